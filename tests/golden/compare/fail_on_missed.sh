grdpsim compare scenarios/hai_duong/plan_2024.cfg --fail-on missed >table
