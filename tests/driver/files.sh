#!/usr/bin/env bash
# One SHA-256 over the files of runs with draws, of sweeps and of a study: tables of chances and
# quantiles (exact and from histograms), every run as a row, points of all designs.
#
#   tests/driver/files.sh PROGRAM [OPTION...]    options for all commands, such as --threads 3
#
# The scenarios are those of the working folder's `scenarios`.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
program=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
study=scenarios/hai_duong

# Other distributions than those of the baseline, one of them cut and drawn once a period.
uncertain=(
    --set 'sectors.services.mean={ dist = "pert"; min = 5; mode = 7.4; max = 9; }'
    --set 'investment.ratio={ dist = "discrete"; values = ( 31, 33, 36 ); weights = ( 1, 2, 1 ); }'
    --set 'sectors.agriculture.growth={ dist = "empirical_quantile"; series = "sectors.agriculture.growth"; }'
    --set 'prices.deflator_growth={ dist = "lognormal"; median = 2.5; sigma = 0.4; truncate = ( 0, 6 ); each = "period"; }'
)

"$program" run $study --runs 3000 --keep --columns grdp.growth,investment.ratio "$@" --quiet \
    --out "$folder/several" 2>/dev/null
"$program" run $study/baseline.cfg --runs 70000 --columns all "${uncertain[@]}" "$@" --quiet \
    --out "$folder/histograms" 2>/dev/null
"$program" run $study/baseline.cfg --runs 5000 --keep --set periods_per_year=4 "${uncertain[@]}" \
    "$@" --quiet --out "$folder/quarters" 2>/dev/null
"$program" sweep $study/baseline.cfg --vary sectors.industry.growth=5:13:101 \
    --vary sectors.services.persistence=0:0.9:50 --digits 6 "$@" --quiet --out "$folder/factorial" 2>/dev/null
for design in lhs sobol; do
    "$program" sweep $study/baseline.cfg --design $design --points 5000 "${uncertain[@]}" \
        --vary sectors.industry.growth=dist --vary sectors.services.mean=dist \
        --vary investment.ratio=dist --columns grdp.growth,investment.amount "$@" --quiet \
        --out "$folder/$design" 2>/dev/null
    "$program" run $study/baseline.cfg --runs 20000 --design $design --keep --columns all \
        "${uncertain[@]}" "$@" --quiet --out "$folder/runs-$design" 2>/dev/null
done
"$program" study sobol $study/baseline.cfg "$@" --quiet --out "$folder/study" >/dev/null 2>&1

cd "$folder"
n=$(find . -name '*.csv' | wc -l)
if ((n < 20)); then
    echo "$program wrote $n tables only" >&2
    exit 1
fi
# Manifests name the version and the command.
find . -type f ! -name manifest.json ! -name sweep.json -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
