grdpsim reconcile scenarios/hai_duong/region.cfg report_2023 constant_2022 --digits 4 --out out >table
cat out/reconcile.csv
