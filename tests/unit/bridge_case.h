/* bridge_case.h: sides of a bridge, and the sum that every bridge must have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_BRIDGE_CASE_H
#define GRDP_TESTS_BRIDGE_CASE_H

#include "plan/bridge.h"
#include "world.h"

#define PROVINCE GRDP_SOURCE_DIR "/scenarios/hai_duong/"
#define CITY GRDP_SOURCE_DIR "/scenarios/hai_phong/"

static grdp_gap_bridge bridge;

static inline grdp_region *open_region(const char *file)
{
    grdp_region *region = NULL;
    fresh_diag();
    cr_assert_eq(grdp_region_read(file, diag, &region), GRDP_OK);
    return region;
}

static inline grdp_outlook *look(const char *file, const char *set)
{
    grdp_outlook *outlook = NULL;
    const grdp_scenario_options options = {.overrides = &set, .n_overrides = set != NULL};
    const grdp_status status = grdp_outlook_create(file, &options, diag, &outlook);
    if (status != GRDP_OK)
        show_findings();
    cr_assert_eq(status, GRDP_OK);
    return outlook;
}

static inline grdp_gap_side scenario_side(const grdp_outlook *outlook)
{
    return (grdp_gap_side){.source = &grdp_gap_scenario,
                           .name = outlook->scenario->id,
                           .region = outlook->scenario->region,
                           .outlook = outlook};
}

static inline grdp_gap_side actual_side(const grdp_region *region, int as_of)
{
    return (grdp_gap_side){
        .source = &grdp_gap_actual, .name = "actual", .region = region, .as_of = as_of};
}

static inline grdp_gap_question ask(const grdp_region *region, const char *series, int year)
{
    return (grdp_gap_question){
        .arena = arena, .region = region, .series = series, .period = {year, 1, 12}, .seed = 1};
}

/* Whatever is divided, the parts add up to the gap. */
static inline void divide(const grdp_gap_question *question)
{
    double sum = 0.0;
    const grdp_status status = grdp_gap_divide(question, diag, &bridge);
    if (status != GRDP_OK)
        show_findings();
    cr_assert_eq(status, GRDP_OK);
    for (size_t i = 0; i < bridge.n; i++)
        sum += bridge.parts[i].value;
    NEAR(sum, bridge.to - bridge.from, 1e-12 * fmax(1.0, fabs(bridge.to)));
    cr_assert_eq(bridge.parts[bridge.n - 1].kind, GRDP_GAP_ROUNDING);
}

static inline double part(grdp_gap_kind kind, const char *name)
{
    for (size_t i = 0; i < bridge.n; i++)
        if (bridge.parts[i].kind == kind && strcmp(bridge.parts[i].name, name) == 0)
            return bridge.parts[i].value;
    return (double)NAN;
}

static inline size_t count(grdp_gap_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < bridge.n; i++)
        n += bridge.parts[i].kind == kind;
    return n;
}

static inline grdp_outlook *put_scenario(const char *file, const char *text)
{
    put(file, text);
    return look(file, NULL);
}

#endif
