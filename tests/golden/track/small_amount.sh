# A pace is shown to three digits, whatever the unit of the plan.
mkdir mine && cp -rL scenarios/hai_duong/. mine
printf '2025-H1,bridges,60,bn_vnd,current,2025-07,estimate,planted,\n' >>mine/data/indicators.csv
grdpsim track mine/plan_2025_committee.cfg --target bridges=100 --as-of 2025-07-31 --quiet | sed -n '/^bridges/,/^Verdict/p'
