#!/usr/bin/env bash
# Includes point down only, and each library is used in one place.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

find sim models -name '*.[ch]' -print | LC_ALL=C sort | xargs awk '
function fail(why)
{
    printf "%s:%d: %s\n", FILENAME, FNR, why
    failed = 1
}

# What the files of a layer may include, besides the public headers.
BEGIN {
    below["core"] = " core "
    below["scenario"] = " core scenario "
    below["engine"] = " core scenario engine "
    below["plan"] = " core scenario engine plan "
    below["study"] = " core scenario engine study "
    below["output"] = " core output "
    below["report"] = " core scenario engine plan study output report "
    below["cli"] = " core scenario engine plan study output report cli "
    below["include"] = " "

    # The only files that may see a library.
    user["libconfig.h"] = "^sim/scenario/read_cfg\\.c$"
    user["pthread.h"] = "^sim/engine/batch\\.c$"
    user["jansson.h"] = "^sim/output/"
    user["gsl"] = "^sim/(scenario/(fit_[a-z_0-9]*|nearest)\\.c$|plan/|study/|cli/main\\.c$)"
    user["threads.h"] = user["omp.h"] = "^$"
}

FNR == 1 {
    split(FILENAME, part, "/")
    layer = part[1] == "models" ? "models" : part[2]
    if (layer != "models" && !(layer in below))
        fail("sim/" layer " is no layer of the design")
}

/^[ \t]*#[ \t]*include/ {
    name = $0
    sub(/^[^"<]*["<]/, "", name)
    sub(/[">].*$/, "", name)
    ours = $0 ~ /"/
    split(name, piece, "/")

    if (layer == "models") {
        if (ours ? name !~ /^grdp\/(model|param|kernel)\.h$/ : name !~ /^(stddef|stdbool|math)\.h$/)
            fail("a model may not include " name)
    } else if (ours && name !~ /\//) {
        fail("write the layer of " name)
    } else if (ours && piece[1] != "grdp" && index(below[layer], " " piece[1] " ") == 0) {
        fail(layer " may not include " name)
    }
    if (!ours && (piece[1] in user) && FILENAME !~ user[piece[1]])
        fail(name " has its own place (" user[piece[1]] ")")
}

END { exit failed }
'
