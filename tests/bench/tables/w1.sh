# Sourced by scripts/bench. W1: four correlated sectors, five years, a drawn ICOR; chances of two targets and quantiles.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

# Key | name | package | pairs at 1e6 | pairs at 1e7 | command; N is the number of runs.
w1_peers()
{
    cat <<END
numpy2|numpy, blocks of 16,384, 2 threads|python3-numpy|7|7|env OPENBLAS_NUM_THREADS=1 /usr/bin/python3 $here/peers/w1_numpy.py N mt
numpy1|numpy, blocks of 16,384|python3-numpy|7|3|/usr/bin/python3 $here/peers/w1_numpy.py N chunk
whole|numpy, whole arrays|python3-numpy|7|3|/usr/bin/python3 $here/peers/w1_numpy.py N whole
numba|numba, 2 threads (compiles first)|python3-numba|3|3|/usr/bin/python3 $here/peers/w1_numba.py N
dqrng|R with dqrng|r-cran-dqrng|3|3|Rscript $here/peers/w1.R N 16384 dqrng
r|R|r-base-core|3|3|Rscript $here/peers/w1.R N 16384
octave|Octave|octave|3|3|octave-cli -q $here/peers/w1.m N
openturns|OpenTURNS, 2 threads|python3-openturns|3|3|/usr/bin/python3 $here/peers/w1_openturns.py N symbolic
gsl|C with GSL, 1 thread|libgsl-dev|3|3|$work/w1_gsl N
END
}

# w1_command PROGRAM RUNS THREADS: into the array `command`.
w1_command()
{
    command=("$1" run "$here/w1/scenario.cfg" --runs "$2" --threads "$3" --quiet
        --out "$memory/w1")
}

# w1_agrees RUNS < REPORT: prints how far the worst figure is off; fails where that is too far.
w1_agrees()
{
    awk -v n="$1" -f "$here/tables/w1_agree.awk"
}

# w1_own RUNS: the figures of the last run of grdpsim.
w1_own()
{
    awk -f "$here/tables/w1_report.awk" "$memory/w1/chances.csv" "$memory/w1/statistics.csv" >"$work/report"
    w1_agrees "$1" <"$work/report"
}

# w1_variants RUNS PAIRS: one thread, and builds for older processors, which must give equal bytes.
w1_variants()
{
    local runs=$1 n=$2 ours off build command
    w1_command "$grdpsim" "$runs" 2
    ours=("${command[@]}")
    "${ours[@]}" >/dev/null
    off=$(w1_own "$runs") || complain "W1, grdpsim: $off standard errors"
    cp "$memory/w1/statistics.csv" "$work/statistics.csv"

    w1_command "$grdpsim" "$runs" 1
    "${command[@]}" >/dev/null
    cmp -s "$memory/w1/statistics.csv" "$work/statistics.csv" ||
        complain "W1: one thread gives other figures than two"
    take "own.w1.$runs.threads" "$n" "${ours[@]}" --versus "${command[@]}"
    first_row "**grdpsim, 2 threads**" "$off"
    row "grdpsim, 1 thread" equal

    for build in avx2 sse2; do
        [[ -x $work/$build/grdpsim ]] || continue
        w1_command "$work/$build/grdpsim" "$runs" 2
        "${command[@]}" >/dev/null
        cmp -s "$memory/w1/statistics.csv" "$work/statistics.csv" ||
            complain "W1: the build for $build gives other figures"
        take "own.w1.$runs.$build" "$n" "${ours[@]}" --versus "${command[@]}"
        row "grdpsim compiled for ${build^^} alone" equal
    done
}

# w1_against RUNS COLUMN: the peers; COLUMN of their list says how many pairs.
w1_against()
{
    local runs=$1 column=$2 key name package few many line ours off n command theirs
    w1_command "$grdpsim" "$runs" 2
    ours=("${command[@]}")
    while IFS='|' read -r key name package few many line; do
        if ! is_there "$package"; then
            absent "$name" "$package"
            continue
        fi
        n=$few
        [[ $column == many ]] && n=$many
        read -ra theirs <<<"${line// N/ $runs}"
        "${theirs[@]}" >"$work/report" 2>/dev/null || true
        off=$(w1_agrees "$runs" <"$work/report") || off="**$off**"
        if take "w1.$runs.$key" "$n" "${ours[@]}" --versus "${theirs[@]}" 2>/dev/null; then
            row "$name" "$off"
        else
            broken "$name"
        fi
    done <<<"$(w1_peers)"
}

# w1_table RUNS TITLE COLUMN PAIRS
w1_table()
{
    unit=s
    echo "**W1, $2 runs**"
    echo
    table_head s "worst figure, s.e."
    w1_variants "$1" "$4"
    [[ $peers == none ]] || w1_against "$1" "$3"
    echo
}

w1()
{
    if [[ $quick == yes ]]; then
        w1_table 20000 20000 few 1
        return
    fi
    [[ $peers == none ]] || ! is_there libgsl-dev || compile w1_gsl -lgsl -lgslcblas -lm
    w1_table 10000000 10,000,000 many 11
    w1_table 1000000 1,000,000 few 21
}
