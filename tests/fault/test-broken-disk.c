/* SPDX-License-Identifier: EUPL-1.2 */
/* R1: a disk that refuses at every point of what the program does: what was said to be saved is
 * there, what was not is not, and nothing is there in half. */
#include "fault.h"
#include "faulty-disk.h"
#include "records.h"
#include "school.h"

#include "regie-backup.h"
#include "regie-draft.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-hand-over.h"
#include "regie-import.h"
#include "regie-merge.h"

/* An office in which everything that is tried can be done, as a file. */
typedef struct {
  Fixture f;
  GBytes *bytes;
  char *folder, *path;
  gint64 dossier, twin, line, gathering, seq, person;
  gint64 entry; /* that the last action made */
} Base;

typedef gboolean (*Action) (Base *b, GError **error);

static gboolean
apply_taken (Base *b, RegieChange *take, GError **error)
{
  g_autoptr (RegieChange) change = take;

  return change != NULL && regie_apply (b->f.db, &b->f.applier, change, &b->entry, error);
}

static gboolean
create (Base *b, GError **error)
{
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("achternaam", "Tesfay", "voornamen", "Selam", "groep", "gezin"));
  gint64 id;

  return apply_taken (b, regie_dossier_create (b->f.office, form, 0, &id, error), error);
}

static gboolean
save_form (Base *b, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_needed (b->f.db,
                                                      regie_entity (REGIE_ENTITY_Gathering),
                                                      b->gathering, error);
  char id[24];

  return record != NULL
         && apply_taken (b,
                         try_record (&b->f, REGIE_ENTITY_Gathering, record, 0,
                                     PAIRS ("dossier", id_text (b->dossier, id), "datum",
                                            "2026-12-01", "plaats", "Stadhuis"),
                                     error),
                         error);
}

static gboolean
write_minutes (Base *b, GError **error)
{
  g_autoptr (RegieRecord) record = regie_load_needed (b->f.db,
                                                      regie_entity (REGIE_ENTITY_Gathering),
                                                      b->gathering, error);
  g_autofree char *text = g_strnfill (9000, 'x');
  char id[24];

  return record != NULL
         && apply_taken (b,
                         try_record (&b->f, REGIE_ENTITY_Gathering, record, 0,
                                     PAIRS ("dossier", id_text (b->dossier, id), "datum",
                                            "2026-12-01", "verslag", text),
                                     error),
                         error);
}

static gboolean
read_in (Base *b, GError **error)
{
  g_autoptr (GString) text = g_string_new ("Achternaam;Voornamen;Groep\n");
  g_autoptr (RegieImport) import = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, "Ontvangen%c;Ama;gezin\n", 'a' + i);
  import = regie_import_new (b->f.office, text->str, text->len, error);
  return import != NULL && regie_import_check (import, b->f.db, NULL, error)
         && regie_import_run (import, b->f.db, b->f.deriver, 0, "lijst.csv", NULL, NULL, NULL,
                              &b->entry, error);
}

static gboolean
undo (Base *b, GError **error)
{
  return regie_apply_undo (b->f.db, &b->f.applier, b->seq, &b->entry, error);
}

static gboolean
merge (Base *b, GError **error)
{
  return apply_taken (b, regie_twins_merge (b->f.db, b->f.office, b->dossier, b->twin, NULL, error),
                      error);
}

static gboolean
erase (Base *b, GError **error)
{
  return regie_erase_dossier (b->f.db, b->f.office, b->twin, "verzoek", 0, error);
}

static gboolean
hand_over (Base *b, GError **error)
{
  return apply_taken (
    b, regie_hand_over_make (b->f.db, b->f.office, b->dossier, "8", "Zie plan", 7, error), error);
}

static gboolean
reindex (Base *b, GError **error)
{
  return regie_reindex (b->f.db, b->f.deriver, NULL, NULL, NULL, error);
}

static gboolean
order (Base *b, GError **error)
{
  g_autoptr (RegieRecord) line = regie_load_needed (b->f.db, regie_entity (REGIE_ENTITY_Fact),
                                                    b->line, error);

  return line != NULL
         && apply_taken (b, regie_order_make (b->f.db, b->f.office, line, 0, 0, error), error);
}

static gboolean
type_draft (Base *b, GError **error)
{
  g_autofree char *text = g_strnfill (6000, 'y');

  return regie_draft_put (b->f.db, 7, "note.write 1", text, error);
}

/* What a backup does with the database that it is of. */
static gboolean
back_up (Base *b, GError **error)
{
  static RegieSealKeys *keys;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, 9, 30, 15);
  g_autofree char *folder = g_build_filename (b->folder, "backups", NULL);
  RegieBackupAsk ask = { .folder = folder, .now = now };
  g_autofree char *made = NULL;

  if (keys == NULL)
    {
      char *recovery = NULL;

      keys = regie_seal_keys_new ("vier losse woorden hier", REGIE_SEAL_QUICK, &recovery, NULL);
      regie_seal_text_free (recovery);
    }
  ask.keys = keys;
  made = regie_backup_make (b->f.db, &ask, error);
  fault_remove (folder);
  return made != NULL;
}

static const struct {
  const char *name;
  Action act;
  gboolean only_reads;
} actions[] = {
  { "insert", create },       { "form", save_form },
  { "import", read_in },      { "undo", undo },
  { "merge", merge },         { "erase", erase },
  { "hand-over", hand_over }, { "reindex", reindex },
  { "order", order },         { "minutes", write_minutes },
  { "draft", type_draft },    { "backup", back_up, TRUE },
};

static void
base_init (Base *b)
{
  g_autoptr (RegieRecord) line = NULL;

  *b = (Base){ 0 };
  set_up (&b->f, GINT_TO_POINTER (FALSE));
  sql (&b->f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES"
              " (7, 1, 0, 'Ingrid', 'ingrid', 'consulent', 1),"
              " (8, 1, 0, 'Joris', 'joris', 'regisseur', 1)");
  add_school (&b->f, "Taalhuis", "B1", "uur", "1000", "20");
  b->dossier = add_person (&b->f, "Haddad", "999999990");
  b->twin = add_dossier (&b->f, "El-Haddad", NULL, "asiel_28");
  add_fact (&b->f, b->twin, "kennisgeving", "2026-09-21", NULL, NULL);
  record_in (&b->f, REGIE_ENTITY_Goal, b->twin, PAIRS ("soort", "hoofddoel", "tekst", "Bakker"));
  b->gathering = record_in (&b->f, REGIE_ENTITY_Gathering, b->dossier,
                            PAIRS ("datum", "2026-12-01"));
  line = add_line (&b->f, b->dossier, "Taalhuis", "2026-03-02", "2027-02-26", "12");
  b->line = regie_record_get_id (line);
  b->seq = add_fact (&b->f, b->dossier, "contact", "2026-11-02", NULL, NULL);
  assert_in_order (&b->f);
  g_clear_pointer (&b->f.db, regie_db_close);
  b->bytes = fault_read (b->f.uri);
  b->folder = g_strdup (b->f.folder);
  b->path = g_build_filename (b->folder, "broken.db", NULL);
}

static void
base_clear (Base *b)
{
  g_autofree char *journal = g_strconcat (b->path, "-journal", NULL);

  g_unlink (b->path);
  g_unlink (journal);
  g_bytes_unref (b->bytes);
  g_free (b->path);
  g_free (b->folder);
  tear_down (&b->f, GINT_TO_POINTER (FALSE));
}

/* A copy of the base, open. */
static void
open_copy (Base *b)
{
  g_autofree char *journal = g_strconcat (b->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (journal);
  fault_write (b->path, b->bytes);
  b->f.db = regie_db_open (b->path, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
}

typedef struct {
  guint tried, refused, saved, not_saved, unknown, stood, lost, half, corrupt, wrong;
} Figures;

static void
say (const char *name, const Figures *n)
{
  g_test_message ("%s: %u points, %u refusals; %u saved, %u not saved, %u unknown (%u stood); "
                  "%u lost, %u half, %u corrupt, %u said wrong",
                  name, n->tried, n->refused, n->saved, n->not_saved, n->unknown, n->stood, n->lost,
                  n->half, n->corrupt, n->wrong);
}

/* What is there afterwards on a disk that works, after it was said that all went well or ERROR. */
static void
judge (Base *b, const GError *said, const char *before, const char *after, Figures *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *state = NULL;
  const char *proof = regie_error_get_proof (said);
  gboolean unknown = g_error_matches (said, REGIE_ERROR, REGIE_ERROR_UNKNOWN);
  gint64 stands = 0;

  db = regie_db_open (b->path, REGIE_DB_READ_WRITE, &error);
  if (db == NULL || !fault_check (db, b->f.deriver, &error)
      || (state = fault_dup_state (db, &error)) == NULL)
    {
      g_test_message ("corrupt: %s", error->message);
      n->corrupt++;
      return;
    }
  n->saved += said == NULL;
  n->unknown += unknown;
  n->not_saved += said != NULL && !unknown;
  if (strcmp (state, before) != 0 && strcmp (state, after) != 0)
    n->half++;
  else if (unknown)
    n->stood += strcmp (state, after) == 0;
  else if (strcmp (state, said == NULL ? after : before) != 0)
    n->lost += said == NULL, n->wrong += said != NULL;
  if (proof != NULL)
    {
      g_assert_true (regie_log_stands (db, proof, &stands, NULL));
      n->wrong += (stands != 0) != (strcmp (state, after) == 0);
    }
}

/* TRUE: the fault came; FALSE: there were fewer than NTH things to refuse. */
static gboolean
try_point (Base *b, Action act, guint kinds, guint nth, guint mode, const char *before,
           const char *after, Figures *n)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;
  guint refused;

  open_copy (b);
  faulty_disk_break (kinds, nth, mode & 1, mode & 2 ? FAULTY_FULL : FAULTY_BROKEN);
  ok = act (b, &error);
  g_assert_true (ok == (error == NULL));
  /* While it is still refused: the program ends there. */
  g_clear_pointer (&b->f.db, regie_db_close);
  refused = faulty_disk_mend (NULL);
  n->refused += refused;
  n->tried += refused > 0;
  faulty_disk_use (FALSE);
  judge (b, error, before, after, n);
  faulty_disk_use (TRUE);
  return refused > 0;
}

static char *
dup_state_after (Base *b, Action act, gboolean only_reads)
{
  g_autoptr (GError) error = NULL;
  char *state;

  open_copy (b);
  if (!only_reads)
    act (b, &error);
  g_assert_no_error (error);
  state = fault_dup_state (b->f.db, &error);
  g_assert_no_error (error);
  g_clear_pointer (&b->f.db, regie_db_close);
  return state;
}

static void
add_up (Figures *all, const Figures *n)
{
  const guint *from = (const guint *) n;
  guint *to = (guint *) all;

  for (guint i = 0; i < sizeof *n / sizeof *from; i++)
    to[i] += from[i];
}

/* Every STEP-th point, from a place that differs by action, of one action. */
static void
try_action (Base *b, guint i, guint kinds, guint step, Figures *all)
{
  g_autofree char *before = dup_state_after (b, actions[i].act, TRUE);
  g_autofree char *after = dup_state_after (b, actions[i].act, actions[i].only_reads);
  Figures n = { 0 };

  /* Few points: once on a broken disk, and for ever on a full one. */
  for (guint mode = 0; mode < 4; mode += fault_scale (3, 1, 1))
    for (guint nth = 1 + (i * 7 + mode * 3) % step;
         try_point (b, actions[i].act, kinds, nth, mode, before, after, &n); nth += step)
      ;
  say (actions[i].name, &n);
  add_up (all, &n);
}

static void
assert_nothing_lost (const Figures *all)
{
  say ("all", all);
  g_assert_cmpuint (all->lost, ==, 0);
  g_assert_cmpuint (all->half, ==, 0);
  g_assert_cmpuint (all->corrupt, ==, 0);
  g_assert_cmpuint (all->wrong, ==, 0);
  g_assert_cmpuint (all->not_saved, >, 0);
}

static void
test_refusals (void)
{
  Base b;
  Figures all = { 0 };

  base_init (&b);
  faulty_disk_use (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint step = actions[i].only_reads ? fault_scale (160, 120, 10) : fault_scale (60, 1, 1);

      /* Of one action every point of its end is tried always. */
      try_action (&b, i, FAULTY_WRITES, i > 0 ? step : fault_scale (2, 1, 1), &all);
      if (fault_scale (FALSE, TRUE, TRUE))
        try_action (&b, i, 1 << FAULTY_READ, 5 * step, &all);
    }
  faulty_disk_use (FALSE);
  assert_nothing_lost (&all);
  base_clear (&b);
}

/* Who does not stop at the first error leaves halves behind: the disk has teeth. */
static gboolean
go_on_regardless (Base *b, GError **error)
{
  g_autofree char *wide = g_strnfill (3000, 'z');
  g_autofree char *text = g_strdup_printf ("UPDATE meta SET value = '%s' WHERE key = 'zomaar'",
                                           wide);

  regie_db_script (b->f.db, "PRAGMA cache_size = 1; BEGIN IMMEDIATE", NULL);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *insert = g_strdup_printf (
        "INSERT INTO meta (key, value) VALUES ('half%u', '%s')", i, wide);

      regie_db_script (b->f.db, insert, NULL);
    }
  regie_db_script (b->f.db, text, NULL);
  regie_db_script (b->f.db, "COMMIT", NULL);
  return TRUE;
}

static void
test_teeth (void)
{
  Base b;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Figures n = { 0 };

  base_init (&b);
  faulty_disk_use (TRUE);
  before = dup_state_after (&b, go_on_regardless, TRUE);
  after = dup_state_after (&b, go_on_regardless, FALSE);
  for (guint mode = 0; mode < 4; mode++)
    for (guint nth = 1;
         try_point (&b, go_on_regardless, FAULTY_WRITES, nth, mode, before, after, &n);
         nth += fault_scale (12, 3, 1))
      ;
  faulty_disk_use (FALSE);
  say ("who goes on", &n);
  g_assert_cmpuint (n.half, >, 0);
  g_assert_cmpuint (n.lost, >, 0);
  base_clear (&b);
}

TEST_SUITE (broken_disk)
{
  g_test_add_func ("/broken-disk/refusals", test_refusals);
  g_test_add_func ("/broken-disk/who-goes-on-leaves-halves", test_teeth);
}
