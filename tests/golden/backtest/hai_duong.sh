grdpsim backtest scenarios/hai_duong/region.cfg
