/* start: where a scenario sets out from: an account of its region, the base year and its levels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "core/number.h"
#include "core/text.h"
#include "scenario/reader.h"

/* Stands for an account that was not found, so that sectors can still be read for their faults. */
static const grdp_account unknown = {.id = "?", .is_level = true, .has_seasons = true};

static const grdp_account *find_account(grdp_reader *reader)
{
    const grdp_scenario *const s = reader->scenario;
    const char *const id = grdp_schema_text(s->tree, "account", NULL);
    const grdp_account *const account = id != NULL ? grdp_region_account(s->region, id) : NULL;
    if (account != NULL || id == NULL)
        return account;
    const char *words[256];
    size_t n = 0;
    for (; n < s->region->n_accounts && n < 256; n++)
        words[n] = s->region->accounts[n].id;
    const char *const near = grdp_text_nearest(id, words, n);
    const grdp_node *const node = grdp_node_child(s->tree, "account");
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(node, "account"),
                  "the region has no account \"%s\"",
                  near != NULL ? "did you mean \"%s\"?" : "see the accounts in %s",
                  grdp_text_show(id), near != NULL ? near : s->region->file);
    return NULL;
}

/* An account that stands for another year gives its weights: levels and amounts would be those of
 * its own year. */
static bool use_weights(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    grdp_account *const weights = grdp_arena_alloc(reader->arena, 1, sizeof *weights);
    if (weights == NULL) {
        reader->no_memory = true;
        return false;
    }
    *weights = *s->account;
    double sum = 0.0;
    for (size_t i = 0; i < s->n_sectors; i++)
        sum += weights->level[i];
    for (size_t i = 0; i < s->n_sectors; i++) {
        weights->level[i] *= weights->is_level ? 100.0 / sum : 1.0;
        weights->sector_nominal[i] = (double)NAN;
    }
    weights->is_level = false;
    weights->nominal = weights->investment = (double)NAN;
    weights->population = weights->employment = (double)NAN;
    s->account = weights;
    return true;
}

static bool check_base_year(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    s->base_year = grdp_schema_year(s->tree, "base_year", s->account->year);
    const grdp_node *const first = grdp_node_child(s->tree, "first");
    if (s->base_year != s->account->year)
        grdp_diag_add(reader->diag, GRDP_NOTE,
                      grdp_node_place(grdp_node_child(s->tree, "base_year"), "base_year"),
                      "the account \"%s\" is of %s and is used as if it were of %s",
                      "its weights are used, its amounts are not", s->account->id,
                      grdp_number_show(s->account->year), grdp_number_show(s->base_year));
    if (first == NULL || first->number != s->first)
        return false; /* the schema has reported it */
    if (s->first == s->base_year + 1)
        return true;
    grdp_diag_add(reader->diag, GRDP_ERROR, grdp_node_place(first, "first"),
                  "the scenario begins in %s but its account \"%s\" is of %s",
                  "write: first = %s; or name another account", grdp_number_show(s->first),
                  s->account->id, grdp_number_show(s->base_year),
                  grdp_number_show(s->base_year + 1));
    return false;
}

/* What the account describes may have been settled after the day up to which the run may know. */
static void report_later_account(grdp_reader *reader)
{
    const grdp_scenario *const s = reader->scenario;
    char known_by[GRDP_PERIOD_TEXT], as_of[GRDP_PERIOD_TEXT];
    if (s->as_of == 0 || s->account->known_by <= s->as_of)
        return;
    grdp_diag_add(reader->diag, GRDP_NOTE,
                  grdp_node_place(grdp_node_child(s->tree, "account"), "account"),
                  "the account \"%s\" was settled on %s, after the as_of %s; it is used all the "
                  "same",
                  "compare with an account that was known by then", s->account->id,
                  grdp_date_text(s->account->known_by, known_by), grdp_date_text(s->as_of, as_of));
}

/* Levels of the base year by season. */
static bool spread_base(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_account *const account = s->account;
    if (s->seasons > 1 && !account->has_seasons) {
        grdp_diag_add(reader->diag, GRDP_ERROR,
                      grdp_node_place(grdp_node_child(s->tree, "account"), "account"),
                      "the account \"%s\" has no quarters, and the scenario goes by quarters",
                      "add quarter_share to it, or write periods_per_year = 1;", account->id);
        return false;
    }
    double *const level = grdp_arena_alloc(reader->arena, s->seasons * s->n_sectors, sizeof *level);
    if (level == NULL) {
        reader->no_memory = true;
        return false;
    }
    for (size_t q = 0; q < s->seasons; q++)
        for (size_t i = 0; i < s->n_sectors; i++)
            level[q * s->n_sectors + i] =
                account->level[i] * (s->seasons > 1 ? account->season_share[i][q] : 1.0);
    s->base_level = level;
    return true;
}

bool grdp_start_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    const grdp_account *const account = find_account(reader);
    s->account = account != NULL ? account : &unknown;
    if (account == NULL) {
        s->base_year = s->first - 1;
        return false;
    }
    report_later_account(reader);
    const bool fine = check_base_year(reader);
    if (s->base_year != account->year && !use_weights(reader))
        return false;
    return spread_base(reader) && fine;
}
