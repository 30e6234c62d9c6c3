/* field: whether one value is of the kind that its key takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/field.h"

#include "core/number.h"
#include "core/text.h"
#include "scenario/period.h"

#include <math.h>
#include <string.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2200 };

/* What was written, for a finding. */
static const char *show(const grdp_node *node)
{
    static const char *const forms[] = {
        [GRDP_NODE_GROUP] = "{ ... }", [GRDP_NODE_LIST] = "( ... )"};
    if (node->kind == GRDP_NODE_NUMBER)
        return grdp_number_show(node->number);
    if (node->kind == GRDP_NODE_BOOL)
        return node->number != 0.0 ? "true" : "false";
    return node->kind == GRDP_NODE_TEXT ? grdp_text_show(node->text) : forms[node->kind];
}

static bool is_text(const grdp_subject *s)
{
    if (s->node->kind == GRDP_NODE_TEXT)
        return true;
    if (s->node->kind == GRDP_NODE_NUMBER)
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a text, not %s",
                      "write it in quotes: \"%s\"", show(s->node), show(s->node));
    else
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a text, not %s",
                      "write a text in quotes: \"...\"", show(s->node));
    return false;
}

static bool is_filled(const grdp_subject *s)
{
    if (!is_text(s))
        return false;
    if (s->node->text[strspn(s->node->text, " \t\n")] != '\0')
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "the text is empty",
                  "write a text between the quotes, or leave the key out");
    return false;
}

static bool check_line(const grdp_subject *s)
{
    if (!is_filled(s))
        return false;
    if (grdp_text_is_line(s->node->text))
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place,
                  "\"%s\" holds a line break or a character that is not seen",
                  "write one line, without tabs and marks of direction", show(s->node));
    return false;
}

const char *grdp_field_word(const char *choices, size_t *length)
{
    if (!choices || *choices == '\0')
        return NULL;
    *length = strcspn(choices, "|");
    return choices;
}

const char *grdp_field_after(const char *word, size_t length)
{
    return word[length] == '|' ? word + length + 1 : NULL;
}

static bool is_choice(const char *text, const char *choices)
{
    size_t length;
    for (const char *word = grdp_field_word(choices, &length); word;
         word = grdp_field_word(grdp_field_after(word, length), &length))
        if (strlen(text) == length && memcmp(text, word, length) == 0)
            return true;
    return false;
}

static void report_choice(const grdp_subject *s)
{
    grdp_buffer list = {0};
    size_t length;
    for (const char *word = grdp_field_word(s->field->choices, &length); word;
         word = grdp_field_word(grdp_field_after(word, length), &length)) {
        grdp_buffer_add(&list, list.length > 0 ? ", \"" : "\"");
        grdp_buffer_add_n(&list, word, length);
        grdp_buffer_add(&list, "\"");
    }
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "\"%s\" is not known here", "write one of %s",
                  show(s->node), list.data ? list.data : "");
    grdp_buffer_free(&list);
}

static bool check_text(const grdp_subject *s)
{
    if (s->field->required ? !is_filled(s) : !is_text(s))
        return false;
    if (!s->field->choices || is_choice(s->node->text, s->field->choices))
        return true;
    report_choice(s);
    return false;
}

static bool check_id(const grdp_subject *s)
{
    if (!is_text(s))
        return false;
    if (grdp_text_is_id(s->node->text))
        return true;
    grdp_diag_add(
        s->diag, GRDP_ERROR, s->place, "\"%s\" is no id",
        "an id has at most 64 letters without accents, digits, _ . and -, and begins with "
        "a letter or a digit",
        show(s->node));
    return false;
}

static bool check_title(const grdp_subject *s)
{
    static const grdp_field languages[] = {
        {.name = "vi", .kind = GRDP_FIELD_LINE, .doc = "in Vietnamese"},
        {.name = "en", .kind = GRDP_FIELD_LINE, .doc = "in English"},
    };
    if (s->node->kind == GRDP_NODE_TEXT)
        return check_line(s);
    if (s->node->kind != GRDP_NODE_GROUP || s->node->n == 0) {
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a text, not %s",
                      "write \"...\" or { vi = \"...\"; en = \"...\"; }", show(s->node));
        return false;
    }
    return grdp_schema_check(s->node, s->place.path, languages, 2, s->diag);
}

static bool check_date(const grdp_subject *s)
{
    int day;
    if (s->node->kind == GRDP_NODE_TEXT && grdp_date_read(s->node->text, &day))
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "%s is no date",
                  "write \"2023-12-31\", or \"2023-12\" for the last day of the month",
                  show(s->node));
    return false;
}

static bool is_number(const grdp_subject *s)
{
    const grdp_node *node = s->node;
    double value;
    if (node->kind == GRDP_NODE_NUMBER)
        return true;
    if (node->kind == GRDP_NODE_TEXT &&
        (grdp_number_read(node->text, strlen(node->text), &value) ||
         grdp_number_read_comma(node->text, strlen(node->text), &value)))
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a number, not the text \"%s\"",
                      "write %s without quotes", show(node), grdp_number_show(value));
    else if (node->kind == GRDP_NODE_TEXT)
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a number, not the text \"%s\"",
                      "write a number such as 8.7", show(node));
    else
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a number, not %s",
                      "write a number such as 8.7", show(node));
    return false;
}

static bool is_inside(double value, const grdp_field *field)
{
    return value >= field->min && value <= field->max;
}

/* 410 for 4.10, 84 for 8.4: a decimal point that got lost. */
static void report_outside(const grdp_subject *s)
{
    const grdp_field *field = s->field;
    const double value = s->node->number;
    const char *shown = grdp_number_show(value);
    const char *min = grdp_number_show(field->min), *max = grdp_number_show(field->max);
    char meant[GRDP_NUMBER_TEXT];
    if (field->kind != GRDP_FIELD_COUNT && s->node->integer && is_inside(value / 100.0, field) &&
        fabs(value) >= 100.0) {
        (void)grdp_number_fixed(value / 100.0, 2, meant);
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "%s is outside [%s, %s]", "did you mean %s?",
                      shown, min, max, meant);
        return;
    }
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "%s is outside [%s, %s]",
                  "write a number from %s to %s", shown, min, max, min, max);
}

static bool check_number(const grdp_subject *s)
{
    if (!is_number(s))
        return false;
    const bool bounded = s->field->min != 0.0 || s->field->max != 0.0;
    if (!bounded || is_inside(s->node->number, s->field))
        return true;
    report_outside(s);
    return false;
}

static bool check_count(const grdp_subject *s)
{
    if (!is_number(s))
        return false;
    if (s->node->number == floor(s->node->number))
        return check_number(s);
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a whole number, not %s",
                  "leave out the decimals", show(s->node));
    return false;
}

bool grdp_field_is_year(const grdp_node *node)
{
    const double year = node->number;
    return node->kind == GRDP_NODE_NUMBER && year == floor(year) && year >= YEAR_MIN &&
           year <= YEAR_MAX;
}

static bool check_year(const grdp_subject *s)
{
    if (grdp_field_is_year(s->node))
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "%s is no year",
                  "write a whole number from 1900 to 2200, without quotes", show(s->node));
    return false;
}

/* Checks each element of a list under its own path. */
static bool check_elements(const grdp_subject *s, bool (*check)(const grdp_subject *))
{
    bool good = true;
    size_t index = 0;
    for (const grdp_node *child = s->node->first; child; child = child->next, index++) {
        grdp_buffer path = {0};
        grdp_buffer_printf(&path, "%s.%zu", s->place.path, index);
        const grdp_subject element = {child, s->field, grdp_node_place(child, path.data), s->diag};
        good &= check(&element);
        grdp_buffer_free(&path);
    }
    return good;
}

static bool check_factor(const grdp_subject *s)
{
    const grdp_node *node = s->node;
    if (node->kind == GRDP_NODE_LIST && node->n > 0)
        return check_elements(s, check_number);
    if (node->kind != GRDP_NODE_LIST && node->kind != GRDP_NODE_GROUP)
        return check_number(s);
    if (grdp_node_child(node, "path") || grdp_node_child(node, "from") ||
        grdp_node_child(node, "dist"))
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place,
                  "is neither a number nor a path, a ramp or a "
                  "distribution",
                  "write 8.7, ( 8.7, 9.0 ), { from = 8.7; to = 10.0; by = 2027; } or "
                  "{ dist = \"normal\"; mean = 8.7; sd = 2.0; }");
    return false;
}

static bool check_texts(const grdp_subject *s)
{
    if (s->node->kind == GRDP_NODE_LIST)
        return check_elements(s, is_filled);
    if (s->node->kind == GRDP_NODE_TEXT)
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a list of texts, not \"%s\"",
                      "write ( \"%s\" )", show(s->node), show(s->node));
    else
        grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a list of texts, not %s",
                      "write ( \"...\", \"...\" )", show(s->node));
    return false;
}

bool grdp_field_check_group(const grdp_subject *s)
{
    if (s->node->kind == GRDP_NODE_GROUP)
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a group, not %s",
                  "write { name = value; ... }", show(s->node));
    return false;
}

static bool check_list(const grdp_subject *s)
{
    if (s->node->kind == GRDP_NODE_LIST)
        return true;
    grdp_diag_add(s->diag, GRDP_ERROR, s->place, "takes a list, not %s", "write ( ..., ... )",
                  show(s->node));
    return false;
}

static bool check_any(const grdp_subject *s)
{
    (void)s;
    return true;
}

/* How a kind is checked, and how one is written. */
static const struct {
    bool (*check)(const grdp_subject *);
    const char *sample;
} kinds[] = {
    [GRDP_FIELD_TEXT] = {check_text, "\"...\""},
    [GRDP_FIELD_LINE] = {check_line, "\"...\""},
    [GRDP_FIELD_ID] = {check_id, "\"...\""},
    [GRDP_FIELD_TITLE] = {check_title, "{ vi = \"...\"; en = \"...\"; }"},
    [GRDP_FIELD_DATE] = {check_date, "\"2023-12-31\""},
    [GRDP_FIELD_YEAR] = {check_year, "2024"},
    [GRDP_FIELD_COUNT] = {check_count, "1"},
    [GRDP_FIELD_NUMBER] = {check_number, "8.7"},
    [GRDP_FIELD_FACTOR] = {check_factor, "8.7"},
    [GRDP_FIELD_TEXTS] = {check_texts, "( \"...\" )"},
    [GRDP_FIELD_GROUP] = {grdp_field_check_group, "{ ... }"},
    [GRDP_FIELD_LIST] = {check_list, "( ... )"},
    [GRDP_FIELD_ANY] = {check_any, "..."},
};

bool grdp_field_check(const grdp_subject *subject)
{
    return kinds[subject->field->kind].check(subject);
}

const char *grdp_field_sample(grdp_field_kind kind)
{
    return kinds[kind].sample;
}
