#!/usr/bin/env bash
# The command under hostile conditions, from outside: broken files, odd places to read from and to
# write to, full disks, closed pipes, foreign locales. Each call is held to one second of processor
# time and 256 MiB (not under AddressSanitizer, which maps terabytes), and none may hang.
#
# GRDPSIM is the command under test.
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${GRDPSIM:=$source_dir/build/dev/grdpsim}"
GRDPSIM=$(realpath "$GRDPSIM")
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
cp -r "$source_dir/scenarios" "$work/"
cd "$work" || exit 70
unset LANG LANGUAGE LC_MESSAGES GRDPSIM_LANG
export LC_ALL=C

seconds=1
kilobytes=262144
if grep -q __asan_init "$GRDPSIM"; then
    seconds=20
    kilobytes=unlimited
fi
n_checks=0
n_failed=0
n_skipped=0

complain()
{
    echo "FAILED: $1"
    sed 's/^/    /' "$work/stderr" | head -n 12
    n_failed=$((n_failed + 1))
}

skip()
{
    echo "skipped: $1"
    n_skipped=$((n_skipped + 1))
}

# limited COMMAND...: within the limits; what it prints goes to stdout and stderr of the work folder.
limited()
{
    (
        ulimit -t "$seconds" -c 0
        ulimit -v "$kilobytes"
        exec timeout 30 "$@"
    ) >"$work/stdout" 2>"$work/stderr" </dev/null
}

# expect NAME CODE WORDS COMMAND...: the exit code, and words that stand in stderr ("": nothing is
# asked of it).
expect()
{
    local name=$1 code=$2 words=$3 came=0
    shift 3
    limited "$@" || came=$?
    n_checks=$((n_checks + 1))
    if ((came != code)); then
        complain "$name: exit code $came, wanted $code"
    elif [[ -n $words ]] && ! grep -qF -- "$words" "$work/stderr"; then
        complain "$name: nothing says \"$words\""
    elif grep -qE 'Sanitizer|runtime error' "$work/stderr"; then
        complain "$name: a fault of our own"
    elif ((code != 0)) && [[ ! -s $work/stderr ]]; then
        complain "$name: it fails without a word"
    fi
}

# hold NAME TEST...: a condition of the shell.
hold()
{
    local name=$1
    shift
    n_checks=$((n_checks + 1))
    "$@" || complain "$name"
}

# refused NAME CODE WORDS FILE: run FILE fails so, and writes nothing.
refused()
{
    rm -rf out
    expect "$1" "$2" "$3" "$GRDPSIM" run "$4" --out out
    hold "$1: nothing is written" test ! -e out
}

hd=scenarios/hai_duong
head='kind = "scenario"; version = 1; id = "x"; base = "baseline.cfg"; changes = {'

# change NAME TEXT: a scenario in the folder of Hải Dương.
change()
{
    printf '%s\n%s\n};\n' "$head" "$2" >"$hd/$1.cfg"
    echo "$hd/$1.cfg"
}

echo "== the command line"
expect "no command" 2 "Usage" "$GRDPSIM"
expect "a typo in the command" 2 "run" "$GRDPSIM" rnu $hd/baseline.cfg
expect "a typo in an option" 2 "--out" "$GRDPSIM" run $hd/baseline.cfg --oout x
expect "no file" 2 "" "$GRDPSIM" run
expect "an option without its value" 2 "--set" "$GRDPSIM" run $hd/baseline.cfg --set
expect "a language that is none" 2 "vi" "$GRDPSIM" run $hd/baseline.cfg --lang fr
expect "a date that is none" 2 "2023-13-45" "$GRDPSIM" run $hd/baseline.cfg --as-of 2023-13-45
expect "too few accounts" 2 "" "$GRDPSIM" reconcile $hd/region.cfg constant_2022
expect "an account that is none" 3 "did you mean \"constant_2022\"?" \
    "$GRDPSIM" reconcile $hd/region.cfg constant_202 constant_2023
expect "a series that is none" 3 "grdp.grwth" \
    "$GRDPSIM" run $hd/baseline.cfg --out - --wide --columns grdp.grwth
expect "a value that is none" 3 "did you mean 10.00?" \
    "$GRDPSIM" run $hd/baseline.cfg --set sectors.industry.growth=1000 --out out
expect "a path that is none" 3 "did you mean \"growth\"?" \
    "$GRDPSIM" run $hd/baseline.cfg --set sectors.industry.grwth=9 --out out
expect "a path without end" 3 "more steps" \
    "$GRDPSIM" run $hd/baseline.cfg --set "$(printf 'a.%.0s' {1..20000})a=9" --out out
hold "nothing is written" test ! -e out

expect "a scenario of another region than the plan" 3 'is of "hai_phong"' \
    "$GRDPSIM" compare $hd/plan_2024.cfg scenarios/hai_phong/baseline_2024.cfg
expect "a scenario as a plan" 3 "this is a scenario, not a plan" \
    "$GRDPSIM" compare $hd/baseline.cfg
expect "a plan that is not there" 4 "plan_2031.cfg" "$GRDPSIM" compare $hd/plan_2031.cfg

echo "== files that are none"
refused "a file that is not there" 4 "No such file" nowhere.cfg
refused "a file below a file" 4 "" $hd/baseline.cfg/x.cfg
mkdir empty
refused "a folder without scenarios" 3 "no scenario in this folder" empty
mkdir "$hd/folder.cfg"
refused "a folder for a region" 4 "folder" "$(change folder_region 'region = "folder.cfg";')"
refused "a plan that is a folder" 4 "folder" "$(change folder_plan 'plans = ( "folder.cfg" );')"
rmdir "$hd/folder.cfg"
refused "a plan that is not there" 4 "plan_2030.cfg" "$(change no_plan 'plans = ( "plan_2030.cfg" );')"
refused "a region that is not there" 4 "regio.cfg" "$(change no_region 'region = "regio.cfg";')"
refused "a region for a plan" 3 "this is a region, not a plan" \
    "$(change region_plan 'plans = ( "region.cfg" );')"
refused "a plan for a region" 3 "this is a plan, not a region" \
    "$(change plan_region 'region = "plan_2024.cfg";')"
refused "a plan of another region" 3 "this is a plan for" \
    "$(change other_plan 'plans = ( "../hai_phong/plan_2024.cfg" );')"
refused "a region as a scenario" 3 "this is a region, not a scenario" $hd/region.cfg
mkfifo fifo.cfg
refused "a pipe without a writer" 4 "" fifo.cfg
refused "a device without end" 4 "" /dev/zero
refused "a device without content" 4 "" /dev/null
ln -s loop.cfg loop.cfg
refused "a link to itself" 4 "" loop.cfg
: >empty.cfg
refused "an empty file" 3 "does not say what it is" empty.cfg
printf '// nothing\n# yet\n' >comments.cfg
refused "a file of comments" 3 "does not say what it is" comments.cfg
head -c 65536 /dev/urandom >junk.cfg
refused "binary junk" 3 "junk.cfg" junk.cfg
cp "$GRDPSIM" program.cfg && truncate -s 4000000 program.cfg
refused "a program" 3 "program.cfg" program.cfg
{ echo "$head"; yes 'note = "a long note that says nothing at all and goes on and on";' |
    head -c 4300000; echo '};'; } >large.cfg
refused "a file of more than 4 MiB" 3 "" large.cfg
{ echo "$head"; printf 'note = "'; head -c 4000000 /dev/zero | tr '\0' 'x'; echo '"; };'; } \
    >$hd/long.cfg
expect "a note of 4 MB" 0 "" "$GRDPSIM" run $hd/long.cfg --out out
rm -rf out $hd/long.cfg
{ printf 'a = '; printf '(%.0s' {1..5000}; printf ')%.0s' {1..5000}; echo ';'; } >deep.cfg
refused "lists 5,000 deep" 3 "deep" deep.cfg
{ printf 'a = '; printf '{ a = %.0s' {1..5000}; } >groups.cfg
refused "groups 5,000 deep and left open" 3 "deep" groups.cfg
refused "an id of 10,000 letters" 3 "is no id" \
    "$(sed "s/id = \"x\"/id = \"$(printf 'a%.0s' {1..10000})\"/" "$(change long_id '')" >$hd/l.cfg
       echo $hd/l.cfg)"
refused "an id that leaves the folder" 3 "is no id" \
    "$(sed 's/id = "x"/id = "..\/..\/x"/' "$(change id_out '')" >$hd/l.cfg; echo $hd/l.cfg)"
refused "an id in Vietnamese" 3 "is no id" \
    "$(sed 's/id = "x"/id = "kịch_bản"/' "$(change id_vi '')" >$hd/l.cfg; echo $hd/l.cfg)"
refused "includes" 3 "base" \
    "$(printf '@include "/etc/passwd"\n%s };\n' "$head" >$hd/l.cfg; echo $hd/l.cfg)"
refused "a base outside" 3 "outside the folder" \
    "$(sed 's/baseline.cfg/..\/hai_phong\/baseline_2024.cfg/' "$(change b '')" >$hd/l.cfg
       echo $hd/l.cfg)"
events=$(for i in {1..3000}; do echo "{ id = \"e$i\"; sector = \"services\"; period = 2024;
    level = -0.001; },"; done)
refused "3,000 events" 3 "more than the 1000" "$(change events "events = ( ${events%,} );")"

echo "== projections that cannot go on"
refused "an ICOR below the ratio" 3 'in 2024 the model "icor" of the total gives no growth' \
    "$(change tiny 'total = { model = "icor"; icor = 0.2; form = "absolute"; use = "scale"; };')"
refused "nothing is left for the rest" 3 'leave nothing of the total for "construction"' \
    "$(change rest 'total = { model = "icor"; icor = 50; use = "residual"; residual = "construction"; };')"
refused "a sector that vanishes" 3 'of agriculture gives no growth above -100 %' \
    "$(change gone 'add = ( { id = "a"; sector = "agriculture"; period = 2026; growth = -100; },
        { id = "b"; sector = "agriculture"; period = 2026; growth = -50; } );')"

echo "== all faults at once"
file=$(change faults 'sectors = {
  agriculture = { growth = 410; };
  industry = { growth = { dist = "normal"; mean = 9; sd = 0; }; };
  services = { persistence = "0.3"; };
};
investment = { ratio = 350; }; last = 2020;')
refused "five faults" 3 "did you mean 4.10?" "$file"
hold "five findings" test "$(grep -c 'error:' stderr)" -eq 5

expect "a plan of a year outside" 0 "so its targets stay open" \
    "$GRDPSIM" run "$(change early 'plans = ( "plan_2023.cfg" );')" --out out
rm -rf out

echo "== several scenarios"
mkdir batch
cp $hd/*.cfg batch/ && cp -r $hd/data batch/
rm batch/{x,l,*plan,*region,folder*,deep,events,long_id,id_*,b,early,tiny,rest,gone,faults,no_*}.cfg 2>/dev/null
cp $hd/region.cfg $hd/plan_2024.cfg batch/
expect "a folder" 0 "" "$GRDPSIM" run batch --out out
rm -rf out
echo 'kind = "scenario"; version = 1; id = "bad"; base = "baseline.cfg"; changes = { last = 1; };' \
    >batch/bad.cfg
expect "one of them is bad" 6 "batch/bad.cfg" "$GRDPSIM" run batch --out out
hold "the others are written" grep -q '^likely,baseline,' out/results.csv
hold "the bad one is not" test "$(grep -c ',bad,' out/results.csv)" -eq 0
rm -rf out
expect "all are bad" 3 "bad.cfg" "$GRDPSIM" run batch/bad.cfg batch/bad.cfg --out out
hold "nothing is written" test ! -e out
sed 's/"typhoon"/"Baseline"/' batch/typhoon.cfg >batch/bad.cfg
expect "two have one id" 3 "is also that of" "$GRDPSIM" run batch --out out
hold "nothing is written" test ! -e out
rm batch/bad.cfg

echo "== places to write to"
: >plain
expect "--out is a file" 4 "plain" "$GRDPSIM" run $hd/baseline.cfg --out plain
expect "--out below a file" 4 "plain" "$GRDPSIM" run $hd/baseline.cfg --out plain/out
expect "--out is empty" 2 "" "$GRDPSIM" run $hd/baseline.cfg --out ''
expect "--out is a device" 4 "/dev/null" "$GRDPSIM" run $hd/baseline.cfg --out /dev/null
if ((EUID == 0)) && command -v setpriv >/dev/null; then
    chmod 755 "$work"
    mkdir -m 755 private
    touch unreadable.cfg && chmod 000 unreadable.cfg
    nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    if "${nobody[@]}" test -x "$GRDPSIM" -a -r $hd/baseline.cfg; then
        expect "--out without rights" 4 "Permission denied" \
            "${nobody[@]}" "$GRDPSIM" run $hd/baseline.cfg --out private/out
        expect "a file without rights" 4 "Permission denied" \
            "${nobody[@]}" "$GRDPSIM" run unreadable.cfg --out private/out
    else
        skip "rights: the command is out of reach of another user"
    fi
else
    skip "rights: needs root and setpriv"
fi
mkdir small
if mount -t tmpfs -o size=64k tmpfs small 2>/dev/null; then
    expect "a full disk" 4 "No space left" "$GRDPSIM" run batch --out small/out
    hold "no half file" test -z "$(find small -name '*.csv')"
    umount small
else
    # shellcheck disable=SC2016 # "$0" and "$1" belong to the inner shell
    limited bash -c 'ulimit -f 8; exec "$0" run "$1" --out full' "$GRDPSIM" batch
    hold "a file that may not grow: exit code 4" test $? -eq 4
    hold "no half file" test -z "$(find full -name '*.csv' 2>/dev/null)"
fi

echo "== places to print to"
run_to()
{
    limited bash -c "exec \"\$0\" run $hd/baseline.cfg --out - $1" "$GRDPSIM"
}
for place in '>/dev/full' '>&-'; do
    run_to "$place"
    hold "stdout $place: exit code 4" test $? -eq 4
    hold "stdout $place: it is said" grep -q 'error:' stderr
done
limited bash -c "\"\$0\" run $hd/baseline.cfg --out - | head -n 1 >head" "$GRDPSIM"
hold "the reader goes away" grep -q '^run,scenario' head
hold "and nothing is said of it" test "$(grep -c error: stderr)" -eq 0
limited bash -c "exec \"\$0\" run nowhere.cfg 2>&-" "$GRDPSIM"
hold "no stderr: exit code 4" test $? -eq 4

echo "== other languages and places"
"$GRDPSIM" run $hd/baseline.cfg --out plain_out --quiet >/dev/null 2>&1
for locale in vi_VN.UTF-8 tr_TR.UTF-8 de_DE.UTF-8 xx_XX; do
    rm -rf out
    expect "locale $locale" 0 "" env LC_ALL=$locale LANG=$locale TZ=Asia/Ho_Chi_Minh \
        "$GRDPSIM" run $hd/baseline.cfg --out out
    hold "locale $locale: the same figures" cmp -s plain_out/results.csv out/results.csv
done
expect "findings in Vietnamese" 3 "baseline_vi.cfg" env LC_ALL=vi_VN.UTF-8 \
    "$GRDPSIM" run "$(change baseline_vi 'sectors = { industry = { growth = 410; }; };')" --out out
mkdir -p "Tỉnh Hải Dương"
cp -r $hd/baseline.cfg $hd/region.cfg $hd/plan_2024.cfg $hd/data "Tỉnh Hải Dương/"
rm -rf out
expect "a folder with blanks and accents" 0 "" "$GRDPSIM" run "Tỉnh Hải Dương" --out out
hold "its results" test -s out/results.csv
rm -rf out
expect "--out with blanks and accents" 0 "" "$GRDPSIM" run $hd/baseline.cfg --out "kết quả/1 2"
hold "its results" test -s "kết quả/1 2/results.csv"
expect "a file that begins with a dash" 4 "" "$GRDPSIM" run -- -x.cfg
printf -- '%s };\n' "$head" >"$hd/a\$(touch pwned);b.cfg"
expect "a name that a shell would run" 0 "" "$GRDPSIM" run "$hd/a\$(touch pwned);b.cfg" --out out
hold "nothing is run" test ! -e pwned
rm -rf out
(cd / && "$GRDPSIM" run "$work/$hd/baseline.cfg" --out "$work/out" >/dev/null 2>&1)
hold "from another folder" test -s out/results.csv

echo "$n_checks checks, $n_failed failed, $n_skipped skipped"
((n_failed == 0))
