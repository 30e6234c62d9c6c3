grdpsim run scenarios/hai_duong/baseline.cfg --out - --csv-dialect excel-vi --wide --columns grdp.growth,grdp.level
