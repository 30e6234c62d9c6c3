# Every number of a scenario, where it was set and what it may be.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim list factors --quiet scenarios/hai_duong/export_recovery.cfg --set sectors.services.volatility=2
grdpsim list factors --quiet scenarios/viet_nam/nq01_2024_high.cfg --lang vi
