/* file: whole files in. The file is opened without blocking and looked at before it is read, so
 * that a FIFO or a device named by mistake is a finding and not a program that hangs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/file.h"
#include "core/reason.h"

#include "core/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is being read, for the findings. */
typedef struct source {
    int fd;
    const char *file;
    size_t limit;
    grdp_diag *diag;
} source;

static grdp_status cannot_read(const source *from, const char *reason)
{
    const grdp_place place = {.file = from->file};

    grdp_diag_add(from->diag, GRDP_ERROR, place, "cannot be read: %m", NULL, reason);
    return GRDP_ERR_FILE;
}

static grdp_status check_kind(const source *from, size_t *size)
{
    const grdp_place place = {.file = from->file};
    struct stat info;

    if (fstat(from->fd, &info) != 0)
        return cannot_read(from, grdp_reason(errno));
    if (S_ISDIR(info.st_mode)) {
        grdp_diag_add(from->diag, GRDP_ERROR, place, "is a folder where a file is expected",
                      "name a file in it");
        return GRDP_ERR_FILE;
    }
    if (!S_ISREG(info.st_mode)) {
        grdp_diag_add(from->diag, GRDP_ERROR, place, "is a pipe or a device, not a regular file",
                      "save the data to a file and name that");
        return GRDP_ERR_FILE;
    }
    if ((uintmax_t)info.st_size > from->limit)
        return grdp_diag_error(from->diag, place, "has %zu bytes; at most %zu are read",
                               "split the file, or check that it is the right one",
                               (size_t)info.st_size, from->limit);
    *size = (size_t)info.st_size;
    return GRDP_OK;
}

/* Reads until `size` bytes or the end; -1 with errno on failure. */
static ssize_t read_all(int fd, char *to, size_t size)
{
    size_t n = 0;

    while (n < size) {
        const ssize_t got = read(fd, to + n, size - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    return (ssize_t)n;
}

static grdp_status read_open(const source *from, grdp_arena *arena, char **out, size_t *length)
{
    size_t size = 0;

    GRDP_TRY(check_kind(from, &size));
    /* One byte more than the file has shows whether it grew; it becomes the final NUL. */
    char *const data = grdp_arena_alloc(arena, size + 1, 1);
    if (!data)
        return GRDP_ERR_MEMORY;
    const ssize_t got = read_all(from->fd, data, size + 1);
    if (got < 0)
        return cannot_read(from, grdp_reason(errno));
    if ((size_t)got != size)
        return cannot_read(from, "it changed while it was read");
    data[size] = '\0';
    *out = data;
    *length = size;
    return GRDP_OK;
}

grdp_status grdp_file_read(grdp_arena *arena, const char *file, size_t limit, grdp_diag *diag,
                           char **out, size_t *length)
{
    const source from = {
        .fd = open(file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC),
        .file = file,
        .limit = limit,
        .diag = diag,
    };

    if (from.fd < 0)
        return cannot_read(&from, grdp_reason(errno));
    const grdp_status status = read_open(&from, arena, out, length);
    (void)close(from.fd);
    return status;
}

grdp_status grdp_file_sha256(const char *file, grdp_diag *diag, char hex[65], uint64_t *bytes)
{
    enum { PART = 1 << 16 };
    char part[PART];
    grdp_sha256_state state;
    size_t n;
    FILE *const stream = fopen(file, "rbe");
    grdp_sha256_start(&state);
    *bytes = 0;
    while (stream && (n = fread(part, 1, sizeof part, stream)) > 0) {
        grdp_sha256_add(&state, part, n);
        *bytes += n;
    }
    const int error = !stream || ferror(stream) ? errno : 0;
    if (stream)
        (void)fclose(stream);
    grdp_sha256_finish(&state, hex);
    const source from = {.file = file, .diag = diag};
    return error == 0 ? GRDP_OK : cannot_read(&from, grdp_reason(error));
}

char *grdp_file_beside(grdp_arena *arena, const char *file, const char *name)
{
    const char *const slash = strrchr(file, '/');

    if (name[0] == '/' || !slash)
        return grdp_arena_text(arena, name);
    const size_t folder = (size_t)(slash - file) + 1, n = strlen(name);
    char *const path = grdp_arena_alloc(arena, folder + n + 1, 1);
    if (!path)
        return NULL;
    memcpy(path, file, folder);
    memcpy(path + folder, name, n);
    return path;
}

const char *grdp_file_seen_from(const char *file, const char *name)
{
    const char *const slash = strrchr(file, '/');
    const size_t folder = slash ? (size_t)(slash - file) + 1 : 0;

    return strncmp(file, name, folder) == 0 ? name + folder : name;
}

static bool climbs(const char *name)
{
    if (name[0] == '/')
        return true;
    for (const char *p = name; p; p = strchr(p, '/')) {
        p += *p == '/';
        if (strncmp(p, "..", 2) == 0 && (p[2] == '/' || p[2] == '\0'))
            return true;
    }
    return false;
}

bool grdp_file_leaves(const char *from, const char *name, const char *path)
{
    if (climbs(name))
        return true;
    char *const top = realpath(from, NULL);
    char *const real = realpath(path, NULL);
    bool below = true;
    if (top && real) {
        const char *const slash = strrchr(top, '/');
        below = strncmp(top, real, (size_t)(slash - top) + 1) == 0;
    }
    free(top);
    free(real);
    return !below;
}
