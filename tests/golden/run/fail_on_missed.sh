grdpsim run scenarios/hai_duong/investment_30.cfg --fail-on missed --out out
