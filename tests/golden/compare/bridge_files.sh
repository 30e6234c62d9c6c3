grdpsim compare scenarios/hai_phong/plan_2023.cfg scenarios/hai_phong/check_2023.cfg --set sectors.services.growth=9 --bridge --out out >/dev/null
ls out
cat out/bridge.csv
