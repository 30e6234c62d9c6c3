/* read_cfg: one settings file in, one tree out. The only place that knows libconfig.
 *
 * libconfig 1.5 leaves the process on a read error, wraps integers, and drops what follows an open
 * comment. So the file is read and its form checked before; config_read_string() gets a text that
 * every version reads alike, and builds the tree and the texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/read_cfg.h"

#include "core/file.h"
#include "core/text.h"
#include "scenario/scan.h"

#include <libconfig.h>

#include <assert.h>
#include <locale.h>
#include <string.h>

/* Line ends as "\n", also those of old Macs; no BOM. Returns the new length. */
static size_t normalise(char *text, size_t length)
{
    const size_t bom = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t n = 0;
    for (size_t i = bom; i < length; i++) {
        if (text[i] == '\r' && text[i + 1] == '\n')
            continue;
        text[n++] = text[i] == '\r' ? '\n' : text[i];
    }
    text[n] = '\0';
    return n;
}

static unsigned line_of(const char *text, size_t offset, grdp_place top)
{
    unsigned line = top.path ? top.line : 1;
    for (size_t i = 0; i < offset && !top.path; i++)
        line += text[i] == '\n';
    return line;
}

static void report_bytes(const char *text, size_t offset, size_t n, grdp_place place,
                         grdp_diag *diag)
{
    static const char *const digits = "0123456789ABCDEF";
    const unsigned byte = (unsigned char)text[offset];
    const char code[] = {'0', 'x', digits[byte / 16], digits[byte % 16], '\0'};
    if (offset == 0 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        grdp_diag_add(diag, GRDP_ERROR, place, "the file is UTF-16", "save it in UTF-8");
    else if (byte == 0)
        grdp_diag_add(diag, GRDP_ERROR, place,
                      "the file holds a NUL byte (bytes that are no text: %zu)",
                      "save it as plain text in UTF-8", n);
    else
        grdp_diag_add(diag, GRDP_ERROR, place,
                      "the byte %s is not valid UTF-8 (bytes like it: %zu)",
                      "save the file in UTF-8", grdp_text_show(code), n);
}

/* Reports bytes that are no UTF-8 and puts "?" for them, so that the rest can be looked at. False
 * where there are so many that the rest is no text. */
static bool check_bytes(char *text, size_t length, grdp_place top, grdp_diag *diag)
{
    const size_t first = grdp_text_invalid(text, length);
    if (first == length)
        return true;
    size_t n = 0;
    for (size_t at = first; at < length; at++, at += grdp_text_invalid(text + at, length - at))
        n++;
    top.line = line_of(text, first, top);
    report_bytes(text, first, n, top, diag);
    if (n > length / 8)
        return false;
    for (size_t at = first; at < length; at += grdp_text_invalid(text + at, length - at))
        text[at] = '?';
    return true;
}

/* Where a tree is being built. */
typedef struct builder {
    grdp_arena *arena;
    const char *file;
    const grdp_written *next;
} builder;

static grdp_node_kind kind_of(const config_setting_t *setting)
{
    static const grdp_node_kind kinds[] = {
        [CONFIG_TYPE_GROUP] = GRDP_NODE_GROUP,  [CONFIG_TYPE_INT] = GRDP_NODE_NUMBER,
        [CONFIG_TYPE_INT64] = GRDP_NODE_NUMBER, [CONFIG_TYPE_FLOAT] = GRDP_NODE_NUMBER,
        [CONFIG_TYPE_STRING] = GRDP_NODE_TEXT,  [CONFIG_TYPE_BOOL] = GRDP_NODE_BOOL,
        [CONFIG_TYPE_ARRAY] = GRDP_NODE_LIST,   [CONFIG_TYPE_LIST] = GRDP_NODE_LIST,
    };
    const int type = config_setting_type(setting);
    assert(type > CONFIG_TYPE_NONE && (size_t)type < sizeof kinds / sizeof *kinds);
    return kinds[type];
}

static bool add_child(builder *to, grdp_node *parent, config_setting_t *setting);

static bool add_children(builder *to, grdp_node *parent, config_setting_t *setting)
{
    const int n = config_setting_length(setting);
    for (int i = 0; i < n; i++)
        if (!add_child(to, parent, config_setting_get_elem(setting, (unsigned)i)))
            return false;
    return true;
}

/* The depth was bounded before libconfig saw the text. */
static bool add_child(builder *to, grdp_node *parent, config_setting_t *setting)
{
    const grdp_written written = *to->next++;
    assert(written.kind == kind_of(setting));
    grdp_node *node = grdp_node_create(to->arena, kind_of(setting), config_setting_name(setting),
                                       to->file, written.line);
    if (!node)
        return false;
    node->number = written.number;
    node->integer = written.integer;
    node->decimals = written.decimals;
    node->faulty = written.faulty;
    grdp_node_append(parent, node);
    if (node->kind == GRDP_NODE_GROUP || node->kind == GRDP_NODE_LIST)
        return add_children(to, node, setting);
    if (node->kind != GRDP_NODE_TEXT)
        return true;
    node->text = grdp_arena_text(to->arena, config_setting_get_string(setting));
    return node->text != NULL;
}

static grdp_status build(grdp_arena *arena, const config_t *config, const grdp_scan *scan,
                         grdp_place top, grdp_node **out)
{
    builder to = {arena, grdp_arena_text(arena, top.file), scan->values};
    grdp_node *node =
        grdp_node_create(arena, GRDP_NODE_GROUP, NULL, to.file, top.path ? top.line : 1);
    if (!node || (top.file && !to.file) || !add_children(&to, node, config_root_setting(config)))
        return GRDP_ERR_MEMORY;
    assert(to.next == scan->values + scan->n);
    *out = node;
    return GRDP_OK;
}

/* libconfig 1.5 sets the locale of the thread and does not put it back. */
static bool read_string(config_t *config, const char *text)
{
    const locale_t locale = uselocale((locale_t)0);
    const bool good = config_read_string(config, text) == CONFIG_TRUE;
    (void)uselocale(locale);
    return good;
}

static grdp_status parse(grdp_arena *arena, const grdp_scan *scan, grdp_place top, grdp_diag *diag,
                         grdp_node **out)
{
    config_t config;
    config_init(&config);
    grdp_status status = GRDP_OK;
    if (read_string(&config, scan->text.data)) {
        status = build(arena, &config, scan, top, out);
    } else {
        top.line = top.path ? top.line : (unsigned)config_error_line(&config);
        status = grdp_diag_error(diag, top, "the file is not understood from here on (%s)",
                                 "compare this line and the one above with an example",
                                 config_error_text(&config));
    }
    config_destroy(&config);
    return status;
}

/* `text` is changed in place and must have a NUL byte behind its end. */
static grdp_status read_text(grdp_arena *arena, char *text, size_t length, grdp_place top,
                             grdp_diag *diag, grdp_node **out)
{
    const size_t errors = grdp_diag_count(diag, GRDP_ERROR);
    length = normalise(text, length);
    if (!check_bytes(text, length, top, diag))
        return GRDP_ERR_INPUT;
    grdp_scan scan;
    grdp_status status = grdp_scan_read(text, length, top, diag, &scan);
    const size_t n = grdp_diag_count(diag, GRDP_ERROR) - errors;
    const bool can_be_parsed = n == scan.n_replaced;
    if (status != GRDP_ERR_MEMORY && can_be_parsed)
        status = parse(arena, &scan, top, diag, out);
    if (status == GRDP_OK && (n > 0 || !can_be_parsed))
        status = GRDP_ERR_INPUT;
    grdp_scan_free(&scan);
    return status;
}

/* Every word of a table would be reported as a key. */
static grdp_status check_name(const char *file, grdp_diag *diag)
{
    const char *const point = strrchr(file, '.');
    if (!point || strcasecmp(point, ".csv") != 0)
        return GRDP_OK;
    return grdp_diag_error(diag, ((grdp_place){.file = file}),
                           "this is a table of figures, not a settings file",
                           "name a .cfg file; the region names its tables in actuals, and "
                           "`grdpsim check` reads them");
}

grdp_status grdp_cfg_read(grdp_arena *arena, const char *file, grdp_diag *diag, grdp_node **out,
                          const char **bytes, size_t *length)
{
    char *text;
    size_t n;
    *out = NULL;
    GRDP_TRY(grdp_file_read(arena, file, GRDP_CFG_BYTES, diag, &text, &n));
    GRDP_TRY(check_name(file, diag));
    if (bytes) {
        *bytes = text;
        text = grdp_arena_text_n(arena, text, n);
        if (!text)
            return GRDP_ERR_MEMORY;
    }
    if (length)
        *length = n;
    return read_text(arena, text, n, (grdp_place){.file = file}, diag, out);
}

#define DATE_LETTERS "0123456789-QHM"

/* A word of --set that is a text without quotes: capital, plan_2024.cfg, 2024-Q3. */
static bool is_bare_text(const char *text)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char *const others = "0123456789_.-/";
    static const char *const words[] = {"true", "false", "nan",  "inf", "infinity", "yes",
                                        "no",   "on",    "none", "off", "null"};
    if (strspn(text, "0123456789") == 4 && text[4] == '-' && !text[strspn(text, DATE_LETTERS)])
        return true; /* a date or a period, maybe a faulty one: its key says so */
    if (*text == '\0' || !strchr(letters, *text))
        return false;
    for (const char *at = text; *at; at++)
        if (!strchr(letters, *at) && !strchr(others, *at))
            return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return false;
    return true;
}

grdp_status grdp_cfg_read_value(grdp_arena *arena, const char *text, grdp_diag *diag,
                                grdp_place place, grdp_node **out)
{
    const size_t length = strlen(text);
    if (!place.path)
        place.path = "value";
    if (length > GRDP_CFG_BYTES)
        return grdp_diag_error(diag, place, "the value has %zu bytes",
                               "write long values in a file", length);
    const char *const quote = is_bare_text(text) ? "\"" : "";
    char *setting = grdp_arena_printf(arena, "value = %s%s%s\n", quote, text, quote);
    grdp_node *top = NULL;
    if (!setting)
        return GRDP_ERR_MEMORY;
    GRDP_TRY(read_text(arena, setting, strlen(setting), place, diag, &top));
    if (top->n != 1)
        return grdp_diag_error(diag, place, "%s holds more than one value",
                               "give each key its own --set PATH=VALUE", grdp_text_show(text));
    top->first->name = NULL;
    *out = top->first;
    return GRDP_OK;
}
