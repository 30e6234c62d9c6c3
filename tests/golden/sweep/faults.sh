# What a planner may write by mistake.
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
export LC_ALL=C
try()
{
    grdpsim sweep "$@" --quiet --out out
    echo "exit $?" >&2
}
try small.cfg
try small.cfg --vary sectors.farm.growth=1,2 --vary sectors.works.growth=1:200:3
try small.cfg --vary sectors.farms.growth=1:2
try small.cfg --vary sectors.farms.growth=0:1:1000000 --vary sectors.works.growth=0:1:1000000
try small.cfg --vary sectors.farms.growth=0:1:1000000000 --vary sectors.works.growth=0:1:1000000000
try small.cfg --design lhs --vary sectors.farms.growth=dist
try small.cfg --design sobl --points 0 --vary sectors.farms.growth=1:2
try small.cfg --design sobol --points 1e18 --vary sectors.farms.growth=1:2
try small.cfg --design lhs --points 1e18 --yes-large --vary sectors.farms.growth=1:2
try small.cfg --vary sectors.farms.growth=1,2 --columns grdp.grwth,grdp.growth@2030
try small.cfg --vary sectors.farms.growth=1,2 --format jsonl
try small.cfg --vary sectors.farms.growth=1,2 --shard 5/4
printf 'sectors.farms.growth,tempo\n1,30\nx,35\n200,1\n' >points.csv
try small.cfg --points-csv points.csv
try small.cfg --points-csv points.csv --vary sectors.farms.growth=1,2
mkdir sealed
touch sealed/file
grdpsim sweep small.cfg --quiet --vary sectors.farms.growth=1,2 --out sealed/file
echo "exit $?" >&2
grdpsim merge out
echo "exit $?" >&2
grdpsim merge out sealed
echo "exit $?" >&2
grdpsim sweep small.cfg --lang vi --vary sectors.farms.growt=1,2 --columns grdp.growth@2030
echo "exit $?" >&2
