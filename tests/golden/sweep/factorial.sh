# Every combination, the last factor fastest; and what stands in the folder.
cat >region.cfg <<'END'
kind = "region"; version = 1; id = "small"; title = { vi = "Nhỏ"; en = "Small"; };
currency = "bn_vnd"; price_base = 2010;
sectors = ( { id = "farms"; title = "Farms"; }, { id = "works"; title = "Works"; } );
accounts = ( { id = "base"; prices = "constant"; year = 2023; known_by = "2023-12-31";
  status = "assumed"; source = "assumed: example"; level = { farms = 40; works = 60; };
  nominal = 100; } );
END
cat >small.cfg <<'END'
kind = "scenario"; version = 1; id = "small"; title = { vi = "Nhỏ"; en = "Small"; };
region = "region.cfg"; account = "base"; first = 2024; last = 2025; periods_per_year = 1;
source = "assumed: example";
sectors = { farms = { model = "constant"; growth = 4; };
  works = { model = "constant"; growth = { dist = "normal"; mean = 9; sd = 2; }; }; };
prices = { deflator_growth = 0; };
investment = { closure = "given"; ratio = 30; };
END
grdpsim sweep small.cfg --vary sectors.farms.growth=2:4:3 --vary investment.ratio=30,35 --out out
cat out/sweep.csv
ls -A out
# sweep.json holds the commit of the program.
sed -n '/"name": "sweep.json"/,$!p; /"name": "sweep.json"/,$ { /"bytes"/d; /"hash"/d; p }' out/datapackage.json | cut -c 1-200
