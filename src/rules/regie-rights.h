/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-fact.h"

/* What a target group has and another has not: the duties and services of the law per group. */

/* The I-th thing that changes when a person goes from group FROM to group TO, as a sentence (free
 * it), with its article; NULL after the last.  *GAINED says whether it begins or ends. */
char *regie_group_change (RegieGroup from, RegieGroup to, guint i, const char **article,
                          gboolean *gained) G_GNUC_WARN_UNUSED_RESULT;
