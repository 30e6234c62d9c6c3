/* Settings files as people break them: each is refused with the line, the key and a way out, and
 * what only looks odd is read. The cases follow what libconfig 1.5 does with such text: it reads
 * "." as 0, 3000000000 as -1294967296, 1e999 as infinity, and drops all after an open comment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"

#include "scratch.h"

#include <dirent.h>

TestSuite(malformed, .init = enter_folder, .fini = leave_folder);

/* `says` stands in a finding in this line under this path (NULL: any); NULL: the text is read
 * without any finding. */
typedef struct hostile {
    const char *text;
    unsigned line;
    const char *path, *says;
} hostile;

static const hostile cases[] = {
    /* Numbers. */
    {"growth = 0,09;", 1, "growth", "0.09"},
    {"growth = 8,7;\n", 1, "growth", "8.7"},
    {"growth = -8,7;\n", 1, "growth", "-8.7"},
    {"a = 1;\ngrowth = 1.234,5;\n", 2, "growth", "thousands are not separated"},
    {"a = [0,09, 0,085];\n", 1, "a.1", "0.09"},
    {"a = [0,09, 0,085];\n", 1, "a.3", "0.085"},
    {"a = ( 8,7, 9,0, 9,4 );\n", 1, "a", "6 whole numbers in pairs"},
    {"a = 09;\n", 1, "a", "write 9"},
    {"a = -007;\n", 1, "a", "write -7"},
    {"a = .;\n", 1, "a", ". is no number"},
    {"a = -.;\n", 1, "a", "-. is no number"},
    {"a = +.;\n", 1, "a", "+. is no number"},
    {"a = -;\n", 1, "a", "- is no number"},
    {"a = - 5;\n", 1, "a", "write -5"},
    {"a = ( 1, - 5 );\n", 1, "a.1", "write -5"},
    {"a = \xe2\x88\x92"
     "5;\n",
     1, "a", "write -5"},
    {"a = 1e999;\n", 1, "a", "too large"},
    {"a = -1e999;\n", 1, "a", "too large"},
    {"a = 1e-400;\n", 1, "a", "too small"},
    {"a = 1e;\n", 1, "a", "1e is no number"},
    {"a = 1e+;\n", 1, "a", "1e+ is no number"},
    {"a = nan;\n", 1, "a", "leave the key out"},
    {"a = NaN;\n", 1, "a", "leave the key out"},
    {"a = inf;\n", 1, "a", "leave the key out"},
    {"a = -Infinity;\n", 1, "a", "leave the key out"},
    {"a = null;\n", 1, "a", "leave the key out"},
    {"a = 9%;\n", 1, "a", "write 9"},
    {"a = 9 %;\n", 1, "a", "% stands after the value"},
    {"a = 8.7 percent;\n", 1, "a", "percent stands after the value"},
    {"a = 1_000;\n", 1, "a", "write 1000"},
    {"a = 1'000;\n", 1, "a", "write 1000"},
    {"a = 184 123;\n", 1, "a", "123 stands after the value"},
    {"a = 1.234.567;\n", 1, "a", "1.234.567 is no number"},
    {"a = 1.5.2;\n", 1, "a", "1.5.2 is no number"},
    {"a = 8.7bn;\n", 1, "a", "8.7bn is no number"},
    {"a = $5;\n", 1, "a", "without quotes"},
    {"a = 0x1F;\n", 1, "a", "write 31"},
    {"a = 0x1FFFFFFFF;\n", 1, "a", "write 8589934591"},
    {"a = 0xG;\n", 1, "a", "0xG is no number"},
    {"a = 0b11;\n", 1, "a", "0b11 is no number"},
    {"a = 99999999999999999999999;\n", 1, "a", "out of range"},
    {"a = 9223372036854775808;\n", 1, "a", "out of range"},
    {"a = -9223372036854775809;\n", 1, "a", "out of range"},
    {"a = 99999999999999999999L;\n", 1, "a", "out of range"},
    {"a = 9007199254740993;\n", 1, "a", "is kept as 9007199254740992"},
    {"a = 5LLL;\n", 1, "a", "5LLL is no number"},
    {"a = 5.0L;\n", 1, "a", "5.0L is no number"},
    {"a = --5;\n", 1, "a", "--5 is no number"},
    {"a = 5-3;\n", 1, "a", "5-3 is no number"},
    {"a = 1/3;\n", 1, "a", "1/3 is no number"},
    {"a = 2023-12-31;\n", 1, "a", "\"2023-12-31\""},
    {"a = 2024-Q3;\n", 1, "a", "\"2024-Q3\""},
    /* Texts and words. */
    {"a = capital;\n", 1, "a", "write \"capital\""},
    {"a: region\n", 1, "a", "write \"region\""},
    {"a = yes;\n", 1, "a", "write true"},
    {"a = off;\n", 1, "a", "write false"},
    {"a = 'x y';\n", 1, "a", "other quotes"},
    {"a = \u201cx y\u201d;\n", 1, "a", "other quotes"},
    {"a = \u201cx y;\n", 1, "a", "other quotes"},
    {"a = 1;\nb = \"open;\nc = 2;\n", 2, "b", "is not closed"},
    {"b = \"open;\nc = \"x\";\n", 1, "b", "is not closed"},
    {"b = \"open;\nc = { d = \"\"; e = 2; };\n", 1, "b", "is not closed"},
    {"b = \"open;\nc = \";\";\n", 1, "b", "is not closed"},
    {"b = ( \"x\", \"open );\nc = 9%;\n", 1, "b.1", "is not closed"},
    {"b = ( \"x\", \"open );\nc = 9%;\n", 2, "c", "write 9"},
    {"b = \"ends in a backslash\\\";\n", 1, "b", "is not closed"},
    {"b = \"C:\\data\";\n", 1, "b", "\\d, which is not understood"},
    {"b = \"C:\\region\\a\";\n", 1, "b", "\\a, which is not understood"},
    {"b = \"\\u1ea3\";\n", 1, "b", "\\u, which is not understood"},
    {"b = \"\\x0\";\n", 1, "b", "\\x, which is not understood"},
    {"b = \"x\\x00y\";\n", 1, "b", "control character \\x00"},
    {"b = \"x\\x1by\";\n", 1, "b", "control character \\x1b"},
    {"b = \"x\\xe1y\";\n", 1, "b", "a byte that is no character"},
    {"plans = ( \"a.cfg\" \"b.cfg\" );\n", 1, "plans.0", "a comma is missing"},
    {"a = https://example.org;\n", 1, "a", "without quotes"},
    /* Comments and includes. */
    {"a = 1;\n/* open\nb = 2;\n", 2, NULL, "has no end"},
    {"a = 1; /* open *", 1, NULL, "has no end"},
    {"a = 1;\n*/\n", 2, NULL, "*/ is no key"},
    {"@include \"/etc/passwd\"\n", 1, NULL, "@include is not read here"},
    {"a = 1;\n  @include \".\"\nb = 9%;\n", 2, NULL, "@include is not read here"},
    {"a = 1;\n  @include \".\"\nb = 9%;\n", 3, "b", "write 9"},
    {"a = @include;\n", 1, "a", "@include is not read here"},
    {"a = { @include \"x\" };\n", 1, "a", "@include is not read here"},
    {"#include \"x\"\n", 0, NULL, NULL},
    /* Keys. */
    {"\"abc\" = 1;\n", 1, NULL, "without quotes"},
    {"{\"abc\"}\n", 1, NULL, "\"abc\" stands where a key belongs"},
    {"{ \"a\": 1 }\n", 1, NULL, "{ stands where a key belongs"},
    {"a = { \"b\" = 1; };\n", 1, "a", "without quotes"},
    {"a = 1;\na = 2;\n", 2, "a", "given twice, first on line 1"},
    {"a = { b = 1;\n c = 2;\n b = 3; };\n", 3, "a.b", "given twice, first on line 1"},
    {"a = ( { b = 1; b = 2; } );\n", 1, "a.0.b", "given twice"},
    {"9M = 1;\n", 1, NULL, "9M is no key"},
    {"_a = 1;\n", 1, NULL, "_a is no key"},
    {"*a = 1;\n", 1, NULL, "*a is no key"},
    {"true = 1;\n", 1, NULL, "true is no key"},
    {"t\u0103ng = 1;\n", 1, NULL, "without accents"},
    {"sectors.industry.growth = 1;\n", 1, NULL, "written as groups"},
    {"= 5;\n", 1, NULL, "no key before ="},
    {"a = 5;;\n", 1, NULL, "one ; too many"},
    {",a = 5;\n", 1, NULL, "one , too many"},
    {"growth 5;\n", 1, "growth", "= is missing before 5"},
    {"growth { a = 9%; };\n", 1, "growth.a", "write 9"},
    {"growth;\n", 1, "growth", "has no value"},
    {"growth\na = 5;\n", 1, "growth", NULL},
    {"growth = ;\n", 1, "growth", "a value is missing before ;"},
    {"growth = ", 1, "growth", "a value is missing"},
    {"growth = }\n", 1, "growth", "a value is missing before }"},
    {"growth == 5;\n", 1, "growth", "a value is missing before ="},
    {"growth := 5;\n", 1, "growth", "a value is missing before ="},
    {"growth = 5 6;\n", 1, "growth", "6 stands after the value"},
    {"growth = 5 (6);\n", 1, "growth", "( stands after the value"},
    {"section]\n", 1, "section", "has no value"},
    {"[section]\na = 9%;\n", 2, "a", "write 9"},
    {"<a>5</a>\n", 1, NULL, "is no key"},
    /* Brackets. */
    {"a = {\n b = 1;\n", 1, "a", "a } is missing"},
    {"a = ( 1, 2;\nb = 9%;\n", 1, "a", "a ) is missing"},
    {"a = ( 1, 2;\nb = 9%;\n", 2, "b", "write 9"},
    {"a = ( 1, 2\nb = 3;\n", 1, "a", "a ) is missing"},
    {"a = { b = ( 1, 2; c = 9%; };\n", 1, "a.c", "write 9"},
    {"a = ( { b = 1; );\n", 1, "a.0", "{ is not closed"},
    {"a = ( 1, 2 ];\nb = 9%;\n", 1, "a", "] closes what ( opened on line 1"},
    {"a = [ 1, 2 );\n", 1, "a", ") closes what [ opened"},
    {"a = 1; }\n", 1, NULL, "} closes nothing"},
    {"a = 1; );\n", 1, NULL, ") closes nothing"},
    {"a = ( 1, 2, );\n", 1, "a.1", "after the last element"},
    {"a = [ 1, 2, ];\n", 1, "a.1", "after the last element"},
    {"a = ( { b = 1; }, );\n", 1, "a.0", "after the last element"},
    {"a = ( , 1 );\n", 1, "a.0", "a value is missing before ,"},
    {"a = ( 1,, 2 );\n", 1, "a.1", "a value is missing before ,"},
    {"a = ( 1; 2; 3 );\n", 1, "a.0", "separate them by commas"},
    {"a = ( 1 2 );\n", 1, "a.0", "a comma is missing before 2"},
    {"a = ( { b = 1; }\n { b = 2; } );\n", 2, "a.0", "a comma is missing before {"},
    {"a = ( b = 1 );\n", 1, "a.0", "without quotes"},
    {"a = ( 1 : 2 );\n", 1, "a.0", ": stands between elements"},
    /* Odd, but with one meaning only. */
    {"", 0, NULL, NULL},
    {"a = 1", 0, NULL, NULL},
    {"a = 1 # last line", 0, NULL, NULL},
    {"a = 1; // /* not open\nb = 2;\n", 0, NULL, NULL},
    {"a = \"/* # // @include\"; b = 2;\n", 0, NULL, NULL},
    {"a = 1, b = 2 c : 3\nd = 4\n", 0, NULL, NULL},
    {"a = { b = 1, };\n", 0, NULL, NULL},
    {"a = [1.0, 2, \"x\", { b = 1; }, ()];\n", 0, NULL, NULL},
    {"a = ( 2020,2021, 2022,2023 ); b = (2015,2023);\n", 0, NULL, NULL},
    {"a = .5; b = 5.; c = +5; d = 1e5; e = -0.0; f = 0; g = 5L;\n", 0, NULL, NULL},
    {"a = \"one \" \"text\"\n \"of three\";\n", 0, NULL, NULL},
    {"a = \"first\nsecond\"; b = 1;\n", 0, NULL, NULL},
    {"a = TRUE; b = False;\n", 0, NULL, NULL},
    {"a-b_c9 = 1;\n", 0, NULL, NULL},
};

static grdp_status read_text(const char *text, grdp_node **out)
{
    fresh_diag();
    put("a.cfg", text);
    return grdp_cfg_read(arena, "a.cfg", diag, out, NULL, NULL);
}

Test(malformed, every_case_has_the_finding_that_it_should_have_and_no_other_outcome)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const hostile *c = &cases[i];
        grdp_node *top = NULL;
        const grdp_status status = read_text(c->text, &top);
        const size_t errors = grdp_diag_count(diag, GRDP_ERROR);
        cr_assert_eq(status, errors > 0 ? GRDP_ERR_INPUT : GRDP_OK, "%s", c->text);
        cr_assert(top != NULL || errors > 0, "%s", c->text);
        for (size_t f = 0; grdp_diag_at(diag, f); f++) {
            cr_assert_str_eq(grdp_diag_at(diag, f)->file, "a.cfg");
            cr_assert_not_null(grdp_diag_at(diag, f)->hint, "%s", grdp_diag_at(diag, f)->text);
        }
        if (c->says)
            expect(errors > 0 ? GRDP_ERROR : GRDP_WARNING, c->line, c->path, c->says);
        else if (c->line == 0)
            cr_assert_null(grdp_diag_at(diag, 0), "%s", c->text);
        else
            cr_assert_eq(errors, 1, "%s", c->text);
    }
}

/* Files that need certain bytes. "fine_" are read without a finding. */
static const hostile files[] = {
    {"utf16.cfg", 1, NULL, "UTF-16"},
    {"latin1.cfg", 3, NULL, "0xE0 is not valid UTF-8"},
    {"latin1.cfg", 4, "growth", "write 9"},
    {"windows_1258.cfg", 3, NULL, "0xEC is not valid UTF-8"},
    {"nul_in_text.cfg", 3, NULL, "NUL byte"},
    {"nul_at_end.cfg", 4, NULL, "NUL byte"},
    {"binary.cfg", 1, NULL, "NUL byte"},
    {"overlong.cfg", 3, NULL, "0xC0 is not valid UTF-8"},
    {"surrogate.cfg", 3, NULL, "0xED is not valid UTF-8"},
    {"cut_letter.cfg", 3, "title", "is not closed"},
    {"bell_in_text.cfg", 3, "title", "control character \\x07"},
    {"escape_sequence.cfg", 3, "title", "control character \\x1b"},
    {"blank_that_is_none.cfg", 3, "growth", "write 8.7"},
    {"zero_width.cfg", 3, NULL, "a character that is not seen"},
    {"second_bom.cfg", 1, NULL, "a character that is not seen"},
    {"vertical_tab.cfg", 3, NULL, "growth? is no key"},
    {"old_mac_comment.cfg", 2, "growth", "write 9"},
    {"crlf_fault.cfg", 3, "growth", "0.09"},
    {"two_lines_of_text.cfg", 3, "title", "is not closed"},
};

static grdp_status read_shipped(const char *name, grdp_node **out)
{
    char file[4096];
    fresh_diag();
    (void)snprintf(file, sizeof file, "%s/tests/data/malformed/%s", GRDP_SOURCE_DIR, name);
    return grdp_cfg_read(arena, file, diag, out, NULL, NULL);
}

Test(malformed, every_file_of_the_folder_is_refused_unless_it_is_called_fine)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        grdp_node *top;
        cr_assert_eq(read_shipped(files[i].text, &top), GRDP_ERR_INPUT, "%s", files[i].text);
        expect(GRDP_ERROR, files[i].line, files[i].path, files[i].says);
    }
    DIR *shipped = opendir(GRDP_SOURCE_DIR "/tests/data/malformed");
    cr_assert(shipped);
    for (const struct dirent *entry = readdir(shipped); entry; entry = readdir(shipped)) {
        if (entry->d_name[0] == '.')
            continue;
        grdp_node *top;
        const bool fine = strncmp(entry->d_name, "fine_", 5) == 0;
        cr_assert_eq(read_shipped(entry->d_name, &top), fine ? GRDP_OK : GRDP_ERR_INPUT, "%s",
                     entry->d_name);
        cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE) == 0, fine, "%s", entry->d_name);
    }
    cr_assert_eq(closedir(shipped), 0);
}

/* `head`, `n` times `part`, `tail`. */
static grdp_status read_repeated(const char *head, const char *part, size_t n, const char *tail)
{
    const size_t length = strlen(part);
    char *text = malloc(strlen(head) + n * length + strlen(tail) + 1);
    cr_assert(text);
    char *at = stpcpy(text, head);
    for (size_t i = 0; i < n; i++)
        at = stpcpy(at, part);
    strcpy(at, tail);
    grdp_node *top;
    const grdp_status status = read_text(text, &top);
    free(text);
    return status;
}

/* Quadratic time anywhere would make this test run for minutes. */
Test(malformed, large_files_are_read_or_refused_at_once)
{
    enum { MANY = 200000 };
    cr_assert_eq(read_repeated("a = \"", "x", 4 * MANY, "\";"), GRDP_OK);
    cr_assert_eq(read_repeated("", "\n", 4 * MANY, ""), GRDP_OK);
    cr_assert_eq(read_repeated("a = (", "1.5,", 50000, "1 );"), GRDP_OK);
    cr_assert_eq(read_repeated("a = ", "1", 4 * MANY, ";"), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, "a", "800000 characters");
    cr_assert_eq(read_repeated("", "a", 4 * MANY, " = 1;"), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "at most 64 characters");
    cr_assert_eq(read_repeated("a = \"", "\\\"\n", MANY, ""), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, "a", "is not closed");
    cr_assert_eq(read_repeated("a = \"", "\\\"\n", MANY, "\"x"), GRDP_ERR_INPUT);
    cr_assert_eq(read_repeated("a = (", "1,", 2 * MANY, ""), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "more than 200000 values");
    cr_assert_eq(read_repeated("", "a ", 2 * MANY, ""), GRDP_ERR_INPUT);
    cr_assert_eq(read_repeated("", "}", 4 * MANY, ""), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "more than 50 faults");
    cr_assert_eq(read_repeated("/*", "\n", 4 * MANY, ""), GRDP_ERR_INPUT);
    cr_assert_eq(read_repeated("", "x", GRDP_CFG_BYTES + 1, ""), GRDP_ERR_INPUT);
}

Test(malformed, depth_and_keys_have_a_limit)
{
    grdp_node *top;
    char text[64 * GRDP_CFG_KEYS];
    cr_assert_eq(read_repeated("a = ", "(", GRDP_CFG_DEPTH, ""), GRDP_ERR_INPUT);
    cr_assert_null(finding("nested"));
    cr_assert_eq(read_repeated("a = ", "(", GRDP_CFG_DEPTH + 1, ""), GRDP_ERR_INPUT);
    expect(GRDP_ERROR, 1, NULL, "nested more than 64 deep");
    cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 1);
    for (unsigned extra = 0; extra < 2; extra++) {
        char *at = text;
        for (unsigned i = 0; i < GRDP_CFG_KEYS + extra; i++)
            at += sprintf(at, "k%u = 1;\n", i);
        cr_assert_eq(read_text(text, &top), extra ? GRDP_ERR_INPUT : GRDP_OK);
    }
    expect(GRDP_ERROR, GRDP_CFG_KEYS + 1, NULL, "more than 2000 keys");
}

Test(malformed, what_is_no_file_is_named)
{
    grdp_node *top;
    cr_assert_neq(grdp_cfg_read(arena, "missing.cfg", diag, &top, NULL, NULL), GRDP_OK);
    cr_assert_neq(grdp_cfg_read(arena, ".", diag, &top, NULL, NULL), GRDP_OK);
    cr_assert_neq(grdp_cfg_read(arena, "/dev/zero", diag, &top, NULL, NULL), GRDP_OK);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 3);
    cr_assert_str_eq(grdp_diag_at(diag, 0)->file, "missing.cfg");
}

/* A value that cannot be read is one fault; the rest of the file has its own. */
Test(malformed, a_single_value_that_is_none_leaves_a_tree)
{
    static const struct {
        const char *text;
        size_t n; /* children of the top; 0: no tree */
    } forms[] = {
        {"a = 9,5; b = 1;", 2},
        {"a = 9.5 9.6; b = 1;", 2},
        {"a = ; b = 1;", 2},
        {"a = ( 1, x, 2 ); b = 1;", 2},
        {"a = one; b = two;", 2},
        {"a = \"\\q\"; b = 1;", 2},
        {"a = 9 { c = 1; }; b = 1;", 2},
        {"a = { c = 5%; }; b = 1;", 2},
        {"a = 1; a = 2;", 0},
        {"a = { b = 5%;", 0},
        {"a = \"x; b = 1;", 0},
        {"a b = 1;", 0},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        grdp_node *top = NULL;
        cr_assert_eq(read_text(forms[i].text, &top), GRDP_ERR_INPUT, "%s", forms[i].text);
        cr_assert_eq(top != NULL ? top->n : 0, forms[i].n, "%s", forms[i].text);
    }
    grdp_node *top = NULL;
    cr_assert_eq(read_text("a = ( 1,\nx, 2 ); b = { c = 5%; };", &top), GRDP_ERR_INPUT);
    const grdp_node *const x = grdp_node_at(top, "a.1"), *const c = grdp_node_at(top, "b.c");
    cr_assert(x->faulty && c->faulty && !grdp_node_at(top, "a.2")->faulty);
    cr_assert_eq(grdp_node_at(top, "a.2")->number, 2.0);
    const size_t before = grdp_diag_count(diag, GRDP_ERROR);
    grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(x, "a.1"), "said once more", NULL);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), before);
}
