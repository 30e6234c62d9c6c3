/* study_data: sensitivity from a table of runs, whichever program made them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "study/data.h"
#include "study/settings.h"

#include <math.h>
#include <string.h>

enum { METHODS = 16 };

/* What is said of a table, method by method. */
typedef struct desk {
    grdp_cli *cli;
    const grdp_data *data;
    const char *id;
    const grdp_input *file;
    const grdp_study_response *response;
    const grdp_method_input *inputs;
    size_t n;
    grdp_method_plan plan[METHODS];
    grdp_effects effects[METHODS];
    grdp_study_report report[METHODS];
} desk;

/* "runs" of "sweeps/runs.csv"; what no id can hold becomes "_". */
static const char *id_of(grdp_cli *cli, const char *file)
{
    const char *const slash = strrchr(file, '/');
    const char *const name = slash != NULL ? slash + 1 : file;
    const char *const dot = strrchr(name, '.');
    const size_t length = dot != NULL && dot > name ? (size_t)(dot - name) : strlen(name);
    char *const id = grdp_arena_text_n(cli->arena, name, length < 64 ? length : 64);
    for (char *c = id; c != NULL && *c != '\0'; c++) {
        const bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        const bool digit = *c >= '0' && *c <= '9';
        if (!letter && !digit && (c == id || strchr("_.-", *c) == NULL))
            *c = c == id ? 'x' : '_';
    }
    return id;
}

static grdp_status check_arguments(grdp_cli *cli, const grdp_method *method)
{
    const grdp_place place = {.path = "--data"};
    if (cli->n_args > 1)
        return grdp_diag_error(cli->diag, place, "a table of runs needs no scenario",
                               "write: grdpsim study --data FILE --inputs LIST --output NAME");
    if (cli->n_inputs == 0 || cli->output == NULL)
        return grdp_diag_error(cli->diag, place, "which columns are the inputs and the response?",
                               "write: grdpsim study --data FILE --inputs LIST --output NAME");
    if (method != NULL && !method->given_data)
        return grdp_diag_error(cli->diag, place, "the method \"%s\" needs a design of its own",
                               "leave it out, or take `grdpsim study pawn`", method->name);
    if (method == NULL && cli->n_settings > 0)
        return grdp_diag_error(cli->diag, place, "a setting is of one method, and none is named",
                               "write for example: grdpsim study pawn --data FILE");
    return GRDP_OK;
}

static grdp_status describe(desk *d)
{
    grdp_cli *const cli = d->cli;
    const grdp_data *const data = d->data;
    grdp_method_input *const inputs = grdp_arena_alloc(cli->arena, data->n_inputs, sizeof *inputs);
    grdp_study_response *const response = grdp_arena_alloc(cli->arena, 1, sizeof *response);
    grdp_input *const file = grdp_arena_alloc(cli->arena, 1, sizeof *file);
    const double none = (double)NAN;
    d->id = id_of(cli, data->file);
    if (inputs == NULL || response == NULL || file == NULL || d->id == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < data->n_inputs; i++)
        inputs[i] = (grdp_method_input){.name = data->names[i],
                                        .unit = "",
                                        .likely = none,
                                        .low = none,
                                        .high = none,
                                        .poincare = none,
                                        .group = i};
    *response = (grdp_study_response){.name = data->output,
                                      .series = data->output,
                                      .phrase = data->output,
                                      .unit = "",
                                      .digits = 2,
                                      .likely = none};
    file->file = data->file;
    memcpy(file->sha256, data->sha256, sizeof file->sha256);
    d->inputs = inputs;
    d->response = response;
    d->file = file;
    return GRDP_OK;
}

static grdp_status analyse(desk *d, const grdp_method *method)
{
    const grdp_data *const data = d->data;
    const grdp_sample sample = {.n_points = data->n,
                                .n_responses = 1,
                                .response = (const double *const[]){data->y},
                                .likely = &d->response->likely,
                                .n_inputs = data->n_inputs,
                                .values = grdp_data_values,
                                .context = data};
    grdp_method_plan *const plan = &d->plan[d->n];
    grdp_effects *const effects = &d->effects[d->n];
    double *settings = NULL;
    GRDP_TRY(grdp_settings_read(d->cli->arena, method, d->cli->n_settings, d->cli->settings,
                                d->cli->diag, &settings));
    *plan = (grdp_method_plan){.settings = settings,
                               .seed = d->cli->seed,
                               .n_inputs = data->n_inputs,
                               .inputs = d->inputs,
                               .n_groups = data->n_inputs,
                               .groups = data->names,
                               .n_threads = d->cli->threads,
                               .arena = d->cli->arena};
    d->report[d->n++] = (grdp_study_report){.id = d->id,
                                            .method = method,
                                            .plan = plan,
                                            .effects = effects,
                                            .n_responses = 1,
                                            .responses = d->response,
                                            .n_inputs = 1,
                                            .inputs = d->file};
    GRDP_TRY(method->analyse(plan, &sample, effects));
    return effects->failed ? GRDP_ERR_MEMORY : GRDP_OK;
}

static grdp_status analyse_all(desk *d, const grdp_method *method)
{
    const grdp_method *m;
    if (method != NULL)
        return analyse(d, method);
    for (size_t i = 0; (m = grdp_method_at(i)) != NULL; i++)
        if (m->given_data && d->n < METHODS)
            GRDP_TRY(analyse(d, m));
    return GRDP_OK;
}

static grdp_status report_all(const desk *d, const grdp_method *method)
{
    const char *const folder =
        grdp_arena_printf(d->cli->arena, "%s/%s", d->id, method != NULL ? method->name : "data");
    if (folder == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t k = 0; k < d->n && !grdp_text_equal(d->cli->out, "-"); k++) {
        if (k > 0)
            printf("\n");
        grdp_study_show_cost(d->cli, d->id, d->report[k].method, (double)d->data->n, false);
        grdp_study_show(d->cli, &d->report[k]);
    }
    return grdp_study_write(d->cli, folder, d->n, d->report);
}

grdp_status grdp_study_data(grdp_cli *cli, const grdp_method *method)
{
    grdp_data data;
    desk d = {.cli = cli, .data = &data};
    GRDP_TRY(check_arguments(cli, method));
    GRDP_TRY(grdp_data_read(cli->arena, cli->data, cli->n_inputs, cli->inputs, cli->output,
                            cli->diag, &data));
    if (data.n_empty > 0)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = data.file},
                      "runs without a response are left out: %zu", NULL, data.n_empty);
    GRDP_TRY(describe(&d));
    grdp_status status = analyse_all(&d, method);
    if (status == GRDP_OK)
        status = report_all(&d, method);
    for (size_t k = 0; k < d.n; k++)
        grdp_effects_free(&d.effects[k]);
    return status;
}
