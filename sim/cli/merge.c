/* merge: puts the parts of a sweep together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/sweep.h"

grdp_status grdp_cli_merge(grdp_cli *cli)
{
    (void)cli;
    return GRDP_ERR_BUG;
}
