# What new writes is fine, runs at once, and is never overwritten.
# SPDX-License-Identifier: GPL-3.0-or-later
grdpsim new province
cat province/*.cfg province/data/actuals.csv province/README.md
grdpsim check province
grdpsim run province --out -  | head -n 3
cp -r province before
grdpsim new province && exit 1
diff -r province before
