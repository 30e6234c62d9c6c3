# Which of several scenarios holds is a factor too.
grdpsim study sobol scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 \
    --model scenarios/hai_duong/investment_30.cfg --model scenarios/hai_duong/investment_35.cfg
grdpsim study sobol scenarios/hai_duong/baseline.cfg --model scenarios/hai_duong/check_2023.cfg || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --model scenarios/hai_duong/investment_30.cfg || echo "exit $?"
