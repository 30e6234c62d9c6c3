/* The lines of a sweep: each is what the engine gives at its point, in the order of the points, for
 * any number of threads and parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/world.h"

#include "core/number.h"
#include "core/text.h"
#include "study/sweep.h"

static grdp_scenario *scenario;

static void setup(void)
{
    enter_world();
    put("s.cfg", HEAD("levels", 2025, 1) SECTORS);
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
}

static void teardown(void)
{
    grdp_scenario_free(scenario);
    leave_folder();
}

TestSuite(sweep, .init = setup, .fini = teardown);

typedef struct sink {
    grdp_buffer text;
    uint64_t n_points, n_failed;
    uint64_t stop_after; /* 0: never */
} sink;

static grdp_status take(void *of, const char *text, size_t length, uint64_t n, uint64_t n_failed)
{
    sink *const to = of;
    grdp_buffer_add_n(&to->text, text, length);
    to->n_points += n;
    to->n_failed += n_failed;
    return to->stop_after > 0 && to->n_points >= to->stop_after ? GRDP_ERR_FILE : GRDP_OK;
}

static const char *const columns[] = {"grdp.growth", "sectors.agri.share.constant@2025"};

static void make(const char *kind, uint64_t n, size_t n_vary, const char *const *vary,
                 grdp_design *design, grdp_sweep *out)
{
    const grdp_design_options options = {
        .kind = grdp_points_find(kind), .n_vary = n_vary, .vary = vary, .n_points = n, .seed = 1};
    cr_assert_eq(grdp_design_create(arena, scenario, &options, diag, design), GRDP_OK);
    *out = (grdp_sweep){.scenario = scenario,
                        .design = design,
                        .digits = 6,
                        .n = design->n_points,
                        .n_threads = 2,
                        .put = take};
    cr_assert_eq(grdp_responses_read(arena, scenario, columns, 2, diag, &out->responses), GRDP_OK);
}

static grdp_status run(grdp_sweep *sweep, sink *to)
{
    sweep->sink = to;
    return grdp_sweep_run(sweep);
}

static const char *const vary[] = {"sectors.agri.growth=0:5:51", "sectors.ind.growth=5:13:201"};

/* The line of one point by the engine alone: grdp_block_set, grdp_block_run, grdp_block_series. */
static const char *line_of(grdp_block *block, const grdp_sweep *sweep, uint64_t point)
{
    grdp_buffer line = {0};
    char text[GRDP_NUMBER_TEXT];
    for (size_t a = 0; a < sweep->design->n_axes; a++) {
        double value;
        sweep->design->kind->fill(sweep->design, a, point, 1, &value);
        grdp_block_set(block, 0, sweep->design->axes[a].factor, value);
        grdp_number_fixed(value, sweep->digits, text);
        grdp_buffer_add(&line, text);
        grdp_buffer_add(&line, ",");
    }
    grdp_block_run(block);
    for (size_t r = 0; r < sweep->responses.n; r++) {
        grdp_lanes values;
        grdp_block_series(block, sweep->responses.at[r].ref, sweep->responses.at[r].span, values);
        grdp_number_fixed(values[0], sweep->digits, text);
        grdp_buffer_add(&line, text);
        grdp_buffer_add(&line, r + 1 < sweep->responses.n ? "," : "\n");
    }
    const char *const kept = grdp_arena_text(arena, line.data);
    grdp_buffer_free(&line);
    return kept;
}

Test(sweep, a_line_is_what_the_engine_gives_at_its_point)
{
    grdp_design design;
    grdp_sweep sweep;
    sink to = {0};
    make("factorial", 0, 2, vary, &design, &sweep);
    cr_assert_eq(run(&sweep, &to), GRDP_OK);
    cr_assert_eq(to.n_points, 51 * 201);
    cr_assert_eq(to.n_failed, 0);
    grdp_block *const block = create_block(scenario);
    const char *at = to.text.data;
    for (uint64_t point = 0; point < design.n_points; point++) {
        const size_t length = strcspn(at, "\n") + 1;
        if (point % 97 == 0 || point > design.n_points - 3) {
            const char *const expected = line_of(block, &sweep, point);
            cr_assert_eq(strlen(expected), length);
            cr_assert_arr_eq(at, expected, length, "point %zu: %s", (size_t)point, expected);
        }
        at += length;
    }
    cr_assert_eq(*at, '\0');
    grdp_block_free(block);
    grdp_buffer_free(&to.text);
}

Test(sweep, the_head_names_factors_and_then_responses)
{
    grdp_design design;
    grdp_sweep sweep;
    grdp_buffer head = {0};
    make("factorial", 0, 2, vary, &design, &sweep);
    grdp_sweep_head(&sweep, &head);
    cr_assert_str_eq(head.data, "sectors.agri.growth,sectors.ind.growth,grdp.growth@2023,"
                                "grdp.growth@2024,grdp.growth@2025,"
                                "sectors.agri.share.constant@2025\n");
    grdp_buffer_free(&head);
}

Test(sweep, threads_and_parts_change_no_byte)
{
    static const struct {
        const char *kind;
        uint64_t n;
        const char *vary[2];
        int digits;
        bool is_long;
    } cases[] = {
        {"factorial", 0, {"sectors.agri.growth=0:5:51", "sectors.ind.growth=5:13:201"}, -1, false},
        {"lhs", 9001, {"sectors.agri.growth=0:5", "sectors.ind.growth=5,7,9"}, 3, false},
        {"sobol", 10000, {"sectors.agri.growth=0:5", "sectors.ind.growth=5:13"}, 12, false},
        {"random", 9001, {"sectors.agri.growth=0:5", "sectors.ind.growth=5:13"}, -1, true},
        {"factorial", 0, {"sectors.agri.growth=0:5:51", "sectors.ind.growth=5:13:99"}, 4, true},
    };
    const unsigned threads[] = {2, 3, 7, 16};
    const uint64_t parts[] = {2, 5, 64};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        grdp_design design;
        grdp_sweep sweep;
        sink whole = {0};
        make(cases[c].kind, cases[c].n, 2, cases[c].vary, &design, &sweep);
        sweep.digits = cases[c].digits;
        sweep.is_long = cases[c].is_long;
        sweep.n_threads = 1;
        cr_assert_eq(run(&sweep, &whole), GRDP_OK);
        for (size_t t = 0; t < 4; t++) {
            sink to = {0};
            sweep.n_threads = threads[t];
            cr_assert_eq(run(&sweep, &to), GRDP_OK);
            cr_assert_str_eq(to.text.data, whole.text.data);
            grdp_buffer_free(&to.text);
        }
        for (size_t p = 0; p < 3; p++) {
            sink to = {0};
            for (uint64_t i = 0; i < parts[p]; i++) {
                grdp_design_part(&design, i, parts[p], &sweep.first, &sweep.n);
                cr_assert_eq(run(&sweep, &to), GRDP_OK);
            }
            cr_assert_str_eq(to.text.data, whole.text.data);
            grdp_buffer_free(&to.text);
        }
        grdp_buffer_free(&whole.text);
    }
}

/* I / (Y(t) - Y(t-1)) = k with I = 0.35 Y(t) has no solution for k = 0.2. */
Test(sweep, points_outside_the_domain_of_a_model_have_empty_responses_and_are_counted)
{
    static const char *const icor[] = {"total.icor=5,0.2,4"};
    grdp_scenario_free(scenario);
    put("s.cfg", HEAD("levels", 2025, 1) SECTORS
        "total = { model = \"icor\"; icor = 5; form = \"absolute\"; use = \"scale\"; };\n"
        "investment = { closure = \"given\"; ratio = 35; };\n");
    cr_assert_eq(grdp_scenario_read("s.cfg", NULL, diag, &scenario), GRDP_OK);
    grdp_design design;
    grdp_sweep sweep;
    sink to = {0};
    make("factorial", 0, 1, icor, &design, &sweep);
    cr_assert_eq(run(&sweep, &to), GRDP_OK);
    cr_assert_eq(to.n_points, 3);
    cr_assert_eq(to.n_failed, 1);
    cr_assert(strstr(to.text.data, "\n0.200000,,,,\n4.000000,"), "%s", to.text.data);
    grdp_buffer_free(&to.text);
}

Test(sweep, what_the_sink_gives_ends_the_sweep)
{
    grdp_design design;
    grdp_sweep sweep;
    sink to = {.stop_after = 4096};
    atomic_bool stop = true;
    make("factorial", 0, 2, vary, &design, &sweep);
    cr_assert_eq(run(&sweep, &to), GRDP_ERR_FILE);
    cr_assert_eq(to.n_points, 4096);
    sweep.stop = &stop;
    cr_assert_eq(run(&sweep, &to), GRDP_ERR_STOPPED);
    cr_assert_eq(to.n_points, 4096);
    grdp_buffer_free(&to.text);
}

Test(sweep, every_fault_of_a_column_is_said_with_a_way_out)
{
    static const struct {
        const char *column, *text;
    } cases[] = {
        {"grdp.grwth", "did you mean \"grdp.growth\"?"}, {"grdp.growth@2031", "from 2023 to 2025"},
        {"grdp.growth@2024-Q1", "1 periods a year"},     {"grdp.growth@soon", "is no period"},
        {"investment.ratio", "no data for the series"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        grdp_responses responses;
        fresh_diag();
        cr_assert_eq(grdp_responses_read(arena, scenario, &cases[i].column, 1, diag, &responses),
                     GRDP_ERR_INPUT);
        cr_assert(finding(cases[i].text), "%s", cases[i].column);
    }
    const char *const twice[] = {"grdp.growth", "grdp.growth@2024"};
    grdp_responses responses;
    cr_assert_eq(grdp_responses_read(arena, scenario, twice, 2, diag, &responses), GRDP_ERR_INPUT);
    cr_assert(finding("grdp.growth@2024 is asked for twice"));
}
