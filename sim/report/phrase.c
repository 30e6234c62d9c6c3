/* phrase: figures in the words and units that planners use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/phrase.h"

#include <math.h>
#include <string.h>

/* Keys are English wordings; wording_vi.c has the others. */
static const char *const verdict_words[] = {
    [GRDP_VERDICT_OPEN] = "open",
    [GRDP_VERDICT_MISSED] = "missed",
    [GRDP_VERDICT_MET] = "met",
    [GRDP_VERDICT_EXCEEDED] = "exceeded",
};

typedef struct unit_word {
    const char *unit, *english;
} unit_word;

static const unit_word unit_words[] = {
    {"%", "%"},
    {"pp", "points"},
    {"bn_vnd", "bn VND"},
    {"thousand_bn_vnd", "thousand bn VND"},
    {"mn_vnd", "mn VND"},
    {"mn_vnd_per_ha", "mn VND per ha"},
    {"bn_usd", "bn USD"},
    {"mn_usd", "mn USD"},
    {"thousand", "thousand"},
    {"per_10000", "per 10,000 people"},
    {"ratio", ""},
    {"count", ""},
};

typedef struct op_word {
    const char *op, *english, *sign;
} op_word;

static const op_word op_words[] = {
    {">=", "%s or more", "≥ "}, {">", "above %s", "> "}, {"<=", "%s or less", "≤ "},
    {"<", "below %s", "< "},    {"=", "%s", ""},
};

/* Fields that plans commonly use; another one is shown as it is written. */
static const char *const field_words[] = {"economy", "society", "environment"};

const char *grdp_phrase_field(grdp_lang lang, const char *field)
{
    for (size_t i = 0; i < sizeof field_words / sizeof *field_words; i++)
        if (strcmp(field_words[i], field) == 0)
            return grdp_word(lang, field_words[i]);
    return field;
}

const char *grdp_phrase_verdict(grdp_lang lang, grdp_verdict verdict)
{
    return grdp_word(lang, verdict_words[verdict]);
}

const char *grdp_phrase_unit(grdp_lang lang, const char *unit)
{
    for (size_t i = 0; unit != NULL && i < sizeof unit_words / sizeof *unit_words; i++)
        if (strcmp(unit_words[i].unit, unit) == 0)
            return unit_words[i].english[0] == '\0' ? "" : grdp_word(lang, unit_words[i].english);
    return unit != NULL ? unit : "";
}

void grdp_phrase_value(grdp_lang lang, double value, int digits, const char *unit, grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    if (isnan(value))
        return;
    grdp_word_number(lang, value, digits, text);
    grdp_buffer_add(out, text);
    const char *const word = grdp_phrase_unit(lang, unit);
    if (word[0] != '\0')
        grdp_buffer_printf(out, " %s", word);
}

void grdp_phrase_target(grdp_lang lang, const grdp_target_part *part, const char *unit,
                        grdp_buffer *out)
{
    grdp_buffer value = {0};
    grdp_phrase_value(lang, part->value, part->decimals, unit, &value);
    for (size_t i = 0; value.data != NULL && i < sizeof op_words / sizeof *op_words; i++) {
        if (strcmp(op_words[i].op, part->op) != 0)
            continue;
        const char *const format = grdp_word(lang, op_words[i].english);
        const char *const hole = strstr(format, "%s");
        grdp_buffer_add_n(out, format, (size_t)(hole - format));
        grdp_buffer_add(out, value.data);
        grdp_buffer_add(out, hole + 2);
    }
    grdp_buffer_free(&value);
}

void grdp_phrase_condition(grdp_lang lang, const grdp_target_part *part, grdp_buffer *out)
{
    for (size_t i = 0; i < sizeof op_words / sizeof *op_words; i++)
        if (strcmp(op_words[i].op, part->op) == 0)
            grdp_buffer_add(out, op_words[i].sign);
    grdp_phrase_value(lang, part->value, part->decimals, NULL, out);
}

static bool is_rate(const char *unit)
{
    return unit != NULL && (unit[0] == '%' || strcmp(unit, "pp") == 0);
}

static void phrase_points(grdp_lang lang, double distance, int digits, const char *unit,
                          grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    const double step = pow(10.0, -digits);
    if (fabs(distance) < 0.5 * step) {
        grdp_buffer_add(out, grdp_word(lang, "as planned"));
        return;
    }
    grdp_word_number(lang, fabs(distance), digits, text);
    const char *const word =
        is_rate(unit) ? grdp_word(lang, "points") : grdp_phrase_unit(lang, unit);
    const char *const way = distance > 0.0 ? grdp_word(lang, "above") : grdp_word(lang, "below");
    if (lang == GRDP_VI)
        grdp_buffer_printf(out, "%s %s %s", way, text, word);
    else
        grdp_buffer_printf(out, "%s %s%s%s", text, word, word[0] != '\0' ? " " : "", way);
}

void grdp_phrase_distance(grdp_lang lang, const grdp_outcome *outcome, const char *unit,
                          grdp_buffer *out)
{
    char text[GRDP_NUMBER_TEXT];
    if (!outcome->known || isnan(outcome->distance))
        return;
    if (isnan(outcome->fulfilment)) {
        phrase_points(lang, outcome->distance, outcome->decimals > 2 ? 2 : outcome->decimals, unit,
                      out);
        return;
    }
    grdp_word_number(lang, 100.0 * outcome->fulfilment, 1, text);
    grdp_buffer_add(out, text);
    grdp_buffer_printf(out, " %s", grdp_word(lang, "% of the plan"));
}
