# Score of a region with one target: growth of 10.34 against 12.7 is 2.36 below. The scenario gives the
# weights of 2022 times growth of 2023: 3.38 x 1.11 + 54.87 x 11.54 + 35.69 x 10.02 + 6.06 x 5.83 = 10.30.
grdpsim compare scenarios/hai_phong/plan_2023.cfg scenarios/hai_phong/check_2023.cfg
