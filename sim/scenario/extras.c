/* extras: what a scenario assumes beside its sectors: investment, prices, people, events and points
 * added to growth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

static const grdp_param ratio_param = {
    "ratio", "%", "Investment as a share of GRDP.", GRDP_REQUIRED, 0.0, 200.0, NULL, NULL, NULL};
static const grdp_param icor_param = {
    "icor",        "ratio", "Investment needed for one more unit of GRDP.",
    GRDP_REQUIRED, 0.01,    100.0,
    NULL,          NULL,    NULL};
static const grdp_param deflator_param = {"deflator_growth",
                                          "%",
                                          "Growth of the GRDP deflator over the year before.",
                                          GRDP_REQUIRED,
                                          -50.0,
                                          1000.0,
                                          NULL,
                                          NULL,
                                          NULL};
static const grdp_param population_param = {
    "growth", "%", "Growth of the population.", GRDP_REQUIRED, -20.0, 20.0, NULL, NULL, NULL};
static const grdp_param employment_param = {
    "growth", "%", "Growth of employment.", GRDP_REQUIRED, -50.0, 50.0, NULL, NULL, NULL};
/* Below 1 in size, so that the quarters of a path keep a spread of their own. */
static const grdp_param persistence_param = {
    "persistence",
    "",
    "Correlation of a sector's growth in one quarter and the next, for `solve path`.",
    GRDP_REQUIRED,
    -0.99,
    0.99,
    NULL,
    NULL,
    NULL};
/* The key is required; the fallback of 0 says that losses are small by nature. */
static const grdp_param event_param = {
    "level", "%",   "Part of the sector's level that is lost while the event lasts.",
    0.0,     -99.0, 100.0,
    NULL,    NULL,  NULL};
static const grdp_param add_param = {
    "growth", "pp", "Points added to the growth of the sector.", GRDP_REQUIRED, -100.0, 100.0, NULL,
    NULL,     NULL};
enum { ENTRIES = 1000 };

/* A group that holds one factor and nothing else. */
static bool read_single(grdp_reader *reader, const char *group, const grdp_param *param,
                        bool *given, size_t *factor)
{
    const grdp_node *const node = grdp_node_child(reader->scenario->tree, group);
    const grdp_field field = {.name = param->name, .kind = GRDP_FIELD_ANY, .required = true};
    *given = node != NULL;
    if (node == NULL || node->kind != GRDP_NODE_GROUP)
        return node == NULL; /* the schema has reported another kind */
    const bool fine = grdp_schema_check(node, group, &field, 1, reader->diag);
    const grdp_node *const value = grdp_node_child(node, param->name);
    if (value != NULL)
        *factor = grdp_factor_add(reader, param,
                                  grdp_schema_path(reader->arena, group, param->name), value);
    return fine;
}

static const grdp_field investment_fields[] = {
    {.name = "closure", .kind = GRDP_FIELD_TEXT, .required = true, .choices = "given|required"},
    {.name = "ratio", .kind = GRDP_FIELD_ANY},
    {.name = "icor", .kind = GRDP_FIELD_ANY},
    {.name = "icor_form", .kind = GRDP_FIELD_TEXT, .choices = "ratio|absolute"},
};

/* A key that the closure has no use for; a scenario with a base may have inherited it. */
static void report_unused(grdp_reader *reader, const grdp_node *investment, const char *key,
                          const char *closure)
{
    const grdp_node *const node = grdp_node_child(investment, key);
    if (node != NULL)
        grdp_diag_add(reader->diag, GRDP_NOTE,
                      grdp_node_place(node, grdp_schema_path(reader->arena, "investment", key)),
                      "%s is not used: the closure is \"%s\"", NULL, key, closure);
}

static bool read_required(grdp_reader *reader, const grdp_node *node)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const icor = grdp_node_child(node, "icor");
    const char *const form = grdp_schema_text(node, "icor_form", NULL);
    s->investment_required = true;
    s->icor_absolute = grdp_text_equal(form, "absolute");
    report_unused(reader, node, "ratio", "required");
    if (icor != NULL)
        s->investment_icor = grdp_factor_add(reader, &icor_param, "investment.icor", icor);
    if (icor != NULL && form != NULL)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "investment"),
                  "closure = \"required\" needs icor and icor_form",
                  "add: icor = 4.06; icor_form = \"ratio\";");
    return false;
}

static bool read_given(grdp_reader *reader, const grdp_node *node)
{
    const grdp_node *const ratio = grdp_node_child(node, "ratio");
    report_unused(reader, node, "icor", "given");
    if (ratio != NULL) {
        const size_t factor = grdp_factor_add(reader, &ratio_param, "investment.ratio", ratio);
        reader->scenario->investment_ratio = factor;
        return grdp_investment_lay(reader, factor);
    }
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "investment"),
                  "closure = \"given\" needs the ratio of investment to GRDP",
                  "add: ratio = 33.1;");
    return false;
}

static bool read_investment(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const node = grdp_node_child(s->tree, "investment");
    if (node == NULL || node->kind != GRDP_NODE_GROUP)
        return node == NULL;
    const bool fine = grdp_schema_check(node, "investment", investment_fields, 4, reader->diag);
    const char *const closure = grdp_schema_text(node, "closure", NULL);
    s->has_investment = true;
    if (grdp_text_equal(closure, "required"))
        return read_required(reader, node) && fine;
    return !grdp_text_equal(closure, "given") ? fine : read_given(reader, node) && fine;
}

static const grdp_field event_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "sector", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "period", .kind = GRDP_FIELD_ANY, .required = true},
    {.name = "level", .kind = GRDP_FIELD_ANY, .required = true},
    {.name = "rebound", .kind = GRDP_FIELD_ANY},
};

static const grdp_field add_fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "sector", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "period", .kind = GRDP_FIELD_ANY, .required = true},
    {.name = "growth", .kind = GRDP_FIELD_ANY, .required = true},
};

static bool find_sector(grdp_reader *reader, const grdp_node *node, const char *path, size_t *out)
{
    const grdp_region *const region = reader->scenario->region;
    const grdp_node *const name = grdp_node_child(node, "sector");
    if (name == NULL || name->kind != GRDP_NODE_TEXT)
        return false; /* the schema says so */
    const grdp_place place = grdp_node_place(name, grdp_schema_path(reader->arena, path, "sector"));
    const int sector = grdp_region_sector(region, name->text);
    *out = sector != GRDP_NONE ? (size_t)sector : 0;
    if (sector != GRDP_NONE && reader->scenario->account->excludes[sector])
        grdp_diag_add(reader->diag, GRDP_WARNING, place,
                      "the account \"%s\" leaves \"%s\" out, so this does nothing",
                      "name another sector or another account", reader->scenario->account->id,
                      name->text);
    if (sector != GRDP_NONE)
        return true;
    const char *words[GRDP_SECTORS_MAX];
    for (size_t i = 0; i < region->n_sectors; i++)
        words[i] = region->sectors[i].id;
    const char *const near = grdp_text_nearest(name->text, words, region->n_sectors);
    grdp_diag_add(reader->diag, GRDP_ERROR, place, "the region has no sector \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s",
                  grdp_text_show(name->text), near != NULL ? near : region->file);
    return false;
}

/* An event lasts until the period of its rebound, or to the end. */
static bool find_end(grdp_reader *reader, const grdp_node *node, const char *path, grdp_event *out)
{
    const grdp_node *const rebound = grdp_node_child(node, "rebound");
    const char *const rebound_path = grdp_schema_path(reader->arena, path, "rebound");
    size_t back = 0;
    out->last = reader->scenario->n_periods - 1;
    if (rebound == NULL)
        return true;
    if (!grdp_period_index(reader, rebound, rebound_path, false, &back))
        return false;
    if (back <= out->first) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(rebound, rebound_path),
                      "the rebound in %s does not come after the event in %s",
                      "name the period in which the loss is over, or leave rebound out",
                      grdp_value_show(rebound), grdp_value_show(grdp_node_child(node, "period")));
        return false;
    }
    out->last = back - 1;
    return true;
}

static bool find_periods(grdp_reader *reader, const grdp_node *node, const char *path, bool event,
                         grdp_event *out)
{
    const grdp_node *const period = grdp_node_child(node, "period");
    const char *const period_path = grdp_schema_path(reader->arena, path, "period");
    if (period == NULL)
        return false; /* the schema says so */
    if (!grdp_period_index(reader, period, period_path, false, &out->first) ||
        !grdp_period_index(reader, period, period_path, true, &out->last))
        return false;
    return !event || find_end(reader, node, path, out);
}

static bool read_event(grdp_reader *reader, const grdp_node *node, const char *path, bool event,
                       grdp_event *out)
{
    const grdp_param *const param = event ? &event_param : &add_param;
    bool fine = grdp_schema_check(node, path, event ? event_fields : add_fields, event ? 6 : 5,
                                  reader->diag);
    out->id = grdp_schema_text(node, "id", NULL);
    fine &= find_sector(reader, node, path, &out->sector);
    fine &= find_periods(reader, node, path, event, out);
    const grdp_node *const value = grdp_node_child(node, param->name);
    if (value != NULL)
        out->factor = grdp_factor_add(reader, param,
                                      grdp_schema_path(reader->arena, path, param->name), value);
    return fine;
}

/* Ids name entries in paths, so each stands once. */
static bool is_new(grdp_reader *reader, const grdp_node *node, const char *path,
                   const grdp_event *events, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (grdp_text_equal(events[i].id, events[n].id)) {
            grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path),
                          "two entries have the id \"%s\"", "give each an id of its own",
                          grdp_text_show(events[n].id));
            return false;
        }
    return true;
}

/* "events.typhoon", or "events.2" for an entry that has no id. */
static const char *entry_path(grdp_reader *reader, const char *list, const grdp_node *node,
                              size_t n)
{
    const char *const id = grdp_schema_text(node, "id", NULL);
    return id != NULL ? grdp_schema_path(reader->arena, list, id)
                      : grdp_arena_printf(reader->arena, "%s.%zu", list, n);
}

static bool fits(grdp_reader *reader, const grdp_node *top, const char *list)
{
    if (top->n <= ENTRIES)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(top, list),
                  "%zu entries are more than the %zu that can be read", "join some of them", top->n,
                  (size_t)ENTRIES);
    return false;
}

static bool read_events(grdp_reader *reader, const char *list, bool event, const grdp_event **out,
                        size_t *n_out)
{
    const grdp_node *const top = grdp_node_child(reader->scenario->tree, list);
    if (top == NULL || top->kind != GRDP_NODE_LIST || top->n == 0)
        return true;
    grdp_event *const events = grdp_arena_alloc(reader->arena, top->n, sizeof *events);
    if (events == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = fits(reader, top, list);
    size_t n = 0;
    for (const grdp_node *node = top->first; node != NULL && n < ENTRIES; node = node->next) {
        const char *const path = entry_path(reader, list, node, n);
        fine &= read_event(reader, node, path, event, &events[n]);
        fine &= is_new(reader, node, path, events, n);
        n++;
    }
    *out = events;
    *n_out = n;
    return fine;
}

bool grdp_extras_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    bool fine = read_investment(reader);
    fine &= read_single(reader, "prices", &deflator_param, &s->has_deflator, &s->deflator_growth);
    fine &= read_single(reader, "population", &population_param, &s->has_population,
                        &s->population_growth);
    fine &= read_single(reader, "employment", &employment_param, &s->has_employment,
                        &s->employment_growth);
    fine &=
        read_single(reader, "quarters", &persistence_param, &s->has_persistence, &s->persistence);
    fine &= read_events(reader, "events", true, &s->events, &s->n_events);
    fine &= read_events(reader, "add", false, &s->adds, &s->n_adds);
    return fine && !reader->no_memory;
}
