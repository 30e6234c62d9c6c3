grdpsim solve path scenarios/hai_duong/official_2025.cfg
