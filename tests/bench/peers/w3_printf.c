/* W3 in plain C, one fprintf a row: w3_printf OUT [VALUES OF A FACTOR]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void write_row(FILE *out, double g_agri, double g_ind, double g_serv)
{
    double agri = 8.8, ind = 54.3, cons = 7.5, serv = 29.4;
    double before = 100.0, total = 0.0, ratio = 0.0, first = 0.0, growth = 0.0;
    for (int t = 0; t < 5; t++) {
        agri *= 1.0 + g_agri / 100.0;
        ind *= 1.0 + g_ind / 100.0;
        cons *= 1.075;
        serv *= 1.0 + g_serv / 100.0;
        total = agri + ind + cons + serv;
        growth = 100.0 * (total / before - 1.0);
        first = t == 0 ? growth : first;
        ratio += (total - before) / total;
        before = total;
    }
    fprintf(out, "%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n", g_agri, g_ind, g_serv,
            total, 100.0 * (pow(total / 100.0, 0.2) - 1.0), first, growth, 100.0 * agri / total,
            100.0 * ind / total, 100.0 * 4.6 / 5.0 * ratio);
}

int main(int argc, char **argv)
{
    const int n = argc > 2 ? atoi(argv[2]) : 100;
    FILE *const out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (out == NULL)
        return 1;
    fputs("g_agri,g_ind,g_serv,grdp_2028,cagr,growth_2024,growth_2028,share_agri_2028,"
          "share_ind_2028,inv_ratio\n",
          out);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                write_row(out, 2.0 + 0.04 * i, 5.0 + 0.08 * j, 4.5 + 0.05 * k);
    return fclose(out) != 0;
}
