grdpsim fit scenarios/provinces/hoa_binh/region.cfg --plan-errors missing.csv
