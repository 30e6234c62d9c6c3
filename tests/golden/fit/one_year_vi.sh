grdpsim fit scenarios/provinces/hoa_binh/region.cfg --lang vi
