/* notes: many notes in a few lines. A folder of scenarios says the same about its region for each
 * date and quarter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/notes.h"

#include "core/text.h"

#include <stdlib.h>
#include <string.h>

/* Notes that differ in one word, which begins at `at`; `rest` bytes follow it. */
typedef struct family {
    const grdp_finding *first;
    size_t at, rest;
    size_t n;           /* words; 1 where the note is alone */
    const char **words; /* sorted, each once */
    size_t n_notes;
} family;

typedef struct gathered {
    size_t n;
    family *families;
    const char **room; /* for the words of each family, as many as there are findings */
    size_t capacity;
} gathered;

static bool is_same(const char *a, const char *b)
{
    return a == b || grdp_text_equal(a, b);
}

bool grdp_notes_was_said(const grdp_diag *diag, size_t index)
{
    const grdp_finding *const finding = grdp_diag_at(diag, index);

    for (size_t i = 0; i < index; i++) {
        const grdp_finding *const other = grdp_diag_at(diag, i);
        if (finding->line == other->line && is_same(finding->text, other->text) &&
            is_same(finding->file, other->file) && is_same(finding->path, other->path))
            return true;
    }
    return false;
}

static bool is_of_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_';
}

/* A mark between two letters or digits is of the word: 8.1573, plan_2024.cfg. */
static bool is_in_word(const char *text, size_t i)
{
    return is_of_word(text[i]) || ((text[i] == '.' || text[i] == ',') && i > 0 &&
                                   is_of_word(text[i - 1]) && is_of_word(text[i + 1]));
}

/* Where the words begin and end in which two texts differ: bytes before and after. False where more
 * than a word is different. */
static bool find_word(const char *a, const char *b, size_t *before, size_t *after)
{
    const size_t n_a = strlen(a), n_b = strlen(b), least = n_a < n_b ? n_a : n_b;
    size_t head = 0, tail = 0;

    while (head < least && a[head] == b[head])
        head++;
    while (tail < least - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
        tail++;
    while (head > 0 && is_in_word(a, head - 1))
        head--;
    while (tail > 0 && is_in_word(a, n_a - tail))
        tail--;
    for (size_t i = head; i < n_a - tail; i++)
        if (!is_in_word(a, i))
            return false;
    for (size_t i = head; i < n_b - tail; i++)
        if (!is_in_word(b, i))
            return false;
    *before = head;
    *after = tail;
    return n_a > head + tail && n_b > head + tail;
}

static const char *word_of(const char *text, const family *of, grdp_arena *arena)
{
    return grdp_arena_text_n(arena, text + of->at, strlen(text) - of->at - of->rest);
}

static void add_word(family *of, const char *word)
{
    size_t i = 0;

    while (i < of->n && strcmp(of->words[i], word) < 0)
        i++;
    if (i < of->n && strcmp(of->words[i], word) == 0)
        return;
    memmove(of->words + i + 1, of->words + i, (of->n - i) * sizeof *of->words);
    of->words[i] = word;
    of->n++;
}

/* Takes a note into the family where it differs from its first in one word, always the same one. */
static bool join(family *to, const grdp_finding *note, grdp_arena *arena)
{
    const grdp_finding *const first = to->first;
    size_t at = 0, rest = 0;

    if (first->line != note->line || !is_same(first->file, note->file) ||
        !is_same(first->path, note->path) || !is_same(first->hint, note->hint) ||
        !find_word(first->text, note->text, &at, &rest) ||
        (to->n > 1 && (at != to->at || rest != to->rest)))
        return false;
    to->at = at;
    to->rest = rest;
    const char *const word = word_of(note->text, to, arena);
    const char *const own = to->n == 1 ? word_of(first->text, to, arena) : "";
    if (!word || !own)
        return false;
    if (to->n == 1)
        to->words[0] = own;
    add_word(to, word);
    to->n_notes++;
    return true;
}

static void take(gathered *all, const grdp_finding *note, grdp_arena *arena)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->families[i].first->kind == note->kind && join(&all->families[i], note, arena))
            return;
    const size_t i = all->n++;
    all->families[i] =
        (family){.first = note, .n = 1, .n_notes = 1, .words = all->room + i * (all->capacity + 1)};
}

/* "figures left out as of 2022-12-31, 2023-12-31, since": the first text with all words. */
static const char *text_of(const family *of, grdp_arena *arena)
{
    const char *const text = of->first->text;
    grdp_buffer out = {0};

    if (of->n == 1)
        return text;
    grdp_buffer_add_n(&out, text, of->at);
    for (size_t i = 0; i < of->n; i++) {
        grdp_buffer_add(&out, i > 0 ? ", " : "");
        grdp_buffer_add(&out, of->words[i]);
    }
    grdp_buffer_add(&out, text + strlen(text) - of->rest);
    const char *const copy = out.failed || !out.data ? NULL : grdp_arena_text(arena, out.data);
    grdp_buffer_free(&out);
    return copy ? copy : text;
}

/* Where there are many, each family but those whose kind has a line already. */
static size_t pick(const gathered *all, bool at_line, size_t n, grdp_arena *arena,
                   grdp_note lines[static GRDP_NOTES_SHOWN], size_t *n_said)
{
    for (size_t i = 0; i < all->n && n < GRDP_NOTES_SHOWN; i++) {
        const family *const of = &all->families[i];
        bool takes = (of->first->line > 0) == at_line;
        for (size_t k = 0; k < n && all->n > GRDP_NOTES_SHOWN; k++)
            takes = takes && lines[k].first->kind != of->first->kind;
        if (!takes)
            continue;
        lines[n++] = (grdp_note){.first = of->first, .text = text_of(of, arena)};
        *n_said += of->n_notes;
    }
    return n;
}

size_t grdp_notes_gather(const grdp_diag *diag, grdp_arena *arena,
                         grdp_note lines[static GRDP_NOTES_SHOWN], size_t *n_more)
{
    size_t n_notes = 0, n_said = 0, n = 0;
    const grdp_finding *finding;
    gathered all = {0};

    for (size_t i = 0; (finding = grdp_diag_at(diag, i)); i++)
        n_notes += finding->severity == GRDP_NOTE && !grdp_notes_was_said(diag, i);
    all.capacity = n_notes;
    all.families = calloc(n_notes + 1, sizeof *all.families);
    all.room = calloc((n_notes + 1) * (n_notes + 1), sizeof *all.room);
    for (size_t i = 0; all.families && all.room && (finding = grdp_diag_at(diag, i)); i++)
        if (finding->severity == GRDP_NOTE && !grdp_notes_was_said(diag, i))
            take(&all, finding, arena);
    n = pick(&all, true, n, arena, lines, &n_said);
    n = pick(&all, false, n, arena, lines, &n_said);
    free(all.families);
    free(all.room);
    *n_more = n_notes - n_said;
    return n;
}
