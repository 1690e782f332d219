/* SPDX-License-Identifier: EUPL-1.2 */
/* R18: what was done to a log comes to light: 2,000 tamperings with a chain of 10,000 lines. */
#include "regie-chain.h"

#include <string.h>

#include "fixture.h"
#include "regie-chain-query.h"
#include "regie-reading-query.h"
#include "records.h"

#define LINES 10000
#define TAMPERINGS 2000
#define COLUMNS 3

typedef struct {
  char *columns[COLUMNS];
  char *hash;
} Line;

static char *
hash_line (const char *before, const char *const *c)
{
  g_autofree char *text = g_strjoin ("\n", before, c[0], c[1], c[2], NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < COLUMNS; i++)
    g_free (line->columns[i]);
  g_free (line->hash);
  g_free (line);
}

static Line *
line_new (guint number, const char *at, const char *what)
{
  Line *line = g_new0 (Line, 1);

  line->columns[0] = g_strdup_printf ("%u", number);
  line->columns[1] = g_strdup (at);
  line->columns[2] = g_strdup (what);
  return line;
}

/* The clock is set back at the line BACK: that is no tampering. */
static GPtrArray *
make_chain (guint n, guint back)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  const char *before = "";

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-%02u-01T00:00:00Z", i < back ? 11 : 3);
      g_autofree char *what = g_strdup_printf ("Recorded: Contact %u", i);
      Line *line = line_new (i, at, what);

      line->hash = hash_line (before, (const char *const *) line->columns);
      before = line->hash;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static RegieChainVerdict *
verify (const GPtrArray *lines, const RegieHead *head, const GPtrArray *anchors)
{
  RegieChainWalk *walk = regie_chain_walk_new (COLUMNS, hash_line, anchors);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      if (!regie_chain_walk_step (walk, (const char *const *) line->columns, line->hash))
        break;
    }
  return regie_chain_walk_end (walk, head);
}

static RegieHead *
head_of (const GPtrArray *lines)
{
  const Line *last = lines->pdata[lines->len - 1];

  return regie_head_new (lines->len, last->hash);
}

static void
swap (GPtrArray *lines, guint a, guint b)
{
  Line *one = lines->pdata[a], *other = lines->pdata[b];
  Line kept = *one;

  /* The numbers stay where they are, or it would only be another order of reading. */
  one->columns[1] = other->columns[1];
  one->columns[2] = other->columns[2];
  one->hash = other->hash;
  other->columns[1] = kept.columns[1];
  other->columns[2] = kept.columns[2];
  other->hash = kept.hash;
}

typedef enum { CHANGE, CHANGE_TIME, DELETE, INSERT, SWAP, CUT, CUT_WITH_HEAD, REWRITE, N_WAYS } Way;

/* Makes everything from AT on anew, as who can write every table could. */
static void
rewrite (GPtrArray *lines, guint at)
{
  Line *line = lines->pdata[at];

  g_free (line->columns[2]);
  line->columns[2] = g_strdup ("Nothing happened");
  for (guint i = at; i < lines->len; i++)
    {
      Line *one = lines->pdata[i];

      g_free (one->hash);
      one->hash = hash_line (i > 0 ? ((Line *) lines->pdata[i - 1])->hash : "",
                             (const char *const *) one->columns);
    }
}

/* Is WAY at AT found, and the chain as it was again? */
static gboolean
finds (GPtrArray *lines, const RegieHead *head, const GPtrArray *anchors, Way way, guint at)
{
  g_autoptr (RegieChainVerdict) verdict = NULL;
  Line *line = lines->pdata[at];
  guint last = lines->len;

  switch (way)
    {
    case CHANGE:
    case CHANGE_TIME:
      {
        char **column = &line->columns[way == CHANGE ? 2 : 1];
        char *was = *column;

        *column = g_strdup ("2026-11-02T00:00:00Z");
        verdict = verify (lines, head, anchors);
        g_free (*column);
        *column = was;
        return verdict->state == REGIE_CHAIN_CHANGED && verdict->seq == at + 1;
      }
    case DELETE:
      g_ptr_array_steal_index (lines, at);
      verdict = verify (lines, head, anchors);
      g_ptr_array_insert (lines, (int) at, line);
      return verdict->state == (at + 1 == last ? REGIE_CHAIN_CUT : REGIE_CHAIN_MISSING)
             || (at == 0 && verdict->state != REGIE_CHAIN_WHOLE);
    case INSERT:
      {
        Line *more = line_new (at + 1, "2026-11-01T00:00:00Z", "Recorded: Letter");

        more->hash = hash_line (at > 0 ? ((Line *) lines->pdata[at - 1])->hash : "",
                                (const char *const *) more->columns);
        g_ptr_array_insert (lines, (int) at, more);
        verdict = verify (lines, head, anchors);
        g_ptr_array_remove_index (lines, at);
        return verdict->state != REGIE_CHAIN_WHOLE;
      }
    case SWAP:
      {
        guint other = (at + 1 + last / 3) % last;

        swap (lines, at, other);
        verdict = verify (lines, head, anchors);
        swap (lines, at, other);
        return verdict->state != REGIE_CHAIN_WHOLE && verdict->seq <= (gint64) MIN (at, other) + 2;
      }
    default:
      break;
    }
  return FALSE;
}

/* Cutting the tail and writing it all anew, with the head, are found by the anchor alone. */
static gboolean
finds_with_anchor (Way way, guint at)
{
  g_autoptr (GPtrArray) lines = make_chain (LINES / 50, LINES);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_head_free);
  g_autoptr (RegieHead) before = head_of (lines);
  g_autoptr (RegieHead) head = NULL;
  g_autoptr (RegieChainVerdict) blind = NULL;
  g_autoptr (RegieChainVerdict) verdict = NULL;

  at = 1 + at % (lines->len - 1);
  g_ptr_array_add (anchors, head_of (lines));
  if (way == REWRITE)
    rewrite (lines, at);
  else
    g_ptr_array_set_size (lines, (int) at);
  head = way == CUT ? regie_head_new (before->seq, before->hash) : head_of (lines);
  blind = verify (lines, head, NULL);
  verdict = verify (lines, head, anchors);
  if (way == CUT)
    return blind->state == REGIE_CHAIN_CUT && verdict->state == REGIE_CHAIN_CUT;
  /* Without the anchor nobody could tell: that is why there is one. */
  g_assert_cmpint (blind->state, ==, REGIE_CHAIN_WHOLE);
  return verdict->state == (way == REWRITE ? REGIE_CHAIN_REWRITTEN : REGIE_CHAIN_CUT);
}

static void
test_tampering (void)
{
  g_autoptr (GPtrArray) lines = make_chain (LINES, LINES / 2);
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_head_free);
  g_autoptr (RegieHead) head = head_of (lines);
  g_autoptr (RegieChainVerdict) whole = NULL;
  g_autoptr (RegieChainVerdict) still = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  guint found = 0;

  g_ptr_array_add (anchors, head_of (lines));
  whole = verify (lines, head, anchors);
  g_assert_cmpint (whole->state, ==, REGIE_CHAIN_WHOLE);
  g_assert_cmpint (whole->n, ==, LINES);
  g_assert_true (whole->is_anchored);
  g_assert_cmpstr (whole->from, ==, "2026-11-01T00:00:00Z");
  g_assert_cmpstr (whole->until, ==, "2026-03-01T00:00:00Z"); /* order is not of the clock */
  for (guint i = 0; i < TAMPERINGS; i++)
    {
      const Way way = i % N_WAYS;
      const guint at = (guint) g_rand_int_range (random, 0, LINES);

      if (way >= CUT ? finds_with_anchor (way, at) : finds (lines, head, anchors, way, at))
        found++;
      else
        g_test_message ("not found: way %d at %u", way, at + 1);
    }
  g_test_message ("R18: %u tamperings with a chain of %u lines, %u found", TAMPERINGS, LINES,
                  found);
  g_assert_cmpuint (found, ==, TAMPERINGS);
  still = verify (lines, head, anchors);
  g_assert_cmpint (still->state, ==, REGIE_CHAIN_WHOLE);
}

static void
test_heads (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_strnfill (64, 'a');
  g_autofree char *text = g_strconcat ("12:", hash, NULL);
  g_autoptr (RegieHead) head = regie_head_parse (text, &error);
  g_autofree char *back = regie_head_dup_text (head);
  static const char *const wrong[] = { "", "12", ":", "x:y", "12:abc", "0:", "-3:" };

  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (regie_head_parse (wrong[i], NULL));
}

static RegieChainState
state_of (Fixture *f, RegieChainKind kind, const GPtrArray *anchors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChainVerdict) verdict = regie_chain_verify (f->db, kind, anchors, &error);

  g_assert_no_error (error);
  g_test_message ("chain %d: state %d at %d, %d lines", kind, verdict->state, (int) verdict->seq,
                  (int) verdict->n);
  return verdict->state;
}

static void
note (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  const RegieReading reading = { .act = REGIE_READ_OPENED, .dossier = dossier };

  g_assert_true (regie_reading_note (f->db, 7, &reading, &error));
  g_assert_no_error (error);
}

/* Both chains as the program writes them, on either engine, and what is done to them behind its
 * back (by who owns the tables). */
static void
test_in_database (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_head_free);
  g_autofree char *kept = NULL;
  gint64 dossier;

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Lotte', "
          "'consulent', 1)");
  dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_WHOLE); /* none */
  for (guint i = 0; i < 5; i++)
    {
      add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
      note (f, dossier + i);
    }
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    g_assert_cmpint (state_of (f, kind, NULL), ==, REGIE_CHAIN_WHOLE);
  g_ptr_array_add (anchors, regie_chain_load_head (f->db, REGIE_CHAIN_READINGS, NULL));
  g_assert_nonnull (anchors->pdata[0]);
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, anchors), ==, REGIE_CHAIN_WHOLE);
  note (f, dossier + 9); /* what follows an anchor is no fault */
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, anchors), ==, REGIE_CHAIN_WHOLE);
  if (regie_db_is_postgres (f->db))
    sql (f, "ALTER TABLE read_log DISABLE ROW LEVEL SECURITY; ALTER TABLE read_log NO FORCE ROW "
            "LEVEL SECURITY; ALTER TABLE change_log DISABLE ROW LEVEL SECURITY; ALTER TABLE "
            "change_log NO FORCE ROW LEVEL SECURITY");
  sql (f, "UPDATE read_log SET dossier = dossier + 1 WHERE id = 2");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_CHANGED);
  sql (f, "UPDATE read_log SET dossier = dossier - 1 WHERE id = 2");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_WHOLE);
  sql (f, "UPDATE read_log SET ground = 'klacht' WHERE id = 6");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_CHANGED);
  sql (f, "DELETE FROM read_log WHERE id = 6");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_CUT);
  /* With the head as well: only the anchor knows. */
  sql (f, "DELETE FROM read_log WHERE id > 4; UPDATE meta SET value = (SELECT id || ' ' || hash "
          "FROM read_log WHERE id = 4) WHERE key = 'read_chain'");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, NULL), ==, REGIE_CHAIN_WHOLE);
  g_assert_cmpint (state_of (f, REGIE_CHAIN_READINGS, anchors), ==, REGIE_CHAIN_CUT);
  sql (f, "UPDATE change_log SET who = 99 WHERE seq = 3");
  g_assert_cmpint (state_of (f, REGIE_CHAIN_CHANGES, NULL), ==, REGIE_CHAIN_CHANGED);
}

TEST_SUITE (chain)
{
  static const FixtureTest tests[] = { { "database", test_in_database } };

  g_test_add_func ("/chain/tampering", test_tampering);
  g_test_add_func ("/chain/heads", test_heads);
  ADD_ON_BOTH_ENGINES ("/chain", tests);
}
