/* scan: the form of a settings file. This file reads values and lists; settings.c reads keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/scan.h"

#include "scenario/escape.h"
#include "scenario/read_cfg.h"
#include "scenario/scanner.h"

#include <stdlib.h>
#include <string.h>

static char closer_of(char opener)
{
    return opener == '{' ? '}' : opener == '(' ? ')' : ']';
}

/* Commas of a list such as ( 8,7, 9,0 ): every other one without a blank. */
typedef struct commas {
    bool alternate;
    size_t n;
} commas;

static const char *show_mark(char mark)
{
    return grdp_word_show(&(grdp_token){.start = &mark, .length = 1});
}

/* Texts one after another are one text, as in C. In a list that would make one element of two where
 * a comma was forgotten, so there it is a fault. */
static bool read_texts(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token first = scanner->token;
    bool good = true;
    grdp_scanner_add_value(scanner, &(grdp_written){.kind = GRDP_NODE_TEXT, .line = first.line});
    while (scanner->token.kind == GRDP_TOKEN_TEXT) {
        const grdp_token text = scanner->token;
        const grdp_place place = grdp_scanner_place(scanner, level, text.line);
        if (text.open) {
            grdp_diag_add(scanner->diag, GRDP_ERROR, place, "the text %s is not closed",
                          "end the text with a quote \"", grdp_word_show(&text));
            good = false;
        } else if (!grdp_escape_check(&text, place, scanner->diag)) {
            good = false;
        }
        grdp_scanner_emit(scanner, text.line, text.start, text.length);
        grdp_scanner_advance(scanner);
        if (text.open || (level->opener != '{' && level->opener != 0))
            break;
    }
    return good;
}

static bool read_word(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    grdp_word word;
    grdp_scanner_advance(scanner);
    if (!grdp_word_read(&token, grdp_scanner_place(scanner, level, token.line), scanner->diag,
                        &word))
        return false;
    grdp_scanner_add_value(scanner, &word.written);
    grdp_scanner_emit(scanner, token.line, word.text, strlen(word.text));
    return true;
}

static bool closes_above(const grdp_level *level, char mark)
{
    for (level = level->above; level && level->above; level = level->above)
        if (closer_of(level->opener) == mark)
            return true;
    return false;
}

static void close_level(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    const char closer = closer_of(level->opener);
    if (scanner->stopped)
        return;
    if (token.mark == closer) {
        grdp_scanner_emit(scanner, token.line, closer == '}' ? "}" : ")", 1);
        grdp_scanner_advance(scanner);
        return;
    }
    const bool consumed = grdp_scanner_at_closer(scanner) && token.kind != GRDP_TOKEN_END &&
                          !closes_above(level, token.mark);
    level->key = NULL;
    const grdp_place place =
        grdp_scanner_place(scanner, level->above, consumed ? token.line : level->line);
    if (consumed)
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s closes what %s opened on line %u",
                      "write %s", show_mark(token.mark), show_mark(level->opener), level->line,
                      show_mark(closer));
    else if (scanner->top.path)
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s is not closed", "a %s is missing",
                      show_mark(level->opener), show_mark(closer));
    else
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s is not closed",
                      "a %s is missing on line %u or before", show_mark(level->opener),
                      show_mark(closer), token.line);
    if (consumed)
        grdp_scanner_advance(scanner);
}

static bool read_nested(grdp_scanner *scanner, grdp_level *above)
{
    const grdp_token token = scanner->token;
    const bool group = token.mark == '{';
    if (scanner->depth == GRDP_CFG_DEPTH) {
        grdp_diag_add(scanner->diag, GRDP_ERROR,
                      (grdp_place){.file = scanner->top.file, .line = token.line},
                      "groups and lists are nested more than %zu deep",
                      "no file needs more than a few levels", (size_t)GRDP_CFG_DEPTH);
        grdp_scanner_stop(scanner);
        return false;
    }
    grdp_scanner_add_value(
        scanner,
        &(grdp_written){.kind = group ? GRDP_NODE_GROUP : GRDP_NODE_LIST, .line = token.line});
    grdp_scanner_emit(scanner, token.line, group ? "{" : "(", 1);
    grdp_scanner_advance(scanner);
    grdp_level level = {.above = above, .opener = token.mark, .line = token.line};
    scanner->depth++;
    if (group)
        grdp_scanner_settings(scanner, &level);
    else
        grdp_scanner_list(scanner, &level);
    scanner->depth--;
    close_level(scanner, &level);
    return true;
}

bool grdp_scanner_value(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    if (token.kind == GRDP_TOKEN_TEXT)
        return read_texts(scanner, level);
    if (token.kind == GRDP_TOKEN_WORD)
        return read_word(scanner, level);
    if (grdp_scanner_at_opener(scanner))
        return read_nested(scanner, level);
    const grdp_place place = grdp_scanner_place(scanner, level, token.line);
    if (token.kind != GRDP_TOKEN_END)
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "a value is missing before %s",
                      "write a number, a text, a list or a group", grdp_word_show(&token));
    else if (!scanner->stopped)
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "a value is missing",
                      "write a number, a text, a list or a group");
    return false;
}

/* ( 0,09, 0,085 ) would be four whole numbers. A whole number that begins with 0 gives it away. */
static bool is_decimal_comma(const grdp_token *before, const grdp_token *token)
{
    return token->tight && token->start[0] == '0' && token->length > 1 &&
           grdp_word_is_whole(token) && before->length > 0 && grdp_word_is_whole(before) &&
           before->start + before->length + 1 == token->start;
}

static bool read_element(grdp_scanner *scanner, grdp_level *level, const grdp_token *before)
{
    const grdp_token token = scanner->token;
    if (!is_decimal_comma(before, &token))
        return grdp_scanner_value(scanner, level);
    grdp_diag_add(scanner->diag, GRDP_ERROR, grdp_scanner_place(scanner, level, token.line),
                  "the number %s begins with 0", "the decimal point is a dot: %s.%s",
                  grdp_word_show(&token), grdp_word_show(before), grdp_word_show(&token));
    grdp_scanner_advance(scanner);
    return true;
}

/* Goes over what stands between two elements; false where the list ends, closed or not. */
static bool next_element(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    if (grdp_scanner_at_closer(scanner) || grdp_scanner_at_setting(scanner))
        return false;
    const grdp_place place = grdp_scanner_place(scanner, level, token.line);
    if (token.mark == ',') {
        grdp_scanner_emit(scanner, token.line, ",", 1);
        grdp_scanner_advance(scanner);
        if (grdp_scanner_at_closer(scanner) && scanner->token.kind != GRDP_TOKEN_END)
            grdp_diag_add(scanner->diag, GRDP_ERROR, place, "a comma stands before %s",
                          "leave out the comma after the last element",
                          grdp_word_show(&scanner->token));
        return true;
    }
    if (token.mark == ';') {
        grdp_lex ahead = scanner->lex;
        grdp_token next;
        grdp_lex_next(&ahead, &next);
        if (grdp_word_is_name(&next) || next.mark == '}' || next.kind == GRDP_TOKEN_END)
            return false;
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s stands between elements of a list",
                      "separate them by commas", ";");
        grdp_scanner_advance(scanner);
        return true;
    }
    if (token.kind == GRDP_TOKEN_MARK && !grdp_scanner_at_opener(scanner)) {
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s stands between elements of a list",
                      "separate them by commas", grdp_word_show(&token));
        grdp_scanner_recover(scanner, level);
        return true;
    }
    grdp_diag_add(scanner->diag, GRDP_ERROR, place, "a comma is missing before %s",
                  "separate the elements of a list by commas", grdp_word_show(&token));
    return true;
}

/* Counts the comma before `token`. */
static void count_comma(commas *seen, const grdp_token *before, const grdp_token *token)
{
    if (token->kind == GRDP_TOKEN_END || token->mark != 0 || !grdp_word_is_whole(token) ||
        !grdp_word_is_whole(before)) {
        seen->alternate = false;
        return;
    }
    const bool tight = token->tight && before->start + before->length + 1 == token->start;
    seen->n++;
    seen->alternate =
        seen->alternate && tight == (seen->n % 2 == 1) && (seen->n % 2 == 0 || token->length <= 3);
}

void grdp_scanner_list(grdp_scanner *scanner, grdp_level *level)
{
    const size_t errors = grdp_diag_count(scanner->diag, GRDP_ERROR);
    commas seen = {.alternate = true};
    grdp_token before = {.kind = GRDP_TOKEN_END};
    while (!grdp_scanner_at_closer(scanner) && !scanner->no_memory) {
        const grdp_token token = scanner->token;
        if (level->index > 0)
            count_comma(&seen, &before, &token);
        const grdp_scanner_mark mark = grdp_scanner_mark_value(scanner);
        if (!read_element(scanner, level, &before) && scanner->token.mark != ',')
            grdp_scanner_recover(scanner, level);
        grdp_scanner_replace(scanner, &mark);
        before = token;
        if (!next_element(scanner, level))
            break;
        level->index++;
    }
    if (seen.alternate && seen.n >= 3 && seen.n % 2 == 1 &&
        grdp_diag_count(scanner->diag, GRDP_ERROR) == errors)
        grdp_diag_add(scanner->diag, GRDP_WARNING,
                      grdp_scanner_place(scanner, level->above, level->line),
                      "the list has %zu whole numbers in pairs",
                      "if decimals were meant, the decimal point is a dot; else write a blank "
                      "after every comma",
                      seen.n + 1);
}

grdp_status grdp_scan_read(const char *text, size_t length, grdp_place top, grdp_diag *diag,
                           grdp_scan *out)
{
    *out = (grdp_scan){0};
    grdp_scanner scanner = {
        .lex = {.at = text,
                .end = text + length,
                .line = top.path ? top.line : 1,
                .step = top.path ? 0 : 1},
        .top = top,
        .diag = diag,
        .errors_before = grdp_diag_count(diag, GRDP_ERROR),
        .line_out = 1,
        .out = out,
    };
    grdp_level level = {0};
    grdp_scanner_advance(&scanner);
    while (scanner.token.kind != GRDP_TOKEN_END && !scanner.no_memory)
        grdp_scanner_settings(&scanner, &level);
    grdp_buffer_add(&out->text, "\n");
    const bool no_memory = scanner.no_memory || out->text.failed;
    grdp_buffer_free(&scanner.path);
    free(scanner.keys);
    if (no_memory)
        return GRDP_ERR_MEMORY;
    return grdp_diag_count(diag, GRDP_ERROR) > scanner.errors_before ? GRDP_ERR_INPUT : GRDP_OK;
}

void grdp_scan_free(grdp_scan *scan)
{
    grdp_buffer_free(&scan->text);
    free(scan->values);
    *scan = (grdp_scan){0};
}
