grdpsim check --plan data/coherence/plan_strained.cfg
