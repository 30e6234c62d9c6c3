#!/usr/bin/env bash
# The random words of the draws through some tests of dieharder that take seconds; dieharder.txt is
# the report of all of them.
#
#   tests/bench/battery.sh [LIBRARY]
#
# LIBRARY is libgrdp.a of the release where it is not given. The stream is the same each time, so a
# test that passes goes on to pass until the draws change. Ends with 1 where one fails, with 0 and a
# note where dieharder is not installed. One result in a hundred is "WEAK" by chance alone.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
library=${1:-$root/build/release/sim/libgrdp.a}
if ! command -v dieharder >/dev/null; then
    echo "dieharder is not installed: the draws were not tested" >&2
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${CC:-cc}" -O2 -std=gnu17 -I"$root/sim" -I"$root/sim/include" -o "$folder/draw_stream" \
    "$root/tests/bench/draw_stream.c" "$library" -lm

# Birthdays, ranks of matrices, counts of ones, runs, single bits, runs of bits, permutations; -p
# takes fewer samples than usual.
failed=0
for options in "-d 0" "-d 2 -p 10" "-d 8" "-d 15" "-d 100" "-d 101 -p 20" "-d 202 -p 20"; do
    read -ra words <<<"$options"
    # The stream has no end: it is cut off, which is no failure.
    result=$(set +o pipefail && "$folder/draw_stream" | dieharder -g 200 "${words[@]}" |
        grep -E '\| *(PASSED|WEAK|FAILED)') || result="FAILED: dieharder $options said nothing"
    echo "$result"
    ! grep -q FAILED <<<"$result" || failed=1
done
exit "$failed"
