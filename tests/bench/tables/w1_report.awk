# chances.csv and statistics.csv of a run of w1/scenario.cfg in the form in which the peers report:
# number of runs; P(A), P(B), P(A and B); the quantiles of growth, one line a year.
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN { FS = "," }
FNR == 1 {
    delete column
    for (i = 1; i <= NF; i++)
        column[$i] = i
    chances = "event" in column
    next
}
chances {
    event = $column["event"] " " $column["target"]
    probability[event] = $column["probability"]
    runs = $column["runs"]
}
!chances && $column["series"] == "grdp.growth" && $column["statistic"] ~ /^q[0-9]+$/ {
    year = $column["period"]
    if (!(year in line))
        years[++n] = year
    line[year] = line[year] sprintf(" %.4f", $column["value"])
}
END {
    printf "N %d\nP_A %.6f P_B %.6f P_AB %.6f\n", runs, probability["target A"],
           probability["target B"], probability["at_least 2"]
    for (i = 1; i <= n; i++)
        print years[i] line[years[i]]
}
