# Is a W2 report right? Prints by how many half-widths of their intervals the worst of its 24 indices
# is off, and ends with 1 where that is more than `limit` (2).
#
#   awk -v n=131072 [-v limit=2] -f w2_agree.awk REPORT
#
# What is compared with comes from an independent program at 2^22 samples, with half-widths below
# 0.0009 (README.md). A half-width is the 95 % bootstrap interval's that the report gives; with
# points of Sobol' the indices are nearer than that. Half a digit is allowed for on either side.
# SPDX-License-Identifier: GPL-3.0-or-later
BEGIN {
    if (limit == "")
        limit = 2
    split("mu_A mu_I mu_C mu_S d_A d_I d_C d_S icor rho w_A w_I", names)
    split(".00103 .05569 .00098 .01478 .00229 .49561 .01544 .05849 .31972 .00022 .00038 .00027", first)
    split(".00108 .05790 .00102 .01536 .00246 .52367 .01637 .06198 .33507 .01843 .00054 .00170", total)
    for (i in names) {
        right[names[i], "S1"] = first[i]
        right[names[i], "ST"] = total[i]
    }
}

function compare(value, half, expected,    off)
{
    off = value > expected ? value - expected : expected - value
    off = off > 1e-5 ? (off - 1e-5) / (half > 1e-5 ? half : 1e-5) : 0
    worst = off > worst ? off : worst
    count++
}

$1 == "N" { samples = $2 }
($1, "S1") in right {
    compare($3, $5, right[$1, "S1"])
    compare($7, $9, right[$1, "ST"])
}

END {
    printf "%.1f\n", worst
    exit !(count == 24 && samples == n && worst <= limit)
}
