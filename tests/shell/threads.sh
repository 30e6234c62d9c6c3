#!/usr/bin/env bash
# The files of runs, sweeps and studies have the same bytes for any number of threads. tests/hash.sh
# compares more of them, and other compilers.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
: "${GRDPSIM:?is the command under test}"
GRDPSIM=$(realpath "$GRDPSIM")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
one=$(bash tests/driver/files.sh "$GRDPSIM" --threads 1)
seven=$(bash tests/driver/files.sh "$GRDPSIM" --threads 7)
[[ $one == "$seven" ]] || {
    echo "7 threads give other bytes than one" >&2
    exit 1
}
