/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* What is in the memory of a program is of people: when it falls over no copy of that is left on
 * the disk, or sent to anybody.  The first thing that a program does. */
void regie_memory_keep_private (void);
