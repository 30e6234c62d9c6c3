#!/usr/bin/env bash
# Builds the library and the thread driver with the thread sanitizer and runs it: no race may be seen.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
build=$source_dir/build/tsan
cmake -S "$source_dir" -B "$build" -G Ninja -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS="-fsanitize=thread -Wno-error" -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=thread >"$build.log" 2>&1 ||
    { cat "$build.log"; exit 1; }
cmake --build "$build" --target test_driver_threads >>"$build.log" 2>&1 || { tail -n 30 "$build.log"; exit 1; }
TSAN_OPTIONS="halt_on_error=1 exitcode=66" "$build/tests/test_driver_threads"
echo "thread sanitizer: no race seen"
