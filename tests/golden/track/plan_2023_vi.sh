grdpsim track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 --weight 2023-Q4=0.27022 --lang vi
