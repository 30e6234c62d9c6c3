/* show: lays out tables for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/show.h"

#include "core/arena.h"

#include <assert.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 24, NAMES = 16 };

typedef enum row_kind { ROW, HEAD, RULE, SECTION } row_kind;

typedef struct row {
    row_kind kind;
    const char **cells; /* n_columns, or one of a section */
    struct row *next;
} row;

struct grdp_show {
    grdp_arena *arena;
    size_t n_columns;
    char align[GRDP_SHOW_COLUMNS];
    row *first, *last;
    bool failed;
};

grdp_show *grdp_show_create(size_t n_columns, const char *align)
{
    assert(n_columns > 0 && n_columns <= GRDP_SHOW_COLUMNS);
    const size_t n_align = align ? strlen(align) : 0;
    assert(n_align <= n_columns);
    grdp_arena *const arena = grdp_arena_create();
    grdp_show *const show = arena ? grdp_arena_alloc(arena, 1, sizeof *show) : NULL;

    if (!show) {
        grdp_arena_free(arena);
        return NULL;
    }
    show->arena = arena;
    show->n_columns = n_columns;
    for (size_t c = 0; c < n_columns; c++)
        show->align[c] = c < n_align ? align[c] : c == 0 ? 'l' : 'r';
    return show;
}

void grdp_show_free(grdp_show *show)
{
    if (show)
        grdp_arena_free(show->arena);
}

/* A copy in which nothing can move the cursor. */
static const char *copy_cell(grdp_show *show, const char *text)
{
    char *const copy = grdp_arena_text(show->arena, text ? text : "");

    if (!copy) {
        show->failed = true;
        return "";
    }
    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ' || *at == '\177')
            *at = '?';
    return copy;
}

static void add(grdp_show *show, row_kind kind, size_t n, const char *const *cells)
{
    if (!show)
        return;
    row *const new = grdp_arena_alloc(show->arena, 1, sizeof *new);
    const char **const copies = grdp_arena_alloc(show->arena, n, sizeof *copies);
    if (!new || !copies) {
        show->failed = true;
        return;
    }
    for (size_t c = 0; c < n; c++)
        copies[c] = copy_cell(show, cells[c]);
    *new = (row){.kind = kind, .cells = copies};
    *(show->last ? &show->last->next : &show->first) = new;
    show->last = new;
}

void grdp_show_head(grdp_show *show, const char *const *cells)
{
    add(show, HEAD, show ? show->n_columns : 0, cells);
    add(show, RULE, 0, NULL);
}

void grdp_show_row(grdp_show *show, const char *const *cells)
{
    add(show, ROW, show ? show->n_columns : 0, cells);
}

void grdp_show_rule(grdp_show *show)
{
    add(show, RULE, 0, NULL);
}

void grdp_show_section(grdp_show *show, const char *title)
{
    add(show, SECTION, 1, &title);
}

static void add_many(grdp_buffer *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        grdp_buffer_add(out, text);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Columns that `length` bytes of a text take. */
static size_t width_n(const char *text, size_t length)
{
    char word[512];

    if (length >= sizeof word)
        return length;
    memcpy(word, text, length);
    word[length] = '\0';
    return grdp_text_width(word);
}

void grdp_show_wrap(grdp_buffer *out, const char *text, size_t used, size_t indent, size_t width)
{
    const size_t blank = strspn(text, " ");
    bool first = true;

    add_many(out, " ", blank);
    used += blank;
    text += blank;
    while (*text) {
        const size_t length = strcspn(text, " "), columns = width_n(text, length);
        if (!first && used + 1 + columns > width) {
            grdp_buffer_add(out, "\n");
            add_many(out, " ", indent);
            used = indent;
        } else if (!first) {
            grdp_buffer_add(out, " ");
            used++;
        }
        grdp_buffer_add_n(out, text, length);
        used += columns;
        text += length;
        text += strspn(text, " ");
        first = false;
    }
}

/* Columns that stand side by side on one page: all of the table, or a part of it. */
typedef struct panel {
    size_t n, total;
    size_t column[GRDP_SHOW_COLUMNS], width[GRDP_SHOW_COLUMNS];
} panel;

static bool has_cells(const row *r)
{
    return r->kind == ROW || r->kind == HEAD;
}

static size_t widest(const grdp_show *show, size_t column)
{
    size_t width = 0;

    for (const row *r = show->first; r; r = r->next)
        if (has_cells(r))
            width = larger(width, grdp_text_width(r->cells[column]));
    return width;
}

/* What is never broken: a column that is narrower would push the others aside. */
static size_t longest_word(const grdp_show *show, size_t column)
{
    size_t longest = 0;

    for (const row *r = show->first; r; r = r->next) {
        if (!has_cells(r))
            continue;
        for (const char *at = r->cells[column]; *at; at += strspn(at, " ")) {
            const size_t length = strcspn(at, " ");
            longest = larger(longest, width_n(at, length));
            at += length;
        }
    }
    return longest;
}

/* Makes a column narrow enough for the page, where `least` columns are enough for it. */
static void narrow(panel *of, size_t i, size_t page, size_t least)
{
    const size_t others = of->total - of->width[i];
    const size_t room = page > others + least ? page - others : least;

    if (of->total > page && room < of->width[i]) {
        of->total = others + room;
        of->width[i] = room;
    }
}

/* `from` up to `to`, and the first column before them. */
static void measure(const grdp_show *show, size_t page, size_t from, size_t to, panel *out)
{
    *out = (panel){0};
    for (size_t c = 0; c < to; c = c == 0 && from > 1 ? from : c + 1) {
        out->column[out->n] = c;
        out->width[out->n] = widest(show, c);
        out->total += out->width[out->n++] + (c > 0 ? GAP : 0);
    }
    for (size_t i = out->n; i-- > 0;)
        if (show->align[out->column[i]] == 'w')
            narrow(out, i, page, NARROWEST);
}

/* How far the columns from `from` on fit on the page beside the first; at least one does. What the
 * names of the rows take is a third of the page where they would take more. */
static size_t measure_part(const grdp_show *show, size_t page, size_t from, panel *out)
{
    const size_t first = widest(show, 0), third = larger(NARROWEST, page / 3);
    const size_t least = larger(third, longest_word(show, 0)); /* what narrow() leaves of it */
    size_t to = from, used = first < least ? first : least;

    while (to < show->n_columns) {
        const size_t width = widest(show, to);
        const bool wraps = show->align[to] == 'w' && width > NARROWEST;
        used += GAP + (wraps ? NARROWEST : width);
        if (to > from && used > page)
            break;
        to++;
    }
    measure(show, page, from, to, out);
    narrow(out, 0, page, larger(NARROWEST, longest_word(show, 0)));
    for (size_t i = out->n; i-- > 1;)
        if (show->align[out->column[i]] != 'r')
            narrow(out, i, page, larger(NARROWEST, longest_word(show, out->column[i])));
    return to;
}

/* One line of cells; what pads the last one would only be trailing space. */
static void lay_line(const grdp_show *show, const char *const *cells, const panel *of,
                     grdp_buffer *out)
{
    size_t pending = 0;

    for (size_t i = 0; i < of->n; i++) {
        const bool right = show->align[of->column[i]] == 'r';
        const size_t width = grdp_text_width(cells[i]);
        const size_t pad = width < of->width[i] ? of->width[i] - width : 0;
        if (right)
            pending += pad;
        if (width > 0) {
            add_many(out, " ", pending);
            pending = 0;
        }
        grdp_buffer_add(out, cells[i]);
        if (!right)
            pending += pad;
        pending += GAP;
    }
    grdp_buffer_add(out, "\n");
}

/* Cuts the first line off a text; NULL when nothing is left. */
static char *cut_line(char *text)
{
    char *const end = strchr(text, '\n');

    if (end)
        *end = '\0';
    return end ? end + 1 : NULL;
}

/* A row has as many lines as its longest wrapped cell; the other cells stand on the first. */
static void lay_row(const grdp_show *show, const row *r, const panel *of, grdp_buffer *out)
{
    const char *cells[GRDP_SHOW_COLUMNS] = {NULL};
    char *rest[GRDP_SHOW_COLUMNS] = {NULL};
    grdp_buffer wrapped[GRDP_SHOW_COLUMNS] = {{0}};
    bool more = false;

    for (size_t i = 0; i < of->n; i++) {
        cells[i] = r->cells[of->column[i]];
        if (grdp_text_width(cells[i]) <= of->width[i])
            continue;
        grdp_show_wrap(&wrapped[i], cells[i], 0, 0, of->width[i]);
        out->failed |= wrapped[i].failed;
        if (!wrapped[i].data)
            continue;
        cells[i] = wrapped[i].data;
        rest[i] = cut_line(wrapped[i].data);
        more = more || rest[i];
    }
    lay_line(show, cells, of, out);
    while (more) {
        more = false;
        for (size_t i = 0; i < of->n; i++) {
            cells[i] = rest[i] ? rest[i] : "";
            rest[i] = rest[i] ? cut_line(rest[i]) : NULL;
            more = more || rest[i];
        }
        lay_line(show, cells, of, out);
    }
    for (size_t i = 0; i < of->n; i++)
        grdp_buffer_free(&wrapped[i]);
}

static void lay_panel(const grdp_show *show, const panel *of, grdp_buffer *out)
{
    row_kind before = RULE;

    for (const row *r = show->first; r; r = r->next) {
        if (r->kind == RULE) {
            add_many(out, "-", of->total);
            grdp_buffer_add(out, "\n");
        } else if (r->kind == SECTION) {
            grdp_buffer_add(out, before == RULE ? "" : "\n");
            grdp_buffer_add(out, r->cells[0]);
            grdp_buffer_add(out, "\n");
        } else {
            lay_row(show, r, of, out);
        }
        before = r->kind;
    }
}

bool grdp_show_layout(const grdp_show *show, size_t width, grdp_buffer *out)
{
    panel whole;

    if (!show || show->failed)
        return false;
    measure(show, width, 1, show->n_columns, &whole);
    lay_panel(show, &whole, out);
    return !out->failed;
}

bool grdp_show_layout_parts(const grdp_show *show, size_t width, grdp_buffer *out)
{
    panel part;

    if (!show || show->failed)
        return false;
    measure(show, width, 1, show->n_columns, &part);
    for (size_t i = part.n; i-- > 0;)
        if (show->align[i] != 'r')
            narrow(&part, i, width, larger(i > 0 ? NARROWEST : NAMES, longest_word(show, i)));
    if (part.total <= width || show->n_columns < 3) {
        lay_panel(show, &part, out);
        return !out->failed;
    }
    for (size_t from = 1; from < show->n_columns;) {
        grdp_buffer_add(out, from > 1 ? "\n" : "");
        from = measure_part(show, width, from, &part);
        lay_panel(show, &part, out);
    }
    return !out->failed;
}
