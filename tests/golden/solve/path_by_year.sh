grdpsim solve path scenarios/hai_duong/baseline.cfg --year 2024 --growth 9
