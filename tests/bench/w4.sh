#!/usr/bin/env bash
# One deterministic scenario from its input files to CSV on a memory disk: is it right, and how long
# does it take?
#
#   tests/bench/w4.sh [RUNS]
#
# GRDPSIM is the command that is timed; the release build where it is not set.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
runs=${1:-200}
grdpsim=${GRDPSIM:-$here/../../build/release/grdpsim}
memory=/dev/shm
[[ -w $memory ]] || memory=${TMPDIR:-/tmp}
folder=$(mktemp -d "$memory/w4.XXXXXX")
trap 'rm -rf "$folder"' EXIT

levels=sectors.agriculture.level,sectors.industry.level,sectors.construction.level
command=("$grdpsim" run "$here/w4/scenario.cfg" --quiet --wide --digits 6 --out "$folder/out"
    --columns "$levels,sectors.services.level,grdp.level,grdp.growth,investment.ratio")

# Shares of 8.8, 54.3, 7.5 and 29.4 that grow by 4.1, 8.7, 7.5 and 7.4 % for five years; the ratio is
# 4.6 times the increase of the last year over its level.
expected=w4,2028,10.758118,82.403859,10.767220,42.011553,145.940750,7.883820,33.615394
"${command[@]}"
last=$(tail -n 1 "$folder/out/results.csv")
if [[ $last != "$expected" ]]; then
    echo "wrong: $last" >&2
    echo "right: $expected" >&2
    exit 1
fi

"${CC:-cc}" -O2 -std=gnu17 -o "$folder/whole" "$here/whole.c"
echo "one scenario:       $("$folder/whole" -n "$runs" "${command[@]}")"
echo "grdpsim --version:  $("$folder/whole" -n "$runs" "$grdpsim" --version)"
echo "/bin/true:          $("$folder/whole" -n "$runs" /bin/true)"
