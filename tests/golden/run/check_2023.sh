# Published contributions of 2023: 0.41, 4.55, 0.39, 1.97, 0.83, together 8.15 to 8.16.
grdpsim run scenarios/hai_duong/check_2023.cfg
