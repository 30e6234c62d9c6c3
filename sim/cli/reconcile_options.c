/* reconcile_options: --rate [ACCOUNT.]SECTOR=PERCENT, growth that no figure gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/reconcile.h"

#include "core/number.h"
#include "core/text.h"

#include <string.h>

static const grdp_place nowhere;

/* Growth below the least or above the most is a slip of the pen. */
static const double least = -100.0, most = 1000.0;

static bool read_percent(const char *argument, double *out)
{
    const char *const sign = strrchr(argument, '=');
    return sign != NULL && sign != argument && grdp_number_read(sign + 1, strlen(sign + 1), out) &&
           *out > least && *out <= most;
}

bool grdp_store_rate(grdp_cli *cli, const char *argument)
{
    double percent = 0.0;
    const bool fine = cli->n_rates < GRDP_CLI_LIST && read_percent(argument, &percent);
    if (fine)
        cli->rates[cli->n_rates++] = argument;
    else
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--rate: \"%s\" is not [ACCOUNT.]SECTOR=PERCENT with growth above -100 %%",
                      "write for example --rate industry=9.21", grdp_text_show(argument));
    return fine;
}

/* The account before the point, one of the two sides. */
static bool read_account(grdp_cli *cli, const char *argument, const char *id,
                         const grdp_account *const sides[2], const grdp_account **out)
{
    for (size_t i = 0; i < 2; i++) {
        if (grdp_text_equal(sides[i]->id, id)) {
            *out = sides[i];
            return true;
        }
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--rate %s: \"%s\" is none of the two accounts",
                  "write %s or %s before the point, or the sector alone for both",
                  grdp_text_show(argument), grdp_text_show(id), sides[0]->id, sides[1]->id);
    return false;
}

static bool read_rate(grdp_cli *cli, const grdp_region *region, const char *argument,
                      const grdp_account *const sides[2], grdp_bridge_rate *out)
{
    const char *const sign = strrchr(argument, '=');
    const char *const point = memchr(argument, '.', (size_t)(sign - argument));
    const char *const from = point != NULL ? point + 1 : argument;
    const char *const sector = grdp_arena_text_n(cli->arena, from, (size_t)(sign - from));
    *out = (grdp_bridge_rate){0};
    if (sector == NULL || !read_percent(argument, &out->growth))
        return false;
    if (point != NULL) {
        const char *const id = grdp_arena_text_n(cli->arena, argument, (size_t)(point - argument));
        if (id == NULL || !read_account(cli, argument, id, sides, &out->account))
            return false;
    }
    out->sector = grdp_region_sector(region, sector);
    if (out->sector != GRDP_NONE)
        return true;
    const char *const near = grdp_region_nearest(region, sector);
    grdp_diag_add(
        cli->diag, GRDP_ERROR, nowhere, "--rate %s: the region has no sector \"%s\" of its own",
        near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s", grdp_text_show(argument),
        grdp_text_show(sector), near != NULL ? near : region->file);
    return false;
}

grdp_status grdp_reconcile_options_read(grdp_cli *cli, const grdp_region *region,
                                        const grdp_account *a, const grdp_account *b,
                                        grdp_reconcile_options *out)
{
    const grdp_account *const sides[2] = {a, b};
    grdp_bridge_rate *const rates = grdp_arena_alloc(cli->arena, cli->n_rates, sizeof *rates);
    bool fine = true;
    if (rates == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < cli->n_rates; i++)
        fine &= read_rate(cli, region, cli->rates[i], sides, &rates[i]);
    *out = (grdp_reconcile_options){.as_of = cli->as_of, .n_rates = cli->n_rates, .rates = rates};
    return fine ? GRDP_OK : GRDP_ERR_USAGE;
}
