grdpsim track scenarios/hai_duong/plan_2024.cfg --as-of 2024-07-31 --format jsonl --out -
