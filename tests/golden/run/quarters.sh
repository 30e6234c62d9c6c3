grdpsim run scenarios/hai_duong/official_2025.cfg
