# Targets of the plan as responses: how far, and whether they are met.
grdpsim study linear scenarios/hai_duong/target_2024.cfg --quiet --columns distance:grdp_growth,met:grdp_growth,grdp.growth@2024
grdpsim study sobol scenarios/hai_duong/target_2024.cfg --quiet --columns met:grdp_growth --lang vi --samples 4096
grep ',mean,' results/target_2024/sobol/sobol.csv
grdpsim study linear scenarios/hai_duong/baseline.cfg --quiet --columns met:grdp_grwth || echo "exit $?"
grdpsim study linear scenarios/hai_duong/baseline.cfg --quiet --columns met:poverty || echo "exit $?"
grdpsim study tornado scenarios/hai_duong/baseline.cfg --quiet --columns met:grdp_growth,met:grdp_growth || echo "exit $?"
