/* SPDX-License-Identifier: EUPL-1.2 */
/* The kinds of record from which a question says that it is answered are all that it reads: SQLite
 * is asked which tables its statements touch.  So nobody looks at a page that is old. */
#include <sqlite3.h>

#include "fixture.h"
#include "regie-dashboard-view.h"
#include "regie-demo.h"
#include "regie-desk-commands.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-parts.h"
#include "regie-network-commands.h"
#include "regie-office-commands.h"
#include "regie-organisation-commands.h"
#include "regie-provider-commands.h"
#include "regie-youth-commands.h"

/* What was read; NULL: nobody looks. */
static GHashTable *tables;

static int
note_read (void *data, int act, const char *table, const char *column, const char *base,
           const char *trigger)
{
  if (act == SQLITE_READ && tables != NULL && table != NULL)
    g_hash_table_add (tables, g_strdup (table));
  return SQLITE_OK;
}

static int
watch (sqlite3 *db, char **error, const struct sqlite3_api_routines *api)
{
  return sqlite3_set_authorizer (db, note_read, NULL);
}

static gboolean
is_declared (const RegieQuestion *question, const char *kind)
{
  g_autoptr (RegieNews) news = regie_news_new ();
  g_autofree char *text = g_strconcat (kind, " 1", NULL);

  regie_news_add_text (news, text);
  return regie_news_concerns (news, question->kinds, 0);
}

/* What is derived follows from the facts of its dossier; logs and counters are of nobody. */
static gboolean
is_heard (const RegieQuestion *question, const char *table)
{
  static const char *const derived[] = { "deadline", "dossier_index", "plan_cost", "youth" };

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (strcmp (table, derived[i]) == 0)
      return is_declared (question, "dossier");
  return regie_schema_find (regie_schema (), table) == NULL || is_declared (question, table);
}

/* TARGET is taken.  Each on a connection of its own: a statement that is kept is not looked at
 * again. */
static void
check (Fixture *f, const RegieQuestion *question, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  GHashTableIter iter;
  gpointer table, answer;
  guint n = 0;

  g_assert_nonnull (question->kinds);
  tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work.db = db = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  answer = question->load (&work, owned, &error);
  g_assert_no_error (error);
  g_assert_nonnull (answer);
  question->free (answer);
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      n++;
      if (!is_heard (question, table))
        g_error ("“%s” is also read from “%s”", question->name, (char *) table);
    }
  g_assert_cmpuint (n, >, 0);
  g_clear_pointer (&tables, g_hash_table_unref);
}

static void
test_kinds (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 dossier, provider;
  int day;

  sqlite3_auto_extension ((void (*) (void)) watch);
  g_assert_true (regie_demo_fill (f->db, f->office, 30, 2, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  day = regie_day_from_civil (2026, 11, 23);
  dossier = count (f, "SELECT dossier FROM fact GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
  provider = count (f, "SELECT min(provider) FROM report");
  check (f, &regie_office_questions[REGIE_CASELOAD_IDS], g_variant_new ("(sub)", "", 0, TRUE));
  check (f, &regie_office_questions[REGIE_CASELOAD_IDS],
         g_variant_new ("(sub)", "zoek=a&sorteer=consulent", 0, TRUE));
  check (f, &regie_office_questions[REGIE_CASELOAD_COUNT], NULL);
  check (f, &regie_office_questions[REGIE_CASELOAD_EACH], g_variant_new_parsed ("['']"));
  check (f, &regie_office_questions[REGIE_FILTER_LIST], NULL);
  check (f, &regie_office_questions[REGIE_TODAY_READ], g_variant_new ("(sss)", "", "", ""));
  check (f, &regie_office_questions[REGIE_TODAY_LATE], NULL);
  check (f, &regie_youth_questions[REGIE_YOUTH_IDS], g_variant_new ("(sub)", "", 0, TRUE));
  check (f, &regie_youth_questions[REGIE_YOUTH_COUNT], NULL);
  check (f, &regie_desk_questions[REGIE_DESK_READ], NULL);
  check (f, &regie_organisation_questions[REGIE_ORGANISATIONS_READ],
         g_variant_new ("(ss)", "", ""));
  check (f, &regie_figure_questions[REGIE_DASHBOARD_READ],
         g_variant_new_parsed ("(%i, int64 0, '', 0, @as [])", day));
  check (f, &regie_provider_questions[REGIE_PROVIDERS_READ], NULL);
  check (f, &regie_provider_questions[REGIE_PROVIDER_READ], g_variant_new_int64 (provider));
  for (guint i = REGIE_PROVIDER_READ_OVERVIEW; i <= REGIE_PROVIDER_READ_MEETINGS; i++)
    check (f, &regie_provider_questions[i],
           i == REGIE_PROVIDER_READ_ORDERS ? g_variant_new ("(xxs)", provider, (gint64) 0, "")
                                           : g_variant_new ("(xx)", provider, (gint64) 0));
  check (f, &regie_dossier_questions[REGIE_DOSSIER_READ], g_variant_new_int64 (dossier));
  check (f, &regie_network_questions[REGIE_NETWORK_READ], g_variant_new_int64 (dossier));
  for (guint i = 0; i < REGIE_N_DOSSIER_PARTS; i++)
    if (i != REGIE_PART_LOG) /* of whatever was done */
      check (f, &regie_dossier_parts[i],
             i == REGIE_PART_PLAN ? g_variant_new ("(xi)", dossier, 0)
                                  : g_variant_new_int64 (dossier));
  sqlite3_reset_auto_extension ();
}

TEST_SUITE (heard)
{
  g_test_add ("/heard/kinds", Fixture, GINT_TO_POINTER (FALSE), set_up, test_kinds, tear_down);
}
