# One figure better, growth of 9.16 instead of 8.16: it exceeds the target and the score is 11, not 10.
cp -rL scenarios/hai_duong mine
sed -i 's/^2023,grdp.growth,8.16,/2023,grdp.growth,9.16,/' mine/data/*.csv
grdpsim compare mine/plan_2023.cfg --as-of 2023-12-31 --quiet | sed -n '/^Score/,/^Published score/p'
