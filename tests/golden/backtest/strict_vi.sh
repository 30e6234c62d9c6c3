grdpsim backtest scenarios/hai_duong/region.cfg --weights-known strict --lang vi | sed -n "1,22p"
