/* package: the files that a run writes to one folder, with manifest.json and datapackage.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/package.h"

#include "core/file.h"
#include "core/reason.h"
#include "core/text.h"
#include "output/copies.h"
#include "output/describe.h"
#include "output/owner.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Where a file goes once all are whole: from its writer, or from where it was adopted. */
typedef struct place {
    const char *path; /* with the folder */
    grdp_writer *writer;
    const char *temporary;
} place;

struct grdp_package {
    grdp_arena *arena;
    const char *folder; /* NULL: no files */
    grdp_package_about about;
    grdp_described_input *inputs;
    grdp_described_file *files;
    place *places; /* of the files */
    size_t n_inputs, input_capacity;
    size_t n_files, file_capacity;
    FILE *stream;        /* in place of a folder, or NULL; NULL again after the first table */
    grdp_writer *writer; /* NULL between tables */
    grdp_described_file table;
    grdp_owned owned;   /* files of earlier runs */
    grdp_status status; /* the first failure */
};

static char *path_of(const grdp_package *package, const char *name, const char *suffix)
{
    return grdp_arena_printf(package->arena, "%s/%s%s", package->folder ? package->folder : "",
                             name, suffix);
}

static grdp_status remember(grdp_package *package, grdp_status status)
{
    if (package->status == GRDP_OK)
        package->status = status;
    return status;
}

static bool copy_folder(grdp_package *package, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    package->folder = grdp_arena_text_n(package->arena, folder, length);
    return package->folder;
}

/* The manifest was looked at when the package was opened. */
static grdp_status may_replace(const grdp_package *package, const char *name, grdp_diag *diag)
{
    if (!package->folder || package->about.takes_over || strcmp(name, GRDP_MANIFEST_NEXT) == 0)
        return GRDP_OK;
    const char *path = path_of(package, name, "");
    return path ? grdp_owner_may_replace(&package->owned, name, path, diag) : GRDP_ERR_MEMORY;
}

static grdp_status look(grdp_package *package, grdp_diag *diag)
{
    GRDP_TRY(grdp_writer_try(path_of(package, GRDP_MANIFEST, ""), diag));
    GRDP_TRY(grdp_owner_check(package->folder, &package->about, diag));
    GRDP_TRY(grdp_owner_list(package->arena, package->folder, diag, &package->owned));
    return may_replace(package, GRDP_DATAPACKAGE, diag);
}

static grdp_package *create(const grdp_package_about *about)
{
    assert(about->name);
    grdp_package *package = calloc(1, sizeof *package);
    if (package && (package->arena = grdp_arena_create()) &&
        grdp_copy_about(package->arena, about, &package->about))
        return package;
    grdp_package_free(package);
    return NULL;
}

grdp_status grdp_package_open(const char *folder, const grdp_package_about *about, grdp_diag *diag,
                              grdp_package **out)
{
    assert(*folder != '\0');
    grdp_package *package = create(about);
    const grdp_status status =
        package && copy_folder(package, folder) ? look(package, diag) : GRDP_ERR_MEMORY;
    if (status != GRDP_OK) {
        grdp_package_free(package);
        return status;
    }
    *out = package;
    return GRDP_OK;
}

grdp_status grdp_package_stream(FILE *stream, const grdp_package_about *about, grdp_package **out)
{
    grdp_package *package = create(about);
    if (!package)
        return GRDP_ERR_MEMORY;
    package->stream = stream;
    *out = package;
    return GRDP_OK;
}

void grdp_package_free(grdp_package *package)
{
    if (!package)
        return;
    grdp_writer_cancel(package->writer);
    for (size_t i = 0; i < package->n_files; i++)
        grdp_writer_cancel(package->places[i].writer);
    free(package->inputs);
    free(package->files);
    free(package->places);
    grdp_arena_free(package->arena);
    free(package);
}

/* Room for one more item in a growing array; false when out of memory. */
static bool reserve(void **items, size_t item_size, size_t n, size_t *capacity)
{
    if (n < *capacity)
        return true;
    const size_t wanted = *capacity ? 2 * *capacity : 8;
    void *grown = reallocarray(*items, wanted, item_size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

static bool has_input(const grdp_package *package, const char *path)
{
    for (size_t i = 0; i < package->n_inputs; i++)
        if (strcmp(package->inputs[i].path, path) == 0)
            return true;
    return false;
}

grdp_status grdp_package_expect(grdp_package *package, const char *name, const grdp_format *format,
                                grdp_diag *diag)
{
    const char *path = grdp_arena_printf(package->arena, "%s%s", name, format->suffix);
    return path ? may_replace(package, path, diag) : GRDP_ERR_MEMORY;
}

void grdp_package_input(grdp_package *package, const char *file, const char *sha256)
{
    assert(strlen(sha256) == 64);
    const char *path = grdp_copy_utf8(package->arena, file);
    void *inputs = package->inputs;
    const bool fits = path && reserve(&inputs, sizeof *package->inputs, package->n_inputs,
                                      &package->input_capacity);
    package->inputs = inputs;
    if (!fits) {
        (void)remember(package, GRDP_ERR_MEMORY);
        return;
    }
    if (has_input(package, path))
        return;
    grdp_described_input *input = &package->inputs[package->n_inputs++];
    input->path = path;
    memcpy(input->sha256, sha256, sizeof input->sha256);
}

/* Room for one more file and its place. Both arrays have the same capacity once both have grown. */
static bool reserve_file(grdp_package *package)
{
    void *files = package->files;
    void *places = package->places;
    size_t file_capacity = package->file_capacity;
    size_t place_capacity = package->file_capacity;
    const bool fits = reserve(&files, sizeof *package->files, package->n_files, &file_capacity) &&
                      reserve(&places, sizeof *package->places, package->n_files, &place_capacity);
    package->files = files;
    package->places = places;
    if (fits)
        package->file_capacity = file_capacity;
    return fits;
}

/* Makes sure that what was written is whole, and lists it. */
static grdp_status finish(grdp_package *package, grdp_writer *writer, grdp_described_file *file,
                          grdp_diag *diag)
{
    const char *path = path_of(package, file->path, "");
    grdp_status status = path && reserve_file(package) ? GRDP_OK : GRDP_ERR_MEMORY;
    if (status == GRDP_OK)
        status = grdp_writer_finish(writer, diag, file->sha256, &file->bytes);
    if (status != GRDP_OK) {
        grdp_writer_cancel(writer);
        return remember(package, status);
    }
    package->places[package->n_files] = (place){.path = path, .writer = writer};
    package->files[package->n_files++] = *file;
    return GRDP_OK;
}

static grdp_status put_in_place(place *of, grdp_diag *diag)
{
    grdp_writer *const writer = of->writer;
    of->writer = NULL;
    if (writer)
        return grdp_writer_commit(writer, diag, NULL, NULL);
    if (rename(of->temporary, of->path) == 0)
        return GRDP_OK;
    grdp_diag_add(diag, GRDP_ERROR, (grdp_place){.file = of->path}, "cannot be written: %m", NULL,
                  grdp_reason(errno));
    return GRDP_ERR_FILE;
}

/* All files are whole and get their names: the manifest last, until then it has another one. */
static grdp_status publish(grdp_package *package, grdp_diag *diag)
{
    place *const manifest = &package->places[package->n_files - 1];
    const char *const path = path_of(package, GRDP_MANIFEST, "");
    if (!path)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(put_in_place(manifest, diag));
    *manifest = (place){.path = path, .temporary = manifest->path};
    GRDP_TRY(grdp_owner_withdraw(package->arena, package->folder, diag));
    for (place *at = package->places; at <= manifest; at++)
        GRDP_TRY(put_in_place(at, diag));
    return GRDP_OK;
}

static bool keep_columns(grdp_package *package, const grdp_column *columns, size_t n)
{
    package->table.n_columns = n;
    return grdp_copy_columns(package->arena, columns, n, &package->table.columns);
}

__attribute__((unused)) /* but in an assertion */
static bool
is_new(const grdp_package *package, const char *path)
{
    for (size_t i = 0; i < package->n_files; i++)
        if (strcmp(package->files[i].path, path) == 0)
            return false;
    return true;
}

/* Where the rows of the table go; NULL for a further table of a stream. */
static FILE *stream_of(const grdp_package *package)
{
    return package->writer ? grdp_writer_stream(package->writer) : package->stream;
}

grdp_status grdp_package_begin(grdp_package *package, const char *name, const char *doc,
                               const grdp_format *format, const grdp_dialect *dialect,
                               const grdp_column *columns, size_t n, grdp_diag *diag)
{
    assert(!package->writer && grdp_text_is_id(name) && n > 0);
    grdp_arena *arena = package->arena;
    grdp_described_file *table = &package->table;
    *table = (grdp_described_file){.format = format};
    if (dialect)
        table->dialect = *dialect;
    table->name = grdp_arena_text(arena, name);
    table->path = grdp_arena_printf(arena, "%s%s", name, format->suffix);
    const char *path = path_of(package, name, format->suffix);
    if (!table->name || !table->path || !path || !grdp_copy_optional(arena, doc, &table->doc) ||
        !keep_columns(package, columns, n))
        return remember(package, GRDP_ERR_MEMORY);
    assert(is_new(package, table->path));
    grdp_status status = may_replace(package, table->path, diag);
    if (status == GRDP_OK && package->folder)
        status = grdp_writer_open(path, false, diag, &package->writer);
    if (status != GRDP_OK)
        return remember(package, status);
    FILE *stream = stream_of(package);
    if (stream)
        format->head(stream, &table->dialect, table->columns, n);
    return GRDP_OK;
}

void grdp_package_row(grdp_package *package, const grdp_cell *cells)
{
    const grdp_described_file *table = &package->table;
    FILE *stream = stream_of(package);
    if (stream)
        table->format->row(stream, &table->dialect, table->columns, table->n_columns, cells);
}

bool grdp_package_failed(const grdp_package *package)
{
    return ferror(grdp_writer_stream(package->writer)) != 0;
}

grdp_status grdp_package_end(grdp_package *package, grdp_diag *diag)
{
    assert(package->writer || !package->folder);
    grdp_described_file *table = &package->table;
    grdp_writer *writer = package->writer;
    FILE *stream = stream_of(package);
    if (stream)
        table->format->tail(stream, &table->dialect, table->columns, table->n_columns);
    package->writer = NULL;
    package->stream = NULL;
    return writer ? finish(package, writer, table, diag) : GRDP_OK;
}

grdp_status grdp_package_adopt(grdp_package *package, const grdp_package_table *table,
                               const char *temporary)
{
    assert(!package->writer && grdp_text_is_id(table->name) && strlen(table->sha256) == 64);
    grdp_described_file *const file = &package->table;
    *file = (grdp_described_file){.format = table->format, .bytes = table->bytes};
    memcpy(file->sha256, table->sha256, sizeof file->sha256);
    file->name = grdp_arena_text(package->arena, table->name);
    file->path = grdp_arena_printf(package->arena, "%s%s", table->name, table->format->suffix);
    const char *path = path_of(package, table->name, table->format->suffix);
    if (!file->name || !file->path || !path || !keep_columns(package, table->columns, table->n) ||
        !grdp_copy_optional(package->arena, table->doc, &file->doc) || !reserve_file(package))
        return remember(package, GRDP_ERR_MEMORY);
    assert(is_new(package, file->path));
    const char *const from = grdp_arena_text(package->arena, temporary);
    if (!from)
        return remember(package, GRDP_ERR_MEMORY);
    package->places[package->n_files] = (place){.path = path, .temporary = from};
    package->files[package->n_files++] = *file;
    return GRDP_OK;
}

static grdp_status put_text(grdp_package *package, grdp_described_file *file, const char *text,
                            const char *end, grdp_diag *diag)
{
    const char *const path = path_of(package, file->path, "");
    grdp_writer *writer = NULL;
    if (!path)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(may_replace(package, file->path, diag));
    GRDP_TRY(grdp_writer_open(path, false, diag, &writer));
    (void)fprintf(grdp_writer_stream(writer), "%s%s", text, end);
    return finish(package, writer, file, diag);
}

grdp_status grdp_package_add_document(grdp_package *package, const grdp_package_document *document,
                                      grdp_diag *diag)
{
    grdp_arena *const arena = package->arena;
    grdp_described_file file = {
        .path = grdp_arena_printf(arena, "%s%s", document->name, document->suffix)};
    if (!file.path || !grdp_copy_optional(arena, document->name, &file.name) ||
        !grdp_copy_optional(arena, document->media, &file.media) ||
        !grdp_copy_optional(arena, document->doc, &file.doc))
        return remember(package, GRDP_ERR_MEMORY);
    assert(!package->writer && is_new(package, file.path));
    return remember(package, put_text(package, &file, document->text, "", diag));
}

grdp_status grdp_package_text(grdp_package *package, const char *name, char *text, grdp_diag *diag)
{
    grdp_described_file file = {.path = name};
    const grdp_status status = text ? put_text(package, &file, text, "\n", diag) : GRDP_ERR_MEMORY;
    free(text);
    return remember(package, status);
}

static grdp_description describe(const grdp_package *package)
{
    return (grdp_description){
        .about = package->about,
        .n_inputs = package->n_inputs,
        .inputs = package->inputs,
        .n_files = package->n_files,
        .files = package->files,
        .earlier = &package->owned,
    };
}

grdp_status grdp_package_close(grdp_package *package, grdp_diag *diag)
{
    assert(!package->writer);
    if (package->status != GRDP_OK || !package->folder)
        return package->status;
    grdp_description what = describe(package);
    if (grdp_describe_has_data(&what))
        GRDP_TRY(grdp_package_text(package, GRDP_DATAPACKAGE, grdp_describe_package(&what), diag));
    what = describe(package);
    GRDP_TRY(grdp_package_text(package, GRDP_MANIFEST_NEXT, grdp_describe_manifest(&what), diag));
    return remember(package, publish(package, diag));
}

const char *grdp_package_file(const grdp_package *package, size_t index)
{
    return index < package->n_files ? package->places[index].path : NULL;
}
