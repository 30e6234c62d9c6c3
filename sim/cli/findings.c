/* findings: prints what was found about the input, one line a finding:
 * "FILE:LINE: error: PATH: sentence; hint".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <stdint.h>
#include <stdlib.h>
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

static void add_finding(const grdp_cli *cli, const grdp_finding *finding, bool colour,
                        grdp_buffer *out)
{
    const severity_row *const severity = &severities[finding->severity];

    add_safe(out, finding->file ? finding->file : "grdpsim");
    if (finding->line > 0)
        grdp_buffer_printf(out, ":%u", finding->line);
    grdp_buffer_add(out, ": ");
    grdp_buffer_add(out, colour ? severity->colour : "");
    grdp_buffer_add(out, grdp_cli_word(cli, severity->word));
    grdp_buffer_add(out, colour ? "\033[0m: " : ": ");
    if (finding->path && finding->path[0]) {
        add_safe(out, finding->path);
        grdp_buffer_add(out, ": ");
    }
    add_safe(out, finding->text);
    if (finding->hint) {
        grdp_buffer_add(out, "; ");
        add_safe(out, finding->hint);
    }
    grdp_buffer_add(out, "\n");
}

static bool is_same(const char *a, const char *b)
{
    return a == b || grdp_text_equal(a, b);
}

/* Several scenarios read one region; its faults are said once. */
static bool was_said(const grdp_diag *diag, size_t index)
{
    const grdp_finding *const finding = grdp_diag_at(diag, index);

    for (size_t i = 0; i < index; i++) {
        const grdp_finding *const other = grdp_diag_at(diag, i);
        if (finding->line == other->line && is_same(finding->text, other->text) &&
            is_same(finding->file, other->file) && is_same(finding->path, other->path))
            return true;
    }
    return false;
}

/* Notes past this number would bury the table that they belong to. */
enum { NOTES_SHOWN = 8 };

static void add_count(const grdp_cli *cli, size_t n, const char *what, grdp_buffer *out)
{
    if (n == 0)
        return;
    grdp_buffer_printf(out, "grdpsim: %zu ", n);
    grdp_buffer_add(out, grdp_cli_word(cli, what));
    grdp_buffer_add(out, "\n");
}

void grdp_findings_print(const grdp_cli *cli)
{
    const bool colour = has_colour();
    const bool all = cli->verbose || (cli->command != NULL && cli->command->all_notes);
    const size_t most = cli->quiet ? 0 : all ? SIZE_MAX : NOTES_SHOWN;
    grdp_buffer out = {0};
    const grdp_finding *finding;
    size_t n = 0, n_notes = 0;

    for (; (finding = grdp_diag_at(cli->diag, n)); n++) {
        if (was_said(cli->diag, n))
            continue;
        if (finding->severity > GRDP_NOTE || n_notes++ < most)
            add_finding(cli, finding, colour, &out);
    }
    if (!cli->quiet && n_notes > most)
        add_count(cli, n_notes - most, "more notes: --verbose shows them", &out);
    add_count(cli, grdp_diag_count(cli->diag, GRDP_NOTE) - n, "more findings are not shown", &out);
    grdp_print_buffer(stderr, &out);
}
