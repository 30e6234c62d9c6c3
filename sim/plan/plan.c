/* plan: what a plan file says, checked. The targets are read in target.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "plan/target.h"
#include "scenario/kind.h"
#include "scenario/read_cfg.h"
#include "scenario/reference.h"
#include "scenario/schema.h"
#include "scenario/title.h"

static const grdp_field plan_fields[] = {
    {.name = "kind",
     .kind = GRDP_FIELD_TEXT,
     .required = true,
     .choices = "plan",
     .doc = "What the file is."},
    {.name = "version",
     .kind = GRDP_FIELD_COUNT,
     .required = true,
     .min = 1,
     .max = 1,
     .doc = "Version of the format."},
    {.name = "id", .kind = GRDP_FIELD_ID, .doc = "Name of the plan."},
    {.name = "title", .kind = GRDP_FIELD_TITLE, .doc = "What people call it."},
    {.name = "region",
     .kind = GRDP_FIELD_TEXT,
     .required = true,
     .doc = "Path of the region file."},
    {.name = "year", .kind = GRDP_FIELD_YEAR, .required = true, .doc = "Year of the plan."},
    {.name = "authority", .kind = GRDP_FIELD_TITLE, .doc = "Who adopted it."},
    {.name = "document", .kind = GRDP_FIELD_TEXT, .doc = "The resolution that holds it."},
    {.name = "adopted", .kind = GRDP_FIELD_DATE, .doc = "Date of the resolution."},
    {.name = "next", .kind = GRDP_FIELD_TEXT, .doc = "Path of the plan of the following year."},
    {.name = "published_score", .kind = GRDP_FIELD_GROUP, .doc = "The score that was published."},
    {.name = "targets", .kind = GRDP_FIELD_LIST, .required = true, .doc = "What is to be reached."},
};

static const grdp_field score_fields[] = {
    {.name = "as_of", .kind = GRDP_FIELD_DATE, .doc = "Date of the score."},
    {.name = "met", .kind = GRDP_FIELD_COUNT, .max = 10000, .doc = "Targets met."},
    {.name = "exceeded", .kind = GRDP_FIELD_COUNT, .max = 10000, .doc = "Targets exceeded."},
    {.name = "missed", .kind = GRDP_FIELD_COUNT, .max = 10000, .doc = "Targets missed."},
};

#define N_FIELDS(fields) (sizeof(fields) / sizeof *(fields))

static int date_of(const grdp_node *group, const char *key)
{
    int date = 0;
    const char *text = grdp_schema_text(group, key, NULL);
    return text && grdp_date_read(text, &date) ? date : 0;
}

static size_t count_of(const grdp_node *group, const char *key)
{
    const double number = grdp_schema_number(group, key, 0.0);
    return number > 0.0 && number <= 10000.0 ? (size_t)number : 0;
}

/* The score counts every target of the plan, also those that the file leaves out. */
static void read_score(grdp_plan *plan, const grdp_node *top, grdp_diag *diag)
{
    const char *path = "published_score";
    const grdp_node *group = grdp_node_child(top, path);
    if (!group || group->kind != GRDP_NODE_GROUP)
        return;
    if (!grdp_schema_check(group, path, score_fields, N_FIELDS(score_fields), diag))
        return;
    const grdp_published_score score = {.given = true,
                                        .as_of = date_of(group, "as_of"),
                                        .met = count_of(group, "met"),
                                        .exceeded = count_of(group, "exceeded"),
                                        .missed = count_of(group, "missed"),
                                        .source = grdp_schema_text(group, "source", NULL)};
    const size_t n = score.met + score.exceeded + score.missed;
    plan->published_score = score;
    if (n != plan->n_targets)
        grdp_diag_add(diag, GRDP_WARNING, grdp_node_place(group, path),
                      "the published score counts %zu targets, the file has %zu",
                      "list the others with open = \"why\";", n, plan->n_targets);
}

static void check_id(const grdp_plan *plan, const grdp_node *node, const char *path, const char *id,
                     grdp_diag *diag)
{
    for (size_t i = 0; id && i < plan->n_targets; i++) {
        if (grdp_text_equal(plan->targets[i].id, id))
            grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, path),
                          "two targets have the id \"%s\"", "give each its own",
                          grdp_text_show(id));
    }
}

static grdp_status read_targets(grdp_plan *plan, const grdp_node *top, grdp_diag *diag)
{
    const grdp_node *list = grdp_node_child(top, "targets");
    if (!list || list->kind != GRDP_NODE_LIST)
        return GRDP_OK;
    if (list->n == 0)
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(list, "targets"), "the plan has no targets",
                      "write { id = ...; series = \"grdp.growth\"; op = \">=\"; value = 9.0; }");
    grdp_target *targets = grdp_arena_alloc(plan->arena, list->n, sizeof *targets);
    if (!targets)
        return GRDP_ERR_MEMORY;
    plan->targets = targets;
    size_t i = 0;
    for (const grdp_node *node = list->first; node; node = node->next, i++) {
        const char *id = grdp_schema_text(node, "id", NULL);
        const char *path = id ? grdp_schema_path(plan->arena, "targets", id)
                              : grdp_arena_printf(plan->arena, "targets.%zu", i);
        check_id(plan, node, path, id, diag);
        GRDP_TRY(grdp_target_read(plan, node, path, diag, &targets[plan->n_targets]));
        plan->n_targets++;
    }
    return GRDP_OK;
}

/* The path of the file that `node` names; NULL where it is absent or no text. */
static grdp_status find_file(const grdp_plan *plan, const grdp_node *node, const char *key,
                             grdp_diag *diag, const char **out)
{
    *out = NULL;
    if (!node || node->kind != GRDP_NODE_TEXT)
        return GRDP_OK;
    return grdp_reference_find(plan->arena, node, key, plan->file, diag, out);
}

/* Everything but the targets and the files. */
static void read_facts(grdp_plan *plan, const grdp_node *top)
{
    plan->id = grdp_schema_text(top, "id", NULL);
    plan->title = grdp_title_read(top, plan->id ? plan->id : plan->file);
    plan->authority = grdp_title_read_key(top, "authority", NULL);
    plan->document = grdp_schema_text(top, "document", NULL);
    plan->source = grdp_schema_text(top, "source", NULL);
    plan->year = grdp_schema_year(top, "year", 0);
    plan->adopted = date_of(top, "adopted");
    plan->next = grdp_node_child(top, "next");
}

static grdp_status read_plan(grdp_plan *plan, grdp_diag *diag)
{
    grdp_node *top;
    const char *bytes;
    size_t length;
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);
    const grdp_status read = grdp_cfg_read(plan->arena, plan->file, diag, &top, &bytes, &length);
    if (!top)
        return read;
    plan->input.file = plan->file;
    grdp_sha256(bytes, length, plan->input.sha256);
    if (!grdp_kind_check(top, "plan", diag))
        return GRDP_ERR_INPUT;
    (void)grdp_schema_check(top, "", plan_fields, N_FIELDS(plan_fields), diag);
    read_facts(plan, top);
    GRDP_TRY(read_targets(plan, top, diag));
    read_score(plan, top, diag);
    const bool fine = grdp_diag_count(diag, GRDP_ERROR) == before;
    const grdp_status found =
        find_file(plan, grdp_node_child(top, "region"), "region", diag, &plan->region_file);
    /* Nobody gets a plan without its region, so nobody else can have the rest of it checked. */
    if (fine && found != GRDP_OK && grdp_plan_check(plan, NULL, diag) == GRDP_ERR_MEMORY)
        return GRDP_ERR_MEMORY;
    return fine ? found : GRDP_ERR_INPUT;
}

grdp_status grdp_plan_read(const char *file, grdp_diag *diag, grdp_plan **out)
{
    grdp_arena *arena = grdp_arena_create();
    if (!arena)
        return GRDP_ERR_MEMORY;
    grdp_status status = GRDP_ERR_MEMORY;
    grdp_plan *plan = grdp_arena_alloc(arena, 1, sizeof *plan);
    if (plan) {
        plan->arena = arena;
        plan->file = grdp_arena_text(arena, file);
        status = plan->file ? read_plan(plan, diag) : GRDP_ERR_MEMORY;
    }
    if (status == GRDP_OK)
        *out = plan;
    else
        grdp_arena_free(arena);
    return status;
}

grdp_status grdp_plan_read_next(const grdp_plan *plan, const grdp_region *region, grdp_diag *diag,
                                grdp_plan **out)
{
    const char *file;
    grdp_plan *next = NULL;
    *out = NULL;
    GRDP_TRY(find_file(plan, plan->next, "next", diag, &file));
    if (file)
        GRDP_TRY(grdp_plan_read(file, diag, &next));
    grdp_status status = next ? grdp_plan_check(next, region, diag) : GRDP_OK;
    if (next && next->year != plan->year + 1)
        status = grdp_diag_error(diag, grdp_node_place(plan->next, "next"),
                                 "the plan \"%s\" is of %s, and %s comes next",
                                 "name the plan of the following year, or leave next out",
                                 grdp_text_show(plan->next->text), grdp_number_show(next->year),
                                 grdp_number_show(plan->year + 1));
    if (status == GRDP_OK)
        *out = next;
    else
        grdp_plan_free(next);
    return status;
}

void grdp_plan_free(grdp_plan *plan)
{
    if (plan)
        grdp_arena_free(plan->arena);
}

size_t grdp_plan_n_targets(const grdp_plan *plan)
{
    return plan->n_targets;
}

int grdp_plan_year(const grdp_plan *plan)
{
    return plan->year;
}
