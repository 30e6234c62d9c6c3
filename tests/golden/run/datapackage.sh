grdpsim run scenarios/hai_duong/baseline.cfg --quiet --wide --columns grdp.growth --out out
cat out/datapackage.json
