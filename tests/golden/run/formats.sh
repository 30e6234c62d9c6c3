# The samples of the formats, as they are written there.
grdpsim run data/formats/baseline.cfg --out out
