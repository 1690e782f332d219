/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody is told of a talk: by letter, by e-mail in the words of that letter, in a calendar. */
#include "regie-invitation.h"

#include "doing.h"
#include "records.h"
#include "regie-error.h"
#include "regie-letter.h"

/* A talk of DOSSIER, with staff member 7 who has it. */
static gint64
add_talk (Fixture *f, gint64 dossier, const char *day, const char *time)
{
  gint64 id = record_in (f, REGIE_ENTITY_Talk, dossier,
                         PAIRS ("datum", day, "tijd", time, "minuten", "45", "waarover", "pip",
                                "stand", "gepland", "plaats", "Stadskantoor, kamer 4", "tolk",
                                "Tigrinya"));

  sql (f, "UPDATE talk SET staff = 7");
  return id;
}

static gint64
add_scene (Fixture *f)
{
  gint64 dossier = add_dossier (f, "Berhane", "999999990", "asiel_28");

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES"
          " (7, 1, 0, 'Yara Smeets', 'consulent', 1)");
  sql (f, "UPDATE dossier SET consultant = 7, number = 'M100'");
  sql (f, "UPDATE person SET email = 'selam&co@voorbeeld.example'");
  return dossier;
}

static RegieInvitation *
invite (Fixture *f, const char *role, gint64 talk, GError **error)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (talk));
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  return regie_question_ask (&work, &regie_invitation_question, target, error);
}

static void
assert_says (const char *text, const char *sentence)
{
  if (strstr (text, sentence) == NULL)
    g_error ("“%s” does not stand in:\n%s", sentence, text);
}

/* The e-mail says what the letter says, without the address of an envelope; nothing in it can add
 * another field to it. */
static void
test_mail (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f), "2026-11-24", "14u");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieInvitation) invitation = invite (f, "consulent", talk, &error);
  g_autofree char *plain = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (invitation->mail,
                                   "mailto:selam%26co@voorbeeld.example?subject="
                                   "Uitnodiging%20voor%20een%20gesprek&body=Beste%20Selam%20"));
  plain = g_uri_unescape_string (invitation->mail, NULL);
  assert_says (plain, "\r\n\r\n- Wanneer: dinsdag 24 november 2026\r\n- Hoe laat: 14:00 uur\r\n- "
                      "Waar: Stadskantoor, kamer 4\r\n");
  assert_says (plain, "- Met wie: Yara Smeets\r\n- Er is een tolk: Tigrinya\r\n");
  g_assert_null (strstr (plain, "999999990"));
  g_assert_null (strstr (plain, "Postbus"));
}

/* Nobody is invited to a talk that is off, also from a page that does not know that yet. */
static void
test_off (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f), "2026-11-24", "14u");
  g_autoptr (GError) error = NULL;

  sql (f, "UPDATE talk SET stage = 'afgezegd'");
  g_assert_null (invite (f, "consulent", talk, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  assert_says (error->message, "no longer planned");
}

/* The calendar names nobody. */
static void
test_calendar (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f), "2026-11-24", "14u");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieInvitation) invitation = invite (f, "consulent", talk, &error);

  g_assert_no_error (error);
  assert_says (invitation->calendar, "DTSTART;TZID=Europe/Amsterdam:20261124T140000\r\nDTEND;TZID="
                                     "Europe/Amsterdam:20261124T144500\r\nSUMMARY:Talk M100\r\n"
                                     "LOCATION:Stadskantoor\\, kamer 4\r\n");
  g_assert_null (strstr (invitation->calendar, "Berhane"));
}

/* What is not known is not made up. */
static void
test_unknown (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f), "2026-11-24", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieInvitation) invitation = NULL;
  g_autoptr (RegieInvitation) refused = NULL;

  sql (f, "UPDATE person SET email = NULL");
  invitation = invite (f, "consulent", talk, &error);
  g_assert_no_error (error);
  g_assert_null (invitation->mail);
  g_assert_null (invitation->calendar);
  g_assert_null (invite (f, "consulent", 12, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (invite (f, "manager", talk, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

static char *
dup_letter (Fixture *f, const char *name, gint64 dossier, const char *talk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieTemplate) template_ = regie_template_find (name, &error);
  g_autoptr (RegieDossier) loaded = regie_dossier_load (f->db, f->office, dossier, &error);
  g_autoptr (RegieFolder) folder = load_folder (f, dossier, "consulent");
  g_autoptr (RegieForm) answers = regie_form_new ();

  g_assert_no_error (error);
  regie_form_set (answers, REGIE_LETTER_TALK, talk);
  return regie_letter_fill (template_, f->office, loaded, folder, answers, NULL, &error);
}

/* A letter is about the talk that comes first, unless another is named; who talks is only named
 * when that is who has the dossier. */
static void
test_letter (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  gint64 later = add_talk (f, dossier, "2026-12-01", "9:30");
  g_autofree char *next = NULL;
  g_autofree char *named = NULL;
  g_autofree char *english = NULL;
  g_autofree char *sooner = NULL;
  g_autofree char *other = NULL;
  char id[24];

  add_talk (f, dossier, "2026-11-20", NULL);
  add_talk (f, dossier, "2026-11-23", NULL);
  next = dup_letter (f, "gesprek.nl", dossier, NULL);
  assert_says (next, "Wanneer: maandag 23 november 2026\n");
  named = dup_letter (f, "gesprek.nl", dossier, id_text (later, id));
  assert_says (named, "Wanneer: dinsdag 1 december 2026\n");
  english = dup_letter (f, "gesprek.en", dossier, NULL);
  assert_says (english, "When: Monday 23 November 2026\n");
  assert_says (english, "About: Talk through the PIP\n");
  /* Of two on one day the earlier hour comes first, whichever was written first. */
  add_talk (f, dossier, "2026-11-23", "16u");
  add_talk (f, dossier, "2026-11-23", "9u");
  sql (f, "UPDATE talk SET voided = 1 WHERE time IS NULL");
  sooner = dup_letter (f, "gesprek.nl", dossier, NULL);
  assert_says (sooner, "Hoe laat: 9:00 uur\n");
  sql (f, "UPDATE talk SET staff = NULL");
  other = dup_letter (f, "gesprek.nl", dossier, NULL);
  g_assert_null (strstr (other, "Met wie"));
}

/* How the talk is held, as one would say it; a talk at the office needs no words. */
static void
test_form (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *form, *dutch, *english;
  } rows[] = {
    { "gesprek", NULL, NULL },
    { "telefoon", "Hoe: telefonisch, wij bellen u\n", "How: by phone, we call you\n" },
    { "huisbezoek", "Hoe: wij komen bij u thuis\n", "How: we visit you at home\n" },
    { "bericht", "Hoe: met een bericht\n", "How: by message\n" },
  };
  gint64 dossier = add_scene (f);

  add_talk (f, dossier, "2026-11-24", "14u");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *set = g_strdup_printf ("UPDATE talk SET form = '%s'", rows[i].form);
      g_autofree char *dutch = NULL;
      g_autofree char *english = NULL;

      sql (f, set);
      dutch = dup_letter (f, "gesprek.nl", dossier, NULL);
      english = dup_letter (f, "gesprek.en", dossier, NULL);
      if (rows[i].dutch == NULL)
        {
          g_assert_null (strstr (dutch, "Hoe: "));
          g_assert_null (strstr (english, "How: "));
          continue;
        }
      assert_says (dutch, rows[i].dutch);
      assert_says (english, rows[i].english);
    }
}

TEST_SUITE (invitation)
{
  static const FixtureTest tests[] = {
    { "the-mail-says-what-the-letter-says", test_mail },
    { "says-how-the-talk-is-held", test_form },
    { "the-calendar-names-nobody", test_calendar },
    { "a-talk-that-is-off", test_off },
    { "what-is-not-known", test_unknown },
    { "the-letter-is-about-the-next-talk", test_letter },
  };

  ADD_ON_BOTH_ENGINES ("/invitation", tests);
}
