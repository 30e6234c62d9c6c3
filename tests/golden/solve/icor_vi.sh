grdpsim solve target scenarios/hai_duong/investment_35.cfg --target grdp.growth@2024=9 --factor investment.ratio --quiet --lang vi
