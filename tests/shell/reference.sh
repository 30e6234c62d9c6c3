#!/usr/bin/env bash
# The shipped study gives the bytes that are kept in results/reference, whatever the language, the
# time zone, the number format and the working folder of the caller.
#
#   tests/shell/reference.sh             compare
#   tests/shell/reference.sh --accept    keep what comes now
#
# GRDPSIM is the command under test.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reference=$source_dir/results/reference
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
GRDPSIM=$(realpath "$GRDPSIM")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# study OUT [VARIABLE=VALUE...]: runs it from a folder in which `scenarios` is the one of the source.
study()
{
    local out=$1
    shift
    env "$@" "$GRDPSIM" run scenarios/hai_duong --quiet --out "$out"
}

# same OUT WHAT
same()
{
    local file
    for file in results.csv targets.csv; do
        if ! cmp "$reference/$file" "$1/$file"; then
            diff "$reference/$file" "$1/$file" | head -n 20 || true
            echo "$file differs: $2"
            failed=1
        fi
    done
}

cd "$source_dir"
study "$folder/plain" LC_ALL=C TZ=UTC
if [[ ${1-} == --accept ]]; then
    mkdir -p "$reference"
    cp "$folder/plain/results.csv" "$folder/plain/targets.csv" "$reference"
    exit 0
fi
same "$folder/plain" "as the source has it"

study "$folder/vi" LC_ALL=vi_VN.UTF-8 LANG=vi_VN.UTF-8 LC_NUMERIC=vi_VN.UTF-8 TZ=Asia/Ho_Chi_Minh
same "$folder/vi" "in Vietnamese"

mkdir "$folder/elsewhere"
ln -s "$source_dir/scenarios" "$folder/elsewhere/scenarios"
cd "$folder/elsewhere"
study out LC_ALL=de_DE.UTF-8 TZ=Pacific/Chatham
same out "from another working folder"
exit "$failed"
