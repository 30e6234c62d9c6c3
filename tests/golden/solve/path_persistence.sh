# The first quarter of 2024 was better than assumed (9.80 %): with persistence some of it stays.
cd scenarios/hai_duong
for r in 0 0.6; do
    grdpsim solve path baseline.cfg --set periods_per_year=4 --set quarters.persistence=$r --year 2024 --growth 9 --as-of 2024-04-30 --quiet | sed -n '/^Industry and/p;/^GRDP/p;/^The path/,$p'
done
grdpsim solve path baseline.cfg --set periods_per_year=4 --set quarters.persistence=1 --year 2024 --growth 9 --quiet
