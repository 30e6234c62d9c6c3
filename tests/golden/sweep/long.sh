# A row for each response of a point; parts of it merge into the same table.
b=scenarios/hai_duong/baseline.cfg
long="--vary sectors.industry.growth=8:9:2 --columns grdp.growth@2024,investment.ratio@2024 --long --quiet --digits 3"
grdpsim sweep $b --out - $long 2>/dev/null
for i in 1 2; do
    grdpsim sweep $b $long --shard $i/2 --out parts 2>/dev/null
done
grdpsim merge merged parts
cat merged/sweep.csv
grep -A 1 -E '"name": "(point|response|value)"' merged/datapackage.json
grdpsim sweep $b $long --out merged 2>/dev/null && echo finished
grdpsim sweep $b --design random --points 3 --vary investment.ratio=30:40 --columns grdp.growth@2024 --out - --digits 3 --quiet
