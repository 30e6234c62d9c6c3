grdpsim solve tarqet scenarios/hai_duong/baseline.cfg
grdpsim solve target scenarios/hai_duong/baseline.cfg
grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth=9 --factor sectors.industry.grwth
grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=9 --factor sectors.industry.growth --chance 1.2
grdpsim solve target scenarios/hai_duong/investment_35.cfg --target grdp.growth@2024=9 --factor investment.ratio --curve total.icor=3:5
true
grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=9 --factor population.growth --quiet
grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=9 --factor population.growth --factor sectors.industry.growth --quiet >/dev/null
