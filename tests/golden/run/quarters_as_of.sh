# Growth of 10.87 in the first quarter was published in April 2025.
grdpsim run scenarios/hai_duong/official_2025.cfg --as-of 2025-04-30
