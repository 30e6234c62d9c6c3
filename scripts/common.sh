# Sourced by the scripts beside it.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# say TEXT...: a line of progress.
say()
{
    echo "== $*" >&2
}

# either ENGLISH VIETNAMESE: the text in the language of GRDPSIM_LANG, else of the locale.
either()
{
    case ${GRDPSIM_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG-}}}} in
        vi*) echo "$2" ;;
        *) echo "$1" ;;
    esac
}

# packages SECTION...: their packages, one a line.
packages()
{
    local section
    for section in "$@"; do
        awk -v wanted="[$section]" '
            /^\[/ { inside = $0 == wanted; next }
            inside && NF && !/^#/ { print $1 }' scripts/packages.txt
    done
}

# is_installed PACKAGE: also where another package stands in for it (pkg-config and pkgconf).
is_installed()
{
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# need SECTION...: installs what is missing, or says how and ends with code 2.
need()
{
    local package missing=() root=()
    for package in $(packages "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    if ((EUID != 0)); then
        root=(sudo -n)
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            either "Some packages are missing. Please run:" "Còn thiếu một số gói. Hãy chạy:" >&2
            echo "  sudo apt-get update && sudo apt-get install --no-install-recommends" \
                "${missing[*]}" >&2
            exit 2
        fi
    fi
    say "$(either "installing" "đang cài") ${missing[*]}"
    quietly "${root[@]}" apt-get update || say "going on with the package lists as they are"
    quietly "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${missing[@]}"
}

# quietly COMMAND...: its output is shown only when it fails.
quietly()
{
    local log code=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || code=$?
    if ((code != 0)); then
        cat "$log" >&2
        echo "failed with code $code: $*" >&2
    fi
    rm -f "$log"
    return "$code"
}

# build PRESET [TARGET]
build()
{
    say "$(either "building" "đang biên dịch") $1"
    quietly cmake --preset "$1" &&
        quietly cmake --build --preset "$1" --target "${2:-all}"
}

# run_tests PRESET
run_tests()
{
    # Criterion finds no test without it, and the leak sanitizer does not start.
    if [[ ! -d /proc/self ]]; then
        echo "The tests need /proc. In a bare root, run: mount -t proc proc /proc" >&2
        exit 2
    fi
    say "testing $1"
    ctest --preset "$1" --parallel "$(nproc)"
}

# hash_test: results have the same bytes however the program was compiled.
hash_test()
{
    if [[ -e tests/hash.sh ]]; then
        say "comparing results between builds"
        bash tests/hash.sh
    fi
}
