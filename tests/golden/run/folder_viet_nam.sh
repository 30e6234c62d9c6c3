grdpsim run scenarios/viet_nam
