grdpsim track scenarios/hai_duong/plan_2023.cfg --weight 2022-Q4=0.27 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2023.cfg --weight 2023-Q4=27 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2023.cfg --weight 2023-Q4=0.27 --weight 2023-H2=0.5 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2023.cfg --weight sectors.industry.growth@2023-Q4=0.27 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2023.cfg --target grdp.growht=9 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2023.cfg --target grdp.growth@2024=9 --as-of 2023-10-31
grdpsim track scenarios/hai_duong/plan_2024.cfg --as-of 2024-07-31 --quiet --scenario scenarios/hai_duong/baseline.cfg
grdpsim track scenarios/hai_duong/plan_2024.cfg --scenario scenarios/hai_duong/baseline.cfg
grdpsim track scenarios/hai_duong/plan_2024.cfg --set investment.ratio=30
grdpsim track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 --scenario scenarios/hai_phong/baseline_2024.cfg
grdpsim track scenarios/hai_duong/plan_2024.cfg --as-of 2024-07-31 --quiet --scenario scenarios/hai_duong/investment_35.cfg
