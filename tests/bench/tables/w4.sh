# Sourced by scripts/bench. W4: one deterministic scenario from its input files to CSV on a memory disk.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

# Shares of 8.8, 54.3, 7.5 and 29.4 that grow by 4.1, 8.7, 7.5 and 7.4 % for five years; the ratio is
# 4.6 times the increase of the last year over its level.
w4_last=2028,10.758118,82.403859,10.767220,42.011553,145.940750,7.883820,33.615394

# Key | name | package | pairs | command; OUT is the file.
w4_peers()
{
    cat <<END
c|C, numbers compiled in|-|200|$work/w4_c OUT
python|python, csv module|-|50|/usr/bin/python3 $here/peers/w4_py.py OUT
node|node|-|50|node $here/peers/w4.cjs OUT
octave|Octave|octave|15|octave-cli -q $here/peers/w4.m OUT
r|R|r-base-core|15|Rscript $here/peers/w4.R OUT
datatable|R with data.table|r-cran-data.table|15|Rscript $here/peers/w4.R OUT dt
openturns|OpenTURNS|python3-openturns|15|/usr/bin/python3 $here/peers/w4_openturns.py OUT
pandas|python and pandas|python3-pandas|15|/usr/bin/python3 $here/peers/w4_pandas.py OUT
END
}

# w4_command: into the array `command`.
w4_command()
{
    local levels=sectors.agriculture.level,sectors.industry.level,sectors.construction.level
    command=("$grdpsim" run "$here/w4/scenario.cfg" --quiet --wide --digits 6 --out "$memory/w4"
        --columns "$levels,sectors.services.level,grdp.level,grdp.growth,investment.ratio")
}

# w4_agrees FILE: its last row is right, whatever the form of its numbers. Ours begins with the name
# of the scenario.
w4_agrees()
{
    tail -n 1 "$1" | sed 's/^w4,//; s/[ "]//g' | awk -F , -v right="$w4_last" '{
        n = split(right, expected, ",")
        for (i = 1; i <= n; i++)
            bad += !(($i - expected[i]) ^ 2 < 1e-12)
        exit bad > 0 || NF != n
    }'
}

w4_own()
{
    local ours=("${command[@]}")
    "${ours[@]}" >/dev/null
    [[ $(tail -n 1 "$memory/w4/results.csv") == "w4,$w4_last" ]] || complain "W4: grdpsim's last row"
    take own.w4.true 200 "${ours[@]}" --versus /bin/true
    first_row "**grdpsim**" equal
    row "/bin/true: any process at all" ""
    take own.w4.version 200 "${ours[@]}" --versus "$grdpsim" --version
    row "grdpsim --version" ""
}

w4_against()
{
    local key name package n line ours=("${command[@]}") theirs check
    while IFS='|' read -r key name package n line; do
        read -ra theirs <<<"${line//OUT/$memory/w4.csv}"
        if ! is_there "$package" || ! command -v "${theirs[0]}" >/dev/null; then
            absent "$name" "${theirs[0]}"
            continue
        fi
        rm -f "$memory/w4.csv"
        "${theirs[@]}" >/dev/null 2>&1 || true
        check=equal
        w4_agrees "$memory/w4.csv" || check="**different**"
        if take "w4.$key" "$n" "${ours[@]}" --versus "${theirs[@]}" 2>/dev/null; then
            row "$name" "$check"
        else
            broken "$name"
        fi
    done <<<"$(w4_peers)"
}

w4()
{
    local command
    unit=ms
    w4_command
    echo "**W4, one scenario from its files to CSV**"
    echo
    table_head ms "last row"
    w4_own
    if [[ $peers != none ]]; then
        compile w4_c
        w4_against
    fi
    echo
}
