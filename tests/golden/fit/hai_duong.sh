grdpsim fit scenarios/hai_duong/region.cfg --as-of 2023-12-31
