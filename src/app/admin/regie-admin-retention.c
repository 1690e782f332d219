/* SPDX-License-Identifier: EUPL-1.2 */
/* What is kept how long; looking through what may go, and destroying it. */
#include "regie-admin-retention.h"

#include <glib/gi18n.h>

#include "regie-admin-commands.h"
#include "regie-compat.h"
#include "regie-retention-view.h"

struct _RegieAdminRetention {
  RegieAdminSheet parent_instance;
  GArray *left_out; /* gint64: dossiers */
};

G_DEFINE_FINAL_TYPE (RegieAdminRetention, regie_admin_retention, REGIE_TYPE_ADMIN_SHEET)

static GVariant *
make_left_out (RegieAdminRetention *self)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->left_out->data, self->left_out->len,
                                    sizeof (gint64));
}

static const RegieQuestion *
regie_admin_retention_ask (RegiePage *page, GVariant **target)
{
  *target = make_left_out (REGIE_ADMIN_RETENTION (page));
  return &regie_admin_questions[REGIE_RETENTION_READ];
}

static void
leave_out (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier = g_variant_get_int64 (target);

  g_array_append_val (REGIE_ADMIN_RETENTION (widget)->left_out, dossier);
  regie_page_refresh (REGIE_PAGE (widget));
}

static void
take_in (GtkWidget *widget, const char *name, GVariant *target)
{
  GArray *left_out = REGIE_ADMIN_RETENTION (widget)->left_out;

  for (guint i = left_out->len; i-- > 0;)
    if (g_array_index (left_out, gint64, i) == g_variant_get_int64 (target))
      g_array_remove_index (left_out, i);
  regie_page_refresh (REGIE_PAGE (widget));
}

/* What was seen and looked through is what goes. */
typedef struct {
  RegieAdminRetention *self;
  GVariant *target;
} Destroying;

static void
destroying_free (gpointer data)
{
  Destroying *destroying = data;

  g_object_unref (destroying->self);
  g_variant_unref (destroying->target);
  g_free (destroying);
}

static void
said_yes (gpointer data)
{
  Destroying *destroying = data;

  regie_admin_sheet_do_slowly (REGIE_ADMIN_SHEET (destroying->self),
                               &regie_admin_commands[REGIE_RETENTION_DESTROY], destroying->target);
}

void
regie_admin_retention_declare_to (RegieAdminRetention *self, GFile *file)
{
  RegieRetentionView *view;
  Destroying *destroying;
  g_autofree char *uri = NULL;
  g_autofree char *question = NULL;

  g_return_if_fail (REGIE_IS_ADMIN_RETENTION (self) && G_IS_FILE (file));
  view = regie_page_get_view (REGIE_PAGE (self));
  if (view == NULL || view->n_chosen == 0)
    return;
  uri = g_file_get_uri (file);
  question = g_strdup_printf (ngettext ("Destroy %u dossier?", "Destroy %u dossiers?",
                                        (gulong) view->n_chosen),
                              (guint) view->n_chosen);
  destroying = g_new (Destroying, 1);
  *destroying = (Destroying){ g_object_ref (self),
                              g_variant_ref_sink (g_variant_new ("(@axus)", make_left_out (self),
                                                                 (guint32) view->n, uri)) };
  regie_ask_yes (GTK_WIDGET (self), question,
                 _("You looked through the list. What is destroyed does not come back, not even "
                    "with Undo; the declaration names you, and nobody else."),
                 _("_Destroy"), TRUE, said_yes, destroying, destroying_free);
}

static void
file_chosen (GFile *file, gpointer data)
{
  regie_admin_retention_declare_to (data, file);
}

static void
destroy (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Where the declaration goes"), _("Declaration of destruction.pdf"),
                     file_chosen, g_object_ref (widget), g_object_unref);
}

static void
regie_admin_retention_finalize (GObject *object)
{
  g_array_unref (REGIE_ADMIN_RETENTION (object)->left_out);
  G_OBJECT_CLASS (regie_admin_retention_parent_class)->finalize (object);
}

static void
regie_admin_retention_class_init (RegieAdminRetentionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_admin_retention_finalize;
  REGIE_PAGE_CLASS (klass)->ask = regie_admin_retention_ask;
  gtk_widget_class_install_action (widget_class, "retention.leave-out", "x", leave_out);
  gtk_widget_class_install_action (widget_class, "retention.take-in", "x", take_in);
  gtk_widget_class_install_action (widget_class, "retention.destroy", NULL, destroy);
}

static void
regie_admin_retention_init (RegieAdminRetention *self)
{
  self->left_out = g_array_new (FALSE, FALSE, sizeof (gint64));
}
