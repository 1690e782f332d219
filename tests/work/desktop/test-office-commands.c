/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked outside one dossier, and with files, as commands and questions: on both
 * engines, without a display. */
#include "fixture.h"

#include <gio/gio.h>

#include "regie-demo.h"
#include "regie-error.h"
#include "regie-file-commands.h"
#include "regie-log-commands.h"
#include "regie-office-commands.h"
#include "regie-tasks.h"

#define DONE -1

/* Does COMMAND as ROLE; the code of the error, DONE when it was done.  OUTCOME may be NULL. */
static int
try (Fixture *f, const char *role, const RegieCommand *command, GVariant *target, const char *form,
     RegieOutcome **outcome)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (RegieForm) values = form != NULL ? regie_form_from_text (form) : NULL;
  g_autoptr (RegieOutcome) own = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  own = regie_command_do (&work, command, owned, values, &error);
  g_assert_true ((own == NULL) == (error != NULL));
  if (outcome != NULL)
    *outcome = g_steal_pointer (&own);
  return error != NULL ? error->code : DONE;
}

static gpointer
ask (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target, int *code)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  answer = regie_question_ask (&work, question, owned, &error);
  g_assert_false (answer != NULL && error != NULL);
  *code = error != NULL ? error->code : DONE;
  return answer;
}

#define OFFICE(name) (&regie_office_commands[REGIE_##name])
#define ASK(name) (&regie_office_questions[REGIE_##name])

static void
script (Fixture *f, const char *sql)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (f->db, sql, &error);
  g_assert_no_error (error);
}

static void
add_staff (Fixture *f)
{
  script (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
             "'Nour El Haddad', 'n', 'consulent', 1),"
             " (8, 1, 0, 'Bas', 'b', 'consulent', 1), (9, 1, 1, 'Weg', 'w', 'consulent', 1)");
}

static GVariant *
assignment (gint64 dossier, gint64 other, gint64 staff)
{
  const gint64 ids[] = { dossier, other };

  return g_variant_new ("(@axx)",
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof ids[0]),
                        staff);
}

/* Who is chosen gets another consultant; a dossier or a colleague that is gone changes nothing. */
static void
test_assign (Fixture *f, gconstpointer data)
{
  static const char assigned[] = "SELECT count(*) FROM dossier WHERE consultant = 8";
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 one;
  gint64 two;

  add_staff (f);
  one = add_dossier (f, "Haile", NULL, "asiel_28");
  two = add_dossier (f, "Bakker", NULL, "gezin");
  g_assert_cmpint (try (f, "balie", OFFICE (DOSSIERS_ASSIGN), assignment (one, two, 8), NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "beheer", OFFICE (DOSSIERS_ASSIGN), assignment (one, 12, 8), NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (try (f, "beheer", OFFICE (DOSSIERS_ASSIGN), assignment (one, two, 9), NULL,
                        NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, assigned), ==, 0);
  g_assert_cmpint (try (f, "beheer", OFFICE (DOSSIERS_ASSIGN), assignment (one, two, 8), NULL,
                        &outcome),
                   ==, DONE);
  g_assert_cmpint (count (f, assigned), ==, 2);
  g_assert_cmpstr (outcome->said, ==, "Assigned");
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (outcome->seq), NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, assigned), ==, 0);
  assert_in_order (f);
}

/* A filter is kept for who keeps it, and is thrown away once. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieOutcome) kept = NULL;
  g_autoptr (RegieOutcome) undone = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const RegieChoice *choice;
  int code;

  add_staff (f);
  g_assert_cmpint (try (f, "balie", OFFICE (FILTER_KEEP),
                        g_variant_new ("(ss)", "Z", "leerroute=Z"), NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", OFFICE (FILTER_KEEP), g_variant_new ("(ss)", "", ""), NULL,
                        NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "consulent", OFFICE (FILTER_KEEP),
                        g_variant_new ("(ss)", "Z", "leerroute=Z"), NULL, &kept),
                   ==, DONE);
  script (f, "INSERT INTO filter (id, version, voided, name, query, staff) VALUES (31, 1, 0, 'Van "
             "Bas', 'te_laat=ja', 8),"
             " (32, 1, 0, 'Allen', 'fase=pip', NULL)");
  filters = ask (f, "consulent", ASK (FILTER_LIST), NULL, &code);
  g_assert_cmpuint (filters->len, ==, 2);
  choice = filters->pdata[1];
  g_assert_cmpint (choice->id, ==, kept->about);
  g_assert_cmpstr (choice->name, ==, "Z");
  g_assert_cmpstr (choice->query, ==, "leerroute=Z");
  g_assert_cmpint (try (f, "consulent", OFFICE (FILTER_FORGET), g_variant_new_int64 (kept->about),
                        NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (try (f, "consulent", OFFICE (FILTER_FORGET), g_variant_new_int64 (kept->about),
                        NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  after = ask (f, "consulent", ASK (FILTER_LIST), NULL, &code);
  g_assert_cmpuint (after->len, ==, 1);
  /* My last comes back without its number, once. */
  g_assert_cmpint (try (f, "consulent", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (0), NULL, &undone),
                   ==, DONE);
  g_assert_cmpstr (undone->said, ==, "Undone: Filter thrown away “Z”");
  g_assert_true (undone->is_undone);
  g_assert_cmpint (count (f, "SELECT count(*) FROM filter WHERE voided = 0"), ==, 3);
}

static void
test_nothing_to_undo (Fixture *f, gconstpointer data)
{
  add_staff (f);
  g_assert_cmpint (try (f, "consulent", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (0), NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
}

/* The caseload comes with its first rows and tells that there is more; the rest of the rows by
 * their ids. */
static void
test_caseload (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieCaseloadAnswer) some = NULL;
  g_autoptr (RegieCaseloadAnswer) found = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree gint64 *n = NULL;
  gint64 ids[2];
  int code;

  add_staff (f);
  ids[0] = add_dossier (f, "Haile", "123456782", "asiel_28");
  ids[1] = 12;
  add_dossier (f, "Bakker", NULL, "gezin");
  some = ask (f, "consulent", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "sorteer=name", 1, TRUE),
              &code);
  g_assert_cmpuint (some->ids->len, ==, 1);
  g_assert_cmpuint (some->first->len, ==, 1);
  g_assert_cmpuint (some->n, ==, 2);
  g_assert_true (some->partial);
  found = ask (f, "consulent", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "zoek=haile", 0, FALSE),
               &code);
  g_assert_cmpuint (found->n, ==, 1);
  g_assert_null (found->first);
  g_assert_false (found->partial);
  rows = ask (f, "consulent", ASK (CASELOAD_ROWS),
              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof ids[0]), &code);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (REGIE_CASELOAD_ITEM (rows->pdata[0])->id, ==, ids[0]);
  g_assert_null (rows->pdata[1]);
  n = ask (f, "consulent", ASK (CASELOAD_COUNT), NULL, &code);
  g_assert_cmpint (*n, ==, 2);
  g_assert_null (ask (f, "balie", ASK (CASELOAD_COUNT), NULL, &code));
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
}

static void
fill_demo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 60, 2);
}

/* The list behind a figure. */
#define INFLOW "instroom@2025-11-24..2026-11-23"

/* How many REGIE_CASELOAD_EACH counts for TEXTS, against each asked by itself. */
static void
assert_counts (Fixture *f, const char *const *texts)
{
  g_autoptr (GArray) counts = NULL;
  int code;

  counts = ask (f, "consulent", ASK (CASELOAD_EACH), g_variant_new_strv (texts, -1), &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_cmpuint (counts->len, ==, g_strv_length ((char **) texts));
  for (guint i = 0; i < counts->len; i++)
    {
      g_autoptr (RegieCaseloadAnswer) answer = ask (f, "consulent", ASK (CASELOAD_IDS),
                                                    g_variant_new ("(sub)", texts[i], 0, FALSE),
                                                    &code);

      g_assert_cmpuint (g_array_index (counts, guint, i), ==, answer->n);
    }
}

/* The numbers of all chips, of one walk, are those of the lists behind them. */
static void
test_each (Fixture *f, gconstpointer data)
{
  static const char *const filters[] = { "",
                                         "van=mijn",
                                         "van=team",
                                         "te_laat=ja",
                                         "zonder_pip=ja",
                                         "achter=ja",
                                         "eindigt=ja",
                                         "niet_vastgelegd=ja",
                                         "leerroute=Z&te_laat=ja",
                                         "consulent=1003",
                                         NULL };
  static const char *const found[] = { "zoek=an", "zoek=an&leerroute=B1", NULL };
  static const char *const texts[] = { "zoek=taal&ook_in_teksten=ja",
                                       "zoek=taal&ook_in_teksten=ja&zonder_pip=ja", NULL };
  static const char *const listed[] = { "cijfer=" INFLOW, "cijfer=" INFLOW "&leerroute=Z", NULL };
  static const char *const nobody[] = { NULL };

  fill_demo (f);
  assert_counts (f, filters);
  assert_counts (f, found);
  assert_counts (f, texts);
  assert_counts (f, listed);
  assert_counts (f, nobody);
}

/* My caseload comes first for who has one; for who has none everybody.  What is on is said in
 * words. */
static void
test_own (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieCaseloadAnswer) none = NULL;
  g_autoptr (RegieCaseloadAnswer) own = NULL;
  g_autoptr (RegieCaseloadAnswer) of_bas = NULL;
  g_autofree char *sql = NULL;
  RegieMe me;
  gint64 one;
  int code;

  add_staff (f);
  one = add_dossier (f, "Haile", NULL, "asiel_28");
  add_dossier (f, "Bakker", NULL, "gezin");
  none = ask (f, "consulent", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "van=eigen", 0, FALSE),
              &code);
  g_assert_cmpuint (none->n, ==, 2);
  g_assert_cmpint (none->scope, ==, REGIE_SCOPE_ALL);
  g_assert_cmpuint (none->on->len, ==, 0);
  work_as (f, &me, "consulent");
  sql = g_strdup_printf ("UPDATE dossier_index SET consultant = %" G_GINT64_FORMAT
                         " WHERE dossier = %" G_GINT64_FORMAT,
                         me.id, one);
  script (f, sql);
  own = ask (f, "consulent", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "van=eigen", 0, FALSE),
             &code);
  g_assert_cmpuint (own->n, ==, 1);
  g_assert_cmpint (own->scope, ==, REGIE_SCOPE_MINE);
  g_assert_cmpstr (((RegieChoice *) own->on->pdata[0])->name, ==, "My caseload");
  of_bas = ask (f, "consulent", ASK (CASELOAD_IDS),
                g_variant_new ("(sub)", "consulent=8&te_laat=ja&cijfer=" INFLOW, 0, FALSE), &code);
  g_assert_cmpuint (of_bas->on->len, ==, 2);
  g_assert_cmpstr (((RegieChoice *) of_bas->on->pdata[0])->name, ==, "Bas");
  g_assert_cmpstr (((RegieChoice *) of_bas->on->pdata[0])->query, ==, "consulent=8");
  g_assert_cmpstr (((RegieChoice *) of_bas->on->pdata[1])->name, ==, "Late");
}

/* Who may not see a BSN finds nobody by one. */
static void
test_bsn (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    guint n;
  } rows[] = { { "consulent", 1 }, { "manager", 0 } };

  add_staff (f);
  add_dossier (f, "Haile", "123456782", "asiel_28");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieCaseloadAnswer) answer = NULL;
      int code;

      answer = ask (f, rows[i].role, ASK (CASELOAD_IDS),
                    g_variant_new ("(sub)", "zoek=123456782", 0, FALSE), &code);
      g_assert_nonnull (answer);
      g_assert_cmpuint (answer->n, ==, rows[i].n);
    }
}

static GVariant *
keys_of (const RegieTodayKey *keys, guint n)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE (REGIE_TODAY_KEY_TYPE), keys, n, sizeof *keys);
}

/* Vandaag shows each what it may see: the desk no dossier, who contracts what providers owe. */
static void
test_today (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieTodayAnswer) all = NULL;
  g_autoptr (RegieTodayAnswer) desk = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const RegieTodayKey *first;
  RegieTodayItem *row;
  RegieTodayItem *same;
  int code;

  fill_demo (f);
  all = ask (f, "beheer", ASK (TODAY_READ), g_variant_new ("(sss)", "", "", ""), &code);
  g_assert_cmpuint (all->keys->len, >, 1);
  g_assert_cmpuint (all->first->len, ==, MIN (all->keys->len, REGIE_FIRST_ROWS));
  first = (const RegieTodayKey *) (gpointer) all->keys->data;
  rows = ask (f, "beheer", ASK (TODAY_ROWS), keys_of (first, 2), &code);
  row = rows->pdata[0];
  same = all->first->pdata[0];
  g_assert_true (regie_item_equal (&row->parent_instance, &same->parent_instance));
  desk = ask (f, "balie", ASK (TODAY_READ), g_variant_new ("(sss)", "", "", ""), &code);
  g_assert_cmpuint (desk->keys->len, >, 0);
  for (guint i = 0; i < desk->keys->len; i++)
    g_assert_cmpint (g_array_index (desk->keys, RegieTodayKey, i).dossier, ==, 0);
  for (guint i = 0; i < all->keys->len; i++)
    if (first[i].dossier != 0)
      {
        g_assert_null (ask (f, "balie", ASK (TODAY_ROWS), keys_of (first + i, 1), &code));
        g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
        return;
      }
  g_assert_not_reached ();
}

/* What must not be forgotten is put off once; a second time it is not asked any more. */
static void
test_defer (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieTodayAnswer) desk = NULL;
  const RegieTodayKey *key;
  int code;

  fill_demo (f);
  desk = ask (f, "balie", ASK (TODAY_READ), g_variant_new ("(sss)", "", "", ""), &code);
  key = (const RegieTodayKey *) (gpointer) desk->keys->data;
  target = g_variant_ref_sink (
    g_variant_new ("(sxx)", regie_task_rule (key->n), key->provider, key->subject));
  g_assert_cmpint (try (f, "balie", OFFICE (TASK_DEFER), target, NULL, NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "balie", OFFICE (TASK_DEFER), target, "tot=2026-12-20", NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "financien", OFFICE (TASK_DEFER), target, "tot=2026-12-20&reden=x",
                        NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM delay"), ==, 0);
  g_assert_cmpint (try (f, "balie", OFFICE (TASK_DEFER), target, "tot=2026-12-20&reden=afgesproken",
                        NULL),
                   ==, DONE);
  g_assert_cmpint (
    count (f,
           "SELECT count(*) FROM delay WHERE reason = 'afgesproken' AND until_day = '2026-12-20'"),
    ==, 1);
  g_assert_cmpint (try (f, "balie", OFFICE (TASK_DEFER), target, "tot=2026-12-20&reden=nog%20eens",
                        NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM delay"), ==, 1);
}

/* Who is found to be behind is shown as such, by what the office says in amounts.ini. */
static void
test_behind (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieCaseloadAnswer) some = NULL;
  g_autoptr (RegieCaseloadAnswer) more = NULL;
  int code;

  fill_demo (f);
  some = ask (f, "beheer", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "achter=ja", 0, TRUE),
              &code);
  g_assert_cmpuint (some->n, >, 0);
  for (guint i = 0; i < some->first->len; i++)
    {
      const RegieCaseloadItem *item = some->first->pdata[i];

      g_assert_true (item->is_behind || item->is_ended);
    }
  f->office->warnings.behind = 1000;
  more = ask (f, "beheer", ASK (CASELOAD_IDS), g_variant_new ("(sub)", "achter=ja", 0, FALSE),
              &code);
  g_assert_cmpuint (more->n, >, some->n);
}

/* How much is late is said of what one begins with, whatever one looks at: one's own, or of who
 * leads those of everybody. */
static void
test_late (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieTodayAnswer) mine = NULL;
  g_autoptr (RegieTodayAnswer) all = NULL;
  g_autoptr (RegieTodayAnswer) nothing = NULL;
  g_autoptr (RegieQuery) one = regie_query_new ();
  g_autofree char *text = NULL;
  g_autofree gint64 *late = NULL;
  g_autofree gint64 *led = NULL;
  int code;

  fill_demo (f);
  all = ask (f, "manager", ASK (TODAY_READ), g_variant_new ("(sss)", "", "", ""), &code);
  led = ask (f, "manager", ASK (TODAY_LATE), NULL, &code);
  g_assert_cmpint (*led, ==, all->view->counts[REGIE_SECTION_LATE]);
  g_assert_nonnull (all->view->colleagues);
  /* Of whom nothing is late is still called by name. */
  script (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (99, 1, 0, 'Nia "
             "Nieuw', 'consulent', 1)");
  one->consultant = 99;
  text = regie_query_to_text (one);
  nothing = ask (f, "manager", ASK (TODAY_READ), g_variant_new ("(sss)", text, "", ""), &code);
  g_assert_cmpstr (nothing->view->colleague, ==, "Nia Nieuw");
  g_assert_cmpuint (nothing->view->counts[REGIE_SECTION_LATE], ==, 0);
  mine = ask (f, "beheer", ASK (TODAY_READ), g_variant_new ("(sss)", "van=mijn", "", ""), &code);
  late = ask (f, "beheer", ASK (TODAY_LATE), NULL, &code);
  g_assert_cmpint (*late, ==, mine->view->counts[REGIE_SECTION_LATE]);
  g_assert_cmpint (*late, >, 0);
  g_assert_cmpint (*late, <, *led);
}

/* What is confirmed when SHOWN open ends were seen. */
static GVariant *
everything_of (guint shown)
{
  return g_variant_ref_sink (g_variant_new ("(ssa(xsx)u)", "", "", NULL, shown));
}

/* Open ends from before are confirmed together: of two an objection that nobody decided on. */
static void
test_confirm (Fixture *f, gconstpointer data)
{
  static const char open_ends[] = "SELECT count(*) FROM deadline WHERE unrecorded = 1";
  g_autoptr (GVariant) everything = NULL;
  g_autoptr (GVariant) others = NULL;
  g_autoptr (GError) error = NULL;

  fill_demo (f);
  script (f, "UPDATE dossier SET recorded_from = '2026-11-23'");
  script (f, "INSERT INTO fact (id, version, voided, dossier, kind, day) "
             "SELECT dossier + 4000000007, 1, 0, dossier, 'besluit', '2025-06-20' "
             "FROM dossier_index ORDER BY dossier LIMIT 2");
  script (f, "INSERT INTO fact (id, version, voided, dossier, kind, day) "
             "SELECT dossier + 5000000009, 1, 0, dossier, 'bezwaar', '2025-07-01' "
             "FROM dossier_index ORDER BY dossier LIMIT 2");
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, open_ends), >, 0);
  everything = everything_of ((guint) count (f, open_ends));
  others = everything_of ((guint) count (f, open_ends) - 1);
  g_assert_cmpint (try (f, "beheer", OFFICE (TODAY_CONFIRM), others, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  g_assert_cmpint (try (f, "balie", OFFICE (TODAY_CONFIRM), everything, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "beheer", OFFICE (TODAY_CONFIRM), everything, NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, open_ends), ==, 0);
  assert_in_order (f);
}

/* The day turns: what it changes is in the index, which stays what check expects. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  g_autofree gint64 *waiting = NULL;
  int code;

  fill_demo (f);
  regie_office_set_today (f->office, regie_day_from_civil (2027, 3, 1));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE refresh_on <= '2027-03-01'"),
                   >, 0);
  g_assert_cmpint (try (f, "consulent", OFFICE (INDEX_REFRESH), NULL, NULL, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE refresh_on <= '2027-03-01'"),
                   ==, 0);
  waiting = ask (f, "consulent", ASK (HOURS_WAITING), NULL, &code);
  g_assert_nonnull (waiting);
  g_assert_cmpint (try (f, "consulent", OFFICE (HOURS_SETTLE), NULL, NULL, NULL), ==, DONE);
  g_assert_cmpint (try (f, "balie", OFFICE (HOURS_SETTLE), NULL, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  assert_in_order (f);
}

/* The index is made with the days of the office: with others it is not current, and is made
 * anew. */
static void
test_silence (Fixture *f, gconstpointer data)
{
  const RegieIndexing by = { f->office->rules,
                             f->office->codes,
                             &f->office->network,
                             f->office->ages,
                             regie_office_today (f->office),
                             30 };
  g_autoptr (RegieDeriver) other = regie_deriver_new (&by);
  g_autoptr (GError) error = NULL;
  gboolean current;

  fill_demo (f);
  g_assert_cmpint (f->office->warnings.no_contact_days, ==, 42);
  g_assert_true (regie_index_is_current (f->db, f->deriver, &current, &error) && current);
  g_assert_true (regie_index_is_current (f->db, other, &current, &error) && !current);
  g_assert_true (regie_reindex (f->db, other, NULL, NULL, NULL, &error));
  g_assert_true (regie_index_is_current (f->db, other, &current, &error) && current);
  g_assert_true (regie_index_is_current (f->db, f->deriver, &current, &error) && !current);
  g_assert_true (regie_index_check (f->db, f->deriver, &error));
  g_assert_no_error (error);
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (RegieFullest) fullest = NULL;
  g_autofree gint64 *shown = NULL;
  int code;

  fill_demo (f);
  staff = ask (f, "consulent", ASK (STAFF_LIST), NULL, &code);
  g_assert_cmpint (staff->len, ==,
                   count (f, "SELECT count(*) FROM staff WHERE active = 1 AND voided = 0"));
  fullest = ask (f, "consulent", ASK (CASELOAD_FULLEST), NULL, &code);
  g_assert_cmpuint (fullest->ids->len, ==, 12);
  g_assert_cmpuint (fullest->facts, >, 0);
  shown = ask (f, "consulent", ASK (DEMO_SHOWN), NULL, &code);
  g_assert_cmpint (shown[1], !=, 0);
  g_assert_cmpint (shown[2], !=, 0);
}

#define PEOPLE                                                                                     \
  "Achternaam;Voornamen;Groep;Kennisgeving\r\n"                                                    \
  "Haile;Selam;asiel_28;1-9-2026\r\n"                                                              \
  "Bakker;Amir;asiel_28;1-9-2026\r\n"

static GVariant *
file_of (RegieFileKind kind, gint64 provider, const char *text, const char *settings)
{
  return g_variant_new ("(ux@ays)", (guint32) kind, provider,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1),
                        settings);
}

#define IMPORT (&regie_file_commands[REGIE_FILE_IMPORT])
#define LOOK (&regie_file_questions[REGIE_FILE_LOOK])

static const char n_people[] = "SELECT count(*) FROM person WHERE voided = 0";

/* What column N of the file is; borrowed. */
static const char *
get_target (RegieFileView *view, guint n)
{
  g_autoptr (RegieFileColumn) column = g_list_model_get_item (G_LIST_MODEL (view->columns), n);
  g_autoptr (RegieFileChoice) choice = g_list_model_get_item (G_LIST_MODEL (view->choices),
                                                              (guint) column->chosen);

  return choice->target;
}

/* A file is looked at as often as one likes, written as it was seen, and not when others made a
 * difference in between. */
static void
test_import (Fixture *f, gconstpointer data)
{
  g_autofree char *sure = NULL;
  g_autoptr (RegieFileView) look = NULL;
  g_autoptr (RegieFileView) without = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  int code;

  add_staff (f);
  look = ask (f, "beheer", LOOK, file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, ""), &code);
  g_assert_true (look->can_run);
  g_assert_cmpint (look->n_accepted, ==, 2);
  g_assert_cmpstr (get_target (look, 0), ==, "persoon.achternaam");
  without = ask (f, "beheer", LOOK, file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, "kolom.0=-"), &code);
  g_assert_cmpstr (get_target (without, 0), ==, "");
  g_assert_cmpint (try (f, "balie", IMPORT, file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, ""), NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "beheer", IMPORT, file_of (99, 0, PEOPLE, ""), NULL, NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "beheer", IMPORT, file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, "gezien=1"),
                        NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, n_people), ==, 0);
  g_assert_cmpint (try (f, "beheer", IMPORT,
                        file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, "gezien=2&naam=mensen.csv"), NULL,
                        &outcome),
                   ==, DONE);
  g_assert_cmpstr (outcome->said, ==, "2 rows imported");
  g_assert_cmpint (count (f, n_people), ==, 2);
  /* All of a file is not taken back by one key. */
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (outcome->seq), NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, n_people), ==, 2);
  sure = g_strdup_printf (REGIE_SURE "=%" G_GINT64_FORMAT, outcome->seq);
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (outcome->seq), sure, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, n_people), ==, 0);
  assert_in_order (f);
}

static void
note_progress (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  (*(guint *) data)++;
}

/* What is being written says how far it is, and can be stopped: then nothing was written. */
static void
test_import_stops (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) file = g_variant_ref_sink (file_of (REGIE_FILE_PEOPLE, 0, PEOPLE, ""));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  guint n = 0;

  add_staff (f);
  work.cancellable = cancellable;
  work.progress = note_progress;
  work.progress_data = &n;
  g_cancellable_cancel (cancellable);
  g_assert_null (regie_command_do (&work, IMPORT, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (f, n_people), ==, 0);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  outcome = regie_command_do (&work, IMPORT, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (count (f, n_people), ==, 2);
}

/* Each kind of file is read in by who works with it; one that says nothing is no file. */
static void
test_import_kinds (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieFileKind kind;
    const char *allowed, *refused;
  } kinds[] = {
    { REGIE_FILE_PEOPLE, "beheer", "balie" },       { REGIE_FILE_REPORT, "beheer", "balie" },
    { REGIE_FILE_INVOICES, "beheer", "consulent" }, { REGIE_FILE_OFFERS, "balie", "financien" },
    { REGIE_FILE_WISHES, "balie", "financien" },
  };
  gint64 provider;

  fill_demo (f);
  provider = count (f, "SELECT min(id) FROM provider WHERE voided = 0");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      RegieFileView *look;
      int code;

      g_assert_null (ask (f, kinds[i].refused, LOOK,
                          file_of (kinds[i].kind, provider, "a;b\r\n1;2\r\n", ""), &code));
      g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
      look = ask (f, kinds[i].allowed, LOOK,
                  file_of (kinds[i].kind, provider, "a;b\r\n1;2\r\n", ""), &code);
      g_assert_true (look != NULL ? !look->can_run : code != DONE);
      g_clear_object (&look);
      g_assert_cmpint (try (f, kinds[i].allowed, IMPORT, file_of (kinds[i].kind, provider, "", ""),
                            NULL, NULL),
                       !=, DONE);
    }
  g_assert_cmpint (try (f, "beheer", IMPORT,
                        file_of (REGIE_FILE_REPORT, provider, "a;b\r\n1;2\r\n", "periode=ooit"),
                        NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
}

TEST_SUITE (office_commands)
{
  static const FixtureTest tests[] = {
    { "assign", test_assign },
    { "filters", test_filters },
    { "nothing-to-undo", test_nothing_to_undo },
    { "caseload", test_caseload },
    { "a-bsn-finds-nobody", test_bsn },
    { "every-filter-is-counted-in-one-walk", test_each },
    { "my-caseload-comes-first", test_own },
    { "today", test_today },
    { "defer", test_defer },
    { "who-is-behind", test_behind },
    { "late", test_late },
    { "confirm", test_confirm },
    { "the-day-turns", test_refresh },
    { "silence", test_silence },
    { "lists", test_lists },
    { "import", test_import },
    { "import/stops", test_import_stops },
    { "import/kinds", test_import_kinds },
  };

  ADD_ON_BOTH_ENGINES ("/office-commands", tests);
}
