/* study_options: the settings of methods as options of the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include <string.h>

static const grdp_place nowhere;

static const grdp_option setting = {.name = "SETTING",
                                    .argument = "NUMBER",
                                    .commands = "study",
                                    .doc = "a setting of the method, see: grdpsim list methods",
                                    .store = grdp_store_setting};

const grdp_option *grdp_setting_option(const char *name, size_t length)
{
    const grdp_method *method;
    for (size_t m = 0; (method = grdp_method_at(m)) != NULL; m++)
        for (size_t i = 0; i < method->n_settings; i++)
            if (strlen(method->settings[i].name) == length &&
                memcmp(method->settings[i].name, name, length) == 0)
                return &setting;
    return NULL;
}

bool grdp_store_setting(grdp_cli *cli, const char *argument)
{
    if (cli->n_settings < GRDP_CLI_LIST) {
        cli->settings[cli->n_settings++] = argument;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "more than %zu settings are given",
                  "give each of them once", (size_t)GRDP_CLI_LIST);
    return false;
}

bool grdp_store_group(grdp_cli *cli, const char *argument)
{
    if (cli->n_groups < GRDP_CLI_LIST) {
        cli->groups[cli->n_groups++] = argument;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--group is given more than %zu times",
                  "study fewer groups", (size_t)GRDP_CLI_LIST);
    return false;
}

bool grdp_store_model(grdp_cli *cli, const char *argument)
{
    if (cli->n_models < GRDP_CLI_LIST) {
        cli->models[cli->n_models++] = argument;
        return true;
    }
    grdp_diag_add(cli->diag, GRDP_ERROR, nowhere, "--model is given more than %zu times",
                  "compare fewer scenarios", (size_t)GRDP_CLI_LIST);
    return false;
}

bool grdp_store_shocks(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->shocks = true;
    return true;
}

bool grdp_store_tie_models(grdp_cli *cli, const char *argument)
{
    (void)argument;
    cli->tie_models = true;
    return true;
}

bool grdp_store_data(grdp_cli *cli, const char *argument)
{
    cli->data = argument;
    return true;
}

bool grdp_store_output(grdp_cli *cli, const char *argument)
{
    cli->output = argument;
    return true;
}

bool grdp_store_inputs(grdp_cli *cli, const char *argument)
{
    for (const char *at = argument;; at++) {
        const size_t length = strcspn(at, ",");
        const char *const name = grdp_arena_text_n(cli->arena, at, length);
        if (length == 0 || name == NULL || cli->n_inputs == GRDP_CLI_LIST) {
            grdp_diag_add(cli->diag, GRDP_ERROR, nowhere,
                          "--inputs: \"%s\" is not a list of at most %zu columns",
                          "write for example --inputs sectors.industry.growth,investment.ratio",
                          grdp_text_show(argument), (size_t)GRDP_CLI_LIST);
            return false;
        }
        cli->inputs[cli->n_inputs++] = name;
        at += length;
        if (*at == '\0')
            return true;
    }
}
