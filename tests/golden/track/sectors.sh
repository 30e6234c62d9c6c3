grdpsim track scenarios/hai_duong/plan_2024.cfg --as-of 2024-07-31 --target sectors.industry.growth=10 --target sectors.services.growth@2024=8.5 --lang vi
