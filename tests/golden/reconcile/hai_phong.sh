grdpsim reconcile scenarios/hai_phong/region.cfg current_2023 constant_2022
