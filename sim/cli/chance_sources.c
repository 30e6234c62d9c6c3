/* chance_sources: where the spread of the runs comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/run_chance.h"
#include "scenario/schema.h"

/* One source, and the scenarios that have it. */
typedef struct source {
    char *text;
    size_t n;
    grdp_buffer names;
} source;

typedef struct sources {
    source *at;
    size_t n, room;
} sources;

static bool has_volatility(const grdp_factor *f)
{
    return strcmp(f->param->name, GRDP_VOLATILITY) == 0 && (f->likely[0] != 0.0 || !f->constant);
}

/* The source of a number, or of the sector that it belongs to. */
static const char *find_source(const grdp_scenario *s, size_t factor)
{
    const char *text = grdp_schema_text(s->factors[factor].node, "source", NULL);
    for (size_t i = 0; i < s->n_sectors && text == NULL; i++)
        for (size_t p = 0; p < s->sectors[i].model->n_params; p++)
            if (s->sectors[i].model->params[p].each == NULL && s->sectors[i].factor[p] == factor)
                text = grdp_schema_text(s->sectors[i].node, "source", NULL);
    return text;
}

static source *find_or_add(sources *all, const char *text)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].text, text) == 0)
            return &all->at[i];
    if (all->n == all->room) {
        const size_t room = 2 * all->room + 16;
        source *const at = realloc(all->at, room * sizeof *at);
        if (at == NULL)
            return NULL;
        all->at = at;
        all->room = room;
    }
    char *const copy = strdup(text);
    if (copy == NULL)
        return NULL;
    all->at[all->n] = (source){.text = copy};
    return &all->at[all->n++];
}

static void add_factor(const grdp_cli *cli, const grdp_scenario *s, size_t f, const char *name,
                       sources *all)
{
    grdp_buffer text = {0};
    const grdp_factor *const factor = &s->factors[f];
    const char *const from = find_source(s, f);
    grdp_buffer_printf(&text, "%s: %s — %s", factor->path,
                       factor->dist != NULL ? factor->dist->name
                                            : grdp_cli_word(cli, "yearly shocks"),
                       from != NULL ? from : grdp_cli_word(cli, "the file names no source"));
    source *const to = text.data != NULL ? find_or_add(all, text.data) : NULL;
    if (to != NULL) {
        grdp_buffer_printf(&to->names, "%s%s", to->n > 0 ? ", " : "", name);
        to->n++;
    }
    grdp_buffer_free(&text);
}

static void add_scenario(const grdp_cli *cli, const grdp_scenario *s, const char *name,
                         sources *all)
{
    for (size_t f = 0; f < s->n_factors; f++)
        if (s->factors[f].dist != NULL || has_volatility(&s->factors[f]))
            add_factor(cli, s, f, name, all);
}

/* Scenarios of one region go by their ids, those of several by the region's. */
void grdp_chance_show_sources(const grdp_cli *cli, const grdp_scenario *const *scenarios, size_t n)
{
    sources all = {0};
    bool regions = false;
    for (size_t i = 1; i < n; i++)
        regions = regions || !grdp_text_equal(scenarios[i]->region->id, scenarios[0]->region->id);
    for (size_t i = 0; i < n; i++)
        add_scenario(cli, scenarios[i], regions ? scenarios[i]->region->id : scenarios[i]->id,
                     &all);
    printf("\n%s\n", grdp_cli_word(cli, "The spread comes from:"));
    for (size_t i = 0; i < all.n; i++) {
        printf("  %s", all.at[i].text);
        if (all.at[i].n < n && all.at[i].names.data != NULL)
            printf(" (%s)", all.at[i].names.data);
        printf("\n");
        free(all.at[i].text);
        grdp_buffer_free(&all.at[i].names);
    }
    free(all.at);
}

void grdp_chances_show_sources(const grdp_cli *cli, const grdp_chances *chances)
{
    const grdp_scenario **const drawn = calloc(chances->n + 1, sizeof *drawn);
    size_t n = 0;
    for (size_t i = 0; drawn != NULL && i < chances->n; i++)
        if (chances->at[i] != NULL)
            drawn[n++] = chances->at[i]->outlook->scenario;
    if (n > 0)
        grdp_chance_show_sources(cli, drawn, n);
    free(drawn);
}
