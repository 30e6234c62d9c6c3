grdpsim check --plan scenarios/hai_duong/plan_2025_*.cfg
