/* ishigami: the function of T. Ishigami and T. Homma, "An importance quantification technique in
 * uncertainty analysis for computer models" (1990), with a = 7, b = 0.1 and three uniform inputs on
 * (-pi, pi), whose variance and indices are known exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_ISHIGAMI_H
#define GRDP_TESTS_ISHIGAMI_H

#include "engine/draws.h"
#include "engine/sobol.h"
#include "study/order.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

enum { INPUTS = 3 };

static const double PI = 3.14159265358979323846;
static const double VARIANCE = 13.844587940719254;

static inline double ishigami(double a, double b, double c)
{
    return sin(a) + 7.0 * sin(b) * sin(b) + 0.1 * c * c * c * c * sin(a);
}

typedef struct cloud {
    grdp_arena *arena;
    size_t n;
    double *x[INPUTS], *y;
    grdp_order order[INPUTS], order_y;
} cloud;

static inline void cloud_finish(cloud *c)
{
    for (size_t r = 0; r < c->n; r++)
        c->y[r] = ishigami(c->x[0][r], c->x[1][r], c->x[2][r]);
    for (size_t i = 0; i < INPUTS; i++)
        cr_assert_eq(grdp_order_make(c->arena, c->n, c->x[i], &c->order[i]), GRDP_OK);
    cr_assert_eq(grdp_order_make(c->arena, c->n, c->y, &c->order_y), GRDP_OK);
}

static inline cloud cloud_create(size_t n)
{
    cloud c = {.arena = grdp_arena_create(), .n = n};
    cr_assert(c.arena);
    for (size_t i = 0; i < INPUTS; i++) {
        c.x[i] = grdp_arena_alloc(c.arena, n + GRDP_LANES, sizeof(double));
        cr_assert(c.x[i]);
    }
    c.y = grdp_arena_alloc(c.arena, n, sizeof(double));
    cr_assert(c.y);
    return c;
}

/* Independent draws of one seed. */
static inline cloud cloud_random(size_t n, uint64_t seed)
{
    cloud c = cloud_create(n);
    for (size_t i = 0; i < INPUTS; i++)
        for (size_t r = 0; r < n; r += GRDP_LANES)
            grdp_draw_uniform(grdp_draw_key(seed, "cloud"), r, (uint32_t)i, c.x[i] + r);
    for (size_t i = 0; i < INPUTS; i++)
        for (size_t r = 0; r < n; r++)
            c.x[i][r] = PI * (2.0 * c.x[i][r] - 1.0);
    cloud_finish(&c);
    return c;
}

/* Points that fill the space evenly: what a sample without end would give. */
static inline cloud cloud_even(size_t n)
{
    cloud c = cloud_create(n);
    for (size_t i = 0; i < INPUTS; i++) {
        grdp_sobol sobol;
        grdp_sobol_start(i, &sobol);
        grdp_sobol_scramble(i + 1, &sobol);
        grdp_sobol_fill(&sobol, 0, n, c.x[i]);
        for (size_t r = 0; r < n; r++)
            c.x[i][r] = PI * (2.0 * c.x[i][r] - 1.0);
    }
    cloud_finish(&c);
    return c;
}

static inline void cloud_free(cloud *c)
{
    grdp_arena_free(c->arena);
}

#endif
