/* settings: the settings of a method, as they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/settings.h"

#include "core/number.h"
#include "core/text.h"
#include "study/axis.h"

#include <math.h>
#include <string.h>

size_t grdp_settings_find(const grdp_method *method, const char *name)
{
    size_t i = 0;
    while (i < method->n_settings && strcmp(method->settings[i].name, name) != 0)
        i++;
    return i;
}

static grdp_status find_setting(const grdp_method *method, const char *name, grdp_diag *diag,
                                size_t *out)
{
    const char *names[32];
    size_t n = 0;
    *out = grdp_settings_find(method, name);
    if (*out < method->n_settings)
        return GRDP_OK;
    for (; n < method->n_settings && n < 32; n++)
        names[n] = method->settings[n].name;
    const char *const nearest = grdp_text_nearest(name, names, n);
    return grdp_diag_error(diag, (grdp_place){0}, "the method \"%s\" has no setting --%s",
                           nearest != NULL ? "did you mean --%s?"
                                           : "`grdpsim list methods` names its settings",
                           method->name, grdp_text_show(name), nearest);
}

/* "samples=4096" */
static grdp_status read_one(grdp_arena *arena, const grdp_method *method, const char *text,
                            grdp_diag *diag, double *settings)
{
    const size_t length = strcspn(text, "=");
    const char *const name = grdp_arena_text_n(arena, text, length);
    const char *const value = text[length] == '=' ? text + length + 1 : "";
    size_t i = 0;
    double number = 0.0;
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(find_setting(method, name, diag, &i));
    const grdp_param *const param = &method->settings[i];
    const bool whole = strcmp(param->unit, "count") == 0;
    if (param->choices != NULL) {
        if (grdp_axis_word(param->choices, value, strlen(value), &settings[i]))
            return GRDP_OK;
        return grdp_diag_error(diag, (grdp_place){0}, "--%s: \"%s\" is none of its words",
                               "write one of %s", name, grdp_text_show(value), param->choices);
    }
    if (!grdp_number_read(value, strlen(value), &number) || (whole && number != floor(number)) ||
        number < param->min || number > param->max)
        return grdp_diag_error(diag, (grdp_place){0},
                               whole ? "--%s: \"%s\" is not a whole number from %s to %s"
                                     : "--%s: \"%s\" is not a number from %s to %s",
                               "write for example --%s %s", name, grdp_text_show(value),
                               grdp_number_show(param->min), grdp_number_show(param->max), name,
                               grdp_number_show(isnan(param->fallback) ? 0.0 : param->fallback));
    settings[i] = number;
    return GRDP_OK;
}

grdp_status grdp_settings_read(grdp_arena *arena, const grdp_method *method, size_t n,
                               const char *const *texts, grdp_diag *diag, double **out)
{
    grdp_status worst = GRDP_OK;
    double *const settings = grdp_arena_alloc(arena, method->n_settings, sizeof *settings);
    if (settings == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < method->n_settings; i++)
        settings[i] = method->settings[i].fallback;
    for (size_t i = 0; i < n; i++) {
        const grdp_status status = read_one(arena, method, texts[i], diag, settings);
        if (status == GRDP_ERR_MEMORY)
            return status;
        worst = status != GRDP_OK ? status : worst;
    }
    GRDP_TRY(worst);
    *out = settings;
    const char *const fault = method->fault != NULL ? method->fault(settings) : NULL;
    if (fault == NULL)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){0}, fault, "see: grdpsim list methods");
    return GRDP_ERR_INPUT;
}
