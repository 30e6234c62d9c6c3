/* option: finds a row of the table of options, and what belongs to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include <string.h>

const grdp_option *grdp_option_find(const char *name, size_t length)
{
    const grdp_option *option;

    for (size_t i = 0; (option = grdp_option_at(i)); i++)
        if (strlen(option->name) == length && memcmp(option->name, name, length) == 0)
            return option;
    return NULL;
}

const grdp_option *grdp_option_find_letter(char letter)
{
    const grdp_option *option;

    for (size_t i = 0; (option = grdp_option_at(i)); i++)
        if (option->letter == letter && letter != '\0')
            return option;
    return NULL;
}

/* Whether `command` is among names separated by spaces; "" is every command. */
static bool names_command(const char *names, const grdp_command *command)
{
    if (!names[0])
        return true;
    if (!command)
        return false;
    const size_t length = strlen(command->name);
    for (const char *at = names; *at; at += strspn(at, " ")) {
        const size_t word = strcspn(at, " ");
        if (word == length && memcmp(at, command->name, length) == 0)
            return true;
        at += word;
    }
    return false;
}

bool grdp_option_is_of(const grdp_option *option, const grdp_command *command)
{
    return names_command(option->commands, command);
}

const char *grdp_option_unset(const grdp_option *option, const grdp_command *command)
{
    const size_t n = sizeof option->unset / sizeof *option->unset;

    for (size_t i = 0; i < n && option->unset[i].word; i++)
        if (names_command(option->unset[i].commands, command))
            return option->unset[i].word;
    return NULL;
}
