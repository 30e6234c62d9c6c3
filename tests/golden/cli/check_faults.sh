# All faults of all files in one call; what several files share is said once.
# SPDX-License-Identifier: GPL-3.0-or-later
mkdir study
grdpsim new study --quiet
cd study || exit
sed -i 's/industry = 46/industry = 47/; s/"services"; title/"service"; title/' region.cfg
sed -i 's/grdp.growth/grdp.grwoth/; s/series = "investment/series = "sectors.industri.growth"; note = "/' plan.cfg
sed -i 's/growth = 9.5/growth = 0.095/; s/prices/prcies/' baseline.cfg
printf 'kind = "plann"; version = 1;\n' >other.cfg
printf 'version = 1;\n' >nothing.cfg
grdpsim check . missing.cfg
