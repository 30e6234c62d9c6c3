# Models and their parameters.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim list
grdpsim list models
