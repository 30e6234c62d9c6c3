/* solve_curve: pairs of values of two factors that reach a target.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/solve.h"
#include "core/number.h"
#include "plan/solve.h"

enum { POINTS_MOST = 10000, DIGITS = 4 };

/* The other factor and its values. */
typedef struct curve {
    grdp_solve_factor other;
    size_t n;
    double *at, *values; /* of the other factor, of the one that is solved for */
} curve;

static grdp_status report(grdp_cli *cli)
{
    return grdp_diag_error(cli->diag, (grdp_place){0},
                           "--curve: \"%s\" is not PATH=LOW:HIGH:COUNT with a COUNT from 2 to %zu",
                           "write for example --curve investment.ratio=25:45:21",
                           grdp_text_show(cli->curve), (size_t)POINTS_MOST);
}

/* LOW:HIGH:COUNT */
static bool read_grid(const char *text, double ends[2], size_t *n)
{
    const size_t first = strcspn(text, ":");
    if (text[first] != ':')
        return false;
    const char *const rest = text + first + 1;
    const size_t second = strcspn(rest, ":");
    double count = 0.0;
    if (rest[second] != ':' || !grdp_number_read(text, first, &ends[0]) ||
        !grdp_number_read(rest, second, &ends[1]) ||
        !grdp_number_read(rest + second + 1, strlen(rest + second + 1), &count))
        return false;
    *n = count >= 2.0 && count <= POINTS_MOST && count == floor(count) ? (size_t)count : 0;
    return *n > 0 && ends[0] < ends[1];
}

static grdp_status read_curve(grdp_cli *cli, grdp_solve *s, curve *out)
{
    const size_t length = strcspn(cli->curve, "=");
    double ends[2];
    if (cli->curve[length] != '=' || !read_grid(cli->curve + length + 1, ends, &out->n))
        return report(cli);
    const char *const path = grdp_arena_text_n(cli->arena, cli->curve, length);
    if (path == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_solve_read_factor(s, path, "--curve", cli->diag, &out->other));
    if (out->other.factor == s->factors[0].factor)
        return grdp_diag_error(cli->diag, (grdp_place){.path = path},
                               "the curve stands on the factor that is solved for",
                               "name another factor in --curve");
    if (ends[0] < out->other.low || ends[1] > out->other.high)
        return grdp_diag_error(
            cli->diag, (grdp_place){.path = "--curve"}, "%s:%s goes beyond what %s takes, %s to %s",
            "stay within these numbers", grdp_number_show(ends[0]), grdp_number_show(ends[1]), path,
            grdp_number_show(out->other.low), grdp_number_show(out->other.high));
    out->at = grdp_arena_alloc(cli->arena, out->n, sizeof *out->at);
    out->values = grdp_arena_alloc(cli->arena, out->n, sizeof *out->values);
    if (out->at == NULL || out->values == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < out->n; i++)
        out->at[i] = ends[0] + (ends[1] - ends[0]) * ((double)i / (double)(out->n - 1));
    return GRDP_OK;
}

static void show_curve(grdp_cli *cli, const grdp_solve *s, const curve *c)
{
    grdp_show *const show = grdp_show_create(2, "rr");
    const char *const head[] = {c->other.of->path, s->factors[0].of->path};
    char text[2][GRDP_NUMBER_TEXT];
    grdp_word_number(cli->lang, s->targets[0].value, -1, text[0]);
    printf("%s: %s = %s\n\n", grdp_cli_word(cli, "Pairs of values that reach a target"),
           s->targets[0].name, text[0]);
    grdp_show_head(show, head);
    for (size_t i = 0; i < c->n; i++) {
        const char *const cells[] = {text[0], text[1]};
        grdp_word_number(cli->lang, c->at[i], DIGITS, text[0]);
        grdp_word_number(cli->lang, c->values[i], DIGITS, text[1]);
        grdp_show_row(show, cells);
    }
    grdp_show_print(show, stdout);
}

static grdp_status write_curve(grdp_cli *cli, const grdp_solve *s, const curve *c)
{
    const grdp_column columns[] = {
        {c->other.of->path, GRDP_COLUMN_NUMBER, c->other.of->param->unit,
         "Value of the factor that is given.", -1},
        {s->factors[0].of->path, GRDP_COLUMN_NUMBER, s->factors[0].of->param->unit,
         "Value that reaches the target; empty where none does.", -1},
    };
    grdp_cell *const cells = grdp_arena_alloc(cli->arena, 2 * c->n, sizeof *cells);
    if (cells == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < c->n; i++) {
        cells[2 * i].number = c->at[i];
        cells[2 * i + 1].number = c->values[i];
    }
    grdp_solve_file file = {.scenario = s->outlook->scenario};
    const grdp_solve_table table = {.name = "curve",
                                    .doc = "Pairs of values that reach a target.",
                                    .columns = columns,
                                    .n_columns = 2,
                                    .n_rows = c->n,
                                    .cells = cells};
    return grdp_solve_write(cli, &file, &table);
}

static grdp_status note_empty(grdp_cli *cli, const curve *c)
{
    size_t empty = 0;
    for (size_t i = 0; i < c->n; i++)
        empty += isnan(c->values[i]) ? 1 : 0;
    if (empty == 0)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_WARNING, (grdp_place){.file = cli->args[1]},
                  "%zu of %zu points do not reach the target; their values are empty",
                  "widen --bounds, or narrow the curve", empty, c->n);
    return empty == c->n ? GRDP_ERR_CHECK : GRDP_OK;
}

grdp_status grdp_solve_curve_run(grdp_cli *cli, grdp_solve *solve)
{
    curve c = {0};
    if (solve->n_factors != 1 || solve->n_targets != 1)
        return grdp_diag_error(cli->diag, (grdp_place){.path = "--curve"},
                               "a curve is solved for one factor and one target, and %zu and %zu "
                               "are given",
                               "name one --factor and one --target", solve->n_factors,
                               solve->n_targets);
    GRDP_TRY(read_curve(cli, solve, &c));
    grdp_solve_curve(solve, c.other.factor, c.n, c.at, c.values);
    if (cli->out == NULL || strcmp(cli->out, "-") != 0)
        show_curve(cli, solve, &c);
    if (cli->out != NULL)
        GRDP_TRY(write_curve(cli, solve, &c));
    return note_empty(cli, &c);
}
