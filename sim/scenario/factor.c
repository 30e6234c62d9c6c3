/* factor: the list of numbers that a scenario can vary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/doubt.h"
#include "scenario/reader.h"

static double scale_of(const char *unit)
{
    return unit[0] == '%' || strcmp(unit, "pp") == 0 ? 0.01 : 1.0;
}

static bool grow(grdp_reader *reader)
{
    if (reader->n_factors < reader->capacity)
        return true;
    const size_t capacity = reader->capacity == 0 ? 32 : 2 * reader->capacity;
    grdp_factor *const factors = grdp_arena_alloc(reader->arena, capacity, sizeof *factors);
    if (factors == NULL)
        return false;
    if (reader->n_factors > 0)
        memcpy(factors, reader->factors, reader->n_factors * sizeof *factors);
    reader->factors = factors;
    reader->capacity = capacity;
    return true;
}

static bool is_override(const grdp_node *node)
{
    return grdp_text_equal(node->file, "--set");
}

static void fill(grdp_reader *reader, grdp_factor *factor, const grdp_node *node)
{
    if (node == NULL) {
        const double value = factor->scale * factor->param->fallback;
        for (size_t t = 0; t < reader->scenario->n_periods; t++)
            factor->likely[t] = value;
        return;
    }
    factor->origin = is_override(node) ? GRDP_ORIGIN_SET : GRDP_ORIGIN_FILE;
    /* Words and points in time are no quantities that could be drawn. */
    const bool drawn = factor->param->choices == NULL && strcmp(factor->param->unit, "period") != 0;
    if (drawn && grdp_node_child(node, "dist") != NULL)
        grdp_uncertain_read(reader, factor, node);
    else
        grdp_value_read(reader, factor, node);
}

size_t grdp_factor_add(grdp_reader *reader, const grdp_param *param, const char *path,
                       const grdp_node *node)
{
    if (!grow(reader)) {
        reader->no_memory = true;
        return 0;
    }
    grdp_factor *const factor = &reader->factors[reader->n_factors];
    *factor = (grdp_factor){.path = path,
                            .param = param,
                            .node = node,
                            .scale = scale_of(param->unit),
                            .constant = true,
                            .low = -HUGE_VAL,
                            .high = HUGE_VAL};
    factor->likely =
        grdp_arena_alloc(reader->arena, reader->scenario->n_periods, sizeof *factor->likely);
    if (factor->likely == NULL || path == NULL) {
        reader->no_memory = true;
        return 0;
    }
    fill(reader, factor, node);
    return reader->n_factors++;
}

static bool is_inside(const grdp_param *param, double value)
{
    return value >= param->min && value <= param->max;
}

/* A fraction typed where per cent is meant: a rate of 0.09 or 0.087, or a share of 0.35. Spreads
 * (fallback 0) are small by nature. */
static bool looks_like_fraction(const grdp_param *param, const grdp_node *node, double value)
{
    if (param->unit[0] != '%' || param->fallback == 0.0 || value == 0.0 ||
        !is_inside(param, 100.0 * value))
        return false;
    const bool share = param->min >= 0.0 && value < 1.0;
    return share || (fabs(value) < 0.3 && node->decimals >= 2);
}

/* 410 for 4.10, 84 for 8.4: a decimal point that got lost; 35 for 0.35: per cent where a plain
 * number is meant. */
static bool find_meant(const grdp_param *param, const grdp_node *node, double value,
                       char text[static GRDP_NUMBER_TEXT])
{
    const bool is_part = param->max <= 1.0;
    const int digits = is_part || fabs(value) >= 100.0 ? 2 : 1;
    const double meant = value / (digits == 2 ? 100.0 : 10.0);
    if ((!node->integer && !is_part) || !is_inside(param, meant))
        return false;
    grdp_number_fixed(meant, digits, text);
    return true;
}

static void report_outside(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                           double value)
{
    const grdp_param *const param = factor->param;
    const grdp_place place = grdp_node_place(node, factor->path);
    const char *const space = param->unit[0] != '\0' ? " " : "";
    const char *const min = grdp_number_show(param->min), *const max = grdp_number_show(param->max);
    char meant[GRDP_NUMBER_TEXT];
    if (find_meant(param, node, value, meant))
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "%s is outside [%s, %s]%s%s",
                      "did you mean %s?", grdp_number_show(value), min, max, space, param->unit,
                      meant);
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "%s is outside [%s, %s]%s%s",
                      "write a number from %s to %s", grdp_number_show(value), min, max, space,
                      param->unit, min, max);
}

bool grdp_number_check(grdp_reader *reader, const grdp_factor *factor, const grdp_node *node,
                       double value)
{
    const grdp_param *const param = factor->param;
    const grdp_place place = grdp_node_place(node, factor->path);
    if (!is_inside(param, value)) {
        report_outside(reader, factor, node, value);
        return false;
    }
    if (strcmp(param->unit, "count") == 0 && value != floor(value)) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "takes a whole number, not %s",
                      "write %s or %s", grdp_number_show(value), grdp_number_show(floor(value)),
                      grdp_number_show(ceil(value)));
        return false;
    }
    if (looks_like_fraction(param, node, value))
        grdp_doubt_fraction(place, value, node->decimals, param->unit, reader->diag);
    return true;
}
