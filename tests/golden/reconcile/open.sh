# Growth of 2025 is not published, that of 2024 follows from levels: what is known is said, the rest is open.
grdpsim reconcile scenarios/hai_duong/region.cfg constant_2023 constant_2024
grdpsim reconcile scenarios/hai_duong/region.cfg constant_2023 constant_2024 --out - --digits 3 2>/dev/null | head -8
