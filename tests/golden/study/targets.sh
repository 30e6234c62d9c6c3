# Targets of the plan as responses: how far, and whether they are met.
grdpsim study linear scenarios/hai_duong/target_2024.cfg --columns distance:grdp_growth,met:grdp_growth,grdp.growth@2024
grdpsim study sobol scenarios/hai_duong/target_2024.cfg --columns met:grdp_growth --lang vi --samples 4096
grep ',mean,' results/target_2024/sobol/sobol.csv
grdpsim study linear scenarios/hai_duong/baseline.cfg --columns met:grdp_grwth || echo "exit $?"
grdpsim study linear scenarios/hai_duong/baseline.cfg --columns met:poverty || echo "exit $?"
# A target with two parts and one over several years, counted as `run --runs` counts them.
mkdir -p m && cp -r scenarios/hai_duong/{baseline.cfg,region.cfg,data} m
cat >m/plan_2024.cfg <<'END'
kind = "plan"; version = 1; region = "region.cfg"; year = 2028;
targets = (
  { id = "both"; title = { vi = "Cả hai"; en = "Both"; };
    parts = ( { id = "growth"; series = "grdp.growth"; op = ">="; value = 8.0; },
              { id = "industry"; series = "sectors.industry.growth"; op = "<="; value = 11.0; } ); },
  { id = "average"; years = ( 2025, 2028 ); average = "geometric"; series = "grdp.growth"; op = ">="; value = 8.0; },
  { id = "early"; years = ( 2021, 2025 ); average = "geometric"; series = "grdp.growth"; op = ">="; value = 8.0; } );
END
columns=met:both,distance:both,met:average,distance:average
grdpsim study first_order m/baseline.cfg --columns $columns
grdpsim study sobol m/baseline.cfg --quiet --columns $columns --out found >/dev/null
grep ',mean,' found/sobol.csv
grdpsim run m/baseline.cfg --runs 65536 --set sectors.services.volatility=0 --out counted | grep '^\(Both\|average\) .*%.*±'
grdpsim study sobol m/baseline.cfg --columns met:early || echo "exit $?"
grdpsim study regional m/baseline.cfg --lang vi --columns distance:average --at 0 | head -n -5 | tail -n 4
grdpsim study tornado scenarios/hai_duong/baseline.cfg --columns met:grdp_growth,met:grdp_growth || echo "exit $?"
# Where all runs miss the target there is nothing to tell.
grdpsim study regional scenarios/hai_duong/baseline.cfg --columns met:inv_ratio --out missed
grdpsim study sobol scenarios/hai_duong/baseline.cfg --columns met:inv_ratio --out missed_too --lang vi | head -n -5 | tail -n 2
grdpsim study regional scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --at 50 --out never
