grdpsim check --plan scenarios/hai_duong/plan_2024.cfg
