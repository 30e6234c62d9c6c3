# Comments and titles follow the language.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim new province --lang vi
cat province/*.cfg province/README.md
grdpsim check province --lang vi
grdpsim run province --lang vi --out results | head -n 5
