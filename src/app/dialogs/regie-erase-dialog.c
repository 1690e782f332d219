/* SPDX-License-Identifier: EUPL-1.2 */
/* Erasing a dossier: what goes is counted first, the ground is asked, and the number must be typed,
 * because there is no way back. */
#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-erase.h"
#include "regie-text.h"

typedef struct {
  RegieSession *session;
  GtkWidget *parent, *dialog, *about;
  AdwComboRow *ground;
  GtkEditable *number;
  GPtrArray *grounds; /* RegieCode, borrowed */
  gint64 dossier;
  char *expected;
  gboolean allowed, closed;
  guint asked;
} Erasing;

static Erasing *
erasing_ref (Erasing *self)
{
  return g_rc_box_acquire (self);
}

static void
erasing_clear (gpointer data)
{
  Erasing *self = data;

  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_free (self->expected);
}

static void
erasing_unref (gpointer data)
{
  g_rc_box_release_full (data, erasing_clear);
}

static void
erasing_closed (gpointer data, GClosure *closure)
{
  erasing_unref (data);
}

static const char *
get_ground (const Erasing *self)
{
  return ((const RegieCode *) self->grounds->pdata[adw_combo_row_get_selected (self->ground)])->key;
}

static GVariant *
target_of (const Erasing *self)
{
  return g_variant_new ("(xs)", self->dossier, get_ground (self));
}

static void
update (Erasing *self)
{
  gboolean ready = self->allowed
                   && g_strcmp0 (gtk_editable_get_text (self->number), self->expected) == 0;

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "erase", ready);
}

static char *
dup_about (const RegieErasure *plan, const RegieOffice *office, gboolean time, gboolean *allowed)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = plan->due != REGIE_DAY_NONE ? regie_day_dup_long (plan->due) : NULL;

  *allowed = !time || (plan->due != REGIE_DAY_NONE && plan->due <= regie_office_today (office));
  if (time && !*allowed)
    {
      if (day != NULL)
        g_string_append_printf (text, _("The time to keep this is not up yet: it may go from %s."),
                                day);
      else
        g_string_append (
          text,
          _("The time to keep this has not begun: no fact says that the duty was met or ended."));
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < plan->kinds->len; i++)
    {
      const RegieErasedKind *kind = plan->kinds->pdata[i];

      g_string_append_printf (text, "%s%s (%u)", i > 0 ? ", " : "", kind->kind, kind->n);
    }
  g_string_append_c (text, '.');
  if (plan->keeps_core)
    g_string_append_printf (
      text, "\n\n%s",
      _("Name, BSN, address, date of birth and how the duty ended stay, for at most 50 years."));
  for (guint i = 0; i < plan->elsewhere->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "\n\n" : "\n",
                            (char *) plan->elsewhere->pdata[i]);
  return g_string_free (text, FALSE);
}

typedef struct {
  Erasing *self;
  guint asked;
  gboolean time;
} Reading;

static void
show_plan (Erasing *self, const RegieErasure *plan, gboolean time)
{
  g_autofree char *text = dup_about (plan, regie_session_get_office (self->session), time,
                                     &self->allowed);

  g_free (self->expected);
  self->expected = plan->number != NULL ? g_strdup (plan->number)
                                        : g_strdup_printf ("%" G_GINT64_FORMAT, self->dossier);
  gtk_label_set_text (GTK_LABEL (self->about), text);
}

static void
plan_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  Erasing *self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieErasure) plan = regie_session_ask_finish (self->session, result, &error);

  if (!self->closed && reading->asked == self->asked)
    {
      if (plan != NULL)
        show_plan (self, plan, reading->time);
      else
        gtk_label_set_text (GTK_LABEL (self->about), error->message);
      update (self);
    }
  erasing_unref (self);
  g_free (reading);
}

static void
ask (Erasing *self)
{
  Reading *reading = g_new (Reading, 1);

  self->asked++;
  self->allowed = FALSE;
  *reading = (Reading){ erasing_ref (self), self->asked,
                        regie_erase_ground_find (get_ground (self)) == REGIE_ERASE_TIME };
  update (self);
  regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_ERASURE],
                     target_of (self), NULL, plan_read, reading);
}

static void
erased (GtkWidget *parent, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (parent, outcome->said);
}

static void
responded (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Erasing *self = data;

  self->closed = TRUE;
  if (g_str_equal (response, "erase"))
    regie_do_then (self->parent, self->session, &regie_dossier_commands[REGIE_DOSSIER_ERASE],
                   target_of (self), NULL, erased);
}

void
regie_erase_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier)
{
  Erasing *self = g_rc_box_new0 (Erasing);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  self->dossier = dossier;
  self->grounds = regie_codes_list (regie_session_get_office (session)->codes, "wisgrond");
  for (guint i = 0; i < self->grounds->len; i++)
    gtk_string_list_append (labels, ((RegieCode *) self->grounds->pdata[i])->label);
  self->dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (parent)), _("Erase This Dossier?"),
    _("What is erased does not come back, not even with Undo."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _("_Cancel"),
                                    "erase", _("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->ground = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->ground), _("Ground"));
  adw_combo_row_set_model (self->ground, G_LIST_MODEL (labels));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->ground));
  self->number = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->number),
                                 _("Type the dossier number to confirm"));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->number));
  self->about = gtk_label_new (_("Looking up what there is…"));
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_label_set_yalign (GTK_LABEL (self->about), 0);
  gtk_widget_set_size_request (
    self->about, -1, 96); /* what is looked up comes later, and must not push the buttons away */
  gtk_widget_set_size_request (box, 420, -1);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->about);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), box);

  g_signal_connect_data (self->dialog, "response", G_CALLBACK (responded), self, erasing_closed, 0);
  g_signal_connect_swapped (self->ground, "notify::selected", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->number, "changed", G_CALLBACK (update), self);
  ask (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
