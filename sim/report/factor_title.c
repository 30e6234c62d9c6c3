/* factor_title: names of factors and series in a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/factor_title.h"

#include "report/sentence.h"

#include <string.h>

/* What a name is called. */
typedef struct title {
    const char *name, *wording;
} title;

/* Parameters of a sector; %s is the sector. */
static const title of_sector[] = {
    {"growth", "growth of %s"},
    {"mean", "mean growth of %s"},
    {"start_gap", "starting gap of %s"},
    {"persistence", "persistence of growth of %s"},
    {"model", "the choice of model of %s"},
    {"elasticity.industry", "elasticity of %s to industry"},
    {"elasticity.services", "elasticity of %s to services"},
};

static const title whole[] = {
    {"model", "the choice of model"},
    {"scenario", "the choice of scenario"},
    {"shocks", "chance"},
    {"total.model", "the choice of model of GRDP"},
    {"total.growth", "the assumed growth of GRDP"},
    {"total.icor", "the ICOR"},
    {"total.tfp_growth", "productivity growth"},
    {"investment.ratio", "the investment ratio"},
    {"investment.icor", "the ICOR"},
    {"prices.deflator_growth", "growth of prices"},
    {"population.growth", "population growth"},
    {"employment.growth", "employment growth"},
};

static const title series[] = {
    {"grdp.growth", "growth of GRDP"},
    {"grdp.average_growth", "average GRDP growth"},
    {"grdp.level", "GRDP"},
    {"grdp.nominal", "GRDP at current prices"},
    {"grdp.per_head", "GRDP per head"},
    {"investment.ratio", "the investment ratio"},
};

/* The title in the middle of a sentence: a capital that only begins it becomes small. */
static void add_lower(const char *text, grdp_buffer *out)
{
    const bool begins =
        text[0] >= 'A' && text[0] <= 'Z' && text[1] != '\0' && !(text[1] >= 'A' && text[1] <= 'Z');
    const char first[] = {begins ? (char)(text[0] - 'A' + 'a') : text[0], '\0'};
    grdp_buffer_add(out, first);
    grdp_buffer_add(out, text + 1);
}

static const grdp_sector *find_sector(const grdp_region *region, const char *id, size_t length)
{
    for (size_t i = 0; i < region->n_sectors; i++)
        if (strlen(region->sectors[i].id) == length &&
            memcmp(region->sectors[i].id, id, length) == 0)
            return &region->sectors[i];
    return NULL;
}

/* False where it is no known parameter of a sector. */
static bool add_of_sector(grdp_lang lang, const grdp_region *region, const char *path, size_t n,
                          grdp_buffer *out)
{
    static const char head[] = "sectors.";
    const size_t start = sizeof head - 1;
    if (n <= start || memcmp(path, head, start) != 0)
        return false;
    const size_t length = strcspn(path + start, ".");
    const grdp_sector *const sector = find_sector(region, path + start, length);
    const char *const param = path + start + length + 1;
    if (sector == NULL || start + length + 1 >= n)
        return false;
    for (size_t i = 0; i < sizeof of_sector / sizeof *of_sector; i++) {
        if (strlen(of_sector[i].name) != n - start - length - 1 ||
            memcmp(of_sector[i].name, param, n - start - length - 1) != 0)
            continue;
        grdp_buffer lower = {0};
        add_lower(sector->title.text[lang], &lower);
        if (!lower.failed)
            grdp_sentence_fill(out, grdp_word(lang, of_sector[i].wording),
                               (const char *[]){lower.data});
        grdp_buffer_free(&lower);
        return true;
    }
    return false;
}

static void add_one(grdp_lang lang, const grdp_region *region, const char *path, size_t n,
                    grdp_buffer *out)
{
    if (add_of_sector(lang, region, path, n, out))
        return;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (strlen(whole[i].name) == n && memcmp(whole[i].name, path, n) == 0) {
            grdp_buffer_add(out, grdp_word(lang, whole[i].wording));
            return;
        }
    grdp_buffer_add_n(out, path, n);
}

void grdp_factor_title(grdp_lang lang, const grdp_region *region, const char *path,
                       grdp_buffer *out)
{
    for (;;) {
        const char *const plus = strstr(path, " + ");
        const size_t n = plus != NULL ? (size_t)(plus - path) : strlen(path);
        add_one(lang, region, path, n, out);
        if (plus == NULL)
            return;
        grdp_buffer_printf(out, " %s ", grdp_word(lang, "and"));
        path = plus + 3;
    }
}

const char *grdp_series_title(grdp_lang lang, const char *name)
{
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        if (strcmp(series[i].name, name) == 0)
            return grdp_word(lang, series[i].wording);
    return name;
}
