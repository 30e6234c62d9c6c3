/* merge: puts the parts of a sweep together, after it has seen that all are there, whole and of the
 * same sweep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

#include "core/file.h"
#include "core/reason.h"
#include "core/sha256.h"
#include "core/text.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PARTS_MOST = 100000, BUFFER = 1 << 18 };

typedef struct piece {
    const char *table, *about; /* files */
    grdp_part part;
} piece;

typedef struct merge {
    grdp_cli *cli;
    size_t n, capacity;
    piece *pieces;
} merge;

/* "part-1-of-2.csv" and "part-1-of-2.json" both name the part. */
static grdp_status add_piece(merge *m, const char *file)
{
    const size_t n = strlen(file);
    const size_t suffix = n > 4 && strcmp(file + n - 4, ".csv") == 0    ? 4
                          : n > 5 && strcmp(file + n - 5, ".json") == 0 ? 5
                                                                        : 0;
    if (suffix == 0)
        return grdp_diag_error(m->cli->diag, (grdp_place){.file = file}, "is no part of a sweep",
                               "name files as part-1-of-8.csv, or a folder");
    if (m->n == PARTS_MOST)
        return GRDP_ERR_LIMIT;
    if (m->n == m->capacity) {
        const size_t capacity = m->capacity == 0 ? 64 : 2 * m->capacity;
        piece *const pieces = reallocarray(m->pieces, capacity, sizeof *pieces);
        if (pieces == NULL)
            return GRDP_ERR_MEMORY;
        m->pieces = pieces;
        m->capacity = capacity;
    }
    piece *const p = &m->pieces[m->n++];
    *p = (piece){
        .table = grdp_arena_printf(m->cli->arena, "%.*s.csv", (int)(n - suffix), file),
        .about = grdp_arena_printf(m->cli->arena, "%.*s.json", (int)(n - suffix), file),
    };
    return p->table != NULL && p->about != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static int is_about(const struct dirent *entry)
{
    const size_t n = strlen(entry->d_name);
    return strncmp(entry->d_name, "part-", 5) == 0 && n > 5 &&
           strcmp(entry->d_name + n - 5, ".json") == 0;
}

static grdp_status add_folder(merge *m, const char *folder)
{
    struct dirent **entries = NULL;
    const int n = scandir(folder, &entries, is_about, alphasort);
    grdp_status status = GRDP_OK;
    if (n < 0)
        return grdp_diag_error(m->cli->diag, (grdp_place){.file = folder}, "cannot be read: %m",
                               NULL, grdp_reason(errno));
    for (int i = 0; i < n; i++) {
        const char *const file =
            grdp_arena_printf(m->cli->arena, "%s/%s", folder, entries[i]->d_name);
        if (status == GRDP_OK)
            status = file != NULL ? add_piece(m, file) : GRDP_ERR_MEMORY;
        free(entries[i]);
    }
    free(entries);
    if (status == GRDP_OK && n == 0)
        return grdp_diag_error(m->cli->diag, (grdp_place){.file = folder},
                               "there is no part of a sweep in this folder",
                               "a part is complete once part-i-of-N.json is there");
    return status;
}

static grdp_status add_argument(merge *m, const char *name)
{
    struct stat info;
    return stat(name, &info) == 0 && S_ISDIR(info.st_mode) ? add_folder(m, name)
                                                           : add_piece(m, name);
}

/* All parts are of the sweep of the first one, and each is said once. */
static bool check_piece(const merge *m, size_t i, const piece **seen)
{
    const piece *const p = &m->pieces[i], *const first = &m->pieces[0];
    const grdp_place place = {.file = p->about};
    if (!grdp_part_matches(&p->part, &first->part, p->about, "merge the parts of one sweep only",
                           m->cli->diag))
        return false;
    if (p->part.count != first->part.count || p->part.total != first->part.total) {
        grdp_diag_add(
            m->cli->diag, GRDP_ERROR, place, "is one of %zu parts, the first one is one of %zu",
            "merge the parts of one sweep only", (size_t)p->part.count, (size_t)first->part.count);
        return false;
    }
    if (p->part.done != p->part.n) {
        grdp_diag_add(m->cli->diag, GRDP_ERROR, place, "is not complete: %zu of %zu points",
                      "give its command again", (size_t)p->part.done, (size_t)p->part.n);
        return false;
    }
    const piece *const other = seen[p->part.index];
    if (other != NULL && strcmp(other->about, p->about) == 0)
        return true; /* "part-1-of-2*" names both files of the part */
    if (other != NULL) {
        grdp_diag_add(m->cli->diag, GRDP_ERROR, place, "is part %zu, and so is %s",
                      "name each part once", (size_t)p->part.index + 1, other->about);
        return false;
    }
    seen[p->part.index] = p;
    return true;
}

/* Every part is there, and together they are the whole, without gap or overlap. */
static bool check_whole(const merge *m, const piece *const *seen)
{
    const uint64_t count = m->pieces[0].part.count, total = m->pieces[0].part.total;
    uint64_t next = 0;
    bool fine = true;
    for (uint64_t i = 0; i < count; i++) {
        if (seen[i] == NULL) {
            grdp_diag_add(m->cli->diag, GRDP_ERROR, (grdp_place){0}, "part %zu of %zu is missing",
                          "give its command: sweep ... --shard %zu/%zu", (size_t)i + 1,
                          (size_t)count, (size_t)i + 1, (size_t)count);
            fine = false;
            continue;
        }
        if (fine && seen[i]->part.first != next) {
            grdp_diag_add(m->cli->diag, GRDP_ERROR, (grdp_place){.file = seen[i]->about},
                          "begins at point %zu, and the part before it ends at %zu",
                          "make the part again", (size_t)seen[i]->part.first, (size_t)next);
            return false;
        }
        next = seen[i]->part.first + seen[i]->part.n;
    }
    if (fine && next != total) {
        grdp_diag_add(m->cli->diag, GRDP_ERROR, (grdp_place){.file = seen[count - 1]->about},
                      "ends at point %zu of %zu", "make the part again", (size_t)next,
                      (size_t)total);
        fine = false;
    }
    return fine;
}

static grdp_status check_all(const merge *m, const piece **seen)
{
    bool fine = true;
    for (size_t i = 0; i < m->n; i++)
        fine &= check_piece(m, i, seen);
    return fine && check_whole(m, seen) ? GRDP_OK : GRDP_ERR_INPUT;
}

static grdp_status read_all(merge *m)
{
    grdp_status worst = GRDP_OK;
    for (size_t i = 0; i < m->n; i++) {
        const grdp_status status =
            grdp_part_read(m->cli->arena, m->pieces[i].about, m->cli->diag, &m->pieces[i].part);
        worst = status != GRDP_OK ? status : worst;
    }
    return worst;
}

/* The whole table while it is put together. */
typedef struct output {
    FILE *stream;
    grdp_sha256_state sha256;
    char *buffer;
} output;

static void put(output *to, const char *text, size_t length)
{
    grdp_sha256_add(&to->sha256, text, length);
    (void)fwrite(text, 1, length, to->stream);
}

/* Copies a part, its head line only for the first, and takes its SHA-256 as it is read. */
static void copy_stream(output *to, FILE *from, bool with_head, grdp_sha256_state *state)
{
    bool skip = !with_head;
    size_t n;
    while ((n = fread(to->buffer, 1, BUFFER, from)) > 0) {
        const char *const newline = skip ? memchr(to->buffer, '\n', n) : NULL;
        const size_t head = newline != NULL ? (size_t)(newline + 1 - to->buffer) : skip ? n : 0;
        grdp_sha256_add(state, to->buffer, n);
        put(to, to->buffer + head, n - head);
        skip = skip && newline == NULL;
    }
}

static grdp_status copy_piece(const merge *m, output *to, const piece *p)
{
    const grdp_place place = {.file = p->table};
    grdp_sha256_state state;
    char hex[65];
    FILE *const from = fopen(p->table, "rb");
    if (from == NULL) {
        grdp_diag_add(m->cli->diag, GRDP_ERROR, place, "cannot be read: %m", NULL,
                      grdp_reason(errno));
        return GRDP_ERR_FILE;
    }
    grdp_sha256_start(&state);
    copy_stream(to, from, p->part.index == 0, &state);
    const bool failed = ferror(from) != 0;
    (void)fclose(from);
    grdp_sha256_finish(&state, hex);
    if (!failed && strcmp(hex, p->part.sha256) == 0)
        return GRDP_OK;
    return grdp_diag_error(m->cli->diag, place, "is not what its description says (SHA-256)",
                           "it was changed or cut: make the part again");
}

/* What the parts make together, and where it came from. */
static grdp_status publish(const merge *m, const piece *const *seen, const char *temporary,
                           grdp_part *whole)
{
    const size_t n = seen[0]->part.count;
    grdp_input *const inputs = grdp_arena_alloc(m->cli->arena, n, sizeof *inputs);
    if (inputs == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < n; i++) {
        inputs[i].file = seen[i]->table;
        memcpy(inputs[i].sha256, seen[i]->part.sha256, sizeof inputs[i].sha256);
    }
    const grdp_sweep_result result = {.folder = m->cli->args[0],
                                      .part = whole,
                                      .temporary = temporary,
                                      .n_inputs = n,
                                      .inputs = inputs};
    GRDP_TRY(grdp_sweep_publish(m->cli, &result));
    return grdp_sweep_finish(m->cli, whole);
}

/* What the parts make, before any byte is copied. */
static void describe_whole(const piece *const *seen, grdp_part *whole)
{
    *whole = seen[0]->part;
    whole->index = whole->first = whole->n = whole->done = whole->n_failed = whole->bytes = 0;
    whole->count = 1;
    whole->is_part = false;
}

static grdp_status copy_all(const merge *m, output *to, const piece *const *seen, grdp_part *whole)
{
    describe_whole(seen, whole);
    for (size_t i = 0; i < seen[0]->part.count; i++) {
        GRDP_TRY(copy_piece(m, to, seen[i]));
        whole->n += seen[i]->part.n;
        whole->done += seen[i]->part.n;
        whole->n_failed += seen[i]->part.n_failed;
    }
    whole->bytes = to->sha256.length;
    grdp_sha256_finish(&to->sha256, whole->sha256);
    return GRDP_OK;
}

static grdp_status write_whole(const merge *m, const piece *const *seen)
{
    const char *const file =
        grdp_arena_printf(m->cli->arena, "%s/sweep.csv.merged", m->cli->args[0]);
    output to = {.buffer = malloc(BUFFER)};
    grdp_writer *writer = NULL;
    grdp_part whole;
    grdp_status status = file != NULL && to.buffer != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    if (status == GRDP_OK)
        status = grdp_writer_open(file, false, m->cli->diag, &writer);
    if (status == GRDP_OK) {
        to.stream = grdp_writer_stream(writer);
        grdp_sha256_start(&to.sha256);
        status = copy_all(m, &to, seen, &whole);
        if (status == GRDP_OK)
            status = grdp_writer_commit(writer, m->cli->diag, NULL, NULL);
        else
            grdp_writer_cancel(writer);
    }
    if (status == GRDP_OK)
        status = publish(m, seen, file, &whole);
    free(to.buffer);
    return status;
}

static grdp_status merge_all(merge *m)
{
    assert(m->n > 0); /* each argument gave one, or a finding */
    GRDP_TRY(read_all(m));
    const uint64_t count = m->pieces[0].part.count;
    const piece **const seen = grdp_arena_alloc(m->cli->arena, count, sizeof *seen);
    if (seen == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(check_all(m, seen));
    grdp_part whole, there;
    describe_whole(seen, &whole);
    GRDP_TRY(grdp_sweep_look(m->cli, &whole, m->cli->args[0], &there));
    return there.n_settings > 0 ? grdp_sweep_finished(m->cli, m->cli->args[0], &there)
                                : write_whole(m, seen);
}

grdp_status grdp_cli_merge(grdp_cli *cli)
{
    merge m = {.cli = cli};
    grdp_status status = GRDP_OK;
    for (size_t i = 1; i < cli->n_args && status == GRDP_OK; i++)
        status = add_argument(&m, cli->args[i]);
    if (status == GRDP_OK)
        status = merge_all(&m);
    free(m.pieces);
    return status;
}
