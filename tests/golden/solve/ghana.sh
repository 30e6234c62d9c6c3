# Required investment for 5, 7 and 9 % in the first year, published as 0.3019318116, 0.4154318338 and
# 0.5310376390 of GDP; and what holds 5 % over five years (0.3019318, 0.3065754, ...).
published=(30.19318116 41.54318338 53.10376390)
for growth in 5 7 9; do
    grdpsim solve target data/solve/ghana.cfg --target grdp.growth@2024=$growth --factor investment.ratio --out - | grep ^factor
done
for growth in 5 7 9; do
    grdpsim solve target data/solve/ghana.cfg --target grdp.growth@2024=$growth --factor investment.ratio --out - |
        awk -F, -v want="${published[growth / 2 - 2]}" '/^factor/ { d = ($6 - want) / 100; if (d < 0) d = -d
            print want, d <= 1e-8 ? "to 1e-8" : "off by " d }'
done
grdpsim run data/solve/ghana.cfg --set 'investment.ratio=(30.19318, 30.65754, 31.12903, 31.60777, 32.09388)' --wide --digits 5 --columns grdp.growth --out - --quiet
