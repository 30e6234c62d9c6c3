grdpsim track scenarios/hai_duong/plan_2024.cfg --series --scenario scenarios/hai_duong/baseline.cfg --set periods_per_year=4 --runs 4096 --out out
cut -d, -f2,8-9,11,13-14,17-19,23-25,27,29 out/track.csv
