# Chances by a design: a kept run is the one that --replay shows; what does not fit is refused.
run="grdpsim run scenarios/hai_duong/baseline.cfg"
for design in lhs sobol; do
    $run --runs 1500 --design $design --keep --digits 2 --quiet --out $design
    grep -F '"design"' $design/manifest.json
    grep -E 'met:|^baseline,hai_duong,2024,grdp.growth,(mean|q50)' <($run --runs 1500 --design $design --out -) |
        cut -c 1-60
    kept=$(sed -n '1002s/^baseline,1000,\([0-9]*[.][0-9][0-9]\).*/\1/p' $design/runs-baseline.csv)
    $run --runs 1500 --design $design --replay 1000 | grep "^GRDP  *$kept" >/dev/null &&
        echo "run 1000 is the one that was kept"
    wc -l <$design/runs-baseline.csv
done
$run --runs 1500 --design sobol --quiet --out plain --lang vi
for wrong in "--design sobol" "--design factorial --runs 10" "--design sobl --runs 10" \
    "--design sobol --precision 1 --replay 0" "--design lhs --runs 10 --replay 1024" \
    "--runs 10 --replay 10" "--runs 1e400" "--runs 1e18" "--runs 1e18 --yes-large"; do
    $run $wrong --out wrong || echo "exit $?"
done
