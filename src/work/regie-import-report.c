/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reports, row by row. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-change.h"
#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-orders.h"
#include "regie-report.h"
#include "regie-text.h"
#include "regie-value.h"

#define MOST_VOTES 2000 /* rows that say what a report is about */

/* What a column can hold. */
enum { ORDER, DOSSIER_NUMBER, BSN, V_NUMBER, DAY, PERIOD, ATTENDED, PLANNED, EXCUSED, UNEXCUSED, LEVEL, ROUTE, REMARK, N_TARGETS };
static const char *const targets[N_TARGETS] = { "opdracht", "dossiernummer", "bsn", "v_nummer", "datum", "periode", "gevolgd", "gepland", "geoorloofd", "ongeoorloofd",
                                                "niveau", "leerroute", "opmerking" };
static const char *const labels[N_TARGETS] = { N_("Order number"), N_("Dossier number"), N_("BSN"), N_("V-number"), N_("Date of the lesson"), N_("Period"), N_("Hours attended"),
                                               N_("Hours planned"), N_("Hours of excused absence"), N_("Hours of unexcused absence"), N_("Level"), N_("Route"), N_("Remark") };

/* A row that was accepted. */
typedef struct {
  const RegieOrder *order;
  RegieDay     day;
  int          minutes, planned, excused, unexcused; /* minutes; -1 not said */
  const char  *level, *route, *remark;               /* borrowed */
  guint        line;
} Line;

typedef struct {
  RegieReportProvider provider;
  RegiePeriod         period, found;  /* PERIOD: as it was said; FOUND: by that or by the rows */
  char               *hash;
  RegieOrders        *orders;
  RegieKnown         *people;         /* to tell who is a stranger; read when one is met */
  GHashTable         *seen;           /* "order/day" → line, 0: in the database */
  GArray             *lines;          /* Line */
} Report;

static void
report_clear_known (Report *self)
{
  g_clear_pointer (&self->people, regie_known_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->orders, regie_orders_free);
  g_array_set_size (self->lines, 0);
}

static void
report_free (gpointer data)
{
  Report *self = data;

  report_clear_known (self);
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

static gboolean
take_provider (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieReportProvider *self = data;

  self->id = g_ascii_strtoll (c[0], NULL, 10);
  self->name = g_strdup (c[1]);
  self->columns = g_strdup (c[2]);
  self->rhythm = g_strcmp0 (c[3], "kwartaal") == 0 ? REGIE_PERIOD_QUARTER : g_strcmp0 (c[3], "geen") == 0 ? REGIE_PERIOD_NEVER : REGIE_PERIOD_MONTH;
  self->report_days = c[4] != NULL ? (int) g_ascii_strtoll (c[4], NULL, 10) : 14;
  return TRUE;
}

RegieReportProvider *
regie_report_provider_load (RegieDb *db, const char *name, gint64 id, GError **error)
{
  g_autoptr (RegieReportProvider) self = g_new0 (RegieReportProvider, 1);
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  if (!regie_db_exec (db, name != NULL ? "SELECT id, name, columns, rhythm, report_days FROM provider WHERE voided = 0 AND lower(name) = lower($1)"
                                       : "SELECT id, name, columns, rhythm, report_days FROM provider WHERE voided = 0 AND id = $1",
                      1, (const char *[]) { name != NULL ? name : text }, take_provider, self, error))
    return NULL;
  if (self->id != 0)
    return g_steal_pointer (&self);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("There is no provider “%s”."), name != NULL ? name : text);
  return NULL;
}

static void
add_words (RegieImport *self)
{
  static const struct { const char *word; int target; } words[] = {
    { "opdracht", ORDER }, { "opdrachtnummer", ORDER }, { "opdrachtnr", ORDER }, { "ordernummer", ORDER }, { "inkoopopdracht", ORDER }, { "order", ORDER },
    { "dossier", DOSSIER_NUMBER }, { "dossiernummer", DOSSIER_NUMBER }, { "dossiernr", DOSSIER_NUMBER }, { "clientnummer", DOSSIER_NUMBER }, { "kenmerk gemeente", DOSSIER_NUMBER },
    { "bsn", BSN }, { "burgerservicenummer", BSN }, { "v nummer", V_NUMBER }, { "vnummer", V_NUMBER }, { "v nr", V_NUMBER },
    { "datum", DAY }, { "lesdatum", DAY }, { "datum les", DAY }, { "periode", PERIOD }, { "maand", PERIOD }, { "kwartaal", PERIOD },
    { "gevolgd", ATTENDED }, { "uren", ATTENDED }, { "aanwezig", ATTENDED }, { "uren gevolgd", ATTENDED }, { "uren aanwezig", ATTENDED }, { "gevolgde uren", ATTENDED }, { "presentie", ATTENDED },
    { "gepland", PLANNED }, { "uren gepland", PLANNED }, { "geplande uren", PLANNED }, { "aangeboden uren", PLANNED },
    { "geoorloofd", EXCUSED }, { "geoorloofd afwezig", EXCUSED }, { "afgemeld", EXCUSED }, { "ongeoorloofd", UNEXCUSED }, { "ongeoorloofd afwezig", UNEXCUSED }, { "zonder bericht", UNEXCUSED },
    { "niveau", LEVEL }, { "taalniveau", LEVEL }, { "leerroute", ROUTE }, { "route", ROUTE }, { "opmerking", REMARK }, { "opmerkingen", REMARK }, { "toelichting", REMARK }, { "voortgang", REMARK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    regie_import_add_word (self, words[i].word, targets[words[i].target]);
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
  g_autoptr (GHashTable) kept = report->provider.columns != NULL ? regie_form_from_text (report->provider.columns) : NULL;

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

static char *
seen_key (gint64 order, RegieDay day)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%d", order, day);
}

static gboolean
take_reported (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay day = REGIE_DAY_NONE;

  if (c[0] != NULL && regie_day_parse (c[1], &day))
    g_hash_table_insert (((Report *) data)->seen, seen_key (g_ascii_strtoll (c[0], NULL, 10), day), NULL);
  return TRUE;
}

static gboolean
load_known (Report *self, RegieDb *db, GError **error)
{
  char provider[24];

  report_clear_known (self);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_snprintf (provider, sizeof provider, "%" G_GINT64_FORMAT, self->provider.id);
  return (self->orders = regie_orders_load (db, self->provider.id, error)) != NULL &&
         regie_db_exec (db, "SELECT f.engagement, f.day FROM report r JOIN fact f ON f.report = r.id WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0", 1,
                        (const char *[]) { provider }, take_reported, self, error);
}

/* The same file was read in before: nothing of it can be taken. */
static gboolean
check_file (Report *self, RegieDb *db, GError **error)
{
  g_autofree char *on = NULL, *when = NULL;
  char provider[24];
  RegieDay day;

  g_snprintf (provider, sizeof provider, "%" G_GINT64_FORMAT, self->provider.id);
  if (!regie_db_get_text (db, "SELECT max(read_on) FROM report WHERE provider = $1 AND hash = $2 AND voided = 0", 2, (const char *[]) { provider, self->hash }, &on, error))
    return FALSE;
  if (!regie_day_parse (on, &day))
    return TRUE;
  when = regie_day_dup_long (day);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("This same file was read in on %s. Ask the provider for the new one, or take that back first."), when);
  return FALSE;
}

/* Is there anybody with this number? */
static gboolean
is_known (Report *self, RegieDb *db, int target, const char *key)
{
  const RegieIdentity identity = { .bsn = target == BSN ? key : NULL, .v_number = target == V_NUMBER ? key : NULL, .number = target == DOSSIER_NUMBER ? key : NULL };

  if (self->people == NULL)
    self->people = regie_known_load (db, NULL);
  return self->people != NULL && regie_known_find_dossier (self->people, &identity) > 0;
}

typedef struct { Cells cells; Report *report; RegieDb *db; guint32 parts_of_day; /* bits of the targets that hold those */ } Checking;

/* The period that ROW says of itself, by its own column or by its date; FALSE when it says none that can be read.  A month without a year is one of
 * the period that was said, or the last. */
static gboolean
period_said (const Checking *c, const Row *row, RegiePeriod *period)
{
  const char *text = regie_cells_get (&c->cells, row, PERIOD), *date = regie_cells_get (&c->cells, row, DAY);
  RegieDay near = c->report->period.rhythm != REGIE_PERIOD_NEVER ? c->report->period.until : regie_office_today (c->cells.import->office), day;

  if (*text != '\0')
    return regie_period_parse_near (text, near, period);
  if (!regie_day_parse_any (date, &day))
    return FALSE;
  *period = regie_period_of (day, REGIE_PERIOD_MONTH);
  return TRUE;
}

/* What the report is about, when nobody said it: what most of its first rows say, so that one wrong row does not decide. */
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

      if (row->first_cell == G_MAXUINT || !period_said (c, row, &period) || period.from > regie_office_today (c->cells.import->office))
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

/* The day that the row is about, within the period of the report. */
static gboolean
find_day (const Checking *c, const Row *row, RegieDay *day)
{
  const Report *report = c->report;
  const char *text = regie_cells_get (&c->cells, row, DAY), *period_text = regie_cells_get (&c->cells, row, PERIOD);
  gboolean dated = *text != '\0';
  RegiePeriod period = report->found;
  RegieDay today = regie_office_today (c->cells.import->office);

  if (dated && !regie_day_parse_any (text, day))
    return regie_cells_refuse (&c->cells, row, DAY, _("this is not a date; expected for example 23-11-2026"));
  /* What was said of the whole report stands above what a row says in words that nobody knows. */
  if (*period_text != '\0' && !period_said (c, row, &period) && report->period.rhythm == REGIE_PERIOD_NEVER)
    return regie_cells_refuse (&c->cells, row, PERIOD, _("this is not a period; expected for example 2026-10"));
  if (*period_text == '\0' && !dated && report->period.rhythm == REGIE_PERIOD_NEVER)
    return regie_cells_refuse (&c->cells, row, PERIOD, _("neither a date nor a period is said"));
  if ((dated ? *day : period.from) > today)
    return regie_cells_refuse (&c->cells, row, dated ? DAY : PERIOD, _("this day is still to come"));
  if (!dated)
    *day = MIN (period.until, today);
  if (report->found.rhythm == REGIE_PERIOD_NEVER || period.from < report->found.from || period.until > report->found.until || *day < report->found.from || *day > report->found.until)
    {
      g_autofree char *label = regie_period_dup_label (report->found), *reason = g_strdup_printf (_("this lies outside %s, which the report is about"), label);

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
  const char *text = regie_cells_get (&c->cells, row, target), *reason;

  *minutes = -1;
  if (*text == '\0')
    return !needed || regie_cells_refuse (&c->cells, row, target, _("must be filled in"));
  /* Beside 0,0625, which is 1:30, a 0,5 is twelve hours. */
  if (c->parts_of_day & (1u << target) && strpbrk (text, ":uUhHmM") == NULL)
    return regie_cells_refuse (&c->cells, row, target, _("this column holds parts of a day, as a spreadsheet keeps hours; show them there as 1:30"));
  return regie_minutes_parse (text, minutes, &reason) || regie_cells_refuse (&c->cells, row, target, reason != NULL ? reason : _("expected a number of hours"));
}

/* The order of the person with KEY that runs between FIRST and DAY; KNOWN (may be NULL) was found by its own number. */
static const RegieOrder *
find_of_person (const Checking *c, const Row *row, int target, const char *key, RegieDay first, RegieDay day, const RegieOrder *known)
{
  GPtrArray *list = regie_orders_of_person (c->report->orders, key);
  const RegieOrder *found = NULL, *any = NULL;
  guint n = 0;

  if (list == NULL)
    {
      regie_cells_refuse (&c->cells, row, target, known != NULL ? _("this is another person than the number before it says") : is_known (c->report, c->db, target, key) ? _("this person has no order with this provider") : _("this person is not one of ours"));
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
    return regie_cells_refuse (&c->cells, row, target, _("this is another person than the number before it says")), NULL;
  if (n > 1)
    regie_cells_refuse (&c->cells, row, target, _("this person has several orders with this provider in these days; add the order number"));
  else if (found == NULL && list->len == 1)
    return any; /* said below, with its own end */
  else if (found == NULL)
    regie_cells_refuse (&c->cells, row, target, _("no order of this person runs on this day"));
  return n == 1 ? found : NULL;
}

static const RegieOrder *
find_order (const Checking *c, const Row *row, RegieDay day)
{
  const RegieOrder *found = NULL;
  /* A row about a whole period belongs to an order that ran in any part of it. */
  RegieDay first = *regie_cells_get (&c->cells, row, DAY) != '\0' ? day : c->report->found.from;

  for (int target = ORDER; target <= V_NUMBER; target++)
    {
      char buffer[REGIE_PLAIN_TEXT];
      g_autofree char *key = g_ascii_strup (regie_text_plain (regie_cells_get (&c->cells, row, target), buffer), -1), *number = NULL;
      const RegieOrder *order;
      const char *reason = NULL;

      if (*key == '\0')
        continue;
      if (target == BSN || target == V_NUMBER)
        number = target == BSN ? regie_value_dup_bsn (key, &reason) : regie_value_dup_v_number (key, &reason);
      if (reason != NULL)
        return regie_cells_refuse (&c->cells, row, target, reason), NULL;
      if (target != ORDER)
        order = find_of_person (c, row, target, number != NULL ? number : key, first, day, found);
      else if ((order = regie_orders_find_number (c->report->orders, key)) == NULL)
        regie_cells_refuse (&c->cells, row, target, _("this provider has no order with this number"));
      if (order == NULL)
        return NULL;
      found = order;
    }
  if (found == NULL)
    regie_cells_refuse (&c->cells, row, ORDER, _("no number says whom this row is about"));
  return found;
}

static gboolean
check_order_runs (const Checking *c, const Row *row, const RegieOrder *order, RegieDay day)
{
  g_autofree char *when = NULL, *reason = NULL;
  RegieDay first = *regie_cells_get (&c->cells, row, DAY) != '\0' ? day : c->report->found.from;

  if (day >= order->from && first <= order->until)
    return TRUE;
  when = regie_day_dup_long (day < order->from ? order->from : order->until);
  reason = g_strdup_printf (day < order->from ? _("the order begins on %s, after this") : _("the order ended on %s, before this"), when);
  return regie_cells_refuse (&c->cells, row, *regie_cells_get (&c->cells, row, DAY) != '\0' ? DAY : ORDER, reason);
}

static gboolean
check_once (const Checking *c, const Row *row, const RegieOrder *order, RegieDay day)
{
  char *key = seen_key (order->id, day);
  gpointer line;
  g_autofree char *reason = NULL;

  if (!g_hash_table_lookup_extended (c->report->seen, key, NULL, &line))
    {
      g_hash_table_insert (c->report->seen, key, GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  reason = line != NULL ? g_strdup_printf (_("the same person and day stand on line %u"), GPOINTER_TO_UINT (line)) : g_strdup (_("this was reported before"));
  g_free (key);
  return regie_cells_refuse (&c->cells, row, ORDER, reason);
}

static gboolean
find_code (const Checking *c, const Row *row, int target, const char *list, const char **key)
{
  const char *text = regie_cells_get (&c->cells, row, target);

  *key = *text != '\0' ? regie_codes_match (c->cells.import->office->codes, list, text) : NULL;
  return *text == '\0' || *key != NULL || regie_cells_refuse (&c->cells, row, target, _("this is not one of the choices"));
}

static void
check_row (const Checking *c, Row *row)
{
  Line line = { .line = row->line };
  RegieDay day;

  row->accepted = FALSE;
  if (!regie_cells_check (&c->cells, row, 1 << BSN | 1 << V_NUMBER | 1 << REMARK) || !find_day (c, row, &day) || (line.order = find_order (c, row, day)) == NULL || !check_order_runs (c, row, line.order, day) ||
      !find_minutes (c, row, ATTENDED, TRUE, &line.minutes) || !find_minutes (c, row, PLANNED, FALSE, &line.planned) ||
      !find_minutes (c, row, EXCUSED, FALSE, &line.excused) || !find_minutes (c, row, UNEXCUSED, FALSE, &line.unexcused) ||
      !find_code (c, row, LEVEL, "niveau", &line.level) || !find_code (c, row, ROUTE, "leerroute", &line.route))
    return;
  if (line.minutes > (*regie_cells_get (&c->cells, row, DAY) != '\0' && c->cells.at[PERIOD] < 0 ? 24 : 24 * (c->report->found.until - c->report->found.from + 1)) * 60)
    {
      regie_cells_refuse (&c->cells, row, ATTENDED, _("this is more hours than there are in these days"));
      return;
    }
  if (!check_once (c, row, line.order, day))
    return;
  line.day = MIN (day, line.order->until);
  line.remark = *regie_cells_get (&c->cells, row, REMARK) != '\0' ? regie_cells_get (&c->cells, row, REMARK) : NULL;
  row->accepted = TRUE;
  c->cells.import->n_accepted++;
  g_array_append_val (c->report->lines, line);
}

static gboolean
check (RegieImport *self, RegieDb *db, GCancellable *cancellable, GError **error)
{
  Report *report = self->data;
  Checking c = { .report = report, .db = db };

  regie_cells_init (&c.cells, self, labels, N_TARGETS, 1 << ORDER | 1 << DOSSIER_NUMBER | 1 << BSN | 1 << V_NUMBER, 1 << REMARK);
  find_parts_of_day (&c);
  if ((c.cells.at[ORDER] < 0 && c.cells.at[DOSSIER_NUMBER] < 0 && c.cells.at[BSN] < 0 && c.cells.at[V_NUMBER] < 0) || c.cells.at[ATTENDED] < 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("Say which column holds the order number, dossier number, BSN or V-number, and which the hours attended."));
      return FALSE;
    }
  report->found = report->period;
  if (report->period.rhythm == REGIE_PERIOD_NEVER && c.cells.at[DAY] < 0 && c.cells.at[PERIOD] < 0)
    return regie_refuse (error, _("Say which period the report is about: no column has a date or a period."));
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

#define LINE_COLUMNS 16
#define MOST_LINES 16 /* in one statement */

typedef struct { char numbers[11][REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT]; } LineText;

static const char *
minutes_text (int minutes, char *buffer)
{
  return minutes < 0 ? NULL : regie_number_format (minutes, buffer);
}

/* Minutes as whole hours. */
static const char *
hours_text (int minutes, char *buffer)
{
  return minutes_text (minutes < 0 ? minutes : (minutes + 30) / 60, buffer);
}

typedef struct { RegieDb *db; Report *report; const char *report_id, *who, *now; gint64 next_id; char *inserts[MOST_LINES]; GHashTable *touched; } Writing;

static const char *
insert_text (Writing *w, guint n)
{
  GString *sql;

  if (w->inserts[n - 1] != NULL)
    return w->inserts[n - 1];
  sql = g_string_new ("INSERT INTO fact (version, voided, kind, source, report, recorded_at, recorded_by, id, dossier, day, topic, hours, plan, excused, unexcused, level, route,"
                      " minutes, plan_minutes, excused_minutes, unexcused_minutes, note, engagement) VALUES ");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (sql, i > 0 ? ", (1, 0, 'uren', 'aanbieder', $1, $2, $3" : "(1, 0, 'uren', 'aanbieder', $1, $2, $3");
      for (guint k = 0; k < LINE_COLUMNS; k++)
        g_string_append_printf (sql, ", $%u", 4 + i * LINE_COLUMNS + k);
      g_string_append_c (sql, ')');
    }
  return w->inserts[n - 1] = g_string_free (sql, FALSE);
}

static gboolean
write_lines (Writing *w, guint first, guint n, GError **error)
{
  const char *params[3 + MOST_LINES * LINE_COLUMNS] = { w->report_id, w->now, w->who };
  LineText texts[MOST_LINES];

  for (guint i = 0; i < n; i++)
    {
      const Line *line = &g_array_index (w->report->lines, Line, first + i);
      LineText *t = &texts[i];
      const char *all[LINE_COLUMNS] = {
        regie_number_format (w->next_id++, t->numbers[0]), regie_number_format (line->order->dossier, t->numbers[1]), regie_day_format (line->day, t->day), line->order->topic,
        hours_text (line->minutes, t->numbers[2]), hours_text (line->planned, t->numbers[3]), hours_text (line->excused, t->numbers[4]),
        hours_text (line->unexcused, t->numbers[5]), line->level, line->route, minutes_text (line->minutes, t->numbers[6]), minutes_text (line->planned, t->numbers[7]),
        minutes_text (line->excused, t->numbers[8]), minutes_text (line->unexcused, t->numbers[9]), line->remark, regie_number_format (line->order->id, t->numbers[10]),
      };

      memcpy (params + 3 + i * LINE_COLUMNS, all, sizeof all);
      g_hash_table_add (w->touched, (gpointer) &line->order->dossier);
    }
  return regie_db_exec (w->db, insert_text (w, n), 3 + n * LINE_COLUMNS, params, NULL, NULL, error);
}

static char *
dup_faults (const RegieImport *self)
{
  GString *text = g_string_new (NULL);
  const RegieImportFault *fault;

  for (guint i = 0; i < 500 && (fault = regie_import_fault (self, i)) != NULL; i++)
    g_string_append_printf (text, "%u\t%s\t%s\n", fault->line, fault->field, fault->reason);
  return g_string_free (text, FALSE);
}

static gboolean
write_report (Writing *w, const RegieImport *self, const char *name, GError **error)
{
  Report *report = self->data;
  g_autofree char *faults = dup_faults (self);
  char provider[24], lines[24], faulty[24], period[REGIE_PERIOD_TEXT], today[REGIE_DAY_TEXT];

  return regie_db_exec (w->db, "INSERT INTO report (id, version, voided, provider, period, file, hash, read_on, read_by, lines, faulty, faults)"
                               " VALUES ($1, 1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10)", 10,
                        (const char *[]) { w->report_id, regie_number_format (report->provider.id, provider), regie_period_format (report->found, period), name, report->hash,
                          regie_day_format (regie_office_today (self->office), today), w->who, regie_number_format (self->n_accepted, lines), regie_number_format (self->n_faulty_rows, faulty),
                          *faults != '\0' ? faults : NULL }, NULL, NULL, error);
}

static gboolean
derive_touched (Writing *w, RegieDeriver *deriver, GError **error)
{
  GHashTableIter iter;
  gpointer dossier;

  g_hash_table_iter_init (&iter, w->touched);
  while (g_hash_table_iter_next (&iter, &dossier, NULL))
    {
      char id[24];

      if (!regie_db_exec (w->db, "UPDATE dossier SET version = version + 1 WHERE id = $1", 1, (const char *[]) { regie_number_format (*(gint64 *) dossier, id) }, NULL, NULL, error) ||
          !regie_derive_dossier (w->db, *(gint64 *) dossier, deriver, error))
        return FALSE;
    }
  return TRUE;
}

static int
by_dossier (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Line *) a)->order->dossier, other = ((const Line *) b)->order->dossier;

  return (one > other) - (one < other);
}

static gboolean
write_all (Writing *w, RegieImport *self, RegieDeriver *deriver, gint64 who, const char *name, RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
           GError **error)
{
  Report *report = self->data;
  g_autofree char *title = g_strdup_printf (ngettext ("Read in %2$u line of a report of %1$s", "Read in %2$u lines of a report of %1$s", self->n_accepted), report->provider.name, self->n_accepted);
  gint64 first = w->next_id, report_id = g_ascii_strtoll (w->report_id, NULL, 10);

  if (!write_report (w, self, name, error))
    return FALSE;
  /* What belongs to one dossier lies together in the file as well: it is read at once when that is derived. */
  g_array_sort (report->lines, by_dossier);
  for (guint i = 0; i < report->lines->len; i += MOST_LINES)
    {
      if (i % 1024 == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped. Nothing was imported.")), FALSE;
          if (progress != NULL)
            progress (i, report->lines->len, data);
        }
      if (!write_lines (w, i, MIN (MOST_LINES, report->lines->len - i), error))
        return FALSE;
    }
  return derive_touched (w, deriver, error) && regie_log_append (w->db, who, title, 0, "", seq, error) &&
         regie_log_range (w->db, *seq, 0, "report", report_id, report_id, error) && regie_log_range (w->db, *seq, 1, "fact", first, w->next_id - 1, error);
}

static gboolean
run (RegieImport *self, RegieDb *db, RegieDeriver *deriver, gint64 who, const char *name, RegieProgressFunc progress, gpointer data, GCancellable *cancellable, gint64 *seq,
     GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *now = regie_moment_now ();
  char id[24], me[24];
  Writing w = { db, self->data, id, who != 0 ? regie_number_format (who, me) : NULL, now, 0, { NULL }, touched };
  gboolean ok;

  w.next_id = regie_id_new_range (self->n_accepted + 1);
  regie_number_format (w.next_id++, id);
  if (!regie_bulk_room (db, TRUE, error) || !regie_db_begin (db, error))
    return FALSE;
  ok = write_all (&w, self, deriver, who, name, progress, data, cancellable, seq, error);
  if (ok)
    ok = regie_db_commit (db, error);
  else
    regie_db_rollback (db);
  regie_bulk_room (db, FALSE, NULL);
  for (guint i = 0; i < MOST_LINES; i++)
    g_free (w.inserts[i]);
  return ok;
}

RegieImport *
regie_report_import_new (const RegieOffice *office, const RegieReportProvider *provider, const RegiePeriod *period, const char *data, gsize length, GError **error)
{
  static const RegieImportKind kind = { add_words, resolve, mapped, dup_targets, check, run, report_free };
  Report *report = g_new0 (Report, 1);

  report->provider = *provider;
  report->provider.name = g_strdup (provider->name);
  report->provider.columns = g_strdup (provider->columns);
  if (period != NULL)
    report->period = *period;
  report->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  report->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return regie_import_new_kind (&kind, report, office, data, length, error);
}

void
regie_report_import_set_period (RegieImport *self, const RegiePeriod *period)
{
  ((Report *) self->data)->period = period != NULL ? *period : (RegiePeriod) { REGIE_PERIOD_NEVER, REGIE_DAY_NONE, REGIE_DAY_NONE };
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
  g_autoptr (GHashTable) form = report->provider.columns != NULL ? regie_form_from_text (report->provider.columns) : regie_form_new ();
  g_autoptr (RegieRecord) provider = regie_load_one (db, regie_entity (REGIE_ENTITY_Provider), report->provider.id, error);
  g_autoptr (RegieChange) change = NULL;
  g_autofree char *text = NULL;

  if (provider == NULL)
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *folded = regie_text_fold (get_column (self, i)->heading);

      regie_form_set (form, folded, get_column (self, i)->target != NULL ? get_column (self, i)->target : "-");
    }
  text = regie_form_to_text (form);
  change = regie_change_new (_("Columns of the report kept"));
  regie_change_set (change, provider, "columns", text);
  return regie_change_is_empty (change) ? NULL : g_steal_pointer (&change);
}
