grdpsim solve target scenarios/hai_duong/investment_35.cfg --target grdp.growth@2024=9 --factor investment.ratio --curve total.icor=3:5:5 --quiet
