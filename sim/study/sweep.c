/* sweep: points in, lines out, over a batch of runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/sweep.h"

#include "core/digits.h"
#include "core/number.h"
#include "engine/block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The text of a level, with its comma. Few numbers are longer; those are written each time. */
enum { TEXT = 31 };

typedef struct level_text {
    char text[TEXT];
    unsigned char length; /* 0: too long */
} level_text;

typedef struct context {
    const grdp_sweep *sweep;
    level_text **texts; /* by axis; NULL: written each time */
    size_t n_columns;
    size_t most_bytes; /* of the lines of one point */
} context;

/* One column of a block: where its texts come from. */
typedef struct column {
    const level_text *texts; /* of the levels; NULL: the numbers below */
    uint64_t level[GRDP_LANES];
    grdp_lanes values;
    grdp_digits digits;
} column;

typedef struct tally {
    column *columns;
    char *text;
    size_t length, capacity;
    uint64_t n_points, n_failed;
    bool no_memory;
} tally;

static char *put_number(double value, int digits, char *to)
{
    if (!isfinite(value))
        return to;
    return to +
           (digits >= 0 ? grdp_number_fixed(value, digits, to) : grdp_number_shortest(value, to));
}

/* Texts of the levels of one axis; *out stays NULL where they are too many. */
static grdp_status make_texts(const grdp_sweep *sweep, size_t a, level_text **out)
{
    const grdp_axis *const axis = &sweep->design->axes[a];
    if (sweep->design->kind->level == NULL || axis->levels == NULL ||
        axis->n_levels > GRDP_AXIS_KEPT)
        return GRDP_OK;
    *out = calloc(axis->n_levels, sizeof **out);
    if (*out == NULL)
        return GRDP_ERR_MEMORY;
    for (uint64_t i = 0; i < axis->n_levels; i++) {
        char text[GRDP_NUMBER_TEXT + 1];
        char *const end = put_number(axis->levels[i], sweep->digits, text);
        const size_t length = (size_t)(end - text) + 1;
        *end = ',';
        if (length > TEXT)
            continue;
        memcpy((*out)[i].text, text, length);
        (*out)[i].length = (unsigned char)length;
    }
    return GRDP_OK;
}

static void tally_free(void *unused, void *of)
{
    tally *const t = of;
    (void)unused;
    if (t == NULL)
        return;
    free(t->columns);
    free(t->text);
    free(t);
}

static void *tally_create(void *of)
{
    const context *const c = of;
    tally *const t = calloc(1, sizeof *t);
    if (t == NULL)
        return NULL;
    t->columns = calloc(c->n_columns, sizeof *t->columns);
    for (size_t a = 0; t->columns != NULL && a < c->sweep->design->n_axes; a++)
        t->columns[a].texts = c->texts[a];
    if (t->columns != NULL)
        return t;
    tally_free(NULL, t);
    return NULL;
}

static void tally_reset(void *unused, void *of)
{
    tally *const t = of;
    (void)unused;
    t->length = 0;
    t->n_points = t->n_failed = 0;
}

/* Points that the block holds; the last block of a part is not full. */
static size_t n_points_of(const grdp_sweep *sweep, uint64_t first_run)
{
    const uint64_t left = sweep->n - first_run;
    return left < GRDP_LANES ? (size_t)left : GRDP_LANES;
}

static void set_points(void *of, void *unused, grdp_block *block, uint64_t first_run)
{
    (void)unused;
    const grdp_sweep *const sweep = ((const context *)of)->sweep;
    const grdp_design *const design = sweep->design;
    const size_t n = n_points_of(sweep, first_run);
    for (size_t a = 0; a < design->n_axes; a++) {
        grdp_lanes values;
        design->kind->fill(design, a, sweep->first + first_run, n, values);
        for (size_t i = n; i < GRDP_LANES; i++)
            values[i] = values[n - 1];
        grdp_block_set_lanes(block, design->axes[a].factor, values);
    }
}

static void fill_factor(const grdp_sweep *sweep, size_t a, uint64_t first_run, size_t n,
                        column *out)
{
    const grdp_design *const design = sweep->design;
    if (out->texts != NULL) {
        design->kind->level(design, a, sweep->first + first_run, n, out->level);
        return;
    }
    design->kind->fill(design, a, sweep->first + first_run, n, out->values);
    for (size_t i = n; i < GRDP_LANES; i++)
        out->values[i] = 0.0;
}

static bool is_fast(const grdp_sweep *sweep)
{
    return sweep->digits >= 0 && sweep->digits <= GRDP_DIGITS_MOST;
}

static void fill_columns(const context *c, tally *t, grdp_block *block, uint64_t first_run,
                         size_t n)
{
    const grdp_sweep *const sweep = c->sweep;
    const size_t n_axes = sweep->design->n_axes;
    for (size_t i = 0; i < c->n_columns; i++) {
        column *const to = &t->columns[i];
        if (i < n_axes)
            fill_factor(sweep, i, first_run, n, to);
        else
            grdp_block_series(block, sweep->responses.at[i - n_axes].ref,
                              sweep->responses.at[i - n_axes].span, to->values);
        if (to->texts == NULL && is_fast(sweep))
            grdp_digits_split(to->values, sweep->digits, &to->digits);
    }
}

/* Bytes of the longest lines that a point may have. */
static size_t most_bytes(const grdp_sweep *sweep)
{
    const size_t n_axes = sweep->design->n_axes, n = sweep->responses.n;
    const size_t cell = GRDP_NUMBER_TEXT + 1;
    size_t names = 0;
    for (size_t r = 0; r < n; r++)
        names += strlen(sweep->responses.at[r].name) + 1;
    return sweep->is_long ? n * (n_axes + 2) * cell + names + TEXT : (n_axes + n) * cell + 1;
}

/* Room for the lines of one more point. */
static bool reserve(const context *c, tally *t)
{
    const size_t wanted = t->length + c->most_bytes;
    if (wanted <= t->capacity)
        return true;
    const size_t capacity = wanted + wanted / 2 + (64 << 10);
    char *const text = realloc(t->text, capacity);
    if (text == NULL)
        return false;
    t->text = text;
    t->capacity = capacity;
    return true;
}

static char *put_cell(const column *from, size_t lane, int digits, bool fast, char *to)
{
    if (from->texts != NULL) {
        const level_text *const level = &from->texts[from->level[lane]];
        memcpy(to, level->text, TEXT); /* of a fixed length, since that is fast */
        return to + level->length;
    }
    to = fast ? grdp_digits_put(&from->digits, from->values, lane, digits, to)
              : put_number(from->values[lane], digits, to);
    *to = ',';
    return to + 1;
}

static void put_line(const context *c, tally *t, size_t lane)
{
    const bool fast = is_fast(c->sweep);
    char *to = t->text + t->length;
    for (size_t i = 0; i < c->n_columns; i++)
        to = put_cell(&t->columns[i], lane, c->sweep->digits, fast, to);
    to[-1] = '\n';
    t->length = (size_t)(to - t->text);
}

/* A line for each response, which differ in their ends. */
static void put_long(const context *c, tally *t, size_t lane, uint64_t point)
{
    const grdp_sweep *const sweep = c->sweep;
    const size_t n_axes = sweep->design->n_axes;
    const bool fast = is_fast(sweep);
    char *const begin = t->text + t->length;
    char *to = begin + grdp_number_fixed((double)point, 0, begin);
    *to++ = ',';
    for (size_t a = 0; a < n_axes; a++)
        to = put_cell(&t->columns[a], lane, sweep->digits, fast, to);
    const size_t same = (size_t)(to - begin);
    for (size_t r = 0; r < sweep->responses.n; r++) {
        const char *const name = sweep->responses.at[r].name;
        const size_t length = strlen(name);
        if (r > 0) {
            memcpy(to, begin, same);
            to += same;
        }
        memcpy(to, name, length);
        to[length] = ',';
        to = put_cell(&t->columns[n_axes + r], lane, sweep->digits, fast, to + length + 1);
        to[-1] = '\n';
    }
    t->length = (size_t)(to - t->text);
}

static void take_block(void *of, void *tally_of, grdp_block *block, uint64_t first_run, size_t n)
{
    const context *const c = of;
    tally *const t = tally_of;
    fill_columns(c, t, block, first_run, n);
    for (size_t lane = 0; lane < n; lane++) {
        t->no_memory = t->no_memory || !reserve(c, t);
        if (t->no_memory)
            return;
        if (c->sweep->is_long)
            put_long(c, t, lane, c->sweep->first + first_run + lane);
        else
            put_line(c, t, lane);
        t->n_failed += grdp_block_failed(block, lane);
    }
    t->n_points += n;
}

static grdp_status hand_on(void *of, void *tally_of, uint64_t first_run)
{
    const grdp_sweep *const sweep = ((const context *)of)->sweep;
    const tally *const t = tally_of;
    (void)first_run;
    if (t->no_memory)
        return GRDP_ERR_MEMORY;
    return sweep->put(sweep->sink, t->text, t->length, t->n_points, t->n_failed);
}

/* Names are ids, dots and "@": nothing that a cell of CSV would have to quote. */
void grdp_sweep_head(const grdp_sweep *sweep, grdp_buffer *out)
{
    grdp_buffer_add(out, sweep->is_long ? "point," : "");
    for (size_t a = 0; a < sweep->design->n_axes; a++) {
        grdp_buffer_add(out, a > 0 ? "," : "");
        grdp_buffer_add(out, sweep->design->axes[a].of->path);
    }
    for (size_t r = 0; r < sweep->responses.n && !sweep->is_long; r++) {
        grdp_buffer_add(out, ",");
        grdp_buffer_add(out, sweep->responses.at[r].name);
    }
    grdp_buffer_add(out, sweep->is_long ? ",response,value\n" : "\n");
}

static grdp_status run_batch(const grdp_sweep *sweep, context *c)
{
    const grdp_batch_plan plan = {.n_runs = sweep->n,
                                  .n_threads = sweep->n_threads,
                                  .stop = sweep->stop,
                                  .tick = sweep->tick,
                                  .tick_context = sweep->tick_context};
    const grdp_batch_work work = {.context = c,
                                  .create = tally_create,
                                  .free = tally_free,
                                  .reset = tally_reset,
                                  .prepare = set_points,
                                  .take = take_block,
                                  .join = hand_on};
    return grdp_batch_run(sweep->scenario, &plan, &work);
}

grdp_status grdp_sweep_run(const grdp_sweep *sweep)
{
    const size_t n_axes = sweep->design->n_axes;
    context c = {.sweep = sweep,
                 .texts = calloc(n_axes, sizeof *c.texts),
                 .n_columns = n_axes + sweep->responses.n,
                 .most_bytes = most_bytes(sweep)};
    grdp_status status = c.texts != NULL ? GRDP_OK : GRDP_ERR_MEMORY;
    for (size_t a = 0; a < n_axes && status == GRDP_OK; a++)
        status = make_texts(sweep, a, &c.texts[a]);
    if (status == GRDP_OK)
        status = run_batch(sweep, &c);
    for (size_t a = 0; c.texts != NULL && a < n_axes; a++)
        free(c.texts[a]);
    free(c.texts);
    return status;
}
