/* describe: datapackage.json and manifest.json.
 *
 * Keys appear in the order in which they are set (jansson 2.8 and later). A member that could not
 * be made is NULL, and json_pack() with a NULL member gives NULL, so that one check at the end will
 * do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/describe.h"

#include "core/text.h"
#include "core/version.h"
#include "output/marks.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

static const char *const types[] = {
    [GRDP_COLUMN_TEXT] = "string",
    [GRDP_COLUMN_NUMBER] = "number",
    [GRDP_COLUMN_INTEGER] = "integer",
};

/* Adds an item that may be NULL for want of memory; an array that lacks one is given up. */
static json_t *append(json_t *array, json_t *item)
{
    if (json_array_append_new(array, item) == 0)
        return array;
    json_decref(array);
    return NULL;
}

/* Table Schema puts the decimal mark with the field, not with the dialect of the file. */
static json_t *make_field(const grdp_column *column, const grdp_marks *marks)
{
    const char decimal[] = {marks->decimal, '\0'};
    const bool is_unusual = column->kind == GRDP_COLUMN_NUMBER && marks->decimal != '.';
    return json_pack("{s:s, s:s, s:s*, s:s*, s:s*}", "name", column->name, "type",
                     types[column->kind], "unit", column->unit, "description", column->doc,
                     "decimalChar", is_unusual ? decimal : NULL);
}

static json_t *make_schema(const grdp_described_file *file, const grdp_marks *marks)
{
    json_t *fields = json_array();
    for (size_t i = 0; fields && i < file->n_columns; i++)
        fields = append(fields, make_field(&file->columns[i], marks));
    return json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", "");
}

static json_t *make_dialect(const grdp_marks *marks)
{
    const char separator[] = {marks->separator, '\0'};
    return json_pack("{s:s, s:s, s:s, s:b, s:b}", "delimiter", separator, "lineTerminator",
                     marks->newline, "quoteChar", "\"", "doubleQuote", 1, "header", 1);
}

/* Version 1 asks for names in lower case. */
static void make_lower(grdp_buffer *name)
{
    for (size_t i = 0; i < name->length; i++) {
        if (name->data[i] >= 'A' && name->data[i] <= 'Z')
            name->data[i] = (char)(name->data[i] - 'A' + 'a');
    }
}

static bool is_data(const grdp_described_file *file)
{
    return file->media || (file->format && file->format->is_data);
}

/* Names are unique in a package: the second format of a table takes its suffix as well. */
static void name_resource(const grdp_description *what, size_t index, grdp_buffer *name)
{
    const grdp_described_file *file = &what->files[index];
    grdp_buffer_add(name, file->name);
    for (size_t i = 0; i < index; i++) {
        const grdp_described_file *other = &what->files[i];
        if (is_data(other) && grdp_text_equal(other->name, file->name)) {
            grdp_buffer_add(name, file->path + strlen(file->name));
            break;
        }
    }
    make_lower(name);
}

static json_t *make_resource(const grdp_described_file *file, const char *name)
{
    const grdp_format *format = file->format;
    const grdp_marks *marks = grdp_marks_find(format->has_dialect ? &file->dialect : NULL);
    json_t *resource = json_pack(
        "{s:s, s:s, s:s, s:s*, s:s, s:s, s:s, s:I, s:s+, s:o}", "name", name, "type", "table",
        "path", file->path, "description", file->doc, "format", format->suffix + 1, "mediatype",
        format->media, "encoding", "utf-8", "bytes", (json_int_t)file->bytes, "hash",
        "sha256:", file->sha256, "schema", make_schema(file, marks));
    if (!resource || !format->has_dialect)
        return resource;
    if (json_object_set_new(resource, "dialect", make_dialect(marks)) == 0)
        return resource;
    json_decref(resource);
    return NULL;
}

/* The scenario that `solve` writes, say: what it is, and not what is in it. */
static json_t *make_document(const grdp_described_file *file, const char *name)
{
    const char *const dot = strrchr(file->path, '.');
    return json_pack("{s:s, s:s, s:s*, s:s*, s:s, s:s, s:I, s:s+}", "name", name, "path",
                     file->path, "description", file->doc, "format", dot ? dot + 1 : NULL,
                     "mediatype", file->media, "encoding", "utf-8", "bytes",
                     (json_int_t)file->bytes, "hash", "sha256:", file->sha256);
}

static json_t *make_resources(const grdp_description *what)
{
    json_t *resources = json_array();
    for (size_t i = 0; resources && i < what->n_files; i++) {
        const grdp_described_file *file = &what->files[i];
        if (!is_data(file))
            continue;
        grdp_buffer name = {0};
        name_resource(what, i, &name);
        resources = append(resources, name.failed   ? NULL
                                      : file->media ? make_document(file, name.data)
                                                    : make_resource(file, name.data));
        grdp_buffer_free(&name);
    }
    return resources;
}

static json_t *make_inputs(const grdp_description *what)
{
    json_t *inputs = json_array();
    for (size_t i = 0; inputs && i < what->n_inputs; i++)
        inputs = append(inputs, json_pack("{s:s, s:s}", "path", what->inputs[i].path, "sha256",
                                          what->inputs[i].sha256));
    return inputs;
}

static json_t *make_outputs(const grdp_description *what)
{
    json_t *outputs = json_array();
    for (size_t i = 0; outputs && i < what->n_files; i++) {
        const grdp_described_file *file = &what->files[i];
        outputs = append(outputs, json_pack("{s:s, s:I, s:s}", "path", file->path, "bytes",
                                            (json_int_t)file->bytes, "sha256", file->sha256));
    }
    return outputs;
}

static bool is_written(const grdp_description *what, const char *path)
{
    for (size_t i = 0; i < what->n_files; i++)
        if (strcmp(what->files[i].path, path) == 0)
            return true;
    return false;
}

/* NULL where there are none. */
static json_t *make_earlier(const grdp_description *what)
{
    json_t *earlier = NULL;
    for (size_t i = 0; what->earlier && i < what->earlier->n; i++) {
        const grdp_owned_file *file = &what->earlier->files[i];
        if (is_written(what, file->path))
            continue;
        earlier = earlier ? earlier : json_array();
        if (earlier)
            earlier = append(earlier, json_pack("{s:s, s:I, s:s}", "path", file->path, "bytes",
                                                (json_int_t)file->bytes, "sha256", file->sha256));
    }
    return earlier;
}

/* Takes `json` over, which may be NULL. */
static char *write_text(json_t *json)
{
    char *text = json_dumps(json, JSON_INDENT(2));
    json_decref(json);
    return text;
}

bool grdp_describe_has_data(const grdp_description *what)
{
    for (size_t i = 0; i < what->n_files; i++) {
        if (is_data(&what->files[i]))
            return true;
    }
    return false;
}

char *grdp_describe_package(const grdp_description *what)
{
    grdp_buffer name = {0};
    grdp_buffer_add(&name, what->about.name);
    make_lower(&name);
    json_t *json = name.failed ? NULL
                               : json_pack("{s:s, s:s, s:s*, s:o}", "$schema",
                                           "https://datapackage.org/profiles/2.0/datapackage.json",
                                           "name", name.data, "title", what->about.title,
                                           "resources", make_resources(what));
    grdp_buffer_free(&name);
    return write_text(json);
}

char *grdp_describe_manifest(const grdp_description *what)
{
    const grdp_package_about *about = &what->about;
    char seed[32];
    snprintf(seed, sizeof seed, "%llu", about->seed);
    return write_text(
        json_pack("{s:s, s:s, s:s, s:s*, s:s, s:s*, s:s*, s:s*, s:s*, s:s*, s:s*, s:o, s:o, s:o*}",
                  "program", "grdpsim", "version", GRDP_VERSION, "commit", GRDP_COMMIT, "kind",
                  about->kind, "name", about->name, "region", about->region, "title", about->title,
                  "command", about->command, "seed", about->has_seed ? seed : NULL, "design",
                  about->design, "started", about->started, "inputs", make_inputs(what), "outputs",
                  make_outputs(what), "earlier_outputs", make_earlier(what)));
}
