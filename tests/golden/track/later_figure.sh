# Figures that were published after the day change not one byte.
mkdir -p copy && cp -r scenarios/hai_duong/. copy
grdpsim track copy/plan_2023.cfg --as-of 2023-10-31 --weight 2023-Q4=0.27022 >before 2>&1
printf '2023-9M,grdp.growth,12,%%,constant,2023-11,final,planted,\n2022-Q4,grdp.growth,20,%%,constant,2023-12,final,planted,\n' >>copy/data/quarterly.csv
grdpsim track copy/plan_2023.cfg --as-of 2023-10-31 --weight 2023-Q4=0.27022 >after 2>&1
cmp before after && echo same
