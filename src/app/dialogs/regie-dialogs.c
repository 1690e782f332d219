/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said at the bottom of a window: an error, what was kept, what was done. */
#include "regie-dialogs.h"

#include <glib/gi18n.h>

#include "regie-error.h"

/* The toast overlay of the window that WIDGET is in. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (widget);
      GtkWindow *above = ADW_IS_APPLICATION_WINDOW (root) ? GTK_WINDOW (root)
                         : GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root))
                                                : NULL;
      GtkWidget *content = ADW_IS_APPLICATION_WINDOW (above)
                             ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (above))
                             : NULL;

      overlay = ADW_IS_TOAST_OVERLAY (content) ? content : NULL;
    }
  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

void
regie_add_toast (AdwToastOverlay *overlay, AdwToast *toast, guint seconds)
{
  static int stay = -1;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));
  if (stay < 0)
    stay = g_getenv ("REGIE_TOASTS_STAY") != NULL;
  adw_toast_set_timeout (toast, stay ? 0 : seconds);
  /* One that stays would keep those behind it waiting. */
  adw_toast_set_priority (toast, stay ? ADW_TOAST_PRIORITY_HIGH : ADW_TOAST_PRIORITY_NORMAL);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
regie_show_toast (GtkWidget *widget, const char *text)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    regie_add_toast (overlay, adw_toast_new (text), 6);
}

void
regie_show_kept (GtkWidget *widget, const char *place)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (_("Not saved, but not lost either"));
  adw_toast_set_button_label (toast, _("Go on"));
  adw_toast_set_action_name (toast, "win.resume");
  adw_toast_set_action_target_value (toast, g_variant_new_string (place));
  regie_add_toast (overlay, toast, 10);
}

void
regie_show_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *text = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  /* What was stopped on purpose is no news. */
  if (text != NULL && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    regie_show_toast (widget, text);
}
