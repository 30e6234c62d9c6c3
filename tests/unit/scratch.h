/* scratch: what tests of files share: a folder of their own, files in it, and findings by their
 * text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_SCRATCH_H
#define GRDP_TESTS_SCRATCH_H

#include "core/arena.h"
#include "core/diag.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/grdp_test_XXXXXX";
static grdp_diag *diag;
static grdp_arena *arena;

/* Each test has a process and a folder of its own, and works in it. */
static inline void enter_folder(void)
{
    cr_assert(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    diag = grdp_diag_create(NULL);
    arena = grdp_arena_create();
    cr_assert(diag && arena);
}

static inline void leave_folder(void)
{
    char command[64];
    grdp_arena_free(arena);
    grdp_diag_free(diag);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

static inline void put_bytes(const char *file, const char *data, size_t length)
{
    FILE *stream = fopen(file, "wb");
    cr_assert(stream);
    cr_assert_eq(fwrite(data, 1, length, stream), length);
    cr_assert_eq(fclose(stream), 0);
}

static inline void put(const char *file, const char *text)
{
    put_bytes(file, text, strlen(text));
}

/* Forgets the findings so far. */
static inline void fresh_diag(void)
{
    grdp_diag_free(diag);
    diag = grdp_diag_create(NULL);
    cr_assert(diag);
}

/* The first finding whose sentence or hint holds `text`, or NULL. */
static inline const grdp_finding *finding(const char *text)
{
    for (size_t i = 0; grdp_diag_at(diag, i); i++) {
        const grdp_finding *f = grdp_diag_at(diag, i);
        if (strstr(f->text, text) || (f->hint && strstr(f->hint, text)))
            return f;
    }
    return NULL;
}

static inline size_t n_findings(const char *text)
{
    size_t n = 0;
    for (size_t i = 0; grdp_diag_at(diag, i); i++)
        n += strstr(grdp_diag_at(diag, i)->text, text) != NULL;
    return n;
}

/* Fails the test with all findings where none says `text` in `line` (0: any) under `path` (NULL:
 * any). */
static inline void expect(grdp_severity severity, unsigned line, const char *path, const char *text)
{
    for (size_t i = 0; grdp_diag_at(diag, i); i++) {
        const grdp_finding *f = grdp_diag_at(diag, i);
        const bool says = strstr(f->text, text) || (f->hint && strstr(f->hint, text));
        const bool there = !path || (f->path && strcmp(f->path, path) == 0);
        if (says && there && f->severity == severity && (line == 0 || f->line == line))
            return;
    }
    for (size_t i = 0; grdp_diag_at(diag, i); i++) {
        const grdp_finding *f = grdp_diag_at(diag, i);
        fprintf(stderr, "%d %s:%u: %s: %s; %s\n", (int)f->severity, f->file ? f->file : "", f->line,
                f->path ? f->path : "", f->text, f->hint ? f->hint : "");
    }
    cr_assert_fail("no finding says \"%s\" in line %u under %s", text, line, path ? path : "any");
}

#endif
