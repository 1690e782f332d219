/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of providers does by name: its views, a provider of them, and what is done with
 * contracts and records. */
#include "regie-do.h"
#include "regie-provider-commands.h"
#include "regie-providers-page.h"
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

/* until the shell: the window has these actions itself, and nobody listens to the signals. */
enum { OPEN_DOSSIER, OPEN_FILE, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_heard (GtkWidget *widget, guint signal, const char *name, GVariant *target)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (g_signal_has_handler_pending (widget, signal, 0, FALSE))
    return TRUE;
  if (parent != NULL)
    gtk_widget_activate_action_variant (parent, name, target);
  return FALSE;
}

static void
open_dossier (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *view;
  gint64 dossier;

  g_variant_get (target, "(x&s)", &dossier, &view);
  if (is_heard (widget, signals[OPEN_DOSSIER], name, target))
    g_signal_emit (widget, signals[OPEN_DOSSIER], 0, dossier, view);
}

static void
read_in (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GFile) file = NULL;
  const char *uri;
  gint64 provider;
  guint kind;

  g_variant_get (target, "(&sux)", &uri, &kind, &provider);
  file = g_file_new_for_uri (uri);
  if (is_heard (widget, signals[OPEN_FILE], name, target))
    g_signal_emit (widget, signals[OPEN_FILE], 0, file, (int) kind, provider);
}

static void
install_until_the_shell (GtkWidgetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[OPEN_FILE] = g_signal_new ("open-file", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_INT, G_TYPE_INT64);
  gtk_widget_class_install_action (klass, "win.dossier", "(xs)", open_dossier);
  gtk_widget_class_install_action (klass, "win.read-in", "(sux)", read_in);
}

void
regie_providers_page_install_actions (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));
  regie_commands_install (klass, &regie_provider_commands[REGIE_CONTRACT_MOVE], 1);
  gtk_widget_class_install_property_action (klass, "providers.view", "shown");
  gtk_widget_class_install_action (klass, "providers.open", "x", open_provider);
  gtk_widget_class_install_action (klass, "providers.back", NULL, go_back);
  install_until_the_shell (klass);
}
