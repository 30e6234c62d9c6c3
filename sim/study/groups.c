/* groups: inputs that move together: those that the user names, and, for methods that mean
 * something for independent inputs only, those that correlation ties.
 *
 * Indices of a group of dependent inputs are well defined where the groups are independent of each
 * other: J. Jacques, C. Lavergne, N. Devictor, "Sensitivity analysis in presence of model
 * uncertainty and correlated inputs", Reliability Engineering & System Safety 91 (2006).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include "core/text.h"

#include <string.h>

enum { NONE = GRDP_NO_GROUP };

typedef struct maker {
    grdp_arena *arena;
    grdp_diag *diag;
    grdp_study *study;
    grdp_method_input *inputs;
    const char **names;
    size_t n;
} maker;

static size_t find_input(const maker *m, const char *path, size_t length)
{
    size_t i = 0;
    while (i < m->study->plan.n_inputs &&
           (strlen(m->inputs[i].name) != length || memcmp(m->inputs[i].name, path, length) != 0))
        i++;
    return i;
}

static grdp_status add_path(maker *m, const char *path, size_t length)
{
    const grdp_place place = {.path = "--group"};
    const size_t i = find_input(m, path, length);
    if (i == m->study->plan.n_inputs)
        return grdp_diag_error(m->diag, place, "\"%s\" is not varied",
                               "groups are of factors that the study varies",
                               grdp_text_show(grdp_arena_text_n(m->arena, path, length)));
    if (m->inputs[i].group != NONE)
        return grdp_diag_error(m->diag, place, "%s is in two groups", "leave it out of one of them",
                               m->inputs[i].name);
    m->inputs[i].group = m->n;
    return GRDP_OK;
}

/* "NAME=PATH,PATH" */
static grdp_status read_group(maker *m, const char *text)
{
    const size_t length = strcspn(text, "=");
    const char *const name = grdp_arena_text_n(m->arena, text, length);
    if (name == NULL)
        return GRDP_ERR_MEMORY;
    if (!grdp_text_is_id(name) || text[length] == '\0' || text[length + 1] == '\0')
        return grdp_diag_error(m->diag, (grdp_place){.path = "--group"},
                               "\"%s\" is not NAME=PATH,PATH",
                               "write for example --group industry_construction="
                               "sectors.industry.growth,sectors.construction.growth",
                               grdp_text_show(text));
    const char *at = text + length + 1;
    for (;;) {
        const size_t n = strcspn(at, ",");
        GRDP_TRY(add_path(m, at, n));
        if (at[n] == '\0')
            break;
        at += n + 1;
    }
    m->names[m->n++] = name;
    return GRDP_OK;
}

/* Inputs that correlation ties to input i, one after another, into its group. */
static void flood(maker *m, size_t i)
{
    const size_t n = m->study->plan.n_inputs;
    const double *const r = m->study->plan.correlation;
    for (size_t j = 0; j < n; j++)
        if (r != NULL && r[i * n + j] != 0.0 && m->inputs[j].group == NONE) {
            m->inputs[j].group = m->inputs[i].group;
            flood(m, j);
        }
}

/* "sectors.industry.growth + sectors.construction.growth" */
static const char *name_of(const maker *m, size_t group)
{
    const char *name = NULL;
    for (size_t i = 0; i < m->study->plan.n_inputs; i++)
        if (m->inputs[i].group == group)
            name = name == NULL ? m->inputs[i].name
                                : grdp_arena_printf(m->arena, "%s + %s", name, m->inputs[i].name);
    return name;
}

static void note_tied(const maker *m, size_t group)
{
    size_t n = 0;
    for (size_t i = 0; i < m->study->plan.n_inputs; i++)
        n += m->inputs[i].group == group;
    if (n > 1)
        grdp_diag_add(m->diag, GRDP_NOTE, (grdp_place){.path = m->names[group]},
                      "the scenario correlates these factors, and the method needs independent "
                      "ones: they are one group",
                      "`grdpsim study shapley` divides among them");
}

/* A group that correlation ties to what is outside of it means nothing. */
static grdp_status check_whole(const maker *m)
{
    const size_t n = m->study->plan.n_inputs;
    const double *const r = m->study->plan.correlation;
    for (size_t i = 0; r != NULL && i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (r[i * n + j] != 0.0 && m->inputs[i].group != m->inputs[j].group)
                return grdp_diag_error(m->diag, (grdp_place){.path = "--group"},
                                       "%s and %s are correlated and in different groups",
                                       "put them into one, or take `grdpsim study shapley`",
                                       m->inputs[j].name, m->inputs[i].name);
    return GRDP_OK;
}

static grdp_status complete(maker *m, bool independent)
{
    for (size_t i = 0; i < m->study->plan.n_inputs; i++) {
        if (m->inputs[i].group != NONE)
            continue;
        m->inputs[i].group = m->n;
        if (independent)
            flood(m, i);
        m->names[m->n] = name_of(m, m->n);
        if (m->names[m->n] == NULL)
            return GRDP_ERR_MEMORY;
        note_tied(m, m->n++);
    }
    return independent ? check_whole(m) : GRDP_OK;
}

grdp_status grdp_study_groups(grdp_arena *arena, const grdp_study_options *options, grdp_diag *diag,
                              grdp_study *study, grdp_method_input *inputs)
{
    const size_t most = study->plan.n_inputs + options->n_groups;
    maker m = {arena, diag, study, inputs, grdp_arena_alloc(arena, most, sizeof *m.names), 0};
    if (m.names == NULL)
        return GRDP_ERR_MEMORY;
    for (size_t i = 0; i < study->plan.n_inputs; i++)
        inputs[i].group = NONE;
    if (options->method->single && options->n_groups > 0)
        return grdp_diag_error(diag, (grdp_place){.path = "--group"},
                               "the method \"%s\" says something of single factors only",
                               "leave --group out, or take `grdpsim study shapley`",
                               options->method->name);
    for (size_t i = 0; i < options->n_groups; i++)
        GRDP_TRY(read_group(&m, options->groups[i]));
    GRDP_TRY(complete(&m, options->method->independent));
    study->plan.groups = m.names;
    study->plan.n_groups = m.n;
    return GRDP_OK;
}
