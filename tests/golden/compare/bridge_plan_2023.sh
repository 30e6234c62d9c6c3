grdpsim compare scenarios/hai_duong/plan_2023.cfg --bridge
