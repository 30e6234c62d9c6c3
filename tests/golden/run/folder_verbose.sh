# With --verbose every note is said: those of the short form, and the 6 more that it counts.
grdpsim run scenarios/hai_duong --verbose --out out 2>&1 >/dev/null
