grdpsim compare scenarios/hai_duong/plan_2024.cfg --bridge --from actual:2024-12-31 --to actual
grdpsim compare scenarios/hai_duong/plan_2024.cfg --bridge --from actual:2024-03-31 --to actual:2024-06-30 --of grdp.growth@2024-Q1
grdpsim compare scenarios/hai_duong/plan_2025_committee.cfg scenarios/hai_duong/official_2025.cfg --of grdp.growth@2025-H1
