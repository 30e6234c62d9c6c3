# The command alone says what it can do, and that something is missing.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim
