#!/usr/bin/env bash
# Runs golden cases: CASE.sh is run in a fresh folder, and what it printed and its exit code are
# compared byte for byte with the files beside it.
#
#   tests/golden/run.sh CASE.sh...             compare
#   tests/golden/run.sh --accept CASE.sh...    write what came as the new expectation
#
# Beside CASE.sh stand CASE.stdout, CASE.stderr and CASE.exit; a missing one means that nothing is
# printed there, and exit code 0. In the folder of the case lie `scenarios` and `data` (tests/data),
# so that messages name files the same on every machine. GRDPSIM is the command under test; it is
# also found as `grdpsim`.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
accept=no
if [[ ${1-} == --accept ]]; then
    accept=yes
    shift
fi
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
GRDPSIM=$(realpath "$GRDPSIM")
export GRDPSIM

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# prepare: leaves an empty folder with the inputs and the command.
prepare()
{
    rm -rf "${folder:?}/case" "${folder:?}/bin"
    mkdir "$folder/case" "$folder/bin"
    ln -s "$GRDPSIM" "$folder/bin/grdpsim"
    ln -s "$source_dir/scenarios" "$folder/case/scenarios"
    ln -s "$source_dir/tests/data" "$folder/case/data"
}

# run SCRIPT: fills $folder/stdout, stderr and exit.
run()
{
    local code=0
    (
        cd "$folder/case"
        unset LANG LANGUAGE LC_MESSAGES GRDPSIM_LANG NO_COLOR
        LC_ALL=C TZ=UTC PATH="$folder/bin:$PATH" bash "$1"
    ) >"$folder/stdout" 2>"$folder/stderr" </dev/null || code=$?
    if ((code == 0)); then
        : >"$folder/exit"
    else
        echo "$code" >"$folder/exit"
    fi
}

# compare EXPECTED ACTUAL
compare()
{
    local expected=$1
    [[ -e $expected ]] || expected=/dev/null
    diff -u --label "$1 (expected)" --label "$1 (came)" "$expected" "$2"
}

# accept_part EXPECTED ACTUAL: empty is said by a missing file.
accept_part()
{
    if [[ -s $2 ]]; then
        cp "$2" "$1"
    else
        rm -f "$1"
    fi
}

failed=0
for script in "$@"; do
    script=$(realpath "$script")
    if [[ ! -f $script ]]; then
        echo "$script: there is no such case" >&2
        exit 2
    fi
    prepare
    run "$script"
    for part in stdout stderr exit; do
        if [[ $accept == yes ]]; then
            accept_part "${script%.sh}.$part" "$folder/$part"
        else
            compare "${script%.sh}.$part" "$folder/$part" || failed=1
        fi
    done
done
exit "$failed"
