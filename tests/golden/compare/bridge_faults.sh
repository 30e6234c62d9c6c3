cd scenarios/hai_duong
grdpsim compare plan_2024.cfg --bridge --by sector
grdpsim compare plan_2024.cfg --bridge --to actual:soon --from baseline.cfg
grdpsim compare plan_2024.cfg baseline.cfg typhoon.cfg export_slump.cfg --bridge
grdpsim compare plan_2024.cfg baseline.cfg --bridge --from ../hai_phong/baseline_2024.cfg
grdpsim compare plan_2024.cfg baseline.cfg --bridge --by factors
grdpsim compare plan_2024.cfg --bridge --from baseline.cfg --to check_2023.cfg --by factors --of icor.ratio
