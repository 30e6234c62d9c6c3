/* Tests of the output formats: the exact bytes that each writes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grdp/table.h"

static const grdp_column columns[] = {
    {.name = "sector", .kind = GRDP_COLUMN_TEXT},
    {.name = "run", .kind = GRDP_COLUMN_INTEGER},
    {.name = "value", .kind = GRDP_COLUMN_NUMBER, .unit = "%", .digits = -1},
    {.name = "rounded", .kind = GRDP_COLUMN_NUMBER, .unit = "bn_vnd", .digits = 2},
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const double unknown = (double)NAN;

typedef struct row {
    const char *text;
    double run, value, rounded;
} row;

/* The bytes of a table of `n` rows, for free(). */
static char *write_rows(const char *name, const grdp_dialect *dialect, size_t n, const row *rows)
{
    const grdp_format *format = grdp_format_find(name);
    cr_assert_not_null(format, "%s", name);
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    cr_assert_not_null(file);
    format->head(file, dialect, columns, N_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        const grdp_cell cells[N_COLUMNS] = {{.text = rows[i].text},
                                            {.number = rows[i].run},
                                            {.number = rows[i].value},
                                            {.number = rows[i].rounded}};
        format->row(file, dialect, columns, N_COLUMNS, cells);
    }
    format->tail(file, dialect, columns, N_COLUMNS);
    cr_assert_eq(fclose(file), 0);
    cr_assert_eq(strlen(text), length);
    return text;
}

/* The bytes that a single cell of text takes, without what a table puts around it. */
static void assert_cell(const char *name, const grdp_dialect *dialect, const char *text,
                        const char *expected)
{
    const grdp_column column = {.name = "t", .kind = GRDP_COLUMN_TEXT};
    const grdp_cell cell = {.text = text};
    char *written = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&written, &length);
    cr_assert_not_null(file);
    grdp_format_find(name)->row(file, dialect, &column, 1, &cell);
    cr_assert_eq(fclose(file), 0);
    cr_assert_str_eq(written, expected);
    free(written);
}

Test(format, csv_has_the_bytes_of_rfc_4180)
{
    const row rows[] = {
        {"Nông, lâm nghiệp và thủy sản", 1, 8.16, 184123.456},
        {"he said \"9 %\"", 2, 0.1 + 0.2, -2.5},
        {"two\nlines", 3, 1e-7, 0.0},
        {NULL, unknown, unknown, unknown},
        {"", 4, -0.5, -0.0},
    };
    char *text = write_rows("csv", NULL, sizeof rows / sizeof *rows, rows);
    cr_assert_str_eq(text, "sector,run,value,rounded\n"
                           "\"Nông, lâm nghiệp và thủy sản\",1,8.16,184123.46\n"
                           "\"he said \"\"9 %\"\"\",2,0.30000000000000004,-2.50\n"
                           "\"two\nlines\",3,1e-07,0.00\n"
                           ",,,\n"
                           ",4,-0.5,0.00\n");
    free(text);
}

/* The characters of CWE-1236; only the first byte of a text can start a formula. */
Test(format, csv_takes_the_force_from_formulas_and_leaves_numbers)
{
    assert_cell("csv", NULL, "=1+1", "'=1+1\n");
    assert_cell("csv", NULL, "+84", "'+84\n");
    assert_cell("csv", NULL, "-2.5", "'-2.5\n");
    assert_cell("csv", NULL, "@SUM(A1)", "'@SUM(A1)\n");
    assert_cell("csv", NULL, "\t=1", "'\t=1\n");
    assert_cell("csv", NULL, "\r=1", "\"'\r=1\"\n");
    assert_cell("csv", NULL, "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n");
    assert_cell("csv", NULL, "=", "=\n"); /* the sign of a target */
    assert_cell("csv", NULL, "a=b", "a=b\n");
    assert_cell("csv", NULL, " leading", " leading\n");
    const row negative = {"x", -3, -2.5, -2.5};
    char *text = write_rows("csv", NULL, 1, &negative);
    cr_assert_str_eq(text, "sector,run,value,rounded\nx,-3,-2.5,-2.50\n");
    free(text);
}

/* RFC 4180 does not tell an empty line from a row of one empty cell. */
Test(format, csv_keeps_a_row_of_one_unknown_cell)
{
    assert_cell("csv", NULL, NULL, "\"\"\n");
    assert_cell("csv", NULL, "", "\"\"\n");
}

Test(format, csv_for_a_vietnamese_excel_has_its_own_marks)
{
    const grdp_dialect excel = {.excel_vi = true};
    const row rows[] = {
        {"Nông, lâm", 1, 8.16, 184123.456},
        {"a;b", 2, 1.5e-7, unknown},
        {"=1", 3, 9.0, -7.5},
    };
    char *text = write_rows("csv", &excel, sizeof rows / sizeof *rows, rows);
    cr_assert_str_eq(text, "\xEF\xBB\xBF"
                           "sector;run;value;rounded\r\n"
                           "Nông, lâm;1;8,16;184123,46\r\n"
                           "\"a;b\";2;1,5e-07;\r\n"
                           "'=1;3;9;-7,50\r\n");
    free(text);
}

Test(format, jsonl_has_one_object_a_line_and_null_for_unknown)
{
    const row rows[] = {
        {"Dịch vụ", 1, 8.16, 2.5}, {NULL, unknown, unknown, unknown}, {"", 3, -1e300, -0.0}};
    char *text = write_rows("jsonl", NULL, sizeof rows / sizeof *rows, rows);
    cr_assert_str_eq(text, "{\"sector\":\"Dịch vụ\",\"run\":1,\"value\":8.16,\"rounded\":2.50}\n"
                           "{\"sector\":null,\"run\":null,\"value\":null,\"rounded\":null}\n"
                           "{\"sector\":\"\",\"run\":3,\"value\":-1e+300,\"rounded\":0.00}\n");
    free(text);
}

Test(format, jsonl_escapes_what_json_or_javascript_would_misread)
{
    assert_cell("jsonl", NULL, "\"\\/", "{\"t\":\"\\\"\\\\/\"}\n");
    assert_cell("jsonl", NULL, "\b\t\n\f\r", "{\"t\":\"\\b\\t\\n\\f\\r\"}\n");
    assert_cell("jsonl", NULL, "\x01\x1f\x7f", "{\"t\":\"\\u0001\\u001f\\u007f\"}\n");
    assert_cell("jsonl", NULL, "a\u2028b\u2029", "{\"t\":\"a\\u2028b\\u2029\"}\n");
    assert_cell("jsonl", NULL, "\u2027\u202a\u20ab", "{\"t\":\"\u2027\u202a\u20ab\"}\n");
}

static void assert_reads_back(const row *expected)
{
    char *text = write_rows("jsonl", NULL, 1, expected);
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    cr_assert_not_null(json, "%s", text);
    cr_assert_str_eq(json_string_value(json_object_get(json, "sector")), expected->text);
    cr_assert_eq(json_number_value(json_object_get(json, "value")), expected->value);
    json_decref(json);
    free(text);
}

Test(format, jsonl_lines_are_read_back_by_a_json_library)
{
    char every_byte[128] = "";
    for (int i = 1; i < 128; i++)
        every_byte[i - 1] = (char)i;
    const row rows[] = {
        {every_byte, 1, 0.1, 1},
        {"Tỉnh Hải Dương \xF0\x9F\x8C\xBE \u2028", 2, 5e-324, 1},
        {"x", 3, 1.7976931348623157e308, 1},
        {"x", 4, 123456789012345678.0, 1},
        {"x", 5, -1.0 / 3.0, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_reads_back(&rows[i]);
}

Test(format, markdown_has_units_in_the_header_and_numbers_on_the_right)
{
    const row rows[] = {{"Công nghiệp", 1, 8.16, 2.5}, {NULL, unknown, unknown, unknown}};
    char *text = write_rows("markdown", NULL, sizeof rows / sizeof *rows, rows);
    cr_assert_str_eq(text, "| sector | run | value (%) | rounded (bn_vnd) |\n"
                           "| --- | ---: | ---: | ---: |\n"
                           "| Công nghiệp | 1 | 8.16 | 2.50 |\n"
                           "|  |  |  |  |\n");
    free(text);
}

Test(format, markdown_shows_markup_as_text)
{
    assert_cell("markdown", NULL, "a|b", "| a\\|b |\n");
    assert_cell("markdown", NULL, "a\\|b\\", "| a\\\\\\|b\\\\ |\n");
    assert_cell("markdown", NULL, "a\nb\r\nc\rd", "| a<br>b<br>c<br>d |\n");
    assert_cell("markdown", NULL, "*a* `b` [c](d) <e> ~f~ &amp;",
                "| \\*a\\* \\`b\\` \\[c\\](d) \\<e> \\~f\\~ \\&amp; |\n");
    assert_cell("markdown", NULL, "sectors.industry_construction.growth _x_",
                "| sectors.industry_construction.growth \\_x\\_ |\n");
}

/* Longer than any local buffer, at the start of a row and across its end. */
Test(format, texts_of_any_length_are_whole)
{
    enum { LENGTH = 10000 };
    char *text = malloc(LENGTH + 1);
    char *expected = malloc(2 * LENGTH + 64);
    cr_assert(text && expected);
    memset(text, 'a', LENGTH);
    for (size_t i = 0; i < 10; i++) {
        text[LENGTH - i] = '\0';
        snprintf(expected, 2 * LENGTH + 64, "%s\n", text);
        assert_cell("csv", NULL, text, expected);
        snprintf(expected, 2 * LENGTH + 64, "{\"t\":\"%s\"}\n", text);
        assert_cell("jsonl", NULL, text, expected);
        snprintf(expected, 2 * LENGTH + 64, "| %s |\n", text);
        assert_cell("markdown", NULL, text, expected);
    }
    memset(text, '"', LENGTH - 9);
    char *written = write_rows("csv", NULL, 1, &(row){text, 1, 2, 3});
    cr_assert_eq(strlen(written), strlen("sector,run,value,rounded\n") + 2 * (LENGTH - 9) +
                                      strlen("\"\",1,2,3.00\n"));
    free(written);
    free(text);
    free(expected);
}

Test(format, the_registry_finds_each_format_by_its_name)
{
    size_t n = 0;
    for (; grdp_format_at(n); n++) {
        const grdp_format *format = grdp_format_at(n);
        cr_assert_eq(grdp_format_find(format->name), format);
        cr_assert(format->suffix[0] == '.' && format->media && format->doc);
        cr_assert(format->head && format->row && format->tail);
    }
    cr_assert_geq(n, 3);
    cr_assert_null(grdp_format_find("parquet"));
}
