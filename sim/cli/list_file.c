/* list_file: prints what a scenario or a region holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/list.h"

#include "report/factor_text.h"
#include "report/phrase.h"
#include "scenario/share.h"

#include <math.h>

enum { SHARE_DIGITS = 2 };

static void add_factor(const grdp_cli *cli, const grdp_scenario *s, const grdp_factor *factor,
                       grdp_show *show)
{
    grdp_buffer value = {0}, fallback = {0}, bounds = {0}, origin = {0};

    grdp_factor_text_likely(cli->lang, factor, s->n_periods, &value);
    grdp_factor_text_bounds(cli->lang, factor->param, &bounds);
    grdp_factor_text_origin(cli->lang, s, factor, &origin);
    if (!isnan(factor->param->fallback))
        grdp_factor_text_value(cli->lang, factor->param, factor->param->fallback, &fallback);
    if (factor->dist) {
        grdp_buffer_add(&origin, "; ");
        grdp_factor_text_dist(cli->lang, factor, &origin);
    }
    grdp_show_row(show,
                  (const char *[]){
                      factor->path, value.data,
                      grdp_phrase_unit(cli->lang, grdp_region_unit(s->region, factor->param->unit)),
                      fallback.data, bounds.data, origin.data});
    grdp_buffer_free(&value);
    grdp_buffer_free(&fallback);
    grdp_buffer_free(&bounds);
    grdp_buffer_free(&origin);
}

/* A share that is as the account has it, and that base_share can override. */
static void add_share(const grdp_cli *cli, const grdp_scenario *s, const char *path,
                      grdp_show *show)
{
    const grdp_param *const param = grdp_share_param();
    const int sector = grdp_share_find(s, path);
    grdp_buffer bounds = {0}, origin = {0};
    char value[GRDP_NUMBER_TEXT];

    if (sector == GRDP_NONE)
        return;
    grdp_word_number(cli->lang, grdp_share_usual(s, (size_t)sector), SHARE_DIGITS, value);
    grdp_factor_text_bounds(cli->lang, param, &bounds);
    grdp_factor_text_place(s, s->account->node, &origin);
    grdp_show_row(show, (const char *[]){path, value, param->unit, NULL, bounds.data, origin.data});
    grdp_buffer_free(&bounds);
    grdp_buffer_free(&origin);
}

grdp_status grdp_list_factors(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"number", "value", "unit", "default", "bounds", "set by"};
    const grdp_scenario_options options = {
        .overrides = cli->set, .n_overrides = cli->n_set, .as_of = cli->as_of};
    grdp_scenario *scenario = NULL;

    GRDP_TRY(grdp_scenario_read(file, &options, cli->diag, &scenario));
    grdp_show *const show = grdp_show_create(6, "lrlrlw");
    grdp_list_head(cli, show, 6, head);
    for (size_t f = 0; f < scenario->n_factors; f++)
        add_factor(cli, scenario, &scenario->factors[f], show);
    for (size_t i = 0; i < scenario->n_sectors; i++)
        add_share(cli, scenario,
                  grdp_arena_printf(cli->arena, "base_share.%s", scenario->region->sectors[i].id),
                  show);
    grdp_show_print(show, stdout);
    grdp_scenario_free(scenario);
    return GRDP_OK;
}

static void add_account(const grdp_cli *cli, const grdp_account *account, grdp_show *show)
{
    char known_by[GRDP_PERIOD_TEXT] = "";
    grdp_buffer year = {0};

    grdp_buffer_printf(&year, "%d", account->year);
    if (account->known_by != 0)
        grdp_date_text(account->known_by, known_by);
    grdp_show_row(show,
                  (const char *[]){account->id, year.data,
                                   grdp_cli_word(cli, account->constant ? "constant" : "current"),
                                   grdp_cli_word(cli, account->is_level ? "levels" : "shares"),
                                   account->status ? grdp_cli_word(cli, account->status) : NULL,
                                   known_by});
    grdp_buffer_free(&year);
}

grdp_status grdp_list_accounts(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"account", "year", "prices", "gives", "status", "known by"};
    grdp_region *region = NULL;

    GRDP_TRY(grdp_region_read(file, cli->diag, &region));
    grdp_show *const show = grdp_show_create(6, "llllll");
    grdp_list_head(cli, show, 6, head);
    for (size_t i = 0; i < region->n_accounts; i++)
        add_account(cli, &region->accounts[i], show);
    grdp_show_print(show, stdout);
    grdp_region_free(region);
    return GRDP_OK;
}

static void add_actual(const grdp_cli *cli, const grdp_actual *row, grdp_show *show)
{
    char period[GRDP_PERIOD_TEXT], vintage[GRDP_PERIOD_TEXT] = "", value[GRDP_NUMBER_TEXT];

    grdp_period_text(row->period, period);
    if (row->vintage != 0)
        grdp_date_text(row->vintage, vintage);
    grdp_word_number(cli->lang, row->value, row->decimals, value);
    grdp_show_row(show, (const char *[]){row->series, period, value, row->unit, vintage,
                                         row->status ? grdp_cli_word(cli, row->status) : NULL});
}

grdp_status grdp_list_actuals(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"series", "period", "value", "unit", "published", "status"};
    grdp_region *region = NULL;

    GRDP_TRY(grdp_region_read(file, cli->diag, &region));
    grdp_show *const show = grdp_show_create(6, "llrlll");
    grdp_list_head(cli, show, 6, head);
    for (size_t i = 0; i < region->actuals.n; i++) {
        const grdp_actual *const row = &region->actuals.rows[i];
        if (cli->as_of == 0 || (row->vintage != 0 && row->vintage <= cli->as_of))
            add_actual(cli, row, show);
    }
    grdp_show_print(show, stdout);
    grdp_region_free(region);
    return GRDP_OK;
}
