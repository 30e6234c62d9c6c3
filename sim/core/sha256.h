/* sha256: SHA-256 of data that comes in pieces; grdp_sha256() in file.h takes it at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_SHA256_H
#define GRDP_CORE_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct grdp_sha256_state {
    uint32_t hash[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
} grdp_sha256_state;

void grdp_sha256_start(grdp_sha256_state *state);
void grdp_sha256_add(grdp_sha256_state *state, const void *data, size_t length);
void grdp_sha256_finish(grdp_sha256_state *state, char hex[65]);

#endif
