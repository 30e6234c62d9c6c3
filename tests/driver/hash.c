/* hash: one SHA-256 of every number that a set of runs gives. tests/hash.sh compares it between
 * compilers, optimisations and instruction sets: the same input must give the same bytes.
 *
 * 1,000 runs of the baseline with shocks; 64 runs of a model with exp, log and pow, and of a
 * quarterly scenario that meets published figures. The folder of the sources is the argument.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/sha256.h"
#include "engine/series.h"

#ifndef GRDP_SOURCE_DIR
#define GRDP_SOURCE_DIR "."
#endif

enum { SEED = 20240101, SERIES = 400, SPANS = 200 };

typedef struct task {
    const char *study;
    int as_of;
    size_t n_runs;
    size_t n_overrides;
    const char *overrides[2];
} task;

static const task tasks[] = {
    {.study = "hai_duong/baseline", .n_runs = 1000},
    {.study = "hai_duong/baseline",
     .n_runs = 64,
     .n_overrides = 1,
     .overrides = {"total={ model = \"capital\"; alpha = 0.4; delta = 5; capital_output = 2.2; "
                   "tfp_growth = { dist = \"two_piece_normal\"; mode = 2; sd = 1; skew = -0.3; }; "
                   "labour_growth = { dist = \"pert\"; min = 0; mode = 1; max = 3; }; "
                   "base_ratio = 33; use = \"scale\"; }"}},
    {.study = "hai_duong/official_2025",
     .as_of = 20250731,
     .n_runs = 64,
     .n_overrides = 1,
     .overrides = {"sectors.services={ model = \"reverting\"; mean = 8; persistence = 0.5; "
                   "volatility = 1.5; }"}},
};

static void fail(const char *what, const char *file, const grdp_diag *diag)
{
    fprintf(stderr, "%s: %s\n", file, what);
    for (size_t i = 0; diag != NULL && grdp_diag_at(diag, i) != NULL; i++)
        fprintf(stderr, "  %s\n", grdp_diag_at(diag, i)->text);
    exit(EXIT_FAILURE);
}

/* The bits of a NAN say nothing and differ between compilers. */
static void add_values(grdp_sha256_state *state, double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isnan(values[i]))
            memset(&values[i], 0xff, sizeof values[i]);
    grdp_sha256_add(state, values, n * sizeof *values);
}

static void add_block(grdp_sha256_state *state, grdp_block *block, const grdp_scenario *scenario,
                      size_t n_lanes)
{
    static grdp_series_ref series[SERIES];
    static grdp_span spans[SPANS];
    const size_t n_series = grdp_series_list(scenario, series, SERIES);
    const size_t n_spans = grdp_span_list(scenario, spans, SPANS);
    if (n_series > SERIES || n_spans > SPANS)
        fail("more series or spans than there is room for", "hash", NULL);
    for (size_t t = 0; t < n_spans; t++)
        for (size_t i = 0; i < n_series; i++) {
            _Alignas(64) grdp_lanes values;
            grdp_block_series(block, series[i], spans[t], values);
            add_values(state, values, n_lanes);
        }
}

static void run(grdp_sha256_state *state, const char *source, const task *what)
{
    char file[4096];
    (void)snprintf(file, sizeof file, "%s/scenarios/%s.cfg", source, what->study);
    const grdp_scenario_options options = {
        .overrides = what->overrides, .n_overrides = what->n_overrides, .as_of = what->as_of};
    grdp_diag *const diag = grdp_diag_create(NULL);
    grdp_scenario *scenario = NULL;
    grdp_block *block = NULL;
    if (diag == NULL || grdp_scenario_read(file, &options, diag, &scenario) != GRDP_OK)
        fail("cannot be read", file, diag);
    if (grdp_block_create(scenario, &block) != GRDP_OK)
        fail("out of memory", file, diag);
    for (size_t first = 0; first < what->n_runs; first += GRDP_LANES) {
        const size_t rest = what->n_runs - first;
        grdp_block_draw(block, SEED, first);
        grdp_block_run(block);
        add_block(state, block, scenario, rest < GRDP_LANES ? rest : GRDP_LANES);
    }
    grdp_block_free(block);
    grdp_scenario_free(scenario);
    grdp_diag_free(diag);
}

int main(int argc, char **argv)
{
    const char *const source = argc > 1 ? argv[1] : GRDP_SOURCE_DIR;
    grdp_sha256_state state;
    char hex[65];
    grdp_sha256_start(&state);
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++)
        run(&state, source, &tasks[i]);
    grdp_sha256_finish(&state, hex);
    printf("%s\n", hex);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
