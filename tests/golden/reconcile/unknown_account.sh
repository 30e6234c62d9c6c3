grdpsim reconcile scenarios/hai_duong/region.cfg report_2032 constant_2022
