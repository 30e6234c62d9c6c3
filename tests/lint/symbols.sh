#!/usr/bin/env bash
# What the library defines and what it calls, read from the archive GRDP_LIBRARY with nm.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${GRDP_LIBRARY:?is the path of libgrdp.a}"

# The first lines of awk's input name the source of each object: "PATH number.c.o sim/core/number.c".
{
    find sim models -name '*.c' | sed 's|.*/\(.*\)|PATH \1.o &|'
    nm --format=sysv "$GRDP_LIBRARY" | tr -d ' '
} | awk -F '|' '
function fail(why)
{
    printf "%s: %s\n", place, why
    failed = 1
}

BEGIN {
    split("printf vprintf puts putchar perror exit _exit _Exit quick_exit abort stdout stderr" \
          " setlocale atof rand srand random __printf_chk __vprintf_chk", words, " ")
    for (i in words)
        forbidden[words[i]] = 1
    split("fprintf vfprintf fputs fputc putc fwrite __fprintf_chk __vfprintf_chk", words, " ")
    for (i in words)
        writes[words[i]] = 1
    # The bits that these give depend on the C library and the processor.
    split("exp exp2 expm1 log log2 log10 log1p pow sin cos tan tanh erf erfc tgamma lgamma",
          words, " ")
    for (i in words)
        inexact[words[i]] = 1
}

/^PATH / {
    split($0, word, " ")
    place_of[word[2]] = word[3]
    next
}

# "Symbols from libgrdp.a[number.c.o]:"
/^Symbolsfrom/ {
    object = $0
    sub(/^.*\[/, "", object)
    sub(/\].*$/, "", object)
    place = object in place_of ? place_of[object] : object
    next
}

NF < 7 || $1 == "Name" { next }

{
    name = $1
    class = $3
    section = $7
}

class == "U" || class == "w" {
    if (name in forbidden)
        fail("calls " name "; the library never prints, ends the program or depends on the locale")
    if (name ~ /^strto(d|f|ld)$/ && place != "sim/core/number.c")
        fail("calls " name "; numbers are read by core/number.h")
    if ((name in writes) && place !~ /^sim\/(output\/|core\/file\.c)/)
        fail("calls " name "; files are written by sim/output and sim/core/file.c")
    if ((name in inexact) && place ~ /^(models|sim\/engine)\//)
        fail("calls " name "; kernels use grdp/kernel.h")
    next
}

class ~ /[A-Z]/ && name !~ /^grdp_/ { fail("exports " name "; exported names start with grdp_") }

section ~ /^\.t(data|bss)/ && place !~ /^sim\/core\/(number|text)\.c$/ {
    fail(name " is thread-local; only the rings of number.c and text.c are")
}

section ~ /^(\.data|\.bss|\*COM\*)/ && section !~ /^\.data\.rel\.ro/ {
    fail(name " can be written; state lives in objects")
}

END { exit failed }
'
