# One per cent from services (7.4) to agriculture (4.1): the first line falls by 0.033, from 7.867 to
# 7.834, and the lines still add up.
cp -rL scenarios/hai_duong mine
sed -i 's/agriculture = 8.8; industry_construction = 61.8; services = 29.4/agriculture = 9.8; industry_construction = 61.8; services = 28.4/' mine/region.cfg
grdpsim reconcile mine/region.cfg report_2023 constant_2022
