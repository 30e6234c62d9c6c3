# The scenario stands beside the one it is based on, and runs.
mkdir mine && cp -rL scenarios/hai_duong/. mine
grdpsim solve target mine/investment_35.cfg --target grdp.growth@2024=9 --factor investment.ratio --out mine/reached.cfg --quiet >table
cat mine/reached.cfg
grdpsim run mine/reached.cfg --out out 2>notes | grep '^GRDP  '
