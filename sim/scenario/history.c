/* history: which figures of the past a scenario names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/history.h"

#include "core/text.h"
#include "scenario/field.h"

static bool is_year(grdp_reader *reader, const grdp_node *node, const char *path)
{
    static const grdp_field year = {.kind = GRDP_FIELD_YEAR};
    return grdp_field_check(
        &(grdp_subject){node, &year, grdp_node_place(node, path), reader->diag});
}

static bool check_years(grdp_reader *reader, const grdp_node *list, const char *path)
{
    bool fine = true;
    for (const grdp_node *year = list->first; year != NULL; year = year->next)
        fine &= is_year(reader, year, path);
    return fine;
}

bool grdp_history_years(grdp_reader *reader, const grdp_node *group, const char *path, int *first,
                        int *last)
{
    const grdp_node *const years = grdp_node_child(group, "years");
    const grdp_node *const leave_out = grdp_node_child(group, "leave_out");
    bool fine = leave_out == NULL ||
                check_years(reader, leave_out, grdp_schema_path(reader->arena, path, "leave_out"));
    if (years == NULL)
        return fine;
    const char *const years_path = grdp_schema_path(reader->arena, path, "years");
    if (!check_years(reader, years, years_path))
        return false;
    if (years->n != 2 || years->first->number >= years->last->number) {
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(years, years_path),
                      "takes a first and a later last year, not these %zu",
                      "write: years = ( 2015, 2023 );", years->n);
        return false;
    }
    *first = (int)years->first->number;
    *last = (int)years->last->number;
    return fine;
}

bool grdp_history_leaves_out(const grdp_node *group, int year)
{
    const grdp_node *const list = grdp_node_child(group, "leave_out");
    for (const grdp_node *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
        if (y->number == year)
            return true;
    return false;
}

/* Names of series in the order of the rows, each once. */
static size_t list_series(grdp_reader *reader, const char ***out)
{
    const grdp_actuals *const actuals = &reader->scenario->region->actuals;
    const char **const names = grdp_arena_alloc(reader->arena, actuals->n, sizeof *names);
    size_t n = 0;
    *out = names;
    for (size_t i = 0; names != NULL && i < actuals->n; i++)
        if (n == 0 || !grdp_text_equal(names[n - 1], actuals->rows[i].series))
            names[n++] = actuals->rows[i].series;
    return n;
}

bool grdp_history_knows(grdp_reader *reader, const grdp_node *name, const char *path)
{
    const char **names = NULL;
    const size_t n = list_series(reader, &names);
    for (size_t i = 0; i < n; i++)
        if (grdp_text_equal(names[i], name->text))
            return true;
    const char *const near = grdp_text_nearest(name->text, names, n);
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(name, path),
                  "the actuals of the region have no series \"%s\"",
                  near != NULL ? "did you mean \"%s\"?"
                               : "add its figures to a CSV file that %s names in actuals",
                  grdp_text_show(name->text), near != NULL ? near : reader->scenario->region->file);
    return false;
}
