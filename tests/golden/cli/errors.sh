# What is wrong with a command line: each fault says what was read and what to write, all in one
# call.
# SPDX-License-Identifier: GPL-3.0-or-later
try()
{
    local code=0
    grdpsim "$@" || code=$?
    echo "$code" >&2
}
try rnu
try run
try run --runz 3 --dig
try run a.cfg --runs 1.5 --seed -1 --digits 18 --as-of 2023-02-30 --format cvs --csv-dialect excel
try run a.cfg --set growth --columns a,,b --out ''
try check a.cfg --decimal-comma --explain
try list factors
try list modles
try list models a.cfg
try new a b
try new --decimal-comma a
try run --quiet=yes a.cfg -xq
try --lang fr list
try reconcile a.cfg b --lang vi
try run -- --help
