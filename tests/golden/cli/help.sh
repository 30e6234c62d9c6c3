# The overview and the help of commands, in both languages.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim --help
grdpsim help check
grdpsim list --help
grdpsim --lang vi --help
grdpsim help new --lang=vi
