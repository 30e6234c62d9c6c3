# Two provinces that merged: levels added, growth weighted by them.
grdpsim list actuals scenarios/hai_phong_2025/region.cfg
grdpsim run scenarios/hai_phong_2025/together_2024.cfg
