grdpsim solve path scenarios/hai_duong/official_2025.cfg --year 2025 --growth 12 --as-of 2025-04-30 --quiet --lang vi
