# Figures that may stand where they do and yet look mistyped: warnings, and what was meant.
# SPDX-License-Identifier: GPL-3.0-or-later
cp -r scenarios/hai_duong study
cd study || exit
sed -i 's/nominal = 212386/nominal = 212.386/' region.cfg
sed -i 's/grdp.growth,8.16,/grdp.growth,0.0816,/' data/annual.csv
grdpsim check region.cfg baseline.cfg --set 'base_share={industry=0.6;rest="scale";}'
cat >>data/annual.csv <<'END'
2023,grdp.grwth,8.16,%,constant,2023-12-29,estimate,example,
2023,sectors.industry.growht,8.16,%,constnat,2023-12-29,estimate,example,
2022,sectors.services.growth,98000,%,constant,2022-12-29,derived,example,
2022,sectors.construction.growth,-150,%,constant,2022-12-29,derived,example,
END
grdpsim check region.cfg
grdpsim compare plan_2023.cfg --as-of 2023-12-31 --out out >/dev/null
sed -i 's/indicator = "new_firms_growth"/indicator = "new_frims_growth"/' plan_2023.cfg
grdpsim check plan_2023.cfg 2>&1 | grep frims
