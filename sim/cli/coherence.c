/* coherence: `grdpsim check --plan PLAN...`: do the targets hold together?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/coherence.h"

#include "cli/check.h"
#include "cli/files.h"

/* The plans named and their regions; results by region and year. */
typedef struct desk {
    size_t n, n_results;
    grdp_plan *plans[GRDP_CLI_LIST];
    grdp_region *regions[GRDP_CLI_LIST];
    grdp_coherence *results[GRDP_CLI_LIST];
} desk;

bool grdp_store_plan(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->coherence = true;
    return true;
}

static grdp_status read_plan(grdp_cli *cli, const char *file, desk *d)
{
    const size_t i = d->n;

    GRDP_TRY(grdp_plan_read(file, cli->diag, &d->plans[i]));
    d->n++;
    GRDP_TRY(grdp_region_read(d->plans[i]->region_file, cli->diag, &d->regions[i]));
    return grdp_plan_check(d->plans[i], d->regions[i], cli->diag);
}

static bool is_together(const desk *d, size_t a, size_t b)
{
    return d->plans[a]->year == d->plans[b]->year &&
           grdp_text_equal(d->regions[a]->id, d->regions[b]->id);
}

/* Examines the plans of one region and year, where plan `first` is the first of them. */
static grdp_status examine(grdp_cli *cli, desk *d, size_t first)
{
    const grdp_plan **const group =
        grdp_arena_alloc(cli->arena, d->n, sizeof *group); /* the result keeps it */
    size_t n = 0;

    if (!group)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < first; i++)
        if (is_together(d, i, first))
            return GRDP_OK;
    for (size_t i = first; i < d->n; i++)
        if (is_together(d, i, first))
            group[n++] = d->plans[i];
    GRDP_TRY(grdp_coherence_create(d->regions[first], n, group, group[0]->year, cli->as_of,
                                   &d->results[d->n_results]));
    d->n_results++;
    return GRDP_OK;
}

/* What could not be used for want of a date of publication. */
static void note_undated(grdp_cli *cli, const grdp_coherence *c)
{
    for (size_t i = 0; i < c->n_tensions; i++)
        if (c->tensions[i].n_undated > 0)
            grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = c->region->file},
                          "tension %s: %zu figures of earlier years have no date of publication "
                          "and are left out",
                          "add their vintage to the CSV file", c->tensions[i].kind->id,
                          c->tensions[i].n_undated);
}

static grdp_status examine_all(grdp_cli *cli, desk *d)
{
    bool contradicts = false;

    for (size_t i = 0; i < d->n; i++)
        GRDP_TRY(examine(cli, d, i));
    for (size_t i = 0; i < d->n_results; i++) {
        if (i > 0 && !grdp_files_to_stdout(cli))
            printf("\n");
        if (!grdp_files_to_stdout(cli))
            grdp_coherence_show(cli, d->results[i]);
        note_undated(cli, d->results[i]);
        contradicts |= d->results[i]->n_conflicts > 0;
    }
    if (cli->out)
        GRDP_TRY(
            grdp_coherence_write(cli, d->n_results, (const grdp_coherence *const *)d->results));
    return contradicts ? GRDP_ERR_CHECK : GRDP_OK;
}

static void clear(desk *d)
{
    for (size_t i = 0; i < d->n_results; i++)
        grdp_coherence_free(d->results[i]);
    for (size_t i = 0; i < d->n; i++) {
        grdp_region_free(d->regions[i]);
        grdp_plan_free(d->plans[i]);
    }
}

grdp_status grdp_cli_coherence(grdp_cli *cli)
{
    desk *const d = grdp_arena_alloc(cli->arena, 1, sizeof *d);
    grdp_status worst = d ? GRDP_OK : GRDP_ERR_MEMORY;

    for (size_t i = 0; d && i < cli->n_args; i++) {
        const grdp_status status = read_plan(cli, cli->args[i], d);
        worst = worst == GRDP_OK ? status : worst;
    }
    if (worst == GRDP_OK)
        worst = examine_all(cli, d);
    if (d)
        clear(d);
    return worst;
}
