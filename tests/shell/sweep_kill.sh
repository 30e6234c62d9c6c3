#!/usr/bin/env bash
# A sweep that is killed at 200 moments spread over its length, and at 20 more ended by SIGTERM and
# SIGINT, and given again, ends with the same bytes as one that nothing happened to; what stands
# under the final name is never cut off.
#
#   sweep_kill.sh [MOMENTS]
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
moments=${1:-220}
folder=$(mktemp -d)
# Not in a child that a signal meets before it runs its command.
trap '[[ $BASHPID != "$$" ]] || rm -rf "$folder"' EXIT
cd "$folder"

# The commas belong to the values.
# shellcheck disable=SC2054
command=("$GRDPSIM" sweep "$source_dir/tests/bench/w3/scenario.cfg" --quiet --digits 6
    --vary sectors.agriculture.growth=2:5.96:30 --vary sectors.industry.growth=5:12.92:30
    --vary sectors.services.growth=4.5:9.45:50 --columns grdp.growth,grdp.level,investment.ratio
    --checkpoint 0)

fail()
{
    echo "$1" >&2
    exit 1
}

start=$(date +%s%N)
"${command[@]}" --out whole
whole=$((($(date +%s%N) - start) / 1000)) # microseconds
size=$(stat -c %s whole/sweep.csv)

interrupted=0
continued=0
for ((i = 0; i < moments; i++)); do
    signal=KILL
    ((i % 22 == 7)) && signal=TERM
    ((i % 22 == 18)) && signal=INT
    threads=$((1 + i % 3))
    rm -rf out
    # One sweep in eleven is interrupted three times.
    tries=1
    ((i % 11 == 0)) && tries=3
    for ((try = 0; try < tries; try++)); do
        # A shell that is no terminal's starts background commands with SIGINT ignored.
        env --default-signal=INT "${command[@]}" --threads "$threads" --out out 2>err &
        pid=$!
        wait_for=$((whole * i / moments / tries))
        sleep "$(printf '%d.%06d' $((wait_for / 1000000)) $((wait_for % 1000000)))"
        kill -"$signal" "$pid" 2>/dev/null || true
        code=0
        wait "$pid" 2>/dev/null || code=$?
        case $code in
        0 | 137) ;;
        5) grep -q "the same command goes on" err || fail "exit 5 without a word: $(cat err)" ;;
        130 | 143) ;; # before the command was up
        *) fail "moment $i: exit $code: $(cat err)" ;;
        esac
        ((code == 0)) || interrupted=$((interrupted + 1))
        if [[ -e out/sweep.csv ]]; then
            cmp out/sweep.csv whole/sweep.csv || fail "moment $i: torn under the final name"
        elif [[ -s out/sweep.csv.partial && -e out/sweep.csv.state ]]; then
            continued=$((continued + 1))
            (($(stat -c %s out/sweep.csv.partial) <= size)) || fail "moment $i: too long"
        fi
    done
    "${command[@]}" --out out 2>err || fail "moment $i: exit $? after resuming: $(cat err)"
    cmp out/sweep.csv whole/sweep.csv || fail "moment $i: resumed differently"
    [[ -e out/manifest.json ]] || fail "moment $i: no manifest"
    left=$(find out -name '*.state' -o -name '*.partial' -o -name '*.tmp' | wc -l)
    [[ $left -eq 0 || $signal == KILL ]] || fail "moment $i: something is left: $(ls out)"
done
echo "$moments moments, $interrupted interruptions, $continued continued"
((continued > 0)) || fail "no interruption met the sweep at work"

# What is there is continued only by the same sweep.
rm -rf out
env --default-signal=INT "${command[@]}" --out out 2>err &
pid=$!
for ((i = 0; i < 1000; i++)); do
    [[ -e out/sweep.csv.state ]] && break
    sleep 0.001
done
kill -KILL "$pid" 2>/dev/null || true
wait "$pid" 2>/dev/null || true
if [[ -e out/sweep.csv.state ]]; then
    code=0
    "${command[@]}" --seed 2 --out out 2>err || code=$?
    ((code == 3)) || fail "another seed: exit $code"
    grep -q -- "--seed: was made with \"1\", where \"2\" is wanted" err || fail "$(cat err)"
    grep -q -- "--restart" err || fail "$(cat err)"
    printf x | dd of=out/sweep.csv.partial bs=1 seek=200 conv=notrunc status=none
    code=0
    "${command[@]}" --out out 2>err || code=$?
    ((code == 3)) || fail "a changed file: exit $code"
    grep -q "was changed since it was written" err || fail "$(cat err)"
    "${command[@]}" --restart --out out
    cmp out/sweep.csv whole/sweep.csv || fail "begun anew differently"
fi
