# A project that begins after the scenario ends is no fault, and is said to do nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim run scenarios/hai_duong/baseline.cfg --out out --set 'account="constant_2023"' \
    --set 'sectors.industry={model="capacity";growth=8.7;value_added={plant=9000.0;};start={plant="2031-Q2";};ramp={plant=2;};}' >/dev/null
