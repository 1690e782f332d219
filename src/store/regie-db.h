/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* A database connection: it runs one SQL text with $1, $2 … and hands each row to a function.
 * Everything else is written once above it.  A connection belongs to one thread; only
 * regie_db_interrupt may be called from another.
 *
 * A connection to a server that was lost is made again by the next call outside a transaction, with
 * the settings it was opened with.  Inside a transaction every call fails until regie_db_rollback,
 * and nothing of it stands; no statement is sent twice. */
typedef struct _RegieDb RegieDb;

/* READER: beside a writer of the same program; it leaves the journal mode alone.  PATIENT_READER:
 * one whose statements may take minutes.  On every other connection to a server a statement is
 * answered within ten seconds, or fails; see regie_db_be_patient(). */
typedef enum {
  REGIE_DB_READ_WRITE,
  REGIE_DB_CREATE,
  REGIE_DB_READ_ONLY,
  REGIE_DB_READER,
  REGIE_DB_PATIENT_READER
} RegieDbMode;
/* COLUMNS are valid during the call; NULL is SQL NULL.  FALSE with ERROR set stops. */
typedef gboolean (*RegieRowFunc) (guint n, const char *const *columns, gpointer data,
                                  GError **error);

/* One of several questions that are asked together. */
typedef struct {
  const char *sql;
  guint n;
  const char *const *params;
  RegieRowFunc row;
  gpointer data;
} RegieDbAsk;

typedef struct {
  const char *name;
  gboolean (*exec) (RegieDb *db, const char *sql, guint n, const char *const *params,
                    RegieRowFunc row, gpointer data, GError **error);
  /* NULL: one after the other. */
  gboolean (*exec_all) (RegieDb *db, const RegieDbAsk *asks, guint n, GError **error);
  gboolean (*put_bytes) (RegieDb *db, const char *sql, const char *id, GBytes *bytes,
                         GError **error);
  gboolean (*get_bytes) (RegieDb *db, const char *sql, const char *id, GBytes **bytes,
                         GError **error);
  /* Several statements without parameters. */
  gboolean (*script) (RegieDb *db, const char *sql, GError **error);
  /* A transaction to write in began; may be NULL. */
  void (*began) (RegieDb *db);
  /* After a failed commit: did it end without a trace?  FALSE when nobody knows. */
  gboolean (*is_intact) (RegieDb *db);
  gboolean (*be_patient) (RegieDb *db, GError **error);
  int (*get_process) (RegieDb *db);
  void (*interrupt) (RegieDb *db);
  void (*close) (RegieDb *db);
  const char *begin, *begin_reading;
  const char *id_type, *text_type, *int_type, *bytes_type, *without_rowid;
} RegieDbClass;

struct _RegieDb {
  const RegieDbClass *klass;
  gboolean in_transaction;
  GHashTable *unread; /* field → may it not be read?  See regie_policies_reads() */
};

/* Is URI the address of a server, and not a file? */
gboolean regie_db_is_address (const char *uri);
/* Is URI something that can be opened?  REGIE_ERROR_INVALID for nothing, for blanks, and for what
 * is meant as an address but is none. */
gboolean regie_db_check_name (const char *uri, GError **error);
/* Whoever lists what runs on a computer reads the words of a command: FALSE with ERROR set when an
 * address with a password stands in one of the N WORDS. */
gboolean regie_db_check_words (int n, char **words, GError **error);
/* Who asks for a password when a server wants one that its address does not have: once for each
 * address.  Owned, NULL when there is nobody to ask; it may be called on any thread.  Without
 * somebody who asks, as it is at first, that is an error. */
typedef char *(*RegieDbAskFunc) (void);
void regie_db_set_asker (RegieDbAskFunc ask);
/* URI: a path of an SQLite file, ":memory:", or postgresql://…  Nothing is changed in a file that
 * is not Regie's. */
RegieDb *regie_db_open (const char *uri, RegieDbMode mode,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieDb *regie_db_open_sqlite (const char *path, RegieDbMode mode,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieDb *regie_db_open_postgres (const char *uri, RegieDbMode mode,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_db_close (RegieDb *self);
gboolean regie_db_is_postgres (RegieDb *self);

gboolean regie_db_exec (RegieDb *self, const char *sql, guint n, const char *const *params,
                        RegieRowFunc row, gpointer data, GError **error);
/* N questions of which none needs the answer of another: a server hears them all at once, and
 * answers them in order.  It stops at the first that fails. */
gboolean regie_db_exec_all (RegieDb *self, const RegieDbAsk *asks, guint n, GError **error);
gboolean regie_db_script (RegieDb *self, const char *sql, GError **error);
/* The first column of the first row; *TEXT is NULL when there is no row. */
gboolean regie_db_get_text (RegieDb *self, const char *sql, guint n, const char *const *params,
                            char **text, GError **error);
gboolean regie_db_get_int (RegieDb *self, const char *sql, guint n, const char *const *params,
                           gint64 *value, GError **error);
/* Appends the first column of every row to IDS (gint64); NULL is 0. */
gboolean regie_db_get_ids (RegieDb *self, const char *sql, guint n, const char *const *params,
                           GArray *ids, GError **error);
/* Everything is text but the bytes of a file: SQL has $1 for ID and $2 for BYTES. */
gboolean regie_db_put_bytes (RegieDb *self, const char *sql, const char *id, GBytes *bytes,
                             GError **error);
/* The first column of the first row, SQL having $1 for ID; *BYTES is owned by the caller, NULL when
 * there is no row. */
gboolean regie_db_get_bytes (RegieDb *self, const char *sql, const char *id, GBytes **bytes,
                             GError **error);
/* One transaction at a time, and no other way into one. */
gboolean regie_db_begin (RegieDb *self, GError **error);
/* One in which nothing is written, and every statement sees the same state; ended with
 * regie_db_rollback(). */
gboolean regie_db_begin_reading (RegieDb *self, GError **error);
/* REGIE_ERROR_UNKNOWN when the answer to COMMIT was lost. */
gboolean regie_db_commit (RegieDb *self, GError **error);
void regie_db_rollback (RegieDb *self);
/* What follows in this transaction may take long, and does not fail for that. */
gboolean regie_db_be_patient (RegieDb *self, GError **error);
/* The process of the server that works for SELF; 0 of a file. */
int regie_db_get_process (RegieDb *self);
/* Was the connection to the server lost, and not made again yet?  Never so of a file. */
gboolean regie_db_is_lost (RegieDb *self);
void regie_db_interrupt (RegieDb *self);
/* SQLite only: a consistent copy through the backup API while others write. */
gboolean regie_db_backup (RegieDb *self, const char *path, GCancellable *cancellable,
                          GError **error);
/* SQLite: quick_check or integrity_check; PostgreSQL: nothing to ask. */
gboolean regie_db_check (RegieDb *self, gboolean thorough, GError **error);
/* A number that changes when another connection wrote (SQLite), or anybody (elsewhere). */
gint64 regie_db_data_version (RegieDb *self);
/* Removes the password of a connection address, for screens and logs. */
char *regie_db_dup_display (const char *uri) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDb, regie_db_close)
