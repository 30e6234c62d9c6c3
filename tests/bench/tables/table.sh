# Sourced by scripts/bench. Rows of the tables: runs two commands in turn and writes how they compare.
#
# The script sets: grdpsim, the command that is timed; work, a folder for what is built and
# written; memory, one on a memory disk; quick, "yes" for a smoke test; wait_most, seconds that a
# row may wait for a quiet machine.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# compile NAME [LIBRARY...]: $work/NAME from NAME.c here or among the peers.
compile()
{
    local name=$1 source=$here/peers/$1.c
    shift
    [[ -e $source ]] || source=$here/$name.c
    "${CC:-cc}" -O2 -std=gnu17 -o "$work/$name" "$source" "$@"
}

# complain TEXT: a result that is wrong fails the whole benchmark.
complain()
{
    echo "wrong: $*" >&2
    wrong=1
}

# table_head UNIT COLUMN: COLUMN is what the check of the results says.
table_head()
{
    echo "| program | wall, $1 | processor, $1 | peak, MiB | grdpsim beside it, $1 |" \
        "times grdpsim, pair by pair | $2 | others, cores | pairs |"
    echo "|---|---|---|---|---|---|---|---|---|"
}

# first_row NAME CHECK: a row for grdpsim itself, from the last call of take.
first_row()
{
    format_row "$1" "$2" own
}

# row NAME CHECK: what the last call of take measured.
row()
{
    format_row "$1" "$2" other
}

format_row()
{
    awk -F '\t' -v name="$1" -v check="$2" -v which="$3" -v unit="$unit" '
        function number(x) {
            return sprintf(x >= 100 ? "%.0f" : x >= 10 ? "%.1f" : x >= 1 ? "%.2f" : "%.3f", x)
        }
        function spread(from, scale) {
            return number(scale * $from) " [" number(scale * $(from + 1)) "–" \
                   number(scale * $(from + 2)) "]"
        }
        {
            scale = unit == "ms" ? 1000 : 1
            own = which == "own"
            printf "| %s | %s | %s | %.1f | %s | %s | %s | %s | %d |\n", name,
                   spread(own ? 1 : 4, scale), number(scale * $(own ? 10 : 11)),
                   $(own ? 12 : 13) / 1024, own ? "" : spread(1, scale),
                   own ? "1" : spread(7, 1), check, $14, $15
        }' "$work/taken/$taken"
}

# take KEY PAIRS OPTION... A... --versus B...: measures into $work/taken/KEY, which the rows and the
# goals read.
take()
{
    local n=$2
    taken=$1
    shift 2
    [[ $quick == yes ]] && n=1
    rm -f "$work/taken/$taken"
    "$work/pairs" -n "$n" -w "$wait_most" "$@" >"$work/taking" && mv "$work/taking" "$work/taken/$taken"
}

# is_there PACKAGE: an installed Debian package, or a folder of npm's; "-" is always there.
is_there()
{
    [[ $1 == - ]] || is_installed "$1" || [[ -d $node_folder/node_modules/$1 ]]
}

# absent NAME PACKAGE: the row of a peer that is not here.
absent()
{
    echo "| $1 | not measured: $2 is not installed | | | | | | | |"
}

# broken NAME: the row of a peer that ended with an error.
broken()
{
    echo "| $1 | failed | | | | | | | |"
}
