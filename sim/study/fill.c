/* fill: probabilities are tied by the copula and turned into quantiles; shifts are added to the
 * likely values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/fill.h"

#include "engine/block.h"
#include "engine/copula.h"
#include "grdp/kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct grdp_fill {
    grdp_lanes *lanes; /* of the design, by input */
    double **at;       /* the same as pointers; NULL: the lanes are those of the block before */
    uint64_t *column;  /* which column of the design they are, where the method says that */
    uint64_t *next_column;
    bool has_columns;
    grdp_lanes *normal;
    grdp_lanes *kept; /* what each input of the block was last set to */
    bool has_kept;
};

grdp_fill *grdp_fill_create(size_t n_inputs)
{
    grdp_fill *const fill = calloc(1, sizeof *fill);
    if (fill == NULL)
        return NULL;
    fill->lanes = aligned_alloc(64, 3 * n_inputs * sizeof *fill->lanes);
    fill->at = calloc(n_inputs, sizeof *fill->at);
    fill->column = calloc(n_inputs, sizeof *fill->column);
    fill->next_column = calloc(n_inputs, sizeof *fill->next_column);
    if (fill->lanes == NULL || fill->at == NULL || fill->column == NULL ||
        fill->next_column == NULL) {
        grdp_fill_free(fill);
        return NULL;
    }
    memset(fill->lanes, 0, 3 * n_inputs * sizeof *fill->lanes);
    fill->normal = fill->lanes + n_inputs;
    fill->kept = fill->normal + n_inputs;
    return fill;
}

void grdp_fill_free(grdp_fill *fill)
{
    if (fill == NULL)
        return;
    free(fill->lanes);
    free(fill->at);
    free(fill->column);
    free(fill->next_column);
    free(fill);
}

void grdp_fill_reset(grdp_fill *fill)
{
    fill->has_kept = false;
    fill->has_columns = false;
}

/* Those that nothing is tied to keep their bits. */
static void tie(const grdp_study *study, grdp_fill *fill)
{
    const size_t n = study->plan.n_inputs;
    for (size_t i = 0; i < n; i++)
        if (study->tied[i])
            grdp_copula_normal(fill->lanes[i], fill->normal[i]);
    for (size_t i = 0; i < n; i++)
        if (study->tied[i])
            grdp_copula_tie(study->tie + i * n, i + 1, fill->normal, fill->lanes[i]);
}

/* Which columns are asked for: those that the lanes do not hold yet. Tied ones change together. */
static void choose_columns(const grdp_study *study, grdp_fill *fill, uint64_t first, size_t n)
{
    const grdp_method *const method = study->method;
    const bool known = method->columns_of != NULL && study->tie == NULL && n == GRDP_LANES;
    uint64_t *const column = fill->next_column;
    if (known)
        method->columns_of(&study->plan, first, column);
    for (size_t i = 0; i < study->plan.n_inputs; i++) {
        const bool same = known && fill->has_columns && fill->column[i] == column[i];
        fill->at[i] = same ? NULL : fill->lanes[i];
    }
    fill->next_column = fill->column;
    fill->column = column;
    fill->has_columns = known;
}

/* The points of the design, all lanes filled. */
static void make_points(const grdp_study *study, grdp_fill *fill, uint64_t first, size_t n)
{
    choose_columns(study, fill, first, n);
    study->method->design(&study->plan, first, n, fill->at);
    for (size_t i = 0; i < study->plan.n_inputs; i++)
        for (size_t lane = n; lane < GRDP_LANES; lane++)
            fill->lanes[i][lane] = fill->lanes[i][n - 1];
    if (study->method->coordinate == GRDP_COORDINATE_CUBE && study->tie != NULL)
        tie(study, fill);
}

/* Lanes that are NAN. */
GRDP_KERNEL
static uint64_t count_likely(const double *restrict values)
{
    uint64_t n = 0;
    for (size_t i = 0; i < GRDP_LANES; i++)
        n += values[i] == values[i] ? 0 : 1;
    return n;
}

/* As grdp_axis_quantile() of a range. */
GRDP_KERNEL
static void stretch(const double *restrict probability, double from, double to,
                    double *restrict out)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = from + (to - from) * probability[i];
}

/* The values of an input in the unit of the file; NAN stays. */
static void to_values(const grdp_axis *axis, const double *probability, double *out)
{
    const bool whole = count_likely(probability) == 0;
    if (axis->form == GRDP_AXIS_DIST && whole) {
        grdp_dist_truncated_lanes(axis->of->dist, &axis->of->args, axis->of->low, axis->of->high,
                                  probability, out);
        return;
    }
    if (axis->form == GRDP_AXIS_RANGE && whole) {
        stretch(probability, axis->from, axis->to, out);
        return;
    }
    for (size_t i = 0; i < GRDP_LANES; i++)
        out[i] = isnan(probability[i]) ? (double)NAN : grdp_axis_quantile(axis, probability[i]);
}

/* Lanes that are NAN keep the likely value. */
static void set_values(grdp_block *block, size_t factor, const double *values)
{
    if (count_likely(values) == 0) {
        grdp_block_set_lanes(block, factor, values);
        return;
    }
    grdp_block_shift_lanes(block, factor, (grdp_lanes){0.0});
    for (size_t i = 0; i < GRDP_LANES; i++)
        if (!isnan(values[i]))
            grdp_block_set(block, i, factor, values[i]);
}

static void set_shifts(grdp_block *block, size_t factor, const double *shifts)
{
    grdp_lanes whole;
    for (size_t i = 0; i < GRDP_LANES; i++)
        whole[i] = isnan(shifts[i]) ? 0.0 : shifts[i];
    grdp_block_shift_lanes(block, factor, whole);
}

/* Sets the factor of an input and those that share its value. */
static void set_input(const grdp_study *study, const grdp_fill *fill, size_t i, size_t factor,
                      const size_t *more, grdp_block *block)
{
    const bool shifts = study->method->coordinate == GRDP_COORDINATE_SHIFT;
    void (*const set)(grdp_block *, size_t, const double *) = shifts ? set_shifts : set_values;
    const grdp_axis *const axis = &study->axes[i];
    grdp_lanes values;
    if (factor == GRDP_NO_FACTOR && axis->n_more == 0)
        return;
    if (!shifts)
        to_values(axis, fill->lanes[i], values);
    if (factor != GRDP_NO_FACTOR)
        set(block, factor, shifts ? fill->lanes[i] : values);
    for (size_t k = 0; k < axis->n_more; k++)
        if (more[k] != GRDP_NO_FACTOR)
            set(block, more[k], shifts ? fill->lanes[i] : values);
}

/* Whether the block already has the lanes of an input: designs that exchange columns change one or
 * two of them from block to block. A column with a number of its own is not looked at again. */
static bool is_kept(grdp_fill *fill, size_t i)
{
    if (fill->at[i] == NULL)
        return true;
    if (fill->has_columns)
        return false;
    /* By bytes: what is the same number in another form is only set once more.
     * NOLINTNEXTLINE(bugprone-suspicious-memory-comparison,cert-*) */
    if (fill->has_kept && memcmp(fill->kept[i], fill->lanes[i], sizeof(grdp_lanes)) == 0)
        return true;
    memcpy(fill->kept[i], fill->lanes[i], sizeof(grdp_lanes));
    return false;
}

/* The probability of a label is the number of the run whose shocks are drawn. */
static void set_shocks(const grdp_study *study, const grdp_fill *fill, grdp_block *block)
{
    uint64_t run[GRDP_LANES];
    if (study->shocks == GRDP_NO_FACTOR)
        return;
    for (size_t i = 0; i < GRDP_LANES; i++)
        run[i] = (uint64_t)(fill->lanes[study->shocks][i] * 0x1p53);
    grdp_block_draw_shocks(block, study->plan.seed, run);
}

void grdp_fill_block(const grdp_study *study, grdp_fill *fill, uint64_t first, size_t n,
                     grdp_block *block)
{
    make_points(study, fill, first, n);
    for (size_t i = 0; i < study->plan.n_inputs; i++)
        if (!is_kept(fill, i))
            set_input(study, fill, i, study->axes[i].factor, study->axes[i].more, block);
    fill->has_kept = !fill->has_columns;
    set_shocks(study, fill, block);
}

void grdp_fill_alternative(const grdp_study *study, grdp_fill *fill, size_t alternative,
                           grdp_block *block)
{
    const size_t *const factors = study->alternative_factors[alternative];
    const size_t *more = factors + study->plan.n_inputs;
    for (size_t i = 0; i < study->plan.n_inputs; more += study->axes[i++].n_more)
        set_input(study, fill, i, factors[i], more, block);
    set_shocks(study, fill, block);
}

/* Which level of a list an input takes; 0 where there is no such input. */
static size_t level_of(const grdp_study *study, const grdp_fill *fill, size_t input, size_t lane)
{
    const double p = input != GRDP_NO_FACTOR ? fill->lanes[input][lane] : (double)NAN;
    return isnan(p) ? 0 : (size_t)grdp_axis_quantile(&study->axes[input], p);
}

size_t grdp_fill_choice(const grdp_study *study, const grdp_fill *fill, size_t lane)
{
    const size_t other = level_of(study, fill, study->other, lane);
    size_t way = 0;
    if (other > 0)
        return study->n_ways - 1 + other;
    for (size_t i = 0; i < study->n_choices; i++)
        way += study->choices[i].stride * level_of(study, fill, study->choices[i].input, lane);
    return way;
}

void grdp_fill_values(const grdp_sample *sample, uint64_t first, size_t n, double *const *out)
{
    const grdp_study *const study = sample->context;
    const bool shifts = study->method->coordinate == GRDP_COORDINATE_SHIFT;
    grdp_fill *const fill = grdp_fill_create(study->plan.n_inputs);
    if (fill != NULL)
        make_points(study, fill, first, n);
    for (size_t i = 0; i < study->plan.n_inputs; i++) {
        const double likely = study->plan.inputs[i].likely;
        grdp_lanes values = {0.0};
        if (fill != NULL && !shifts)
            to_values(&study->axes[i], fill->lanes[i], values);
        for (size_t lane = 0; lane < n; lane++) {
            const double x = fill == NULL ? (double)NAN
                             : shifts     ? likely + fill->lanes[i][lane]
                                          : values[lane];
            out[i][lane] = isnan(x) ? likely : x;
        }
    }
    grdp_fill_free(fill);
}
