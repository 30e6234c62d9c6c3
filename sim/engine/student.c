/* student: the t distribution.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/student.h"

double grdp_student_width(size_t n)
{
    static const double exact[] = {12.706204736, 4.302652730, 3.182446305, 2.776445105};
    const double z = 1.959963984540054, z2 = z * z, d = (double)(n - 1);
    if (n - 1 <= sizeof exact / sizeof *exact)
        return exact[n - 2];
    return z + z * (z2 + 1.0) / (4.0 * d) + z * ((5.0 * z2 + 16.0) * z2 + 3.0) / (96.0 * d * d) +
           z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / (384.0 * d * d * d) +
           z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) /
               (92160.0 * d * d * d * d);
}
