/* SPDX-License-Identifier: EUPL-1.2 */
/* What Vandaag says, in words, with the actions that go with it: a row per case. */
#include "regie-today-view.h"

#include "fixture.h"
#include "regie-office-commands.h"
#include "regie-tasks.h"

static RegieOffice *office;
static RegieMe me;

/* Where somebody with ROLE looks. */
static RegieWork
work_of (const char *role)
{
  me = (RegieMe){ .id = 7, .name = (char *) "Lotte de Boer", .role = (char *) role };
  return (RegieWork){ .office = office, .me = &me, .today = regie_office_today (office) };
}

static RegieTodayItem *
item_of (const char *role, const char *rule, const char *code, RegieSection section, int days)
{
  RegieWork work = work_of (role);
  RegieTodayRow row = { .key = { .dossier = 12, .section = section, .due = work.today + days },
                        .name = (char *) "Selam Haddad",
                        .rule = (char *) rule,
                        .code = (char *) code,
                        .fact = 34,
                        .begin = regie_day_from_civil (2026, 11, 2) };

  return regie_today_item_new (&work, &row);
}

/* What deals with it depends on the rule and on who looks. */
static void
test_actions (void)
{
  static const struct {
    const char *role, *rule, *code, *what, *label, *action, *target;
  } rows[] = {
    { "consulent", "SIGNAAL-STIL", NULL, "No contact for a while", "Record contact", "today.record",
      "(12, 'contact')" },
    { "manager", "SIGNAAL-STIL", NULL, "No contact for a while", "Look at it", "win.dossier",
      "(12, '')" },
    { "consulent", "SIGNAAL-MELDEN", NULL, "Report to DUO", "Look at it", "win.dossier",
      "(12, 'duo')" },
    { "beheer", "SIGNAAL-WISSEN", NULL, "Erase the data", "Erase…", "today.erase", "12" },
    { "consulent", "SIGNAAL-WISSEN", NULL, "Erase the data", "Look at it", "win.dossier",
      "(12, '')" },
    { "consulent", "SIGNAAL-DUO", "SS999", "Message from DUO", "Dealt with", "deadline.settle",
      "(12, 'SIGNAAL-DUO', 34)" },
    { "consulent", "SIGNAAL-DUO", "SS106", "Message from DUO", NULL, "today.message",
      "(12, 'SS106')" },
    { "consulent", "SIGNAAL-DUO", "SS126", "Message from DUO", NULL, "win.dossier",
      "(12, 'plan')" },
    { "manager", "SIGNAAL-DUO", "SS106", "Message from DUO", "Look at it", "win.dossier",
      "(12, '')" },
    { "regisseur", "NETWERK-OVERDRACHT", NULL, "Hand over to a consultant", "Hand over…",
      "dossier.hand-over", "12" },
    { "consulent", "ZOMAAR", NULL, "ZOMAAR", "Look at it", "win.dossier", "(12, '')" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayItem) item = item_of (rows[i].role, rows[i].rule, rows[i].code,
                                                 REGIE_SECTION_SIGNAL, -21);
      g_autofree char *target = g_variant_print (item->target, FALSE);

      if (strcmp (item->what, rows[i].what) != 0 || strcmp (item->action, rows[i].action) != 0
          || strcmp (target, rows[i].target) != 0
          || (rows[i].label != NULL && strcmp (item->label, rows[i].label) != 0))
        g_error ("%s, %s: %s [%s] %s %s", rows[i].role, rows[i].rule, item->what, item->label,
                 item->action, target);
      g_assert_cmpstr (item->open_action, ==, "win.dossier");
      /* Who may not record puts nothing off. */
      g_assert_true ((item->later_action != NULL) == (strcmp (rows[i].role, "manager") != 0));
    }
}

/* Why it is there: a sentence for each kind. */
static void
test_why (void)
{
  static const struct {
    const char *rule, *code, *why;
  } rows[] = {
    { "SIGNAAL-STIL", NULL, "Last contact on 2 November 2026" },
    { "SIGNAAL-MELDEN", NULL, "Recorded with the date 2 November 2026, and not reported yet" },
    { "SIGNAAL-WISSEN", NULL,
      "The duty ended on 2 November 2026; the time to keep the data is up" },
    { "SIGNAAL-DUO", "SS999", "SS999, received on 2 November 2026" },
    { "SIGNAAL-DUO", NULL, "Received on 2 November 2026" },
    { "ZOMAAR", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayItem) item = item_of ("consulent", rows[i].rule, rows[i].code,
                                                 REGIE_SECTION_SIGNAL, -21);

      g_assert_cmpstr (item->why, ==, rows[i].why);
    }
}

/* Every rule that asks something says what, why with its article, and what deals with it. */
static void
test_rules (void)
{
  guint n = 0;

  for (guint i = 0; i < regie_rules_count (office->rules); i++)
    {
      const RegieRule *rule = regie_rules_get (office->rules, i);
      g_autoptr (RegieTodayItem) item = NULL;

      if (!regie_rule_asks (rule))
        continue;
      item = item_of ("consulent", rule->id, NULL, REGIE_SECTION_WEEK, 3);
      g_assert_cmpstr (item->what, ==, rule->name);
      g_assert_true (g_str_has_prefix (item->why, rule->why));
      g_assert_nonnull (strstr (item->why, " · "));
      g_assert_cmpuint (strlen (item->label), >, 2);
      g_assert_nonnull (item->action);
      g_assert_true (g_str_has_suffix (item->icon, "-symbolic"));
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
test_when (void)
{
  static const struct {
    RegieSection section;
    int days;
    const char *distance, *date;
    RegieShape shape;
  } rows[] = {
    { REGIE_SECTION_LATE, -7, "7 days late", "Mon 16 Nov", REGIE_SHAPE_LATE },
    { REGIE_SECTION_WEEK, 0, "today", "Mon 23 Nov", REGIE_SHAPE_SOON },
    { REGIE_SECTION_WEEK, 1, "tomorrow", "Tue 24 Nov", REGIE_SHAPE_SOON },
    { REGIE_SECTION_WEEKS, 20, NULL, "Sun 13 Dec", REGIE_SHAPE_RUN },
    { REGIE_SECTION_SIGNAL, -7, NULL, "Mon 16 Nov", REGIE_SHAPE_SIGNAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayItem) item = item_of ("consulent", "SIGNAAL-STIL", NULL, rows[i].section,
                                                 rows[i].days);
      g_autofree char *spoken = g_strdup_printf (
        "No contact for a while, Selam Haddad: %s, %s. Last contact on 2 November 2026",
        item->distance, item->date);

      if (rows[i].distance != NULL)
        g_assert_cmpstr (item->distance, ==, rows[i].distance);
      g_assert_cmpstr (item->date, ==, rows[i].date);
      g_assert_cmpint (item->shape, ==, rows[i].shape);
      g_assert_cmpstr (item->spoken, ==, spoken);
    }
}

/* A window is said as the clock of the dossier says it, in two columns. */
static void
test_window (void)
{
  static const struct {
    int days;
    const char *distance, *date;
  } rows[] = {
    { 20, "20 days left", "until Sun 13 Dec" },
    { 1, "1 day left", "until Tue 24 Nov" },
    { 0, "the last day", "until Mon 23 Nov" },
    { -1, "over", "until Sun 22 Nov" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayItem) item = item_of ("consulent", "EXT-WINDOW", NULL,
                                                 REGIE_SECTION_WEEKS, rows[i].days);

      g_assert_cmpstr (item->distance, ==, rows[i].distance);
      g_assert_cmpstr (item->date, ==, rows[i].date);
    }
}

/* A task of a provider or of the desk is dealt with where it is. */
static void
test_tasks (void)
{
  static const struct {
    RegieTaskKind kind;
    const char *action, *target;
  } rows[] = {
    { REGIE_TASK_REPORT, "win.provider", "(5, 'reports')" },
    { REGIE_TASK_MARK, "win.provider", "(5, 'overview')" },
    { REGIE_TASK_ACTION, "win.provider", "(5, 'meetings')" },
    { REGIE_TASK_INVOICE, "win.provider", "(5, 'invoices')" },
    { REGIE_TASK_OFFER, "win.desk", "('offer', 6)" },
    { REGIE_TASK_GIVER, "win.desk", "('giver', 6)" },
    { REGIE_TASK_NO_SHOW, "win.desk", "('match', 6)" },
  };
  RegieWork work = work_of ("regisseur");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieTodayRow row = {
        .key = { .provider = 5, .subject = 6, .n = rows[i].kind, .due = work.today },
        .name = (char *) "Mergelland Taal",
        .rule = (char *) regie_task_rule (rows[i].kind),
        .code = (char *) "C-1",
      };
      g_autoptr (RegieTodayItem) item = regie_today_item_new (&work, &row);
      g_autofree char *target = g_variant_print (item->target, FALSE);

      g_assert_cmpstr (item->what, ==, regie_task_label (rows[i].kind));
      g_assert_cmpstr (item->label, ==, regie_task_action (rows[i].kind));
      g_assert_cmpstr (item->action, ==, rows[i].action);
      g_assert_cmpstr (target, ==, rows[i].target);
      g_assert_cmpstr (item->open_action, ==, rows[i].action);
      g_assert_cmpstr (item->later_action, ==, regie_office_commands[REGIE_TASK_DEFER].name);
    }
}

static RegieTodayView *
view_of (const char *role, guint late, guint week, guint signals, const char *kinds, int next,
         guint n_unrecorded)
{
  RegieWork work = work_of (role);
  const guint counts[REGIE_N_SECTIONS] = {
    [REGIE_SECTION_LATE] = late, [REGIE_SECTION_WEEK] = week, [REGIE_SECTION_SIGNAL] = signals
  };
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (RegieTodayKey));

  for (guint16 section = 0; section < REGIE_N_SECTIONS; section++)
    for (guint i = 0; i < counts[section]; i++)
      {
        RegieTodayKey key = { .section = section };

        g_array_append_val (keys, key);
      }
  return regie_today_view_new (&work, keys,
                               &(RegieTodayAround){ .rules = kinds,
                                                    .next = next != 0 ? work.today + next
                                                                      : REGIE_DAY_NONE,
                                                    .n_unrecorded = n_unrecorded });
}

static void
test_page (void)
{
  static const struct {
    const char *role;
    guint late, week, signals;
    const char *kinds;
    int next;
    guint n_unrecorded;
    const char *sentence, *kind, *notice, *then;
  } rows[] = {
    { "consulent", 3, 2, 9, NULL, 0, 0, "3 late, 2 this week. ", "All kinds", NULL, NULL },
    { "consulent", 0, 0, 0, "SIGNAAL-STIL", 8, 1, "0 late, 0 this week. ", "No contact for a while",
      "1 open end is from before the dossier was recorded here. It is not counted as late.",
      "The next thing comes on Tue 1 Dec." },
    { "consulent", 1, 0, 0, "SIGNAAL-DUO,SIGNAAL-STIL", 9, 2,
      "1 late, 0 this week. After that it is quiet until Wed 2 Dec.", "Message from DUO",
      "2 open ends are from before the dossiers were recorded here. They are not counted as late.",
      "The next thing comes on Wed 2 Dec." },
    { "consulent", 0, 0, 0, "SIGNAAL-STIL", 0, 0, "0 late, 0 this week. ", "No contact for a while",
      NULL, "Choose “All kinds” to see the rest." },
    { "consulent", 0, 0, 0, NULL, 0, 0, "0 late, 0 this week. ", "All kinds", NULL,
      "Look at “Everyone”, or go to the caseload with Ctrl+2." },
    { "balie", 0, 0, 1, NULL, 0, 0, "1 thing that the desk must not forget.", "All kinds", NULL,
      NULL },
    { "balie", 0, 0, 2, NULL, 0, 0, "2 things that the desk must not forget.", "All kinds", NULL,
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayView) view = view_of (rows[i].role, rows[i].late, rows[i].week,
                                                 rows[i].signals, rows[i].kinds, rows[i].next,
                                                 rows[i].n_unrecorded);

      g_assert_cmpstr (view->first_name, ==, "Lotte");
      g_assert_cmpstr (view->sentence, ==, rows[i].sentence);
      g_assert_cmpstr (view->kind, ==, rows[i].kind);
      g_assert_cmpstr (view->notice, ==, rows[i].notice);
      g_assert_cmpstr (view->next, ==, rows[i].then);
      g_assert_true (view->is_empty == (rows[i].late + rows[i].week + rows[i].signals == 0));
      g_assert_true (view->has_scopes == (strcmp (rows[i].role, "balie") != 0));
      g_assert_cmpuint (view->counts[REGIE_SECTION_LATE], ==, rows[i].late);
    }
}

/* An open end of before is recorded, or was done already; what was put off says until when and
 * why. */
static void
test_apart (void)
{
  RegieWork work = work_of ("consulent");
  RegieTodayRow row = {
    .key = { .dossier = 12, .section = REGIE_SECTION_HISTORY, .due = work.today - 300 },
    .name = (char *) "Selam Haddad",
    .rule = (char *) "BOB-6W",
    .fact = 34,
    .begin = work.today - 342,
    .until = regie_day_from_civil (2026, 12, 3),
    .reason = (char *) "wacht op de tolk"
  };
  g_autoptr (RegieTodayItem) history = regie_today_item_new (&work, &row);
  g_autoptr (RegieTodayItem) put_off = NULL;
  g_autofree char *left = g_variant_print (history->leave_target, FALSE);

  g_assert_true (history->can_leave);
  g_assert_cmpstr (left, ==, "(12, 'BOB-6W', 34)");
  g_assert_cmpstr (history->later_action, ==, "deadline.settle");
  row.key.section = REGIE_SECTION_PUT_OFF;
  put_off = regie_today_item_new (&work, &row);
  g_assert_false (put_off->can_leave);
  g_assert_cmpstr (put_off->later_action, ==, "today.later");
  g_assert_cmpstr (put_off->why, ==, "Put off until 3 December 2026: wacht op de tolk");
  for (RegieTodayShown shown = 0; shown < REGIE_N_TODAY_SHOWN; shown++)
    g_assert_cmpint (regie_today_shown_find (regie_today_shown_name (shown)), ==, shown);
}

/* Who leads others begins with what is theirs, and sees whose it is. */
static void
test_others (void)
{
  static const struct {
    const char *role;
    gint64 team;
    const char *scope;
    gboolean has_scopes;
  } rows[] = {
    { "consulent", 3, "mine", TRUE },  { "regisseur", 0, "mine", TRUE },
    { "manager", 3, "team", TRUE },    { "manager", 0, "all", TRUE },
    { "financien", 0, "mine", FALSE }, { "balie", 0, "mine", FALSE },
  };
  RegieWork work = work_of ("manager");
  RegieTodayRow row = { .key = { .dossier = 12, .due = work.today },
                        .name = (char *) "Selam Haddad",
                        .rule = (char *) "SIGNAAL-STIL",
                        .consultant_name = (char *) "Bas",
                        .begin = regie_day_from_civil (2026, 11, 2) };
  g_autoptr (RegieTodayItem) other = regie_today_item_new (&work, &row);
  g_autoptr (RegieTodayItem) mine = NULL;

  g_assert_cmpstr (other->why, ==, "Bas · Last contact on 2 November 2026");
  row.consultant_name = (char *) "Lotte de Boer";
  mine = regie_today_item_new (&work, &row);
  g_assert_cmpstr (mine->why, ==, "Last contact on 2 November 2026");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieMe who = { .id = 7, .role = (char *) rows[i].role, .team = rows[i].team };

      g_assert_cmpstr (regie_today_start_scope (&who), ==, rows[i].scope);
      g_assert_cmpint (regie_today_has_scopes (&who), ==, rows[i].has_scopes);
    }
}

/* Who looks over others chooses whose things are shown, with how much of it is late. */
static void
test_colleagues (void)
{
  RegieTodayShare shares[] = { { 4, (char *) "Bas", 3 }, { 5, (char *) "Ans", 1 } };
  static const struct {
    gint64 colleague;
    const char *says;
  } rows[] = { { 0, "All colleagues" }, { 5, "Ans" }, { 6, "One colleague" } };
  RegieWork work = work_of ("manager");
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  RegieTodayAround around = { .next = REGIE_DAY_NONE };
  g_autoptr (RegieTodayView) own = regie_today_view_new (&work, keys, &around);

  g_assert_null (own->colleagues);
  g_assert_null (own->colleague);
  g_ptr_array_add (all, &shares[0]);
  g_ptr_array_add (all, &shares[1]);
  around.shares = all;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieTodayView) view = NULL;
      g_autofree char *label = NULL;
      gint64 id;

      around.colleague = rows[i].colleague;
      view = regie_today_view_new (&work, keys, &around);
      g_assert_cmpstr (view->colleague, ==, rows[i].says);
      g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (view->colleagues)), ==, 3);
      g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (view->colleagues), 1,
                                                      G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (view->colleagues), 1,
                                                      G_MENU_ATTRIBUTE_TARGET, "x", &id));
      g_assert_cmpstr (label, ==, "Bas: 3 late");
      g_assert_cmpint (id, ==, 4);
    }
}

static void
test_greeting (void)
{
  static const struct {
    int hour;
    const char *says;
  } rows[] = {
    { 0, "Good morning Sam" },    { 11, "Good morning Sam" }, { 12, "Good afternoon Sam" },
    { 17, "Good afternoon Sam" }, { 18, "Good evening Sam" }, { 23, "Good evening Sam" },
  };
  g_autofree char *nobody = regie_today_dup_greeting (NULL, 9);
  g_autoptr (RegieTodayItem) waiting = regie_today_item_new_waiting ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *says = regie_today_dup_greeting ("Sam", rows[i].hour);

      g_assert_cmpstr (says, ==, rows[i].says);
    }
  g_assert_cmpstr (nobody, ==, "Good morning ");
  g_assert_cmpstr (waiting->spoken, ==, "Loading");
  g_assert_null (waiting->action);
  g_assert_cmpstr (regie_today_section_name (REGIE_SECTION_WEEKS), ==, "Coming weeks");
}

/* What is chosen from: each name once; at the desk only what is of the desk. */
static void
test_kinds (void)
{
  g_autoptr (GMenu) all = regie_today_kinds_new (office->rules, TRUE);
  g_autoptr (GMenu) desk = regie_today_kinds_new (office->rules, FALSE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (all)); i++)
    {
      char *label = NULL;

      g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (all), i, G_MENU_ATTRIBUTE_LABEL,
                                                      "s", &label));
      g_assert_true (g_hash_table_add (seen, label));
    }
  g_assert_true (g_hash_table_contains (seen, "All kinds"));
  g_assert_true (g_hash_table_contains (seen, "Message from DUO"));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (desk)), ==,
                   1 + REGIE_N_TASKS - REGIE_TASK_OFFER);
}

TEST_SUITE (today_view)
{
  office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  g_test_add_func ("/today-view/what-deals-with-it", test_actions);
  g_test_add_func ("/today-view/why", test_why);
  g_test_add_func ("/today-view/every-rule", test_rules);
  g_test_add_func ("/today-view/when", test_when);
  g_test_add_func ("/today-view/window", test_window);
  g_test_add_func ("/today-view/tasks", test_tasks);
  g_test_add_func ("/today-view/page", test_page);
  g_test_add_func ("/today-view/apart", test_apart);
  g_test_add_func ("/today-view/others", test_others);
  g_test_add_func ("/today-view/colleagues", test_colleagues);
  g_test_add_func ("/today-view/greeting", test_greeting);
  g_test_add_func ("/today-view/kinds", test_kinds);
}
