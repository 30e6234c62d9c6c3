grdpsim reconcile scenarios/hai_duong/region.cfg constant_2022 report_2023
