#!/usr/bin/env bash
# On a terminal, work of over a second says how far it is in one line that never wraps; Ctrl-C ends
# it with what is done and exit code 5. Nothing of it where there is no terminal.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
scenario=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/tests/bench/w1/scenario.cfg
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TERM=xterm # on a dumb one there is no progress

if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    echo "no terminal can be made here: the progress was not tried"
    exit 0
fi

fail()
{
    echo "$1" >&2
    exit 1
}

# on_terminal WIDTH COMMAND...: shows the command on a terminal of that width until the progress was
# drawn, and presses Ctrl-C; leaves `shown` and `code`.
on_terminal()
{
    local width=$1 i
    shift
    rm -f shown code pid
    {
        for ((i = 0; i < 600; i++)); do
            sleep 0.1
            grep -q $'\033\\[K' shown 2>/dev/null && break
        done
        kill -INT "$(cat pid)" || true
    } &
    script -qefc "stty cols $width; sh -c 'echo \$\$ >pid; exec \"\$@\"' sh $(printf '%q ' "$@") 2>&1; echo \$? >code" \
        shown </dev/null >/dev/null
    wait
}

# lines: what was drawn over, one a line, without the colours and the rest.
lines()
{
    tr '\r' '\n' <shown | grep $'\033\\[K' | sed $'s/\033\\[K.*//' | grep . || true
}

for width in 100 60 38 24 12 8; do
    on_terminal $width "$GRDPSIM" run "$scenario" --runs 1e8 --out run --restart
    [[ $(cat code) == 5 ]] || fail "exit $(cat code) where 5 is expected"
    lines | awk -v width=$width 'length($0) >= width { exit 1 }' ||
        fail "a line is wider than $width columns: $(lines)"
    [[ -s run/chances.csv ]] || fail "what was done is not written"
    case $width in
        100) lines | grep -Eq '^[0-9,]+ / 100,000,000 runs, [0-9,]+/s, [0-9,]+ s left, ± [0-9.]+ points$' ;;
        38) lines | grep -Eq '^[0-9]+ %, [0-9,]+ s left' ;;
        8) lines | grep -Eq '^[0-9]+ %$' ;;
    esac || fail "at $width columns it says: $(lines)"
done

on_terminal 80 "$GRDPSIM" run "$scenario" --runs 5e7 --design sobol --out run --restart
[[ $(cat code) == 5 ]] || fail "exit $(cat code) where 5 is expected"
on_terminal 80 "$GRDPSIM" sweep "$scenario" --design sobol --points 1e9 \
    --vary sectors.industry.mean=5:13 --out sweep
[[ $(cat code) == 5 ]] || fail "exit $(cat code) where 5 is expected"
tr -s '\r\n ' ' ' <shown | grep -q 'the same command goes on' ||
    fail "a sweep that was stopped does not say how it goes on: $(cat shown)"

"$GRDPSIM" run "$scenario" --runs 3e6 --out run --restart >out 2>err
! grep -q $'\033' err || fail "there is progress without a terminal"
