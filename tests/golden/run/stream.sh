grdpsim run scenarios/hai_duong/investment_35.cfg --set last=2024 --out - --digits 3
