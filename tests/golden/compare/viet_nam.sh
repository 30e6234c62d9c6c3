grdpsim compare scenarios/viet_nam/plan_2024.cfg scenarios/viet_nam/nq01_2024_low.cfg \
    scenarios/viet_nam/nq01_2024_high.cfg
