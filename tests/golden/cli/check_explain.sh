# Where a number comes from: a file, a base, --set, a default; a path that is none gets a suggestion.
# SPDX-License-Identifier: GPL-3.0-or-later
file=scenarios/hai_duong/export_recovery.cfg
grdpsim check --quiet --explain sectors.industry.growth $file
grdpsim check --quiet --explain sectors.industry.volatility $file
grdpsim check --quiet --explain sectors.services.mean $file --set sectors.services.mean=8
grdpsim check --quiet --explain sectors.services.model $file --lang vi
grdpsim check --quiet --explain sectors.industry.growth scenarios/viet_nam/nq01_2024_high.cfg --lang vi
grdpsim check --quiet --explain sectors.industri.growth $file || echo $?
# A text, a year, all that a group or a list holds, and a share that the account gives.
for path in as_of first sectors.services title correlations base_share.industry; do
    grdpsim check --quiet --explain "$path" scenarios/hai_duong/export_recovery.cfg
done
grdpsim check --quiet --explain base_share.industry $file --set base_share.industry=55
