/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-server.h"
#include "regie-session.h"

/* One program per database: a second start shows a second window of the first. */
#define REGIE_TYPE_APPLICATION (regie_application_get_type ())
G_DECLARE_FINAL_TYPE (RegieApplication, regie_application, REGIE, APPLICATION, AdwApplication)

/* URI may be NULL: the server that is remembered, else the user's own database. */
RegieApplication *regie_application_new (const char *uri, RegieDay today);
/* In demo data, be the member of staff with LOGIN; NULL: who I am.  For what is opened from now
 * on. */
void regie_application_play (RegieApplication *self, const char *login);
/* NULL while there is no database yet: then the window welcomes. */
RegieSession *regie_application_get_session (RegieApplication *self);
/* The server that is remembered; owned, NULL when none is. */
RegieServer *regie_application_dup_server (RegieApplication *self) G_GNUC_WARN_UNUSED_RESULT;
/* Is the password of the remembered server asked before anything can be opened? */
gboolean regie_application_is_locked (RegieApplication *self);
/* Is the database that is open, or could not be, on a server? */
gboolean regie_application_is_on_server (RegieApplication *self);
/* Remembers SERVER, and opens it with PASSWORD (may be NULL), which is kept in the keyring of the
 * desktop only. */
void regie_application_connect (RegieApplication *self, const RegieServer *server,
                                const char *password);
/* Opens the user's own database, and remembers no server any more. */
void regie_application_open_here (RegieApplication *self);
/* The day with which the program reckons. */
RegieDay regie_application_get_today (RegieApplication *self);
/* Opens URI (NULL: the one of this program) in all windows. */
void regie_application_open (RegieApplication *self, const char *uri, gboolean demo);
/* What it opens: a path or an address.  Borrowed. */
const char *regie_application_get_uri (RegieApplication *self);
/* Closes the database, puts the file PREPARED (regie_restore_prepare()) in its place, and opens
 * that; *KEPT is what stood there, owned by the caller.  FALSE with ERROR set: what stood there is
 * opened again. */
gboolean regie_application_put_back (RegieApplication *self, const char *prepared, char **kept,
                                     GError **error);
/* The page (regie-pages.h) that new windows show first; NULL: where who works here begins. */
void regie_application_set_start_page (RegieApplication *self, const char *page);
const char *regie_application_get_start_page (RegieApplication *self);
