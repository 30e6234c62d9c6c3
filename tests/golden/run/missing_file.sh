grdpsim run scenarios/hai_duong/baselin.cfg scenarios/hai_duong/typhoon.cfg --out out
