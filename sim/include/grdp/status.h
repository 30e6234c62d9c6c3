/* status: what a function of the library can answer, and the exit code of the command for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_STATUS_H
#define GRDP_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

#define GRDP_CHECKED __attribute__((warn_unused_result))

/* name, exit code of the command, text. The enum, grdp_status_text() and grdp_status_exit_code()
 * expand from this list, and so does the table of exit codes in the manual. */
#define GRDP_STATUS_LIST(X)                                                                        \
    X(OK, 0, "done")                                                                               \
    X(ERR_CHECK, 1, "done, but a requested check or target failed")                                \
    X(ERR_USAGE, 2, "the command line is not right")                                               \
    X(ERR_INPUT, 3, "the input is not valid")                                                      \
    X(ERR_FILE, 4, "a file could not be read or written")                                          \
    X(ERR_STOPPED, 5, "stopped by a signal; the same command goes on")                             \
    X(ERR_PARTIAL, 6, "some scenarios or runs failed; the rest is written")                        \
    X(ERR_LIMIT, 7, "refused by a limit")                                                          \
    X(ERR_MEMORY, 7, "out of memory")                                                              \
    X(ERR_BUG, 70, "a fault of this program; please report it")

typedef enum grdp_status {
#define GRDP_STATUS_ENUM(name, exit_code, text) GRDP_##name,
    GRDP_STATUS_LIST(GRDP_STATUS_ENUM)
#undef GRDP_STATUS_ENUM
} grdp_status;

/* One sentence without a full stop, in English; static storage. */
const char *grdp_status_text(grdp_status status);
int grdp_status_exit_code(grdp_status status);

/* Passes a failure on to the caller. */
#define GRDP_TRY(call)                                                                             \
    do {                                                                                           \
        const grdp_status grdp_try_status = (call);                                                \
        if (grdp_try_status != GRDP_OK)                                                            \
            return grdp_try_status;                                                                \
    } while (0)

#ifdef __cplusplus
}
#endif

#endif
