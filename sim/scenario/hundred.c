/* hundred: shares that must add up to 100.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/hundred.h"

#include "core/number.h"

#include <math.h>

/* Sums of decimals miss 100 by a few units of the 14th digit. */
static const double epsilon = 1e-9;

typedef struct sum {
    double value;
    double slack; /* what rounding can take from it */
    int decimals; /* of the figure with the most */
    const grdp_node *first;
} sum;

static sum add_up(const grdp_node *numbers)
{
    sum s = {0};
    for (const grdp_node *node = numbers->first; node; node = node->next) {
        if (node->kind != GRDP_NODE_NUMBER)
            continue;
        s.value += node->number;
        s.slack += 0.5 * pow(10.0, -node->decimals);
        s.decimals = node->decimals > s.decimals ? node->decimals : s.decimals;
        s.first = s.first ? s.first : node;
    }
    s.decimals = s.decimals > 15 ? 15 : s.decimals;
    return s;
}

double grdp_hundred_scale(const grdp_node *numbers)
{
    const double value = add_up(numbers).value;
    return fabs(value - 100.0) <= epsilon || value <= 0.0 ? 1.0 : 100.0 / value;
}

/* Shares that add up to about 1 are fractions. */
static void report(const sum *s, grdp_place place, grdp_diag *diag)
{
    char percent[GRDP_NUMBER_TEXT];
    if (!s->first || s->value < 0.9 || s->value > 1.1) {
        grdp_diag_add(diag, GRDP_ERROR, place, "shares add up to %.*f, not 100",
                      "correct the figure that is wrong, or give the one that is missing",
                      s->decimals, s->value);
        return;
    }
    const int decimals = s->first->decimals > 2 ? s->first->decimals - 2 : 0;
    grdp_number_fixed(100.0 * s->first->number, decimals > 15 ? 15 : decimals, percent);
    grdp_diag_add(diag, GRDP_ERROR, place, "shares add up to %.*f, not 100",
                  "write per cent: %s, not %s", s->decimals, s->value, percent,
                  grdp_number_show(s->first->number));
}

bool grdp_hundred_check(const grdp_node *numbers, double slack, const char *path, grdp_diag *diag)
{
    const sum s = add_up(numbers);
    const grdp_place place = grdp_node_place(numbers, path);
    const double distance = fabs(s.value - 100.0);
    if (distance <= epsilon)
        return true;
    if (distance > fmax(s.slack, slack) + epsilon) {
        report(&s, place, diag);
        return false;
    }
    grdp_diag_add(diag, GRDP_NOTE, place, "shares add up to %.*f and are scaled to 100", NULL,
                  s.decimals, s.value);
    return true;
}
