grdpsim check --plan data/coherence/plan_twice.cfg --lang vi
