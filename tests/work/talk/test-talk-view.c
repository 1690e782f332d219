/* SPDX-License-Identifier: EUPL-1.2 */
/* What the chapters of talks and file notes say. */
#include "regie-talk-view.h"

#include "parts.h"

static const PartRow rows[] = {
  { .says = { "No talk is planned or recorded yet.", "No note was written yet.",
              "[Plan a talk…]" } },
  { .role = "manager", .lacks = "[Plan a talk…]" },
  { .entity = REGIE_ENTITY_Talk,
    .record = { "datum", "2026-11-25", "tijd", "9.30", "minuten", "45", "waarover", "pip", "stand",
                "gepland" },
    .says = { "Wed 25 Nov 2026 · 9:30 – 10:15 · Talk through the PIP", "[Call off…]",
              "Invite to it" },
    .lacks = "[Report…]" },
  { .entity = REGIE_ENTITY_Talk,
    .record = { "datum", "2026-11-23", "waarover", "pip", "stand", "gepland", "plaats", "Kamer 4",
                "tolk", "Tigrinya" },
    .says = { "Kamer 4 · interpreter in Tigrinya", "[Report…] [Did not come…]" },
    .lacks = "[Call off…]" },
  { .entity = REGIE_ENTITY_Talk,
    .record = { "datum", "2026-11-23", "waarover", "pip", "stand", "gepland" },
    .role = "manager",
    .says = { "Mon 23 Nov 2026" },
    .lacks = "[Report…]" },
  { .entity = REGIE_ENTITY_Talk,
    .record = { "datum", "2026-11-20", "waarover", "pip", "stand", "gepland" },
    .sql = "UPDATE talk SET stage = 'niet_gekomen', reason = 'Vergeten' WHERE dossier = $1",
    .says = { "Vergeten", "Did not come" },
    .lacks = "[Report…]" },
  { .entity = REGIE_ENTITY_FileNote,
    .record = { "datum", "2026-11-20", "titel", "Docent belde", "tekst", "Komt op tijd", "soort",
                "derde" },
    .says = { "Docent belde", "Fri 20 Nov 2026 · Heard from somebody else", "Komt op tijd" } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_MEETINGS, rows, G_N_ELEMENTS (rows));
}

static void
plan (Fixture *f, gint64 dossier, const char *day, const char *time)
{
  record_in (f, REGIE_ENTITY_Talk, dossier,
             PAIRS ("datum", day, "tijd", time, "waarover", "pip", "stand", "gepland"));
}

/* What is to come stands first, the next above; what was is behind it, the last above, and of many
 * the earliest are behind one line. */
static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;

  plan (f, dossier, "2026-12-01", "14");
  plan (f, dossier, "2026-12-01", "9:30");
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-10-%02u", i);

      plan (f, dossier, day, NULL);
    }
  sql (f, "UPDATE talk SET stage = 'afgezegd' WHERE day < '2026-11-01'");
  text = dup_part (f, "consulent", REGIE_PART_MEETINGS, dossier, 0);
  g_assert_true (strstr (text, "9:30") < strstr (text, "14:00"));
  g_assert_true (strstr (text, "14:00") < strstr (text, "7 Oct 2026"));
  g_assert_true (strstr (text, "7 Oct 2026") < strstr (text, "3 Oct 2026"));
  g_assert_true (strstr (text, "3 Oct 2026") < strstr (text, "2 earlier talks"));
  g_assert_true (strstr (text, "2 earlier talks") < strstr (text, "1 Oct 2026"));
}

/* What was said stands in the contact that the talk became. */
static void
test_report (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;

  plan (f, dossier, "2026-11-20", NULL);
  add_fact_as (f, dossier, "soort=contact&datum=2026-11-20&toelichting=Wil%20bakken");
  sql (f, "UPDATE talk SET stage = 'geweest', fact = (SELECT id FROM fact)");
  text = dup_part (f, "consulent", REGIE_PART_MEETINGS, dossier, 0);
  g_assert_nonnull (strstr (text, "Wil bakken"));
}

TEST_SUITE (talk_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "what-is-to-come-stands-first", test_order },
    { "what-was-said-stands-once", test_report },
  };

  ADD_ON_BOTH_ENGINES ("/talk-view", tests);
}
