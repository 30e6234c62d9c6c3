# Growth that is given fills the lines; sectors and accounts that are not there are named.
grdpsim reconcile scenarios/hai_duong/region.cfg constant_2023 constant_2024 --rate agriculture=3 --rate industry=11 --rate constant_2024.construction=9 --rate services=8 --rate product_taxes=9
grdpsim reconcile scenarios/hai_duong/region.cfg constant_2023 constant_2024 --rate industri=3 --rate constant_2022.services=4 --rate services=-100 || echo "exit $?"
grdpsim reconcile scenarios/hai_duong/region.cfg constant_2023 constant_2024 --rate industri=3 --rate constant_2022.services=4 || echo "exit $?"
