/* solve_path
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/solve.h"

grdp_status grdp_solve_path_run(grdp_cli *cli)
{
    (void)cli;
    return GRDP_ERR_USAGE;
}
