/* leftover: temporary files of writers that were killed. Names as in writer.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HOUR = 3600 };

/* The process in ".NAME.PROCESS-N.tmp", or 0 where `entry` is no such name. */
static pid_t process_of(const char *entry, const char *name)
{
    const size_t length = strlen(name);
    if (entry[0] != '.' || strncmp(entry + 1, name, length) != 0 || entry[length + 1] != '.')
        return 0;
    const char *const digits = entry + length + 2;
    const size_t n = strspn(digits, "0123456789");
    const size_t m = n > 0 && digits[n] == '-' ? strspn(digits + n + 1, "0123456789") : 0;
    if (m == 0 || n > 9 || strcmp(digits + n + 1 + m, ".tmp") != 0)
        return 0;
    return (pid_t)strtol(digits, NULL, 10);
}

static bool is_gone(pid_t process)
{
    return process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

static bool is_old(int folder, const char *entry)
{
    struct stat info;
    return fstatat(folder, entry, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(info.st_mode) &&
           time(NULL) - info.st_mtime > HOUR;
}

static void clear_folder(DIR *folder, const char *name)
{
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL)
        if (is_gone(process_of(entry->d_name, name)) && is_old(dirfd(folder), entry->d_name))
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
}

void grdp_leftover_clear(const char *file)
{
    const char *const slash = strrchr(file, '/');
    const char *const name = slash != NULL ? slash + 1 : file;
    char *const path = slash != NULL ? strndup(file, (size_t)(name - file)) : strdup(".");
    DIR *const folder = path != NULL ? opendir(path) : NULL;
    if (folder != NULL) {
        clear_folder(folder, name);
        (void)closedir(folder);
    }
    free(path);
}
