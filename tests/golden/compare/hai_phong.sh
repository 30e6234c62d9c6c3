grdpsim compare scenarios/hai_phong/plan_2023.cfg scenarios/hai_phong/check_2023.cfg
