/* setup: the model of a sector or of the total, its parameters bound to factors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/models.h"

enum { ITEMS = 64, FIELDS = 2 * GRDP_MODEL_PARAMS * GRDP_MODELS + 6 };

static size_t add_field(grdp_field *fields, size_t n, grdp_field field)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(fields[i].name, field.name) == 0)
            return n;
    assert(n < FIELDS);
    fields[n] = field;
    return n + 1;
}

static size_t add_params(const grdp_model *model, grdp_field *fields, size_t n)
{
    if (model->fitted) {
        n = add_field(fields, n, (grdp_field){.name = "years", .kind = GRDP_FIELD_LIST});
        n = add_field(fields, n, (grdp_field){.name = "leave_out", .kind = GRDP_FIELD_LIST});
    }
    for (size_t p = 0; p < model->n_params; p++) {
        const grdp_param *const param = &model->params[p];
        /* Single factors say themselves what is wrong with them. */
        const grdp_field field = {
            .name = param->name,
            .kind = param->each != NULL ? GRDP_FIELD_GROUP : GRDP_FIELD_ANY,
            .doc = param->doc,
        };
        n = add_field(fields, n, field);
        if (param->observed_by != NULL)
            n = add_field(fields, n,
                          (grdp_field){.name = param->observed_by, .kind = GRDP_FIELD_TEXT});
    }
    return n;
}

/* The keys that the group of a model may hold, from the parameters of all that it names. */
static size_t list_fields(const grdp_models *models, grdp_model_scope scope, grdp_field *fields)
{
    size_t n = 0;
    n = add_field(fields, n, (grdp_field){.name = "model", .kind = GRDP_FIELD_TEXT});
    n = add_field(fields, n, (grdp_field){.name = "models", .kind = GRDP_FIELD_TEXTS});
    if (scope == GRDP_SCOPE_TOTAL) {
        n = add_field(fields, n,
                      (grdp_field){.name = "use",
                                   .kind = GRDP_FIELD_TEXT,
                                   .choices = "check|scale|residual"});
        n = add_field(fields, n, (grdp_field){.name = "residual", .kind = GRDP_FIELD_ID});
    }
    for (size_t m = 0; m < models->n; m++)
        n = add_params(models->at[m], fields, n);
    return n;
}

/* What a parameter is, without the full stop of its sentence. */
static const char *doc_of(grdp_reader *reader, const grdp_param *param)
{
    const char *const doc = grdp_arena_text_n(reader->arena, param->doc, strlen(param->doc) - 1);
    return doc != NULL ? doc : param->doc;
}

static void report_missing(grdp_reader *reader, const grdp_node *node, const char *path,
                           const grdp_param *param)
{
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, path), "%s is missing",
                  "add: %s = ...; (%s)", param->name, param->name, doc_of(reader, param));
}

/* True where the scenario must say the number itself: there is no fallback and no fit. */
static bool is_required(const grdp_model *model, const grdp_param *param)
{
    return param->fallback != param->fallback && !model->fitted;
}

/* A sector that others can follow; GRDP_NONE after a finding. */
static int find_sector(grdp_reader *reader, const grdp_node *item, const char *path)
{
    const grdp_region *const region = reader->scenario->region;
    const int sector = grdp_region_sector(region, item->name);
    const grdp_place place =
        grdp_node_place(item, grdp_schema_path(reader->arena, path, item->name));
    if (sector != GRDP_NONE && !reader->scenario->account->excludes[sector])
        return sector;
    const char *words[GRDP_SECTORS_MAX];
    for (size_t s = 0; s < region->n_sectors; s++)
        words[s] = region->sectors[s].id;
    const char *const near = grdp_text_nearest(item->name, words, region->n_sectors);
    if (sector != GRDP_NONE)
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "the account \"%s\" leaves \"%s\" out, so it has no growth to follow",
                      "name another sector", reader->scenario->account->id, item->name);
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "the region has no sector \"%s\"",
                      near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s",
                      grdp_text_show(item->name), near != NULL ? near : region->file);
    return GRDP_NONE;
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
    const bool by_sector = strcmp(each, "sector") == 0;
    const int sector = by_sector ? find_sector(reader, item, path) : GRDP_NONE;
    if (by_sector && sector == GRDP_NONE)
        return false;
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
        const bool is_group = family != NULL && family->kind == GRDP_NODE_GROUP;
        for (const grdp_node *item = is_group ? family->first : NULL; item != NULL;
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
                          "%s has no number for %s", "add to it: %s = ...;", param->name,
                          setup->item_id[k], setup->item_id[k]);
            fine = false;
        }
        factors[k] = grdp_factor_add(reader, param, item_path, item);
    }
    const bool is_empty = family == NULL || (family->kind == GRDP_NODE_GROUP && family->n == 0);
    if (setup->n_items == 0 && is_empty && is_required(setup->model, param)) {
        report_missing(reader, node, path, param);
        fine = false;
    }
    setup->item_factor[p] = factors;
    return fine;
}

/* A parameter in the region's currency means nothing beside shares of 100. */
static bool fits_account(grdp_reader *reader, const grdp_node *node, const char *path,
                         const grdp_param *param)
{
    const grdp_account *const account = reader->scenario->account;
    const grdp_node *const child = grdp_node_child(node, param->name);
    if (strcmp(param->unit, "bn_vnd") != 0 || account->is_level || child == NULL)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR,
                  grdp_node_place(child, grdp_schema_path(reader->arena, path, param->name)),
                  "an amount of money has no meaning here: the account \"%s\" has shares only",
                  "add total = ...; to the account, or name one that has levels", account->id);
    return false;
}

/* Where a parameter is above 0, the one that it needs must be given and above 0 as well. */
static bool check_need(grdp_reader *reader, const grdp_node *node, const grdp_setup *setup,
                       const grdp_need *need)
{
    const grdp_factor *of = NULL, *needs = NULL;
    for (size_t p = 0; p < setup->model->n_params; p++) {
        const grdp_factor *const factor = &reader->factors[setup->factor[p]];
        of = strcmp(setup->model->params[p].name, need->of) == 0 ? factor : of;
        needs = strcmp(setup->model->params[p].name, need->needs) == 0 ? factor : needs;
    }
    assert(of != NULL && needs != NULL);
    for (size_t t = 0; t < reader->scenario->n_periods; t++) {
        if (!(of->likely[t] > 0.0) || needs->likely[t] > 0.0)
            continue;
        grdp_diag_add(reader->diag, GRDP_ERROR,
                      grdp_node_place(of->node != NULL ? of->node : node, of->path),
                      "%s is %s and needs %s, which is not given", "add: %s = ...; (%s)", need->of,
                      grdp_number_show(of->likely[t] / of->scale), need->needs, need->needs,
                      doc_of(reader, needs->param));
        return false;
    }
    return true;
}

static bool bind_one(grdp_reader *reader, const grdp_node *node, const char *path,
                     grdp_setup *setup, size_t p)
{
    const grdp_param *const param = &setup->model->params[p];
    const grdp_node *const child = grdp_node_child(node, param->name);
    const bool missing = child == NULL && is_required(setup->model, param);
    if (missing)
        report_missing(reader, node, path, param);
    setup->factor[p] =
        grdp_factor_add(reader, param, grdp_schema_path(reader->arena, path, param->name), child);
    const bool laid = param->observed_by == NULL ||
                      grdp_indicator_lay(reader, node, path, param, setup->factor[p]);
    return !missing && laid;
}

static bool bind(grdp_reader *reader, const grdp_node *node, const char *path, grdp_setup *setup)
{
    bool fine = true;
    for (size_t p = 0; p < setup->model->n_params; p++) {
        const grdp_param *const param = &setup->model->params[p];
        fine &= fits_account(reader, node, path, param);
        fine &= param->each != NULL ? bind_family(reader, node, path, setup, p)
                                    : bind_one(reader, node, path, setup, p);
    }
    for (const grdp_need *need = setup->model->needs; fine && need != NULL && need->of; need++)
        fine = check_need(reader, node, setup, need);
    return fine;
}

bool grdp_setup_read(grdp_reader *reader, const grdp_node *node, const char *path,
                     grdp_model_scope scope, int sector, grdp_setup *out)
{
    grdp_field fields[FIELDS];
    grdp_models models;
    out->node = node;
    if (!grdp_models_read(reader, node, path, scope, &models))
        return false;
    out->model = models.holds;
    assert(out->model->n_params <= GRDP_MODEL_PARAMS);
    const size_t n = list_fields(&models, scope, fields);
    bool fine = grdp_schema_check(node, path, fields, n, reader->diag);
    fine &= list_items(reader, node, path, out);
    if (reader->no_memory)
        return false;
    fine &= bind(reader, node, path, out);
    if (fine && out->model->fitted)
        fine = grdp_fit_read(reader, out, path, sector);
    return fine && !reader->no_memory;
}
