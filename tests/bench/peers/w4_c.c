/* W4 in plain C, with its numbers compiled in: w4_c OUT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

int main(int argc, char **argv)
{
    static const double mean[4] = {0.041, 0.087, 0.075, 0.074};
    double level[4] = {8.8, 54.3, 7.5, 29.4}, before = 100.0;
    FILE *const out = argc > 1 ? fopen(argv[1], "w") : NULL;
    if (out == NULL)
        return 1;
    fputs("year,agriculture,industry,construction,services,grdp,growth,inv_ratio\n"
          "2023,8.800000,54.300000,7.500000,29.400000,100.000000,,\n",
          out);
    for (int year = 2024; year < 2029; year++) {
        double total = 0.0;
        for (int s = 0; s < 4; s++) {
            level[s] *= 1.0 + mean[s];
            total += level[s];
        }
        fprintf(out, "%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n", year, level[0], level[1], level[2],
                level[3], total, 100.0 * (total / before - 1.0),
                100.0 * 4.6 * (total - before) / total);
        before = total;
    }
    return fclose(out) != 0;
}
