/* SPDX-License-Identifier: EUPL-1.2 */
/* When a talk is, as people write it, and what may be typed of talks and file notes. */
#include "regie-talk.h"

#include "records.h"

static const struct {
  const char *typed;
  int minutes; /* -1: no time */
} times[] = {
  { "9", 540 },       { "9:30", 570 },    { "9.30", 570 }, { "09:05", 545 }, { "14u", 840 },
  { "14 uur", 840 },  { "14 u 15", 855 }, { "9u30", 570 }, { "0:00", 0 },    { "23:59", 1439 },
  { " 10:00 ", 600 }, { "24:00", -1 },    { "9:60", -1 },  { "9-30", -1 },   { "half tien", -1 },
  { "9:30 uur", -1 }, { "", -1 },         { NULL, -1 },    { "123", -1 },    { "9:", 540 },
};

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      int minutes = -1;

      if (!regie_talk_read_time (times[i].typed, &minutes))
        minutes = -1;
      if (minutes != times[i].minutes)
        g_error ("“%s”: %d", times[i].typed, minutes);
    }
}

/* Until when it is, is said when its length is known and it ends on the same day. */
static void
test_until (Fixture *f, gconstpointer data)
{
  static const char *const rows[][3] = { { "9:30", "45", "9:30 – 10:15" },
                                         { "9:30", NULL, "9:30" },
                                         { "23:30", "60", "23:30" },
                                         { NULL, "45", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieRecord) talk = regie_record_new (regie_entity (REGIE_ENTITY_Talk), 1);
      g_autofree char *said = NULL;

      regie_record_set (talk, "time", rows[i][0]);
      regie_record_set (talk, "minutes", rows[i][1]);
      said = regie_talk_dup_time (talk);
      g_assert_cmpstr (said, ==, rows[i][2]);
    }
}

/* The field at which each is refused; NULL when it is not. */
static const struct {
  RegieEntityId entity;
  const char *pairs[11], *field;
} typed[] = {
  { REGIE_ENTITY_Talk, { "datum", "2026-11-24", "waarover", "pip", "stand", "gepland" }, NULL },
  { REGIE_ENTITY_Talk, { "waarover", "pip", "stand", "gepland" }, "Day" },
  { REGIE_ENTITY_Talk, { "datum", "2026-11-24", "stand", "gepland" }, "About" },
  { REGIE_ENTITY_Talk, { "datum", "2009-12-31", "waarover", "pip", "stand", "gepland" }, "Day" },
  { REGIE_ENTITY_Talk, { "datum", "2028-11-23", "waarover", "pip", "stand", "gepland" }, NULL },
  { REGIE_ENTITY_Talk, { "datum", "2028-11-24", "waarover", "pip", "stand", "gepland" }, "Day" },
  { REGIE_ENTITY_Talk,
    { "datum", "2026-11-24", "waarover", "pip", "stand", "gepland", "tijd", "na de lunch" },
    "Time" },
  { REGIE_ENTITY_Talk,
    { "datum", "2026-11-24", "waarover", "pip", "stand", "gepland", "minuten", "4" },
    "Minutes" },
  { REGIE_ENTITY_Talk,
    { "datum", "2026-11-24", "waarover", "pip", "stand", "gepland", "minuten", "481" },
    "Minutes" },
  { REGIE_ENTITY_Talk, { "datum", "2026-11-20", "waarover", "pip", "stand", "geweest" }, "Stage" },
  { REGIE_ENTITY_FileNote, { "datum", "2026-11-23", "titel", "Belde" }, NULL },
  { REGIE_ENTITY_FileNote, { "datum", "2026-11-24", "titel", "Belde" }, "Day" },
  { REGIE_ENTITY_FileNote, { "datum", "2026-11-23" }, "Subject" },
  { REGIE_ENTITY_FileNote, { "datum", "2026-11-23", "titel", "Belde", "soort", "x" }, "Kind" },
};

static void
test_typed (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    if (typed[i].field != NULL)
      record_refused (f, typed[i].entity, NULL, dossier, typed[i].pairs, typed[i].field);
    else
      record_in (f, typed[i].entity, dossier, typed[i].pairs);
}

/* A time is kept in one way, however it was written. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  g_autoptr (RegieRecord) talk = NULL;

  record_in (f, REGIE_ENTITY_Talk, dossier,
             PAIRS ("datum", "2026-11-24", "waarover", "pip", "stand", "gepland", "tijd", "9u30"));
  talk = only_record (f, REGIE_ENTITY_Talk);
  g_assert_cmpstr (regie_get (talk, Talk, time), ==, "9:30");
}

TEST_SUITE (talk)
{
  static const FixtureTest tests[] = {
    { "until-when", test_until },
    { "what-may-be-typed", test_typed },
    { "a-time-is-kept-in-one-way", test_kept },
  };

  g_test_add_func ("/talk/times", test_times);
  ADD_ON_BOTH_ENGINES ("/talk", tests);
}
