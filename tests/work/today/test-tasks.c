/* SPDX-License-Identifier: EUPL-1.2 */
/* What about a provider asks for action, and what of it was put off. */
#include "school.h"
#include "regie-tasks.h"

static guint
n_tasks (Fixture *f, RegieTaskKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = regie_tasks_load (f->db, f->office, 0, 42, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    n += ((RegieTask *) tasks->pdata[i])->kind == kind;
  return n;
}

/* What Vandaag says of providers comes and goes with what is recorded, and can be put off with a
 * reason. */
static void
test_tasks (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_autoptr (GPtrArray) rows = NULL;
  char id[24];

  g_assert_cmpuint (n_tasks (f, REGIE_TASK_REPORT), ==, 3); /* August, September, October */
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_REPORT), ==, 2);
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_STEP), ==, 0);
  record (f, REGIE_ENTITY_Milestone,
          PAIRS ("contract", id_text (s.contract, id), "soort", "evaluatie", "datum",
                 "2026-12-01"));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_STEP), ==, 1);
  record (f, REGIE_ENTITY_Milestone,
          PAIRS ("contract", id, "soort", "evaluatie", "datum", "2026-11-01", "gedaan_op",
                 "2026-11-02"));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_STEP), ==, 1);
  record (f, REGIE_ENTITY_Action,
          PAIRS ("aanbieder", id_text (s.provider, id), "wat", "Lijst sturen", "wie", "Lotte",
                 "klaar_voor", "2026-11-12"));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_ACTION), ==, 1);
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_NOTICE), ==, 0);
  regie_office_set_today (f->office, regie_day_from_civil (2027, 6, 1));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_NOTICE), ==,
                    1); /* six months before the last day of 2027 */
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_MARK), ==, 1); /* until the end of June */
  record (f, REGIE_ENTITY_Mark,
          PAIRS ("aanbieder", id_text (s.provider, id), "soort", "blik_op_werk", "van",
                 "2027-07-01"));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_MARK), ==, 0); /* renewed */
  regie_office_set_today (f->office, regie_day_from_civil (2026, 11, 23));
  tasks = regie_tasks_load (f->db, f->office, s.provider, 42, &error);
  for (guint i = 0; i < tasks->len; i++)
    {
      const RegieTask *task = tasks->pdata[i];

      if (task->kind != REGIE_TASK_ACTION)
        continue;
      g_assert_cmpint (task->section, ==, REGIE_SECTION_LATE);
      g_assert_null (regie_task_defer (f->db, f->office, task, regie_office_today (f->office),
                                       "Vakantie", &error));
      g_clear_error (&error);
      g_assert_null (
        regie_task_defer (f->db, f->office, task, regie_office_today (f->office) + 7, " ", &error));
      g_clear_error (&error);
      apply (f,
             regie_task_defer (f->db, f->office, task, regie_office_today (f->office) + 7,
                               "Vakantie", &error),
             NULL);
    }
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_ACTION), ==, 0);
  regie_office_set_today (f->office, regie_day_from_civil (2026, 11, 30));
  g_assert_cmpuint (n_tasks (f, REGIE_TASK_ACTION), ==, 1);
  /* As rows of Vandaag. */
  g_assert_true (regie_tasks_add_keys (f->db, f->office, keys, NULL,
                                       REGIE_TASKS_PROVIDERS | REGIE_TASKS_DESK, NULL, &error));
  g_assert_cmpuint (keys->len, ==, 4);
  rows = regie_today_rows (f->db, f->office, (const RegieTodayKey *) (gconstpointer) keys->data,
                           keys->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *what = regie_task_dup_what (f->office, rows->pdata[i]);

      g_assert_cmpstr (((RegieTodayRow *) rows->pdata[i])->name, ==, "Mergelland Taal");
      g_assert_cmpuint (strlen (what), >, 2);
    }
  g_array_set_size (keys, 0);
  g_assert_true (regie_tasks_add_keys (f->db, f->office, keys, "AANBIEDER-RAPPORT",
                                       REGIE_TASKS_PROVIDERS, NULL, &error));
  g_assert_cmpuint (keys->len, ==, 2);
  g_array_set_size (keys, 0);
  g_assert_true (
    regie_tasks_add_keys (f->db, f->office, keys, NULL, REGIE_TASKS_OWN, "Lotte", &error));
  g_assert_cmpuint (keys->len, ==, 1);
  assert_in_order (f);
}

TEST_SUITE (tasks)
{
  static const FixtureTest tests[] = {
    { "tasks-about-providers", test_tasks },
  };

  ADD_ON_BOTH_ENGINES ("/tasks", tests);
}
