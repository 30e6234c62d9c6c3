/* model: what a sector model is. A new model is one file in models/ and its name in
 * models/CMakeLists.txt; reading, checking, listing and sensitivity work from its descriptor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_MODEL_H
#define GRDP_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "grdp/param.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Runs advance together in blocks of this many lanes; the last block of a batch is padded. */
enum { GRDP_LANES = 64 };

/* Kernels carry this mark: one copy for each instruction set, chosen when the program starts. The
 * bits of the result do not depend on the choice. Empty where a build has no dispatch. */
#ifndef GRDP_KERNEL
#define GRDP_KERNEL
#endif

/* The parameter by which a model multiplies its shock, and through which alone the shock counts:
 * where it is 0 in all runs, or the model has no such parameter, no shock is drawn. */
#define GRDP_VOLATILITY "volatility"

/* One sector in one period, for GRDP_LANES runs. Arrays hold GRDP_LANES values, start on a 64-byte
 * boundary, belong to the block and do not overlap. Growth and shares are fractions: 0.05 is 5 %.
 * Growth is over the same period of the previous year. */
typedef struct grdp_step {
    size_t period; /* 0 is the first simulated period */
    size_t season; /* 0 to periods_per_year - 1 */
    size_t periods_per_year;
    double time; /* 2024.0 is the year 2024 or its first quarter, 2024.25 the second quarter */

    const double *const *param; /* param[p][lane], in the order of grdp_model.params */

    /* Parameters with `each` set are families: item[p][k][lane], k < n_items. Where the family goes
     * by sector, other_growth[k] is the growth of that sector in this period. */
    size_t n_items;
    const double *const *const *item;
    const double *const *other_growth;

    const double *level;            /* sector, same period of the previous year, constant prices */
    const double *total;            /* GRDP of the region, same period of the previous year */
    const double *investment_ratio; /* investment / GRDP of this period as the scenario gives it */
    const double *shock; /* standard normal, one a period, to be multiplied by GRDP_VOLATILITY; 0 in
                            a deterministic run */
    const double *once;  /* standard normal, one a run; 0 in a deterministic run */
    double *const *state; /* state[s][lane], private to the model */
    double *growth;       /* out; in observe(): the growth that was observed */
} grdp_step;

typedef enum grdp_model_scope {
    GRDP_SCOPE_SECTOR, /* gives the growth of one sector */
    GRDP_SCOPE_TOTAL,  /* gives the growth of GRDP; annual scenarios only */
    GRDP_SCOPE_ANY,    /* either of them; needs no ratio of investment */
} grdp_model_scope;

/* Where the parameter `of` is above 0, `needs` must be given and above 0 too. */
typedef struct grdp_need {
    const char *of, *needs;
} grdp_need;

typedef struct grdp_model {
    const char *name;
    const char *doc;      /* one sentence */
    const char *equation; /* one line */
    const char *source;   /* where the equation comes from */
    grdp_model_scope scope;
    const grdp_param *params;
    size_t n_params;
    const grdp_need *needs; /* NULL, or a list that ends in {NULL, NULL} */
    size_t n_states;
    bool fitted; /* parameters that the scenario leaves out are estimated from the region's history
                  */
    bool reads_total; /* step() reads `total` or `investment_ratio`; else what the other sectors do
                         changes nothing in it but by `other_growth` */
    bool draws_once;  /* step() reads `once`; else nothing is drawn for it */
    void (*start)(const grdp_step *s);   /* sets the state; NULL where n_states is 0 */
    void (*step)(const grdp_step *s);    /* required; pure: no I/O, allocation, draws, globals */
    void (*observe)(const grdp_step *s); /* sets the state so that the observed growth is what the
                                            model produced; NULL where no state depends on it */
} grdp_model;

/* The models in the order of models/CMakeLists.txt. */
const grdp_model *grdp_model_find(const char *name); /* NULL where there is none */
const grdp_model *grdp_model_at(size_t index);       /* NULL past the last */

#ifdef __cplusplus
}
#endif

#endif
