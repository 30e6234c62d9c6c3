# Indices of Sobol': correlated factors are one group; pairs; until they are known well enough.
grdpsim study sobol scenarios/hai_duong/baseline.cfg
head -n 8 results/baseline/sobol/sobol.csv
grdpsim study sobol scenarios/hai_duong/baseline.cfg --lang vi --columns grdp.growth@2024 --set 'correlations=()' \
    --samples 256 --precision 0.05 --vary sectors.industry.growth --vary sectors.services.persistence=0:0.9 \
    --vary sectors.services.start_gap=-4:4 --pairs 1
grdpsim study sobol scenarios/hai_duong/baseline.cfg --group alone=sectors.industry.growth || echo "exit $?"
grdpsim study sobol scenarios/hai_duong/baseline.cfg --samples 10 || echo "exit $?"
grdpsim study sobol scenarios/hai_duong/baseline.cfg --sampels 10 || echo "exit $?"
grdpsim study sobol scenarios/hai_duong/baseline.cfg --points-of halton || echo "exit $?"
grdpsim study linear scenarios/hai_duong/baseline.cfg --precision 0.01 || echo "exit $?"
