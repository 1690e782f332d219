/* SPDX-License-Identifier: EUPL-1.2 */
/* The Meedoenbalie: what fits and why, as a table; what always holds; and what is decided, on both
 * engines. */
#include "fixture.h"
#include "regie-desk-file.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-letter.h"
#include "regie-merge.h"
#include "regie-policies.h"
#include "regie-tasks.h"

#define WISH                                                                                       \
  "\"soort\":\"vrijwilligerswerk\",\"richting\":\"buiten\",\"rooster\":\"ma-vr "                   \
  "9:00-12:00\",\"talen\":\"ti, en\",\"geboortejaar\":1994,\"vervoer\":\"fiets\","                 \
  "\"grenzen_besproken\":true,\"open_sinds\":\"2026-11-20\",\"vog\":\"heeft\",\"betaald_werk\":"   \
  "\"vrij\""
#define OFFER                                                                                      \
  "\"titel\":\"De "                                                                                \
  "Moestuin\",\"soort\":\"vrijwilligerswerk\",\"richting\":\"buiten\",\"rooster\":\"di/do "        \
  "9:00-12:00\",\"talen\":\"en\",\"plaatsen\":1,\"afstand\":2"

/* Of a wish and an offer as above, each with more or other fields: the words of what is for,
 * against and refused. */
static const struct {
  const char *name, *wish, *offer, *pros, *cons, *refused;
} cases[] = {
  { "everything fits", "", "", "richting soort tijd taal dichtbij eerste_keer", "", "" },
  { "another direction", "\"richting\":\"koken\"", "", "soort tijd taal dichtbij eerste_keer",
    "andere_richting", "" },
  { "another kind", "\"soort\":\"sport\"", "", "richting tijd taal dichtbij eerste_keer", "", "" },
  { "a part of the hours", "\"rooster\":\"di 9:00-12:00\"", "",
    "richting soort taal dichtbij eerste_keer", "deel_van_de_tijd", "" },
  { "no hour in common", "\"rooster\":\"za 9:00-12:00\"", "", "", "", "tijd" },
  { "hours not known", "\"rooster\":null", "", "richting soort taal dichtbij eerste_keer",
    "tijd_onbekend", "" },
  { "no language in common", "\"talen\":\"ti\"", "", "richting soort tijd dichtbij eerste_keer",
    "geen_gedeelde_taal", "" },
  { "Dutch to practise", "\"talen\":\"nl A1\"", "\"talen\":\"nl A1\"",
    "richting soort tijd taal nederlands dichtbij eerste_keer", "", "" },
  { "Dutch too low", "\"talen\":\"nl A1, en\"", "\"talen\":\"nl A2\"",
    "richting soort tijd taal nederlands dichtbij eerste_keer", "nederlands_te_laag", "" },
  { "far", "", "\"afstand\":7", "richting soort tijd taal eerste_keer", "ver", "" },
  { "too far by bicycle", "", "\"afstand\":9", "", "", "afstand" },
  { "too far for the wish", "\"afstand\":1", "", "", "", "afstand" },
  { "by bus it is not too far", "\"vervoer\":\"ov\"", "\"afstand\":9",
    "richting soort tijd taal eerste_keer", "", "" },
  { "too young", "\"geboortejaar\":2010", "\"minimumleeftijd\":18", "", "", "leeftijd" },
  { "eighteen this year", "\"geboortejaar\":2008", "\"minimumleeftijd\":18",
    "richting soort tijd taal dichtbij eerste_keer", "leeftijd_onbekend", "" },
  { "age not known", "\"geboortejaar\":null", "\"minimumleeftijd\":18",
    "richting soort tijd taal dichtbij eerste_keer", "leeftijd_onbekend", "" },
  { "a VOG that can be had", "\"vog\":\"kan\"", "\"vog_nodig\":true",
    "richting soort tijd taal dichtbij eerste_keer", "vog_aanvragen", "" },
  { "no VOG", "\"vog\":\"niet\"", "\"vog_nodig\":true", "", "", "vog" },
  { "a VOG was not asked about", "\"vog\":null", "\"vog_nodig\":true", "", "", "vog" },
  { "paid work, not yet", "\"betaald_werk\":\"nog_niet\"", "\"soort\":\"betaald_werk\"", "", "",
    "vergunning" },
  { "paid work with a permit", "\"betaald_werk\":\"twv\"", "\"soort\":\"betaald_werk\"",
    "richting tijd taal dichtbij eerste_keer", "twv_nodig", "" },
  { "paid work, not known", "\"betaald_werk\":null", "\"soort\":\"betaald_werk\"",
    "richting tijd taal dichtbij eerste_keer", "vergunning_onbekend", "" },
  { "volunteering asks no permit", "\"betaald_werk\":\"nog_niet\"", "",
    "richting soort tijd taal dichtbij eerste_keer", "", "" },
  { "asks what cannot", "\"kan_niet\":\"zwaar_tillen\"", "\"vraagt\":\"zwaar_tillen, drukte\"", "",
    "", "grens" },
  { "limits not talked about", "\"grenzen_besproken\":false", "\"vraagt\":\"zwaar_tillen\"",
    "richting soort tijd taal dichtbij eerste_keer", "grenzen_niet_besproken", "" },
  { "full", "", "\"plaatsen\":0", "", "", "vol" },
  { "several places", "", "\"plaatsen\":3", "richting soort tijd taal dichtbij eerste_keer plekken",
    "", "" },
  { "paused", "", "\"gepauzeerd\":true", "", "", "gepauzeerd" },
  { "over", "", "\"tot\":\"2026-11-22\"", "", "", "voorbij" },
  { "the last day", "", "\"tot\":\"2026-11-23\"", "richting soort tijd taal dichtbij eerste_keer",
    "", "" },
  { "begins later", "", "\"van\":\"2026-12-01\"", "richting soort tijd taal dichtbij eerste_keer",
    "begint_later", "" },
  { "not certain any more", "", "\"geldig_tot\":\"2026-11-01\"",
    "richting soort tijd taal dichtbij eerste_keer", "oud_aanbod", "" },
  { "waits long", "\"open_sinds\":\"2026-09-01\"", "",
    "richting soort tijd taal dichtbij wacht_lang eerste_keer", "", "" },
  { "has done it before", "\"kan\":\"moestuin\"", "",
    "richting soort kan tijd taal dichtbij eerste_keer", "", "" },
  { "costs", "", "\"kosten\":\"bus 5 euro\"", "richting soort tijd taal dichtbij eerste_keer",
    "kosten", "" },
  { "two limits at once", "\"geboortejaar\":2012,\"rooster\":\"zo 9:00-10:00\"",
    "\"minimumleeftijd\":16", "", "", "leeftijd tijd" },
};

/* FIELDS with those of MORE in their place. */
static char *
with (const char *fields, const char *more)
{
  return *more != '\0' ? g_strdup_printf ("%s,%s", fields, more) : g_strdup (fields);
}

static char *
words (guint32 mask, guint n, const char *(*name) (guint))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (mask >> i & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name (i));
  return g_string_free (text, FALSE);
}

static const char *
pro (guint i)
{
  return regie_pro_name (i);
}
static const char *
con (guint i)
{
  return regie_con_name (i);
}
static const char *
hard (guint i)
{
  return regie_hard_name (i);
}

static RegieDesk *
parse (const RegieOffice *office, const char *wish, const char *offer)
{
  g_autofree char *one = with (WISH, wish);
  g_autofree char *other = with (OFFER, offer);
  g_autofree char *json = g_strdup_printf ("{\"wensen\":[{%s}],\"aanbod\":[{%s}]}", one, other);
  g_autoptr (GError) error = NULL;
  RegieDesk *desk = regie_desk_parse (office, json, -1, &error);

  g_assert_no_error (error);
  return desk;
}

static void
test_reasons (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDesk) desk = parse (office, cases[i].wish, cases[i].offer);
      g_autoptr (GArray) fits = regie_desk_for_wish (desk, 0, TRUE);
      const RegieFit *fit = &g_array_index (fits, RegieFit, 0);
      g_autofree char *pros = words (fit->pro, REGIE_N_PRO, pro);
      g_autofree char *cons = words (fit->con, REGIE_N_CON, con);
      g_autofree char *refused = words (fit->hard, REGIE_N_HARD, hard);
      char **sentences[3] = { NULL };

      if (strcmp (pros, cases[i].pros) != 0 || strcmp (cons, cases[i].cons) != 0
          || strcmp (refused, cases[i].refused) != 0)
        g_error ("%s: for “%s”, against “%s”, refused “%s”", cases[i].name, pros, cons, refused);
      /* Every reason has its sentence. */
      regie_desk_explain (desk, fit, &sentences[0], &sentences[1], &sentences[2]);
      for (guint k = 0; k < 3; k++)
        {
          for (guint m = 0; sentences[k][m] != NULL; m++)
            g_assert_cmpuint (strlen (sentences[k][m]), >, 3);
          g_strfreev (sentences[k]);
        }
    }
}

static void
test_case_faults (void)
{
  static const struct {
    const char *json, *field;
  } rows[] = {
    { "[]", "This is not" },
    { "{\"wensen\":[]}", "aanbod" },
    { "{\"wensen\":{},\"aanbod\":[]}", "wensen" },
    { "{\"wensen\":[1],\"aanbod\":[]}", "wensen[0]" },
    { "{\"wensen\":[{}],\"aanbod\":[]}", "wensen[0].soort" },
    { "{\"wensen\":[{\"soort\":\"vliegen\"}],\"aanbod\":[]}", "wensen[0].soort" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"rooster\":\"elke dag\"}],\"aanbod\":[]}",
      "wensen[0]: Days and hours" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"rooster\":\"ma 12:00-9:00\"}],\"aanbod\":[]}",
      "wensen[0]: Days and hours" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"talen\":\"elfs\"}],\"aanbod\":[]}",
      "wensen[0]: Languages" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"kan_niet\":\"rugpijn\"}],\"aanbod\":[]}",
      "wensen[0]: What cannot" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"id\":-1}],\"aanbod\":[]}", "wensen[0].id" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":-2}]}", "aanbod[0]" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":1,\"van\":\"2026-12-01\","
      "\"tot\":\"2026-11-01\"}]}",
      "aanbod[0]: Until" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":1,\"minimumleeftijd\":400}]}",
      "aanbod[0]: Minimum age" },
  };
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      if (regie_desk_parse (office, rows[i].json, -1, &error) != NULL)
        g_error ("%s was taken", rows[i].json);
      if (!g_str_has_prefix (error->message, rows[i].field))
        g_error ("%s: %s", rows[i].json, error->message);
    }
}

/* --- with a database --- */

static gint64
record (Fixture *f, RegieEntityId entity, const char *const *pairs)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    regie_form_set (form, pairs[i], pairs[i + 1]);
  change = regie_record_make (f->db, f->office, regie_entity (entity), NULL, form, &error);
  g_assert_no_error (error);
  id = g_ascii_strtoll (((RegieEdit *) change->edits->pdata[0])->id, NULL, 10);
  apply (f, change, NULL);
  return id;
}

#define RECORD(entity, ...)                                                                        \
  record (f, REGIE_ENTITY_##entity, (const char *const[]){ __VA_ARGS__, NULL })

static char *
text_of (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

typedef struct {
  gint64 resident, wish, giver, offer;
} Pair;

static Pair
add_pair (Fixture *f, const char *number, const char *places)
{
  Pair p = { .resident = RECORD (Resident, "initialen", "H.K.", "nummer", number, "talen", "ti, en",
                                 "geboortejaar", "1994") };
  g_autofree char *resident = text_of (p.resident);
  g_autofree char *name = g_strdup_printf ("Gever %s", number);
  g_autofree char *giver = NULL;

  p.wish = RECORD (Wish, "bewoner", resident, "soort", "vrijwilligerswerk", "richting", "buiten",
                   "open_sinds", "2026-10-01", "rooster", "di 9:00-12:00");
  p.giver = RECORD (Giver, "naam", name, "soort", "organisatie", "telefoon", "043 000 00 00");
  giver = text_of (p.giver);
  p.offer = RECORD (Offer, "gever", giver, "titel", "Tuinieren", "soort", "vrijwilligerswerk",
                    "richting", "buiten", "plaatsen", places, "rooster", "di 9:00-12:00");
  return p;
}

static void
expect (RegieChange *change, GError **error, const char *begin)
{
  g_assert_null (change);
  g_assert_nonnull (*error);
  if (!g_str_has_prefix ((*error)->message, begin))
    g_error ("“%s” does not begin with “%s”", (*error)->message, begin);
  g_clear_error (error);
}

/* From proposal to what came of it; each step is one change that goes back. */
static void
test_from_match_to_doing (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  gint64 match, seq;
  int at;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         &seq);
  match = count (f, "SELECT id FROM match");
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM match WHERE stage = 'afgesproken' AND reasons LIKE '+ %'"), ==,
    1);
  /* The only place is taken: nobody else is proposed for it, and it is refused. */
  desk = regie_desk_load (f->db, f->office, &error);
  at = regie_desk_find_offer (desk, p.offer);
  g_assert_cmpint (g_array_index (desk->offers, RegieMatchOffer, at).taken, ==, 1);
  expect (regie_match_decide (f->db, f->office, q.wish, p.offer, "afgesproken", NULL, 0, &error),
          &error, "This cannot be: all places");
  expect (regie_match_decide (f->db, f->office, p.wish, q.offer, "afgesproken", NULL, 0, &error),
          &error, "This wish has a match");
  expect (regie_match_move (f->db, f->office, match, "afgerond", NULL, &error), &error, "Stage");
  expect (regie_match_move (f->db, f->office, match, "gestopt", NULL, &error), &error, "Reason");
  apply (f, regie_match_move (f->db, f->office, match, "proef", NULL, &error), NULL);
  apply (f, regie_match_move (f->db, f->office, match, "loopt", NULL, &error), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM match WHERE begun_on = '2026-11-23'"), ==, 1);
  apply (f, regie_match_move (f->db, f->office, match, "afgerond", NULL, &error), &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM wish WHERE closed_on = '2026-11-23'"), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM wish WHERE closed_on IS NOT NULL"), ==, 0);
  apply (f, regie_match_move (f->db, f->office, match, "gestopt", "Verhuisd", &error), NULL);
  /* Stopped: the wish waits again, and the same offer is not proposed twice. */
  g_clear_pointer (&desk, regie_desk_free);
  desk = regie_desk_load (f->db, f->office, &error);
  at = regie_desk_find_wish (desk, p.wish);
  g_assert_null (g_array_index (desk->wish_records, RegieDeskWish, at).running);
  g_assert_cmpuint (g_array_index (desk->wishes, RegieMatchWish, at).n_before, ==, 1);
  g_assert_cmpuint (
    g_array_index (desk->wishes, RegieMatchWish, regie_desk_find_wish (desk, q.wish)).n_before, ==,
    0);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, at, FALSE);

    g_assert_cmpuint (fits->len, ==, 1);
    g_assert_cmpint (
      g_array_index (desk->offers, RegieMatchOffer, g_array_index (fits, RegieFit, 0).offer).id, ==,
      q.offer);
  }
  /* "Does not fit" is remembered as well. */
  apply (f,
         regie_match_decide (f->db, f->office, p.wish, q.offer, "past_niet", "Te vroeg op de dag",
                             0, &error),
         NULL);
  g_clear_pointer (&desk, regie_desk_free);
  desk = regie_desk_load (f->db, f->office, &error);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, regie_desk_find_wish (desk, p.wish),
                                                   FALSE);

    g_assert_cmpuint (fits->len, ==, 0);
  }
  assert_in_order (f);
}

/* Two desks take the last place: one of them is told. */
static void
test_last_place (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) one = regie_match_decide (f->db, f->office, p.wish, p.offer,
                                                    "afgesproken", NULL, 0, &error);
  g_autoptr (RegieChange) other = regie_match_decide (f->db, f->office, q.wish, p.offer,
                                                      "afgesproken", NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_true (regie_apply (f->db, &f->applier, one, NULL, &error));
  g_assert_false (regie_apply (f->db, &f->applier, other, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM match"), ==, 1);
}

/* One person has one place of an offer, by whichever wish; and comes on the days and for the hours
 * that it has. */
static void
test_one_place (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "5");
  g_autofree char *resident = text_of (p.resident);
  gint64 second = RECORD (Wish, "bewoner", resident, "soort", "vrijwilligerswerk", "richting",
                          "buiten", "open_sinds", "2026-10-01", "rooster", "di 9:00-12:00");
  gint64 match, proposed, minutes_ok;
  RegieDay tuesday = regie_day_from_civil (2026, 11, 10);
  RegieDay day;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  int minutes;

  apply (f, regie_match_decide (f->db, f->office, second, p.offer, "voorgesteld", NULL, 0, &error),
         NULL);
  proposed = count (f, "SELECT id FROM match");
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  g_assert_no_error (error);
  match = count (f, "SELECT max(id) FROM match");
  expect (regie_match_decide (f->db, f->office, second, p.offer, "afgesproken", NULL, 0, &error),
          &error, "This cannot be: this person takes part");
  expect (regie_match_move (f->db, f->office, proposed, "afgesproken", NULL, &error), &error,
          "This cannot be: this person takes part");
  desk = regie_desk_load (f->db, f->office, &error);
  {
    g_autoptr (GArray) fits = regie_desk_for_wish (desk, regie_desk_find_wish (desk, second),
                                                   FALSE);

    g_assert_cmpuint (fits->len, ==, 0);
  }
  /* On Monday the 23rd the last time was Tuesday the 17th, three hours. */
  for (guint i = 0; i < desk->matches->len; i++)
    regie_attendance_propose (desk, desk->matches->pdata[i], regie_office_today (f->office), &day,
                              &minutes);
  g_assert_cmpint (day, ==, regie_day_from_civil (2026, 11, 17));
  g_assert_cmpint (minutes, ==, 180);
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday + 1, 60, 0, &error),
          &error, "Day: on this day of the week the offer is not held");
  expect (regie_attendance_record (f->db, f->office, match, "niet_gekomen", tuesday + 1, 0, 0,
                                   &error),
          &error, "Day: on this day of the week");
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 181, 0, &error),
          &error, "Minutes: on this day the offer lasts 180");
  g_assert_true (regie_db_script (f->db, "UPDATE offer SET until_day = '2026-11-09'", NULL));
  expect (regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 60, 0, &error),
          &error, "Day: the offer is not held on this day");
  g_assert_true (regie_db_script (f->db, "UPDATE offer SET until_day = NULL", NULL));
  apply (f, regie_attendance_record (f->db, f->office, match, "geweest", tuesday, 180, 0, &error),
         NULL);
  g_assert_no_error (error);
  /* A second place that stands there from before counts no day twice. */
  g_assert_true (regie_db_script (f->db, "UPDATE match SET stage = 'loopt'", NULL));
  expect (regie_attendance_record (f->db, f->office, proposed, "geweest", tuesday, 60, 0, &error),
          &error, "Day: this day was ticked");
  minutes_ok = count (f, "SELECT sum(minutes) FROM attendance");
  g_assert_cmpint (minutes_ok, ==, 180);
}

/* Hours count in the dossier once, also those from before the link. */
static void
test_hours_flow (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match, seq;
  Pair p = add_pair (f, "N1", "2");
  Pair q;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, "UPDATE dossier SET number = 'I1'", NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 10), 150, 0, &error),
         NULL);
  apply (f,
         regie_attendance_record (f->db, f->office, match, "afgemeld",
                                  regie_day_from_civil (2026, 11, 17), 0, 0, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 0);
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 10), 60, 0, &error),
          &error, "Day: this day was ticked");
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 24), 60, 0, &error),
          &error, "Day: this day is still");
  expect (regie_attendance_record (f->db, f->office, match, "geweest",
                                   regie_day_from_civil (2026, 11, 22), 0, 0, &error),
          &error, "Minutes");
  expect (regie_resident_link (f->db, f->office, p.resident, "I2", 0, &error), &error,
          "Dossier: there is no");
  apply (f, regie_resident_link (f->db, f->office, p.resident, "I1", 0, &error), &seq);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND topic = "
                             "'participatie' AND minutes = 150 AND voided = 0"),
                   ==, 1);
  expect (regie_resident_link (f->db, f->office, p.resident, "I1", 0, &error), &error,
          "Dossier: this resident is linked");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 3), 90, 0, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0"), ==,
                   2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"), ==, 2);
  g_assert_cmpint (count (f, "SELECT hours FROM dossier_index"), ==, 4);
  /* The fact is corrected in the dossier: the attendance goes along with it. */
  {
    g_autoptr (RegieRecord) fact = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact),
                                                   count (f, "SELECT min(id) FROM fact"), NULL);
    g_autoptr (GHashTable) form = regie_form_from_fact (f->office, fact);

    regie_form_set (form, "uren", "3");
    apply (f, regie_fact_make (f->db, f->office, dossier, fact, NULL, form, 0, &error), NULL);
    g_assert_cmpint (
      count (f, "SELECT count(*) FROM attendance a JOIN fact x ON x.id = a.fact AND x.voided = 0"),
      ==, 2);
    g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 1"), ==, 1);
  }
  q = add_pair (f, "N2", "1");
  expect (regie_resident_link (f->db, f->office, q.resident, "I1", 0, &error), &error,
          "Dossier: another resident");
  /* The person is erased: also at the desk. */
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 1 AND initials = '—' "
                             "AND number IS NULL AND born IS NULL AND linked IS NULL"),
                   ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM match WHERE stage = 'gestopt' AND reasons IS NULL"), ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM attendance WHERE fact IS NULL AND state = 'geweest'"), ==, 2);
  assert_in_order (f);
}

/* Who ticks at the desk and may not write in dossiers leaves the hours for who may; they count
 * once. */
static void
test_hours_wait (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match;
  Pair p = add_pair (f, "N1", "2");
  g_autofree char *link = g_strdup_printf ("UPDATE resident SET linked = %" G_GINT64_FORMAT,
                                           dossier);
  g_autoptr (GError) error = NULL;
  gint64 waiting;
  guint n;

  g_assert_true (
    regie_db_script (f->db,
                     "INSERT INTO staff (id, version, voided, name, role, active) VALUES (1, 1, 0, "
                     "'Balie', 'balie', 1), (2, 1, 0, 'Lotte', 'consulent', 1)",
                     NULL));
  g_assert_true (regie_db_script (f->db, link, NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 1, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 10), 150, 1, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 0);
  g_assert_true (regie_desk_n_waiting (f->db, &waiting, &error));
  g_assert_cmpint (waiting, ==, 1);
  f->applier.who = 2;
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'uren' AND minutes = 150 AND "
                             "day = '2026-11-10' AND recorded_by = 2"),
                   ==, 1);
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (regie_desk_n_waiting (f->db, &waiting, &error));
  g_assert_cmpint (waiting, ==, 0);
  /* The next day at the desk: only that one is new. */
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 17), 90, 1, &error),
         NULL);
  g_assert_true (regie_desk_settle (f->db, &f->applier, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 2);
  apply (f,
         regie_attendance_record (f->db, f->office, match, "geweest",
                                  regie_day_from_civil (2026, 11, 3), 60, 2, &error),
         NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 3);
  assert_in_order (f);
}

/* What the desk must not forget is put off with a reason, and comes back on its day; so for each
 * kind. */
static void
test_put_off (Fixture *f, gconstpointer data)
{
  static const char *const rules[] = { "BALIE-AANBOD", "BALIE-GEVER", "BALIE-NIET-GEKOMEN" };
  Pair p = add_pair (f, "N1", "3");
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  g_assert_true (regie_db_script (
    f->db,
    "UPDATE offer SET fresh_until = '2026-11-22'; UPDATE giver SET told_on = '2026-10-01';"
    "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 1, 1, 0, id, "
    "'2026-11-03', 'niet_gekomen' FROM match;"
    "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 2, 1, 0, id, "
    "'2026-11-10', 'niet_gekomen' FROM match;",
    NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) then = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      const RegieTodayKey *key;
      RegieTask task;
      RegieDay today = regie_office_today (f->office);
      gint64 seq;

      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, keys, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (keys->len, ==, 1);
      key = &g_array_index (keys, RegieTodayKey, 0);
      task = (RegieTask){ .kind = key->n, .subject = key->subject, .due = key->due };
      expect (regie_task_defer (f->db, f->office, &task, today + 7, " ", &error), &error, "Reason");
      apply (f, regie_task_defer (f->db, f->office, &task, today + 7, "Belt volgende week", &error),
             &seq);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, later, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (later->len, ==, 0);
      regie_office_set_today (f->office, today + 7);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, then, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (then->len, ==, 1);
      regie_office_set_today (f->office, today);
      g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (
        regie_tasks_add_keys (f->db, f->office, later, rules[i], REGIE_TASKS_DESK, NULL, &error));
      g_assert_cmpuint (later->len, ==, 1);
      apply (f, regie_task_defer (f->db, f->office, &task, today + 7, "Zeldzaamwoord", &error),
             NULL);
    }
  g_assert_cmpint (
    count (
      f, "SELECT count(*) FROM delay WHERE voided = 0 AND provider IS NULL AND giver IS NOT NULL"),
    ==, 3);
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM delay WHERE \"match\" IS NOT NULL AND reason <> '—'"), ==, 0);
}

/* As LOGIN, in the same schema. */
static RegieDb *
open_as (Fixture *f, const char *login)
{
  g_autoptr (GString) uri = g_string_new (f->uri);
  g_autofree char *user = g_strdup_printf ("user=%s", login);
  g_autoptr (GError) error = NULL;
  RegieDb *db;

  g_string_replace (uri, "user=test", user, 0);
  db = regie_db_open (uri->str, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  return db;
}

static gint64
count_in (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (regie_db_get_int (db, sql, 0, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

static gboolean
read_plan (guint n, const char *const *c, gpointer data, GError **error)
{
  g_string_append_printf (data, "%s\n", c[0]);
  return TRUE;
}

/* The server itself shows no dossier to the role of the desk, whatever program asks, and the desk
 * can do its work; who sees dossiers pays nothing for it: the index of the search is still used. */
static void
test_server_refuses (Fixture *f, gconstpointer data)
{
  static const char *const closed[] = { "person",   "dossier",       "fact",        "relation",
                                        "health",   "answer",        "engagement",  "document",
                                        "deadline", "dossier_index", "search_text", "plan_cost",
                                        "filter" };
  static const char *const open[] = { "resident", "wish", "giver", "offer" };
  static const char *const owners[] = { "UPDATE meta SET value = '99' WHERE key = 'version'",
                                        "DELETE FROM meta",
                                        "INSERT INTO meta VALUES ('demo', 'demo-1')",
                                        "INSERT INTO change_log (seq, at, who, title, values_hash, "
                                        "hash) VALUES (999, 'x', 2, 'x', '', 'x')" };
  g_autofree char *desk_login = g_strdup_printf ("balie_%d", (int) getpid ());
  g_autofree char *consultant_login = g_strdup_printf ("consulent_%d", (int) getpid ());
  g_autofree char *stranger_login = g_strdup_printf ("vreemd_%d", (int) getpid ());
  g_autofree char *sql = NULL;
  g_autofree char *drop = NULL;
  g_autoptr (RegieDb) desk = NULL;
  g_autoptr (RegieDb) consultant = NULL;
  g_autoptr (RegieDb) stranger = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) plan = g_string_new (NULL);
  g_autoptr (RegieMe) me = NULL;
  RegieApplier applier;
  Pair p;
  gboolean current;
  gint64 dossier;

  if (!regie_db_is_postgres (f->db))
    return;
  dossier = add_dossier (f, "Kidane", "999999990", "gezin");
  add_fact (f, dossier, "kennisgeving", "2026-11-02", NULL, NULL);
  p = add_pair (f, "N1", "2");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error));
  g_assert_true (regie_db_script (f->db, "INSERT INTO plan_cost VALUES (1, 2026, 100)", NULL));
  sql = g_strdup_printf (
    "INSERT INTO filter (id, version, voided, name, query) VALUES (1, 1, 0, 'x', 'x');"
    "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES (1, 1, 0, '%s', "
    "'Balie', 'balie', 1), (2, 1, 0, '%s', 'Lotte', 'consulent', 1), (3, 1, 0, NULL, 'Zonder "
    "login', 'consulent', 1);"
    "INSERT INTO draft (id, version, voided, staff, place, text) VALUES (1, 1, 0, 1, 'wens/1', "
    "'x'), (2, 1, 0, 2, 'feit/1', 'x');"
    "CREATE ROLE %s LOGIN; CREATE ROLE %s LOGIN; CREATE ROLE %s LOGIN",
    desk_login, consultant_login, desk_login, consultant_login, stranger_login);
  g_assert_true (regie_db_script (f->db, sql, &error));
  g_assert_no_error (error);
  g_assert_true (regie_policies_grant (f->db, desk_login, TRUE, &error)
                 && regie_policies_grant (f->db, consultant_login, TRUE, &error)
                 && regie_policies_grant (f->db, stranger_login, TRUE, &error));
  g_assert_false (regie_policies_grant (f->db, "wie_is_dit", TRUE, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  desk = open_as (f, desk_login);
  consultant = open_as (f, consultant_login);
  stranger = open_as (f, stranger_login);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT count(*) FROM \"%s\"", closed[i]);

      if (count_in (desk, ask) != 0 || count_in (stranger, ask) != 0
          || count_in (consultant, ask) != count (f, ask))
        g_error ("%s", closed[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT count(*) FROM \"%s\"", open[i]);

      g_assert_cmpint (count_in (desk, ask), ==, 1);
    }
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM fact WHERE EXISTS (SELECT 1 FROM deadline) AND EXISTS (SELECT "
              "1 FROM search_text) AND EXISTS (SELECT 1 FROM dossier_index)"),
    ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM draft WHERE id = 1"), ==, 1);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM draft"), ==, 1);
  g_assert_cmpint (count_in (consultant, "SELECT count(*) FROM draft WHERE staff = 2"), ==,
                   1); /* what a colleague typed is the colleague's */
  g_assert_cmpint (count_in (consultant, "SELECT count(*) FROM draft"), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_assert_false (regie_db_script (k == 0 ? desk : consultant, owners[i], &error));
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
        g_clear_error (&error);
      }
  g_assert_true (
    regie_db_script (consultant, "UPDATE draft SET text = 'anders' WHERE id = 1", &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft WHERE text = 'x'"), ==, 2);
  g_assert_cmpint (
    count_in (desk,
              "SELECT count(*) FROM change_value WHERE entity IN ('person', 'dossier', 'fact')"),
    ==, 0);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM change_value WHERE entity = 'offer'"), >,
                   0);
  /* It cannot give itself another role, write in a dossier, or take a line out of the log. */
  g_assert_true (
    regie_db_script (desk, "UPDATE staff SET role = 'beheer'; DELETE FROM change_log", &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM staff WHERE role = 'beheer'"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), >, 0);
  g_assert_false (regie_db_script (desk,
                                   "INSERT INTO fact (id, version, voided, dossier, kind, day) "
                                   "VALUES (9, 1, 0, 1, 'uren', '2026-11-01')",
                                   &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  /* A table of its own in front of the real one deceives nobody. */
  g_assert_true (regie_db_script (desk,
                                  "CREATE TEMP TABLE staff AS SELECT 1 AS id, session_user::text "
                                  "AS login, 'beheer' AS role, 1 AS active, 0 AS voided",
                                  &error));
  g_clear_error (&error);
  g_assert_cmpint (count_in (desk, "SELECT count(*) FROM person"), ==, 0);
  g_assert_true (regie_db_script (desk, "DROP TABLE pg_temp.staff", NULL));
  /* The work of the desk goes on, and its index is never called out of date. */
  g_assert_true (
    regie_db_script (f->db, "UPDATE meta SET value = 'x' WHERE key = 'rules_hash'", NULL));
  g_assert_true (regie_index_is_current (desk, f->deriver, &current, &error) && current);
  g_assert_true (regie_index_is_current (consultant, f->deriver, &current, &error) && !current);
  g_assert_false (regie_reindex (desk, f->deriver, NULL, NULL, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (regie_reindex (consultant, f->deriver, NULL, NULL, NULL, &error));
  g_assert_true (regie_index_is_current (consultant, f->deriver, &current, &error) && current);
  g_assert_null (regie_me_find (stranger, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  me = regie_me_find (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (me->role, ==, "balie");
  applier = f->applier;
  applier.who = me->id;
  {
    g_autoptr (RegieChange) change = regie_match_decide (desk, f->office, p.wish, p.offer,
                                                         "afgesproken", NULL, me->id, &error);

    g_assert_no_error (error);
    g_assert_true (regie_apply (desk, &applier, change, NULL, &error));
    g_assert_no_error (error);
  }
  g_assert_true (regie_erase_wish (desk, f->office, p.wish, me->id, &error));
  g_assert_no_error (error);
  g_assert_true (regie_log_check (f->db, &error));
  g_assert_no_error (error);
  g_assert_true (regie_db_script (consultant, "SET enable_seqscan = off", NULL));
  g_assert_true (regie_db_exec (consultant,
                                "EXPLAIN SELECT id FROM search_text WHERE folded LIKE '%kidane%'",
                                0, NULL, read_plan, plan, NULL));
  g_assert_nonnull (strstr (plan->str, "search_text_trigram"));
  /* Who leaves has nothing any more. */
  g_assert_true (regie_policies_grant (f->db, desk_login, FALSE, &error));
  g_assert_false (regie_db_script (desk, "SELECT 1 FROM resident", NULL));
  g_clear_pointer (&desk, regie_db_close);
  g_clear_pointer (&consultant, regie_db_close);
  g_clear_pointer (&stranger, regie_db_close);
  drop = g_strdup_printf ("DROP OWNED BY %s, %s, %s; DROP ROLE %s, %s, %s", desk_login,
                          consultant_login, stranger_login, desk_login, consultant_login,
                          stranger_login);
  g_assert_true (regie_db_script (f->db, drop, &error));
}

/* Vandaag says what the desk must not forget, and no longer when it was dealt with. */
static void
test_signals (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *rule;
    gboolean shown;
  } rows[] = {
    { "UPDATE offer SET fresh_until = '2026-11-22'", "BALIE-AANBOD", TRUE },
    { "UPDATE offer SET fresh_until = '2026-11-23'", "BALIE-AANBOD", FALSE },
    { "UPDATE offer SET fresh_until = '2026-11-01', paused = 1", "BALIE-AANBOD", FALSE },
    { "UPDATE offer SET paused = 0, fresh_until = '2027-01-01'", "BALIE-AANBOD", FALSE },
    { "UPDATE giver SET told_on = '2026-10-08'", "BALIE-GEVER", TRUE },
    { "UPDATE giver SET told_on = '2026-10-09'", "BALIE-GEVER", FALSE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 1, 1, 0, id, "
      "'2026-11-03', 'niet_gekomen' FROM match",
      "BALIE-NIET-GEKOMEN", FALSE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 2, 1, 0, id, "
      "'2026-11-10', 'niet_gekomen' FROM match",
      "BALIE-NIET-GEKOMEN", TRUE },
    { "INSERT INTO attendance (id, version, voided, match, day, state) SELECT 3, 1, 0, id, "
      "'2026-11-17', 'geweest' FROM match",
      "BALIE-NIET-GEKOMEN", FALSE },
  };
  Pair p = add_pair (f, "N1", "3");
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
      g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));

      g_assert_true (regie_db_script (f->db, rows[i].sql, &error));
      g_assert_no_error (error);
      g_assert_true (regie_tasks_add_keys (f->db, f->office, keys, rows[i].rule, REGIE_TASKS_DESK,
                                           NULL, &error));
      g_assert_no_error (error);
      if ((keys->len == 1) != rows[i].shown)
        g_error ("%s: %u", rows[i].sql, keys->len);
      if (keys->len == 1)
        {
          RegieTodayRow *row = regie_task_row (f->db, &g_array_index (keys, RegieTodayKey, 0),
                                               &error);

          g_assert_no_error (error);
          g_assert_cmpstr (row->name, ==, "Gever N1");
          regie_today_row_free (row);
        }
      g_assert_true (regie_tasks_add_keys (f->db, f->office, mine, rows[i].rule, REGIE_TASKS_OWN,
                                           "Lotte", &error));
      g_assert_cmpuint (mine->len, ==, 0);
    }
}

/* The person stood here twice: what the desk does counts in the dossier that stayed.  What is only
 * being typed is proposed to nobody. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 twin = add_dossier (f, "Kidaane", NULL, "asiel_28");
  g_autofree char *linked = g_strdup_printf (
    "SELECT count(*) FROM resident WHERE linked = %" G_GINT64_FORMAT, dossier);
  g_autofree char *number = g_strdup_printf (
    "UPDATE dossier SET number = 'I2' WHERE id = %" G_GINT64_FORMAT, twin);
  Pair p = add_pair (f, "N1", "2");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  g_autoptr (GArray) fits = NULL;

  g_assert_true (regie_db_script (f->db, number, NULL));
  apply (f, regie_resident_link (f->db, f->office, p.resident, "I2", 0, &error), NULL);
  apply (f, regie_twins_merge (f->db, f->office, dossier, twin, NULL, &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, linked), ==, 1);
  desk = regie_desk_load (f->db, f->office, &error);
  regie_desk_try_wish (desk, g_array_index (desk->wish_records, RegieDeskWish, 0).resident,
                       g_array_index (desk->wish_records, RegieDeskWish, 0).wish);
  fits = regie_desk_for_offer (desk, regie_desk_find_offer (desk, p.offer), TRUE);
  g_assert_cmpuint (fits->len, ==, 1);
  assert_in_order (f);
}

/* A wish that is withdrawn is gone, with what was decided about it and in the log. */
static void
test_withdrawn (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = g_strdup_printf (
    "INSERT INTO draft (id, version, voided, place, text) VALUES (7, 1, 0, 'wens/%" G_GINT64_FORMAT
    "', 'x')",
    p.wish);

  apply (f,
         regie_match_decide (f->db, f->office, p.wish, p.offer, "past_niet", "Zeldzaamwoord", 0,
                             &error),
         NULL);
  g_assert_true (regie_db_script (f->db, draft, NULL));
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM wish") + count (f, "SELECT count(*) FROM match")
      + count (f, "SELECT count(*) FROM draft")
      + count (f, "SELECT count(*) FROM change_value WHERE entity IN ('wish', 'match')"),
    ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  assert_in_order (f);
}

/* When something came of it that stays, of nobody: what the council was told does not change. */
static void
test_withdrawn_figures (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Kidane", "999999990", "asiel_28");
  gint64 match;
  Pair p = add_pair (f, "N1", "1");
  g_autofree char *link = g_strdup_printf ("UPDATE resident SET linked = %" G_GINT64_FORMAT,
                                           dossier);
  g_autofree char *own = g_strdup_printf (
    "SELECT count(*) FROM wish WHERE resident = %" G_GINT64_FORMAT, p.resident);
  RegieDay today = regie_office_today (f->office);
  RegieDeskFigures before, after;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, link, NULL));
  g_assert_true (regie_db_script (f->db, "UPDATE wish SET text = 'Zeldzaamwoord'", NULL));
  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  match = count (f, "SELECT id FROM match");
  apply (f, regie_attendance_record (f->db, f->office, match, "geweest", today - 6, 150, 0, &error),
         NULL);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &before, &error));
  g_assert_true (regie_erase_wish (f->db, f->office, p.wish, 0, &error));
  g_assert_no_error (error);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &after, &error));
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    if (before.values[i] != after.values[i])
      g_error ("%s: %d became %d", regie_desk_figure_label (i), (int) before.values[i],
               (int) after.values[i]);
  g_assert_cmpint (after.values[REGIE_DESK_HOURS], ==, 3);
  g_assert_cmpint (
    count (f, own) + count (f, "SELECT count(*) FROM wish WHERE text IS NOT NULL")
      + count (f, "SELECT count(*) FROM match WHERE reasons IS NOT NULL OR ended_on IS NULL")
      + count (f, "SELECT count(*) FROM attendance WHERE fact IS NOT NULL"),
    ==, 0);
  /* What counted in the dossier stays there. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE voided = 0"), ==, 1);
  assert_in_order (f);
}

/* Somebody who leaves the centre is erased, with wishes and visits; the figures stay. */
static void
test_resident_erased (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N1", "1");
  Pair q = add_pair (f, "N2", "1");
  RegieDay today = regie_office_today (f->office);
  RegieDeskFigures before, after;
  g_autofree char *wishes = NULL;
  g_autoptr (GError) error = NULL;

  apply (f, regie_match_decide (f->db, f->office, p.wish, p.offer, "afgesproken", NULL, 0, &error),
         NULL);
  apply (f,
         regie_attendance_record (f->db, f->office, count (f, "SELECT id FROM match"), "geweest",
                                  today - 6, 150, 0, &error),
         NULL);
  apply (f, regie_visit_begin (f->db, f->office, p.resident, &error), NULL);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &before, &error));
  g_assert_true (regie_erase_resident (f->db, f->office, p.resident, 0, &error));
  g_assert_no_error (error);
  g_assert_true (regie_desk_figures (f->db, today - 90, today, &after, &error));
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    g_assert_cmpint (before.values[i], ==, after.values[i]);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE number = 'N1' OR (voided = 1 AND "
                             "(born IS NOT NULL OR languages IS NOT NULL OR initials <> '—'))"),
                   ==, 0);
  /* Of who never did anything nothing stays. */
  g_assert_true (regie_erase_resident (f->db, f->office, q.resident, 0, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  wishes = g_strdup_printf ("SELECT count(*) FROM wish WHERE id = %" G_GINT64_FORMAT, q.wish);
  g_assert_cmpint (count (f, wishes), ==, 0);
  assert_in_order (f);
}

/* Somebody with a dossier who lives elsewhere is known at the desk by initials, year and languages,
 * once. */
static void
test_from_dossier (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "van Kidane", "999999990", "asiel_28");
  gint64 resident, again;
  g_autoptr (GError) error = NULL;

  g_assert_true (
    regie_db_script (f->db, "UPDATE person SET born = '1990-05', language = 'ti'", NULL));
  apply (f, regie_resident_of_dossier (f->db, f->office, dossier, &resident, &error), NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident WHERE initials = 'S.v.K.' AND born = "
                             "1990 AND languages = 'ti' AND linked IS NOT NULL AND number IS NULL"),
                   ==, 1);
  apply (f, regie_resident_of_dossier (f->db, f->office, dossier, &again, &error), NULL);
  g_assert_cmpint (again, ==, resident);
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  expect (regie_resident_of_dossier (f->db, f->office, 12345, &again, &error), &error,
          "Dossier: this is no longer");
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  static const struct {
    RegieEntityId entity;
    const char *pairs[11], *begin;
  } rows[] = {
    { REGIE_ENTITY_Resident,
      { "initialen", "A.B.", "nummer", "999999990" },
      "Number at the desk: this is a BSN" },
    { REGIE_ENTITY_Resident, { "initialen", "A.B.", "geboortejaar", "94" }, "Year of birth" },
    { REGIE_ENTITY_Resident, { "initialen", "A.B.", "kan_niet", "depressie" }, "What cannot" },
    { REGIE_ENTITY_Offer,
      { "gever", "5", "titel", "X", "soort", "sport", "plaatsen", "1" },
      "Giver: there is no phone" },
    { REGIE_ENTITY_Offer,
      { "gever", "6", "titel", "X", "soort", "sport", "plaatsen", "-1" },
      "Places" },
    { REGIE_ENTITY_Offer,
      { "gever", "6", "titel", "X", "soort", "sport", "plaatsen", "1", "rooster",
        "ma 25:00-26:00" },
      "Days and hours" },
    { REGIE_ENTITY_Wish,
      { "bewoner", "6", "open_sinds", "2026-10-01", "soort", "sport", "rooster", "ma 9:00" },
      "Days and hours" },
  };

  g_assert_true (regie_db_script (f->db,
                                  "INSERT INTO giver (id, version, voided, name, kind) VALUES (5, "
                                  "1, 0, 'Zonder telefoon', 'persoon')",
                                  NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) form = regie_form_new ();
      g_autoptr (GError) error = NULL;

      for (guint k = 0; rows[i].pairs[k] != NULL; k += 2)
        regie_form_set (form, rows[i].pairs[k], rows[i].pairs[k + 1]);
      expect (regie_record_make (f->db, f->office, regie_entity (rows[i].entity), NULL, form,
                                 &error),
              &error, rows[i].begin);
    }
}

/* Faults by line and column; the good rows in one change; the same file again adds what is not
 * there only when it differs. */
static void
test_import (Fixture *f, gconstpointer data)
{
  static const char offers[]
    = "gever;gever_soort;telefoon;titel;soort;plaatsen;rooster;vog_nodig\r\n"
      "De Moestuin;Organisatie;043 1;Tuinieren;Vrijwilligerswerk;4;di 9:00-12:00;nee\r\n"
      "De Moestuin;Organisatie;043 1;Oogsten;vrijwilligerswerk;2;;ja\r\n"
      "Het Doek;;;Zaalwacht;vrijwilligerswerk;2;;\r\n"
      "De Ketting;organisatie;043 2;Fietsen;vliegen;2;;\r\n"
      "De Ketting;organisatie;043 2;Fietsen;stage;-2;;\r\n"
      "De Ketting;organisatie;043 2;=1+1;stage;2;;\r\n"
      "De Moestuin;Organisatie;043 1;Tuinieren;Vrijwilligerswerk;4;di 9:00-12:00;nee\r\n"
      "De Ketting;organisatie;043 2;Fietsen;stage;2;altijd;\r\n";
  static const char wishes[]
    = "initialen,nummer,soort,talen,open_sinds\nH.K.,N7,sport,\"ti, "
      "en\",2026-10-01\nH.K.,N7,cultuur,\"ti, en\",\nS.M.,,sport,,\nA.B.,N8,sport,elfs,\n";
  static const char unmapped[]
    = "gever;telefoon;titel;soort;hoeveel mensen\nDe Ketting;043 2;Fietsen;stage;2\n";
  static const struct {
    guint line;
    const char *field;
  } wanted[] = { { 4, "telefoon" }, { 5, "soort" }, { 6, "plaatsen" },
                 { 7, "titel" },    { 8, "titel" }, { 9, "rooster" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieImport) import = regie_desk_import_new (f->office, FALSE, offers, strlen (offers),
                                                          &error);
  g_autoptr (RegieImport) more = regie_desk_import_new (f->office, TRUE, wishes, strlen (wishes),
                                                        &error);
  g_autoptr (RegieImport) vague = regie_desk_import_new (f->office, FALSE, unmapped,
                                                         strlen (unmapped), &error);
  gint64 seq;

  g_assert_no_error (error);
  /* A column without a known heading is said by hand. */
  g_assert_false (regie_import_check (vague, f->db, NULL, &error));
  g_assert_nonnull (strstr (error->message, "(plaatsen)"));
  g_clear_error (&error);
  regie_import_set_target (vague, 4, "plaatsen");
  g_assert_true (regie_import_check (vague, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (vague), ==, 1);
  g_assert_true (regie_import_check (import, f->db, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (regie_import_n_accepted (import), ==, 2);
  g_assert_cmpuint (regie_import_n_faults (import), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const RegieImportFault *fault = regie_import_fault (import, i);

      if (fault->line != wanted[i].line || strcmp (fault->field, wanted[i].field) != 0)
        g_error ("line %u, %s: %s", fault->line, fault->field, fault->reason);
    }
  g_assert_true (
    regie_import_run (import, f->db, f->deriver, 0, "aanbod.csv", NULL, NULL, NULL, &seq, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM giver WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM offer WHERE voided = 0"), ==, 2);
  g_assert_true (regie_import_check (more, f->db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (more), ==, 2);
  g_assert_cmpuint (regie_import_n_faults (more), ==, 2);
  g_assert_true (
    regie_import_run (more, f->db, f->deriver, 0, "wensen.csv", NULL, NULL, NULL, NULL, &error));
  g_assert_cmpint (count (f, "SELECT count(*) FROM resident"), ==, 1);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM offer WHERE voided = 0"), ==, 0);
  assert_in_order (f);
}

/* The calendar and the card name nobody from the centre. */
static void
test_papers (Fixture *f, gconstpointer data)
{
  Pair p = add_pair (f, "N77", "3");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = regie_desk_load (f->db, f->office, &error);
  g_autofree char *card = NULL;
  g_autofree char *calendar = NULL;
  guint n;

  g_assert_no_error (error);
  calendar = regie_desk_calendar (desk, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (strstr (
    calendar, "\r\nDTSTART;TZID=Europe/Amsterdam:20261124T090000\r\nDTEND;TZID=Europe/"
              "Amsterdam:20261124T120000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Tuinieren\r\n"));
  g_assert_null (strstr (calendar, "H.K."));
  g_assert_null (strstr (calendar, "Gever"));
  card = regie_desk_card (
    f->office,
    &g_array_index (desk->wish_records, RegieDeskWish, regie_desk_find_wish (desk, p.wish)),
    &g_array_index (desk->offer_records, RegieDeskOffer, regie_desk_find_offer (desk, p.offer)));
  g_assert_nonnull (strstr (card, "Wanneer: di 9:00-12:00"));
  g_assert_nonnull (strstr (card, "When: di 9:00-12:00"));
  g_assert_nonnull (strstr (card, "N77"));
  g_assert_null (strstr (card, "H.K."));
}

TEST_SUITE (desk)
{
  static const FixtureTest tests[] = {
    { "from-match-to-doing", test_from_match_to_doing },
    { "one-place-of-an-offer", test_one_place },
    { "the-last-place", test_last_place },
    { "hours-flow-once", test_hours_flow },
    { "signals", test_signals },
    { "merged", test_merged },
    { "withdrawn", test_withdrawn },
    { "withdrawn-figures", test_withdrawn_figures },
    { "resident-erased", test_resident_erased },
    { "from-dossier", test_from_dossier },
    { "hours-wait", test_hours_wait },
    { "put-off", test_put_off },
    { "the-server-refuses", test_server_refuses },
    { "refused-in-words", test_refusals },
    { "import", test_import },
    { "papers-name-nobody", test_papers },
  };

  g_test_add_func ("/desk/reasons", test_reasons);
  g_test_add_func ("/desk/case-faults", test_case_faults);
  ADD_ON_BOTH_ENGINES ("/desk", tests);
}
