# The shares of the report times its growth of gross output: 7.87, not the 8.16 of its text.
grdpsim run scenarios/hai_duong/report_2023.cfg
