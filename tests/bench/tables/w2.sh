# Sourced by scripts/bench. W2: indices of Sobol' of twelve factors with 100 resamples.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

# Key | name | package | pairs at 2^14 | pairs at 2^17 | command; LOG is the logarithm of the number of
# samples to the base of 2.
w2_peers()
{
    cat <<END
numpy|numpy and scipy, bootstrap as a matrix product|python3-scipy|7|7|/usr/bin/python3 $here/peers/w2_numpy.py LOG
r|R, bootstrap as a matrix product, random points|r-base-core|7|3|Rscript $here/peers/w2.R LOG
gsl|C with GSL, 1 thread|libgsl-dev|11|7|$work/w2_gsl LOG
openturns|OpenTURNS, 2 threads|python3-openturns|3|3|/usr/bin/python3 $here/peers/w2_openturns.py LOG symbolic jansen
END
}

# w2_command LOG THREADS: into the array `command`.
w2_command()
{
    local sector persistence="" factor
    command=("$grdpsim" study sobol "$here/w2/scenario.cfg" --quiet --threads "$2"
        --columns investment.cumulated@2028 --samples "$((1 << $1))" --resamples 100 --out "$memory/w2")
    for factor in mean push; do
        for sector in agriculture industry construction services; do
            command+=(--vary "sectors.$sector.$factor")
        done
    done
    for sector in agriculture industry construction services; do
        persistence+="+sectors.$sector.persistence"
    done
    command+=(--vary investment.icor --vary "${persistence#+}=0:0.6"
        --vary base_share.agriculture --vary base_share.industry)
}

# w2_agrees LOG < REPORT: prints how far the worst index is off; fails where that is too far.
w2_agrees()
{
    awk -v n="$((1 << $1))" -f "$here/tables/w2_agree.awk"
}

# w2_own LOG PAIRS: grdpsim with two threads and with one, which must give equal bytes.
w2_own()
{
    local ours off command
    w2_command "$1" 2
    ours=("${command[@]}")
    "${ours[@]}" >/dev/null
    off=$(awk -v n="$((1 << $1))" -f "$here/tables/w2_report.awk" "$memory/w2/sobol.csv" |
        w2_agrees "$1") || complain "W2, grdpsim: $off half-widths"
    cp "$memory/w2/sobol.csv" "$work/sobol.csv"
    w2_command "$1" 1
    "${command[@]}" >/dev/null
    cmp -s "$memory/w2/sobol.csv" "$work/sobol.csv" ||
        complain "W2: one thread gives other indices than two"
    take "own.w2.$1.threads" "$2" "${ours[@]}" --versus "${command[@]}"
    first_row "**grdpsim, 2 threads**" "$off"
    row "grdpsim, 1 thread" equal
}

# w2_against LOG COLUMN: the peers; COLUMN of their list says how many pairs.
w2_against()
{
    local log=$1 column=$2 key name package few many line off n ours theirs command
    w2_command "$log" 2
    ours=("${command[@]}")
    while IFS='|' read -r key name package few many line; do
        if ! is_there "$package"; then
            absent "$name" "$package"
            continue
        fi
        n=$few
        [[ $column == many ]] && n=$many
        read -ra theirs <<<"${line// LOG/ $log}"
        "${theirs[@]}" >"$work/report" 2>/dev/null || true
        off=$(w2_agrees "$log" <"$work/report") || off="**$off**"
        if take "w2.$log.$key" "$n" "${ours[@]}" --versus "${theirs[@]}" 2>/dev/null; then
            row "$name" "$off"
        else
            broken "$name"
        fi
    done <<<"$(w2_peers)"
}

# w2_table LOG TITLE COLUMN PAIRS
w2_table()
{
    unit=s
    echo "**W2, $2 samples of 12 factors, 100 resamples**"
    echo
    table_head s "worst index, half-widths"
    w2_own "$1" "$4"
    [[ $peers == none ]] || w2_against "$1" "$3"
    echo
}

w2()
{
    if [[ $quick == yes ]]; then
        w2_table 10 "1,024" few 1
        return
    fi
    [[ $peers == none ]] || ! is_there libgsl-dev || compile w2_gsl -lgsl -lgslcblas -lm
    w2_table 17 "131,072" many 11
    w2_table 14 "16,384" few 21
}
