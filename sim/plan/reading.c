/* reading: figures for the judge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/reading.h"

#include <math.h>

const grdp_actual *grdp_reading_row(const grdp_record *record, const char *series, const char *unit,
                                    int year)
{
    const grdp_period period = {year, 1, 12};
    return grdp_actuals_find_in(record->actuals, series, period, record->as_of, unit);
}

bool grdp_reading_actual(void *context, const char *series, const char *unit, int year,
                         grdp_reading *out)
{
    const grdp_actual *const row = grdp_reading_row(context, series, unit, year);
    if (row == NULL)
        return false;
    *out = (grdp_reading){row->value, row->decimals};
    return true;
}

static bool read_projection(grdp_projection *projection, const char *series, int year,
                            grdp_reading *out)
{
    const grdp_scenario *const s = projection->scenario;
    grdp_series_ref ref;
    grdp_span span;
    bool known = false;
    grdp_lanes values;
    if (!grdp_series_resolve(s, series, &ref, &known) ||
        !grdp_span_find(s, (grdp_period){year, 1, 12}, &span))
        return false;
    grdp_block_series(projection->block, ref, span, values);
    *out = (grdp_reading){values[0], ref.series->digits};
    return !isnan(values[0]);
}

bool grdp_reading_projected(void *context, const char *series, const char *unit, int year,
                            grdp_reading *out)
{
    grdp_projection *const projection = context;
    if (read_projection(projection, series, year, out))
        return true;
    grdp_record record = {&projection->scenario->region->actuals, projection->scenario->as_of};
    return grdp_reading_actual(&record, series, unit, year, out);
}
