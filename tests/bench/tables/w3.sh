# Sourced by scripts/bench. W3: growth of three sectors, 100 values each, one row of CSV for each of
# the million combinations.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

w3_md5=20a01052b26544ba895e73211c8fb648
w3_head=g_agri,g_ind,g_serv,grdp_2028,cagr,growth_2024,growth_2028,share_agri_2028,share_ind_2028,inv_ratio

# Key | name | package | pairs | check | command; OUT is the file. fwrite leaves out zeros at the
# end, so its numbers are printed again before they are compared.
w3_peers()
{
    cat <<END
polars|polars (node)|nodejs-polars|7|bytes|env DUCK=$node_folder node $here/peers/w3_polars.cjs OUT
duckdb|DuckDB (node), 2 threads|@duckdb/node-api|7|bytes|env DUCK=$node_folder node $here/peers/w3_duckdb.mjs OUT
c|C, fprintf|-|7|bytes|$work/w3_printf OUT
fwrite|R, data.table::fwrite, 2 threads|r-cran-data.table|7|numbers|Rscript $here/peers/w3.R OUT
savetxt|numpy.savetxt|python3-numpy|3|bytes|/usr/bin/python3 $here/peers/w3_savetxt.py OUT
pandas|pandas, to_csv|python3-pandas|3|bytes|/usr/bin/python3 $here/peers/w3_pandas.py OUT
END
}

# w3_last FIRST STEP COUNT: the last of the values of a factor.
w3_last()
{
    awk -v first="$1" -v step="$2" -v n="$3" 'BEGIN { printf "%.2f\n", first + step * (n - 1) }'
}

# w3_command FOLDER THREADS: into the array `command`. In a smoke test 20 values of each factor.
w3_command()
{
    local n=100 columns
    [[ $quick == yes ]] && n=20
    columns=grdp.level@2028,grdp.average_growth@2028,grdp.growth@2024,grdp.growth@2028
    columns+=,sectors.agriculture.share.constant@2028,sectors.industry.share.constant@2028
    columns+=,investment.average_ratio@2028
    command=("$grdpsim" sweep "$here/w3/scenario.cfg" --quiet --digits 6 --threads "$2" --out "$1"
        --vary "sectors.agriculture.growth=2:$(w3_last 2 0.04 "$n"):$n"
        --vary "sectors.industry.growth=5:$(w3_last 5 0.08 "$n"):$n"
        --vary "sectors.services.growth=4.5:$(w3_last 4.5 0.05 "$n"):$n"
        --columns "$columns")
}

# w3_sum FILE: of the rows under the published head; ours has the names of the series.
w3_sum()
{
    { echo "$w3_head" && tail -n +2 "$1"; } | md5sum | cut -d ' ' -f 1
}

# w3_numbers FILE: the same of numbers that are printed again with six decimals.
w3_numbers()
{
    awk -F , -v OFS=, 'NR > 1 { for (i = 1; i <= NF; i++) $i = sprintf("%.6f", $i) } 1' "$1" \
        >"$memory/again.csv"
    w3_sum "$memory/again.csv"
    rm -f "$memory/again.csv"
}

# w3_right: the published sum, or in a smoke test that of the smaller table from C.
w3_right()
{
    if [[ $quick == no ]]; then
        echo "$w3_md5"
        return
    fi
    "$work/w3_printf" "$work/small.csv" 20
    w3_sum "$work/small.csv"
}

# w3_own SUM: grdpsim with two threads and with one.
w3_own()
{
    local right=$1 ours command
    w3_command "$memory/w3" 2
    ours=("${command[@]}")
    "${ours[@]}" >/dev/null
    [[ $(w3_sum "$memory/w3/sweep.csv") == "$right" ]] || complain "W3: grdpsim's rows"
    w3_command "$memory/w3" 1
    take own.w3.threads 15 -r "$memory/w3" "${ours[@]}" --versus "${command[@]}"
    first_row "**grdpsim, 2 threads**" "equal bytes"
    row "grdpsim, 1 thread" "equal bytes"
}

# w3_stream SUM: the rows alone, without checksum, description and checkpoints, as the peers write
# them; a shell opens the file.
w3_stream()
{
    local right=$1 ours command
    w3_command "$memory/w3" 2
    ours=("${command[@]}")
    w3_command - 2
    command=(sh -c "exec ${command[*]@Q} >$memory/stream.csv")
    "${command[@]}"
    [[ $(w3_sum "$memory/stream.csv") == "$right" ]] || complain "W3: grdpsim's rows to a stream"
    take own.w3.stream 15 -r "$memory/w3" -r "$memory/stream.csv" \
        "${ours[@]}" --versus "${command[@]}"
    row "grdpsim, 2 threads, rows alone to a stream" "equal bytes"
    rm -f "$memory/stream.csv"
}

# w3_against SUM: the peers.
w3_against()
{
    local right=$1 key name package n check line ours theirs sum command
    w3_command "$memory/w3" 2
    ours=("${command[@]}")
    while IFS='|' read -r key name package n check line; do
        if ! is_there "$package"; then
            absent "$name" "$package"
            continue
        fi
        read -ra theirs <<<"${line//OUT/$memory/peer.csv}"
        "${theirs[@]}" >/dev/null 2>&1 || true
        if [[ $check == bytes ]]; then
            sum=$(w3_sum "$memory/peer.csv")
        else
            sum=$(w3_numbers "$memory/peer.csv")
        fi
        check="equal $check"
        [[ $sum == "$right" ]] || check="**different**"
        if take "w3.$key" "$n" -r "$memory/w3" -r "$memory/peer.csv" \
            "${ours[@]}" --versus "${theirs[@]}" 2>/dev/null; then
            row "$name" "$check"
        else
            broken "$name"
        fi
        rm -f "$memory/peer.csv"
    done <<<"$(w3_peers)"
}

# w3_disk: the same to a disk.
w3_disk()
{
    local command ours
    w3_command "$work/disk/w3" 2
    ours=("${command[@]}")
    mkdir -p "$work/disk"
    take own.w3.disk 7 -r "$work/disk/w3" -r "$work/disk/c.csv" \
        "${ours[@]}" --versus "$work/w3_printf" "$work/disk/c.csv"
    first_row "**grdpsim, 2 threads, to a disk**" "equal bytes"
    row "C, fprintf, to a disk" "equal bytes"
    rm -rf "$work/disk"
}

w3()
{
    local right
    unit=s
    compile w3_printf -lm
    right=$(w3_right)
    if [[ $quick == yes ]]; then
        echo "**W3, a table of 8,000 rows and 10 columns**"
    else
        echo "**W3, a table of 1,000,000 rows and 10 columns, 94.6 MB, on a memory disk**"
    fi
    echo
    table_head s rows
    w3_own "$right"
    w3_stream "$right"
    [[ $peers == none ]] || w3_against "$right"
    [[ $quick == yes ]] || w3_disk
    rm -rf "$memory/w3"
    echo
}
