#!/usr/bin/env bash
# Format, licence lines and open ends.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mapfile -t sources <<<"$(find sim models tests -name '*.[ch]' | LC_ALL=C sort)"
mapfile -t scripts <<<"$(find scripts tests .ci -type f \( -name '*.sh' -o -perm -u+x \) |
    LC_ALL=C sort)"
failed=0

# report TEXT: complains where there is something to complain about.
report()
{
    if [[ -n $1 ]]; then
        echo "$1"
        failed=1
    fi
}

report "$(grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' "${sources[@]}" |
    sed 's/$/: no SPDX line/')"
report "$(awk 'FNR == 1 && !/^\/\*/ { print FILENAME ": does not begin with what it is for" }' \
    "${sources[@]}")"
report "$(grep -nE '\b(TODO|FIXME|XXX)\b' "${sources[@]}" "${scripts[@]}" |
    grep -vE 'TODO\(issue [0-9]+\): |grep' | sed 's/$/   <- an open end without an issue/')"
report "$(grep -nP '\t| +$' "${sources[@]}" | sed 's/$/   <- tab or trailing space/')"

# Other versions lay out differently.
if clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    clang-format --dry-run -Werror "${sources[@]}" || failed=1
else
    echo "clang-format 14 is not here: the format was not checked"
fi
exit "$failed"
