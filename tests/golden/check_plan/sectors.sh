grdpsim check --plan data/coherence/plan_sectors.cfg
