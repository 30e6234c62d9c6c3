# What moves nothing, or only by rounding; one factor; nothing uncertain; what chance would show as well.
for method in tornado morris linear sobol pawn dgsm; do
    grdpsim study $method scenarios/hai_duong/baseline.cfg --vary investment.ratio=30:36 --columns grdp.growth@2024 | tail -n +4
done
grdpsim study tornado scenarios/hai_duong/quarters_2023.cfg --columns grdp.growth@2023
grdpsim study tornado scenarios/viet_nam/nq01_2024_low.cfg | head -n -5 | tail -n 3
grdpsim study tornado scenarios/viet_nam/nq01_2024_low.cfg --lang vi --out vi | head -n -5 | tail -n 3
grdpsim study sobol scenarios/viet_nam/nq01_2024_low.cfg || echo "exit $?"
awk 'function u() { x = x * 16807 % 2147483647; return x / 2147483647 }
     BEGIN { x = 1; print "a,b,y"; for (i = 0; i < 200; i++) { a = u(); b = u(); printf "%.9f,%.9f,%.9f\n", a, b, u() } }' >noise.csv
grdpsim study first_order --data noise.csv --inputs a,b --output y --out noise | head -n -5 | tail -n 2
grdpsim study pawn --data noise.csv --inputs a,b --output y --out noise_vi --lang vi | head -n -5 | tail -n 3
sed 's/,/;/g; 5s/;[^;]*$/;NA/' noise.csv >points.csv
grdpsim study first_order --data points.csv --inputs a,b --output y --out - | head -n 2
sed '7s/;[^;]*;/;;/' points.csv >gap.csv
grdpsim study first_order --data gap.csv --inputs a,b --output y --out - || echo "exit $?"
tr . , <points.csv | sed '9s/;[^;]*$/;1.25/' >comma.csv
grdpsim study first_order --data comma.csv --inputs a,b --output y --out - || echo "exit $?"
# Three decimals between semicolons: they could be thousands.
awk 'BEGIN { print "a;y"; for (i = 100; i < 150; i++) printf "1.%d;7.%d\n", i, 2 * i }' >thousands.csv
grdpsim study first_order --data thousands.csv --inputs a --output y --out - | head -n 1
