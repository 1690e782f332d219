/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-application.h"

/* What “regiectl bench” asks of the window: does one thing, prints "name value rss-kB count" and
 * quits.  WHAT: first, youth, keys, scroll, jump, lanes, timeline, network, counter, open, rows. */
void regie_measure_begin (RegieApplication *application, const char *what);
/* The empty window to compare with; runs by itself. */
int regie_measure_hello (int argc, char **argv);
