#!/usr/bin/env bash
# The benchmarks run, and the results that they measure are right. Looks at no clock.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export GRDPSIM=${GRDPSIM:-$source_dir/build/dev/grdpsim}
table=$("$source_dir/scripts/bench" --quick)
for wanted in "W1, 20000 runs" "W2, 1,024 samples" "W3, a table" "W4, one scenario" "Growth of cost"; do
    if ! grep -qF "$wanted" <<<"$table"; then
        echo "FAILED: no table \"$wanted\""
        exit 1
    fi
done
echo "5 tables"
