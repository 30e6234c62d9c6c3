#!/usr/bin/env bash
# Every assignment of a region, a plan and a scenario, and every cell of a table of figures, is broken
# in each of some ways, one at a time. Each such study is refused with a finding that names file and
# line, and leaves no results; or it is read. Never a crash, a hang or a failure without a word.
#
# GRDPSIM is the command under test.
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
GRDPSIM=$(realpath "$GRDPSIM")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LANG LANGUAGE LC_MESSAGES GRDPSIM_LANG
export LC_ALL=C
cd "$work" || exit 70

n_mutants=0
n_refused=0
n_failed=0

complain()
{
    echo "FAILED: $1"
    head -n 5 stderr | sed 's/^/    /'
    n_failed=$((n_failed + 1))
}

# The study: quarters, a distribution, a path, a ramp, an event, money, figures of several dates.
write_study()
{
    mkdir study
    cat >study/region.cfg <<'END'
kind = "region"; version = 1;
id = "r";
title = "Region";
currency = "bn_vnd";
price_base = 2010;
sectors = ( { id = "farms"; title = "Farms"; },
  { id = "plants"; title = "Plants";
    group = "industry"; },
  { id = "works"; group = "industry"; } );
groups = ( { id = "industry"; title = "Industry"; } );
accounts = ( { id = "base"; prices = "constant"; year = 2023;
  level = { farms = 10.5; plants = 60; works = 29.5; };
  quarter_share = [ 22.5, 24.5, 25.0, 28.0 ];
  nominal = 1800.5;
  investment = 600;
  population = 1950.0;
  known_by = "2023-12-31";
  source = "assumed"; } );
actuals = ( "actuals.csv" );
END
    cat >study/plan.cfg <<'END'
kind = "plan"; version = 1;
id = "p";
region = "region.cfg";
year = 2024;
adopted = "2023-12-08";
targets = ( { id = "growth"; series = "grdp.growth";
    op = ">=";
    value = 9.0; },
  { id = "ratio"; series = "investment.ratio"; op = ">="; value = 35;
    tolerance = 0.1; },
  { id = "poor"; indicator = "poverty"; unit = "%";
    op = "<="; value = 1.2; } );
END
    cat >study/scenario.cfg <<'END'
kind = "scenario"; version = 1;
id = "s";
title = { vi = "A"; en = "B"; };
region = "region.cfg";
account = "base";
plans = ( "plan.cfg" );
as_of = "2024-06-30";
first = 2024;
last = 2025;
periods_per_year = 4;
sectors = { farms = { model = "constant";
    growth = 4.1; };
  plants = { model = "reverting"; mean = { from = 8.7; to = 9.5;
    by = 2025; };
    persistence = 0.3; volatility = 1.5; };
  works = { model = "constant";
    growth = { dist = "triangular"; min = 5.0; mode = 7.5; max = 9.0; }; }; };
investment = { closure = "given";
  ratio = ( 30.0, 31.5 ); };
prices = { deflator_growth = 3.0; };
population = { growth = 0.8; };
events = ( { id = "storm"; sector = "farms";
  period = "2024-Q3"; level = -2.0;
  rebound = "2025-Q1"; } );
END
    cat >study/actuals.csv <<'END'
period,series,value,unit,basis,vintage,status,source
2022,grdp.growth,9.1,%,constant,2022-12-10,estimate,report
2023,grdp.growth,8.16,%,constant,2023-12-08,estimate,report
2023,sectors.farms.growth,4.05,%,constant,2023-12-08,estimate,report
2024-Q1,sectors.farms.growth,3.2,%,constant,2024-04-01,estimate,report
2024,poverty,1.5,%,,2024-06-01,estimate,report
END
}

# How a value is broken: what takes its place.
values=('' '""' '"x"' '-1e30' '1e999' '0' '( )' '{ }' 'true' '0,5' '"2024-13"' '3000000000'
    '( 1, "a" )')
if grep -q __asan_init "$GRDPSIM"; then # a sample; the whole takes minutes
    values=('' '-1e30' '( )' '{ }' '( 1, "a" )')
fi
cells=('' '-' '1e999' 'x' '2024-13' '"' '1;2' '0,5' $'\x01' '9999999999999999999999')

# check NAME FILE: the study as it stands.
check()
{
    local code=0
    n_mutants=$((n_mutants + 1))
    rm -rf out
    timeout 20 "$GRDPSIM" run study/scenario.cfg --out out >stdout 2>stderr </dev/null || code=$?
    case $code in
        0) [[ -s out/results.csv ]] || complain "$1: no results" ;;
        3 | 4 | 7)
            n_refused=$((n_refused + 1))
            [[ ! -e out ]] || complain "$1: refused, and results are there"
            grep -qE '^study/[a-z]+\.(cfg|csv):[0-9]+: error: ' stderr ||
                complain "$1: no finding with a file and a line"
            ;;
        *) complain "$1: exit code $code" ;;
    esac
    if grep -qE 'Sanitizer|runtime error' stderr; then
        complain "$1: a fault of our own"
    fi
}

# break_setting FILE N VALUE: takes VALUE for that of the Nth assignment of a text or number.
break_setting()
{
    VALUE=$3 awk -v want="$2" '
    {
        rest = $0
        line = ""
        while (match(rest, /[a-z_]+ = ("[^"]*"|[-0-9.]+);/)) {
            found = substr(rest, RSTART, RLENGTH)
            if (++n == want)
                found = substr(found, 1, index(found, " = ") + 2) ENVIRON["VALUE"] ";"
            line = line substr(rest, 1, RSTART - 1) found
            rest = substr(rest, RSTART + RLENGTH)
        }
        print line rest
    }
    END { exit n >= want ? 0 : 1 }' "kept/$1" >"study/$1"
}

# break_cell N VALUE: takes VALUE for the Nth cell of the table, its head included.
break_cell()
{
    VALUE=$2 awk -F, -v OFS=, -v want="$1" '
    { for (i = 1; i <= NF; i++) if (++n == want) $i = ENVIRON["VALUE"]; print }
    END { exit n >= want ? 0 : 1 }' kept/actuals.csv >study/actuals.csv
}

write_study
cp -r study kept
check "as it is"
if ((n_refused > 0)); then
    complain "the study itself is refused"
fi

for file in region.cfg plan.cfg scenario.cfg; do
    for ((n = 1; ; n++)); do
        break_setting "$file" "$n" 0 || break
        for value in "${values[@]}"; do
            break_setting "$file" "$n" "$value"
            check "$file, assignment $n: $value"
        done
    done
    cp "kept/$file" "study/$file"
    n_lines=$(wc -l <"kept/$file")
    for ((n = 1; n <= n_lines; n++)); do
        sed "${n}d" "kept/$file" >"study/$file"
        check "$file without line $n"
        sed "${n}p" "kept/$file" >"study/$file"
        check "$file with line $n twice"
        head -n "$n" "kept/$file" | head -c -3 >"study/$file"
        check "$file cut in line $n"
    done
    cp "kept/$file" "study/$file"
done
for ((n = 1; ; n++)); do
    break_cell "$n" 0 || break
    for cell in "${cells[@]}"; do
        break_cell "$n" "$cell"
        check "cell $n: $cell"
    done
done

echo "$n_mutants broken studies, $n_refused refused"
echo "$((n_mutants - n_failed)) passed, $n_failed failed"
((n_failed == 0))
