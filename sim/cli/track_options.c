/* track_options: --weight [SERIES@]PERIOD=W, also written --set weight.[SERIES@]PERIOD=W;
 * --target SERIES[@YEAR]=VALUE, --scenario FILE, --series.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/track.h"
#include "core/number.h"

static const grdp_place nowhere;

/* The series is "grdp.growth" where none is named. The parts are copied to the arena. */
static bool read_weight(grdp_cli *cli, const char *argument, grdp_track_weight *out)
{
    const char *const sign = strrchr(argument, '=');
    const char *const at = strchr(argument, '@');
    const char *const period = at != NULL ? at + 1 : argument;
    if (sign == NULL || sign < period)
        return false;
    const char *const name = grdp_arena_text_n(cli->arena, argument, (size_t)(period - argument));
    const char *const months = grdp_arena_text_n(cli->arena, period, (size_t)(sign - period));
    if (name == NULL || months == NULL)
        return false;
    out->series =
        at != NULL ? grdp_arena_text_n(cli->arena, name, strlen(name) - 1) : "grdp.growth";
    return out->series != NULL && out->series[0] != '\0' &&
           grdp_period_read(months, &out->period) &&
           grdp_number_read(sign + 1, strlen(sign + 1), &out->weight) && out->weight > 0.0 &&
           out->weight < 1.0;
}

/* The year is that of the plan and need not be written. */
static bool read_ask(grdp_cli *cli, const char *argument, int year, grdp_track_ask *out)
{
    const char *const sign = strchr(argument, '=');
    const char *const at = strchr(argument, '@');
    grdp_period period = {year, 1, 12};
    if (sign == NULL || sign == argument)
        return false;
    const size_t length =
        at != NULL && at < sign ? (size_t)(at - argument) : (size_t)(sign - argument);
    out->series = grdp_arena_text_n(cli->arena, argument, length);
    out->decimals = grdp_number_decimals(sign + 1);
    if (at != NULL && at < sign) {
        const char *const text = grdp_arena_text_n(cli->arena, at + 1, (size_t)(sign - at) - 1);
        if (!grdp_period_read(text, &period))
            return false;
    }
    return out->series != NULL && out->series[0] != '\0' && period.year == year &&
           grdp_period_months(period) == 12 &&
           grdp_number_read(sign + 1, strlen(sign + 1), &out->value);
}

bool grdp_store_weight(grdp_cli *cli, const char *argument)
{
    grdp_track_weight weight;
    const bool fine = cli->n_weights < GRDP_CLI_LIST && read_weight(cli, argument, &weight);
    if (fine)
        cli->weights[cli->n_weights++] = argument;
    else
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--weight: \"%s\" is not [SERIES@]PERIOD=W with W between 0 and 1",
                      "write for example --weight 2023-Q4=0.27022, the share of the year before "
                      "that fell in these months",
                      grdp_text_show(argument));
    return fine;
}

bool grdp_track_take_weights(grdp_cli *cli)
{
    static const char prefix[] = "weight.";
    size_t kept = 0;
    bool fine = true;
    for (size_t i = 0; i < cli->n_set; i++)
        if (strncmp(cli->set[i], prefix, sizeof prefix - 1) == 0)
            fine &= grdp_store_weight(cli, cli->set[i] + sizeof prefix - 1);
        else
            cli->set[kept++] = cli->set[i];
    cli->n_set = kept;
    return fine;
}

bool grdp_store_scenario(grdp_cli *cli, const char *argument)
{
    cli->scenario = argument;
    return true;
}

bool grdp_store_series(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->series = true;
    return true;
}

static grdp_status read_asks(grdp_cli *cli, int year, grdp_track_ask *out)
{
    grdp_status status = GRDP_OK;
    for (size_t i = 0; i < cli->n_targets; i++) {
        if (read_ask(cli, cli->targets[i], year, &out[i]))
            continue;
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      "--target: \"%s\" is not SERIES=VALUE for %u, the year of the plan",
                      "write for example --target grdp.growth=9", grdp_text_show(cli->targets[i]),
                      (unsigned)year);
        status = GRDP_ERR_USAGE;
    }
    return status;
}

grdp_status grdp_track_options_read(grdp_cli *cli, int year, grdp_track_options *options,
                                    size_t *n_asks, const grdp_track_ask **asks)
{
    grdp_track_weight *const weights =
        grdp_arena_alloc(cli->arena, cli->n_weights, sizeof *weights);
    grdp_track_ask *const values = grdp_arena_alloc(cli->arena, cli->n_targets, sizeof *values);
    if (weights == NULL || values == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < cli->n_weights; i++)
        if (!read_weight(cli, cli->weights[i], &weights[i]))
            return GRDP_ERR_MEMORY;
    options->n_weights = cli->n_weights;
    options->weights = weights;
    *n_asks = cli->n_targets;
    *asks = values;
    return read_asks(cli, year, values);
}
