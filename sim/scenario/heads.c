/* heads: people of a region in thousands, one number or one a year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario/heads.h"

#include "core/number.h"

#include <math.h>

static const double least = 1e-6;
static const double most = 1e9;

static bool check_number(const grdp_node *node, const char *path, grdp_diag *diag)
{
    if (node->number >= least && node->number <= most)
        return true;
    grdp_diag_add(
        diag, GRDP_ERROR, grdp_node_place(node, path), "%s is not a number of people in thousands",
        "write a number above 0, such as 1957 for 1.957 million", grdp_number_show(node->number));
    return false;
}

static bool is_year(const grdp_node *node)
{
    return node->kind == GRDP_NODE_NUMBER && node->integer && node->number >= 1900.0 &&
           node->number <= 2200.0;
}

static bool check_pair(const grdp_node *pair, const char *path, grdp_diag *diag)
{
    if (pair->kind == GRDP_NODE_LIST && pair->n == 2 && is_year(pair->first) &&
        pair->last->kind == GRDP_NODE_NUMBER)
        return check_number(pair->last, path, diag);
    grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(pair, path),
                  "a year and a number of people in thousands are needed here",
                  "write for example ( ( 2022, 1947 ), ( 2023, 1957 ) )");
    return false;
}

static bool check_once(const grdp_node *list, const grdp_node *pair, const char *path,
                       grdp_diag *diag)
{
    const int year = (int)pair->first->number;
    for (const grdp_node *other = list->first; other != pair; other = other->next) {
        if (other->kind != GRDP_NODE_LIST || other->n != 2 || (int)other->first->number != year)
            continue;
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(pair, path), "%s is given twice",
                      "keep one of the two", grdp_number_show(year));
        return false;
    }
    return true;
}

bool grdp_heads_check(const grdp_node *node, const char *path, grdp_diag *diag)
{
    bool fine = true;
    if (node->kind == GRDP_NODE_NUMBER)
        return check_number(node, path, diag);
    if (node->kind != GRDP_NODE_LIST || node->n == 0) {
        grdp_diag_add(diag, GRDP_ERROR, grdp_node_place(node, path),
                      "a number of people in thousands is needed here",
                      "write 1957, or one a year: ( ( 2022, 1947 ), ( 2023, 1957 ) )");
        return false;
    }
    for (const grdp_node *pair = node->first; pair; pair = pair->next)
        fine &= check_pair(pair, path, diag) && check_once(node, pair, path, diag);
    return fine;
}

double grdp_heads_find(const grdp_node *node, int year)
{
    if (node && node->kind == GRDP_NODE_NUMBER)
        return node->number;
    for (const grdp_node *pair = node ? node->first : NULL; pair; pair = pair->next) {
        if ((int)pair->first->number == year)
            return pair->last->number;
    }
    return (double)NAN;
}

static const grdp_node *read_people(const grdp_node *top, const char *key, grdp_diag *diag)
{
    const grdp_node *const node = grdp_node_child(top, key);
    return node && grdp_heads_check(node, key, diag) ? node : NULL;
}

void grdp_heads_fill(const grdp_node *top, size_t n_accounts, grdp_account *accounts,
                     grdp_diag *diag)
{
    const grdp_node *const population = read_people(top, "population", diag);
    const grdp_node *const employment = read_people(top, "employment", diag);
    for (size_t a = 0; a < n_accounts; a++) {
        if (isnan(accounts[a].population))
            accounts[a].population = grdp_heads_find(population, accounts[a].year);
        if (isnan(accounts[a].employment))
            accounts[a].employment = grdp_heads_find(employment, accounts[a].year);
    }
}
