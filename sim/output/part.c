/* part: the description of a growing table as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/part.h"

#include "core/file.h"
#include "core/sha256.h"
#include "core/text.h"
#include "core/version.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

enum { BYTES_MOST = 4 << 20 };

static const char kind[] = "grdpsim part";

void grdp_part_fingerprint(const grdp_part *part, char hex[65])
{
    grdp_sha256_state state;
    grdp_sha256_start(&state);
    for (size_t i = 0; i < part->n_settings; i++) {
        const grdp_part_setting *const s = &part->settings[i];
        grdp_sha256_add(&state, s->name, strlen(s->name) + 1);
        grdp_sha256_add(&state, s->value, strlen(s->value) + 1);
    }
    grdp_sha256_finish(&state, hex);
}

static const char *value_of(const grdp_part *part, const char *name)
{
    for (size_t i = 0; i < part->n_settings; i++)
        if (strcmp(part->settings[i].name, name) == 0)
            return part->settings[i].value;
    return NULL;
}

static bool report(const char *file, const char *hint, const char *name, const char *was,
                   const char *is, grdp_diag *diag)
{
    const grdp_place place = {.file = file, .path = name};
    if (was == NULL || is == NULL)
        grdp_diag_add(diag, GRDP_ERROR, place,
                      was == NULL ? "was made without it, and it is wanted"
                                  : "was made with it, and it is not wanted",
                      hint);
    else
        grdp_diag_add(diag, GRDP_ERROR, place, "was made with \"%s\", where \"%s\" is wanted", hint,
                      grdp_text_show(was), grdp_text_show(is));
    return false;
}

bool grdp_part_matches(const grdp_part *there, const grdp_part *wanted, const char *file,
                       const char *hint, grdp_diag *diag)
{
    for (size_t i = 0; i < wanted->n_settings; i++) {
        const grdp_part_setting *const s = &wanted->settings[i];
        const char *const was = value_of(there, s->name);
        if (!grdp_text_equal(was, s->value))
            return report(file, hint, s->name, was, s->value, diag);
    }
    for (size_t i = 0; i < there->n_settings; i++)
        if (value_of(wanted, there->settings[i].name) == NULL)
            return report(file, hint, there->settings[i].name, there->settings[i].value, NULL,
                          diag);
    return true;
}

/* Adds an item that may be NULL for want of memory; an array that lacks one is given up. */
static json_t *append(json_t *array, json_t *item)
{
    if (json_array_append_new(array, item) == 0)
        return array;
    json_decref(array);
    return NULL;
}

static json_t *make_settings(const grdp_part *part)
{
    json_t *array = json_array();
    for (size_t i = 0; array != NULL && i < part->n_settings; i++)
        array = append(array, json_pack("[s, s]", part->settings[i].name, part->settings[i].value));
    return array;
}

static json_t *make_columns(const grdp_part *part)
{
    json_t *array = json_array();
    for (size_t i = 0; array != NULL && i < part->n_columns; i++)
        array = append(array,
                       json_pack("{s:s, s:i, s:s*, s:s*, s:i}", "name", part->columns[i].name,
                                 "kind", (int)part->columns[i].kind, "unit", part->columns[i].unit,
                                 "doc", part->columns[i].doc, "digits", part->columns[i].digits));
    return array;
}

char *grdp_part_text(const grdp_part *part)
{
    char fingerprint[65];
    grdp_part_fingerprint(part, fingerprint);
    json_t *const json =
        json_pack("{s:s, s:s, s:s, s:s, s:s*, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, "
                  "s:s, s:o, s:o}",
                  "kind", kind, "version", GRDP_VERSION, "commit", GRDP_COMMIT, "id", part->id,
                  "title", part->title, "seed", part->seed, "fingerprint", fingerprint, "part",
                  (json_int_t)part->index + 1, "parts", (json_int_t)part->count, "first",
                  (json_int_t)part->first, "rows", (json_int_t)part->n, "total",
                  (json_int_t)part->total, "done", (json_int_t)part->done, "failed",
                  (json_int_t)part->n_failed, "bytes", (json_int_t)part->bytes, "sha256",
                  part->sha256, "settings", make_settings(part), "columns", make_columns(part));
    char *const text = json_dumps(json, JSON_INDENT(2));
    json_decref(json);
    return text;
}

grdp_status grdp_part_write(const grdp_part *part, const char *file, bool fsync, grdp_diag *diag)
{
    char *const text = grdp_part_text(part);
    if (text == NULL)
        return GRDP_ERR_MEMORY;
    grdp_writer *writer = NULL;
    grdp_status status = grdp_writer_open(file, fsync, diag, &writer);
    if (status == GRDP_OK) {
        (void)fprintf(grdp_writer_stream(writer), "%s\n", text);
        status = grdp_writer_commit(writer, diag, NULL, NULL);
    }
    free(text);
    return status;
}

static const char *copy_text(grdp_arena *arena, const json_t *object, const char *key)
{
    return grdp_arena_text(arena, json_string_value(json_object_get(object, key)));
}

/* False where the number is missing or below `least`. */
static bool read_number(const json_t *object, const char *key, json_int_t least, uint64_t *out)
{
    const json_t *const value = json_object_get(object, key);
    *out = (uint64_t)json_integer_value(value);
    return json_is_integer(value) && json_integer_value(value) >= least;
}

static bool read_settings(grdp_arena *arena, const json_t *array, grdp_part *out)
{
    const size_t n = json_array_size(array);
    grdp_part_setting *const settings = grdp_arena_alloc(arena, n, sizeof *settings);
    for (size_t i = 0; settings != NULL && i < n; i++) {
        const json_t *const pair = json_array_get(array, i);
        settings[i].name = grdp_arena_text(arena, json_string_value(json_array_get(pair, 0)));
        settings[i].value = grdp_arena_text(arena, json_string_value(json_array_get(pair, 1)));
        if (settings[i].name == NULL || settings[i].value == NULL)
            return false;
    }
    out->settings = settings;
    out->n_settings = n;
    return settings != NULL && n > 0;
}

static bool read_columns(grdp_arena *arena, const json_t *array, grdp_part *out)
{
    const size_t n = json_array_size(array);
    grdp_column *const columns = grdp_arena_alloc(arena, n, sizeof *columns);
    for (size_t i = 0; columns != NULL && i < n; i++) {
        const json_t *const object = json_array_get(array, i);
        const json_t *const number = json_object_get(object, "kind");
        columns[i] = (grdp_column){
            .name = copy_text(arena, object, "name"),
            .kind =
                number != NULL ? (grdp_column_kind)json_integer_value(number) : GRDP_COLUMN_NUMBER,
            .unit = copy_text(arena, object, "unit"),
            .doc = copy_text(arena, object, "doc"),
            .digits = (int)json_integer_value(json_object_get(object, "digits")),
        };
        if (columns[i].name == NULL || json_integer_value(number) < 0 ||
            json_integer_value(number) > GRDP_COLUMN_INTEGER)
            return false;
    }
    out->columns = columns;
    out->n_columns = n;
    return columns != NULL && n > 0;
}

static bool read_numbers(const json_t *json, grdp_part *out)
{
    const bool fine =
        read_number(json, "part", 1, &out->index) && read_number(json, "parts", 1, &out->count) &&
        read_number(json, "first", 0, &out->first) && read_number(json, "rows", 0, &out->n) &&
        read_number(json, "total", 0, &out->total) && read_number(json, "done", 0, &out->done) &&
        read_number(json, "failed", 0, &out->n_failed) &&
        read_number(json, "bytes", 0, &out->bytes);
    out->index--;
    return fine && out->index < out->count && out->done <= out->n && out->n <= out->total &&
           out->first <= out->total - out->n;
}

/* The fingerprint that is written must be that of the settings that are written. */
static bool read_json(grdp_arena *arena, const json_t *json, grdp_part *out)
{
    const char *const sha256 = json_string_value(json_object_get(json, "sha256"));
    char fingerprint[65];
    if (!grdp_text_equal(json_string_value(json_object_get(json, "kind")), kind) ||
        sha256 == NULL || strlen(sha256) != 64 || !read_numbers(json, out) ||
        !read_settings(arena, json_object_get(json, "settings"), out) ||
        !read_columns(arena, json_object_get(json, "columns"), out))
        return false;
    memcpy(out->sha256, sha256, sizeof out->sha256);
    out->id = copy_text(arena, json, "id");
    out->title = copy_text(arena, json, "title");
    out->seed = copy_text(arena, json, "seed");
    grdp_part_fingerprint(out, fingerprint);
    return out->id != NULL && grdp_text_is_id(out->id) && out->seed != NULL &&
           grdp_text_equal(fingerprint, json_string_value(json_object_get(json, "fingerprint")));
}

grdp_status grdp_part_read(grdp_arena *arena, const char *file, grdp_diag *diag, grdp_part *out)
{
    char *text = NULL;
    size_t length = 0;
    *out = (grdp_part){0};
    GRDP_TRY(grdp_file_read(arena, file, BYTES_MOST, diag, &text, &length));
    json_t *const json = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    const bool fine = read_json(arena, json, out);
    json_decref(json);
    if (fine)
        return GRDP_OK;
    return grdp_diag_error(diag, (grdp_place){.file = file},
                           "is not what a sweep writes beside its table",
                           "name the files of a sweep, or make them again");
}
