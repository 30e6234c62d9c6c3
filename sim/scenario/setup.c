/* setup: the model of a sector or of the total, its parameters bound to factors, and the order in
 * which sectors are evaluated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

enum { ITEMS = 64, MODELS = 64 };

static const grdp_model *find_model(grdp_reader *reader, const grdp_node *node, const char *path,
                                    grdp_model_scope scope)
{
    const char *const name = grdp_schema_text(node, "model", NULL);
    const char *words[MODELS];
    size_t n = 0;
    const grdp_model *model;
    for (size_t i = 0; n < MODELS && (model = grdp_model_at(i)) != NULL; i++)
        if (model->scope == scope)
            words[n++] = model->name;
    const grdp_model *const found = name != NULL ? grdp_model_find(name) : NULL;
    if (found != NULL && found->scope == scope)
        return found;
    if (name == NULL) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "it is not said which model to use",
                      "write for example: model = \"constant\"; growth = 8.7;");
        return NULL;
    }
    const grdp_place place =
        grdp_node_place(grdp_node_child(node, "model"), grdp_schema_path(reader->arena, path, "model"));
    const char *const near = grdp_text_nearest(name, words, n);
    if (found != NULL)
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      scope == GRDP_SCOPE_TOTAL ? "the model \"%s\" is for one sector"
                                                : "the model \"%s\" gives growth of GRDP",
                      scope == GRDP_SCOPE_TOTAL ? "use it in a group under sectors"
                                                : "use it in the group total",
                      grdp_text_show(name));
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "there is no model \"%s\"",
                      near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list models",
                      grdp_text_show(name), near);
    return NULL;
}

/* The keys that the group of a model may hold, from its parameters. */
static size_t list_fields(const grdp_model *model, grdp_field *fields, size_t max)
{
    size_t n = 0;
    fields[n++] = (grdp_field){.name = "model", .kind = GRDP_FIELD_TEXT};
    if (model->fitted) {
        fields[n++] = (grdp_field){.name = "years", .kind = GRDP_FIELD_LIST};
        fields[n++] = (grdp_field){.name = "leave_out", .kind = GRDP_FIELD_LIST};
    }
    if (model->scope == GRDP_SCOPE_TOTAL) {
        fields[n++] = (grdp_field){
            .name = "use", .kind = GRDP_FIELD_TEXT, .choices = "check|scale|residual"};
        fields[n++] = (grdp_field){.name = "residual", .kind = GRDP_FIELD_ID};
    }
    for (size_t p = 0; p < model->n_params && n + 1 < max; p++) {
        const grdp_param *const param = &model->params[p];
        const grdp_field_kind kind = param->each != NULL                      ? GRDP_FIELD_GROUP
                                     : param->choices != NULL                 ? GRDP_FIELD_TEXT
                                     : strcmp(param->unit, "period") == 0 ? GRDP_FIELD_ANY
                                                                              : GRDP_FIELD_FACTOR;
        fields[n++] = (grdp_field){.name = param->name, .kind = kind, .doc = param->doc};
        if (param->observed_by != NULL)
            fields[n++] = (grdp_field){.name = param->observed_by, .kind = GRDP_FIELD_TEXT};
    }
    return n;
}

static void report_missing(grdp_reader *reader, const grdp_node *node, const char *path,
                           const grdp_param *param)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path), "%s is missing: %s",
                  "add: %s = ...;", param->name, param->doc, param->name);
}

/* True where the scenario must say the number itself: there is no fallback and no fit. */
static bool is_required(const grdp_model *model, const grdp_param *param)
{
    return param->fallback != param->fallback && !model->fitted;
}

static bool note_item(grdp_reader *reader, grdp_setup *setup, const grdp_node *item,
                      const char *path, const char *each)
{
    const char **const ids = (const char **)(void *)setup->item_id;
    int *const sectors = (int *)(void *)setup->item_sector;
    for (size_t k = 0; k < setup->n_items; k++)
        if (grdp_text_equal(ids[k], item->name))
            return true;
    if (setup->n_items >= ITEMS) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(item, path),
                      "more than %zu entries", "join some of them", (size_t)ITEMS);
        return false;
    }
    int sector = GRDP_NONE;
    if (strcmp(each, "sector") == 0) {
        const grdp_region *const region = reader->scenario->region;
        sector = grdp_region_sector(region, item->name);
        if (sector == GRDP_NONE) {
            const char *words[GRDP_SECTORS_MAX];
            for (size_t s = 0; s < region->n_sectors; s++)
                words[s] = region->sectors[s].id;
            const char *const near = grdp_text_nearest(item->name, words, region->n_sectors);
            grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(item, path),
                          "the region has no sector \"%s\"",
                          near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list factors",
                          grdp_text_show(item->name), near);
            return false;
        }
    }
    ids[setup->n_items] = item->name;
    sectors[setup->n_items++] = sector;
    return true;
}

/* The items that any family of the model names. */
static bool list_items(grdp_reader *reader, const grdp_node *node, const char *path,
                       grdp_setup *setup)
{
    setup->item_id = grdp_arena_alloc(reader->arena, ITEMS, sizeof *setup->item_id);
    setup->item_sector = grdp_arena_alloc(reader->arena, ITEMS, sizeof *setup->item_sector);
    if (setup->item_id == NULL || setup->item_sector == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = true;
    for (size_t p = 0; p < setup->model->n_params; p++) {
        const grdp_param *const param = &setup->model->params[p];
        const grdp_node *const family =
            param->each != NULL ? grdp_node_child(node, param->name) : NULL;
        for (const grdp_node *item = family != NULL ? family->first : NULL; item != NULL;
             item = item->next)
            if (!grdp_text_equal(item->name, "note") && !grdp_text_equal(item->name, "source"))
                fine &= note_item(reader, setup, item,
                                  grdp_schema_path(reader->arena, path, param->name), param->each);
    }
    return fine;
}

static bool bind_family(grdp_reader *reader, const grdp_node *node, const char *path,
                        grdp_setup *setup, size_t p)
{
    const grdp_param *const param = &setup->model->params[p];
    const char *const family_path = grdp_schema_path(reader->arena, path, param->name);
    const grdp_node *const family = grdp_node_child(node, param->name);
    size_t *const factors = grdp_arena_alloc(reader->arena, ITEMS, sizeof *factors);
    if (factors == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = true;
    for (size_t k = 0; k < setup->n_items; k++) {
        const grdp_node *const item = grdp_node_child(family, setup->item_id[k]);
        const char *const item_path =
            grdp_schema_path(reader->arena, family_path, setup->item_id[k]);
        if (item == NULL && is_required(setup->model, param)) {
            grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, family_path),
                          "%s has no number for %s", "add: %s = ...;", param->name,
                          setup->item_id[k], setup->item_id[k]);
            fine = false;
        }
        factors[k] = grdp_factor_add(reader, param, item_path, item);
    }
    if (setup->n_items == 0 && is_required(setup->model, param)) {
        report_missing(reader, node, path, param);
        fine = false;
    }
    setup->item_factor[p] = factors;
    return fine;
}

/* Figures of an indicator that were published by as_of take the place of assumed ones. */
static bool overlay_observed(grdp_reader *reader, const grdp_node *node, const char *path,
                             const grdp_param *param, size_t index);

static bool bind(grdp_reader *reader, const grdp_node *node, const char *path, grdp_setup *setup)
{
    bool fine = true;
    for (size_t p = 0; p < setup->model->n_params; p++) {
        const grdp_param *const param = &setup->model->params[p];
        const grdp_node *const child = grdp_node_child(node, param->name);
        if (param->each != NULL) {
            fine &= bind_family(reader, node, path, setup, p);
            continue;
        }
        if (child == NULL && is_required(setup->model, param)) {
            report_missing(reader, node, path, param);
            fine = false;
        }
        setup->factor[p] = grdp_factor_add(
            reader, param, grdp_schema_path(reader->arena, path, param->name), child);
        if (param->observed_by != NULL)
            fine &= overlay_observed(reader, node, path, param, setup->factor[p]);
    }
    return fine;
}

bool grdp_setup_read(grdp_reader *reader, const grdp_node *node, const char *path,
                     grdp_model_scope scope, int sector, grdp_setup *out)
{
    grdp_field fields[2 * GRDP_MODEL_PARAMS + 4];
    out->model = find_model(reader, node, path, scope);
    out->node = node;
    if (out->model == NULL)
        return false;
    assert(out->model->n_params <= GRDP_MODEL_PARAMS);
    const size_t n = list_fields(out->model, fields, sizeof fields / sizeof *fields);
    bool fine = grdp_schema_check(node, path, fields, n, reader->diag);
    fine &= list_items(reader, node, path, out);
    if (reader->no_memory)
        return false;
    fine &= bind(reader, node, path, out);
    if (fine && out->model->fitted)
        fine = grdp_fit_read(reader, out, path, sector);
    return fine && !reader->no_memory;
}

/* The figure of an indicator for a period of the scenario: the period itself, else the widest
 * cumulated figure of its year, else the mean of its months. */
static const grdp_actual *find_indicator(const grdp_scenario *s, const char *series, size_t t,
                                         double *mean)
{
    const int months = 12 / (int)s->seasons;
    const int year = s->first + (int)(t / s->seasons);
    const int first = (int)(t % s->seasons) * months + 1;
    const grdp_actual *found = NULL;
    for (int last = first + months - 1; last >= first && found == NULL; last--)
        found = grdp_actuals_find(&s->region->actuals, series, (grdp_period){year, first, last},
                                  s->as_of);
    if (found != NULL) {
        *mean = found->value;
        return found;
    }
    double sum = 0.0;
    int n = 0;
    for (int month = first; month < first + months; month++) {
        const grdp_actual *const row = grdp_actuals_find(
            &s->region->actuals, series, (grdp_period){year, month, month}, s->as_of);
        sum += row != NULL ? row->value : 0.0;
        n += row != NULL;
        found = row != NULL ? row : found;
    }
    *mean = n > 0 ? sum / n : 0.0;
    return found;
}

static bool overlay_observed(grdp_reader *reader, const grdp_node *node, const char *path,
                             const grdp_param *param, size_t index)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const series = grdp_schema_text(node, param->observed_by, NULL);
    grdp_factor *const factor = &reader->factors[index];
    if (series == NULL || reader->no_memory)
        return !reader->no_memory;
    factor->observed = grdp_arena_alloc(reader->arena, s->n_periods, sizeof *factor->observed);
    if (factor->observed == NULL)
        return false;
    for (size_t t = 0; t < s->n_periods; t++) {
        double value = 0.0;
        const grdp_actual *const row = find_indicator(s, series, t, &value);
        if (row == NULL)
            continue;
        factor->likely[t] = factor->scale * value;
        factor->observed[t] = true;
        factor->constant = factor->constant && s->n_periods == 1;
        grdp_diag_add(reader->diag, GRDP_NOTE,
                      grdp_node_place(node, grdp_schema_path(reader->arena, path, param->name)),
                      "%s %s of %s is published (line %u of %s) and takes the place of the number",
                      NULL, grdp_number_show(value), row->unit, series, row->line, row->file);
    }
    return true;
}

/* Depth-first; `mark` is 0 unseen, 1 on the way, 2 done. */
typedef struct visit {
    grdp_reader *reader;
    const grdp_setup *sectors;
    unsigned char mark[GRDP_SECTORS_MAX];
    size_t way[GRDP_SECTORS_MAX], n_way;
    size_t *order, n_order;
} visit;

static bool report_cycle(visit *v, size_t sector)
{
    const grdp_scenario *const s = v->reader->scenario;
    grdp_buffer text = {0};
    size_t from = 0;
    while (v->way[from] != sector)
        from++;
    for (size_t i = from; i < v->n_way; i++)
        grdp_buffer_printf(&text, "%s -> ", s->region->sectors[v->way[i]].id);
    grdp_buffer_add(&text, s->region->sectors[sector].id);
    const char *const path = grdp_schema_path(v->reader->arena, "sectors",
                                              s->region->sectors[sector].id);
    grdp_diag_add(v->reader->diag, GRDP_ERROR, grdp_node_place(v->sectors[sector].node, path),
                  "sectors follow each other in a circle: %s",
                  "give one of them a model that does not follow the others",
                  text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
    return false;
}

static bool visit_sector(visit *v, size_t sector)
{
    if (v->mark[sector] == 2)
        return true;
    if (v->mark[sector] == 1)
        return report_cycle(v, sector);
    v->mark[sector] = 1;
    v->way[v->n_way++] = sector;
    const grdp_setup *const setup = &v->sectors[sector];
    for (size_t k = 0; k < setup->n_items; k++)
        if (setup->item_sector[k] != GRDP_NONE && !visit_sector(v, (size_t)setup->item_sector[k]))
            return false;
    v->n_way--;
    v->mark[sector] = 2;
    v->order[v->n_order++] = sector;
    return true;
}

bool grdp_setup_order(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    size_t *const order = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *order);
    if (order == NULL) {
        reader->no_memory = true;
        return false;
    }
    visit v = {.reader = reader, .sectors = s->sectors, .order = order};
    for (size_t i = 0; i < s->n_sectors; i++)
        if (!visit_sector(&v, i))
            return false;
    s->order = order;
    return true;
}
