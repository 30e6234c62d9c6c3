/* What every model must keep, checked from its descriptor alone: the models of the registry and one
 * that this file includes as a user's own would be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

enum { PERIODS = 9 };

/* Numbers for 64 different runs. A rig can take them in another order: lane i holds those of run
 * (stride i + offset) modulo 64. */
typedef struct order {
    size_t stride, offset;
} order;

static size_t run_of(order o, size_t lane)
{
    return (o.stride * lane + o.offset) % GRDP_LANES;
}

static double scale_of(const grdp_param *param)
{
    return param->unit[0] == '%' || strcmp(param->unit, "pp") == 0 ? 0.01 : 1.0;
}

static double likely(const grdp_param *param)
{
    const bool required = isnan(param->fallback);
    return scale_of(param) * (required ? 0.5 * (param->min + param->max) : param->fallback);
}

/* Whole numbers where the unit demands it, else a little above the likely value. */
static double varied(const grdp_param *param, size_t run)
{
    const double room = param->max - param->min;
    if (strcmp(param->unit, "period") == 0)
        return 2023.0 + 0.25 * (double)(run % 12);
    if (param->choices != NULL || strcmp(param->unit, "count") == 0)
        return param->min + fmod((double)run, fmin(room, 3.0) + 1.0);
    return likely(param) + scale_of(param) * 1e-4 * room * (double)run / GRDP_LANES;
}

/* Some number in [-2, 2], as a shock would be. */
static double noise(size_t run, size_t t)
{
    return 4.0 * fmod(0.618034 * (double)(run + 1) + 0.414214 * (double)t, 1.0) - 2.0;
}

static void set_likely(rig *r)
{
    for (size_t p = 0; p < r->model->n_params; p++) {
        rig_fill(&r->param[p], likely(&r->model->params[p]));
        for (size_t k = 0; k < RIG_ITEMS; k++)
            rig_fill(&r->item[p][k], likely(&r->model->params[p]));
    }
    for (size_t k = 0; k < RIG_ITEMS; k++)
        rig_fill(&r->other[k], 0.07);
    r->s.n_items = RIG_ITEMS;
}

static void set_varied(rig *r, order o)
{
    set_likely(r);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        const size_t run = run_of(o, i);
        for (size_t p = 0; p < r->model->n_params; p++) {
            r->param[p].lane[i] = varied(&r->model->params[p], run + 7 * p);
            for (size_t k = 0; k < RIG_ITEMS; k++)
                r->item[p][k].lane[i] = varied(&r->model->params[p], run + 7 * p + k);
        }
        for (size_t k = 0; k < RIG_ITEMS; k++)
            r->other[k].lane[i] = 0.05 + 0.001 * (double)(run + k);
        for (size_t q = 0; q < RIG_SEASONS; q++) {
            r->level[q].lane[i] = 1000.0 + (double)run;
            r->total[q].lane[i] = 10000.0 + (double)run;
        }
        r->ratio.lane[i] = 0.3 + 0.001 * (double)run;
        r->once.lane[i] = noise(run, 1000);
    }
}

static void set_shocks(rig *r, order o)
{
    for (size_t i = 0; i < GRDP_LANES; i++)
        r->shock.lane[i] = noise(run_of(o, i), r->s.period);
}

static void save_state(const rig *r, rig_array *to)
{
    memcpy(to, r->state, sizeof r->state);
}

static void restore_state(rig *r, const rig_array *from)
{
    memcpy(r->state, from, sizeof r->state);
}

static bool is_id(const char *text)
{
    const char *const letters = "abcdefghijklmnopqrstuvwxyz";
    const size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return text[0] != '\0' && strchr(letters, text[0]) != NULL && text[length] == '\0' &&
           length <= 64;
}

static bool is_text(const char *text)
{
    return text != NULL && text[0] != '\0' && strchr(text, '\n') == NULL;
}

static bool is_sentence(const char *text)
{
    return is_text(text) && text[strlen(text) - 1] == '.';
}

static void check_choices(const char *model, const grdp_param *param)
{
    size_t n = 1;
    for (const char *c = param->choices; *c != '\0'; c++)
        n += *c == '|';
    cr_expect_eq(param->min, 0.0, "%s.%s: choices count from 0", model, param->name);
    cr_expect_eq(param->max, (double)(n - 1), "%s.%s: max is the last choice", model, param->name);
}

static void check_param(const char *model, const grdp_param *param)
{
    static const char *const units[] = {"%",      "%/year", "pp",    "ratio",
                                        "bn_vnd", "period", "count", ""};
    bool known = false;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++)
        known |= strcmp(param->unit, units[u]) == 0;
    cr_expect(known, "%s.%s: unit %s", model, param->name, param->unit);
    cr_expect(is_id(param->name), "%s: parameter %s", model, param->name);
    cr_expect(is_sentence(param->doc), "%s.%s: doc", model, param->name);
    cr_expect(isfinite(param->min) && isfinite(param->max) && param->min <= param->max,
              "%s.%s: bounds %g, %g", model, param->name, param->min, param->max);
    cr_expect(isnan(param->fallback) ||
                  (param->fallback >= param->min && param->fallback <= param->max),
              "%s.%s: fallback %g", model, param->name, param->fallback);
    cr_expect(param->each == NULL || is_id(param->each), "%s.%s: each", model, param->name);
    cr_expect(param->observed_by == NULL || is_id(param->observed_by), "%s.%s: observed_by", model,
              param->name);
    if (param->choices != NULL)
        check_choices(model, param);
}

static void check_descriptor(const grdp_model *m)
{
    cr_expect(is_id(m->name), "%s: name", m->name);
    cr_expect(is_sentence(m->doc), "%s: doc", m->name);
    cr_expect(is_text(m->equation), "%s: equation", m->name);
    cr_expect(is_text(m->source), "%s: source", m->name);
    cr_assert_not_null(m->step, "%s: step", m->name);
    cr_expect_eq(m->start != NULL, m->n_states > 0, "%s: start and n_states", m->name);
    cr_expect(m->observe == NULL || m->n_states > 0, "%s: observe without a state", m->name);
    for (size_t p = 0; p < m->n_params; p++) {
        check_param(m->name, &m->params[p]);
        for (size_t q = 0; q < p; q++)
            cr_expect_str_neq(m->params[p].name, m->params[q].name, "%s", m->name);
    }
}

/* Everything but the growth and the model's own states is as it was. */
static void check_untouched(const rig *r, rig *before, const char *what)
{
    for (size_t i = 0; i < r->model->n_states; i++)
        memcpy(before->state[i].lane, r->state[i].lane, sizeof r->state[i].lane);
    memcpy(before->growth.lane, r->growth.lane, sizeof r->growth.lane);
    cr_expect_eq(memcmp(r, before, sizeof *r), 0, "%s: %s writes what it only may read",
                 r->model->name, what);
}

/* A run without draws at the likely values. */
static void check_likely_run(const grdp_model *m, size_t periods_per_year)
{
    rig *const r = rig_create(m, periods_per_year);
    rig *const before = rig_create(m, periods_per_year);
    set_likely(r);
    memcpy(before, r, sizeof *r);
    rig_start(r);
    check_untouched(r, before, "start");
    for (size_t t = 0; t < PERIODS; t++) {
        rig_fill(&r->growth, (double)NAN);
        memcpy(before, r, sizeof *r);
        m->step(&r->s);
        check_untouched(r, before, "step");
        for (size_t i = 0; i < GRDP_LANES; i++) {
            cr_assert(isfinite(r->growth.lane[i]), "%s: growth %g, period %zu, lane %zu", m->name,
                      r->growth.lane[i], t, i);
            cr_expect_eq(r->growth.lane[i], r->growth.lane[0], "%s: equal runs, lane %zu", m->name,
                         i);
        }
        rig_advance(r);
    }
    free(before);
    free(r);
}

static void record(const grdp_model *m, size_t periods_per_year, order o,
                   double growth[PERIODS][GRDP_LANES])
{
    rig *const r = rig_create(m, periods_per_year);
    rig *const before = rig_create(m, periods_per_year);
    set_varied(r, o);
    rig_start(r);
    for (size_t t = 0; t < PERIODS; t++) {
        set_shocks(r, o);
        memcpy(before, r, sizeof *r);
        m->step(&r->s);
        check_untouched(r, before, "step");
        memcpy(growth[t], r->growth.lane, sizeof growth[t]);
        rig_advance(r);
    }
    free(before);
    free(r);
}

/* The same runs in another order, or one run 64 times, give the same bits, and so does a second
 * call: nothing is kept between calls and no lane sees another. */
static void check_lanes(const grdp_model *m, size_t periods_per_year)
{
    static const order orders[] = {{1, 0}, {1, 17}, {63, 0}, {0, 5}, {0, 63}, {1, 0}};
    double first[PERIODS][GRDP_LANES], again[PERIODS][GRDP_LANES];
    record(m, periods_per_year, orders[0], first);
    for (size_t k = 1; k < sizeof orders / sizeof *orders; k++) {
        record(m, periods_per_year, orders[k], again);
        for (size_t t = 0; t < PERIODS; t++)
            for (size_t i = 0; i < GRDP_LANES; i++)
                cr_assert_eq(memcmp(&again[t][i], &first[t][run_of(orders[k], i)], sizeof(double)),
                             0, "%s: order %zu, period %zu, lane %zu", m->name, k, t, i);
    }
}

/* Growth that the model itself gave, observed, leaves the state that the step left: the engine puts
 * the state back to before the period and calls observe() in place of step(). */
static void check_own_growth_observed(const grdp_model *m, size_t periods_per_year)
{
    const order o = {1, 0};
    double stepped[GRDP_LANES];
    rig_array state[RIG_STATES];
    rig *const r = rig_create(m, periods_per_year);
    set_varied(r, o);
    rig_start(r);
    for (size_t t = 0; t + 1 < PERIODS; t++) {
        set_shocks(r, o);
        save_state(r, state);
        m->step(&r->s);
        rig *const path = rig_create(m, periods_per_year);
        memcpy(path, r, sizeof *r);
        rig_advance(r);
        m->step(&r->s);
        memcpy(stepped, r->growth.lane, sizeof stepped);
        memcpy(r, path, sizeof *r);
        restore_state(r, state);
        m->observe(&r->s);
        cr_expect_eq(memcmp(r->growth.lane, path->growth.lane, sizeof r->growth.lane), 0,
                     "%s: observe writes growth", m->name);
        free(path);
        rig_advance(r);
        save_state(r, state);
        m->step(&r->s);
        for (size_t i = 0; i < GRDP_LANES; i++)
            cr_assert_float_eq(r->growth.lane[i], stepped[i], 1e-12 * (1.0 + fabs(stepped[i])),
                               "%s: period %zu, lane %zu: %.17g after observe, %.17g after step",
                               m->name, t, i, r->growth.lane[i], stepped[i]);
        restore_state(r, state);
    }
    free(r);
}

static void check_observed_growth(const grdp_model *m, size_t periods_per_year)
{
    rig *const r = rig_create(m, periods_per_year);
    rig *const before = rig_create(m, periods_per_year);
    set_likely(r);
    rig_start(r);
    for (size_t t = 0; t < PERIODS; t++) {
        rig_fill(&r->growth, t % 2 == 0 ? 0.08 : -0.03);
        memcpy(before, r, sizeof *r);
        m->observe(&r->s);
        check_untouched(r, before, "observe");
        rig_advance(r);
    }
    cr_expect(isfinite(rig_step(r)), "%s: growth after observed periods", m->name);
    free(before);
    free(r);
}

/* Growth in the last period, with GRDP and the ratio of investment as they are, or twice that. */
static void grow_with(const grdp_model *m, double factor, double growth[GRDP_LANES])
{
    const order o = {1, 0};
    rig *const r = rig_create(m, 1);
    set_varied(r, o);
    for (size_t i = 0; i < GRDP_LANES; i++) {
        for (size_t q = 0; q < RIG_SEASONS; q++)
            r->total[q].lane[i] *= factor;
        r->ratio.lane[i] *= factor;
    }
    rig_start(r);
    for (size_t t = 0; t < PERIODS; t++) {
        m->step(&r->s);
        memcpy(growth, r->growth.lane, sizeof r->growth.lane);
        rig_advance(r);
    }
    free(r);
}

/* The engine does not project a sector anew where only what is said of the region has changed. */
static void check_reads_total(const grdp_model *m)
{
    double plain[GRDP_LANES], doubled[GRDP_LANES];
    grow_with(m, 1.0, plain);
    grow_with(m, 2.0, doubled);
    if (!m->reads_total)
        cr_expect_eq(memcmp(plain, doubled, sizeof plain), 0,
                     "%s reads total or investment_ratio: say so with reads_total", m->name);
}

/* Where the volatility is 0, or there is none, the shock counts for nothing: the engine draws
 * none.
 */
static void check_shock(const grdp_model *m, size_t periods_per_year)
{
    const order o = {1, 0};
    rig *const calm = rig_create(m, periods_per_year), *const shaken =
                                                           rig_create(m, periods_per_year);
    rig *const both[] = {calm, shaken};
    for (size_t k = 0; k < 2; k++) {
        set_varied(both[k], o);
        for (size_t p = 0; p < m->n_params; p++)
            if (strcmp(m->params[p].name, GRDP_VOLATILITY) == 0)
                rig_fill(&both[k]->param[p], 0.0);
        rig_start(both[k]);
    }
    for (size_t t = 0; t < PERIODS; t++) {
        set_shocks(shaken, o);
        m->step(&calm->s);
        m->step(&shaken->s);
        for (size_t i = 0; i < GRDP_LANES; i++)
            cr_assert_eq(calm->growth.lane[i], shaken->growth.lane[i],
                         "%s: a shock without volatility, period %zu", m->name, t);
        rig_advance(calm);
        rig_advance(shaken);
    }
    free(shaken);
    free(calm);
}

static void check_model(const grdp_model *m)
{
    check_descriptor(m);
    check_reads_total(m);
    const size_t most = m->scope == GRDP_SCOPE_TOTAL ? 1 : 4;
    for (size_t periods_per_year = 1; periods_per_year <= most; periods_per_year += 3) {
        check_likely_run(m, periods_per_year);
        check_lanes(m, periods_per_year);
        check_shock(m, periods_per_year);
        if (m->observe == NULL)
            continue;
        check_own_growth_observed(m, periods_per_year);
        check_observed_growth(m, periods_per_year);
    }
}

Test(conformance, every_model_of_the_registry_keeps_the_contract)
{
    size_t n = 0;
    for (const grdp_model *m; (m = grdp_model_at(n)) != NULL; n++) {
        cr_assert(is_text(m->name));
        cr_expect_eq(grdp_model_find(m->name), m, "%s is found by its name only once", m->name);
        check_model(m);
    }
    cr_expect_gt(n, 0);
    cr_expect_null(grdp_model_at(n + 1));
    cr_expect_null(grdp_model_find("no such model"));
}

/* Under another name, since a build may have the example in its registry too. */
#define grdp_model_saturating example
#include "example/saturating.c"
#undef grdp_model_saturating

Test(conformance, a_model_that_is_one_file_keeps_the_contract)
{
    check_model(&example);

    /* Verhulst: r (1 - y / K) at y = 1000. */
    rig *const r = rig_create(&example, 1);
    rig_set(r, "rate", 0.08);
    rig_set(r, "ceiling", 4000.0);
    rig_set(r, "volatility", 0.0);
    const double first = rig_step(r), second = rig_step(r);
    cr_expect_float_eq(first, 0.06, 1e-15);
    cr_expect_float_eq(second, 0.08 * (1.0 - 1060.0 / 4000.0), 1e-15);
    free(r);
}
