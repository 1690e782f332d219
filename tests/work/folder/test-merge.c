/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody who stands in the index twice. */
#include "circle.h"
#include "regie-error.h"
#include "regie-merge.h"

/* Somebody who stands here twice is found by number or by name and year, becomes one, and two again
 * by undo. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 twin = add_dossier (f, "El-Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", NULL, "gezin");
  gint64 seq;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) twins = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) one = NULL;

  g_assert_cmpint (other, !=, 0);
  none = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (none->len, ==, 0); /* nothing is known but the name */
  regie_db_script (f->db, "UPDATE person SET born = '1990-05-01'", &error);
  g_assert_no_error (error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  twins = regie_twins_find (f->db, keep, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (twins->len, ==,
                    1); /* the third shares a given name and a birthday, and that is all */
  g_assert_cmpint (((RegieTwin *) twins->pdata[0])->dossier, ==, twin);
  add_fact (f, keep, "kennisgeving", "2026-09-21", NULL, NULL);
  add_fact (f, twin, "pip", "2026-11-02", "leerroute", "Z");
  record_in (f, REGIE_ENTITY_Goal, twin,
             PAIRS ("soort", "hoofddoel", "tekst", "Ik werk als bakker"));
  apply (f, regie_twins_merge (f->db, f->office, keep, twin, NULL, &error), &seq);
  g_assert_no_error (error);
  one = regie_dossier_load (f->db, f->office, keep, &error);
  g_assert_cmpuint (one->facts->len, ==, 2);
  g_assert_cmpstr (regie_record_get (one->person, "bsn"), ==, "999999990");
  g_assert_nonnull (strstr (regie_record_get (one->person, "other_names"), "El-Haddad"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE route = 'Z'"), ==, 1);
  assert_in_order (f);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn = '999999990' AND voided = 0"),
                   ==, 1);
  after = regie_twins_find (f->db, keep, &error);
  g_assert_cmpuint (after->len, ==, 1);
  assert_in_order (f);
}

/* Two numbers are two people. */
static void
test_merge_refused (Fixture *f, gconstpointer data)
{
  gint64 a = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 b = add_dossier (f, "Haddad", "999999989", "asiel_28");
  g_autoptr (GError) error = NULL;

  g_assert_null (regie_twins_merge (f->db, f->office, a, b, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* --- two networks become one --- */

/* OTHER comes to KEEP; returns the entry of the log. */
static gint64
merge (Fixture *f, gint64 keep, gint64 other)
{
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_twins_merge (f->db, f->office, keep, other, NULL, &error);
  gint64 seq;

  g_assert_no_error (error);
  apply (f, change, &seq);
  return seq;
}

static void
undo (Fixture *f, gint64 seq)
{
  g_autoptr (GError) error = NULL;

  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
}

/* Everything that is stored and not void, a line a record, but for versions. */
static char *
dup_everything (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const RegieEntity *entity = regie_entity (i);
      g_autoptr (GPtrArray) all = regie_load (f->db, entity, "id > 0 ORDER BY id", 0, NULL, NULL);

      for (guint k = 0; k < all->len; k++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, entity->name,
                                  regie_record_get_id (all->pdata[k]));
          for (guint n = 0; n < entity->n_fields; n++)
            {
              const char *value = regie_record_get (all->pdata[k], entity->fields[n].name);

              g_string_append_printf (text, "|%s", value != NULL ? value : "-");
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

/* Every tie that a record names is there, in the dossier of the record. */
static void
assert_whole (Fixture *f)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint n = 0; n < regie_entity (i)->n_fields; n++)
      {
        const RegieField *field = &regie_entity (i)->fields[n];
        g_autofree char *query = NULL;

        if (field->kind != REGIE_REF || strcmp (field->list, "tie") != 0)
          continue;
        query = g_strdup_printf ("SELECT count(*) FROM %s r LEFT JOIN tie t ON t.id = r.%s AND "
                                 "t.voided = 0 AND t.dossier = r.dossier WHERE r.voided = 0 AND "
                                 "r.%s IS NOT NULL AND t.id IS NULL",
                                 regie_entity (i)->name, field->name, field->name);
        g_assert_cmpint (count (f, query), ==, 0);
      }
}

static RegieRecord *
load_tie (Fixture *f, gint64 id)
{
  return regie_load_one (f->db, regie_entity (REGIE_ENTITY_Tie), id, NULL);
}

static gint64
know (Fixture *f, gint64 dossier, gint64 one, gint64 other)
{
  char a[24], b[24];

  return record_in (f, REGIE_ENTITY_Link, dossier,
                    PAIRS ("netwerklid", id_text (one, a), "kent", id_text (other, b)));
}

/* A meeting on DAY to which TIE is invited, with a point and an agreement about it. */
static void
meet (Fixture *f, gint64 dossier, gint64 tie, const char *on)
{
  char id[24], meeting[24];

  id_text (tie, id);
  id_text (record_in (f, REGIE_ENTITY_Gathering, dossier, PAIRS ("datum", on)), meeting);
  record_in (f, REGIE_ENTITY_Invitee, dossier, PAIRS ("netwerkoverleg", meeting, "netwerklid", id));
  record_in (f, REGIE_ENTITY_Point, dossier,
             PAIRS ("netwerkoverleg", meeting, "netwerklid", id, "punt", "Contact"));
  record_in (f, REGIE_ENTITY_Agreement, dossier,
             PAIRS ("netwerkoverleg", meeting, "netwerklid", id, "wat", "Bellen", "wie", "School",
                    "klaar_voor", "2026-12-24"));
}

/* The same organisation and the same name stand there once, with what named either; the others come
 * along, in a place of their own; the leader of the dossier that stays leads; undo brings all of it
 * back. */
static void
test_networks (Fixture *f, gconstpointer data)
{
  gint64 keep = add_dossier (f, "Haddad", NULL, "asiel_28");
  gint64 other = add_dossier (f, "El-Haddad", "999999990", "asiel_28");
  gint64 school, aunt, their_school, their_aunt, friend;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RegieRecord) kept = NULL;
  g_autoptr (RegieRecord) moved = NULL;
  char org[24];
  gint64 seq;

  id_text (record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista college")), org);
  school = record_in (f, REGIE_ENTITY_Tie, keep,
                      PAIRS ("organisatie", org, "gebied", "school_werk", "voert_regie", "1"));
  aunt = add_tie (f, keep, "Tante Hiwet", "steun");
  their_aunt = add_tie (f, other, "TANTE  hiwet", "welzijn");
  friend = add_tie (f, other, "Dawit", "steun");
  their_school = record_in (f, REGIE_ENTITY_Tie, other,
                            PAIRS ("organisatie", org, "naam", "Karin", "gebied", "school_werk",
                                   "telefoon", "043 1", "toelichting", "Liever mailen"));
  sql (f, "UPDATE tie SET leads = 1 WHERE name = 'Dawit'");
  know (f, keep, school, aunt);
  know (f, other, their_aunt, their_school);
  know (f, other, friend, their_school);
  talk_to (f, keep, aunt, "2026-11-20");
  talk_to (f, other, their_aunt, "2026-11-20"); /* the same */
  talk_to (f, other, friend, "2026-11-20");     /* on the same day with somebody else */
  meet (f, keep, school, "2026-12-10");
  meet (f, other, their_school, "2026-12-10");
  before = dup_everything (f);
  seq = merge (f, keep, other);
  assert_whole (f);
  g_assert_cmpint (count (f, "SELECT count(*) FROM tie WHERE voided = 0"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM link WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0 AND kind = 'contact'"), ==,
                   2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM gathering WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM invitee WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM point WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM agreement WHERE voided = 0"), ==, 2);
  kept = load_tie (f, school);
  g_assert_cmpstr (regie_get (kept, Tie, name), ==, "Karin");
  g_assert_cmpstr (regie_get (kept, Tie, phone), ==, "043 1");
  g_assert_cmpstr (regie_get (kept, Tie, note), ==, "Liever mailen");
  g_assert_true (regie_get_bool (kept, Tie, leads));
  moved = load_tie (f, friend);
  g_assert_false (regie_get_bool (moved, Tie, leads));
  g_assert_cmpint (regie_get_int (moved, Tie, slot, -1), ==, 1);
  assert_in_order (f);
  undo (f, seq);
  after = dup_everything (f);
  g_assert_cmpstr (after, ==, before);
  assert_in_order (f);
}

/* Who stays two: two people of one organisation, who has an organisation and who has none, who left
 * and who is there. */
static void
test_apart (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *mine[7], *theirs[7];
    guint n;
  } rows[] = {
    { { "naam", "Karin", "organisatie", "" }, { "naam", "Jan", "organisatie", "" }, 2 },
    { { "naam", "Karin", "organisatie", "" }, { "naam", "Karin" }, 2 },
    { { "naam", "Karin" }, { "naam", "Karin", "tot", "2026-11-22" }, 2 },
    { { "naam", "Karin" }, { "naam", "Carin" }, 2 },
    { { "naam", "Karin" }, { "naam", "karin", "tot", "2026-11-23" }, 1 },
    { { "naam", "Karin", "organisatie", "" }, { "organisatie", "" }, 1 },
    { { "naam", "Karin", "organisatie", "" }, { "naam", "KARIN", "organisatie", "" }, 1 },
  };
  char org[24];

  id_text (record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista college")), org);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 dossiers[2] = { add_dossier (f, "Haddad", NULL, "asiel_28"),
                             add_dossier (f, "Haddad", NULL, "asiel_28") };
      g_autofree char *query = g_strdup_printf (
        "SELECT count(*) FROM tie WHERE voided = 0 AND dossier = %" G_GINT64_FORMAT, dossiers[0]);

      for (guint side = 0; side < 2; side++)
        {
          const char *const *pairs = side == 0 ? rows[i].mine : rows[i].theirs;
          const char *whole[11] = { "gebied", "steun", "van", "2026-01-01" };
          guint n = 4;

          for (guint k = 0; pairs[k] != NULL; k += 2)
            {
              whole[n++] = pairs[k];
              whole[n++] = *pairs[k + 1] != '\0' ? pairs[k + 1] : org;
            }
          record_in (f, REGIE_ENTITY_Tie, dossiers[side], whole);
        }
      merge (f, dossiers[0], dossiers[1]);
      if (count (f, query) != rows[i].n)
        g_error ("row %u: %" G_GINT64_FORMAT " members", i, count (f, query));
    }
  assert_whole (f);
}

/* Until when somebody stands in the network who stood in both: of two that left the later day; of
 * two that are there what the other said is read in the note. */
static void
test_until (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *mine, *theirs, *left, *note;
  } rows[] = {
    { "2026-05-01", "2026-08-01", "2026-08-01", NULL },
    { "2026-08-01", "2026-05-01", "2026-08-01", NULL },
    { "2026-08-01", "2026-08-01", "2026-08-01", NULL },
    { NULL, "2026-12-31", NULL, "Until: 31 December 2026" },
    { "2026-12-31", NULL, "2026-12-31", NULL },
    { "2027-06-30", "2026-12-31", "2027-06-30", "Until: 31 December 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 mine = add_dossier (f, "Haddad", NULL, "asiel_28");
      gint64 theirs = add_dossier (f, "Haddad", NULL, "asiel_28");
      gint64 member = record_in (f, REGIE_ENTITY_Tie, mine,
                                 PAIRS ("gebied", "steun", "naam", "Karin",
                                        rows[i].mine != NULL ? "tot" : NULL, rows[i].mine));
      g_autoptr (RegieRecord) kept = NULL;

      record_in (f, REGIE_ENTITY_Tie, theirs,
                 PAIRS ("gebied", "steun", "naam", "Karin", rows[i].theirs != NULL ? "tot" : NULL,
                        rows[i].theirs));
      merge (f, mine, theirs);
      kept = load_tie (f, member);
      g_test_message ("row %u", i);
      g_assert_cmpstr (regie_get (kept, Tie, until_day), ==, rows[i].left);
      g_assert_cmpstr (regie_get (kept, Tie, note), ==, rows[i].note);
    }
  assert_whole (f);
}

/* What is left of two consents about one subject: given, until and withdrawn of each, and of what
 * stays; the first is that of the dossier that stays. */
static const struct {
  const char *mine[3], *theirs[3], *left[3];
} consents[] = {
  { { "2026-01-01", NULL, NULL }, { "2026-02-01", NULL, NULL }, { "2026-01-01", NULL, NULL } },
  { { "2026-01-01", NULL, NULL },
    { "2026-02-01", NULL, "2026-03-01" },
    { "2026-01-01", NULL, "2026-03-01" } },
  { { "2026-01-01", NULL, "2026-03-01" },
    { "2026-02-01", NULL, NULL },
    { "2026-01-01", NULL, "2026-03-01" } },
  { { "2026-05-01", NULL, NULL },
    { "2026-02-01", NULL, "2026-03-01" },
    { "2026-05-01", NULL, "2026-05-01" } },
  { { "2026-01-01", NULL, NULL },
    { "2026-02-01", "2027-01-01", NULL },
    { "2026-01-01", "2027-01-01", NULL } },
  { { "2026-01-01", "2026-12-01", NULL },
    { "2026-02-01", "2027-01-01", NULL },
    { "2026-01-01", "2026-12-01", NULL } },
  { { "2026-05-01", NULL, NULL },
    { "2026-02-01", "2026-03-01", NULL },
    { "2026-05-01", NULL, "2026-05-01" } },
  { { "2026-01-01", NULL, "2026-06-01" },
    { "2026-02-01", NULL, "2026-03-01" },
    { "2026-01-01", NULL, "2026-03-01" } },
};

static void
consent (Fixture *f, gint64 dossier, gint64 tie, const char *const *days)
{
  char id[24];

  record_in (f, REGIE_ENTITY_Consent, dossier,
             PAIRS ("netwerklid", id_text (tie, id), "deelt", "wonen", "gegeven_door", "betrokkene",
                    "gegeven_op", days[0], "tot", days[1], "ingetrokken_op", days[2]));
}

/* A subject that only one side speaks of stays as it was. */
static void
test_consents (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (consents); i++)
    {
      gint64 keep = add_dossier (f, "Haddad", NULL, "asiel_28");
      gint64 other = add_dossier (f, "Haddad", NULL, "asiel_28");
      gint64 mine = add_tie (f, keep, "Karin", "wonen");
      gint64 theirs = add_tie (f, other, "Karin", "wonen");
      g_autoptr (RegieFolder) folder = NULL;
      RegieRecord *left;

      consent (f, keep, mine, consents[i].mine);
      consent (f, other, theirs, consents[i].theirs);
      allow (f, other, theirs, "inkomen", "2026-04-01");
      merge (f, keep, other);
      folder = load_folder (f, keep, "beheer");
      g_assert_cmpuint (folder->records[REGIE_ENTITY_Consent]->len, ==, 2);
      left = folder->records[REGIE_ENTITY_Consent]->pdata[0];
      g_assert_cmpstr (regie_get (left, Consent, given_on), ==, consents[i].left[0]);
      g_assert_cmpstr (regie_get (left, Consent, until_day), ==, consents[i].left[1]);
      g_assert_cmpstr (regie_get (left, Consent, withdrawn_on), ==, consents[i].left[2]);
      /* What the other said otherwise stays to be read. */
      g_assert_nonnull (strstr (regie_get (left, Consent, note), "Given on: "));
      assert_whole (f);
    }
}

/* --- of any two networks --- */

#define N_NAMES 6
static const char *const areas[] = { "steun", "wonen", "school_werk" };
static const char *const topics[] = { "wonen", "inkomen", "gezondheid" };

typedef struct {
  gint64 dossier, ties[N_NAMES];             /* 0: not in this network */
  guint shares[N_NAMES], spoken_of[N_NAMES]; /* a bit for each of TOPICS */
} Circle;

static void
add_consents (Fixture *f, GRand *rand, Circle *self, guint who)
{
  for (guint t = 0; t < G_N_ELEMENTS (topics); t++)
    {
      static const char *const days[][3] = { { "2026-01-01", NULL, NULL },
                                             { "2026-01-01", "2026-11-22", NULL },
                                             { "2026-06-01", "2026-11-23", NULL },
                                             { "2026-06-01", NULL, "2026-11-23" } };
      guint one = g_rand_int_range (rand, 0, 7);
      char id[24];

      if (one >= G_N_ELEMENTS (days))
        continue;
      self->spoken_of[who] |= 1u << t;
      self->shares[who] |= one == 0 || one == 2 ? 1u << t : 0;
      record_in (f, REGIE_ENTITY_Consent, self->dossier,
                 PAIRS ("netwerklid", id_text (self->ties[who], id), "deelt", topics[t],
                        "gegeven_door", "betrokkene", "gegeven_op", days[one][0],
                        days[one][1] != NULL ? "tot" : "toelichting",
                        days[one][1] != NULL ? days[one][1] : "mondeling",
                        days[one][2] != NULL ? "ingetrokken_op" : "toelichting",
                        days[one][2] != NULL ? days[one][2] : "mondeling"));
    }
}

/* Whoever is called by an even number is of ORGANISATION. */
static void
add_circle (Fixture *f, GRand *rand, Circle *self, const char *organisation)
{
  guint leader = g_rand_int_range (rand, 0, N_NAMES);

  self->dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  for (guint i = 0; i < N_NAMES; i++)
    {
      char name[24];

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      g_snprintf (name, sizeof name, "Lid %u", i);
      self->ties[i] = record_in (
        f, REGIE_ENTITY_Tie, self->dossier,
        PAIRS ("naam", name, "gebied", areas[g_rand_int_range (rand, 0, G_N_ELEMENTS (areas))],
               "voert_regie", i == leader ? "1" : "0", i % 2 == 0 ? "organisatie" : "rol",
               i % 2 == 0 ? organisation : "buur"));
      add_consents (f, rand, self, i);
      if (g_rand_boolean (rand))
        talk_to (f, self->dossier, self->ties[i], "2026-11-01");
      if (g_rand_boolean (rand))
        meet (f, self->dossier, self->ties[i], "2026-12-10");
      for (guint k = 0; k < i; k++)
        if (self->ties[k] != 0 && g_rand_boolean (rand))
          know (f, self->dossier, self->ties[i], self->ties[k]);
    }
}

static guint
topics_of (const RegieMember *member)
{
  guint shares = 0;

  for (guint t = 0; t < G_N_ELEMENTS (topics); t++)
    shares |= (member->shares >> regie_shared_find (topics[t]) & 1u) << t;
  return shares;
}

/* Everybody of either network is in the one that is left, once, and may know what both let it know,
 * or the one that spoke of it. */
static void
assert_everybody (const RegieNetwork *network, const Circle *mine, const Circle *theirs)
{
  guint n = 0;

  for (guint i = 0; i < N_NAMES; i++)
    {
      gint64 id = mine->ties[i] != 0 ? mine->ties[i] : theirs->ties[i];
      const RegieMember *member = id != 0 ? regie_network_find (network, id) : NULL;
      guint both = mine->spoken_of[i] & theirs->spoken_of[i];

      if (id == 0)
        continue;
      n++;
      g_assert_nonnull (member);
      g_assert_cmpuint (topics_of (member), ==,
                        (mine->shares[i] & theirs->shares[i])
                          | (~both & (mine->shares[i] | theirs->shares[i])));
      if (mine->ties[i] != 0 && theirs->ties[i] != 0)
        g_assert_null (regie_network_find (network, theirs->ties[i]));
    }
  g_assert_cmpuint (network->members->len, ==, n);
}

static void
test_any_two (Fixture *f, gconstpointer data)
{
  char organisation[24];

  id_text (record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista college")), organisation);
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      Circle mine = { 0 };
      Circle theirs = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (RegieNetwork) network = NULL;
      gint64 seq;

      add_circle (f, rand, &mine, organisation);
      add_circle (f, rand, &theirs, organisation);
      before = dup_everything (f);
      seq = merge (f, mine.dossier, theirs.dossier);
      network = load_circle (f, mine.dossier);
      assert_everybody (network, &mine, &theirs);
      assert_whole (f);
      g_assert_cmpint (count (f, "SELECT count(*) FROM (SELECT dossier, area, slot FROM tie WHERE "
                                 "voided = 0 GROUP BY dossier, area, slot HAVING count(*) > 1) d"),
                       ==, 0);
      g_assert_cmpint (count (f, "SELECT count(*) FROM (SELECT dossier FROM tie WHERE voided = 0 "
                                 "AND leads = 1 GROUP BY dossier HAVING count(*) > 1) d"),
                       ==, 0);
      g_assert_cmpint (count (f, "SELECT count(*) FROM link a JOIN link b ON a.id < b.id AND "
                                 "a.voided = 0 AND b.voided = 0 AND ((a.one = b.one AND a.other = "
                                 "b.other) OR (a.one = b.other AND a.other = b.one))"),
                       ==, 0);
      undo (f, seq);
      after = dup_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  assert_in_order (f);
}

TEST_SUITE (merge)
{
  static const FixtureTest tests[] = {
    { "two-become-one-and-two-again", test_merge },
    { "two-numbers-are-two-people", test_merge_refused },
    { "two-networks-become-one", test_networks },
    { "who-stays-two", test_apart },
    { "until-when", test_until },
    { "the-stricter-consent", test_consents },
    { "any-two-networks", test_any_two },
  };

  ADD_ON_BOTH_ENGINES ("/merge", tests);
}
