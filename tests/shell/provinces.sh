#!/usr/bin/env bash
# The batch over the shipped provinces gives the bytes that are kept in tests/data/provinces: with
# likely values, and with draws, whatever the number of threads. The files of the provinces are what
# scripts/derive_provinces.py makes of the published figures.
#
#   tests/shell/provinces.sh             compare
#   tests/shell/provinces.sh --accept    keep what comes now
#
# GRDPSIM is the command under test.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reference=$source_dir/tests/data/provinces
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
GRDPSIM=$(realpath "$GRDPSIM")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# batch OUT [OPTION...]
batch()
{
    local out=$1
    shift
    "$GRDPSIM" run scenarios/provinces --quiet --out "$folder/$out" "$@" 2>/dev/null
}

# same OUT PREFIX FILE...: what came in OUT against what is kept under the prefix.
same()
{
    local out=$1 prefix=$2 file
    shift 2
    for file in "$@"; do
        if ! cmp "$reference/${prefix}_$file" "$folder/$out/$file"; then
            diff "$reference/${prefix}_$file" "$folder/$out/$file" | head -n 20 || true
            echo "$file of $out differs"
            failed=1
        fi
    done
}

# keep OUT PREFIX FILE...
keep()
{
    local out=$1 prefix=$2 file
    shift 2
    for file in "$@"; do
        cp "$folder/$out/$file" "$reference/${prefix}_$file"
    done
}

cd "$source_dir"
batch likely --wide --columns grdp.growth,sectors.services.growth,sectors.services.contribution
batch runs --runs 4096 --seed 1
if [[ ${1-} == --accept ]]; then
    mkdir -p "$reference"
    keep likely likely regions.csv results.csv targets.csv
    keep runs runs regions.csv statistics.csv chances.csv
    exit 0
fi
same likely likely regions.csv results.csv targets.csv
same runs runs regions.csv statistics.csv chances.csv
batch one --runs 4096 --seed 1 --threads 1
batch three --runs 4096 --seed 1 --threads 3
same one runs regions.csv statistics.csv chances.csv
same three runs regions.csv statistics.csv chances.csv

if command -v python3 >/dev/null; then
    python3 scripts/derive_provinces.py --check >"$folder/check" || {
        cat "$folder/check"
        failed=1
    }
fi
exit "$failed"
