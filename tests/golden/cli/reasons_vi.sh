# Why the system refuses a file is said in the language of the command.
grdpsim run none.cfg --lang vi
grdpsim run scenarios/hai_duong/region.cfg/x.cfg --lang vi
grdpsim check none --lang vi
grdpsim new scenarios/hai_duong/region.cfg/x --lang vi
