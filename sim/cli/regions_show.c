/* regions_show: one row a region, ranked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/regions_show.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/chance_text.h"
#include "cli/run_chance.h"

/* What a row says; NAN where unknown. Growth in per cent. */
typedef struct row {
    const grdp_outlook *outlook;
    int year;
    double projected;        /* median of the runs, else the likely value */
    double projected_error;  /* standard error of the median; 0 where nothing was drawn */
    double low_50, high_50;  /* quantiles 25 and 75 % */
    double low_90, high_90;  /* quantiles 5 and 95 % */
    double target, distance; /* of the growth of GRDP in the first plan that has one */
    grdp_likelihood chance;
    double last_year; /* observed growth of the year before, known at the scenario's as_of */
} row;

static const grdp_column columns[] = {
    {"rank", GRDP_COLUMN_INTEGER, NULL, "By chance of the target, then by growth.", 0},
    {"region", GRDP_COLUMN_TEXT, NULL, "Id of the region.", 0},
    {"scenario", GRDP_COLUMN_TEXT, NULL, "Id of the scenario.", 0},
    {"year", GRDP_COLUMN_INTEGER, NULL, "Year of the projection.", 0},
    {"target", GRDP_COLUMN_NUMBER, "%", "Target of growth; empty where there is none.", -1},
    {"growth", GRDP_COLUMN_NUMBER, "%", "Median of the runs, or the likely value without runs.",
     -1},
    {"q05", GRDP_COLUMN_NUMBER, "%", "Lower end of the 90 % interval.", -1},
    {"q25", GRDP_COLUMN_NUMBER, "%", "Lower end of the 50 % interval.", -1},
    {"q75", GRDP_COLUMN_NUMBER, "%", "Upper end of the 50 % interval.", -1},
    {"q95", GRDP_COLUMN_NUMBER, "%", "Upper end of the 90 % interval.", -1},
    {"distance", GRDP_COLUMN_NUMBER, "pp", "growth - target.", -1},
    {"chance", GRDP_COLUMN_NUMBER, NULL, "Probability that the target is reached, 0 to 1.", -1},
    {"standard_error", GRDP_COLUMN_NUMBER, NULL, "Standard error of the chance.", -1},
    {"naive_last_year", GRDP_COLUMN_NUMBER, "%", "Naive forecast: growth of the year before.", -1},
    {"naive_plan", GRDP_COLUMN_NUMBER, "%", "Naive forecast: the plan itself.", -1},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

bool grdp_regions_several(const grdp_outlooks *outlooks)
{
    for (size_t i = 1; i < outlooks->n; i++)
        if (!grdp_text_equal(outlooks->at[i]->scenario->region->id,
                             outlooks->at[0]->scenario->region->id))
            return true;
    return false;
}

static bool is_growth(const grdp_target *target)
{
    return target->n_parts == 1 && target->first_year == target->last_year &&
           grdp_text_equal(target->parts[0].series, "grdp.growth");
}

static void find_target(row *r)
{
    const grdp_outlook *const o = r->outlook;
    for (size_t p = 0; p < o->n_judgements; p++) {
        const grdp_plan *const plan = o->judgements[p].plan;
        for (size_t t = 0; t < plan->n_targets; t++)
            if (isnan(r->target) && is_growth(&plan->targets[t])) {
                r->target = plan->targets[t].parts[0].value;
                r->year = plan->targets[t].first_year;
            }
    }
}

static void find_chance(row *r, const grdp_chance *c)
{
    static const size_t at[] = {0, 2, 3, 4, 6}; /* 5, 25, 50, 75, 95 % of GRDP_QUANTILES */
    double *const to[] = {&r->low_90, &r->low_50, &r->projected, &r->high_50, &r->high_90};
    const grdp_scenario *const s = r->outlook->scenario;
    grdp_span span;
    const grdp_measure *m = NULL;
    if (grdp_span_find(s, (grdp_period){r->year, 1, 12}, &span))
        m = grdp_chance_find(c, "grdp.growth", span);
    for (size_t i = 0; m != NULL && i < sizeof at / sizeof *at; i++)
        *to[i] = m->quantile[at[i]];
    r->projected_error = m != NULL ? m->quantile_error[GRDP_N_QUANTILES / 2] : 0.0;
    for (size_t t = 0; t < c->n_targets && isnan(r->chance.chance); t++)
        if (is_growth(c->target[t].target) && c->target[t].target->first_year == r->year)
            r->chance = grdp_likelihood_of_target(c, t);
}

static row make_row(const grdp_outlook *o, const grdp_chance *c)
{
    const double none = (double)NAN;
    const grdp_scenario *const s = o->scenario;
    row r = {.outlook = o,
             .year = s->first,
             .low_50 = none,
             .high_50 = none,
             .low_90 = none,
             .high_90 = none,
             .target = none,
             .chance = {.chance = none, .error = none}};
    find_target(&r);
    r.projected = grdp_outlook_year(o, "grdp.growth", r.year);
    if (c != NULL)
        find_chance(&r, c);
    const grdp_actual *const last = grdp_actuals_find(&s->region->actuals, "grdp.growth",
                                                      (grdp_period){r.year - 1, 1, 12}, s->as_of);
    r.last_year = last != NULL ? last->value : none;
    r.distance = r.projected - r.target;
    return r;
}

/* -1 where `a` is the larger, 1 where it is the smaller; what is unknown comes last. */
static int falling(double a, double b)
{
    if (isnan(a) || isnan(b))
        return (isnan(a) ? 1 : 0) - (isnan(b) ? 1 : 0);
    return (a < b) - (a > b);
}

static int by_rank(const void *left, const void *right)
{
    const row *const a = left, *const b = right;
    const int order[] = {falling(a->chance.chance, b->chance.chance),
                         falling(a->distance, b->distance), falling(a->projected, b->projected),
                         strcmp(a->outlook->scenario->region->id, b->outlook->scenario->region->id),
                         strcmp(a->outlook->scenario->id, b->outlook->scenario->id)};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i] != 0)
            return order[i];
    return 0;
}

static row *make_rows(const grdp_outlooks *outlooks, const grdp_chances *chances)
{
    row *const rows = calloc(outlooks->n, sizeof *rows);
    if (rows == NULL)
        return NULL;
    for (size_t i = 0; i < outlooks->n; i++)
        rows[i] = make_row(outlooks->at[i], chances->at != NULL ? chances->at[i] : NULL);
    qsort(rows, outlooks->n, sizeof *rows, by_rank);
    return rows;
}

static const char *number(grdp_cli *cli, double value, char *text)
{
    if (isnan(value))
        return grdp_cli_word(cli, "n/a");
    grdp_word_number(cli->lang, value, 2, text);
    return text;
}

/* "5.9 to 8.7" */
static void interval(grdp_cli *cli, double low, double high, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    if (isnan(low) || isnan(high)) {
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
        return;
    }
    grdp_word_number(cli->lang, low, 1, text);
    grdp_buffer_printf(out, "%s %s ", text, grdp_cli_word(cli, "to"));
    grdp_word_number(cli->lang, high, 1, text);
    grdp_buffer_add(out, text);
}

static void put_chance(grdp_cli *cli, const row *r, grdp_buffer *out)
{
    if (isnan(r->chance.chance))
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
    else
        grdp_likelihood_put(cli->lang, r->chance, out);
}

/* The name of the region; of the scenario too where it is not the only one of its region. */
static void put_name(grdp_cli *cli, const row *rows, size_t n, const row *r, grdp_buffer *out)
{
    const grdp_scenario *const s = r->outlook->scenario;
    size_t n_same = 0;
    for (size_t i = 0; i < n; i++)
        n_same += grdp_text_equal(rows[i].outlook->scenario->region->id, s->region->id);
    grdp_buffer_add(out, s->region->title.text[cli->lang]);
    if (n_same > 1)
        grdp_buffer_printf(out, ", %s", s->id);
}

static void show_row(grdp_cli *cli, grdp_show *show, const row *r, const char *name, bool drawn)
{
    char text[4][GRDP_NUMBER_TEXT];
    grdp_buffer half = {0}, most = {0}, chance = {0};
    const char *cells[7] = {name, number(cli, r->target, text[0]),
                            number(cli, r->projected, text[1])};
    if (r->projected_error > 0.0)
        grdp_error_number(cli->lang, r->projected, r->projected_error, 2, text[1]);
    interval(cli, r->low_50, r->high_50, &half);
    interval(cli, r->low_90, r->high_90, &most);
    put_chance(cli, r, &chance);
    cells[3] = drawn ? half.data : number(cli, r->distance, text[3]);
    cells[4] = drawn ? most.data : number(cli, r->last_year, text[2]);
    cells[5] = chance.data;
    cells[6] = number(cli, r->last_year, text[2]);
    grdp_show_row(show, cells);
    grdp_buffer_free(&half);
    grdp_buffer_free(&most);
    grdp_buffer_free(&chance);
}

static void show_head(grdp_cli *cli, grdp_show *show, bool drawn)
{
    const char *const with[] = {grdp_cli_word(cli, "Region"),
                                grdp_cli_word(cli, "target, %"),
                                grdp_cli_word(cli, "median, %"),
                                "50 %",
                                "90 %",
                                grdp_cli_word(cli, "chance of the target"),
                                grdp_cli_word(cli, "last year, %")};
    const char *const without[] = {grdp_cli_word(cli, "Region"), grdp_cli_word(cli, "target, %"),
                                   grdp_cli_word(cli, "projected, %"),
                                   grdp_cli_word(cli, "distance"),
                                   grdp_cli_word(cli, "last year, %")};
    grdp_show_head(show, drawn ? with : without);
}

/* The years of the rows, which a batch of several plans may mix. */
static void show_title(grdp_cli *cli, const row *rows, size_t n)
{
    int first = rows[0].year, last = rows[0].year;
    for (size_t i = 1; i < n; i++) {
        first = rows[i].year < first ? rows[i].year : first;
        last = rows[i].year > last ? rows[i].year : last;
    }
    printf("%s %d", grdp_cli_word(cli, "Growth of GRDP by region, ranked:"), first);
    if (last > first)
        printf("-%d", last);
    printf("\n\n");
}

void grdp_regions_show(grdp_cli *cli, const grdp_outlooks *outlooks, const grdp_chances *chances)
{
    const bool drawn = chances->at != NULL;
    row *const rows = make_rows(outlooks, chances);
    grdp_show *const show = grdp_show_create(drawn ? 7 : 5, NULL);
    if (rows != NULL && show != NULL) {
        show_title(cli, rows, outlooks->n);
        show_head(cli, show, drawn);
        for (size_t i = 0; i < outlooks->n; i++) {
            grdp_buffer name = {0};
            put_name(cli, rows, outlooks->n, &rows[i], &name);
            show_row(cli, show, &rows[i], name.data, drawn);
            grdp_buffer_free(&name);
        }
        grdp_show_print(show, stdout);
        printf("\n%s\n", grdp_cli_word(cli, "Naive forecasts to compare with: last year's growth, "
                                            "and the target itself."));
        if (drawn)
            grdp_chances_show_sources(cli, chances);
    } else {
        grdp_show_free(show);
    }
    free(rows);
}

static void put_row(grdp_package *package, const row *r, size_t rank)
{
    const grdp_cell cells[N_COLUMNS] = {
        {.number = (double)rank},
        {.text = r->outlook->scenario->region->id},
        {.text = r->outlook->scenario->id},
        {.number = r->year},
        {.number = r->target},
        {.number = r->projected},
        {.number = r->low_90},
        {.number = r->low_50},
        {.number = r->high_50},
        {.number = r->high_90},
        {.number = r->distance},
        {.number = r->chance.chance},
        {.number = r->chance.error},
        {.number = r->last_year},
        {.number = r->target},
    };
    grdp_package_row(package, cells);
}

grdp_status grdp_regions_write(grdp_cli *cli, grdp_package *package, const grdp_outlooks *outlooks,
                               const grdp_chances *chances)
{
    grdp_column shown[N_COLUMNS];
    memcpy(shown, columns, sizeof columns);
    for (size_t c = 4; c < N_COLUMNS; c++)
        shown[c].digits = cli->digits;
    row *const rows = make_rows(outlooks, chances);
    if (rows == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status status =
        grdp_package_begin(package, "regions", "One row a region, ranked.", cli->format,
                           &cli->dialect, shown, N_COLUMNS, cli->diag);
    if (status == GRDP_OK) {
        for (size_t i = 0; i < outlooks->n; i++)
            put_row(package, &rows[i], i + 1);
        status = grdp_package_end(package, cli->diag);
    }
    free(rows);
    return status;
}
