# Figures of a region stay in its folder.
# SPDX-License-Identifier: GPL-3.0-or-later
cp -r scenarios/hai_phong r
sed -i 's|^actuals = (|actuals = ( "/etc/passwd", "../scenarios/hai_phong/data/annual.csv",|' r/region.cfg
grdpsim check r/region.cfg
