grdpsim backtest scenarios/viet_nam/region.cfg --scenario scenarios/hai_duong/baseline.cfg
echo "exit $?"
grdpsim backtest scenarios/viet_nam/region.cfg --scenario scenarios/viet_nam/nq01_2024_low.cfg
echo "exit $?"
grdpsim backtest scenarios/hai_duong/region.cfg --weights-known all
echo "exit $?"
mkdir empty
grdpsim backtest --regions empty
echo "exit $?"
