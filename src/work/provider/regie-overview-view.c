/* SPDX-License-Identifier: EUPL-1.2 */
/* What was agreed with a provider, how full it is, what it costs and how it goes, as chapters. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-money.h"
#include "regie-text.h"

#define MOST_TASKS 6
#define MARK_SOON 60 /* days: a mark that lapses within these is shown as near */

/* What every part of the page needs. */
typedef struct {
  GListStore *chapters;
  const RegieOffice *office;
  const RegieBook *book;
  RegieDay today;
  gboolean may_change;
} Page;

static const GPtrArray *
records (const Page *page, RegieEntityId entity)
{
  return page->book->records[entity];
}

static RegieLine *
add_record (RegieChapter *chapter, RegieRecord *record, const char *title, const char *about)
{
  g_autofree char *name = regie_line_dup_name (record);

  return regie_chapter_add_line (chapter, name, title, about);
}

static void
add_edits (const Page *page, RegieLine *line, RegieEntityId entity, RegieRecord *record)
{
  if (page->may_change)
    regie_line_add_edits (line, entity, record);
}

/* "contract=12": KEY, the Dutch key of a field, with the id of OWNER. */
static char *
dup_preset (const char *key, RegieRecord *owner)
{
  return g_strdup_printf ("%s=%" G_GINT64_FORMAT, key, regie_record_get_id (owner));
}

/* A button that adds a record of ENTITY under OWNER, whose key in it is KEY. */
static void
add_button (const Page *page, RegieChapter *chapter, const char *label, RegieEntityId entity,
            const char *key, RegieRecord *owner)
{
  g_autofree char *preset = dup_preset (key, owner);

  if (page->may_change)
    regie_chapter_add_deed (chapter, label, "records.add", g_variant_new ("(us)", entity, preset));
}

/* A chapter of CONTRACT: each contract has one with this title. */
static RegieChapter *
add_chapter_of (const Page *page, RegieRecord *contract, const char *title, const char *about)
{
  RegieChapter *chapter = regie_chapters_add (page->chapters, title, about);

  g_free (chapter->name);
  chapter->name = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", regie_record_get_id (contract),
                                   title);
  return chapter;
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

/* FIRST and SECOND (NULL or empty: not there) with a dot between them; NULL when neither is. */
static char *
dup_both (const char *first, const char *second)
{
  const char *parts[3] = { NULL };
  guint n = 0;

  if (first != NULL && *first != '\0')
    parts[n++] = first;
  if (second != NULL && *second != '\0')
    parts[n++] = second;
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

/* What codes.ini calls the value of FIELD; NULL when it has none. */
static const char *
label (const Page *page, RegieRecord *record, const char *field)
{
  const char *value = regie_record_get (record, field);

  return value != NULL
           ? regie_codes_label (page->office->codes,
                                regie_entity_find (regie_record_get_entity (record), field)->list,
                                value)
           : NULL;
}

static void
add_tasks (const Page *page)
{
  const GPtrArray *tasks = page->book->tasks;
  RegieChapter *chapter;

  if (tasks->len == 0)
    return;
  chapter = regie_chapters_add (page->chapters, _("What comes"), NULL);
  for (guint i = 0; i < tasks->len && i < MOST_TASKS; i++)
    {
      const RegieTask *task = tasks->pdata[i];
      gboolean signal = task->section == REGIE_SECTION_SIGNAL;
      g_autofree char *day = regie_day_dup_long (task->due);
      g_autofree char *distance = regie_days_dup_words (task->due, page->today, signal);
      g_autofree char *title = g_strdup_printf ("%s · %s", regie_task_label (task->kind),
                                                task->what);
      RegieLine *line = regie_chapter_add_line (chapter, NULL, title, day);

      regie_line_set_shape (line, signal ? REGIE_SHAPE_SIGNAL
                                         : regie_shape_of_due (task->due, page->today, TRUE));
      regie_line_add_word (line, distance, NULL);
    }
}

static void
add_score (RegieChapter *chapter, RegieScoreKind kind, const RegieScore *score)
{
  g_autofree char *value = regie_score_dup (kind, score);
  g_autofree char *name = g_strdup_printf ("score/%s", regie_score_name (kind));
  RegieLine *line = regie_chapter_add_line (chapter, name, regie_score_label (kind),
                                            regie_score_definition (kind));

  regie_line_set_shape (line, !score->known || score->norm < 0 ? REGIE_SHAPE_RUN
                              : score->meets                   ? REGIE_SHAPE_DONE
                                                               : REGIE_SHAPE_SOON);
  if (score->norm >= 0)
    {
      RegieScore agreed = { TRUE, score->norm, score->norm, 1, 0, score->norm, TRUE };
      g_autofree char *text = regie_score_dup (kind, &agreed);
      g_autofree char *norm = g_strdup_printf (_("norm %s"), text);

      regie_line_add_word (line, norm, "dim-label");
    }
  regie_line_add_word (line, value, "strong");
}

static void
add_scores (const Page *page)
{
  const GPtrArray *norms = records (page, REGIE_ENTITY_Indicator);
  RegieChapter *chapter = regie_chapters_add (
    page->chapters, _("How it goes"),
    _("Over the last year. The norms are those of the contract."));

  for (RegieScoreKind kind = 0; kind < REGIE_N_SCORES; kind++)
    add_score (chapter, kind, &page->book->scores[kind]);
  for (guint i = 0; i < norms->len; i++)
    {
      RegieRecord *norm = norms->pdata[i];
      g_autofree char *title = g_strdup_printf (_("Agreed: %s"), label (page, norm, "kind"));
      RegieLine *line = add_record (chapter, norm, title, NULL);

      regie_line_add_word (line, regie_get (norm, Indicator, norm), NULL);
      add_edits (page, line, REGIE_ENTITY_Indicator, norm);
    }
}

static void
add_prices (const Page *page, RegieChapter *chapter, RegieRecord *lot)
{
  const GPtrArray *prices = records (page, REGIE_ENTITY_Price);

  for (guint i = 0; i < prices->len; i++)
    {
      RegieRecord *price = prices->pdata[i];
      g_autofree char *amount = regie_money_dup (regie_get_int (price, Price, amount, 0), FALSE);
      g_autofree char *unit = g_utf8_strdown (label (page, price, "unit"), -1);
      /* TRANSLATORS: an amount and what it is for: "€ 9,85 per hour" */
      g_autofree char *text = g_strdup_printf (_("%s per %s"), amount, unit);
      g_autofree char *when = SPAN (price, Price);
      RegieLine *line;

      if (regie_get_int (price, Price, lot, 0) != regie_record_get_id (lot))
        continue;
      line = add_record (chapter, price, label (page, price, "topic"), when);
      line->depth = 1;
      regie_line_add_word (line, text, NULL);
      add_edits (page, line, REGIE_ENTITY_Price, price);
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

static const char *
room_style (RegiePlaces taken, gint64 places)
{
  return places >= 0 && taken.running > places ? "tone-late" : NULL;
}

static void
add_courses (const Page *page, RegieChapter *chapter, RegieRecord *lot)
{
  const GPtrArray *courses = records (page, REGIE_ENTITY_Course);

  for (guint i = 0; i < courses->len; i++)
    {
      RegieRecord *course = courses->pdata[i];
      RegiePlaces taken = regie_places_find (page->book->courses, regie_record_get_id (course));
      g_autofree char *span = SPAN (course, Course);
      g_autofree char *about = dup_both (span, regie_get (course, Course, rhythm));
      g_autofree char *title = g_strdup_printf (_("Group %s"), regie_get (course, Course, name));
      g_autofree char *room = dup_of_places (taken.running, regie_get (course, Course, places));
      RegieLine *line;

      if (regie_get_int (course, Course, lot, 0) != regie_record_get_id (lot))
        continue;
      line = add_record (chapter, course, title, about);
      line->depth = 1;
      regie_line_add_word (line, room,
                           room_style (taken, regie_get_int (course, Course, places, -1)));
      add_edits (page, line, REGIE_ENTITY_Course, course);
    }
}

static char *
dup_room (RegiePlaces taken, const char *places)
{
  g_autofree char *waiting = taken.waiting > 0
                               ? g_strdup_printf (ngettext ("%u waits", "%u wait", taken.waiting),
                                                  taken.waiting)
                               : NULL;
  g_autofree char *room = places != NULL
                            ? dup_of_places (taken.running, places)
                            : g_strdup_printf (ngettext ("%u person", "%u people", taken.running),
                                               taken.running);

  return dup_both (room, waiting);
}

static void
add_lot (const Page *page, RegieChapter *chapter, RegieRecord *lot)
{
  RegiePlaces taken = regie_places_find (page->book->lots, regie_record_get_id (lot));
  g_autofree char *title = g_strdup_printf (_("Lot %s"), regie_get (lot, Lot, name));
  g_autofree char *room = dup_room (taken, regie_get (lot, Lot, places));
  g_autofree char *preset = dup_preset ("perceel", lot);
  RegieLine *line = add_record (chapter, lot, title, label (page, lot, "route"));

  regie_line_add_word (line, room, room_style (taken, regie_get_int (lot, Lot, places, -1)));
  if (page->may_change)
    {
      regie_line_add_icon (line, "list-add-symbolic", _("Add a price"), "records.add",
                           g_variant_new ("(us)", REGIE_ENTITY_Price, preset));
      regie_line_add_icon (line, "system-users-symbolic", _("Add a group"), "records.add",
                           g_variant_new ("(us)", REGIE_ENTITY_Course, preset));
    }
  add_edits (page, line, REGIE_ENTITY_Lot, lot);
  add_prices (page, chapter, lot);
  add_courses (page, chapter, lot);
}

/* What CONTRACT is now, and until when it can be ended or extended. */
static void
add_terms (const Page *page, RegieChapter *chapter, RegieRecord *contract)
{
  const char *stage = label (page, contract, "stage");
  const char *months = regie_get (contract, Contract, option_months);
  int options = (int) regie_get_int (contract, Contract, options, 0);
  RegieDay last = regie_contract_notice (contract);
  g_autofree char *span = SPAN (contract, Contract);
  g_autofree char *about = dup_both (label (page, contract, "scale"), span);
  g_autofree char *end = regie_day_dup_long (last);
  g_autofree char *extension = options > 0 ? g_strdup_printf (
                                 ngettext ("Can be extended %d more time, by %s months.",
                                           "Can be extended %d more times, by %s months.", options),
                                 options, months != NULL ? months : "…")
                                           : g_strdup (_("Cannot be extended any more."));
  RegieLine *line = add_record (chapter, contract, stage != NULL ? stage : _("No stage yet"),
                                about);

  add_edits (page, line, REGIE_ENTITY_Contract, contract);
  if (last == REGIE_DAY_NONE)
    return;
  line = regie_chapter_add_line (chapter, NULL, _("Notice or extension by"), extension);
  regie_line_add_word (line, end, NULL);
}

static void
add_steps (const Page *page, RegieRecord *contract)
{
  const GPtrArray *steps = records (page, REGIE_ENTITY_Milestone);
  RegieChapter *chapter = add_chapter_of (page, contract, _("Steps of the purchase"), NULL);

  add_button (page, chapter, _("Add a step…"), REGIE_ENTITY_Milestone, "contract", contract);
  for (guint i = 0; i < steps->len; i++)
    {
      RegieRecord *step = steps->pdata[i];
      RegieDay due = regie_get_day (step, Milestone, day);
      gboolean is_done = regie_get (step, Milestone, done_on) != NULL;
      g_autofree char *day = regie_day_dup_long (due);
      g_autofree char *done = regie_day_dup_long (regie_get_day (step, Milestone, done_on));
      g_autofree char *when = is_done ? g_strdup_printf (_("%s, done on %s"), day, done)
                                      : g_strdup (day);
      RegieLine *line;

      if (regie_get_int (step, Milestone, contract, 0) != regie_record_get_id (contract))
        continue;
      line = add_record (chapter, step, label (page, step, "kind"), when);
      regie_line_set_shape (line, is_done ? REGIE_SHAPE_DONE
                                          : regie_shape_of_due (due, page->today, TRUE));
      add_edits (page, line, REGIE_ENTITY_Milestone, step);
    }
}

static void
add_amount (RegieChapter *chapter, const char *title, const char *about, gint64 cents,
            const char *style)
{
  g_autofree char *text = regie_money_dup (cents, TRUE);

  regie_line_add_word (regie_chapter_add_line (chapter, NULL, title, about), text, style);
}

/* -1 when none was set. */
static gint64
budget_of (const Page *page, RegieRecord *contract, int year)
{
  const GPtrArray *budgets = records (page, REGIE_ENTITY_Budget);
  gint64 sum = -1;

  for (guint i = 0; i < budgets->len; i++)
    if (regie_get_int (budgets->pdata[i], Budget, contract, 0) == regie_record_get_id (contract)
        && regie_get_int (budgets->pdata[i], Budget, year, 0) == year)
      sum = MAX (0, sum) + regie_get_int (budgets->pdata[i], Budget, amount, 0);
  return sum;
}

/* Committed, realised and forecast of YEAR, against the budget of the contract. */
static void
add_money (const Page *page, RegieRecord *contract, int year)
{
  RegieSpending sum = regie_spending_sum (page->book->spending, regie_record_get_id (contract), 0,
                                          year);
  gint64 budget = budget_of (page, contract, year);
  g_autofree char *title = g_strdup_printf (_("Money in %d"), year);
  RegieChapter *chapter;

  if (sum.orders == 0 && sum.realised == 0 && budget < 0)
    return;
  chapter = add_chapter_of (page, contract, title, NULL);
  add_button (page, chapter, _("Budget…"), REGIE_ENTITY_Budget, "contract", contract);
  add_amount (chapter, _("Committed"), _("Orders, by their own price and days"), sum.committed,
              NULL);
  if (sum.waiting > 0)
    add_amount (chapter, _("Waiting"), _("Orders that wait for a place; not committed"),
                sum.waiting, "dim-label");
  add_amount (chapter, _("Realised"), _("Approved of invoices"), sum.realised, NULL);
  add_amount (chapter, _("Forecast"),
              _("Realised, and what the orders cost over the days that were not approved yet"),
              sum.forecast, "strong");
  if (budget >= 0)
    add_amount (chapter,
                sum.forecast > budget ? _("Budget: the forecast does not fit") : _("Budget"),
                NULL, budget, sum.forecast > budget ? "tone-late" : NULL);
}

static void
add_papers (const Page *page, RegieRecord *contract)
{
  const GPtrArray *papers = records (page, REGIE_ENTITY_Paper);
  RegieChapter *chapter = add_chapter_of (page, contract, _("Norms and documents"), NULL);

  add_button (page, chapter, _("Add a norm…"), REGIE_ENTITY_Indicator, "contract", contract);
  add_button (page, chapter, _("Add a document…"), REGIE_ENTITY_Paper, "contract", contract);
  for (guint i = 0; i < papers->len; i++)
    {
      RegieRecord *paper = papers->pdata[i];

      if (regie_get_int (paper, Paper, contract, 0) == regie_record_get_id (contract))
        add_edits (page,
                   add_record (chapter, paper, regie_get (paper, Paper, name),
                               regie_get (paper, Paper, place)),
                   REGIE_ENTITY_Paper, paper);
    }
}

static int
year_of (RegieDay day)
{
  int year, month, day_of_month;

  regie_day_to_civil (day, &year, &month, &day_of_month);
  return year;
}

static void
add_contract (const Page *page, RegieRecord *contract)
{
  const GPtrArray *lots = records (page, REGIE_ENTITY_Lot);
  g_autofree char *title = g_strdup_printf (_("Contract %s"),
                                            regie_get (contract, Contract, number));
  RegieChapter *chapter = add_chapter_of (page, contract, title,
                                          regie_get (contract, Contract, name));
  int year = year_of (page->today);

  add_button (page, chapter, _("Add a lot…"), REGIE_ENTITY_Lot, "contract", contract);
  add_terms (page, chapter, contract);
  for (guint i = 0; i < lots->len; i++)
    if (regie_get_int (lots->pdata[i], Lot, contract, 0) == regie_record_get_id (contract))
      add_lot (page, chapter, lots->pdata[i]);
  add_steps (page, contract);
  add_money (page, contract, year);
  add_money (page, contract, year + 1);
  add_papers (page, contract);
}

/* What was paid and belongs to no contract: it is realised all the same. */
static void
add_unordered (const Page *page)
{
  int year = year_of (page->today);
  RegieChapter *chapter;

  if (regie_spending_without_order (page->book->spending, 0) == 0)
    return;
  chapter = regie_chapters_add (page->chapters, _("Without an order"),
                                _("Approved of invoice lines that belong to no order of this "
                                   "provider, and so to no contract."));
  for (int y = year - 1; y <= year; y++)
    {
      g_autofree char *title = g_strdup_printf (_("Realised in %d"), y);

      add_amount (chapter, title, NULL, regie_spending_without_order (page->book->spending, y),
                  NULL);
    }
}

static void
add_contacts (const Page *page, RegieChapter *chapter)
{
  const GPtrArray *contacts = records (page, REGIE_ENTITY_Contact);

  for (guint i = 0; i < contacts->len; i++)
    {
      RegieRecord *contact = contacts->pdata[i];
      RegieLine *line = add_record (chapter, contact, regie_get (contact, Contact, name),
                                    regie_get (contact, Contact, job));

      if (regie_get (contact, Contact, phone) != NULL)
        regie_line_add_word (line, regie_get (contact, Contact, phone), NULL);
      add_edits (page, line, REGIE_ENTITY_Contact, contact);
    }
}

static void
add_mark (const Page *page, RegieChapter *chapter, RegieRecord *mark)
{
  g_autofree char *span = SPAN (mark, Mark);
  RegieDay until = regie_get_day (mark, Mark, until_day);
  gboolean lapsed = until != REGIE_DAY_NONE && until < page->today;
  gboolean soon = until != REGIE_DAY_NONE && until < page->today + MARK_SOON;
  const char *about
    = lapsed ? _("Lapsed: no lessons can be ordered, and DUO accepts no offer with this school.")
      : span != NULL ? span
                     : _("without an end");
  RegieLine *line = add_record (chapter, mark, label (page, mark, "kind"), about);

  regie_line_set_shape (line, lapsed ? REGIE_SHAPE_LATE
                              : soon ? REGIE_SHAPE_SOON
                                     : REGIE_SHAPE_DONE);
  add_edits (page, line, REGIE_ENTITY_Mark, mark);
}

static void
add_provider (const Page *page)
{
  RegieRecord *provider = page->book->provider;
  const GPtrArray *marks = records (page, REGIE_ENTITY_Mark);
  RegieChapter *chapter = regie_chapters_add (page->chapters, _("The provider"), NULL);
  g_autofree char *about = dup_both (regie_get (provider, Provider, phone),
                                     regie_get (provider, Provider, email));
  RegieLine *line;

  add_button (page, chapter, _("Contact person…"), REGIE_ENTITY_Contact, "aanbieder", provider);
  add_button (page, chapter, _("Quality mark…"), REGIE_ENTITY_Mark, "aanbieder", provider);
  add_button (page, chapter, _("Contract…"), REGIE_ENTITY_Contract, "aanbieder", provider);
  line = add_record (chapter, provider, regie_get (provider, Provider, name), about);
  if (regie_get (provider, Provider, rhythm) != NULL)
    {
      g_autofree char *days = g_strdup_printf (_("reports %s"), label (page, provider, "rhythm"));

      regie_line_add_word (line, days, "dim-label");
    }
  add_edits (page, line, REGIE_ENTITY_Provider, provider);
  add_contacts (page, chapter);
  for (guint i = 0; i < marks->len; i++)
    add_mark (page, chapter, marks->pdata[i]);
}

RegieProviderSheet *
regie_provider_overview_new (const RegieOffice *office, const RegieBook *book, gboolean may_change)
{
  RegieProviderSheet *self;
  Page page;

  g_return_val_if_fail (office != NULL && book != NULL, NULL);
  self = g_object_new (regie_provider_sheet_get_type (), NULL);
  page = (Page){ self->chapters, office, book, regie_office_today (office), may_change };
  add_tasks (&page);
  add_scores (&page);
  for (guint i = 0; i < records (&page, REGIE_ENTITY_Contract)->len; i++)
    add_contract (&page, records (&page, REGIE_ENTITY_Contract)->pdata[i]);
  add_unordered (&page);
  add_provider (&page);
  return self;
}
