/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said at the bottom of a window: an error, what was kept, what was done. */
#include "regie-dialogs.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-page.h"
#include "regie-spoken.h"

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

/* What was said last on an overlay; cleared when it goes. */
static GQuark
last_quark (void)
{
  return g_quark_from_static_string ("regie-last-toast");
}

static void
dismiss_last (AdwToastOverlay *overlay)
{
  GWeakRef *last = g_object_get_qdata (G_OBJECT (overlay), last_quark ());
  g_autoptr (AdwToast) toast = last != NULL ? g_weak_ref_get (last) : NULL;

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
last_free (gpointer last)
{
  g_weak_ref_clear (last);
  g_free (last);
}

static void
note_last (AdwToastOverlay *overlay, AdwToast *toast)
{
  GWeakRef *last = g_new (GWeakRef, 1);

  g_weak_ref_init (last, toast);
  g_object_set_qdata_full (G_OBJECT (overlay), last_quark (), last, last_free);
}

/* The button that closes a toast has an icon and no words. */
static void
name_close (GtkWidget *widget)
{
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "AdwToastWidget") == 0
      && gtk_widget_has_css_class (widget, "circular"))
    regie_button_set_spoken (widget, _("Close this message"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!REGIE_IS_PAGE (child))
      name_close (child);
}

void
regie_add_toast (AdwToastOverlay *overlay, AdwToast *toast, guint seconds)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));
  dismiss_last (overlay);
  note_last (overlay, toast);
  adw_toast_set_timeout (toast, g_getenv ("REGIE_TOASTS_STAY") != NULL ? 0 : seconds);
  adw_toast_overlay_add_toast (overlay, toast);
  name_close (GTK_WIDGET (overlay));
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
