/* sweep: evaluates a scenario at many points, one row of CSV each, and goes on where an earlier run
 * of the same command was interrupted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

#include "cli/progress.h"
#include "cli/run_chance.h"
#include "output/journal.h"

#include "core/reason.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Seconds from one checkpoint to the next: what an interruption can cost. */
static const double CHECKPOINT = 1.0;

static grdp_status put_journal(void *of, const char *text, size_t length, uint64_t n_points,
                               uint64_t n_failed)
{
    return grdp_journal_put(of, text, length, n_points, n_failed);
}

/* Rows on stdout; the count of what failed. */
typedef struct stream {
    grdp_cli *cli;
    uint64_t n_failed;
} stream;

static grdp_status put_stream(void *of, const char *text, size_t length, uint64_t n_points,
                              uint64_t n_failed)
{
    stream *const to = of;
    (void)n_points;
    to->n_failed += n_failed;
    while (length > 0) {
        const ssize_t n = write(STDOUT_FILENO, text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            /* Where the reader of a pipe went away, nobody wants to hear of it. */
            if (errno != EPIPE)
                grdp_diag_add(to->cli->diag, GRDP_ERROR, (grdp_place){0},
                              "what was printed could not be written: %m",
                              "make room, or print into another file", grdp_reason(errno));
            return GRDP_ERR_FILE;
        }
        text += n;
        length -= (size_t)n;
    }
    return GRDP_OK;
}

static grdp_status run_points(grdp_cli *cli, grdp_sweep *sweep)
{
    grdp_progress *const progress = grdp_progress_begin(cli, "design points", sweep->n);
    sweep->tick = progress != NULL ? grdp_progress_tick : NULL;
    sweep->tick_context = progress;
    const grdp_status status = grdp_sweep_run(sweep);
    grdp_progress_end(progress);
    return status;
}

static grdp_status sweep_to_stream(grdp_cli *cli, grdp_sweep_plan *plan)
{
    stream to = {.cli = cli};
    grdp_sweep sweep = plan->sweep;
    sweep.first = plan->part.first;
    sweep.n = plan->part.n;
    sweep.sink = &to;
    sweep.put = put_stream;
    GRDP_TRY(put_stream(&to, plan->head, strlen(plan->head), 0, 0));
    const grdp_status status = run_points(cli, &sweep);
    plan->part.n_failed = to.n_failed;
    return status == GRDP_OK ? grdp_sweep_finish(cli, &plan->part) : status;
}

/* A sweep that other factors are drawn in would not be a function of its point. */
static void note_likely(grdp_cli *cli, const grdp_sweep_plan *plan)
{
    size_t n = 0;
    for (size_t f = 0; f < plan->scenario->n_factors; f++)
        n += plan->scenario->factors[f].dist != NULL;
    for (size_t a = 0; a < plan->design.n_axes; a++)
        n -= plan->design.axes[a].of->dist != NULL;
    if (n > 0)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = cli->args[0]},
                      "uncertain factors that are not varied stand at their likely value: %zu",
                      "vary them too, or see: grdpsim list factors FILE", n);
}

static grdp_status write_rows(grdp_cli *cli, grdp_sweep_plan *plan, grdp_journal *journal)
{
    const grdp_part *const there = grdp_journal_part(journal);
    const uint64_t before = there->done;
    if (there->bytes == 0)
        GRDP_TRY(grdp_journal_put(journal, plan->head, strlen(plan->head), 0, 0));
    if (before > 0)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = grdp_journal_partial(journal)},
                      "goes on after %zu of %zu points", NULL, (size_t)before, (size_t)there->n);
    plan->sweep.first = plan->part.first + before;
    plan->sweep.n = plan->part.n - before;
    plan->sweep.sink = journal;
    plan->sweep.put = put_journal;
    const grdp_status status = run_points(cli, &plan->sweep);
    if (status != GRDP_ERR_STOPPED)
        return status;
    GRDP_TRY(grdp_journal_checkpoint(journal));
    grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = grdp_journal_partial(journal)},
                  "stopped after %zu of %zu points", "the same command goes on from there",
                  (size_t)there->done, (size_t)there->n);
    return status;
}

static grdp_status sweep_to_journal(grdp_cli *cli, grdp_sweep_plan *plan, const char *folder,
                                    grdp_journal *journal)
{
    GRDP_TRY(write_rows(cli, plan, journal));
    GRDP_TRY(grdp_journal_end(journal));
    const grdp_sweep_result result = {
        .folder = folder,
        .part = grdp_journal_part(journal),
        .temporary = grdp_journal_partial(journal),
        .n_inputs = plan->scenario->n_inputs,
        .inputs = plan->scenario->inputs,
    };
    GRDP_TRY(grdp_sweep_publish(cli, &result));
    grdp_journal_forget(journal);
    return grdp_sweep_finish(cli, result.part);
}

static grdp_status sweep_to_folder(grdp_cli *cli, grdp_sweep_plan *plan)
{
    const char *const folder =
        cli->out != NULL ? cli->out
                         : grdp_arena_printf(cli->arena, "results/%s/sweep", plan->scenario->id);
    const char *const name = grdp_sweep_name(cli, &plan->part);
    if (folder == NULL || name == NULL)
        return GRDP_ERR_MEMORY;
    const char *const file = grdp_arena_printf(cli->arena, "%s/%s.csv", folder, name);
    const grdp_journal_options options = {
        .checkpoint = cli->has_checkpoint ? cli->checkpoint : CHECKPOINT, .restart = cli->restart};
    grdp_journal *journal = NULL;
    grdp_part there;
    if (file == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_sweep_look(cli, &plan->part, folder, &there));
    if (there.n_settings > 0)
        return grdp_sweep_finished(cli, folder, &there);
    GRDP_TRY(grdp_journal_open(file, &plan->part, &options, cli->diag, &journal));
    const grdp_status status = sweep_to_journal(cli, plan, folder, journal);
    grdp_journal_close(journal);
    return status;
}

static bool check_format(grdp_cli *cli)
{
    if (cli->format == grdp_format_find("csv"))
        return true;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.path = "--format"},
                  "a sweep is written as csv, not as %s", "leave --format out", cli->format->name);
    return false;
}

grdp_status grdp_cli_sweep(grdp_cli *cli)
{
    grdp_sweep_plan plan;
    const bool fine = check_format(cli);
    const atomic_bool *const stop = grdp_signals_stop(); /* before the first file */
    grdp_status status = grdp_sweep_plan_read(cli, &plan);
    if (status == GRDP_OK && !fine)
        status = GRDP_ERR_USAGE;
    if (status == GRDP_OK) {
        note_likely(cli, &plan);
        plan.sweep.stop = stop;
        status = cli->out != NULL && strcmp(cli->out, "-") == 0 ? sweep_to_stream(cli, &plan)
                                                                : sweep_to_folder(cli, &plan);
    }
    grdp_sweep_plan_free(&plan);
    return status;
}
