grdpsim run scenarios/hai_duong/target_2024.cfg --fail-on missed --quiet --out out
