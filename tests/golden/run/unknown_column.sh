grdpsim run scenarios/hai_duong/baseline.cfg --out - --wide --columns grdp.groth
