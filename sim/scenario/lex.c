/* lex: the words, texts and marks of a settings file, without judging them.
 *
 * libconfig 1.5 drops the rest of a file after an unterminated comment without a word, and reports
 * an unterminated text wherever the next quote leads; so both are found here, at their beginning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/lex.h"

#include <string.h>

#define MARKS "=:;,{}()[]"

/* How far the end of a text in foreign quotes is looked for. */
enum { QUOTED_MAX = 1000 };

bool grdp_token_is(const grdp_token *token, char mark)
{
    return token->kind == GRDP_TOKEN_MARK && token->mark == mark;
}

static bool begins_comment(const char *at)
{
    return *at == '#' || (*at == '/' && (at[1] == '/' || at[1] == '*'));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f' || c == '\n';
}

/* False where a comment between slash and star has no end. */
static bool skip_comment(grdp_lex *lex)
{
    if (lex->at[0] == '#' || lex->at[1] == '/') {
        const char *newline = memchr(lex->at, '\n', (size_t)(lex->end - lex->at));
        lex->at = newline ? newline : lex->end;
        return true;
    }
    for (lex->at += 2; lex->at < lex->end; lex->at++) {
        if (lex->at[0] == '*' && lex->at[1] == '/') {
            lex->at += 2;
            return true;
        }
        if (*lex->at == '\n')
            lex->line += lex->step;
    }
    return false;
}

static bool skip_blank(grdp_lex *lex, grdp_token *token)
{
    const char *begin = lex->at;
    while (lex->at < lex->end) {
        token->line = lex->line;
        if (begins_comment(lex->at)) {
            if (!skip_comment(lex))
                return false;
        } else if (is_blank(*lex->at)) {
            if (*lex->at == '\n') {
                lex->line += lex->step;
                token->first = true;
            }
            lex->at++;
        } else {
            break;
        }
    }
    token->tight = lex->at == begin;
    token->line = lex->line;
    return true;
}

/* The closing quote of a text that begins at `at`, or NULL. */
static const char *closing_quote(const char *at, const char *end, bool same_line)
{
    for (at++; at < end && !(same_line && *at == '\n'); at++) {
        if (*at == '"')
            return at;
        if (*at == '\\' && at + 1 < end && at[1] != '\n')
            at++;
    }
    return NULL;
}

/* A text over several lines is allowed, but a forgotten quote makes one too: it then swallows the
 * lines up to the next opening quote, so what it swallowed last is `key =`, or what follows the
 * quote is the inside of a text. */
static bool is_runaway(const char *start, const char *close)
{
    if (!memchr(start, '\n', (size_t)(close - start)))
        return false;
    const char *last = close - 1;
    while (last > start && is_blank(*last))
        last--;
    const char after = close[1];
    const bool apart =
        after == '\0' || is_blank(after) || strchr(";,)]}", after) || begins_comment(close + 1);
    return *last == '=' || !apart;
}

/* After a text that is not closed the next ones are looked for on their line only, up to where the
 * search went: a file full of escaped quotes would else be searched to its end at each of them. */
static void read_text(grdp_lex *lex, grdp_token *token)
{
    const char *start = lex->at;
    const bool wary = lex->wary && start < lex->wary;
    const char *close = closing_quote(start, lex->end, wary);
    token->kind = GRDP_TOKEN_TEXT;
    token->open = !close || is_runaway(start, close);
    if (token->open) {
        if (!wary)
            lex->wary = close ? close : lex->end;
        const char *newline = memchr(start, '\n', (size_t)(lex->end - start));
        lex->at = newline ? newline : lex->end;
        return;
    }
    for (const char *at = start; at < close; at++)
        if (*at == '\n')
            lex->line += lex->step;
    lex->at = close + 1;
}

/* Quotes that word processors and other languages use; without them a quoted text would fall apart
 * into many words and as many findings. */
static const char *skip_foreign_quote(const grdp_lex *lex)
{
    static const char *const quotes[][2] = {{"'", "'"},           {"\u2018", "\u2019"},
                                            {"\u201c", "\u201d"}, {"\u201d", "\u201d"},
                                            {"\u201e", "\u201c"}, {"\u00ab", "\u00bb"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        const size_t open = strlen(quotes[i][0]), shut = strlen(quotes[i][1]);
        if (strncmp(lex->at, quotes[i][0], open) != 0)
            continue;
        const size_t left = (size_t)(lex->end - lex->at);
        const char *stop = lex->at + (left < QUOTED_MAX ? left : QUOTED_MAX);
        for (const char *at = lex->at + open; at + shut <= stop && *at != '\n'; at++)
            if (memcmp(at, quotes[i][1], shut) == 0)
                return at + shut;
    }
    return NULL;
}

static bool in_word(const char *at)
{
    return !is_blank(*at) && *at != '"' && !strchr(MARKS, *at) && !begins_comment(at);
}

/* "- 5": the sign takes the number behind the blank with it, so that one finding speaks of both. */
static void join_sign(grdp_lex *lex, const char *start)
{
    if (lex->at != start + 1 || (*start != '-' && *start != '+'))
        return;
    const char *at = lex->at;
    while (*at == ' ' || *at == '\t')
        at++;
    if (*at != '.' && (*at < '0' || *at > '9'))
        return;
    for (lex->at = at; lex->at < lex->end && in_word(lex->at);)
        lex->at++;
}

static void read_word(grdp_lex *lex, grdp_token *token)
{
    const char *start = lex->at;
    const char *quoted = skip_foreign_quote(lex);
    token->kind = GRDP_TOKEN_WORD;
    if (quoted) {
        lex->at = quoted;
        return;
    }
    while (lex->at < lex->end && in_word(lex->at))
        lex->at++;
    join_sign(lex, start);
}

void grdp_lex_next(grdp_lex *lex, grdp_token *out)
{
    *out = (grdp_token){.kind = GRDP_TOKEN_END, .line = lex->line};
    out->open = !skip_blank(lex, out);
    out->start = lex->at;
    if (lex->at >= lex->end)
        return;
    if (*lex->at == '"') {
        read_text(lex, out);
    } else if (strchr(MARKS, *lex->at)) {
        out->kind = GRDP_TOKEN_MARK;
        out->mark = *lex->at++;
    } else {
        read_word(lex, out);
    }
    out->length = (size_t)(lex->at - out->start);
}
