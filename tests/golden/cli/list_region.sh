# Accounts and actual figures of a region.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim list accounts scenarios/hai_duong/region.cfg
grdpsim list actuals scenarios/hai_phong/region.cfg --as-of 2023-12-31 --lang vi
