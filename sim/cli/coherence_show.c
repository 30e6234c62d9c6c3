/* coherence_show: contradictions, differences between authorities, and tensions, for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/coherence.h"

#include <math.h>

#include "report/phrase.h"
#include "report/sentence.h"

/* English wordings of what is broken. */
static const char *const broken_words[GRDP_IDENTITIES] = {
    [GRDP_IDENTITY_SHARES] = "shares add up to 100 %",
    [GRDP_IDENTITY_GROUP] = "a group is the sum of its sectors",
    [GRDP_IDENTITY_CONTRIBUTION] = "a contribution is growth times the weight of the year before",
    [GRDP_IDENTITY_CONTRIBUTIONS] = "contributions add up to the growth of GRDP",
    [GRDP_IDENTITY_LEVEL] = "a level is that of the year before times 1 + growth",
    [GRDP_IDENTITY_NOMINAL] = "GRDP at current prices is level times deflator",
    [GRDP_IDENTITY_NOMINAL_GROWTH] = "growth at current prices is real growth times inflation",
    [GRDP_IDENTITY_INVESTMENT] = "investment is its ratio times GRDP at current prices",
    [GRDP_IDENTITY_PER_HEAD] = "GRDP per head is GRDP over population",
    [GRDP_IDENTITY_PER_WORKER] = "GRDP per worker is GRDP over employment",
    [GRDP_IDENTITY_ICOR] = "ICOR is the investment ratio over growth",
};

void grdp_coherence_line(grdp_buffer *line)
{
    if (line->failed)
        grdp_print_buffer(stdout, line); /* which says so */
    grdp_print_sentence(stdout, line->data ? line->data : "", 2);
    grdp_buffer_free(line);
}

static void put_number(const grdp_cli *cli, double value, int digits, grdp_buffer *out)
{
    grdp_phrase_value(cli->lang, value, digits, NULL, out);
}

/* "≥ 60.0" of a claim that asks for `value`. */
static void put_condition(const grdp_cli *cli, const grdp_claim *claim, double value,
                          grdp_buffer *out)
{
    grdp_target_part part = *claim->part;

    part.value = value;
    grdp_phrase_condition(cli->lang, &part, out);
}

/* "≥ 55.0 (-8.3 %)"; a word where it alone repairs nothing. */
static void put_alone(const grdp_cli *cli, const grdp_conflict *conflict, size_t k,
                      const grdp_claim *claim, grdp_buffer *out)
{
    const double from = conflict->values[k], to = conflict->alone[k];

    if (isnan(to)) {
        grdp_buffer_add(out, grdp_cli_word(cli, "n/a"));
        return;
    }
    put_condition(cli, claim, to, out);
    if (from != 0.0) {
        grdp_buffer_add(out, to > from ? " (+" : " (");
        put_number(cli, 100.0 * (to - from) / fabs(from), 1, out);
        grdp_buffer_add(out, " %)");
    }
}

static const char *plan_name(const grdp_plan *plan)
{
    return plan->id ? plan->id : plan->file;
}

/* "Target" or, of a composite, "Target: part". */
static void put_title(const grdp_cli *cli, const grdp_claim *claim, grdp_buffer *out)
{
    grdp_buffer_add(out, claim->target->title.text[cli->lang]);
    if (claim->target->n_parts > 1)
        grdp_buffer_printf(out, ": %s", claim->part->title.text[cli->lang]);
}

static void show_claim(const grdp_cli *cli, grdp_show *show, const grdp_coherence *c,
                       const grdp_conflict *conflict, size_t k)
{
    const grdp_claim *const claim = &c->claims[conflict->claims[k]];
    grdp_buffer title = {0}, asks = {0}, alone = {0};

    put_title(cli, claim, &title);
    put_condition(cli, claim, conflict->values[k], &asks);
    put_alone(cli, conflict, k, claim, &alone);
    const char *const cells[] = {title.data, plan_name(claim->plan), asks.data, alone.data};
    grdp_show_row(show, cells);
    grdp_buffer_free(&title);
    grdp_buffer_free(&asks);
    grdp_buffer_free(&alone);
}

static void show_broken(const grdp_cli *cli, const grdp_conflict *conflict)
{
    grdp_buffer line = {0};
    bool any = false;

    grdp_buffer_printf(&line, "%s: ", grdp_cli_word(cli, "Broken"));
    for (size_t i = 0; i < GRDP_IDENTITIES; i++) {
        if (!conflict->broken[i])
            continue;
        grdp_buffer_printf(&line, "%s%s", any ? "; " : "", grdp_cli_word(cli, broken_words[i]));
        any = true;
    }
    if (!any)
        grdp_buffer_add(&line, grdp_cli_word(cli, conflict->n > 1
                                                      ? "one number has one value"
                                                      : "no number of this kind has such a value"));
    grdp_coherence_line(&line);
}

static void show_repair(const grdp_cli *cli, const grdp_coherence *c, const grdp_conflict *conflict)
{
    grdp_buffer line = {0};

    grdp_buffer_printf(&line, "%s: ", grdp_cli_word(cli, "Least change that repairs it"));
    if (conflict->least == conflict->n) {
        grdp_buffer_add(&line, grdp_cli_word(cli, "none of a single condition"));
    } else {
        const grdp_claim *const claim = &c->claims[conflict->claims[conflict->least]];
        put_title(cli, claim, &line);
        grdp_buffer_add(&line, " ");
        put_alone(cli, conflict, conflict->least, claim, &line);
    }
    grdp_coherence_line(&line);
}

static void show_conflict(const grdp_cli *cli, const grdp_coherence *c, size_t index)
{
    const grdp_conflict *const conflict = &c->conflicts[index];
    grdp_show *const show = grdp_show_create(4, "wlll");
    const char *const head[] = {grdp_cli_word(cli, "Target"), grdp_cli_word(cli, "Plan"),
                                grdp_cli_word(cli, "asks"),
                                grdp_cli_word(cli, "if the others stay")};

    printf("\n%s %zu\n\n", grdp_cli_word(cli, "Contradiction"), index + 1);
    grdp_show_head(show, head);
    for (size_t k = 0; k < conflict->n; k++)
        show_claim(cli, show, c, conflict, k);
    grdp_show_print(show, stdout);
    printf("\n");
    show_broken(cli, conflict);
    show_repair(cli, c, conflict);
}

static void show_contradictions(const grdp_cli *cli, const grdp_coherence *c)
{
    printf("\n%s: ", grdp_cli_word(cli, "Contradictions"));
    if (c->n_conflicts == 0)
        printf("%s\n", grdp_cli_word(cli, "none"));
    else
        printf("%zu\n", c->n_conflicts);
    for (size_t i = 0; i < c->n_conflicts; i++)
        show_conflict(cli, c, i);
}

/* What meets all of them: "≥ 12.0", "10.2 to 12". */
static void put_common(const grdp_cli *cli, const grdp_coherence *c, const grdp_difference *d,
                       grdp_buffer *out)
{
    if (d->all.low > d->all.high) {
        grdp_buffer_add(out, grdp_cli_word(cli, "nothing"));
        return;
    }
    for (size_t k = 0; k < d->n; k++) {
        const grdp_claim *const claim = &c->claims[d->claims[k]];
        const grdp_interval range = grdp_claim_range(claim->part, claim->part->value);
        if (range.low != d->all.low && range.high != d->all.high)
            continue;
        if ((isfinite(d->all.low) && range.low != d->all.low) ||
            (isfinite(d->all.high) && range.high != d->all.high))
            continue;
        put_condition(cli, claim, claim->part->value, out);
        return;
    }
    put_number(cli, d->all.low, 2, out);
    grdp_buffer_printf(out, " %s ", grdp_cli_word(cli, "to"));
    put_number(cli, d->all.high, 2, out);
}

static void show_difference(const grdp_cli *cli, grdp_show *show, const grdp_coherence *c,
                            const grdp_difference *d)
{
    const grdp_claim *const first = &c->claims[d->claims[0]];
    grdp_buffer common = {0}, section = {0};

    put_common(cli, c, d, &common);
    grdp_buffer_printf(&section, "%s (%s: %s)", first->target->title.text[cli->lang],
                       grdp_cli_word(cli, "all are met by"), common.data ? common.data : "");
    grdp_show_section(show, section.data ? section.data : "");
    for (size_t k = 0; k < d->n; k++) {
        const grdp_claim *const claim = &c->claims[d->claims[k]];
        grdp_buffer asks = {0};
        put_condition(cli, claim, claim->part->value, &asks);
        const char *const authority = claim->plan->authority.text[cli->lang];
        const char *const cells[] = {authority ? authority : "", plan_name(claim->plan), asks.data};
        grdp_show_row(show, cells);
        grdp_buffer_free(&asks);
    }
    grdp_buffer_free(&common);
    grdp_buffer_free(&section);
}

static void show_differences(const grdp_cli *cli, const grdp_coherence *c)
{
    const char *const head[] = {grdp_cli_word(cli, "Authority"), grdp_cli_word(cli, "Plan"),
                                grdp_cli_word(cli, "asks")};

    if (c->n_differences == 0)
        return;
    printf("\n%s: %zu\n\n",
           grdp_cli_word(cli, "Series for which several plans in force ask different values"),
           c->n_differences);
    grdp_show *const show = grdp_show_create(3, "lll");
    grdp_show_head(show, head);
    for (size_t i = 0; i < c->n_differences; i++)
        show_difference(cli, show, c, &c->differences[i]);
    grdp_show_print(show, stdout);
}

/* "Hải Dương province, 2024", and what was looked at. */
static void show_subject(const grdp_cli *cli, const grdp_coherence *c)
{
    char date[GRDP_PERIOD_TEXT];

    printf("%s, %d\n", c->region->title.text[cli->lang], c->year);
    for (size_t p = 0; p < c->n_plans; p++) {
        const char *const authority = c->plans[p]->authority.text[cli->lang];
        printf("  %s%s%s\n", plan_name(c->plans[p]), authority ? ": " : "",
               authority ? authority : "");
    }
    if (c->as_of != 0)
        printf("%s: %s\n", grdp_cli_word(cli, "Figures published by"),
               grdp_date_text(c->as_of, date));
    printf("%s: %zu\n", grdp_cli_word(cli, "Conditions with a figure"), c->n_claims);
    if (c->n_skipped > 0)
        printf("%s: %zu\n", grdp_cli_word(cli, "Targets over several years, not looked at"),
               c->n_skipped);
    printf("%s: %s%s%s%s\n", grdp_cli_word(cli, "Weights of the year before"),
           c->account ? c->account->id : grdp_cli_word(cli, "no account at constant prices"),
           c->account && c->account->status ? " (" : "",
           c->account && c->account->status ? grdp_cli_word(cli, c->account->status) : "",
           c->account && c->account->status ? ")" : "");
}

void grdp_coherence_show(const grdp_cli *cli, const grdp_coherence *c)
{
    show_subject(cli, c);
    show_contradictions(cli, c);
    show_differences(cli, c);
    grdp_tensions_show(cli, c);
}
