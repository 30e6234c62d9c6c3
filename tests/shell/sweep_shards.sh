#!/usr/bin/env bash
# Parts of a sweep, made in any order and by several processes at once, merge into the bytes of one
# sweep; what does not belong together is refused.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# The commas belong to the values.
# shellcheck disable=SC2054
command=("$GRDPSIM" sweep "$source_dir/tests/bench/w3/scenario.cfg" --quiet --digits 4
    --design lhs --points 20011 --vary sectors.agriculture.growth=2:6
    --vary sectors.industry.growth=5,9,13)

fail()
{
    echo "$1" >&2
    exit 1
}

# refused TEXT ARGUMENT...: merge ends with 3 and says so.
refused()
{
    local text=$1 code=0
    shift
    "$GRDPSIM" merge "$@" 2>err || code=$?
    ((code == 3)) || fail "exit $code where 3 is expected: merge $*"
    grep -qF -- "$text" err || fail "\"$text\" is not in: $(cat err)"
}

"${command[@]}" --out whole
whole=$(sha256sum <whole/sweep.csv)
for threads in 1 2 3 7 16; do
    [[ $("${command[@]}" --threads "$threads" --out - | sha256sum) == "$whole" ]] ||
        fail "$threads threads give other bytes"
done

for n in 1 2 5 64; do
    if ((n == 64)) && parallel --version 2>/dev/null | grep -q GNU; then
        seq "$n" | parallel --will-cite -j 4 "${command[@]@Q}" --shard "{}/$n" --out "parts$n"
    else
        for ((i = n; i >= 1; i--)); do
            "${command[@]}" --shard "$i/$n" --out "parts$n"
        done
    fi
    "$GRDPSIM" merge --quiet "merged$n" "parts$n"
    [[ $(sha256sum <"merged$n/sweep.csv") == "$whole" ]] || fail "$n parts merge into other bytes"
    cmp "merged$n/datapackage.json" whole/datapackage.json || fail "$n parts: other columns"
done

# More parts than points: some are empty.
# shellcheck disable=SC2054
small=("$GRDPSIM" sweep "$source_dir/tests/bench/w3/scenario.cfg" --quiet
    --vary sectors.agriculture.growth=2,3)
"${small[@]}" --out small
for i in 3 1 2; do
    "${small[@]}" --shard "$i/3" --out small_parts
done
"$GRDPSIM" merge --quiet small_merged small_parts/part-*.csv
cmp small/sweep.csv small_merged/sweep.csv || fail "an empty part changes bytes"

refused "part 3 of 5 is missing" out parts5/part-[1245]-of-5.csv
cp -r parts5 copy
refused "is part 2, and so is" out parts5 copy/part-2-of-5.csv
refused "is one of 2 parts, the first one is one of 5" out parts5 parts2/part-1-of-2.csv
refused "there is no part of a sweep in this folder" out whole
refused "is no part of a sweep" out whole/nothing
printf '1' | dd of=copy/part-4-of-5.csv bs=1 seek=1000 conv=notrunc status=none
refused "is not what its description says" out copy
truncate -s -1 copy/part-4-of-5.csv
refused "is not what its description says" out copy
rm copy/part-4-of-5.*
"${command[@]}" --seed 2 --shard 4/5 --out copy
refused '--seed: was made with "2", where "1" is wanted' out copy
[[ ! -e out/sweep.csv ]] || fail "a merge that was refused left a table"
sed -i 's/"first": [0-9]*/"first": 1/' parts5/part-2-of-5.json
refused "begins at point 1" out parts5
