/* wording_vi: the list of the tables of Vietnamese wordings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/wording_vi.h"

static const grdp_wording_set *const sets[] = {
    &grdp_wording_vi_bridge,   &grdp_wording_vi_chance, &grdp_wording_vi_coherence,
    &grdp_wording_vi_command,  &grdp_wording_vi_files,  &grdp_wording_vi_fit,
    &grdp_wording_vi_measures, &grdp_wording_vi_method, &grdp_wording_vi_models,
    &grdp_wording_vi_new,      &grdp_wording_vi_region, &grdp_wording_vi_scenario,
    &grdp_wording_vi_solve,    &grdp_wording_vi_study,  &grdp_wording_vi_sweep,
    &grdp_wording_vi_tables,   &grdp_wording_vi_track,
};

const grdp_wording_set *grdp_wording_vi_at(size_t set)
{
    return set < sizeof sets / sizeof *sets ? sets[set] : NULL;
}
