# Results go to a folder named after that of the scenarios, also where it is named from inside.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim new province >/dev/null
grdpsim run province/ >/dev/null && ls results
cd province && grdpsim run . >/dev/null && ls results
cd data && grdpsim run .. >/dev/null && ls results
