/* Draws: the published answers of Philox, the map to (0, 1), and what must be independent of what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/draws.h"

#include "engine/fast_normal.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdalign.h>
#include <string.h>

enum { BLOCKS = 1024, N = BLOCKS * GRDP_LANES };

typedef void (*fill)(uint64_t key, uint64_t first_run, uint32_t period, double *out);

static void fill_blocks(fill draw, uint64_t key, uint32_t period, double out[static N])
{
    alignas(64) double block[GRDP_LANES];
    for (size_t i = 0; i < BLOCKS; i++) {
        draw(key, i * GRDP_LANES, period, block);
        memcpy(out + i * GRDP_LANES, block, sizeof block);
    }
}

/* kat_vectors of Random123 1.14, lines "threefry4x64 20". */
Test(draws, threefry_gives_the_known_answers)
{
    static const uint64_t known[][3][4] = {
        /* counter, key, answer */
        {{0},
         {0},
         {0x09218ebde6c85537, 0x55941f5266d86105, 0x4bd25e16282434dc, 0xee29ec846bd2e40b}},
        {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX},
         {UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX},
         {0x29c24097942bba1b, 0x0371bbfb0f6f4e11, 0x3c231ffa33f83a1c, 0xcd29113fde32d168}},
        {{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
         {0x452821e638d01377, 0xbe5466cf34e90c6c, 0xbe5466cf34e90c6c, 0xc0ac29b7c97c50dd},
         {0xa7e8fde591651bd9, 0xbaafd0c30138319b, 0x84a5c1a729e685b9, 0x901d406ccebc1ba4}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint64_t answer[4];
        grdp_threefry(known[i][0], known[i][1], answer);
        cr_assert_arr_eq(answer, known[i][2], sizeof answer, "known answer %zu", i);
    }
}

/* The key of seed 1 was computed apart from this code, in Python, from the definitions of FNV-1a
 * and splitmix64. Another key would change every result that was ever published with a seed. */
Test(draws, key_is_a_fixed_function_of_seed_and_name)
{
    cr_assert_eq(grdp_draw_key(1, "sectors.industry.growth"), UINT64_C(0x69f5be7a020933c8));
    cr_assert_neq(grdp_draw_key(2, "sectors.industry.growth"),
                  grdp_draw_key(1, "sectors.industry.growth"));
    cr_assert_neq(grdp_draw_key(1, "sectors.industry.growti"),
                  grdp_draw_key(1, "sectors.industry.growth"));
}

/* What draws.h promises: word i / 16 of call 16 block + i % 16 for run i of a block, of which 52
 * bits k give (2 k + 1) 2^-53. */
static double uniform_by_definition(uint64_t key, uint64_t run, uint32_t period)
{
    const uint64_t counter[4] = {16 * (run / 64) + run % 16, period, 0, 0};
    uint64_t word[4];
    grdp_threefry(counter, (const uint64_t[4]){key, 0, 0, 0}, word);
    return ldexp((double)(2 * (word[run % 64 / 16] >> 12) + 1), -53);
}

/* The same with 32 bits, eight to a call, the lower halves first. */
static double shock_by_definition(uint64_t key, uint64_t run, uint32_t period)
{
    const uint64_t counter[4] = {8 * (run / 64) + run % 8, period, 0, 0};
    uint64_t word[4];
    grdp_threefry(counter, (const uint64_t[4]){key, 0, 0, 0}, word);
    const uint64_t half = run % 64 / 8;
    const uint32_t k = (uint32_t)(word[half % 4] >> (half < 4 ? 0 : 32));
    return grdp_fast_normal_quantile(ldexp(2.0 * k + 1.0, -33));
}

Test(draws, every_lane_is_the_draw_of_its_own_run)
{
    static const uint64_t first[] = {0, 64, 12345, UINT64_C(0xffffffe0), UINT64_C(1) << 40};
    const uint64_t key = grdp_draw_key(7, "sectors.services.growth");
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        for (uint32_t period = 0; period < 5; period++) {
            alignas(64) double uniform[GRDP_LANES], shock[GRDP_LANES];
            grdp_draw_uniform(key, first[i], period, uniform);
            grdp_draw_shock(key, first[i], period, shock);
            for (size_t lane = 0; lane < GRDP_LANES; lane++) {
                const uint64_t run = first[i] + lane;
                cr_assert_eq(uniform[lane], uniform_by_definition(key, run, period));
                cr_assert_eq(shock[lane], shock_by_definition(key, run, period));
            }
        }
}

/* What draws.h promises of quarter-words: sixteen to a call, the lowest quarters first. */
Test(draws, every_quarter_is_the_draw_of_its_own_run)
{
    enum { RUNS = 4 * GRDP_LANES };
    static const uint64_t first[] = {0, RUNS, UINT64_C(1) << 40};
    const uint64_t key = grdp_draw_key(7, "bootstrap");
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        uint16_t quarter[RUNS];
        grdp_draw_quarters(key, first[i], 3, quarter);
        for (uint64_t k = 0; k < RUNS; k++) {
            const uint64_t counter[4] = {16 * (first[i] / RUNS) + k % 16, 3, 2, 0};
            uint64_t word[4];
            grdp_threefry(counter, (const uint64_t[4]){key, 0, 0, 0}, word);
            cr_assert_eq(quarter[k], word[k / 16 % 4] >> (16 * (k / 64)) & 0xffff);
        }
    }
}

Test(draws, uniform_numbers_lie_inside_the_unit_interval_and_fill_it_evenly)
{
    static double u[N];
    static size_t count[256];
    fill_blocks(grdp_draw_uniform, grdp_draw_key(20240101, "even"), 3, u);
    for (size_t i = 0; i < N; i++) {
        cr_assert(u[i] > 0.0 && u[i] < 1.0);
        count[(size_t)(256.0 * u[i])]++;
    }
    double chi_square = 0.0;
    for (size_t i = 0; i < 256; i++) {
        const double off = (double)count[i] - N / 256.0;
        chi_square += off * off / (N / 256.0);
    }
    /* Chi-square of 255 degrees of freedom is below 179.43 and above 347.65 with 1e-4 each. */
    cr_assert(chi_square > 179.43 && chi_square < 347.65, "chi-square %g", chi_square);
}

/* 64,000 numbers, of which some thirty lie beyond the table of the quantile. */
Test(draws, normal_numbers_are_quantiles_of_the_uniform_ones)
{
    const uint64_t key = grdp_draw_key(3, "once");
    for (uint32_t period = 0; period < 1000; period++) {
        alignas(64) double u[GRDP_LANES], z[GRDP_LANES];
        const uint64_t first = UINT64_C(1000) * period;
        grdp_draw_uniform(key, first, period, u);
        grdp_draw_normal(key, first, period, z);
        for (size_t lane = 0; lane < GRDP_LANES; lane++)
            cr_assert_eq(z[lane], grdp_fast_normal_quantile(u[lane]));
    }
}

/* Quantiles from mpmath with 30 digits. In between, AS 241 is the judge: the error in probability
 * is that of z times the density. */
Test(draws, fast_quantile_is_right_far_into_the_tails)
{
    static const struct {
        double p, z;
    } known[] = {
        {1e-15, -7.94134532617099678}, {1e-12, -7.03448382530113193},
        {1e-9, -5.99780701500768687},  {1e-6, -4.75342430882289895},
        {1e-3, -3.09023230616781354},  {0.025, -1.95996398454005424},
        {0.3, -0.524400512708040784},  {0.5, 0.0},
        {0.975, 1.95996398454005424},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        cr_assert_float_eq(grdp_fast_normal_quantile(known[i].p), known[i].z, 1.6e-9, "p = %g",
                           known[i].p);
    double worst = 0.0;
    for (double depth = 53.0; depth >= 1.0; depth -= 1.0 / 2048.0) {
        const double p = exp2(-depth), z = grdp_fast_normal_quantile(p);
        const double exact = grdp_normal_quantile(p);
        cr_assert_float_eq(z, exact, 1.6e-9, "p = %g", p);
        worst = fmax(worst, fabs(z - exact) * exp(-0.5 * exact * exact) / sqrt(2.0 * M_PI));
        cr_assert_eq(grdp_fast_normal_quantile(1.0 - p),
                     -grdp_fast_normal_quantile(1.0 - (1.0 - p)));
    }
    cr_assert(worst < 5e-10, "an error of %g in probability", worst);
}

/* Where two polynomials meet, 52-bit neighbours must not change places; and within all of them. */
Test(draws, fast_quantile_rises_with_the_probability)
{
    for (double octave = 0x1p-13; octave < 0.5; octave *= 2.0)
        for (int part = 0; part < 32; part++) {
            const double border = octave * (1.0 + part / 32.0);
            double last = -HUGE_VAL;
            for (int step = -200; step <= 200; step++) {
                const double z = grdp_fast_normal_quantile(border + step * 0x1p-52);
                cr_assert(z >= last, "p = %.17g", border + step * 0x1p-52);
                last = z;
            }
            cr_assert(grdp_fast_normal_quantile(border + octave / 64.0) > last);
            cr_assert(grdp_fast_normal_quantile(border + 0x1p-32) > last, "p = %g", border);
        }
}

/* Five standard errors of each sample moment of N standard normals. */
Test(draws, normal_numbers_have_the_moments_of_the_normal_distribution)
{
    static double z[N];
    fill_blocks(grdp_draw_normal, grdp_draw_key(1, "moments"), 0, z);
    double sum[5] = {0.0};
    for (size_t i = 0; i < N; i++)
        for (int k = 1; k <= 4; k++)
            sum[k] += pow(z[i], k) / N;
    cr_assert_float_eq(sum[1], 0.0, 5.0 * sqrt(1.0 / N));
    cr_assert_float_eq(sum[2], 1.0, 5.0 * sqrt(2.0 / N));
    cr_assert_float_eq(sum[3], 0.0, 5.0 * sqrt(15.0 / N));
    cr_assert_float_eq(sum[4], 3.0, 5.0 * sqrt(96.0 / N));
}

static double correlation(const double *a, const double *b, size_t n)
{
    double sum = 0.0, sum_a = 0.0, sum_b = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += a[i] * b[i];
        sum_a += a[i] * a[i];
        sum_b += b[i] * b[i];
    }
    return sum / sqrt(sum_a * sum_b);
}

Test(draws, other_names_seeds_periods_and_runs_are_uncorrelated)
{
    static double z[N], other[N];
    const double limit = 5.0 / sqrt((double)N);
    fill_blocks(grdp_draw_normal, grdp_draw_key(1, "sectors.industry.growth"), 4, z);
    static const struct {
        uint64_t seed;
        const char *name;
        uint32_t period;
    } others[] = {
        {2, "sectors.industry.growth", 4}, {1, "sectors.industry.growth", 5},
        {1, "sectors.industry.growth", 6}, {1, "sectors.services.growth", 4},
        {1, "sectors.industry.growti", 4}, {UINT64_C(1) << 32, "sectors.industry.growth", 4},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const uint64_t key = grdp_draw_key(others[i].seed, others[i].name);
        fill_blocks(grdp_draw_normal, key, others[i].period, other);
        cr_assert(fabs(correlation(z, other, N)) < limit, "case %zu", i);
    }
    for (size_t lag = 1; lag <= 64; lag *= 2)
        cr_assert(fabs(correlation(z, z + lag, N - lag)) < limit, "lag %zu", lag);
}

/* Runs in any order and place: a shock is of its run and of nothing else. Their mean and mean
 * square have deviations of 1 / 256 and sqrt(2) / 256. */
Test(draws, shocks_of_single_runs_go_by_the_run_and_are_standard_normal)
{
    uint64_t run[GRDP_LANES], back[GRDP_LANES];
    double forth[GRDP_LANES], again[GRDP_LANES], sum = 0.0, squares = 0.0;
    for (uint64_t block = 0; block < BLOCKS; block++) {
        for (size_t i = 0; i < GRDP_LANES; i++) {
            run[i] = (block * GRDP_LANES + i) * UINT64_C(1000003);
            back[GRDP_LANES - 1 - i] = run[i];
        }
        grdp_draw_shock_of(5, run, 3, forth);
        grdp_draw_shock_of(5, back, 3, again);
        for (size_t i = 0; i < GRDP_LANES; i++) {
            cr_assert_eq(forth[i], again[GRDP_LANES - 1 - i]);
            sum += forth[i];
            squares += forth[i] * forth[i];
        }
    }
    cr_assert_float_eq(sum / N, 0.0, 4.0 / 256.0);
    cr_assert_float_eq(squares / N, 1.0, 6.0 / 256.0);
}
