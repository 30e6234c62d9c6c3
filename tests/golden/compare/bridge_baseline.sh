grdpsim compare scenarios/hai_duong/plan_2024.cfg scenarios/hai_duong/baseline.cfg --bridge
grdpsim compare scenarios/hai_duong/plan_2024.cfg scenarios/hai_duong/baseline.cfg --bridge --lang vi --quiet
