/* print: text for people, laid out for the page at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PAGE = 80, NARROWEST = 40, WIDEST = 160 };

size_t grdp_print_columns(FILE *file)
{
    struct winsize size = {0};

    if (!isatty(fileno(file)) || ioctl(fileno(file), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return PAGE;
    return size.ws_col;
}

size_t grdp_print_width(FILE *file)
{
    const size_t columns = grdp_print_columns(file);
    return columns < NARROWEST ? NARROWEST : columns > WIDEST ? WIDEST : columns;
}

/* A table that does not fit into memory is not printed in part; nothing is left to go on with. */
static _Noreturn void stop_no_memory(void)
{
    (void)fprintf(stderr, "grdpsim: %s\n", grdp_status_text(GRDP_ERR_MEMORY));
    exit(grdp_status_exit_code(GRDP_ERR_MEMORY));
}

void grdp_print_buffer(FILE *file, grdp_buffer *buffer)
{
    if (buffer->failed)
        stop_no_memory();
    /* What cannot be written stays as an error on the stream, and main() looks there. */
    (void)fwrite(buffer->data ? buffer->data : "", 1, buffer->length, file);
    grdp_buffer_free(buffer);
}

void grdp_print_sentence(FILE *file, const char *text, size_t indent)
{
    grdp_buffer wrapped = {0};

    grdp_show_wrap(&wrapped, text, 0, indent, grdp_print_width(file));
    grdp_buffer_add(&wrapped, "\n");
    grdp_print_buffer(file, &wrapped);
}

void grdp_print_text(FILE *file, grdp_buffer *text, size_t indent)
{
    const size_t width = isatty(fileno(file)) ? grdp_print_width(file) : SIZE_MAX / 2;
    grdp_buffer wrapped = {0};

    grdp_show_wrap(&wrapped, text->data ? text->data : "", 0, indent, width);
    grdp_buffer_add(&wrapped, "\n");
    wrapped.failed |= text->failed;
    grdp_buffer_free(text);
    grdp_print_buffer(file, &wrapped);
}

void grdp_show_print_page(grdp_show *show, size_t page, FILE *file)
{
    grdp_buffer text = {0};

    const bool fits = isatty(fileno(file))
                          ? grdp_show_layout_parts(show, grdp_print_width(file), &text)
                          : grdp_show_layout(show, page, &text);
    if (!fits)
        stop_no_memory();
    grdp_print_buffer(file, &text);
    grdp_show_free(show);
}

void grdp_show_print(grdp_show *show, FILE *file)
{
    grdp_show_print_page(show, PAGE, file);
}
