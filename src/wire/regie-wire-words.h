/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>
#include <locale.h>

/* The library speaks of what it meets in the language of the person; what is read of it is C's.
 * Between these two this thread says nothing to a person: it would be in that language too.  Gives
 * what regie_wire_speak_again() takes. */
locale_t regie_wire_speak_plainly (void);
void regie_wire_speak_again (locale_t before);
/* Why a connection did not come about, as a sentence that says what to do.  MESSAGE is what the
 * library said in the C locale, with the state code of the server where that answered. */
void regie_wire_refuse_opening (const char *message, gboolean too_late, GError **error);
/* It would be a connection on which others can listen. */
void regie_wire_refuse_weak (GError **error);
/* The connection went while it was in use. */
void regie_wire_refuse_lost (gboolean too_late, GError **error);
/* The server answered STATE (five letters and digits; NULL: none); WHERE is the name of the
 * constraint, or what it says of a mistake in SQL.  INTERRUPTED: it was asked to stop. */
void regie_wire_refuse_statement (const char *state, const char *where, gboolean interrupted,
                                  GError **error);
