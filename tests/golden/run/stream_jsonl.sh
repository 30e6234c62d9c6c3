grdpsim run scenarios/hai_duong/baseline.cfg --out - --format jsonl --wide --columns grdp.growth,grdp.level
