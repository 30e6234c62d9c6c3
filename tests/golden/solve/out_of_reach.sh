grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=15 --factor sectors.industry.growth --bounds sectors.industry.growth=5:12 --quiet
