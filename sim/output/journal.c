/* journal: a growing file with checkpoints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/journal.h"

#include "core/file.h"
#include "core/reason.h"
#include "core/sha256.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 1 << 16 };

static const char restart_hint[] = "take another folder with --out, or begin anew with --restart";

struct grdp_journal {
    grdp_arena *arena;
    grdp_diag *diag;
    const char *file;
    char *partial, *state;
    grdp_journal_options options;
    grdp_part part;
    grdp_sha256_state sha256;
    int fd;
    bool has_state;       /* a file says how far the writing is */
    bool is_begun;        /* what is there is ours to write */
    bool is_written;      /* more than the state says */
    struct timespec last; /* checkpoint */
};

static grdp_status cannot_write(const grdp_journal *j, int error)
{
    grdp_diag_add(j->diag, GRDP_ERROR, (grdp_place){.file = j->partial}, "cannot be written: %m",
                  "what is done is kept: make room, then the same command goes on",
                  grdp_reason(error));
    return GRDP_ERR_FILE;
}

/* Whether the descriptor is still what stands under the name. */
static bool is_same_file(const grdp_journal *j)
{
    struct stat open_file, named;
    return fstat(j->fd, &open_file) == 0 && stat(j->partial, &named) == 0 &&
           open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

/* A state that says that all is done, and no file: the writing ended between the new name of the
 * file and the end of its description. */
static void take_back(const grdp_journal *j, const grdp_part *there)
{
    struct stat info;
    if (there->done == there->n && stat(j->partial, &info) != 0 && errno == ENOENT &&
        stat(j->file, &info) == 0 && S_ISREG(info.st_mode) &&
        (uint64_t)info.st_size == there->bytes)
        (void)rename(j->file, j->partial);
}

static grdp_status open_locked(grdp_journal *j)
{
    j->fd = open(j->partial, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (j->fd < 0)
        return cannot_write(j, errno);
    if (flock(j->fd, LOCK_EX | LOCK_NB) == 0 && is_same_file(j))
        return GRDP_OK;
    grdp_diag_add(j->diag, GRDP_ERROR, (grdp_place){.file = j->partial},
                  "another command is writing this file",
                  "wait until it ends, or take another folder with --out");
    return GRDP_ERR_FILE;
}

/* SHA-256 of the first `bytes` bytes; false where there are fewer. */
static bool hash_start(grdp_journal *j, uint64_t bytes)
{
    char part[BUFFER];
    uint64_t at = 0;
    grdp_sha256_start(&j->sha256);
    while (at < bytes) {
        const uint64_t left = bytes - at;
        const ssize_t got = pread(j->fd, part, left < BUFFER ? (size_t)left : BUFFER, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        grdp_sha256_add(&j->sha256, part, (size_t)got);
        at += (uint64_t)got;
    }
    return true;
}

static void digest(const grdp_journal *j, char hex[65])
{
    grdp_sha256_state copy = j->sha256;
    grdp_sha256_finish(&copy, hex);
}

/* Goes on from a state: the same part, made from the same settings, and undamaged. */
static grdp_status continue_from(grdp_journal *j, const grdp_part *there)
{
    char hex[65];
    if (!grdp_part_matches(there, &j->part, j->state, restart_hint, j->diag))
        return GRDP_ERR_INPUT;
    if (!hash_start(j, there->bytes))
        return grdp_diag_error(j->diag, (grdp_place){.file = j->partial},
                               "is shorter than its state says", restart_hint);
    digest(j, hex);
    if (strcmp(hex, there->sha256) != 0)
        return grdp_diag_error(j->diag, (grdp_place){.file = j->partial},
                               "was changed since it was written", restart_hint);
    j->has_state = true;
    j->part.done = there->done;
    j->part.n_failed = there->n_failed;
    j->part.bytes = there->bytes;
    return GRDP_OK;
}

static grdp_status cut_off(grdp_journal *j)
{
    if (ftruncate(j->fd, (off_t)j->part.bytes) != 0 ||
        lseek(j->fd, (off_t)j->part.bytes, SEEK_SET) < 0)
        return cannot_write(j, errno);
    return GRDP_OK;
}

static grdp_status start(grdp_journal *j)
{
    grdp_part there;
    const bool has_state = !j->options.restart && access(j->state, F_OK) == 0;
    if (has_state) {
        GRDP_TRY(grdp_part_read(j->arena, j->state, j->diag, &there));
        take_back(j, &there);
    }
    GRDP_TRY(open_locked(j));
    if (j->options.restart)
        (void)unlink(j->state);
    if (has_state)
        GRDP_TRY(continue_from(j, &there));
    return cut_off(j);
}

/* Opening a file makes the folder and fails where no file can be made; cancelling leaves no trace.
 */
static grdp_status try_folder(const grdp_journal *j)
{
    grdp_writer *writer = NULL;
    GRDP_TRY(grdp_writer_open(j->state, false, j->diag, &writer));
    grdp_writer_cancel(writer);
    return GRDP_OK;
}

static grdp_journal *create(const char *file, grdp_diag *diag)
{
    grdp_journal *const j = calloc(1, sizeof *j);
    if (j == NULL)
        return NULL;
    j->fd = -1;
    j->diag = diag;
    j->arena = grdp_arena_create();
    if (j->arena != NULL) {
        j->file = grdp_arena_text(j->arena, file);
        j->partial = grdp_arena_printf(j->arena, "%s.partial", file);
        j->state = grdp_arena_printf(j->arena, "%s.state", file);
    }
    if (j->arena != NULL && j->file != NULL && j->partial != NULL && j->state != NULL)
        return j;
    grdp_journal_close(j);
    return NULL;
}

grdp_status grdp_journal_open(const char *file, const grdp_part *part,
                              const grdp_journal_options *options, grdp_diag *diag,
                              grdp_journal **out)
{
    grdp_journal *const j = create(file, diag);
    if (j == NULL)
        return GRDP_ERR_MEMORY;
    j->part = *part;
    j->part.done = j->part.n_failed = j->part.bytes = 0;
    j->options = *options;
    grdp_sha256_start(&j->sha256);
    (void)clock_gettime(CLOCK_MONOTONIC, &j->last);
    grdp_status status = try_folder(j);
    if (status == GRDP_OK)
        status = start(j);
    if (status != GRDP_OK) {
        grdp_journal_close(j);
        return status;
    }
    j->is_begun = true;
    digest(j, j->part.sha256);
    *out = j;
    return GRDP_OK;
}

const grdp_part *grdp_journal_part(const grdp_journal *journal)
{
    return &journal->part;
}

const char *grdp_journal_partial(const grdp_journal *journal)
{
    return journal->partial;
}

static grdp_status write_all(const grdp_journal *j, const char *text, size_t length)
{
    while (length > 0) {
        const ssize_t n = write(j->fd, text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_write(j, errno);
        text += n;
        length -= (size_t)n;
    }
    return GRDP_OK;
}

static double seconds_since(struct timespec then)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then.tv_sec) + 1e-9 * (double)(now.tv_nsec - then.tv_nsec);
}

grdp_status grdp_journal_put(grdp_journal *journal, const char *text, size_t length, uint64_t rows,
                             uint64_t n_failed)
{
    GRDP_TRY(write_all(journal, text, length));
    grdp_sha256_add(&journal->sha256, text, length);
    journal->part.bytes += length;
    journal->part.done += rows;
    journal->part.n_failed += n_failed;
    journal->is_written = true;
    if (seconds_since(journal->last) < journal->options.checkpoint)
        return GRDP_OK;
    return grdp_journal_checkpoint(journal);
}

grdp_status grdp_journal_checkpoint(grdp_journal *journal)
{
    digest(journal, journal->part.sha256);
    if (!journal->is_written)
        return GRDP_OK;
    if (fdatasync(journal->fd) != 0)
        return cannot_write(journal, errno);
    GRDP_TRY(grdp_part_write(&journal->part, journal->state, true, journal->diag));
    journal->is_written = false;
    journal->has_state = true;
    (void)clock_gettime(CLOCK_MONOTONIC, &journal->last);
    return GRDP_OK;
}

/* What took less than a checkpoint is written anew rather than synced. */
grdp_status grdp_journal_end(grdp_journal *journal)
{
    digest(journal, journal->part.sha256);
    return journal->has_state ? grdp_journal_checkpoint(journal) : GRDP_OK;
}

void grdp_journal_forget(grdp_journal *journal)
{
    (void)unlink(journal->state);
}

void grdp_journal_close(grdp_journal *journal)
{
    if (journal == NULL)
        return;
    /* What no state speaks of would be cut off by the next command. */
    if (journal->is_begun && !journal->has_state && is_same_file(journal))
        (void)unlink(journal->partial);
    if (journal->fd >= 0)
        (void)close(journal->fd);
    grdp_arena_free(journal->arena);
    free(journal);
}
