/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* What the tests of law share: the data files of the project, and a file of cases of which each row
 * is a test. */
#include <json-glib/json-glib.h>

#include "regie-outlook.h"
#include "suite.h"

/* Of the data files of the project, once load_law() was called. */
extern RegieCodes *codes;
extern RegieRules *rules;

/* The file NAME of data/; owned. */
RegieIni *read_ini (const char *name);
void load_law (void);
/* Loads the rules and adds a test per row of FILE, under PREFIX and the name of the row, which is
 * its data.  Returns the rows, which live as long as the program. */
JsonArray *add_rows (const char *file, const char *prefix, GTestDataFunc func);
RegieAssumptions read_assumptions (void);
/* The day on which a row asks. */
RegieDay day_of (JsonObject *row);
