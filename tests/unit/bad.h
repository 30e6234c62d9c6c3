/* bad: tables of what planners and others get wrong in a scenario, and what they are told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_TESTS_BAD_H
#define GRDP_TESTS_BAD_H

#include "world.h"

/* A scenario that is fine, three years from 2023 to 2025, with one of most things. */
#define GOOD                                                                                       \
    "kind = \"scenario\"; version = 1; id = \"good\"; region = \"region.cfg\";\n"                  \
    "account = \"levels\"; first = 2023; last = 2025; as_of = \"2022-12-31\";\n"                   \
    "sectors = { agri = { model = \"constant\"; growth = 4; };\n"                                  \
    "  ind = { model = \"constant\"; growth = { dist = \"normal\"; mean = 9; sd = 1; }; };\n"      \
    "  con = { model = \"constant\"; growth = { dist = \"normal\"; mean = 7; sd = 1; }; };\n"      \
    "  serv = { model = \"reverting\"; mean = 8; persistence = 0.5; };\n"                          \
    "  tax = { model = \"follows\"; elasticity = { ind = 0.9; serv = 0.3; }; }; };\n"              \
    "investment = { closure = \"given\"; ratio = 33; };\n"                                         \
    "events = ( { id = \"flood\"; sector = \"agri\"; period = 2023; level = -2; } );\n"

/* Growth of industry is known for ten years, of agriculture for three. */
#define KNOWN                                                                                      \
    ROWS "2013,sectors.ind.growth,9.1,%%,constant,2014-01,final,x\n"                               \
         "2014,sectors.ind.growth,8.1,%%,constant,2015-01,final,x\n"                               \
         "2015,sectors.ind.growth,7.1,%%,constant,2016-01,final,x\n"                               \
         "2016,sectors.ind.growth,9.3,%%,constant,2017-01,final,x\n"                               \
         "2017,sectors.ind.growth,9.2,%%,constant,2018-01,final,x\n"                               \
         "2018,sectors.ind.growth,8.8,%%,constant,2019-01,final,x\n"                               \
         "2019,sectors.ind.growth,9.4,%%,constant,2020-01,final,x\n"                               \
         "2020,sectors.ind.growth,3.4,%%,constant,2021-01,final,x\n"                               \
         "2021,sectors.ind.growth,6.4,%%,constant,2022-01,final,x\n"                               \
         "2022,sectors.ind.growth,8.4,%%,constant,2022-12,final,x\n"                               \
         "2020,sectors.agri.growth,2.4,%%,constant,2021-01,final,x\n"                              \
         "2021,sectors.agri.growth,4.4,%%,constant,2022-01,final,x\n"                              \
         "2022,sectors.agri.growth,3.4,%%,constant,2022-12,final,x\n"                              \
         "2022,iip_growth,8.0,%%,,2022-12,final,x\n"

/* The last member of a case is left out where it is 0. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* What is written, and the finding that must come: line (0: any), path (NULL: any), words of the
 * sentence and of the hint. `errors` is the number of all errors, 1 where it is 0: a fault brings
 * no others with it. */
typedef struct bad {
    const char *text;
    unsigned line;
    const char *path, *says, *hint;
    size_t errors;
} bad;

static inline bool is_finding(const grdp_finding *f, grdp_severity severity, const bad *b)
{
    return f->severity == severity && (b->line == 0 || f->line == b->line) &&
           (b->path == NULL || (f->path != NULL && strcmp(f->path, b->path) == 0)) &&
           strstr(f->text, b->says) != NULL &&
           (b->hint == NULL || (f->hint != NULL && strstr(f->hint, b->hint) != NULL));
}

/* One sentence without a full stop, and a hint wherever the user has to do something. */
static inline bool is_sound(const grdp_finding *f)
{
    const size_t n = strlen(f->text);
    return n > 0 && f->text[n - 1] != '.' && strchr(f->text, '\n') == NULL &&
           (f->severity == GRDP_NOTE || (f->hint != NULL && f->hint[0] != '\0'));
}

/* Fails with all findings where the one that must come does not, or others come with it. */
static inline bool complain(grdp_severity severity, const bad *b)
{
    bool found = false, sound = true;
    for (size_t i = 0; grdp_diag_at(diag, i) != NULL; i++) {
        found |= is_finding(grdp_diag_at(diag, i), severity, b);
        sound &= is_sound(grdp_diag_at(diag, i));
    }
    const size_t errors = grdp_diag_count(diag, GRDP_ERROR);
    const size_t wanted = severity < GRDP_ERROR ? 0 : b->errors == 0 ? 1 : b->errors;
    if (found && sound && errors == wanted)
        return true;
    fprintf(stderr, "\n== %s\n   wants line %u, %s: %s; %s (%zu errors)\n", b->text, b->line,
            b->path != NULL ? b->path : "-", b->says, b->hint != NULL ? b->hint : "-", wanted);
    show_findings();
    return false;
}

/* Reads x.cfg; true where status and findings are the wanted ones. */
static inline bool refuses(grdp_severity severity, const grdp_scenario_options *options,
                           const bad *b)
{
    grdp_scenario *scenario = NULL;
    const grdp_status status = try_read("x.cfg", options, &scenario);
    const bool fine = complain(severity, b);
    if (status == GRDP_OK)
        grdp_scenario_free(scenario);
    if (status == (severity == GRDP_ERROR ? GRDP_ERR_INPUT : GRDP_OK))
        return fine;
    fprintf(stderr, "\n== %s\n   status %d\n", b->text, (int)status);
    return false;
}

static inline void enter_bad(void)
{
    enter_world();
    put("s.cfg", GOOD);
    put("actuals.csv", text_of(KNOWN));
}

/* Each text is one or more keys inside `changes` of a file based on the good one; it begins in
 * line 2. */
__attribute__((unused)) static void check_changes(grdp_severity severity, const bad *cases,
                                                  size_t n)
{
    size_t n_wrong = 0;
    for (size_t i = 0; i < n; i++) {
        put("x.cfg", text_of("kind = \"scenario\"; version = 1; id = \"x\"; base = \"s.cfg\"; "
                             "changes = {\n%s\n};\n",
                             cases[i].text));
        n_wrong += !refuses(severity, NULL, &cases[i]);
    }
    cr_assert_eq(n_wrong, 0, "%zu of %zu texts", n_wrong, n);
}

/* Each text is a whole file. */
__attribute__((unused)) static void check_files(grdp_severity severity, const bad *cases, size_t n)
{
    size_t n_wrong = 0;
    for (size_t i = 0; i < n; i++) {
        put("x.cfg", cases[i].text);
        n_wrong += !refuses(severity, NULL, &cases[i]);
    }
    cr_assert_eq(n_wrong, 0, "%zu of %zu files", n_wrong, n);
}

/* Each text is an override of the good scenario. */
__attribute__((unused)) static void check_overrides(grdp_severity severity, const bad *cases,
                                                    size_t n)
{
    size_t n_wrong = 0;
    put("x.cfg", GOOD);
    for (size_t i = 0; i < n; i++) {
        const grdp_scenario_options options = {.overrides = &cases[i].text, .n_overrides = 1};
        n_wrong += !refuses(severity, &options, &cases[i]);
    }
    cr_assert_eq(n_wrong, 0, "%zu of %zu overrides", n_wrong, n);
}

#define N(cases) (sizeof(cases) / sizeof *(cases))

#endif
