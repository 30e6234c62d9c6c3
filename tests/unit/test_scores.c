/* Scores: published values of the CRPS, and closed forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/scores.h"

#include <criterion/criterion.h>
#include <math.h>

#include "grdp/normal.h"

#define NEAR(actual, wanted, tolerance) cr_assert_float_eq((actual), (wanted), (tolerance))

/* (sqrt 2 - 1) / sqrt pi = 0.2336949773 at the mean, 0.6024413576 one deviation away. */
Test(scores, crps_of_a_normal_forecast_has_its_closed_form)
{
    NEAR(grdp_scores_crps_normal(0.0, 1.0, 0.0), 0.2336949773, 1e-10);
    NEAR(grdp_scores_crps_normal(0.0, 1.0, 1.0), 0.6024413576, 1e-10);
    NEAR(grdp_scores_crps_normal(0.0, 1.0, -1.0), 0.6024413576, 1e-10);
    NEAR(grdp_scores_crps_normal(8.0, 2.0, 10.0), 2.0 * 0.6024413576, 1e-9);
    NEAR(grdp_scores_crps_normal(8.0, 0.0, 9.5), 1.5, 0.0);
}

/* By the definition, over all pairs. */
static double crps_by_pairs(size_t n, const double *x, double y)
{
    double distance = 0.0, spread = 0.0;
    for (size_t i = 0; i < n; i++) {
        distance += fabs(x[i] - y);
        for (size_t j = 0; j < n; j++)
            spread += fabs(x[i] - x[j]);
    }
    return distance / (double)n - 0.5 * spread / (double)(n * n);
}

Test(scores, crps_of_draws_is_that_of_all_pairs_and_tends_to_the_closed_form)
{
    double few[] = {3.0, -1.0, 4.0, 1.0, -5.0, 9.0, 2.0};
    const double wanted = crps_by_pairs(7, few, 2.5);
    NEAR(grdp_scores_crps(7, few, 2.5), wanted, 1e-14);
    cr_assert_eq(few[0], -5.0, "sorted");
    NEAR(grdp_scores_crps(1, (double[]){4.0}, 2.5), 1.5, 0.0);
    /* Quantiles at the middles of 20,000 equal parts stand for draws; their error falls with n. */
    enum { N = 20000 };
    static double many[N];
    for (size_t i = 0; i < N; i++)
        many[i] = grdp_normal_quantile(((double)(N - 1 - i) + 0.5) / N);
    NEAR(grdp_scores_crps(N, many, 0.0), 0.2336949773, 1e-4);
    NEAR(grdp_scores_crps(N, many, 1.0), 0.6024413576, 1e-4);
}

Test(scores, pit_is_the_probability_of_lower_outcomes)
{
    const double draws[] = {1.0, 2.0, 2.0, 3.0};
    NEAR(grdp_scores_pit(4, draws, 2.0), 0.5, 0.0);
    NEAR(grdp_scores_pit(4, draws, 2.5), 0.75, 0.0);
    NEAR(grdp_scores_pit(4, draws, 0.0), 0.0, 0.0);
    NEAR(grdp_scores_pit_normal(8.0, 2.0, 8.0), 0.5, 1e-15);
    NEAR(grdp_scores_pit_normal(8.0, 2.0, 8.0 + 2.0 * 1.6448536269514722), 0.95, 1e-12);
    NEAR(grdp_scores_pit_normal(8.0, 0.0, 9.0), 1.0, 0.0);
}

Test(scores, brier_is_the_square_of_the_miss)
{
    NEAR(grdp_scores_brier(0.75, true), 0.0625, 0.0);
    NEAR(grdp_scores_brier(0.75, false), 0.5625, 0.0);
    NEAR(grdp_scores_brier(1.0, true), 0.0, 0.0);
}
