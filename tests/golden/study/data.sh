# A table of runs: our own sweep, with the indices that `study sobol` gives of the same factors.
vary="--vary sectors.agriculture.growth=2:6 --vary sectors.industry.growth=5:13 --vary sectors.construction.growth=2:10"
grdpsim sweep scenarios/hai_duong/baseline.cfg --quiet --design lhs --points 4096 $vary --columns grdp.growth@2024 --set 'correlations=()' --out runs
inputs=sectors.agriculture.growth,sectors.industry.growth,sectors.construction.growth
grdpsim study --data runs/sweep.csv --inputs $inputs --output grdp.growth@2024
grdpsim study regional --data runs/sweep.csv --inputs $inputs --output grdp.growth@2024 --at 9 --lang vi --format markdown --out split
cat split/regional.md
grep -c '"sha256"' split/manifest.json
grdpsim study first_order --data runs/sweep.csv --inputs $inputs --output grdp.growth@2024 --out - --format jsonl | head -n 2
grdpsim study sobol scenarios/hai_duong/baseline.cfg $vary --columns grdp.growth@2024 --set 'correlations=()' | sed -n 4,8p
printf 'a,b,y\n1,2,3\n1;5,2,4\n2,x,\n3,,5\n' >bad.csv
grdpsim study --data bad.csv --inputs a,b --output y || echo "exit $?"
grdpsim study --data bad.csv --inputs a,c --output yy || echo "exit $?"
grdpsim study --data bad.csv --inputs a || echo "exit $?"
grdpsim study sobol --data bad.csv --inputs a --output y || echo "exit $?"
grdpsim study pawn scenarios/hai_duong/baseline.cfg --data bad.csv --inputs a --output y || echo "exit $?"
grdpsim study --data bad.csv --inputs a --output y --slides 4 || echo "exit $?"
grdpsim study --data bad.csv --inputs a,a --output y || echo "exit $?"
grdpsim study --data bad.csv --inputs a,y --output y || echo "exit $?"
grdpsim study || echo "exit $?"
