/* progress: a thread that looks at a counter four times a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct grdp_progress {
    grdp_cli *cli;
    const char *what;
    uint64_t total;
    const atomic_uint_fast64_t *done;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool end; /* under `lock` */
    bool shown;
    struct timespec start;
};

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

static void draw_line(grdp_progress *p)
{
    const double seconds = seconds_since(&p->start);
    const double done = (double)atomic_load(p->done);
    const double rate = done / seconds;
    if (seconds < 1.0 || done <= 0.0)
        return;
    const double left = rate > 0.0 ? ((double)p->total - done) / rate : 0.0;
    fprintf(stderr, "\r%.0f %% — %.0f / %.0f %s, %.0f/s, %.0f s %s   ",
            100.0 * done / (double)p->total, done, (double)p->total, p->what, rate,
            left > 0.0 ? left : 0.0, grdp_cli_word(p->cli, "left"));
    fflush(stderr);
    p->shown = true;
}

static void *watch(void *argument)
{
    grdp_progress *const p = argument;
    pthread_mutex_lock(&p->lock);
    while (!p->end) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += 250000000;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&p->wake, &p->lock, &until);
        if (!p->end)
            draw_line(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

grdp_progress *grdp_progress_begin(grdp_cli *cli, const char *what, uint64_t total,
                                   const atomic_uint_fast64_t *done)
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
    p->done = done;
    clock_gettime(CLOCK_MONOTONIC, &p->start);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->wake, NULL);
    if (pthread_create(&p->thread, NULL, watch, p) == 0)
        return p;
    free(p);
    return NULL;
}

void grdp_progress_end(grdp_progress *progress)
{
    if (progress == NULL)
        return;
    pthread_mutex_lock(&progress->lock);
    progress->end = true;
    pthread_cond_signal(&progress->wake);
    pthread_mutex_unlock(&progress->lock);
    pthread_join(progress->thread, NULL);
    if (progress->shown)
        fprintf(stderr, "\r%78s\r", "");
    pthread_cond_destroy(&progress->wake);
    pthread_mutex_destroy(&progress->lock);
    free(progress);
}
