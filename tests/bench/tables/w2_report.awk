# sobol.csv of a study of w2/scenario.cfg in the form in which the peers report: number of samples,
# then for each factor both indices and the half-widths of their intervals.
#
#   awk -v n=131072 -f w2_report.awk SOBOL.CSV
#
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    FS = ","
    short["sectors.agriculture"] = "A"
    short["sectors.industry"] = "I"
    short["sectors.construction"] = "C"
    short["sectors.services"] = "S"
    short["base_share.agriculture"] = "w_A"
    short["base_share.industry"] = "w_I"
    short["investment.icor"] = "icor"
    print "N " n
}
FNR == 1 {
    for (i = 1; i <= NF; i++)
        column[$i] = i
    next
}

# name_of FACTOR: as the peers call it. The persistence of all sectors is one factor.
function name_of(factor,    part)
{
    if (factor ~ /persistence/)
        return "rho"
    if (factor in short)
        return short[factor]
    part = factor
    sub(/\.[a-z]*$/, "", part)
    return (factor ~ /\.mean$/ ? "mu_" : "d_") short[part]
}

$column["factor"] != "" && $column["statistic"] ~ /^S[1T]$/ {
    name = name_of($column["factor"])
    half = ($column["high"] - $column["low"]) / 2
    if ($column["statistic"] == "S1")
        names[++count] = name
    text[name] = text[name] sprintf(" %s %.5f +- %.5f", $column["statistic"], $column["value"], half)
}
END {
    for (i = 1; i <= count; i++)
        print names[i] text[names[i]]
}
