# In another folder the scenario stands alone; it makes the target within the rounding of its rates.
mkdir mine && cp -rL scenarios/hai_duong/. mine
grdpsim solve path mine/official_2025.cfg --year 2025 --growth 12 --as-of 2025-04-30 --out out --quiet >table
cat out/official_2025_path.cfg out/path.csv
grdpsim run out/official_2025_path.cfg --out again 2>notes | grep '^GRDP  '
