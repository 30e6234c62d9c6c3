/* reason: why the system refused something. The words are those of POSIX (errno.h), so that they
 * can be looked up and have a translation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

typedef struct row {
    int error;
    const char *text;
} row;

static const row rows[] = {
    {EACCES, "Permission denied"},
    {EDQUOT, "Disk quota exceeded"},
    {EEXIST, "File exists"},
    {EFBIG, "File too large"},
    {EIO, "Input/output error"},
    {EISDIR, "Is a directory"},
    {ELOOP, "Too many levels of symbolic links"},
    {EMFILE, "Too many open files"},
    {ENAMETOOLONG, "File name too long"},
    {ENOENT, "No such file or directory"},
    {ENOSPC, "No space left on device"},
    {ENOTDIR, "Not a directory"},
    {EPERM, "Operation not permitted"},
    {EROFS, "Read-only file system"},
};

const char *grdp_reason(int error)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].error == error)
            return rows[i].text;
    return strerror(error);
}
