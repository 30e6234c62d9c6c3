/* study_data: sensitivity from a table of runs, whichever program made them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include "report/sentence.h"
#include "study/data.h"
#include "study/first_order.h"
#include "study/pawn.h"

#include <math.h>

enum { CLASSES = 10, RESAMPLES = 500, TEXT = 64 };

/* What was found of each input, and of the dummy behind the last. */
typedef struct found {
    grdp_bootstrapped *share; /* first-order index */
    grdp_bootstrapped *pawn;  /* GRDP_PAWN_NUMBERS each */
    size_t *order;            /* inputs, the largest index first */
} found;

static grdp_status analyse(grdp_cli *cli, const grdp_data *data, found *out)
{
    const size_t n = data->n_inputs;
    const grdp_pawn pawn = {n, data->by_x, &data->by_y, CLASSES};
    out->share = grdp_arena_alloc(cli->arena, n, sizeof *out->share);
    out->pawn = grdp_arena_alloc(cli->arena, (n + 1) * GRDP_PAWN_NUMBERS, sizeof *out->pawn);
    out->order = grdp_arena_alloc(cli->arena, n, sizeof *out->order);
    if (out->share == NULL || out->pawn == NULL || out->order == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(
        grdp_first_order_run(n, data->by_x, data->x, data->y, cli->seed, RESAMPLES, out->share));
    GRDP_TRY(grdp_pawn_run(&pawn, cli->seed, RESAMPLES, out->pawn));
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && out->share[out->order[at - 1]].value < out->share[i].value; at--)
            out->order[at] = out->order[at - 1];
        out->order[at] = i;
    }
    return GRDP_OK;
}

static const char *number(const grdp_cli *cli, double value, int digits, char text[TEXT])
{
    char whole[GRDP_NUMBER_TEXT];
    grdp_word_amount(cli->lang, value, digits, whole);
    (void)snprintf(text, TEXT, "%.60s", whole);
    return text;
}

static const char *interval(const grdp_cli *cli, grdp_bootstrapped b, char text[TEXT])
{
    char low[TEXT], high[TEXT];
    (void)snprintf(text, TEXT, "%.20s %.20s %.20s", number(cli, b.low, 3, low),
                   grdp_cli_word(cli, "to"), number(cli, b.high, 3, high));
    return text;
}

static void show(const grdp_cli *cli, const grdp_data *data, const found *f)
{
    const char *const head[] = {grdp_cli_word(cli, "factor"), grdp_cli_word(cli, "first order"),
                                "95 %", "PAWN", "95 %"};
    grdp_show *const table = grdp_show_create(5, "lrrrr");
    grdp_show_head(table, head);
    for (size_t k = 0; k < data->n_inputs; k++) {
        const size_t i = f->order[k];
        const grdp_bootstrapped share = f->share[i], pawn = f->pawn[i * GRDP_PAWN_NUMBERS];
        char a[TEXT], b[TEXT], c[TEXT], d[TEXT];
        const char *const row[] = {data->names[i], number(cli, share.value, 3, a),
                                   interval(cli, share, b), number(cli, pawn.value, 3, c),
                                   interval(cli, pawn, d)};
        grdp_show_row(table, row);
    }
    grdp_show_print(table, stdout);
}

static void say(const grdp_cli *cli, const char *wording, const char *const *texts)
{
    grdp_buffer sentence = {0}, wrapped = {0};
    grdp_sentence_fill(&sentence, grdp_cli_word(cli, wording), texts);
    if (!sentence.failed && sentence.length > 0) {
        grdp_show_wrap(&wrapped, sentence.data, 0, 0, grdp_print_width(stdout));
        grdp_buffer_add(&wrapped, "\n");
        grdp_print_buffer(stdout, &wrapped);
    }
    grdp_buffer_free(&sentence);
}

static void say_all(const grdp_cli *cli, const grdp_data *data, const found *f)
{
    const grdp_bootstrapped dummy = f->pawn[data->n_inputs * GRDP_PAWN_NUMBERS];
    char a[TEXT], b[TEXT];
    printf("\n");
    say(cli, "%s alone explains %s %% of the uncertainty of %s, as far as %s runs show.",
        (const char *[]){data->names[f->order[0]],
                         number(cli, 100.0 * f->share[f->order[0]].value, 0, a), data->output,
                         number(cli, (double)data->n, 0, b)});
    say(cli, "A factor without effect would have a PAWN of %s, and at most %s by chance.",
        (const char *[]){number(cli, dummy.value, 3, a), number(cli, dummy.high, 3, b)});
}

grdp_status grdp_study_data(grdp_cli *cli)
{
    const grdp_place place = {.path = "--data"};
    grdp_data data;
    found f;
    if (cli->n_args > 0)
        return grdp_diag_error(cli->diag, place, "a table of runs needs no method and no scenario",
                               "write: grdpsim study --data FILE --inputs LIST --output NAME");
    if (cli->n_inputs == 0 || cli->output == NULL)
        return grdp_diag_error(cli->diag, place, "which columns are the inputs and the response?",
                               "write: grdpsim study --data FILE --inputs LIST --output NAME");
    GRDP_TRY(grdp_data_read(cli->arena, cli->data, cli->n_inputs, cli->inputs, cli->output,
                            cli->diag, &data));
    GRDP_TRY(analyse(cli, &data, &f));
    if (data.n_empty > 0)
        grdp_diag_add(cli->diag, GRDP_NOTE, (grdp_place){.file = data.file},
                      "runs without a response are left out: %zu", NULL, data.n_empty);
    show(cli, &data, &f);
    say_all(cli, &data, &f);
    return GRDP_OK;
}
