/* threads: a Monte Carlo over eight threads without a test framework, for the thread sanitizer,
 * which does not start under Criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "plan/chance.h"

static int run(const grdp_outlook *outlook, unsigned n_threads, double *chance)
{
    grdp_chance *c = NULL;
    const grdp_chance_options options = {.seed = 1, .n_runs = 60000, .n_threads = n_threads};
    if (grdp_chance_run(outlook, &options, NULL, &c) != GRDP_OK)
        return 1;
    *chance = c->all.chance;
    grdp_chance_free(c);
    return 0;
}

int main(void)
{
    grdp_outlook *outlook = NULL;
    grdp_diag *const diag = grdp_diag_create(NULL);
    double one = 0.0, eight = 0.0;
    int failed = grdp_outlook_create(GRDP_SOURCE_DIR "/tests/bench/w1/scenario.cfg", NULL, diag,
                                     &outlook) != GRDP_OK;
    failed = failed || run(outlook, 1, &one) || run(outlook, 8, &eight);
    failed = failed || memcmp(&one, &eight, sizeof one) != 0;
    printf("%s: %.17g %.17g\n", failed ? "FAILED" : "equal", one, eight);
    grdp_outlook_free(outlook);
    grdp_diag_free(diag);
    return failed;
}
