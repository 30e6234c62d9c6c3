/* correlate: correlations of factors and of the shocks of sectors as Cholesky factors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/cholesky.h"
#include "scenario/models.h"
#include "scenario/nearest.h"
#include "scenario/reader.h"

/* NEAREST: names for which the hint says the whole nearest matrix. */
enum { CORRELATED = 256, NEAREST = 16 };

/* Below this part of its variance, nothing of a name is its own. */
static const double LEAST_PIVOT = 1e-12;

/* Names that are tied, and their matrix. */
typedef struct matrix {
    const char *key; /* "correlations", "shock_correlations" */
    const grdp_node *top;
    size_t n;
    double *value; /* n * n */
    const char *const *name;
} matrix;

static bool is_shocks(const matrix *m)
{
    return strcmp(m->key, "shock_correlations") == 0;
}

/* How an entry is written. */
static const char *sample(const matrix *m)
{
    return is_shocks(m)
               ? "write: ( \"industry\", \"services\", 0.6 )"
               : "write: ( \"sectors.industry.growth\", \"sectors.services.growth\", 0.6 )";
}

static bool is_entry(const grdp_node *node)
{
    return node->kind == GRDP_NODE_LIST && node->n == 3 && node->first->kind == GRDP_NODE_TEXT &&
           node->first->next->kind == GRDP_NODE_TEXT && node->last->kind == GRDP_NODE_NUMBER;
}

static size_t position(const matrix *m, const char *name)
{
    size_t i = 0;
    while (i < m->n && !grdp_text_equal(m->name[i], name))
        i++;
    return i;
}

static const grdp_factor *find_factor(const grdp_reader *reader, const matrix *m, const char *name)
{
    for (size_t f = 0; f < reader->n_factors && !is_shocks(m); f++)
        if (grdp_text_equal(reader->factors[f].path, name))
            return &reader->factors[f];
    return NULL;
}

/* True for a factor of a group whose model has faults of its own, which are reported. */
static bool has_no_model(const grdp_reader *reader, const char *name)
{
    const grdp_scenario *const s = reader->scenario;
    if (strncmp(name, "total.", sizeof "total." - 1) == 0)
        return s->total.node != NULL && s->total.model == NULL;
    for (size_t i = 0; s->sectors != NULL && i < s->n_sectors; i++) {
        const char *const path =
            grdp_schema_path(reader->arena, "sectors", s->region->sectors[i].id);
        const size_t length = path != NULL ? strlen(path) : 0;
        if (length > 0 && strncmp(name, path, length) == 0 && name[length] == '.')
            return s->sectors[i].node != NULL && s->sectors[i].model == NULL;
    }
    return false;
}

static void report_unknown(grdp_reader *reader, const matrix *m, const grdp_node *entry,
                           const char *name)
{
    const grdp_place place = grdp_node_place(entry, m->key);
    const char *const near = grdp_text_nearest(name, m->name, m->n);
    const bool inherited = !grdp_text_equal(entry->file, reader->scenario->file);
    if (is_shocks(m))
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "\"%s\" is no sector of the region",
                      near != NULL ? "did you mean \"%s\"?" : "see the sectors in %s",
                      grdp_text_show(name), near != NULL ? near : reader->scenario->region->file);
    else if (near == NULL && inherited)
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "\"%s\" is no factor with a distribution",
                      "the entry comes with the base; say the list anew in changes, or empty it: "
                      "correlations = ( );",
                      grdp_text_show(name));
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "\"%s\" is no factor with a distribution",
                      near != NULL ? "did you mean \"%s\"?" : "see: grdpsim list factors FILE",
                      grdp_text_show(name), near);
}

/* A name that cannot be tied: a factor of a model that does not hold here, one that is certain here
 * (set so by --set or by a scenario with a base), one that has faults of its own, one that is drawn
 * anew in every period, or no factor at all. True where it is no error. */
static bool explain(grdp_reader *reader, const matrix *m, const grdp_node *entry, const char *name)
{
    const grdp_factor *const factor = find_factor(reader, m, name);
    const grdp_place place = grdp_node_place(entry, m->key);
    if (factor == NULL && !is_shocks(m) && has_no_model(reader, name))
        return false;
    if (factor == NULL && !is_shocks(m) && grdp_models_may_have(reader->scenario, name))
        return true;
    if (factor == NULL) {
        report_unknown(reader, m, entry, name);
        return false;
    }
    if (factor->dist == NULL && grdp_node_child(factor->node, "dist") != NULL)
        return false;
    if (factor->dist == NULL) {
        grdp_diag_add(reader->diag, GRDP_NOTE, place,
                      "\"%s\" has no distribution here, so this correlation does nothing", NULL,
                      grdp_text_show(name));
        return true;
    }
    grdp_diag_add(reader->diag, GRDP_ERROR, place,
                  "\"%s\" is drawn anew in every period; only what is drawn once a run can be "
                  "correlated",
                  "leave out each = \"period\", or this correlation", grdp_text_show(name));
    return false;
}

static bool explain_missing(grdp_reader *reader, const matrix *m, const grdp_node *entry)
{
    const char *const a = entry->first->text, *const b = entry->first->next->text;
    bool fine = true;
    if (position(m, a) >= m->n)
        fine = explain(reader, m, entry, a);
    if (position(m, b) >= m->n && !grdp_text_equal(a, b))
        fine &= explain(reader, m, entry, b);
    return fine;
}

static bool check_size(grdp_reader *reader, const matrix *m, const grdp_node *entry, double r)
{
    const bool inside = r > -1.0 && r < 1.0;
    if (!inside)
        grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(entry, m->key),
                      r == 1.0 || r == -1.0
                          ? "a correlation of %s leaves one of the two nothing of its own"
                          : "the correlation %s is outside [-1, 1]",
                      "write a number between -1 and 1, for example 0.6", grdp_number_show(r));
    return inside;
}

/* NAN stands for a pair that no entry ties yet. */
static bool enter(grdp_reader *reader, matrix *m, const grdp_node *node)
{
    const grdp_place place = grdp_node_place(node, m->key);
    if (!is_entry(node)) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "an entry is not two names and a number",
                      sample(m));
        return false;
    }
    const char *const a = node->first->text, *const b = node->first->next->text;
    const double r = node->last->number;
    const size_t i = position(m, a), j = position(m, b);
    const bool fits = check_size(reader, m, node, r);
    if (i >= m->n || j >= m->n)
        return explain_missing(reader, m, node) && fits;
    if (i == j) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place, "an entry ties \"%s\" to itself", sample(m),
                      grdp_text_show(a));
        return false;
    }
    if (!isnan(m->value[i * m->n + j])) {
        grdp_diag_add(reader->diag, GRDP_ERROR, place,
                      "two entries tie the same pair, \"%s\" and \"%s\"", "leave one of them out",
                      grdp_text_show(a), grdp_text_show(b));
        return false;
    }
    m->value[i * m->n + j] = m->value[j * m->n + i] = r;
    return fits;
}

static bool holds(const matrix *m, int percent, double *trial)
{
    for (size_t i = 0; i < m->n * m->n; i++)
        trial[i] = i % (m->n + 1) == 0 ? 1.0 : 0.01 * percent * m->value[i];
    return grdp_cholesky_factorise(trial, m->n, LEAST_PIVOT) == m->n;
}

/* Largest factor by which all correlations can be scaled so that the matrix is valid, in steps of
 * one per cent: the hint of a matrix that is not. What holds at one scale holds at all below. */
static double valid_scale(grdp_reader *reader, const matrix *m)
{
    double *const trial = grdp_arena_alloc(reader->arena, m->n * m->n, sizeof *trial);
    int low = 0, high = 100;
    while (trial != NULL && high - low > 1) {
        const int middle = (low + high) / 2;
        if (holds(m, middle, trial))
            low = middle;
        else
            high = middle;
    }
    return low / 100.0;
}

static bool is_tied(const matrix *m, size_t i)
{
    for (size_t j = 0; j < m->n; j++)
        if (j != i && (m->value[i * m->n + j] != 0.0 || m->value[j * m->n + i] != 0.0))
            return true;
    return false;
}

/* A statement that can be pasted, of the names in `tied`. */
static const char *write_matrix(grdp_reader *reader, const matrix *m, const size_t *tied, size_t n,
                                const double *value)
{
    grdp_buffer text = {0};
    size_t written = 0;
    grdp_buffer_printf(&text, "%s = (", m->key);
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++) {
            char number[GRDP_NUMBER_TEXT];
            if (value[i * n + j] == 0.0)
                continue;
            grdp_number_shortest(value[i * n + j], number);
            grdp_buffer_printf(&text, "%s ( \"%s\", \"%s\", %s )", written++ > 0 ? "," : "",
                               m->name[tied[i]], m->name[tied[j]], number);
        }
    grdp_buffer_add(&text, " );");
    const char *const copy = text.failed ? NULL : grdp_arena_text(reader->arena, text.data);
    grdp_buffer_free(&text);
    return copy;
}

/* The nearest valid matrix as a statement; NULL where it has too many names to be read. */
static const char *nearest(grdp_reader *reader, const matrix *m)
{
    size_t tied[NEAREST], n = 0;
    double value[NEAREST * NEAREST];
    for (size_t i = 0; i < m->n; i++) {
        if (!is_tied(m, i))
            continue;
        if (n == NEAREST)
            return NULL;
        tied[n++] = i;
    }
    for (size_t i = 0; i < n * n; i++)
        value[i] = m->value[tied[i / n] * m->n + tied[i % n]];
    if (grdp_nearest_valid(n, LEAST_PIVOT, value) != GRDP_OK)
        return NULL;
    return write_matrix(reader, m, tied, n, value);
}

static void report_invalid(grdp_reader *reader, const matrix *m, size_t row)
{
    static const char format[] = "the correlations cannot hold together: \"%s\" and \"%s\" at %s "
                                 "contradict the others";
    const grdp_place place = grdp_node_place(m->top, m->key);
    size_t partner = 0;
    for (size_t j = 0; j < row; j++)
        if (fabs(m->value[row * m->n + j]) > fabs(m->value[row * m->n + partner]))
            partner = j;
    const char *const r = grdp_number_show(m->value[row * m->n + partner]);
    const char *const statement = nearest(reader, m);
    if (statement != NULL)
        grdp_diag_add(reader->diag, GRDP_ERROR, place, format, "the nearest that can: %s",
                      m->name[row], m->name[partner], r, statement);
    else
        grdp_diag_add(reader->diag, GRDP_ERROR, place, format,
                      "the nearest valid ones of this form are %g times as large", m->name[row],
                      m->name[partner], r, valid_scale(reader, m));
}

static bool factorise(grdp_reader *reader, matrix *m, double *original)
{
    memcpy(original, m->value, m->n * m->n * sizeof *original);
    for (size_t i = 0; i < m->n; i++)
        original[i * m->n + i] = m->value[i * m->n + i] = 1.0;
    const size_t row = grdp_cholesky_factorise(m->value, m->n, LEAST_PIVOT);
    if (row == m->n)
        return true;
    assert(row > 0 && row < m->n); /* the first pivot is 1 */
    matrix source = *m;
    source.value = original;
    report_invalid(reader, &source, row);
    return false;
}

static bool read_matrix(grdp_reader *reader, matrix *m)
{
    m->value = grdp_arena_alloc(reader->arena, m->n * m->n, sizeof *m->value);
    double *const original = grdp_arena_alloc(reader->arena, m->n * m->n, sizeof *original);
    if (m->value == NULL || original == NULL) {
        reader->no_memory = true;
        return false;
    }
    bool fine = true;
    for (size_t i = 0; i < m->n * m->n; i++)
        m->value[i] = (double)NAN;
    for (const grdp_node *node = m->top->first; node != NULL; node = node->next)
        fine &= enter(reader, m, node);
    for (size_t i = 0; i < m->n * m->n; i++)
        m->value[i] = isnan(m->value[i]) ? 0.0 : m->value[i];
    return fine && factorise(reader, m, original);
}

/* Takes names that no entry ties out of a factorised matrix, so that they are drawn as if there
 * were no correlations at all. Their rows and columns are those of the unit matrix. */
static void drop_untied(matrix *m, size_t *index)
{
    size_t kept[CORRELATED], n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (is_tied(m, i))
            kept[n++] = i;
    for (size_t i = 0; i < n; i++) {
        index[i] = index[kept[i]];
        for (size_t j = 0; j < n; j++)
            m->value[i * n + j] = m->value[kept[i] * m->n + kept[j]];
    }
    m->n = n;
}

static bool read_factors(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const top = grdp_node_child(s->tree, "correlations");
    if (top == NULL || top->kind != GRDP_NODE_LIST || top->n == 0)
        return true;
    const char **const names = grdp_arena_alloc(reader->arena, reader->n_factors, sizeof *names);
    size_t *const index = grdp_arena_alloc(reader->arena, reader->n_factors, sizeof *index);
    if (names == NULL || index == NULL) {
        reader->no_memory = true;
        return false;
    }
    size_t n = 0;
    for (size_t f = 0; f < reader->n_factors && n < CORRELATED; f++)
        if (reader->factors[f].dist != NULL && !reader->factors[f].each_period) {
            names[n] = reader->factors[f].path;
            index[n++] = f;
        }
    matrix m = {.key = "correlations", .top = top, .n = n, .name = names};
    if (!read_matrix(reader, &m))
        return false;
    drop_untied(&m, index);
    s->n_correlated = m.n;
    s->correlated = index;
    s->correlation = m.value;
    return true;
}

static bool read_shocks(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_node *const top = grdp_node_child(s->tree, "shock_correlations");
    if (top == NULL || top->kind != GRDP_NODE_LIST || top->n == 0)
        return true;
    const char *names[GRDP_SECTORS_MAX];
    for (size_t i = 0; i < s->n_sectors; i++)
        names[i] = s->region->sectors[i].id;
    matrix m = {.key = "shock_correlations", .top = top, .n = s->n_sectors, .name = names};
    if (!read_matrix(reader, &m))
        return false;
    s->shock_factor = m.value;
    return true;
}

bool grdp_correlate_read(grdp_reader *reader)
{
    const bool fine = read_factors(reader);
    return read_shocks(reader) && fine;
}
