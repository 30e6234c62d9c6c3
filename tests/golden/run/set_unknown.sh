grdpsim run scenarios/hai_duong/baseline.cfg --set sectors.industri.growth=11
