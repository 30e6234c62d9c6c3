/* lex: the words, texts and marks of a settings file, without judging them. Comments are skipped
 * here and nowhere else. Needs a text that ends in a NUL byte and holds no other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_LEX_H
#define GRDP_SCENARIO_LEX_H

#include <stdbool.h>
#include <stddef.h>

typedef enum grdp_token_kind {
    GRDP_TOKEN_END,
    GRDP_TOKEN_WORD, /* a name, a number, true, or something that is none of them */
    GRDP_TOKEN_TEXT, /* "..." with its quotes, escapes as written */
    GRDP_TOKEN_MARK, /* one of = : ; , { } ( ) [ ] */
} grdp_token_kind;

typedef struct grdp_token {
    grdp_token_kind kind;
    const char *start;
    size_t length;
    unsigned line; /* where it begins */
    char mark;     /* of a MARK, else 0 */
    bool tight;    /* not even a blank stands between it and the token before */
    bool first;    /* nothing stands before it on its line */
    bool open;     /* a TEXT without its closing quote; an END inside a comment */
} grdp_token;

/* A position in the text; a copy looks ahead. `step` is 1, or 0 where all is on one line. */
typedef struct grdp_lex {
    const char *at, *end;
    unsigned line, step;
    const char *wary; /* texts that begin before this end on their line; NULL at first */
} grdp_lex;

/* An unterminated comment gives an END with `open` and the line where the comment begins. After an
 * unterminated text reading goes on with the line below its opening quote. */
void grdp_lex_next(grdp_lex *lex, grdp_token *out);

bool grdp_token_is(const grdp_token *token, char mark);

#endif
