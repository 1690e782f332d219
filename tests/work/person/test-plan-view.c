/* SPDX-License-Identifier: EUPL-1.2 */
/* What the plan says of goals, decisions and lines, on both engines. */
#include "parts.h"

#define LINE "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&bron=consulent"

static const PartRow rows[] = {
  { .says = { "Goals | A main goal; under it wishes and attention points",
              "[Main goal…] [Attention point…]\n  What does this person want to reach?",
              "[Draw up…]\n  No decision was drawn up here yet." } },
  { .says
    = { "  Another route… | B1, education or self-reliance.",
        "  A part at level A2… | Downscaling in the B1 route, after 600 hours and with proof of "
        "effort. [Record…]",
        "The living plan | What happens when, where and with whom." } },
  { .says = { "[Add a line…]\n  Nothing is planned yet." }, .lacks = "Next version" },
  /* Goals */
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "hoofddoel", "tekst", "Werk in de bouw" },
    .says
    = { "  Werk in de bouw | Main goal [Add under this: Development wish] [Change] [Remove]" } },
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "hoofddoel", "tekst", "Werk in de bouw", "klaar_voor", "2026-11-24" },
    .says = { "  Werk in de bouw | Main goal · tomorrow " } },
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "hoofddoel", "tekst", "Werk in de bouw", "klaar_voor", "2026-11-24",
                "behaald_op", "2026-11-20" },
    .says = { "  Werk in de bouw | Main goal · achieved " } },
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "aandachtspunt", "tekst", "Slaapt slecht" },
    .says = { "Attention point [Add under this: Step]" } },
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "bewijs", "tekst", "Certificaat" },
    .says = { "  Certificaat | Evidence [Change] [Remove]" } },
  /* Lines */
  { .facts = { LINE "&intensiteit=9" },
    .says
    = { "  Language | 2 November 2026 to 29 January 2027 · 9 hours a week | no price [Change] "
        "[Remove]" },
    .lacks = "Nothing is planned yet." },
  { .facts = { LINE "&intensiteit=1&plaats=Leerhuis&rooster=ma 9:00-12:00" },
    .says = { " · 1 hour a week · Leerhuis · ma 9:00-12:00 | " } },
  { .facts = { LINE "&intensiteit=9&aanbieder=Mergelland Taal" },
    .says = { "  Language · Mergelland Taal | ", "| no price [Order…] [Change]" } },
  { .facts = { LINE "&intensiteit=9" }, .lacks = "[Order…]" },
  { .facts = { LINE "&intensiteit=9&prijs=1000&eenheid=uur" }, .lacks = "no price" },
  { .facts = { LINE, "soort=plan_regel&datum=2027-01-29&tot=2027-03-31&onderwerp=werk" },
    .says = { "  Language | 2 November 2026 to 29 January 2027 | dual | no price",
              "  Work | 29 January 2027 to 31 March 2027 | dual | no price" } },
  { .facts = { LINE, "soort=plan_regel&datum=2027-01-30&tot=2027-03-31&onderwerp=werk" },
    .says = { "  Work | 30 January 2027" },
    .lacks = "dual" },
  /* The decision */
  { .entity = REGIE_ENTITY_Decision,
    .record = { "nummer", "1", "leerroute", "Z" },
    .says = { "  Version 1 · Self-reliance route | Draft [Establish…] [Change] [Remove]" },
    .lacks = "[Draw up…]" },
  { .entity = REGIE_ENTITY_Decision,
    .record = { "nummer", "1", "leerroute", "B1", "intensiteit", "12" },
    .says = { " | Draft · 12 hours a week [Establish…]" } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_PLAN, rows, G_N_ELEMENTS (rows));
}

/* Goals hang under each other, each deeper than the one above it. */
static void
test_goals (Fixture *f, gconstpointer data)
{
  static const char *const kinds[] = { "hoofddoel", "ontwikkelwens", "subdoel", "activiteit",
                                       "bewijs" };
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 parent = 0;
  g_autoptr (RegieDossierPart) part = NULL;
  g_autoptr (RegieChapter) chapter = NULL;
  char id[24];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    parent = record_in (f, REGIE_ENTITY_Goal, dossier,
                        PAIRS ("soort", kinds[i], "tekst", kinds[i], parent != 0 ? "onder" : NULL,
                               id_text (parent, id)));
  part = read_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  chapter = g_list_model_get_item (G_LIST_MODEL (part->chapters), 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)), ==,
                    G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), i);

      g_assert_cmpstr (line->title, ==, kinds[i]);
      g_assert_cmpint (line->depth, ==, (int) i);
    }
}

/* Dated it is frozen; the next version stands beside it, and one that was taken back says so. */
static void
test_versions (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  RegieDay day = regie_day_from_civil (2026, 11, 20);
  gint64 seq;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dated = NULL;
  g_autofree char *two = NULL;
  g_autofree char *back = NULL;

  add_fact (f, dossier, "brp_inschrijving", "2026-10-05", NULL, NULL);
  record_in (f, REGIE_ENTITY_Decision, dossier,
             PAIRS ("nummer", "1", "leerroute", "B1", "niveau", "B1", "intensiteit", "12",
                    "waarom_b1", "Past", "waarom_o", "Is 41", "waarom_z", "Leert snel"));
  folder = load_folder (f, dossier, "consulent");
  apply (f,
         regie_decision_date (f->db, f->office, regie_folder_last (folder, REGIE_ENTITY_Decision),
                              day, 0, &error),
         &seq);
  g_assert_no_error (error);
  dated = dup_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_nonnull (strstr (
    dated, "  Version 1 · B1 route | Dated 20 November 2026 · 12 hours a week [Letter…]\n"));
  g_assert_nonnull (strstr (dated, "[Next version…]"));
  g_assert_null (strstr (dated, "side by side"));
  apply (f, regie_decision_begin (f->db, f->office, dossier, &error), NULL);
  g_assert_no_error (error);
  two = dup_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_true (strstr (two, "Version 2 · ") < strstr (two, "  Version 1 · "));
  g_assert_nonnull (strstr (two, "The last two versions side by side\n"));
  g_assert_nonnull (strstr (two, " | Version 1 | Version 2\n"));
  g_assert_null (strstr (two, "[Next version…]"));
  sql (f, "UPDATE fact SET day = '2026-11-19' WHERE kind = 'pip'");
  back = dup_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_nonnull (strstr (back, "Was dated 20 November 2026; taken back since"));
}

TEST_SUITE (plan_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "goals-under-goals", test_goals },
    { "versions-of-a-decision", test_versions },
  };

  ADD_ON_BOTH_ENGINES ("/plan-view", tests);
}
