/* node: a settings file as a tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/node.h"

#include "core/text.h"

#include <string.h>

grdp_node *grdp_node_create(grdp_arena *arena, grdp_node_kind kind, const char *name,
                            const char *file, unsigned line)
{
    grdp_node *node = grdp_arena_alloc(arena, 1, sizeof *node);
    if (!node)
        return NULL;
    node->kind = kind;
    node->name = grdp_arena_text(arena, name);
    node->file = file;
    node->line = line;
    return name && !node->name ? NULL : node;
}

void grdp_node_append(grdp_node *parent, grdp_node *child)
{
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->n++;
}

grdp_node *grdp_node_child(const grdp_node *parent, const char *name)
{
    if (!parent || parent->kind != GRDP_NODE_GROUP)
        return NULL;
    for (grdp_node *child = parent->first; child; child = child->next)
        if (grdp_text_equal(child->name, name))
            return child;
    return NULL;
}

/* Whether `path` begins with the step `name`, which then ends or goes on with a dot. */
static bool is_step(const char *path, const char *name)
{
    const size_t length = name ? strlen(name) : 0;
    return length > 0 && strncmp(path, name, length) == 0 &&
           (path[length] == '\0' || path[length] == '.');
}

static grdp_node *find_key(const grdp_node *group, const char *path, size_t *used)
{
    for (grdp_node *child = group->first; child; child = child->next) {
        if (is_step(path, child->name)) {
            *used = strlen(child->name);
            return child;
        }
    }
    return NULL;
}

/* An id may hold dots, so the longest one that fits is meant. */
static grdp_node *find_id(const grdp_node *list, const char *path, size_t *used)
{
    grdp_node *found = NULL;
    *used = 0;
    for (grdp_node *child = list->first; child; child = child->next) {
        const grdp_node *id = grdp_node_child(child, "id");
        if (!id || !is_step(path, id->text) || strlen(id->text) <= *used)
            continue;
        found = child;
        *used = strlen(id->text);
    }
    return found;
}

static grdp_node *find_index(const grdp_node *list, const char *path, size_t *used)
{
    const size_t digits = strspn(path, "0123456789");
    if (digits == 0 || digits > 9 || (path[digits] != '\0' && path[digits] != '.'))
        return NULL;
    size_t index = 0;
    for (size_t i = 0; i < digits; i++)
        index = index * 10 + (size_t)(path[i] - '0');
    *used = digits;
    grdp_node *child = list->first;
    while (child && index-- > 0)
        child = child->next;
    return child;
}

static grdp_node *find_step(const grdp_node *node, const char *path, size_t *used)
{
    if (node->kind == GRDP_NODE_GROUP)
        return find_key(node, path, used);
    if (node->kind != GRDP_NODE_LIST)
        return NULL;
    grdp_node *child = find_index(node, path, used);
    return child ? child : find_id(node, path, used);
}

grdp_node *grdp_node_at(const grdp_node *top, const char *path)
{
    grdp_node *node = NULL;
    while (top && path) {
        size_t used = 0;
        node = find_step(top, path, &used);
        if (!node || path[used] == '\0')
            return node;
        path += used + 1;
        top = node;
    }
    return NULL;
}

static grdp_node *copy_alone(grdp_arena *arena, const grdp_node *node)
{
    grdp_node *copy = grdp_node_create(arena, node->kind, node->name, node->file, node->line);
    if (!copy)
        return NULL;
    copy->number = node->number;
    copy->integer = node->integer;
    copy->decimals = node->decimals;
    copy->faulty = node->faulty;
    copy->text = grdp_arena_text(arena, node->text);
    copy->file = grdp_arena_text(arena, node->file);
    return (node->text && !copy->text) || (node->file && !copy->file) ? NULL : copy;
}

grdp_node *grdp_node_copy(grdp_arena *arena, const grdp_node *node)
{
    if (!node)
        return NULL;
    grdp_node *copy = copy_alone(arena, node);
    for (const grdp_node *child = node->first; copy && child; child = child->next) {
        grdp_node *grandchild = grdp_node_copy(arena, child);
        if (!grandchild)
            return NULL;
        grdp_node_append(copy, grandchild);
    }
    return copy;
}

/* Whether `changes` says what kind of thing the group is, and differently from `base`: then nothing
 * of `base` has a meaning any more. */
static bool is_new_kind(const grdp_node *base, const grdp_node *changes)
{
    static const char *const deciding[] = {"model", "models", "dist", "from", "path"};
    for (size_t i = 0; i < sizeof deciding / sizeof *deciding; i++) {
        const grdp_node *now = grdp_node_child(changes, deciding[i]);
        const grdp_node *before = grdp_node_child(base, deciding[i]);
        if (!now)
            continue;
        if (!before || before->kind != now->kind)
            return true;
        if (now->kind == GRDP_NODE_TEXT && !grdp_text_equal(now->text, before->text))
            return true;
    }
    return false;
}

static bool append_merged(grdp_arena *arena, grdp_node *out, const grdp_node *base,
                          const grdp_node *changes)
{
    grdp_node *child = grdp_node_merge(arena, base, changes);
    if (child)
        grdp_node_append(out, child);
    return child != NULL;
}

grdp_node *grdp_node_merge(grdp_arena *arena, const grdp_node *base, const grdp_node *changes)
{
    if (!base || !changes)
        return grdp_node_copy(arena, base ? base : changes);
    if (base->kind != GRDP_NODE_GROUP || changes->kind != GRDP_NODE_GROUP ||
        is_new_kind(base, changes))
        return grdp_node_copy(arena, changes);
    grdp_node *merged = copy_alone(arena, base);
    if (!merged)
        return NULL;
    for (const grdp_node *child = base->first; child; child = child->next)
        if (!append_merged(arena, merged, child, grdp_node_child(changes, child->name)))
            return NULL;
    for (const grdp_node *child = changes->first; child; child = child->next)
        if (!grdp_node_child(base, child->name) && !append_merged(arena, merged, NULL, child))
            return NULL;
    return merged;
}

/* Itself, or as a list that lacks an element. */
static bool was_reported(const grdp_node *node)
{
    bool faulty = node->faulty;
    for (const grdp_node *child = node->first; child && node->kind == GRDP_NODE_LIST;
         child = child->next)
        faulty |= child->faulty;
    return faulty;
}

grdp_place grdp_node_place(const grdp_node *node, const char *path)
{
    if (!node)
        return (grdp_place){.path = path};
    return (grdp_place){.file = node->file,
                        .line = was_reported(node) ? GRDP_LINE_REPORTED : node->line,
                        .path = path};
}
