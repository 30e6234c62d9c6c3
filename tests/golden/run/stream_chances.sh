# With --runs a stream holds chances and quantiles; with --keep the runs; and one table only.
study=scenarios/hai_duong
grdpsim run $study/baseline.cfg --set last=2024 --runs 4000 --out - --digits 3 --quiet
grdpsim run $study/baseline.cfg --set last=2024 --runs 3 --keep --columns grdp.growth --out - --digits 3 --quiet 2>/dev/null
grdpsim run $study/baseline.cfg $study/typhoon.cfg --runs 3 --keep --out - --quiet || echo "exit $?" >&2
grdpsim run $study/baseline.cfg --runs 3 --wide --out - --quiet || echo "exit $?" >&2
grdpsim run $study/official_2025.cfg --runs 3 --out - --quiet --lang vi
