/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here and with what, and the rules of the law, in words. */
#include "regie-office-view.h"

#include "fixture.h"
#include "regie-rules-view.h"

static void
test_office (void)
{
  static const struct {
    const char *role, *label, *uri;
    gboolean demo, plays, may_record;
    const char *database, *says;
  } rows[] = {
    { "consulent", "Consultant", "/home/x/regie.db", FALSE, FALSE, TRUE, "regie.db · connected",
      NULL },
    { "manager", "Manager", "/home/x/regie.db", TRUE, FALSE, FALSE, NULL, "Invented people" },
    { "beheer", NULL, "/home/x/regie.db", TRUE, TRUE, TRUE, NULL,
      "Invented people; you play Lotte" },
    /* What opens the database is nobody's business. */
    { "consulent", NULL, "postgresql://lotte:geheim@server/regie", FALSE, FALSE, TRUE, NULL, NULL },
  };
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieMe me = { .name = (char *) "Lotte", .role = (char *) rows[i].role };
      g_autoptr (RegieOfficeView) view = regie_office_view_new (office, &me, rows[i].uri,
                                                                rows[i].demo, rows[i].plays);

      g_assert_cmpstr (view->name, ==, "Lotte");
      if (rows[i].label != NULL)
        g_assert_cmpstr (view->role, ==, rows[i].label);
      if (rows[i].database != NULL)
        g_assert_cmpstr (view->database, ==, rows[i].database);
      g_assert_null (strstr (view->database, "geheim"));
      g_assert_true (g_str_has_suffix (view->database, " · connected"));
      g_assert_cmpstr (view->demo, ==, rows[i].says);
      g_assert_true (view->may_record == rows[i].may_record);
      g_assert_null (view->fault);
    }
}

/* Why older rules are in force is said; how far the index is as well. */
static void
test_fault (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  RegieMe me = { .name = (char *) "Lotte", .role = (char *) "consulent" };
  g_autoptr (RegieOfficeView) view = NULL;
  g_autofree char *progress = regie_office_dup_reindexing (42);

  office->fault = g_strdup ("rules.ini, line 3: x");
  view = regie_office_view_new (office, &me, "/x/regie.db", FALSE, FALSE);
  g_assert_cmpstr (view->fault, ==,
                   "The office's own rules could not be read: rules.ini, line 3: x. The last good "
                   "rules are in force.");
  g_assert_cmpstr (progress, ==, "The deadlines are being computed anew: 42 %");
}

TEST_SUITE (office_view)
{
  g_test_add_func ("/office-view/who-and-with-what", test_office);
  g_test_add_func ("/office-view/faults", test_fault);
}
