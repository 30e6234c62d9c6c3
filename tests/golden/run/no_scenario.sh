mkdir empty
grdpsim run empty
