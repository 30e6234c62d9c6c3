#!/usr/bin/env bash
# Results of one command are not overwritten by another one that is not asked for it; the same
# command again needs no flag. A disk without room, a folder that may not be written, and what a
# person wrote by hand: said, and nothing lost.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'umount "$folder/small" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
ln -s "$source_dir/scenarios" scenarios
baseline=scenarios/hai_duong/baseline.cfg
typhoon=scenarios/hai_duong/typhoon.cfg

fail()
{
    echo "$1" >&2
    exit 1
}

# expect CODE TEXT COMMAND...: ends with CODE and says so on stderr.
expect()
{
    local wanted=$1 text=$2 code=0
    shift 2
    "$@" >out 2>err || code=$?
    ((code == wanted)) || fail "exit $code where $wanted is expected: $* $(cat err)"
    [[ -z $text ]] || grep -qF -- "$text" err || fail "\"$text\" is not in what $* said: $(cat err)"
}

# sums FOLDER: of all files in it.
sums()
{
    find "$1" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

# keeps FOLDER CODE TEXT COMMAND...: the command is refused, and the folder stays as it is.
keeps()
{
    local place=$1 before
    shift
    before=$(sums "$place")
    expect "$@"
    [[ $(sums "$place") == "$before" ]] || fail "$place was changed by: $*"
}

# shellcheck disable=SC2054
sweep=("$GRDPSIM" sweep "$baseline" --vary sectors.industry.growth=5:13:11)
run=("$GRDPSIM" run "$baseline" --quiet)
study=("$GRDPSIM" study tornado "$baseline")
other="take another folder with --out, or give this one up with --restart"
anew="take another folder with --out, or begin anew with --restart"

# A sweep and its folder.
"${sweep[@]}" --out sweep >first 2>/dev/null
grep -q 'Files written' first || fail "the files of a sweep are not named"
keeps sweep 0 "the same command has finished it" "${sweep[@]}" --out sweep
grep -q '^baseline: 11 design points' out || fail "a finished sweep does not say its points"
keeps sweep 3 "$anew" "$GRDPSIM" sweep "$baseline" --vary sectors.industry.growth=5:13:12 --out sweep
grep -qF 'points: was made with "11", where "12" is wanted' err || fail "it is not said what differs"
keeps sweep 3 "holds the results of \`sweep\` (baseline)" "${run[@]}" --out sweep
keeps sweep 3 "holds the results of \`sweep\`" "${study[@]}" --out sweep
keeps sweep 3 "holds the results of" "$GRDPSIM" sweep "$typhoon" --vary investment.ratio=30,31 --out sweep
cp -r sweep changed
sed -i 2d changed/sweep.csv
keeps changed 3 "was changed since it was written" "${sweep[@]}" --out changed
"${sweep[@]}" --quiet --restart --out changed
cmp changed/sweep.csv sweep/sweep.csv || fail "--restart does not make it anew"
"$GRDPSIM" sweep "$baseline" --quiet --vary sectors.industry.growth=5:13:12 --restart --out changed
(($(wc -l <changed/sweep.csv) == 13)) || fail "--restart does not take the folder over"

# What was begun over other results with --restart goes on without it.
cp -r sweep begun
# shellcheck disable=SC2054
large=("$GRDPSIM" sweep "$baseline" --quiet --checkpoint 0 --digits 6
    --vary sectors.industry.growth=5:13:4000 --vary investment.ratio=30:40:5)
"${large[@]}" --out large
(ulimit -f 500 && expect 4 "what is done is kept" "${large[@]}" --restart --out begun)
cmp begun/sweep.csv sweep/sweep.csv || fail "an unfinished sweep took the finished one away"
expect 0 "" "${large[@]}" --out begun
cmp begun/sweep.csv large/sweep.csv || fail "a sweep that went on has other bytes"

# A run and its folder.
"${run[@]}" --out run
"${run[@]}" --out run --runs 2000 2>/dev/null
keeps run 3 "holds the results of \`run\` (hai_duong/baseline)" "$GRDPSIM" run "$typhoon" --out run
keeps run 3 "$other" "${sweep[@]}" --out run
keeps run 3 "$other" "${study[@]}" --out run
keeps run 3 "$other" "$GRDPSIM" run scenarios/hai_phong/baseline_2024.cfg --out run
"$GRDPSIM" run "$typhoon" --quiet --out run --restart
grep -q '^likely,typhoon,' run/results.csv || fail "--restart does not take the folder over"
"$GRDPSIM" run scenarios/provinces --quiet --out provinces 2>/dev/null
"$GRDPSIM" run scenarios/provinces --quiet --out provinces 2>/dev/null

# Another --set, seed or number of runs replaces what the same command made of the same scenario,
# and files of an earlier run that stay are named as such.
"${run[@]}" --out own --runs 500 2>/dev/null
"${run[@]}" --out own --set sectors.industry.growth=11
grep -q earlier_outputs own/manifest.json || fail "the files of an earlier run are not named"
"${run[@]}" --out own --runs 600 --seed 2 --keep 2>/dev/null
! grep -q earlier_outputs own/manifest.json || fail "files of this run are named as earlier ones"
grep -q '"statistics.csv"' own/manifest.json || fail "statistics.csv is not in the manifest"

# Files of one's own, and results that were changed by hand.
for name in results.csv targets.csv statistics.csv runs-baseline.csv datapackage.json; do
    rm -rf mine-too
    mkdir mine-too
    echo mine >mine-too/$name
    keeps mine-too 3 "$name: error: is in no manifest of grdpsim and would be overwritten; $other" \
        "${run[@]}" --runs 100 --keep --out mine-too
done
"${run[@]}" --out mine-too --restart --runs 100 2>/dev/null
"${run[@]}" --out mine-too --runs 100 2>/dev/null
sed -i 's/7/8/' mine-too/statistics.csv
keeps mine-too 3 "statistics.csv: error: was changed since it was written and would be overwritten; $other" \
    "${run[@]}" --runs 100 --out mine-too
expect 0 "" "${run[@]}" --out mine-too
for name in sweep.csv sweep.json; do
    rm -rf mine-too
    mkdir mine-too
    echo mine >mine-too/$name
    keeps mine-too 3 "$name: error: is in no manifest of grdpsim" "${sweep[@]}" --out mine-too
done
rm mine-too/*
echo mine >mine-too/part-1-of-2.csv
keeps mine-too 3 "part-1-of-2.csv: error: is in no manifest of grdpsim" "${sweep[@]}" --shard 1/2 --out mine-too
echo mine >mine-too/tornado.csv
keeps mine-too 3 "tornado.csv: error: is in no manifest of grdpsim" "${study[@]}" --out mine-too
[[ ! -s out ]] || fail "a study is made before it is said that it cannot be written"

# Where no folder is given, the files of different commands lie apart.
"${run[@]}"
"${sweep[@]}" --quiet 2>/dev/null
"${run[@]}"
[[ -e results/baseline/manifest.json && -e results/baseline/sweep/manifest.json ]] ||
    fail "the default folders are not those of the help"

# Parts and merges.
for i in 1 2; do
    "${sweep[@]}" --quiet --shard $i/2 --out parts 2>/dev/null
done
"$GRDPSIM" merge --quiet merged parts
keeps parts 0 "the same command has finished it" "${sweep[@]}" --shard 2/2 --out parts
keeps parts 3 "--seed: was made with" "${sweep[@]}" --seed 2 --shard 2/2 --out parts
keeps merged 0 "the same command has finished it" "$GRDPSIM" merge merged parts
keeps merged 0 "the same command has finished it" "${sweep[@]}" --out merged
cmp merged/sweep.json sweep/sweep.json || fail "merged parts are described in another way"
keeps large 3 "$anew" "$GRDPSIM" merge large parts
keeps run 3 "$other" "$GRDPSIM" merge run parts
"$GRDPSIM" merge --quiet run parts --restart
cmp run/sweep.csv sweep/sweep.csv || fail "a merge with --restart has other bytes"

# What a killed run left is taken away once it is old, and what somebody may be writing stays.
for process in 4194303 $$; do
    echo part >run/.results.csv."$process"-0.tmp
    touch -d '2 hours ago' run/.results.csv."$process"-0.tmp
done
echo part >run/.results.csv.4194302-0.tmp
"${run[@]}" --out run --restart
[[ $(cd run && echo .*.tmp) == *$$-0.tmp* && $(cd run && echo .*.tmp) == *4194302-0.tmp* ]] ||
    fail "what somebody may be writing was taken away"
[[ ! -e run/.results.csv.4194303-0.tmp ]] || fail "what a killed run left was not taken away"

# What is not ours.
mkdir theirs
echo '{"name": "an extension"}' >theirs/manifest.json
keeps theirs 3 "is no manifest of grdpsim and would be overwritten" "${run[@]}" --out theirs
keeps theirs 3 "is no manifest of grdpsim and would be overwritten" "${sweep[@]}" --out theirs
echo 'no JSON' >theirs/manifest.json
keeps theirs 3 "is no manifest of grdpsim" "$GRDPSIM" merge theirs parts
cp -rL scenarios/hai_duong mine
keeps mine 3 "was not written by grdpsim fit" "$GRDPSIM" fit mine/region.cfg --out mine/baseline.cfg
for _ in 1 2; do
    "$GRDPSIM" fit mine/region.cfg --quiet --out mine/fitted.txt 2>err
done
# shellcheck disable=SC2054
solve=("$GRDPSIM" solve target mine/investment_35.cfg --quiet --target "grdp.growth@2024=9"
    --factor investment.ratio)
keeps mine 3 "was not written by grdpsim solve" "${solve[@]}" --out mine/baseline.cfg
for _ in 1 2; do
    "${solve[@]}" --out mine/solved.cfg >/dev/null
done

# Killed while files were given their names: the same command goes on, the manifest comes last.
"${run[@]}" --quiet --out killed
mv killed/manifest.json killed/manifest.json.next
echo torn >killed/results.csv
"${run[@]}" --quiet --out killed
"${run[@]}" --out whole
cmp killed/results.csv whole/results.csv
[[ -e killed/manifest.json && ! -e killed/manifest.json.next ]]

# What describes the tables is found out before the work, too.
mkdir described && echo '{}' >described/datapackage.json
keeps described 3 "is in no manifest of grdpsim" "${run[@]}" --out described
keeps described 3 "is in no manifest of grdpsim" "${study[@]}" --out described
keeps described 3 "is in no manifest of grdpsim" "${sweep[@]}" --out described

# A disk without room: the former results stay whole.
if mkdir small && mount -t tmpfs -o size=400k tmpfs small 2>/dev/null; then
    # No byte is left.
    fill()
    {
        rm -f small/filler
        cat /dev/zero >small/filler 2>/dev/null || true
    }
    "${run[@]}" --out small/run
    "${sweep[@]}" --quiet --out small/sweep 2>/dev/null
    "${study[@]}" --out small/study >out 2>err
    "$GRDPSIM" merge --quiet small/merged parts
    "$GRDPSIM" fit mine/region.cfg --quiet --out small/fitted.txt 2>err
    fill
    no_room="No space left on device"
    keeps small 4 "$no_room" "${run[@]}" --out small/run
    keeps small 4 "$no_room" "${run[@]}" --out small/run --runs 100 --keep
    keeps small 4 "$no_room" "${sweep[@]}" --out small/sweep --restart
    keeps small 4 "$no_room" "${study[@]}" --out small/study
    keeps small 4 "$no_room" "$GRDPSIM" merge small/merged parts --restart
    keeps small 4 "$no_room" "$GRDPSIM" fit mine/region.cfg --out small/fitted.txt
    umount small
else
    echo "no file system can be mounted here: full disks were not tried"
fi

# A folder that may not be written.
nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
if ((EUID == 0)) && chmod 755 . && "${nobody[@]}" test -x "$GRDPSIM" -a -r "$baseline" 2>/dev/null; then
    denied="Permission denied"
    keeps large 4 "$denied" "${nobody[@]}" "${large[@]}" --restart --out large
    "$GRDPSIM" run "$baseline" --quiet --out run --restart
    keeps run 4 "$denied" "${nobody[@]}" "${run[@]}" --out run --runs 100 --keep
    keeps merged 4 "$denied" "${nobody[@]}" "$GRDPSIM" merge merged parts --restart
    "${study[@]}" --out study >out 2>err
    keeps study 4 "$denied" "${nobody[@]}" "${study[@]}" --out study
    keeps mine 4 "$denied" "${nobody[@]}" "$GRDPSIM" fit mine/region.cfg --out mine/fitted.txt
else
    echo "no other user can be taken here: rights were not tried"
fi
