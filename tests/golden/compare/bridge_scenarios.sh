cd scenarios/hai_duong
grdpsim compare plan_2024.cfg baseline.cfg target_2024.cfg --bridge --quiet
grdpsim compare plan_2024.cfg baseline.cfg target_2024.cfg --bridge --quiet --of grdp.level@2028
grdpsim compare plan_2024.cfg baseline.cfg property_slump.cfg --bridge --quiet --of icor.ratio --lang vi
grdpsim compare plan_2024.cfg baseline.cfg target_2024.cfg --bridge --quiet --of investment.amount
grdpsim compare plan_2024.cfg baseline.cfg --bridge --quiet --of investment.ratio
