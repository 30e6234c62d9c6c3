# A plan that gives sector rates: by hand 0.1006 x (4.08 - 4.5), 0.2668 x (7.39 - 8), 0.0872 x (9.53 - 9).
mkdir mine && cp -rL scenarios/hai_duong/. mine
cat >mine/plan_sectors.cfg <<'END'
kind = "plan"; version = 1; id = "plan_sectors"; title = { vi = "Kế hoạch có ngành"; en = "Plan with sectors"; }; region = "region.cfg"; year = 2023;
targets = (
  { id = "g"; series = "grdp.growth"; op = ">="; value = 9.0; },
  { id = "a"; series = "sectors.agriculture.growth"; op = ">="; value = 4.5; },
  { id = "ic"; series = "sectors.industry_construction.growth"; op = ">="; value = 10.2; },
  { id = "s"; series = "sectors.services.growth"; op = ">="; value = 8.0; },
  { id = "t"; series = "sectors.product_taxes.growth"; op = ">="; value = 9.0; } );
END
grdpsim compare mine/plan_sectors.cfg --bridge --from plan --to actual
grdpsim compare mine/plan_sectors.cfg --bridge --from plan --to actual --lang vi --quiet | sed -n '/^Tổng các/,$p'
grdpsim compare mine/plan_sectors.cfg --bridge --from plan --to actual:2023-11-30
