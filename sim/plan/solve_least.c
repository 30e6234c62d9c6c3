/* solve_least: the dual active-set method. It begins at the mean, which is best of all, and adds
 * the conditions and then one violated bound after another; a bound whose multiplier would change
 * its sign is dropped on the way. The departure only grows, so no set of bounds comes twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/solve_least.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A direction of which less than this part of its variance is left is spanned by the active ones.
 */
static const double SPANNED = 1e-11;

/* A constraint n'x >= c: +-e_i of a bound, or a condition, which is met from both sides. */
typedef struct constraint {
    size_t index; /* of the variable or of the condition */
    double sign;
    bool is_bound;
} constraint;

typedef struct work {
    const grdp_least *p;
    double *x;
    size_t n_active;
    constraint *active; /* conditions first; n + n_conditions at most */
    double *multiplier; /* of the active constraints */
    double *image;      /* V n of the active constraints, n each */
    double *gram;       /* scratch: its Cholesky factor */
    double *ratio;      /* scratch: how the multipliers answer to the new one */
    double *new_image, *step;
} work;

static double dot(size_t n, const double *a, const double *b)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* n'v of a constraint. */
static double along(const grdp_least *p, constraint c, const double *v)
{
    return c.sign * (c.is_bound ? v[c.index] : dot(p->n, p->row + c.index * p->n, v));
}

/* n'x - c: negative where it is violated. */
static double slack(const grdp_least *p, constraint c, const double *x)
{
    const double bound = !c.is_bound    ? p->value[c.index]
                         : c.sign > 0.0 ? p->low[c.index]
                                        : p->high[c.index];
    return along(p, c, x) - c.sign * bound;
}

static void make_image(const grdp_least *p, constraint c, double *out)
{
    for (size_t i = 0; i < p->n; i++) {
        const double *const v = p->covariance + i * p->n;
        out[i] = c.sign * (c.is_bound ? v[c.index] : dot(p->n, v, p->row + c.index * p->n));
    }
}

/* Cholesky factor of the active constraints' N'V N into `gram`. */
static void factorise(work *w)
{
    const size_t m = w->n_active, n = w->p->n;
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = along(w->p, w->active[i], w->image + j * n);
            for (size_t k = 0; k < j; k++)
                sum -= w->gram[i * m + k] * w->gram[j * m + k];
            w->gram[i * m + j] = i == j ? sqrt(fmax(sum, 0.0)) : sum / w->gram[j * m + j];
        }
}

/* ratio = (N'V N)^-1 N'V n of the new constraint. */
static void answer(work *w)
{
    const size_t m = w->n_active;
    factorise(w);
    for (size_t i = 0; i < m; i++) {
        double sum = along(w->p, w->active[i], w->new_image);
        for (size_t k = 0; k < i; k++)
            sum -= w->gram[i * m + k] * w->ratio[k];
        w->ratio[i] = sum / w->gram[i * m + i];
    }
    for (size_t i = m; i-- > 0;) {
        for (size_t k = i + 1; k < m; k++)
            w->ratio[i] -= w->gram[k * m + i] * w->ratio[k];
        w->ratio[i] /= w->gram[i * m + i];
    }
}

/* The part of V n that leaves the active constraints as they are. */
static void make_step(work *w)
{
    const size_t n = w->p->n;
    memcpy(w->step, w->new_image, n * sizeof *w->step);
    for (size_t a = 0; a < w->n_active; a++)
        for (size_t i = 0; i < n; i++)
            w->step[i] -= w->ratio[a] * w->image[a * n + i];
}

static void drop(work *w, size_t index)
{
    const size_t n = w->p->n, after = w->n_active - index - 1;
    memmove(w->active + index, w->active + index + 1, after * sizeof *w->active);
    memmove(w->multiplier + index, w->multiplier + index + 1, after * sizeof *w->multiplier);
    memmove(w->image + index * n, w->image + (index + 1) * n, after * n * sizeof *w->image);
    w->n_active--;
}

static void keep(work *w, constraint c, double multiplier)
{
    const size_t n = w->p->n;
    w->active[w->n_active] = c;
    w->multiplier[w->n_active] = multiplier;
    memcpy(w->image + w->n_active * n, w->new_image, n * sizeof *w->image);
    w->n_active++;
}

/* The longest dual step before the multiplier of a bound falls to 0, and whose. */
static double dual_limit(const work *w, size_t *first)
{
    double limit = HUGE_VAL;
    for (size_t a = 0; a < w->n_active; a++) {
        if (!w->active[a].is_bound || !(w->ratio[a] > 0.0) ||
            w->multiplier[a] / w->ratio[a] >= limit)
            continue;
        limit = w->multiplier[a] / w->ratio[a];
        *first = a;
    }
    return limit;
}

/* Moves to where the constraint holds. False where nothing can. */
static bool add(work *w, constraint c)
{
    const size_t n = w->p->n;
    double multiplier = 0.0;
    make_image(w->p, c, w->new_image);
    const double variance = along(w->p, c, w->new_image);
    for (;;) {
        size_t first = 0;
        answer(w);
        make_step(w);
        const double left = along(w->p, c, w->step);
        const bool moves = left > SPANNED * variance && variance > 0.0;
        const double full = moves ? -slack(w->p, c, w->x) / left : HUGE_VAL;
        const double limit = dual_limit(w, &first);
        const double length = fmin(full, limit);
        if (length == HUGE_VAL)
            return false;
        for (size_t i = 0; moves && i < n; i++)
            w->x[i] += length * w->step[i];
        for (size_t a = 0; a < w->n_active; a++)
            w->multiplier[a] -= length * w->ratio[a];
        multiplier += length;
        if (full <= limit) {
            keep(w, c, multiplier);
            return true;
        }
        drop(w, first);
    }
}

static bool meet_conditions(work *w)
{
    const grdp_least *const p = w->p;
    for (size_t j = 0; j < p->n_conditions; j++) {
        constraint c = {.index = j, .sign = 1.0};
        const double gap = slack(p, c, w->x);
        c.sign = gap > 0.0 ? -1.0 : 1.0;
        /* A condition that the others imply is no fault. */
        if (!add(w, c) && fabs(gap) > 1e-9 * fmax(1.0, fabs(p->value[j])))
            return false;
    }
    return true;
}

/* The bound that is violated most; false where none is. */
static bool find_violated(const work *w, constraint *out)
{
    double worst = 0.0;
    for (size_t i = 0; i < w->p->n; i++) {
        for (int side = 0; side < 2; side++) {
            const constraint c = {.index = i, .sign = side == 0 ? -1.0 : 1.0, .is_bound = true};
            const double short_by = -slack(w->p, c, w->x);
            if (!(short_by > 1e-12 * fmax(1.0, fabs(w->x[i]))) || short_by <= worst)
                continue;
            worst = short_by;
            *out = c;
        }
    }
    return worst > 0.0;
}

static bool run(work *w)
{
    constraint c;
    memcpy(w->x, w->p->mean, w->p->n * sizeof *w->x);
    if (!meet_conditions(w))
        return false;
    /* Each round leaves one bound met, and sets of bounds do not come twice; rounding may spoil
     * that, so the rounds are counted. */
    for (size_t round = 0; round < 20 * w->p->n + 20; round++) {
        if (!find_violated(w, &c))
            return true;
        if (!add(w, c))
            return false;
    }
    return false;
}

/* x - m = V N u with the multipliers u, so that (x - m)' V^-1 (x - m) = sum u n'(x - m). */
static double departure_of(const work *w)
{
    double sum = 0.0;
    for (size_t a = 0; a < w->n_active; a++)
        sum += w->multiplier[a] *
               (along(w->p, w->active[a], w->x) - along(w->p, w->active[a], w->p->mean));
    return sqrt(fmax(sum, 0.0));
}

static void give(const work *w, grdp_least_point *out)
{
    out->departure = departure_of(w);
    for (size_t j = 0; out->multiplier != NULL && j < w->p->n_conditions; j++)
        out->multiplier[j] = 0.0;
    for (size_t a = 0; a < w->n_active; a++) {
        const constraint c = w->active[a];
        if (c.is_bound)
            w->x[c.index] = c.sign > 0.0 ? w->p->low[c.index] : w->p->high[c.index];
        else if (out->multiplier != NULL)
            out->multiplier[c.index] = c.sign * w->multiplier[a];
    }
}

grdp_status grdp_solve_least(const grdp_least *problem, grdp_least_point *out)
{
    const size_t n = problem->n, most = n + problem->n_conditions + 1;
    double *const room = malloc((most * (n + most + 2) + 2 * n) * sizeof *room);
    constraint *const active = malloc(most * sizeof *active);
    const bool has_memory = room != NULL && active != NULL;
    if (has_memory) {
        double *const rest = room + most * (n + most);
        work w = {.p = problem,
                  .x = out->x,
                  .active = active,
                  .image = room,
                  .gram = room + most * n,
                  .multiplier = rest,
                  .ratio = rest + most,
                  .new_image = rest + 2 * most,
                  .step = rest + 2 * most + n};
        out->feasible = run(&w);
        give(&w, out);
    }
    free(room);
    free(active);
    return has_memory ? GRDP_OK : GRDP_ERR_MEMORY;
}
