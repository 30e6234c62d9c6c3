/* main: the command. Reads the command line, runs what it asks for, and turns what came of it into
 * text on stderr and an exit code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cli.h"

#include "core/reason.h"
#include "core/version.h"

#include <gsl/gsl_errno.h>

#include <errno.h>
#include <signal.h>
#include <string.h>

/* A full disk or a reader that went away is then an error of the write, and reported as one; an
 * error in GSL is the status of its call, and not the end of the program. */
static void set_up(void)
{
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    (void)gsl_set_error_handler_off();
}

/* With --quiet, what goes to files is not shown too. Whatever a command prints is then for nobody,
 * so that none has to know. */
static grdp_status silence(grdp_cli *cli)
{
    const bool streams = grdp_text_equal(cli->out, "-") || cli->replay;
    const bool writes = cli->out != NULL || cli->command->writes;

    if (!cli->quiet || !writes || streams || freopen("/dev/null", "w", stdout) != NULL)
        return GRDP_OK;
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){.file = "/dev/null"}, "cannot be written: %m",
                  NULL, grdp_reason(errno));
    return GRDP_ERR_FILE;
}

static grdp_status run(grdp_cli *cli, int argc, char **argv)
{
    GRDP_TRY(grdp_arguments_read(cli, argc, argv));
    if (cli->version) {
        (void)printf("grdpsim %s%s%s\n", GRDP_VERSION, GRDP_COMMIT[0] ? " " : "", GRDP_COMMIT);
        return GRDP_OK;
    }
    if (cli->help) {
        if (cli->command)
            grdp_help_command(cli, cli->command, stdout);
        else
            grdp_help_overview(cli, stdout);
        return GRDP_OK;
    }
    if (!cli->command) {
        grdp_help_overview(cli, stderr);
        return GRDP_ERR_USAGE;
    }
    GRDP_TRY(silence(cli));
    return cli->command->run(cli);
}

/* What stdio still holds may be what does not fit on the disk. Where the reader of a pipe went away
 * (`| head`), nobody wants to hear of it. */
static grdp_status finish_stdout(grdp_cli *cli, grdp_status status)
{
    errno = 0;
    const bool failed = fflush(stdout) != 0 || ferror(stdout);

    if (!failed)
        return status;
    if (errno != EPIPE)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0},
                      "what was printed could not be written: %m",
                      "make room, or print into another file",
                      errno != 0 ? grdp_reason(errno) : grdp_status_text(GRDP_ERR_FILE));
    return status == GRDP_OK ? GRDP_ERR_FILE : status;
}

/* A command that failed without a finding still says why. */
static void explain(grdp_cli *cli, grdp_status status)
{
    if (status == GRDP_ERR_MEMORY || status == GRDP_ERR_BUG)
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "%s", NULL,
                      grdp_cli_word(cli, grdp_status_text(status)));
}

int main(int argc, char **argv)
{
    const grdp_lang lang = grdp_lang_choose(grdp_arguments_lang(argc, argv));
    grdp_cli cli = {
        .lang = lang,
        .digits = -1,
        .seed = 1,
        .format = grdp_format_find("csv"),
        .diag = grdp_diag_create(lang == GRDP_VI ? grdp_word_vi : NULL),
        .arena = grdp_arena_create(),
    };

    set_up();
    grdp_status status = GRDP_ERR_MEMORY;
    if (cli.diag && cli.arena) {
        status = run(&cli, argc, argv);
        status = finish_stdout(&cli, status);
        explain(&cli, status);
        grdp_findings_print(&cli);
    } else {
        (void)fprintf(stderr, "grdpsim: %s\n", grdp_status_text(status));
    }
    grdp_diag_free(cli.diag);
    grdp_arena_free(cli.arena);
    return grdp_status_exit_code(status);
}
