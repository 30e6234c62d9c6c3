grdpsim run scenarios/hai_duong/investment_35.cfg --quiet --out out
cat out/targets.csv
