/* scanner: moving through the tokens of a settings file, and knowing where one is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/scanner.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void add_step(const grdp_scanner *scanner, const grdp_level *level, grdp_buffer *path)
{
    if (!level->above && scanner->top.path) {
        grdp_buffer_add(path, scanner->top.path);
        return;
    }
    const bool list = level->opener == '(' || level->opener == '[';
    if (!list && !level->key)
        return;
    if (path->length > 0)
        grdp_buffer_add(path, ".");
    if (list)
        grdp_buffer_printf(path, "%zu", level->index);
    else
        grdp_buffer_add_n(path, level->key, level->key_length);
}

static void add_path(const grdp_scanner *scanner, const grdp_level *level, grdp_buffer *path)
{
    if (level->above)
        add_path(scanner, level->above, path);
    add_step(scanner, level, path);
}

grdp_place grdp_scanner_place(grdp_scanner *scanner, const grdp_level *level, unsigned line)
{
    scanner->path.length = 0;
    add_path(scanner, level, &scanner->path);
    return (grdp_place){.file = scanner->top.file,
                        .line = line,
                        .path = scanner->path.length > 0 ? scanner->path.data : NULL};
}

void grdp_scanner_stop(grdp_scanner *scanner)
{
    scanner->stopped = true;
    scanner->token = (grdp_token){
        .kind = GRDP_TOKEN_END, .line = scanner->token.line, .start = scanner->lex.end};
}

void grdp_scanner_advance(grdp_scanner *scanner)
{
    if (scanner->stopped)
        return;
    const grdp_place place = {.file = scanner->top.file, .line = scanner->token.line};
    if (grdp_diag_count(scanner->diag, GRDP_ERROR) - scanner->errors_before >= GRDP_SCAN_FAULTS) {
        grdp_diag_add(scanner->diag, GRDP_ERROR, place,
                      "more than %zu faults up to here; the rest of the file was not looked at",
                      "correct these first", (size_t)GRDP_SCAN_FAULTS);
        grdp_scanner_stop(scanner);
        return;
    }
    grdp_lex_next(&scanner->lex, &scanner->token);
    if (scanner->token.kind != GRDP_TOKEN_END || !scanner->token.open)
        return;
    grdp_diag_add(scanner->diag, GRDP_ERROR,
                  (grdp_place){.file = scanner->top.file, .line = scanner->token.line},
                  "the comment that begins here has no end", "end it with */");
    grdp_scanner_stop(scanner);
}

bool grdp_scanner_at(const grdp_scanner *scanner, char mark)
{
    return grdp_token_is(&scanner->token, mark);
}

bool grdp_scanner_at_closer(const grdp_scanner *scanner)
{
    return scanner->token.kind == GRDP_TOKEN_END || grdp_scanner_at(scanner, '}') ||
           grdp_scanner_at(scanner, ')') || grdp_scanner_at(scanner, ']');
}

bool grdp_scanner_at_opener(const grdp_scanner *scanner)
{
    return grdp_scanner_at(scanner, '{') || grdp_scanner_at(scanner, '(') ||
           grdp_scanner_at(scanner, '[');
}

bool grdp_scanner_at_setting(const grdp_scanner *scanner)
{
    if (scanner->token.kind != GRDP_TOKEN_WORD)
        return false;
    grdp_lex ahead = scanner->lex;
    grdp_token next;
    grdp_lex_next(&ahead, &next);
    return grdp_token_is(&next, '=') || grdp_token_is(&next, ':');
}

bool grdp_scanner_is_digits(const grdp_token *token)
{
    return token->kind == GRDP_TOKEN_WORD && token->start[0] >= '0' && token->start[0] <= '9';
}

void grdp_scanner_emit(grdp_scanner *scanner, unsigned line, const char *text, size_t length)
{
    for (; scanner->line_out < line; scanner->line_out++)
        grdp_buffer_add_n(&scanner->out->text, "\n", 1);
    grdp_buffer_add_n(&scanner->out->text, " ", 1);
    grdp_buffer_add_n(&scanner->out->text, text, length);
    for (const char *at = memchr(text, '\n', length); at;
         at = memchr(at + 1, '\n', (size_t)(text + length - at - 1)))
        scanner->line_out++;
}

bool grdp_scanner_grow(grdp_scanner *scanner, void **array, size_t n, size_t *capacity, size_t size)
{
    if (n < *capacity)
        return true;
    const size_t wanted = *capacity ? 2 * *capacity : 64;
    void *grown = wanted <= SIZE_MAX / size ? realloc(*array, wanted * size) : NULL;
    if (!grown) {
        scanner->no_memory = true;
        grdp_scanner_stop(scanner);
        return false;
    }
    *array = grown;
    *capacity = wanted;
    return true;
}

void grdp_scanner_recover(grdp_scanner *scanner, grdp_level *level)
{
    const bool list = level->opener == '(' || level->opener == '[';
    while (!grdp_scanner_at_closer(scanner)) {
        if (scanner->token.first &&
            (list ? grdp_scanner_at_setting(scanner) : grdp_word_is_name(&scanner->token)))
            return;
        if (list && (grdp_scanner_at(scanner, ',') || grdp_scanner_at(scanner, ';')))
            return;
        if (grdp_scanner_at(scanner, ';')) {
            grdp_scanner_advance(scanner);
            return;
        }
        if (grdp_scanner_at_opener(scanner))
            (void)grdp_scanner_value(scanner, level);
        else
            grdp_scanner_advance(scanner);
    }
}

void grdp_scanner_add_value(grdp_scanner *scanner, const grdp_written *value)
{
    grdp_scan *out = scanner->out;
    if (out->n == GRDP_SCAN_VALUES) {
        grdp_diag_add(scanner->diag, GRDP_ERROR,
                      (grdp_place){.file = scanner->top.file, .line = value->line},
                      "the file holds more than %zu values", "longer series belong in a CSV file",
                      (size_t)GRDP_SCAN_VALUES);
        grdp_scanner_stop(scanner);
        return;
    }
    void *values = out->values;
    if (!grdp_scanner_grow(scanner, &values, out->n, &out->capacity, sizeof *value))
        return;
    out->values = values;
    out->values[out->n++] = *value;
}

grdp_scanner_mark grdp_scanner_mark_value(const grdp_scanner *scanner)
{
    return (grdp_scanner_mark){.value = scanner->token,
                               .text = scanner->out->text.length,
                               .n_values = scanner->out->n,
                               .errors = grdp_diag_count(scanner->diag, GRDP_ERROR)};
}

void grdp_scanner_replace(grdp_scanner *scanner, const grdp_scanner_mark *mark)
{
    const size_t errors = grdp_diag_count(scanner->diag, GRDP_ERROR) - mark->errors;
    const bool single = mark->value.kind == GRDP_TOKEN_WORD ||
                        (mark->value.kind == GRDP_TOKEN_TEXT && !mark->value.open) ||
                        mark->value.mark == ';';
    if (errors == 0 || !single || scanner->stopped || scanner->out->text.failed)
        return;
    scanner->out->text.length = mark->text;
    scanner->out->text.data[mark->text] = '\0';
    scanner->out->n = mark->n_values;
    scanner->out->n_replaced += errors;
    const unsigned line = mark->value.line;
    grdp_scanner_add_value(scanner,
                           &(grdp_written){.kind = GRDP_NODE_BOOL, .line = line, .faulty = true});
    grdp_scanner_emit(scanner, line, "false", 5);
}
