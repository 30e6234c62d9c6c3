/* solve_target: the values of factors at which targets are reached, as tables and as a scenario.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/run_chance.h"
#include "cli/solve.h"
#include "plan/solve_chance.h"
#include "report/phrase.h"

enum { DIGITS = 4, SERIES = 512, NAME = 160, CELLS = 6, RUNS = 16384 };

static const grdp_column columns[] = {
    {"kind", GRDP_COLUMN_TEXT, NULL, "target, factor, chance or change (a series that moved).", 0},
    {"name", GRDP_COLUMN_TEXT, NULL, "Path of the factor, or series and period.", 0},
    {"unit", GRDP_COLUMN_TEXT, NULL, "Unit of the values.", 0},
    {"asked", GRDP_COLUMN_NUMBER, NULL, "Value that the target asks.", -1},
    {"before", GRDP_COLUMN_NUMBER, NULL, "Value in the scenario.", -1},
    {"after", GRDP_COLUMN_NUMBER, NULL, "Value that was found, or what it leads to.", -1},
    {"sd", GRDP_COLUMN_NUMBER, NULL, "One standard deviation of the factor, or one unit.", -1},
    {"low", GRDP_COLUMN_NUMBER, NULL, "Lower bound of the factor.", -1},
    {"high", GRDP_COLUMN_NUMBER, NULL, "Upper bound of the factor.", -1},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

/* Series of the total that are shown where they moved; growth of sectors is shown as well. */
static const char *const shown[] = {"grdp.growth", "grdp.level", "investment.ratio",
                                    "investment.amount", "icor.ratio"};

/* A series that is not the same with the values that were found. */
typedef struct change {
    const char *name;
    grdp_series_ref ref;
    double before, after;
} change;

typedef struct changes {
    size_t n;
    change at[SERIES];
} changes;

/* What came out. */
typedef struct solution {
    grdp_solve *solve;
    grdp_solve_chance chance; /* where --chance is given */
} solution;

static bool is_shown(grdp_series_ref ref)
{
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (strcmp(ref.series->name, shown[i]) == 0)
            return true;
    return strcmp(ref.series->name, "sectors.*.growth") == 0;
}

static double value_of(const grdp_outlook *outlook, grdp_series_ref ref, grdp_span span)
{
    grdp_lanes values;
    grdp_block_series(outlook->block, ref, span, values);
    return isfinite(values[0]) ? values[0] : (double)NAN;
}

/* What moves in the period of the first target by more than people are shown. */
static grdp_status list_changes(grdp_cli *cli, const grdp_solve *s, changes *out)
{
    grdp_series_ref refs[SERIES];
    const grdp_scenario *const scenario = s->outlook->scenario;
    const grdp_span span = s->targets[0].span;
    const size_t all = grdp_series_list(scenario, refs, SERIES);
    out->n = 0;
    for (size_t i = 0; i < all && i < SERIES; i++) {
        const double before = value_of(s->outlook, refs[i], span);
        const double after = value_of(s->after, refs[i], span);
        if (!is_shown(refs[i]) || !(fabs(after - before) >= 0.5 * pow(10.0, -DIGITS)))
            continue;
        char name[NAME], period[GRDP_PERIOD_TEXT];
        grdp_series_name(scenario->region, refs[i], name, sizeof name);
        const char *const kept = grdp_arena_printf(
            cli->arena, "%s@%s", name, grdp_period_text(grdp_span_period(scenario, span), period));
        if (kept == NULL)
            return GRDP_ERR_MEMORY;
        out->at[out->n++] = (change){kept, refs[i], before, after};
    }
    return GRDP_OK;
}

static const char *number(const grdp_cli *cli, double value, int digits, char *text)
{
    grdp_word_amount(cli->lang, value, digits, text);
    return text;
}

/* "investment.ratio, %" */
static const char *unit_of(const grdp_solve *s, grdp_series_ref ref)
{
    return grdp_series_unit(s->outlook->scenario->region, ref.series);
}

static const char *label(const grdp_cli *cli, const char *name, const char *unit)
{
    const char *const word = grdp_phrase_unit(cli->lang, unit);
    if (word[0] == '\0')
        return name;
    const char *const text = grdp_arena_printf(cli->arena, "%s, %s", name, word);
    return text != NULL ? text : name;
}

/* A name and up to five numbers; NAN leaves a cell empty. */
static void show_row(const grdp_cli *cli, grdp_show *show, const char *name, const double *values,
                     int digits)
{
    char text[CELLS][GRDP_NUMBER_TEXT];
    const char *cells[CELLS] = {name};
    for (size_t i = 1; i < CELLS; i++)
        cells[i] = number(cli, values[i - 1], digits, text[i]);
    grdp_show_row(show, cells);
}

static void show_targets(grdp_cli *cli, const grdp_solve *s)
{
    grdp_show *const show = grdp_show_create(5, NULL);
    const char *const head[CELLS] = {grdp_cli_word(cli, "Target"), grdp_cli_word(cli, "asked"),
                                     grdp_cli_word(cli, "before"), grdp_cli_word(cli, "reached"),
                                     grdp_cli_word(cli, "residual")};
    grdp_show_head(show, head);
    for (size_t j = 0; j < s->n_targets; j++) {
        const grdp_solve_target *const t = &s->targets[j];
        const double values[CELLS] = {t->value, t->before, t->reached, t->reached - t->value,
                                      (double)NAN};
        show_row(cli, show, label(cli, t->name, unit_of(s, t->ref)), values, DIGITS);
    }
    grdp_show_print(show, stdout);
}

static void show_factors(grdp_cli *cli, const grdp_solve *s)
{
    grdp_show *const show = grdp_show_create(CELLS, NULL);
    const char *const head[CELLS] = {grdp_cli_word(cli, "Factor"), grdp_cli_word(cli, "before"),
                                     grdp_cli_word(cli, "needed"), grdp_cli_word(cli, "change"),
                                     grdp_cli_word(cli, "one sd"), grdp_cli_word(cli, "in sd")};
    grdp_show_head(show, head);
    for (size_t i = 0; i < s->n_factors; i++) {
        const grdp_solve_factor *const f = &s->factors[i];
        const double move = f->value - f->before;
        const double values[CELLS] = {f->before, f->value, move, f->sd, move / f->sd};
        show_row(cli, show, label(cli, f->of->path, f->of->param->unit), values, DIGITS);
    }
    grdp_show_print(show, stdout);
}

static void show_changes(grdp_cli *cli, const grdp_solve *s, const changes *all)
{
    grdp_show *const show = all->n > 0 ? grdp_show_create(4, NULL) : NULL;
    const char *const head[CELLS] = {grdp_cli_word(cli, "What changes"),
                                     grdp_cli_word(cli, "before"), grdp_cli_word(cli, "after"),
                                     grdp_cli_word(cli, "change")};
    if (show == NULL)
        return;
    grdp_show_head(show, head);
    for (size_t i = 0; i < all->n; i++) {
        const change *const c = &all->at[i];
        const double values[CELLS] = {c->before, c->after, c->after - c->before, (double)NAN,
                                      (double)NAN};
        show_row(cli, show, label(cli, c->name, unit_of(s, c->ref)), values, c->ref.series->digits);
    }
    printf("\n");
    grdp_show_print(show, stdout);
}

static void show_number(const grdp_cli *cli, const char *english, double value)
{
    char text[GRDP_NUMBER_TEXT];
    printf("  %s: %s\n", grdp_cli_word(cli, english), number(cli, value, DIGITS, text));
}

static void show_meaning(const grdp_cli *cli, const grdp_solve_chance *c)
{
    char text[2][GRDP_NUMBER_TEXT];
    grdp_buffer line = {0};
    grdp_buffer_add(&line,
                    grdp_cli_word(cli, c->rises ? "The smallest value with this chance or more"
                                                : "The largest value with this chance or more"));
    if (!isnan(c->range[0]) && !isnan(c->range[1]))
        grdp_buffer_printf(
            &line, " (%s: %s, %s)", grdp_cli_word(cli, "for 1.96 standard errors less and more"),
            number(cli, c->range[0], DIGITS, text[0]), number(cli, c->range[1], DIGITS, text[1]));
    grdp_buffer_add(&line, ":");
    printf("\n");
    grdp_print_sentence(stdout, line.data != NULL ? line.data : "", 2);
    printf("\n");
    grdp_buffer_free(&line);
}

static void show_chance(grdp_cli *cli, const grdp_solve *s, const grdp_solve_chance *c)
{
    char text[2][GRDP_NUMBER_TEXT];
    printf("%s: %s >= %s\n", grdp_cli_word(cli, "Chance of the target"), s->targets[0].name,
           number(cli, s->targets[0].value, -1, text[0]));
    show_number(cli, "asked for", cli->chance);
    show_number(cli, "at the scenario's value", c->before);
    show_number(cli, "at the value found", c->chance);
    show_number(cli, "standard error", c->error);
    printf("  %s: %zu\n", grdp_cli_word(cli, "runs"), (size_t)c->n_runs);
    show_meaning(cli, c);
}

static void show_all(grdp_cli *cli, const solution *found, const changes *moved)
{
    const grdp_solve *const s = found->solve;
    const grdp_scenario *const scenario = s->outlook->scenario;
    char text[GRDP_NUMBER_TEXT];
    printf("%s — %s\n\n", scenario->region->title.text[cli->lang], scenario->title.text[cli->lang]);
    if (cli->chance > 0.0)
        show_chance(cli, s, &found->chance);
    else
        show_targets(cli, s);
    if (cli->chance == 0.0)
        printf("\n");
    show_factors(cli, s);
    if (s->reached && s->n_factors > s->n_targets)
        printf("\n%s: %s\n",
               grdp_cli_word(cli, "The least change that reaches it, in standard deviations"),
               number(cli, s->departure, DIGITS, text));
    show_changes(cli, s, moved);
}

static void put_rows(const solution *found, double asked, const changes *moved,
                     grdp_cell (*cells)[N_COLUMNS])
{
    const grdp_solve *const s = found->solve;
    const grdp_solve_chance *const chance = &found->chance;
    size_t n = 0;
    const grdp_cell none = {.number = (double)NAN};
    for (size_t j = 0; j < s->n_targets; j++, n++) {
        const grdp_solve_target *const t = &s->targets[j];
        const grdp_cell row[N_COLUMNS] = {{.text = "target"},
                                          {.text = t->name},
                                          {.text = unit_of(s, t->ref)},
                                          {.number = t->value},
                                          {.number = t->before},
                                          {.number = t->reached},
                                          none,
                                          none,
                                          none};
        memcpy(cells[n], row, sizeof row);
    }
    for (size_t i = 0; i < s->n_factors; i++, n++) {
        const grdp_solve_factor *const f = &s->factors[i];
        const grdp_cell row[N_COLUMNS] = {{.text = "factor"},
                                          {.text = f->of->path},
                                          {.text = f->of->param->unit},
                                          none,
                                          {.number = f->before},
                                          {.number = f->value},
                                          {.number = f->sd},
                                          {.number = f->low},
                                          {.number = f->high}};
        memcpy(cells[n], row, sizeof row);
    }
    if (chance->n_runs > 0) {
        const grdp_cell row[N_COLUMNS] = {
            {.text = "chance"},        {.text = s->targets[0].name}, {.text = ""},
            {.number = asked},         {.number = chance->before},   {.number = chance->chance},
            {.number = chance->error}, {.number = chance->range[0]}, {.number = chance->range[1]}};
        memcpy(cells[n++], row, sizeof row);
    }
    for (size_t i = 0; i < moved->n; i++, n++) {
        const change *const c = &moved->at[i];
        const grdp_cell row[N_COLUMNS] = {{.text = "change"},
                                          {.text = c->name},
                                          {.text = unit_of(s, c->ref)},
                                          none,
                                          {.number = c->before},
                                          {.number = c->after},
                                          none,
                                          none,
                                          none};
        memcpy(cells[n], row, sizeof row);
    }
}

/* "grdp.growth@2024 = 9" */
static const char *say_targets(grdp_cli *cli, const grdp_solve *s)
{
    const char *text = "";
    for (size_t j = 0; j < s->n_targets && text != NULL; j++)
        text = grdp_arena_printf(cli->arena, "%s%s%s = %s", text, j > 0 ? ", " : "",
                                 s->targets[j].name, grdp_number_show(s->targets[j].value));
    return text;
}

/* Scenario and table; the scenario only where it does what its title says. */
static grdp_status write_all(grdp_cli *cli, const solution *found, const changes *moved)
{
    const grdp_solve *const s = found->solve;
    const size_t n = cli->n_set + s->n_factors;
    const size_t n_rows = s->n_targets + s->n_factors + moved->n + (cli->chance > 0.0);
    const char **const texts = grdp_arena_alloc(cli->arena, n, sizeof *texts);
    grdp_cell(*const cells)[N_COLUMNS] = grdp_arena_alloc(cli->arena, n_rows, sizeof *cells);
    const char *const what = say_targets(cli, s);
    const char *const source =
        grdp_arena_printf(cli->arena, "derived: grdpsim solve target, %s", what);
    if (texts == NULL || cells == NULL || what == NULL || source == NULL)
        return GRDP_ERR_MEMORY;
    memcpy(texts, cli->set, cli->n_set * sizeof *texts);
    for (size_t i = 0; i < s->n_factors; i++)
        texts[cli->n_set + i] = s->factors[i].override;
    put_rows(found, cli->chance, moved, cells);
    grdp_solve_file file = {.scenario = s->after->scenario,
                            .suffix = "solved",
                            .what = what,
                            .source = source,
                            .n_changes = s->reached ? n : 0,
                            .changes = texts,
                            .as_of = cli->as_of};
    const grdp_solve_table table = {.name = "solve",
                                    .doc = "Targets, the factors that reach them, and what moves.",
                                    .columns = columns,
                                    .n_columns = N_COLUMNS,
                                    .n_rows = n_rows,
                                    .cells = cells[0]};
    return grdp_solve_write(cli, &file, &table);
}

static grdp_status show_and_write(grdp_cli *cli, const solution *found)
{
    const grdp_solve *const s = found->solve;
    changes *const moved = grdp_arena_alloc(cli->arena, 1, sizeof *moved);
    if (moved == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(list_changes(cli, s, moved));
    if (cli->out == NULL || strcmp(cli->out, "-") != 0)
        show_all(cli, found, moved);
    return cli->out != NULL ? write_all(cli, found, moved) : GRDP_OK;
}

static grdp_status report_both(grdp_cli *cli)
{
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "--chance and --curve do not go together",
                  "leave one of them out");
    return GRDP_ERR_USAGE;
}

static grdp_status find(grdp_cli *cli, solution *found)
{
    const grdp_solve_chance_options options = {.chance = cli->chance,
                                               .seed = cli->seed,
                                               .n_runs = cli->runs > 0 ? cli->runs : RUNS,
                                               .n_threads = cli->threads,
                                               .stop = grdp_signals_stop()};
    return cli->chance > 0.0
               ? grdp_solve_chance_run(found->solve, &options, cli->diag, &found->chance)
               : grdp_solve_run(found->solve, cli->diag);
}

grdp_status grdp_solve_target_run(grdp_cli *cli)
{
    const grdp_solve_request request = {.file = cli->args[1],
                                        .overrides = cli->set,
                                        .n_overrides = cli->n_set,
                                        .as_of = cli->as_of,
                                        .n_targets = cli->n_targets,
                                        .n_factors = cli->n_factor,
                                        .n_bounds = cli->n_bounds,
                                        .targets = cli->targets,
                                        .factors = cli->factor,
                                        .bounds = cli->bounds};
    solution found = {0};
    if (cli->chance > 0.0 && cli->curve != NULL)
        return report_both(cli);
    GRDP_TRY(grdp_solve_create(&request, cli->diag, &found.solve));
    grdp_status status =
        cli->curve != NULL ? grdp_solve_curve_run(cli, found.solve) : find(cli, &found);
    const bool found_any = found.solve->after != NULL && cli->curve == NULL;
    if (found_any && (status == GRDP_OK || status == GRDP_ERR_CHECK)) {
        const grdp_status written = show_and_write(cli, &found);
        status = written == GRDP_OK ? status : written;
    }
    grdp_solve_free(found.solve);
    return status;
}
