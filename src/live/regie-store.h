/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-apply.h"
#include "regie-news.h"

/* The database for a program with a main loop: one writer thread and one reader thread with a
 * connection each, and a second reader for what takes long. Work is written synchronously against
 * RegieDb and wrapped here once.  What a job returns is handed to the callback on the thread that
 * asked (its thread-default main context); only the job's own data crosses.  That data, and a
 * result that nobody took, are freed on that thread too, after the callback: however the job ended,
 * and also when it was cancelled before it ran or the store was closed meanwhile.
 *
 * A server that goes is said once; until it is back every job fails at once with what was said, and
 * nobody waits.  It comes back by itself (regie-link.h).
 *
 * Signals: "changed" (RegieNews or NULL: anything may have changed) — something was committed, here
 * or by another program; "opened" (GError or NULL); "lost" (GError); "found", after which "changed"
 * follows. */
#define REGIE_TYPE_STORE (regie_store_get_type ())
G_DECLARE_FINAL_TYPE (RegieStore, regie_store, REGIE, STORE, GObject)

typedef gpointer (*RegieJobFunc) (RegieDb *db, gpointer data, GCancellable *cancellable,
                                  GError **error);

/* Starts the threads at once; the first thing the writer does is SETUP (may be NULL) after opening
 * and migrating. Jobs wait for that, or fail with its error. */
RegieStore *regie_store_new (const char *uri, RegieDbMode mode, RegieJobFunc setup,
                             gpointer setup_data);
const char *regie_store_get_uri (RegieStore *self);
/* Where the database is, for a screen: the name of a file, or a server without its password. */
char *regie_store_dup_display (RegieStore *self) G_GNUC_WARN_UNUSED_RESULT;
/* Finishes what was queued, closes and joins the threads. */
void regie_store_close (RegieStore *self);
void regie_store_read (RegieStore *self, RegieJobFunc job, gpointer data, GDestroyNotify data_free,
                       GDestroyNotify result_free, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data);
/* The same for what takes seconds in a large office, and looks at its cancellable: it has a
 * connection of its own, so that no other read waits for it. */
void regie_store_read_long (RegieStore *self, RegieJobFunc job, gpointer data,
                            GDestroyNotify data_free, GDestroyNotify result_free,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
void regie_store_write (RegieStore *self, RegieJobFunc job, gpointer data, GDestroyNotify data_free,
                        GDestroyNotify result_free, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
/* A write that changes nothing on any screen: what was read, what is being typed.  No "changed";
 * CALLBACK may be NULL. */
void regie_store_note (RegieStore *self, RegieJobFunc job, gpointer data, GDestroyNotify data_free,
                       GAsyncReadyCallback callback, gpointer user_data);
gpointer regie_store_finish (RegieStore *self, GAsyncResult *result, GError **error);
/* Says "opened" at once when that is known within MS milliseconds, and otherwise when it is. */
void regie_store_await_open (RegieStore *self, guint ms);
/* Stops the read that is running now when it was asked with CANCELLABLE, for the next keystroke;
 * others run on. */
void regie_store_interrupt (RegieStore *self, GCancellable *cancellable);
/* Waits until every read that was asked for, but for the long ones, has been answered, MS
 * milliseconds at most.  The answers are handed over as always, before the next frame: for work
 * that is nearly always done at once. */
void regie_store_settle (RegieStore *self, guint ms);
/* TRUE while something that was asked for, a read or a write, has not been done yet; its answer
 * comes in a later turn of the main loop. */
gboolean regie_store_is_busy (RegieStore *self);
/* Says "changed" when another program wrote in the file since the last time. */
void regie_store_poll (RegieStore *self);
gboolean regie_store_is_lost (RegieStore *self);
/* The network changed: a server that is lost is tried now. */
void regie_store_hurry (RegieStore *self);
/* The dossiers (gint64) that are open here; colleagues on the same server see that. */
void regie_store_set_open (RegieStore *self, const GArray *dossiers);
