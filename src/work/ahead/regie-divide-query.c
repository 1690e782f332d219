/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here and is away when, and what every dossier weighs. */
#include "regie-divide-query.h"

#include <glib/gi18n.h>

#include "regie-column.h"
#include "regie-figure-query.h"
#include "regie-person.h"
#include "regie-text.h"

/* So far ahead leave makes somebody carry less: a quarter. */
#define AHEAD_DAYS 91

/* Somebody of whom a dossier is. */

typedef struct {
  RegieCarried *carried;
  const RegieOffice *office;
  GHashTable *languages; /* gint64 → the language of the person, kept by CARRIED; or NULL */
} Looking;

void
regie_carried_free (RegieCarried *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->hands);
  g_array_unref (self->loads);
  g_clear_pointer (&self->absences, g_array_unref);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->skipped);
  g_free (self);
}

void
regie_carried_skip (RegieCarried *self, gint64 staff)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->hands->len; i++)
    if (g_array_index (self->hands, RegieHand, i).id == staff)
      {
        g_array_index (self->hands, RegieHand, i).takes_part = FALSE;
        g_array_append_val (self->skipped, staff);
      }
}

gboolean
regie_carried_is_skipped (const RegieCarried *self, gint64 staff)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->skipped->len; i++)
    if (g_array_index (self->skipped, gint64, i) == staff)
      return TRUE;
  return FALSE;
}

/* TEXT, which lives as long as SELF; NULL stays NULL. */
static const char *
keep (RegieCarried *self, const char *text)
{
  char *kept = g_strdup (text);

  if (kept != NULL)
    g_ptr_array_add (self->texts, kept);
  return kept;
}

static gboolean
add_absence (guint n, const char *const *c, gpointer data, GError **error)
{
  const RegieAbsence one = { regie_column_id (c[0]), regie_column_id (c[1]), regie_column_id (c[2]),
                             regie_column_day (c[3]), regie_column_day (c[4]) };

  g_array_append_val ((GArray *) data, one);
  return TRUE;
}

GArray *
regie_absences_load (RegieDb *db, RegieDay from, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (RegieAbsence));
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT id, staff, replaced_by, from_day, until_day FROM absence "
                      "WHERE voided = 0 AND until_day >= $1 ORDER BY from_day, id",
                      1, (const char *[]){ regie_day_format (from, day) }, add_absence, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

typedef struct {
  GArray *ids;
  GString *said;
} Replaced;

static gboolean
add_replaced (guint n, const char *const *c, gpointer data, GError **error)
{
  Replaced *self = data;
  gint64 id = regie_column_id (c[0]);
  g_autofree char *until = regie_day_dup_long (regie_column_day (c[2]));

  g_array_append_val (self->ids, id);
  g_string_append (self->said, self->said->len > 0 ? ", " : "");
  /* TRANSLATORS: a colleague who is away, and the last day of that */
  g_string_append_printf (self->said, _("%s until %s"), c[1], until);
  return TRUE;
}

GArray *
regie_absences_load_replaced (RegieDb *db, gint64 me, RegieDay day, char **said, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);
  char id[REGIE_NUMBER_TEXT], today[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && said != NULL, NULL);
  *said = NULL;
  if (!regie_db_exec (
        db,
        "SELECT s.id, s.name, a.until_day FROM absence a JOIN staff s ON s.id = "
        "a.staff WHERE a.voided = 0 AND a.replaced_by = $1 AND a.from_day <= $2 AND "
        "a.until_day >= $2 ORDER BY s.name, s.id",
        2, (const char *[]){ regie_number_format (me, id), regie_day_format (day, today) },
        add_replaced, &(Replaced){ ids, text }, error))
    return NULL;
  if (text->len > 0)
    *said = g_strdup_printf (_("Also for %s"), text->str);
  return g_steal_pointer (&ids);
}

static gboolean
add_colleague (guint n, const char *const *c, gpointer data, GError **error)
{
  g_strv_builder_add_many (data, c[1], c[0], NULL);
  return TRUE;
}

char **
regie_absences_load_colleagues (RegieDb *db, gint64 staff, GError **error)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  g_strv_builder_add_many (choices, _("Nobody"), "", NULL);
  if (!regie_db_exec (db,
                      "SELECT id, name FROM staff WHERE active = 1 AND voided = 0 AND role IN "
                      "('consulent', 'regisseur') AND id <> $1 ORDER BY name, id",
                      1, (const char *[]){ regie_number_format (staff, id) }, add_colleague,
                      choices, error))
    return NULL;
  return g_strv_builder_end (choices);
}

/* Leave in the quarter ahead makes somebody carry so much less. */
static gboolean
add_hand (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieCarried *self = data;
  gint64 id = regie_column_id (c[0]);
  int whole = c[1] != NULL ? regie_column_int (c[1]) : 100;
  int away = regie_absence_count_days (self->absences, id, self->day, self->day + AHEAD_DAYS - 1);
  const RegieHand hand = { id, whole * (AHEAD_DAYS - away) / AHEAD_DAYS,
                           regie_role_find (c[3]) == REGIE_ROLE_CONSULTANT,
                           regie_absence_find (self->absences, id, self->day) != NULL,
                           keep (self, c[2]) };

  g_array_append_val (self->hands, hand);
  return TRUE;
}

static gboolean
add_name (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 id = regie_column_id (c[0]);

  g_hash_table_insert (data, g_memdup2 (&id, sizeof id), g_strdup (c[1]));
  return TRUE;
}

static gboolean
add_who (guint n, const char *const *c, gpointer data, GError **error)
{
  Looking *self = data;
  gint64 id = regie_column_id (c[0]);
  g_autofree char *name = regie_person_dup_name (c[2], c[3], c[4]);

  g_hash_table_insert (self->languages, g_memdup2 (&id, sizeof id),
                       (gpointer) keep (self->carried, c[1]));
  g_hash_table_insert (self->carried->people, g_memdup2 (&id, sizeof id),
                       c[5] != NULL ? g_strdup_printf ("%s (%s)", name, c[5]) : g_strdup (name));
  return TRUE;
}

static void
look (const RegieFigureWho *one, gpointer data)
{
  Looking *self = data;
  RegieWeight weight = regie_weight_of (&self->office->weights, one->one, one->history,
                                        one->literacy, self->carried->day);
  const RegieLoad load = { one->id, one->consultant, weight.points,
                           g_hash_table_lookup (self->languages, &one->id) };

  if (one->history->active)
    g_array_append_val (self->carried->loads, load);
}

RegieCarried *
regie_carried_load (const RegieWork *work, GError **error)
{
  g_autoptr (RegieCarried) self = g_new0 (RegieCarried, 1);
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            NULL);
  g_autoptr (RegieFigures) figures = NULL;
  Looking looking = { self, work->office, languages };
  const RegieFigureAsk ask = {
    .span = { work->today, work->today }, .only = "actief", .look = look, .data = &looking
  };

  self->day = work->today;
  self->hands = g_array_new (FALSE, FALSE, sizeof (RegieHand));
  self->loads = g_array_new (FALSE, FALSE, sizeof (RegieLoad));
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->skipped = g_array_new (FALSE, FALSE, sizeof (gint64));
  if ((self->absences = regie_absences_load (work->db, work->today, error)) == NULL
      || !regie_db_exec (work->db, "SELECT id, name FROM staff ORDER BY id", 0, NULL, add_name,
                         self->names, error)
      || !regie_db_exec (work->db,
                         "SELECT id, capacity, languages, role FROM staff WHERE active = 1 AND "
                         "voided = 0 ORDER BY name, id",
                         0, NULL, add_hand, self, error)
      || !regie_db_exec (work->db,
                         "SELECT d.id, p.language, p.given_names, p.prefix, p.surname, "
                         "d.number FROM dossier d JOIN person p ON p.id = d.person "
                         "WHERE d.voided = 0",
                         0, NULL, add_who, &looking, error)
      || (figures = regie_figures_load (work, &ask, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}
