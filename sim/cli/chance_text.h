/* chance_text: figures of the runs as text. No figure has more digits than its standard error
 * allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_CHANCE_TEXT_H
#define GRDP_CLI_CHANCE_TEXT_H

#include "core/text.h"
#include "plan/chance.h"
#include "report/wording.h"

/* A chance, 0 to 1, and how well it is known. */
typedef struct grdp_likelihood {
    double chance, error;
    bool certain;  /* it does not depend on the draws */
    double n_runs; /* runs that count */
} grdp_likelihood;

grdp_likelihood grdp_likelihood_of_target(const grdp_chance *chance, size_t target);
grdp_likelihood grdp_likelihood_of_year(const grdp_chance *chance, const grdp_chance_year *year);
grdp_likelihood grdp_likelihood_of_count(const grdp_chance *chance, size_t at_least);

/* "29.87 % ± 0.09": with two standard errors, both to the first digit of these. "100 %" for what is
 * certain; "< 0.003 %" where no run had it: were it as likely as 3 / n, 19 of 20 such samples would
 * have shown it (J. A. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all
 * right?", JAMA 249, 1983). */
void grdp_likelihood_put(grdp_lang lang, grdp_likelihood likelihood, grdp_buffer *out);

/* Decimals at which the standard error is below one unit of the last digit, at most `most`. */
int grdp_error_digits(double error, int most);

/* A value with the digits that its standard error allows, at most `most`. */
void grdp_error_number(grdp_lang lang, double value, double error, int most,
                       char text[static GRDP_NUMBER_TEXT]);

/* A standard error with one digit that says something. */
void grdp_error_put(grdp_lang lang, double error, char text[static GRDP_NUMBER_TEXT]);

/* "seed 1", or "seed 1, design sobol, replicates: 16" where errors are by these. */
void grdp_draws_put(grdp_lang lang, uint64_t seed, const grdp_chance *chance, grdp_buffer *out);

#endif
