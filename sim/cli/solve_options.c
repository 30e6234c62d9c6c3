/* solve_options: what the options of `solve` do with their values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/solve.h"

#include <math.h>
#include <string.h>

#include "core/number.h"

static const grdp_place nowhere;

/* Adds to a list of the cli. */
static bool keep(grdp_cli *cli, const char *option, const char **list, size_t *n,
                 const char *argument)
{
    if (*n < GRDP_CLI_LIST) {
        list[(*n)++] = argument;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "%s is given more than %zu times",
                  "solve for fewer at once", option, (size_t)GRDP_CLI_LIST);
    return false;
}

bool grdp_store_target(grdp_cli *cli, const char *argument)
{
    return keep(cli, "--target", cli->targets, &cli->n_targets, argument);
}

bool grdp_store_factor(grdp_cli *cli, const char *argument)
{
    return keep(cli, "--factor", cli->factor, &cli->n_factor, argument);
}

bool grdp_store_bounds(grdp_cli *cli, const char *argument)
{
    return keep(cli, "--bounds", cli->bounds, &cli->n_bounds, argument);
}

bool grdp_store_chance(grdp_cli *cli, const char *argument)
{
    if (grdp_number_read(argument, strlen(argument), &cli->chance) && cli->chance > 0.0 &&
        cli->chance < 1.0)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--chance: \"%s\" is not a probability between 0 and 1",
                  "write for example --chance 0.8", grdp_text_show(argument));
    return false;
}

bool grdp_store_curve(grdp_cli *cli, const char *argument)
{
    cli->curve = argument;
    return true;
}

bool grdp_store_year(grdp_cli *cli, const char *argument)
{
    double year = 0.0;
    if (grdp_number_read(argument, strlen(argument), &year) && year >= 1.0 && year <= 9999.0 &&
        year == floor(year)) {
        cli->year = (int)year;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--year: \"%s\" is not a year",
                  "write for example --year 2025", grdp_text_show(argument));
    return false;
}

bool grdp_store_growth(grdp_cli *cli, const char *argument)
{
    cli->has_growth = grdp_number_read(argument, strlen(argument), &cli->growth) &&
                      cli->growth > -100.0 && cli->growth <= 1000.0;
    if (cli->has_growth)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--growth: \"%s\" is not a rate of growth in per cent",
                  "write for example --growth 12", grdp_text_show(argument));
    return false;
}

bool grdp_store_correlation(grdp_cli *cli, const char *argument)
{
    cli->has_correlation = grdp_number_read(argument, strlen(argument), &cli->correlation) &&
                           cli->correlation > -1.0 && cli->correlation < 1.0;
    if (cli->has_correlation)
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                  "--correlation: \"%s\" is not a number between -1 and 1",
                  "write for example --correlation 0.3", grdp_text_show(argument));
    return false;
}
