/* SPDX-License-Identifier: EUPL-1.2 */
/* What the caseload says, in words: a row per case. */
#include "regie-caseload-view.h"

#include "fixture.h"
#include "regie-office-query.h"

static RegieOffice *office;

/* Selam Haddad, of whom nothing else is known. */
static RegieCaseloadRow
somebody (void)
{
  return (RegieCaseloadRow){ .id = 12,
                             .name = (char *) "Selam Haddad",
                             .number = (char *) "I000012",
                             .next_due = REGIE_DAY_NONE,
                             .started = REGIE_DAY_NONE,
                             .pip_day = REGIE_DAY_NONE,
                             .term_begin = REGIE_DAY_NONE,
                             .term_nominal = REGIE_DAY_NONE,
                             .term_end = REGIE_DAY_NONE,
                             .last_contact = REGIE_DAY_NONE,
                             .done_on = REGIE_DAY_NONE };
}

static void
test_unknown (void)
{
  RegieCaseloadRow row = somebody ();
  g_autoptr (RegieCaseloadItem) item = regie_caseload_item_new (office, &row);

  g_assert_cmpint (item->id, ==, 12);
  g_assert_cmpstr (item->initials, ==, "SH");
  g_assert_cmpstr (item->route, ==, "—");
  g_assert_cmpstr (item->group, ==, "");
  g_assert_cmpstr (item->next, ==, "");
  g_assert_cmpstr (item->distance, ==, "");
  g_assert_cmpstr (item->contact, ==, "–");
  g_assert_cmpint (item->contact_days, ==, 0);
  g_assert_cmpstr (item->consultant, ==, "");
  g_assert_cmpstr (item->hours, ==, "0 / 0");
  g_assert_cmpstr (item->term, ==, "");
  g_assert_cmpint (item->shape, ==, REGIE_SHAPE_RUN);
  g_assert_false (item->is_late);
}

/* Who has everything; who has no date of birth is told apart by the number. */
static void
test_known (void)
{
  RegieDay today = regie_office_today (office);
  RegieCaseloadRow row = somebody ();
  g_autoptr (RegieCaseloadItem) item = NULL;
  g_autoptr (RegieCaseloadItem) other = NULL;

  row.group = (char *) "asiel_28";
  row.route = (char *) "B1";
  row.born = (char *) "1990-05-01";
  row.consultant_name = (char *) "Lotte";
  row.municipality = (char *) "0935";
  row.hours = 120;
  row.hours_plan = 600;
  row.last_contact = today - 6;
  row.term_end = regie_day_from_civil (2029, 11, 20);
  row.next_rule = (char *) "SIGNAAL-STIL";
  row.next_due = today - 1;
  item = regie_caseload_item_new (office, &row);
  g_assert_cmpstr (item->born, ==, "1-5-1990");
  g_assert_cmpstr (item->group, ==, "Asylum");
  g_assert_cmpstr (item->contact, ==, "6 days");
  g_assert_cmpint (item->contact_days, ==, 6);
  g_assert_cmpstr (item->hours, ==, "120 / 600");
  g_assert_cmpstr (item->consultant, ==, "Lotte");
  g_assert_cmpstr (item->municipality, ==, "Maastricht");
  g_assert_cmpstr (item->term, ==, "20 Nov 2029");
  g_assert_nonnull (strstr (item->spoken, "Next: No contact for a while 1 day late"));
  g_assert_nonnull (strstr (item->spoken, "1-5-1990"));
  g_assert_null (strstr (item->spoken, "I000012"));
  row.born = NULL;
  other = regie_caseload_item_new (office, &row);
  g_assert_nonnull (strstr (other->spoken, "I000012"));
}

/* Who is ready, away or exempt takes no colour: nobody is behind with hours or silent any more. */
static void
test_ended (void)
{
  static const struct {
    const char *phase;
    gboolean ended;
  } rows[] = { { "leerroute", FALSE }, { "verlopen", FALSE },   { "klaar", TRUE },
               { "weg", TRUE },        { "vervallen", TRUE },   { "zonder_plicht", TRUE },
               { NULL, FALSE },        { "zoiets niet", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieCaseloadRow row = somebody ();
      g_autoptr (RegieCaseloadItem) item = NULL;

      row.phase = (char *) rows[i].phase;
      row.hours = 10;
      row.hours_plan = 600;
      row.last_contact = regie_office_today (office) - 601;
      item = regie_caseload_item_new (office, &row);
      g_assert_true (item->is_ended == rows[i].ended);
      g_assert_true (item->is_behind == !rows[i].ended);
      g_assert_cmpint (item->contact_days, ==, rows[i].ended ? 0 : 601);
    }
}

/* The end of the term is no duty of the college: passed, it is not late. */
static void
test_next (void)
{
  RegieDay today = regie_office_today (office);
  const char *term = regie_rules_get (office->rules, office->rules->role[REGIE_RULE_IS_TERM])->id;
  const struct {
    const char *rule;
    RegieDay due, done;
    RegieShape shape;
    gboolean late;
    const char *next;
  } rows[] = {
    { "SIGNAAL-STIL", today - 1, REGIE_DAY_NONE, REGIE_SHAPE_LATE, TRUE, NULL },
    { "SIGNAAL-STIL", today, REGIE_DAY_NONE, REGIE_SHAPE_SOON, FALSE, NULL },
    { "SIGNAAL-STIL", today + 60, REGIE_DAY_NONE, REGIE_SHAPE_RUN, FALSE, NULL },
    { term, today - 1, REGIE_DAY_NONE, REGIE_SHAPE_RUN, FALSE, NULL },
    { term, today + 3, REGIE_DAY_NONE, REGIE_SHAPE_SOON, FALSE, NULL },
    { NULL, REGIE_DAY_NONE, today - 30, REGIE_SHAPE_DONE, FALSE, "Duty fulfilled" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieCaseloadRow row = somebody ();
      g_autoptr (RegieCaseloadItem) item = NULL;

      row.next_rule = (char *) rows[i].rule;
      row.next_due = rows[i].due;
      row.done_on = rows[i].done;
      item = regie_caseload_item_new (office, &row);
      if (item->shape != (int) rows[i].shape || item->is_late != rows[i].late
          || (rows[i].next != NULL && strcmp (item->next, rows[i].next) != 0))
        g_error ("row %u: %d, %d, %s", i, item->shape, item->is_late, item->next);
    }
}

static void
test_page (void)
{
  static const struct {
    const char *text;
    gboolean in_notes, looks_on;
    const char *begin;
  } rows[] = {
    { NULL, FALSE, FALSE, "Nobody fits all filters" },
    { "", FALSE, FALSE, "Nobody fits all filters" },
    { "haddad", FALSE, TRUE, "Try another part of the name" },
    { "haddad", TRUE, FALSE, "Not in a name, and not in intake" },
  };
  g_autoptr (RegieQuery) everybody = regie_query_new ();
  g_autoptr (RegieQuery) late = regie_query_from_text ("te_laat=ja");
  g_autoptr (RegieCaseloadView) empty = regie_caseload_view_new (everybody, 0, 0);
  g_autoptr (RegieCaseloadView) none = regie_caseload_view_new (late, 0, 0);
  g_autoptr (RegieCaseloadView) one = regie_caseload_view_new (late, 1, 0);

  /* Without any dossier there is nothing to search: the first is made. */
  g_assert_true (empty->is_new && !empty->is_part && !empty->looks_on);
  g_assert_cmpstr (empty->nobody, ==, "Nobody here yet");
  g_assert_true (g_str_has_prefix (empty->nothing, "Record the first person"));
  g_assert_true (!none->is_new && none->is_part);
  g_assert_cmpstr (none->nobody, ==, "Nobody found");
  g_assert_cmpstr (one->title, ==, "1 person");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_new ();
      g_autoptr (RegieCaseloadView) view = NULL;

      query->text = g_strdup (rows[i].text);
      query->in_notes = rows[i].in_notes;
      view = regie_caseload_view_new (query, 3, 0);
      g_assert_cmpint (view->n, ==, 3);
      g_assert_true (view->looks_on == rows[i].looks_on);
      g_assert_true (g_str_has_prefix (view->nothing, rows[i].begin));
    }
  g_assert_cmpstr (regie_caseload_hint (TRUE), ==, "Search by name, number or in texts");
  g_assert_cmpstr (regie_caseload_hint (FALSE), ==, "Search by name or number");
}

static void
test_near (void)
{
  static const struct {
    guint n, near;
    const char *says;
  } rows[] = {
    { 3, 0, NULL },
    { 3, 1, "Below the others stands 1 person whose name differs by one letter." },
    { 3, 2, "Below the others stand 2 people whose names differ by one letter." },
    { 1, 1, "Nobody is called exactly so. The name of 1 person differs by one letter." },
    { 2, 2, "Nobody is called exactly so. The names of 2 people differ by one letter." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_new ();
      g_autoptr (RegieCaseloadView) view = regie_caseload_view_new (query, rows[i].n, rows[i].near);

      g_assert_cmpstr (view->near, ==, rows[i].says);
    }
}

/* What a chip says of the part that it stands for. */
static void
test_parts (void)
{
  static const struct {
    const char *part, *consultant, *says;
  } rows[] = {
    { "van=mijn", NULL, "My caseload" },
    { "te_laat=ja", NULL, "Late" },
    { "consulent=12", "Bas", "Bas" },
    { "consulent=12", NULL, "Unknown consultant" },
    { "leerroute=Z", NULL, "Self-reliance route" },
    { "cijfer=actief", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *says = regie_caseload_dup_part_label (office->codes, rows[i].part,
                                                             rows[i].consultant);

      g_assert_cmpstr (says, ==, rows[i].says);
    }
}

/* Parts go together, but for those that ask the same or cannot both be. */
static void
test_combined (void)
{
  static const struct {
    const char *asked, *part, *with, *without;
  } rows[] = {
    { "", "te_laat=ja", "te_laat=ja", "" },
    { "van=mijn", "te_laat=ja", "van=mijn&te_laat=ja", "van=mijn" },
    { "van=mijn", "van=team", "van=team", "van=mijn" },
    { "van=mijn&te_laat=ja", "consulent=12", "consulent=12&te_laat=ja", "van=mijn&te_laat=ja" },
    { "consulent=12", "van=mijn", "van=mijn", "consulent=12" },
    { "zoek=a%20b&leerroute=Z&sorteer=name", "leerroute=B1", "zoek=a%20b&leerroute=B1&sorteer=name",
      "zoek=a%20b&leerroute=Z&sorteer=name" },
    { "leerroute=Z&fase=intake", "leerroute=Z", "leerroute=Z&fase=intake", "fase=intake" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieQuery) asked = regie_query_from_text (rows[i].asked);
      g_autoptr (RegieQuery) with = regie_query_with (asked, rows[i].part);
      g_autoptr (RegieQuery) without = regie_query_without (asked, rows[i].part);
      g_autofree char *with_text = regie_query_to_text (with);
      g_autofree char *without_text = regie_query_to_text (without);

      g_assert_cmpstr (with_text, ==, rows[i].with);
      g_assert_cmpstr (without_text, ==, rows[i].without);
      g_assert_true (regie_query_asks (with, rows[i].part));
      g_assert_false (regie_query_asks (without, rows[i].part));
    }
}

/* What was typed may be a name: it is on no disk but that of the database. */
static void
test_kept (void)
{
  g_autoptr (RegieQuery) query = regie_query_from_text (
    "zoek=haddad&ook_in_teksten=ja&van=team&consulent=12&leerroute=Z&cijfer=actief&sorteer=name&"
    "aflopend=ja");
  g_autofree char *kept = regie_query_dup_kept (query);

  g_assert_cmpstr (kept, ==, "van=team&consulent=12&leerroute=Z&sorteer=name&aflopend=ja");
}

/* Every code of the lists can be filtered by, and its filter is read again as it was. */
static void
test_filters (void)
{
  RegieChoice bas = { 12, (char *) "Bas", NULL };
  g_autoptr (GPtrArray) staff = g_ptr_array_new ();
  g_autoptr (GMenu) without = regie_caseload_filters_new (office->codes, NULL);
  g_autoptr (GMenu) menu = NULL;
  g_autofree char *chosen = regie_caseload_dup_chosen (3);
  guint n = 0;

  g_ptr_array_add (staff, &bas);
  menu = regie_caseload_filters_new (office->codes, staff);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==,
                   g_menu_model_get_n_items (G_MENU_MODEL (without)) + 1);
  g_assert_cmpstr (chosen, ==, "3 chosen");
  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (menu)); i++)
    {
      g_autoptr (GMenuModel) sub = g_menu_model_get_item_link (G_MENU_MODEL (menu), i,
                                                               G_MENU_LINK_SUBMENU);

      for (int k = 0; sub != NULL && k < g_menu_model_get_n_items (sub); k++)
        {
          g_autofree char *action = NULL;
          const char *target;
          g_autofree char *again = NULL;
          g_autoptr (RegieQuery) query = NULL;

          g_assert_true (
            g_menu_model_get_item_attribute (sub, k, G_MENU_ATTRIBUTE_ACTION, "s", &action));
          g_assert_true (g_str_has_prefix (action, "filters."));
          target = action + strlen ("filters.");
          query = regie_query_from_text (target);
          again = regie_query_to_text (query);
          g_assert_nonnull (strstr (again, target));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 10);
}

TEST_SUITE (caseload_view)
{
  office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_test_add_func ("/caseload-view/ended", test_ended);
  g_test_add_func ("/caseload-view/nothing-known", test_unknown);
  g_test_add_func ("/caseload-view/everything-known", test_known);
  g_test_add_func ("/caseload-view/what-comes", test_next);
  g_test_add_func ("/caseload-view/page", test_page);
  g_test_add_func ("/caseload-view/who-differs-by-one-letter", test_near);
  g_test_add_func ("/caseload-view/filters", test_filters);
  g_test_add_func ("/caseload-view/what-a-part-is-called", test_parts);
  g_test_add_func ("/caseload-view/parts-go-together", test_combined);
  g_test_add_func ("/caseload-view/what-is-kept-holds-no-name", test_kept);
}
