/* solve_text: writes settings. Numbers go out in the shortest form that reads back the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/solve_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/number.h"
#include "scenario/period.h"
#include "scenario/read_cfg.h"

/* Whole numbers from here on need a point, or libconfig takes them for 32 bits. */
static const double LONG = 2147483648.0;

static void add_text(grdp_buffer *out, const char *text)
{
    grdp_buffer_add(out, "\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            grdp_buffer_add(out, "\\");
        if (*p == '\n')
            grdp_buffer_add(out, "\\n");
        else
            grdp_buffer_add_n(out, p, 1);
    }
    grdp_buffer_add(out, "\"");
}

static void add_number(grdp_buffer *out, double value)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_number_shortest(value, text);
    grdp_buffer_add(out, text);
    if (fabs(value) >= LONG && strpbrk(text, ".e") == NULL)
        grdp_buffer_add(out, ".0");
}

static void add_indent(grdp_buffer *out, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        grdp_buffer_add(out, "  ");
}

static bool holds_groups(const grdp_node *node)
{
    for (const grdp_node *child = node->first; child != NULL; child = child->next)
        if (child->kind == GRDP_NODE_GROUP)
            return true;
    return false;
}

static void add_value(grdp_buffer *out, const grdp_node *node, size_t depth);

static void add_group(grdp_buffer *out, const grdp_node *node, size_t depth)
{
    const bool tall = holds_groups(node);
    grdp_buffer_add(out, tall ? "{\n" : "{ ");
    for (const grdp_node *child = node->first; child != NULL; child = child->next) {
        if (tall)
            add_indent(out, depth + 1);
        grdp_buffer_printf(out, "%s = ", child->name);
        add_value(out, child, depth + 1);
        grdp_buffer_add(out, tall ? ";\n" : "; ");
    }
    if (tall)
        add_indent(out, depth);
    grdp_buffer_add(out, "}");
}

static void add_list(grdp_buffer *out, const grdp_node *node, size_t depth)
{
    const bool tall = holds_groups(node);
    grdp_buffer_add(out, "(");
    for (const grdp_node *child = node->first; child != NULL; child = child->next) {
        grdp_buffer_add(out, tall ? "\n" : " ");
        if (tall)
            add_indent(out, depth + 1);
        add_value(out, child, depth + 1);
        if (child->next != NULL)
            grdp_buffer_add(out, ",");
    }
    grdp_buffer_add(out, " )");
}

static void add_value(grdp_buffer *out, const grdp_node *node, size_t depth)
{
    if (node->kind == GRDP_NODE_GROUP)
        add_group(out, node, depth);
    else if (node->kind == GRDP_NODE_LIST)
        add_list(out, node, depth);
    else if (node->kind == GRDP_NODE_TEXT)
        add_text(out, node->text);
    else if (node->kind == GRDP_NODE_BOOL)
        grdp_buffer_add(out, node->number != 0.0 ? "true" : "false");
    else
        add_number(out, node->number);
}

/* `path` without links and steps back, of which the last parts need not exist; NULL when out of
 * memory. */
static const char *resolve(grdp_arena *arena, const char *path)
{
    char *const real = realpath(path, NULL);
    if (real != NULL) {
        const char *const kept = grdp_arena_text(arena, real);
        free(real);
        return kept;
    }
    const char *const slash = strrchr(path, '/');
    if (slash == NULL)
        return resolve(arena, grdp_arena_printf(arena, "./%s", path));
    const char *const above =
        slash == path ? "/" : grdp_arena_text_n(arena, path, (size_t)(slash - path));
    const char *const folder = above != NULL ? resolve(arena, above) : NULL;
    return folder != NULL ? grdp_arena_printf(arena, "%s/%s", folder, slash + 1) : NULL;
}

/* The way from the folder of `from` to `to`; both resolved. */
static const char *way(grdp_arena *arena, const char *from, const char *to)
{
    size_t common = 0;
    for (size_t i = 0; from[i] != '\0' && from[i] == to[i]; i++)
        common = from[i] == '/' ? i + 1 : common;
    const char *back = "";
    for (const char *p = from + common; back != NULL && (p = strchr(p, '/')) != NULL; p++)
        back = grdp_arena_printf(arena, "%s../", back);
    return back != NULL ? grdp_arena_printf(arena, "%s%s", back, to + common) : NULL;
}

typedef struct work {
    const grdp_solve_file *file;
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_buffer *out;
    const char *place; /* of the new file, resolved */
    const char *base;  /* way to the scenario's file */
} work;

/* Keys that entries of lists have cannot be written as changes. */
static bool reaches_into_list(const work *w, const char *change)
{
    const size_t length = strcspn(change, ".=");
    const char *const head = grdp_arena_text_n(w->arena, change, length);
    const grdp_node *const top =
        head != NULL ? grdp_node_child(w->file->scenario->tree, head) : NULL;
    return change[length] == '.' && top != NULL && top->kind == GRDP_NODE_LIST;
}

static bool can_be_based(const work *w)
{
    for (size_t i = 0; i < w->file->n_changes; i++)
        if (reaches_into_list(w, w->file->changes[i]))
            return false;
    return strncmp(w->base, "../", 3) != 0;
}

/* One change as the tree "a { b { c = VALUE } }". */
static grdp_status read_change(const work *w, const char *change, grdp_node **out)
{
    const char *const equals = strchr(change, '=');
    grdp_node *node = NULL;
    GRDP_TRY(
        grdp_cfg_read_value(w->arena, equals + 1, w->diag, (grdp_place){.path = "--set"}, &node));
    for (const char *end = equals; node != NULL;) {
        const char *start = end;
        while (start > change && start[-1] != '.')
            start--;
        node->name = grdp_arena_text_n(w->arena, start, (size_t)(end - start));
        grdp_node *const above = grdp_node_create(w->arena, GRDP_NODE_GROUP, NULL, "--set", 0);
        if (above == NULL || node->name == NULL)
            return GRDP_ERR_MEMORY;
        grdp_node_append(above, node);
        node = above;
        if (start == change)
            break;
        end = start - 1;
    }
    *out = node;
    return node != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

/* The changes laid over `tree`; those that reach into lists lie over the scenario already. */
static grdp_status lay_changes(const work *w, const grdp_node *tree, const grdp_node **out)
{
    for (size_t i = 0; i < w->file->n_changes && tree != NULL; i++) {
        grdp_node *one = NULL;
        if (reaches_into_list(w, w->file->changes[i]))
            continue;
        GRDP_TRY(read_change(w, w->file->changes[i], &one));
        tree = grdp_node_merge(w->arena, tree, one);
    }
    *out = tree;
    return tree != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status add_changes(const work *w)
{
    const grdp_node *all = NULL;
    GRDP_TRY(lay_changes(w, grdp_node_create(w->arena, GRDP_NODE_GROUP, NULL, "--set", 0), &all));
    grdp_buffer_add(w->out, "\nchanges = {\n");
    if (w->file->as_of != 0) {
        char date[GRDP_PERIOD_TEXT];
        grdp_buffer_printf(w->out, "  as_of = \"%s\";\n", grdp_date_text(w->file->as_of, date));
    }
    for (const grdp_node *child = all->first; child != NULL; child = child->next) {
        grdp_buffer_printf(w->out, "  %s = ", child->name);
        add_value(w->out, child, 1);
        grdp_buffer_add(w->out, ";\n");
    }
    grdp_buffer_add(w->out, "};\n");
    return GRDP_OK;
}

/* The name of a file that the settings `node` gives, counted from the new place. */
static const char *moved(const work *w, const grdp_node *node)
{
    const bool typed = grdp_text_equal(node->file, "--set");
    const char *const from = typed ? w->file->scenario->file : node->file;
    const char *const name = grdp_file_beside(w->arena, from, node->text);
    const char *const real = name != NULL ? resolve(w->arena, name) : NULL;
    return real != NULL ? way(w->arena, w->place, real) : NULL;
}

static bool is_named_anew(const char *name)
{
    static const char *const names[] = {"kind", "version", "id", "title", "source", "as_of"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static bool add_moved(const work *w, const grdp_node *node)
{
    const char *const name = moved(w, node);
    if (name != NULL)
        add_text(w->out, name);
    return name != NULL;
}

/* The whole scenario. */
static grdp_status add_whole(const work *w)
{
    const grdp_scenario *const s = w->file->scenario;
    const grdp_node *tree = NULL;
    char date[GRDP_PERIOD_TEXT];
    bool fine = true;
    GRDP_TRY(lay_changes(w, s->tree, &tree));
    grdp_buffer_add(w->out, "\n");
    if (s->as_of != 0)
        grdp_buffer_printf(w->out, "as_of = \"%s\";\n", grdp_date_text(s->as_of, date));
    for (const grdp_node *node = tree->first; node != NULL && fine; node = node->next) {
        if (is_named_anew(node->name))
            continue;
        grdp_buffer_printf(w->out, "%s = ", node->name);
        if (strcmp(node->name, "region") == 0) {
            fine = add_moved(w, node);
        } else if (strcmp(node->name, "plans") == 0) {
            grdp_buffer_add(w->out, "(");
            for (const grdp_node *plan = node->first; plan != NULL && fine; plan = plan->next) {
                grdp_buffer_add(w->out, " ");
                fine = add_moved(w, plan);
                grdp_buffer_add(w->out, plan->next != NULL ? "," : " ");
            }
            grdp_buffer_add(w->out, ")");
        } else {
            add_value(w->out, node, 0);
        }
        grdp_buffer_add(w->out, ";\n");
    }
    return fine ? GRDP_OK : GRDP_ERR_MEMORY;
}

static void add_head(const work *w, bool based)
{
    const grdp_solve_file *const f = w->file;
    const char *const *const title = f->scenario->title.text;
    /* An id has 64 characters at most. */
    const size_t room = 63 - strlen(f->suffix), length = strlen(f->scenario->id);
    grdp_buffer_add(w->out, "kind = \"scenario\"; version = 1;");
    if (based) {
        grdp_buffer_add(w->out, " base = ");
        add_text(w->out, w->base);
        grdp_buffer_add(w->out, ";");
    }
    grdp_buffer_add(w->out, "\nid = \"");
    grdp_buffer_add_n(w->out, f->scenario->id, length < room ? length : room);
    grdp_buffer_printf(w->out, "_%s\"; title = { vi = ", f->suffix);
    add_text(w->out, grdp_arena_printf(w->arena, "%s: %s", title[0], f->what));
    grdp_buffer_add(w->out, "; en = ");
    add_text(w->out, grdp_arena_printf(w->arena, "%s: %s", title[1], f->what));
    grdp_buffer_add(w->out, "; };\nsource = ");
    add_text(w->out, f->source);
    grdp_buffer_add(w->out, ";\n");
}

static grdp_status write(work *w)
{
    const char *const real = resolve(w->arena, w->file->scenario->file);
    w->place = resolve(w->arena, w->file->name);
    w->base = real != NULL && w->place != NULL ? way(w->arena, w->place, real) : NULL;
    if (w->base == NULL)
        return GRDP_ERR_MEMORY;
    const bool based = can_be_based(w);
    add_head(w, based);
    GRDP_TRY(based ? add_changes(w) : add_whole(w));
    return w->out->failed ? GRDP_ERR_MEMORY : GRDP_OK;
}

grdp_status grdp_solve_text(const grdp_solve_file *file, grdp_diag *diag, grdp_buffer *out)
{
    work w = {.file = file, .arena = grdp_arena_create(), .diag = diag, .out = out};
    const grdp_status status = w.arena != NULL ? write(&w) : GRDP_ERR_MEMORY;
    grdp_arena_free(w.arena);
    return status;
}
