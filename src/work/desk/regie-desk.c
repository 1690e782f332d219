/* SPDX-License-Identifier: EUPL-1.2 */
/* What is open at the Meedoenbalie, in memory, read from the database or from JSON; what fits. */
#include "regie-desk.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-desk-query.h"
#include "regie-error.h"
#include "regie-json.h"
#include "regie-person.h"
#include "regie-text.h"

gboolean
regie_match_runs (RegieMatchStage stage)
{
  switch (stage)
    {
    case REGIE_MATCH_STAGE_AGREED:
    case REGIE_MATCH_STAGE_ON_TRIAL:
    case REGIE_MATCH_STAGE_RUNS:
    case REGIE_MATCH_STAGE_AFTERCARE:
      return TRUE;
    default:
      return FALSE;
    }
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
  g_hash_table_unref (self->taking);
  g_hash_table_unref (self->attended);
  g_free (self);
}

/* The signs are of three bytes each at most. */
typedef struct {
  gint64 match;
  int minutes;
  guint n;
  GString *signs;
} Attended;

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
  self->taking = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
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
  RegieMatchWish self = { .id = regie_record_get_id (wish),
                          .resident = regie_record_get_id (resident),
                          .opened = regie_get_day (wish, Wish, opened_on),
                          .born = (int) regie_get_int (resident, Resident, born, 0),
                          .kind = code_at (office, "meedoen", regie_get (wish, Wish, kind)),
                          .theme = code_at (office, "richting", regie_get (wish, Wish, theme)),
                          .permit = regie_get_code (resident, Resident, permit),
                          .vog = regie_get_code (resident, Resident, vog),
                          .transport = regie_get_code (resident, Resident, transport),
                          .asked = regie_get_int (resident, Resident, asked, 0) != 0
                                   || regie_get (resident, Resident, limits) != NULL };

  /* What was stored was checked; what another program wrote and is not understood counts as not
   * known. */
  regie_hours_parse (regie_get (wish, Wish, rhythm), &self.hours, NULL);
  regie_tongues_parse (office->codes, regie_get (resident, Resident, languages), &self.tongues,
                       NULL);
  regie_limits_parse (office->codes, regie_get (resident, Resident, limits), &self.limits, NULL);
  self.km = (int) regie_get_int (
    wish, Wish, distance,
    office->match
      .km[self.transport != REGIE_TRANSPORT_UNKNOWN ? self.transport : REGIE_TRANSPORT_BICYCLE]);
  take_words (words, regie_get (wish, Wish, skills), self.words, &self.word_mask);
  return self;
}

static RegieMatchOffer
make_offer (const RegieOffice *office, GHashTable *words, RegieRecord *offer)
{
  RegieMatchOffer self = { .id = regie_record_get_id (offer),
                           .giver = regie_get_int (offer, Offer, giver, 0),
                           .from = regie_get_day (offer, Offer, from_day),
                           .until = regie_get_day (offer, Offer, until_day),
                           .fresh_until = regie_get_day (offer, Offer, fresh_until),
                           .km = (int) regie_get_int (offer, Offer, distance, -1),
                           .min_age = (int) regie_get_int (offer, Offer, min_age, 0),
                           .places = (int) regie_get_int (offer, Offer, places, 0),
                           .kind = code_at (office, "meedoen", regie_get (offer, Offer, kind)),
                           .theme = code_at (office, "richting", regie_get (offer, Offer, theme)),
                           .vog = regie_get_int (offer, Offer, vog, 0) != 0,
                           .paid = regie_get_code (offer, Offer, kind) == REGIE_PURSUIT_PAID_WORK,
                           .paused = regie_get_int (offer, Offer, paused, 0) != 0,
                           .costs = regie_get (offer, Offer, cost) != NULL };
  g_autofree char *about = g_strjoin (" ", regie_get (offer, Offer, title), NULL);

  regie_hours_parse (regie_get (offer, Offer, rhythm), &self.hours, NULL);
  self.half_hours = regie_hours_count (&self.hours);
  regie_tongues_parse (office->codes, regie_get (offer, Offer, languages), &self.tongues, NULL);
  regie_limits_parse (office->codes, regie_get (offer, Offer, demands), &self.demands, NULL);
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

/* What was decided about WISH: OFFER is not proposed to it again.  DECIDED has its list, LISTS owns
 * it. */
static void
note_decided (GHashTable *decided, GPtrArray *lists, RegieMatchWish *wish, gint64 offer)
{
  GArray *list = g_hash_table_lookup (decided, &wish->id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (lists, list);
      g_hash_table_insert (decided, &wish->id, list);
    }
  g_array_append_val (list, offer);
  wish->decided = (const gint64 *) (gpointer) list->data;
  wish->n_decided = list->len;
}

/* What the matches say of each wish and offer. */
static void
weigh_matches (RegieDesk *self)
{
  g_autoptr (GHashTable) wishes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) offers = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) decided = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  g_ptr_array_add (self->keep, lists);
  for (guint i = 0; i < self->wishes->len; i++)
    g_hash_table_insert (wishes, &g_array_index (self->wishes, RegieMatchWish, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->offers->len; i++)
    g_hash_table_insert (offers, &g_array_index (self->offers, RegieMatchOffer, i).id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->matches->len; i++)
    {
      RegieRecord *match = self->matches->pdata[i];
      gint64 wish = regie_get_int (match, Match, wish, 0);
      gint64 offer = regie_get_int (match, Match, offer, 0);
      guint w = GPOINTER_TO_UINT (g_hash_table_lookup (wishes, &wish));
      guint o = GPOINTER_TO_UINT (g_hash_table_lookup (offers, &offer));
      RegieMatchStage stage = regie_get_code (match, Match, stage);
      gboolean running = regie_match_runs (stage);

      if (o != 0 && running && stage != REGIE_MATCH_STAGE_AFTERCARE)
        g_array_index (self->offers, RegieMatchOffer, o - 1).taken++;
      if (w != 0 && running)
        g_array_index (self->wish_records, RegieDeskWish, w - 1).running = match;
      if (w != 0 && stage != REGIE_MATCH_STAGE_PROPOSED)
        note_decided (decided, lists, &g_array_index (self->wishes, RegieMatchWish, w - 1), offer);
    }
}

/* What the resident of WISH takes part in, by whichever wish. */
static void
set_taken (const RegieDesk *self, RegieMatchWish *wish)
{
  GArray *offers = g_hash_table_lookup (self->taking, &wish->resident);

  wish->taken = offers != NULL ? (const gint64 *) (gpointer) offers->data : NULL;
  wish->n_taken = offers != NULL ? offers->len : 0;
}

static void
add_tick (RegieDesk *self, const RegieDeskTick *tick)
{
  Attended *attended = g_hash_table_lookup (self->attended, &tick->match);

  if (attended == NULL)
    {
      attended = g_new (Attended, 1);
      *attended = (Attended){ tick->match, 0, 0, g_string_new (NULL) };
      g_hash_table_insert (self->attended, &attended->match, attended);
    }
  attended->minutes += tick->minutes;
  if (attended->n++ >= 8)
    g_string_erase (attended->signs, 0,
                    g_utf8_next_char (attended->signs->str) - attended->signs->str);
  g_string_append (attended->signs, tick->presence == REGIE_PRESENCE_CAME        ? "✓"
                                    : tick->presence == REGIE_PRESENCE_CANCELLED ? "·"
                                                                                 : "✗");
}

const char *
regie_desk_attended (const RegieDesk *self, gint64 match, int *minutes)
{
  const Attended *attended = g_hash_table_lookup (self->attended, &match);

  *minutes = attended != NULL ? attended->minutes : 0;
  return attended != NULL ? attended->signs->str : "";
}

/* The open wishes of residents that are there. */
static void
add_wishes (RegieDesk *self, const RegieDeskRecords *records)
{
  g_autoptr (GHashTable) residents = by_id (records->residents);

  for (guint i = 0; i < records->wishes->len; i++)
    {
      RegieRecord *record = records->wishes->pdata[i];
      RegieDeskWish one = { find_in (residents, record, "resident"), record, NULL };
      RegieMatchWish wish;

      if (one.resident == NULL)
        continue;
      wish = make_wish (self->office, self->words, one.resident, record);
      g_array_append_val (self->wishes, wish);
      g_array_append_val (self->wish_records, one);
    }
}

/* Who wishes nothing. */
static void
add_idle (RegieDesk *self, const GPtrArray *residents)
{
  g_autoptr (GHashTable) wishing = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->wish_records->len; i++)
    g_hash_table_add (wishing, g_array_index (self->wish_records, RegieDeskWish, i).resident);
  for (guint i = 0; i < residents->len; i++)
    if (!g_hash_table_contains (wishing, residents->pdata[i]))
      g_ptr_array_add (self->idle, g_object_ref (residents->pdata[i]));
}

static void
add_offers (RegieDesk *self, const RegieDeskRecords *records)
{
  g_autoptr (GHashTable) givers = by_id (records->givers);

  for (guint i = 0; i < records->offers->len; i++)
    {
      RegieRecord *record = records->offers->pdata[i];
      RegieDeskOffer one = { find_in (givers, record, "giver"), record };
      RegieMatchOffer offer;
      RegieDay told;

      if (one.giver == NULL)
        continue;
      offer = make_offer (self->office, self->words, record);
      /* Without a day of its own an offer is certain for a while after its giver was last spoken
       * to. */
      told = regie_get_day (one.giver, Giver, told_on);
      if (offer.fresh_until == REGIE_DAY_NONE && told != REGIE_DAY_NONE)
        offer.fresh_until = told + self->office->match.fresh_days;
      g_array_append_val (self->offers, offer);
      g_array_append_val (self->offer_records, one);
    }
}

/* What the others point into lives as long as they do. */
static void
take_records (RegieDesk *self, RegieDeskRecords *records)
{
  g_ptr_array_unref (self->matches);
  self->matches = g_steal_pointer (&records->matches);
  g_ptr_array_unref (self->givers);
  self->givers = g_steal_pointer (&records->givers);
  g_ptr_array_add (self->keep, g_steal_pointer (&records->residents));
  g_ptr_array_add (self->keep, g_steal_pointer (&records->wishes));
  g_ptr_array_add (self->keep, g_steal_pointer (&records->offers));
}

/* What everybody takes part in, took part in before, and how often who came. */
static gboolean
read_taking_part (RegieDesk *self, RegieDb *db, GError **error)
{
  g_auto (RegieDeskTaken) taken;

  regie_desk_taken_init (&taken);
  if (!regie_desk_load_taken (db, &taken, error))
    return FALSE;
  g_hash_table_unref (self->taking);
  self->taking = g_steal_pointer (&taken.taking);
  for (guint i = 0; i < taken.ticks->len; i++)
    add_tick (self, &g_array_index (taken.ticks, RegieDeskTick, i));
  for (guint i = 0; i < self->wishes->len; i++)
    {
      RegieMatchWish *wish = &g_array_index (self->wishes, RegieMatchWish, i);

      wish->n_before = GPOINTER_TO_UINT (g_hash_table_lookup (taken.begun, &wish->resident));
      set_taken (self, wish);
    }
  return TRUE;
}

RegieDesk *
regie_desk_load (RegieDb *db, const RegieOffice *office, GError **error)
{
  g_autoptr (RegieDesk) self = NULL;
  g_auto (RegieDeskRecords) records = { NULL };

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (!regie_desk_load_records (db, &records, error))
    return NULL;
  self = desk_new (office);
  add_wishes (self, &records);
  add_idle (self, records.residents);
  add_offers (self, &records);
  take_records (self, &records);
  weigh_matches (self);
  return read_taking_part (self, db, error) ? g_steal_pointer (&self) : NULL;
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
  set_taken (self, &one);
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

char *
regie_resident_dup_name (RegieRecord *resident)
{
  return regie_person_dup_apart (regie_get (resident, Resident, initials), NULL,
                                 regie_get (resident, Resident, number));
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

  regie_match_fit (&self->office->match, regie_office_today (self->office), &wishes_of (self)[wish],
                   &offers_of (self)[offer], &fit);
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
    if (g_array_index (self->wish_records, RegieDeskWish, i).running == NULL
        && !regie_desk_is_tried (self, i))
      add_fit (self, fits, i, offer, refused);
  regie_match_sort (fits, wishes_of (self), offers_of (self));
  return fits;
}

void
regie_desk_explain (const RegieDesk *self, const RegieFit *fit, char ***pros, char ***cons,
                    char ***refusals)
{
  const RegieMatchWish *wish = &wishes_of (self)[fit->wish];
  const RegieMatchOffer *offer = &offers_of (self)[fit->offer];
  g_autoptr (GPtrArray) for_it = g_ptr_array_new ();
  g_autoptr (GPtrArray) against = g_ptr_array_new ();
  g_autoptr (GPtrArray) refused = g_ptr_array_new ();
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
add_reasons (JsonBuilder *b, const char *name, guint32 mask, guint n, const char *(*word) (guint),
             char **sentences)
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

static const char *
pro_word (guint i)
{
  return regie_pro_name (i);
}
static const char *
con_word (guint i)
{
  return regie_con_name (i);
}
static const char *
hard_word (guint i)
{
  return regie_hard_name (i);
}

char *
regie_desk_fits_json (const RegieDesk *self, GArray *fits, gboolean for_wish)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < fits->len; i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);
      const RegieDeskWish *wish = &g_array_index (self->wish_records, RegieDeskWish, fit->wish);
      const RegieDeskOffer *offer = &g_array_index (self->offer_records, RegieDeskOffer,
                                                    fit->offer);
      g_auto (GStrv) pros = NULL;
      g_auto (GStrv) cons = NULL;
      g_auto (GStrv) refusals = NULL;

      regie_desk_explain (self, fit, &pros, &cons, &refusals);
      json_builder_begin_object (b);
      json_builder_set_member_name (b, for_wish ? "aanbod" : "wens");
      json_builder_add_int_value (b, for_wish ? regie_record_get_id (offer->offer)
                                              : regie_record_get_id (wish->wish));
      json_builder_set_member_name (b, for_wish ? "titel" : "bewoner");
      json_builder_add_string_value (b, for_wish ? regie_get (offer->offer, Offer, title)
                                                 : regie_get (wish->resident, Resident, initials));
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
  return regie_json_dup (b);
}
/* --- a case without a database --- */

static RegieRecord *
record_from_json (const RegieOffice *office, RegieEntityId id, JsonObject *object, const char *path,
                  gint64 number, GError **error)
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
      text = json_node_get_value_type (node) == G_TYPE_STRING
               ? g_strdup (json_node_get_string (node))
             : json_node_get_value_type (node) == G_TYPE_BOOLEAN
               ? g_strdup (json_node_get_boolean (node) ? "1" : "0")
               : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (!regie_field_check (field, office->codes, text, &fault))
        return regie_refuse (error, "%s.%s: %s", path, field->key, fault->message), NULL;
      regie_record_set_at (self, i, text);
    }
  return g_steal_pointer (&self);
}

static gboolean
check_json (const RegieOffice *office, RegieEntityId id, RegieRecord *record, const char *path,
            GError **error)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) fault = NULL;

  for (guint i = 0; i < regie_entity (id)->n_fields; i++)
    if (regie_entity (id)->fields[i].kind != REGIE_REF)
      regie_form_set (form, regie_entity (id)->fields[i].key,
                      regie_record_get (record, regie_entity (id)->fields[i].name));
  if (regie_desk_check (NULL, office, regie_entity (id), NULL, form, &fault))
    return TRUE;
  return regie_refuse (error, "%s: %s", path, fault->message);
}

static gboolean
add_case (RegieDesk *self, JsonObject *object, gboolean is_wish, guint at, GPtrArray *records,
          GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s[%u]", is_wish ? "wensen" : "aanbod", at);
  gint64 id = json_object_get_int_member_with_default (object, "id", at + 1);
  RegieRecord *one;
  RegieRecord *other = NULL;

  if (id <= 0)
    return regie_refuse (error, _("%s.id: expected a whole number above 0"), path);
  if ((one = record_from_json (self->office, is_wish ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer,
                               object, path, id, error))
      == NULL)
    return FALSE;
  g_ptr_array_add (records, one);
  if ((is_wish ? regie_get (one, Wish, kind) : regie_get (one, Offer, kind)) == NULL)
    return regie_refuse (error, _("%s.soort: is missing"), path);
  if (!check_json (self->office, is_wish ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer, one, path,
                   error))
    return FALSE;
  if (is_wish)
    {
      RegieDeskWish pair;
      RegieMatchWish wish;

      if ((other = record_from_json (self->office, REGIE_ENTITY_Resident, object, path, id, error))
          == NULL)
        return FALSE;
      g_ptr_array_add (records, other);
      if (!check_json (self->office, REGIE_ENTITY_Resident, other, path, error))
        return FALSE;
      pair = (RegieDeskWish){ other, one, NULL };
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
  if (!json_parser_load_from_data (parser, json, length, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
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
