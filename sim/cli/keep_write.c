/* keep_write: every run as a row of runs.csv, in bounded memory; and the whole path of one run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/progress.h"
#include "cli/run_chance.h"
#include "core/text.h"
#include "engine/block.h"

enum { COLUMNS = 4096, NAME = 180 };

/* What is kept of each run. */
typedef struct keeper {
    grdp_cli *cli;
    grdp_sink *to;
    const grdp_scenario *scenario;
    size_t n, n_too_many; /* measures */
    grdp_series_ref ref[COLUMNS];
    grdp_span span[COLUMNS];
    char name[COLUMNS][NAME];
    const grdp_sampling *sampling; /* of the chances; NULL: plain random numbers */
    uint64_t n_runs, n_written;
    grdp_cell *cells;
} keeper;

/* Values of a chunk, [measure * GRDP_CHUNK + run]. */
static void *create_chunk(void *context)
{
    const keeper *const k = context;
    return malloc((k->n + 1) * GRDP_CHUNK * sizeof(double));
}

static void free_chunk(void *context, void *tally)
{
    (void)context;
    free(tally);
}

static void reset_chunk(void *context, void *tally)
{
    (void)context;
    (void)tally;
}

static void take_block(void *context, void *tally, grdp_block *block, uint64_t run, size_t n)
{
    const keeper *const k = context;
    double *const values = tally;
    for (size_t m = 0; m < k->n; m++) {
        grdp_lanes lanes;
        grdp_block_series(block, k->ref[m], k->span[m], lanes);
        memcpy(values + m * GRDP_CHUNK + run % GRDP_CHUNK, lanes, n * sizeof(double));
    }
}

static grdp_status write_chunk(void *context, void *tally, uint64_t first_run)
{
    keeper *const k = context;
    const double *const values = tally;
    for (uint64_t i = 0; i < GRDP_CHUNK && first_run + i < k->n_runs; i++) {
        k->cells[0].text = k->scenario->id;
        k->cells[1].number = (double)(first_run + i);
        for (size_t m = 0; m < k->n; m++) {
            const double value = values[m * GRDP_CHUNK + i];
            k->cells[m + 2].number = isinf(value) ? (double)NAN : value;
        }
        grdp_sink_put(k->to, k->cells);
        k->n_written++;
    }
    return grdp_sink_failed(k->to) ? GRDP_ERR_FILE : GRDP_OK;
}

static void add_span(keeper *k, grdp_series_ref ref, grdp_span span)
{
    const grdp_scenario *const s = k->scenario;
    char series[160], period[GRDP_PERIOD_TEXT];
    grdp_buffer name = {0};
    if (k->n == COLUMNS) {
        k->n_too_many++;
        return;
    }
    grdp_buffer_printf(&name, "%s@%s", grdp_series_name(s->region, ref, series, sizeof series),
                       grdp_period_text(grdp_span_period(s, span), period));
    const size_t length = name.length < NAME - 1 ? name.length : NAME - 1;
    memcpy(k->name[k->n], name.data != NULL ? name.data : "", length);
    k->name[k->n][length] = '\0';
    grdp_buffer_free(&name);
    k->ref[k->n] = ref;
    k->span[k->n++] = span;
}

/* What statistics are given of. */
static void choose(keeper *k, const grdp_chance *chance)
{
    for (size_t m = 0; m < chance->n_measures; m++)
        add_span(k, chance->measures[m].ref, chance->measures[m].span);
}

static grdp_status check_room(const keeper *k)
{
    if (k->n_too_many == 0)
        return GRDP_OK;
    grdp_diag_add(k->cli->diag, GRDP_ERROR, (grdp_place){.path = "--keep"},
                  "%zu columns are more than %zu", "ask for fewer series or periods",
                  k->n + k->n_too_many, (size_t)COLUMNS);
    return GRDP_ERR_LIMIT;
}

static grdp_status run_kept(keeper *k)
{
    grdp_progress *const progress = grdp_progress_begin(k->cli, "runs", k->n_runs);
    const grdp_batch_work work = {.context = k,
                                  .create = create_chunk,
                                  .free = free_chunk,
                                  .reset = reset_chunk,
                                  .take = take_block,
                                  .join = write_chunk};
    const grdp_batch_plan plan = {.seed = k->cli->seed,
                                  .n_runs = k->n_runs,
                                  .n_threads = k->cli->threads,
                                  .draw = true,
                                  .sampling = k->sampling,
                                  .stop = grdp_signals_stop(),
                                  .tick = progress != NULL ? grdp_progress_tick : NULL,
                                  .tick_context = progress};
    const grdp_status status = grdp_batch_run(k->scenario, &plan, &work);
    grdp_progress_end(progress);
    return status;
}

static grdp_status write_table(keeper *k, grdp_column *columns)
{
    columns[0] = (grdp_column){"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0};
    columns[1] = (grdp_column){"run", GRDP_COLUMN_INTEGER, NULL,
                               "Number of the run, as --replay takes it.", 0};
    for (size_t m = 0; m < k->n; m++)
        columns[m + 2] = (grdp_column){k->name[m], GRDP_COLUMN_NUMBER,
                                       grdp_series_unit(k->scenario->region, k->ref[m].series),
                                       "Series and period.", k->cli->digits};
    grdp_buffer name = {0};
    grdp_buffer_printf(&name, "runs-%s", k->scenario->id);
    grdp_status status =
        name.data == NULL ? GRDP_ERR_MEMORY
                          : grdp_sink_begin(k->to, name.data, "One run a row.", columns, k->n + 2);
    grdp_buffer_free(&name);
    if (status != GRDP_OK)
        return status;
    const grdp_status kept = run_kept(k);
    if (kept != GRDP_OK && kept != GRDP_ERR_STOPPED && kept != GRDP_ERR_FILE)
        return kept;
    if (kept == GRDP_ERR_STOPPED)
        grdp_diag_add(k->cli->diag, GRDP_WARNING, (grdp_place){.path = "--keep"},
                      "stopped: %zu of %zu runs of %s are kept", "give the command again",
                      (size_t)k->n_written, (size_t)k->n_runs, k->scenario->id);
    GRDP_TRY(grdp_sink_end(k->to));
    return kept;
}

static grdp_status fill_table(keeper *k)
{
    grdp_column *const columns = calloc(k->n + 2, sizeof *columns);
    k->cells = calloc(k->n + 2, sizeof *k->cells);
    const grdp_status status =
        columns != NULL && k->cells != NULL ? write_table(k, columns) : GRDP_ERR_MEMORY;
    free(columns);
    free(k->cells);
    return status;
}

/* As many runs as the chances rest on: a precision may have asked for more, a signal for fewer. */
static grdp_status keep_one(grdp_sink *to, const grdp_chance *chance)
{
    keeper *const k = calloc(1, sizeof *k);
    if (k == NULL)
        return GRDP_ERR_MEMORY;
    k->cli = to->cli;
    k->to = to;
    k->scenario = chance->outlook->scenario;
    k->n_runs = chance->n_runs;
    k->sampling = chance->sampling;
    choose(k, chance);
    const grdp_status status = check_room(k);
    const grdp_status filled = status == GRDP_OK ? fill_table(k) : status;
    free(k);
    return filled;
}

grdp_status grdp_keep_write(grdp_sink *to, const grdp_chances *chances)
{
    grdp_status status = GRDP_OK;
    for (size_t i = 0; i < chances->n && status == GRDP_OK; i++)
        if (chances->at[i] != NULL)
            status = keep_one(to, chances->at[i]);
    return status;
}

static void show_factors(grdp_cli *cli, const grdp_scenario *s, const grdp_block *block)
{
    printf("%s\n", grdp_cli_word(cli, "Draws:"));
    for (size_t f = 0; f < s->n_factors; f++) {
        char text[GRDP_NUMBER_TEXT];
        if (s->factors[f].dist == NULL)
            continue;
        grdp_number_shortest(grdp_block_drawn(block, f), text);
        printf("  %s = %s\n", s->factors[f].path, text);
    }
}

/* The first lane is the run that is asked for. */
static grdp_status draw_replayed(grdp_cli *cli, const grdp_outlook *outlook, grdp_block **out)
{
    grdp_sampling *sampling = NULL;
    if (cli->sampling != NULL && cli->sampling->n_replicates > 1)
        GRDP_TRY(grdp_sampling_create(cli->arena, cli->sampling, outlook->scenario, cli->seed,
                                      cli->runs, cli->diag, &sampling));
    GRDP_TRY(grdp_block_create(outlook->scenario, out));
    grdp_block_draw_design(*out, cli->seed, sampling, cli->replay_run);
    grdp_block_run(*out);
    return GRDP_OK;
}

grdp_status grdp_replay_show(grdp_cli *cli, const grdp_outlook *outlook)
{
    grdp_block *block = NULL;
    GRDP_TRY(draw_replayed(cli, outlook, &block));
    if (grdp_block_failed(block, 0)) {
        grdp_block_free(block);
        return grdp_diag_error(cli->diag, (grdp_place){.file = outlook->file},
                               "this run leaves the domain of a model", NULL);
    }
    char run[GRDP_NUMBER_TEXT];
    grdp_number_fixed((double)cli->replay_run, 0, run);
    printf("\n%s %s (%s %llu)\n", grdp_cli_word(cli, "Run"), run, grdp_cli_word(cli, "seed"),
           (unsigned long long)cli->seed);
    show_factors(cli, outlook->scenario, block);
    grdp_outlook replayed = *outlook;
    replayed.block = block;
    replayed.n_judgements = 0;
    grdp_run_show_one(cli, &replayed);
    grdp_block_free(block);
    return GRDP_OK;
}
