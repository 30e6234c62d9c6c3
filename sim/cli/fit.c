/* fit: what the history of a region says about its uncertainty, as a table and as a fragment of a
 * scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "core/file.h"

enum { COLUMNS = 6 };

static const char *number(grdp_cli *cli, double value, char *text)
{
    if (isnan(value))
        return grdp_cli_word(cli, "n/a");
    grdp_word_number(cli->lang, value, 2, text);
    return text;
}

/* "3.11 ± 1.45": an estimate and its standard error. */
static void put_estimate(grdp_cli *cli, double value, double error, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_buffer_add(out, number(cli, value, text));
    if (isnan(error))
        return;
    grdp_buffer_printf(out, " ± %s", number(cli, error, text));
}

static void show_sector(grdp_cli *cli, grdp_show *show, const grdp_fit *fit, size_t index)
{
    const grdp_fit_sector *const s = &fit->sectors[index];
    char weight[GRDP_NUMBER_TEXT], volatility[GRDP_NUMBER_TEXT];
    grdp_buffer years = {0}, mean = {0}, sd = {0};
    grdp_buffer_printf(&years, "%zu", s->n);
    if (s->n > 1)
        grdp_buffer_printf(&years, " (%d-%d)", s->first, s->last);
    put_estimate(cli, s->mean, s->mean_error, &mean);
    put_estimate(cli, s->sd, s->sd_error, &sd);
    const char *const cells[COLUMNS] = {fit->region->sectors[index].title.text[cli->lang],
                                        years.data,
                                        mean.data,
                                        sd.data,
                                        number(cli, 100.0 * s->weight, weight),
                                        number(cli, s->volatility, volatility)};
    grdp_show_row(show, cells);
    grdp_buffer_free(&years);
    grdp_buffer_free(&mean);
    grdp_buffer_free(&sd);
}

static void show_sectors(grdp_cli *cli, const grdp_fit *fit)
{
    grdp_show *const show = grdp_show_create(COLUMNS, NULL);
    if (show == NULL)
        return;
    const char *const head[COLUMNS] = {
        grdp_cli_word(cli, "Growth, %"), grdp_cli_word(cli, "years"),
        grdp_cli_word(cli, "mean"),      grdp_cli_word(cli, "std. dev."),
        grdp_cli_word(cli, "weight, %"), grdp_cli_word(cli, "volatility")};
    grdp_show_head(show, head);
    for (size_t s = 0; s < fit->n_sectors; s++)
        if (fit->sectors[s].weight > 0.0)
            show_sector(cli, show, fit, s);
    grdp_show_print(show, stdout);
    printf("\n%s\n",
           grdp_cli_word(cli, "± one standard error; volatility: what a scenario takes."));
}

static void show_estimate(grdp_cli *cli, const char *title, const grdp_estimate *e,
                          const char *without)
{
    char value[GRDP_NUMBER_TEXT], error[GRDP_NUMBER_TEXT];
    if (e->n == 0) {
        printf("%s: %s\n", title, without);
        return;
    }
    number(cli, e->value, value);
    number(cli, e->error, error);
    printf("%s: %s (%s %s; %s %zu)\n", title, value, grdp_cli_word(cli, "standard error"), error,
           grdp_cli_word(cli, "years"), e->n);
}

static void show_errors(grdp_cli *cli, const grdp_fit_errors *e)
{
    char text[4][GRDP_NUMBER_TEXT];
    if (e->n == 0)
        return;
    printf("%s: %zu; %s %s, %s %s, %s %s, %s %s\n",
           grdp_cli_word(cli, "Past plans less their outcomes, points"), e->n,
           grdp_cli_word(cli, "mean"), number(cli, e->mean, text[0]), grdp_cli_word(cli, "median"),
           number(cli, e->median, text[1]), grdp_cli_word(cli, "std. dev."),
           number(cli, e->sd, text[2]), grdp_cli_word(cli, "robust std. dev."),
           number(cli, e->robust_sd, text[3]));
}

static void show_spread(grdp_cli *cli, const grdp_fit *fit)
{
    char history[GRDP_NUMBER_TEXT], plans[GRDP_NUMBER_TEXT];
    printf("%s: %s; %s: %s\n", grdp_cli_word(cli, "Spread of GRDP growth by the sectors, points"),
           number(cli, fit->total_sd, history),
           grdp_cli_word(cli, "taken, from the errors of past plans"),
           number(cli, fit->errors.n > 0 ? fit->errors.robust_sd : (double)NAN, plans));
}

static void show_fit(grdp_cli *cli, const grdp_fit *fit)
{
    char assumed[GRDP_NUMBER_TEXT], text[GRDP_NUMBER_TEXT * 2];
    printf("%s\n\n", fit->region->title.text[cli->lang]);
    show_sectors(cli, fit);
    number(cli, GRDP_FIT_CORRELATION, assumed);
    (void)snprintf(text, sizeof text, "%s (%s)", assumed, grdp_cli_word(cli, "assumed"));
    printf("%s: %zu\n", grdp_cli_word(cli, "Years with every sector"), fit->n_complete);
    if (!fit->free)
        show_estimate(cli, grdp_cli_word(cli, "Correlation between sectors"), &fit->correlation,
                      text);
    show_estimate(cli, grdp_cli_word(cli, "Persistence from year to year"), &fit->persistence,
                  grdp_cli_word(cli, "not estimated"));
    show_errors(cli, &fit->errors);
    show_spread(cli, fit);
}

static grdp_status write_text(grdp_cli *cli, const grdp_buffer *text)
{
    grdp_writer *writer = NULL;
    GRDP_TRY(grdp_cli_may_write(cli, cli->out, "// Fitted from the figures of region "));
    GRDP_TRY(grdp_writer_open(cli->out, false, cli->diag, &writer));
    (void)fwrite(text->data, 1, text->length, grdp_writer_stream(writer));
    GRDP_TRY(grdp_writer_commit(writer, cli->diag, NULL, NULL));
    if (!cli->quiet)
        printf("\n%s\n  %s\n", grdp_cli_word(cli, "Files written:"), cli->out);
    return GRDP_OK;
}

/* The fragment goes to the file, to stdout alone with "-", or below the table. */
static grdp_status show_and_write(grdp_cli *cli, const grdp_fit *fit)
{
    const bool stream = cli->out != NULL && strcmp(cli->out, "-") == 0;
    grdp_buffer text = {0};
    grdp_fit_text(fit, &text);
    grdp_status status = text.failed ? GRDP_ERR_MEMORY : GRDP_OK;
    if (status == GRDP_OK && !stream && !cli->quiet)
        show_fit(cli, fit);
    if (status == GRDP_OK && cli->out != NULL && !stream)
        status = write_text(cli, &text);
    else if (status == GRDP_OK)
        printf("%s%s", stream || cli->quiet ? "" : "\n", text.data);
    grdp_buffer_free(&text);
    return status;
}

grdp_status grdp_cli_fit(grdp_cli *cli)
{
    const grdp_fit_options options = {.as_of = cli->as_of,
                                      .free_covariance = cli->free_covariance,
                                      .plan_errors = cli->plan_errors};
    grdp_region *region = NULL;
    grdp_fit *fit = NULL;
    GRDP_TRY(grdp_region_read(cli->args[0], cli->diag, &region));
    grdp_status status = grdp_fit_create(region, &options, cli->diag, &fit);
    if (status == GRDP_OK)
        status = show_and_write(cli, fit);
    grdp_fit_free(fit);
    grdp_region_free(region);
    return status;
}
