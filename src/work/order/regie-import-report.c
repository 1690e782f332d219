/* SPDX-License-Identifier: EUPL-1.2 */
/* A report of a provider as a file: each row becomes hours of the order that it is about. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-change.h"
#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-orders.h"
#include "regie-report-query.h"
#include "regie-text.h"
#include "regie-value.h"

#define MOST_FAULTS 2000 /* that are kept with a report */
#define MOST_VOTES 2000  /* rows that say what a report is about */

/* What a column can hold. */
enum {
  ORDER,
  DOSSIER_NUMBER,
  BSN,
  V_NUMBER,
  DAY,
  PERIOD,
  ATTENDED,
  PLANNED,
  EXCUSED,
  UNEXCUSED,
  LEVEL,
  ROUTE,
  REMARK,
  N_TARGETS
};
static const char *const targets[N_TARGETS] = {
  "opdracht", "dossiernummer", "bsn",          "v_nummer", "datum",     "periode",  "gevolgd",
  "gepland",  "geoorloofd",    "ongeoorloofd", "niveau",   "leerroute", "opmerking"
};
static const char *const labels[N_TARGETS] = { N_("Order number"),
                                               N_("Dossier number"),
                                               N_("BSN"),
                                               N_("V-number"),
                                               N_("Date of the lesson"),
                                               N_("Period"),
                                               N_("Hours attended"),
                                               N_("Hours planned"),
                                               N_("Hours of excused absence"),
                                               N_("Hours of unexcused absence"),
                                               N_("Level"),
                                               N_("Route"),
                                               N_("Remark") };

/* A row that was accepted. */
typedef struct {
  const RegieOrder *order;
  RegieDay first, day;                      /* the days that it is about */
  int minutes, planned, excused, unexcused; /* minutes; -1 not said */
  const char *level, *route, *remark;       /* borrowed */
  guint line;
} Line;

/* Days of one order that are taken: by a row of this file, or (LINE 0) by what was there before. */
typedef struct {
  RegieDay first, last;
  guint line;
  RegiePeriod period;
} Span;

typedef struct {
  RegieReportProvider provider;
  RegiePeriod period, found; /* PERIOD: as it was said; FOUND: by that or by the rows */
  gboolean corrects;         /* takes the place of what was reported over FOUND before */
  gboolean known;            /* days of it were reported before */
  char *hash;
  RegieOrders *orders;
  RegieKnown *people;  /* to tell who is a stranger; read when one is met */
  GHashTable *spans;   /* RegieOrder → GArray of Span */
  GHashTable *refused; /* line → RegieOrder, of rows that could not be taken although it is clear
                          whom they are about */
  GArray *replaced;    /* RegieReportEarlier, that this report takes the place of */
  GArray *lines;       /* Line */
} Report;

static void
report_clear_known (Report *self)
{
  g_clear_pointer (&self->people, regie_known_free);
  g_clear_pointer (&self->spans, g_hash_table_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->orders, regie_orders_free);
  g_array_set_size (self->replaced, 0);
  g_array_set_size (self->lines, 0);
}

static void
report_free (gpointer data)
{
  Report *self = data;

  report_clear_known (self);
  g_array_unref (self->replaced);
  g_array_unref (self->lines);
  g_free (self->provider.name);
  g_free (self->provider.columns);
  g_free (self->hash);
  g_free (self);
}

void
regie_report_provider_free (RegieReportProvider *self)
{
  g_free (self->name);
  g_free (self->columns);
  g_free (self);
}

RegieReportProvider *
regie_report_provider_load (RegieDb *db, const char *name, gint64 id, GError **error)
{
  RegieReportProvider *self;
  char text[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_report_find_provider (db, name, id, &self, error))
    return NULL;
  if (self == NULL)
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("There is no provider “%s”."),
                 name != NULL ? name : regie_number_format (id, text));
  return self;
}

/* What providers write above their columns, folded. */
static const struct {
  const char *word;
  int target;
} words[] = {
  { "opdracht", ORDER },
  { "opdrachtnummer", ORDER },
  { "opdrachtnr", ORDER },
  { "ordernummer", ORDER },
  { "inkoopopdracht", ORDER },
  { "order", ORDER },
  { "dossier", DOSSIER_NUMBER },
  { "dossiernummer", DOSSIER_NUMBER },
  { "dossiernr", DOSSIER_NUMBER },
  { "clientnummer", DOSSIER_NUMBER },
  { "kenmerk gemeente", DOSSIER_NUMBER },
  { "bsn", BSN },
  { "burgerservicenummer", BSN },
  { "v nummer", V_NUMBER },
  { "vnummer", V_NUMBER },
  { "v nr", V_NUMBER },
  { "datum", DAY },
  { "lesdatum", DAY },
  { "datum les", DAY },
  { "periode", PERIOD },
  { "maand", PERIOD },
  { "kwartaal", PERIOD },
  { "period", PERIOD },
  { "month", PERIOD },
  { "rapportageperiode", PERIOD },
  { "lesson date", DAY },
  { "gevolgd", ATTENDED },
  { "uren", ATTENDED },
  { "aantal uren", ATTENDED },
  { "hours", ATTENDED },
  { "attended", ATTENDED },
  { "aanwezig uren", ATTENDED },
  { "aanwezig", ATTENDED },
  { "uren gevolgd", ATTENDED },
  { "uren aanwezig", ATTENDED },
  { "gevolgde uren", ATTENDED },
  { "presentie", ATTENDED },
  { "gepland", PLANNED },
  { "uren gepland", PLANNED },
  { "geplande uren", PLANNED },
  { "aangeboden uren", PLANNED },
  { "geoorloofd", EXCUSED },
  { "geoorloofd afwezig", EXCUSED },
  { "afgemeld", EXCUSED },
  { "ongeoorloofd", UNEXCUSED },
  { "ongeoorloofd afwezig", UNEXCUSED },
  { "zonder bericht", UNEXCUSED },
  { "niveau", LEVEL },
  { "taalniveau", LEVEL },
  { "leerroute", ROUTE },
  { "route", ROUTE },
  { "opmerking", REMARK },
  { "opmerkingen", REMARK },
  { "toelichting", REMARK },
  { "voortgang", REMARK },
};

static void
add_words (RegieImport *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    regie_import_add_word (self, words[i].word, targets[words[i].target]);
  regie_import_add_names (self, targets, labels, N_TARGETS);
}

static void
resolve (const RegieImport *self, Column *column)
{
  column->kind = regie_import_target_index (column->target, targets, N_TARGETS);
  column->what = SKIP;
}

/* As it was the last time, where that is known. */
static void
mapped (RegieImport *self)
{
  Report *report = self->data;
  g_autoptr (GHashTable) kept = report->provider.columns != NULL
                                  ? regie_form_from_text (report->provider.columns)
                                  : NULL;

  for (guint i = 0; kept != NULL && i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      g_autofree char *folded = regie_text_fold (column->heading);
      const char *target = regie_form_get (kept, folded);

      if (target == NULL)
        continue;
      regie_import_take_target (self, i, strcmp (target, "-") != 0 ? target : NULL);
    }
}

static char **
dup_targets (const RegieImport *self)
{
  return regie_import_dup_target_list (targets, labels, N_TARGETS);
}

/* Before version 7 the first day was not kept: then what stands alone in its report, or is more
 * than a day holds, is the total of the period. */
static void
find_first_days (const RegieOrders *orders, GArray *all)
{
  for (guint i = 0, end; i < all->len; i = end)
    {
      const RegieReportEarlier *head = &g_array_index (all, RegieReportEarlier, i);
      const RegieOrder *order = regie_orders_find (orders, head->order);

      for (end = i + 1;
           end < all->len && g_array_index (all, RegieReportEarlier, end).report == head->report
           && g_array_index (all, RegieReportEarlier, end).order == head->order;
           end++)
        ;
      for (guint k = i; k < end; k++)
        {
          RegieReportEarlier *one = &g_array_index (all, RegieReportEarlier, k);
          gboolean total = one->period.rhythm != REGIE_PERIOD_NEVER
                           && (end - i == 1 || one->minutes > 24 * 60);
          RegieDay from = order != NULL ? MAX (one->period.from, order->from) : one->period.from;

          if (one->first == REGIE_DAY_NONE)
            one->first = total ? MIN (one->last, from) : one->last;
        }
    }
}

static void
add_span (Report *self, const RegieOrder *order, Span span)
{
  GArray *list = g_hash_table_lookup (self->spans, order);

  if (list == NULL)
    g_hash_table_insert (self->spans, (gpointer) order,
                         list = g_array_new (FALSE, FALSE, sizeof (Span)));
  g_array_append_val (list, span);
}

/* What this report takes the place of is set apart; the rest cannot be reported once more. */
static void
sort_out (Report *self, const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const RegieReportEarlier *one = &g_array_index (all, RegieReportEarlier, i);
      const RegieOrder *order = regie_orders_find (self->orders, one->order);
      gboolean within = self->found.rhythm != REGIE_PERIOD_NEVER && one->first >= self->found.from
                        && one->last <= self->found.until;

      self->known |= within;
      if (self->corrects && within)
        g_array_append_vals (self->replaced, one, 1);
      else if (order != NULL)
        add_span (self, order, (Span){ one->first, one->last, 0, one->period });
    }
}

/* Hours that somebody wrote down in the dossier cannot be reported once more. */
static void
add_by_hand (Report *self, const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      const RegieReportFact *one = &g_array_index (days, RegieReportFact, i);
      const RegieOrder *order = regie_orders_find (self->orders, one->about);

      if (order != NULL)
        add_span (self, order, (Span){ one->day, one->day, 0, { REGIE_PERIOD_NEVER } });
    }
}

static gboolean
load_known (Report *self, RegieDb *db, GError **error)
{
  const RegieReportProvider *provider = &self->provider;
  g_autoptr (GArray) earlier = NULL;
  g_autoptr (GArray) by_hand = NULL;

  report_clear_known (self);
  self->known = FALSE;
  self->spans = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->refused = g_hash_table_new (NULL, NULL);
  if ((self->orders = regie_orders_load (db, provider->id, error)) == NULL
      || (earlier = regie_report_load_earlier (db, provider->id, error)) == NULL
      || (by_hand = regie_report_load_by_hand (db, provider->id, provider->name, error)) == NULL)
    return FALSE;
  add_by_hand (self, by_hand);
  find_first_days (self->orders, earlier);
  sort_out (self, earlier);
  return TRUE;
}

/* The same file was read in before: nothing of it can be taken. */
static gboolean
check_file (Report *self, RegieDb *db, GError **error)
{
  g_autofree char *when = NULL;
  RegieDay day;

  if (!regie_report_find_read_on (db, self->provider.id, self->hash, &day, error))
    return FALSE;
  if (day == REGIE_DAY_NONE)
    return TRUE;
  when = regie_day_dup_long (day);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
               _("This same file was read in on %s. Ask the provider for the new one, or take "
                  "that back first."),
               when);
  return FALSE;
}

/* Is there anybody with this number? */
static gboolean
is_known (Report *self, RegieDb *db, int target, const char *key)
{
  const RegieIdentity identity = { .bsn = target == BSN ? key : NULL,
                                   .v_number = target == V_NUMBER ? key : NULL,
                                   .number = target == DOSSIER_NUMBER ? key : NULL };

  if (self->people == NULL)
    self->people = regie_known_load (db, NULL);
  return self->people != NULL && regie_known_find_dossier (self->people, &identity) > 0;
}

typedef struct {
  Cells cells;
  Report *report;
  RegieDb *db;
  guint32 parts_of_day; /* bits of the targets that hold those */
} Checking;

/* The period that ROW says of itself, by its own column or by its date; FALSE when it says none
 * that can be read.  A month without a year is one of the period that was said, or the last. */
static gboolean
period_said (const Checking *c, const Row *row, RegiePeriod *period)
{
  const char *text = regie_cells_get (&c->cells, row, PERIOD);
  const char *date = regie_cells_get (&c->cells, row, DAY);
  RegieDay near = c->report->period.rhythm != REGIE_PERIOD_NEVER
                    ? c->report->period.until
                    : regie_office_today (c->cells.import->office);
  RegieDay day;

  if (*text != '\0')
    return regie_period_parse_near (text, near, period);
  if (!regie_day_parse_any (date, &day))
    return FALSE;
  *period = regie_period_of (day, REGIE_PERIOD_MONTH);
  return TRUE;
}

/* What the report is about, when nobody said it: what most of its first rows say, so that one wrong
 * row does not decide. */
static void
guess_period (const Checking *c)
{
  Report *report = c->report;
  g_autoptr (GHashTable) votes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint most = 0;

  for (guint i = 0; i < MIN (MOST_VOTES, c->cells.import->rows->len); i++)
    {
      const Row *row = &g_array_index (c->cells.import->rows, Row, i);
      char text[REGIE_PERIOD_TEXT];
      RegiePeriod period;
      guint n;

      if (row->first_cell == G_MAXUINT || !period_said (c, row, &period)
          || period.from > regie_office_today (c->cells.import->office))
        continue;
      regie_period_format (period, text);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, text)) + 1;
      g_hash_table_insert (votes, g_strdup (text), GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          report->found = period;
        }
    }
}

/* The days that the row is about, within the period of the report: the day of a lesson, or those of
 * a period. */
static gboolean
find_days (const Checking *c, const Row *row, RegieDay *first, RegieDay *day)
{
  const Report *report = c->report;
  const char *text = regie_cells_get (&c->cells, row, DAY);
  const char *period_text = regie_cells_get (&c->cells, row, PERIOD);
  gboolean dated = *text != '\0';
  RegiePeriod period = report->found;
  RegieDay today = regie_office_today (c->cells.import->office);

  if (dated && !regie_day_parse_any (text, day))
    return regie_cells_refuse (&c->cells, row, DAY,
                               _("this is not a date; expected for example 23-11-2026"));
  /* What was said of the whole report stands above what a row says in words that nobody knows. */
  if (*period_text != '\0' && !period_said (c, row, &period)
      && report->period.rhythm == REGIE_PERIOD_NEVER)
    return regie_cells_refuse (&c->cells, row, PERIOD,
                               _("this is not a period; expected for example 2026-10"));
  if (*period_text == '\0' && !dated && report->period.rhythm == REGIE_PERIOD_NEVER)
    return regie_cells_refuse (&c->cells, row, PERIOD, _("neither a date nor a period is said"));
  if ((dated ? *day : period.from) > today)
    return regie_cells_refuse (&c->cells, row, dated ? DAY : PERIOD,
                               _("this day is still to come"));
  if (!dated)
    *day = MIN (period.until, today);
  *first = dated ? *day : period.from;
  if (report->found.rhythm == REGIE_PERIOD_NEVER || period.from < report->found.from
      || period.until > report->found.until || *day < report->found.from
      || *day > report->found.until)
    {
      g_autofree char *label = regie_period_dup_label (report->found);
      g_autofree char *reason = g_strdup_printf (
        _("this lies outside %s, which the report is about"), label);

      return regie_cells_refuse (&c->cells, row, dated ? DAY : PERIOD, reason);
    }
  return TRUE;
}

static void
find_parts_of_day (Checking *c)
{
  for (guint i = 0; i < c->cells.import->rows->len; i++)
    {
      const Row *row = &g_array_index (c->cells.import->rows, Row, i);

      for (int target = ATTENDED; target <= UNEXCUSED && row->first_cell != G_MAXUINT; target++)
        if (regie_minutes_is_part_of_day (regie_cells_get (&c->cells, row, target)))
          c->parts_of_day |= 1u << target;
    }
}

static gboolean
find_minutes (const Checking *c, const Row *row, int target, gboolean needed, int *minutes)
{
  const char *text = regie_cells_get (&c->cells, row, target);
  const char *reason;

  *minutes = -1;
  if (*text == '\0')
    return !needed || regie_cells_refuse (&c->cells, row, target, _("must be filled in"));
  /* Beside 0,0625, which is 1:30, a 0,5 is twelve hours. */
  if (c->parts_of_day & (1u << target) && strpbrk (text, ":uUhHmM") == NULL)
    return regie_cells_refuse (
      &c->cells, row, target,
      _(
        "this column holds parts of a day, as a spreadsheet keeps hours; show them there as 1:30"));
  return regie_minutes_parse (text, minutes, &reason)
         || regie_cells_refuse (&c->cells, row, target,
                                reason != NULL ? reason : _("expected a number of hours"));
}

/* The order of the person with KEY that runs between FIRST and DAY; KNOWN (may be NULL) was found
 * by its own number. */
static const RegieOrder *
find_of_person (const Checking *c, const Row *row, int target, const char *key, RegieDay first,
                RegieDay day, const RegieOrder *known)
{
  GPtrArray *list = regie_orders_of_person (c->report->orders, key);
  const RegieOrder *found = NULL;
  const RegieOrder *any = NULL;
  guint n = 0;

  if (list == NULL)
    {
      regie_cells_refuse (&c->cells, row, target,
                          known != NULL
                            ? _("this is another person than the number before it says")
                          : is_known (c->report, c->db, target, key)
                            ? _("this person has no order with this provider")
                            : _("this person is not one of ours"));
      return NULL;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const RegieOrder *order = list->pdata[i];

      any = order;
      if (order == known)
        return order;
      if (order->from <= day && first <= order->until)
        found = order, n++;
    }
  if (known != NULL)
    return regie_cells_refuse (&c->cells, row, target,
                               _("this is another person than the number before it says")),
           NULL;
  if (n > 1)
    regie_cells_refuse (
      &c->cells, row, target,
      _("this person has several orders with this provider in these days; add the order number"));
  else if (found == NULL && list->len == 1)
    return any; /* said below, with its own end */
  else if (found == NULL)
    regie_cells_refuse (&c->cells, row, target, _("no order of this person runs on this day"));
  return n == 1 ? found : NULL;
}

static const RegieOrder *
find_order (const Checking *c, const Row *row, RegieDay first, RegieDay day)
{
  const RegieOrder *found = NULL;

  for (int target = ORDER; target <= V_NUMBER; target++)
    {
      g_autofree char *key = NULL;
      const RegieOrder *order;
      const char *reason;

      if (!regie_order_key_read ((RegieOrderKey) (target - ORDER),
                                 regie_cells_get (&c->cells, row, target), &key, &reason))
        return regie_cells_refuse (&c->cells, row, target, reason), NULL;
      if (key == NULL)
        continue;
      if (target != ORDER)
        order = find_of_person (c, row, target, key, first, day, found);
      else if ((order = regie_orders_find_number (c->report->orders, key)) == NULL)
        regie_cells_refuse (&c->cells, row, target,
                            _("this provider has no order with this number"));
      if (order == NULL)
        return NULL;
      found = order;
    }
  if (found == NULL)
    regie_cells_refuse (&c->cells, row, ORDER, _("no number says whom this row is about"));
  return found;
}

/* The order that a row which cannot be taken is about, by any of its numbers: of several the one
 * that runs in the period. */
static const RegieOrder *
order_meant (const Checking *c, const Row *row)
{
  const RegieOrders *orders = c->report->orders;

  for (int target = ORDER; target <= V_NUMBER && row->first_cell != G_MAXUINT; target++)
    {
      const char *key = regie_cells_get (&c->cells, row, target);
      g_autofree char *bsn = target == BSN ? regie_text_dup_bsn (key) : NULL;
      const RegieOrder *order = target == ORDER ? regie_orders_find_number (orders, key) : NULL;
      GPtrArray *list = target != ORDER ? regie_orders_of_person (orders, bsn != NULL ? bsn : key)
                                        : NULL;

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          const RegieOrder *one = list->pdata[i];

          if (order == NULL
              || (one->from <= c->report->found.until && one->until >= c->report->found.from))
            order = one;
        }
      if (order != NULL)
        return order;
    }
  return NULL;
}

static gboolean
check_order_runs (const Checking *c, const Row *row, const RegieOrder *order, RegieDay first,
                  RegieDay day)
{
  g_autofree char *when = NULL;
  g_autofree char *reason = NULL;

  if (day >= order->from && first <= order->until)
    return TRUE;
  when = regie_day_dup_long (day < order->from ? order->from : order->until);
  reason = g_strdup_printf (day < order->from ? _("the order begins on %s, after this")
                                              : _("the order ended on %s, before this"),
                            when);
  return regie_cells_refuse (&c->cells, row,
                             *regie_cells_get (&c->cells, row, DAY) != '\0' ? DAY : ORDER, reason);
}

/* No day of an order is taken twice, whether it stands there as a lesson, in a month or in a
 * quarter. */
static gboolean
check_once (const Checking *c, const Row *row, const Line *line)
{
  const GArray *list = g_hash_table_lookup (c->report->spans, line->order);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Span *span = &g_array_index (list, Span, i);
      g_autofree char *label = NULL;
      g_autofree char *reason = NULL;

      if (span->last < line->first || span->first > line->day)
        continue;
      label = regie_period_dup_label (span->period);
      if (span->line != 0)
        reason = g_strdup_printf (span->first == line->first && span->last == line->day
                                    ? _("the same person and day stand on line %u")
                                    : _("line %u says hours of the same person and days already"),
                                  span->line);
      else if (span->period.rhythm == REGIE_PERIOD_NEVER)
        reason = g_strdup (
          _("hours of these days stand in the dossier already, written down by hand"));
      else
        /* TRANSLATORS: a period, such as “October 2026” */
        reason = g_strdup_printf (_("these days were reported before, in the report of %s"),
                                  label);
      return regie_cells_refuse (&c->cells, row, ORDER, reason);
    }
  add_span (c->report, line->order,
            (Span){ line->first, line->day, line->line, { REGIE_PERIOD_NEVER } });
  return TRUE;
}

static gboolean
find_code (const Checking *c, const Row *row, int target, const char *list, const char **key)
{
  const char *text = regie_cells_get (&c->cells, row, target);

  *key = *text != '\0' ? regie_codes_match (c->cells.import->office->codes, list, text) : NULL;
  return *text == '\0' || *key != NULL
         || regie_cells_refuse (&c->cells, row, target, _("this is not one of the choices"));
}

/* What the row says, without asking whether it was said before. */
static gboolean
fill_line (const Checking *c, const Row *row, Line *line)
{
  gboolean dated = *regie_cells_get (&c->cells, row, DAY) != '\0';
  RegieDay first = REGIE_DAY_NONE;
  RegieDay day = REGIE_DAY_NONE;

  if (!regie_cells_check (&c->cells, row, 1 << BSN | 1 << V_NUMBER | 1 << REMARK)
      || !find_days (c, row, &first, &day)
      || (line->order = find_order (c, row, first, day)) == NULL
      || !check_order_runs (c, row, line->order, first, day)
      || !find_minutes (c, row, ATTENDED, TRUE, &line->minutes)
      || !find_minutes (c, row, PLANNED, FALSE, &line->planned)
      || !find_minutes (c, row, EXCUSED, FALSE, &line->excused)
      || !find_minutes (c, row, UNEXCUSED, FALSE, &line->unexcused)
      || !find_code (c, row, LEVEL, "niveau", &line->level)
      || !find_code (c, row, ROUTE, "leerroute", &line->route))
    return FALSE;
  if (line->minutes > (dated && c->cells.at[PERIOD] < 0
                         ? 24
                         : 24 * (c->report->found.until - c->report->found.from + 1))
                        * 60)
    return regie_cells_refuse (&c->cells, row, ATTENDED,
                               _("this is more hours than there are in these days"));
  if (dated
      && line->minutes
           > 24 * 60) /* the total of the period, with the day on which it was made up */
    first = c->report->found.from,
    day = MIN (c->report->found.until, regie_office_today (c->cells.import->office));
  line->first = MAX (first, line->order->from);
  line->day = MIN (day, line->order->until);
  line->remark = *regie_cells_get (&c->cells, row, REMARK) != '\0'
                   ? regie_cells_get (&c->cells, row, REMARK)
                   : NULL;
  return TRUE;
}

static void
check_row (const Checking *c, Row *row)
{
  Line line = { .line = row->line };
  const RegieOrder *meant;

  row->accepted = FALSE;
  if (fill_line (c, row, &line))
    row->accepted = check_once (c, row, &line); /* what was said before is not missing */
  else if ((meant = order_meant (c, row)) != NULL)
    g_hash_table_insert (c->report->refused, GUINT_TO_POINTER (row->line), (gpointer) meant);
  if (!row->accepted)
    return;
  c->cells.import->n_accepted++;
  g_array_append_val (c->report->lines, line);
}

static gboolean
check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  Report *report = self->data;
  Checking c = { .report = report, .db = db };

  regie_cells_init (&c.cells, self, labels, N_TARGETS,
                    1 << ORDER | 1 << DOSSIER_NUMBER | 1 << BSN | 1 << V_NUMBER, 1 << REMARK);
  find_parts_of_day (&c);
  if ((c.cells.at[ORDER] < 0 && c.cells.at[DOSSIER_NUMBER] < 0 && c.cells.at[BSN] < 0
       && c.cells.at[V_NUMBER] < 0)
      || c.cells.at[ATTENDED] < 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("Say which column holds the order number, dossier number, BSN or "
                              "V-number, and which the hours attended."));
      return FALSE;
    }
  report->found = report->period;
  if (report->period.rhythm == REGIE_PERIOD_NEVER && c.cells.at[DAY] < 0 && c.cells.at[PERIOD] < 0)
    return regie_refuse (
      error, _("Say which period the report is about: no column has a date or a period."));
  if (report->period.rhythm == REGIE_PERIOD_NEVER)
    guess_period (&c);
  if (!check_file (report, db, error) || !load_known (report, db, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      check_row (&c, &g_array_index (self->rows, Row, i));
    }
  return TRUE;
}

#define MOST_LINES 512 /* that are gathered before they are written */

typedef struct {
  RegieDb *db;
  Report *report;
  gint64 report_id, next_id, who;
  const char *now;
  RegieInsert *rows;
  GHashTable *touched; /* ids of dossiers */
} Writing;

static void
add_line (Writing *w, const Line *line)
{
  const RegieReportRow row = {
    .id = w->next_id++,
    .dossier = line->order->dossier,
    .order = line->order->id,
    .report = w->report_id,
    .recorded_by = w->who,
    .first = line->first,
    .day = line->day,
    .minutes = line->minutes,
    .planned = line->planned,
    .excused = line->excused,
    .unexcused = line->unexcused,
    .topic = line->order->topic,
    .level = line->level,
    .route = line->route,
    .remark = line->remark,
    .recorded_at = w->now,
  };

  regie_report_rows_add (w->rows, &row);
  g_hash_table_add (w->touched, (gpointer) &line->order->dossier);
}

/* Appended to a line of parts: TEXT without what parts them. */
static void
append_part (GString *line, const char *text)
{
  g_autofree char *part = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  g_string_append_printf (line, "\t%s", part);
}

#define MOST_KEPT 20 /* bytes of a value */

/* Does TEXT say who somebody is, as a value that stands in the wrong column may? */
static gboolean
is_of_somebody (const char *text)
{
  const char *reason = NULL;
  g_autofree char *bsn = regie_value_dup_bsn (text, &reason);
  g_autofree char *v_number = regie_value_dup_v_number (text, &reason);
  guint n_letters = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n_letters += g_unichar_isalpha (g_utf8_get_char (at));
  return bsn != NULL || v_number != NULL || n_letters > 10
         || (n_letters > 0 && strchr (text, ' ') != NULL);
}

/* May TEXT, which stood in COLUMN, be kept with the report?  Not what says who somebody is, in any
 * column. */
static gboolean
is_kept (const RegieImport *self, const char *column, const char *text)
{
  if (text == NULL || strlen (text) > MOST_KEPT || is_of_somebody (text))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->heading, column) == 0)
      switch (get_column (self, i)->kind)
        {
        case ORDER:
        case DAY:
        case PERIOD:
        case ATTENDED:
        case PLANNED:
        case EXCUSED:
        case UNEXCUSED:
        case LEVEL:
        case ROUTE:
          return TRUE;
        default:
          return FALSE;
        }
  return FALSE;
}

/* Line, column, reason, the order when it is clear whom the row is about, and what stood there; see
 * regie_report_faults_parse. */
static char *
dup_faults (const RegieImport *self)
{
  const Report *report = self->data;
  GString *text = g_string_new (NULL);
  const RegieImportFault *fault;

  for (guint i = 0; i < MOST_FAULTS && (fault = regie_import_fault (self, i)) != NULL; i++)
    {
      const RegieOrder *order = g_hash_table_lookup (report->refused,
                                                     GUINT_TO_POINTER (fault->line));

      g_string_append_printf (text, "%u", fault->line);
      append_part (text, fault->field);
      append_part (text, fault->reason);
      g_string_append_printf (text, "\t%" G_GINT64_FORMAT, order != NULL ? order->id : 0);
      if (is_kept (self, fault->field, fault->value))
        append_part (text, fault->value);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

void
regie_report_fault_clear (RegieReportFault *self)
{
  g_clear_pointer (&self->column, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->value, g_free);
}

GArray *
regie_report_faults_parse (const char *text)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (RegieReportFault));
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  g_array_set_clear_func (faults, (GDestroyNotify) regie_report_fault_clear);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);
      guint n = g_strv_length (parts);
      RegieReportFault fault;

      if (n < 3 || n > 5 || g_ascii_strtoull (parts[0], NULL, 10) == 0)
        continue;
      fault = (RegieReportFault){
        (guint) g_ascii_strtoull (parts[0], NULL, 10),
        /* before version 7 it was not kept whom a row is about */
        n > 3 ? g_ascii_strtoll (parts[3], NULL, 10) : 0, g_strdup (parts[1]), g_strdup (parts[2]),
        n > 4 ? g_strdup (parts[4]) : NULL, /* since version 13 */
      };
      g_array_append_val (faults, fault);
    }
  return faults;
}

/* On which day the period was first reported, by what this report takes the place of; NONE when it
 * takes none. */
static gboolean
find_first_report (Writing *w, const Report *report, RegieDay *day, GError **error)
{
  *day = REGIE_DAY_NONE;
  for (guint i = 0; i < report->replaced->len; i++)
    {
      gint64 id = g_array_index (report->replaced, RegieReportEarlier, i).report;
      RegieDay one;

      if (i > 0 && id == g_array_index (report->replaced, RegieReportEarlier, i - 1).report)
        continue;
      if (!regie_report_find_first_on (w->db, id, &one, error))
        return FALSE;
      if (*day == REGIE_DAY_NONE || one < *day)
        *day = one;
    }
  return TRUE;
}

static gboolean
write_report (Writing *w, const RegieImport *self, const char *name, GError **error)
{
  Report *report = self->data;
  g_autofree char *faults = dup_faults (self);
  RegieReportNew new = { .id = w->report_id,
                         .provider = report->provider.id,
                         .read_by = w->who,
                         .period = report->found,
                         .file = name,
                         .hash = report->hash,
                         .faults = *faults != '\0' ? faults : NULL,
                         .read_on = regie_office_today (self->office),
                         .lines = self->n_accepted,
                         .faulty = self->n_faulty_rows };

  return find_first_report (w, report, &new.first_on, error)
         && regie_report_insert (w->db, &new, error);
}

/* Voids the records of ENTITY from FIRST to LAST, all of which must be there still, and logs it as
 * number *N of SEQ. */
static gboolean
void_range (Writing *w, gint64 seq, guint *n, const char *entity, gint64 first, gint64 last,
            GError **error)
{
  gint64 gone;

  if (!regie_report_void (w->db, entity, first, last, &gone, error))
    return FALSE;
  if (gone != last - first + 1)
    return regie_refuse (error, _("The earlier report was changed in the meantime. Nothing was "
                                   "saved; read the file in again."));
  return regie_log_gone (w->db, seq, (*n)++, entity, first, last, error);
}

static int
by_fact (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const RegieReportEarlier *) a)->fact;
  gint64 other = ((const RegieReportEarlier *) b)->fact;

  return (one > other) - (one < other);
}

/* An earlier report of which nothing is left goes as well. */
static gboolean
void_reports (Writing *w, gint64 seq, guint *n, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < w->report->replaced->len; i++)
    {
      const RegieReportEarlier *one = &g_array_index (w->report->replaced, RegieReportEarlier, i);
      gint64 left;

      if (!g_hash_table_add (seen, (gpointer) &one->report))
        continue;
      if (!regie_report_count_lines (w->db, one->report, &left, error)
          || (left == 0 && !void_range (w, seq, n, "report", one->report, one->report, error)))
        return FALSE;
    }
  return TRUE;
}

/* What this report takes the place of: its facts lie together, so they go in few ranges. */
static gboolean
void_replaced (Writing *w, gint64 seq, guint n, GError **error)
{
  GArray *all = w->report->replaced;

  g_array_sort (all, by_fact);
  for (guint i = 0, end; i < all->len; i = end)
    {
      gint64 first = g_array_index (all, RegieReportEarlier, i).fact;

      for (end = i + 1;
           end < all->len && g_array_index (all, RegieReportEarlier, end).fact == first + (end - i);
           end++)
        ;
      if (!void_range (w, seq, &n, "fact", first, first + (end - i) - 1, error))
        return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    g_hash_table_add (w->touched, &g_array_index (all, RegieReportEarlier, i).dossier);
  return void_reports (w, seq, &n, error);
}

static int
by_dossier (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Line *) a)->order->dossier;
  gint64 other = ((const Line *) b)->order->dossier;

  return (one > other) - (one < other);
}

static char *
dup_title (const RegieImport *self)
{
  const Report *report = self->data;

  if (report->replaced->len > 0)
    /* TRANSLATORS: a provider, how many lines are new, how many lines went for them */
    return g_strdup_printf (_("Report of %s corrected: lines %u, in place of %u"),
                            report->provider.name, self->n_accepted, report->replaced->len);
  return g_strdup_printf (ngettext ("Read in %2$u line of a report of %1$s",
                                    "Read in %2$u lines of a report of %1$s", self->n_accepted),
                          report->provider.name, self->n_accepted);
}

/* The lines of the file, by dossier: what belongs to one lies together, so it is read at once when
 * that is derived. */
static gboolean
write_lines (Writing *w, RegieProgressFunc progress, gpointer data, GCancellable *cancellable,
             GError **error)
{
  GArray *lines = w->report->lines;

  g_array_sort (lines, by_dossier);
  for (guint i = 0; i < lines->len; i++)
    {
      if (i % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED,
                                    _("Stopped. Nothing was imported.")),
               FALSE;
      if (i % 1024 == 0 && progress != NULL)
        progress (i, lines->len, data);
      add_line (w, &g_array_index (lines, Line, i));
      if (regie_insert_get_n (w->rows) >= MOST_LINES && !regie_insert_flush (w->rows, w->db, error))
        return FALSE;
    }
  return regie_insert_flush (w->rows, w->db, error);
}

static gboolean
write_all (Writing *w, RegieImport *self, RegieDeriver *deriver, const char *name,
           RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
           GError **error)
{
  g_autofree char *title = dup_title (self);
  gint64 first = w->next_id;

  return write_report (w, self, name, error) && write_lines (w, progress, data, cancellable, error)
         && regie_log_append (w->db, w->who, title, seq, error)
         && regie_log_range (w->db, *seq, 0, "report", w->report_id, w->report_id, error)
         && regie_log_range (w->db, *seq, 1, "fact", first, w->next_id - 1, error)
         && void_replaced (w, *seq, 2, error)
         && regie_derive_touched (w->db, w->touched, deriver, error);
}

static gboolean
run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name,
     RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
     GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (RegieInsert) rows = regie_report_rows_new ();
  g_autofree char *now = regie_moment_now ();
  gint64 id = regie_id_new_range (self->n_accepted + 1);
  Writing w = { .db = db,
                .report = self->data,
                .report_id = id,
                .next_id = id + 1,
                .who = who,
                .now = now,
                .rows = rows,
                .touched = touched };
  gboolean ok;

  if (!regie_bulk_room (db, TRUE, error))
    return FALSE;
  ok = regie_lock_begin_alone (db, error)
       && regie_lock_end (
         db, write_all (&w, self, deriver, name, progress, data, cancellable, seq, error), error);
  regie_bulk_room (db, FALSE, NULL);
  return ok;
}

RegieImport *
regie_report_import_new (const RegieOffice *office, const RegieReportProvider *provider,
                         const RegiePeriod *period, const char *data, gsize length, GError **error)
{
  static const RegieImportKind kind = { add_words, resolve, mapped,     dup_targets,
                                        check,     run,     report_free };
  Report *report = g_new0 (Report, 1);

  g_return_val_if_fail (office != NULL, NULL);
  report->provider = *provider;
  report->provider.name = g_strdup (provider->name);
  report->provider.columns = g_strdup (provider->columns);
  if (period != NULL)
    report->period = *period;
  report->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  report->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  report->replaced = g_array_new (FALSE, FALSE, sizeof (RegieReportEarlier));
  return regie_import_new_kind (&kind, report, office, data, length, error);
}

void
regie_report_import_set_period (RegieImport *self, const RegiePeriod *period)
{
  g_return_if_fail (self != NULL);
  ((Report *) self->data)->period = period != NULL
                                      ? *period
                                      : (RegiePeriod){ REGIE_PERIOD_NEVER, REGIE_DAY_NONE,
                                                       REGIE_DAY_NONE };
}

void
regie_report_import_set_corrects (RegieImport *self, gboolean corrects)
{
  g_return_if_fail (self != NULL);
  ((Report *) self->data)->corrects = corrects;
}

guint
regie_report_import_n_replaced (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return ((const Report *) self->data)->replaced->len;
}

gboolean
regie_report_import_is_known (const RegieImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return ((const Report *) self->data)->known;
}

RegiePeriod
regie_report_import_period (const RegieImport *self)
{
  return ((const Report *) self->data)->found;
}

RegieChange *
regie_report_import_keep_columns (const RegieImport *self, RegieDb *db, GError **error)
{
  const Report *report = self->data;
  g_autoptr (GHashTable) form = report->provider.columns != NULL
                                  ? regie_form_from_text (report->provider.columns)
                                  : regie_form_new ();
  g_autoptr (RegieRecord) provider = regie_load_one (db, regie_entity (REGIE_ENTITY_Provider),
                                                     report->provider.id, error);
  g_autoptr (RegieChange) change = NULL;
  g_autofree char *text = NULL;

  if (provider == NULL)
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *folded = regie_text_fold (get_column (self, i)->heading);

      regie_form_set (form, folded,
                      get_column (self, i)->target != NULL ? get_column (self, i)->target : "-");
    }
  text = regie_form_to_text (form);
  change = regie_change_new (_("Columns of the report kept"));
  regie_put (change, provider, Provider, columns, text);
  return regie_change_is_empty (change) ? NULL : g_steal_pointer (&change);
}
