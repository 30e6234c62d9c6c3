grdpsim run scenarios/hai_duong/baseline.cfg --out - --format markdown --wide --digits 2 --columns grdp.growth,grdp.level
