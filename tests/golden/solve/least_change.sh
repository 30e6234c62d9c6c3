grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=9 --factor sectors.industry.growth --factor sectors.construction.growth --factor sectors.services.mean --quiet
