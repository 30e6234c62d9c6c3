/* diag: collects findings. The text of a finding is filled in here, without printf: the arguments
 * of the sentence and of the hint come in one list, and only a reader of our own knows where in it
 * the hint begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/diag.h"

#include "core/arena.h"
#include "core/number.h"
#include "core/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT = 1000, SEVERITIES = GRDP_ERROR + 1 };

struct grdp_diag {
    grdp_arena *arena;
    grdp_translate translate;
    grdp_finding *findings;
    size_t n, capacity;
    size_t count[SEVERITIES]; /* those that were not kept included */
};

grdp_diag *grdp_diag_create(grdp_translate translate)
{
    grdp_diag *const diag = calloc(1, sizeof *diag);

    if (!diag)
        return NULL;
    diag->translate = translate;
    diag->arena = grdp_arena_create();
    if (!diag->arena) {
        free(diag);
        return NULL;
    }
    return diag;
}

void grdp_diag_free(grdp_diag *diag)
{
    if (!diag)
        return;
    free(diag->findings);
    grdp_arena_free(diag->arena);
    free(diag);
}

size_t grdp_diag_count(const grdp_diag *diag, grdp_severity at_least)
{
    size_t count = 0;

    for (size_t s = (size_t)at_least; s < SEVERITIES; s++)
        count += diag->count[s];
    return count;
}

const grdp_finding *grdp_diag_at(const grdp_diag *diag, size_t index)
{
    return index < diag->n ? &diag->findings[index] : NULL;
}

/* A number that is read and not typed, with the decimal mark of the language. */
static void add_number(const grdp_diag *diag, grdp_buffer *out, double value, int digits)
{
    const char *const mark = diag->translate ? diag->translate(".") : ".";
    char text[GRDP_NUMBER_TEXT];

    if (digits < 0)
        grdp_number_shortest(value, text);
    else
        grdp_number_fixed(value, digits, text);
    const size_t whole = strcspn(text, ".");
    grdp_buffer_add_n(out, text, whole);
    if (text[whole] == '.') {
        grdp_buffer_add(out, mark);
        grdp_buffer_add(out, text + whole + 1);
    }
}

/* Writes the conversion at `at` (after its %) and gives what follows it. */
static const char *fill_one(const grdp_diag *diag, grdp_buffer *out, const char *at, va_list *args)
{
    if (at[0] == '%') {
        grdp_buffer_add(out, "%");
        return at + 1;
    }
    if (at[0] == 's') {
        const char *const text = va_arg(*args, const char *);
        assert(text);
        grdp_buffer_add(out, text);
        return at + 1;
    }
    if (at[0] == 'm') {
        const char *const reason = va_arg(*args, const char *);
        grdp_buffer_add(out, diag->translate ? diag->translate(reason) : reason);
        return at + 1;
    }
    if (at[0] == 'u') {
        grdp_buffer_printf(out, "%u", va_arg(*args, unsigned));
        return at + 1;
    }
    if (at[0] == 'z' && at[1] == 'u') {
        grdp_buffer_printf(out, "%zu", va_arg(*args, size_t));
        return at + 2;
    }
    if (at[0] == 'g') {
        add_number(diag, out, va_arg(*args, double), -1);
        return at + 1;
    }
    if (at[0] == '.' && at[1] == '*' && at[2] == 'f') {
        const int digits = va_arg(*args, int);
        add_number(diag, out, va_arg(*args, double), digits);
        return at + 3;
    }
    assert(false && "findings take %s, %m, %u, %zu, %g, %.*f and %% only");
    grdp_buffer_add(out, "%");
    return at;
}

/* Fills in a wording with the arguments that it needs; those of the next wording stay in `args`.
 * NULL when out of memory. */
static const char *fill(grdp_diag *diag, const char *english, va_list *args)
{
    const char *at = diag->translate ? diag->translate(english) : english;
    grdp_buffer out = {0};

    while (*at) {
        const size_t plain = strcspn(at, "%");
        grdp_buffer_add_n(&out, at, plain);
        at += plain;
        if (*at == '%')
            at = fill_one(diag, &out, at + 1, args);
    }
    const char *const text =
        out.failed ? NULL : grdp_arena_text_n(diag->arena, out.data ? out.data : "", out.length);
    grdp_buffer_free(&out);
    return text;
}

static grdp_finding *next_finding(grdp_diag *diag)
{
    if (diag->n == KEPT)
        return NULL;
    if (diag->n == diag->capacity) {
        const size_t capacity = diag->capacity ? 2 * diag->capacity : 16;
        grdp_finding *const grown = realloc(diag->findings, capacity * sizeof *grown);
        if (!grown)
            return NULL;
        diag->findings = grown;
        diag->capacity = capacity;
    }
    return &diag->findings[diag->n];
}

void grdp_diag_add(grdp_diag *diag, grdp_severity severity, grdp_place place, const char *format,
                   const char *hint, ...)
{
    if (place.line == GRDP_LINE_REPORTED)
        return;
    /* Counted before anything that needs memory: an error that cannot be kept is still an error. */
    diag->count[severity]++;
    grdp_finding *const finding = next_finding(diag);
    if (!finding)
        return;

    va_list args;
    va_start(args, hint);
    const char *const text = fill(diag, format, &args);
    *finding = (grdp_finding){
        .severity = severity,
        .file = grdp_arena_text(diag->arena, place.file),
        .line = place.line,
        .path = grdp_arena_text(diag->arena, place.path),
        .text = text,
        .hint = hint ? fill(diag, hint, &args) : NULL,
        .kind = format,
    };
    va_end(args);
    if (text)
        diag->n++;
}
