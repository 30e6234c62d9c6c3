grdpsim check --plan data/coherence/plan_shares.cfg
