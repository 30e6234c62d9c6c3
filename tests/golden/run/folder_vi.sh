grdpsim run scenarios/hai_duong --lang vi
