/* arguments: takes the command line apart by the table of options.
 *
 * Options may stand anywhere; "--name VALUE", "--name=VALUE", "-n VALUE" and "-nVALUE" are the
 * same,
 * "--" ends them and "-" is an argument. Names are not abbreviated: what is unique today would not
 * be tomorrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include "cli/study.h"

#include <string.h>

static const grdp_place nowhere;

typedef struct use {
    const grdp_option *option;
    const char *argument; /* NULL for a flag */
} use;

/* The command line while it is read. */
typedef struct reader {
    grdp_cli *cli;
    int argc, at; /* `at` is the next word */
    char **argv;
    size_t n_uses;
    use *uses; /* at most two a word: "-qv" is two */
    size_t n_words;
    const char **words; /* what is no option */
} reader;

static void report_unknown(reader *r, const char *shown, const char *name)
{
    const char *names[64];
    size_t n = 0;

    for (const grdp_option *option; n < 64 && (option = grdp_option_at(n)); n++)
        names[n] = option->name;
    /* An abbreviation is meant for the option that it begins. */
    const char *nearest = grdp_text_nearest(name, names, n);
    for (size_t i = 0; i < n && strlen(name) > 1; i++)
        if (strncmp(names[i], name, strlen(name)) == 0)
            nearest = names[i];
    if (nearest)
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "there is no option %s",
                      "did you mean --%s?", grdp_text_show(shown), nearest);
    else
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "there is no option %s",
                      "`grdpsim help` and `grdpsim help COMMAND` name the options",
                      grdp_text_show(shown));
}

/* The word after an option that needs one; another option is none. "-" and negative numbers are. */
static const char *next_word(reader *r)
{
    if (r->at == r->argc)
        return NULL;
    const char *const word = r->argv[r->at];
    if (word[0] == '-' && word[1] == '-')
        return NULL;
    r->at++;
    return word;
}

static void add_use(reader *r, const grdp_option *option, const char *argument)
{
    if (option->argument && !argument)
        argument = next_word(r);
    if (option->argument && !argument) {
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "--%s needs a value", "write --%s %s",
                      option->name, option->name, option->argument);
        return;
    }
    r->uses[r->n_uses++] = (use){option, argument};
}

/* A setting of a method: what is stored is "NAME=VALUE". */
static void add_setting(reader *r, const grdp_option *setting, const char *name, size_t length)
{
    const char *const only = grdp_arena_text_n(r->cli->arena, name, length);
    const char *const value = name[length] == '=' ? name + length + 1 : next_word(r);
    if (!value) {
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "--%s needs a value", "write --%s %s",
                      only, only, setting->argument);
        return;
    }
    const char *const both = grdp_arena_printf(r->cli->arena, "%s=%s", only, value);
    if (both)
        r->uses[r->n_uses++] = (use){setting, both};
}

static void read_long(reader *r, const char *name)
{
    const size_t length = strcspn(name, "=");
    const grdp_option *const option = grdp_option_find(name, length);
    const char *const argument = name[length] == '=' ? name + length + 1 : NULL;

    const grdp_option *const setting = option ? NULL : grdp_setting_option(name, length);

    if (setting) {
        add_setting(r, setting, name, length);
        return;
    }
    if (!option) {
        const char *const only = grdp_arena_text_n(r->cli->arena, name, length);
        report_unknown(r, name - 2, only ? only : name);
        return;
    }
    if (argument && !option->argument) {
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "--%s takes no value, but \"%s\" is given",
                      "write --%s", option->name, grdp_text_show(argument), option->name);
        return;
    }
    add_use(r, option, argument);
}

static void read_letters(reader *r, const char *letters)
{
    while (*letters) {
        const grdp_option *const option = grdp_option_find_letter(*letters);
        if (!option) {
            report_unknown(r, letters - (letters[-1] == '-' ? 1 : 0), letters);
            return;
        }
        letters++;
        if (option->argument) {
            add_use(r, option, *letters ? letters : NULL);
            return;
        }
        add_use(r, option, NULL);
    }
}

static void read_words(reader *r)
{
    bool ended = false;

    while (r->at < r->argc) {
        const char *const word = r->argv[r->at++];
        if (ended || word[0] != '-' || !word[1])
            r->words[r->n_words++] = word;
        else if (strcmp(word, "--") == 0)
            ended = true;
        else if (word[1] == '-')
            read_long(r, word + 2);
        else
            read_letters(r, word + 1);
    }
}

/* The first word is the command; "help COMMAND" is "COMMAND --help". */
static void find_command(reader *r)
{
    if (r->n_words > 0 && strcmp(r->words[0], "help") == 0) {
        r->cli->help = true;
        r->words++;
        r->n_words--;
    }
    if (r->n_words == 0)
        return;
    r->cli->command = grdp_command_find(r->words[0]);
    if (r->cli->command)
        return;
    const char *const nearest = grdp_command_nearest(r->words[0]);
    const char *const shown = grdp_text_show(r->words[0]);
    if (nearest)
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "there is no command \"%s\"",
                      "did you mean `grdpsim %s`?", shown, nearest);
    else
        grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "there is no command \"%s\"",
                      "`grdpsim help` names the commands", shown);
}

static void store_all(reader *r)
{
    const grdp_command *const command = r->cli->command;

    for (size_t i = 0; i < r->n_uses; i++) {
        const grdp_option *const option = r->uses[i].option;
        if (command && !grdp_option_is_of(option, command))
            grdp_diag_add(r->cli->diag, GRDP_ERROR, nowhere, "`grdpsim %s` takes no --%s",
                          "commands that take it: %s", command->name, option->name,
                          option->commands);
        else
            option->store(r->cli, r->uses[i].argument);
    }
}

static void take_arguments(reader *r)
{
    grdp_cli *const cli = r->cli;
    const size_t n = r->n_words > 0 ? r->n_words - 1 : 0;

    if (!cli->command || cli->help || cli->version)
        return;
    if (n < cli->command->least || n > cli->command->most)
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                      n < cli->command->least ? "too few arguments for `grdpsim %s` (%zu)"
                                              : "too many arguments for `grdpsim %s` (%zu)",
                      "write grdpsim %s %s", cli->command->name, n, cli->command->name,
                      grdp_cli_word(cli, cli->command->arguments));
    if (n > GRDP_CLI_LIST)
        grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "%zu arguments are more than %zu",
                      "name a folder in place of its files", n, (size_t)GRDP_CLI_LIST);
    for (size_t i = 0; i < n && i < GRDP_CLI_LIST; i++)
        cli->args[cli->n_args++] = r->words[i + 1];
}

void grdp_arguments_word(const char *word, grdp_buffer *line)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "_-./=,:+@%";

    if (word[0] && !word[strspn(word, plain)]) {
        grdp_buffer_add(line, word);
        return;
    }
    grdp_buffer_add(line, "'");
    for (const char *at = word; *at; at++) {
        if (*at == '\'')
            grdp_buffer_add(line, "'\\'");
        grdp_buffer_add_n(line, at, 1);
        if (*at == '\'')
            grdp_buffer_add(line, "'");
    }
    grdp_buffer_add(line, "'");
}

static const char *join(grdp_cli *cli, int argc, char **argv)
{
    grdp_buffer line = {0};

    grdp_buffer_add(&line, "grdpsim");
    for (int i = 1; i < argc; i++) {
        grdp_buffer_add(&line, " ");
        grdp_arguments_word(argv[i], &line);
    }
    const char *const text = line.failed ? NULL : grdp_arena_text(cli->arena, line.data);
    grdp_buffer_free(&line);
    return text;
}

grdp_status grdp_arguments_read(grdp_cli *cli, int argc, char **argv)
{
    size_t letters = 0;
    for (int i = 1; i < argc; i++)
        letters += strlen(argv[i]) + 1;
    reader r = {
        .cli = cli,
        .argc = argc,
        .at = 1,
        .argv = argv,
        .uses = grdp_arena_alloc(cli->arena, letters, sizeof(use)),
        .words = grdp_arena_alloc(cli->arena, (size_t)argc + 1, sizeof(char *)),
    };

    cli->line = join(cli, argc, argv);
    if (!cli->line || !r.uses || !r.words)
        return GRDP_ERR_MEMORY;
    read_words(&r);
    find_command(&r);
    store_all(&r);
    take_arguments(&r);
    return grdp_diag_count(cli->diag, GRDP_ERROR) > 0 ? GRDP_ERR_USAGE : GRDP_OK;
}

const char *grdp_arguments_lang(int argc, char **argv)
{
    const char *lang = NULL;

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            lang = argv[i] + 7;
        else if (strncmp(argv[i], "-l", 2) == 0 && argv[i][2])
            lang = argv[i] + 2;
        else if ((strcmp(argv[i], "--lang") == 0 || strcmp(argv[i], "-l") == 0) && i + 1 < argc)
            lang = argv[i + 1];
    }
    return grdp_text_equal(lang, "vi") || grdp_text_equal(lang, "en") ? lang : NULL;
}
