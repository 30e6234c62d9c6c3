# Latin hypercube, Sobol' and a table of points, to a stream.
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
grdpsim sweep small.cfg --quiet --out - --digits 3 --design lhs --points 5 \
    --vary sectors.farms.growth=0:10 --vary sectors.works.growth=dist --columns grdp.growth@2025
grdpsim sweep small.cfg --out - --digits 3 --design sobol --points 6 --seed 2 \
    --vary sectors.farms.growth=0:10 --vary investment.ratio=30,35 \
    --columns grdp.growth@2025,investment.ratio@2024
printf 'sectors.farms.growth,investment.ratio\n1,30\n2.5,35\n' >points.csv
grdpsim sweep small.cfg --out - --points-csv points.csv
grdpsim sweep small.cfg --quiet --out - --points-csv points.csv --threads 3 --columns \
    grdp.average_growth,investment.average_ratio@2025
