/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the database at the Meedoenbalie. */
#include "regie-desk-query.h"

#include "regie-column.h"
#include "regie-policies.h"
#include "regie-text.h"

/* Matches that somebody agreed to, m. */
#define AGREED " m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet')"
/* Days on which somebody came, a. */
#define CAME " a.voided = 0 AND a.state = 'geweest'"

gboolean
regie_desk_load_records (RegieDb *db, RegieDeskRecords *self, GError **error)
{
  const RegieLoadAsk loads[] = {
    { regie_entity (REGIE_ENTITY_Resident), NULL, 0, NULL, &self->residents },
    { regie_entity (REGIE_ENTITY_Wish), "closed_on IS NULL ORDER BY opened_on, id", 0, NULL,
      &self->wishes },
    { regie_entity (REGIE_ENTITY_Giver), "1 = 1 ORDER BY name, id", 0, NULL, &self->givers },
    { regie_entity (REGIE_ENTITY_Offer), "1 = 1 ORDER BY title, id", 0, NULL, &self->offers },
    { regie_entity (REGIE_ENTITY_Match), "1 = 1 ORDER BY id", 0, NULL, &self->matches },
  };

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  return regie_load_all (db, loads, G_N_ELEMENTS (loads), error);
}

void
regie_desk_records_clear (RegieDeskRecords *self)
{
  g_clear_pointer (&self->residents, g_ptr_array_unref);
  g_clear_pointer (&self->wishes, g_ptr_array_unref);
  g_clear_pointer (&self->givers, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
}

static gboolean
take_count (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 resident = regie_column_id (c[0]);

  g_hash_table_insert (data, g_memdup2 (&resident, sizeof resident),
                       GUINT_TO_POINTER ((guint) regie_column_id (c[1])));
  return TRUE;
}

static gboolean
take_place (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 resident = regie_column_id (c[0]);
  gint64 offer = regie_column_id (c[1]);
  GArray *offers = g_hash_table_lookup (data, &resident);

  if (offers == NULL)
    g_hash_table_insert (data, g_memdup2 (&resident, sizeof resident),
                         offers = g_array_new (FALSE, FALSE, sizeof (gint64)));
  g_array_append_val (offers, offer);
  return TRUE;
}

static gboolean
take_tick (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeskTick tick = { regie_column_id (c[0]), regie_presence_find (c[1]),
                         regie_column_int (c[2]) };

  g_array_append_val ((GArray *) data, tick);
  return TRUE;
}

gboolean
regie_desk_load_taken (RegieDb *db, RegieDeskTaken *self, GError **error)
{
  const RegieDbAsk asks[] = {
    { "SELECT w.resident, count(*) FROM match m JOIN wish w ON w.id = m.wish WHERE m.voided = 0 "
      "AND m.begun_on IS NOT NULL GROUP BY w.resident",
      0, NULL, take_count, self->begun },
    { "SELECT w.resident, m.offer FROM match m JOIN wish w ON w.id = m.wish WHERE m.voided = 0 AND "
      "m.stage IN ('afgesproken', 'proef', 'loopt')",
      0, NULL, take_place, self->taking },
    { "SELECT match, state, minutes FROM attendance WHERE voided = 0 ORDER BY match, day, id", 0,
      NULL, take_tick, self->ticks },
  };

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec_all (db, asks, G_N_ELEMENTS (asks), error);
}

void
regie_desk_taken_init (RegieDeskTaken *self)
{
  self->begun = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->taking = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  self->ticks = g_array_new (FALSE, FALSE, sizeof (RegieDeskTick));
}

void
regie_desk_taken_clear (RegieDeskTaken *self)
{
  g_clear_pointer (&self->begun, g_hash_table_unref);
  g_clear_pointer (&self->taking, g_hash_table_unref);
  g_clear_pointer (&self->ticks, g_array_unref);
}

gboolean
regie_giver_can_be_reached (RegieDb *db, const char *giver, gboolean *can, GError **error)
{
  gint64 n;

  g_return_val_if_fail (db != NULL && giver != NULL && can != NULL, FALSE);
  if (!regie_db_get_int (
        db, "SELECT count(*) FROM giver WHERE id = $1 AND (phone IS NOT NULL OR email IS NOT NULL)",
        1, &giver, &n, error))
    return FALSE;
  *can = n > 0;
  return TRUE;
}

gboolean
regie_resident_find_number (RegieDb *db, const char *number, const char *typed, gint64 *resident,
                            GError **error)
{
  const char *const numbers[] = { number, typed };

  g_return_val_if_fail (db != NULL && number != NULL && typed != NULL && resident != NULL, FALSE);
  return regie_db_get_int (db,
                           "SELECT min(id) FROM resident WHERE number IN ($1, $2) AND voided = 0",
                           2, numbers, resident, error);
}

gboolean
regie_resident_find_linked (RegieDb *db, gint64 dossier, gint64 *resident, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && resident != NULL, FALSE);
  return regie_db_get_int (db, "SELECT id FROM resident WHERE linked = $1 AND voided = 0", 1,
                           (const char *[]){ regie_number_format (dossier, id) }, resident, error);
}

gboolean
regie_desk_find_role (RegieDb *db, gint64 staff, char **role, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && role != NULL, FALSE);
  return regie_db_get_text (db, "SELECT role FROM staff WHERE id = $1", 1,
                            (const char *[]){ regie_number_format (staff, id) }, role, error);
}

static gboolean
take_person (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeskPerson *self = data;

  regie_desk_person_clear (self);
  *self = (RegieDeskPerson){ g_strdup (c[0]), g_strdup (c[1]), g_strdup (c[2]), g_strdup (c[3]) };
  return TRUE;
}

gboolean
regie_desk_find_person (RegieDb *db, gint64 dossier, RegieDeskPerson *self, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  return regie_db_exec (
    db,
    "SELECT p.surname, COALESCE(p.given_names, ''), COALESCE(substr(p.born, 1, 4), ''), "
    "COALESCE(p.language, '') FROM dossier d JOIN person p ON p.id = d.person"
    " WHERE d.id = $1 AND d.voided = 0",
    1, (const char *[]){ regie_number_format (dossier, id) }, take_person, self, error);
}

void
regie_desk_person_clear (RegieDeskPerson *self)
{
  g_clear_pointer (&self->surname, g_free);
  g_clear_pointer (&self->given_names, g_free);
  g_clear_pointer (&self->year_of_birth, g_free);
  g_clear_pointer (&self->language, g_free);
}

static gboolean
take_held (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieHeld *self = data;

  regie_held_clear (self);
  *self = (RegieHeld){ .linked = g_strdup (c[0]),
                       .giver = g_strdup (c[1]),
                       .rhythm = g_strdup (c[2]),
                       .from = regie_column_day (c[3]),
                       .until = regie_column_day (c[4]),
                       .offer = regie_column_id (c[5]),
                       .resident = regie_column_id (c[6]) };
  return TRUE;
}

gboolean
regie_match_find_held (RegieDb *db, gint64 match, RegieHeld *self, GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  sql = regie_policies_dup_sql (
    db, "SELECT r.linked, g.name, o.rhythm, o.from_day, o.until_day, o.id, r.id FROM match m JOIN "
        "wish w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
        " JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver WHERE m.id = $1");
  return regie_db_exec (db, sql, 1, (const char *[]){ regie_number_format (match, id) }, take_held,
                        self, error);
}

void
regie_held_clear (RegieHeld *self)
{
  g_clear_pointer (&self->linked, g_free);
  g_clear_pointer (&self->giver, g_free);
  g_clear_pointer (&self->rhythm, g_free);
}

gboolean
regie_attendance_count (RegieDb *db, gint64 resident, gint64 offer, RegieDay day, gint64 *n,
                        GError **error)
{
  char who[REGIE_NUMBER_TEXT], what[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (
    db,
    "SELECT count(*) FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON w.id = "
    "m.wish WHERE w.resident = $1 AND m.offer = $2 AND a.day = $3"
    " AND a.voided = 0 AND m.voided = 0",
    3,
    (const char *[]){ regie_number_format (resident, who), regie_number_format (offer, what),
                      regie_day_format (day, date) },
    n, error);
}

static void
hours_clear (gpointer data)
{
  g_free (((RegieDeskHours *) data)->topic);
  g_free (((RegieDeskHours *) data)->giver);
}

static gboolean
take_hours (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeskHours hours = { regie_column_id (c[0]), regie_column_day (c[1]), regie_column_int (c[2]),
                           g_strdup (c[3]), g_strdup (c[4]) };

  g_array_append_val ((GArray *) data, hours);
  return TRUE;
}

GArray *
regie_desk_load_hours (RegieDb *db, gint64 resident, GError **error)
{
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (RegieDeskHours));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (hours, hours_clear);
  if (!regie_db_exec (
        db,
        "SELECT a.id, a.day, a.minutes, m.topic, g.name FROM attendance a JOIN match m ON m.id = "
        "a.match JOIN wish w ON w.id = m.wish JOIN offer o ON o.id = m.offer"
        " JOIN giver g ON g.id = o.giver WHERE w.resident = $1 AND a.fact IS NULL AND m.topic IS "
        "NOT NULL AND" CAME " ORDER BY a.id",
        1, (const char *[]){ regie_number_format (resident, id) }, take_hours, hours, error))
    return NULL;
  return g_steal_pointer (&hours);
}

static gboolean
take_id (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 id = regie_column_id (c[0]);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

GArray *
regie_desk_load_in_dossier (RegieDb *db, gint64 resident, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT a.id FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON "
                      "w.id = m.wish WHERE w.resident = $1 AND a.fact IS NOT NULL AND a.voided = 0 "
                      "ORDER BY a.id",
                      1, (const char *[]){ regie_number_format (resident, id) }, take_id, ids,
                      error))
    return NULL;
  return g_steal_pointer (&ids);
}

#define OWED                                                                                       \
  " FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON w.id = m.wish JOIN resident "  \
  "r ON r.id = w.resident JOIN dossier d ON d.id = r.linked WHERE a.fact IS NULL AND m.topic IS "  \
  "NOT NULL AND r.voided = 0 AND d.voided = 0 AND" CAME

gboolean
regie_desk_count_owed (RegieDb *db, gint64 *n, GError **error)
{
  g_autofree char *sql = regie_policies_dup_sql (db, "SELECT count(DISTINCT r.id)" OWED);

  g_return_val_if_fail (n != NULL, FALSE);
  return regie_db_get_int (db, sql, 0, NULL, n, error);
}

static gboolean
take_link (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeskLink link = { regie_column_id (c[0]), regie_column_id (c[1]) };

  g_array_append_val ((GArray *) data, link);
  return TRUE;
}

GArray *
regie_desk_load_owed (RegieDb *db, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (RegieDeskLink));
  g_autofree char *sql = regie_policies_dup_sql (db, "SELECT DISTINCT r.id, r.linked" OWED
                                                     " ORDER BY r.id");

  if (!regie_db_exec (db, sql, 0, NULL, take_link, links, error))
    return NULL;
  return g_steal_pointer (&links);
}

GPtrArray *
regie_visit_load_waiting (RegieDb *db, RegieDay day, guint *n_helped, GError **error)
{
  char text[REGIE_DAY_TEXT];
  const char *params[] = { regie_day_format (day, text) };
  gint64 helped;

  g_return_val_if_fail (db != NULL && n_helped != NULL, NULL);
  if (!regie_db_get_int (
        db, "SELECT count(*) FROM visit WHERE day = $1 AND helped_at IS NOT NULL AND voided = 0", 1,
        params, &helped, error))
    return NULL;
  *n_helped = (guint) helped;
  return regie_load (db, regie_entity (REGIE_ENTITY_Visit),
                     "day = $1 AND helped_at IS NULL ORDER BY arrived_at, id", 1, params, error);
}

gboolean
regie_visit_is_waiting (RegieDb *db, gint64 resident, RegieDay day, gboolean *waits, GError **error)
{
  char id[REGIE_NUMBER_TEXT], text[REGIE_DAY_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && waits != NULL, FALSE);
  if (!regie_db_get_int (
        db,
        "SELECT count(*) FROM visit WHERE resident = $1 AND day = $2 AND helped_at IS NULL AND "
        "voided = 0",
        2, (const char *[]){ regie_number_format (resident, id), regie_day_format (day, text) }, &n,
        error))
    return FALSE;
  *waits = n > 0;
  return TRUE;
}

/* Which record counts, on which day, and how long since when or for how many minutes: of each from
 * day $1 to day $2, but for who was never matched, who waits since $1 at the latest. */
static const char *const figures[REGIE_N_DESK_FIGURES] = {
  [REGIE_DESK_MATCHES] = "SELECT m.id, m.decided_on, NULL FROM match m WHERE m.decided_on BETWEEN "
                         "$1 AND $2 AND" AGREED " ORDER BY m.id",
  [REGIE_DESK_WAITING]
  = "SELECT w.id, w.opened_on, w.opened_on FROM wish w WHERE w.voided = 0 AND w.opened_on <= $2 "
    "AND (w.closed_on IS NULL OR w.closed_on > $2) AND $1 <= $2"
    " AND NOT EXISTS (SELECT 1 FROM match m WHERE m.wish = w.id AND m.decided_on <= $2 AND "
    "(m.ended_on IS NULL OR m.ended_on > $2) AND" AGREED ") ORDER BY w.id",
  [REGIE_DESK_WAIT_DAYS]
  = "SELECT m.id, m.decided_on, w.opened_on FROM match m JOIN wish w ON w.id = m.wish WHERE "
    "m.decided_on BETWEEN $1 AND $2 AND w.opened_on IS NOT NULL AND" AGREED " ORDER BY m.id",
  [REGIE_DESK_NEVER]
  = "SELECT w.resident, min(w.opened_on), min(w.opened_on) FROM wish w WHERE w.voided = 0 AND "
    "(w.closed_on IS NULL OR w.closed_on > $2) AND w.opened_on <= $1 AND NOT EXISTS (SELECT 1 FROM "
    "match m JOIN wish o ON o.id = m.wish WHERE o.resident = w.resident AND m.decided_on <= $2 "
    "AND" AGREED ") GROUP BY w.resident ORDER BY w.resident",
  [REGIE_DESK_HOURS] = "SELECT a.id, a.day, a.minutes FROM attendance a WHERE a.day BETWEEN $1 AND "
                       "$2 AND" CAME " ORDER BY a.id",
  [REGIE_DESK_PEOPLE]
  = "SELECT w.resident, max(a.day), NULL FROM attendance a JOIN match m ON m.id = a.match JOIN "
    "wish w ON w.id = m.wish WHERE a.day BETWEEN $1 AND $2 AND" CAME
    " GROUP BY w.resident ORDER BY w.resident",
  [REGIE_DESK_GIVERS]
  = "SELECT o.giver, max(a.day), NULL FROM attendance a JOIN match m ON m.id = a.match JOIN offer "
    "o ON o.id = m.offer WHERE a.day BETWEEN $1 AND $2 AND" CAME
    " GROUP BY o.giver ORDER BY o.giver",
  [REGIE_DESK_VISITS] = "SELECT id, day, NULL FROM visit WHERE voided = 0 AND day BETWEEN $1 AND "
                        "$2 ORDER BY id",
  [REGIE_DESK_JOBS]
  = "SELECT id, COALESCE(ended_on, decided_on), NULL FROM match WHERE voided = 0 AND outcome = "
    "'baan' AND COALESCE(ended_on, decided_on) BETWEEN $1 AND $2 ORDER BY id",
};

typedef struct {
  GArray *rows;
  RegieDeskFigure figure;
  RegieDay last;
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  const char *params[2];
} Counting;

static gboolean
take_figure_row (guint n, const char *const *c, gpointer data, GError **error)
{
  const Counting *self = data;
  RegieDeskCounted row = { regie_column_id (c[0]), regie_column_day (c[1]), 0 };

  if (self->figure == REGIE_DESK_HOURS)
    row.amount = regie_column_id (c[2]);
  else if (self->figure == REGIE_DESK_WAIT_DAYS)
    row.amount = row.day - regie_column_day (c[2]);
  else if (c[2] != NULL)
    row.amount = self->last - regie_column_day (c[2]);
  g_array_append_val (self->rows, row);
  return TRUE;
}

GPtrArray *
regie_desk_load_counted (RegieDb *db, RegieDay first, RegieDay last, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Counting counting[REGIE_N_DESK_FIGURES];
  RegieDbAsk asks[REGIE_N_DESK_FIGURES];

  g_return_val_if_fail (db != NULL, NULL);
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    {
      Counting *one = &counting[i];

      *one = (Counting){ g_array_new (FALSE, FALSE, sizeof (RegieDeskCounted)), i, last };
      one->params[0] = regie_day_format (i == REGIE_DESK_NEVER ? last - REGIE_DESK_LONG_WAIT
                                                               : first,
                                         one->from);
      one->params[1] = regie_day_format (last, one->until);
      g_ptr_array_add (all, one->rows);
      asks[i] = (RegieDbAsk){ figures[i], 2, one->params, take_figure_row, one };
    }
  return regie_db_exec_all (db, asks, G_N_ELEMENTS (asks), error) ? g_steal_pointer (&all) : NULL;
}

static void
party_clear (gpointer data)
{
  RegieDeskParty *self = data;

  g_free (self->id);
  g_free (self->known_by);
  g_free (self->initials);
  g_free (self->born);
}

static gboolean
take_party (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeskParty party = { g_strdup (c[0]), g_strdup (c[1]), g_strdup (c[2]), g_strdup (c[3]) };

  g_array_append_val ((GArray *) data, party);
  return TRUE;
}

GArray *
regie_desk_load_parties (RegieDb *db, gboolean residents, GError **error)
{
  g_autoptr (GArray) parties = g_array_new (FALSE, FALSE, sizeof (RegieDeskParty));

  g_return_val_if_fail (db != NULL, NULL);
  g_array_set_clear_func (parties, party_clear);
  if (!regie_db_exec (db,
                      residents ? "SELECT id, number, initials, born FROM resident WHERE voided "
                                  "= 0 AND number IS NOT NULL"
                                : "SELECT id, name, NULL, NULL FROM giver WHERE voided = 0",
                      0, NULL, take_party, parties, error))
    return NULL;
  return g_steal_pointer (&parties);
}
