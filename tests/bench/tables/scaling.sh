# Sourced by scripts/bench. How the cost of a million runs grows with the number of sectors and years.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

# scaling_region SECTORS
scaling_region()
{
    local s
    echo 'kind = "region"; version = 1; id = "r"; currency = "index"; price_base = 2010;'
    echo 'sectors = ('
    for ((s = 1; s <= $1; s++)); do
        echo "  { id = \"s$s\"; }$([[ $s == "$1" ]] || echo ,)"
    done
    echo '); accounts = ( { id = "base"; prices = "constant"; year = 2023; status = "assumed";'
    echo '  level = {'
    for ((s = 1; s <= $1; s++)); do
        echo "    s$s = $((100 + s)).0;"
    done
    echo '  }; } );'
}

# scaling_scenario SECTORS YEARS CORRELATED
scaling_scenario()
{
    local s other pairs=()
    echo 'kind = "scenario"; version = 1; id = "s"; region = "region.cfg"; account = "base";'
    echo "first = 2024; last = $((2023 + $2));"
    echo 'sectors = {'
    for ((s = 1; s <= $1; s++)); do
        echo "  s$s = { model = \"reverting\"; mean = 7.0; persistence = 0.3; volatility = 2.0; };"
        for ((other = s + 1; other <= $1; other++)); do
            pairs+=("( \"s$s\", \"s$other\", 0.3 )")
        done
    done
    echo '}; investment = { closure = "required"; icor_form = "absolute";'
    echo '  icor = { dist = "triangular"; min = 3.5; mode = 4.6; max = 6.0; }; };'
    if [[ $3 == yes ]] && ((${#pairs[@]})); then
        echo "shock_correlations = ( $(printf '%s, ' "${pairs[@]}" | sed 's/, $//') );"
    fi
}

# scaling_command SECTORS YEARS CORRELATED: into the array `command`.
scaling_command()
{
    local folder=$work/scaling/$1-$2-$3
    mkdir -p "$folder"
    scaling_region "$1" >"$folder/region.cfg"
    scaling_scenario "$1" "$2" "$3" >"$folder/scenario.cfg"
    command=("$grdpsim" run "$folder/scenario.cfg" --runs "$scaling_runs" --threads 2 --quiet
        --out "$memory/scaling")
}

# scaling_row SECTORS YEARS CORRELATED: beside four sectors in five years.
scaling_row()
{
    local command base
    scaling_command 4 5 no
    base=("${command[@]}")
    scaling_command "$1" "$2" "$3"
    "${command[@]}" >/dev/null
    take "own.scaling.$1.$2.$3" 5 "${base[@]}" --versus "${command[@]}"
    awk -F '\t' -v sectors="$1" -v years="$2" -v correlated="$3" -v runs="$scaling_runs" '{
        work = sectors * years
        printf "| %d | %d | %s | %.3f [%.3f–%.3f] | %.1f | %.2f [%.2f–%.2f] | %.2f | %s |\n", sectors,
               years, correlated, $4, $5, $6, 1e9 * $4 / runs / work, $7, $8, $9, work / 20, $14
    }' "$work/taken/$taken"
}

scaling()
{
    local sectors years
    scaling_runs=1000000
    [[ $quick == yes ]] && scaling_runs=10000
    echo "**Growth of cost, $scaling_runs runs, 2 threads**"
    echo
    echo "| sectors | years | correlated | wall, s | ns a run, sector and year |" \
        "times 4 sectors in 5 years | times the sector-years | others, cores |"
    echo "|---|---|---|---|---|---|---|---|"
    for sectors in 1 4 20; do
        for years in 1 5 25; do
            scaling_row "$sectors" "$years" no
        done
    done
    for sectors in 4 20; do
        scaling_row "$sectors" 5 yes
    done
    echo
}
