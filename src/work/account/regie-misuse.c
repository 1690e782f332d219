/* SPDX-License-Identifier: EUPL-1.2 */
/* Signals in the log of reading, and the sample that is looked through each month. */
#include "regie-misuse.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-person.h"

#define LIMITS "grenzen"
#define MOST 100000

gboolean
regie_misuse_limits_read (RegieIni *ini, RegieMisuseLimits *limits, GError **error)
{
  const struct {
    const char *key;
    int *value;
    int least;
  } keys[] = {
    { "buiten_caseload_per_dag", &limits->outside, 1 },
    { "geweigerd_per_dag", &limits->refused, 1 },
    { "personen_per_export", &limits->persons, 1 },
    { "medewerkers_per_dossier", &limits->crowd, 1 },
    { "dagen_per_dossier", &limits->crowd_days, 1 },
    { "nacht_van", &limits->night_from, 0 },
    { "nacht_tot", &limits->night_until, 0 },
    { "steekproef", &limits->sample, 1 },
  };

  g_return_val_if_fail (ini != NULL && limits != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = regie_ini_dup (ini, LIMITS, keys[i].key);
      gint64 number;

      if (text == NULL
          || !g_ascii_string_to_signed (text, 10, keys[i].least, keys[i].least > 0 ? MOST : 23,
                                        &number, NULL))
        return regie_ini_fault (ini, error, LIMITS, keys[i].key, _("expected a whole number"));
      *keys[i].value = (int) number;
    }
  return TRUE;
}

static void
misuse_free (gpointer data)
{
  RegieMisuse *self = data;

  g_free (self->key);
  g_free (self);
}

/* Everything that one kind of signal needs while the lines pass by: what is counted under which
 * key. */
typedef struct {
  GHashTable *counts; /* key → Count */
  GPtrArray *found;
  const RegieMisuseLimits *limits;
} Finding;

typedef struct {
  const RegieReadingRow *row;
  GHashTable *seen; /* ids that count once; NULL: every line counts */
  guint n;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_clear_pointer (&count->seen, g_hash_table_unref);
  g_free (count);
}

static void
say (GPtrArray *found, RegieMisuseKind kind, const RegieReadingRow *row, guint n, const char *key)
{
  RegieMisuse *self = g_new (RegieMisuse, 1);

  *self = (RegieMisuse){ kind, row->day, n, row, g_strdup (key) };
  g_ptr_array_add (found, self);
}

/* One more under KEY; ID (0: no matter) counts once.  Returns how many there are. */
static guint
count_up (Finding *self, const char *key, const RegieReadingRow *row, gint64 id)
{
  Count *count = g_hash_table_lookup (self->counts, key);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->row = row;
      g_hash_table_insert (self->counts, g_strdup (key), count);
    }
  if (id != 0)
    {
      if (count->seen == NULL)
        count->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      if (!g_hash_table_add (count->seen, g_memdup2 (&id, sizeof id)))
        return count->n;
    }
  return ++count->n;
}

static const char *const words[REGIE_N_MISUSES] = { "buiten", "geweigerd", "export",
                                                    "nacht",  "drukte",    "naam" };

/* "buiten/3/2026-11-23" */
static char *
dup_key (RegieMisuseKind kind, gint64 id, RegieDay day)
{
  char text[REGIE_DAY_TEXT];

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", words[kind], id,
                          regie_day_format (day, text));
}

static gboolean
is_opening (const RegieReadingRow *row)
{
  return row->act == REGIE_READ_OPENED && !row->refused && row->dossier != 0;
}

static gboolean
is_night (const RegieReadingRow *row, const RegieMisuseLimits *limits)
{
  const int from = limits->night_from * 60, until = limits->night_until * 60;

  if (from == until)
    return FALSE;
  return from < until ? row->minute >= from && row->minute < until
                      : row->minute >= from || row->minute < until;
}

/* What counts by day and member of staff, and asks once a day. */
static void
look_by_day (Finding *self, const RegieReadingRow *row)
{
  const struct {
    RegieMisuseKind kind;
    gboolean counts;
    gint64 once;
  } kinds[] = {
    { REGIE_MISUSE_OUTSIDE, is_opening (row) && row->outside, row->dossier },
    { REGIE_MISUSE_REFUSED, row->refused, 0 },
    { REGIE_MISUSE_NIGHT, is_night (row, self->limits), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].counts)
      {
        g_autofree char *key = dup_key (kinds[i].kind, row->who, row->day);

        count_up (self, key, row, kinds[i].once);
      }
}

static void
look_at_export (Finding *self, const RegieReadingRow *row)
{
  g_autofree char *key = NULL;

  if (row->act != REGIE_READ_EXPORTED && row->act != REGIE_READ_PRINTED)
    return;
  if (row->refused || row->persons <= (guint) self->limits->persons)
    return;
  key = dup_key (REGIE_MISUSE_EXPORT, row->id, row->day);
  say (self->found, REGIE_MISUSE_EXPORT, row, row->persons, key);
}

/* "Bos" of the dossier and "Bert Bos" who looks. */
static gboolean
is_namesake (const RegieReadingRow *row)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  gsize length;

  if (row->name == NULL || row->surname == NULL)
    return FALSE;
  mine = regie_person_dup_sort_whole (row->name);
  theirs = regie_person_dup_sort (NULL, NULL, row->surname);
  length = strlen (theirs);
  return length > 0 && strncmp (mine, theirs, length) == 0
         && (mine[length] == '\0' || mine[length] == ' ');
}

static void
look_at_name (Finding *self, const RegieReadingRow *row)
{
  g_autofree char *key = NULL;

  if (!is_opening (row) || !is_namesake (row))
    return;
  key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, words[REGIE_MISUSE_NAMESAKE],
                         row->who, row->dossier);
  if (count_up (self, key, row, 0) == 1)
    say (self->found, REGIE_MISUSE_NAMESAKE, row, 1, key);
}

/* How many different people opened the dossier of the row AT within the days before it. */
static guint
count_crowd (const GPtrArray *rows, guint at, int days)
{
  const RegieReadingRow *last = rows->pdata[at];
  g_autoptr (GHashTable) who = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = at; i < rows->len; i++)
    {
      RegieReadingRow *row = rows->pdata[i];

      if (row->day <= last->day - days)
        break;
      if (is_opening (row) && row->dossier == last->dossier)
        g_hash_table_add (who, &row->who);
    }
  return g_hash_table_size (who);
}

/* At most once a dossier: the newest crowd. */
static void
look_for_crowds (Finding *self, const GPtrArray *rows)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) said = g_hash_table_new (g_int64_hash, g_int64_equal);

  /* Few dossiers have so many people at all: only of those the days are looked at. */
  for (guint i = 0; i < rows->len; i++)
    {
      RegieReadingRow *row = rows->pdata[i];
      GHashTable *who = g_hash_table_lookup (people, &row->dossier);

      if (!is_opening (row))
        continue;
      if (who == NULL)
        {
          who = g_hash_table_new (g_int64_hash, g_int64_equal);
          g_hash_table_insert (people, &row->dossier, who);
        }
      g_hash_table_add (who, &row->who);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      RegieReadingRow *row = rows->pdata[i];
      GHashTable *who = is_opening (row) ? g_hash_table_lookup (people, &row->dossier) : NULL;
      guint n;

      if (who == NULL || g_hash_table_size (who) <= (guint) self->limits->crowd
          || g_hash_table_contains (said, &row->dossier))
        continue;
      n = count_crowd (rows, i, self->limits->crowd_days);
      if (n > (guint) self->limits->crowd)
        {
          g_autofree char *key = dup_key (REGIE_MISUSE_CROWD, row->dossier, row->day);

          say (self->found, REGIE_MISUSE_CROWD, row, n, key);
          g_hash_table_add (said, &row->dossier);
        }
    }
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const RegieMisuse *one = *(const RegieMisuse *const *) a;
  const RegieMisuse *other = *(const RegieMisuse *const *) b;

  if (one->row->id != other->row->id)
    return one->row->id < other->row->id ? 1 : -1;
  return (int) one->kind - (int) other->kind;
}

/* What was counted by day, and is above its limit. */
static void
weigh_days (Finding *self)
{
  const guint limits[REGIE_N_MISUSES] = { [REGIE_MISUSE_OUTSIDE] = (guint) self->limits->outside,
                                          [REGIE_MISUSE_REFUSED] = (guint) self->limits->refused };
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Count *count = value;

      for (guint kind = 0; kind < REGIE_N_MISUSES; kind++)
        if (kind != REGIE_MISUSE_NAMESAKE && g_str_has_prefix (key, words[kind])
            && count->n > limits[kind])
          say (self->found, kind, count->row, count->n, key);
    }
}

GPtrArray *
regie_misuse_find (const GPtrArray *rows, const RegieMisuseLimits *limits)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (misuse_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         count_free);
  Finding finding = { counts, found, limits };

  g_return_val_if_fail (rows != NULL && limits != NULL, found);
  for (guint i = 0; i < rows->len; i++)
    {
      look_by_day (&finding, rows->pdata[i]);
      look_at_export (&finding, rows->pdata[i]);
      look_at_name (&finding, rows->pdata[i]);
    }
  look_for_crowds (&finding, rows);
  weigh_days (&finding);
  g_ptr_array_sort (found, compare_newest);
  return found;
}

/* --- the sample --- */

typedef struct {
  guint32 lot;
  guint at;
} Lot;

static int
compare_lots (gconstpointer a, gconstpointer b)
{
  const Lot *one = a, *other = b;

  return one->lot != other->lot ? (one->lot > other->lot) - (one->lot < other->lot)
                                : (one->at > other->at) - (one->at < other->at);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Lot *one = a, *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

/* The lot of a line follows from its id and the seed alone, so it is drawn again when others came
 * or went. */
static guint32
draw_lot (gint64 id, int seed)
{
  g_autofree char *text = g_strdup_printf ("%d %" G_GINT64_FORMAT, seed, id);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  hash[8] = '\0';
  return (guint32) g_ascii_strtoull (hash, NULL, 16);
}

GPtrArray *
regie_misuse_draw (const GPtrArray *rows, guint n, int seed)
{
  GPtrArray *drawn = g_ptr_array_new ();
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (Lot));

  g_return_val_if_fail (rows != NULL, drawn);
  for (guint i = 0; i < rows->len; i++)
    {
      const RegieReadingRow *row = rows->pdata[i];
      const Lot lot = { draw_lot (row->id, seed), i };

      if (row->act != REGIE_READ_SEARCHED && row->act != REGIE_READ_REASON)
        g_array_append_val (lots, lot);
    }
  g_array_sort (lots, compare_lots);
  g_array_set_size (lots, MIN (lots->len, n));
  g_array_sort (lots, compare_places);
  for (guint i = 0; i < lots->len; i++)
    g_ptr_array_add (drawn, rows->pdata[g_array_index (lots, Lot, i).at]);
  return drawn;
}
