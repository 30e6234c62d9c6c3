grdpsim track scenarios/hai_duong/plan_2024.cfg --series --as-of 2024-10-31 --lang vi
