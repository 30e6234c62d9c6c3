# --out - prints the table for programs in place of those for people, and writes nothing.
cp -rL scenarios/hai_duong study
for words in "reconcile study/region.cfg report_2023 constant_2022" "compare study/plan_2023.cfg" \
    "compare study/plan_2024.cfg study/baseline.cfg --bridge --from study/baseline.cfg --to actual" \
    "check --plan study/plan_2024.cfg" "backtest study/region.cfg"; do
    echo "$words"
    read -ra arguments <<<"$words"
    grdpsim "${arguments[@]}" --digits 2 --quiet --out - | head -n 2
done
ls
