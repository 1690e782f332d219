/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-field-row.h"

/* The row that fits the kind of FIELD (copied), with VALUE (NULL for none); a widget that floats.
 * CODES gives what can be chosen. */
RegieFieldRow *regie_field_row_new (const RegieField *field, const RegieCodes *codes,
                                    const char *value, gboolean required);
/* A row in which one of OPTIONS (RegieOption, borrowed) is chosen for FIELD. */
RegieFieldRow *regie_field_row_new_choice (const RegieField *field, GListModel *options,
                                           const char *value);
/* A row in which FIELD holds or not: of a question, in which what is not said is no. */
RegieFieldRow *regie_field_row_new_switch (const RegieField *field, const char *value);
