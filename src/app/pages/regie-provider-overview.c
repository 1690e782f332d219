/* SPDX-License-Identifier: EUPL-1.2 */
/* What was agreed with a provider, how full it is, what it costs and how it goes. */
#include "regie-provider-tabs.h"

#include <glib/gi18n.h>

#include "regie-book.h"
#include "regie-format.h"
#include "regie-money.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-old-sheet.h"
#include "regie-text.h"

struct _RegieProviderOverview {
  RegieProviderTab parent_instance;
  GtkWidget *sheet;
};

#define REGIE_TYPE_PROVIDER_OVERVIEW (regie_provider_overview_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderOverview, regie_provider_overview, REGIE, PROVIDER_OVERVIEW,
                      RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderOverview, regie_provider_overview, REGIE_TYPE_PROVIDER_TAB)

/* What every part of the page needs. */
typedef struct {
  RegieOldSheet *sheet;
  const RegieOffice *office;
  const RegieBook *book;
  gboolean may;
} Page;

static GtkWidget *
add_row (const Page *page, GtkWidget *group, RegieEntityId entity, RegieRecord *record,
         const char *title, const char *about)
{
  g_autofree char *name = g_strdup_printf ("%s/%" G_GINT64_FORMAT, regie_entity (entity)->name,
                                           regie_record_get_id (record));

  return regie_group_add_row (group, name, title, about);
}

static void
add_edits (const Page *page, GtkWidget *row, RegieEntityId entity, RegieRecord *record)
{
  if (page->may)
    regie_row_add_edits (row, entity, record);
}

/* A button that adds a record of ENTITY under OWNER, whose Dutch key in it is KEY. */
static void
add_button (const Page *page, GtkWidget *group, const char *label, RegieEntityId entity,
            const char *key, RegieRecord *owner)
{
  g_autofree char *preset = g_strdup_printf ("%s=%" G_GINT64_FORMAT, key,
                                             regie_record_get_id (owner));

  if (page->may)
    regie_group_add_button (group, label, "records.add", g_variant_new ("(us)", entity, preset));
}

static char *
dup_span (RegieDay first, RegieDay last)
{
  g_autofree char *from = regie_day_dup_long (first);
  g_autofree char *until = regie_day_dup_long (last);

  if (first == REGIE_DAY_NONE && last == REGIE_DAY_NONE)
    return NULL;
  return g_strdup_printf (_("%s to %s"), first != REGIE_DAY_NONE ? from : "…",
                          last != REGIE_DAY_NONE ? until : "…");
}

/* The days of a record of a KIND that has a first and a last one. */
#define SPAN(record, Kind)                                                                         \
  dup_span (regie_get_day (record, Kind, from_day), regie_get_day (record, Kind, until_day))

static const char *
label (const Page *page, RegieRecord *record, const char *field)
{
  return regie_codes_label (page->office->codes,
                            regie_entity_find (regie_record_get_entity (record), field)->list,
                            regie_record_get (record, field));
}

static void
add_tasks (const Page *page)
{
  GtkWidget *group;
  RegieDay today = regie_office_today (page->office);

  if (page->book->tasks->len == 0)
    return;
  group = regie_old_sheet_add_group (page->sheet, _("What comes"), NULL);
  for (guint i = 0; i < page->book->tasks->len && i < 6; i++)
    {
      const RegieTask *task = page->book->tasks->pdata[i];
      g_autofree char *day = regie_day_dup_long (task->due);
      g_autofree char *distance = regie_days_dup_words (task->due, today,
                                                        task->section == REGIE_SECTION_SIGNAL);
      g_autofree char *title = g_strdup_printf ("%s · %s", regie_task_label (task->kind),
                                                task->what);
      GtkWidget *row = regie_group_add_row (group, NULL, title, day);

      regie_row_set_shape (row, task->section == REGIE_SECTION_SIGNAL
                                  ? REGIE_SHAPE_SIGNAL
                                  : regie_shape_of_due (task->due, today, TRUE));
      regie_row_add_value (row, distance, NULL);
    }
}

static void
add_scores (const Page *page)
{
  GtkWidget *group = regie_old_sheet_add_group (
    page->sheet, _("How it goes"), _("Over the last year. The norms are those of the contract."));

  for (RegieScoreKind kind = 0; kind < REGIE_N_SCORES; kind++)
    {
      const RegieScore *score = &page->book->scores[kind];
      g_autofree char *value = regie_score_dup (kind, score);
      g_autofree char *name = g_strdup_printf ("score/%s", regie_score_name (kind));
      g_autofree char *norm = NULL;
      GtkWidget *row = regie_group_add_row (group, name, regie_score_label (kind),
                                            regie_score_definition (kind));

      regie_row_set_shape (row, !score->known || score->norm < 0 ? REGIE_SHAPE_RUN
                                : score->meets                   ? REGIE_SHAPE_DONE
                                                                 : REGIE_SHAPE_SOON);
      if (score->norm >= 0)
        {
          RegieScore agreed = { TRUE, score->norm, score->norm, 1, 0, score->norm, TRUE };
          g_autofree char *text = regie_score_dup (kind, &agreed);

          norm = g_strdup_printf (_("norm %s"), text);
          regie_row_add_value (row, norm, "dim-label");
        }
      regie_row_add_value (row, value, "strong");
    }
  for (guint i = 0; i < page->book->records[REGIE_ENTITY_Indicator]->len; i++)
    {
      RegieRecord *norm = page->book->records[REGIE_ENTITY_Indicator]->pdata[i];
      g_autofree char *title = g_strdup_printf (_("Agreed: %s"), label (page, norm, "kind"));
      GtkWidget *row = add_row (page, group, REGIE_ENTITY_Indicator, norm, title, NULL);

      regie_row_add_value (row, regie_get (norm, Indicator, norm), NULL);
      add_edits (page, row, REGIE_ENTITY_Indicator, norm);
    }
}

static gboolean
belongs (RegieRecord *record, const char *field, RegieRecord *to)
{
  return regie_record_get_int (record, field, 0) == regie_record_get_id (to);
}

static void
add_prices (const Page *page, GtkWidget *group, RegieRecord *lot)
{
  GPtrArray *prices = page->book->records[REGIE_ENTITY_Price];

  for (guint i = 0; i < prices->len; i++)
    {
      g_autofree char *amount = NULL;
      g_autofree char *unit = NULL;
      g_autofree char *text = NULL;
      g_autofree char *when = NULL;
      GtkWidget *row;

      if (!belongs (prices->pdata[i], "lot", lot))
        continue;
      amount = regie_money_dup (regie_get_int (prices->pdata[i], Price, amount, 0), FALSE);
      unit = g_utf8_strdown (label (page, prices->pdata[i], "unit"), -1);
      /* TRANSLATORS: an amount and what it is for: "€ 9,85 per hour" */
      text = g_strdup_printf (_("%s per %s"), amount, unit);
      when = SPAN (prices->pdata[i], Price);
      row = add_row (page, group, REGIE_ENTITY_Price, prices->pdata[i],
                     label (page, prices->pdata[i], "topic"), when);
      gtk_widget_set_margin_start (row, 18);
      regie_row_add_value (row, text, NULL);
      add_edits (page, row, REGIE_ENTITY_Price, prices->pdata[i]);
    }
}

/* "70 of 60 places: 10 too many". */
static char *
dup_of_places (guint taken, const char *places)
{
  gint64 over = (gint64) taken - g_ascii_strtoll (places, NULL, 10);

  return over > 0 ? g_strdup_printf (ngettext ("%u of %s places: %d too many",
                                               "%u of %s places: %d too many", (gulong) over),
                                     taken, places, (int) over)
                  : g_strdup_printf (_("%u of %s places"), taken, places);
}

static gboolean
is_over (RegiePlaces taken, gint64 places)
{
  return places >= 0 && taken.running > places;
}

static void
add_courses (const Page *page, GtkWidget *group, RegieRecord *lot)
{
  GPtrArray *courses = page->book->records[REGIE_ENTITY_Course];

  for (guint i = 0; i < courses->len; i++)
    {
      RegieRecord *course = courses->pdata[i];
      RegiePlaces taken = regie_places_find (page->book->courses, regie_record_get_id (course));
      g_autofree char *span = SPAN (course, Course);
      g_autofree char *about = NULL;
      g_autofree char *title = NULL;
      g_autofree char *room = NULL;
      GtkWidget *row;

      if (!belongs (course, "lot", lot))
        continue;
      title = g_strdup_printf (_("Group %s"), regie_get (course, Course, name));
      about = g_strdup_printf (
        "%s%s%s", span != NULL ? span : "", regie_get (course, Course, rhythm) != NULL ? " · " : "",
        regie_get (course, Course, rhythm) != NULL ? regie_get (course, Course, rhythm) : "");
      row = add_row (page, group, REGIE_ENTITY_Course, course, title, about);
      gtk_widget_set_margin_start (row, 18);
      room = dup_of_places (taken.running, regie_get (course, Course, places));
      regie_row_add_value (row, room,
                           is_over (taken, regie_get_int (course, Course, places, -1)) ? "tone-late"
                                                                                       : NULL);
      add_edits (page, row, REGIE_ENTITY_Course, course);
    }
}

static char *
dup_room (const Page *page, RegieRecord *lot)
{
  RegiePlaces taken = regie_places_find (page->book->lots, regie_record_get_id (lot));
  const char *places = regie_get (lot, Lot, places);
  g_autofree char *waiting = taken.waiting > 0
                               ? g_strdup_printf (ngettext ("%u waits", "%u wait", taken.waiting),
                                                  taken.waiting)
                               : NULL;
  g_autofree char *room = places != NULL
                            ? dup_of_places (taken.running, places)
                            : g_strdup_printf (ngettext ("%u person", "%u people", taken.running),
                                               taken.running);

  return waiting != NULL ? g_strdup_printf ("%s · %s", room, waiting) : g_steal_pointer (&room);
}

static void
add_lots (const Page *page, GtkWidget *group, RegieRecord *contract)
{
  GPtrArray *lots = page->book->records[REGIE_ENTITY_Lot];

  for (guint i = 0; i < lots->len; i++)
    {
      RegieRecord *lot = lots->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *room = NULL;
      g_autofree char *preset = NULL;
      GtkWidget *row;

      if (!belongs (lot, "contract", contract))
        continue;
      title = g_strdup_printf (_("Lot %s"), regie_get (lot, Lot, name));
      room = dup_room (page, lot);
      preset = g_strdup_printf ("perceel=%" G_GINT64_FORMAT, regie_record_get_id (lot));
      row = add_row (page, group, REGIE_ENTITY_Lot, lot, title,
                     regie_get (lot, Lot, route) != NULL ? label (page, lot, "route") : NULL);
      regie_row_add_value (row, room,
                           is_over (regie_places_find (page->book->lots, regie_record_get_id (lot)),
                                    regie_get_int (lot, Lot, places, -1))
                             ? "tone-late"
                             : NULL);
      if (page->may)
        {
          regie_row_add_icon (row, "list-add-symbolic", _("Add a price"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Price, preset));
          regie_row_add_icon (row, "system-users-symbolic", _("Add a group"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Course, preset));
        }
      add_edits (page, row, REGIE_ENTITY_Lot, lot);
      add_prices (page, group, lot);
      add_courses (page, group, lot);
    }
}

static void
add_amount (GtkWidget *group, const char *title, const char *about, gint64 cents, const char *style)
{
  g_autofree char *text = regie_money_dup (cents, TRUE);

  regie_row_add_value (regie_group_add_row (group, NULL, title, about), text, style);
}

/* Committed, realised and forecast of this year and the next, against the budget of the contract or
 * the estimate of its lots. */
static void
add_money (const Page *page, RegieRecord *contract)
{
  int year, month, day;
  g_autofree char *title = NULL;
  GtkWidget *group;

  regie_day_to_civil (regie_office_today (page->office), &year, &month, &day);
  for (int y = year; y <= year + 1; y++)
    {
      RegieSpending sum = regie_spending_sum (page->book->spending, regie_record_get_id (contract),
                                              0, y);
      gint64 budget = -1;

      for (guint i = 0; i < page->book->records[REGIE_ENTITY_Budget]->len; i++)
        if (belongs (page->book->records[REGIE_ENTITY_Budget]->pdata[i], "contract", contract)
            && regie_get_int (page->book->records[REGIE_ENTITY_Budget]->pdata[i], Budget, year, 0)
                 == y)
          budget = MAX (0, budget)
                   + regie_get_int (page->book->records[REGIE_ENTITY_Budget]->pdata[i], Budget,
                                    amount, 0);
      if (sum.orders == 0 && sum.realised == 0 && budget < 0)
        continue;
      g_free (title);
      title = g_strdup_printf (_("Money in %d"), y);
      group = regie_old_sheet_add_group (page->sheet, title, NULL);
      add_button (page, group, _("Budget…"), REGIE_ENTITY_Budget, "contract", contract);
      add_amount (group, _("Committed"), _("Orders, by their own price and days"), sum.committed,
                  NULL);
      if (sum.waiting > 0)
        add_amount (group, _("Waiting"), _("Orders that wait for a place; not committed"),
                    sum.waiting, "dim-label");
      add_amount (group, _("Realised"), _("Approved of invoices"), sum.realised, NULL);
      add_amount (group, _("Forecast"),
                  _("Realised, and what the orders cost over the days that were not approved yet"),
                  sum.forecast, "strong");
      if (budget >= 0)
        add_amount (group,
                    sum.forecast > budget ? _("Budget: the forecast does not fit") : _("Budget"),
                    NULL, budget, sum.forecast > budget ? "tone-late" : NULL);
    }
}

static void
add_contract (const Page *page, RegieRecord *contract)
{
  g_autofree char *title = g_strdup_printf (_("Contract %s"),
                                            regie_get (contract, Contract, number));
  g_autofree char *span = SPAN (contract, Contract);
  g_autofree char *about = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *preset = NULL;
  g_autofree char *end = NULL;
  GtkWidget *group = regie_old_sheet_add_group (page->sheet, title,
                                                regie_get (contract, Contract, name));
  GtkWidget *row;
  RegieDay last = regie_contract_notice (contract);

  preset = g_strdup_printf ("contract=%" G_GINT64_FORMAT, regie_record_get_id (contract));
  add_button (page, group, _("Add a lot…"), REGIE_ENTITY_Lot, "contract", contract);
  about = g_strdup_printf (
    "%s%s%s", regie_get (contract, Contract, scale) != NULL ? label (page, contract, "scale") : "",
    regie_get (contract, Contract, scale) != NULL ? " · " : "", span != NULL ? span : "");
  row = add_row (page, group, REGIE_ENTITY_Contract, contract,
                 regie_get (contract, Contract, stage) != NULL ? label (page, contract, "stage")
                                                               : _("No stage yet"),
                 about);
  add_edits (page, row, REGIE_ENTITY_Contract, contract);
  if (last != REGIE_DAY_NONE)
    {
      int options = (int) regie_get_int (contract, Contract, options, 0);

      end = regie_day_dup_long (last);
      notice = options > 0
                 ? g_strdup_printf (ngettext ("Can be extended %d more time, by %s months.",
                                              "Can be extended %d more times, by %s months.",
                                              options),
                                    options,
                                    regie_get (contract, Contract, option_months) != NULL
                                      ? regie_get (contract, Contract, option_months)
                                      : "…")
                 : g_strdup (_("Cannot be extended any more."));
      row = regie_group_add_row (group, NULL, _("Notice or extension by"), notice);
      regie_row_add_value (row, end, NULL);
    }
  add_lots (page, group, contract);
  group = regie_old_sheet_add_group (page->sheet, _("Steps of the purchase"), NULL);
  add_button (page, group, _("Add a step…"), REGIE_ENTITY_Milestone, "contract", contract);
  for (guint i = 0; i < page->book->records[REGIE_ENTITY_Milestone]->len; i++)
    {
      RegieRecord *step = page->book->records[REGIE_ENTITY_Milestone]->pdata[i];
      g_autofree char *day = regie_day_dup_long (regie_get_day (step, Milestone, day));
      g_autofree char *done = regie_day_dup_long (regie_get_day (step, Milestone, done_on));
      g_autofree char *when = NULL;

      if (!belongs (step, "contract", contract))
        continue;
      when = regie_get (step, Milestone, done_on) != NULL
               ? g_strdup_printf (_("%s, done on %s"), day, done)
               : g_strdup (day);
      row = add_row (page, group, REGIE_ENTITY_Milestone, step, label (page, step, "kind"), when);
      regie_row_set_shape (row, regie_get (step, Milestone, done_on) != NULL
                                  ? REGIE_SHAPE_DONE
                                  : regie_shape_of_due (regie_get_day (step, Milestone, day),
                                                        regie_office_today (page->office), TRUE));
      add_edits (page, row, REGIE_ENTITY_Milestone, step);
    }
  add_money (page, contract);
  group = regie_old_sheet_add_group (page->sheet, _("Norms and documents"), NULL);
  add_button (page, group, _("Add a norm…"), REGIE_ENTITY_Indicator, "contract", contract);
  add_button (page, group, _("Add a document…"), REGIE_ENTITY_Paper, "contract", contract);
  for (guint i = 0; i < page->book->records[REGIE_ENTITY_Paper]->len; i++)
    {
      RegieRecord *paper = page->book->records[REGIE_ENTITY_Paper]->pdata[i];

      if (!belongs (paper, "contract", contract))
        continue;
      row = add_row (page, group, REGIE_ENTITY_Paper, paper, regie_get (paper, Paper, name),
                     regie_get (paper, Paper, place));
      add_edits (page, row, REGIE_ENTITY_Paper, paper);
    }
}

/* What was paid and belongs to no contract: it is realised all the same. */
static void
add_unordered (const Page *page)
{
  GtkWidget *group;
  int year, month, day;

  if (regie_spending_without_order (page->book->spending, 0) == 0)
    return;
  regie_day_to_civil (regie_office_today (page->office), &year, &month, &day);
  group = regie_old_sheet_add_group (page->sheet, _("Without an order"),
                                     _("Approved of invoice lines that belong to no order of this "
                                        "provider, and so to no contract."));
  for (int y = year - 1; y <= year; y++)
    {
      g_autofree char *title = g_strdup_printf (_("Realised in %d"), y);

      add_amount (group, title, NULL, regie_spending_without_order (page->book->spending, y), NULL);
    }
}

static void
add_provider (const Page *page)
{
  RegieRecord *provider = page->book->provider;
  GtkWidget *group = regie_old_sheet_add_group (page->sheet, _("The provider"), NULL);
  GtkWidget *row;
  const char *parts[3] = { NULL };
  g_autofree char *about = NULL;
  g_autofree char *days = NULL;
  guint n = 0;

  add_button (page, group, _("Contact person…"), REGIE_ENTITY_Contact, "aanbieder", provider);
  add_button (page, group, _("Quality mark…"), REGIE_ENTITY_Mark, "aanbieder", provider);
  add_button (page, group, _("Contract…"), REGIE_ENTITY_Contract, "aanbieder", provider);
  if (regie_get (provider, Provider, phone) != NULL)
    parts[n++] = regie_get (provider, Provider, phone);
  if (regie_get (provider, Provider, email) != NULL)
    parts[n++] = regie_get (provider, Provider, email);
  about = g_strjoinv (" · ", (char **) parts);
  row = add_row (page, group, REGIE_ENTITY_Provider, provider, regie_get (provider, Provider, name),
                 *about != '\0' ? about : NULL);
  if (regie_get (provider, Provider, rhythm) != NULL)
    {
      days = g_strdup_printf (_("reports %s"), label (page, provider, "rhythm"));
      regie_row_add_value (row, days, "dim-label");
    }
  add_edits (page, row, REGIE_ENTITY_Provider, provider);
  for (guint i = 0; i < page->book->records[REGIE_ENTITY_Contact]->len; i++)
    {
      RegieRecord *contact = page->book->records[REGIE_ENTITY_Contact]->pdata[i];

      row = add_row (page, group, REGIE_ENTITY_Contact, contact, regie_get (contact, Contact, name),
                     regie_get (contact, Contact, job));
      if (regie_get (contact, Contact, phone) != NULL)
        regie_row_add_value (row, regie_get (contact, Contact, phone), NULL);
      add_edits (page, row, REGIE_ENTITY_Contact, contact);
    }
  for (guint i = 0; i < page->book->records[REGIE_ENTITY_Mark]->len; i++)
    {
      RegieRecord *mark = page->book->records[REGIE_ENTITY_Mark]->pdata[i];
      g_autofree char *span = SPAN (mark, Mark);
      RegieDay until = regie_get_day (mark, Mark, until_day);
      RegieDay today = regie_office_today (page->office);
      gboolean lapsed = until != REGIE_DAY_NONE && until < today;

      row = add_row (
        page, group, REGIE_ENTITY_Mark, mark, label (page, mark, "kind"),
        lapsed ? _("Lapsed: no lessons can be ordered, and DUO accepts no offer with this school.")
        : span != NULL ? span
                       : _("without an end"));
      regie_row_set_shape (row, lapsed                                          ? REGIE_SHAPE_LATE
                                : until != REGIE_DAY_NONE && until < today + 60 ? REGIE_SHAPE_SOON
                                                                                : REGIE_SHAPE_DONE);
      add_edits (page, row, REGIE_ENTITY_Mark, mark);
    }
}

static void
fill (RegieProviderTab *tab, gpointer answer)
{
  RegieProviderOverview *self = REGIE_PROVIDER_OVERVIEW (tab);
  const Page page = { REGIE_OLD_SHEET (self->sheet),
                      regie_session_get_office (regie_provider_tab_get_session (tab)), answer,
                      regie_provider_tab_may_change (tab) };

  regie_old_sheet_begin (page.sheet, regie_provider_tab_is_narrow (tab));
  add_tasks (&page);
  add_scores (&page);
  for (guint i = 0; i < page.book->records[REGIE_ENTITY_Contract]->len; i++)
    add_contract (&page, page.book->records[REGIE_ENTITY_Contract]->pdata[i]);
  add_unordered (&page);
  add_provider (&page);
  regie_old_sheet_end (page.sheet);
}

static void
regie_provider_overview_class_init (RegieProviderOverviewClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);

  tab_class->right = REGIE_MAY_CONTRACT;
  tab_class->question = &regie_provider_questions[REGIE_PROVIDER_READ_OVERVIEW];
  tab_class->fill = fill;
}

static void
regie_provider_overview_init (RegieProviderOverview *self)
{
  self->sheet = regie_old_sheet_new (860);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

GtkWidget *
regie_provider_overview_new (RegieSession *session)
{
  return g_object_new (REGIE_TYPE_PROVIDER_OVERVIEW, "session", session, NULL);
}
