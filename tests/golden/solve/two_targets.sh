grdpsim solve target scenarios/hai_duong/baseline.cfg --target grdp.growth@2024=9 --target sectors.industry.contribution@2024=5 --factor sectors.industry.growth --factor sectors.services.mean --quiet
