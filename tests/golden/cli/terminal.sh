# On a terminal of 60 columns findings are wrapped and indented; elsewhere each is one line.
cp -rL scenarios/hai_duong study
on_terminal()
{
    TERM=dumb script -qec "stty cols 60 rows 40; $*" /dev/null </dev/null | tr -d '\r'
}
on_terminal "grdpsim run study/quarters_2023.cfg --out out --quiet; grdpsim run study/quarters_2023.cfg --out out >/dev/null"
on_terminal "grdpsim run study --out all --lang vi; grdpsim rum; grdpsim run study/baselin.cfg --set a --lang vi"
grdpsim run study/quarters_2023.cfg --out out >/dev/null
