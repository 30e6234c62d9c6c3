grdpsim run scenarios/hai_duong/baseline.cfg scenarios/hai_duong/typhoon.cfg --out - --wide --digits 2 \
    --columns grdp.growth,sectors.agriculture.contribution,investment.amount
