grdpsim backtest scenarios/viet_nam/region.cfg
