/* SPDX-License-Identifier: EUPL-1.2 */
/* What the broad intake says: a row per sentence, on both engines. */
#include "parts.h"

static const PartRow rows[] = {
  { .says = { "No intake was begun yet [Begin the intake]", "Nobody is recorded yet.",
              "Nobody was invited yet. | The test is part of the intake (Wet art. 14 lid 3 a)." },
    .lacks = "Life domains" },
  { .says = { "Education and work [Add…]\n  Not asked yet: level, years and country make it count.",
              "Health | Kept apart: managers, finance", "  Nothing was written down." } },
  { .says = { "[Invited…]", "[Another group…]" }, .lacks = "The same person?" },
  /* Education and work */
  { .entity = REGIE_ENTITY_Experience,
    .record = { "soort", "werk", "wat", "Bakker", "jaren", "3", "land", "Syria" },
    .says = { "0 years of education and 3 years of work.",
              "Bakker | Work · 3 years · Syria [Change] [Remove]" },
    .lacks = "Not asked yet" },
  { .entity = REGIE_ENTITY_Experience,
    .record = { "soort", "opleiding", "wat", "Lagere school", "jaren", "1", "niveau", "basis",
                "diploma", "1", "gewaardeerd", "1" },
    .says = { "1 years of education and 0 years of work.",
              "Lagere school | Education · Primary education · 1 year · with diploma · valued in "
              "the Netherlands [Change] [Remove]" } },
  { .entity = REGIE_ENTITY_Experience,
    .record = { "soort", "werk", "wat", "Kapper" },
    .says = { "0 years of education and 0 years of work.", "Kapper | Work [Change]" } },
  /* Family */
  { .entity = REGIE_ENTITY_Relation,
    .record = { "soort", "kind", "naam", "Sami", "geboren", "2018-03-00" },
    .says = { "Sami | Child · born 3-2018 [Change] [Remove]" },
    .lacks = "[Dossier]" },
  { .entity = REGIE_ENTITY_Relation,
    .record = { "soort", "partner", "naam", "Rana", "woont_mee", "1", "opvang", "De Regenboog",
                "dossier_ander", "I7" },
    .says
    = { "Rana | Partner · lives in the household · De Regenboog [Dossier] [Change] [Remove]" },
    .lacks = "Nobody is recorded yet." },
  /* The test */
  { .facts = { "soort=leerbaarheidstoets&datum=2026-05-04&toelichting=Ging goed" },
    .says = { " | Ging goed | Mon 4 May 2026 [Correct]" },
    .lacks = "Nobody was invited yet" },
  { .facts = { "soort=leerbaarheidstoets&datum=2026-05-04&toetsuitslag=haalbaar&toelichting=Goed" },
    .says = { "B1 seems within reach · Goed | Mon 4 May 2026 [Correct]" } },
  { .facts = { "soort=toets_uitnodiging&datum=2026-04-07" },
    .says = { "Tue 7 Apr 2026 [Correct]" },
    .lacks = "Nobody was invited yet" },
  { .facts = { "soort=toets_ontheffing&datum=2026-04-07" }, .lacks = "Nobody was invited yet" },
  { .facts = { "soort=contact&datum=2026-04-07" }, .says = { "Nobody was invited yet" } },
  /* The target group */
  { .says = { "Target group\n" }, .lacks = "before that" },
  { .facts = { "soort=doelgroep_wijziging&datum=2026-06-01&groep=gezin" },
    .says = { "Since 1 June 2026; before that: " } },
  { .facts = { "soort=doelgroep_wijziging&datum=2027-06-01&groep=gezin&gepland=1" },
    .lacks = "before that" },
  /* Health */
  { .entity = REGIE_ENTITY_Health,
    .record = { "gesproken_op", "2026-11-02", "lichamelijk", "Rugklachten", "psychisch",
                "Slaapt slecht", "gevolgen", "Kan niet staan" },
    .says = { "2 November 2026 | Rugklachten\nSlaapt slecht\nKan niet staan [Change] [Remove]" } },
  { .entity = REGIE_ENTITY_Health,
    .record = { "gesproken_op", "2026-11-02", "lichamelijk", "Rugklachten" },
    .role = "manager",
    .says = { "  Your role does not see health." },
    .lacks = "Rugklachten" },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_INTAKE, rows, G_N_ELEMENTS (rows));
}

static gint64
begin (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_intake_begin (f->db, f->office, dossier, &error);

  g_assert_no_error (error);
  apply (f, change, NULL);
  return count (f, "SELECT max(id) FROM intake");
}

/* What the law asks is ticked off by what was talked about; what is open stands in one line. */
static void
test_begun (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 intake = begin (f, dossier);
  g_autofree char *before = dup_part (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_autofree char *after = NULL;
  char id[24];

  g_assert_nonnull (strstr (before,
                            "Broad intake 1 | Begun on 23 November 2026. Everything is kept "
                            "as you go; the order is free. [Report on Paper…]\n"));
  g_assert_nonnull (strstr (before, "What the law asks: 0 of "));
  g_assert_nonnull (strstr (before, "  Language level\n    What was said: …\n"));
  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id_text (intake, id), "leefgebied", "taal", "tekst",
                    "Spreekt Arabisch", "wensen", "Wil lezen", "besproken", "1"));
  after = dup_part (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (after, "What the law asks: 1 of "));
  g_assert_nonnull (strstr (after, "  Language level [Change] [Remove]\n    What was said: Spreekt "
                                   "Arabisch\n    Wishes and attention points: Wil lezen\n"));
  g_assert_null (strstr (after, "No intake was begun yet"));
}

/* A second intake says what was otherwise. */
static void
test_again (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 intake = begin (f, dossier);
  g_autofree char *settled = NULL;
  g_autofree char *text = NULL;
  char id[24];

  record_in (f, REGIE_ENTITY_Answer, dossier,
             PAIRS ("brede_intake", id_text (intake, id), "leefgebied", "taal", "tekst",
                    "Spreekt Arabisch", "besproken", "1"));
  sql (f, "UPDATE intake SET settled_on = '2026-11-23'");
  settled = dup_part (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (settled, "Begun on 23 November 2026, completed on 23 November 2026. "
                                     "[Report on Paper…] [Intake again]\n"));
  begin (f, dossier);
  sql (f, "UPDATE answer SET text = 'Spreekt Nederlands' WHERE intake = (SELECT max(id) FROM "
          "intake)");
  text = dup_part (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (text, "Broad intake 2 | "));
  g_assert_nonnull (strstr (
    text, "Language level | Before: Spreekt Arabisch | Changed [Change] [Remove]\n    What was "
          "said: Spreekt Nederlands\n"));
  g_free (settled);
  settled = dup_part (f, "manager", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (
    strstr (settled, "Language level | Spreekt Nederlands\nBefore: Spreekt Arabisch | Changed\n"));
}

/* Who may stand here twice is shown with what differs. */
static void
test_twins (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;

  add_dossier (f, "Haddad", NULL, "gezin");
  sql (f, "UPDATE person SET born = '1990-05-01'");
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, NULL));
  text = dup_part (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (text, "The same person? | Merging brings everything"));
  g_assert_nonnull (strstr (text, " · born 1-5-1990 · name and year of birth match"));
  g_assert_nonnull (strstr (text, " · differs: "));
  g_assert_nonnull (strstr (text, "[Merge]"));
}

TEST_SUITE (intake_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "begun", test_begun },
    { "again", test_again },
    { "the-same-person", test_twins },
  };

  ADD_ON_BOTH_ENGINES ("/intake-view", tests);
}
