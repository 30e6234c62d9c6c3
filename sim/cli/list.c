/* list: prints what the program knows and what a file holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/list.h"

typedef struct list_kind {
    const char *name;
    const char *file; /* what FILE must be, or NULL */
    const char *doc;
    grdp_list list;
} list_kind;

static const list_kind kinds[] = {
    {"models", NULL, .doc = "models of sectors and of the total, with their parameters",
     grdp_list_models},
    {"series", NULL, .doc = "series: what can be a target, a column or a figure", grdp_list_series},
    {"dists", NULL, .doc = "distributions that a number of a scenario may have", grdp_list_dists},
    {"formats", NULL, .doc = "formats of the files that are written", grdp_list_formats},
    {"methods", NULL, .doc = "methods of sensitivity analysis, with their settings and costs",
     grdp_list_methods},
    {"commands", NULL, .doc = "commands", grdp_list_commands},
    {"statuses", NULL, .doc = "exit codes", grdp_list_statuses},
    {"factors", "SCENARIO", .doc = "every number of a scenario that can be set", grdp_list_factors},
    {"accounts", "REGION", .doc = "accounts of a region", grdp_list_accounts},
    {"actuals", "REGION", .doc = "actual figures of a region", grdp_list_actuals},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

void grdp_list_head(const grdp_cli *cli, grdp_show *show, size_t n, const char *const *english)
{
    const char *cells[GRDP_SHOW_COLUMNS];

    for (size_t c = 0; c < n; c++)
        cells[c] = grdp_cli_word(cli, english[c]);
    grdp_show_head(show, cells);
}

static grdp_status list_kinds(const grdp_cli *cli)
{
    grdp_show *const show = grdp_show_create(3, "llw");
    static const char *const head[] = {"kind", "file", "what it lists"};

    grdp_list_head(cli, show, 3, head);
    for (size_t i = 0; i < KINDS; i++)
        grdp_show_row(
            show, (const char *[]){kinds[i].name, kinds[i].file, grdp_cli_word(cli, kinds[i].doc)});
    grdp_show_print(show, stdout);
    return GRDP_OK;
}

static const list_kind *find_kind(grdp_cli *cli)
{
    const char *const name = cli->args[0];
    const char *names[KINDS];

    for (size_t i = 0; i < KINDS; i++) {
        names[i] = kinds[i].name;
        if (grdp_text_equal(name, names[i]))
            return &kinds[i];
    }
    const char *const nearest = grdp_text_nearest(name, names, KINDS);
    grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "there is no list \"%s\"",
                  nearest ? "did you mean `grdpsim list %s`?" : "`grdpsim list` names the lists",
                  grdp_text_show(name), nearest);
    return NULL;
}

grdp_status grdp_cli_list(grdp_cli *cli)
{
    if (cli->n_args == 0)
        return list_kinds(cli);
    const list_kind *const kind = find_kind(cli);
    if (!kind)
        return GRDP_ERR_USAGE;
    const bool has_file = cli->n_args == 2;
    if (has_file && !kind->file) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "`grdpsim list %s` takes no file",
                      "write grdpsim list %s", kind->name, kind->name);
        return GRDP_ERR_USAGE;
    }
    if (!has_file && kind->file) {
        grdp_diag_add(cli->diag, GRDP_ERROR, (grdp_place){0}, "`grdpsim list %s` needs a file",
                      "write grdpsim list %s %s", kind->name, kind->name, kind->file);
        return GRDP_ERR_USAGE;
    }
    return kind->list(cli, has_file ? cli->args[1] : NULL);
}
