# A weight may be written either way.
grdpsim track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 --weight 2023-Q4=0.27022 --quiet >given
grdpsim track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 --set weight.2023-Q4=0.27022 --quiet >set
cmp given set && grep '^Needed' set
grdpsim track scenarios/hai_duong/plan_2023.cfg --as-of 2023-10-31 --set weight.Q4=0.27022
