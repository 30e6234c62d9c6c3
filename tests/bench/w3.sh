#!/usr/bin/env bash
# A million combinations of growth to one CSV on a memory disk: is every byte right, and how long does
# it take?
#
#   tests/bench/w3.sh [RUNS]
#
# GRDPSIM is the command that is timed; the release build where it is not set.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
runs=${1:-5}
grdpsim=${GRDPSIM:-$here/../../build/release/grdpsim}
memory=/dev/shm
[[ -w $memory ]] || memory=${TMPDIR:-/tmp}
folder=$(mktemp -d "$memory/w3.XXXXXX")
trap 'rm -rf "$folder"' EXIT

command=("$grdpsim" sweep "$here/w3/scenario.cfg" --quiet --digits 6
    --vary sectors.agriculture.growth=2:5.96:100
    --vary sectors.industry.growth=5:12.92:100
    --vary sectors.services.growth=4.5:9.45:100
    --columns "grdp.level@2028,grdp.average_growth@2028,grdp.growth@2024,grdp.growth@2028,\
sectors.agriculture.share.constant@2028,sectors.industry.share.constant@2028,\
investment.average_ratio@2028")

# The digest of the same rows, each number by fprintf("%.6f"), under a head of other names.
expected=20a01052b26544ba895e73211c8fb648
head=g_agri,g_ind,g_serv,grdp_2028,cagr,growth_2024,growth_2028,share_agri_2028,share_ind_2028,inv_ratio
"${command[@]}" --out "$folder/out"
digest=$({ echo "$head" && tail -n +2 "$folder/out/sweep.csv"; } | md5sum | cut -d ' ' -f 1)
if [[ $digest != "$expected" ]]; then
    echo "wrong digest of the rows: $digest, right: $expected" >&2
    exit 1
fi

# A new file each time, as a shell makes it: the timer runs this script, and the shell is in it.
cat >"$folder/stream" <<END
rm -f "$folder/stream.csv"
exec ${command[*]@Q} --out - >"$folder/stream.csv"
END
cat >"$folder/files" <<END
rm -rf "$folder/files.out"
exec ${command[*]@Q} --out "$folder/files.out"
END

"${CC:-cc}" -O2 -std=gnu17 -o "$folder/whole" "$here/whole.c"
echo "rows to a stream:                  $("$folder/whole" -n "$runs" sh "$folder/stream")"
echo "rows, hash and manifest to a folder: $("$folder/whole" -n "$runs" sh "$folder/files")"
echo "one thread, to a stream:           $("$folder/whole" -n "$runs" sh -c \
    "rm -f $folder/stream.csv; exec ${command[*]@Q} --threads 1 --out - >$folder/stream.csv")"
