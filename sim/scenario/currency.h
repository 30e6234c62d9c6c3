/* currency: units of money by name, "bn_vnd".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_CURRENCY_H
#define GRDP_SCENARIO_CURRENCY_H

#include "core/arena.h"

/* The unit of an amount a head: what a thousandth of the currency is called, since people are
 * counted in thousands. Lives in the arena; NULL when out of memory. */
const char *grdp_currency_per_head(grdp_arena *arena, const char *currency);

#endif
