/* kernel: the mathematics that a kernel may use, since libm's bits depend on the processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GRDP_KERNEL_H
#define GRDP_KERNEL_H

#include "grdp/elementary.h" /* exp, log, pow */
#include "grdp/normal.h"     /* quantile, tail, cdf */

#endif
