/* scenario: a scenario file in, a checked and read-only scenario out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"
#include "scenario/title.h"

static const grdp_field fields[] = {
    {.name = "kind", .kind = GRDP_FIELD_TEXT, .required = true},
    {.name = "version", .kind = GRDP_FIELD_NUMBER, .required = true},
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "region", .kind = GRDP_FIELD_TEXT, .required = true},
    {.name = "account", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "base_year", .kind = GRDP_FIELD_YEAR},
    {.name = "base_share", .kind = GRDP_FIELD_GROUP},
    {.name = "plans", .kind = GRDP_FIELD_TEXTS},
    {.name = "as_of", .kind = GRDP_FIELD_DATE},
    {.name = "first", .kind = GRDP_FIELD_YEAR, .required = true},
    {.name = "last", .kind = GRDP_FIELD_YEAR, .required = true},
    {.name = "periods_per_year", .kind = GRDP_FIELD_COUNT, .min = 1, .max = 4},
    {.name = "sectors", .kind = GRDP_FIELD_GROUP, .required = true},
    {.name = "total", .kind = GRDP_FIELD_GROUP},
    {.name = "investment", .kind = GRDP_FIELD_GROUP},
    {.name = "prices", .kind = GRDP_FIELD_GROUP},
    {.name = "population", .kind = GRDP_FIELD_GROUP},
    {.name = "employment", .kind = GRDP_FIELD_GROUP},
    {.name = "events", .kind = GRDP_FIELD_LIST},
    {.name = "add", .kind = GRDP_FIELD_LIST},
    {.name = "correlations", .kind = GRDP_FIELD_LIST},
    {.name = "shock_correlations", .kind = GRDP_FIELD_LIST},
};

static bool error(grdp_reader *reader, const char *key, const char *sentence, const char *hint)
{
    const grdp_node *const node = grdp_node_child(reader->scenario->tree, key);
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, key), "%s", hint, sentence);
    return false;
}

/* Names, dates and the horizon: what is needed before the region is opened. */
static bool read_head(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const tree = s->tree;
    if (!grdp_schema_check(tree, "", fields, sizeof fields / sizeof *fields, reader->diag))
        return false;
    s->id = grdp_schema_text(tree, "id", NULL);
    s->title = grdp_title_read(tree, s->id);
    s->first = (int)grdp_schema_number(tree, "first", 0);
    s->last = (int)grdp_schema_number(tree, "last", 0);
    s->seasons = (size_t)grdp_schema_number(tree, "periods_per_year", 1);
    const char *const as_of = grdp_schema_text(tree, "as_of", NULL);
    if (s->as_of == 0 && as_of != NULL && !grdp_date_read(as_of, &s->as_of))
        return error(reader, "as_of", "this is no date", "write: as_of = \"2023-12-31\";");
    if (s->seasons != 1 && s->seasons != 4)
        return error(reader, "periods_per_year", "a year has 1 period or 4",
                     "write: periods_per_year = 1; or 4 for quarters");
    if (s->last < s->first || s->last - s->first >= GRDP_HORIZON)
        return error(reader, "last", "the last year is before the first, or more than 200 years on",
                     "write: first = 2024; last = 2028;");
    s->n_years = (size_t)(s->last - s->first + 1);
    s->n_periods = s->n_years * s->seasons;
    return true;
}

/* The file that a key of the tree names, beside the file in which it stands. */
static const char *file_of(grdp_reader *reader, const grdp_node *node)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const from = grdp_text_equal(node->file, "--set") ? s->file : node->file;
    return grdp_file_beside(reader->arena, from, node->text);
}

static bool add_region_inputs(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const size_t n = s->n_inputs + s->region->n_inputs;
    grdp_input *const inputs = grdp_arena_alloc(reader->arena, n, sizeof *inputs);
    if (inputs == NULL)
        return false;
    memcpy(inputs, s->inputs, s->n_inputs * sizeof *inputs);
    memcpy(inputs + s->n_inputs, s->region->inputs, s->region->n_inputs * sizeof *inputs);
    s->inputs = inputs;
    s->n_inputs = n;
    return true;
}

static grdp_status open_region(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const char *const file = file_of(reader, grdp_node_child(s->tree, "region"));
    if (file == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_region_read(file, reader->diag, &s->region));
    s->n_sectors = s->region->n_sectors;
    return add_region_inputs(reader) ? GRDP_OK : GRDP_ERR_MEMORY;
}

static bool find_account(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const char *const id = grdp_schema_text(s->tree, "account", NULL);
    s->account = grdp_region_account(s->region, id);
    if (s->account != NULL)
        return true;
    const char *words[256];
    size_t n = 0;
    for (; n < s->region->n_accounts && n < 256; n++)
        words[n] = s->region->accounts[n].id;
    const char *const near = grdp_text_nearest(id, words, n);
    const grdp_node *const node = grdp_node_child(s->tree, "account");
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "account"),
                  "the region has no account \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see the accounts in %s",
                  grdp_text_show(id), near != NULL ? near : s->region->file);
    return false;
}

static bool check_base_year(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    s->base_year = (int)grdp_schema_number(s->tree, "base_year", s->account->year);
    const grdp_node *const first = grdp_node_child(s->tree, "first");
    if (s->base_year != s->account->year)
        grdp_diag_add(reader->diag, GRDP_NOTE,
                      grdp_node_place(grdp_node_child(s->tree, "base_year"), "base_year"),
                      "the account \"%s\" is of %s and is used as if it were of %s", NULL,
                      s->account->id, grdp_number_show(s->account->year),
                      grdp_number_show(s->base_year));
    if (s->first == s->base_year + 1)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(first, "first"),
                  "the scenario begins in %s but its account \"%s\" is of %s",
                  "write: first = %s; or name another account", grdp_number_show(s->first),
                  s->account->id, grdp_number_show(s->base_year),
                  grdp_number_show(s->base_year + 1));
    return false;
}

/* Levels of the base year by season. */
static bool spread_base(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_account *const account = s->account;
    if (s->seasons > 1 && !account->has_seasons)
        return error(reader, "account", "the account has no quarters",
                     "add quarter_share to it, or write periods_per_year = 1;");
    double *const level = grdp_arena_alloc(reader->arena, s->seasons * s->n_sectors, sizeof *level);
    if (level == NULL) {
        reader->no_memory = true;
        return false;
    }
    for (size_t q = 0; q < s->seasons; q++)
        for (size_t i = 0; i < s->n_sectors; i++)
            level[q * s->n_sectors + i] =
                account->level[i] * (s->seasons > 1 ? account->season_share[i][q] : 1.0);
    s->base_level = level;
    return true;
}

static bool read_plans(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const list = grdp_node_child(s->tree, "plans");
    const size_t n = list != NULL ? list->n : 0;
    const char **const plans = grdp_arena_alloc(reader->arena, n, sizeof *plans);
    if (plans == NULL) {
        reader->no_memory = true;
        return false;
    }
    for (const grdp_node *node = n > 0 ? list->first : NULL; node != NULL; node = node->next)
        plans[s->n_plans++] = file_of(reader, node);
    s->plans = plans;
    return true;
}

static void report_sector(grdp_reader *reader, const grdp_node *top, const char *id)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, "sectors"),
                  "the sector \"%s\" of the region is missing",
                  "add: %s = { model = \"constant\"; growth = ...; };", id, id);
}

static bool check_names(grdp_reader *reader, const grdp_node *top)
{
    const grdp_region *const region = reader->scenario->region;
    grdp_field sectors[GRDP_SECTORS_MAX];
    for (size_t i = 0; i < region->n_sectors; i++)
        sectors[i] = (grdp_field){.name = region->sectors[i].id, .kind = GRDP_FIELD_GROUP};
    return grdp_schema_check(top, "sectors", sectors, region->n_sectors, reader->diag);
}

/* A sector that the account excludes is 0 and needs no model. */
static bool read_sectors(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const top = grdp_node_child(s->tree, "sectors");
    grdp_setup *const setups = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *setups);
    if (setups == NULL) {
        reader->no_memory = true;
        return false;
    }
    s->sectors = setups;
    bool fine = check_names(reader, top);
    for (size_t i = 0; i < s->n_sectors; i++) {
        const char *const id = s->region->sectors[i].id;
        const grdp_node *const node = grdp_node_child(top, id);
        if (node == NULL) {
            if (!s->account->excludes[i])
                report_sector(reader, top, id);
            fine = fine && s->account->excludes[i];
            continue;
        }
        fine &= grdp_setup_read(reader, node, grdp_schema_path(reader->arena, "sectors", id),
                                GRDP_SCOPE_SECTOR, (int)i, &setups[i]);
    }
    return fine && grdp_setup_order(reader);
}

static bool read_total(grdp_reader *reader)
{
    static const grdp_total_use uses[] = {GRDP_TOTAL_CHECK, GRDP_TOTAL_SCALE, GRDP_TOTAL_RESIDUAL};
    static const char *const words[] = {"check", "scale", "residual"};
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(s->tree, "total");
    if (node == NULL)
        return true;
    if (s->seasons > 1)
        return error(reader, "total", "models of the total are for annual scenarios",
                     "write periods_per_year = 1; or leave the group total out");
    if (!grdp_setup_read(reader, node, "total", GRDP_SCOPE_TOTAL, GRDP_NONE, &s->total))
        return false;
    const char *const use = grdp_schema_text(node, "use", "check");
    for (size_t i = 0; i < 3; i++)
        if (strcmp(words[i], use) == 0)
            s->total_use = uses[i];
    if (s->total_use != GRDP_TOTAL_RESIDUAL)
        return true;
    const int sector = grdp_region_sector(s->region, grdp_schema_text(node, "residual", ""));
    s->residual = sector == GRDP_NONE ? 0 : (size_t)sector;
    return sector != GRDP_NONE ||
           error(reader, "total", "use = \"residual\" needs the sector that takes the rest",
                 "add: residual = \"industry\";");
}

static bool total_has_ratio(grdp_reader *reader)
{
    const grdp_scenario *const s = reader->scenario;
    if (s->total_use == GRDP_TOTAL_NONE || (s->has_investment && !s->investment_required))
        return true;
    return error(reader, "total", "a model of the total needs a given ratio of investment",
                 "add: investment = { closure = \"given\"; ratio = 33.1; };");
}

static grdp_status read_all(grdp_reader *reader, const grdp_scenario_options *options)
{
    GRDP_TRY(grdp_inherit_read(reader, reader->scenario->file, options));
    if (!read_head(reader))
        return GRDP_ERR_INPUT;
    GRDP_TRY(open_region(reader));
    if (!find_account(reader) || !check_base_year(reader))
        return GRDP_ERR_INPUT;
    bool fine = spread_base(reader);
    fine &= read_plans(reader);
    fine &= read_sectors(reader);
    fine &= read_total(reader);
    fine &= grdp_extras_read(reader);
    fine = fine && total_has_ratio(reader) && grdp_correlate_read(reader);
    fine = fine && grdp_observe_read(reader);
    if (reader->no_memory)
        return GRDP_ERR_MEMORY;
    return fine ? GRDP_OK : GRDP_ERR_INPUT;
}

grdp_status grdp_scenario_read(const char *file, const grdp_scenario_options *options,
                               grdp_diag *diag, grdp_scenario **out)
{
    grdp_arena *const arena = grdp_arena_create();
    grdp_scenario *const s = arena != NULL ? grdp_arena_alloc(arena, 1, sizeof *s) : NULL;
    if (s == NULL) {
        grdp_arena_free(arena);
        return GRDP_ERR_MEMORY;
    }
    s->arena = arena;
    s->file = grdp_arena_text(arena, file);
    s->as_of = options != NULL ? options->as_of : 0;
    grdp_reader reader = {.scenario = s, .arena = arena, .diag = diag};
    const size_t errors = grdp_diag_count(diag, GRDP_ERROR);
    grdp_status status = s->file != NULL ? read_all(&reader, options) : GRDP_ERR_MEMORY;
    if (status == GRDP_OK && grdp_diag_count(diag, GRDP_ERROR) > errors)
        status = GRDP_ERR_INPUT;
    if (status != GRDP_OK) {
        grdp_scenario_free(s);
        return status;
    }
    s->factors = reader.factors;
    s->n_factors = reader.n_factors;
    *out = s;
    return GRDP_OK;
}

void grdp_scenario_free(grdp_scenario *scenario)
{
    if (scenario == NULL)
        return;
    grdp_region_free(scenario->region);
    grdp_arena_free(scenario->arena);
}

const char *grdp_scenario_id(const grdp_scenario *scenario)
{
    return scenario->id;
}

const grdp_region *grdp_scenario_region(const grdp_scenario *scenario)
{
    return scenario->region;
}

int grdp_scenario_first_year(const grdp_scenario *scenario)
{
    return scenario->first;
}

int grdp_scenario_last_year(const grdp_scenario *scenario)
{
    return scenario->last;
}

size_t grdp_scenario_periods_per_year(const grdp_scenario *scenario)
{
    return scenario->seasons;
}

size_t grdp_scenario_n_periods(const grdp_scenario *scenario)
{
    return scenario->n_periods;
}

size_t grdp_scenario_n_factors(const grdp_scenario *scenario)
{
    return scenario->n_factors;
}

const char *grdp_scenario_factor_path(const grdp_scenario *scenario, size_t factor)
{
    return scenario->factors[factor].path;
}

bool grdp_scenario_find_factor(const grdp_scenario *scenario, const char *path, size_t *factor)
{
    for (size_t f = 0; f < scenario->n_factors; f++)
        if (strcmp(scenario->factors[f].path, path) == 0) {
            *factor = f;
            return true;
        }
    return false;
}
