grdpsim run scenarios/hai_duong/baseline.cfg --set sectors.industry.growth=11 --set investment.ratio=35 --out out
