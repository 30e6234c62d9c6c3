# The forecasts for 2023 stay the same when figures that came on 1 January 2023 are planted.
cp -rL scenarios/hai_duong planted
cat >>planted/data/annual.csv <<'END'
2022,grdp.growth,99,%,constant,2023-01-01,final,planted,
2021,grdp.growth,99,%,constant,2023-01-01,final,planted,
2022,sectors.services.growth,99,%,constant,2023-01-01,final,planted,
2022,sectors.agriculture.growth,99,%,constant,,final,planted,
END
grdpsim backtest scenarios/hai_duong/region.cfg --out before --quiet
grdpsim backtest planted/region.cfg --out after --quiet
for run in before after; do
    grep '^hai_duong,2023,' "$run/cases.csv" | cut -d, -f1-17 >"$run.row"
    grep '^hai_duong,2021,' "$run/cases.csv" | cut -d, -f1,2,20,21
done
cat after.row
cmp before.row after.row && echo "nothing changed"
