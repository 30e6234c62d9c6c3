grdpsim check --plan scenarios/hai_duong/plan_2024.cfg --as-of 2023-12-31 --lang vi
