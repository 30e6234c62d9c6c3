grdpsim solve path scenarios/hai_duong/official_2025.cfg --year 2025 --growth 13 --bounds sectors.industry_construction.growth=0:15 --correlation 0.3 --quiet
