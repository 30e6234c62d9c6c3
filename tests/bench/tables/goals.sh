# Sourced by scripts/bench. What the tables come to: the nearest and the farthest competitor, and
# which goals are reached.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

# taken_field KEY FIELD: a number of what was measured, "" where it was not; pairs.c names the fields.
taken_field()
{
    [[ ! -s $work/taken/$1 ]] || cut -f "$2" "$work/taken/$1"
}

# ratio_of KEY: of a peer over grdpsim, median [least–most].
ratio_of()
{
    [[ -s $work/taken/$1 ]] || { echo "not measured" && return; }
    awk -F '\t' '{
        form = $7 >= 10 ? "%.0f [%.0f–%.0f]" : "%.1f [%.1f–%.1f]"
        printf form "\n", $7, $8, $9
    }' "$work/taken/$1"
}

# name_of LIST KEY: the name of a peer in the list that the function LIST prints.
name_of()
{
    "$1" | awk -F '|' -v key="$2" '$1 == key { print $2 }'
}

# extremes TITLE LIST PREFIX: one sentence on the fastest and the slowest peer of a table.
extremes()
{
    local key ratio sorted=""
    while IFS='|' read -r key _; do
        ratio=$(taken_field "$3.$key" 7)
        [[ -z $ratio ]] || sorted+="$ratio $key"$'\n'
    done <<<"$($2)"
    [[ -n $sorted ]] || return 0
    sorted=$(sort -g <<<"${sorted%$'\n'}")
    local near far
    near=$(head -n 1 <<<"$sorted" | cut -d ' ' -f 2)
    far=$(tail -n 1 <<<"$sorted" | cut -d ' ' -f 2)
    echo "- $1: the fastest of the others, $(name_of "$2" "$near"), takes $(ratio_of "$3.$near") times" \
        "as long as grdpsim; the slowest, $(name_of "$2" "$far"), $(ratio_of "$3.$far") times."
}

# verdict NUMBER COMPARISON LIMIT: NUMBER is empty where nothing was measured.
verdict()
{
    if [[ -z $1 ]]; then
        echo "not measured"
    else
        awk -v a="$1" -v b="$3" "BEGIN { print (a $2 b) ? \"reached\" : \"**missed**\" }"
    fi
}

# seconds KEY: the median of grdpsim, for people.
seconds()
{
    [[ -s $work/taken/$1 ]] || { echo "not measured" && return; }
    awk -F '\t' '{ printf ($1 < 0.02 ? "%.4f s [%.4f–%.4f]\n" : "%.3f s [%.3f–%.3f]\n"), $1, $2, $3 }' "$work/taken/$1"
}

# goal TEXT KEY MEASURED FIELD COMPARISON LIMIT: a row; FIELD of KEY is what is compared.
goal()
{
    echo "| $1 | $3 | $(verdict "$(taken_field "$2" "$4")" "$5" "$6") | $(taken_field "$2" 14) |"
}

# goal_ratio TEXT KEY COMPARISON LIMIT: of the ratio.
goal_ratio()
{
    goal "$1" "$2" "$(ratio_of "$2")" 7 "$3" "$4"
}

# mebibytes KEY: the peak of grdpsim.
mebibytes()
{
    [[ -s $work/taken/$1 ]] || { echo "not measured" && return; }
    awk -F '\t' '{ printf "%.1f MiB\n", $12 / 1024 }' "$work/taken/$1"
}

goals_w1()
{
    local own=own.w1.10000000 peer=w1.10000000
    goal "W1, 10,000,000 runs: 0.20 s" $own.threads "$(seconds $own.threads)" 1 "<=" 0.20
    goal_ratio "or 12 times as fast as numpy on 2 threads" $peer.numpy2 ">=" 12
    goal_ratio "and 50 times as fast as R with dqrng" $peer.dqrng ">=" 50
    goal_ratio "and 100 times as fast as OpenTURNS" $peer.openturns ">=" 100
    goal "W1: 32 MiB at most" $own.threads "$(mebibytes $own.threads)" 12 "<=" 32768
    goal_ratio "W1: the second thread makes it 1.85 times as fast" $own.threads ">=" 1.85
    goal_ratio "W1: 1.6 times slower at most with AVX2 alone" $own.avx2 "<=" 1.6
}

goals_w2()
{
    local own=own.w2.17.threads
    goal "W2, 131,072 samples: 0.05 s" $own "$(seconds $own)" 1 "<=" 0.05
    goal_ratio "or 12 times as fast as numpy" w2.17.numpy ">=" 12
    goal_ratio "and 150 times as fast as OpenTURNS" w2.17.openturns ">=" 150
}

goals_rest()
{
    local key
    goal "W3 on a memory disk: 0.10 s" own.w3.threads "$(seconds own.w3.threads)" 1 "<=" 0.10
    for key in polars duckdb fwrite; do
        goal_ratio "or 10 times as fast as $(name_of w3_peers $key)" w3.$key ">=" 10
    done
    goal "W4: 2 ms" own.w4.true "$(seconds own.w4.true)" 1 "<=" 0.002
    goal_ratio "20 sectors cost no more than five times 4 sectors (5 years)" own.scaling.20.5.no "<=" 5
    goal_ratio "25 years cost no more than five times 5 years (4 sectors)" own.scaling.4.25.no "<=" 5
}

goals()
{
    extremes "W1, 10,000,000 runs" w1_peers w1.10000000
    extremes "W1, 1,000,000 runs" w1_peers w1.1000000
    extremes "W2, 131,072 samples" w2_peers w2.17
    extremes "W3" w3_peers w3
    extremes "W4" w4_peers w4
    echo
    echo "| goal | measured: median [least–most] | | others, cores |"
    echo "|---|---|---|---|"
    goals_w1
    goals_w2
    goals_rest
    echo
}
