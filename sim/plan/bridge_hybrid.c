/* bridge_hybrid: what two scenarios differ in, and the scenarios between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/bridge_hybrid.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "core/text.h"

/* Groups that change hands whole where their shape differs; sectors come on top. */
static const char *const groups[] = {"account",    "as_of",      "base_share", "total",
                                     "investment", "population", "employment", "prices"};

enum { GROUPS = sizeof groups / sizeof *groups };

/* What switches a group off that only the host has; the others cannot be taken away. */
static const struct {
    const char *path, *text;
} switches[] = {{"total", "total.use=\"check\""}};

static const grdp_scenario *host_of(const grdp_hybrid *h)
{
    return h->ends[h->host];
}

static const grdp_scenario *other_of(const grdp_hybrid *h)
{
    return h->ends[1 - h->host];
}

static bool is_below(const char *path, const char *group)
{
    const size_t n = strlen(group);
    return strncmp(path, group, n) == 0 && (path[n] == '.' || path[n] == '\0');
}

static const grdp_factor *find_factor(const grdp_scenario *s, const char *path)
{
    size_t factor;
    return grdp_scenario_find_factor(s, path, &factor) ? &s->factors[factor] : NULL;
}

static bool is_by_period(const grdp_factor *f)
{
    return !f->constant || f->each_period || f->observed != NULL;
}

/* Words of a group that are no remark: model, closure, use. */
static bool same_words(const grdp_node *a, const grdp_node *b)
{
    for (const grdp_node *child = a->first; a->kind == GRDP_NODE_GROUP && child != NULL;
         child = child->next) {
        const grdp_node *const twin = grdp_node_child(b, child->name);
        const bool remark = strcmp(child->name, "source") == 0 || strcmp(child->name, "note") == 0;
        if (child->kind == GRDP_NODE_TEXT && !remark &&
            (twin == NULL || !grdp_text_equal(child->text, twin->text)))
            return false;
    }
    return a->kind != GRDP_NODE_TEXT || grdp_text_equal(a->text, b->text);
}

static bool covers(const grdp_scenario *a, const grdp_scenario *b, const char *group)
{
    for (size_t f = 0; f < a->n_factors; f++)
        if (is_below(a->factors[f].path, group) && find_factor(b, a->factors[f].path) == NULL)
            return false;
    return true;
}

static bool same_shape(const grdp_hybrid *h, const char *group)
{
    const grdp_scenario *const a = h->ends[0], *const b = h->ends[1];
    const grdp_node *const one = grdp_node_at(a->tree, group), *const two =
                                                                   grdp_node_at(b->tree, group);
    if (one == NULL || two == NULL)
        return one == two;
    return one->kind == two->kind && same_words(one, two) && same_words(two, one) &&
           covers(a, b, group) && covers(b, a, group);
}

static const char *laid_over(const grdp_hybrid *h, const char *path)
{
    const grdp_node *const node = grdp_node_at(other_of(h)->tree, path);
    grdp_buffer text = {0};
    if (node == NULL) {
        for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
            if (strcmp(switches[i].path, path) == 0)
                return switches[i].text;
        return NULL;
    }
    grdp_buffer_printf(&text, "%s=", path);
    grdp_hybrid_text(node, &text);
    const char *const kept = text.failed ? NULL : grdp_arena_text(h->arena, text.data);
    grdp_buffer_free(&text);
    return kept;
}

static grdp_status add_player(grdp_hybrid *h, grdp_player player, grdp_diag *diag)
{
    if (h->n == GRDP_SHAPLEY_MOST)
        return grdp_diag_error(diag, ((grdp_place){.file = other_of(h)->file}),
                               "the scenarios differ in more than %zu factors",
                               "compare them by way of a scenario between them",
                               (size_t)GRDP_SHAPLEY_MOST);
    h->players[h->n++] = player;
    return GRDP_OK;
}

static grdp_status add_group(grdp_hybrid *h, const char *path, grdp_diag *diag)
{
    if (same_shape(h, path))
        return GRDP_OK;
    const char *const text = laid_over(h, path);
    if (text == NULL)
        return grdp_diag_error(diag, ((grdp_place){.file = host_of(h)->file, .path = path}),
                               "only one of the scenarios has \"%s\", and others lack something "
                               "of the other, so neither can be turned into the other",
                               "write --by sectors, or let one be based on the other",
                               grdp_text_show(path));
    return add_player(h, (grdp_player){.path = path, .text = text}, diag);
}

static const char *sector_path(const grdp_hybrid *h, size_t k)
{
    return grdp_arena_printf(h->arena, "sectors.%s", h->ends[0]->region->sectors[k].id);
}

static grdp_status add_groups(grdp_hybrid *h, grdp_diag *diag)
{
    for (size_t g = 0; g < GROUPS; g++)
        GRDP_TRY(add_group(h, groups[g], diag));
    for (size_t k = 0; k < h->ends[0]->n_sectors; k++) {
        const char *const path = sector_path(h, k);
        if (path == NULL)
            return GRDP_ERR_MEMORY;
        GRDP_TRY(add_group(h, path, diag));
    }
    return GRDP_OK;
}

/* The end that has nothing that the other lacks, so that nothing need be taken away. */
static size_t choose_host(const grdp_hybrid *h)
{
    size_t only[2] = {0, 0};
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t e = 0; e < 2; e++)
            only[e] += grdp_node_at(h->ends[e]->tree, groups[g]) != NULL &&
                       grdp_node_at(h->ends[1 - e]->tree, groups[g]) == NULL;
    return only[0] <= only[1] ? 0 : 1;
}

static bool is_listed(const grdp_node *list, const grdp_node *entry)
{
    const grdp_node *const id = grdp_node_child(entry, "id");
    for (const grdp_node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
        const grdp_node *const other = grdp_node_child(at, "id");
        if (id != NULL && other != NULL && grdp_text_equal(id->text, other->text))
            return true;
    }
    return false;
}

static void add_entries(const grdp_node *list, const grdp_node *without, grdp_buffer *out)
{
    for (const grdp_node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
        if (is_listed(without, at))
            continue;
        grdp_buffer_add(out, out->data[out->length - 1] == '(' ? " " : ", ");
        grdp_hybrid_text(at, out);
    }
}

/* Every hybrid has the events of both ends; those that an end lacks do nothing there. */
static grdp_status add_list(grdp_hybrid *h, const char *name)
{
    const grdp_node *const mine = grdp_node_child(host_of(h)->tree, name);
    const grdp_node *const theirs = grdp_node_child(other_of(h)->tree, name);
    grdp_buffer text = {0};
    if (theirs == NULL || theirs->kind != GRDP_NODE_LIST)
        return GRDP_OK;
    grdp_buffer_printf(&text, "%s=(", name);
    if (text.data != NULL) {
        add_entries(mine, NULL, &text);
        add_entries(theirs, mine, &text);
    }
    grdp_buffer_add(&text, " )");
    h->always[h->n_always] = text.failed ? NULL : grdp_arena_text(h->arena, text.data);
    grdp_buffer_free(&text);
    return h->always[h->n_always++] != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
}

static bool is_in_group(const grdp_hybrid *h, const char *path)
{
    for (size_t p = 0; p < h->n; p++)
        if (h->players[p].text != NULL && is_below(path, h->players[p].path))
            return true;
    return false;
}

/* Periods up to the one that is asked for; what comes later changes nothing. */
static size_t n_periods(const grdp_hybrid *h)
{
    const grdp_scenario *const s = h->ends[0];
    grdp_span span;
    return grdp_span_find(s, h->period, &span) ? span.year * s->seasons + span.last_season + 1 : 0;
}

static bool differ(const double *a, const double *b, size_t n)
{
    bool any = false;
    for (size_t t = 0; t < n; t++)
        any |= a[t] < b[t] || a[t] > b[t];
    return any;
}

/* A factor of one end or both; an event that an end lacks has level or growth 0 there. */
static grdp_status add_factor(grdp_hybrid *h, const char *path, grdp_diag *diag)
{
    const grdp_factor *const two[] = {find_factor(h->ends[0], path), find_factor(h->ends[1], path)};
    const grdp_factor *const any = two[0] != NULL ? two[0] : two[1];
    assert(any != NULL);
    const size_t most = h->ends[0]->n_periods > h->ends[1]->n_periods ? h->ends[0]->n_periods
                                                                      : h->ends[1]->n_periods;
    const double *const zero = grdp_arena_alloc(h->arena, most, sizeof *zero);
    if (zero == NULL)
        return GRDP_ERR_MEMORY;
    const grdp_player player = {
        .path = path,
        .values = {two[0] != NULL ? two[0]->likely : zero, two[1] != NULL ? two[1]->likely : zero},
        .scale = any->scale};
    if (!differ(player.values[0], player.values[1], n_periods(h)))
        return GRDP_OK;
    const grdp_factor *const hosts = two[h->host], *const others = two[1 - h->host];
    const bool fixed =
        hosts != NULL && others != NULL && !is_by_period(hosts) && is_by_period(others);
    const char *const text = fixed ? laid_over(h, path) : NULL;
    return add_player(h, text != NULL ? (grdp_player){.path = path, .text = text} : player, diag);
}

static grdp_status add_factors(grdp_hybrid *h, grdp_diag *diag)
{
    for (size_t e = 0; e < 2; e++)
        for (size_t f = 0; f < h->ends[e]->n_factors; f++) {
            const char *const path = h->ends[e]->factors[f].path;
            const bool again = e == 1 && find_factor(h->ends[0], path) != NULL;
            if (!again && !is_in_group(h, path))
                GRDP_TRY(add_factor(h, path, diag));
        }
    return GRDP_OK;
}

grdp_status grdp_hybrid_open(grdp_hybrid *h, grdp_diag *diag)
{
    const grdp_scenario *const a = h->ends[0], *const b = h->ends[1];
    h->n = h->n_always = 0;
    if (a->first != b->first || a->seasons != b->seasons)
        return grdp_diag_error(diag, ((grdp_place){.file = b->file}),
                               "the scenarios begin in %u and %u with %zu and %zu periods a year, "
                               "so they have no factors in common",
                               "compare scenarios of one first year", (unsigned)a->first,
                               (unsigned)b->first, a->seasons, b->seasons);
    h->host = choose_host(h);
    GRDP_TRY(add_groups(h, diag));
    GRDP_TRY(add_list(h, "events"));
    GRDP_TRY(add_list(h, "add"));
    return add_factors(h, diag);
}
