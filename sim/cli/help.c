/* help: what `--help` prints, from the tables of commands and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <string.h>

enum { INDENT = 2 };

static void add_spaces(grdp_buffer *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        grdp_buffer_add(out, " ");
}

static void add_title(const grdp_cli *cli, const char *english, grdp_buffer *out)
{
    grdp_buffer_add(out, "\n");
    grdp_buffer_add(out, grdp_cli_word(cli, english));
    grdp_buffer_add(out, "\n");
}

/* A name, and from column `column` on what it means. */
static void add_item(grdp_buffer *out, const char *name, const char *text, size_t column,
                     size_t width)
{
    const size_t used = INDENT + grdp_text_width(name);

    add_spaces(out, INDENT);
    grdp_buffer_add(out, name);
    if (used + 2 > column)
        grdp_buffer_add(out, "\n");
    add_spaces(out, used + 2 > column ? column : column - used);
    grdp_show_wrap(out, text, column, column, width);
    grdp_buffer_add(out, "\n");
}

/* What stands for a value is in capitals and has a wording; "missed" or "vi|en" is typed as it is.
 */
static const char *argument_text(const grdp_cli *cli, const char *argument)
{
    return argument[0] >= 'A' && argument[0] <= 'Z' ? grdp_cli_word(cli, argument) : argument;
}

/* "-n, --runs INT" and "number of runs [0]", as bcftools writes it. */
static void add_option(const grdp_cli *cli, const grdp_command *command, const grdp_option *option,
                       size_t width, grdp_buffer *out)
{
    const char *const unset = grdp_option_unset(option, command);
    grdp_buffer name = {0}, text = {0};

    if (option->letter)
        grdp_buffer_printf(&name, "-%c, --%s", option->letter, option->name);
    else
        grdp_buffer_printf(&name, "    --%s", option->name);
    if (option->argument)
        grdp_buffer_printf(&name, " %s", argument_text(cli, option->argument));
    grdp_buffer_add(&text, grdp_cli_word(cli, option->doc));
    if (option->fallback)
        grdp_buffer_printf(&text, " [%s]", option->fallback);
    else if (unset)
        grdp_buffer_printf(&text, " [%s]", grdp_cli_word(cli, unset));
    out->failed |= name.failed || text.failed;
    if (!out->failed)
        add_item(out, name.data, text.data, 28, width);
    grdp_buffer_free(&name);
    grdp_buffer_free(&text);
}

static void add_options(const grdp_cli *cli, const grdp_command *command, bool common, size_t width,
                        grdp_buffer *out)
{
    const grdp_option *option;
    bool any = false;

    for (size_t i = 0; (option = grdp_option_at(i)); i++) {
        const bool is_common = !option->commands[0];
        if (is_common != common || (command && !grdp_option_is_of(option, command)))
            continue;
        if (!any)
            add_title(cli, common ? "Options of all commands:" : "Options:", out);
        any = true;
        add_option(cli, command, option, width, out);
    }
}

static void add_examples(const grdp_cli *cli, const char *lines, grdp_buffer *out)
{
    add_title(cli, "Examples:", out);
    for (const char *at = lines; *at; at += strspn(at, "\n")) {
        const size_t length = strcspn(at, "\n");
        grdp_buffer_add(out, "  grdpsim ");
        grdp_buffer_add_n(out, at, length);
        grdp_buffer_add(out, "\n");
        at += length;
    }
}

void grdp_help_overview(const grdp_cli *cli, FILE *file)
{
    const size_t width = grdp_print_width(file);
    grdp_buffer out = {0};
    const grdp_command *command;

    grdp_show_wrap(&out,
                   grdp_cli_word(cli, "grdpsim projects scenarios of regional growth and sets them "
                                      "against the plan and the actual figures."),
                   0, 0, width);
    grdp_buffer_add(&out, "\n");
    grdp_buffer_printf(&out, "\n%s grdpsim %s\n", grdp_cli_word(cli, "Usage:"),
                       grdp_cli_word(cli, "COMMAND [OPTIONS] [ARGUMENTS]"));
    add_title(cli, "Commands:", &out);
    for (size_t i = 0; (command = grdp_command_at(i)); i++)
        add_item(&out, command->name, grdp_cli_word(cli, command->doc), 13, width);
    add_item(&out, "help", grdp_cli_word(cli, "Says more about a command: grdpsim help run"), 13,
             width);
    add_options(cli, NULL, true, width, &out);
    add_examples(cli,
                 "new my_province\n"
                 "check my_province\n"
                 "run my_province",
                 &out);
    grdp_print_buffer(file, &out);
}

void grdp_help_command(const grdp_cli *cli, const grdp_command *command, FILE *file)
{
    const size_t width = grdp_print_width(file);
    grdp_buffer out = {0};

    grdp_buffer_add(&out, grdp_cli_word(cli, "Usage:"));
    grdp_buffer_printf(&out, " grdpsim %s [%s] %s\n\n", command->name,
                       grdp_cli_word(cli, "OPTIONS"), grdp_cli_word(cli, command->arguments));
    grdp_show_wrap(&out, grdp_cli_word(cli, command->doc), 0, 0, width);
    grdp_buffer_add(&out, ".\n\n");
    grdp_show_wrap(&out, grdp_cli_word(cli, command->more), 0, 0, width);
    grdp_buffer_add(&out, "\n");
    add_options(cli, command, false, width, &out);
    add_options(cli, command, true, width, &out);
    add_examples(cli, command->example, &out);
    grdp_print_buffer(file, &out);
}
