/* The normal distribution of a block has the bits of one number after another, wherever its lanes
 * lie: all in the centre, none, some, at the ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/normal_lanes.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "grdp/kernel.h"
#include "grdp/model.h"

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void check_quantile(const double *p)
{
    double out[GRDP_LANES];
    grdp_normal_lanes_quantile(p, out);
    for (size_t i = 0; i < GRDP_LANES; i++)
        cr_assert(same(out[i], grdp_normal_quantile(p[i])), "p %.17g, lane %zu", p[i], i);
}

Test(normal_lanes, quantile_of_any_number_of_outer_lanes)
{
    for (size_t n = 0; n <= GRDP_LANES; n++) {
        double p[GRDP_LANES], reversed[GRDP_LANES];
        for (size_t i = 0; i < GRDP_LANES; i++) {
            const double outer = ldexp(1.0 + (double)i / 64.0, -5 - (int)(i % 49));
            p[i] = i >= n ? 0.1 + 0.0125 * (double)i : i % 2 == 0 ? outer : 1.0 - outer;
            reversed[GRDP_LANES - 1 - i] = p[i];
        }
        check_quantile(p);
        check_quantile(reversed);
    }
}

Test(normal_lanes, quantile_at_the_ends)
{
    double p[GRDP_LANES] = {0.0, 1.0, 0x1p-1074, 0x1p-53, 1.0 - 0x1p-53, 0.5, 0.075, 0.925};
    for (size_t i = 8; i < GRDP_LANES; i++)
        p[i] = nextafter(p[i - 2], i % 2 == 0 ? 0.0 : 1.0);
    check_quantile(p);
}

Test(normal_lanes, distribution_function)
{
    double x[GRDP_LANES], out[GRDP_LANES];
    for (int block = -60; block < 60; block++) {
        for (size_t i = 0; i < GRDP_LANES; i++)
            x[i] = block + (double)i / 61.0;
        x[7] = HUGE_VAL;
        x[8] = -HUGE_VAL;
        x[9] = -0.0;
        grdp_normal_lanes_cdf(x, out);
        for (size_t i = 0; i < GRDP_LANES; i++)
            cr_assert(same(out[i], grdp_normal_cdf(x[i])), "x %.17g", x[i]);
    }
}
