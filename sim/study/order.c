/* order: rows by value, and classes of equal frequency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/order.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct item {
    double value;
    uint32_t row;
} item;

static int by_value(const void *a, const void *b)
{
    const item *const x = a, *const y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* Fills the positions; returns the number of distinct values. */
static size_t take_items(const item *items, size_t n, uint32_t *row, uint32_t *start)
{
    size_t n_distinct = 0;
    for (size_t k = 0; k < n; k++) {
        row[k] = items[k].row;
        if (k == 0 || items[k].value != items[k - 1].value)
            start[n_distinct++] = (uint32_t)k;
    }
    start[n_distinct] = (uint32_t)n;
    return n_distinct;
}

grdp_status grdp_order_make(grdp_arena *arena, size_t n, const double *values, grdp_order *out)
{
    assert(n < UINT32_MAX);
    uint32_t *const row = grdp_arena_alloc(arena, n, sizeof *row);
    uint32_t *const start = grdp_arena_alloc(arena, n + 1, sizeof *start);
    item *const items = calloc(n + 1, sizeof *items);
    if (row == NULL || start == NULL || items == NULL) {
        free(items);
        return GRDP_ERR_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        assert(!isnan(values[i]));
        items[i] = (item){values[i], (uint32_t)i};
    }
    qsort(items, n, sizeof *items, by_value);
    const size_t n_distinct = take_items(items, n, row, start);
    free(items);
    *out = (grdp_order){n, row, start, n_distinct};
    return GRDP_OK;
}

void grdp_order_classes(const grdp_order *order, const uint32_t *weight, size_t n_classes,
                        uint16_t *class_of_row)
{
    const bool by_value_alone = order->n_distinct <= n_classes;
    uint64_t total = 0, before = 0;
    for (size_t i = 0; i < order->n; i++)
        total += weight[i];
    assert(total > 0);
    for (size_t v = 0; v < order->n_distinct; v++) {
        const size_t class = by_value_alone ? v : (size_t)(before * n_classes / total);
        for (size_t k = order->start[v]; k < order->start[v + 1]; k++) {
            class_of_row[order->row[k]] = (uint16_t)(class < n_classes ? class : n_classes - 1);
            before += weight[order->row[k]];
        }
    }
}
