/* models: the model of a group, by one name or by several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/models.h"

#include "core/text.h"
#include "scenario/field.h"

#include <stdint.h>
#include <string.h>

enum { KNOWN = 64 };

static bool serves(const grdp_model *model, grdp_model_scope scope)
{
    return model->scope == scope || model->scope == GRDP_SCOPE_ANY;
}

static void report_model(grdp_reader *reader, const grdp_node *name, grdp_place place,
                         const grdp_model *found, grdp_model_scope scope)
{
    const char *words[KNOWN];
    size_t n = 0;
    const grdp_model *model;
    for (size_t i = 0; n < KNOWN && (model = grdp_model_at(i)) != NULL; i++)
        if (serves(model, scope))
            words[n++] = model->name;
    const bool total = scope == GRDP_SCOPE_TOTAL;
    const char *const near = grdp_text_nearest(grdp_value_show(name), words, n);
    if (found != NULL)
        grdp_diag_add(
            reader->diag, GRDP_ERROR, place,
            total ? "the model \"%s\" is for one sector" : "the model \"%s\" gives growth of GRDP",
            total ? "use it in a group under sectors" : "use it in the group total", found->name);
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "there is no model \"%s\"",
                      near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list models",
                      grdp_value_show(name), near);
}

static bool find_one(grdp_reader *reader, const grdp_node *name, grdp_place place,
                     grdp_model_scope scope, grdp_models *out)
{
    const grdp_model *const found =
        name->kind == GRDP_NODE_TEXT ? grdp_model_find(name->text) : NULL;
    if (found == NULL || !serves(found, scope)) {
        report_model(reader, name, place, found, scope);
        return false;
    }
    out->at[out->n++] = found;
    return true;
}

static void report_none(grdp_reader *reader, const grdp_node *node, const char *path,
                        grdp_model_scope scope)
{
    grdp_diag_add(
        reader->diag, GRDP_ERROR, grdp_node_place(node, path), "it is not said which model to use",
        scope == GRDP_SCOPE_SECTOR ? "write for example: model = \"constant\"; growth = 8.7;"
                                   : "write for example: model = \"icor\"; icor = 4.06;");
}

/* The number of names is the same in all lists that are tied. */
static bool check_list(grdp_reader *reader, const grdp_node *list, grdp_place place)
{
    grdp_scenario *const s = reader->scenario;
    if (list->kind != GRDP_NODE_LIST || list->n < 2 || list->n > GRDP_MODELS) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "is not a list of 2 to %zu models",
                      "write for example: models = ( \"constant\", \"reverting\" );",
                      (size_t)GRDP_MODELS);
        return false;
    }
    if (reader->models_tied && s->n_lists > 0 && s->lists[0].n != list->n) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "names %zu models, and the list before it %zu: they hold together, the first "
                      "with the first",
                      "name as many in both, one of them twice if need be", list->n, s->lists[0].n);
        return false;
    }
    return true;
}

/* What a run leaves out is said. */
static void note_first(grdp_reader *reader, const grdp_models *models, grdp_place place)
{
    if (reader->model == 0)
        grdp_diag_add(reader->diag, GRDP_NOTE, place, "the first of %zu models holds: \"%s\"",
                      "`grdpsim study sobol` compares them", models->n, models->holds->name);
}

/* Which one of the list that was read last holds. Lists that are not tied count like the digits of
 * a number, the first one fastest. */
static size_t held_of(const grdp_reader *reader, size_t n)
{
    const size_t way = reader->model > 0 ? reader->model - 1 : 0;
    return (reader->models_tied ? way : way / reader->scenario->n_models) % n;
}

/* Keeps the list in the scenario, and counts in how many ways all lists can hold. */
static bool keep_list(grdp_reader *reader, const char *path, const grdp_models *models)
{
    grdp_scenario *const s = reader->scenario;
    grdp_model_list *const lists = grdp_arena_alloc(reader->arena, s->n_lists + 1, sizeof *lists);
    const grdp_model **const at = grdp_arena_alloc(reader->arena, models->n, sizeof *at);
    if (lists == NULL || at == NULL) {
        reader->no_memory = true;
        return false;
    }
    for (size_t i = 0; i < s->n_lists; i++)
        lists[i] = s->lists[i];
    for (size_t m = 0; m < models->n; m++)
        at[m] = models->at[m];
    lists[s->n_lists++] = (grdp_model_list){path, models->n, at};
    s->lists = lists;
    if (reader->models_tied)
        s->n_models = models->n;
    else
        s->n_models = s->n_models < SIZE_MAX / models->n ? s->n_models * models->n : SIZE_MAX;
    return true;
}

static bool read_list(grdp_reader *reader, const grdp_node *list, const char *path,
                      grdp_model_scope scope, grdp_models *out)
{
    const grdp_place place = grdp_node_place(list, grdp_schema_path(reader->arena, path, "models"));
    if (!check_list(reader, list, place))
        return false;
    bool fine = true;
    for (const grdp_node *name = list->first; name != NULL; name = name->next)
        fine &= find_one(reader, name, place, scope, out);
    if (!fine)
        return false;
    out->holds = out->at[held_of(reader, out->n)];
    note_first(reader, out, place);
    return keep_list(reader, path, out);
}

bool grdp_models_read(grdp_reader *reader, const grdp_node *node, const char *path,
                      grdp_model_scope scope, grdp_models *out)
{
    const grdp_node *const one = grdp_node_child(node, "model");
    const grdp_node *const list = grdp_node_child(node, "models");
    *out = (grdp_models){0};
    if (!grdp_field_check_group(&(grdp_subject){
            .node = node, .place = grdp_node_place(node, path), .diag = reader->diag}))
        return false;
    if (one == NULL && list == NULL) {
        report_none(reader, node, path, scope);
        return false;
    }
    if (one != NULL && list != NULL) {
        grdp_diag_add(reader->diag, GRDP_ERROR,
                      grdp_node_place(list, grdp_schema_path(reader->arena, path, "models")),
                      "model and models are both given", "leave one of them out");
        return false;
    }
    if (list != NULL)
        return read_list(reader, list, path, scope, out);
    const grdp_place place = grdp_node_place(one, grdp_schema_path(reader->arena, path, "model"));
    const bool fine = find_one(reader, one, place, scope, out);
    out->holds = out->at[0];
    return fine;
}

/* "icor", or "elasticity.industry" of a family. */
static bool has_param(const grdp_model *model, const char *name)
{
    for (size_t p = 0; p < model->n_params; p++) {
        const size_t length = strlen(model->params[p].name);
        if (strncmp(model->params[p].name, name, length) == 0 &&
            (name[length] == '\0' || name[length] == '.'))
            return true;
    }
    return false;
}

bool grdp_models_may_have(const grdp_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->n_lists; i++) {
        const grdp_model_list *const list = &scenario->lists[i];
        const size_t length = strlen(list->path);
        if (strncmp(path, list->path, length) != 0 || path[length] != '.')
            continue;
        for (size_t m = 0; m < list->n; m++)
            if (has_param(list->at[m], path + length + 1))
                return true;
    }
    return false;
}
