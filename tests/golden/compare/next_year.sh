# The plan that `next` names must be of the following year: its targets stand in a column of that
# year.
# SPDX-License-Identifier: GPL-3.0-or-later
cp -r data/region own
sed -i 's/next = "plan_2024.cfg"/next = ".\/plan.cfg"/' own/plan.cfg
grdpsim compare own/plan.cfg --lang en
