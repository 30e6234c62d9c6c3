grdpsim backtest --regions scenarios/provinces
