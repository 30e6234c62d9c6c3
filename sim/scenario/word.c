/* word: what one word of a settings file means.
 *
 * libconfig 1.5 reads "." as 0, 3000000000 as -1294967296 and 1e999 as infinity, all without a
 * word; its successors read other things. So numbers are read here, and handed on in a form on
 * which all versions agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/word.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/period.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { SHOWN = 160 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_word(const char *text, size_t length, const char *word)
{
    if (length != strlen(word))
        return false;
    for (size_t i = 0; i < length; i++)
        if (lower(text[i]) != word[i])
            return false;
    return true;
}

static bool is_one_of(const char *text, size_t length, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_word(text, length, words[i]))
            return true;
    return false;
}

static const char *show_n(const char *start, size_t length)
{
    char text[SHOWN + 1];
    size_t n = length < SHOWN ? length : SHOWN;
    while (n < length && n > 0 && ((unsigned char)start[n] & 0xC0) == 0x80)
        n--;
    memcpy(text, start, n);
    text[n] = '\0';
    return grdp_text_show(text);
}

const char *grdp_word_show(const grdp_token *token)
{
    return show_n(token->start, token->length);
}

bool grdp_word_is_name(const grdp_token *token)
{
    bool value;
    if (token->kind != GRDP_TOKEN_WORD || grdp_word_is_bool(token, &value))
        return false;
    for (size_t i = 0; i < token->length; i++) {
        const char c = token->start[i];
        if (!is_letter(c) && (i == 0 || (!is_digit(c) && c != '_' && c != '-')))
            return false;
    }
    return true;
}

bool grdp_word_is_bool(const grdp_token *token, bool *value)
{
    *value = is_word(token->start, token->length, "true");
    return *value || is_word(token->start, token->length, "false");
}

bool grdp_word_is_whole(const grdp_token *token)
{
    for (size_t i = 0; i < token->length; i++)
        if (!is_digit(token->start[i]))
            return false;
    return token->kind == GRDP_TOKEN_WORD;
}

/* The parts of [sign] whole [. fraction] [exponent] [L], as lengths. */
typedef struct shape {
    size_t sign, whole, point, fraction, exponent, suffix;
} shape;

static size_t count_digits(const char *text, size_t length, size_t at)
{
    size_t n = 0;
    while (at + n < length && is_digit(text[at + n]))
        n++;
    return n;
}

static size_t measure_exponent(const char *text, size_t length, size_t at)
{
    if (at >= length || lower(text[at]) != 'e')
        return 0;
    const size_t sign = at + 1 < length && (text[at + 1] == '-' || text[at + 1] == '+');
    const size_t digits = count_digits(text, length, at + 1 + sign);
    return digits > 0 ? 1 + sign + digits : 0;
}

/* False where the text has another form. */
static bool measure(const char *text, size_t length, shape *out)
{
    *out = (shape){.sign = length > 0 && (text[0] == '-' || text[0] == '+')};
    size_t at = out->sign;
    at += out->whole = count_digits(text, length, at);
    at += out->point = at < length && text[at] == '.';
    at += out->fraction = out->point ? count_digits(text, length, at) : 0;
    at += out->exponent = measure_exponent(text, length, at);
    if (out->point + out->exponent == 0)
        while (out->suffix < 2 && at < length && text[at] == 'L')
            at += 1, out->suffix++;
    return at == length && out->whole + out->fraction > 0;
}

/* The same number with digits on both sides of its point, without a suffix. */
static size_t write_plain(const char *text, const shape *s, char *out)
{
    size_t n = 0;
    const char *at = text;
    memcpy(out, at, s->sign + s->whole);
    n += s->sign + s->whole;
    at += s->sign + s->whole + s->point;
    if (s->whole == 0)
        out[n++] = '0';
    if (s->point + s->exponent > 0) {
        out[n++] = '.';
        memcpy(out + n, at, s->fraction);
        n += s->fraction;
        if (s->fraction == 0)
            out[n++] = '0';
        memcpy(out + n, at + s->fraction, s->exponent);
        n += s->exponent;
    }
    out[n] = '\0';
    return n;
}

static bool fits_int64(const char *text)
{
    int64_t value = 0;
    const bool negative = *text == '-';
    for (text += negative || *text == '+'; *text; text++) {
        const int digit = negative ? '0' - *text : *text - '0';
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, digit, &value))
            return false;
    }
    return true;
}

/* What people write around a number and no program reads: units, separators, dashes. */
bool grdp_word_plain(const char *start, size_t length, char out[static GRDP_WORD_TEXT])
{
    static const struct {
        const char *text, *plain;
    } ornaments[] = {{"_", ""},       {"'", ""},       {"%", ""},       {" ", ""},
                     {"\t", ""},      {"\u2212", "-"}, {"\u2013", "-"}, {"\u00a0", ""},
                     {"\u202f", ""},  {"\u2009", ""},  {"\u200b", ""},  {"\ufeff", ""},
                     {"\u066b", "."}, {"\u2019", ""}};
    const size_t n_ornaments = sizeof ornaments / sizeof *ornaments;
    size_t n = 0;
    for (size_t i = 0; i < length && n + 1 < GRDP_WORD_TEXT;) {
        size_t o = 0;
        while (o < n_ornaments &&
               strncmp(start + i, ornaments[o].text, strlen(ornaments[o].text)) != 0)
            o++;
        const char *from = o < n_ornaments ? ornaments[o].plain : start + i;
        if (*from != '\0' && from[0] != '\0')
            out[n++] = *from;
        i += o < n_ornaments ? strlen(ornaments[o].text) : 1;
    }
    out[n] = '\0';
    shape s;
    return n < GRDP_WORD_NUMBER && measure(out, n, &s) && s.suffix == 0;
}

/* The value of 0x1F; -1 for what is no such number, or a long one. */
static double hexadecimal(const grdp_token *token)
{
    static const char *const digits = "0123456789abcdef";
    const char *text = token->start;
    double value = 0.0;
    if (token->length < 3 || token->length > 14 || text[0] != '0' || lower(text[1]) != 'x')
        return -1.0;
    for (size_t i = 2; i < token->length; i++) {
        const char *digit = strchr(digits, lower(text[i]));
        if (!digit)
            return -1.0;
        value = value * 16.0 + (double)(digit - digits);
    }
    return value;
}

/* A date or a period that lacks its quotes. */
static bool is_calendar(const grdp_token *token)
{
    char text[GRDP_PERIOD_TEXT];
    if (token->length >= sizeof text)
        return false;
    memcpy(text, token->start, token->length);
    text[token->length] = '\0';
    grdp_period period;
    int day;
    return grdp_period_read(text, &period) || grdp_date_read(text, &day);
}

static bool report_no_number(const grdp_token *token, grdp_place place, grdp_diag *diag)
{
    char plain[GRDP_WORD_TEXT];
    const char *shown = grdp_word_show(token);
    if (hexadecimal(token) >= 0.0)
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is a hexadecimal number", "write %s", shown,
                      grdp_number_show(hexadecimal(token)));
    else if (is_calendar(token))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no number",
                      "a date or a period stands in quotes: \"%s\"", shown, shown);
    else if (grdp_word_plain(token->start, token->length, plain))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no number", "write %s", shown,
                      grdp_text_show(plain));
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no number",
                      "a number is written like 8.7, -0.5, 184123 or 1e6, without a unit and "
                      "without separators; a text stands in quotes",
                      shown);
    return false;
}

/* A form that is right with a value that no double holds. */
static bool report_out_of_range(const char *text, const shape *s, grdp_place place, grdp_diag *diag)
{
    const char *exponent = text + s->sign + s->whole + s->point + s->fraction;
    const bool small = s->exponent > 0 ? exponent[1] == '-' : s->whole == 0 || *text == '0';
    const char *shown = show_n(text, s->sign + s->whole + s->point + s->fraction + s->exponent);
    if (small)
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is too small for a number other than 0",
                      "write 0, or a size of at least 1e-300", shown);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is too large for a number",
                      "the largest number is about 1.8e308", shown);
    return false;
}

static bool report_leading_zero(const grdp_token *token, const shape *s, grdp_place place,
                                grdp_diag *diag)
{
    const char *digits = token->start + s->sign;
    size_t zeros = 0;
    while (zeros + 1 < s->whole && digits[zeros] == '0')
        zeros++;
    const char *rest = show_n(digits + zeros, token->length - s->sign - zeros);
    const char *sign = s->sign ? show_n(token->start, 1) : "";
    grdp_diag_add(diag, GRDP_ERROR, place, "the number %s begins with 0",
                  "write %s%s; if a decimal comma was meant, the decimal point is a dot: 0.%s",
                  grdp_word_show(token), sign, rest, show_n(digits + 1, s->whole - 1));
    return false;
}

static bool read_whole(const grdp_token *token, grdp_place place, grdp_diag *diag, grdp_word *out)
{
    if (!fits_int64(out->text)) {
        grdp_diag_add(diag, GRDP_ERROR, place, "the whole number %s is out of range",
                      "whole numbers go up to 9223372036854775807; write a larger one with a "
                      "point or an exponent, as in 1e20",
                      grdp_word_show(token));
        return false;
    }
    const double value = out->written.number;
    char kept[GRDP_NUMBER_TEXT];
    (void)grdp_number_fixed(fabs(value), 0, kept);
    if (strcmp(kept, out->text + strspn(out->text, "+-")) != 0)
        grdp_diag_add(diag, GRDP_WARNING, place, "the whole number %s is kept as %s",
                      "whole numbers are exact up to 9007199254740992", grdp_word_show(token),
                      grdp_number_show(value));
    if (value > (double)INT32_MAX || value < (double)INT32_MIN)
        strcat(out->text, "L");
    return true;
}

static bool read_number(const grdp_token *token, grdp_place place, grdp_diag *diag, grdp_word *out)
{
    if (token->length > GRDP_WORD_NUMBER) {
        grdp_diag_add(diag, GRDP_ERROR, place, "the number %s has %zu characters",
                      "a number keeps about 17 digits", grdp_word_show(token), token->length);
        return false;
    }
    shape s;
    if (!measure(token->start, token->length, &s))
        return report_no_number(token, place, diag);
    if (s.whole > 1 && token->start[s.sign] == '0')
        return report_leading_zero(token, &s, place, diag);
    const size_t length = write_plain(token->start, &s, out->text);
    out->written = (grdp_written){.kind = GRDP_NODE_NUMBER,
                                  .line = token->line,
                                  .integer = s.point + s.exponent == 0,
                                  .decimals = (int)s.fraction};
    if (!grdp_number_read(out->text, length, &out->written.number))
        return report_out_of_range(token->start, &s, place, diag);
    return !out->written.integer || read_whole(token, place, diag, out);
}

static bool report_bare_word(const grdp_token *token, grdp_place place, grdp_diag *diag)
{
    static const char *const unknown[] = {"nan", "inf", "infinity", "null", "none", "na", "n/a"};
    static const char *const yes[] = {"yes", "on"}, *const no[] = {"no", "off"};
    const char *start = token->start;
    const size_t sign = *start == '-' || *start == '+';
    const char *shown = grdp_word_show(token);
    if (is_one_of(start + sign, token->length - sign, unknown, sizeof unknown / sizeof *unknown))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is no number",
                      "leave the key out where a figure is not known", shown);
    else if (is_one_of(start, token->length, yes, 2))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is not understood", "write true", shown);
    else if (is_one_of(start, token->length, no, 2))
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is not understood", "write false", shown);
    else if (*start == '@')
        grdp_diag_add(diag, GRDP_ERROR, place, "%s is not read here",
                      "a scenario takes over another one with base = \"FILE\";", shown);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "the text %s stands without quotes", "write \"%s\"",
                      shown, shown);
    return false;
}

/* 0, or the length of a quote that is none here. */
static size_t foreign_quote(const char *start)
{
    static const char *const quotes[] = {"'",      "\u2018", "\u2019", "\u201c",
                                         "\u201d", "\u201e", "\u00ab"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (strncmp(start, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

static bool begins_like_number(const grdp_token *token)
{
    const char *start = token->start;
    const size_t sign = *start == '-' || *start == '+';
    return is_digit(*start) || *start == '.' || token->length == sign ||
           (sign && !is_letter(start[1])) || strncmp(start, "\u2212", 3) == 0 ||
           strncmp(start, "\u2013", 3) == 0;
}

bool grdp_word_read(const grdp_token *token, grdp_place place, grdp_diag *diag, grdp_word *out)
{
    assert(token->kind == GRDP_TOKEN_WORD && token->length > 0);
    bool value;
    if (grdp_word_is_bool(token, &value)) {
        out->written = (grdp_written){
            .kind = GRDP_NODE_BOOL, .line = token->line, .number = value, .integer = true};
        strcpy(out->text, value ? "true" : "false");
        return true;
    }
    if (begins_like_number(token))
        return read_number(token, place, diag, out);
    const size_t quote = foreign_quote(token->start);
    if (quote == 0)
        return report_bare_word(token, place, diag);
    grdp_diag_add(diag, GRDP_ERROR, place, "the text %s stands in other quotes than \"",
                  "write a text between two straight double quotes", grdp_word_show(token));
    return false;
}
