/* SPDX-License-Identifier: EUPL-1.2 */
/* What Ctrl+K reads beside the caseload: what I opened last, organisations and offers. */
#include "regie-finder-query.h"

#include "regie-column.h"
#include "regie-directory.h"
#include "regie-question.h"
#include "regie-text.h"

/* So many lines of what I looked into are read back, however long the log has become. */
#define LINES "100"

GArray *
regie_finder_load_opened (RegieDb *db, gint64 me, gint64 except, guint most, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char who[REGIE_NUMBER_TEXT], not [REGIE_NUMBER_TEXT], limit[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (me, who), regie_number_format (except, not ),
                           regie_number_format (most, limit) };

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_get_ids (db,
                           "SELECT l.dossier FROM (SELECT dossier, id FROM read_log WHERE who = $1 "
                           "ORDER BY id DESC LIMIT " LINES ") l "
                           "JOIN dossier_index i ON i.dossier = l.dossier WHERE l.dossier <> $2 "
                           "GROUP BY l.dossier ORDER BY max (l.id) DESC LIMIT CAST ($3 AS BIGINT)",
                           G_N_ELEMENTS (params), params, ids, error)
           ? g_steal_pointer (&ids)
           : NULL;
}

/* Signs and accents fall away of both sides, which no database does alike: so the names stream by
 * and are compared here, and no more are kept than are shown. */
typedef struct {
  char *folded;
  char **words;
  guint most;
} Wanted;

static void
wanted_init (Wanted *self, const char *text, guint most)
{
  *self = (Wanted){ regie_text_fold (text), regie_question_dup_words (text), most };
}

static void
wanted_clear (Wanted *self)
{
  g_free (self->folded);
  g_strfreev (self->words);
}

static gboolean
is_called (const Wanted *self, const char *name)
{
  g_autofree char *folded = regie_text_fold (name);

  return regie_question_matches ((const char *const *) self->words, folded);
}

/* --- organisations --- */

typedef struct {
  Wanted wanted;
  RegieListed *at;         /* the one whose people stream by, or NULL */
  GArray *called, *others; /* gint64 */
} Organisations;

/* All is known of the one that was at. */
static void
judge (Organisations *self)
{
  g_autoptr (RegieListed) at = g_steal_pointer (&self->at);
  GArray *into;

  if (at == NULL || !regie_listed_is_found (at, self->wanted.folded))
    return;
  into = is_called (&self->wanted, at->name) ? self->called : self->others;
  if (into->len < self->wanted.most)
    g_array_append_val (into, at->id);
}

static gboolean
take_organisation (guint n, const char *const *c, gpointer data, GError **error)
{
  Organisations *self = data;
  const gint64 id = regie_column_id (c[0]);
  char *people;

  if (self->at == NULL || self->at->id != id)
    {
      judge (self);
      self->at = g_new0 (RegieListed, 1);
      *self->at = (RegieListed){ .id = id, .name = g_strdup (c[1]), .town = g_strdup (c[2]) };
    }
  if (c[3] == NULL)
    return TRUE;
  people = self->at->people != NULL ? g_strdup_printf ("%s, %s", self->at->people, c[3])
                                    : g_strdup (c[3]);
  g_free (self->at->people);
  self->at->people = people;
  return TRUE;
}

GArray *
regie_finder_load_organisations (RegieDb *db, const char *text, guint most, GError **error)
{
  g_autoptr (GArray) called = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  Organisations found = { .called = called, .others = others };
  gboolean ok;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);
  wanted_init (&found.wanted, text, most);
  ok = regie_db_exec (db,
                      "SELECT o.id, o.name, o.town, k.name FROM organisation o LEFT JOIN contact k "
                      "ON k.organisation = o.id AND k.voided = 0 WHERE o.voided = 0 ORDER BY lower "
                      "(o.name), o.id, k.id",
                      0, NULL, take_organisation, &found, error);
  judge (&found);
  wanted_clear (&found.wanted);
  if (!ok)
    return NULL;
  g_array_append_vals (called, others->data, MIN (others->len, most - called->len));
  return g_steal_pointer (&called);
}

/* --- offers --- */

static void
offer_free (gpointer data)
{
  RegieFinderOffer *self = data;

  g_free (self->title);
  g_free (self->giver);
  g_free (self);
}

typedef struct {
  Wanted wanted;
  GPtrArray *offers;
} Offers;

static gboolean
take_offer (guint n, const char *const *c, gpointer data, GError **error)
{
  Offers *self = data;
  g_autofree char *said = g_strdup_printf ("%s %s", c[1], c[2]);
  RegieFinderOffer *offer;

  if (self->offers->len == self->wanted.most || !is_called (&self->wanted, said))
    return TRUE;
  offer = g_new (RegieFinderOffer, 1);
  *offer = (RegieFinderOffer){ regie_column_id (c[0]), g_strdup (c[1]), g_strdup (c[2]) };
  g_ptr_array_add (self->offers, offer);
  return TRUE;
}

GPtrArray *
regie_finder_load_offers (RegieDb *db, const char *text, guint most, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (offer_free);
  Offers found = { .offers = offers };
  gboolean ok;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);
  wanted_init (&found.wanted, text, most);
  ok = regie_db_exec (db,
                      "SELECT o.id, o.title, g.name FROM offer o JOIN giver g ON g.id = o.giver "
                      "WHERE o.voided = 0 AND g.voided = 0 ORDER BY lower (o.title), o.id",
                      0, NULL, take_offer, &found, error);
  wanted_clear (&found.wanted);
  return ok ? g_steal_pointer (&offers) : NULL;
}
