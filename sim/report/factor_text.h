/* factor_text: one number of a scenario in words: its value, its bounds, where it comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_REPORT_FACTOR_TEXT_H
#define GRDP_REPORT_FACTOR_TEXT_H

#include "core/text.h"
#include "report/wording.h"
#include "scenario/scenario.h"

/* A number of the unit of the files with as many decimals as it needs: "8.7", "1.234,5". */
void grdp_factor_text_number(grdp_lang lang, double value, grdp_buffer *out);

/* A number of a parameter; the word where it stands for one. */
void grdp_factor_text_value(grdp_lang lang, const grdp_param *param, double value,
                            grdp_buffer *out);

/* The value, or the first and the last of a path: "8.7", "8.7 ... 10". */
void grdp_factor_text_likely(grdp_lang lang, const grdp_factor *factor, size_t n_periods,
                             grdp_buffer *out);

/* "normal: mean 8.7, sd 2"; nothing where the number is certain. */
void grdp_factor_text_dist(grdp_lang lang, const grdp_factor *factor, grdp_buffer *out);

/* "-50 to 100", "from 0", "ltgm, port"; nothing where there are no bounds. */
void grdp_factor_text_bounds(grdp_lang lang, const grdp_param *param, grdp_buffer *out);

/* "baseline.cfg:12", "default", "--set", "fitted to the history (9 years 2015-2023)". Files below
 * the folder of `scenario` are named from there; NULL names them whole. */
void grdp_factor_text_origin(grdp_lang lang, const grdp_scenario *scenario,
                             const grdp_factor *factor, grdp_buffer *out);

/* "region.cfg:45", named as above. */
void grdp_factor_text_place(const grdp_scenario *scenario, const grdp_node *node, grdp_buffer *out);

#endif
