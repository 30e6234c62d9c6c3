/* writer: a file that appears under its name only when it is whole. It is written under a temporary
 * name in the same folder, because rename() is atomic within one file system only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/file.h"
#include "core/leftover.h"
#include "core/reason.h"
#include "core/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STREAM_BUFFER = 65536, TRIES = 100, NAME_PART = 200 };

struct grdp_writer {
    FILE *stream;
    char *file, *temporary;
    size_t folder; /* bytes of `file` up to and with the last slash */
    bool fsync;
    grdp_arena *arena;
    char buffer[STREAM_BUFFER];
};

static grdp_status cannot_write(grdp_diag *diag, const char *file, const char *reason)
{
    const grdp_place place = {.file = file};

    grdp_diag_add(diag, GRDP_ERROR, place, "cannot be written: %m", NULL, reason);
    return GRDP_ERR_FILE;
}

static void free_writer(grdp_writer *writer)
{
    grdp_arena_free(writer->arena);
    free(writer);
}

static grdp_writer *create_writer(const char *file, bool fsync)
{
    /* Not calloc: the stream's buffer needs no zeros. */
    grdp_writer *const writer = malloc(sizeof *writer);

    if (!writer)
        return NULL;
    writer->stream = NULL;
    writer->temporary = NULL;
    writer->fsync = fsync;
    writer->arena = grdp_arena_create();
    writer->file = writer->arena ? grdp_arena_text(writer->arena, file) : NULL;
    if (!writer->file) {
        free_writer(writer);
        return NULL;
    }
    const char *const slash = strrchr(writer->file, '/');
    writer->folder = slash ? (size_t)(slash - writer->file) + 1 : 0;
    return writer;
}

static bool has_folder(grdp_writer *writer)
{
    struct stat info;
    char *const end = writer->file + writer->folder;
    const char kept = *end;
    *end = '\0';
    const bool found = writer->folder == 0 || stat(writer->file, &info) == 0;
    *end = kept;
    return found;
}

/* Creates the folders of the file that are missing; errno on failure. A name that exists and is no
 * folder is found when the file is opened. */
static bool create_folders(grdp_writer *writer)
{
    char *const path = writer->file;

    if (has_folder(writer))
        return true;
    for (size_t i = 1; i < writer->folder; i++) {
        if (path[i] != '/' || path[i - 1] == '/')
            continue;
        path[i] = '\0';
        const bool failed = mkdir(path, 0777) != 0 && errno != EEXIST && errno != EISDIR;
        path[i] = '/';
        if (failed)
            return false;
    }
    return true;
}

/* Opens a temporary name that nobody uses; -1 with errno on failure. */
static int open_temporary(grdp_writer *writer)
{
    for (unsigned try = 0; try < TRIES; try++) {
        writer->temporary = grdp_arena_printf(writer->arena, "%.*s.%.*s.%ld-%u.tmp",
                                              (int)writer->folder, writer->file, NAME_PART,
                                              writer->file + writer->folder, (long)getpid(), try);
        if (!writer->temporary) {
            errno = ENOMEM;
            return -1;
        }
        const int fd = open(writer->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* Renaming onto a folder fails, onto a device it would put a file in its place. */
static grdp_status check_target(const grdp_writer *writer, grdp_diag *diag)
{
    struct stat info;

    if (writer->file[writer->folder] == '\0')
        return cannot_write(diag, writer->file, "the name of a file is missing");
    if (stat(writer->file, &info) != 0 || S_ISREG(info.st_mode))
        return GRDP_OK;
    return cannot_write(diag, writer->file,
                        S_ISDIR(info.st_mode) ? "it is a folder" : "it is not a regular file");
}

static grdp_status open_stream(grdp_writer *writer, grdp_diag *diag)
{
    GRDP_TRY(check_target(writer, diag));
    const int fd = create_folders(writer) ? open_temporary(writer) : -1;
    if (fd < 0)
        return cannot_write(diag, writer->file, grdp_reason(errno));
    writer->stream = fdopen(fd, "w+");
    if (!writer->stream) {
        (void)close(fd);
        (void)unlink(writer->temporary);
        return GRDP_ERR_MEMORY;
    }
    (void)setvbuf(writer->stream, writer->buffer, _IOFBF, sizeof writer->buffer);
    grdp_leftover_clear(writer->file);
    return GRDP_OK;
}

grdp_status grdp_writer_open(const char *file, bool fsync, grdp_diag *diag, grdp_writer **out)
{
    grdp_writer *const writer = create_writer(file, fsync);

    if (!writer)
        return GRDP_ERR_MEMORY;
    const grdp_status status = open_stream(writer, diag);
    if (status != GRDP_OK) {
        free_writer(writer);
        return status;
    }
    *out = writer;
    return GRDP_OK;
}

grdp_status grdp_writer_try(const char *file, grdp_diag *diag)
{
    grdp_writer *writer = NULL;
    if (file == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(grdp_writer_open(file, false, diag, &writer));
    grdp_writer_cancel(writer);
    return GRDP_OK;
}

FILE *grdp_writer_stream(grdp_writer *writer)
{
    return writer->stream;
}

/* Pushes out what is buffered. Gives 0 or the errno of this write, or of an earlier one that only
 * the stream's error flag remembers: then trying one more byte tells the reason again. */
static int flush(grdp_writer *writer)
{
    errno = 0;
    if (fflush(writer->stream) == 0 && !ferror(writer->stream)) {
        if (writer->fsync && fsync(fileno(writer->stream)) != 0)
            return errno;
        return 0;
    }
    if (errno == 0 && write(fileno(writer->stream), "\n", 1) == 1)
        return EIO;
    return errno ? errno : EIO;
}

/* Reads the file back through its descriptor; 0 or errno. */
static int hash(const grdp_writer *writer, char sha256[65], size_t *bytes)
{
    unsigned char part[STREAM_BUFFER];
    grdp_sha256_state state;
    off_t at = 0;

    grdp_sha256_start(&state);
    for (;;) {
        const ssize_t got = pread(fileno(writer->stream), part, sizeof part, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        grdp_sha256_add(&state, part, (size_t)got);
        at += got;
    }
    grdp_sha256_finish(&state, sha256);
    *bytes = (size_t)at;
    return 0;
}

static int size_of(const grdp_writer *writer, size_t *bytes)
{
    struct stat info;

    if (fstat(fileno(writer->stream), &info) != 0)
        return errno;
    *bytes = (size_t)info.st_size;
    return 0;
}

/* A rename is on the disk when its folder is. */
static int sync_folder(grdp_writer *writer)
{
    char *const folder = writer->temporary;

    folder[writer->folder] = '\0';
    const int fd = open(writer->folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    const int error = fsync(fd) == 0 ? 0 : errno;
    (void)close(fd);
    return error;
}

grdp_status grdp_writer_finish(grdp_writer *writer, grdp_diag *diag, char sha256[65], size_t *bytes)
{
    size_t size = 0;
    int error = flush(writer);

    if (error == 0)
        error = sha256 ? hash(writer, sha256, &size) : size_of(writer, &size);
    if (fclose(writer->stream) != 0 && error == 0)
        error = errno;
    writer->stream = NULL;
    if (bytes && error == 0)
        *bytes = size;
    return error == 0 ? GRDP_OK : cannot_write(diag, writer->file, grdp_reason(error));
}

/* Gives a finished file its name. */
static grdp_status put_in_place(grdp_writer *writer, grdp_diag *diag)
{
    int error = rename(writer->temporary, writer->file) == 0 ? 0 : errno;

    if (error == 0 && writer->fsync)
        error = sync_folder(writer);
    return error == 0 ? GRDP_OK : cannot_write(diag, writer->file, grdp_reason(error));
}

grdp_status grdp_writer_commit(grdp_writer *writer, grdp_diag *diag, char sha256[65], size_t *bytes)
{
    grdp_status status = GRDP_OK;

    if (writer->stream)
        status = grdp_writer_finish(writer, diag, sha256, bytes);
    if (status == GRDP_OK)
        status = put_in_place(writer, diag);
    if (status != GRDP_OK)
        (void)unlink(writer->temporary);
    free_writer(writer);
    return status;
}

void grdp_writer_cancel(grdp_writer *writer)
{
    if (!writer)
        return;
    if (writer->stream)
        (void)fclose(writer->stream);
    (void)unlink(writer->temporary);
    free_writer(writer);
}
