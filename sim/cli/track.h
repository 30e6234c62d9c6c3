/* track: what the parts of the command `track` share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CLI_TRACK_H
#define GRDP_CLI_TRACK_H

#include "cli/cli.h"
#include "plan/track_plan.h"
#include "report/phrase.h"

enum { GRDP_TRACK_DAYS = 5 }; /* January, and a month after each quarter */

/* One part of a target that can be followed, as it stood on one day. */
typedef struct grdp_tracked {
    const grdp_target *target;
    size_t part;
    grdp_track track;
    double drawn, drawn_error; /* by the scenario; NAN where there is none */
} grdp_tracked;

typedef struct grdp_tracking_day {
    int as_of; /* 0: today */
    size_t n;
    grdp_tracked *at;
} grdp_tracking_day;

/* Lives in the cli's arena, apart from what close() frees. */
typedef struct grdp_tracking {
    grdp_plan *plan;  /* as the file has it */
    grdp_plan *asked; /* with the values of --target */
    grdp_region *region;
    grdp_track_options options; /* without the day */
    size_t n_days;
    grdp_tracking_day day[GRDP_TRACK_DAYS];
    grdp_outlook *outlook; /* of --scenario on the last day, or NULL */
    uint64_t n_runs;
} grdp_tracking;

/* track_options.c */
bool grdp_store_weight(grdp_cli *cli, const char *argument);
bool grdp_store_scenario(grdp_cli *cli, const char *argument);
bool grdp_store_series(grdp_cli *cli, const char *argument);

/* Takes "--set weight.2023-Q4=W" for --weight, and leaves what is for the scenario. False, with a
 * finding, where one is no weight. */
bool grdp_track_take_weights(grdp_cli *cli);

/* The weights of --weight and the values of --target for the plan of a year, in the cli's arena. */
GRDP_CHECKED grdp_status grdp_track_options_read(grdp_cli *cli, int year,
                                                 grdp_track_options *options, size_t *n_asks,
                                                 const grdp_track_ask **asks);

/* track_words.c */
/* Fills the holes (%s) of the wording with `args` in order; NULL ends them. */
void grdp_track_say(grdp_cli *cli, grdp_buffer *out, const char *english, const char *const *args);

/* "the fourth quarter", "6 tháng cuối năm". */
void grdp_track_say_period(grdp_cli *cli, grdp_period period, grdp_buffer *out);
const char *grdp_track_verdict_word(grdp_cli *cli, grdp_track_verdict verdict);

/* Decimals for three digits or more of a pace, whatever the unit. */
int grdp_track_pace_digits(double pace);

/* "4.4 %", and with an error "40.1 % ± 0.9". */
void grdp_track_say_chance(grdp_cli *cli, double chance, double error, grdp_buffer *out);

/* "Label: text", wrapped; takes the text and frees it. */
void grdp_track_print_line(grdp_cli *cli, const char *english, grdp_buffer *text);

/* track_show.c: one day in full; track_days.c: the days of --series. */
void grdp_track_show(grdp_cli *cli, const grdp_tracking *t);
void grdp_track_show_growth(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at);
void grdp_track_show_days(grdp_cli *cli, const grdp_tracking *t);

/* How figures and verdicts moved with every publication. */
void grdp_track_show_steps(grdp_cli *cli, const grdp_tracking *t, const grdp_tracked *at);

/* track_write.c: the table in the folder of --out, or on stdout. */
GRDP_CHECKED grdp_status grdp_track_write(grdp_cli *cli, const grdp_tracking *t);

#endif
