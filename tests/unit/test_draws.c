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

/* kat_vectors of Random123 1.14, lines "philox4x32 10". */
Test(draws, philox_gives_the_known_answers)
{
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t answer[4];
        grdp_philox(known[i].counter, known[i].key, answer);
        cr_assert_arr_eq(answer, known[i].answer, sizeof answer, "known answer %zu", i);
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

/* What draws.h promises, from the 32-bit words: 52 bits k give (2 k + 1) 2^-53. */
static double uniform_by_definition(uint64_t key, uint64_t run, uint32_t period)
{
    const uint32_t counter[4] = {(uint32_t)run, (uint32_t)(run >> 32), period / 2, 0};
    const uint32_t halves[2] = {(uint32_t)key, (uint32_t)(key >> 32)};
    uint32_t word[4];
    grdp_philox(counter, halves, word);
    const uint32_t *const two = word + 2 * (period % 2);
    const uint64_t k = (((uint64_t)two[1] << 32) | two[0]) >> 12;
    return ldexp((double)(2 * k + 1), -53);
}

Test(draws, every_lane_is_the_draw_of_its_own_run)
{
    static const uint64_t first[] = {0, 64, 12345, UINT64_C(0xffffffe0), UINT64_C(1) << 40};
    const uint64_t key = grdp_draw_key(7, "sectors.services.growth");
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        for (uint32_t period = 0; period < 5; period++) {
            alignas(64) double block[GRDP_LANES];
            grdp_draw_uniform(key, first[i], period, block);
            for (size_t lane = 0; lane < GRDP_LANES; lane++)
                cr_assert_eq(block[lane], uniform_by_definition(key, first[i] + lane, period));
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

Test(draws, normal_numbers_are_quantiles_of_the_uniform_ones_and_pairs_are_two_periods)
{
    const uint64_t key = grdp_draw_key(3, "once");
    for (uint32_t pair = 0; pair < 20; pair++) {
        alignas(64) double u[GRDP_LANES], z[GRDP_LANES], even[GRDP_LANES], odd[GRDP_LANES];
        const uint64_t first = UINT64_C(1000) * pair;
        grdp_draw_normal_pair(key, first, pair, even, odd);
        grdp_draw_normal(key, first, 2 * pair + 1, z);
        cr_assert_arr_eq(odd, z, sizeof z);
        grdp_draw_normal(key, first, 2 * pair, z);
        cr_assert_arr_eq(even, z, sizeof z);
        grdp_draw_uniform(key, first, 2 * pair, u);
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
