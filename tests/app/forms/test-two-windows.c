/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of two people with the same form open: each has a session and a window of its own. */
#include "regie-dialogs.h"
#include "regie-fact.h"
#include "regie-load.h"
#include "ui.h"

typedef struct {
  Ui *ui;
  RegieSession *session; /* of the colleague */
  GtkWidget *windows[2]; /* mine, and hers */
  gint64 dossier, fact;
} Two;

static void
begin (Two *self, Ui *ui)
{
  g_autofree char *uri = NULL;

  *self = (Two){ .ui = ui };
  /* A program is known by its database. */
  uri = g_strconcat (ui->path, ui->on_server ? "&application_name=anderen" : "", NULL);
  self->session = regie_session_new (uri, REGIE_DB_READ_WRITE, ui_today (), FALSE);
  ui_settle_session (self->session);
  self->fact = ui_count (ui, "SELECT min(id) FROM fact WHERE kind = 'brede_intake' AND voided = 0");
  g_assert_cmpint (self->fact, !=, 0);
  {
    g_autofree char *sql = g_strdup_printf ("SELECT dossier FROM fact WHERE id = %" G_GINT64_FORMAT,
                                            self->fact);

    self->dossier = ui_count (ui, sql);
  }
  for (guint i = 0; i < 2; i++)
    self->windows[i] = ui_show (ui, g_object_new (ADW_TYPE_BIN, NULL));
}

static RegieSession *
session_of (Two *self, guint i)
{
  return i == 0 ? self->ui->session : self->session;
}

/* The form of the fact in window I. */
static GtkWidget *
open_form (Two *self, guint i)
{
  g_autoptr (RegieRecord) fact = regie_load_needed (self->ui->db, regie_entity (REGIE_ENTITY_Fact),
                                                    self->fact, NULL);

  regie_fact_dialog_present (self->windows[i], session_of (self, i), self->dossier, NULL, NULL,
                             fact, FALSE);
  return ui_dialog (self->windows[i]);
}

static void
settle (Two *self)
{
  ui_settle_session (self->session);
  ui_settle (self->ui);
}

static void
end (Two *self)
{
  settle (self);
  ui_close_others (NULL);
  regie_session_close (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->session);
}

static char *
dup_note (Two *self)
{
  g_autoptr (RegieRecord) fact = regie_load_latest (self->ui->db, regie_entity (REGIE_ENTITY_Fact),
                                                    self->fact, NULL);

  return g_strdup (regie_get (fact, Fact, note));
}

/* Both have the form; hers is saved with NOTE, and mine is not with what I typed. */
static GtkWidget *
overtake (Two *self, const char *hers, const char *mine)
{
  GtkWidget *my_form = open_form (self, 0);
  GtkWidget *her_form = open_form (self, 1);

  ui_fill (her_form, "toelichting", hers);
  ui_fill (my_form, "toelichting", mine);
  ui_save (her_form);
  WAIT_FOR (ui_dialog (self->windows[1]) == NULL);
  settle (self);
  ui_save (my_form);
  WAIT_FOR (ui_find_text (my_form, hers) != NULL);
  settle (self);
  return my_form;
}

/* With Tab from the row with the focus to the button LABEL, which Space presses. */
static void
press_by_keys (GtkWidget *form, const char *label)
{
  GtkWidget *button = ui_find_button (form, label);

  g_assert_nonnull (button);
  for (guint i = 0; i < 30 && gtk_root_get_focus (GTK_ROOT (form)) != button; i++)
    gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (form)) == button);
  gtk_widget_activate (button);
  WAIT_FOR (ui_find_button (form, label) == NULL);
}

/* The row says who wrote what and when; what stands there is taken, by keys. */
static void
test_take (Ui *ui)
{
  g_autofree char *note = NULL;
  GtkWidget *form;
  Two two;

  begin (&two, ui);
  form = overtake (&two, "Zij schreef dit", "Ik typte dat");
  g_assert_nonnull (ui_find_text (form, "wrote here meanwhile: Zij schreef dit"));
  g_assert_null (ui_find_text (form, "Somebody else"));
  g_assert_true (ui_says (form, "toelichting", "Ik typte dat"));
  press_by_keys (form, "Take theirs");
  g_assert_true (ui_says (form, "toelichting", "Zij schreef dit"));
  ui_save (form);
  WAIT_FOR (ui_dialog (two.windows[0]) == NULL);
  note = dup_note (&two);
  g_assert_cmpstr (note, ==, "Zij schreef dit");
  end (&two);
}

static void
test_both (Ui *ui)
{
  g_autofree char *note = NULL;
  GtkWidget *form;
  Two two;

  begin (&two, ui);
  form = overtake (&two, "Zij schreef dit", "Ik typte dat");
  press_by_keys (form, "Keep both");
  ui_save (form);
  WAIT_FOR (ui_dialog (two.windows[0]) == NULL);
  note = dup_note (&two);
  g_assert_cmpstr (note, ==, "Zij schreef dit\n\nIk typte dat");
  end (&two);
}

/* Who saves again keeps what they typed; what the other wrote stands in the log. */
static void
test_again (Ui *ui)
{
  g_autofree char *note = NULL;
  GtkWidget *form;
  Two two;

  begin (&two, ui);
  form = overtake (&two, "Zij schreef dit", "Ik typte dat");
  ui_save (form);
  WAIT_FOR (ui_dialog (two.windows[0]) == NULL);
  note = dup_note (&two);
  g_assert_cmpstr (note, ==, "Ik typte dat");
  end (&two);
}

static void
note_said (RegieSession *session, const RegieOutcome *outcome, char **said)
{
  g_free (*said);
  *said = g_strdup (outcome->said);
}

/* Different fields of one record: nobody is asked, both stand, and it is said. */
static void
test_other_field (Ui *ui)
{
  static const char both[] = "SELECT count(*) FROM fact WHERE note = 'Zij schreef dit' AND day = "
                             "'2026-11-03'";
  g_autofree char *said = NULL;
  GtkWidget *mine, *hers;
  Two two;

  begin (&two, ui);
  g_signal_connect (ui->session, "done", G_CALLBACK (note_said), &said);
  mine = open_form (&two, 0);
  hers = open_form (&two, 1);
  ui_fill (hers, "toelichting", "Zij schreef dit");
  ui_fill (mine, "datum", "2026-11-03");
  ui_save (hers);
  WAIT_FOR (ui_dialog (two.windows[1]) == NULL);
  settle (&two);
  ui_save (mine);
  WAIT_FOR (ui_dialog (two.windows[0]) == NULL);
  g_assert_cmpint (ui_count (ui, both), ==, 1);
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, "A colleague changed meanwhile, and that stays: Note"));
  g_signal_handlers_disconnect_by_func (ui->session, note_said, &said);
  end (&two);
}

/* The colleague removes it, or closes the dossier, while I type: that is said, and what I typed
 * stays. */
static void
test_gone (Ui *ui)
{
  GtkWidget *form;
  Two two;

  begin (&two, ui);
  form = open_form (&two, 0);
  ui_fill (form, "toelichting", "Ik typte dat");
  regie_session_do (two.session, regie_command_find ("fact.remove"), g_variant_new_int64 (two.fact),
                    NULL, NULL, NULL, NULL);
  settle (&two);
  ui_save (form);
  WAIT_FOR (ui_find_text (form, "corrected or removed") != NULL);
  g_assert_true (ui_says (form, "toelichting", "Ik typte dat"));
  end (&two);
}

TEST_SUITE (two_windows)
{
  ui_add_on_both ("/two-windows/take-theirs", test_take, FALSE);
  ui_add_on_both ("/two-windows/keep-both", test_both, FALSE);
  ui_add_on_both ("/two-windows/save-again", test_again, FALSE);
  ui_add_on_both ("/two-windows/another-field", test_other_field, FALSE);
  ui_add_on_both ("/two-windows/gone", test_gone, FALSE);
}
