/* target: one target of a plan, in the five forms that FORMATS.md gives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/target.h"

#include "core/number.h"
#include "core/text.h"
#include "engine/series.h"
#include "scenario/schema.h"
#include "scenario/title.h"

#include <math.h>
#include <string.h>

/* A part of a composite takes the first of them, a target takes all. */
static const grdp_field fields[] = {
    {.name = "id", .kind = GRDP_FIELD_ID, .doc = "Name of the target."},
    {.name = "title", .kind = GRDP_FIELD_TITLE, .doc = "What people call it."},
    {.name = "series", .kind = GRDP_FIELD_TEXT, .doc = "The series that is judged."},
    {.name = "indicator", .kind = GRDP_FIELD_ID, .doc = "The indicator that is judged."},
    {.name = "unit", .kind = GRDP_FIELD_TEXT, .doc = "Unit of the value."},
    {.name = "op", .kind = GRDP_FIELD_TEXT, .choices = ">|>=|<=|<|=", .doc = "Direction."},
    {.name = "value", .kind = GRDP_FIELD_NUMBER, .doc = "What is to be reached."},
    {.name = "tolerance", .kind = GRDP_FIELD_NUMBER, .max = 1e18, .doc = "Counts as met."},
    {.name = "polarity",
     .kind = GRDP_FIELD_TEXT,
     .choices = "higher|lower",
     .doc = "What is better."},
    {.name = "within_year",
     .kind = GRDP_FIELD_TEXT,
     .choices = "sum|level",
     .doc = "Whether figures add up over the year."},
    {.name = "field", .kind = GRDP_FIELD_LINE, .doc = "Field of the score, such as economy."},
    {.name = "parts", .kind = GRDP_FIELD_LIST, .doc = "Conditions that all count."},
    {.name = "verdict_only",
     .kind = GRDP_FIELD_TEXT,
     .choices = "exceeded|met|missed",
     .doc = "The verdict that was published without a figure."},
    {.name = "open", .kind = GRDP_FIELD_TEXT, .doc = "Why nothing is known."},
    {.name = "years", .kind = GRDP_FIELD_LIST, .doc = "First and last year."},
    {.name = "average",
     .kind = GRDP_FIELD_TEXT,
     .choices = "geometric|arithmetic|last|sum",
     .doc = "How the years become one figure."},
    {.name = "judged_probability",
     .kind = GRDP_FIELD_NUMBER,
     .min = 0.0,
     .max = 1.0,
     .doc = "Probability that somebody judged."},
};

enum { N_FIELDS = sizeof fields / sizeof *fields, N_PART_FIELDS = 10 };

typedef struct reader {
    const grdp_plan *plan;
    grdp_diag *diag;
} reader;

static const char *path_of(const reader *r, const char *path, const char *key)
{
    return grdp_schema_path(r->plan->arena, path, key);
}

/* The forms of a target: exactly one of these keys stands in it. A part takes the first two. */
enum { SERIES, INDICATOR, PARTS, VERDICT_ONLY, OPEN, N_FORMS, N_PART_FORMS = PARTS };

static const char *const forms[N_FORMS] = {
    [SERIES] = "series", [INDICATOR] = "indicator",
    [PARTS] = "parts",   [VERDICT_ONLY] = "verdict_only",
    [OPEN] = "open",
};

/* Index of the form, or N_FORMS after a finding. */
static size_t find_form(const reader *r, const grdp_node *node, const char *path, size_t n_forms)
{
    size_t found = N_FORMS;
    for (size_t i = 0; i < n_forms; i++) {
        const grdp_node *child = grdp_node_child(node, forms[i]);
        if (child && found < N_FORMS)
            grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(child, path_of(r, path, forms[i])),
                          "\"%s\" and \"%s\" exclude each other", "keep one of the two",
                          forms[found], forms[i]);
        else if (child)
            found = i;
    }
    if (found == N_FORMS && n_forms == N_PART_FORMS)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "the part does not say what it is about", "add \"series\" or \"indicator\"");
    else if (found == N_FORMS)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                      "the target does not say what it is about",
                      "add \"series\", \"indicator\", \"parts\", \"verdict_only\" or \"open\"");
    return found;
}

static bool require(const reader *r, const grdp_node *node, const char *path, const char *key,
                    const char *form)
{
    if (grdp_node_child(node, key))
        return true;
    grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path), "\"%s\" is missing",
                  "it is needed beside \"%s\"", key, form);
    return false;
}

static void refuse(const reader *r, const grdp_node *node, const char *path, const char *key,
                   const char *form)
{
    const grdp_node *child = grdp_node_child(node, key);
    if (child)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(child, path_of(r, path, key)),
                      "\"%s\" makes no sense beside \"%s\"",
                      "it belongs to \"series\" or \"indicator\"", key, form);
}

static bool ends_with(const char *text, const char *end)
{
    const size_t length = strlen(text);
    const size_t tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* Growth and ratios are planned in per cent; a value below 1 is most likely a fraction. */
static void check_percent(const reader *r, const grdp_target_part *part, const grdp_node *node,
                          const char *path)
{
    if (part->is_indicator || !(part->value > 0.0 && part->value < 1.0))
        return;
    if (!ends_with(part->series, "growth") && !ends_with(part->series, "investment.ratio"))
        return;
    char meant[GRDP_NUMBER_TEXT];
    grdp_number_fixed(100.0 * part->value, part->decimals > 2 ? part->decimals - 2 : 0, meant);
    grdp_diag_add(r->diag, GRDP_WARNING,
                  grdp_node_place(grdp_node_child(node, "value"), path_of(r, path, "value")),
                  "the target is %s %%", "did you mean %s?", grdp_number_show(part->value), meant);
}

static void read_polarity(const reader *r, grdp_target_part *part, const grdp_node *node,
                          const char *path)
{
    const char *polarity = grdp_schema_text(node, "polarity", NULL);
    const bool higher = grdp_text_equal(polarity, "higher");
    if (part->op[0] == '=') {
        part->exact = polarity == NULL;
        part->higher_is_better = higher;
        return;
    }
    part->higher_is_better = part->op[0] == '>';
    if (polarity && higher != part->higher_is_better)
        grdp_diag_add(
            r->diag, GRDP_ERROR,
            grdp_node_place(grdp_node_child(node, "polarity"), path_of(r, path, "polarity")),
            "polarity \"%s\" contradicts op \"%s\"", "take one of the two away", polarity,
            part->op);
}

/* Per cents of a part of the year are none of the year's. */
static void read_within_year(const reader *r, grdp_target_part *part, const grdp_node *node,
                             const char *path)
{
    const bool rate = grdp_text_equal(part->unit, "%") || grdp_text_equal(part->unit, "pp");
    part->within_year = grdp_schema_text(node, "within_year", NULL);
    if (rate && grdp_text_equal(part->within_year, "sum"))
        grdp_diag_add(
            r->diag, GRDP_ERROR,
            grdp_node_place(grdp_node_child(node, "within_year"), path_of(r, path, "within_year")),
            "per cents do not add up over a year", "write within_year = \"level\";");
}

/* A condition: a series or an indicator, a direction and a value. */
static void read_condition(const reader *r, const grdp_node *node, const char *path, size_t form,
                           grdp_target_part *out)
{
    const grdp_node *value = grdp_node_child(node, "value");
    out->series = grdp_schema_text(node, forms[form], "");
    out->id = grdp_schema_text(node, "id", out->series);
    out->title = grdp_title_read(node, out->id);
    out->is_indicator = form == INDICATOR;
    out->unit = grdp_schema_text(node, "unit", NULL);
    const grdp_series *of = out->is_indicator ? NULL : grdp_series_named(out->series);
    if (!out->unit && of)
        out->unit = of->unit;
    out->op = grdp_schema_text(node, "op", "=");
    out->value = grdp_schema_number(node, "value", 0.0);
    out->decimals = value ? value->decimals : 0;
    out->tolerance = grdp_schema_number(node, "tolerance", (double)NAN);
    (void)require(r, node, path, "op", forms[form]);
    (void)require(r, node, path, "value", forms[form]);
    read_polarity(r, out, node, path);
    read_within_year(r, out, node, path);
    check_percent(r, out, node, path);
}

static void check_part_ids(const reader *r, const grdp_node *node, const char *path,
                           const grdp_target_part *parts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (grdp_text_equal(parts[i].id, parts[n].id))
            grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path),
                          "two parts have the id \"%s\"", "give each its own",
                          grdp_text_show(parts[n].id));
    }
}

static grdp_status read_parts(const reader *r, const grdp_node *node, const char *path,
                              size_t parts_form, grdp_target *out)
{
    const grdp_node *list = grdp_node_child(node, forms[parts_form]);
    if (list->kind != GRDP_NODE_LIST)
        return GRDP_OK;
    if (list->n == 0)
        grdp_diag_add(r->diag, GRDP_ERROR,
                      grdp_node_place(list, path_of(r, path, forms[parts_form])),
                      "the target has no parts", NULL);
    grdp_target_part *parts = grdp_arena_alloc(r->plan->arena, list->n, sizeof *parts);
    if (!parts)
        return GRDP_ERR_MEMORY;
    out->parts = parts;
    size_t i = 0;
    for (const grdp_node *part = list->first; part; part = part->next, i++) {
        const char *at = grdp_arena_printf(r->plan->arena, "%s.parts.%zu", path, i);
        if (!grdp_schema_check(part, at, fields, N_PART_FIELDS, r->diag))
            continue;
        const size_t form = find_form(r, part, at, N_PART_FORMS);
        if (form == N_FORMS)
            continue;
        read_condition(r, part, at, form, &parts[out->n_parts]);
        check_part_ids(r, part, at, parts, out->n_parts);
        out->n_parts++;
    }
    return GRDP_OK;
}

static grdp_status read_single(const reader *r, const grdp_node *node, const char *path,
                               size_t form, grdp_target *out)
{
    grdp_target_part *part = grdp_arena_alloc(r->plan->arena, 1, sizeof *part);
    if (!part)
        return GRDP_ERR_MEMORY;
    read_condition(r, node, path, form, part);
    out->parts = part;
    out->n_parts = 1;
    return GRDP_OK;
}

static bool read_year(const grdp_node *node, int *out)
{
    if (node->kind != GRDP_NODE_NUMBER || !node->integer || node->number < 1900.0 ||
        node->number > 2200.0)
        return false;
    *out = (int)node->number;
    return true;
}

static void read_years(const reader *r, const grdp_node *node, const char *path, grdp_target *out)
{
    const grdp_node *years = grdp_node_child(node, "years");
    const grdp_node *average = grdp_node_child(node, "average");
    out->first_year = out->last_year = r->plan->year;
    out->average = grdp_schema_text(node, "average", "last");
    if (!years) {
        if (average)
            grdp_diag_add(
                r->diag, GRDP_ERROR, grdp_node_place(average, path_of(r, path, "average")),
                "\"average\" needs the years that it is taken over", "add years = ( 2021, 2025 );");
        return;
    }
    int first;
    int last;
    if (years->kind != GRDP_NODE_LIST || years->n != 2 || !read_year(years->first, &first) ||
        !read_year(years->first->next, &last) || first > last) {
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(years, path_of(r, path, "years")),
                      "the first and the last year are needed here", "write ( 2021, 2025 )");
        return;
    }
    out->first_year = first;
    out->last_year = last;
    if (first < last && !average)
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(years, path_of(r, path, "years")),
                      "\"average\" does not say how the years become one figure",
                      "add average = \"geometric\"; (or arithmetic, last, sum)");
}

static grdp_verdict find_verdict(const char *name)
{
    for (int v = GRDP_VERDICT_MISSED; v <= GRDP_VERDICT_EXCEEDED; v++) {
        if (grdp_text_equal(grdp_verdict_name((grdp_verdict)v), name))
            return (grdp_verdict)v;
    }
    return GRDP_VERDICT_OPEN;
}

static grdp_status read_verdict(const reader *r, const grdp_node *node, const char *path,
                                size_t form, grdp_target *out)
{
    out->verdict_only = true;
    out->published = find_verdict(grdp_schema_text(node, forms[form], NULL));
    (void)require(r, node, path, "source", forms[form]);
    return GRDP_OK;
}

static grdp_status read_open(const reader *r, const grdp_node *node, const char *path, size_t form,
                             grdp_target *out)
{
    out->open_reason = grdp_schema_text(node, forms[form], NULL);
    if (grdp_text_equal(out->open_reason, ""))
        grdp_diag_add(r->diag, GRDP_ERROR, grdp_node_place(node, path), "the reason is empty",
                      "write why there is neither a figure nor a verdict");
    return GRDP_OK;
}

typedef grdp_status (*form_reader)(const reader *r, const grdp_node *node, const char *path,
                                   size_t form, grdp_target *out);

static const form_reader readers[N_FORMS] = {
    [SERIES] = read_single,        [INDICATOR] = read_single, [PARTS] = read_parts,
    [VERDICT_ONLY] = read_verdict, [OPEN] = read_open,
};

static grdp_status read_form(const reader *r, const grdp_node *node, const char *path,
                             grdp_target *out)
{
    static const char *const condition[] = {"op",        "value",    "unit",
                                            "tolerance", "polarity", "within_year"};
    const size_t form = find_form(r, node, path, N_FORMS);
    if (form == N_FORMS)
        return GRDP_OK;
    for (size_t i = 0; form >= N_PART_FORMS && i < sizeof condition / sizeof *condition; i++)
        refuse(r, node, path, condition[i], forms[form]);
    return readers[form](r, node, path, form, out);
}

grdp_status grdp_target_read(const grdp_plan *plan, const grdp_node *node, const char *path,
                             grdp_diag *diag, grdp_target *out)
{
    const reader r = {plan, diag};
    (void)grdp_schema_check(node, path, fields, N_FIELDS, diag);
    if (node->kind != GRDP_NODE_GROUP)
        return GRDP_OK;
    if (!grdp_node_child(node, "id"))
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, path), "the target has no id",
                      "add id = \"grdp_growth\"; or another name of your own");
    out->node = node;
    out->id = grdp_schema_text(node, "id", "");
    out->title = grdp_title_read(node, out->id);
    out->field = grdp_schema_text(node, "field", "");
    out->source = grdp_schema_text(node, "source", NULL);
    out->note = grdp_schema_text(node, "note", NULL);
    out->judged_probability = grdp_schema_number(node, "judged_probability", (double)NAN);
    read_years(&r, node, path, out);
    return read_form(&r, node, path, out);
}
