/* SPDX-License-Identifier: EUPL-1.2 */
/* What the screens of providers say, without a screen: the list, the board and the line of time,
 * the head of a provider and its tabs. */
#include "school.h"

#include "regie-agenda.h"
#include "regie-provider-commands.h"
#include "regie-provider-views.h"
#include "regie-report-paper.h"
#include "regie-shelf-view.h"

/* Who may change everything, and who changes no contract.  Everybody who sees a provider may order
 * there: without that right a view is made by hand. */
#define MAY "beheer"
#define LOOKS "regisseur"

static gpointer
ask (Fixture *f, RegieProviderQuestion which, const char *role, GVariant *target)
{
  const RegieQuestion *question = &regie_provider_questions[which];
  g_autoptr (GVariant) about = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  gpointer answer = regie_question_ask (&work, question, about, &error);

  g_assert_no_error (error);
  return answer;
}

/* What tab WHICH of PROVIDER answers, when ASKED is asked about it. */
static gpointer
ask_tab (Fixture *f, RegieProviderQuestion which, const char *role, gint64 provider, gint64 asked)
{
  return ask (f, which, role,
              which == REGIE_PROVIDER_READ_ORDERS ? g_variant_new ("(xxs)", provider, asked, "")
                                                  : g_variant_new ("(xx)", provider, asked));
}

/* A school where one person has an order and another waits for the only place. */
static School
add_scene (Fixture *f)
{
  gint64 first = add_person (f, "Haddad", "999999990");
  gint64 second = add_person (f, "Karaca", "999999989");
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  g_autoptr (RegieRecord) ordered = order_for (f, first, "Mergelland Taal");
  g_autoptr (RegieRecord) waits = order_for (f, second, "Mergelland Taal");

  return s;
}

static gpointer
item_at (GListStore *list, guint position)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  g_object_unref (item); /* the list holds it */
  return item;
}

static guint
n_of (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_has_not (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

/* The contract that counts, what comes first, and under which heading that stands. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *contract, *state, *heading;
    int shape, dash;
  } rows[] = {
    { "UPDATE contract SET name = 'Leerroutes B1'", "Leerroutes B1", "Report missing, 70 days ago",
      "Running", REGIE_SHAPE_SIGNAL, 3 },
    { "UPDATE provider SET rhythm = 'geen'", "Leerroutes B1", "nothing asks for action", "Running",
      REGIE_SHAPE_DONE, 3 },
    { "UPDATE contract SET stage = 'eindigt'", "Leerroutes B1", "nothing asks for action", "Ending",
      REGIE_SHAPE_DONE, 4 },
    { "UPDATE contract SET name = NULL, stage = 'inkoop'", "C-1", "nothing asks for action",
      "In tender", REGIE_SHAPE_DONE, 0 },
    { "UPDATE mark SET until_day = '2026-11-26'", "C-1", "Quality mark lapses, in 3 days",
      "In tender", REGIE_SHAPE_SOON, 0 },
    { "UPDATE contract SET stage = NULL", "C-1", "Quality mark lapses, in 3 days",
      "Without a contract", REGIE_SHAPE_SOON, -1 },
    { "UPDATE contract SET voided = 1", "no contract yet", "Quality mark lapses, in 3 days",
      "Without a contract", REGIE_SHAPE_SOON, -1 },
  };

  add_scene (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieProvidersView) view = NULL;
      g_autofree char *spoken = g_strdup_printf ("Mergelland Taal, %s, %s", rows[i].contract,
                                                 rows[i].state);
      const RegieShelfRow *row;

      sql (f, rows[i].sql);
      view = ask (f, REGIE_PROVIDERS_READ, LOOKS, NULL);
      g_assert_cmpuint (n_of (view->rows), ==, 1);
      row = item_at (view->rows, 0);
      g_assert_cmpstr (row->contract, ==, rows[i].contract);
      g_assert_cmpstr (row->state, ==, rows[i].state);
      g_assert_cmpstr (row->heading, ==, rows[i].heading);
      g_assert_cmpint (row->shape, ==, rows[i].shape);
      g_assert_cmpint (row->dash, ==, rows[i].dash);
      g_assert_cmpstr (row->spoken, ==, spoken);
    }
}

/* Who delivers stands above who may deliver; of two contracts the one that runs counts. */
static void
test_order (Fixture *f, gconstpointer data)
{
  School first = add_school (f, "Aan Zet", "B1", "uur", "1000", "1");
  School second = add_school (f, "Zuiderschool", "B1", "uur", "1000", "1");
  g_autoptr (RegieProvidersView) view = NULL;
  char id[24];

  id_text (first.provider, id);
  record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Niemand"));
  sql (f, "UPDATE contract SET stage = 'gegund', number = 'C-2' WHERE id = (SELECT min(id) FROM "
          "contract)");
  record (f, REGIE_ENTITY_Contract,
          PAIRS ("aanbieder", id, "nummer", "C-0", "stand", "afgelopen", "van", "2020-01-01", "tot",
                 "2021-12-31"));
  view = ask (f, REGIE_PROVIDERS_READ, LOOKS, NULL);
  g_assert_cmpuint (n_of (view->rows), ==, 3);
  g_assert_cmpint (((RegieShelfRow *) item_at (view->rows, 0))->id, ==, second.provider);
  g_assert_cmpstr (((RegieShelfRow *) item_at (view->rows, 1))->contract, ==, "C-2");
  g_assert_cmpstr (((RegieShelfRow *) item_at (view->rows, 2))->name, ==, "Niemand");
}

static RegieBoardCard *
find_card (RegieProvidersView *view, const char *stage)
{
  for (guint i = 0; i < n_of (view->columns); i++)
    {
      const RegieBoardColumn *column = item_at (view->columns, i);

      if (g_strcmp0 (column->stage, stage) == 0)
        return item_at (column->cards, 0);
    }
  g_assert_not_reached ();
}

/* What a card says comes next, and where it can go. */
static void
test_card (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *stage, *next;
    int shape;
    guint moves;
  } rows[] = {
    { "UPDATE contract SET stage = 'loopt'", "loopt", "Notice or extension by 30 Jun 2027",
      REGIE_SHAPE_RUN, 2 },
    { "UPDATE contract SET until_day = '2027-05-26'", "loopt", "Notice or extension by Thu 26 Nov",
      REGIE_SHAPE_SOON, 2 },
    { "UPDATE contract SET until_day = '2027-02-26'", "loopt", "Ends on 26 Feb 2027",
      REGIE_SHAPE_RUN, 2 },
    { "UPDATE contract SET until_day = '2026-10-30'", "loopt", NULL, REGIE_SHAPE_RUN, 2 },
    { "UPDATE contract SET stage = 'afgelopen'", "afgelopen", NULL, REGIE_SHAPE_RUN, 1 },
    { "UPDATE contract SET stage = 'marktconsultatie'", "marktconsultatie", NULL, REGIE_SHAPE_RUN,
      1 },
    { "INSERT INTO milestone (id, version, voided, contract, kind, day) SELECT 1, 1, 0, id, "
      "'publicatie', '2026-11-20' FROM contract",
      "marktconsultatie", "Tender published Fri 20 Nov", REGIE_SHAPE_LATE, 1 },
    { "UPDATE milestone SET done_on = '2026-11-20'", "marktconsultatie", NULL, REGIE_SHAPE_RUN, 1 },
  };

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieProvidersView) view = NULL;
      g_autoptr (RegieProvidersView) seen = NULL;
      const RegieBoardCard *card;

      sql (f, rows[i].sql);
      view = ask (f, REGIE_PROVIDERS_READ, MAY, NULL);
      card = find_card (view, rows[i].stage);
      g_assert_cmpstr (card->next, ==, rows[i].next);
      g_assert_cmpint (card->shape, ==, rows[i].shape);
      g_assert_cmpuint (n_of (card->moves), ==, rows[i].moves);
      g_assert_true (card->may_contract);
      if (rows[i].next != NULL)
        assert_has (card->spoken, rows[i].next);
      seen = ask (f, REGIE_PROVIDERS_READ, LOOKS, NULL);
      card = find_card (seen, rows[i].stage);
      g_assert_cmpuint (n_of (card->moves), ==, 0);
      g_assert_false (card->may_contract);
    }
}

/* A column for every stage, with how many stand in it; a button says whose contract goes where. */
static void
test_board (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieProvidersView) view = NULL;
  const RegieBoardColumn *column;
  const RegieDeed *deed;
  const RegieLane *lane;

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  sql (f,
       "UPDATE contract SET options = 2, option_months = 12; INSERT INTO milestone (id, version, "
       "voided, contract, kind, day, done_on) SELECT 1, 1, 0, id, 'publicatie', '2025-10-01', "
       "'2025-10-02' FROM contract; UPDATE lot SET estimate = 2500000");
  view = ask (f, REGIE_PROVIDERS_READ, MAY, NULL);
  g_assert_true (view->has_contracts);
  g_assert_cmpuint (n_of (view->columns), ==, 7);
  column = item_at (view->columns, 0);
  g_assert_true (g_str_has_suffix (column->title, "  0"));
  column = item_at (view->columns, 4);
  g_assert_cmpstr (column->title, ==, "Running  1");
  g_assert_cmpstr (find_card (view, "loopt")->size, ==, "1 place at a time\n€ 25,000");
  deed = item_at (find_card (view, "loopt")->moves, 0);
  g_assert_cmpstr (deed->action, ==, "contract.move");
  g_assert_cmpstr (deed->spoken, ==, "Mergelland Taal, To: Awarded");
  lane = item_at (view->lanes, 0);
  g_assert_cmpstr (lane->spoken, ==,
                   "Mergelland Taal, contract C-1, 1 January 2026 to 31 December 2027, Tender "
                   "published 1 October 2025 (done)");
  g_assert_cmpint (lane->extended, ==, regie_day_from_civil (2029, 12, 31));
  g_assert_cmpuint (n_of (lane->marks), ==, 2);
  g_assert_cmpint (((RegieLaneMark *) item_at (lane->marks, 1))->shape, ==, REGIE_SHAPE_DONE);
  g_assert_null (view->axis->name);
}

/* The figures under the name. */
static void
test_head (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *about, *places, *part, *next;
  } rows[] = {
    { "UPDATE mark SET until_day = '2028-01-01'", "Contract C-1 · Running · until 31 December 2027",
      "of 1 places · 1 wait", "no estimate", "–" },
    { "UPDATE lot SET estimate = 9000000; UPDATE mark SET until_day = '2026-12-31'",
      "Contract C-1 · Running · until 31 December 2027", "of 1 places · 1 wait",
      "6 % of the estimate", "31 December 2026" },
    { "UPDATE engagement SET stage = 'besteld'; UPDATE lot SET places = 3",
      "Contract C-1 · Running · until 31 December 2027", "of 3 places", "13 % of the estimate",
      "31 December 2026" },
    { "UPDATE lot SET places = NULL; UPDATE contract SET stage = NULL, until_day = NULL",
      "Contract C-1 · – · until …", "places are not counted", "13 % of the estimate",
      "31 December 2026" },
    { "UPDATE contract SET voided = 1", "No contract is recorded yet.", "places are not counted",
      NULL, NULL },
  };
  School s = add_scene (f);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieProviderView) view = NULL;

      sql (f, rows[i].sql);
      view = ask (f, REGIE_PROVIDER_READ, LOOKS, g_variant_new_int64 (s.provider));
      g_assert_cmpstr (view->name, ==, "Mergelland Taal");
      g_assert_cmpstr (view->about, ==, rows[i].about);
      g_assert_cmpstr (view->places, ==, rows[i].places);
      if (rows[i].part != NULL)
        g_assert_cmpstr (view->part, ==, rows[i].part);
      if (rows[i].next != NULL)
        g_assert_cmpstr (view->next, ==, rows[i].next);
    }
}

/* What an order says in each of its stages, and what can be done with it. */
static void
test_orders (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *says;
    int shape;
    const char *action;
  } rows[] = {
    { "UPDATE engagement SET stage = 'wacht'", "Waiting for a place", REGIE_SHAPE_SOON,
      "order.place" },
    { "UPDATE engagement SET stage = 'besteld', reason = 'later'",
      "Ordered | first lesson not recorded", REGIE_SHAPE_RUN, "order.begin" },
    { "UPDATE engagement SET from_day = '2026-12-01'", "Ordered | later", REGIE_SHAPE_RUN,
      "order.begin" },
    { "UPDATE engagement SET stage = 'loopt', reason = NULL", "Running", REGIE_SHAPE_RUN,
      "order.end" },
    { "UPDATE engagement SET stage = 'klaar'", "Finished", REGIE_SHAPE_DONE, NULL },
    { "UPDATE engagement SET stage = 'gestopt', reason = 'verhuisd'", "Stopped | verhuisd",
      REGIE_SHAPE_FAILED, NULL },
  };
  School s = add_scene (f);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieOrdersView) view = NULL;
      g_autofree char *text = NULL;
      const RegieTableItem *item;

      sql (f, rows[i].sql);
      view = ask_tab (f, REGIE_PROVIDER_READ_ORDERS, LOOKS, s.provider, REGIE_ORDERS_ALL);
      g_assert_cmpuint (g_variant_n_children (view->ids), ==, 2);
      g_assert_cmpstr (view->all, ==, "All  2");
      text = regie_table_items_dup_text (G_LIST_MODEL (view->rows));
      item = item_at (view->rows, 0);
      assert_has (text, rows[i].says);
      assert_has (text, "12 h/week");
      g_assert_cmpint (item->shape, ==, rows[i].shape);
      g_assert_cmpstr (item->deed != NULL ? item->deed->action : NULL, ==, rows[i].action);
      g_assert_cmpstr (item->action, ==, "win.dossier");
      assert_has (item->spoken, item->about);
    }
}

/* A report: who differs first; only who may order takes it back, and a period without one has
 * nothing to take back. */
static void
test_report (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (RegieReportView) view = NULL;
  g_autoptr (RegieReportView) seen = NULL;
  g_autoptr (RegieReportView) before = NULL;
  g_autoptr (RegieReported) reported = NULL;
  g_autofree char *text = NULL;
  const RegieTableItem *item;

  sql (f, "UPDATE engagement SET stage = 'loopt', begun_on = '2026-03-02'");
  import (f, s.provider,
          "Opdracht;Periode;Uren\nO-2026-00001;2026-10;20\nO-2026-00002;2026-10;53\n");
  view = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
  g_assert_cmpstr (view->title, ==, "Report of October 2026");
  g_assert_cmpstr (view->about, ==, "Read in on 23 November 2026 · 2 lines · file rapport.csv");
  g_assert_cmpstr (view->summary, ==, "1 in step with the PIP   1 out of step   0 not known");
  g_assert_cmpstr (view->period, ==, "2026-10");
  g_assert_cmpint (view->suggested, ==, 1);
  g_assert_cmpstr (view->undo->action, ==, "report.undo");
  text = regie_table_items_dup_text (G_LIST_MODEL (view->different));
  assert_has (text, "12 h/week | 4.5 h/week");
  assert_has (text, "[Open the plan] [Record contact…] [Action point…]");
  item = item_at (view->different, 0);
  g_assert_cmpint (item->shape, ==, REGIE_SHAPE_SOON);
  g_assert_true (g_str_has_prefix (item->choice, "On the agenda: "));
  g_assert_cmpfloat (item->part, ==, 20 * 60);
  g_assert_cmpstr (view->heading->title, ==, "1 person in step with the PIP");
  g_assert_true (view->heading->folds);
  g_assert_cmpstr (((RegieTableItem *) item_at (view->same, 0))->judgement, ==, "in step");
  reported = regie_reported_load (f->db, f->office, s.provider, 0, NULL);
  seen = regie_report_view_new (f->office, reported, "Mergelland Taal", "Lotte", FALSE);
  g_assert_null (seen->undo);
  g_assert_false (seen->may_change);
  before = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, -1);
  g_assert_null (before->undo);
  g_assert_cmpint (before->unknown, ==, 2);
  g_assert_null (before->heading);
}

/* The lines that could not be taken are there later as well, and go back as a file. */
static void
test_faults (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (RegieReportView) view = NULL;
  g_autoptr (RegieReported) reported = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autofree char *csv = NULL;
  const RegieTableItem *item;

  sql (f, "UPDATE engagement SET stage = 'loopt', begun_on = '2026-03-02'");
  import (f, s.provider,
          "Opdracht;Periode;\"Uren\naanwezig\"\nO-2026-00001;2026-10;20\n"
          "O-2026-00002;2026-10;veel\nO-2026-99999;2026-10;8\n");
  view = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
  g_assert_cmpstr (view->faults_heading->title, ==, "2 lines that could not be taken");
  item = item_at (view->faults, 0);
  g_assert_cmpstr (item->title, ==, "Line 4");
  g_assert_cmpstr (item->about, ==, "Uren aanwezig: “veel”");
  g_assert_cmpstr (item->judgement, ==, "expected a number of hours");
  g_assert_cmpstr (((RegieDeed *) item_at (view->deeds, 0))->action, ==, "report.save-faults");
  g_assert_null (view->reminder);
  reported = regie_reported_load (f->db, f->office, s.provider, 0, NULL);
  cells = regie_report_faults_cells (reported->reports);
  csv = regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
  assert_has (csv, "File,Line,Column,What stands there,What is wrong\r\n");
  assert_has (csv, "rapport.csv,4,Uren aanwezig,veel,");
  assert_has (csv, "rapport.csv,5,Opdracht,O-2026-99999,");
}

/* What says who somebody is stays out of what is kept, in whatever column it stands. */
static void
test_faults_of_nobody (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *row, *about;
  } rows[] = {
    { ";999990019;2026-10;20;ziek", "BSN" },
    { "999990019;;2026-10;20;", "Opdracht" },
    { "O-2026-00002;;2026-10;Mo Tesfai;", "Uren" },
    { "Mohammed-Tesfai;;2026-10;20;", "Opdracht" },
    { "O-2026-00002;;2026-10;veel;", "Uren: “veel”" },
  };

  School s = add_scene (f);

  sql (f, "UPDATE engagement SET stage = 'loopt', begun_on = '2026-03-02'");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *file = g_strdup_printf (
        "Opdracht;BSN;Periode;Uren;Opmerking\nO-2026-00001;;2026-10;%u;\n%s\n", 20 + i,
        rows[i].row);
      g_autoptr (RegieReportView) view = NULL;

      sql (f, "UPDATE report SET voided = 1; UPDATE fact SET voided = 1 WHERE kind = 'uren'");
      import (f, s.provider, file);
      view = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
      g_assert_cmpstr (((RegieTableItem *) item_at (view->faults, 0))->about, ==, rows[i].about);
    }
  g_assert_cmpint (count (f, "SELECT count(*) FROM report WHERE faults LIKE '%999990019%' OR "
                             "faults LIKE '%ziek%' OR faults LIKE '%Tesfai%'"),
                   ==, 0);
}

/* A report that is late has a letter that says so; one that is there, is not due yet, or is of a
 * provider that never reports has none. */
static void
test_reminder (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql;
    gboolean is_late;
  } rows[] = {
    { "UPDATE provider SET rhythm = 'maand', report_days = 14", TRUE },
    { "UPDATE provider SET report_days = 23", FALSE }, /* due on the day itself */
    { "UPDATE provider SET report_days = 22", TRUE },
    { "UPDATE provider SET rhythm = 'geen'", FALSE },
  };
  School s = add_scene (f);
  g_autoptr (RegieReportView) there = NULL;

  sql (f, "UPDATE engagement SET stage = 'loopt', begun_on = '2026-03-02'");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieReportView) view = NULL;
      g_autoptr (RegieReportView) seen = NULL;

      sql (f, rows[i].sql);
      view = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
      g_assert_cmpint (view->reminder != NULL, ==, rows[i].is_late);
      if (i > 0)
        continue;
      assert_has (view->reminder, "Reminder: the report of October 2026");
      assert_has (view->reminder, "was due on 14 November 2026, 9 days ago.");
      assert_has (view->reminder, "In that period 2 people followed lessons with you.");
      g_assert_cmpstr (((RegieDeed *) item_at (view->deeds, 0))->action, ==, "report.remind");
    }
  sql (f, rows[0].sql);
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;20\n");
  there = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
  g_assert_null (there->reminder);
}

/* What somebody chose stays when the same report is read again, and goes with another period. */
static void
test_agenda (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (RegieAgenda) agenda = regie_agenda_new ();
  g_autoptr (RegieReportView) october = NULL;
  g_autoptr (RegieReportView) again = NULL;
  g_autoptr (RegieReportView) september = NULL;
  g_autoptr (GVariant) orders = NULL;
  gint64 out, in;

  sql (f, "UPDATE engagement SET stage = 'loopt', begun_on = '2026-03-02'");
  import (f, s.provider,
          "Opdracht;Periode;Uren\nO-2026-00001;2026-10;20\nO-2026-00002;2026-10;53\n");
  october = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
  out = ((RegieTableItem *) item_at (october->different, 0))->id;
  in = ((RegieTableItem *) item_at (october->same, 0))->id;
  regie_agenda_follow (agenda, october);
  g_assert_cmpuint (regie_agenda_get_n (agenda), ==, 1);
  g_assert_true (regie_agenda_has (agenda, out));
  regie_agenda_set (agenda, out, FALSE);
  regie_agenda_set (agenda, in, TRUE);
  regie_agenda_set (agenda, 4711, TRUE); /* whose order is taken back since */
  again = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, 0);
  regie_agenda_follow (agenda, again);
  orders = g_variant_ref_sink (regie_agenda_get_orders (agenda));
  g_assert_cmpuint (g_variant_n_children (orders), ==, 1);
  g_assert_true (regie_agenda_has (agenda, in));
  september = ask_tab (f, REGIE_PROVIDER_READ_REPORTS, MAY, s.provider, -1);
  regie_agenda_follow (agenda, september);
  g_assert_cmpuint (regie_agenda_get_n (agenda), ==, 0);
  regie_agenda_follow (agenda, october);
  g_assert_true (regie_agenda_has (agenda, out));
  regie_agenda_clear (agenda);
  g_assert_cmpuint (regie_agenda_get_n (agenda), ==, 0);
}

/* By how much too much is billed. */
static void
test_bill_differs (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (RegieImport) invoice = NULL;
  g_autoptr (RegieInvoicesView) view = NULL;
  g_autoptr (GError) error = NULL;
  const RegieInvoiceItem *item;
  gint64 seq;

  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  invoice = read_invoices (f, s.provider, "F1;5-11-2026;O-2026-00001;2026-10;40;450,00\n");
  regie_import_run (invoice, f->db, f->deriver, 0, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  view = ask_tab (f, REGIE_PROVIDER_READ_INVOICES, MAY, s.provider, 0);
  item = item_at (view->invoices, 0);
  g_assert_cmpstr (((RegieTableItem *) item_at (item->lines, 0))->judgement, ==,
                   "Too much: € 50.00");
}

/* The lines of an invoice: what differs first, with what can be done about it. */
static void
test_invoice (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (RegieImport) invoice = NULL;
  g_autoptr (RegieInvoicesView) none = NULL;
  g_autoptr (RegieInvoicesView) view = NULL;
  g_autoptr (RegieInvoicesView) seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const RegieInvoiceItem *item;
  const RegieTableItem *line;
  gint64 seq;

  none = ask_tab (f, REGIE_PROVIDER_READ_INVOICES, MAY, s.provider, 0);
  g_assert_false (none->has_invoices);
  import (f, s.provider, "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\n");
  invoice = read_invoices (f, s.provider,
                           "F1;5-11-2026;O-2026-00001;2026-10;40;400,00\n"
                           "F1;5-11-2026;O-2026-00001;2026-09;40;450,00\n");
  regie_import_run (invoice, f->db, f->deriver, 0, "factuur.csv", NULL, NULL, NULL, &seq, &error);
  g_assert_no_error (error);
  view = ask_tab (f, REGIE_PROVIDER_READ_INVOICES, MAY, s.provider, 0);
  item = item_at (view->invoices, 0);
  g_assert_true (item->approvable);
  g_assert_true (g_str_has_suffix (item->name, " · open"));
  g_assert_cmpstr (item->summary, ==,
                   "€ 850.00 billed, € 0.00 approved. 2 of 2 lines are open, 1 of them differ.");
  text = regie_table_items_dup_text (G_LIST_MODEL (item->lines));
  assert_has (text, "[Approve with a reason…] [Pay a part…] [Dispute…]");
  line = item_at (item->lines, 0);
  g_assert_cmpint (line->shape, ==, REGIE_SHAPE_SOON);
  g_assert_cmpstr (line->first, ==, "€ 450.00");
  g_assert_cmpstr (line->judgement, ==, "No report yet");
  line = item_at (item->lines, 1);
  g_assert_cmpint (line->shape, ==, REGIE_SHAPE_RUN);
  g_assert_cmpstr (((RegieDeed *) item_at (line->deeds, 0))->action, ==, "invoice-line.approve");
  seen = ask_tab (f, REGIE_PROVIDER_READ_INVOICES, LOOKS, s.provider, 0);
  item = item_at (seen->invoices, 0);
  g_assert_false (item->approvable);
  g_assert_cmpuint (n_of (((RegieTableItem *) item_at (item->lines, 0))->deeds), ==, 0);
}

/* A meeting: what can be done with it until its minutes are established, and its paper. */
static void
test_meetings (Fixture *f, gconstpointer data)
{
  School s = add_scene (f);
  g_autoptr (GPtrArray) no_meetings = g_ptr_array_new ();
  g_autoptr (RegieProviderSheet) none = NULL;
  g_autoptr (RegieProviderSheet) open = NULL;
  g_autoptr (RegieProviderSheet) closed = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *agenda = NULL;
  g_autofree char *minutes = NULL;
  char provider[24], meeting[24];

  none = regie_provider_meetings_new (f->office, s.provider, "Mergelland Taal", no_meetings, FALSE);
  empty = regie_chapters_dup_text (G_LIST_MODEL (none->chapters));
  assert_has (empty, "No meeting is recorded yet.");
  assert_has_not (empty, "[New meeting…]");
  id_text (s.provider, provider);
  id_text (record (f, REGIE_ENTITY_Meeting,
                   PAIRS ("aanbieder", provider, "datum", "2026-11-20", "plaats", "Stadhuis")),
           meeting);
  record (f, REGIE_ENTITY_Item,
          PAIRS ("voortgangsoverleg", meeting, "punt", "Roosters", "waarom", "Te laat"));
  record (f, REGIE_ENTITY_Action,
          PAIRS ("aanbieder", provider, "voortgangsoverleg", meeting, "wat", "Lijst sturen", "wie",
                 "Lotte", "klaar_voor", "2026-12-01"));
  open = ask_tab (f, REGIE_PROVIDER_READ_MEETINGS, MAY, s.provider, 0);
  agenda = regie_chapters_dup_text (G_LIST_MODEL (open->chapters));
  assert_has (agenda, "Meeting of 20 November 2026 [Item…] [Action point…]\n");
  assert_has (agenda, "Agenda | Stadhuis [PDF] [ODT] [Print] [Establish] [Change] [Remove]\n");
  assert_has (agenda,
              "Roosters | Te laat [Action point…] [Change] [Remove]\n    What was said: …\n");
  assert_has (agenda, "Lijst sturen | Lotte · by Tue 1 Dec [Done] [Change] [Remove]\n");
  assert_has (((RegieMeetingPaper *) item_at (open->papers, 0))->text, "Roosters");
  sql (f, "UPDATE meeting SET closed_on = '2026-11-23'; UPDATE action SET done_on = '2026-11-22'");
  closed = ask_tab (f, REGIE_PROVIDER_READ_MEETINGS, MAY, s.provider, 0);
  minutes = regie_chapters_dup_text (G_LIST_MODEL (closed->chapters));
  assert_has (minutes, "Minutes established | Stadhuis [PDF] [ODT] [Print]\n");
  assert_has (minutes, "Roosters | Te laat\n");
  assert_has (minutes, "Lotte · done on Sun 22 Nov [Change] [Remove]\n");
}

/* The overview: what was agreed, how full it is, and what goes with it; each chapter has a name of
 * its own, whatever its title. */
static void
test_overview (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *says, *not_says;
  } rows[] = {
    { "UPDATE contract SET options = 2, option_months = 12",
      "Can be extended 2 more times, by 12 months. | 30 June 2027\n", "Cannot be extended" },
    { "UPDATE contract SET options = 0", "Cannot be extended any more. | 30 June 2027\n",
      "Can be extended" },
    { "UPDATE engagement SET stage = 'besteld'", "2 of 1 places: 1 too many", "waits" },
    { "UPDATE lot SET places = NULL", "Lot taal | B1 route | 2 people", "places" },
    { "UPDATE mark SET until_day = '2026-11-22'",
      "Lapsed: no lessons can be ordered, and DUO accepts no offer with this school.", "??" },
    { "INSERT INTO budget (id, version, voided, contract, year, amount) SELECT 9, 1, 0, id, 2026, "
      "100 FROM contract",
      "Budget: the forecast does not fit", "??" },
  };
  School s = add_scene (f);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RegieProviderSheet) two = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieProviderSheet) view = NULL;
      g_autofree char *text = NULL;

      sql (f, rows[i].sql);
      view = ask_tab (f, REGIE_PROVIDER_READ_OVERVIEW, LOOKS, s.provider, 0);
      text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
      assert_has (text, rows[i].says);
      assert_has_not (text, rows[i].not_says);
      assert_has_not (text, "[Change]");
    }
  sql (f, "INSERT INTO contract (id, version, voided, provider, number) SELECT 99, 1, 0, provider, "
          "'C-9' FROM contract");
  two = ask_tab (f, REGIE_PROVIDER_READ_OVERVIEW, MAY, s.provider, 0);
  for (guint i = 0; i < n_of (two->chapters); i++)
    g_assert_true (g_hash_table_add (names, ((RegieChapter *) item_at (two->chapters, i))->name));
}

TEST_SUITE (provider_view)
{
  static const FixtureTest tests[] = {
    { "a-row-says-what-comes-first", test_rows },
    { "who-delivers-stands-first", test_order },
    { "a-card-says-what-comes-next", test_card },
    { "a-column-for-each-stage", test_board },
    { "the-figures-under-the-name", test_head },
    { "an-order-in-each-stage", test_orders },
    { "a-report-has-its-differences-first", test_report },
    { "faulty-lines", test_faults },
    { "faults-of-nobody", test_faults_of_nobody },
    { "reminder", test_reminder },
    { "an-agenda-keeps-what-was-chosen", test_agenda },
    { "a-bill-and-what-can-be-done", test_invoice },
    { "a-bill-says-by-how-much", test_bill_differs },
    { "a-meeting-until-it-is-established", test_meetings },
    { "what-was-agreed", test_overview },
  };

  ADD_ON_BOTH_ENGINES ("/provider-view", tests);
}
