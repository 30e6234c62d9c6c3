#!/usr/bin/env bash
# Every file that a command leaves in its folder is an output of manifest.json, with its length and
# its sum, and a resource of datapackage.json; and tables are the same bytes from whatever folder
# the command is given in.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
GRDPSIM=$(realpath "$GRDPSIM")
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp -rL "$source_dir/scenarios/." .
study=hai_duong

fail()
{
    echo "$1" >&2
    exit 1
}

# values KEY FILE: what stands at a key, one a line.
values()
{
    sed -n "s/^ *\"$1\": \"\{0,1\}\([^\"]*[^\",]\)\"\{0,1\},\{0,1\}\$/\1/p" "$2"
}

# listed FOLDER: walks through it.
listed()
{
    local out=$1 here
    here=$(find "$out" -type f -printf '%P\n' | LC_ALL=C sort)
    sed -n '/^  "outputs"/,$p' "$out/manifest.json" >outputs
    diff <({ values path outputs; echo manifest.json; } | LC_ALL=C sort) - <<<"$here" ||
        fail "$out: manifest.json does not list the files that are there"
    diff <({ values path "$out/datapackage.json"; printf '%s\n' datapackage.json manifest.json; } |
        LC_ALL=C sort) - <<<"$here" ||
        fail "$out: datapackage.json does not list the files that are there"
    diff <(values sha256 outputs) <(values path outputs | (cd "$out" && xargs sha256sum) |
        cut -d ' ' -f 1) || fail "$out: a sum is wrong"
    diff <(values bytes outputs) <(values path outputs | (cd "$out" && xargs stat -c %s)) ||
        fail "$out: a length is wrong"
    values mediatype "$out/datapackage.json" | grep -c . >types
    values path "$out/datapackage.json" | grep -c . | diff - types ||
        fail "$out: a resource has no mediatype"
}

# does NAME ARGUMENT...: runs a command with --out NAME and walks through the folder.
does()
{
    local out=$1 code=0
    shift
    "$GRDPSIM" "$@" --out "$out" >said 2>&1 || code=$?
    ((code == 0)) || fail "exit $code: $* $(cat said)"
    listed "$out"
}

does run run $study
does wide run $study/baseline.cfg --wide
does chances run $study/baseline.cfg --runs 500 --columns grdp.growth --keep
does regions run $study/baseline.cfg --set sectors.industry.growth=7 --runs 200
does compare compare $study/plan_2023.cfg $study/baseline.cfg
does bridge compare $study/plan_2024.cfg $study/baseline.cfg --bridge
does coherence check --plan $study/plan_2024.cfg
does reconcile reconcile $study/region.cfg report_2023 constant_2022
does track track $study/plan_2024.cfg --as-of 2024-07-31
does solve solve target $study/baseline.cfg --target grdp.growth@2024=9 \
    --factor sectors.industry.growth
does curve solve target $study/baseline.cfg --target grdp.growth@2024=9 \
    --factor sectors.industry.growth --curve sectors.construction.growth=6:9:3
does path solve path $study/official_2025.cfg --year 2025 --growth 12
does backtest backtest $study/region.cfg
does pooled backtest --regions provinces
does sweep sweep $study/baseline.cfg --vary sectors.industry.growth=5:13:33
does study study tornado $study/baseline.cfg
for i in 1 2; do
    "$GRDPSIM" sweep $study/baseline.cfg --vary sectors.industry.growth=5:13:33 --shard $i/2 \
        --out parts >said 2>&1 || fail "shard $i: $(cat said)"
done
"$GRDPSIM" merge merged parts >said 2>&1 || fail "merge: $(cat said)"
listed merged
grep -q '"path": "baseline_solved.cfg"' solve/datapackage.json || fail "solve lists no scenario"
grep -q '"path": "official_2025_path.cfg"' path/datapackage.json || fail "path lists no scenario"
"$GRDPSIM" study --data sweep/sweep.csv --inputs sectors.industry.growth \
    --output grdp.growth@2024 --out data >said 2>&1 || fail "study --data: $(cat said)"
listed data
# fit writes the one file that it is told to.
"$GRDPSIM" fit $study/region.cfg --out fitted.txt >said 2>&1 || fail "fit: $(cat said)"
[[ -s fitted.txt && ! -e manifest.json ]] || fail "fit writes more than its file"

# same FILE FOLDER...: the file is the same in all folders.
same()
{
    local file=$1 first=$2 other
    shift 2
    for other in "$@"; do
        cmp "$first/$file" "$other/$file"
    done
}

# from NAME FOLDER PATH: the tables that name plans, in NAME, by commands given in FOLDER.
from()
{
    local to=$folder/$1
    (
        cd "$2"
        "$GRDPSIM" run "$3/baseline.cfg" --out "$to/run" --runs 100
        "$GRDPSIM" compare "$3/plan_2024.cfg" "$3/baseline.cfg" --out "$to/compare"
        "$GRDPSIM" track "$3/plan_2024.cfg" --as-of 2024-07-31 --out "$to/track"
    ) >said 2>&1 || fail "$1: $(cat said)"
}

from above . $study
from inside $study .
from beside provinces ../$study
from absolute / "$folder/$study"
same run/targets.csv above inside beside absolute
same run/chances.csv above inside beside absolute
same compare/compare.csv above inside beside absolute
same track/track.csv above inside beside absolute
grep -q '^baseline,hai_duong,plan_2024.cfg,' above/run/targets.csv || fail "targets.csv names no plan"
