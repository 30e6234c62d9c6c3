# What is there to be read has decimal commas; what was typed, and what to type, has decimal points.
cp -rL scenarios/hai_duong study
sed -i 's/agriculture = 8.8; industry_construction = 61.8/agriculture = 8.9; industry_construction = 61.8/' study/region.cfg
grdpsim check study/region.cfg --lang vi
sed -i 's/agriculture = 8.9;/agriculture = 8.8;/' study/region.cfg
grdpsim run study/baseline.cfg --set sectors.industry.growth=0.0921 --set sectors.services.growth=739 --lang vi --quiet
grdpsim run study/quarters_2023.cfg --lang vi --out - 2>&1 >/dev/null | grep -v 'note: x'
grdpsim solve target study/baseline.cfg --target grdp.growth@2024=90.5 --factor sectors.industry.growth --lang vi
grdpsim solve path study/official_2025.cfg --year 2025 --growth 40.25 --bounds sectors.agriculture.growth=1.5:5 --lang vi
