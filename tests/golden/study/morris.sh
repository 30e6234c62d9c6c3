# Screening by elementary effects, and how linear the result is.
grdpsim study morris scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024,grdp.level@2028
grdpsim study morris scenarios/hai_duong/baseline.cfg --columns grdp.growth@2024 --shape radial --lang vi
grdpsim study morris scenarios/hai_duong/baseline.cfg --levels 5 || echo "exit $?"
grdpsim study morris scenarios/hai_duong/baseline.cfg --pool 10 || echo "exit $?"
grdpsim study linear scenarios/hai_duong/baseline.cfg
