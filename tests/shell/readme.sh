#!/usr/bin/env bash
# What the pages for users show is what the program prints.
#
#   tests/shell/readme.sh             compare
#   tests/shell/readme.sh --accept    write what is printed now into the pages
#
# A block that begins with ```console and "$ " is repeated: each line after "$ " is a command, the
# rest is what it printed. The commands of a page run one after another in one folder, which holds
# `scenarios` and what the C example of README.md compiles to. GRDPSIM is the command under test.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
pages=(README.md README.vi.md)
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
: "${GRDP_LIBRARY:=$(dirname "$GRDPSIM")/sim/libgrdp.a}"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/work"
ln -s "$(realpath "$GRDPSIM")" "$folder/bin/grdpsim"
ln -s "$source_dir/scenarios" "$folder/work/scenarios"

# compile: the C example, linked as the library was built.
compile()
{
    local flags=()
    nm "$GRDP_LIBRARY" 2>/dev/null >"$folder/symbols" || true
    grep -q __asan_init "$folder/symbols" && flags=("-fsanitize=address,undefined")
    grep -q __gcov_init "$folder/symbols" && flags=(--coverage)
    awk '/^```c$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$source_dir/README.md" \
        >"$folder/growth.c"
    (
        cd "$folder"
        "${CC:-gcc}" -std=c17 -Wall -Wextra -Wpedantic -Werror "${flags[@]}" \
            -I"$source_dir/sim/include" -o work/growth growth.c "$GRDP_LIBRARY" \
            -lconfig -ljansson -lgsl -lgslcblas -lpthread -lm
    )
}

# repeat COMMAND: what it prints for people, findings last; notes are left out, as the pages say.
repeat()
{
    (
        cd "$folder/work"
        unset LANG LANGUAGE LC_MESSAGES GRDPSIM_LANG NO_COLOR
        LC_ALL=C TZ=UTC PATH="$folder/bin:$PATH" bash -c "$1" 2>"$folder/findings" </dev/null
    ) || true
    grep -vE ': (note|lưu ý): |--verbose' "$folder/findings" || true
}

# renew PAGE: the page with the output of now. Output of old is what stands between a command and
# the next one, or the end of the block.
renew()
{
    local line inside=no
    while IFS= read -r line; do
        if [[ $line == '```console' ]]; then
            inside=yes
        elif [[ $line == '```' ]]; then
            inside=no
        fi
        if [[ $inside == no || $line == '```console' ]]; then
            printf '%s\n' "$line"
        elif [[ $line == '$ '* ]]; then
            printf '%s\n' "$line"
            repeat "${line#'$ '}"
        fi
    done <"$1"
}

failed=0
compile
for page in "${pages[@]}"; do
    renew "$source_dir/$page" >"$folder/page"
    if [[ ${1-} == --accept ]]; then
        cp "$folder/page" "$source_dir/$page"
    else
        diff -u --label "$page" --label "$page (as it is printed now)" "$source_dir/$page" \
            "$folder/page" || failed=1
    fi
    rm -rf "$folder/work/results" "$folder/work/my_province" "$folder/work/tinh_toi"
done

# named KIND PATTERN: each name that `grdpsim list KIND` begins a line with stands in the page.
named()
{
    local name
    for name in $("$GRDPSIM" list "$1" --lang en | grep -oE "$2" | tr -d ' ('); do
        if ! grep -q "^| \`*$name\`* |" "$source_dir/README.md"; then
            echo "README.md does not name $name of \`grdpsim list $1\`"
            failed=1
        fi
    done
}
named models '^[a-z_]+ \('
named statuses '^ *[0-9]+ '
exit "$failed"
