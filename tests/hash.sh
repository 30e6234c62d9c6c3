#!/usr/bin/env bash
# Results have the same bytes however the program was compiled and whatever the processor can do:
# builds tests/driver/hash.c with gcc and clang, without and with optimisation, for several
# instruction sets, and compares what it prints.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=build/hash
mkdir -p "$out"

# The flags on which equal bytes depend, and the list of instruction sets, are those of the build.
exact=$(sed -n 's/^add_compile_options(\(-ffp-contract=off .*\))$/\1/p' cmake/flags.cmake)
kernel=$(sed -n 's/^ *"\(GRDP_KERNEL=.*\)")$/\1/p' cmake/flags.cmake | sed 's/\\"/"/g')
if [[ -z $exact || -z $kernel ]]; then
    echo "cmake/flags.cmake: the flags were not found" >&2
    exit 1
fi

# The lists of models, distributions and series are written by CMake.
if ! cmake -S . -B "$out/lists" -DBUILD_TESTING=OFF >"$out/lists.log" 2>&1; then
    cat "$out/lists.log" >&2
    exit 1
fi
lists=("$out"/lists/models/grdp_model_registry.c "$out"/lists/sim/grdp_{series,dist}_registry.c)
sources=(sim/core/*.c sim/scenario/*.c sim/engine/*.c models/*.c "${lists[@]}" tests/driver/hash.c)

include="-Isim/include -Isim $(pkg-config --cflags libconfig gsl)"
libraries="$(pkg-config --libs libconfig gsl) -lpthread -lm"

# plan NAME COMPILER FLAGS: how $out/NAME/hash is built, for ninja.
plan()
{
    local source object objects=""
    for source in "${sources[@]}"; do
        object=$out/$1/${source//\//_}.o
        objects+=" $object"
        printf 'build %s: compile %s\n  compiler = %s\n  flags = %s\n' "$object" "$source" "$2" "$3"
    done
    printf 'build %s: link%s\n  compiler = %s\n' "$out/$1/hash" "$objects" "$2"
    names+=("$1")
}

names=()
{
    printf 'builddir = %s\n' "$out"
    printf 'rule compile\n  depfile = $out.d\n  deps = gcc\n'
    printf '  command = $compiler -std=gnu17 %s %s $flags -MMD -MF $out.d -c $in -o $out\n' \
        "$exact" "$include"
    printf 'rule link\n  command = $compiler $in -o $out %s\n' "$libraries"
    plan gcc-O0 gcc -O0
    plan gcc-O3 gcc -O3
    plan gcc-O3-dispatch gcc "-O3 '-D$kernel'"
    plan gcc-O3-native gcc "-O3 -march=native"
    if command -v clang >/dev/null; then
        plan clang-O0 clang -O0
        plan clang-O3 clang -O3
    else
        echo "clang is not here: its results were not compared" >&2
    fi
} >"$out/build.ninja"
if ! ninja -f "$out/build.ninja" >"$out/build.log" 2>&1; then
    cat "$out/build.log" >&2
    exit 1
fi

first=""
failed=0

# compare NAME COMMAND...
compare()
{
    local name=$1 hash
    shift
    hash=$("$@" .)
    first=${first:-$hash}
    printf '%-24s %s\n' "$name" "$hash"
    if [[ $hash != "$first" ]]; then
        echo "$name: other bytes than ${names[0]}" >&2
        failed=1
    fi
}

for name in "${names[@]}"; do
    compare "$name" "$out/$name/hash"
done
# The C library then takes other versions of its own functions.
compare "gcc-O3, plain libm" env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F \
    "$out/gcc-O3/hash"
exit "$failed"
