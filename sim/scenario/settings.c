/* settings: the keys of a group, `name = value;`, and what goes wrong around them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"
#include "scenario/scanner.h"

#include <stdlib.h>
#include <string.h>

static int compare_keys(const void *a, const void *b)
{
    const grdp_scanner_key *const x = a, *const y = b;
    const size_t shorter = x->length < y->length ? x->length : y->length;
    const int order = memcmp(x->start, y->start, shorter);
    if (order != 0)
        return order;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return x->start < y->start ? -1 : 1;
}

static bool is_same_key(const grdp_scanner_key *a, const grdp_scanner_key *b)
{
    return a->length == b->length && memcmp(a->start, b->start, a->length) == 0;
}

static void report_twice(grdp_scanner *scanner, grdp_level *level, size_t first)
{
    grdp_scanner_key *keys = scanner->keys + first;
    const size_t n = scanner->n_keys - first;
    if (n < 2)
        return;
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 1; i < n; i++) {
        if (!is_same_key(&keys[i - 1], &keys[i]))
            continue;
        level->key = keys[i].start;
        level->key_length = keys[i].length;
        grdp_diag_add(
            scanner->diag, GRDP_ERROR, grdp_scanner_place(scanner, level, keys[i].line),
            "the key %s is given twice, first on line %u",
            "keep one; what differs from a base belongs in the group changes",
            grdp_word_show(&(grdp_token){.start = keys[i].start, .length = keys[i].length}),
            keys[i - 1].line);
    }
}

static void add_key(grdp_scanner *scanner, grdp_level *level, const grdp_token *key, size_t first)
{
    level->key = key->start;
    level->key_length = key->length < GRDP_WORD_NAME ? key->length : GRDP_WORD_NAME;
    if (key->length > GRDP_WORD_NAME)
        grdp_diag_add(scanner->diag, GRDP_ERROR, grdp_scanner_place(scanner, level, key->line),
                      "the key %s has %zu characters", "a key has at most 64 characters",
                      grdp_word_show(key), key->length);
    const bool crowded = scanner->n_keys - first == GRDP_CFG_KEYS;
    if (crowded || ++scanner->n_settings > GRDP_SCAN_KEYS) {
        grdp_diag_add(scanner->diag, GRDP_ERROR,
                      (grdp_place){.file = scanner->top.file, .line = key->line},
                      "more than %zu keys up to here; the rest of the file was not looked at",
                      "a group has at most 2000 keys, a file 20000; data belong in a CSV file",
                      (size_t)(crowded ? GRDP_CFG_KEYS : GRDP_SCAN_KEYS));
        grdp_scanner_stop(scanner);
        return;
    }
    void *keys = scanner->keys;
    if (!grdp_scanner_grow(scanner, &keys, scanner->n_keys, &scanner->key_capacity,
                           sizeof *scanner->keys))
        return;
    scanner->keys = keys;
    scanner->keys[scanner->n_keys++] =
        (grdp_scanner_key){.start = key->start, .length = key->length, .line = key->line};
}

static bool has_accents(const grdp_token *token)
{
    for (size_t i = 0; i < token->length; i++)
        if ((unsigned char)token->start[i] >= 0x80)
            return true;
    return false;
}

static bool has_dots(const grdp_token *token)
{
    const char *dot = memchr(token->start, '.', token->length);
    return dot && dot > token->start && !grdp_scanner_is_digits(token);
}

/* What stands where a key belongs and is none. */
static void report_no_key(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    grdp_diag *diag = scanner->diag;
    const grdp_place place = grdp_scanner_place(scanner, level, token.line);
    const char *shown = grdp_word_show(&token);
    if (token.kind == GRDP_TOKEN_TEXT)
        grdp_diag_add(diag, GRDP_ERROR, place, "the text %s stands where a key belongs",
                      "write a key without quotes: name = value;", shown);
    else if (token.mark == ';' || token.mark == ',')
        grdp_diag_add(diag, GRDP_ERROR, place, "one %s too many", "leave it out", shown);
    else if (token.mark == '=' || token.mark == ':')
        grdp_diag_add(diag, GRDP_ERROR, place, "there is no key before %s", "write name = value;",
                      shown);
    else if (token.kind == GRDP_TOKEN_MARK)
        grdp_diag_add(diag, GRDP_ERROR, place, "%s stands where a key belongs",
                      "write name = value;", shown);
    else if (token.start[0] == '@')
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is not read here",
                      "a scenario takes over another one with base = \"FILE\";", shown);
    else if (has_accents(&token))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no key",
                      "a key has letters without accents, digits, _ and -; it may hold a character "
                      "that is not seen: type it again",
                      shown);
    else if (has_dots(&token))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no key",
                      "in a file a path is written as groups: sectors = { industry = { growth = "
                      "8.7; }; };",
                      shown);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no key",
                      "a key begins with a letter and goes on with letters, digits, _ and -",
                      shown);
}

/* The sign between key and value; false where no value follows. */
static bool read_sign(grdp_scanner *scanner, grdp_level *level)
{
    const grdp_token token = scanner->token;
    if (grdp_scanner_at(scanner, '=') || grdp_scanner_at(scanner, ':')) {
        grdp_scanner_emit(scanner, token.line, "=", 1);
        grdp_scanner_advance(scanner);
        return true;
    }
    if (scanner->stopped)
        return false;
    const grdp_place place = grdp_scanner_place(scanner, level, token.line);
    const bool separated = token.mark == ';' || token.mark == ',';
    if (separated || grdp_scanner_at_closer(scanner) || (token.first && token.mark == 0) ||
        grdp_scanner_at_setting(scanner)) {
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "the key has no value",
                      "write name = value;");
        if (separated)
            grdp_scanner_advance(scanner);
        return false;
    }
    grdp_diag_add(scanner->diag, GRDP_ERROR, place, "= is missing before %s", "write name = value;",
                  grdp_word_show(&token));
    return true;
}

/* growth = 8,7; where `value` is the 8 and the token the 7. */
static bool report_decimal_comma(grdp_scanner *scanner, grdp_level *level, const grdp_token *value)
{
    const grdp_token token = scanner->token;
    const size_t sign = value->length > 0 && strchr("+-", value->start[0]) ? 1 : 0;
    const grdp_token digits = {
        .kind = value->kind, .start = value->start + sign, .length = value->length - sign};
    if (!grdp_scanner_is_digits(&token) || !grdp_scanner_is_digits(&digits) || token.first)
        return false;
    const grdp_place place = grdp_scanner_place(scanner, level, value->line);
    const char *whole = grdp_word_show(value), *fraction = grdp_word_show(&token);
    if (grdp_word_is_whole(&digits))
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s,%s is no number",
                      "the decimal point is a dot: %s.%s", whole, fraction, whole, fraction);
    else
        grdp_diag_add(scanner->diag, GRDP_ERROR, place, "%s,%s is no number",
                      "the decimal point is a dot, and thousands are not separated", whole,
                      fraction);
    grdp_scanner_advance(scanner);
    grdp_scanner_recover(scanner, level);
    return true;
}

static void end_setting(grdp_scanner *scanner, grdp_level *level, const grdp_token *value)
{
    const grdp_token token = scanner->token;
    if (token.mark == ';') {
        grdp_scanner_advance(scanner);
        return;
    }
    if (token.mark == ',') {
        grdp_scanner_advance(scanner);
        (void)report_decimal_comma(scanner, level, value);
        return;
    }
    if (grdp_scanner_at_closer(scanner) || token.first || grdp_scanner_at_setting(scanner))
        return;
    grdp_diag_add(scanner->diag, GRDP_ERROR, grdp_scanner_place(scanner, level, token.line),
                  "%s stands after the value",
                  "end the value with ; a list of several is written ( 8.7, 9.0 )",
                  grdp_word_show(&token));
    grdp_scanner_recover(scanner, level);
}

static void read_setting(grdp_scanner *scanner, grdp_level *level, size_t first)
{
    const grdp_token key = scanner->token;
    level->key = NULL;
    if (!grdp_word_is_name(&key)) {
        report_no_key(scanner, level);
        if (!grdp_scanner_at_opener(scanner))
            grdp_scanner_advance(scanner);
        if (key.mark != ';' && key.mark != ',')
            grdp_scanner_recover(scanner, level);
        return;
    }
    add_key(scanner, level, &key, first);
    grdp_scanner_emit(scanner, key.line, key.start, key.length);
    grdp_scanner_advance(scanner);
    if (!read_sign(scanner, level))
        return;
    const grdp_scanner_mark mark = grdp_scanner_mark_value(scanner);
    if (grdp_scanner_value(scanner, level))
        end_setting(scanner, level, &mark.value);
    else
        grdp_scanner_recover(scanner, level);
    grdp_scanner_replace(scanner, &mark);
    grdp_scanner_emit(scanner, mark.value.line, ";", 1);
}

void grdp_scanner_settings(grdp_scanner *scanner, grdp_level *level)
{
    const size_t first = scanner->n_keys;
    while (scanner->token.kind != GRDP_TOKEN_END && !scanner->no_memory) {
        if (!grdp_scanner_at_closer(scanner)) {
            read_setting(scanner, level, first);
            continue;
        }
        if (level->above)
            break;
        level->key = NULL;
        grdp_diag_add(scanner->diag, GRDP_ERROR,
                      grdp_scanner_place(scanner, level, scanner->token.line), "%s closes nothing",
                      "leave it out", grdp_word_show(&scanner->token));
        grdp_scanner_advance(scanner);
    }
    report_twice(scanner, level, first);
    scanner->n_keys = first;
}
