/* list_known: prints the descriptors that the program is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/list.h"

#include "engine/series.h"
#include "grdp/method.h"
#include "report/factor_text.h"
#include "report/phrase.h"

#include <math.h>

static void add_line(const grdp_cli *cli, const char *label, const char *text, size_t width,
                     grdp_buffer *out)
{
    const char *const shown = grdp_cli_word(cli, label);

    if (!text)
        return;
    grdp_buffer_printf(out, "  %s ", shown);
    grdp_show_wrap(out, text, grdp_text_width(shown) + 3, 4, width);
    grdp_buffer_add(out, "\n");
}

static void add_param(const grdp_cli *cli, const grdp_param *param, const char *without,
                      grdp_show *show)
{
    grdp_buffer name = {0}, bounds = {0}, fallback = {0};

    grdp_buffer_printf(&name, param->each ? "  %s.%s" : "  %s", param->name,
                       param->each ? grdp_cli_word(cli, param->each) : "");
    grdp_factor_text_bounds(cli->lang, param, &bounds);
    if (!isnan(param->fallback))
        grdp_factor_text_value(cli->lang, param, param->fallback, &fallback);
    else
        grdp_buffer_add(&fallback, grdp_cli_word(cli, without));
    grdp_show_row(show,
                  (const char *[]){name.data, grdp_phrase_unit(cli->lang, param->unit),
                                   fallback.data, bounds.data, grdp_cli_word(cli, param->doc)});
    grdp_buffer_free(&name);
    grdp_buffer_free(&bounds);
    grdp_buffer_free(&fallback);
}

/* The first `n_required` have no default; of the others `without` says what stands in for one. */
static void print_params(const grdp_cli *cli, const grdp_param *params, size_t n, size_t n_required,
                         const char *without)
{
    static const char *const head[] = {"  parameter", "unit", "default", "bounds", "meaning"};
    grdp_show *const show = grdp_show_create(5, "llllw");

    grdp_list_head(cli, show, 5, head);
    for (size_t p = 0; p < n; p++)
        add_param(cli, &params[p], p < n_required ? "required" : without, show);
    grdp_show_print(show, stdout);
}

grdp_status grdp_list_models(grdp_cli *cli, const char *file)
{
    static const char *const scopes[] = {[GRDP_SCOPE_SECTOR] = "for a sector",
                                         [GRDP_SCOPE_TOTAL] = "for the group total",
                                         [GRDP_SCOPE_ANY] = "for a sector or the group total"};
    const grdp_model *model;
    const size_t width = grdp_print_width(stdout);

    (void)file;
    for (size_t i = 0; (model = grdp_model_at(i)); i++) {
        grdp_buffer text = {0};
        grdp_buffer_printf(&text, "%s%s (%s)\n", i > 0 ? "\n" : "", model->name,
                           grdp_cli_word(cli, scopes[model->scope]));
        grdp_buffer_add(&text, "  ");
        grdp_show_wrap(&text, grdp_cli_word(cli, model->doc), 2, 2, width);
        grdp_buffer_add(&text, "\n");
        add_line(cli, "Equation:", model->equation, width, &text);
        add_line(cli, "Source:", model->source, width, &text);
        grdp_print_buffer(stdout, &text);
        print_params(cli, model->params, model->n_params, model->fitted ? 0 : model->n_params,
                     "fitted");
    }
    return GRDP_OK;
}

grdp_status grdp_list_series(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"series", "unit", "meaning"};
    grdp_show *const show = grdp_show_create(3, "llw");
    const grdp_series_set *set;

    (void)file;
    grdp_list_head(cli, show, 3, head);
    for (size_t i = 0; (set = grdp_series_at(i)); i++)
        for (size_t k = 0; k < set->n; k++)
            grdp_show_row(show, (const char *[]){set->series[k].name, set->series[k].unit,
                                                 grdp_cli_word(cli, set->series[k].doc)});
    grdp_show_print(show, stdout);
    grdp_buffer text = {0};
    grdp_buffer_add(&text, "\n");
    grdp_show_wrap(&text,
                   grdp_cli_word(cli, "* stands for the id of a sector or of a group of the "
                                      "region: sectors.industry.growth."),
                   0, 0, grdp_print_width(stdout));
    grdp_buffer_add(&text, "\n");
    grdp_print_buffer(stdout, &text);
    return GRDP_OK;
}

grdp_status grdp_list_dists(grdp_cli *cli, const char *file)
{
    const grdp_dist *dist;
    const size_t width = grdp_print_width(stdout);

    (void)file;
    for (size_t i = 0; (dist = grdp_dist_at(i)); i++) {
        grdp_buffer text = {0};
        grdp_buffer_printf(&text, "%s%s\n  ", i > 0 ? "\n" : "", dist->name);
        grdp_show_wrap(&text, grdp_cli_word(cli, dist->doc), 2, 2, width);
        grdp_buffer_add(&text, "\n");
        add_line(cli, "A run without draws takes:", grdp_cli_word(cli, dist->likely_word), width,
                 &text);
        grdp_print_buffer(stdout, &text);
        if (dist->n_params > 0)
            print_params(cli, dist->params, dist->n_params, dist->n_required, "optional");
    }
    return GRDP_OK;
}

grdp_status grdp_list_formats(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"format", "suffix", "meaning"};
    grdp_show *const show = grdp_show_create(3, "llw");
    const grdp_format *format;

    (void)file;
    grdp_list_head(cli, show, 3, head);
    for (size_t i = 0; (format = grdp_format_at(i)); i++)
        grdp_show_row(
            show, (const char *[]){format->name, format->suffix, grdp_cli_word(cli, format->doc)});
    grdp_show_print(show, stdout);
    return GRDP_OK;
}

static void list_columns(const grdp_cli *cli, const grdp_method *method)
{
    static const char *const head[] = {"  finds", "unit", "meaning"};
    grdp_show *const show = grdp_show_create(3, "llw");

    grdp_list_head(cli, show, 3, head);
    for (size_t c = 0; c < method->n_columns; c++) {
        const grdp_column *const column = &method->columns[c];
        grdp_buffer name = {0};
        grdp_buffer_printf(&name, "  %s", column->name);
        grdp_show_row(show, (const char *[]){name.data,
                                             column->unit ? grdp_cli_word(cli, column->unit) : NULL,
                                             grdp_cli_word(cli, column->doc)});
        grdp_buffer_free(&name);
    }
    grdp_show_print(show, stdout);
}

grdp_status grdp_list_methods(grdp_cli *cli, const char *file)
{
    const grdp_method *method;
    const size_t width = grdp_print_width(stdout);

    (void)file;
    for (size_t i = 0; (method = grdp_method_at(i)); i++) {
        grdp_buffer text = {0};
        grdp_buffer_printf(&text, "%s%s\n  ", i > 0 ? "\n" : "", method->name);
        grdp_show_wrap(&text, grdp_cli_word(cli, method->doc), 2, 2, width);
        grdp_buffer_add(&text, "\n");
        add_line(cli, "Runs:", grdp_cli_word(cli, method->cost), width, &text);
        add_line(cli, "Source:", method->source, width, &text);
        grdp_print_buffer(stdout, &text);
        if (method->n_settings > 0)
            print_params(cli, method->settings, method->n_settings, 0, "optional");
        list_columns(cli, method);
    }
    return GRDP_OK;
}

grdp_status grdp_list_commands(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"command", "arguments", "meaning"};
    grdp_show *const show = grdp_show_create(3, "llw");
    const grdp_command *command;

    (void)file;
    grdp_list_head(cli, show, 3, head);
    for (size_t i = 0; (command = grdp_command_at(i)); i++)
        grdp_show_row(show, (const char *[]){command->name, grdp_cli_word(cli, command->arguments),
                                             grdp_cli_word(cli, command->doc)});
    grdp_show_print(show, stdout);
    return GRDP_OK;
}

grdp_status grdp_list_statuses(grdp_cli *cli, const char *file)
{
    static const char *const head[] = {"exit code", "meaning"};
    static const grdp_status statuses[] = {
#define STATUS(name, exit_code, text) GRDP_##name,
        GRDP_STATUS_LIST(STATUS)
#undef STATUS
    };
    grdp_show *const show = grdp_show_create(2, "rw");

    (void)file;
    grdp_list_head(cli, show, 2, head);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        grdp_buffer code = {0};
        grdp_buffer_printf(&code, "%d", grdp_status_exit_code(statuses[i]));
        grdp_show_row(
            show, (const char *[]){code.data, grdp_cli_word(cli, grdp_status_text(statuses[i]))});
        grdp_buffer_free(&code);
    }
    grdp_show_print(show, stdout);
    return GRDP_OK;
}
