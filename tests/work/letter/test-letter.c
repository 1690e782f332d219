/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: templates that are filled in once and stay as they were made, on both engines. */
#include <glib/gstdio.h>

#include "records.h"
#include "regie-error.h"
#include "regie-letter.h"

static const char template_text[] = "titel: Proef\n"
                                    "# Aan {{persoon.naam}}\n"
                                    "\n"
                                    "Beste {{ persoon.naam }},\n"
                                    "nog een regel.\n"
                                    "\n"
                                    "- {{vraag:Waar}}\n"
                                    "? - Route: {{besluit.leerroute}}\n"
                                    "? - Tolk: {{persoon.tolk}}\n"
                                    "? - {{plan.regels}}\n"
                                    "\n"
                                    "Woont op {{persoon.adres}}.\n";

typedef struct {
  RegieDossier *dossier;
  RegieFolder *folder;
  RegieTemplate *template_;
  char *folder_path, *path;
} Letter;

static void
letter_set_up (Fixture *f, Letter *l, gint64 dossier, const char *text)
{
  g_autoptr (GError) error = NULL;

  l->folder_path = g_dir_make_tmp ("regie-XXXXXX", NULL);
  l->path = g_build_filename (l->folder_path, "proef.nl.txt", NULL);
  g_assert_true (g_file_set_contents (l->path, text, -1, NULL));
  l->template_ = regie_template_read (l->path, &error);
  g_assert_no_error (error);
  l->dossier = regie_dossier_load (f->db, f->office, dossier, &error);
  l->folder = regie_folder_load (f->db, dossier, "consulent", &error);
  g_assert_no_error (error);
}

static void
letter_tear_down (Letter *l)
{
  regie_dossier_free (l->dossier);
  regie_folder_free (l->folder);
  regie_template_free (l->template_);
  g_unlink (l->path);
  g_rmdir (l->folder_path);
  g_free (l->path);
  g_free (l->folder_path);
}

static void
test_fill (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "<b>&Haddad", "999999990", "asiel_28");
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint missing;
  Letter l;

  sql (f, "UPDATE person SET surname = '<b>&Haddad\n# kop'"); /* as an older version took it */
  add_fact (f, dossier, "pip", "2026-11-02", "leerroute", "Z");
  letter_set_up (f, &l, dossier, template_text);
  g_assert_cmpuint (g_strv_length (l.template_->questions), ==, 1);
  g_hash_table_insert (answers, (char *) "Waar", (char *) "Stadhuis");
  text = regie_letter_fill (l.template_, f->office, l.dossier, l.folder, answers, &missing, &error);
  g_assert_no_error (error);
  /* What is not known and optional is gone; what a name holds is no markup. */
  g_assert_cmpstr (text, ==,
                   "H Aan Selam <b>&Haddad\342\200\250# kop\nP Beste Selam <b>&Haddad\342\200\250# "
                   "kop,\342\200\250nog een regel.\nL Stadhuis\nL Route: Z-route\n"
                   "P Woont op […: persoon.adres].\n");
  g_assert_cmpuint (missing, ==, 1);
  letter_tear_down (&l);
}

/* A letter is filled in from the text that was checked, whatever became of the file meanwhile. */
static void
test_template_changes (Fixture *f, gconstpointer data)
{
  static const char *const later[] = { "titel: Proef\nBeste {{persoon.naam\n",
                                       "titel: Proef\n{{onzin}}\n", "", "\377", NULL };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  Letter l;

  letter_set_up (f, &l, dossier, template_text);
  before = regie_letter_fill (l.template_, f->office, l.dossier, l.folder, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i <= g_strv_length ((char **) later); i++)
    {
      g_autofree char *after = NULL;

      if (later[i] != NULL)
        g_assert_true (g_file_set_contents (l.path, later[i], -1, NULL));
      else
        g_assert_cmpint (g_unlink (l.path), ==, 0);
      after = regie_letter_fill (l.template_, f->office, l.dossier, l.folder, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (after, ==, before);
    }
  /* One that could not be read says so when it is filled. */
  g_clear_pointer (&l.template_->lines, g_strfreev);
  g_assert_null (
    regie_letter_fill (l.template_, f->office, l.dossier, l.folder, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  letter_tear_down (&l);
}

/* The archive holds what a text program needs, and every name in it is escaped. */
static void
test_odt (Fixture *f, gconstpointer data)
{
  static const char text[]
    = "H Kop\nP Jansen & <zoon>\342\200\250tweede regel\nL een\nL twee\nP slot\n";
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *command = NULL;
  g_autofree char *out = NULL;
  const char *bytes;
  int status;

  g_assert_true (regie_letter_write_odt (text, "Proef & meer", "nl", stream, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_cmpmem (bytes + 38 + (guchar) bytes[28], 39, "application/vnd.oasis.opendocument.text",
                   39); /* first, and not packed */
  path = g_build_filename (folder, "b.odt", NULL);
  g_assert_true (g_file_set_contents (
    path, bytes, (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
    NULL));
  command = g_strdup_printf (
    "python3 -c \"import zipfile,sys,xml.dom.minidom as m; z=zipfile.ZipFile('%s'); "
    "[m.parseString(z.read(n)) for n in z.namelist() if n.endswith('.xml')];"
    " sys.stdout.write(z.read('content.xml').decode())\"",
    path);
  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (
    out, "<text:p>Jansen &amp; &lt;zoon&gt;<text:line-break/>tweede regel</text:p><text:list"));
  g_assert_nonnull (strstr (
    out, "<text:list-item><text:p>een</text:p></text:list-item><text:list-item><text:p>twee</"
         "text:p></text:list-item></text:list><text:p>slot</text:p>"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_template_faults (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text, *says;
  } rows[] = {
    { "titel: Proef\n\nBeste {{persoon.schoenmaat}}\n",
      "proef.nl.txt, line 3: “persoon.schoenmaat”" },
    { "titel: Proef\nBeste {{persoon.naam\n", "proef.nl.txt, line 2:" },
    { "Beste {{persoon.naam}}\n", "proef.nl.txt, line 1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "proef.nl.txt", NULL);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, rows[i].text, -1, NULL);
      g_assert_null (regie_template_read (path, &error));
      if (!g_str_has_prefix (error->message, rows[i].says))
        g_error ("“%s” does not begin with “%s”", error->message, rows[i].says);
      g_unlink (path);
      g_rmdir (folder);
    }
}

/* Those of the program have no faults, and the decision tells how to object (Awb art. 3:45). */
static void
test_templates (Fixture *f, gconstpointer data)
{
  g_autofree char *faults = NULL;
  g_autoptr (GPtrArray) templates = regie_templates_load (&faults);
  guint dutch = 0;
  guint english = 0;

  g_assert_null (faults);
  for (guint i = 0; i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      g_autofree char *text = NULL;

      dutch += strcmp (one->language, "nl") == 0;
      english += strcmp (one->language, "en") == 0;
      g_assert_true (g_file_get_contents (one->path, &text, NULL, NULL));
      if (g_str_has_prefix (one->title, "Besluit"))
        g_assert_nonnull (strstr (text, "bezwaar"));
    }
  g_assert_cmpuint (dutch, ==, 10);
  g_assert_cmpuint (english, ==, 2);
}

/* The file of a letter says what it is, of which dossier and of which day. */
static void
test_file_name (void)
{
  static const struct {
    const char *title, *number, *name;
  } rows[] = {
    { "Uitnodiging voor een gesprek", "M100", "Uitnodiging-voor-een-gesprek-M100-2026-11-24" },
    { "PIP: besluit / versie 2", "A/1", "PIP-besluit-versie-2-A-1-2026-11-24" },
    { "Café “Één”…", NULL, "Café-Één-2026-11-24" },
    { "../..", NULL, "2026-11-24" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = regie_letter_dup_file_name (rows[i].title, rows[i].number,
                                                          regie_day_from_civil (2026, 11, 24));

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

/* Somebody with everything that a letter can name. */
static gint64
add_whole_person (Fixture *f)
{
  gint64 dossier = add_dossier (f, "El Haddad & Zoon", "999999990", "asiel_28");
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  char id[24];

  tell (f, dossier, "brp_inschrijving", "2025-01-06", PAIRS ("gemeente", "0935"));
  tell (f, dossier, "brede_intake", "2025-02-10", PAIRS (NULL, NULL));
  tell (f, dossier, "leerbaarheidstoets", "2025-02-03", PAIRS ("toetsuitslag", "haalbaar"));
  tell (f, dossier, "pip", "2025-03-03", PAIRS ("leerroute", "B1", "niveau", "B1"));
  tell (f, dossier, "plan_regel", "2025-04-07",
        PAIRS ("tot", "2027-10-01", "onderwerp", "taal", "intensiteit", "12", "aanbieder",
               "Mergelland Taal", "plaats", "Malberg", "rooster", "ma 9:00-12:00"));
  tell (f, dossier, "uren", "2026-10-31", PAIRS ("uren", "640", "plan", "700"));
  tell (f, dossier, "examen", "2026-09-01", PAIRS ("onderdelen", "lezen", "uitslag", "geslaagd"));
  tell (f, dossier, "examen", "2026-09-02", PAIRS ("onderdelen", "KNM", "uitslag", "geslaagd"));
  tell (f, dossier, "pvt_voldaan", "2025-09-01", PAIRS (NULL, NULL));
  tell (f, dossier, "toestemming_a2", "2026-11-02",
        PAIRS ("onderdelen", "schrijven", "toelichting", "Rapporten van de school"));
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  regie_form_set (form, "dossier", id);
  regie_form_set (form, "nummer", "1");
  regie_form_set (form, "leerroute", "B1");
  regie_form_set (form, "niveau", "B1");
  regie_form_set (form, "intensiteit", "12");
  regie_form_set (form, "waarom_b1", "U leert snel.");
  regie_form_set (form, "waarom_o", "U wilt liever werken.");
  regie_form_set (form, "waarom_z", "Niet nodig.");
  regie_form_set (form, "uren_pvt", "12");
  regie_form_set (form, "uren_map", "40");
  regie_form_set (form, "voortgangsgesprekken", "6");
  regie_form_set (form, "ondersteuning", "De consulent spreekt u elke zes maanden.");
  apply (f,
         regie_record_make (f->db, f->office, regie_entity (REGIE_ENTITY_Decision), NULL, form,
                            &error),
         NULL);
  g_assert_no_error (error);
  record_in (f, REGIE_ENTITY_Talk, dossier,
             PAIRS ("datum", "2026-11-24", "tijd", "14:00", "minuten", "45", "waarover",
                    "voortgang", "contactvorm", "gesprek", "plaats", "Stadskantoor, kamer 4",
                    "tolk", "Arabisch", "stand", "gepland"));
  return dossier;
}

/* The words of a page in their order: what pdftotext makes of white space differs from version to
 * version. */
static char *
dup_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\f\r", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Every template as paper says word for word what lies in tests/data/letters; REGIE_GOLDEN=write
 * lays it there anew, to be read before it is kept. */
static void
test_golden (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_whole_person (f);
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RegieDossier) whole = regie_dossier_load (f->db, f->office, dossier, NULL);
  g_autoptr (RegieFolder) records = regie_folder_load (f->db, dossier, "consulent", NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s.%s.txt", one->name, one->language);
      g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", "letters", name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *pdf = g_build_filename (folder, "brief.pdf", NULL);
      g_autofree char *out = NULL;
      g_autofree char *structure = NULL;
      g_autofree char *said = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *words = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (pdf);
      g_autoptr (GError) error = NULL;

      for (guint k = 0; one->questions[k] != NULL; k++)
        g_hash_table_insert (answers, one->questions[k], (char *) "antwoord <b> & meer");
      text = regie_letter_fill (one, f->office, whole, records, answers, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (regie_letter_save (text, one->title, one->language, file, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_spawn_sync (
        NULL, (char *[]){ (char *) "pdftotext", (char *) "-layout", pdf, (char *) "-", NULL }, NULL,
        G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error));
      g_assert_no_error (error);
      /* Headings and lists are told to a screen reader as such. */
      g_assert_true (
        g_spawn_sync (NULL, (char *[]){ (char *) "pdfinfo", (char *) "-struct", pdf, NULL }, NULL,
                      G_SPAWN_SEARCH_PATH, NULL, NULL, &structure, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (strstr (structure, "H1 (block)"));
      g_assert_true ((strstr (text, "\nL ") != NULL)
                     == (strstr (structure, "L (block)\n  LI (block)") != NULL));
      g_unlink (pdf);
      if (g_strcmp0 (g_getenv ("REGIE_GOLDEN"), "write") == 0)
        g_assert_true (g_file_set_contents (golden, out, -1, NULL));
      g_assert_true (g_file_get_contents (golden, &wanted, NULL, &error));
      said = dup_words (out);
      words = dup_words (wanted);
      g_assert_cmpstr (said, ==, words);
      g_hash_table_remove_all (answers);
    }
  g_rmdir (folder);
}

/* A letter in the dossier stays as it was made, whatever changes after it. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 seq;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieRecord *document;
  Letter l;

  letter_set_up (f, &l, dossier, template_text);
  apply (f, regie_letter_record (f->office, l.template_, dossier, "P Beste Selam\n", 0), &seq);
  letter_tear_down (&l);
  folder = regie_folder_load (f->db, dossier, "consulent", &error);
  document = regie_folder_last (folder, REGIE_ENTITY_Document);
  g_assert_cmpstr (regie_record_get (document, "text"), ==, "P Beste Selam\n");
  g_assert_cmpstr (regie_record_get (document, "template"), ==, "proef.nl");
  g_assert_null (regie_record_make (f->db, f->office, regie_entity (REGIE_ENTITY_Document),
                                    document, form, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  regie_apply_undo (f->db, &f->applier, seq, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM document WHERE voided = 0"), ==, 0);
}

TEST_SUITE (letter)
{
  static const FixtureTest tests[] = {
    { "fields-are-filled-in", test_fill },
    { "a-template-that-changed-meanwhile", test_template_changes },
    { "odt-is-escaped", test_odt },
    { "a-fault-names-its-line", test_template_faults },
    { "our-templates", test_templates },
    { "paper-word-for-word", test_golden },
    { "a-letter-stays-as-made", test_kept },
  };

  g_test_add_func ("/letter/file-name", test_file_name);

  ADD_ON_BOTH_ENGINES ("/letter", tests);
}
