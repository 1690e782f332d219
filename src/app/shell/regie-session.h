/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-command.h"
#include "regie-office.h"
#include "regie-person.h"
#include "regie-store.h"

/* What every screen shares: the office, the store and who I am.  Screens ask it to read and to
 * apply; it tells them when anything changed ("changed": what others changed as RegieNews, NULL:
 * anything), when the database is open or cannot be
 * ("opened": GError or NULL; before that "progress" in per cent while every deadline is computed
 * anew), and what was done
 * ("done": RegieOutcome) so that the window can offer Undo or Redo.  What nobody asked for and went
 * wrong is said by "failed" (GError).
 *
 * A server may go ("lost": GError) and come back ("found", and then "changed").  What is typed is
 * kept meanwhile.  What was being saved at that moment is looked up afterwards, and said by
 * "settled": the proof of its error (regie_error_get_proof) and whether it was saved. */
#define REGIE_TYPE_SESSION (regie_session_get_type ())
G_DECLARE_FINAL_TYPE (RegieSession, regie_session, REGIE, SESSION, GObject)

/* DEMO fills an empty database with invented people. */
RegieSession *regie_session_new (const char *uri, RegieDbMode mode, RegieDay today, gboolean demo);
/* As the member of staff with LOGIN (NULL: as whoever I am), in demo data only: elsewhere it ends
 * as a database that cannot be opened. */
RegieSession *regie_session_new_as (const char *uri, RegieDbMode mode, RegieDay today,
                                    gboolean demo, const char *login);
/* Figures are read from the server at ADDRESS, which follows that of SELF, while it is there (NULL:
 * never).  Said before anything is asked. */
void regie_session_set_replica (RegieSession *self, const char *address);
/* Do I play somebody of the demo data? */
gboolean regie_session_plays (RegieSession *self);
/* An action with the rights (REGIE_RIGHT) it asks. */
typedef struct {
  const char *action;
  guint rights;
} RegieActionRights;
/* What my role may not do cannot be pressed: enables each of the N actions of WIDGET that I have
 * all the rights for. */
void regie_session_guard (RegieSession *self, GtkWidget *widget, const RegieActionRights *actions,
                          guint n);
const RegieOffice *regie_session_get_office (RegieSession *self);
/* Is something asked or done that is not answered yet? */
gboolean regie_session_is_busy (RegieSession *self);
/* NULL until the database is open. */
const RegieMe *regie_session_get_me (RegieSession *self);
gboolean regie_session_may (RegieSession *self, int right);
gboolean regie_session_is_demo (RegieSession *self);
/* Where the database is, for a screen; owned by the caller. */
char *regie_session_dup_display (RegieSession *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_session_is_open (RegieSession *self);
/* Is the server gone? */
gboolean regie_session_is_lost (RegieSession *self);
/* WHO (not held; any pointer) shows DOSSIER, 0: none any more.  Colleagues see that. */
void regie_session_set_open (RegieSession *self, gpointer who, gint64 dossier);
/* Why the database cannot be opened; NULL while that is not so. */
const GError *regie_session_get_error (RegieSession *self);
/* Does COMMAND about TARGET (a floating one is taken) with FORM; both may be NULL, and FORM is not
 * changed any more.  This and regie_session_ask() are the ways from a screen to the database.  The
 * callback always comes, on the main thread. */
void regie_session_do (RegieSession *self, const RegieCommand *command, GVariant *target,
                       RegieForm *form, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data);
RegieOutcome *regie_session_do_finish (RegieSession *self, GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of work that takes long: PROGRESS (borrowed) is called with DATA, on the main thread and
 * never after CALLBACK. */
void regie_session_do_slowly (RegieSession *self, const RegieCommand *command, GVariant *target,
                              RegieForm *form, RegieProgressFunc progress,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data);
/* Asks QUESTION about TARGET (a floating one is taken).  Finish gives the answer, to be freed with
 * the free function of the question; NULL without an error: there is nothing. */
void regie_session_ask (RegieSession *self, const RegieQuestion *question, GVariant *target,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* Waits a moment for the answers to what was asked, so that a page and what stands on it come in
 * one frame. */
void regie_session_settle (RegieSession *self);
gpointer regie_session_ask_finish (RegieSession *self, GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The day is TODAY: turns the page when it was another, and tries again what failed the last time.
 * "failed" says once that it did. */
void regie_session_turn (RegieSession *self, RegieDay today);
/* A question that was asked with CANCELLABLE and is being answered need not be: another follows. */
void regie_session_interrupt (RegieSession *self, GCancellable *cancellable);
/* Says "opened" at once when that is known within a fiftieth of a second, and otherwise when it
 * is. */
void regie_session_await_open (RegieSession *self);
/* Finishes what is under way; nothing can be done or asked any more. */
void regie_session_close (RegieSession *self);
/* Announces what was done, when it can be taken back or done again (OUTCOME has an entry). */
void regie_session_did (RegieSession *self, const RegieOutcome *outcome);
