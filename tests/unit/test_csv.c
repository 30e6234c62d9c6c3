/* CSV in: what spreadsheets write is read, what is broken is named with its line and column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/csv.h"

#include "scratch.h"

TestSuite(csv, .init = enter_folder, .fini = leave_folder);

static grdp_csv csv;

static grdp_status read_bytes(const char *data, size_t length)
{
    fresh_diag();
    put_bytes("a.csv", data, length);
    return grdp_csv_read(arena, "a.csv", diag, &csv, NULL, NULL);
}

static grdp_status read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static const char *cell(size_t row, size_t column)
{
    return csv.cells[row * csv.n_columns + column];
}

Test(csv, mark_line_ends_blank_lines_and_last_line_do_not_change_what_is_read)
{
    static const char *const same[] = {
        "a,b\n1,2\n3,4\n",
        "a,b\n1,2\n3,4",
        "a,b\r\n1,2\r\n3,4\r\n",
        ("\xef\xbb\xbf"
         "a,b\n1,2\n3,4\n"),
        "\n\na,b\n\n1,2\r\n\r\n3,4",
        "\"a\",\"b\"\n\"1\",2\n3,\"4\"",
        "a;b\n1;2\n3;4\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        cr_assert_eq(read_text(same[i]), GRDP_OK, "%zu", i);
        cr_assert_eq(csv.n_columns, 2);
        cr_assert_eq(csv.n_rows, 2, "%zu", i);
        cr_assert_eq(grdp_csv_column(&csv, "b"), 1);
        cr_assert_eq(grdp_csv_column(&csv, "c"), -1);
        cr_assert_str_eq(cell(1, 1), "4");
        cr_assert_null(grdp_diag_at(diag, 0));
    }
    cr_assert_eq(read_text("a,b\n"), GRDP_OK);
    cr_assert_eq(csv.n_rows, 0);
}

Test(csv, quoted_fields_keep_separators_quotes_and_lines)
{
    cr_assert_eq(read_text("a,b\n\"x, \"\"y\"\"\",\"1\n2\"\n\"\",z\n"), GRDP_OK);
    cr_assert_str_eq(cell(0, 0), "x, \"y\"");
    cr_assert_str_eq(cell(0, 1), "1\n2");
    cr_assert_str_eq(cell(1, 0), "");
    cr_assert_str_eq(cell(1, 1), "z");
    cr_assert_eq(csv.lines[0], 2);
    cr_assert_eq(csv.lines[1], 4); /* the quoted field took two lines */
}

Test(csv, a_header_with_semicolons_alone_means_decimal_commas)
{
    double value;
    cr_assert_eq(read_text("a;b\n7,87;184.123\n"), GRDP_OK);
    cr_assert(csv.decimal_comma);
    cr_assert(grdp_csv_number(&csv, 0, 0, &value));
    cr_assert_float_eq(value, 7.87, 0);
    cr_assert(grdp_csv_number(&csv, 0, 1, &value));
    cr_assert_float_eq(value, 184123.0, 0);
    cr_assert_eq(read_text("a,\"b;c\"\n7.87,\"7,87\"\n"), GRDP_OK);
    cr_assert_not(csv.decimal_comma);
    cr_assert(grdp_csv_number(&csv, 0, 0, &value));
    cr_assert_not(grdp_csv_number(&csv, 0, 1, &value));
    cr_assert_eq(read_text("\"a,b\";c\n1;2\n"), GRDP_OK);
    cr_assert_eq(csv.separator, ';');
}

Test(csv, all_faults_are_found_in_one_call_with_line_and_column)
{
    cr_assert_eq(read_text("a,b,a,\n"       /* 1 */
                           "1,2\n"          /* 2 */
                           "1,x\"y,3,4\n"   /* 3 */
                           "\"1\"x,2,3,4\n" /* 4 */
                           "1,b\xff,3,4\n"  /* 5 */
                           "1,2\r3,3,4\n"   /* 6 */
                           "1,2,3,4,5\n"    /* 7 */
                           "1,\"open,3,4\n" /* 8 */
                           "1,2,3\n"),      /* 9 */
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "columns 1 and 3 are both named \"a\"");
    expect(GRDP_ERROR, 1, NULL, "column 4 has no name");
    expect(GRDP_ERROR, 2, NULL, "the line has 2 fields, the header has 4");
    expect(GRDP_ERROR, 3, "b", "inside a plain field");
    expect(GRDP_ERROR, 4, "a", "follows the closing quotation mark");
    expect(GRDP_ERROR, 5, "b", "byte 2 of the field is not UTF-8");
    expect(GRDP_ERROR, 6, "b", "carriage return");
    expect(GRDP_ERROR, 7, NULL, "5 fields");
    expect(GRDP_ERROR, 8, "b", "opened here and not closed");
    expect(GRDP_ERROR, 9, NULL, "3 fields");
}

Test(csv, files_that_are_no_table_are_refused)
{
    static char wide[2 * GRDP_CSV_COLUMNS + 8];
    static char long_field[GRDP_CSV_FIELD + 16];
    cr_assert_eq(read_text(""), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "the file is empty");
    cr_assert_eq(read_text("\r\n\n"), GRDP_ERR_INPUT);
    cr_assert_eq(read_bytes("a,b\n1,2\0"
                            "3\n",
                            10),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 2, "b", "NUL");
    cr_assert_eq(read_bytes("\xff\xfe"
                            "a\0,\0",
                            6),
                 GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 0, NULL, "UTF-16");
    cr_assert_eq(read_text("a\tb\n1\t2\n"), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "tabs");
    cr_assert_eq(grdp_csv_read(arena, "none.csv", diag, &csv, NULL, NULL), GRDP_ERR_FILE);

    memset(wide, ',', GRDP_CSV_COLUMNS + 1);
    cr_assert_eq(read_text(wide), GRDP_ERR_LIMIT);
    memset(long_field, 'x', GRDP_CSV_FIELD + 1);
    memcpy(long_field, "a\n", 2);
    memcpy(long_field + GRDP_CSV_FIELD + 1, "xx\n", 3);
    cr_assert_eq(read_text(long_field), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 2, "a", "at most 32767");
}

Test(csv, of_many_equal_faults_twenty_are_shown_and_the_others_counted)
{
    char text[1000] = "a,b\n";
    for (int i = 0; i < 50; i++)
        strcat(text, i % 2 ? "1\n" : "1,x\"\n");
    cr_assert_eq(read_text(text), GRDP_ERR_INPUT);
    cr_assert_eq(n_findings("the line has"), 20);
    expect(GRDP_ERROR, 0, NULL, "5 more findings of the same kind as the one in line");
}
