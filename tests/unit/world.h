/* world: a small region and scenarios of it, for tests of the reader and the engine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_WORLD_H
#define GRDP_TESTS_WORLD_H

#include "engine/block.h"
#include "scratch.h"

#include <math.h>
#include <stdarg.h>

/* Levels of 2022 add up to 1,000, so that a share in per cent is a tenth of a level. */
#define WORLD                                                                                      \
    "kind = \"region\"; version = 1; id = \"r\"; currency = \"bn_vnd\"; price_base = 2010;\n"      \
    "sectors = ( { id = \"agri\"; }, { id = \"ind\"; group = \"indcon\"; },\n"                     \
    "  { id = \"con\"; group = \"indcon\"; }, { id = \"serv\"; },\n"                               \
    "  { id = \"tax\"; kind = \"taxes\"; } );\n"                                                   \
    "accounts = (\n"                                                                               \
    "  { id = \"levels\"; prices = \"constant\"; year = 2022;\n"                                   \
    "    level = { agri = 100; ind = 400; con = 50; serv = 350; tax = 100; };\n"                   \
    "    quarter_share = { agri = ( 30, 30, 15, 25 ); ind = ( 22, 24, 26, 28 );\n"                 \
    "      con = ( 20, 25, 25, 30 ); serv = ( 24, 25, 25, 26 ); tax = ( 25, 25, 25, 25 ); };\n"    \
    "    nominal = { agri = 180; ind = 800; con = 90; serv = 700; tax = 230; };\n"                 \
    "    investment = 600; population = 500; employment = 250; },\n"                               \
    "  { id = \"shares\"; prices = \"constant\"; year = 2022;\n"                                   \
    "    share = { agri = 10; ind = 40; con = 5; serv = 35; tax = 10; };\n"                        \
    "    quarter_share = ( 20, 30, 22.978, 27.022 ); },\n"                                         \
    "  { id = \"no_taxes\"; prices = \"constant\"; year = 2022; excludes = ( \"tax\" );\n"         \
    "    level = { agri = 100; ind = 400; con = 50; serv = 350; }; } );\n"                         \
    "actuals = ( \"actuals.csv\" );\n"

#define ROWS "period,series,value,unit,basis,vintage,status,source\n"

/* Four constant rates and one sector that returns to its mean. */
#define SECTORS                                                                                    \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = 9; }; con = { model = \"constant\"; growth = 7; "    \
    "};\n"                                                                                         \
    "  serv = { model = \"reverting\"; mean = 8; persistence = 0.5; };\n"                          \
    "  tax = { model = \"constant\"; growth = 6; }; };\n"

#define HEAD(account, last, periods)                                                               \
    "kind = \"scenario\"; version = 1; id = \"s\"; region = \"region.cfg\";\n"                     \
    "account = \"" account "\"; first = 2023; last = " #last "; periods_per_year = " #periods      \
    ";\n"

static inline void enter_world(void)
{
    enter_folder();
    put("region.cfg", WORLD);
    put("actuals.csv", ROWS);
}

__attribute__((format(printf, 1, 2), unused)) static const char *text_of(const char *format, ...)
{
    static char text[4][6000];
    static size_t turn;
    char *const out = text[turn++ % 4];
    va_list list;
    va_start(list, format);
    const int n = vsnprintf(out, sizeof text[0], format, list);
    va_end(list);
    cr_assert(n >= 0 && (size_t)n < sizeof text[0]);
    return out;
}

__attribute__((unused)) static grdp_status
try_read(const char *file, const grdp_scenario_options *options, grdp_scenario **out)
{
    fresh_diag();
    return grdp_scenario_read(file, options, diag, out);
}

static inline void show_findings(void)
{
    for (size_t i = 0; grdp_diag_at(diag, i); i++) {
        const grdp_finding *f = grdp_diag_at(diag, i);
        fprintf(stderr, "%s:%u: %s: %s; %s\n", f->file ? f->file : "", f->line,
                f->path ? f->path : "", f->text, f->hint ? f->hint : "");
    }
}

/* Scenarios that a test opens live until its process ends, apart from what it closes itself. */
__attribute__((unused)) static grdp_scenario *open_file(const char *file,
                                                        const grdp_scenario_options *options)
{
    grdp_scenario *scenario = NULL;
    const grdp_status status = try_read(file, options, &scenario);
    if (status != GRDP_OK)
        show_findings();
    cr_assert_eq(status, GRDP_OK, "%s", file);
    return scenario;
}

__attribute__((unused)) static grdp_scenario *open_text(const char *text)
{
    put("s.cfg", text);
    return open_file("s.cfg", NULL);
}

/* Expects a scenario to be refused with this text. */
__attribute__((unused)) static void refuse_text(const char *text, const char *path,
                                                const char *finding_text)
{
    grdp_scenario *scenario;
    put("s.cfg", text);
    const grdp_status status = try_read("s.cfg", NULL, &scenario);
    expect(GRDP_ERROR, 0, path, finding_text);
    cr_assert_eq(status, GRDP_ERR_INPUT, "%s", text);
}

static inline grdp_block *create_block(const grdp_scenario *scenario)
{
    grdp_block *block = NULL;
    cr_assert_eq(grdp_block_create(scenario, &block), GRDP_OK);
    return block;
}

__attribute__((unused)) static grdp_block *project(const grdp_scenario *scenario)
{
    grdp_block *const block = create_block(scenario);
    grdp_block_run(block);
    cr_assert_not(grdp_block_failed(block, 0));
    return block;
}

static inline grdp_series_ref series_of(const grdp_scenario *scenario, const char *name)
{
    grdp_series_ref ref = {0};
    bool known = false;
    cr_assert(grdp_series_resolve(scenario, name, &ref, &known), "%s", name);
    return ref;
}

static inline grdp_span span_of(const grdp_scenario *scenario, const char *period)
{
    grdp_period found;
    grdp_span span = {0};
    cr_assert(grdp_period_read(period, &found) && grdp_span_find(scenario, found, &span), "%s",
              period);
    return span;
}

/* A series of one lane in one period, in the unit of files. */
static inline double lane_value(grdp_block *block, size_t lane, const char *series,
                                const char *period)
{
    grdp_lanes values;
    grdp_block_series(block, series_of(block->scenario, series), span_of(block->scenario, period),
                      values);
    return values[lane];
}

static inline double value(grdp_block *block, const char *series, const char *period)
{
    return lane_value(block, 0, series, period);
}

static inline size_t factor_of(const grdp_scenario *scenario, const char *path)
{
    size_t factor = 0;
    cr_assert(grdp_scenario_find_factor(scenario, path, &factor), "%s", path);
    return factor;
}

/* Values of a factor in a period of the scenario, in the unit of the inside. */
__attribute__((unused)) static const double *drawn(const grdp_block *block, const char *path,
                                                   size_t t)
{
    return grdp_block_factor(block, factor_of(block->scenario, path), t);
}

static inline void close_world(grdp_block *block)
{
    grdp_scenario *const scenario = (grdp_scenario *)(uintptr_t)block->scenario;
    grdp_block_free(block);
    grdp_scenario_free(scenario);
}

#define NEAR(actual, wanted, tolerance) cr_assert_float_eq((actual), (wanted), (tolerance))

#endif
