/* progress: a line that is drawn over while work goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct grdp_progress {
    grdp_cli *cli;
    const char *what;
    uint64_t total, done;
    double start, last; /* seconds of the monotonic clock */
    bool shown;
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

grdp_progress *grdp_progress_begin(grdp_cli *cli, const char *what, uint64_t total)
{
    const char *const term = getenv("TERM");
    if (cli->quiet || !isatty(STDERR_FILENO) || (term != NULL && strcmp(term, "dumb") == 0))
        return NULL;
    grdp_progress *const p = calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->cli = cli;
    p->what = grdp_cli_word(cli, what);
    p->total = total;
    p->start = p->last = seconds();
    return p;
}

void grdp_progress_tick(void *progress, uint64_t n)
{
    grdp_progress *const p = progress;
    const double now = seconds();
    p->done += n;
    if (now - p->start < 1.0 || now - p->last < 0.25)
        return;
    const double done = (double)p->done;
    const double rate = done / (now - p->start);
    const double left = p->total > p->done ? ((double)p->total - done) / rate : 0.0;
    (void)fprintf(stderr, "\r%.0f / %.0f %s, %.0f/s, %.0f s %s   ", done, (double)p->total, p->what,
                  rate, left, grdp_cli_word(p->cli, "left"));
    (void)fflush(stderr);
    p->last = now;
    p->shown = true;
}

void grdp_progress_end(grdp_progress *progress)
{
    if (progress == NULL)
        return;
    if (progress->shown)
        (void)fprintf(stderr, "\r%78s\r", "");
    free(progress);
}
