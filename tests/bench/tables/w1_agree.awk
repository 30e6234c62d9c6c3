# Is a W1 report right? Prints by how many standard errors the worst of its 38 figures is off, and
# ends with 1 where that is more than `limit` (3).
#
#   awk -v n=1000000 [-v limit=3] -f w1_agree.awk REPORT
#
# P(A) and the quantiles of 2024 are exact, the rest comes from 6e9 paths (README.md). The standard
# error of a quantile is that of a normal distribution with the same width from 5 to 95 %, which
# these are within a few percent of the error. A report is rounded to its last digit, and the
# figures here are too: half a digit of each is allowed for.
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    if (limit == "")
        limit = 3
    split("0.29872827 0.425783 0.181983", chance)
    split("0.05 0.10 0.25 0.50 0.75 0.90 0.95", at)
    split("-1.644854 -1.281552 -0.674490 0 0.674490 1.281552 1.644854", z)
    right[2024] = "4.1568 4.9665 6.3196 7.8230 9.3264 10.6795 11.4892"
    right[2025] = "4.0005 4.8484 6.2664 7.8435 9.4224 10.8449 11.6970"
    right[2026] = "3.9876 4.8418 6.2707 7.8604 9.4527 10.8881 11.7480"
    right[2027] = "3.9863 4.8440 6.2789 7.8757 9.4752 10.9174 11.7815"
    right[2028] = "3.9852 4.8464 6.2870 7.8902 9.4962 10.9443 11.8121"
}

function compare(value, expected, error, rounding,    off)
{
    off = value > expected ? value - expected : expected - value
    off = off > rounding ? (off - rounding) / error : 0
    worst = off > worst ? off : worst
    count++
}

$1 == "N" { runs = $2 }
$1 == "P_A" {
    for (i = 1; i <= 3; i++)
        compare($(2 * i), chance[i], sqrt(chance[i] * (1 - chance[i]) / n), 1e-6)
}
$1 in right {
    split(right[$1], quantile)
    sd = (quantile[7] - quantile[1]) / (z[7] - z[1])
    for (i = 1; i <= 7; i++) {
        density = exp(-z[i] * z[i] / 2) / sqrt(2 * 3.14159265358979) / sd
        compare($(i + 1), quantile[i], sqrt(at[i] * (1 - at[i]) / n) / density, 1e-4)
    }
}

END {
    printf "%.1f\n", worst
    exit !(count == 38 && runs == n && worst <= limit)
}
