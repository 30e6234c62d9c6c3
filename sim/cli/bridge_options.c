/* bridge_options: what the options of `compare --bridge` do with their values. Each of them asks
 * for a bridge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/bridge_show.h"

bool grdp_store_bridge(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->bridge = true;
    return true;
}

bool grdp_store_from(grdp_cli *cli, const char *argument)
{
    cli->from = argument;
    return grdp_store_bridge(cli, NULL);
}

bool grdp_store_to(grdp_cli *cli, const char *argument)
{
    cli->to = argument;
    return grdp_store_bridge(cli, NULL);
}

bool grdp_store_of(grdp_cli *cli, const char *argument)
{
    cli->of = argument;
    return grdp_store_bridge(cli, NULL);
}

bool grdp_store_by(grdp_cli *cli, const char *argument)
{
    const char *names[8];
    size_t n = 0;
    const grdp_gap_method *method;
    cli->by = grdp_gap_method_find(argument);
    if (cli->by != NULL)
        return grdp_store_bridge(cli, NULL);
    while (n < 8 && (method = grdp_gap_method_at(n)) != NULL)
        names[n++] = method->name;
    const char *const near = grdp_text_nearest(argument, names, n);
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "--by: a gap does not fall into \"%s\"",
                  near != NULL ? "did you mean \"%s\"?"
                               : "write --by sectors, quarters, identity or factors",
                  grdp_text_show(argument), near);
    return false;
}
