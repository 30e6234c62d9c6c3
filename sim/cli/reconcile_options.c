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
                      "--rate: \"%s\" is not [ACCOUNT.]SECTOR=PERCENT with growth above -100 and "
                      "up to 1000 %%",
                      "write for example --rate industry=9.21", grdp_text_show(argument));
    return fine;
}

/* The account that an id and a point before the sector name, if it is one of the two; ids may hold
 * points too. */
static const grdp_account *account_of(const char *text, const grdp_account *const sides[2])
{
    for (size_t i = 0; i < 2; i++) {
        const size_t n = strlen(sides[i]->id);
        if (strncmp(text, sides[i]->id, n) == 0 && text[n] == '.')
            return sides[i];
    }
    return NULL;
}

static grdp_status report_sector(grdp_cli *cli, const grdp_region *region, const char *argument,
                                 const char *sector, const grdp_account *const sides[2])
{
    const char *const near = grdp_region_nearest(region, sector);
    if (strchr(sector, '.') != NULL)
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--rate %s: \"%s\" is no sector of one of the two accounts",
                      "write %s or %s before the point, or the sector alone for both",
                      grdp_text_show(argument), grdp_text_show(sector), sides[0]->id, sides[1]->id);
    else
        grdp_diag_add(
            cli->diag, GRDP_ERROR, nowhere, "--rate %s: the region has no sector \"%s\" of its own",
            near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s",
            grdp_text_show(argument), grdp_text_show(sector), near != NULL ? near : region->file);
    return GRDP_ERR_USAGE;
}

static grdp_status read_rate(grdp_cli *cli, const grdp_region *region, const char *argument,
                             const grdp_account *const sides[2], grdp_bridge_rate *out)
{
    const size_t length = (size_t)(strrchr(argument, '=') - argument);
    const char *sector = grdp_arena_text_n(cli->arena, argument, length);
    *out = (grdp_bridge_rate){0};
    if (sector == NULL)
        return GRDP_ERR_MEMORY;
    (void)read_percent(argument, &out->growth); /* it was looked at when it was stored */
    out->account = account_of(sector, sides);
    if (out->account != NULL)
        sector += strlen(out->account->id) + 1;
    out->sector = grdp_region_sector(region, sector);
    return out->sector != GRDP_NONE ? GRDP_OK : report_sector(cli, region, argument, sector, sides);
}

grdp_status grdp_reconcile_options_read(grdp_cli *cli, const grdp_region *region,
                                        const grdp_account *a, const grdp_account *b,
                                        grdp_reconcile_options *out)
{
    const grdp_account *const sides[2] = {a, b};
    grdp_bridge_rate *const rates = grdp_arena_alloc(cli->arena, cli->n_rates, sizeof *rates);
    grdp_status status = GRDP_OK;
    if (rates == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < cli->n_rates && status != GRDP_ERR_MEMORY; i++) {
        const grdp_status found = read_rate(cli, region, cli->rates[i], sides, &rates[i]);
        status = found == GRDP_OK ? status : found;
    }
    *out = (grdp_reconcile_options){.as_of = cli->as_of, .n_rates = cli->n_rates, .rates = rates};
    return status;
}
