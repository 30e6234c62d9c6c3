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

/* What a line says, from all there is to what fits a narrow terminal. */
enum { COUNT = 1, RATE = 2, LEFT = 4, PRECISION = 8 };

static const unsigned forms[] = {COUNT | RATE | LEFT | PRECISION, COUNT | RATE | LEFT,
                                 LEFT | PRECISION, LEFT, 0};

/* "8,192 / 1,000,000 runs"; short, "1 %"; where the total is not known, "8,192 runs", "8,192". */
static void put_done(const grdp_progress *p, bool is_short, grdp_buffer *line)
{
    const double total = (double)p->total;
    const double done = p->total > 0 && p->done > p->total ? total : (double)p->done;
    if (is_short && p->total > 0) {
        grdp_buffer_printf(line, "%d %%", (int)(100.0 * done / total));
        return;
    }
    put_count(p, done, line);
    if (p->total > 0) {
        grdp_buffer_add(line, " / ");
        put_count(p, total, line);
    }
    if (!is_short)
        grdp_buffer_printf(line, " %s", p->what);
}

/* "8,192 / 1,000,000 runs, 40,960/s, 24 s left, ± 0.02 points" */
static void put_line(const grdp_progress *p, double now, double half_width, unsigned form,
                     grdp_buffer *line)
{
    const double done = (double)p->done, total = (double)p->total;
    const double rate = done / (now - p->start);
    put_done(p, (form & COUNT) == 0, line);
    if ((form & RATE) != 0) {
        grdp_buffer_add(line, ", ");
        put_count(p, rate, line);
        grdp_buffer_add(line, "/s");
    }
    if ((form & LEFT) != 0 && p->total > 0) {
        grdp_buffer_add(line, ", ");
        put_count(p, total > done ? (total - done) / rate : 0.0, line);
        grdp_buffer_printf(line, " s %s", grdp_cli_word(p->cli, "left"));
    }
    if ((form & PRECISION) != 0 && half_width > 0.0) {
        char text[GRDP_NUMBER_TEXT];
        grdp_error_put(p->cli->lang, half_width, text);
        grdp_buffer_printf(line, ", ± %s %s", text, grdp_cli_word(p->cli, "points"));
    }
}

/* A line that wraps cannot be drawn over: the fullest one that fits, or none. */
static void draw_line(const grdp_progress *p, double now, double half_width)
{
    const size_t columns = grdp_print_columns(stderr);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        grdp_buffer line = {0};
        put_line(p, now, half_width, forms[i], &line);
        const bool fits = line.data != NULL && grdp_text_width(line.data) < columns;
        if (fits)
            (void)fprintf(stderr, "\r%s\033[K", line.data);
        grdp_buffer_free(&line);
        if (fits)
            break;
    }
    (void)fflush(stderr);
}

void grdp_progress_tick_precision(void *progress, uint64_t n, double half_width)
{
    grdp_progress *const p = progress;
    const double now = seconds();
    p->done += n;
    if (now - p->start < 1.0 || now - p->last < 0.25)
        return;
    draw_line(p, now, half_width);
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
