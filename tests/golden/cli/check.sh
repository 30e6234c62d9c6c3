# The shipped files are fine, and say so one by one.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim check --quiet scenarios/hai_phong scenarios/hai_duong/data/annual.csv
grdpsim check --quiet --verbose scenarios/hai_duong/typhoon.cfg
