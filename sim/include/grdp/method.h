/* method: what a method of sensitivity analysis is. A new one is one file, sim/study/method_NAME.c,
 * and its word in sim/CMakeLists.txt; settings are then options of `grdpsim study`, results tables.
 *
 * A method gives points (design) and makes something of what the scenario answers (analyse). What
 * happens between is not its business: it sees neither a scenario nor a thread nor a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_METHOD_H
#define GRDP_METHOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grdp/param.h"
#include "grdp/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What the numbers of a design are. NAN in any of them leaves an input at its likely value. */
typedef enum grdp_coordinate {
    GRDP_COORDINATE_CUBE,  /* probabilities; the runner ties inputs that the scenario correlates */
    GRDP_COORDINATE_JOINT, /* probabilities that the design has tied by plan->correlation itself */
    GRDP_COORDINATE_SHIFT, /* added to the likely value in all periods, in the unit of the file */
} grdp_coordinate;

/* What the first column of a method says of an input, for the sentences and bars of a table. */
typedef enum grdp_reading_of {
    GRDP_READS_SWING,  /* how far the response moves, in its unit */
    GRDP_READS_SHARE,  /* part of the variance of the response, 0 to 1 */
    GRDP_READS_RANK,   /* only larger or smaller than another; in the unit of the response */
    GRDP_READS_BOUND,  /* by rank, and the second column is the most that the share can be */
    GRDP_READS_SPLIT,  /* by rank, of runs on two sides: columns two and three are medians of the
                          input on either, the last one the part on the first; of targets */
    GRDP_READS_CHANCE, /* by how much, 0 to 1, chances change once the input is known */
} grdp_reading_of;

typedef struct grdp_method_input {
    const char *name; /* path of a factor */
    const char *unit; /* of the file */
    double likely;    /* of the first period */
    double low, high; /* quantiles 10 % and 90 %, or ends of a range; else likely -+ 1 or a tenth */
    double step;      /* a thousandth of high - low, for derivatives */
    double poincare;  /* C with Var(f(X)) <= C E[f'(X)^2] for every smooth f; NAN: none */
    bool has_distribution;
    bool is_label; /* its values only name something: they have no order and no distance */
    size_t group;  /* inputs of one group move together; without groups each has its own */
} grdp_method_input;

/* What a study is about, before a point is run. */
typedef struct grdp_method_plan {
    const double *settings; /* in the order of grdp_method.settings */
    uint64_t seed;
    size_t n_inputs;
    const grdp_method_input *inputs;
    size_t n_groups;
    const char *const *groups; /* names */
    const double *correlation; /* n_inputs^2, of the normal scores; NULL: all are independent */
    unsigned n_threads;        /* 0: as many as there are processors; changes no result */
    struct grdp_arena *arena;  /* for `tables`; lives as long as the study */
    const void *tables;        /* of the method */
} grdp_method_plan;

/* What the scenario answered. */
typedef struct grdp_sample grdp_sample;
struct grdp_sample {
    uint64_t n_points;
    size_t n_responses;
    const double *const *response; /* [response][point]; NAN: it left the domain of a model */
    const double *likely;          /* [response]: at the likely values of all inputs */
    size_t n_inputs;

    /* Values of the inputs in the unit of the file at points first to first + n - 1, with n at most
     * GRDP_LANES: out[input][0 .. n - 1]. */
    void (*values)(const grdp_sample *sample, uint64_t first, size_t n, double *const *out);
    const void *context;
};

enum { GRDP_NO_GROUP = 65535 };

/* One number that a method found. */
typedef struct grdp_effect {
    size_t response;
    size_t group, other; /* GRDP_NO_GROUP: of the response as a whole; of one group alone */
    size_t column;
    double value;
    double low, high; /* 95 % interval; NAN: none */
    bool weak;        /* cannot be told from nothing */
} grdp_effect;

typedef struct grdp_effects grdp_effects;

/* Adds one number; a failure is kept for the caller of analyse(). */
void grdp_effects_put(grdp_effects *effects, const grdp_effect *effect);

/* A number without an interval, of one group or of the response as a whole. */
void grdp_effects_put_value(grdp_effects *effects, size_t response, size_t group, size_t column,
                            double value);

typedef struct grdp_method {
    const char *name;
    const char *doc;    /* one sentence: which question it answers */
    const char *cost;   /* "samples x (groups + 2)", in the words of settings */
    const char *source; /* of the estimators */
    const grdp_param *settings;
    size_t n_settings;
    const grdp_column *columns; /* ranked by the first. Units: "response", "factor" for theirs */
    size_t n_columns;
    grdp_reading_of reads;
    grdp_coordinate coordinate;
    bool takes_certain; /* inputs without a distribution too */
    bool independent;   /* correlated inputs make one group, and none may be cut */
    bool single;        /* says something of single inputs only: none can be grouped */
    bool takes_shocks;  /* inputs may be labels: only whether values are the same means anything */
    bool bounds;        /* needs the Poincare constants of its inputs */
    size_t most_inputs; /* 0: any number */
    bool given_data;    /* analyse() reads values() and takes any sample: no design is needed */
    size_t r2;          /* 1 + the column of the response that says how linear it is; 0: none */
    size_t grows;       /* 1 + setting whose smaller design begins the larger one; 0: none */

    /* NULL, or NULL or an English sentence that says what is wrong with the settings. */
    const char *(*fault)(const double *settings);
    /* The same, below the table: what its intervals do not know. */
    const char *(*note)(const double *settings);

    /* NULL, or makes the tables of a design in plan->arena. GRDP_ERR_LIMIT: too many inputs. */
    grdp_status (*prepare)(grdp_method_plan *plan);
    uint64_t (*n_points)(const grdp_method_plan *plan);

    /* Points first to first + n - 1, n at most GRDP_LANES: out[input][0 .. n - 1]. A pure function
     * of the plan and the index; `first` is a multiple of GRDP_LANES. */
    void (*design)(const grdp_method_plan *plan, uint64_t first, size_t n, double *const *out);
    /* NULL, or numbers these columns: one with the number of before has out[input] NULL. */
    void (*columns_of)(const grdp_method_plan *plan, uint64_t first, uint64_t *out);

    /* What is found for one response depends on no other response. */
    grdp_status (*analyse)(const grdp_method_plan *plan, const grdp_sample *sample,
                           grdp_effects *out);
} grdp_method;

const grdp_method *grdp_method_find(const char *name); /* NULL where there is none */
const grdp_method *grdp_method_at(size_t index);       /* NULL past the last */

#ifdef __cplusplus
}
#endif

#endif
