/* show: lays out tables for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/show.h"

#include "core/arena.h"

#include <assert.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 24 };

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
    bool first = true;

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

/* Widths of the columns, with those that may be wrapped made narrow enough for the page. */
static size_t measure(const grdp_show *show, size_t page, size_t *widths)
{
    size_t total = GAP * (show->n_columns - 1), wrapped = show->n_columns;

    memset(widths, 0, show->n_columns * sizeof *widths);
    for (const row *r = show->first; r; r = r->next)
        for (size_t c = 0; c < show->n_columns && (r->kind == ROW || r->kind == HEAD); c++)
            widths[c] = larger(widths[c], grdp_text_width(r->cells[c]));
    for (size_t c = 0; c < show->n_columns; c++) {
        total += widths[c];
        if (show->align[c] == 'w')
            wrapped = c;
    }
    if (total > page && wrapped < show->n_columns) {
        const size_t others = total - widths[wrapped];
        const size_t room = page > others + NARROWEST ? page - others : NARROWEST;
        total = others + (room < widths[wrapped] ? room : widths[wrapped]);
        widths[wrapped] = total - others;
    }
    return total;
}

/* One line of cells; what pads the last one would only be trailing space. */
static void lay_line(const grdp_show *show, const char *const *cells, const size_t *widths,
                     grdp_buffer *out)
{
    size_t pending = 0;

    for (size_t c = 0; c < show->n_columns; c++) {
        const size_t width = grdp_text_width(cells[c]);
        const size_t pad = width < widths[c] ? widths[c] - width : 0;
        if (show->align[c] == 'r')
            pending += pad;
        if (width > 0) {
            add_many(out, " ", pending);
            pending = 0;
        }
        grdp_buffer_add(out, cells[c]);
        if (show->align[c] != 'r')
            pending += pad;
        pending += GAP;
    }
    grdp_buffer_add(out, "\n");
}

/* A row has as many lines as its wrapped cell; the other cells stand on the first. */
static void lay_row(const grdp_show *show, const row *r, const size_t *widths, grdp_buffer *out)
{
    const char *cells[GRDP_SHOW_COLUMNS];
    grdp_buffer wrapped = {0};
    size_t at = show->n_columns;

    for (size_t c = 0; c < show->n_columns; c++) {
        cells[c] = r->cells[c];
        if (show->align[c] == 'w')
            at = c;
    }
    if (at == show->n_columns || grdp_text_width(cells[at]) <= widths[at]) {
        lay_line(show, cells, widths, out);
        return;
    }
    grdp_show_wrap(&wrapped, r->cells[at], 0, 0, widths[at]);
    for (char *line = wrapped.data; line;) {
        char *const end = strchr(line, '\n');
        if (end)
            *end = '\0';
        cells[at] = line;
        lay_line(show, cells, widths, out);
        for (size_t c = 0; c < show->n_columns; c++)
            cells[c] = "";
        line = end ? end + 1 : NULL;
    }
    out->failed |= wrapped.failed;
    grdp_buffer_free(&wrapped);
}

bool grdp_show_layout(const grdp_show *show, size_t width, grdp_buffer *out)
{
    size_t widths[GRDP_SHOW_COLUMNS];

    if (!show || show->failed)
        return false;
    const size_t total = measure(show, width, widths);
    row_kind before = RULE;
    for (const row *r = show->first; r; r = r->next) {
        if (r->kind == RULE) {
            add_many(out, "-", total);
            grdp_buffer_add(out, "\n");
        } else if (r->kind == SECTION) {
            grdp_buffer_add(out, before == RULE ? "" : "\n");
            grdp_buffer_add(out, r->cells[0]);
            grdp_buffer_add(out, "\n");
        } else {
            lay_row(show, r, widths, out);
        }
        before = r->kind;
    }
    return !out->failed;
}
