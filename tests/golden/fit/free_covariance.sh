grdpsim fit scenarios/hai_duong/region.cfg --free-covariance
