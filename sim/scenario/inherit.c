/* inherit: a scenario file and the scenarios it is based on as one tree. `base` is resolved here
 * and not by libconfig, so that every value keeps its file and line and nothing outside the folder
 * of the scenario can be reached.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/number.h"
#include "core/text.h"
#include "scenario/kind.h"
#include "scenario/read_cfg.h"
#include "scenario/reader.h"
#include "scenario/reference.h"

enum { BASES = 8, STEPS = 12 };

/* The files from the scenario to the base in hand, for cycles. */
typedef struct chain {
    const char *file[BASES + 1];
    size_t n;
} chain;

static grdp_status note_input(grdp_reader *reader, const char *file, const char *bytes,
                              size_t length)
{
    grdp_scenario *const s = reader->scenario;
    grdp_input *const inputs = grdp_arena_alloc(reader->arena, s->n_inputs + 1, sizeof *inputs);
    if (inputs == NULL)
        return GRDP_ERR_MEMORY;
    if (s->n_inputs > 0)
        memcpy(inputs, s->inputs, s->n_inputs * sizeof *inputs);
    inputs[s->n_inputs].file = file;
    grdp_sha256(bytes, length, inputs[s->n_inputs].sha256);
    s->inputs = inputs;
    s->n_inputs++;
    return GRDP_OK;
}

static grdp_status check_kind(grdp_reader *reader, const grdp_node *tree, const char *file)
{
    const char *const kind = grdp_schema_text(tree, "kind", NULL);
    const grdp_node *const node = grdp_node_child(tree, "kind");
    const grdp_place place = {file, node != NULL ? node->line : 1, "kind"};
    if (node != NULL && node->faulty)
        return GRDP_ERR_INPUT;
    if (kind == NULL)
        return grdp_diag_error(reader->diag, place, "the file does not say what it is",
                               "begin with: kind = \"scenario\"; version = 1;");
    if (!grdp_kind_is_known(kind))
        return grdp_kind_check(tree, "scenario", reader->diag) ? GRDP_OK : GRDP_ERR_INPUT;
    if (!grdp_text_equal(kind, "scenario"))
        return grdp_diag_error(reader->diag, place, "this is a %s, not a scenario",
                               "name a file that begins with: kind = \"scenario\";",
                               grdp_text_show(kind));
    const grdp_node *const version = grdp_node_child(tree, "version");
    if (version != NULL && version->faulty)
        return GRDP_ERR_INPUT;
    if (version == NULL || version->kind != GRDP_NODE_NUMBER || version->number != 1.0) {
        const grdp_place at = {file, version != NULL ? version->line : 1, "version"};
        return grdp_diag_error(reader->diag, at, "the version of the file is not 1",
                               "write: version = 1;");
    }
    return GRDP_OK;
}

/* What a file with a base may say outside `changes`. */
static const grdp_field derived_fields[] = {
    {.name = "kind", .kind = GRDP_FIELD_TEXT, .required = true},
    {.name = "version", .kind = GRDP_FIELD_NUMBER, .required = true},
    {.name = "id", .kind = GRDP_FIELD_ID, .required = true},
    {.name = "title", .kind = GRDP_FIELD_TITLE},
    {.name = "base", .kind = GRDP_FIELD_TEXT, .required = true},
    {.name = "changes", .kind = GRDP_FIELD_GROUP},
    {.name = "note", .kind = GRDP_FIELD_TEXT},
    {.name = "source", .kind = GRDP_FIELD_TEXT},
};

enum { N_DERIVED = sizeof derived_fields / sizeof *derived_fields };

static bool is_derived_field(const char *name)
{
    for (size_t i = 0; i < N_DERIVED; i++)
        if (grdp_text_equal(derived_fields[i].name, name))
            return true;
    return false;
}

/* What a file is and is called, it says itself; a base takes no part in it. */
static bool is_of_file(const char *name)
{
    return grdp_text_equal(name, "kind") || grdp_text_equal(name, "version");
}

static bool check_changes(grdp_reader *reader, const grdp_node *changes)
{
    bool fine = true;
    if (changes == NULL || changes->kind != GRDP_NODE_GROUP)
        return true; /* the schema says so */
    for (const grdp_node *child = changes->first; child != NULL; child = child->next) {
        if (!is_of_file(child->name) && !grdp_text_equal(child->name, "id") &&
            !grdp_text_equal(child->name, "title"))
            continue;
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(child, child->name),
                      "\"%s\" stands inside changes", "write it outside, beside base", child->name);
        fine = false;
    }
    return fine;
}

/* The keys beside `base`. A key of a scenario that stands outside `changes` gets a finding of its
 * own; it is the mistake that everybody makes once. */
static bool check_derived(grdp_reader *reader, const grdp_node *own)
{
    grdp_node rest = *own;
    rest.first = rest.last = NULL;
    rest.n = 0;
    bool fine = true;
    for (const grdp_node *child = own->first; child != NULL; child = child->next) {
        if (is_derived_field(child->name) || !grdp_scenario_has_key(child->name)) {
            grdp_node *const kept = grdp_node_copy(reader->arena, child);
            if (kept == NULL) {
                reader->no_memory = true;
                return false;
            }
            grdp_node_append(&rest, kept);
            continue;
        }
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(child, child->name),
                      "\"%s\" stands outside changes, and the file has a base",
                      "write it inside: changes = { %s = ...; };", child->name, child->name);
        fine = false;
    }
    fine &= check_changes(reader, grdp_node_child(own, "changes"));
    return grdp_schema_check(&rest, "", derived_fields, N_DERIVED, reader->diag) && fine;
}

static const char *chain_text(grdp_reader *reader, const chain *seen, const char *last)
{
    grdp_buffer text = {0};
    for (size_t i = 0; i < seen->n; i++)
        grdp_buffer_printf(&text, "%s -> ", seen->file[i]);
    grdp_buffer_add(&text, last);
    const char *const kept = grdp_arena_text(reader->arena, text.data);
    grdp_buffer_free(&text);
    return kept != NULL ? kept : last;
}

static grdp_status read_tree(grdp_reader *reader, const char *file, chain *seen, grdp_node **out);

static grdp_status read_base(grdp_reader *reader, const char *file, const grdp_node *base,
                             chain *seen, grdp_node **out)
{
    const grdp_place place = grdp_node_place(base, "base");
    const char *name = grdp_file_beside(reader->arena, file, base->text);
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    if (grdp_file_leaves(file, base->text, name))
        return grdp_diag_error(reader->diag, place,
                               "the base \"%s\" is outside the folder of "
                               "this file",
                               "keep the scenarios of one study in one folder",
                               grdp_text_show(base->text));
    GRDP_TRY(grdp_reference_find(reader->arena, base, "base", file, reader->diag, &name));
    for (size_t i = 0; i < seen->n; i++)
        if (grdp_text_equal(seen->file[i], name))
            return grdp_diag_error(reader->diag, place, "scenarios are based on each other: %s",
                                   "let one of them stand without a base",
                                   chain_text(reader, seen, name));
    if (seen->n > BASES)
        return grdp_diag_error(reader->diag, place, "more than %zu bases upon each other: %s",
                               "base the scenario on one nearer to the first", (size_t)BASES,
                               chain_text(reader, seen, name));
    return read_tree(reader, name, seen, out);
}

/* What a file says for itself, laid over its base. */
static grdp_status lay_own(grdp_reader *reader, const grdp_node *below, const grdp_node *own,
                           grdp_node **out)
{
    grdp_node *const names =
        grdp_node_create(reader->arena, GRDP_NODE_GROUP, NULL, own->file, own->line);
    if (names == NULL)
        return GRDP_ERR_MEMORY;
    for (const grdp_node *child = own->first; child != NULL; child = child->next) {
        if (!is_derived_field(child->name) || grdp_text_equal(child->name, "base") ||
            grdp_text_equal(child->name, "changes"))
            continue;
        grdp_node *const kept = grdp_node_copy(reader->arena, child);
        if (kept == NULL)
            return GRDP_ERR_MEMORY;
        grdp_node_append(names, kept);
    }
    const grdp_node *const changes = grdp_node_child(own, "changes");
    grdp_node *const named = grdp_node_merge(reader->arena, below, names);
    const bool lay = named != NULL && changes != NULL && changes->kind == GRDP_NODE_GROUP;
    *out = lay ? grdp_node_merge(reader->arena, named, changes) : named;
    return *out != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static grdp_status read_tree(grdp_reader *reader, const char *file, chain *seen, grdp_node **out)
{
    grdp_node *own = NULL;
    const char *bytes = NULL;
    size_t length = 0;
    const grdp_status read =
        grdp_cfg_read(reader->arena, file, reader->diag, &own, &bytes, &length);
    if (own == NULL)
        return read;
    GRDP_TRY(note_input(reader, file, bytes, length));
    GRDP_TRY(check_kind(reader, own, file));
    const grdp_node *const base = grdp_node_child(own, "base");
    if (base == NULL) {
        *out = own;
        return read;
    }
    const bool fine = check_derived(reader, own) && read == GRDP_OK;
    if (base->kind != GRDP_NODE_TEXT || base->text[0] == '\0')
        return GRDP_ERR_INPUT;
    seen->file[seen->n++] = file;
    grdp_node *below = NULL;
    const grdp_status status = read_base(reader, file, base, seen, &below);
    if (below == NULL)
        return status;
    GRDP_TRY(lay_own(reader, below, own, out));
    return fine ? status : GRDP_ERR_INPUT;
}

/* The changes tree "a { b { c = VALUE } }" of a path a.b.c. */
static grdp_node *nest(grdp_reader *reader, const char *path, grdp_node *value)
{
    grdp_node *const top = grdp_node_create(reader->arena, GRDP_NODE_GROUP, NULL, "--set", 0);
    grdp_node *at = top;
    for (const char *part = path; at != NULL;) {
        const size_t length = strcspn(part, ".");
        char *const name = grdp_arena_text_n(reader->arena, part, length);
        const bool leaf = part[length] == '\0';
        grdp_node *const child =
            leaf ? value : grdp_node_create(reader->arena, GRDP_NODE_GROUP, name, "--set", 0);
        if (child == NULL || name == NULL)
            return NULL;
        child->name = name;
        grdp_node_append(at, child);
        if (leaf)
            return top;
        at = child;
        part += length + 1;
    }
    return NULL;
}

/* A path into a list whose entry is not there; the hint names one that is. */
static grdp_status report_entry(grdp_reader *reader, const grdp_node *tree, const char *path)
{
    const size_t length = strcspn(path, ".");
    const char *const list = grdp_arena_text_n(reader->arena, path, length);
    const grdp_node *const top = list != NULL ? grdp_node_child(tree, list) : NULL;
    const char *const id = grdp_schema_text(top != NULL ? top->first : NULL, "id", "ID");
    return grdp_diag_error(reader->diag, ((grdp_place){"--set", 0, path}), "there is no such entry",
                           "name an entry by its id, for example %s.%s.title",
                           list != NULL ? list : "events", grdp_text_show(id));
}

/* Puts a value into a list of groups (events, add): over what is there, or as a new key of an
 * entry, which the schema checks later. */
static grdp_status lay_into_list(grdp_reader *reader, const grdp_node *tree, const char *path,
                                 const grdp_node *value)
{
    const char *const key = strrchr(path, '.') + 1;
    const char *const owner = grdp_arena_text_n(reader->arena, path, (size_t)(key - path) - 1);
    grdp_node *const copy = grdp_node_copy(reader->arena, value);
    if (owner == NULL || copy == NULL)
        return GRDP_ERR_MEMORY;
    grdp_node *const there = grdp_node_at(tree, path);
    grdp_node *const entry = grdp_node_at(tree, owner);
    if (there != NULL) {
        grdp_node *const next = there->next;
        copy->name = there->name;
        *there = *copy;
        there->next = next;
    } else if (entry != NULL && entry->kind == GRDP_NODE_GROUP) {
        copy->name = key;
        grdp_node_append(entry, copy);
    } else {
        return report_entry(reader, tree, path);
    }
    return GRDP_OK;
}

/* Lists (events, add) are reached by id or number; everything else merges like `changes`. */
static grdp_status lay_over(grdp_reader *reader, grdp_node **tree, const char *path,
                            grdp_node *value)
{
    const char *const dot = strchr(path, '.');
    char *const head =
        grdp_arena_text_n(reader->arena, path, dot != NULL ? (size_t)(dot - path) : strlen(path));
    const grdp_node *const top = grdp_node_child(*tree, head);
    if (dot != NULL && top != NULL && top->kind == GRDP_NODE_LIST)
        return lay_into_list(reader, *tree, path, value);
    grdp_node *const changes = nest(reader, path, value);
    *tree = changes != NULL ? grdp_node_merge(reader->arena, *tree, changes) : NULL;
    return *tree != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/* Names with dots between them, and not more of them than any file nests; NULL or what is wrong. */
static const char *find_fault(const char *path)
{
    size_t steps = 1, length = 0;
    for (const char *p = path; *p != '\0'; p++) {
        if (*p == '.' && length == 0)
            return "the path has an empty part";
        if (*p != '.' && !is_letter(*p))
            return "the path holds something that is no letter, digit, _, - or dot";
        length = *p == '.' ? 0 : length + 1;
        steps += *p == '.';
    }
    if (steps > STEPS)
        return "the path has more steps than any value of a scenario";
    return length > 0 ? NULL : "the path has an empty part";
}

static grdp_status apply_override(grdp_reader *reader, grdp_node **tree, const char *text)
{
    const char *const equals = strchr(text, '=');
    const grdp_place nowhere = {"--set", 0, NULL};
    if (equals == NULL || equals == text)
        return grdp_diag_error(reader->diag, nowhere, "\"%s\" is not of the form PATH=VALUE",
                               "write for example --set sectors.industry.growth=11",
                               grdp_text_show(text));
    size_t length = (size_t)(equals - text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    const char *const path = grdp_arena_text_n(reader->arena, text, length);
    if (path == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_place place = {"--set", 0, path}, cut = {"--set", 0, grdp_text_show(path)};
    const char *const fault = find_fault(path);
    if (fault != NULL)
        return grdp_diag_error(reader->diag, cut, fault,
                               "write for example --set sectors.industry.growth=11");
    if (is_of_file(path))
        return grdp_diag_error(reader->diag, place, "says what the file is and cannot be set",
                               "leave this --set out");
    grdp_node *value = NULL;
    GRDP_TRY(grdp_cfg_read_value(reader->arena, equals + 1, reader->diag, place, &value));
    return lay_over(reader, tree, path, value);
}

grdp_status grdp_inherit_read(grdp_reader *reader, const char *file,
                              const grdp_scenario_options *options)
{
    chain seen = {.n = 0};
    grdp_node *tree = NULL;
    grdp_status status = read_tree(reader, file, &seen, &tree);
    if (tree == NULL)
        return status;
    for (size_t i = 0; options != NULL && i < options->n_overrides; i++) {
        const grdp_status one = apply_override(reader, &tree, options->overrides[i]);
        if (one == GRDP_ERR_MEMORY)
            return one;
        if (one != GRDP_OK)
            status = one;
    }
    reader->scenario->tree = tree;
    return status;
}
