grdpsim backtest scenarios/hai_duong/region.cfg --out out --digits 4 >/dev/null
grep -v -- '-Q' out/cases.csv
head -4 out/scores.csv
cat out/targets.csv
