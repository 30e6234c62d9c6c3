/* period: the calendar of plans and statistics.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_SCENARIO_PERIOD_H
#define GRDP_SCENARIO_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

/* A span of months within one year: 2024 is 1 to 12, 2024-Q3 is 7 to 9, 2024-H1 is 1 to 6, 2024-H2
 * is 7 to 12, 2024-9M is 1 to 9, 2024-08 is 8 to 8. */
typedef struct grdp_period {
    int year;
    int first_month, last_month; /* 1 to 12 */
} grdp_period;

enum { GRDP_PERIOD_TEXT = 16 };

bool grdp_period_read(const char *text, grdp_period *out);
const char *grdp_period_text(grdp_period period, char text[static GRDP_PERIOD_TEXT]);
bool grdp_period_equal(grdp_period a, grdp_period b);
int grdp_period_months(grdp_period period);

/* A day as the integer yyyymmdd; 0 where unknown. "2023-12" counts from the last day of the month,
 * "2023" from the last day of the year. False where the text is no date (2023-02-30). */
bool grdp_date_read(const char *text, int *yyyymmdd);
const char *grdp_date_text(int yyyymmdd, char text[static GRDP_PERIOD_TEXT]);

#endif
