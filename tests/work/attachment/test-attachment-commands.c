/* SPDX-License-Identifier: EUPL-1.2 */
/* Files as commands: added whole or not at all, kept once, seen by who may, removed and undone. */
#include "regie-attachment-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"
#include "regie-log-commands.h"

#define ADD (&regie_attachment_commands[REGIE_ATTACHMENT_ADD])
#define LETTER "soort=brief&datum=2026-11-20&titel=Brief%20van%20school&opmerking=Over%20rooster"

static gint64 last_seq;

/* Files with NAMES and TEXTS as the target of the command. */
static GVariant *
target_of (gint64 dossier, const char *const *pairs)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_incoming_free);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (pairs[i + 1], strlen (pairs[i + 1]));

      g_ptr_array_add (files, regie_incoming_new (pairs[i], bytes, NULL));
    }
  return regie_attachment_target (dossier, files);
}

static int
try (Fixture *f, const char *role, gint64 dossier, const char *const *pairs, const char *form,
     char **field)
{
  g_autoptr (RegieOutcome) outcome = NULL;
  int code = do_as (f, role, ADD, target_of (dossier, pairs), form, &outcome, field);

  if (outcome != NULL)
    last_seq = outcome->seq;
  return code;
}

static void
succeed (Fixture *f, gint64 dossier, const char *const *pairs, const char *form)
{
  g_assert_cmpint (try (f, "consulent", dossier, pairs, form, NULL), ==, DONE);
}

static void
turn (Fixture *f, RegieLogCommand command)
{
  g_autoptr (RegieOutcome) outcome = NULL;

  g_assert_cmpint (do_as (f, "beheer", &regie_log_commands[command], g_variant_new_int64 (last_seq),
                          NULL, &outcome, NULL),
                   ==, DONE);
}

static gint64
add_scene (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES"
          " (7, 1, 0, 'Yara', 'y', 'consulent', 1)");
  return add_dossier (f, "Berhane", NULL, "asiel_28");
}

static RegieAttachmentContent *
read_as (Fixture *f, const char *role, gint64 id, GError **error)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (id));
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  return regie_question_ask (&work, &regie_attachment_questions[REGIE_ATTACHMENT_READ], target,
                             error);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (RegieAttachmentContent) content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try (f, "manager", dossier, PAIRS ("a.txt", "x"), LETTER, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "balie", dossier, PAIRS ("a.txt", "x"), LETTER, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", 12, PAIRS ("a.txt", "x"), LETTER, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  succeed (f, dossier, PAIRS ("map/br\xe2\x80\xaeief.txt", "Beste \xc3\xa9\n"), LETTER);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment WHERE title = 'Brief van school' AND "
                             "kind = 'brief' AND day = '2026-11-20' AND note = 'Over rooster' AND "
                             "name = 'brief.txt' AND media_type = 'text/plain' AND size = 9 AND "
                             "staff = 7"),
                   ==, 1);
  content = read_as (f, "consulent", count (f, "SELECT id FROM attachment"), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content->bytes, NULL), g_bytes_get_size (content->bytes),
                   "Beste \xc3\xa9\n", 9);
  g_assert_cmpstr (content->name, ==, "brief.txt");
  g_assert_true (content->may_open);
  assert_in_order (f);
}

/* Bytes of every value come back as they were, a nought among them. */
static void
test_bytes (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_incoming_free);
  g_autoptr (RegieAttachmentContent) content = NULL;
  g_autoptr (GError) error = NULL;
  guchar all[1024];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < sizeof all; i++)
    all[i] = (guchar) (i % 256);
  bytes = g_bytes_new (all, sizeof all);
  g_ptr_array_add (files, regie_incoming_new ("alles.bin", bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (do_as (f, "consulent", ADD, regie_attachment_target (dossier, files),
                          "soort=overig", NULL, NULL),
                   ==, DONE);
  content = read_as (f, "consulent", count (f, "SELECT id FROM attachment"), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content->bytes, bytes));
  g_assert_false (content->may_open);
}

/* Several at once are one change, each with the title of its name, today; and the log holds no
 * word and no byte of them. */
static void
test_several (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);

  succeed (f, dossier, PAIRS ("eerste.txt", "geheim een", "tweede.pdf", "geheim twee"),
           "soort=overig&titel=Telt%20niet");
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment WHERE title IN ('eerste', 'tweede') "
                             "AND day = '2026-11-23'"),
                   ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_value WHERE entity = 'attachment' AND "
                             "field <> 'voided'"),
                   ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title LIKE '%eerste%'"), ==, 0);
  /* One undo takes both away; their bytes wait for the redo. */
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment WHERE voided = 0"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 2);
  turn (f, REGIE_LOG_REDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment WHERE voided = 0"), ==, 2);
  assert_in_order (f);
}

/* What is refused leaves nothing behind, also not what came before it in the same drop. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  gint64 other = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *kind = NULL;
  g_autofree char *day = NULL;

  g_assert_cmpint (try (f, "consulent", dossier, PAIRS ("a.txt", "x"), "titel=x", &kind), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpstr (kind, ==, "soort");
  g_assert_cmpint (try (f, "consulent", dossier, PAIRS ("a.txt", "x"),
                        "soort=brief&datum=2026-11-24", &day),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (day, ==, "datum");
  g_assert_cmpint (try (f, "consulent", dossier, PAIRS (NULL, NULL), LETTER, NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "consulent", dossier, PAIRS ("a.txt", "x", "b.txt", "x"), LETTER, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 0);
  succeed (f, dossier, PAIRS ("a.txt", "x"), LETTER);
  g_assert_cmpint (try (f, "consulent", dossier, PAIRS ("c.txt", "y", "b.txt", "x"), LETTER, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment"), ==, 1);
  succeed (f, other, PAIRS ("a.txt", "x"), LETTER); /* of somebody else it is another file */
  /* A record alone is no file. */
  {
    g_autofree char *own = g_strdup_printf (
      "dossier=%" G_GINT64_FORMAT "&bestandsnaam=x&mediatype=text/plain&grootte=1&sha256=x",
      dossier);

    g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_ADD],
                            g_variant_new ("(ss)", "attachment", own), LETTER, NULL, NULL),
                     ==, REGIE_ERROR_INVALID);
  }
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment"), ==, 2);
  assert_in_order (f);
}

/* What TARGET sends is judged where it is written, whatever program sent it. */
static void
test_too_large (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  const gsize length = REGIE_INCOMING_MOST + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (length), length);
  GVariantBuilder files;

  g_variant_builder_init (&files, G_VARIANT_TYPE ("a(say)"));
  g_variant_builder_add (&files, "(s@ay)", "x.pdf",
                         g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE));
  g_assert_cmpint (do_as (f, "consulent", ADD, g_variant_new ("(xa(say))", dossier, &files), LETTER,
                          NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment"), ==, 0);
}

/* Described anew and removed as any record, and taken back. */
static void
test_described_and_removed (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  succeed (f, dossier, PAIRS ("a.txt", "x"), LETTER);
  id = count (f, "SELECT id FROM attachment");
  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_CHANGE],
                          g_variant_new ("(sx)", "attachment", id),
                          "titel=Anders&soort=diploma&datum=2026-11-19", NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment WHERE title = 'Anders' AND kind = "
                             "'diploma' AND note IS NULL AND name = 'a.txt'"),
                   ==, 1);
  /* What the program knows of it is not typed. */
  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_CHANGE],
                          g_variant_new ("(sx)", "attachment", id),
                          "titel=Anders&soort=diploma&datum=2026-11-19&sha256=0", NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "manager", &regie_dossier_commands[REGIE_RECORD_REMOVE],
                          g_variant_new ("(sx)", "attachment", id), NULL, NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_REMOVE],
                          g_variant_new ("(sx)", "attachment", id), NULL, &outcome, NULL),
                   ==, DONE);
  last_seq = outcome->seq;
  g_assert_null (read_as (f, "consulent", id, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  turn (f, REGIE_LOG_UNDO);
  {
    g_autoptr (RegieAttachmentContent) content = read_as (f, "consulent", id, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (content->title, ==, "Anders");
  }
  assert_in_order (f);
}

/* Who may open what: health follows its right, an identity document that on a BSN. */
static void
test_rights (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role, *kind;
    gboolean sees;
  } rows[] = {
    { "consulent", "medisch", TRUE },
    { "manager", "medisch", FALSE },
    { "manager", "brief", TRUE },
    { "manager", "identiteitsbewijs", FALSE },
    { "consulent", "identiteitsbewijs", TRUE },
    { "financien", "medisch", FALSE },
    { "financien", "overig", TRUE },
    { "balie", "overig", FALSE },
  };
  gint64 dossier = add_scene (f);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *form = g_strconcat ("soort=", rows[i].kind, NULL);
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (RegieAttachmentContent) content = NULL;
      g_autoptr (RegieFolder) folder = load_folder (f, dossier, rows[i].role);
      g_autoptr (GError) error = NULL;
      guint before = folder->records[REGIE_ENTITY_Attachment]->len;

      succeed (f, dossier, PAIRS ("a.txt", text), form);
      content = read_as (f, rows[i].role, count (f, "SELECT max(id) FROM attachment"), &error);
      if ((content != NULL) != rows[i].sees)
        g_error ("%s: %s", rows[i].role, rows[i].kind);
      /* A server does not even show a colleague's medical file. */
      if (content == NULL && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CONFLICT))
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
      /* What is medical is not in the list either of who does not see health. */
      if (g_str_equal (rows[i].kind, "medisch") && !rows[i].sees)
        {
          g_autoptr (RegieFolder) after = load_folder (f, dossier, rows[i].role);

          g_assert_cmpuint (after->records[REGIE_ENTITY_Attachment]->len, ==, before);
        }
    }
}

static gint64
found (Fixture *f, const char *word)
{
  g_autofree char *like = g_strdup_printf (
    "SELECT count(*) FROM search_note WHERE folded LIKE '%%%s%%'", word);

  return count (f, like);
}

/* Found by title, remark and name; not by what the program notes of it, and what is medical by
 * nothing. */
static void
test_found (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);

  succeed (f, dossier, PAIRS ("kwekerij.txt", "x"),
           "soort=brief&titel=Timmerman&opmerking=Zeppelin");
  succeed (f, dossier, PAIRS ("rolstoel.txt", "y"), "soort=medisch&titel=Rugpijn");
  g_assert_cmpint (found (f, "timmerman"), ==, 1);
  g_assert_cmpint (found (f, "zeppelin"), ==, 1);
  g_assert_cmpint (found (f, "kwekerij"), ==, 1);
  g_assert_cmpint (found (f, "text plain"), ==, 0);
  g_assert_cmpint (found (f, "2d711642b726"), ==, 0); /* how the hash of "x" begins */
  g_assert_cmpint (found (f, "rugpijn"), ==, 0);
  g_assert_cmpint (found (f, "rolstoel"), ==, 0);
  assert_in_order (f);
}

/* Which of several are there already. */
static void
test_known (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *hash = regie_incoming_dup_hash (bytes);
  const char *hashes[] = { "0", hash, NULL };
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new ("(x^as)", dossier, (char **) hashes));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) titles = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  succeed (f, dossier, PAIRS ("a.txt", "x"), LETTER);
  titles = regie_question_ask (&work, &regie_attachment_questions[REGIE_ATTACHMENT_KNOWN], target,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (titles), ==, 2);
  g_assert_cmpstr (titles[0], ==, "");
  g_assert_cmpstr (titles[1], ==, "Brief van school");
}

/* What was added to the wrong dossier and removed goes for good, its bytes and its words in the log
 * as well; what is there stays. */
static void
test_forget (Fixture *f, gconstpointer data)
{
  const RegieCommand *forget = &regie_attachment_commands[REGIE_ATTACHMENT_FORGET];
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 wrong;
  g_autoptr (RegieOutcome) outcome = NULL;

  succeed (f, dossier, (const char *[]){ "goed.txt", "hoort hier", NULL }, LETTER);
  succeed (f, dossier, (const char *[]){ "fout.txt", "van een ander", NULL },
           "soort=brief&datum=2026-11-20&titel=Van%20een%20ander");
  wrong = count (f, "SELECT id FROM attachment WHERE title = 'Van een ander'");
  g_assert_cmpint (do_as (f, "beheer", forget, g_variant_new_int64 (dossier), "grond=onterecht",
                          &outcome, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_REMOVE],
                          g_variant_new ("(sx)", "attachment", wrong), NULL, &outcome, NULL),
                   ==, DONE);
  last_seq = outcome->seq;
  g_clear_pointer (&outcome, regie_outcome_free);
  g_assert_cmpint (do_as (f, "consulent", forget, g_variant_new_int64 (dossier), "grond=onterecht",
                          &outcome, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", forget, g_variant_new_int64 (dossier), NULL, &outcome, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "beheer", forget, g_variant_new_int64 (dossier), "grond=onterecht",
                          &outcome, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 1);
  g_assert_cmpint (count (f,
                          "SELECT count(*) FROM change_value WHERE from_text = 'Van een ander' OR "
                          "to_text = 'Van een ander'"),
                   ==, 0);
  g_clear_pointer (&outcome, regie_outcome_free);
  g_assert_cmpint (do_as (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                          g_variant_new_int64 (last_seq), NULL, &outcome, NULL),
                   !=, DONE);
  assert_in_order (f);
}

TEST_SUITE (attachment_commands)
{
  static const FixtureTest tests[] = {
    { "forget", test_forget },
    { "add", test_add },
    { "every-byte", test_bytes },
    { "several-at-once", test_several },
    { "refused", test_refused },
    { "too-large", test_too_large },
    { "described-anew-and-removed", test_described_and_removed },
    { "who-may-open-what", test_rights },
    { "found-by-its-words", test_found },
    { "which-are-there-already", test_known },
  };

  ADD_ON_BOTH_ENGINES ("/attachment-commands", tests);
}
