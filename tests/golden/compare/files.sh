grdpsim compare scenarios/hai_duong/plan_2024.cfg scenarios/hai_duong/baseline.cfg --out out >table
head -n 9 out/compare.csv
