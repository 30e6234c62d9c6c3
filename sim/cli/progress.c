/* progress: a line that is drawn over while work goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include "cli/chance_text.h"
#include "core/text.h"

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

static void put_count(const grdp_progress *p, double count, grdp_buffer *line)
{
    char text[GRDP_NUMBER_TEXT];
    grdp_word_number(p->cli->lang, count, 0, text);
    grdp_buffer_add(line, text);
}

/* "8,192 / 1,000,000 runs, 40,960/s, 24 s left, ± 0.02 points" */
static void put_line(const grdp_progress *p, double now, double half_width, grdp_buffer *line)
{
    const double done = (double)p->done, total = (double)p->total;
    const double rate = done / (now - p->start);
    put_count(p, total > 0.0 && done > total ? total : done, line);
    if (p->total > 0) {
        grdp_buffer_add(line, " / ");
        put_count(p, total, line);
    }
    grdp_buffer_printf(line, " %s, ", p->what);
    put_count(p, rate, line);
    grdp_buffer_add(line, "/s");
    if (p->total > 0) {
        grdp_buffer_add(line, ", ");
        put_count(p, total > done ? (total - done) / rate : 0.0, line);
        grdp_buffer_printf(line, " s %s", grdp_cli_word(p->cli, "left"));
    }
    if (half_width > 0.0) {
        char text[GRDP_NUMBER_TEXT];
        grdp_error_put(p->cli->lang, half_width, text);
        grdp_buffer_printf(line, ", ± %s %s", text, grdp_cli_word(p->cli, "points"));
    }
}

/* A line that wraps cannot be drawn over: the last of its parts go until it fits. */
static void fit_line(char *line)
{
    const size_t most = grdp_print_width(stderr) - 1;
    while (grdp_text_width(line) > most) {
        char *cut = NULL;
        for (char *at = strstr(line, ", "); at != NULL; at = strstr(at + 1, ", "))
            cut = at;
        if (cut == NULL)
            return;
        *cut = '\0';
    }
}

void grdp_progress_tick_precision(void *progress, uint64_t n, double half_width)
{
    grdp_progress *const p = progress;
    const double now = seconds();
    p->done += n;
    if (now - p->start < 1.0 || now - p->last < 0.25)
        return;
    grdp_buffer line = {0};
    put_line(p, now, half_width, &line);
    if (line.data != NULL)
        fit_line(line.data);
    (void)fprintf(stderr, "\r%s\033[K", line.data != NULL ? line.data : "");
    (void)fflush(stderr);
    grdp_buffer_free(&line);
    p->last = now;
    p->shown = true;
}

void grdp_progress_tick(void *progress, uint64_t n)
{
    grdp_progress_tick_precision(progress, n, 0.0);
}

void grdp_progress_end(grdp_progress *progress)
{
    if (progress == NULL)
        return;
    if (progress->shown)
        (void)fprintf(stderr, "\r\033[K");
    free(progress);
}
