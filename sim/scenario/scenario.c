/* scenario: a scenario file in, a checked and read-only scenario out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "grdp/scenario.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"
#include "scenario/reference.h"
#include "scenario/title.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200 };

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
    {.name = "periods_per_year", .kind = GRDP_FIELD_COUNT},
    {.name = "sectors", .kind = GRDP_FIELD_GROUP, .required = true},
    {.name = "total", .kind = GRDP_FIELD_GROUP},
    {.name = "investment", .kind = GRDP_FIELD_GROUP},
    {.name = "prices", .kind = GRDP_FIELD_GROUP},
    {.name = "population", .kind = GRDP_FIELD_GROUP},
    {.name = "employment", .kind = GRDP_FIELD_GROUP},
    {.name = "quarters", .kind = GRDP_FIELD_GROUP},
    {.name = "events", .kind = GRDP_FIELD_LIST},
    {.name = "add", .kind = GRDP_FIELD_LIST},
    {.name = "correlations", .kind = GRDP_FIELD_LIST},
    {.name = "shock_correlations", .kind = GRDP_FIELD_LIST},
};

bool grdp_scenario_has_key(const char *name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (grdp_text_equal(fields[i].name, name))
            return true;
    return false;
}

/* The year that a key holds, GRDP_NONE where the schema has reported it. */
static int year_of(const grdp_node *tree, const char *key)
{
    const double year = grdp_schema_number(tree, key, GRDP_NONE);
    return year >= FIRST_YEAR && year <= LAST_YEAR && year == floor(year) ? (int)year : GRDP_NONE;
}

static bool report_horizon(grdp_reader *reader, int first, int last)
{
    const grdp_place place =
        grdp_node_place(grdp_node_child(reader->scenario->tree, "last"), "last");
    if (last < first)
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "the last year %s is before the first year %s",
                      "write for example: last = %s;", grdp_number_show(last),
                      grdp_number_show(first), grdp_number_show(first + 4));
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "from %s to %s are more than %zu years",
                      "write for example: last = %s;", grdp_number_show(first),
                      grdp_number_show(last), (size_t)GRDP_HORIZON, grdp_number_show(first + 4));
    return false;
}

/* Years from `first` to `last`. Where they are faulty, as many as there may be, so that the rest of
 * the file can be read for its own faults. */
static bool read_horizon(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const int first = year_of(s->tree, "first"), last = year_of(s->tree, "last");
    const bool known = first != GRDP_NONE && last != GRDP_NONE;
    const bool fine = known && last >= first && last - first < GRDP_HORIZON;
    s->first = first != GRDP_NONE ? first : FIRST_YEAR;
    s->last = fine ? last : LAST_YEAR;
    const int n_years = s->last - s->first + 1;
    s->n_years = (size_t)n_years;
    return fine || (known && report_horizon(reader, first, last));
}

static bool read_seasons(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(s->tree, "periods_per_year");
    const double seasons = grdp_schema_number(s->tree, "periods_per_year", 1.0);
    const bool fine = seasons == 1.0 || seasons == 4.0;
    s->seasons = seasons == 4.0 ? 4 : 1;
    if (!fine)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "periods_per_year"),
                      "a year has 1 period or 4 quarters, not %s",
                      "write: periods_per_year = 1; or 4 for quarters", grdp_number_show(seasons));
    return fine;
}

/* Names, dates and the horizon: what is needed before the region is opened. `usable`: the rest can
 * be read, if only for its faults. */
static bool read_head(grdp_reader *reader, bool *usable)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const tree = s->tree;
    bool fine = grdp_schema_check(tree, "", fields, sizeof fields / sizeof *fields, reader->diag);
    s->id = grdp_schema_text(tree, "id", NULL);
    s->title = grdp_title_read(tree, s->id);
    const char *const as_of = grdp_schema_text(tree, "as_of", NULL);
    if (s->as_of == 0 && as_of != NULL)
        fine &= grdp_date_read(as_of, &s->as_of);
    fine &= read_seasons(reader);
    fine &= read_horizon(reader);
    s->n_periods = s->n_years * s->seasons;
    *usable = grdp_schema_text(tree, "region", "")[0] != '\0';
    return fine;
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
    const grdp_node *const node = grdp_node_child(s->tree, "region");
    const char *file;
    GRDP_TRY(grdp_reference_find(reader->arena, node, "region", s->file, reader->diag, &file));
    GRDP_TRY(grdp_region_read(file, reader->diag, &s->region));
    s->n_sectors = s->region->n_sectors;
    return add_region_inputs(reader) ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status read_plans(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const list = grdp_node_child(s->tree, "plans");
    const size_t n = list != NULL && list->kind == GRDP_NODE_LIST ? list->n : 0;
    const char **const plans = grdp_arena_alloc(reader->arena, n, sizeof *plans);
    if (plans == NULL)
        return GRDP_ERR_MEMORY;
    grdp_status first = GRDP_OK;
    for (const grdp_node *node = n > 0 ? list->first : NULL; node != NULL; node = node->next) {
        if (node->kind != GRDP_NODE_TEXT ||
            !grdp_reference_is_new(list, node, "plans", reader->diag))
            continue;
        const grdp_status status = grdp_reference_find(reader->arena, node, "plans", s->file,
                                                       reader->diag, &plans[s->n_plans]);
        s->n_plans += status == GRDP_OK;
        first = first == GRDP_OK ? status : first;
    }
    s->plans = plans;
    return first;
}

static void report_sector(grdp_reader *reader, const grdp_node *top, const char *id)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, "sectors"),
                  "the sector \"%s\" of the region is missing",
                  "add: %s = { model = \"constant\"; growth = ...; };", id, id);
}

/* Only the names: each group says itself what is wrong with it. */
static bool check_names(grdp_reader *reader, const grdp_node *top)
{
    const grdp_region *const region = reader->scenario->region;
    grdp_field sectors[GRDP_SECTORS_MAX];
    for (size_t i = 0; i < region->n_sectors; i++)
        sectors[i] = (grdp_field){.name = region->sectors[i].id, .kind = GRDP_FIELD_ANY};
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
    if (top == NULL || top->kind != GRDP_NODE_GROUP)
        return false; /* the schema says so */
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
    return grdp_order_read(reader) && fine;
}

/* Goes on after a fault wherever what follows can be read without it. */
static grdp_status read_all(grdp_reader *reader, const grdp_scenario_options *options)
{
    bool usable = false;
    const grdp_status inherited = grdp_inherit_read(reader, reader->scenario->file, options);
    if (reader->scenario->tree == NULL)
        return inherited;
    bool fine = read_head(reader, &usable);
    if (!usable)
        return GRDP_ERR_INPUT;
    GRDP_TRY(open_region(reader));
    fine &= grdp_start_read(reader);
    const grdp_status plans = read_plans(reader);
    fine &= read_sectors(reader);
    fine &= grdp_extras_read(reader);
    fine &= grdp_share_read(reader);
    fine &= grdp_total_read(reader);
    fine &= grdp_correlate_read(reader);
    fine = fine && grdp_observe_read(reader);
    if (reader->no_memory)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(plans);
    return fine ? inherited : GRDP_ERR_INPUT;
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
    s->n_models = 1;
    grdp_reader reader = {.scenario = s,
                          .arena = arena,
                          .diag = diag,
                          .model = options != NULL ? options->model : 0,
                          .models_tied = options != NULL && options->models_tied};
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

size_t grdp_scenario_n_models(const grdp_scenario *scenario)
{
    return scenario->n_models;
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

grdp_place grdp_scenario_seasons_place(const grdp_scenario *scenario)
{
    const char *const key = "periods_per_year";
    const grdp_node *const said = grdp_node_child(scenario->tree, key);
    return grdp_node_place(said != NULL ? said : grdp_node_child(scenario->tree, "last"), key);
}
