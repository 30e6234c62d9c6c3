# Growth goes on across price bases; levels and contributions at prices of another year are left out.
grdpsim run data/price_base/old.cfg --as-of 2024-12-31
grdpsim run data/price_base/new.cfg --as-of 2025-12-31
grdpsim compare data/price_base/plan.cfg data/price_base/old.cfg --as-of 2025-12-31 | sed -n '/^Contribution/,$p'
grdpsim compare data/price_base/plan.cfg data/price_base/old.cfg data/price_base/new.cfg --bridge
grdpsim reconcile data/price_base/region.cfg old new
