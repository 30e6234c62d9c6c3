/* What is drawn late or left out changes no number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

TestSuite(shocks, .init = enter_world, .fini = leave_folder);

#define UNCERTAIN                                                                                  \
    "sectors = { agri = { model = \"constant\"; growth = { dist = \"normal\"; mean = 4; sd = 2; "  \
    "each = \"period\"; }; };\n"                                                                   \
    "ind = { model = \"constant\"; growth = { dist = \"triangular\"; min = 5; mode = 9; max = "    \
    "11; "                                                                                         \
    "}; };\n"                                                                                      \
    "con = { model = \"constant\"; growth = { dist = \"uniform\"; min = 0; max = 10; }; };\n"      \
    "serv = { model = \"reverting\"; mean = 8; persistence = 0.5; volatility = 1.5; };\n"          \
    "tax = { model = \"follows\"; elasticity = { ind = 0.9; serv = 0.3; }; volatility = 1; }; "    \
    "};\n"

static grdp_block *draw(const char *rest, uint64_t seed, uint64_t first_run)
{
    grdp_block *const block =
        create_block(open_text(text_of("%s%s%s", HEAD("levels", 2026, 1), UNCERTAIN, rest)));
    grdp_block_draw(block, seed, first_run);
    grdp_block_run(block);
    return block;
}

/* True where all levels of lane `a` of one block are those of lane `b` of the other, bit for bit.
 */
static bool same_lane(const grdp_block *one, size_t a, const grdp_block *other, size_t b)
{
    for (size_t t = 0; t < one->scenario->n_periods; t++)
        for (size_t k = 0; k < one->scenario->n_sectors; k++)
            if (grdp_block_level(one, t, k)[a] != grdp_block_level(other, t, k)[b])
                return false;
    return true;
}

Test(shocks, a_volatility_that_is_set_after_the_draw_has_the_shocks_of_the_draw)
{
    grdp_block *const late = draw("", 3, 0);
    grdp_block *const early =
        create_block(open_text(text_of("%s%s", HEAD("levels", 2026, 1), UNCERTAIN)));
    const size_t f = factor_of(late->scenario, "sectors.con.volatility");
    for (size_t t = 0; t < late->scenario->n_periods; t++)
        cr_expect_eq(late->shock[t * 6 + 2][5], 0.0,
                     "nothing is drawn where it counts for nothing");
    grdp_block_set(late, 5, f, 2.0);
    grdp_block_run(late);
    grdp_block_set(early, 5, f, 2.0);
    grdp_block_draw(early, 3, 0);
    grdp_block_run(early);
    for (size_t i = 0; i < GRDP_LANES; i++)
        cr_assert(same_lane(early, i, late, i));
    cr_expect_neq(late->shock[2][5], 0.0);
    grdp_block *const none = draw("", 3, 0);
    for (size_t i = 0; i < GRDP_LANES; i++)
        cr_assert_eq(same_lane(none, i, late, i), i != 5);
    close_world(late);
    close_world(early);
    close_world(none);
}

/* Those of a sector without volatility still enter the ones that are tied to them. */
Test(shocks, correlated_shocks_do_not_depend_on_the_volatility_of_others)
{
#define TIED "shock_correlations = ( ( \"ind\", \"serv\", 0.5 ), ( \"agri\", \"tax\", 0.3 ) );\n"
    grdp_block *const some = draw(TIED, 3, 0);
    grdp_block *const all =
        create_block(open_text(text_of("%s%s%s", HEAD("levels", 2026, 1), UNCERTAIN, TIED)));
    for (size_t k = 0; k < 3; k++)
        grdp_block_set(all, 0, all->scenario->sectors[k].factor[1], 1.0);
    grdp_block_draw(all, 3, 0);
    grdp_block_run(all);
    for (size_t t = 0; t < some->scenario->n_periods; t++)
        for (size_t k = 3; k < 5; k++)
            cr_expect_eq(memcmp(some->shock[t * 6 + k], all->shock[t * 6 + k], sizeof(grdp_lanes)),
                         0, "sector %zu, period %zu", k, t);
    cr_expect_neq(all->shock[1][0], 0.0);
    close_world(some);
    close_world(all);
}

Test(shocks, flows_at_current_prices_follow_a_shift)
{
    grdp_block *const block = project(open_text(text_of(
        "%s%s%s", HEAD("levels", 2026, 1), UNCERTAIN, "prices = { deflator_growth = 2; };\n")));
    const grdp_lanes none = {0.0};
    grdp_lanes shift;
    for (size_t i = 0; i < GRDP_LANES; i++)
        shift[i] = 1.0;
    const size_t f = factor_of(block->scenario, "prices.deflator_growth");
    const double likely = value(block, "grdp.nominal", "2023");
    grdp_block_shift_lanes(block, f, shift);
    grdp_block_run(block);
    NEAR(value(block, "grdp.nominal", "2023") / likely, 1.03 / 1.02, 1e-12);
    grdp_block_shift_lanes(block, f, none);
    grdp_block_run(block);
    NEAR(value(block, "grdp.nominal", "2023"), likely, 0.0);
    close_world(block);
}
