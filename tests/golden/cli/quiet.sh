# Where files are written, --quiet leaves nothing on stdout, in any command; exit codes are the same.
b=scenarios/hai_duong/baseline.cfg p=scenarios/hai_duong/plan_2024.cfg r=scenarios/hai_duong/region.cfg
n=0
quiet()
{
    grdpsim "$@" --quiet --restart >said || echo "exit $?: $1"
    [[ ! -s said ]] || echo "$*: $(wc -l <said) lines"
    n=$((n + 1))
}
quiet run $b --fail-on missed
quiet run $b --runs 100 --out out
quiet compare $p $b --out out --fail-on missed
quiet compare $p $b --bridge --out out
quiet check --plan $p --out out
quiet reconcile $r report_2023 constant_2022 --out out
quiet track $p --as-of 2024-07-31 --out out
quiet fit $r --out fitted.txt
quiet solve target $b --target grdp.growth@2024=9 --factor sectors.industry.growth --out out
quiet solve path scenarios/hai_duong/official_2025.cfg --year 2025 --growth 12 --out out
quiet backtest $r --out out
quiet sweep $b --vary sectors.industry.growth=8,9
quiet study tornado $b
echo "$n commands"
grdpsim run $b --quiet --out - --columns grdp.growth | head -n 2
grdpsim run $b --quiet --runs 10 --replay 3 | head -n 1
grdpsim compare $p --quiet | head -n 1
