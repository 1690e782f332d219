/* SPDX-License-Identifier: EUPL-1.2 */
/* Every fact of a dossier and what was done to it, in words, on both engines. */
#include "parts.h"

#include "regie-dossier-log-query.h"

static const PartRow rows[] = {
  { .says = { "Facts\n" } },
  { .facts = { "soort=contact&datum=2026-11-02&toelichting=Belde terug" },
    .says = { "Belde terug | Mon 2 Nov 2026 [Correct] [Remove]" } },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1&intensiteit=12" },
    .says = { "Route: B1", " · Hours a week: 12 | Mon 2 Feb 2026" } },
  { .facts = { "soort=vrijstelling&datum=2026-02-02&tijdelijk=1" }, .says = { ": yes" } },
  { .facts = { "soort=verlenging_besluit&datum=2026-02-02&nieuw_einde=2030-01-01" },
    .says = { ": 1 January 2030" } },
  { .facts = { "soort=contact&datum=2027-02-02&gepland=1" }, .says = { "planned" } },
  { .facts = { "soort=contact&datum=2026-02-02" }, .lacks = "planned" },
  { .facts = { "soort=duo_bericht&datum=2026-11-10&code=SS106" }, .says = { "SS106 · " } },
  { .facts = { "soort=duo_bericht&datum=2026-11-10&code=SS999" },
    .says = { "SS999 | Tue 10 Nov 2026" } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_FACTS, rows, G_N_ELEMENTS (rows));
}

/* The newest stands first. */
static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;

  add_fact (f, dossier, "contact", "2026-03-02", NULL, NULL);
  add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
  add_fact (f, dossier, "contact", "2026-06-02", NULL, NULL);
  text = dup_part (f, "consulent", REGIE_PART_FACTS, dossier, 0);
  g_assert_true (strstr (text, "2 Nov 2026") < strstr (text, "2 Jun 2026"));
  g_assert_true (strstr (text, "2 Jun 2026") < strstr (text, "2 Mar 2026"));
}

/* What was done is told with who did it and when, in the time of the office; nothing yet is
 * said. */
static void
test_log (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  RegieLogEntry first = { (char *) "Recorded: Contact", (char *) "Lotte",
                          (char *) "2026-11-23T09:00:00Z", .last_who = 7 };
  RegieLogEntry mine = { (char *) "Recorded: Goal", (char *) "Lotte", (char *) "eerder",
                         .is_undone = TRUE,         .last_who = 7,    .last_by = "Lotte" };
  RegieLogEntry others = { (char *) "Recorded: Letter", (char *) "Lotte", (char *) "nog eerder",
                           .is_undone = TRUE,           .last_who = 8,    .last_by = "Bert" };
  RegieLogEntry program = { (char *) "Filled", NULL,          (char *) "toen",
                            .is_undone = TRUE, .last_who = 8, .last_by = "Bert" };
  RegieMe me = { .id = 7, .role = (char *) "consulent" };
  RegieLogEntry second = { (char *) "Undone: Contact", NULL, (char *) "gisteren", .undoes = 12 };
  g_autoptr (GListStore) nothing = regie_log_chapters (none, &me);
  g_autoptr (GListStore) chapters = NULL;
  g_autofree char *empty = regie_chapters_dup_text (G_LIST_MODEL (nothing));
  g_autofree char *text = NULL;

  g_ptr_array_add (all, &second);
  g_ptr_array_add (all, &first);
  g_ptr_array_add (all, &mine);
  g_ptr_array_add (all, &others);
  g_ptr_array_add (all, &program);
  chapters = regie_log_chapters (all, &me);
  text = regie_chapters_dup_text (G_LIST_MODEL (chapters));
  g_assert_cmpstr (empty, ==, "Log\n  Nothing was changed here yet\n");
  g_assert_true (g_str_has_prefix (text, "Log\n  Undone: Contact | gisteren\n  "));
  g_assert_nonnull (strstr (text, "Recorded: Contact | Lotte | 23-11-2026 "));
  g_assert_nonnull (strstr (text, "[Undo]")); /* my own has the way back */
  g_assert_nonnull (strstr (text, "Recorded: Goal | Lotte · taken back | eerder [Redo]"));
  g_assert_nonnull (strstr (text, "Recorded: Letter | Lotte · taken back by Bert | nog eerder\n"));
  g_assert_nonnull (strstr (text, "Filled | taken back by Bert | toen"));
}

TEST_SUITE (facts_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "the-newest-first", test_order },
  };

  g_test_add_func ("/facts-view/log", test_log);
  ADD_ON_BOTH_ENGINES ("/facts-view", tests);
}
