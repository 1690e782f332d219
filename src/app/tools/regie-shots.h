/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-application.h"

/* Opens each screen in turn, saves a picture of it in FOLDER and quits: for looking, for the
 * README, and for a machine without a display. */
void regie_shots_begin (RegieApplication *application, const char *folder);
