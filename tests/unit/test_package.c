/* Tests of package: the files of a run, and what is left of them when something fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/file.h"
#include "output/package.h"

static const char some_sha256[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static const grdp_column columns[] = {
    {.name = "period", .kind = GRDP_COLUMN_TEXT, .doc = "Year or quarter."},
    {.name = "run", .kind = GRDP_COLUMN_INTEGER},
    {.name = "value", .kind = GRDP_COLUMN_NUMBER, .unit = "%", .doc = "Growth.", .digits = -1},
};
static const grdp_cell cells[] = {{.text = "2024"}, {.number = 1}, {.number = 8.16}};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const grdp_package_about about = {
    .name = "Baseline_1",
    .title = "Tiếp tục đà 2023",
    .command = "grdpsim run baseline.cfg",
    .seed = 18446744073709551615ULL,
    .has_seed = true,
};

static char folder[64];
static grdp_diag *diag;

static void make_folder(void)
{
    strcpy(folder, "/tmp/test_package_XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    diag = grdp_diag_create(NULL);
    cr_assert_not_null(diag);
}

static void remove_folder(void)
{
    static const char *const names[] = {"manifest.json", "datapackage.json", "paths.csv",
                                        "paths.md",      "paths.jsonl",      "other.csv"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    /* Fails where a temporary file was left behind. */
    cr_assert_eq(rmdir(folder), 0, "%s is not empty", folder);
    grdp_diag_free(diag);
}

TestSuite(package, .init = make_folder, .fini = remove_folder);

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static bool exists(const char *name)
{
    return access(in_folder(name), F_OK) == 0;
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(in_folder(name), "w");
    cr_assert_not_null(file);
    fputs(text, file);
    cr_assert_eq(fclose(file), 0);
}

static char *read_text(grdp_arena *arena, const char *name, size_t *length)
{
    char *text = NULL;
    cr_assert_eq(grdp_file_read(arena, in_folder(name), 1 << 20, diag, &text, length), GRDP_OK);
    return text;
}

static json_t *read_json(const char *name)
{
    json_error_t error;
    json_t *json = json_load_file(in_folder(name), JSON_REJECT_DUPLICATES, &error);
    cr_assert_not_null(json, "%s: %s", name, error.text);
    return json;
}

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static grdp_package *open_package(void)
{
    grdp_package *package = NULL;
    cr_assert_eq(grdp_package_open(folder, &about, diag, &package), GRDP_OK);
    return package;
}

static grdp_status put_table(grdp_package *package, const char *name, const char *format,
                             const grdp_dialect *dialect)
{
    GRDP_TRY(grdp_package_begin(package, name, "Growth by year.", grdp_format_find(format), dialect,
                                columns, N_COLUMNS, diag));
    grdp_package_row(package, cells);
    return grdp_package_end(package, diag);
}

static void put_package(void)
{
    grdp_package *package = open_package();
    cr_assert_eq(put_table(package, "paths", "csv", NULL), GRDP_OK);
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);
    grdp_package_free(package);
}

static void assert_is_of_file(const json_t *output)
{
    grdp_arena *arena = grdp_arena_create();
    size_t length = 0;
    char sha256[65];
    const char *text = read_text(arena, string_of(output, "path"), &length);
    grdp_sha256(text, length, sha256);
    cr_assert_str_eq(string_of(output, "sha256"), sha256);
    cr_assert_eq((size_t)json_integer_value(json_object_get(output, "bytes")), length);
    grdp_arena_free(arena);
}

Test(package, manifest_says_what_went_in_and_what_came_out)
{
    grdp_package *package = open_package();
    grdp_package_input(package, "scenarios/hải_dương.cfg", some_sha256);
    grdp_package_input(package, "bad\xFFname.cfg", some_sha256);
    grdp_package_input(package, "scenarios/hải_dương.cfg", some_sha256);
    cr_assert_eq(put_table(package, "paths", "csv", NULL), GRDP_OK);
    cr_assert_eq(put_table(package, "paths", "markdown", NULL), GRDP_OK);
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);

    json_t *manifest = read_json("manifest.json");
    cr_assert_str_eq(string_of(manifest, "program"), "grdpsim");
    cr_assert_not_null(string_of(manifest, "version"));
    cr_assert_not_null(string_of(manifest, "commit"));
    cr_assert_str_eq(string_of(manifest, "name"), about.name);
    cr_assert_str_eq(string_of(manifest, "title"), about.title);
    cr_assert_str_eq(string_of(manifest, "command"), about.command);
    cr_assert_str_eq(string_of(manifest, "seed"), "18446744073709551615");
    cr_assert_null(json_object_get(manifest, "started"));
    const json_t *inputs = json_object_get(manifest, "inputs");
    cr_assert_eq(json_array_size(inputs), 2);
    cr_assert_str_eq(string_of(json_array_get(inputs, 0), "path"), "scenarios/hải_dương.cfg");
    cr_assert_str_eq(string_of(json_array_get(inputs, 0), "sha256"), some_sha256);
    cr_assert_str_eq(string_of(json_array_get(inputs, 1), "path"), "bad\uFFFDname.cfg");

    static const char *const written[] = {"paths.csv", "paths.md", "datapackage.json"};
    const json_t *outputs = json_object_get(manifest, "outputs");
    cr_assert_eq(json_array_size(outputs), 3);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_str_eq(string_of(json_array_get(outputs, i), "path"), written[i]);
        assert_is_of_file(json_array_get(outputs, i));
        cr_assert_str_eq(grdp_package_file(package, i), in_folder(written[i]));
    }
    cr_assert_str_eq(grdp_package_file(package, 3), in_folder("manifest.json"));
    cr_assert_null(grdp_package_file(package, 4));
    cr_assert_eq(grdp_diag_count(diag, GRDP_NOTE), 0);
    json_decref(manifest);
    grdp_package_free(package);
}

/* The keys are those of datapackage.org, "Data Resource" and "Table Schema". */
Test(package, datapackage_has_the_exact_text)
{
    put_package();
    grdp_arena *arena = grdp_arena_create();
    size_t length = 0;
    char expected[2048];
    char sha256[65];
    grdp_sha256("period,run,value\n2024,1,8.16\n", 29, sha256);
    snprintf(expected, sizeof expected,
             "{\n"
             "  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n"
             "  \"name\": \"baseline_1\",\n"
             "  \"title\": \"Tiếp tục đà 2023\",\n"
             "  \"resources\": [\n"
             "    {\n"
             "      \"name\": \"paths\",\n"
             "      \"type\": \"table\",\n"
             "      \"path\": \"paths.csv\",\n"
             "      \"description\": \"Growth by year.\",\n"
             "      \"format\": \"csv\",\n"
             "      \"mediatype\": \"text/csv\",\n"
             "      \"encoding\": \"utf-8\",\n"
             "      \"bytes\": 29,\n"
             "      \"hash\": \"sha256:%s\",\n"
             "      \"schema\": {\n"
             "        \"fields\": [\n"
             "          {\n"
             "            \"name\": \"period\",\n"
             "            \"type\": \"string\",\n"
             "            \"description\": \"Year or quarter.\"\n"
             "          },\n"
             "          {\n"
             "            \"name\": \"run\",\n"
             "            \"type\": \"integer\"\n"
             "          },\n"
             "          {\n"
             "            \"name\": \"value\",\n"
             "            \"type\": \"number\",\n"
             "            \"unit\": \"%%\",\n"
             "            \"description\": \"Growth.\"\n"
             "          }\n"
             "        ],\n"
             "        \"missingValues\": [\n"
             "          \"\"\n"
             "        ]\n"
             "      },\n"
             "      \"dialect\": {\n"
             "        \"delimiter\": \",\",\n"
             "        \"lineTerminator\": \"\\n\",\n"
             "        \"quoteChar\": \"\\\"\",\n"
             "        \"doubleQuote\": true,\n"
             "        \"header\": true\n"
             "      }\n"
             "    }\n"
             "  ]\n"
             "}\n",
             sha256);
    cr_assert_str_eq(read_text(arena, "datapackage.json", &length), expected);
    grdp_arena_free(arena);
}

Test(package, datapackage_tells_the_dialect_and_names_each_format_of_a_table)
{
    const grdp_dialect excel = {.excel_vi = true};
    grdp_package *package = open_package();
    cr_assert_eq(put_table(package, "paths", "markdown", &excel), GRDP_OK);
    cr_assert_eq(put_table(package, "paths", "csv", &excel), GRDP_OK);
    cr_assert_eq(put_table(package, "paths", "jsonl", &excel), GRDP_OK);
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);
    grdp_package_free(package);
    json_t *json = read_json("datapackage.json");
    const json_t *resources = json_object_get(json, "resources");
    cr_assert_eq(json_array_size(resources), 2);
    const json_t *csv = json_array_get(resources, 0);
    const json_t *jsonl = json_array_get(resources, 1);
    cr_assert_str_eq(string_of(csv, "name"), "paths");
    cr_assert_str_eq(string_of(jsonl, "name"), "paths.jsonl");
    cr_assert_str_eq(string_of(json_object_get(csv, "dialect"), "delimiter"), ";");
    cr_assert_str_eq(string_of(json_object_get(csv, "dialect"), "lineTerminator"), "\r\n");
    cr_assert_null(json_object_get(jsonl, "dialect"));
    const json_t *fields = json_object_get(json_object_get(csv, "schema"), "fields");
    cr_assert_null(string_of(json_array_get(fields, 1), "decimalChar"));
    cr_assert_str_eq(string_of(json_array_get(fields, 2), "decimalChar"), ",");
    fields = json_object_get(json_object_get(jsonl, "schema"), "fields");
    cr_assert_null(string_of(json_array_get(fields, 2), "decimalChar"));
    json_decref(json);
}

Test(package, tables_for_people_alone_need_no_datapackage)
{
    grdp_package *package = open_package();
    cr_assert_eq(put_table(package, "paths", "markdown", NULL), GRDP_OK);
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);
    cr_assert(exists("manifest.json") && !exists("datapackage.json"));
    grdp_package_free(package);
}

Test(package, equal_runs_write_equal_bytes)
{
    char sha256[2][65];
    grdp_arena *arena = grdp_arena_create();
    for (size_t i = 0; i < 2; i++) {
        size_t length = 0;
        put_package();
        const char *text = read_text(arena, "manifest.json", &length);
        grdp_sha256(text, length, sha256[i]);
    }
    cr_assert_str_eq(sha256[0], sha256[1]);
    grdp_arena_free(arena);
}

static void assert_text(const char *name, const char *expected)
{
    size_t length = 0;
    grdp_arena *arena = grdp_arena_create();
    cr_assert_str_eq(read_text(arena, name, &length), expected);
    grdp_arena_free(arena);
}

Test(package, files_of_an_earlier_run_stay_until_all_new_ones_are_whole)
{
    write_file("manifest.json",
               "{\"program\": \"grdpsim\", \"outputs\": [{\"path\": \"paths.csv\", "
               "\"bytes\": 17, \"sha256\": "
               "\"e7b8bc3658ca4195e727c9a46ec3214884dfe322d4090fc5591bbbbb754491ef\"}]}");
    write_file("paths.csv", "of an earlier run");
    grdp_package *package = open_package();
    cr_assert_eq(put_table(package, "paths", "csv", NULL), GRDP_OK);
    cr_assert_eq(put_table(package, "other", "csv", NULL), GRDP_OK);
    assert_text("paths.csv", "of an earlier run");
    cr_assert(exists("manifest.json") && !exists("other.csv"));
    grdp_package_free(package);
    assert_text("paths.csv", "of an earlier run");
    cr_assert(exists("manifest.json") && !exists("other.csv"));
}

/* A limit on the size of files stands for a full disk: write() fails with EFBIG. */
Test(package, a_failed_write_leaves_the_earlier_files)
{
    put_package();
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    cr_assert_eq(sigaction(SIGXFSZ, &ignore, NULL), 0);
    struct rlimit limit;
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const struct rlimit small = {.rlim_cur = 4096, .rlim_max = limit.rlim_max};
    grdp_package *package = open_package();
    cr_assert_eq(grdp_package_begin(package, "paths", NULL, grdp_format_find("csv"), NULL, columns,
                                    N_COLUMNS, diag),
                 GRDP_OK);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 10000; i++)
        grdp_package_row(package, cells);
    const grdp_status status = grdp_package_end(package, diag);
    const grdp_status closed = grdp_package_close(package, diag);
    grdp_package_free(package);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);

    cr_assert_eq(status, GRDP_ERR_FILE);
    cr_assert_eq(closed, GRDP_ERR_FILE);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    json_t *manifest = read_json("manifest.json");
    assert_is_of_file(json_array_get(json_object_get(manifest, "outputs"), 0));
    json_decref(manifest);
}

Test(package, a_folder_that_cannot_be_is_a_finding)
{
    write_file("paths.csv", "a file");
    grdp_package *package = NULL;
    cr_assert_eq(grdp_package_open(in_folder("paths.csv"), &about, diag, &package), GRDP_ERR_FILE);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    cr_assert_eq(grdp_package_open(in_folder("paths.csv/deep"), &about, diag, &package),
                 GRDP_ERR_FILE);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 2);
    cr_assert_null(package);
    cr_assert_not_null(grdp_diag_at(diag, 0)->file);
}

Test(package, a_manifest_that_cannot_be_removed_is_a_finding)
{
    grdp_package *package = open_package();
    cr_assert_eq(mkdir(in_folder("manifest.json"), 0755), 0);
    cr_assert_eq(put_table(package, "paths", "csv", NULL), GRDP_OK);
    cr_assert_eq(grdp_package_close(package, diag), GRDP_ERR_FILE);
    cr_assert_eq(grdp_diag_count(diag, GRDP_ERROR), 1);
    cr_assert(!exists("paths.csv"));
    grdp_package_free(package);
    cr_assert_eq(rmdir(in_folder("manifest.json")), 0);
}

Test(package, missing_folders_are_made)
{
    char deep[128];
    snprintf(deep, sizeof deep, "%s/a/b//", folder);
    grdp_package *package = NULL;
    cr_assert_eq(grdp_package_open(deep, &about, diag, &package), GRDP_OK);
    cr_assert_null(grdp_package_file(package, 0));
    grdp_package_free(package);
    cr_assert_eq(rmdir(in_folder("a/b")), 0, "the folder is there and empty");
    cr_assert_eq(rmdir(in_folder("a")), 0);
}

/* Enough to make every array of the package grow. */
Test(package, many_files_and_inputs_are_all_listed)
{
    char name[32];
    grdp_package *package = open_package();
    for (unsigned i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "t%u", i);
        grdp_package_input(package, name, some_sha256);
        cr_assert_eq(put_table(package, name, "csv", NULL), GRDP_OK);
    }
    cr_assert_eq(grdp_package_close(package, diag), GRDP_OK);
    json_t *manifest = read_json("manifest.json");
    cr_assert_eq(json_array_size(json_object_get(manifest, "inputs")), 40);
    cr_assert_eq(json_array_size(json_object_get(manifest, "outputs")), 41);
    json_decref(manifest);
    for (size_t i = 0; i < 42; i++)
        cr_assert_eq(unlink(grdp_package_file(package, i)), 0);
    grdp_package_free(package);
}
