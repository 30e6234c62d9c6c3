/* period: the calendar of plans and statistics.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/period.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2200, YEAR_DIGITS = 4, MONTHS = 12 };

/* `n` digits, no more and no fewer, as a number; -1 for anything else. */
static int read_digits(const char *text, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static bool read_year(const char *text, int *year)
{
    *year = read_digits(text, YEAR_DIGITS);
    return *year >= YEAR_MIN && *year <= YEAR_MAX;
}

/* "Q3" and "H1": the part of the year with this number, of `months` months each. */
static bool read_part(const char *text, int months, grdp_period *out)
{
    const int part = read_digits(text + 1, 1);
    if (part < 1 || part * months > MONTHS || text[2] != '\0')
        return false;
    out->first_month = (part - 1) * months + 1;
    out->last_month = part * months;
    return true;
}

/* "9M": from January on. */
static bool read_months(const char *text, grdp_period *out)
{
    const size_t digits = strspn(text, "0123456789");
    const int months = digits == 1 || digits == 2 ? read_digits(text, digits) : -1;
    if (text[0] == '0' || months < 1 || months > MONTHS || strcmp(text + digits, "M") != 0)
        return false;
    out->first_month = 1;
    out->last_month = months;
    return true;
}

static bool read_month(const char *text, grdp_period *out)
{
    const int month = read_digits(text, 2);
    if (month < 1 || month > MONTHS || text[2] != '\0')
        return false;
    out->first_month = out->last_month = month;
    return true;
}

static bool read_within_year(const char *text, grdp_period *out)
{
    if (text[0] == 'Q')
        return read_part(text, 3, out);
    if (text[0] == 'H')
        return read_part(text, 6, out);
    return strchr(text, 'M') ? read_months(text, out) : read_month(text, out);
}

bool grdp_period_read(const char *text, grdp_period *out)
{
    grdp_period period = {.first_month = 1, .last_month = MONTHS};
    if (!text || !read_year(text, &period.year))
        return false;
    const char *rest = text + YEAR_DIGITS;
    if (*rest != '\0' && (*rest != '-' || !read_within_year(rest + 1, &period)))
        return false;
    *out = period;
    return true;
}

const char *grdp_period_text(grdp_period period, char text[static GRDP_PERIOD_TEXT])
{
    const int first = period.first_month, last = period.last_month;
    const int months = grdp_period_months(period);
    const size_t size = GRDP_PERIOD_TEXT;
    assert(period.year >= 0 && period.year <= 9999 && first >= 1 && last <= MONTHS && months >= 1);
    const unsigned year = (unsigned)period.year % 10000;
    const unsigned end = (unsigned)last % 100;
    if (months == MONTHS)
        (void)snprintf(text, size, "%04u", year);
    else if (months == 6 && last % 6 == 0)
        (void)snprintf(text, size, "%04u-H%u", year, end / 6);
    else if (months == 3 && last % 3 == 0)
        (void)snprintf(text, size, "%04u-Q%u", year, end / 3);
    else if (months == 1)
        (void)snprintf(text, size, "%04u-%02u", year, end);
    else if (first == 1)
        (void)snprintf(text, size, "%04u-%uM", year, end);
    else
        (void)snprintf(text, size, "%04u-%02u..%02u", year, (unsigned)first % 100, end);
    return text;
}

bool grdp_period_equal(grdp_period a, grdp_period b)
{
    return a.year == b.year && a.first_month == b.first_month && a.last_month == b.last_month;
}

int grdp_period_months(grdp_period period)
{
    return period.last_month - period.first_month + 1;
}

/* Gregorian calendar. */
static int days_in_month(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool grdp_date_read(const char *text, int *yyyymmdd)
{
    int year, month = MONTHS;
    if (!text || !read_year(text, &year))
        return false;
    text += YEAR_DIGITS;
    if (*text != '\0') {
        month = *text == '-' ? read_digits(text + 1, 2) : -1;
        if (month < 1 || month > MONTHS)
            return false;
        text += 3;
    }
    int day = days_in_month(year, month);
    if (*text != '\0') {
        const int given = *text == '-' ? read_digits(text + 1, 2) : -1;
        if (given < 1 || given > day || text[3] != '\0')
            return false;
        day = given;
    }
    *yyyymmdd = year * 10000 + month * 100 + day;
    return true;
}

const char *grdp_date_text(int yyyymmdd, char text[static GRDP_PERIOD_TEXT])
{
    text[0] = '\0';
    if (yyyymmdd > 0)
        (void)snprintf(text, GRDP_PERIOD_TEXT, "%04u-%02u-%02u", (unsigned)yyyymmdd / 10000 % 10000,
                       (unsigned)yyyymmdd / 100 % 100, (unsigned)yyyymmdd % 100);
    return text;
}
