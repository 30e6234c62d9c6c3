#!/usr/bin/env bash
# A sweep on a disk without room, beside another one, over damaged files: said, and nothing lost.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# shellcheck disable=SC2054
command=("$GRDPSIM" sweep "$source_dir/tests/bench/w3/scenario.cfg" --quiet --digits 6
    --vary sectors.agriculture.growth=2:5.96:100 --vary sectors.industry.growth=5:12.92:200
    --checkpoint 0)

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
    "$@" 2>err || code=$?
    ((code == wanted)) || fail "exit $code where $wanted is expected: $* $(cat err)"
    grep -qF -- "$text" err || fail "\"$text\" is not in: $(cat err)"
}

same()
{
    cmp "$1/sweep.csv" whole/sweep.csv || fail "$2"
    [[ ! -e $1/sweep.csv.partial && ! -e $1/sweep.csv.state ]] || fail "$2: something is left"
}

"${command[@]}" --out whole

# No room for more than 500 KiB, then enough.
limited()
{
    (ulimit -f 500 && "${command[@]}" --out full)
}
expect 4 "what is done is kept: make room" limited
[[ ! -e full/sweep.csv && -e full/sweep.csv.state ]] || fail "a full disk: no state is kept"
cp -r full damaged
cp -r full stopped
"${command[@]}" --out full
same full "after a full disk"

# A stream without room.
expect 4 "what was printed could not be written" sh -c '"$@" --out - >/dev/full' sh "${command[@]}"
"${command[@]}" --out - | head -n 1 >/dev/null || true

# Another command at work in the folder.
exec 9>>stopped/sweep.csv.partial
flock 9
expect 4 "another command is writing this file" "${command[@]}" --out stopped
exec 9>&-
"${command[@]}" --out stopped
same stopped "after another command"

# A state that is none, a table that is shorter than its state, settings that differ.
cp damaged/sweep.csv.state state
echo '{' >damaged/sweep.csv.state
expect 3 "is not what a sweep writes beside its table" "${command[@]}" --out damaged
cp state damaged/sweep.csv.state
expect 3 "column 2: was made with" "${command[@]}" --out damaged --columns grdp.growth@2024,grdp.level
expect 3 "begin anew with --restart" "${command[@]}" --out damaged --digits 5
expect 3 "--set 1: was made without it" "${command[@]}" --out damaged --set investment.icor=5
truncate -s 1000 damaged/sweep.csv.partial
expect 3 "is shorter than its state says" "${command[@]}" --out damaged
"${command[@]}" --restart --out damaged
same damaged "after --restart"

# The command ended between the new name of the table and its description.
mkdir renamed
cp whole/sweep.csv renamed
sed -e 's/"done": [0-9]*/"done": 20000/' -e "s/\"bytes\": [0-9]*/\"bytes\": $(stat -c %s whole/sweep.csv)/" \
    -e "s/\"sha256\": \"[0-9a-f]*\"/\"sha256\": \"$(sha256sum whole/sweep.csv | cut -d ' ' -f 1)\"/" \
    state >renamed/sweep.csv.state
"${command[@]}" --out renamed
same renamed "after a late end"
cmp renamed/datapackage.json whole/datapackage.json || fail "after a late end: other columns"

# Names that are no files.
mkdir -p taken/sweep.csv.partial
expect 4 "cannot be written" "${command[@]}" --out taken
mkdir linked
ln -s /etc/passwd linked/sweep.csv.partial
expect 4 "cannot be written" "${command[@]}" --out linked
mkdir -p over/sweep.csv
expect 4 "cannot be written" "${command[@]}" --out over
