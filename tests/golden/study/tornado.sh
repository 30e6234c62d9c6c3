# One factor at a time: tables for people, then files for programs, then Vietnamese.
grdpsim study tornado scenarios/hai_duong/baseline.cfg
cat results/baseline/tornado/tornado.csv | head -n 8
grdpsim study tornado scenarios/hai_duong/baseline.cfg --quiet --lang vi --columns grdp.growth@2024 --format markdown --out - | head -n 4
grdpsim study tornado scenarios/hai_duong/baseline.cfg --lang vi --columns grdp.growth@2024
