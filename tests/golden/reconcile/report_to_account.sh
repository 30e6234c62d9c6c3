grdpsim reconcile scenarios/hai_duong/region.cfg report_2023 constant_2022 --lang en
