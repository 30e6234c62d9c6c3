#!/usr/bin/env bash
# Builds the thread driver and the program with the thread sanitizer, and runs a Monte Carlo, runs
# with draws, sweeps and a study over eight threads: no race may be seen, and the bytes are those of
# one thread.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=build/tsan
mkdir -p "$build"
if ! cmake -S . -B "$build" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS="-fsanitize=thread -Wno-error" -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=thread \
    >"$build.log" 2>&1 ||
    ! cmake --build "$build" --target test_driver_threads grdpsim >>"$build.log" 2>&1; then
    tail -n 30 "$build.log" >&2
    exit 1
fi

rm -f "$build"/race.*
export TSAN_OPTIONS="halt_on_error=1 exitcode=66 log_path=$PWD/$build/race"
"$build/tests/test_driver_threads"
one=$(bash tests/driver/files.sh "$PWD/$build/grdpsim" --threads 1) || one="exit $?"
eight=$(bash tests/driver/files.sh "$PWD/$build/grdpsim" --threads 8) || eight="exit $?"
if compgen -G "$build/race.*" >/dev/null; then
    cat "$build"/race.* >&2
    exit 1
fi
if [[ $one != "$eight" || $one == exit* ]]; then
    echo "one thread: $one; eight threads: $eight" >&2
    exit 1
fi
echo "thread sanitizer: no race seen"
