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

# verdict CONDITION: an expression of awk, in which a number that is missing is no number.
verdict()
{
    if [[ $1 =~ (^|[ (])(\<|\>|=) || $1 =~ (=|\<|\>)[[:space:]]*($|[\&|)]) ]]; then
        echo "not measured"
    else
        awk "BEGIN { print ($1) ? \"reached\" : \"**missed**\" }"
    fi
}

# seconds KEY: the median of grdpsim, for people.
seconds()
{
    [[ -s $work/taken/$1 ]] || { echo "not measured" && return; }
    awk -F '\t' '{ printf "%.3f s [%.3f–%.3f]\n", $1, $2, $3 }' "$work/taken/$1"
}

goals_w1()
{
    local key=own.w1.10000000 wall numpy dqrng openturns
    wall=$(taken_field $key.threads 1)
    numpy=$(taken_field w1.10000000.numpy2 7)
    dqrng=$(taken_field w1.10000000.dqrng 7)
    openturns=$(taken_field w1.10000000.openturns 7)
    echo "| W1, 10,000,000 runs: 0.20 s | $(seconds $key.threads) | $(verdict "$wall <= 0.20") |"
    echo "| or 12 times as fast as numpy on 2 threads | $(ratio_of w1.10000000.numpy2) |" \
        "$(verdict "$numpy >= 12") |"
    echo "| and 50 times as fast as R with dqrng | $(ratio_of w1.10000000.dqrng) |" \
        "$(verdict "$dqrng >= 50") |"
    echo "| and 100 times as fast as OpenTURNS | $(ratio_of w1.10000000.openturns) |" \
        "$(verdict "$openturns >= 100") |"
    echo "| W1: 32 MiB at most, for any number of runs |" \
        "$(awk -v k="$(taken_field $key.threads 12)" 'BEGIN { printf "%.1f MiB", k / 1024 }') |" \
        "$(verdict "$(taken_field $key.threads 12) <= 32768") |"
    echo "| W1: the second thread makes it 1.85 times as fast | $(ratio_of $key.threads) |" \
        "$(verdict "$(taken_field $key.threads 7) >= 1.85") |"
    echo "| W1: 1.6 times slower at most with AVX2 alone | $(ratio_of $key.avx2) |" \
        "$(verdict "$(taken_field $key.avx2 7) <= 1.6") |"
}

goals_rest()
{
    local name
    echo "| W3 on a memory disk: 0.10 s | $(seconds own.w3.threads) |" \
        "$(verdict "$(taken_field own.w3.threads 1) <= 0.10") |"
    for name in polars duckdb fwrite; do
        echo "| or 10 times as fast as $(name_of w3_peers $name) | $(ratio_of w3.$name) |" \
            "$(verdict "$(taken_field w3.$name 7) >= 10") |"
    done
    echo "| W4: 2 ms | $(seconds own.w4.true) | $(verdict "$(taken_field own.w4.true 1) <= 0.002") |"
    echo "| 20 sectors cost no more than five times 4 sectors (5 years) |" \
        "$(ratio_of own.scaling.20.5.no) | $(verdict "$(taken_field own.scaling.20.5.no 7) <= 5") |"
    echo "| 25 years cost no more than five times 5 years (4 sectors) |" \
        "$(ratio_of own.scaling.4.25.no) | $(verdict "$(taken_field own.scaling.4.25.no 7) <= 5") |"
}

goals()
{
    extremes "W1, 10,000,000 runs" w1_peers w1.10000000
    extremes "W1, 1,000,000 runs" w1_peers w1.1000000
    extremes "W3" w3_peers w3
    extremes "W4" w4_peers w4
    echo
    echo "| goal | measured: median [least–most] | |"
    echo "|---|---|---|"
    goals_w1
    goals_rest
    echo
}
