# Every indicator with figures within the year, in its own unit: what adds up and what stands for itself.
mkdir mine && cp -rL scenarios/hai_duong/. mine && cp data/track/plan_indicators.cfg mine
cat data/track/indicators.csv >>mine/data/indicators.csv
grdpsim track mine/plan_indicators.cfg --as-of 2024-07-31 --quiet
grdpsim track mine/plan_indicators.cfg --as-of 2024-07-31 --quiet --lang vi | sed -n '/^Xã/,/^Tai/p'
grdpsim track mine/plan_indicators.cfg --series --as-of 2024-10-31 --quiet | sed -n '/^New jobs/,/^Social/p;/^Model/,/^Poverty/p;/^urban/,$p'
grdpsim track mine/plan_indicators.cfg --as-of 2024-07-31 --quiet --out - | cut -d, -f3-9,14-16,29
sed 's/"communes"; op = ">="; value = 30;/"%"; op = ">="; value = 30; within_year = "sum";/' data/track/plan_indicators.cfg >mine/plan_wrong.cfg
grdpsim check mine/plan_wrong.cfg
