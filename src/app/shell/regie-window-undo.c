/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking back and doing again: by the keys, from a toast and from a list of what was done. */
#include "regie-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-log-commands.h"

void
regie_window_say_done (RegieWindow *self, const RegieOutcome *outcome)
{
  g_autofree char *said = g_markup_escape_text (outcome->said != NULL ? outcome->said : "", -1);
  AdwToast *toast = adw_toast_new (said);

  adw_toast_set_button_label (toast, outcome->is_undone ? _("Redo") : _("Undo"));
  adw_toast_set_action_name (toast, outcome->is_undone ? "win.redo-entry" : "win.undo-entry");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (outcome->seq));
  regie_add_toast (self->toasts, toast, 8);
}

/* It can be seen where it was done. */
static void
turned (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL && outcome->action != NULL)
    gtk_widget_activate_action_variant (widget, outcome->action, outcome->target);
}

static void
turn (RegieWindow *self, RegieLogCommand which, GVariant *target, RegieForm *form)
{
  if (self->session != NULL && regie_session_is_open (self->session))
    regie_do_then (GTK_WIDGET (self), self->session, &regie_log_commands[which], target, form,
                   turned);
}

/* What is said of an entry follows what is looked at: visitors see the page of the desk. */
static void
turn_entry (RegieWindow *self, RegieLogCommand which, GVariant *target)
{
  const RegiePageKind *kind = regie_window_get_kind (self);
  g_autoptr (RegieForm) form = regie_form_new ();

  regie_form_set (form, REGIE_LOG_PLACE, kind != NULL ? kind->place : NULL);
  turn (self, which, target, form);
}

/* What is being typed has an undo of its own, which goes first: ACTION of the field with the focus.
 * A field in which nothing stands and nothing changes leaves it to the rest. */
static gboolean
is_of_text (RegieWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))
           && gtk_widget_activate_action (focus, action, NULL);
  if (!GTK_IS_EDITABLE (focus) || !gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  return gtk_widget_activate_action (focus, action, NULL)
         && (*before != '\0' || strcmp (before, gtk_editable_get_text (GTK_EDITABLE (focus))) != 0);
}

/* What the page that is shown is about goes first. */
static GVariant *
place_of (RegieWindow *self)
{
  const RegiePageKind *kind = regie_window_get_kind (self);

  if (kind == NULL || kind->place == NULL)
    return g_variant_new ("(sx)", "", G_GINT64_CONSTANT (0));
  return g_variant_new ("(sx)", kind->place,
                        regie_page_get_about (regie_window_ensure_page (self, kind)));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (!is_of_text (self, "text.undo"))
    turn (self, REGIE_LOG_UNDO_HERE, place_of (self), NULL);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (!is_of_text (self, "text.redo"))
    turn (self, REGIE_LOG_REDO_HERE, place_of (self), NULL);
}

static void
undo_entry (GtkWidget *widget, const char *name, GVariant *target)
{
  turn_entry (REGIE_WINDOW (widget), REGIE_LOG_UNDO, target);
}

static void
redo_entry (GtkWidget *widget, const char *name, GVariant *target)
{
  turn_entry (REGIE_WINDOW (widget), REGIE_LOG_REDO, target);
}

/* The dossier at the first of VIEWS, and at what is shown when that is one of them. */
static void
show_dossier (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  const RegiePageKind *kind = regie_window_get_kind (self);
  g_auto (GStrv) views = NULL;
  g_autofree char *shown = NULL;
  const char *text;
  gint64 dossier;

  g_variant_get (target, "(x&s)", &dossier, &text);
  views = g_strsplit (text, " ", -1);
  if (kind != NULL && g_strcmp0 (kind->place, "dossier") == 0)
    {
      RegiePage *page = regie_window_ensure_page (self, kind);

      if (regie_page_get_about (page) == dossier)
        g_object_get (page, "shown-view", &shown, NULL);
    }
  if (shown == NULL)
    gtk_widget_activate_action (widget, "win.dossier", "(xs)", dossier,
                                views[0] != NULL ? views[0] : "");
  else if (views[0] != NULL && !g_strv_contains ((const char *const *) views, shown))
    gtk_widget_activate_action (widget, "win.view", "s", views[0]);
}

void
regie_window_class_install_undo (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo);
  gtk_widget_class_install_action (klass, "win.undo-entry", "x", undo_entry);
  gtk_widget_class_install_action (klass, "win.redo-entry", "x", redo_entry);
  gtk_widget_class_install_action (klass, "win.show-dossier", "(xs)", show_dossier);
}
