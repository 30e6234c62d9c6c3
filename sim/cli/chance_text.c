/* chance_text: figures of the runs as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/chance_text.h"

enum { SMALLEST = 9 }; /* decimals */

int grdp_error_digits(double error, int most)
{
    int digits = 0;
    double unit = 0.1;
    while (digits < most && error < unit) {
        unit /= 10.0;
        digits++;
    }
    return digits;
}

void grdp_error_number(grdp_lang lang, double value, double error, int most,
                       char text[static GRDP_NUMBER_TEXT])
{
    grdp_word_number(lang, value, grdp_error_digits(error, most), text);
}

/* Decimals of the first digit of a small number that says something: 1 of 0.3, 2 of 0.09. */
static int first_digit(double error)
{
    int digits = 0;
    double shown = error;
    while (error > 0.0 && shown < 0.95 && digits < SMALLEST) {
        shown *= 10.0;
        digits++;
    }
    return digits;
}

void grdp_error_put(grdp_lang lang, double error, char text[static GRDP_NUMBER_TEXT])
{
    grdp_word_number(lang, error, first_digit(error), text);
}

grdp_likelihood grdp_likelihood_of_target(const grdp_chance *chance, size_t target)
{
    const grdp_chance_target *const t = &chance->target[target];
    return (grdp_likelihood){t->chance, t->error, t->certain,
                             (double)(chance->n_runs - chance->n_failed)};
}

grdp_likelihood grdp_likelihood_of_year(const grdp_chance *chance, const grdp_chance_year *year)
{
    return (grdp_likelihood){year->chance, year->error, year->certain,
                             (double)(chance->n_runs - chance->n_failed)};
}

/* Without an error it rests on judged probabilities and on what is the same in all runs. */
grdp_likelihood grdp_likelihood_of_count(const grdp_chance *chance, size_t at_least)
{
    const double p = chance->at_least[at_least], error = chance->at_least_error[at_least];
    return (grdp_likelihood){p, error, error == 0.0 && p > 0.0 && p < 1.0,
                             (double)(chance->n_runs - chance->n_failed)};
}

/* No run had it, or all had. */
static void put_bound(grdp_lang lang, grdp_likelihood l, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    const double bound = 300.0 / l.n_runs;
    grdp_word_number(lang, l.chance < 0.5 ? bound : 100.0 - bound, first_digit(bound), text);
    grdp_buffer_printf(out, "%s %s %%", l.chance < 0.5 ? "<" : ">", text);
}

void grdp_likelihood_put(grdp_lang lang, grdp_likelihood l, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    const double percent = 100.0 * l.chance, twice = 200.0 * l.error;
    if (!l.certain && l.error == 0.0 && l.n_runs >= 300.0) {
        put_bound(lang, l, out);
        return;
    }
    if (l.error == 0.0) {
        grdp_word_number(lang, percent, l.chance > 0.0 && l.chance < 1.0 ? 1 : 0, text);
        grdp_buffer_printf(out, "%s %%", text);
        return;
    }
    grdp_word_number(lang, percent, first_digit(twice), text);
    grdp_buffer_printf(out, "%s %%", text);
    grdp_error_put(lang, twice, text);
    grdp_buffer_printf(out, " ± %s", text);
}

void grdp_draws_put(grdp_lang lang, uint64_t seed, const grdp_chance *chance, grdp_buffer *out)
{
    grdp_buffer_printf(out, "%s %llu", grdp_word(lang, "seed"), (unsigned long long)seed);
    if (chance->n_replicates > 1)
        grdp_buffer_printf(out, ", %s %s, %s: %zu", grdp_word(lang, "design"),
                           chance->sampling->kind->name, grdp_word(lang, "replicates"),
                           chance->n_replicates);
}
