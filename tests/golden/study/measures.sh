# Distances between distributions, shares of correlated factors, bounds by slopes: no option is needed.
grdpsim study pawn scenarios/hai_duong/baseline.cfg
grdpsim study shapley scenarios/hai_duong/baseline.cfg
grdpsim study dgsm scenarios/hai_duong/baseline.cfg
for method in pawn shapley dgsm; do
    grdpsim study $method scenarios/hai_duong/baseline.cfg --lang vi --columns grdp.growth@2024 --threads 1
done
cat results/baseline/shapley/shapley.csv
grdpsim study dgsm scenarios/hai_duong/baseline.cfg --group a=sectors.industry.growth || echo "exit $?"
grdpsim study shapley scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --group others=sectors.construction.growth,sectors.agriculture.growth
