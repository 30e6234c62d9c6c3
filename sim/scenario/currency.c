/* currency: units of money by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/currency.h"

#include <string.h>

const char *grdp_currency_per_head(grdp_arena *arena, const char *currency)
{
    static const struct {
        const char *of, *thousandth;
    } prefixes[] = {{"thousand_bn_", "bn_"}, {"bn_", "mn_"}, {"mn_", "thousand_"}};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const size_t n = strlen(prefixes[i].of);
        if (strncmp(currency, prefixes[i].of, n) == 0)
            return grdp_arena_printf(arena, "%s%s", prefixes[i].thousandth, currency + n);
    }
    return grdp_arena_printf(arena, "%s_per_thousand", currency);
}
