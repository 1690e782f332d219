/* SPDX-License-Identifier: EUPL-1.2 */
/* Weighs every wish against every offer: limits first, which are cheap, then points; a pair that
 * cannot come among the best is left at once. */
#include "regie-match.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"
#include "regie-week.h"

static const char *const hard_names[] = { "gepauzeerd", "voorbij", "vol",        "al_besloten",
                                          "leeftijd",   "tijd",    "afstand",    "vog",
                                          "vergunning", "grens",   "doet_al_mee" };
G_STATIC_ASSERT (G_N_ELEMENTS (hard_names) == REGIE_N_HARD);
static const char *const pro_names[REGIE_N_PRO] = { "richting", "soort",      "kan",
                                                    "tijd",     "taal",       "nederlands",
                                                    "dichtbij", "wacht_lang", "eerste_keer",
                                                    "plekken" };
static const char *const con_names[REGIE_N_CON] = { "andere_richting",
                                                    "deel_van_de_tijd",
                                                    "tijd_onbekend",
                                                    "ver",
                                                    "geen_gedeelde_taal",
                                                    "nederlands_te_laag",
                                                    "oud_aanbod",
                                                    "vog_aanvragen",
                                                    "twv_nodig",
                                                    "vergunning_onbekend",
                                                    "grenzen_niet_besproken",
                                                    "leeftijd_onbekend",
                                                    "begint_later",
                                                    "kosten" };

gboolean
regie_match_weights_read (RegieIni *ini, RegieMatchWeights *self, GError **error)
{
  g_return_val_if_fail (ini != NULL && self != NULL, FALSE);
  const struct {
    const char *key;
    int *value;
  } keys[] = {
    { "richting", &self->theme },
    { "soort", &self->kind },
    { "tijd", &self->time },
    { "taal", &self->language },
    { "nederlands", &self->dutch },
    { "afstand", &self->distance },
    { "wachten", &self->waiting },
    { "eerste_keer", &self->first },
    { "kan", &self->skill },
    { "oud_aanbod", &self->stale },
    { "taal_te_laag", &self->low },
    { "vog_aanvragen", &self->apply },
    { "km_lopen", &self->km[0] },
    { "km_fiets", &self->km[1] },
    { "km_ov", &self->km[2] },
    { "km_auto", &self->km[3] },
    { "dagen_wachten", &self->waiting_days },
    { "dagen_vers", &self->fresh_days },
    { "dagen_gever", &self->giver_days },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = regie_ini_dup (ini, "koppelen", keys[i].key);
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, 1000, &number, NULL))
        return regie_ini_fault (ini, error, "koppelen", keys[i].key, _("expected a whole number"));
      *keys[i].value = (int) number;
    }
  return TRUE;
}

static int
overlap (const RegieHours *a, const RegieHours *b)
{
  int n = 0;

  for (guint i = 0; i < 7; i++)
    n += __builtin_popcountll (a->days[i] & b->days[i]);
  return n;
}

int
regie_hours_count (const RegieHours *hours)
{
  g_return_val_if_fail (hours != NULL, 0);
  return overlap (hours, hours);
}

static gboolean
was_decided (const RegieMatchWish *wish, gint64 offer)
{
  for (guint i = 0; i < wish->n_decided; i++)
    if (wish->decided[i] == offer)
      return TRUE;
  return FALSE;
}

static int
year_of (RegieDay today)
{
  int year, month, day;

  regie_day_to_civil (today, &year, &month, &day);
  return year;
}

#define BIT(n) (1u << (n))

/* All but the time, which takes longest to find. */
static guint32
hard_limits (RegieDay today, int year, const RegieMatchWish *wish, const RegieMatchOffer *offer)
{
  guint32 hard = 0;

  if (offer->paused)
    hard |= BIT (REGIE_HARD_PAUSED);
  if (offer->until != REGIE_DAY_NONE && offer->until < today)
    hard |= BIT (REGIE_HARD_OVER);
  if (offer->taken >= offer->places)
    hard |= BIT (REGIE_HARD_PLACES);
  if (wish->n_decided > 0 && was_decided (wish, offer->id))
    hard |= BIT (REGIE_HARD_DECIDED);
  for (guint i = 0; i < wish->n_taken; i++)
    if (wish->taken[i] == offer->id)
      hard |= BIT (REGIE_HARD_TAKES);
  if (offer->min_age > 0 && wish->born > 0 && year - wish->born < offer->min_age)
    hard |= BIT (REGIE_HARD_AGE);
  if (offer->km > wish->km)
    hard |= BIT (REGIE_HARD_DISTANCE);
  if (offer->vog && wish->vog != REGIE_CONDUCT_PROVED && wish->vog != REGIE_CONDUCT_CAN)
    hard |= BIT (REGIE_HARD_VOG);
  if (offer->paid && wish->permit == REGIE_PERMIT_NOT_YET)
    hard |= BIT (REGIE_HARD_PERMIT);
  if (offer->demands & wish->limits)
    hard |= BIT (REGIE_HARD_LIMIT);
  return hard;
}

static gboolean
has_skill (const RegieMatchWish *wish, const RegieMatchOffer *offer)
{
  if ((wish->word_mask & offer->word_mask) == 0)
    return FALSE;
  for (guint i = 0; i < REGIE_MATCH_WORDS && wish->words[i] != 0; i++)
    for (guint k = 0; k < REGIE_MATCH_WORDS && offer->words[k] != 0; k++)
      if (wish->words[i] == offer->words[k])
        return TRUE;
  return FALSE;
}

/* Only the year of birth is known: who reaches the age in this YEAR is asked for the birthday.
 * FALSE, with FIT half filled, as soon as it is certain that a limit refuses or that FLOOR points
 * are not reached; with G_MININT nothing is left out. */
static inline gboolean
weigh (const RegieMatchWeights *w, RegieDay today, int year, const RegieMatchWish *wish,
       const RegieMatchOffer *offer, int floor, RegieFit *fit)
{
  gboolean all = floor == G_MININT;
  gboolean both_known = wish->hours.known && offer->hours.known;
  int waited = wish->opened != REGIE_DAY_NONE ? MAX (0, today - wish->opened) : 0;
  int score = 0;
  guint32 pro = 0;
  guint32 con = 0;

  fit->hard = hard_limits (today, year, wish, offer);
  if (fit->hard != 0 && !all)
    return FALSE;
  if (wish->theme != REGIE_MATCH_UNKNOWN && wish->theme == offer->theme)
    score += w->theme, pro |= BIT (REGIE_PRO_THEME);
  else if (wish->theme != REGIE_MATCH_UNKNOWN)
    con |= BIT (REGIE_CON_THEME);
  if (wish->kind == offer->kind)
    score += w->kind, pro |= BIT (REGIE_PRO_KIND);
  if (has_skill (wish, offer))
    score += w->skill, pro |= BIT (REGIE_PRO_SKILL);
  if (wish->tongues.mask & offer->tongues.mask)
    {
      score += w->language, pro |= BIT (REGIE_PRO_LANGUAGE);
      if (wish->tongues.mask & offer->tongues.mask & 1)
        score += w->dutch, pro |= BIT (REGIE_PRO_DUTCH);
    }
  else if (wish->tongues.mask != 0 && offer->tongues.mask != 0)
    con |= BIT (REGIE_CON_LANGUAGE);
  if (offer->tongues.dutch > 1 && wish->tongues.dutch < offer->tongues.dutch)
    score -= w->low, con |= BIT (REGIE_CON_LOW);
  score += w->waiting_days > 0 ? w->waiting * MIN (waited, w->waiting_days) / w->waiting_days : 0;
  if (waited >= 30)
    pro |= BIT (REGIE_PRO_WAITING);
  if (wish->n_before == 0)
    score += w->first, pro |= BIT (REGIE_PRO_FIRST);
  /* What is left cannot make up for what is missing. */
  if (score + w->distance + w->time < floor)
    return FALSE;
  if (offer->km >= 0 && wish->km > 0)
    {
      score += w->distance * (wish->km - offer->km) / wish->km;
      if (offer->km * 3 <= wish->km)
        pro |= BIT (REGIE_PRO_NEAR);
      else if (offer->km * 3 > wish->km * 2)
        con |= BIT (REGIE_CON_FAR);
    }
  if (offer->places - offer->taken > 1)
    pro |= BIT (REGIE_PRO_PLACES);
  if (offer->fresh_until != REGIE_DAY_NONE && offer->fresh_until < today)
    score -= w->stale, con |= BIT (REGIE_CON_STALE);
  if (offer->vog && wish->vog == REGIE_CONDUCT_CAN)
    score -= w->apply, con |= BIT (REGIE_CON_VOG);
  if (offer->paid && wish->permit != REGIE_PERMIT_FREE)
    con |= wish->permit == REGIE_PERMIT_TWV ? BIT (REGIE_CON_TWV) : BIT (REGIE_CON_PERMIT_UNKNOWN);
  if (offer->demands != 0 && !wish->asked)
    con |= BIT (REGIE_CON_LIMITS_UNKNOWN);
  if (offer->min_age > 0 && (wish->born == 0 || year - wish->born == offer->min_age))
    con |= BIT (REGIE_CON_AGE_UNKNOWN);
  if (offer->from != REGIE_DAY_NONE && offer->from > today)
    con |= BIT (REGIE_CON_LATER);
  if (offer->costs)
    con |= BIT (REGIE_CON_COSTS);
  fit->half_hours = overlap (&wish->hours, &offer->hours);
  if (!both_known)
    con |= BIT (REGIE_CON_TIME_UNKNOWN);
  else if (fit->half_hours == 0)
    fit->hard |= BIT (REGIE_HARD_TIME);
  else
    {
      score += w->time * fit->half_hours / offer->half_hours;
      if (fit->half_hours == offer->half_hours)
        pro |= BIT (REGIE_PRO_TIME);
      else
        con |= BIT (REGIE_CON_TIME);
    }
  if (fit->hard != 0)
    return FALSE;
  fit->score = score;
  fit->pro = pro;
  fit->con = con;
  return TRUE;
}

void
regie_match_fit (const RegieMatchWeights *weights, RegieDay today, const RegieMatchWish *wish,
                 const RegieMatchOffer *offer, RegieFit *fit)
{
  g_return_if_fail (weights != NULL && wish != NULL && offer != NULL && fit != NULL);
  fit->score = 0;
  fit->pro = fit->con = 0;
  weigh (weights, today, year_of (today), wish, offer, G_MININT, fit);
}

typedef struct {
  const RegieMatchWish *wishes;
  const RegieMatchOffer *offers;
} Book;

static int
compare (const RegieFit *a, const RegieFit *b, const Book *book)
{
  const RegieMatchWish *one = &book->wishes[a->wish];
  const RegieMatchWish *other = &book->wishes[b->wish];
  gint64 x, y;

  if ((a->hard != 0) != (b->hard != 0))
    return a->hard != 0 ? 1 : -1;
  if (a->score != b->score)
    return b->score - a->score;
  if (one->opened != other->opened)
    return one->opened < other->opened ? -1 : 1;
  x = one->id, y = other->id;
  if (x == y)
    x = book->offers[a->offer].id, y = book->offers[b->offer].id;
  return (x > y) - (x < y);
}

static int
compare_data (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare (a, b, data);
}

void
regie_match_sort (GArray *fits, const RegieMatchWish *wishes, const RegieMatchOffer *offers)
{
  Book book = { wishes, offers };

  g_array_sort_with_data (fits, compare_data, &book);
}

void
regie_match_all (const RegieMatchWeights *weights, RegieDay today, const RegieMatchWish *wishes,
                 guint n_wishes, const RegieMatchOffer *offers, guint n_offers, guint top,
                 RegieFit *fits)
{
  const Book book = { wishes, offers };
  int year = year_of (today);

  g_return_if_fail (weights != NULL);
  for (guint i = 0; i < n_wishes; i++)
    {
      RegieFit *best = fits + (gsize) i * top;
      guint n = 0;

      for (guint k = 0; k < n_offers; k++)
        {
          RegieFit fit = { .wish = i, .offer = k };
          guint at;

          if (!weigh (weights, today, year, &wishes[i], &offers[k],
                      n == top ? best[top - 1].score : G_MININT + 1, &fit)
              || (n == top && compare (&fit, &best[top - 1], &book) >= 0))
            continue;
          n += n < top;
          for (at = n - 1; at > 0 && compare (&fit, &best[at - 1], &book) < 0; at--)
            best[at] = best[at - 1];
          best[at] = fit;
        }
      for (; n < top; n++)
        best[n] = (RegieFit){ .wish = i, .hard = G_MAXUINT32 };
    }
}

gboolean
regie_hours_parse (const char *text, RegieHours *hours, GError **error)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  g_autofree char *fault = NULL;

  g_return_val_if_fail (hours != NULL, FALSE);
  memset (hours, 0, sizeof *hours);
  if (!regie_week_parse (text, 0, 0, slots, &fault))
    return regie_refuse (
      error, _("Days and hours: “%s” is not understood; expected for example “ma-vr 9:00-12:00”"),
      fault);
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);

      for (int half = slot->from / 30; half * 30 < slot->until && half < 48; half++)
        hours->days[slot->weekday] |= G_GUINT64_CONSTANT (1) << half;
    }
  hours->known = slots->len > 0;
  return TRUE;
}

gboolean
regie_tongues_parse (const RegieCodes *codes, const char *text, RegieTongues *tongues,
                     GError **error)
{
  g_return_val_if_fail (codes != NULL, FALSE);
  static const char *const levels[] = { "A1", "A2", "B1", "B2", "C1", "C2" };
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;", -1);

  *tongues = (RegieTongues){ 0 };
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *word = g_strstrip (parts[i]);
      char *level = NULL;
      const char *key;
      int at;

      if (*word == '\0')
        continue;
      if ((level = strrchr (word, ' ')) != NULL)
        {
          for (at = 0;
               at < (int) G_N_ELEMENTS (levels) && g_ascii_strcasecmp (level + 1, levels[at]) != 0;
               at++)
            ;
          if (at < (int) G_N_ELEMENTS (levels))
            *level = '\0';
          else
            level = NULL;
        }
      key = regie_codes_match (codes, "taalcode", g_strstrip (word));
      if (key == NULL)
        return regie_refuse (
          error, _("Languages: “%s” is not known; expected for example “ti, en, nl A1”"), word);
      if (regie_codes_index (codes, "taalcode", key) == 0)
        tongues->dutch = level != NULL ? MIN (at + 1, 5) : 1;
      tongues->mask |= G_GUINT64_CONSTANT (1) << regie_codes_index (codes, "taalcode", key);
    }
  return TRUE;
}

gboolean
regie_limits_parse (const RegieCodes *codes, const char *text, guint8 *limits, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;", -1);

  g_return_val_if_fail (codes != NULL, FALSE);
  *limits = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *key;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if ((key = regie_codes_match (codes, "grens", parts[i])) == NULL)
        {
          g_autoptr (GString) known = g_string_new (NULL);
          GPtrArray *list = regie_codes_list (codes, "grens");

          for (guint k = 0; k < list->len; k++)
            g_string_append_printf (known, "%s%s", k > 0 ? ", " : "",
                                    ((RegieCode *) list->pdata[k])->label);
          return regie_refuse (
            error, _("What cannot: “%s” is not one of %s. A limit is enough; why is not asked."),
            parts[i], known->str);
        }
      *limits |= BIT (regie_codes_index (codes, "grens", key));
    }
  return TRUE;
}

const char *
regie_hard_name (RegieHard hard)
{
  return hard_names[hard];
}

const char *
regie_pro_name (RegiePro pro)
{
  return pro_names[pro];
}

const char *
regie_con_name (RegieCon con)
{
  return con_names[con];
}

static const char *
label_at (const RegieCodes *codes, const char *list, guint at)
{
  GPtrArray *all = regie_codes_list (codes, list);

  return at < all->len ? ((RegieCode *) all->pdata[at])->label : "";
}

/* The labels of the bits of MASK. */
static char *
labels_of (const RegieCodes *codes, const char *list, guint64 mask)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 64; i++)
    if (mask >> i & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label_at (codes, list, i));
  return g_string_free (text, FALSE);
}

static const char *
dutch_name (guint8 dutch)
{
  static const char *const names[] = { N_("none"), "A1", "A2", "B1", "B2", "C1" };

  return dutch == 0 ? _(names[0]) : names[MIN (dutch, 5)];
}

char *
regie_hard_dup (RegieHard hard, const RegieCodes *codes, const RegieMatchWish *wish,
                const RegieMatchOffer *offer)
{
  g_autofree char *list = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (codes != NULL, NULL);
  switch (hard)
    {
    case REGIE_HARD_PAUSED:
      return g_strdup (_("the offer is paused"));
    case REGIE_HARD_OVER:
      day = regie_day_dup_long (offer->until);
      return g_strdup_printf (_("the offer ended on %s"), day);
    case REGIE_HARD_PLACES:
      return g_strdup (_("all places are taken"));
    case REGIE_HARD_DECIDED:
      return g_strdup (_("about this was decided before"));
    case REGIE_HARD_AGE:
      return g_strdup_printf (_("from %d years of age"), offer->min_age);
    case REGIE_HARD_TIME:
      return g_strdup (_("the times do not meet"));
    case REGIE_HARD_DISTANCE:
      return g_strdup_printf (_("%d km away, at most %d fits"), offer->km, wish->km);
    case REGIE_HARD_VOG:
      return g_strdup (_("a VOG is needed and is not there"));
    case REGIE_HARD_PERMIT:
      return g_strdup (_("paid work is not allowed yet"));
    case REGIE_HARD_TAKES:
      return g_strdup (_("this person takes part in it already"));
    default:
      list = labels_of (codes, "grens", offer->demands & wish->limits);
      return g_strdup_printf (_("asks what cannot: %s"), list);
    }
}

char *
regie_pro_dup (RegiePro pro, const RegieCodes *codes, RegieDay today, const RegieMatchWish *wish,
               const RegieMatchOffer *offer)
{
  g_autofree char *list = NULL;
  int n;

  g_return_val_if_fail (codes != NULL, NULL);
  switch (pro)
    {
    case REGIE_PRO_THEME:
      return g_strdup_printf (_("wants this: %s"), label_at (codes, "richting", offer->theme));
    case REGIE_PRO_KIND:
      return g_strdup_printf (_("is looking for: %s"), label_at (codes, "meedoen", offer->kind));
    case REGIE_PRO_SKILL:
      return g_strdup (_("has experience with it"));
    case REGIE_PRO_TIME:
      return g_strdup (_("all days and hours fit"));
    case REGIE_PRO_LANGUAGE:
      list = labels_of (codes, "taalcode", wish->tongues.mask & offer->tongues.mask);
      return g_strdup_printf (_("speaks there: %s"), list);
    case REGIE_PRO_DUTCH:
      return g_strdup (_("can practise Dutch"));
    case REGIE_PRO_NEAR:
      return g_strdup_printf (_("%d km away"), offer->km);
    case REGIE_PRO_WAITING:
      n = today - wish->opened;
      return g_strdup_printf (ngettext ("waits %d day", "waits %d days", n), n);
    case REGIE_PRO_FIRST:
      return g_strdup (_("takes part for the first time"));
    default:
      n = offer->places - offer->taken;
      return g_strdup_printf (ngettext ("%d place free", "%d places free", n), n);
    }
}

char *
regie_con_dup (RegieCon con, const RegieCodes *codes, const RegieMatchWish *wish,
               const RegieMatchOffer *offer, const RegieFit *fit)
{
  g_autofree char *list = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (codes != NULL, NULL);
  switch (con)
    {
    case REGIE_CON_THEME:
      return offer->theme != REGIE_MATCH_UNKNOWN
               ? g_strdup_printf (_("something else: %s"),
                                  label_at (codes, "richting", offer->theme))
               : g_strdup (_("it is not said in which direction this is"));
    case REGIE_CON_TIME:
      return g_strdup_printf (_("only %d of %d hours fit"), (fit->half_hours + 1) / 2,
                              (offer->half_hours + 1) / 2);
    case REGIE_CON_TIME_UNKNOWN:
      return g_strdup (_("days and hours are not known: ask"));
    case REGIE_CON_FAR:
      return g_strdup_printf (_("far: %d km"), offer->km);
    case REGIE_CON_LANGUAGE:
      list = labels_of (codes, "taalcode", offer->tongues.mask);
      return g_strdup_printf (_("no language in common; spoken there: %s"), list);
    case REGIE_CON_LOW:
      return g_strdup_printf (_("Dutch %s is asked, has %s"), dutch_name (offer->tongues.dutch),
                              dutch_name (wish->tongues.dutch));
    case REGIE_CON_STALE:
      day = regie_day_dup_long (offer->fresh_until);
      return g_strdup_printf (_("not certain any more since %s: call first"), day);
    case REGIE_CON_VOG:
      return g_strdup (_("a VOG must be applied for"));
    case REGIE_CON_TWV:
      return g_strdup (_("the employer must ask for a work permit"));
    case REGIE_CON_PERMIT_UNKNOWN:
      return g_strdup (_("whether paid work is allowed is not known: ask"));
    case REGIE_CON_LIMITS_UNKNOWN:
      list = labels_of (codes, "grens", offer->demands);
      return g_strdup_printf (_("asks: %s; what cannot was not talked about"), list);
    case REGIE_CON_AGE_UNKNOWN:
      return g_strdup_printf (_("from %d years of age: ask"), offer->min_age);
    case REGIE_CON_LATER:
      day = regie_day_dup_long (offer->from);
      return g_strdup_printf (_("begins on %s"), day);
    default:
      return g_strdup (_("costs money"));
    }
}
