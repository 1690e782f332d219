/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms: what is typed in a row, where a fault is shown, what is kept, and that erasing asks
 * enough. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "regie-application.h"
#include "regie-choice-row.h"
#include "regie-day-popover.h"
#include "regie-demo.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-dialog.h"
#include "regie-erase-dialog.h"
#include "regie-fact-dialog.h"
#include "regie-fault-row.h"
#include "regie-field-kinds.h"
#include "regie-letter-dialog.h"
#include "regie-migrate.h"
#include "regie-note-row.h"
#include "regie-office-commands.h"
#include "regie-switch-row.h"
#include "suite.h"

/* A window above a small database of its own. */
typedef struct {
  char *folder;
  char *path;
  RegieSession *session;
  GtkWidget *window;
  GtkWidget *inside;
  gint64 dossier;
} Desk;

/* Until it is so: what stands still ends with the whole test. */
static void
turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500);
}

#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    while (!(condition))                                                                           \
      turn ();                                                                                     \
  }                                                                                                \
  G_STMT_END

static gint64
ask (Desk *desk, const char *sql)
{
  g_autoptr (RegieDb) db = regie_db_open (desk->path, REGIE_DB_READ_ONLY, NULL);
  gint64 value = -1;

  g_assert_true (regie_db_get_int (db, sql, 0, NULL, &value, NULL));
  return value;
}

static void
write_sql (Desk *desk, const char *sql)
{
  g_autoptr (RegieDb) db = regie_db_open (desk->path, REGIE_DB_READ_WRITE, NULL);

  g_assert_true (regie_db_script (db, sql, NULL));
}

static void
make_database (Desk *desk)
{
  RegieDay today = regie_day_from_civil (2026, 11, 23);
  g_autoptr (RegieOffice) office = regie_office_new (today, NULL);
  g_autoptr (RegieDb) db = NULL;

  desk->folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "forms.db", NULL);
  db = regie_db_open (desk->path, REGIE_DB_CREATE, NULL);
  g_assert_true (regie_migrate (db, regie_schema (), NULL));
  g_assert_true (regie_demo_fill (db, office, 12, 2, NULL, NULL, NULL, NULL));
  g_assert_true (regie_db_script (db, "UPDATE staff SET role = 'beheer'", NULL));
}

static void
set_up (Desk *desk, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  make_database (desk);
  desk->session = regie_session_new (desk->path, REGIE_DB_READ_WRITE,
                                     regie_day_from_civil (2026, 11, 23), FALSE);
  WAIT_FOR (regie_session_is_open (desk->session));
  desk->dossier = ask (desk, "SELECT min(id) FROM dossier");
  desk->window = adw_application_window_new (NULL);
  desk->inside = gtk_label_new ("x");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), desk->inside);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (desk->window), overlay);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  regie_session_close (desk->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (desk->session);
  g_unlink (desk->path);
  g_rmdir (desk->folder);
  g_free (desk->path);
  g_free (desk->folder);
}

/* The form above WINDOW, or NULL. */
static GtkWidget *
form_above (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (window))
        return GTK_WIDGET (one);
    }
  return NULL;
}

static GtkWidget *
form_of (Desk *desk)
{
  return form_above (desk->window);
}

typedef gboolean (*Matches) (GtkWidget *widget, const char *what);

static GtkWidget *
find (GtkWidget *widget, Matches matches, const char *what)
{
  GtkWidget *found = matches (widget, what) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, what);
  return found;
}

static gboolean
is_row_of (GtkWidget *widget, const char *key)
{
  return REGIE_IS_FIELD_ROW (widget)
         && g_str_equal (regie_field_row_get_field (REGIE_FIELD_ROW (widget))->key, key);
}

static gboolean
is_of_type (GtkWidget *widget, const char *type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (type));
}

static gboolean
is_label_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_destructive (GtkWidget *widget, const char *what)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "destructive");
}

static RegieFieldRow *
row_of (GtkWidget *form, const char *key)
{
  GtkWidget *row = find (form, is_row_of, key);

  g_assert_nonnull (row);
  return REGIE_FIELD_ROW (row);
}

static void
save (GtkWidget *form)
{
  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
}

static char *
dup_text (gpointer object, const char *property)
{
  char *text = NULL;

  g_object_get (object, property, &text, NULL);
  return text;
}

static void
assert_text (gpointer object, const char *property, const char *want)
{
  g_autofree char *text = dup_text (object, property);

  g_assert_cmpstr (text, ==, want);
}

/* Whatever kind a field has, what is stored goes in and comes out of its row, and of a form. */
static void
test_values (Desk *desk, gconstpointer data)
{
  const struct {
    const RegieField *field;
    const char *value;
    const char *typed; /* NULL where nothing is typed */
  } cases[] = {
    { REGIE_FIELD (Person, surname), "El Haddad", "El Haddad" },
    { REGIE_FIELD (Fact, day), "2026-11-02", "2-11-2026" },
    { REGIE_FIELD (Person, born), "1990-00-00", "1990" },
    { REGIE_FIELD (Person, born), "1990-02-01", "1-2-1990" },
    { REGIE_FIELD (Fact, note), "een\ntwee & drie", NULL },
    { REGIE_FIELD (Fact, kind), "contact", NULL },
    { REGIE_FIELD (Fact, planned), "1", NULL },
    { REGIE_FIELD (Fact, plan), "40", "40" },
    { REGIE_FIELD (Budget, amount), "125050", "1250.50" },
  };
  const RegieCodes *codes = regie_session_get_office (desk->session)->codes;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RegieField *field = cases[i].field;
      RegieFieldRow *row = g_object_ref_sink (
        regie_field_row_new (field, codes, cases[i].value, FALSE));
      RegieFieldRow *other = g_object_ref_sink (regie_field_row_new (field, codes, NULL, FALSE));
      g_autoptr (RegieForm) form = regie_form_new ();

      assert_text (row, "value", cases[i].value);
      assert_text (other, "value", NULL);
      if (cases[i].typed != NULL)
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].typed);
      regie_field_row_read (row, form);
      g_assert_cmpuint (g_hash_table_size (form), ==, 1);
      g_assert_cmpstr (regie_form_get (form, field->key), ==, cases[i].value);
      regie_field_row_write (other, form);
      assert_text (other, "value", cases[i].value);
      regie_field_row_set_value (row, NULL);
      assert_text (row, "value", NULL);
      g_object_unref (row);
      g_object_unref (other);
    }
}

/* Half a date is no value, but what was typed comes back to the letter. */
static void
test_half (Desk *desk, gconstpointer data)
{
  const RegieField *field = REGIE_FIELD (Fact, day);
  RegieFieldRow *row = g_object_ref_sink (regie_field_row_new (field, NULL, NULL, TRUE));
  RegieFieldRow *other = g_object_ref_sink (regie_field_row_new (field, NULL, NULL, TRUE));
  g_autoptr (RegieForm) form = regie_form_new ();

  gtk_editable_set_text (GTK_EDITABLE (row), " 31-2");
  regie_field_row_read (row, form);
  g_assert_cmpstr (regie_form_get (form, field->key), ==, "31-2");
  regie_field_row_write (other, form);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (other)), ==, " 31-2");
  g_assert_true (g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "*"));
  g_object_unref (row);
  g_object_unref (other);
}

/* What is typed of today is understood, said at once, and kept as the day that it was. */
static void
test_meaning (Desk *desk, gconstpointer data)
{
  static const struct {
    const char *typed, *value, *meaning;
  } days[] = { { "ma", "2026-11-23", "Mon 23 Nov 2026" },
               { "12-10", "2026-10-12", "Mon 12 Oct 2026" },
               { "2 nov 2027", "2027-11-02", "Tue 2 Nov 2027" },
               { "31-2", "31-2", NULL },
               { "", NULL, NULL } };
  RegieFieldRow *row = g_object_ref_sink (
    regie_field_row_new (REGIE_FIELD (Fact, day), NULL, NULL, TRUE));
  RegieFieldRow *money = g_object_ref_sink (
    regie_field_row_new (REGIE_FIELD (Budget, amount), NULL, "125050", TRUE));

  assert_text (money, "meaning", "€ 1,250.50");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RegieFieldRow *later = g_object_ref_sink (
        regie_field_row_new (REGIE_FIELD (Fact, day), NULL, NULL, TRUE));
      g_autoptr (RegieForm) form = regie_form_new ();

      regie_field_row_set_today (row, regie_day_from_civil (2026, 11, 23));
      gtk_editable_set_text (GTK_EDITABLE (row), days[i].typed);
      assert_text (row, "value", days[i].value);
      assert_text (row, "meaning", days[i].meaning);
      regie_field_row_read (row, form);
      regie_field_row_set_today (later, regie_day_from_civil (2026, 12, 29));
      regie_field_row_write (later, form);
      assert_text (later, "value", days[i].value);
      g_object_unref (later);
    }
  g_object_unref (row);
  g_object_unref (money);
}

static void
note_day (RegieDayPopover *popover, int day, int *chosen)
{
  *chosen = day;
}

/* Showing the day that stands in a row is no choice; a click is. */
static void
test_calendar (Desk *desk, gconstpointer data)
{
  RegieDay day = regie_day_from_civil (2027, 3, 1);
  GtkWidget *popover = g_object_ref_sink (regie_day_popover_new ());
  GtkWidget *calendar = find (popover, is_of_type, "GtkCalendar");
  g_autoptr (GDateTime) other = g_date_time_new_local (2027, 3, 9, 12, 0, 0);
  int chosen = -1;

  g_signal_connect (popover, "chosen", G_CALLBACK (note_day), &chosen);
  regie_day_popover_show_day (REGIE_DAY_POPOVER (popover), day);
  g_assert_cmpint (chosen, ==, -1);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), other);
  g_assert_cmpint (chosen, ==, regie_day_from_civil (2027, 3, 9));
  g_object_unref (popover);
}

static void
fill_person (GtkWidget *form, const char *bsn)
{
  regie_field_row_set_value (row_of (form, "achternaam"), "Nieuweling");
  regie_field_row_set_value (row_of (form, "geboren"), "1990-01-01");
  regie_field_row_set_value (row_of (form, "groep"), "gezin");
  regie_field_row_set_value (row_of (form, "bsn"), bsn);
}

/* What is wrong with a field is said right below its row, which gets the focus; when it is right
 * nothing of that stays. */
static void
test_fault (Desk *desk, gconstpointer data)
{
  GtkWidget *form, *focus;
  RegieFieldRow *bsn;
  g_autofree char *said = NULL;

  regie_dossier_dialog_present (desk->inside, desk->session);
  form = form_of (desk);
  g_assert_true (REGIE_IS_DOSSIER_DIALOG (form));
  bsn = row_of (form, "bsn");
  fill_person (form, "123456789");
  save (form);
  WAIT_FOR (gtk_widget_has_css_class (GTK_WIDGET (bsn), "error"));
  said = dup_text (bsn, "fault");
  assert_text (form, "fault", NULL);
  assert_text (row_of (form, "achternaam"), "fault", NULL);
  g_assert_nonnull (find (gtk_widget_get_next_sibling (GTK_WIDGET (bsn)), is_label_with, said));
  focus = gtk_root_get_focus (GTK_ROOT (form));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (bsn)));
  fill_person (form, NULL);
  save (form);
  WAIT_FOR (form_of (desk) == NULL);
  g_assert_cmpint (ask (desk, "SELECT count(*) FROM person WHERE surname = 'Nieuweling'"), ==, 1);
}

/* All that is wrong is said at once, the first has the focus, and what is typed anew is not wrong
 * any more. */
static void
test_faults (Desk *desk, gconstpointer data)
{
  static const char *const wrong[] = { "achternaam", "geboren", "groep", "bsn" };
  GtkWidget *form, *focus;

  regie_dossier_dialog_present (desk->inside, desk->session);
  form = form_of (desk);
  fill_person (form, "123456789");
  regie_field_row_set_value (row_of (form, "achternaam"), NULL);
  regie_field_row_set_value (row_of (form, "geboren"), "ooit");
  regie_field_row_set_value (row_of (form, "groep"), NULL);
  save (form);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *said = dup_text (row_of (form, wrong[i]), "fault");

      g_assert_nonnull (said);
    }
  focus = gtk_root_get_focus (GTK_ROOT (form));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row_of (form, "achternaam"))));
  regie_field_row_set_value (row_of (form, "geboren"), "1990-01-01");
  assert_text (row_of (form, "geboren"), "fault", NULL);
  g_assert_cmpint (ask (desk, "SELECT count(*) FROM person WHERE surname = 'Nieuweling'"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* What is wrong with no field stands above them all. */
static void
test_fault_above (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It is closed.");
  GtkWidget *form;

  regie_dossier_dialog_present (desk->inside, desk->session);
  form = form_of (desk);
  regie_form_window_set_fault (REGIE_FORM_WINDOW (form), error);
  WAIT_FOR (find (form, is_label_with, "It is closed.") != NULL);
  regie_form_window_set_fault (REGIE_FORM_WINDOW (form), NULL);
  WAIT_FOR (find (form, is_label_with, "It is closed.") == NULL);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* Whoever closes a form while it is saved still hears that it did not go. */
static void
test_closed (Desk *desk, gconstpointer data)
{
  GtkWidget *form;

  regie_dossier_dialog_present (desk->inside, desk->session);
  form = form_of (desk);
  fill_person (form, NULL);
  /* What only the record as a whole shows: nobody who was born then is of this group. */
  regie_field_row_set_value (row_of (form, "groep"), "jongere");
  save (form);
  gtk_window_destroy (GTK_WINDOW (form));
  WAIT_FOR (find (desk->window, is_of_type, "AdwToastWidget") != NULL);
  g_assert_null (form_of (desk));
}

/* What was not saved stands there again, and can be thrown away. */
static void
test_restored (Desk *desk, gconstpointer data)
{
  GtkWidget *form;
  gboolean restored = FALSE;

  regie_fact_dialog_present (desk->inside, desk->session, desk->dossier, NULL, "contact", NULL,
                             FALSE);
  form = form_of (desk);
  regie_field_row_set_value (row_of (form, "soort"), "pip");
  gtk_editable_set_text (GTK_EDITABLE (row_of (form, "datum")), "half");
  regie_field_row_set_value (row_of (form, "leerroute"), "Z");
  gtk_window_close (GTK_WINDOW (form));
  WAIT_FOR (ask (desk, "SELECT count(*) FROM draft") == 1);
  g_assert_null (form_of (desk));
  regie_fact_dialog_present (desk->inside, desk->session, desk->dossier, NULL, "contact", NULL,
                             FALSE);
  form = form_of (desk);
  while (!restored)
    {
      turn ();
      g_object_get (form, "restored", &restored, NULL);
    }
  assert_text (row_of (form, "soort"), "value", "pip");
  assert_text (row_of (form, "leerroute"), "value", "Z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (form, "datum"))), ==, "half");
  g_assert_true (gtk_widget_activate_action (form, "form.discard", NULL));
  assert_text (row_of (form, "soort"), "value", "contact");
  g_assert_null (find (form, is_row_of, "leerroute"));
  WAIT_FOR (ask (desk, "SELECT count(*) FROM draft") == 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* What is typed in a field that two kinds of fact have goes along from one to the other. */
static void
test_kinds (Desk *desk, gconstpointer data)
{
  GtkWidget *form, *note;

  regie_fact_dialog_present (desk->inside, desk->session, desk->dossier, NULL, "pip", NULL, TRUE);
  form = form_of (desk);
  assert_text (row_of (form, "gepland"), "value", "1");
  regie_field_row_set_value (row_of (form, "leerroute"), "Z");
  regie_field_row_set_value (row_of (form, "toelichting"), "blijft");
  regie_field_row_set_value (row_of (form, "soort"), "contact");
  g_assert_null (find (form, is_row_of, "leerroute"));
  regie_field_row_set_value (row_of (form, "soort"), "pip");
  assert_text (row_of (form, "leerroute"), "value", "Z");
  assert_text (row_of (form, "toelichting"), "value", "blijft");
  /* The note stays the last. */
  note = GTK_WIDGET (row_of (form, "toelichting"));
  g_assert_true (REGIE_IS_FAULT_ROW (gtk_widget_get_next_sibling (note)));
  g_assert_true (gtk_widget_get_next_sibling (note)
                 == gtk_widget_get_last_child (gtk_widget_get_parent (note)));
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
note_form (RegieFactDialog *dialog, RegieForm *form, char **tried)
{
  *tried = regie_form_to_text (form);
}

/* What is only tried is not saved, not kept, and must be right. */
static void
test_trial (Desk *desk, gconstpointer data)
{
  RegieFactDialog *dialog = regie_fact_dialog_present_trial (desk->inside, desk->session,
                                                             desk->dossier, NULL, NULL);
  GtkWidget *form = GTK_WIDGET (dialog);
  g_autofree char *tried = NULL;
  gint64 facts = ask (desk, "SELECT count(*) FROM fact");

  g_signal_connect (dialog, "tried", G_CALLBACK (note_form), &tried);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row_of (form, "gepland"))));
  save (form);
  g_assert_true (form_of (desk) == form && tried == NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row_of (form, "nieuw_einde")), "error"));
  regie_field_row_set_value (row_of (form, "nieuw_einde"), "2031-05-01");
  save (form);
  g_assert_null (form_of (desk));
  g_assert_nonnull (strstr (tried, "gepland"));
  g_assert_cmpint (ask (desk, "SELECT count(*) FROM fact"), ==, facts);
  g_assert_cmpint (ask (desk, "SELECT count(*) FROM draft"), ==, 0);
}

/* Somebody else changed the person while the form was open: a conflict, and what was typed
 * stays. */
static void
test_conflict (Desk *desk, gconstpointer data)
{
  g_autoptr (RegieDb) db = regie_db_open (desk->path, REGIE_DB_READ_ONLY, NULL);
  g_autoptr (RegieRecord) dossier = regie_load_needed (db, regie_entity (REGIE_ENTITY_Dossier),
                                                       desk->dossier, NULL);
  g_autoptr (RegieRecord) person = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *said = NULL;
  GtkWidget *form;

  g_assert_nonnull (dossier);
  person = regie_load_needed (db, regie_entity (REGIE_ENTITY_Person),
                              regie_get_int (dossier, Dossier, person, 0), NULL);
  regie_person_dialog_present (desk->inside, desk->session, person, dossier);
  form = form_of (desk);
  sql = g_strdup_printf ("UPDATE person SET phone = '1', version = version + 1 WHERE id = "
                         "%" G_GINT64_FORMAT,
                         regie_record_get_id (person));
  write_sql (desk, sql);
  regie_field_row_set_value (row_of (form, "telefoon"), "0612345678");
  save (form);
  WAIT_FOR ((said = dup_text (form, "fault")) != NULL);
  assert_text (row_of (form, "telefoon"), "value", "0612345678");
  g_assert_cmpint (ask (desk, "SELECT count(*) FROM person WHERE phone = '0612345678'"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (form));
}

/* The answer of a letter stands in its preview. */
static void
test_letter (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);
  const RegieTemplate *asks = NULL;
  GtkWidget *form;
  g_autofree char *preview = NULL;

  for (guint i = 0; i < templates->len && asks == NULL; i++)
    if (((RegieTemplate *) templates->pdata[i])->questions[0] != NULL)
      asks = templates->pdata[i];
  g_assert_nonnull (asks);
  regie_letter_dialog_present (desk->inside, desk->session, desk->dossier,
                               regie_template_read (asks->path, NULL));
  form = form_of (desk);
  g_assert_true (REGIE_IS_LETTER_DIALOG (form));
  WAIT_FOR ((preview = dup_text (form, "preview")) != NULL);
  g_assert_null (strstr (preview, "Antwoord &amp; meer"));
  gtk_editable_set_text (GTK_EDITABLE (row_of (form, asks->questions[0])), "Antwoord & meer");
  while (strstr (preview, "Antwoord &amp; meer") == NULL)
    {
      turn ();
      g_free (preview);
      preview = dup_text (form, "preview");
    }
  gtk_window_destroy (GTK_WINDOW (form));
}

/* Erasing can be pressed only when the ground allows it and the number is typed; then it is
 * done. */
static void
test_erase (Desk *desk, gconstpointer data)
{
  GtkWidget *form;
  GtkEditable *number;
  AdwMessageDialog *dialog;
  gint64 id = ask (desk, "SELECT min(dossier) FROM dossier_index WHERE term_end > '2026-11-23'");
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM dossier WHERE voided = 0 AND id = "
                                          "%" G_GINT64_FORMAT,
                                          id);
  g_autofree char *wanted = NULL;
  g_autoptr (RegieDb) db = regie_db_open (desk->path, REGIE_DB_READ_ONLY, NULL);
  g_autoptr (RegieRecord) dossier = regie_load_needed (db, regie_entity (REGIE_ENTITY_Dossier), id,
                                                       NULL);

  wanted = g_strdup (regie_get (dossier, Dossier, number));
  regie_erase_dialog_present (desk->inside, desk->session, id);
  form = form_of (desk);
  dialog = ADW_MESSAGE_DIALOG (form);
  g_assert_true (REGIE_IS_ERASE_DIALOG (form));
  g_assert_nonnull (wanted);
  number = GTK_EDITABLE (find (form, is_of_type, "AdwEntryRow"));
  gtk_editable_set_text (number, wanted);
  WAIT_FOR (find (form, is_label_with, "The time to keep this") != NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  regie_field_row_set_value (row_of (form, "grond"), "onterecht");
  WAIT_FOR (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_editable_set_text (number, "iets anders");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "erase"));
  gtk_editable_set_text (number, wanted);
  g_clear_pointer (&db, regie_db_close);
  g_signal_emit_by_name (find (form, is_destructive, NULL), "clicked");
  WAIT_FOR (ask (desk, sql) == 0);
  WAIT_FOR (form_of (desk) == NULL);
}

/* The places of drafts of every form that is more than what a command asks. */
static GPtrArray *
make_places (Desk *desk)
{
  const struct {
    RegieDossierCommand command;
    GVariant *target;
  } drafts[] = {
    { REGIE_DOSSIER_CREATE, NULL },
    { REGIE_PERSON_CORRECT, g_variant_new_int64 (desk->dossier) },
    { REGIE_FACT_RECORD, g_variant_new_int64 (desk->dossier) },
    { REGIE_FACT_CORRECT, g_variant_new_int64 (ask (desk, "SELECT min(id) FROM fact")) },
    { REGIE_DEADLINE_DEFER, g_variant_new ("(xsx)", desk->dossier, "PIP-10W", (gint64) 0) },
    { REGIE_RECORD_ADD, g_variant_new ("(ss)", "provider", "") },
    { REGIE_RECORD_CHANGE,
      g_variant_new ("(sx)", "provider", ask (desk, "SELECT min(id) FROM provider")) },
  };
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (GVariant) target = drafts[i].target != NULL ? g_variant_ref_sink (drafts[i].target)
                                                             : NULL;

      g_ptr_array_add (places, regie_command_dup_place (&regie_dossier_commands[drafts[i].command],
                                                        target));
    }
  return places;
}

/* Whatever form a draft was typed in, the way back to it opens that form. */
static void
test_resume (Desk *desk, gconstpointer data)
{
  g_autoptr (RegieApplication) application = regie_application_new (
    desk->path, regie_day_from_civil (2026, 11, 23));
  g_autoptr (GPtrArray) places = make_places (desk);
  GtkWidget *window;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  for (guint i = 0; i < places->len; i++)
    {
      gtk_widget_activate_action (window, "win.resume", "s", places->pdata[i]);
      WAIT_FOR (form_above (window) != NULL);
      g_assert_true (REGIE_IS_FORM_WINDOW (form_above (window)));
      g_assert_nonnull (find (form_above (window), is_of_type, "RegieFieldRow"));
      gtk_window_destroy (GTK_WINDOW (form_above (window)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL);
}

TEST_SUITE (field_row)
{
  static const struct {
    const char *name;
    void (*test) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/ui/forms/what-is-stored-goes-in-and-comes-out", test_values },
    { "/ui/forms/what-is-understood-is-said", test_meaning },
    { "/ui/forms/half-a-date-comes-back-as-it-was-typed", test_half },
    { "/ui/forms/a-calendar-that-shows-a-day-chooses-none", test_calendar },
    { "/ui/forms/a-fault-stands-at-its-row-which-has-the-focus", test_fault },
    { "/ui/forms/all-faults-are-said-at-once", test_faults },
    { "/ui/forms/a-fault-of-no-field-stands-above", test_fault_above },
    { "/ui/forms/who-closes-a-form-hears-that-it-failed", test_closed },
    { "/ui/forms/what-was-not-saved-is-restored-or-thrown-away", test_restored },
    { "/ui/forms/another-kind-of-fact-keeps-what-was-typed", test_kinds },
    { "/ui/forms/a-trial-is-not-saved-and-must-be-right", test_trial },
    { "/ui/forms/what-somebody-else-changed-is-a-conflict", test_conflict },
    { "/ui/forms/an-answer-stands-in-the-letter", test_letter },
    { "/ui/forms/a-draft-leads-back-to-its-form", test_resume },
    { "/ui/forms/erasing-asks-a-ground-and-the-number", test_erase },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].test, tear_down);
}
