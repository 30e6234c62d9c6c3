/* phrase: figures in the words and units that planners use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_PHRASE_H
#define GRDP_REPORT_PHRASE_H

#include "core/text.h"
#include "plan/plan.h"
#include "report/wording.h"

/* "exceeded", "vượt". */
const char *grdp_phrase_verdict(grdp_lang lang, grdp_verdict verdict);

/* The field of a target: "economy", "kinh tế". */
const char *grdp_phrase_field(grdp_lang lang, const char *field);

/* The name of a unit for people: "bn VND", "tỷ đồng"; "" for a plain number. */
const char *grdp_phrase_unit(grdp_lang lang, const char *unit);

/* "8.16 %", "184,123 bn VND". Nothing for NAN. */
void grdp_phrase_value(grdp_lang lang, double value, int digits, const char *unit,
                       grdp_buffer *out);

/* "9 % or more", "trên 9 %": what a target asks. */
void grdp_phrase_target(grdp_lang lang, const grdp_target_part *part, const char *unit,
                        grdp_buffer *out);

/* "≥ 9.0", "> 9,0": the same in few columns, without the unit. */
void grdp_phrase_condition(grdp_lang lang, const grdp_target_part *part, grdp_buffer *out);

/* "0.84 points below", "102.4 % of the plan": how far the outcome is from the target. Growth and
 * shares are compared in points, levels by fulfilment. Nothing where the figure is not known. */
void grdp_phrase_distance(grdp_lang lang, const grdp_outcome *outcome, const char *unit,
                          grdp_buffer *out);

#endif
