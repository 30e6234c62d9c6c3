/* scanner: the state that scan.c, which reads values, and settings.c, which reads keys, share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_SCANNER_H
#define GRDP_SCENARIO_SCANNER_H

#include "scenario/scan.h"

/* A group or list that is open. */
typedef struct grdp_level {
    struct grdp_level *above; /* NULL at the top */
    char opener;              /* { ( [; 0 at the top */
    unsigned line;            /* of the opener */
    const char *key;          /* GROUP: the key that is being read, not terminated; NULL: none */
    size_t key_length;
    size_t index; /* LIST: the element that is being read */
} grdp_level;

typedef struct grdp_scanner_key {
    const char *start;
    size_t length;
    unsigned line;
} grdp_scanner_key;

typedef struct grdp_scanner {
    grdp_lex lex;
    grdp_token token; /* the next one */
    grdp_place top;
    grdp_diag *diag;
    size_t errors_before, depth;
    bool stopped, no_memory;
    grdp_buffer path;
    unsigned line_out; /* line that the text for libconfig has reached */
    size_t n_keys, key_capacity, n_settings;
    grdp_scanner_key *keys; /* of the open groups */
    grdp_scan *out;
} grdp_scanner;

/* Where a finding belongs: a line, and the path to what is being read. */
grdp_place grdp_scanner_place(grdp_scanner *scanner, const grdp_level *level, unsigned line);

void grdp_scanner_advance(grdp_scanner *scanner);
void grdp_scanner_stop(grdp_scanner *scanner); /* everything after looks like the end of the file */
bool grdp_scanner_at(const grdp_scanner *scanner, char mark);
bool grdp_scanner_at_closer(const grdp_scanner *scanner); /* } ) ] or the end */
bool grdp_scanner_at_opener(const grdp_scanner *scanner);
bool grdp_scanner_at_setting(const grdp_scanner *scanner); /* a word and = follow */
bool grdp_scanner_is_digits(const grdp_token *token);      /* a word that begins with a digit */
void grdp_scanner_emit(grdp_scanner *scanner, unsigned line, const char *text, size_t length);

/* Room for one more element; false, with `no_memory` set, where there is none. */
bool grdp_scanner_grow(grdp_scanner *scanner, void **array, size_t n, size_t *capacity,
                       size_t size);

/* After a fault: goes to the end of the setting or element that it is in. */
void grdp_scanner_recover(grdp_scanner *scanner, grdp_level *level);

/* Where a value begins, in what is read and in what is written. A single value with a fault in it
 * is replaced, so that libconfig can read the text and the rest of the file its own faults. */
typedef struct grdp_scanner_mark {
    grdp_token value;
    size_t text, n_values, errors;
} grdp_scanner_mark;

grdp_scanner_mark grdp_scanner_mark_value(const grdp_scanner *scanner);
void grdp_scanner_replace(grdp_scanner *scanner, const grdp_scanner_mark *mark);

/* Keeps a value of the file in the order in which libconfig will give it. */
void grdp_scanner_add_value(grdp_scanner *scanner, const grdp_written *value);

/* False where a fault was found and the rest is to be skipped. */
bool grdp_scanner_value(grdp_scanner *scanner, grdp_level *level);
void grdp_scanner_settings(grdp_scanner *scanner, grdp_level *level);
void grdp_scanner_list(grdp_scanner *scanner, grdp_level *level);

#endif
