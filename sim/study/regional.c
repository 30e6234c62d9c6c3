/* regional: two distribution functions in one walk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/regional.h"

#include <math.h>

/* The middle value, or the mean of the two about the middle, of the rows on one side. */
static double median(const grdp_order *order, const double *x, const bool *inside, bool side,
                     size_t n)
{
    double sum = 0.0;
    size_t seen = 0;
    for (size_t k = 0; k < order->n; k++) {
        const size_t row = order->row[k];
        if (inside[row] != side)
            continue;
        if (seen == (n - 1) / 2)
            sum += x[row];
        if (seen == n / 2)
            sum += x[row];
        seen++;
    }
    return 0.5 * sum;
}

static double distance(const grdp_order *order, const bool *inside, double n_in, double n_out)
{
    double in = 0.0, out = 0.0, most = 0.0;
    for (size_t v = 0; v < order->n_distinct; v++) {
        for (size_t k = order->start[v]; k < order->start[v + 1]; k++) {
            in += inside[order->row[k]];
            out += !inside[order->row[k]];
        }
        const double apart = fabs(in / n_in - out / n_out);
        most = apart > most ? apart : most;
    }
    return most;
}

grdp_regional grdp_regional_measure(const grdp_order *order, const double *x, const bool *inside)
{
    size_t n_in = 0;
    for (size_t i = 0; i < order->n; i++)
        n_in += inside[i];
    const size_t n_out = order->n - n_in;
    if (n_in == 0 || n_out == 0)
        return (grdp_regional){(double)NAN, (double)NAN, (double)NAN, (double)NAN};
    const double in = (double)n_in, out = (double)n_out;
    return (grdp_regional){
        .distance = distance(order, inside, in, out),
        /* 1.3581 is the 95 % quantile of Kolmogorov's distribution. */
        .most_by_chance = 1.3581 * sqrt((in + out) / (in * out)),
        .median_in = median(order, x, inside, true, n_in),
        .median_out = median(order, x, inside, false, n_out),
    };
}
