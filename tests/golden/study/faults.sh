# What a user may write wrong.
grdpsim study tornada scenarios/hai_duong/baseline.cfg || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --vary sectors.industry.grwth || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --columns grdp.grwth || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --group a=sectors.industry.growth,sectors.none || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --group a || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --vary sectors.industry.growth --vary sectors.industry.growth=8:9 || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --vary sectors.industry.grwth --vary sectors.industry.growth || echo "exit $?"
grdpsim study sobol scenarios/hai_duong/baseline.cfg --samples 512 --replicates 16 || echo "exit $?"
grdpsim list method
