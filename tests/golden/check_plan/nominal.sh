grdpsim check --plan data/coherence/plan_nominal.cfg
