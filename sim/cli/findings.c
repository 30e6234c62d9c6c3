/* findings: prints what was found about the input, one line a finding:
 * "FILE:LINE: error: PATH: sentence; hint". Errors and warnings come first, notes in short after
 * them; where all are shown, they come in the order in which they were found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/notes.h"

#include "cli/cli.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct severity_row {
    const char *word, *colour;
} severity_row;

static const severity_row severities[] = {
    [GRDP_NOTE] = {.word = "note", "\033[36m"},
    [GRDP_WARNING] = {.word = "warning", "\033[33m"},
    [GRDP_ERROR] = {.word = "error", "\033[1;31m"},
};

/* no-color.org: a NO_COLOR that is not empty. */
static bool has_colour(void)
{
    const char *const no_colour = getenv("NO_COLOR");
    const char *const terminal = getenv("TERM");
    const bool dumb = !terminal || grdp_text_equal(terminal, "dumb");

    return isatty(STDERR_FILENO) && !dumb && (!no_colour || !no_colour[0]);
}

/* Everything from the command line or a file name, whole, without what could move the cursor. */
static void add_safe(grdp_buffer *out, const char *text)
{
    const size_t from = out->length;

    grdp_buffer_add(out, text);
    for (size_t i = from; i < out->length; i++)
        if ((unsigned char)out->data[i] < ' ' || out->data[i] == '\177')
            out->data[i] = '?';
}

/* The place, how severe it is, and a path; `colour` in addition to what is counted as columns. */
static size_t add_head(const grdp_cli *cli, const grdp_finding *finding, bool colour,
                       grdp_buffer *out)
{
    const severity_row *const severity = &severities[finding->severity];
    const size_t from = out->length;

    add_safe(out, finding->file ? finding->file : "grdpsim");
    if (finding->line > 0)
        grdp_buffer_printf(out, ":%u", finding->line);
    grdp_buffer_add(out, ": ");
    size_t columns = out->failed ? 0 : grdp_text_width(out->data + from);
    columns += grdp_text_width(grdp_cli_word(cli, severity->word)) + 2;
    grdp_buffer_add(out, colour ? severity->colour : "");
    grdp_buffer_add(out, grdp_cli_word(cli, severity->word));
    grdp_buffer_add(out, colour ? "\033[0m: " : ": ");
    return columns;
}

/* On a terminal the lines after the first are indented, so that each finding stands out; elsewhere
 * a finding is a line, as logs have it. `used` is that of the head, which ends in a space. */
static void add_sentence(const char *text, size_t used, grdp_buffer *out)
{
    enum { INDENT = 4 };
    const size_t width = grdp_print_width(stderr);
    const size_t first = strcspn(text, " ");

    if (!isatty(STDERR_FILENO)) {
        grdp_buffer_add(out, text);
    } else if (used + first > width && !out->failed) {
        out->data[--out->length] = '\0';
        grdp_buffer_add(out, "\n    ");
        grdp_show_wrap(out, text, INDENT, INDENT, width);
    } else {
        grdp_show_wrap(out, text, used, INDENT, width);
    }
    grdp_buffer_add(out, "\n");
}

static void add_finding(const grdp_cli *cli, const grdp_finding *finding, bool colour,
                        grdp_buffer *out)
{
    const size_t used = add_head(cli, finding, colour, out);
    grdp_buffer text = {0};

    if (finding->path && finding->path[0]) {
        add_safe(&text, finding->path);
        grdp_buffer_add(&text, ": ");
    }
    add_safe(&text, finding->text);
    if (finding->hint) {
        grdp_buffer_add(&text, "; ");
        add_safe(&text, finding->hint);
    }
    out->failed |= text.failed;
    add_sentence(text.failed || !text.data ? "" : text.data, used, out);
    grdp_buffer_free(&text);
}

static void add_count(const grdp_cli *cli, size_t n, const char *what, grdp_buffer *out)
{
    if (n == 0)
        return;
    grdp_buffer_printf(out, "grdpsim: %zu ", n);
    grdp_buffer_add(out, grdp_cli_word(cli, what));
    grdp_buffer_add(out, "\n");
}

/* The notes in a few lines (notes.c), or all of them. */
static void add_notes(const grdp_cli *cli, bool colour, grdp_buffer *out)
{
    grdp_note lines[GRDP_NOTES_SHOWN];
    size_t n_more = 0;
    const size_t n = grdp_notes_gather(cli->diag, cli->arena, lines, &n_more);

    if (n > 0 && out->length == 0 && isatty(STDERR_FILENO))
        grdp_buffer_add(out, "\n"); /* between what was printed and what is to be said of it */
    for (size_t i = 0; i < n; i++) {
        grdp_finding line = *lines[i].first;
        line.text = lines[i].text;
        add_finding(cli, &line, colour, out);
    }
    add_count(cli, n_more, "more notes: --verbose shows them", out);
}

void grdp_findings_print(const grdp_cli *cli)
{
    const bool colour = has_colour();
    const bool all = cli->verbose || (cli->command != NULL && cli->command->all_notes);
    const grdp_severity least = cli->quiet || !all ? GRDP_WARNING : GRDP_NOTE;
    grdp_buffer out = {0};
    const grdp_finding *finding;
    size_t n = 0;

    for (; (finding = grdp_diag_at(cli->diag, n)); n++)
        if (finding->severity >= least && !grdp_notes_was_said(cli->diag, n))
            add_finding(cli, finding, colour, &out);
    if (!cli->quiet && !all)
        add_notes(cli, colour, &out);
    add_count(cli, grdp_diag_count(cli->diag, GRDP_NOTE) - n, "more findings are not shown", &out);
    grdp_print_buffer(stderr, &out);
}
