grdpsim run scenarios/hai_duong/baseline.cfg --lang vi
