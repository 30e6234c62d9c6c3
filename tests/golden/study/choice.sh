# The choice of model in the scenario file, and shocks as a group of their own.
mkdir -p m && cp -r scenarios/hai_duong/{baseline.cfg,region.cfg,data} m; sed /next/d scenarios/hai_duong/plan_2024.cfg >m/plan_2024.cfg
cat >m/models.cfg <<'END'
kind = "scenario"; version = 1; base = "baseline.cfg"; id = "models"; title = { vi = "Ba mô hình"; en = "Three models"; };
changes = {
  total = { models = ( "constant", "icor", "capital" ); use = "scale";
            growth = { dist = "normal"; mean = 8.2; sd = 1.0; source = "assumed: growth of 2023"; };
            icor = { dist = "triangular"; min = 3.5; mode = 4.06; max = 5.0; source = "assumed: ICOR of 2023"; };
            alpha = 0.45; delta = 5.0; capital_output = 2.5; base_ratio = 33.1; labour_growth = 1.0;
            tfp_growth = { dist = "uniform"; min = 0.5; max = 2.0; source = "assumed"; }; };
};
END
grdpsim check m/models.cfg
grdpsim run m/models.cfg --columns grdp.growth --out - | head -n 3
grdpsim study sobol m/models.cfg --columns grdp.growth@2024
grdpsim study sobol m/models.cfg --columns grdp.growth@2024 --lang vi | head -n -5 | tail -n 5
grdpsim study sobol scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --shocks
grdpsim study shapley scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --shocks --lang vi | head -n -5 | tail -n 6
grdpsim study tornado m/models.cfg --columns grdp.growth@2024 | head -n -5 | tail -n 4
grdpsim study pawn scenarios/hai_duong/baseline.cfg --shocks || echo "exit $?"
grdpsim study sobol scenarios/hai_duong/baseline.cfg --set sectors.services.volatility=0 --shocks || echo "exit $?"
sed 's/"icor", "capital"/"icro"/; s/growth = { dist = "normal".*$//' m/models.cfg >m/faults.cfg
sed -i 's/^changes = {/&  sectors = { services = { models = ( "constant", "reverting", "trend" ); model = "constant"; }; };/' m/faults.cfg
grdpsim check m/faults.cfg || echo "exit $?"
