/* SPDX-License-Identifier: EUPL-1.2 */
/* The small form that a command asks first: each opens with its fields, refuses in words and stays,
 * and goes with Esc without anything done. */
#include "regie-dialogs.h"

#include "regie-desk-commands.h"
#include "regie-provider-commands.h"
#include "ui.h"

#define RUNNING_MATCH                                                                              \
  "SELECT min(id) FROM match WHERE voided = 0 AND stage IN ('afgesproken', 'proef', 'loopt') AND " \
  "ended_on IS NULL"
#define STOPPED "SELECT count(*) FROM match WHERE reason = 'Verhuisd' AND stage = 'gestopt'"

static GtkWidget *
show_nothing (Ui *ui)
{
  return ui_show (ui, gtk_label_new ("x"));
}

/* Asks COMMAND about TARGET (floating) above WINDOW. */
static GtkWidget *
ask (Ui *ui, GtkWidget *window, const RegieCommand *command, GVariant *target)
{
  regie_ask_dialog_present (gtk_window_get_child (GTK_WINDOW (window)), ui->session, command,
                            target, NULL, NULL);
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  return ui_dialog (window);
}

static void
end (Ui *ui, GtkWidget *window)
{
  ui_close_others (window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (ui);
}

/* Every small form that begins empty has a row for each of its fields, and says what it is
 * about. */
static void
test_all (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);
  guint n = 0;

  for (const RegieCommandTable *table = regie_command_tables (); table->commands != NULL; table++)
    for (guint i = 0; i < table->n; i++)
      {
        const RegieCommand *command = &table->commands[i];
        GtkWidget *dialog;

        if (command->ask == NULL || command->ask->start != NULL
            || g_strcmp0 (command->target, "x") != 0)
          continue;
        dialog = ask (ui, window, command, g_variant_new_int64 (1));
        for (guint k = 0; k < command->ask->n; k++)
          if (ui_row (dialog, command->ask->fields[k].key) == NULL)
            g_error ("%s does not ask %s", command->name, command->ask->fields[k].key);
        g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, command->ask->title);
        ui_close_others (window);
        WAIT_FOR (ui_dialog (window) == NULL);
        n++;
      }
  g_assert_cmpuint (n, >=, 3);
  end (ui, window);
}

/* Without a reason it is refused and the form stays; with one it is done, once, and taken back. */
static void
test_reason (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);
  gint64 match = ui_count (ui, RUNNING_MATCH);
  GtkWidget *dialog = ask (ui, window, &regie_desk_commands[REGIE_DESK_STOP],
                           g_variant_new_int64 (match));

  g_assert_cmpint (match, >, 0);
  ui_save (dialog);
  ui_settle (ui);
  g_assert_true (ui_dialog (window) == dialog && ui->done == 0);
  g_assert_nonnull (ui_find_text (dialog, "Reason"));
  ui_fill (dialog, "reden", "Verhuisd");
  ui_save (dialog);
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, STOPPED), ==, 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, STOPPED), ==, 0);
  end (ui, window);
}

/* What somebody else did in the meantime is said in the form, and nothing is done. */
static void
test_conflict (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);
  GtkWidget *dialog = ask (ui, window, &regie_desk_commands[REGIE_DESK_STOP],
                           g_variant_new_int64 (7));

  ui_fill (dialog, "reden", "Verhuisd");
  ui_save (dialog);
  ui_settle (ui);
  g_assert_true (ui_dialog (window) == dialog && ui->done == 0);
  g_assert_nonnull (ui_find_text (dialog, "Match: there is none with this number here."));
  g_assert_cmpint (ui_count (ui, STOPPED), ==, 0);
  end (ui, window);
}

TEST_SUITE (ask_dialog)
{
  ui_add ("/ui/ask-dialog/all", test_all);
  ui_add ("/ui/ask-dialog/reason", test_reason);
  ui_add ("/ui/ask-dialog/conflict", test_conflict);
}
