grdpsim track scenarios/hai_duong/plan_2025_committee.cfg --target budget_revenue=31900 --as-of 2025-07-31 --lang vi
