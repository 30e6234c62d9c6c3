grdpsim solve path scenarios/hai_duong/baseline.cfg --year 2024 --growth 9
grdpsim solve path scenarios/hai_duong/investment_35.cfg --year 2024 --growth 9 --quiet
