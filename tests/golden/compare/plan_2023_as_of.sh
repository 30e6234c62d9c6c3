grdpsim compare scenarios/hai_duong/plan_2023.cfg --as-of 2023-12-31 --lang en
