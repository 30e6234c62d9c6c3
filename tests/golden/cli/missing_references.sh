# A file that another file names and that is not there: said where it is named.
# SPDX-License-Identifier: GPL-3.0-or-later
cp -r scenarios/hai_duong study
cp -r scenarios/hai_phong_2025 scenarios/provinces .
cd study || exit
grdpsim new fresh --quiet
sed -i 's/"plan_2024.cfg"/"plan_2042.cfg"/' plan_2023.cfg
sed -i 's/"data\/annual.csv"/"data\/anual.csv"/' region_2025.cfg
sed -i 's/"baseline.cfg"/"base.cfg"/' export_slump.cfg
sed -i 's/"region.cfg"/"regoin.cfg"/' report_2023.cfg plan_2025_council.cfg
mkdir folder
sed -i 's/"region.cfg"/"folder"/; s/"grdp.growth"/"grdp.grwoth"/' plan_2024.cfg
grdpsim check plan_2023.cfg region_2025.cfg export_slump.cfg report_2023.cfg plan_2024.cfg plan_2025_council.cfg
grdpsim run export_slump.cfg report_2023.cfg
grdpsim compare plan_2023.cfg
grdpsim run quarters_2023.cfg --set 'region="elsewhere.cfg"'
