# The year 2024 is an observed one.
grdpsim run scenarios/hai_duong/baseline.cfg --as-of 2025-02-28 --quiet --wide --digits 2 --out - \
    --columns grdp.growth,sectors.industry.growth,investment.ratio
