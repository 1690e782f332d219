/* SPDX-License-Identifier: EUPL-1.2 */
/* The week of the plan: which week is shown, what takes place in it and what cannot be done, on
 * both engines. */
#include "regie-plan-week.h"

#include "parts.h"
#include "regie-shape.h"

#define LINE(from, until, topic, rhythm)                                                           \
  "soort=plan_regel&datum=" from "&tot=" until "&onderwerp=" topic "&bron=consulent&"              \
  "rooster=" rhythm
#define NOW(topic, rhythm) LINE ("2026-11-02", "2027-01-29", topic, rhythm)

static const PartRow rows[] = {
  { .says = { "The week of 23 November 2026 [Earlier] [Later]\n  No line of the plan says its days "
              "and hours yet (“ma 9:00-12:00, do 13:00-16:30”)." } },
  { .facts = { "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&bron=consulent" },
    .says = { "No line of the plan says" } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") },
    .says = { "The week of 23 November 2026", "  Everything in the plan fits in its week.\n" } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") }, .week = 1, .says = { "The week of 30 November" } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") }, .week = -1, .says = { "The week of 16 November" } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") },
    .week = 20,
    .says = { "Nothing of the plan takes place in this week." } },
  /* Without a line of now the first that is to come, else the last that was. */
  { .facts = { LINE ("2027-02-03", "2027-03-26", "taal", "wo 9:00-12:00") },
    .says = { "The week of 1 February 2027" } },
  { .facts = { LINE ("2026-02-04", "2026-03-27", "taal", "wo 9:00-12:00") },
    .says = { "The week of 23 March 2026" } },
  /* … in which something takes place. */
  { .facts = { LINE ("2027-02-05", "2027-03-26", "taal", "ma 9:00-12:00") },
    .says = { "The week of 8 February 2027" } },
  { .facts = { LINE ("2026-02-04", "2026-03-24", "taal", "wo 9:00-12:00") },
    .says = { "The week of 16 March 2026" } },
  /* What cannot both be done */
  { .facts = { NOW ("taal", "ma 9:00-12:00"), NOW ("pvt", "ma 11:00-13:00") },
    .says = { "Mon: Language and " },
    .lacks = "fits in its week" },
  { .facts = { NOW ("taal", "ma 9:00-12:00"), NOW ("pvt", "ma 12:00-13:00") },
    .says = { "Everything in the plan fits in its week." } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") "&reistijd=30", NOW ("pvt", "ma 12:15-13:00") },
    .says = { "cannot both be done, travelling included." } },
  /* … in whatever week it is; what has passed is not said, and a press goes to the first. */
  { .facts = { NOW ("taal", "ma 9:00-12:00"),
               LINE ("2027-01-05", "2027-03-31", "pvt", "ma 11:00-13:00") },
    .says = { "Mon: Language and ", "11 January 2027 to 29 January 2027 [Go to that week]" },
    .lacks = "fits in its week" },
  { .facts = { NOW ("taal", "ma 9:00-12:00"),
               LINE ("2027-01-05", "2027-03-31", "pvt", "ma 11:00-13:00") },
    .week = 7,
    .says = { "The week of 11 January 2027", "11 January 2027 to 29 January 2027\n" },
    .lacks = "Go to that week" },
  { .facts = { NOW ("taal", "ma 9:00-12:00"),
               LINE ("2027-01-26", "2027-03-31", "pvt", "ma 11:00-13:00") },
    .says = { "fits in its week" } }, /* the one ends before the other meets it */
  { .facts = { NOW ("taal", "ma 9:00-12:00"),
               LINE ("2026-11-02", "2026-11-16", "pvt", "ma 11:00-13:00") },
    .says = { "fits in its week" },
    .lacks = "cannot both" },
  { .facts = { LINE ("2027-03-22", "2027-04-02", "taal", "ma 9:00-12:00"),
               LINE ("2027-03-29", "2027-04-02", "pvt", "ma 11:00-13:00") },
    .says = { "fits in its week" } }, /* Easter Monday */
  /* Hours */
  { .facts = { NOW ("taal", "ma 9:00-12:00, do 9:00-12:00") "&intensiteit=8" },
    .says = { "  Language | 8 hours a week agreed, 6 hours on the timetable" } },
  { .facts = { NOW ("taal", "ma 9:00-12:30") "&intensiteit=1&aanbieder=Leerhuis" },
    .says = { "  Language · Leerhuis | 1 hour a week agreed, 3.5 hours on the timetable" } },
  { .facts = { NOW ("taal", "ma 9:00-12:00") },
    .says = { "  Language | 3 hours on the timetable, none agreed" } },
  { .facts = { "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&bron=consulent&"
               "intensiteit=9" },
    .says = { "  Language | 9 hours a week agreed, no days and hours yet" } },
  { .facts = { LINE ("2027-02-03", "2027-03-26", "taal", "wo 9:00-12:00") "&intensiteit=9" },
    .week = 10,
    .lacks = "agreed" },
  /* Childcare */
  { .facts = { NOW ("taal", "ma 9:00-12:00"), NOW ("kinderopvang", "ma 8:30-12:30") },
    .says = { "Everything in the plan fits in its week." } },
  { .facts = { NOW ("taal", "ma 9:00-12:00"), NOW ("kinderopvang", "ma 9:30-12:30") },
    .says = { "Mon: 30 minutes of Language without childcare." },
    .lacks = "cannot both" },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_PLAN, rows, G_N_ELEMENTS (rows));
}

/* The picture of the week of DOSSIER; owned. */
static RegieWeek *
read_week (Fixture *f, gint64 dossier, int week)
{
  g_autoptr (RegieDossierPart) part = read_part (f, "consulent", REGIE_PART_PLAN, dossier, week);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (part->chapters)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (part->chapters), i);
      g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), 0);

      if (g_strcmp0 (chapter->name, "week") == 0)
        return g_object_ref (REGIE_WEEK (line->content));
    }
  g_error ("there is no week");
}

/* Seven days, the weekend and a holiday dim; the hours that are used, travelling included. */
static void
test_picture (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieWeek) week = NULL;
  g_autoptr (RegieWeek) christmas = NULL;
  g_autoptr (RegieWeekDay) monday = NULL;
  g_autoptr (RegieWeekDay) saturday = NULL;
  g_autoptr (RegieWeekDay) friday = NULL;
  g_autoptr (RegieWeekBlock) block = NULL;

  add_fact_as (f, dossier, NOW ("taal", "ma 7:15-12:00") "&reistijd=30");
  add_fact_as (f, dossier, NOW ("kinderopvang", "vr 13:00-19:30"));
  week = read_week (f, dossier, 0);
  g_assert_cmpint (week->first, ==, 6);
  g_assert_cmpint (week->last, ==, 20);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (week->days)), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (week->blocks)), ==, 2);
  monday = g_list_model_get_item (G_LIST_MODEL (week->days), 0);
  saturday = g_list_model_get_item (G_LIST_MODEL (week->days), 5);
  g_assert_false (monday->is_dim);
  g_assert_true (saturday->is_dim);
  g_assert_null (saturday->holiday);
  block = g_list_model_get_item (G_LIST_MODEL (week->blocks), 0);
  g_assert_cmpstr (block->title, ==, "Language");
  g_assert_cmpstr (block->when, ==, "7:15–12:00");
  g_assert_cmpint (block->weekday, ==, 0);
  g_assert_cmpint (block->from, ==, 7 * 60 + 15);
  g_assert_cmpint (block->until, ==, 12 * 60);
  g_assert_cmpint (block->travel, ==, 30);
  g_assert_cmpint (block->family, ==, REGIE_FAMILY_BLUE);
  g_assert_false (block->clashes);
  christmas = read_week (f, dossier, 4);
  friday = g_list_model_get_item (G_LIST_MODEL (christmas->days), 4);
  g_assert_true (friday->is_dim);
  g_assert_nonnull (friday->holiday);
}

/* A line that begins on Tuesday has no lesson on the Monday before, and none after its last day. */
static void
test_first_days (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");

  add_fact_as (f, dossier, LINE ("2026-12-01", "2026-12-09", "taal", "ma-vr 9:00-12:00"));
  for (int week = 0; week < 2; week++)
    {
      g_autoptr (RegieWeek) shown = read_week (f, dossier, week);
      g_autoptr (RegieWeekBlock) first = g_list_model_get_item (G_LIST_MODEL (shown->blocks), 0);

      g_assert_cmpint (first->weekday, ==, week == 0 ? 1 : 0);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown->blocks)), ==,
                        week == 0 ? 4 : 3);
    }
}

/* Each kind of line has its tint. */
static void
test_families (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *fact;
    RegieFamily family;
  } cases[] = {
    { NOW ("taal", "ma 9:00-12:00"), REGIE_FAMILY_BLUE },
    { NOW ("pvt", "ma 9:00-12:00"), REGIE_FAMILY_PURPLE },
    { NOW ("map", "ma 9:00-12:00"), REGIE_FAMILY_PURPLE },
    { NOW ("kinderopvang", "ma 9:00-12:00"), REGIE_FAMILY_SAND },
    { NOW ("participatie", "ma 9:00-12:00"), REGIE_FAMILY_TEAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, name, NULL, "asiel_28");
      g_autoptr (RegieWeek) week = NULL;
      g_autoptr (RegieWeekBlock) block = NULL;

      add_fact_as (f, dossier, cases[i].fact);
      week = read_week (f, dossier, 0);
      block = g_list_model_get_item (G_LIST_MODEL (week->blocks), 0);
      g_assert_cmpint (block->family, ==, (int) cases[i].family);
    }
}

TEST_SUITE (plan_week)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "picture", test_picture },
    { "first-days", test_first_days },
    { "tints", test_families },
  };

  ADD_ON_BOTH_ENGINES ("/plan-week", tests);
}
