grdpsim track scenarios/viet_nam/plan_2023.cfg --as-of 2023-07-31 --weight 2023-H1=0.4645 --target grdp.growth=6.0
