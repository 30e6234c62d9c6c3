# Sectors from a table: with decimal commas, with levels, and what is wrong with a table.
# SPDX-License-Identifier: GPL-3.0-or-later
try()
{
    local code=0
    grdpsim "$@" || code=$?
    echo "$code"
}
printf 'sector;title;kind;share;growth\nNông nghiệp;;;10,5;3,4\nCông nghiệp;"Công nghiệp ""chế biến""";;50,0;9,5\nĐịa ốc & dịch vụ;;;30,5;7,2\nthue;Thuế;taxes;9,0;7,0\n' >share.csv
printf 'sector,level,growth\nfarms,1000,3\nfactories,2000.5,4.25\n' >level.csv
printf 'sector,titel,kind,share,growth\n,x,tax,10.5,abc\n9 Industry,,,120,9.5\nA,,,3,999\nA,,,3,9\n' >header.csv
sed 's/titel/title/' header.csv >wrong.csv
printf 'sector,share,growth\na,50,3\nb,40,3\n' >sum.csv
try new a --from-csv share.csv
try new a --from-csv share.csv --decimal-comma
grep -A 5 '^sectors\|^accounts' a/region.cfg
try new b --from-csv level.csv
grep -A 3 '^accounts' b/region.cfg
grdpsim check a b
grdpsim run a --out - >a.csv && grdpsim run b --out - >b.csv
try new c --from-csv level.csv --decimal-comma
for file in header wrong sum missing; do
    try new c --from-csv "$file.csv"
done
ls
printf 'sector,share,growth\na,0.5,0.03\nb,0.5,0.08\n' >fraction.csv
printf 'sector,share,growth\na,40,3\nb,60,8\ntotal,100,6\n' >total.csv
for file in fraction total; do
    try new c --from-csv "$file.csv"
done
# Another year, a folder whose name a shell would take apart, byte order mark and CRLF of a spreadsheet.
printf '\xef\xbb\xbfsector,title,level,growth\r\nfarms,"Farms, forests",1000,3\r\n\r\nfactories,,2000.5,4.25\r\n' >excel.csv
try new 'my province' --from-csv excel.csv --year 2021
grep -h '2021\|2022\|2026\|title = "F' 'my province'/*.cfg 'my province'/data/*
grdpsim run 'my province' --out - --wide --columns grdp.growth,grdp.nominal --digits 1 | head -n 2
try new c --year 2200
