/* order: the order in which the sectors of a period are evaluated: those that others follow first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "scenario/reader.h"

/* Depth-first; `mark` is 0 unseen, 1 on the way, 2 done. */
typedef struct visit {
    grdp_reader *reader;
    const grdp_setup *sectors;
    unsigned char mark[GRDP_SECTORS_MAX];
    size_t way[GRDP_SECTORS_MAX], n_way;
    size_t *order, n_order;
} visit;

static bool report_cycle(visit *v, size_t sector)
{
    const grdp_scenario *const s = v->reader->scenario;
    grdp_buffer text = {0};
    size_t from = 0;
    while (v->way[from] != sector)
        from++;
    for (size_t i = from; i < v->n_way; i++)
        grdp_buffer_printf(&text, "%s -> ", s->region->sectors[v->way[i]].id);
    grdp_buffer_add(&text, s->region->sectors[sector].id);
    const char *const path =
        grdp_schema_path(v->reader->arena, "sectors", s->region->sectors[sector].id);
    grdp_diag_add(v->reader->diag, GRDP_ERROR, grdp_node_place(v->sectors[sector].node, path),
                  "sectors follow each other in a circle: %s",
                  "give one of them a model that does not follow the others",
                  text.data != NULL ? text.data : "");
    grdp_buffer_free(&text);
    return false;
}

static bool visit_sector(visit *v, size_t sector)
{
    if (v->mark[sector] == 2)
        return true;
    if (v->mark[sector] == 1)
        return report_cycle(v, sector);
    v->mark[sector] = 1;
    v->way[v->n_way++] = sector;
    const grdp_setup *const setup = &v->sectors[sector];
    for (size_t k = 0; k < setup->n_items; k++)
        if (setup->item_sector[k] != GRDP_NONE && !visit_sector(v, (size_t)setup->item_sector[k]))
            return false;
    v->n_way--;
    v->mark[sector] = 2;
    v->order[v->n_order++] = sector;
    return true;
}

bool grdp_order_read(grdp_reader *reader)
{
    grdp_scenario *const s = reader->scenario;
    size_t *const order = grdp_arena_alloc(reader->arena, s->n_sectors, sizeof *order);
    if (order == NULL) {
        reader->no_memory = true;
        return false;
    }
    visit v = {.reader = reader, .sectors = s->sectors, .order = order};
    for (size_t i = 0; i < s->n_sectors; i++)
        if (!visit_sector(&v, i))
            return false;
    s->order = order;
    return true;
}
