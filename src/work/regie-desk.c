/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-desk.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-error.h"
#include "regie-person.h"
#include "regie-text.h"

#define RUNNING "'afgesproken', 'proef', 'loopt', 'nazorg'"

static gboolean
is_running (const char *stage)
{
  return strcmp (stage, "afgesproken") == 0 || strcmp (stage, "proef") == 0 || strcmp (stage, "loopt") == 0 || strcmp (stage, "nazorg") == 0;
}

void
regie_desk_free (RegieDesk *self)
{
  g_array_unref (self->wishes);
  g_array_unref (self->offers);
  g_array_unref (self->wish_records);
  g_array_unref (self->offer_records);
  g_ptr_array_unref (self->matches);
  g_ptr_array_unref (self->idle);
  g_ptr_array_unref (self->givers);
  g_ptr_array_unref (self->keep);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->attended);
  g_free (self);
}

/* The signs are of three bytes each at most. */
typedef struct { gint64 match; int minutes; guint n; GString *signs; } Attended;

static void
attended_free (gpointer data)
{
  g_string_free (((Attended *) data)->signs, TRUE);
  g_free (data);
}

static RegieDesk *
desk_new (const RegieOffice *office)
{
  RegieDesk *self = g_new0 (RegieDesk, 1);

  self->office = office;
  self->wishes = g_array_new (FALSE, TRUE, sizeof (RegieMatchWish));
  self->offers = g_array_new (FALSE, TRUE, sizeof (RegieMatchOffer));
  self->wish_records = g_array_new (FALSE, TRUE, sizeof (RegieDeskWish));
  self->offer_records = g_array_new (FALSE, TRUE, sizeof (RegieDeskOffer));
  self->matches = g_ptr_array_new_with_free_func (g_object_unref);
  self->idle = g_ptr_array_new_with_free_func (g_object_unref);
  self->givers = g_ptr_array_new_with_free_func (g_object_unref);
  self->keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->attended = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, attended_free);
  return self;
}

/* Words of a text as numbers, so that two texts are compared without letters. */
static void
take_words (GHashTable *known, const char *text, guint16 *words, guint64 *mask)
{
  g_autofree char *folded = regie_text_fold (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < REGIE_MATCH_WORDS; i++)
    {
      guint number;

      if (g_utf8_strlen (parts[i], -1) < 4)
        continue;
      number = GPOINTER_TO_UINT (g_hash_table_lookup (known, parts[i]));
      if (number == 0 && (number = g_hash_table_size (known) + 1) < G_MAXUINT16)
        g_hash_table_insert (known, g_strdup (parts[i]), GUINT_TO_POINTER (number));
      words[n++] = (guint16) number;
      *mask |= G_GUINT64_CONSTANT (1) << (number % 64);
    }
}

static guint8
code_at (const RegieOffice *office, const char *list, const char *key)
{
  int at = key != NULL ? regie_codes_index (office->codes, list, key) : -1;

  return at >= 0 ? (guint8) at : REGIE_MATCH_UNKNOWN;
}

static RegieMatchWish
make_wish (const RegieOffice *office, GHashTable *words, RegieRecord *resident, RegieRecord *wish)
{
  RegieMatchWish self = { .id = regie_record_get_id (wish), .resident = regie_record_get_id (resident), .opened = regie_record_get_day (wish, "opened_on"),
                          .born = (int) regie_record_get_int (resident, "born", 0), .kind = code_at (office, "meedoen", regie_record_get (wish, "kind")),
                          .theme = code_at (office, "richting", regie_record_get (wish, "theme")), .permit = code_at (office, "betaald_werk", regie_record_get (resident, "permit")),
                          .vog = code_at (office, "vog", regie_record_get (resident, "vog")), .transport = code_at (office, "vervoer", regie_record_get (resident, "transport")),
                          .asked = regie_record_get_int (resident, "asked", 0) != 0 || regie_record_get (resident, "limits") != NULL };

  /* What was stored was checked; what another program wrote and is not understood counts as not known. */
  regie_hours_parse (regie_record_get (wish, "rhythm"), &self.hours, NULL);
  regie_tongues_parse (office->codes, regie_record_get (resident, "languages"), &self.tongues, NULL);
  regie_limits_parse (office->codes, regie_record_get (resident, "limits"), &self.limits, NULL);
  self.km = (int) regie_record_get_int (wish, "distance", office->match.km[self.transport < 4 ? self.transport : 1]);
  take_words (words, regie_record_get (wish, "skills"), self.words, &self.word_mask);
  return self;
}

static RegieMatchOffer
make_offer (const RegieOffice *office, GHashTable *words, RegieRecord *offer)
{
  RegieMatchOffer self = { .id = regie_record_get_id (offer), .giver = regie_record_get_int (offer, "giver", 0), .from = regie_record_get_day (offer, "from_day"),
                           .until = regie_record_get_day (offer, "until_day"), .fresh_until = regie_record_get_day (offer, "fresh_until"),
                           .km = (int) regie_record_get_int (offer, "distance", -1), .min_age = (int) regie_record_get_int (offer, "min_age", 0),
                           .places = (int) regie_record_get_int (offer, "places", 0), .kind = code_at (office, "meedoen", regie_record_get (offer, "kind")),
                           .theme = code_at (office, "richting", regie_record_get (offer, "theme")), .vog = regie_record_get_int (offer, "vog", 0) != 0,
                           .paid = g_strcmp0 (regie_record_get (offer, "kind"), "betaald_werk") == 0, .paused = regie_record_get_int (offer, "paused", 0) != 0,
                           .costs = regie_record_get (offer, "cost") != NULL };
  g_autofree char *about = g_strjoin (" ", regie_record_get (offer, "title"), NULL);

  regie_hours_parse (regie_record_get (offer, "rhythm"), &self.hours, NULL);
  self.half_hours = regie_hours_count (&self.hours);
  regie_tongues_parse (office->codes, regie_record_get (offer, "languages"), &self.tongues, NULL);
  regie_limits_parse (office->codes, regie_record_get (offer, "demands"), &self.demands, NULL);
  take_words (words, about, self.words, &self.word_mask);
  return self;
}

static GHashTable *
by_id (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = regie_record_get_id (records->pdata[i]);

      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), records->pdata[i]);
    }
  return table;
}

static RegieRecord *
find_in (GHashTable *table, RegieRecord *record, const char *field)
{
  gint64 id = regie_record_get_int (record, field, 0);

  return g_hash_table_lookup (table, &id);
}

/* What the matches say of each wish and offer. */
static void
weigh_matches (RegieDesk *self)
{
  g_autoptr (GHashTable) wishes = g_hash_table_new (g_int64_hash, g_int64_equal), offers = g_hash_table_new (g_int64_hash, g_int64_equal),
                         decided = g_hash_table_new (g_int64_hash, g_int64_equal);

  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  g_ptr_array_add (self->keep, lists);
  for (guint i = 0; i < self->wishes->len; i++)
    g_hash_table_insert (wishes, &g_array_index (self->wishes, RegieMatchWish, i).id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->offers->len; i++)
    g_hash_table_insert (offers, &g_array_index (self->offers, RegieMatchOffer, i).id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->matches->len; i++)
    {
      RegieRecord *match = self->matches->pdata[i];
      gint64 wish = regie_record_get_int (match, "wish", 0), offer = regie_record_get_int (match, "offer", 0);
      guint w = GPOINTER_TO_UINT (g_hash_table_lookup (wishes, &wish)), o = GPOINTER_TO_UINT (g_hash_table_lookup (offers, &offer));
      gboolean running = is_running (regie_record_get (match, "stage"));

      if (o != 0 && running && strcmp (regie_record_get (match, "stage"), "nazorg") != 0)
        g_array_index (self->offers, RegieMatchOffer, o - 1).taken++;
      if (w == 0)
        continue;
      if (running)
        g_array_index (self->wish_records, RegieDeskWish, w - 1).running = match;
      if (strcmp (regie_record_get (match, "stage"), "voorgesteld") != 0)
        {
          GArray *list = g_hash_table_lookup (decided, &g_array_index (self->wishes, RegieMatchWish, w - 1).id);

          if (list == NULL)
            {
              list = g_array_new (FALSE, FALSE, sizeof (gint64));
              g_ptr_array_add (lists, list);
              g_hash_table_insert (decided, &g_array_index (self->wishes, RegieMatchWish, w - 1).id, list);
            }
          g_array_append_val (list, offer);
          g_array_index (self->wishes, RegieMatchWish, w - 1).decided = (const gint64 *) (gpointer) list->data;
          g_array_index (self->wishes, RegieMatchWish, w - 1).n_decided = list->len;
        }
    }
}

static gboolean
count_before (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 resident = g_ascii_strtoll (c[0], NULL, 10);

  g_hash_table_insert (data, g_memdup2 (&resident, sizeof resident), GUINT_TO_POINTER ((guint) g_ascii_strtoull (c[1], NULL, 10)));
  return TRUE;
}

static gboolean
add_attended (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDesk *self = data;
  gint64 match = g_ascii_strtoll (c[0], NULL, 10);
  Attended *attended = g_hash_table_lookup (self->attended, &match);

  if (attended == NULL)
    {
      attended = g_new (Attended, 1);
      *attended = (Attended) { match, 0, 0, g_string_new (NULL) };
      g_hash_table_insert (self->attended, &attended->match, attended);
    }
  attended->minutes += c[2] != NULL ? atoi (c[2]) : 0;
  if (attended->n++ >= 8)
    g_string_erase (attended->signs, 0, g_utf8_next_char (attended->signs->str) - attended->signs->str);
  g_string_append (attended->signs, strcmp (c[1], "geweest") == 0 ? "✓" : strcmp (c[1], "afgemeld") == 0 ? "·" : "✗");
  return TRUE;
}

const char *
regie_desk_attended (const RegieDesk *self, gint64 match, int *minutes)
{
  const Attended *attended = g_hash_table_lookup (self->attended, &match);

  *minutes = attended != NULL ? attended->minutes : 0;
  return attended != NULL ? attended->signs->str : "";
}

RegieDesk *
regie_desk_load (RegieDb *db, const RegieOffice *office, GError **error)
{
  g_autoptr (RegieDesk) self = desk_new (office);
  g_autoptr (GPtrArray) residents = NULL, wishes = NULL, givers = NULL, offers = NULL;
  g_autoptr (GHashTable) resident_ids = NULL, giver_ids = NULL, before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if ((residents = regie_load (db, regie_entity (REGIE_ENTITY_Resident), NULL, 0, NULL, error)) == NULL ||
      (wishes = regie_load (db, regie_entity (REGIE_ENTITY_Wish), "closed_on IS NULL ORDER BY opened_on, id", 0, NULL, error)) == NULL ||
      (givers = regie_load (db, regie_entity (REGIE_ENTITY_Giver), "1 = 1 ORDER BY name, id", 0, NULL, error)) == NULL ||
      (offers = regie_load (db, regie_entity (REGIE_ENTITY_Offer), "1 = 1 ORDER BY title, id", 0, NULL, error)) == NULL)
    return NULL;
  g_ptr_array_unref (self->matches);
  if ((self->matches = regie_load (db, regie_entity (REGIE_ENTITY_Match), "1 = 1 ORDER BY id", 0, NULL, error)) == NULL)
    {
      self->matches = g_ptr_array_new ();
      return NULL;
    }
  resident_ids = by_id (residents);
  giver_ids = by_id (givers);
  for (guint i = 0; i < wishes->len; i++)
    {
      RegieDeskWish one = { find_in (resident_ids, wishes->pdata[i], "resident"), wishes->pdata[i], NULL };
      RegieMatchWish wish;

      if (one.resident == NULL)
        continue;
      wish = make_wish (office, self->words, one.resident, one.wish);
      g_array_append_val (self->wishes, wish);
      g_array_append_val (self->wish_records, one);
    }
  {
    g_autoptr (GHashTable) wishing = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < self->wish_records->len; i++)
      g_hash_table_add (wishing, g_array_index (self->wish_records, RegieDeskWish, i).resident);
    for (guint i = 0; i < residents->len; i++)
      if (!g_hash_table_contains (wishing, residents->pdata[i]))
        g_ptr_array_add (self->idle, g_object_ref (residents->pdata[i]));
  }
  for (guint i = 0; i < offers->len; i++)
    {
      RegieDeskOffer one = { find_in (giver_ids, offers->pdata[i], "giver"), offers->pdata[i] };
      RegieMatchOffer offer;

      if (one.giver == NULL)
        continue;
      offer = make_offer (office, self->words, one.offer);
      /* Without a day of its own an offer is certain for a while after its giver was last spoken to. */
      if (offer.fresh_until == REGIE_DAY_NONE && regie_record_get_day (one.giver, "told_on") != REGIE_DAY_NONE)
        offer.fresh_until = regie_record_get_day (one.giver, "told_on") + office->match.fresh_days;
      g_array_append_val (self->offers, offer);
      g_array_append_val (self->offer_records, one);
    }
  for (guint i = 0; i < givers->len; i++)
    g_ptr_array_add (self->givers, g_object_ref (givers->pdata[i]));
  g_ptr_array_add (self->keep, g_steal_pointer (&residents));
  g_ptr_array_add (self->keep, g_steal_pointer (&wishes));
  g_ptr_array_add (self->keep, g_steal_pointer (&givers));
  g_ptr_array_add (self->keep, g_steal_pointer (&offers));
  weigh_matches (self);
  if (!regie_db_exec (db, "SELECT w.resident, count(*) FROM match m JOIN wish w ON w.id = m.wish WHERE m.voided = 0 AND m.begun_on IS NOT NULL GROUP BY w.resident", 0, NULL,
                      count_before, before, error) ||
      !regie_db_exec (db, "SELECT match, state, minutes FROM attendance WHERE voided = 0 ORDER BY match, day, id", 0, NULL, add_attended, self, error))
    return NULL;
  for (guint i = 0; i < self->wishes->len; i++)
    {
      RegieMatchWish *wish = &g_array_index (self->wishes, RegieMatchWish, i);

      wish->n_before = GPOINTER_TO_UINT (g_hash_table_lookup (before, &wish->resident));
    }
  return g_steal_pointer (&self);
}

gboolean
regie_desk_is_tried (const RegieDesk *self, guint wish)
{
  return self->tried == wish + 1;
}

guint
regie_desk_try_wish (RegieDesk *self, RegieRecord *resident, RegieRecord *wish)
{
  RegieMatchWish one = make_wish (self->office, self->words, resident, wish);
  RegieDeskWish pair = { resident, wish, NULL };
  GPtrArray *records;

  if (self->tried != 0)
    {
      g_array_set_size (self->wishes, self->tried - 1);
      g_array_set_size (self->wish_records, self->tried - 1);
      g_ptr_array_set_size (self->keep, self->keep->len - 1);
    }
  for (guint i = 0; i < self->wishes->len; i++)
    {
      const RegieMatchWish *other = &g_array_index (self->wishes, RegieMatchWish, i);

      if (other->id == one.id)
        one.decided = other->decided, one.n_decided = other->n_decided;
      if (other->resident == one.resident)
        one.n_before = MAX (one.n_before, other->n_before);
    }
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (resident));
  g_ptr_array_add (records, g_object_ref (wish));
  g_ptr_array_add (self->keep, records);
  g_array_append_val (self->wishes, one);
  g_array_append_val (self->wish_records, pair);
  self->tried = self->wishes->len;
  return self->tried - 1;
}

int
regie_desk_find_wish (const RegieDesk *self, gint64 id)
{
  for (guint i = 0; i < self->wishes->len; i++)
    if (g_array_index (self->wishes, RegieMatchWish, i).id == id)
      return i;
  return -1;
}

int
regie_desk_find_offer (const RegieDesk *self, gint64 id)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (g_array_index (self->offers, RegieMatchOffer, i).id == id)
      return i;
  return -1;
}

static const RegieMatchWish *
wishes_of (const RegieDesk *self)
{
  return (const RegieMatchWish *) (gpointer) self->wishes->data;
}

static const RegieMatchOffer *
offers_of (const RegieDesk *self)
{
  return (const RegieMatchOffer *) (gpointer) self->offers->data;
}

static void
add_fit (const RegieDesk *self, GArray *fits, guint wish, guint offer, gboolean refused)
{
  RegieFit fit = { .wish = wish, .offer = offer };

  regie_match_fit (&self->office->match, regie_office_today (self->office), &wishes_of (self)[wish], &offers_of (self)[offer], &fit);
  if (fit.hard == 0 || refused)
    g_array_append_val (fits, fit);
}

GArray *
regie_desk_for_wish (const RegieDesk *self, guint wish, gboolean refused)
{
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (RegieFit));

  for (guint i = 0; i < self->offers->len; i++)
    add_fit (self, fits, wish, i, refused);
  regie_match_sort (fits, wishes_of (self), offers_of (self));
  return fits;
}

GArray *
regie_desk_for_offer (const RegieDesk *self, guint offer, gboolean refused)
{
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (RegieFit));

  for (guint i = 0; i < self->wishes->len; i++)
    if (g_array_index (self->wish_records, RegieDeskWish, i).running == NULL && !regie_desk_is_tried (self, i))
      add_fit (self, fits, i, offer, refused);
  regie_match_sort (fits, wishes_of (self), offers_of (self));
  return fits;
}

void
regie_desk_explain (const RegieDesk *self, const RegieFit *fit, char ***pros, char ***cons, char ***refusals)
{
  const RegieMatchWish *wish = &wishes_of (self)[fit->wish];
  const RegieMatchOffer *offer = &offers_of (self)[fit->offer];
  g_autoptr (GPtrArray) for_it = g_ptr_array_new (), against = g_ptr_array_new (), refused = g_ptr_array_new ();
  RegieDay today = regie_office_today (self->office);

  for (guint i = 0; i < REGIE_N_PRO; i++)
    if (fit->pro >> i & 1 && pros != NULL)
      g_ptr_array_add (for_it, regie_pro_dup (i, self->office->codes, today, wish, offer));
  for (guint i = 0; i < REGIE_N_CON; i++)
    if (fit->con >> i & 1 && cons != NULL)
      g_ptr_array_add (against, regie_con_dup (i, self->office->codes, wish, offer, fit));
  for (guint i = 0; i < REGIE_N_HARD; i++)
    if (fit->hard >> i & 1 && refusals != NULL)
      g_ptr_array_add (refused, regie_hard_dup (i, self->office->codes, wish, offer));
  g_ptr_array_add (for_it, NULL);
  g_ptr_array_add (against, NULL);
  g_ptr_array_add (refused, NULL);
  if (pros != NULL)
    *pros = (char **) g_ptr_array_free (g_steal_pointer (&for_it), FALSE);
  if (cons != NULL)
    *cons = (char **) g_ptr_array_free (g_steal_pointer (&against), FALSE);
  if (refusals != NULL)
    *refusals = (char **) g_ptr_array_free (g_steal_pointer (&refused), FALSE);
}

static void
add_reasons (JsonBuilder *b, const char *name, guint32 mask, guint n, const char *(*word) (guint), char **sentences)
{
  guint at = 0;

  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
  for (guint i = 0; i < n; i++)
    if (mask >> i & 1)
      {
        json_builder_begin_object (b);
        json_builder_set_member_name (b, "reden");
        json_builder_add_string_value (b, word (i));
        json_builder_set_member_name (b, "zin");
        json_builder_add_string_value (b, sentences[at++]);
        json_builder_end_object (b);
      }
  json_builder_end_array (b);
}

static const char *pro_word (guint i) { return regie_pro_name (i); }
static const char *con_word (guint i) { return regie_con_name (i); }
static const char *hard_word (guint i) { return regie_hard_name (i); }

char *
regie_desk_fits_json (const RegieDesk *self, GArray *fits, gboolean for_wish)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (b);
  for (guint i = 0; i < fits->len; i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);
      const RegieDeskWish *wish = &g_array_index (self->wish_records, RegieDeskWish, fit->wish);
      const RegieDeskOffer *offer = &g_array_index (self->offer_records, RegieDeskOffer, fit->offer);
      g_auto (GStrv) pros = NULL, cons = NULL, refusals = NULL;

      regie_desk_explain (self, fit, &pros, &cons, &refusals);
      json_builder_begin_object (b);
      json_builder_set_member_name (b, for_wish ? "aanbod" : "wens");
      json_builder_add_int_value (b, for_wish ? regie_record_get_id (offer->offer) : regie_record_get_id (wish->wish));
      json_builder_set_member_name (b, for_wish ? "titel" : "bewoner");
      json_builder_add_string_value (b, for_wish ? regie_record_get (offer->offer, "title") : regie_record_get (wish->resident, "initials"));
      json_builder_set_member_name (b, "past");
      json_builder_add_boolean_value (b, fit->hard == 0);
      json_builder_set_member_name (b, "punten");
      if (fit->hard == 0)
        json_builder_add_int_value (b, fit->score);
      else
        json_builder_add_null_value (b);
      add_reasons (b, "voor", fit->pro, REGIE_N_PRO, pro_word, pros);
      add_reasons (b, "tegen", fit->con, REGIE_N_CON, con_word, cons);
      add_reasons (b, "afgewezen", fit->hard, REGIE_N_HARD, hard_word, refusals);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  root = json_builder_get_root (b);
  return json_to_string (root, TRUE);
}

/* --- what may be typed --- */

static gboolean
number_of (RegieForm *form, const char *key, gint64 *number)
{
  const char *text = regie_form_get (form, key);

  *number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return text != NULL && *text != '\0';
}

static gboolean
check_resident (const RegieOffice *office, RegieForm *form, GError **error)
{
  RegieTongues tongues;
  guint8 limits;
  gint64 born;
  int year, month, day;

  regie_day_to_civil (regie_office_today (office), &year, &month, &day);
  if (number_of (form, "geboortejaar", &born) && (born < 1900 || born > year))
    return regie_refuse (error, _("Year of birth: expected a year of four digits, such as 1994"));
  if (regie_form_get (form, "nummer") != NULL && regie_text_is_bsn (regie_form_get (form, "nummer")))
    return regie_refuse (error, _("Number at the desk: this is a BSN. The desk does not need it; use the number of the centre."));
  return regie_tongues_parse (office->codes, regie_form_get (form, "talen"), &tongues, error) &&
         regie_limits_parse (office->codes, regie_form_get (form, "kan_niet"), &limits, error);
}

static gboolean
check_offer (RegieDb *db, const RegieOffice *office, RegieForm *form, GError **error)
{
  RegieHours hours;
  RegieTongues tongues;
  guint8 limits;
  gint64 places, age, km, n;
  RegieDay from, until;

  if (!number_of (form, "plaatsen", &places) || places < 0)
    return regie_refuse (error, _("Places: expected a number, 0 or more"));
  if (places > 500)
    return regie_refuse (error, _("%s: at most %d"), _("Places"), 500);
  if (number_of (form, "minimumleeftijd", &age) && (age < 0 || age > 100))
    return regie_refuse (error, _("Minimum age: expected a number of years"));
  if (number_of (form, "afstand", &km) && (km < 0 || km > 300))
    return regie_refuse (error, _("Km from the centre: expected a number, at most 300"));
  if (regie_day_parse (regie_form_get (form, "van"), &from) && regie_day_parse (regie_form_get (form, "tot"), &until) && until < from)
    return regie_refuse (error, _("Until: this day lies before the beginning"));
  if (!regie_hours_parse (regie_form_get (form, "rooster"), &hours, error) || !regie_tongues_parse (office->codes, regie_form_get (form, "talen"), &tongues, error) ||
      !regie_limits_parse (office->codes, regie_form_get (form, "vraagt"), &limits, error))
    return FALSE;
  /* Without a way to reach the giver nobody can be sent there. */
  if (db != NULL && regie_form_get (form, "gever") != NULL)
    {
      if (!regie_db_get_int (db, "SELECT count(*) FROM giver WHERE id = $1 AND (phone IS NOT NULL OR email IS NOT NULL)", 1, (const char *[]) { regie_form_get (form, "gever") }, &n, error))
        return FALSE;
      if (n == 0)
        return regie_refuse (error, _("Giver: there is no phone number and no e-mail. Fill in how the giver can be reached first."));
    }
  return TRUE;
}

static gboolean
check_wish (RegieForm *form, GError **error)
{
  RegieHours hours;
  gint64 km;

  if (number_of (form, "afstand", &km) && (km < 0 || km > 300))
    return regie_refuse (error, _("At most so many km away: expected a number, at most 300"));
  return regie_hours_parse (regie_form_get (form, "rooster"), &hours, error);
}

gboolean
regie_desk_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity, RegieForm *form, GError **error)
{
  gint64 said;

  if (entity == regie_entity (REGIE_ENTITY_Resident))
    return check_resident (office, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Wish))
    return check_wish (form, error);
  if (entity == regie_entity (REGIE_ENTITY_Offer))
    return check_offer (db, office, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Match))
    for (guint i = 0; i < 2; i++)
      if (number_of (form, i == 0 ? "oordeel_bewoner" : "oordeel_gever", &said) && (said < 1 || said > 5))
        return regie_refuse (error, _("%s: expected 1 to 5"), regie_field_label (regie_entity_find_key (entity, i == 0 ? "oordeel_bewoner" : "oordeel_gever")));
  return TRUE;
}

/* --- a case without a database --- */

static RegieRecord *
record_from_json (const RegieOffice *office, RegieEntityId id, JsonObject *object, const char *path, gint64 number, GError **error)
{
  const RegieEntity *entity = regie_entity (id);
  g_autoptr (RegieRecord) self = regie_record_new (entity, number);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      JsonNode *node = json_object_get_member (object, field->key);
      g_autofree char *text = NULL;
      g_autoptr (GError) fault = NULL;

      if (node == NULL || JSON_NODE_HOLDS_NULL (node) || field->kind == REGIE_REF)
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node))
        return regie_refuse (error, _("%s.%s: expected one value"), path, field->key), NULL;
      text = json_node_get_value_type (node) == G_TYPE_STRING ? g_strdup (json_node_get_string (node))
             : json_node_get_value_type (node) == G_TYPE_BOOLEAN ? g_strdup (json_node_get_boolean (node) ? "1" : "0")
             : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (!regie_field_check (field, office->codes, text, &fault))
        return regie_refuse (error, "%s.%s: %s", path, field->key, fault->message), NULL;
      regie_record_set_at (self, i, text);
    }
  return g_steal_pointer (&self);
}

static gboolean
check_json (const RegieOffice *office, RegieEntityId id, RegieRecord *record, const char *path, GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) fault = NULL;

  for (guint i = 0; i < regie_entity (id)->n_fields; i++)
    if (regie_entity (id)->fields[i].kind != REGIE_REF)
      regie_form_set (form, regie_entity (id)->fields[i].key, regie_record_get (record, regie_entity (id)->fields[i].name));
  if (regie_desk_check (NULL, office, regie_entity (id), form, &fault))
    return TRUE;
  return regie_refuse (error, "%s: %s", path, fault->message);
}

static gboolean
add_case (RegieDesk *self, JsonObject *object, gboolean is_wish, guint at, GPtrArray *records, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s[%u]", is_wish ? "wensen" : "aanbod", at);
  gint64 id = json_object_get_int_member_with_default (object, "id", at + 1);
  RegieRecord *one, *other = NULL;

  if (id <= 0)
    return regie_refuse (error, _("%s.id: expected a whole number above 0"), path);
  if ((one = record_from_json (self->office, is_wish ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer, object, path, id, error)) == NULL)
    return FALSE;
  g_ptr_array_add (records, one);
  if (regie_record_get (one, "kind") == NULL)
    return regie_refuse (error, _("%s.soort: is missing"), path);
  if (!check_json (self->office, is_wish ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer, one, path, error))
    return FALSE;
  if (is_wish)
    {
      RegieDeskWish pair;
      RegieMatchWish wish;

      if ((other = record_from_json (self->office, REGIE_ENTITY_Resident, object, path, id, error)) == NULL)
        return FALSE;
      g_ptr_array_add (records, other);
      if (!check_json (self->office, REGIE_ENTITY_Resident, other, path, error))
        return FALSE;
      pair = (RegieDeskWish) { other, one, NULL };
      wish = make_wish (self->office, self->words, other, one);
      g_array_append_val (self->wishes, wish);
      g_array_append_val (self->wish_records, pair);
    }
  else
    {
      RegieDeskOffer pair = { NULL, one };
      RegieMatchOffer offer = make_offer (self->office, self->words, one);

      g_array_append_val (self->offers, offer);
      g_array_append_val (self->offer_records, pair);
    }
  return TRUE;
}

RegieDesk *
regie_desk_parse (const RegieOffice *office, const char *json, gssize length, GError **error)
{
  g_autoptr (RegieDesk) self = desk_new (office);
  g_autoptr (JsonParser) parser = json_parser_new ();
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonNode *root;

  g_ptr_array_add (self->keep, records);
  if (!json_parser_load_from_data (parser, json, length, NULL) || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return regie_refuse (error, _("This is not a JSON object with “wensen” and “aanbod”.")), NULL;
  for (guint kind = 0; kind < 2; kind++)
    {
      const char *name = kind == 0 ? "wensen" : "aanbod";
      JsonNode *list = json_object_get_member (json_node_get_object (root), name);

      if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
        return regie_refuse (error, _("%s: expected a list"), name), NULL;
      for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
        {
          JsonNode *element = json_array_get_element (json_node_get_array (list), i);

          if (!JSON_NODE_HOLDS_OBJECT (element))
            return regie_refuse (error, _("%s[%u]: expected an object"), name, i), NULL;
          if (!add_case (self, json_node_get_object (element), kind == 0, i, records, error))
            return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/* --- what a person decides --- */

static char *
dup_reasons (const RegieDesk *desk, const RegieFit *fit)
{
  g_auto (GStrv) pros = NULL, cons = NULL;
  g_autofree char *for_it = NULL, *against = NULL;

  regie_desk_explain (desk, fit, &pros, &cons, NULL);
  for_it = g_strjoinv ("\n+ ", pros);
  against = g_strjoinv ("\n- ", cons);
  return g_strdup_printf ("%s%s%s%s%s", *for_it != '\0' ? "+ " : "", for_it, *for_it != '\0' && *against != '\0' ? "\n" : "", *against != '\0' ? "- " : "", against);
}

static void
set_id (RegieChange *change, const RegieEntity *entity, gint64 id, const char *field, gint64 value)
{
  char text[REGIE_NUMBER_TEXT];

  regie_change_set_new (change, entity, id, field, value != 0 ? regie_number_format (value, text) : NULL);
}

static RegieRecord *
load_needed (RegieDb *db, RegieEntityId entity, gint64 id, GError **error)
{
  RegieRecord *self = regie_load_one (db, regie_entity (entity), id, error);

  if (self == NULL && (error == NULL || *error == NULL))
    /* TRANSLATORS: a kind of record */
    regie_refuse (error, _("%s: this is no longer there."), _(regie_entity (entity)->label));
  return self;
}

RegieChange *
regie_match_decide (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 offer, const char *stage, const char *reason, gint64 me, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Match);
  g_autoptr (RegieDesk) desk = regie_desk_load (db, office, error);
  gboolean declined = strcmp (stage, "past_niet") == 0;
  g_autofree char *reasons = NULL, *title = NULL;
  RegieFit fit = { 0 };
  RegieChange *change;
  RegieRecord *proposed = NULL;
  gint64 id = regie_id_new ();
  int w, o;
  char day[REGIE_DAY_TEXT], number[REGIE_NUMBER_TEXT];

  if (desk == NULL)
    return NULL;
  w = regie_desk_find_wish (desk, wish);
  o = regie_desk_find_offer (desk, offer);
  if (w < 0 || o < 0)
    return regie_refuse (error, w < 0 ? _("This wish is no longer open.") : _("This offer is no longer there.")), NULL;
  fit.wish = w;
  fit.offer = o;
  regie_match_fit (&office->match, regie_office_today (office), &g_array_index (desk->wishes, RegieMatchWish, w), &g_array_index (desk->offers, RegieMatchOffer, o), &fit);
  if (!declined && g_array_index (desk->wish_records, RegieDeskWish, w).running != NULL)
    return regie_refuse (error, _("This wish has a match that runs. End that first, or record another wish.")), NULL;
  if (!declined && fit.hard != 0)
    {
      g_auto (GStrv) refusals = NULL;
      g_autofree char *list = NULL;

      regie_desk_explain (desk, &fit, NULL, NULL, &refusals);
      list = g_strjoinv ("; ", refusals);
      return regie_refuse (error, _("This cannot be: %s."), list), NULL;
    }
  for (guint i = 0; i < desk->matches->len; i++)
    if (regie_record_get_int (desk->matches->pdata[i], "wish", 0) == wish && regie_record_get_int (desk->matches->pdata[i], "offer", 0) == offer &&
        strcmp (regie_record_get (desk->matches->pdata[i], "stage"), "voorgesteld") == 0)
      proposed = desk->matches->pdata[i];
  title = g_strdup_printf (_("Match: %s"), regie_codes_label (office->codes, "koppelingstand", stage));
  change = regie_change_new (title);
  regie_change_pin (change, g_array_index (desk->wish_records, RegieDeskWish, w).wish);
  regie_change_pin (change, g_array_index (desk->offer_records, RegieDeskOffer, o).offer);
  if (proposed != NULL)
    {
      regie_change_set (change, proposed, "stage", stage);
      regie_change_set (change, proposed, "reason", reason);
      return change;
    }
  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "wish", wish);
  set_id (change, entity, id, "offer", offer);
  regie_change_set_new (change, entity, id, "stage", stage);
  regie_change_set_new (change, entity, id, "decided_on", regie_day_format (regie_office_today (office), day));
  set_id (change, entity, id, "decided_by", me);
  reasons = fit.hard == 0 ? dup_reasons (desk, &fit) : NULL;
  regie_change_set_new (change, entity, id, "reasons", reasons);
  regie_change_set_new (change, entity, id, "reason", reason);
  if (!declined)
    {
      const char *places = regie_record_get (g_array_index (desk->offer_records, RegieDeskOffer, o).offer, "places");

      regie_change_set_new (change, entity, id, "topic", "participatie");
      /* Two that take the last place at the same time: the offer is touched, so the second is told. */
      regie_number_format (offer, number);
      regie_change_add (change, "offer", number, "places", places, places);
    }
  return change;
}

const char *
regie_match_next (const char *stage, guint i)
{
  static const struct { const char *from, *to[4]; } steps[] = {
    { "voorgesteld", { "afgesproken", "past_niet" } }, { "afgesproken", { "proef", "loopt", "gestopt" } }, { "proef", { "loopt", "gestopt" } },
    { "loopt", { "afgerond", "nazorg", "gestopt" } }, { "nazorg", { "afgerond", "gestopt" } },
  };

  for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
    if (g_strcmp0 (stage, steps[k].from) == 0 && i < G_N_ELEMENTS (steps[k].to))
      return steps[k].to[i];
  return NULL;
}

static gboolean
may_follow (const char *from, const char *to)
{
  const char *next;

  for (guint i = 0; (next = regie_match_next (from, i)) != NULL; i++)
    if (strcmp (next, to) == 0)
      return TRUE;
  return FALSE;
}

RegieChange *
regie_match_move (RegieDb *db, const RegieOffice *office, gint64 match_id, const char *stage, const char *reason, GError **error)
{
  g_autoptr (RegieRecord) match = load_needed (db, REGIE_ENTITY_Match, match_id, error), wish = NULL;
  g_autofree char *title = NULL;
  RegieChange *change;
  gboolean begins, ends;
  char day[REGIE_DAY_TEXT];

  if (match == NULL || (wish = load_needed (db, REGIE_ENTITY_Wish, regie_record_get_int (match, "wish", 0), error)) == NULL)
    return NULL;
  if (!may_follow (regie_record_get (match, "stage"), stage))
    return regie_refuse (error, _("Stage: “%s” does not come after “%s”."), regie_codes_label (office->codes, "koppelingstand", stage),
                         regie_codes_label (office->codes, "koppelingstand", regie_record_get (match, "stage"))), NULL;
  ends = strcmp (stage, "gestopt") == 0 || strcmp (stage, "afgerond") == 0;
  begins = strcmp (stage, "proef") == 0 || strcmp (stage, "loopt") == 0;
  if (strcmp (stage, "gestopt") == 0 && (reason == NULL || *reason == '\0'))
    return regie_refuse (error, _("Reason: say why it stops")), NULL;
  title = g_strdup_printf (_("Match: %s"), regie_codes_label (office->codes, "koppelingstand", stage));
  change = regie_change_new (title);
  regie_change_pin (change, match);
  regie_change_set (change, match, "stage", stage);
  regie_day_format (regie_office_today (office), day);
  if (begins && regie_record_get (match, "begun_on") == NULL)
    regie_change_set (change, match, "begun_on", day);
  if (ends)
    regie_change_set (change, match, "ended_on", day);
  if (reason != NULL && *reason != '\0')
    regie_change_set (change, match, "reason", reason);
  if (strcmp (stage, "afgerond") == 0)
    regie_change_set (change, wish, "closed_on", day);
  return change;
}

/* The hours of one day in the dossier of LINKED; its id. */
static gint64
add_fact (RegieChange *change, const char *linked, RegieDay day, int minutes, const char *topic, const char *giver, gint64 me)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  gint64 id = regie_id_new ();
  char text[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];
  g_autofree char *now = regie_moment_now ();

  regie_change_insert (change, entity, id);
  regie_change_set_new (change, entity, id, "dossier", linked);
  regie_change_set_new (change, entity, id, "kind", "uren");
  regie_change_set_new (change, entity, id, "day", regie_day_format (day, date));
  regie_change_set_new (change, entity, id, "topic", topic);
  regie_change_set_new (change, entity, id, "hours", regie_number_format ((minutes + 30) / 60, text));
  regie_change_set_new (change, entity, id, "minutes", regie_number_format (minutes, text));
  regie_change_set_new (change, entity, id, "provider", giver);
  regie_change_set_new (change, entity, id, "source", "aanbieder");
  set_id (change, entity, id, "recorded_by", me);
  regie_change_set_new (change, entity, id, "recorded_at", now);
  return id;
}

/* Somebody of the desk ticks who came, and does not write in dossiers for that. */
static gboolean
may_write_dossiers (RegieDb *db, gint64 me, gboolean *may, GError **error)
{
  g_autofree char *role = NULL;
  char id[REGIE_NUMBER_TEXT];

  if (!regie_db_get_text (db, "SELECT role FROM staff WHERE id = $1", 1, (const char *[]) { regie_number_format (me, id) }, &role, error))
    return FALSE;
  *may = me == 0 || regie_role_may (role, REGIE_MAY_RECORD);
  return TRUE;
}

typedef struct { char *linked, *giver; } Linked;

static gboolean
read_linked (guint n, const char *const *c, gpointer data, GError **error)
{
  Linked *linked = data;

  linked->linked = g_strdup (c[0]);
  linked->giver = g_strdup (c[1]);
  return TRUE;
}

RegieChange *
regie_attendance_record (RegieDb *db, const RegieOffice *office, gint64 match_id, const char *state, RegieDay day, int minutes, gint64 me, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Attendance);
  g_autoptr (RegieRecord) match = load_needed (db, REGIE_ENTITY_Match, match_id, error);
  g_autofree char *linked = NULL, *giver = NULL, *title = NULL;
  Linked found = { NULL, NULL };
  gboolean came = strcmp (state, "geweest") == 0, may;
  gint64 id = regie_id_new (), n;
  RegieChange *change;
  char text[REGIE_NUMBER_TEXT], date[REGIE_DAY_TEXT];

  if (match == NULL)
    return NULL;
  regie_number_format (match_id, text);
  regie_day_format (day, date);
  if (regie_codes_find (office->codes, "opkomst", state) == NULL)
    return regie_refuse (error, _("Came?: this is not one of the choices")), NULL;
  if (day > regie_office_today (office))
    return regie_refuse (error, _("Day: this day is still to come")), NULL;
  if (came && (minutes <= 0 || minutes > 24 * 60))
    return regie_refuse (error, _("Minutes: expected 1 to 1440")), NULL;
  if (!is_running (regie_record_get (match, "stage")) && regie_record_get (match, "ended_on") == NULL)
    return regie_refuse (error, _("Match: nothing was agreed yet")), NULL;
  if (!regie_db_get_int (db, "SELECT count(*) FROM attendance WHERE match = $1 AND day = $2 AND voided = 0", 2, (const char *[]) { text, date }, &n, error))
    return NULL;
  if (n > 0)
    return regie_refuse (error, _("Day: this day was ticked already. Take that back first.")), NULL;
  if (!regie_db_exec (db, "SELECT r.linked, g.name FROM match m JOIN wish w ON w.id = m.wish JOIN resident r ON r.id = w.resident JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver"
                          " WHERE m.id = $1", 1, (const char *[]) { text }, read_linked, &found, error))
    return NULL;
  linked = found.linked;
  giver = found.giver;
  if (!may_write_dossiers (db, me, &may, error))
    return NULL;
  title = g_strdup_printf (_("Attendance: %s"), regie_codes_label (office->codes, "opkomst", state));
  change = regie_change_new (title);
  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "match", match_id);
  regie_change_set_new (change, entity, id, "day", date);
  regie_change_set_new (change, entity, id, "state", state);
  regie_change_set_new (change, entity, id, "minutes", came ? regie_number_format (minutes, text) : NULL);
  if (came && may && linked != NULL && regie_record_get (match, "topic") != NULL)
    {
      g_autoptr (RegieChange) with_fact = regie_change_new ("");
      gint64 fact = add_fact (with_fact, linked, day, minutes, regie_record_get (match, "topic"), giver, me);

      set_id (change, entity, id, "fact", fact);
      /* The fact must be there before what points to it. */
      regie_change_join (with_fact, change);
      g_free (with_fact->title);
      with_fact->title = g_strdup (title);
      regie_change_free (change);
      return g_steal_pointer (&with_fact);
    }
  return change;
}

static gboolean
read_earlier (guint n, const char *const *c, gpointer data, GError **error)
{
  char **row = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    row[i] = g_strdup (c[i] != NULL ? c[i] : "");
  g_ptr_array_add (data, row);
  return TRUE;
}

/* Adds to CHANGE the hours of RESIDENT that count in no dossier yet; *N is the number of days. */
static gboolean
add_earlier (RegieDb *db, RegieChange *change, gint64 resident, const char *dossier, gint64 me, guint *n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  char id[REGIE_NUMBER_TEXT], fact[REGIE_NUMBER_TEXT];

  if (!regie_db_exec (db, "SELECT a.id, a.day, a.minutes, m.topic, g.name FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON w.id = m.wish JOIN offer o ON o.id = m.offer"
                          " JOIN giver g ON g.id = o.giver WHERE w.resident = $1 AND a.voided = 0 AND a.fact IS NULL AND a.state = 'geweest' AND m.topic IS NOT NULL ORDER BY a.id", 1,
                      (const char *[]) { regie_number_format (resident, id) }, read_earlier, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autoptr (RegieRecord) attendance = load_needed (db, REGIE_ENTITY_Attendance, g_ascii_strtoll (row[0], NULL, 10), error);
      RegieDay day;

      if (attendance == NULL)
        return FALSE;
      if (!regie_day_parse (row[1], &day))
        continue;
      regie_number_format (add_fact (change, dossier, day, atoi (row[2]), row[3], row[4], me), fact);
      regie_change_set (change, attendance, "fact", fact);
    }
  *n = rows->len;
  return TRUE;
}

RegieChange *
regie_resident_link (RegieDb *db, const RegieOffice *office, gint64 resident_id, const char *number, gint64 me, GError **error)
{
  g_autoptr (RegieRecord) resident = load_needed (db, REGIE_ENTITY_Resident, resident_id, error);
  g_autofree char *dossier = NULL;
  g_autoptr (RegieChange) change = NULL;
  guint n_days;
  gint64 n;

  if (resident == NULL || !regie_db_get_text (db, "SELECT id FROM dossier WHERE number = $1 AND voided = 0", 1, &number, &dossier, error))
    return NULL;
  if (regie_record_get (resident, "linked") != NULL)
    return regie_refuse (error, _("Dossier: this resident is linked to a dossier already.")), NULL;
  if (dossier == NULL)
    return regie_refuse (error, _("Dossier: there is no dossier with this number.")), NULL;
  if (!regie_db_get_int (db, "SELECT count(*) FROM resident WHERE linked = $1 AND voided = 0", 1, (const char *[]) { dossier }, &n, error))
    return NULL;
  if (n > 0)
    return regie_refuse (error, _("Dossier: another resident is linked to this dossier.")), NULL;
  change = regie_change_new (_("Resident linked to a dossier"));
  if (!add_earlier (db, change, resident_id, dossier, me, &n_days, error))
    return NULL;
  regie_change_pin (change, resident);
  regie_change_set (change, resident, "linked", dossier);
  return g_steal_pointer (&change);
}

/* "Habtom Tesfai", "van der Kidane" → "H.T.v.d.K."; at most five letters. */
static char *
dup_initials (const char *given_names, const char *surname)
{
  g_autofree char *name = g_strjoin (" ", given_names != NULL ? given_names : "", surname, NULL);
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && g_utf8_strlen (initials->str, -1) < 10; i++)
    if (*words[i] != '\0')
      {
        g_string_append_unichar (initials, g_utf8_get_char (words[i]));
        g_string_append_c (initials, '.');
      }
  return g_string_free (initials, FALSE);
}

static gboolean
read_person (guint n, const char *const *c, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    ((char **) data)[i] = g_strdup (c[i]);
  return TRUE;
}

RegieChange *
regie_resident_of_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier, gint64 *resident, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Resident);
  g_autoptr (RegieChange) change = regie_change_new (_("Known at the Meedoenbalie"));
  g_auto (GStrv) person = g_new0 (char *, 6);
  g_autofree char *initials = NULL;
  char id[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (dossier, id) };
  RegieTongues tongues;

  if (!regie_db_get_int (db, "SELECT id FROM resident WHERE linked = $1 AND voided = 0", 1, params, resident, error))
    return NULL;
  if (*resident != 0)
    return g_steal_pointer (&change);
  if (!regie_db_exec (db, "SELECT p.surname, COALESCE(p.given_names, ''), COALESCE(substr(p.born, 1, 4), ''), COALESCE(p.language, '') FROM dossier d JOIN person p ON p.id = d.person"
                          " WHERE d.id = $1 AND d.voided = 0", 1, params, read_person, person, error))
    return NULL;
  if (person[0] == NULL)
    return regie_refuse (error, _("%s: this is no longer there."), _(regie_entity (REGIE_ENTITY_Dossier)->label)), NULL;
  initials = dup_initials (person[1], person[0]);
  *resident = regie_id_new ();
  regie_change_insert (change, entity, *resident);
  regie_change_set_new (change, entity, *resident, "initials", initials);
  regie_change_set_new (change, entity, *resident, "born", *person[2] != '\0' ? person[2] : NULL);
  /* A language that the desk does not know is left to ask. */
  regie_change_set_new (change, entity, *resident, "languages", *person[3] != '\0' && regie_tongues_parse (office->codes, person[3], &tongues, NULL) ? person[3] : NULL);
  regie_change_set_new (change, entity, *resident, "linked", id);
  return g_steal_pointer (&change);
}

gboolean
regie_desk_settle (RegieDb *db, const RegieApplier *applier, guint *n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  *n = 0;
  if (!regie_db_exec (db, "SELECT DISTINCT r.id, r.linked FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
                          " JOIN dossier d ON d.id = r.linked WHERE a.voided = 0 AND a.fact IS NULL AND a.state = 'geweest' AND m.topic IS NOT NULL AND r.voided = 0 AND d.voided = 0"
                          " ORDER BY r.id", 0, NULL, read_earlier, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autoptr (RegieChange) change = regie_change_new (_("Hours of the Meedoenbalie counted in the PIP"));
      guint n_days;

      if (!add_earlier (db, change, g_ascii_strtoll (row[0], NULL, 10), row[1], applier->who, &n_days, error) || !regie_apply (db, applier, change, NULL, error))
        return FALSE;
      *n += n_days;
    }
  return TRUE;
}

RegieChange *
regie_visit_begin (RegieDb *db, const RegieOffice *office, gint64 resident, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Visit);
  gint64 id = regie_id_new (), n;
  g_autofree char *now = regie_moment_now ();
  RegieChange *change;
  char text[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  regie_day_format (regie_office_today (office), day);
  if (!regie_db_get_int (db, "SELECT count(*) FROM visit WHERE resident = $1 AND day = $2 AND helped_at IS NULL AND voided = 0", 2,
                         (const char *[]) { regie_number_format (resident, text), day }, &n, error))
    return NULL;
  if (n > 0)
    return regie_refuse (error, _("This visitor waits already.")), NULL;
  change = regie_change_new (_("Visitor at the desk"));
  regie_change_insert (change, entity, id);
  set_id (change, entity, id, "resident", resident);
  regie_change_set_new (change, entity, id, "day", day);
  regie_change_set_new (change, entity, id, "arrived_at", now);
  return change;
}

RegieChange *
regie_visit_end (RegieRecord *visit)
{
  RegieChange *change = regie_change_new (_("Visitor helped"));
  g_autofree char *now = regie_moment_now ();

  regie_change_set (change, visit, "helped_at", now);
  return change;
}

/* --- what it brings --- */

static const struct { const char *label, *about, *sql; } figures[REGIE_N_DESK_FIGURES] = {
  [REGIE_DESK_MATCHES] = { N_("Matches"), N_("Matches that were agreed in the period"),
    "SELECT count(*) FROM match WHERE voided = 0 AND stage NOT IN ('voorgesteld', 'past_niet') AND decided_on BETWEEN $1 AND $2" },
  [REGIE_DESK_WAITING] = { N_("Wishes that wait"), N_("Open wishes without a match on the last day"),
    "SELECT count(*) FROM wish w WHERE w.voided = 0 AND w.opened_on <= $2 AND (w.closed_on IS NULL OR w.closed_on > $2) AND $1 <= $2"
    " AND NOT EXISTS (SELECT 1 FROM match m WHERE m.wish = w.id AND m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet') AND m.decided_on <= $2 AND (m.ended_on IS NULL OR m.ended_on > $2))" },
  [REGIE_DESK_WAIT_DAYS] = { N_("Days until a match"), N_("Middle number of days from wish to match, of the matches that were agreed in the period"), NULL },
  [REGIE_DESK_NEVER] = { N_("Never matched"), N_("Residents with an open wish of more than 60 days who never had a match"),
    "SELECT count(DISTINCT w.resident) FROM wish w WHERE w.voided = 0 AND w.closed_on IS NULL AND w.opened_on <= $2 AND $1 <= $2 AND NOT EXISTS (SELECT 1 FROM match m JOIN wish o ON o.id = m.wish"
    " WHERE o.resident = w.resident AND m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet'))" },
  [REGIE_DESK_HOURS] = { N_("Hours taken part"), N_("Hours of everybody who came, in the period"),
    "SELECT (COALESCE(sum(minutes), 0) + 30) / 60 FROM attendance WHERE voided = 0 AND state = 'geweest' AND day BETWEEN $1 AND $2" },
  [REGIE_DESK_PEOPLE] = { N_("Residents who took part"), N_("Residents who came at least once in the period"),
    "SELECT count(DISTINCT w.resident) FROM attendance a JOIN match m ON m.id = a.match JOIN wish w ON w.id = m.wish WHERE a.voided = 0 AND a.state = 'geweest' AND a.day BETWEEN $1 AND $2" },
  [REGIE_DESK_GIVERS] = { N_("Givers in the city"), N_("Givers with whom somebody came at least once in the period"),
    "SELECT count(DISTINCT o.giver) FROM attendance a JOIN match m ON m.id = a.match JOIN offer o ON o.id = m.offer WHERE a.voided = 0 AND a.state = 'geweest' AND a.day BETWEEN $1 AND $2" },
  [REGIE_DESK_VISITS] = { N_("Visits to the desk"), N_("Visitors at the desk in the period"), "SELECT count(*) FROM visit WHERE voided = 0 AND day BETWEEN $1 AND $2" },
  [REGIE_DESK_JOBS] = { N_("Jobs"), N_("Matches with a job as their outcome that ended or went to aftercare in the period"),
    "SELECT count(*) FROM match WHERE voided = 0 AND outcome = 'baan' AND COALESCE(ended_on, decided_on) BETWEEN $1 AND $2" },
};

static gboolean
read_wait (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay from, to;
  gint64 days;

  if (c[0] == NULL || c[1] == NULL || !regie_day_parse (c[0], &from) || !regie_day_parse (c[1], &to))
    return TRUE;
  days = to - from;
  g_array_append_val ((GArray *) data, days);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return (int) (*(const gint64 *) a - *(const gint64 *) b);
}

gboolean
regie_desk_figures (RegieDb *db, RegieDay first, RegieDay last, RegieDeskFigures *self, GError **error)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  const char *params[] = { regie_day_format (first, from), regie_day_format (last, until) };

  *self = (RegieDeskFigures) { { 0 } };
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    if (figures[i].sql != NULL)
      {
        const char *mine[2] = { params[0], params[1] };
        g_autofree char *before = NULL;

        if (i == REGIE_DESK_NEVER)
          mine[1] = regie_day_format (last - 60, until);
        else
          mine[1] = regie_day_format (last, until);
        if (i == REGIE_DESK_NEVER)
          mine[0] = "0000-00-00";
        if (!regie_db_get_int (db, figures[i].sql, 2, mine, &self->values[i], error))
          return FALSE;
      }
  params[1] = regie_day_format (last, until);
  if (!regie_db_exec (db, "SELECT w.opened_on, m.decided_on FROM match m JOIN wish w ON w.id = m.wish WHERE m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet')"
                          " AND m.decided_on BETWEEN $1 AND $2", 2, params, read_wait, waits, error))
    return FALSE;
  g_array_sort (waits, compare_days);
  self->values[REGIE_DESK_WAIT_DAYS] = waits->len > 0 ? g_array_index (waits, gint64, waits->len / 2) : 0;
  return TRUE;
}

const char *
regie_desk_figure_label (RegieDeskFigure figure)
{
  return _(figures[figure].label);
}

const char *
regie_desk_figure_about (RegieDeskFigure figure)
{
  return _(figures[figure].about);
}
