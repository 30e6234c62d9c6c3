# With everything that was published: investment was exceeded, then missed.
grdpsim compare scenarios/hai_duong/plan_2023.cfg
