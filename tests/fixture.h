/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A database of its own for each test, and the few steps that every test of the store takes. */
#include <glib/gstdio.h>
#include <string.h>

#include "regie-apply.h"
#include "regie-command.h"
#include "regie-dossier.h"
#include "regie-load.h"
#include "regie-migrate.h"
#include "regie-office.h"
#include "suite.h"

typedef struct {
  RegieOffice *office; /* on 23 November 2026 */
  RegieDeriver *deriver;
  RegieDb *db; /* of the present version, empty */
  RegieApplier applier;
  char *folder, *uri; /* FOLDER is NULL on PostgreSQL */
  GHashTable *logins; /* of work_as(), on PostgreSQL: role → connection */
} Fixture;

typedef struct {
  const char *name;
  void (*run) (Fixture *f, gconstpointer engine);
} FixtureTest;

/* Adds each of TESTS under PREFIX on SQLite, and on PostgreSQL where there is a test server. */
#define ADD_ON_BOTH_ENGINES(prefix, tests)                                                         \
  fixture_add_on_both_engines (prefix, tests, G_N_ELEMENTS (tests))
void fixture_add_on_both_engines (const char *prefix, const FixtureTest *tests, guint n_tests);
/* The same on PostgreSQL only. */
#define ADD_ON_SERVER(prefix, tests) fixture_add_on_server (prefix, tests, G_N_ELEMENTS (tests))
void fixture_add_on_server (const char *prefix, const FixtureTest *tests, guint n_tests);
/* Whether there is a test server; without one only SQLite is tested. */
gboolean fixture_has_server (void);

/* A new database: a file in a new *FOLDER, or a schema in the database that this process has on
 * the test server. Returns what regie_db_open() opens; owned. */
char *new_uri (gboolean postgres, char **folder);
/* What GTest calls around a test; POSTGRES is a gboolean in a pointer. */
void set_up (Fixture *f, gconstpointer postgres);
void tear_down (Fixture *f, gconstpointer postgres);

/* Fills F, which is as set_up() left it, with an invented office (regie_demo_fill): the first test
 * of a process makes one, the others get that. */
void fixture_fill (Fixture *f, guint dossiers, guint64 seed);
/* Applies the change TAKE and frees it; *SEQ (may be NULL) is its entry of the log. */
void apply (Fixture *f, RegieChange *take, gint64 *seq);
/* A new dossier of somebody called Selam; returns its id. */
gint64 add_dossier (Fixture *f, const char *surname, const char *bsn, const char *group);
/* Records a fact of KIND on DAY, with VALUE for the field KEY (may be NULL); returns the entry of
 * the log. */
gint64 add_fact (Fixture *f, gint64 dossier, const char *kind, const char *day, const char *key,
                 const char *value);
/* The one number that SQL gives. */
gint64 count (Fixture *f, const char *sql);
/* A connection to the tables of F by LOGIN, which the server knows; owned by the caller. */
RegieDb *open_as (Fixture *f, const char *login);
/* Where a command runs when somebody with ROLE does it: member of staff 7, where there is one.  On
 * PostgreSQL it is a real login with that role.  ME is the caller's, and is filled in. */
RegieWork work_as (Fixture *f, RegieMe *me, const char *role);
/* On a server: cuts every connection to the database of F but its own, and lets nobody in (until
 * IN); both as a server that goes and comes back. */
void fixture_let_in (Fixture *f, gboolean in);
void fixture_cut (Fixture *f);
/* What each table of DB holds (regie-tables-query.h); owned. */
GPtrArray *sum_tables (RegieDb *db);
/* Two databases hold the same, table by table. */
void assert_same_tables (RegieDb *here, RegieDb *there);
/* The database is sound, of the present version, with a whole log and the index that would be made
 * now. */
void assert_in_order (Fixture *f);
