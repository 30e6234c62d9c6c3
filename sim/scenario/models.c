/* models: the model of a group, by one name or by several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/models.h"

#include "core/text.h"
#include "scenario/field.h"

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

/* The number of names is the same in all lists. */
static bool check_list(grdp_reader *reader, const grdp_node *list, grdp_place place)
{
    grdp_scenario *const s = reader->scenario;
    if (list->kind != GRDP_NODE_LIST || list->n < 2 || list->n > GRDP_MODELS) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "is not a list of 2 to %zu models",
                      "write for example: models = ( \"constant\", \"reverting\" );",
                      (size_t)GRDP_MODELS);
        return false;
    }
    if (s->n_models > 1 && s->n_models != list->n) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "names %zu models, and the list before it %zu: they hold together, the first "
                      "with the first",
                      "name as many in both, one of them twice if need be", list->n, s->n_models);
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

static bool read_list(grdp_reader *reader, const grdp_node *list, grdp_place place,
                      grdp_model_scope scope, grdp_models *out)
{
    grdp_scenario *const s = reader->scenario;
    if (!check_list(reader, list, place))
        return false;
    const char **const names = grdp_arena_alloc(reader->arena, list->n, sizeof *names);
    reader->no_memory |= names == NULL;
    bool fine = names != NULL;
    for (const grdp_node *name = list->first; names != NULL && name != NULL; name = name->next)
        fine &= find_one(reader, name, place, scope, out);
    if (!fine)
        return false;
    for (size_t m = 0; m < out->n; m++)
        names[m] = out->at[m]->name;
    if (s->n_models < 2)
        s->models = names;
    s->n_models = out->n;
    out->holds = out->at[reader->model > 0 ? (reader->model - 1) % out->n : 0];
    note_first(reader, out, place);
    return true;
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
    const grdp_place place =
        grdp_node_place(list != NULL ? list : one,
                        grdp_schema_path(reader->arena, path, list != NULL ? "models" : "model"));
    if (one != NULL && list != NULL) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "model and models are both given",
                      "leave one of them out");
        return false;
    }
    if (list != NULL)
        return read_list(reader, list, place, scope, out);
    const bool fine = find_one(reader, one, place, scope, out);
    out->holds = out->at[0];
    return fine;
}
