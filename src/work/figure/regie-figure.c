/* SPDX-License-Identifier: EUPL-1.2 */
/* Takes the rows of every figure, counts them as a whole and by part, and makes values of the
 * counts. */
#include "regie-figure.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-figure-people.h"
#include "regie-text.h"

/* What was counted of one part: enough to make its value. */
typedef struct {
  guint n;
  gint64 part, whole, sum;
  GArray *amounts; /* gint64, for the middle one; sorted once it is closed */
} Tally;

struct _RegieFigureSink {
  const RegieFigures *all;
  const RegieFigure *figure;
  const RegieFigureWho *who; /* whose rows come */
  gboolean is_asked;
  Tally tally;
  GHashTable *tallies; /* "key\nkey2" → Tally; NULL when no split was asked */
  GArray *rows;        /* NULL when they were not asked */
  RegieFigureValue value;
  GPtrArray *parts; /* RegieFigurePart */
};

struct _RegieFigures {
  const RegieOffice *office;
  RegieFigureAsk ask;
  char *group, *only, *part;
  RegieFigureSink *sinks;
  guint n;
  gboolean is_closed;
};

static void
tally_clear (Tally *self)
{
  g_clear_pointer (&self->amounts, g_array_unref);
}

static void
tally_free (gpointer data)
{
  tally_clear (data);
  g_free (data);
}

static void
tally_add (Tally *self, const RegieFigureRow *row)
{
  self->n++;
  self->part += row->part;
  self->whole += row->whole;
  self->sum += row->amount;
  if (self->amounts == NULL)
    self->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->amounts, row->amount);
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a;
  const gint64 *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* PART in a hundred of WHOLE, in hundredths, rounded half up; both are 0 or more. */
static gint64
hundredths_of (gint64 part, gint64 whole)
{
  return (part * 20000 + whole) / (whole * 2);
}

static RegieFigureValue
tally_value (Tally *self, RegieFigureKind kind)
{
  RegieFigureValue value = { .part = self->part, .whole = self->whole, .n = self->n };
  const gint64 *amounts;

  if (self->n > 0)
    {
      g_array_sort (self->amounts, compare_amounts);
      amounts = (const gint64 *) (gconstpointer) self->amounts->data;
      value.most = amounts[self->n - 1];
      value.median2 = amounts[(self->n - 1) / 2] + amounts[self->n / 2];
      value.ninetieth = amounts[(self->n * 9 + 9) / 10 - 1];
    }
  switch (kind)
    {
    case REGIE_FIGURE_COUNT:
      value.known = TRUE;
      value.hundredths = (gint64) self->n * 100;
      break;
    case REGIE_FIGURE_SHARE:
      value.known = self->whole > 0;
      value.hundredths = value.known ? hundredths_of (self->part, self->whole) : 0;
      break;
    case REGIE_FIGURE_MEDIAN:
      value.known = self->n > 0;
      value.hundredths = value.median2 * 50;
      break;
    case REGIE_FIGURE_SUM:
      value.known = TRUE;
      value.hundredths = self->sum;
      break;
    }
  return value;
}

/* The key of a row in a part; borrowed, or in BUFFER. */
static const char *
key_of (RegieSplit split, const RegieFigureWho *who, const RegieFigureRow *row, char *buffer)
{
  const RegieHistory *history = who->history;
  int year, month, day;

  switch (split)
    {
    case REGIE_SPLIT_SORT:
      return row->sort;
    case REGIE_SPLIT_GROUP:
      return regie_group_name (history->group);
    case REGIE_SPLIT_ROUTE:
      return history->pip != REGIE_DAY_NONE ? regie_route_name (history->route) : NULL;
    case REGIE_SPLIT_CONSULTANT:
      return who->consultant != 0 ? regie_number_format (who->consultant, buffer) : NULL;
    case REGIE_SPLIT_TEAM:
      return who->team != 0 ? regie_number_format (who->team, buffer) : NULL;
    case REGIE_SPLIT_MUNICIPALITY:
      return who->municipality;
    case REGIE_SPLIT_COHORT:
      if (history->notice == REGIE_DAY_NONE)
        return NULL;
      regie_day_to_civil (history->notice, &year, &month, &day);
      g_snprintf (buffer, REGIE_DAY_TEXT, "%04d", year);
      return buffer;
    case REGIE_SPLIT_MONTH:
      if (row->day == REGIE_DAY_NONE)
        return NULL;
      regie_day_format (row->day, buffer);
      buffer[7] = '\0';
      return buffer;
    case REGIE_SPLIT_WEEK:
      return row->day == REGIE_DAY_NONE
               ? NULL
               : regie_day_format (row->day - regie_day_weekday (row->day) + 1, buffer);
    default:
      return NULL;
    }
}

static Tally *
tally_of (RegieFigureSink *self, const RegieFigureRow *row)
{
  const RegieFigureAsk *ask = &self->all->ask;
  char buffers[2][REGIE_NUMBER_TEXT];
  const char *key = key_of (ask->split, self->who, row, buffers[0]);
  const char *key2 = key_of (ask->split2, self->who, row, buffers[1]);
  g_autofree char *both = g_strconcat (key != NULL ? key : "", "\n", key2 != NULL ? key2 : "",
                                       NULL);
  Tally *found = g_hash_table_lookup (self->tallies, both);

  if (found == NULL)
    {
      found = g_new0 (Tally, 1);
      g_hash_table_insert (self->tallies, g_steal_pointer (&both), found);
    }
  return found;
}

/* Does ROW belong to the part that was asked? */
static gboolean
is_of_part (const RegieFigureSink *self, const RegieFigureRow *row)
{
  const RegieFigureAsk *ask = &self->all->ask;
  char buffer[REGIE_NUMBER_TEXT];
  const char *key;

  if (ask->part == NULL)
    return TRUE;
  key = key_of (ask->split, self->who, row, buffer);
  return strcmp (key != NULL ? key : "", ask->part) == 0;
}

void
regie_figure_sink_take (RegieFigureSink *self, const RegieFigureRow *row)
{
  RegieFigureRow one;

  g_return_if_fail (self != NULL && row != NULL && self->who != NULL);
  if (!is_of_part (self, row))
    return;
  one = *row;
  one.dossier = self->who->id;
  tally_add (&self->tally, &one);
  if (self->tallies != NULL)
    tally_add (tally_of (self, &one), &one);
  if (self->rows != NULL)
    g_array_append_val (self->rows, one);
}

static void
part_free (gpointer data)
{
  RegieFigurePart *part = data;

  g_free (part->key);
  g_free (part->key2);
  g_free (part);
}

RegieFigures *
regie_figures_new (const RegieOffice *office, const RegieFigureAsk *ask)
{
  RegieFigures *self;
  const RegieFigure *table;

  g_return_val_if_fail (office != NULL && ask != NULL, NULL);
  g_return_val_if_fail (ask->span.from <= ask->span.until, NULL);
  self = g_new0 (RegieFigures, 1);
  table = regie_figures_table (&self->n);
  self->office = office;
  self->ask = *ask;
  self->ask.group = self->group = g_strdup (ask->group);
  self->ask.only = self->only = g_strdup (ask->only);
  self->ask.part = self->part = g_strdup (ask->part);
  self->sinks = g_new0 (RegieFigureSink, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      RegieFigureSink *sink = &self->sinks[i];

      sink->all = self;
      sink->figure = &table[i];
      sink->is_asked = ask->only == NULL || strcmp (ask->only, table[i].id) == 0;
      if (sink->is_asked && ask->split != REGIE_SPLIT_NONE)
        sink->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tally_free);
      if (sink->is_asked && ask->wants_rows)
        sink->rows = g_array_new (FALSE, FALSE, sizeof (RegieFigureRow));
    }
  return self;
}

void
regie_figures_free (RegieFigures *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      RegieFigureSink *sink = &self->sinks[i];

      tally_clear (&sink->tally);
      g_clear_pointer (&sink->tallies, g_hash_table_unref);
      g_clear_pointer (&sink->rows, g_array_unref);
      g_clear_pointer (&sink->parts, g_ptr_array_unref);
    }
  g_free (self->sinks);
  g_free (self->group);
  g_free (self->only);
  g_free (self->part);
  g_free (self);
}

const RegieFigureAsk *
regie_figures_get_ask (const RegieFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->ask;
}

const RegieOffice *
regie_figures_get_office (const RegieFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->office;
}

static int
cohort_of (const RegieHistory *history)
{
  int year, month, day;

  if (history->notice == REGIE_DAY_NONE)
    return 0;
  regie_day_to_civil (history->notice, &year, &month, &day);
  return year;
}

static gboolean
is_asked (const RegieFigureAsk *ask, const RegieFigureWho *who)
{
  return (ask->consultant == 0 || ask->consultant == who->consultant)
         && (ask->team == 0 || ask->team == who->team)
         && (ask->group == NULL
             || g_strcmp0 (ask->group, regie_group_name (who->history->group)) == 0)
         && (ask->cohort == 0 || ask->cohort == cohort_of (who->history));
}

void
regie_figures_see (RegieFigures *self, const RegieFigureWho *who)
{
  g_return_if_fail (self != NULL && who != NULL && !self->is_closed);
  if (self->ask.look != NULL)
    self->ask.look (who, self->ask.data);
  if (!is_asked (&self->ask, who))
    return;
  for (guint i = 0; i < self->n; i++)
    if (self->sinks[i].is_asked)
      {
        self->sinks[i].who = who;
        self->sinks[i].figure->see (self, who, &self->sinks[i]);
        self->sinks[i].who = NULL;
      }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const RegieFigurePart *x = *(const RegieFigurePart *const *) a;
  const RegieFigurePart *y = *(const RegieFigurePart *const *) b;
  int first = strcmp (x->key, y->key);

  return first != 0 ? first : strcmp (x->key2, y->key2);
}

static void
close_parts (RegieFigureSink *self)
{
  GHashTableIter iter;
  gpointer key, tally;

  self->parts = g_ptr_array_new_with_free_func (part_free);
  g_hash_table_iter_init (&iter, self->tallies);
  while (g_hash_table_iter_next (&iter, &key, &tally))
    {
      RegieFigurePart *part = g_new (RegieFigurePart, 1);
      const char *second = strchr (key, '\n');

      part->key = g_strndup (key, (gsize) (second - (const char *) key));
      part->key2 = g_strdup (second + 1);
      part->value = tally_value (tally, self->figure->kind);
      g_ptr_array_add (self->parts, part);
    }
  g_ptr_array_sort (self->parts, compare_parts);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
}

void
regie_figures_close (RegieFigures *self)
{
  g_return_if_fail (self != NULL && !self->is_closed);
  for (guint i = 0; i < self->n; i++)
    {
      self->sinks[i].value = tally_value (&self->sinks[i].tally, self->sinks[i].figure->kind);
      tally_clear (&self->sinks[i].tally);
      if (self->sinks[i].tallies != NULL)
        close_parts (&self->sinks[i]);
    }
  self->is_closed = TRUE;
}

static const RegieFigureSink *
sink_of (const RegieFigures *self, const RegieFigure *figure)
{
  const RegieFigureSink *sink;

  g_return_val_if_fail (self != NULL && figure != NULL && self->is_closed, NULL);
  sink = &self->sinks[figure - self->sinks[0].figure];
  g_return_val_if_fail (sink->is_asked, NULL);
  return sink;
}

const RegieFigureValue *
regie_figures_get (const RegieFigures *self, const RegieFigure *figure)
{
  const RegieFigureSink *sink = sink_of (self, figure);

  return sink != NULL ? &sink->value : NULL;
}

const GPtrArray *
regie_figures_parts (const RegieFigures *self, const RegieFigure *figure)
{
  const RegieFigureSink *sink = sink_of (self, figure);

  return sink != NULL ? sink->parts : NULL;
}

const GArray *
regie_figures_rows (const RegieFigures *self, const RegieFigure *figure)
{
  const RegieFigureSink *sink = sink_of (self, figure);

  return sink != NULL ? sink->rows : NULL;
}

const RegieFigure *
regie_figure_find (const char *id)
{
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  for (guint i = 0; id != NULL && i < n; i++)
    if (strcmp (table[i].id, id) == 0)
      return &table[i];
  return NULL;
}

const RegieFigure *
regie_figures_table (guint *n)
{
  return regie_figures_of_people (n);
}
