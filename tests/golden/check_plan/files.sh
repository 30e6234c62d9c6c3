grdpsim check --plan data/coherence/plan_twice.cfg scenarios/hai_duong/plan_2025_assigned.cfg scenarios/hai_duong/plan_2025_council.cfg --out out >/dev/null || echo "exit $?"
cat out/coherence.csv out/tensions.csv
