/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the way back to what was typed and not saved: the program offers it, and each kind of
 * form opens again where it was. */
#include "regie-desk-commands.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-provider-commands.h"
#include "ui.h"

/* The program dies while somebody types: when it starts again it offers to go on. */
static void
test_offer (Ui *ui)
{
  static const char typed[] = "halverwege de zin";
  GtkWidget *window = ui_show (ui, gtk_label_new ("x"));
  RegieApplication *application;

  regie_fact_dialog_present (gtk_window_get_child (GTK_WINDOW (window)), ui->session,
                             ui_count (ui, "SELECT min(id) FROM dossier"), NULL, "contact", NULL,
                             FALSE);
  ui_fill (ui_dialog (window), "toelichting", typed);
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 1);
  ui_close_others (NULL);
  ui_settle (ui);

  application = ui_start (ui->path);
  window = GTK_WIDGET (ui_window (application));
  WAIT_FOR (ui_find_button (window, "Go on") != NULL);
  ui_click (ui_find_button (window, "Go on"));
  WAIT_FOR (ui_dialog (window) != NULL);
  WAIT_FOR (ui_says (ui_dialog (window), "toelichting", typed));
  ui_stop (application);
}

typedef struct {
  const RegieCommand *command;
  const char *target, *id; /* how it is printed, with the number that ID (SQL) says for # */
  const char *field;       /* of the form that opens */
} Place;

static GVariant *
target_of (Ui *ui, const Place *place)
{
  g_autoptr (GString) text = g_string_new (place->target);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ui_count (ui, place->id));
  g_autoptr (GError) error = NULL;
  GVariant *target;

  g_string_replace (text, "#", id, 0);
  target = g_variant_parse (G_VARIANT_TYPE (place->command->target), text->str, NULL, NULL, &error);
  g_assert_no_error (error);
  return target;
}

static void
resume (Ui *ui, GtkWidget *window, const Place *place)
{
  g_autoptr (GVariant) target = place->target != NULL ? target_of (ui, place) : NULL;
  g_autofree char *where = NULL;

  where = regie_command_dup_place (place->command, target);
  g_test_message ("%s", where);
  gtk_widget_activate_action (window, "win.resume", "s", where);
  WAIT_FOR (ui_dialog (window) != NULL);
  g_assert_nonnull (ui_row (ui_dialog (window), place->field));
  ui_settle_session (regie_application_get_session (
    REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)))));
  regie_window_close_forms (REGIE_WINDOW (window));
  WAIT_FOR (ui_dialog (window) == NULL);
}

static void
test_each_form (Ui *ui)
{
#define DOSSIER(name) &regie_dossier_commands[REGIE_##name]
#define LAST(table) "SELECT max(id) FROM " table " WHERE voided = 0"
  const Place places[] = {
    { DOSSIER (DOSSIER_CREATE), NULL, NULL, "achternaam" },
    { DOSSIER (PERSON_CORRECT), "#", LAST ("dossier"), "achternaam" },
    { DOSSIER (FACT_RECORD), "#", LAST ("dossier"), "datum" },
    { DOSSIER (FACT_CORRECT), "#", "SELECT max(id) FROM fact WHERE voided = 0 AND kind = 'pip'",
      "datum" },
    { DOSSIER (DEADLINE_DEFER), "(#, 'PIP-10W', 0)", LAST ("dossier"), "tot" },
    { DOSSIER (RECORD_ADD), "('goal', 'dossier=#')", LAST ("dossier"), "tekst" },
    { DOSSIER (RECORD_CHANGE), "('provider', #)", LAST ("provider"), "naam" },
    { &regie_provider_commands[REGIE_INVOICE_LINE_DISPUTE], "#", LAST ("invoice_line"), "reden" },
  };
  RegieApplication *application = ui_start (ui->path);
  GtkWidget *window = GTK_WIDGET (ui_window (application));

  ui_settle_session (regie_application_get_session (application));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    resume (ui, window, &places[i]);
  ui_stop (application);
}

/* What no command knows, or what is about a record that is gone, opens nothing. */
static void
test_nothing (Ui *ui)
{
  static const char *const places[] = {
    "", "nothing", "fact.record", "nothing 1", "record.change ('provider', 1)", "fact.correct 1"
  };
  RegieApplication *application = ui_start (ui->path);
  RegieSession *session = regie_application_get_session (application);
  GtkWidget *window = GTK_WIDGET (ui_window (application));

  ui_settle_session (session);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (window, "win.resume", "s", places[i]);
      ui_settle_session (session);
      g_assert_null (ui_dialog (window));
    }
  ui_stop (application);
}

TEST_SUITE (resume)
{
  ui_add ("/ui/resume/offer", test_offer);
  ui_add_program ("/ui/resume/each-form", test_each_form);
  ui_add_program ("/ui/resume/nothing", test_nothing);
}
