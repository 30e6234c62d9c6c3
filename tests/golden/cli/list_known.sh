# What else the program is made of, in Vietnamese.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim list series -lvi
grdpsim list dists -lvi
grdpsim list formats -lvi
grdpsim list commands -lvi
grdpsim list statuses -lvi
