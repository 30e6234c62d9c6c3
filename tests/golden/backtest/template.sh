grdpsim backtest scenarios/hai_duong/region.cfg --scenario scenarios/hai_duong/baseline.cfg | sed -n '3,14p;/^Spread/p'
