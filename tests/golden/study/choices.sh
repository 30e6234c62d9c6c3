# Several lists of models: each a factor of its own, or tied; numbers that only a later model has.
mkdir -p m && cp -r scenarios/hai_duong/{baseline.cfg,region.cfg,data} m; sed /next/d scenarios/hai_duong/plan_2024.cfg >m/plan_2024.cfg
cat >m/two.cfg <<'END'
kind = "scenario"; version = 1; base = "baseline.cfg"; id = "two"; title = { vi = "Hai danh sách"; en = "Two lists"; };
changes = {
  sectors = { services = { models = ( "constant", "reverting" ); growth = 7.5; persistence = 0.5;
                           mean = { dist = "normal"; mean = 6; sd = 1; source = "assumed"; }; }; };
  total = { models = ( "constant", "icor", "capital" ); use = "residual"; residual = "industry";
            growth = { dist = "normal"; mean = 8.2; sd = 1.0; source = "assumed: growth of 2023"; };
            icor = { dist = "triangular"; min = 3.5; mode = 4.06; max = 5.0; source = "assumed: ICOR of 2023"; };
            alpha = 0.45; delta = 5.0; capital_output = 2.5; base_ratio = 33.1; labour_growth = 1.0; tfp_growth = 1.0; };
  correlations = ( ( "total.icor", "sectors.construction.growth", -0.5 ) );
};
END
sed 's/, "capital"//; /alpha = 0.45/s/.*/          };/' m/two.cfg >m/tied.cfg
grdpsim check m/two.cfg
grdpsim study sobol m/two.cfg --columns sectors.services.growth@2024 --samples 4096
grdpsim study sobol m/two.cfg --columns sectors.services.growth@2024 --samples 4096 --lang vi | head -n -5 | tail -n 3
grdpsim study sobol m/two.cfg --columns grdp.growth@2024 --samples 4096 --vary total.icor --vary total.tfp_growth=0.5:2 | head -n -5 | tail -n 4
grdpsim study pawn m/two.cfg --quiet --model scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --out - | grep median
grdpsim study sobol m/tied.cfg --tie-models --columns grdp.growth@2024 --samples 4096 | head -n 12
grdpsim study sobol m/two.cfg --tie-models || echo "exit $?"
grdpsim study tornado m/two.cfg --columns grdp.growth@2024 | head -n 3
grdpsim study dgsm m/two.cfg --columns grdp.growth@2024 --lang vi | head -n 3
grdpsim study dgsm m/two.cfg --model scenarios/hai_duong/baseline.cfg || echo "exit $?"
grdpsim study tornado m/two.cfg --vary total.icor || echo "exit $?"
