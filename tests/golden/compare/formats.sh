# The samples of the formats, as they are written there.
grdpsim compare data/formats/plan_2024.cfg data/formats/baseline.cfg data/formats/export_recovery.cfg
