grdpsim compare scenarios/hai_phong/plan_2024.cfg scenarios/hai_phong/baseline_2024.cfg --as-of 2024-12-31
