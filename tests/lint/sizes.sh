#!/usr/bin/env bash
# Files, headers and functions stay small enough to be read at once.
#
# A function is what stands between a lone "{" and a lone "}" in the first column, which the format
# of the project guarantees.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

file_limit=400
header_limit=150
function_limit=80
median_limit=15
failed=0

while read -r lines file; do
    limit=$file_limit
    [[ $file == sim/include/* ]] && limit=$header_limit
    if ((lines > limit)); then
        echo "$file: $lines lines, at most $limit are allowed"
        failed=1
    fi
done <<<"$(find sim models tests -name '*.[ch]' -exec wc -l {} + | grep -v ' total$')"

functions=$(find sim models -name '*.c' -exec awk '
    FNR == 1 { open = 0 }
    /^[A-Za-z_].*\(/ { name = $0 }
    /^\{$/ { open = FNR }
    /^\}$/ && open {
        sub(/\(.*/, "", name)
        sub(/^.*[ *]/, "", name)
        print FNR - open + 1, FILENAME ":" open ":", name
        open = 0
    }' {} + | sort -n)

count=$(grep -c . <<<"$functions" || true)
if ((count == 0)); then
    echo "no functions found"
    exit "$failed"
fi
long=$(awk -v limit="$function_limit" '
    $1 > limit { print $2, $3 "() has", $1, "lines, at most", limit, "are allowed" }
' <<<"$functions")
if [[ -n $long ]]; then
    echo "$long"
    failed=1
fi
median=$(sed -n "$(((count + 1) / 2))p" <<<"$functions" | cut -d ' ' -f 1)
longest=$(tail -n 1 <<<"$functions")
echo "$count functions, median $median lines, longest $longest"
if ((median > median_limit)); then
    echo "the median function has $median lines, at most $median_limit are allowed"
    failed=1
fi
exit "$failed"
