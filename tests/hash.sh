#!/usr/bin/env bash
# Results have the same bytes however the program was compiled and whatever the processor can do:
# builds the program with gcc and clang, without and with optimisation, for several instruction sets,
# and compares the numbers of tests/driver/hash.c and the files of tests/driver/files.sh, these with
# 1, 2, 3, 7 and 16 threads too.
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

# The lists of models, distributions and so on, and the version, are written by CMake.
if ! cmake -S . -B "$out/lists" -G Ninja -DBUILD_TESTING=OFF >"$out/lists.log" 2>&1 ||
    ! cmake --build "$out/lists" --target grdp_version >>"$out/lists.log" 2>&1; then
    cat "$out/lists.log" >&2
    exit 1
fi
lists=$out/lists
base=(sim/{core,scenario,engine}/*.c models/*.c "$lists"/models/grdp_*_registry.c
    "$lists"/sim/grdp_{series,dist,sampling}_registry.c)
rest=(sim/{plan,study,output,report,cli}/*.c "$lists"/sim/grdp_{format,points,method}_registry.c)

include="-Isim/include -Isim -I$out/lists/generated $(pkg-config --cflags libconfig gsl jansson)"
libraries="$(pkg-config --libs libconfig gsl jansson) -lpthread -lm"
launcher=$(command -v ccache || true)

# compile NAME COMPILER FLAGS SOURCE...: for ninja; leaves the objects in $objects.
compile()
{
    local name=$1 compiler=$2 flags=$3 source object
    shift 3
    objects=""
    for source in "$@"; do
        object=$out/$name/${source//\//_}.o
        objects+=" $object"
        printf 'build %s: compile %s\n  compiler = %s\n  flags = %s\n' "$object" "$source" \
            "$compiler" "$flags"
    done
}

# link PROGRAM COMPILER OBJECT...
link()
{
    local program=$1 compiler=$2
    shift 2
    printf 'build %s: link %s\n  compiler = %s\n' "$program" "$*" "$compiler"
}

# plan NAME COMPILER FLAGS: how $out/NAME/hash is built.
plan()
{
    local objects shared
    compile "$@" "${base[@]}"
    shared=$objects
    compile "$@" tests/driver/hash.c
    link "$out/$1/hash" "$2" "$shared" "$objects"
    names+=("$1")
}

# whole NAME COMPILER FLAGS: $out/NAME/grdpsim, too.
whole()
{
    local objects shared
    plan "$@"
    compile "$@" "${base[@]}" >/dev/null
    shared=$objects
    compile "$@" "${rest[@]}"
    link "$out/$1/grdpsim" "$2" "$shared" "$objects"
    wholes+=("$1")
}

names=()
wholes=() # the programs: the other builds have the numbers alone, which takes less time
{
    printf 'builddir = %s\n' "$out"
    printf 'rule compile\n  depfile = $out.d\n  deps = gcc\n'
    printf '  command = %s $compiler -std=gnu17 %s %s $flags -MMD -MF $out.d -c $in -o $out\n' \
        "$launcher" "$exact" "$include"
    printf 'rule link\n  command = $compiler $in -o $out %s\n' "$libraries"
    whole gcc-O0 gcc -O0
    whole gcc-O3 gcc -O3
    whole gcc-O3-dispatch gcc "-O3 '-D$kernel'"
    plan gcc-O3-native gcc "-O3 -march=native"
    if command -v clang >/dev/null; then
        plan clang-O0 clang -O0
        whole clang-O3 clang -O3
    else
        echo "clang is not here: its results were not compared" >&2
    fi
} >"$out/build.ninja"
if ! ninja -f "$out/build.ninja" >"$out/build.log" 2>&1; then
    cat "$out/build.log" >&2
    exit 1
fi

declare -A first
failed=0

# compare WHAT NAME COMMAND...: what the command prints is the same for every NAME.
compare()
{
    local what=$1 name=$2 hash
    shift 2
    hash=$("$@")
    : "${first[$what]:=$hash}"
    printf '%-8s %-24s %s\n' "$what" "$name" "$hash"
    if [[ $hash != "${first[$what]}" ]]; then
        echo "$what: $name: other bytes than ${names[0]}" >&2
        failed=1
    fi
}

for name in "${names[@]}"; do
    compare numbers "$name" "$out/$name/hash" .
done
for name in "${wholes[@]}"; do
    compare files "$name" bash tests/driver/files.sh "$out/$name/grdpsim"
done
# The C library then takes other versions of its own functions.
plain=(env "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F")
compare numbers "gcc-O3, plain libm" "${plain[@]}" "$out/gcc-O3/hash" .
compare files "gcc-O3, plain libm" "${plain[@]}" bash tests/driver/files.sh "$out/gcc-O3/grdpsim"
for threads in 1 2 3 7 16; do
    compare files "$threads threads" bash tests/driver/files.sh "$out/gcc-O3/grdpsim" \
        --threads "$threads"
done
exit "$failed"
