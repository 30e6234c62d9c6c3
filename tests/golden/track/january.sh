grdpsim track scenarios/hai_duong/plan_2024.cfg --as-of 2024-01-31 --quiet
