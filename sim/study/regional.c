/* regional: two distribution functions in one walk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/regional.h"

#include <math.h>

double grdp_regional_median(const grdp_order *order, const double *x, const bool *inside, bool side)
{
    double sum = 0.0;
    size_t n = 0, seen = 0;
    for (size_t i = 0; i < order->n; i++)
        n += inside[i] == side;
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
    return n > 0 ? 0.5 * sum : (double)NAN;
}

double grdp_regional_distance(const grdp_order *order, const uint32_t *weight, const uint16_t *side)
{
    double size[2] = {0.0, 0.0}, below[2] = {0.0, 0.0}, most = 0.0;
    for (size_t i = 0; i < order->n; i++)
        size[side[i]] += weight[i];
    for (size_t v = 0; v < order->n_distinct; v++) {
        for (size_t k = order->start[v]; k < order->start[v + 1]; k++)
            below[side[order->row[k]]] += weight[order->row[k]];
        const double apart = fabs(below[0] / size[0] - below[1] / size[1]);
        most = apart > most ? apart : most;
    }
    return size[0] > 0.0 && size[1] > 0.0 ? most : (double)NAN;
}

static void classify(const void *context, size_t input, const uint32_t *weight, uint16_t *side)
{
    const grdp_regional *const r = context;
    (void)input;
    (void)weight;
    for (size_t i = 0; i < r->order->n; i++)
        side[i] = r->inside[i];
}

static void measure(const void *context, size_t input, const uint32_t *weight, const uint16_t *side,
                    double *out)
{
    const grdp_regional *const r = context;
    *out = grdp_regional_distance(&r->order[input], weight, side);
}

grdp_status grdp_regional_run(const grdp_regional *regional, uint64_t seed, size_t n_resamples,
                              grdp_bootstrapped *out)
{
    const grdp_distance distance = {.n_rows = regional->order->n,
                                    .n_inputs = regional->n_inputs,
                                    .n_numbers = 1,
                                    .context = regional,
                                    .classify = classify,
                                    .measure = measure};
    return grdp_distance_run(&distance, seed, n_resamples, out);
}
