/* SPDX-License-Identifier: EUPL-1.2 */
/* Takes the rows of every figure, counts them as a whole and by part, and makes values of the
 * counts. */
#include "regie-figure.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-figure-people.h"
#include "regie-figure-sources.h"
#include "regie-figure-ways.h"
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
  const RegieFigureWhose *whose; /* of whom rows come; NULL while they come from a source */
  gboolean is_asked;
  Tally tally;
  GHashTable *tallies; /* "key\nkey2" → Tally; NULL when no split was asked */
  GHashTable *norms;   /* "key" → gint64; NULL when none was said */
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
  GArray *people; /* RegieFigureWhose, by id; NULL when no figure needs them */
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
  RegieFigureValue value = {
    .part = self->part, .whole = self->whole, .n = self->n, .sum = self->sum, .norm = -1
  };
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
    case REGIE_FIGURE_MEAN:
      value.known = self->sum > 0;
      value.hundredths = value.known ? (self->sum * 2 + self->n) / ((gint64) self->n * 2) : 0;
      break;
    case REGIE_FIGURE_HOURS:
      value.known = TRUE;
      value.hundredths = (self->sum + 30) / 60 * 100;
      break;
    }
  return value;
}

static const char *
key_of_id (gint64 id, char *buffer)
{
  return id != 0 ? regie_number_format (id, buffer) : NULL;
}

/* The key of a dossier in a part; borrowed, or in BUFFER. */
static const char *
key_of_person (RegieSplit split, const RegieFigureWhose *whose, char *buffer)
{
  switch (split)
    {
    case REGIE_SPLIT_GROUP:
      return regie_group_name (whose->group);
    case REGIE_SPLIT_ROUTE:
      return regie_route_name (whose->route);
    case REGIE_SPLIT_CONSULTANT:
      return key_of_id (whose->consultant, buffer);
    case REGIE_SPLIT_TEAM:
      return key_of_id (whose->team, buffer);
    case REGIE_SPLIT_MUNICIPALITY:
      return whose->municipality;
    case REGIE_SPLIT_COHORT:
      return key_of_id (whose->cohort, buffer);
    default:
      return NULL;
    }
}

/* The key of a row in a part, as above; WHOSE may be NULL. */
static const char *
key_of (RegieSplit split, const RegieFigureWhose *whose, const RegieFigureRow *row, char *buffer)
{
  switch (split)
    {
    case REGIE_SPLIT_SORT:
      return row->sort;
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
    case REGIE_SPLIT_PROVIDER:
      return key_of_id (row->provider, buffer);
    case REGIE_SPLIT_CONTRACT:
      return key_of_id (row->contract, buffer);
    case REGIE_SPLIT_LOT:
      return key_of_id (row->lot, buffer);
    default:
      return whose != NULL ? key_of_person (split, whose, buffer) : NULL;
    }
}

static Tally *
tally_of (RegieFigureSink *self, const RegieFigureWhose *whose, const RegieFigureRow *row)
{
  const RegieFigureAsk *ask = &self->all->ask;
  char buffers[2][REGIE_NUMBER_TEXT];
  const char *key = key_of (ask->split, whose, row, buffers[0]);
  const char *key2 = key_of (ask->split2, whose, row, buffers[1]);
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
is_of_part (const RegieFigureSink *self, const RegieFigureWhose *whose, const RegieFigureRow *row)
{
  const RegieFigureAsk *ask = &self->all->ask;
  char buffer[REGIE_NUMBER_TEXT];
  const char *key;

  if (ask->part == NULL)
    return TRUE;
  key = key_of (ask->split, whose, row, buffer);
  return strcmp (key != NULL ? key : "", ask->part) == 0;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const RegieFigureWhose *x = a;
  const RegieFigureWhose *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

const RegieFigureWhose *
regie_figures_whose (const RegieFigures *self, gint64 id)
{
  guint at;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->people == NULL
      || !g_array_binary_search (self->people, &(RegieFigureWhose){ .id = id }, compare_people,
                                 &at))
    return NULL;
  return &g_array_index (self->people, RegieFigureWhose, at);
}

static gboolean
has_filter (const RegieFigureAsk *ask)
{
  return ask->consultant != 0 || ask->team != 0 || ask->group != NULL || ask->cohort != 0;
}

void
regie_figure_sink_take (RegieFigureSink *self, const RegieFigureRow *row)
{
  const RegieFigureWhose *whose;
  RegieFigureRow one;

  g_return_if_fail (self != NULL && row != NULL);
  one = *row;
  if (self->whose != NULL)
    one.dossier = self->whose->id;
  whose = self->whose != NULL ? self->whose : regie_figures_whose (self->all, one.dossier);
  if ((whose == NULL && has_filter (&self->all->ask) && regie_figure_can_filter (self->figure))
      || !is_of_part (self, whose, &one))
    return;
  tally_add (&self->tally, &one);
  if (self->tallies != NULL)
    tally_add (tally_of (self, whose, &one), &one);
  if (self->rows != NULL)
    g_array_append_val (self->rows, one);
}

void
regie_figure_sink_add_norm (RegieFigureSink *self, RegieSplit split, gint64 key, gint64 norm)
{
  const RegieFigureAsk *ask;
  char buffer[REGIE_NUMBER_TEXT];
  gint64 *sum;

  g_return_if_fail (self != NULL && split < REGIE_N_SPLITS);
  ask = &self->all->ask;
  /* A budget is of everybody, and of what it was made for. */
  if (has_filter (ask) || ask->part != NULL || (split != REGIE_SPLIT_NONE && split != ask->split))
    return;
  if (self->norms == NULL)
    self->norms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  regie_number_format (key, buffer);
  sum = g_hash_table_lookup (self->norms, split == REGIE_SPLIT_NONE ? "" : buffer);
  if (sum != NULL)
    *sum += norm;
  else
    g_hash_table_insert (self->norms, g_strdup (split == REGIE_SPLIT_NONE ? "" : buffer),
                         g_memdup2 (&norm, sizeof norm));
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
  self->ask.among = NULL;
  self->sinks = g_new0 (RegieFigureSink, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      RegieFigureSink *sink = &self->sinks[i];

      sink->all = self;
      sink->figure = &table[i];
      sink->is_asked = (ask->only == NULL || strcmp (ask->only, table[i].id) == 0)
                       && (ask->among == NULL || g_strv_contains (ask->among, table[i].id))
                       && (!ask->no_sources || table[i].source == NULL);
      if (sink->is_asked && ask->split != REGIE_SPLIT_NONE)
        sink->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tally_free);
      if (sink->is_asked && ask->wants_rows)
        sink->rows = g_array_new (FALSE, FALSE, sizeof (RegieFigureRow));
      if (sink->is_asked && table[i].of == REGIE_FIGURE_OF_ORDERS && self->people == NULL)
        self->people = g_array_new (FALSE, FALSE, sizeof (RegieFigureWhose));
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
      g_clear_pointer (&sink->norms, g_hash_table_unref);
      g_clear_pointer (&sink->rows, g_array_unref);
      g_clear_pointer (&sink->parts, g_ptr_array_unref);
    }
  g_clear_pointer (&self->people, g_array_unref);
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

static RegieFigureWhose
whose_of (const RegieFigureWho *who)
{
  const RegieHistory *history = who->history;

  return (RegieFigureWhose){
    .id = who->id,
    .consultant = who->consultant,
    .team = who->team,
    .municipality = who->municipality,
    .group = history->group,
    .route = history->pip != REGIE_DAY_NONE ? history->route : REGIE_ROUTE_UNKNOWN,
    .cohort = cohort_of (history),
  };
}

static gboolean
is_asked (const RegieFigureAsk *ask, const RegieFigureWhose *whose)
{
  return (ask->consultant == 0 || ask->consultant == whose->consultant)
         && (ask->team == 0 || ask->team == whose->team)
         && (ask->group == NULL || g_strcmp0 (ask->group, regie_group_name (whose->group)) == 0)
         && (ask->cohort == 0 || ask->cohort == whose->cohort);
}

void
regie_figures_see (RegieFigures *self, const RegieFigureWho *who)
{
  RegieFigureWhose whose;

  g_return_if_fail (self != NULL && who != NULL && !self->is_closed);
  if (self->ask.look != NULL)
    self->ask.look (who, self->ask.data);
  whose = whose_of (who);
  if (!is_asked (&self->ask, &whose))
    return;
  for (guint i = 0; i < self->n; i++)
    if (self->sinks[i].is_asked && self->sinks[i].figure->see != NULL)
      {
        self->sinks[i].whose = &whose;
        self->sinks[i].figure->see (self, who, &self->sinks[i]);
        self->sinks[i].whose = NULL;
      }
  if (self->people != NULL)
    {
      whose.municipality = g_intern_string (whose.municipality);
      g_array_append_val (self->people, whose);
    }
}

gboolean
regie_figures_give (RegieFigures *self, const RegieWork *work, GError **error)
{
  const RegieFigureSource *source = NULL;
  gpointer loaded = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (self != NULL && work != NULL && !self->is_closed, FALSE);
  for (guint i = 0; ok && i < self->n; i++)
    {
      RegieFigureSink *sink = &self->sinks[i];

      if (!sink->is_asked || sink->figure->source == NULL)
        continue;
      /* Those of one source stand together in the table. */
      if (sink->figure->source != source)
        {
          if (source != NULL)
            source->free (loaded);
          source = sink->figure->source;
          loaded = source->load (work, self->ask.span, error);
        }
      ok = loaded != NULL;
      if (ok)
        sink->figure->give (self, loaded, sink->figure->which, sink);
    }
  if (loaded != NULL)
    source->free (loaded);
  return ok;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const RegieFigurePart *x = *(const RegieFigurePart *const *) a;
  const RegieFigurePart *y = *(const RegieFigurePart *const *) b;
  int first = strcmp (x->key, y->key);

  return first != 0 ? first : strcmp (x->key2, y->key2);
}

/* What was said that the part KEY may come to; -1 for nothing. */
static gint64
norm_of (const RegieFigureSink *self, const char *key)
{
  const gint64 *norm = self->norms != NULL ? g_hash_table_lookup (self->norms, key) : NULL;

  return norm != NULL ? *norm : -1;
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
      if (*part->key != '\0' && *part->key2 == '\0')
        part->value.norm = norm_of (self, part->key);
      g_ptr_array_add (self->parts, part);
    }
  g_ptr_array_sort (self->parts, compare_parts);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const RegieFigureRow *x = a;
  const RegieFigureRow *y = b;
  int of = g_strcmp0 (x->of, y->of);

  if (x->dossier != y->dossier)
    return x->dossier < y->dossier ? -1 : 1;
  if (of != 0)
    return of;
  if (x->record != y->record)
    return x->record < y->record ? -1 : 1;
  return x->day != y->day ? (x->day < y->day ? -1 : 1)
                          : (x->provider > y->provider) - (x->provider < y->provider);
}

void
regie_figures_close (RegieFigures *self)
{
  g_return_if_fail (self != NULL && !self->is_closed);
  for (guint i = 0; i < self->n; i++)
    {
      self->sinks[i].value = tally_value (&self->sinks[i].tally, self->sinks[i].figure->kind);
      self->sinks[i].value.norm = norm_of (&self->sinks[i], "");
      if (self->sinks[i].rows != NULL && self->sinks[i].figure->source != NULL)
        g_array_sort (self->sinks[i].rows, compare_rows);
      tally_clear (&self->sinks[i].tally);
      if (self->sinks[i].tallies != NULL)
        close_parts (&self->sinks[i]);
    }
  self->is_closed = TRUE;
}

gboolean
regie_figures_has (const RegieFigures *self, const RegieFigure *figure)
{
  g_return_val_if_fail (self != NULL && figure != NULL, FALSE);
  return self->sinks[figure - self->sinks[0].figure].is_asked;
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

gboolean
regie_figure_can_split (const RegieFigure *figure, RegieSplit split)
{
  g_return_val_if_fail (figure != NULL && split < REGIE_N_SPLITS, FALSE);
  switch (split)
    {
    case REGIE_SPLIT_NONE:
    case REGIE_SPLIT_MONTH:
    case REGIE_SPLIT_WEEK:
      return TRUE;
    case REGIE_SPLIT_SORT:
      return figure->of == REGIE_FIGURE_OF_DOSSIERS || figure->list != NULL;
    case REGIE_SPLIT_PROVIDER:
      return figure->of == REGIE_FIGURE_OF_ORDERS || figure->of == REGIE_FIGURE_OF_PROVIDERS;
    case REGIE_SPLIT_CONTRACT:
    case REGIE_SPLIT_LOT:
      return figure->of == REGIE_FIGURE_OF_ORDERS;
    default:
      return regie_figure_can_filter (figure);
    }
}

gboolean
regie_figure_can_filter (const RegieFigure *figure)
{
  g_return_val_if_fail (figure != NULL, FALSE);
  return figure->of == REGIE_FIGURE_OF_DOSSIERS || figure->of == REGIE_FIGURE_OF_ORDERS;
}

static void
append_table (GArray *all, const RegieFigure *(*of) (guint *n))
{
  guint n;
  const RegieFigure *some = of (&n);

  g_array_append_vals (all, some, n);
}

/* One table of what the units have, made once and never changed. */
static GArray *
make_table (void)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RegieFigure));

  append_table (all, regie_figures_of_people);
  append_table (all, regie_figures_of_ways);
  append_table (all, regie_figures_of_sources);
  return all;
}

const RegieFigure *
regie_figures_table (guint *n)
{
  static GArray *table = NULL;
  static gsize made = 0;

  g_return_val_if_fail (n != NULL, NULL);
  if (g_once_init_enter (&made))
    {
      table = make_table ();
      g_once_init_leave (&made, 1);
    }
  *n = table->len;
  return (const RegieFigure *) (gconstpointer) table->data;
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
