/* word: what one word of a settings file means: a key, a number as it was written, or true and
 * false. Everything else gets a finding that says what to write instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_WORD_H
#define GRDP_SCENARIO_WORD_H

#include "core/diag.h"
#include "scenario/lex.h"
#include "scenario/node.h"

enum { GRDP_WORD_NUMBER = 100, GRDP_WORD_TEXT = 112, GRDP_WORD_NAME = 64 };

/* What libconfig forgets of a value. */
typedef struct grdp_written {
    grdp_node_kind kind;
    unsigned line;
    double number;
    bool integer;
    int decimals;
    bool faulty; /* stands for a value that could not be read, and was reported */
} grdp_written;

typedef struct grdp_word {
    grdp_written written;
    char text[GRDP_WORD_TEXT]; /* the value in a form that every libconfig reads alike */
} grdp_word;

/* Reads a value that stands without quotes; false after a finding. */
bool grdp_word_read(const grdp_token *token, grdp_place place, grdp_diag *diag, grdp_word *out);

/* Whether a number is left where units, separators of thousands and dashes are taken away from a
 * text that is none; `out` is that number. */
bool grdp_word_plain(const char *start, size_t length, char out[static GRDP_WORD_TEXT]);

bool grdp_word_is_name(const grdp_token *token); /* a key that libconfig takes */
bool grdp_word_is_bool(const grdp_token *token, bool *value);
bool grdp_word_is_whole(const grdp_token *token); /* digits only */

/* The token for a finding, cut where it is long. */
const char *grdp_word_show(const grdp_token *token);

#endif
