grdpsim run scenarios/hai_phong
