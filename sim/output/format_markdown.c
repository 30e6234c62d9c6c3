/* markdown: a table that GitHub renders (GitHub Flavored Markdown, section 4.10), for reports and
 * issues. Texts appear as they are: what Markdown would take for markup is escaped, a line end
 * becomes <br>. Numbers are aligned to the right, the unit stands in brackets in the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/line.h"

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* An underscore between letters is no emphasis; names of series stay readable without escapes. */
static bool is_markup(const char *text, size_t i)
{
    if (text[i] != '_')
        return strchr("\\`*[]<~&|", text[i]) != NULL;
    return i == 0 || !is_alphanumeric(text[i - 1]) || !is_alphanumeric(text[i + 1]);
}

static void put_text(grdp_line *line, const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        const bool is_crlf = text[i] == '\r' && text[i + 1] == '\n';
        if (is_crlf)
            continue;
        if (text[i] == '\n' || text[i] == '\r') {
            grdp_line_add(line, "<br>");
            continue;
        }
        if (is_markup(text, i))
            grdp_line_byte(line, '\\');
        grdp_line_byte(line, text[i]);
    }
}

static void put_titles(grdp_line *line, const grdp_column *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        grdp_line_add(line, "| ");
        put_text(line, columns[i].name);
        if (columns[i].unit && *columns[i].unit != '\0') {
            grdp_line_add(line, " (");
            put_text(line, columns[i].unit);
            grdp_line_byte(line, ')');
        }
        grdp_line_byte(line, ' ');
    }
    grdp_line_add(line, "|\n");
}

static void head(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n)
{
    (void)dialect;
    grdp_line line;
    grdp_line_start(&line, file);
    put_titles(&line, columns, n);
    for (size_t i = 0; i < n; i++)
        grdp_line_add(&line, columns[i].kind == GRDP_COLUMN_TEXT ? "| --- " : "| ---: ");
    grdp_line_add(&line, "|\n");
    grdp_line_flush(&line);
}

static void row(FILE *file, const grdp_dialect *dialect, const grdp_column *columns, size_t n,
                const grdp_cell *cells)
{
    (void)dialect;
    grdp_line line;
    grdp_line_start(&line, file);
    for (size_t i = 0; i < n; i++) {
        grdp_line_add(&line, "| ");
        if (columns[i].kind != GRDP_COLUMN_TEXT)
            grdp_line_number(&line, &columns[i], cells[i].number, '.');
        else if (cells[i].text)
            put_text(&line, cells[i].text);
        grdp_line_byte(&line, ' ');
    }
    grdp_line_add(&line, "|\n");
    grdp_line_flush(&line);
}

const grdp_format grdp_format_markdown = {
    .name = "markdown",
    .suffix = ".md",
    .media = "text/markdown",
    .doc = "A table that GitHub and other readers of Markdown render.",
    .head = head,
    .row = row,
    .tail = grdp_line_nothing,
};
