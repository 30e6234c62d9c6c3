/* reason: why the system refused something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_CORE_REASON_H
#define GRDP_CORE_REASON_H

/* The reason for an errno, for a %m of a finding, which has it translated. The same words with
 * every C library for the errors that a user meets; those of strerror() for the others. */
const char *grdp_reason(int error);

#endif
