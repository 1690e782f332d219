/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-error.h"

G_DEFINE_QUARK (regie-error-quark, regie_error)
