grdpsim compare scenarios/hai_duong/plan_2024.cfg scenarios/hai_duong/baseline.cfg --lang vi
