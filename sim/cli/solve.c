/* solve: the path or the value of a factor that reaches a target.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/solve.h"

#include "cli/run_options.h"

/* What can be solved for. */
static const struct {
    const char *name;
    grdp_status (*run)(grdp_cli *cli);
} kinds[] = {
    {"target", grdp_solve_target_run},
    {"path", grdp_solve_path_run},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

grdp_status grdp_cli_solve(grdp_cli *cli)
{
    const char *names[KINDS];
    GRDP_TRY(grdp_check_runs(cli));
    for (size_t i = 0; i < KINDS; i++) {
        names[i] = kinds[i].name;
        if (grdp_text_equal(kinds[i].name, cli->args[0]))
            return kinds[i].run(cli);
    }
    const char *const nearest = grdp_text_nearest(cli->args[0], names, KINDS);
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "\"%s\" is nothing to solve for",
                  nearest != NULL ? "did you mean \"%s\"?" : "write target or path",
                  grdp_text_show(cli->args[0]), nearest);
    return GRDP_ERR_USAGE;
}
