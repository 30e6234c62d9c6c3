/* resample: counts of the bootstrap, and sums over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/resample.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "grdp/model.h"

enum { ROWS = 1000, PADDED = 1024, TERMS = 5, RESAMPLES = 600 };

typedef struct sums {
    double at[(RESAMPLES + 1) * TERMS];
    uint64_t size[RESAMPLES + 1];
} sums;

/* One, the number of the row, a square, a half, and nothing but row 7. */
static void make_terms(const void *context, size_t first, double *out)
{
    (void)context;
    for (size_t i = 0; i < GRDP_RESAMPLE_ROWS; i++) {
        const double row = (double)(first + i);
        const double term[TERMS] = {1.0, row, row * row, 0.5, row == 7.0};
        for (size_t t = 0; t < TERMS; t++)
            out[t * GRDP_RESAMPLE_ROWS + i] = term[t];
    }
}

/* Every tenth row does not count, nor any past the last. */
static void run(size_t n_parts, unsigned n_threads, size_t n_terms, sums *out)
{
    unsigned char valid[PADDED];
    for (size_t i = 0; i < PADDED; i++)
        valid[i] = i < ROWS && i % 10 != 0;
    const grdp_resample resample = {.n_rows = ROWS,
                                    .valid = valid,
                                    .n_terms = n_terms,
                                    .n_resamples = n_parts > 0 ? n_parts : RESAMPLES,
                                    .n_parts = n_parts,
                                    .seed = 1,
                                    .n_threads = n_threads,
                                    .terms = make_terms};
    cr_assert_eq(grdp_resample_run(&resample, out->at, out->size), GRDP_OK);
}

Test(resample, the_first_sums_are_those_of_the_rows_that_count)
{
    static sums s;
    run(0, 1, TERMS, &s);
    double sum = 0.0, squares = 0.0;
    for (size_t i = 0; i < ROWS; i++) {
        sum += i % 10 != 0 ? (double)i : 0.0;
        squares += i % 10 != 0 ? (double)(i * i) : 0.0;
    }
    cr_assert_eq(s.size[0], 900);
    cr_assert_eq(s.at[0], 900.0);
    cr_assert_eq(s.at[1], sum);
    cr_assert_eq(s.at[2], squares);
    cr_assert_eq(s.at[4], 1.0);
}

Test(resample, sizes_are_the_sums_of_the_counts)
{
    static sums s;
    run(0, 2, TERMS, &s);
    for (size_t r = 0; r <= RESAMPLES; r++) {
        cr_assert_eq((double)s.size[r], s.at[r * TERMS]);
        cr_assert_eq(0.5 * (double)s.size[r], s.at[r * TERMS + 3]);
    }
}

/* Poisson counts: of 600 x 900 the mean is 1 -+ 0.0014 and the variance of sizes 900, with a
 * relative error of sqrt(2 / 600) = 0.058; row 7 is missed with probability 1/e, 221 -+ 12 times of
 * 600. Four standard errors are allowed. */
Test(resample, counts_have_the_distribution_of_poisson)
{
    static sums s;
    run(0, 2, TERMS, &s);
    double mean = 0.0, variance = 0.0;
    size_t n_missed = 0;
    for (size_t r = 1; r <= RESAMPLES; r++) {
        mean += (double)s.size[r] / RESAMPLES;
        variance += pow((double)s.size[r] - 900.0, 2.0) / RESAMPLES;
        n_missed += s.at[r * TERMS + 4] == 0.0;
    }
    cr_assert_float_eq(mean, 900.0, 4.0 * 30.0 / sqrt(RESAMPLES));
    cr_assert_float_eq(variance, 900.0, 4.0 * 0.058 * 900.0);
    cr_assert_float_eq((double)n_missed, RESAMPLES / exp(1.0), 48.0);
}

Test(resample, parts_divide_the_rows)
{
    static sums s;
    enum { PARTS = 3 };
    run(PARTS, 2, TERMS, &s);
    double sum = 0.0;
    uint64_t size = 0;
    for (size_t r = 1; r <= PARTS; r++) {
        sum += s.at[r * TERMS + 2];
        size += s.size[r];
    }
    cr_assert_eq(sum, s.at[2]);
    cr_assert_eq(size, s.size[0]);
}

Test(resample, neither_threads_nor_other_terms_change_a_bit)
{
    static sums one, more, fewer;
    run(0, 1, TERMS, &one);
    run(0, 3, TERMS, &more);
    run(0, 2, 3, &fewer);
    cr_assert_eq(memcmp(&one, &more, sizeof one), 0);
    for (size_t r = 0; r <= RESAMPLES; r++)
        for (size_t t = 0; t < 3; t++)
            cr_assert_eq(fewer.at[r * 3 + t], one.at[r * TERMS + t]);
}
