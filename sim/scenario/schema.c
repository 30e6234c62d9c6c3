/* schema: which keys a group may hold, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/schema.h"

#include "core/text.h"

#include "scenario/field.h"
#include "scenario/period.h"
#include <string.h>

/* What every group may hold. */
static const grdp_field common[] = {
    {.name = "note", .kind = GRDP_FIELD_TEXT, .doc = "kept and not interpreted"},
    {.name = "source", .kind = GRDP_FIELD_TEXT, .doc = "kept and not interpreted"},
};

enum { N_COMMON = sizeof common / sizeof *common, KNOWN_MAX = 256 };

static const grdp_field *find_field(const char *name, const grdp_field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (grdp_text_equal(fields[i].name, name))
            return &fields[i];
    return NULL;
}

static void report_unknown(grdp_place place, const char *name, const grdp_field *fields, size_t n,
                           grdp_diag *diag)
{
    const char *known[KNOWN_MAX];
    grdp_buffer list = {0};
    size_t n_known = 0;
    for (size_t i = 0; i < n + N_COMMON && n_known < KNOWN_MAX; i++) {
        known[n_known++] = i < n ? fields[i].name : common[i - n].name;
        grdp_buffer_add(&list, i > 0 ? ", " : "");
        grdp_buffer_add(&list, known[n_known - 1]);
    }
    const char *nearest = grdp_text_nearest(name, known, n_known);
    if (nearest)
        grdp_diag_add(diag, GRDP_ERROR, place, "unknown key \"%s\"", "did you mean \"%s\"?",
                      grdp_text_show(name), nearest);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "unknown key \"%s\"", "the keys here are %s",
                      grdp_text_show(name), list.data ? list.data : "");
    grdp_buffer_free(&list);
}

static bool check_child(const grdp_node *child, const char *path, const grdp_field *fields,
                        size_t n_fields, grdp_diag *diag)
{
    const grdp_field *field = find_field(child->name, fields, n_fields);
    if (!field)
        field = find_field(child->name, common, N_COMMON);
    grdp_buffer full = {0};
    if (path && *path)
        grdp_buffer_printf(&full, "%s.", path);
    grdp_buffer_add(&full, child->name);
    const grdp_place place = grdp_node_place(child, full.data);
    const bool good = field && grdp_field_check(&(grdp_subject){child, field, place, diag});
    if (!field)
        report_unknown(place, child->name, fields, n_fields, diag);
    grdp_buffer_free(&full);
    return good;
}

/* Of a word among several the first is the sample. */
static void report_missing(grdp_place place, const grdp_field *field, grdp_diag *diag)
{
    const char *const sample = grdp_field_sample(field->kind);
    grdp_buffer choice = {0};

    if (field->choices)
        grdp_buffer_printf(&choice, "\"%.*s\"", (int)strcspn(field->choices, "|"), field->choices);
    grdp_diag_add(diag, GRDP_ERROR, place, "the key \"%s\" is missing", "add %s = %s;", field->name,
                  field->name, choice.data ? choice.data : sample);
    grdp_buffer_free(&choice);
}

bool grdp_schema_check(const grdp_node *group, const char *path, const grdp_field *fields,
                       size_t n_fields, grdp_diag *diag)
{
    const grdp_place place = grdp_node_place(group, path && *path ? path : NULL);
    if (!grdp_field_check_group(&(grdp_subject){.node = group, .place = place, .diag = diag}))
        return false;
    bool good = true;
    for (const grdp_node *child = group->first; child; child = child->next)
        good &= check_child(child, path, fields, n_fields, diag);
    for (size_t i = 0; i < n_fields; i++) {
        if (!fields[i].required || grdp_node_child(group, fields[i].name))
            continue;
        report_missing(place, &fields[i], diag);
        good = false;
    }
    return good;
}

const char *grdp_schema_text(const grdp_node *group, const char *name, const char *fallback)
{
    const grdp_node *node = grdp_node_child(group, name);
    return node && node->kind == GRDP_NODE_TEXT ? node->text : fallback;
}

double grdp_schema_number(const grdp_node *group, const char *name, double fallback)
{
    const grdp_node *node = grdp_node_child(group, name);
    return node && node->kind == GRDP_NODE_NUMBER ? node->number : fallback;
}

int grdp_schema_year(const grdp_node *group, const char *name, int fallback)
{
    const grdp_node *node = grdp_node_child(group, name);
    return node && grdp_field_is_year(node) ? (int)node->number : fallback;
}

int grdp_schema_date(const grdp_node *group, const char *name)
{
    int date = 0;
    const char *const text = grdp_schema_text(group, name, NULL);
    return text && grdp_date_read(text, &date) ? date : 0;
}

const char *grdp_schema_path(grdp_arena *arena, const char *parent, const char *name)
{
    return parent && *parent ? grdp_arena_printf(arena, "%s.%s", parent, name)
                             : grdp_arena_text(arena, name);
}

size_t grdp_schema_words(grdp_arena *arena, const char *choices, const char **words, size_t max)
{
    size_t n = 0, length;
    for (const char *word = grdp_field_word(choices, &length); word && n < max;
         word = grdp_field_word(grdp_field_after(word, length), &length)) {
        words[n] = grdp_arena_text_n(arena, word, length);
        if (!words[n])
            break;
        n++;
    }
    return n;
}
