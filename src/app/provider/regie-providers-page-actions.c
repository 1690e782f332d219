/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of providers does by name: its views, a provider of them, and what is done with
 * contracts and records. */
#include "regie-do.h"
#include "regie-provider-commands.h"
#include "regie-providers-page-private.h"
#include "regie-record-actions.h"

static void
open_provider (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GVariant) to = g_variant_ref_sink (
    g_variant_new ("(xs)", g_variant_get_int64 (target), ""));

  regie_page_open (REGIE_PAGE (widget), to);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  g_object_set (widget, "in-detail", FALSE, NULL);
}

/* The provider that is chosen in the list, in a window of its own: beside the list the key means
 * what stands there. */
static void
open_apart (GtkWidget *widget, const char *name, GVariant *target)
{
  if (!regie_list_frame_has_focus (REGIE_PROVIDERS_PAGE (widget)->frame))
    return;
  gtk_widget_activate_action (widget, "win.apart", "b", TRUE);
  gtk_widget_activate_action (widget, "win.provider", "(xs)",
                              regie_page_get_about (REGIE_PAGE (widget)), "");
  gtk_widget_activate_action (widget, "win.apart", "b", FALSE);
}

void
regie_providers_page_install_actions (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));
  regie_commands_install (klass, &regie_provider_commands[REGIE_CONTRACT_MOVE], 1);
  gtk_widget_class_install_property_action (klass, "providers.view", "shown");
  gtk_widget_class_install_action (klass, "providers.open", "x", open_provider);
  gtk_widget_class_install_action (klass, "providers.back", NULL, go_back);
  gtk_widget_class_install_action (klass, "providers.apart", NULL, open_apart);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "providers.apart",
                                       NULL);
}
