/* SPDX-License-Identifier: EUPL-1.2 */
/* The network around a person, as a view of the dossier. */
#include "regie-dossier-network.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-network-commands.h"
#include "regie-network-drawing.h"
#include "regie-network-paper.h"
#include "regie-network-sample.h"
#include "regie-network-save.h"
#include "regie-network-view.h"
#include "regie-nothing.h"
#include "regie-paper.h"
#include "regie-save-as.h"
#include "regie-sheet.h"
#include "regie-youth-commands.h"

struct _RegieDossierNetwork {
  RegiePage parent_instance;
  GtkStack *stack;
  RegieNetworkDrawing *drawing;
  char *shown; /* "drawing" or "list" */
};

G_DEFINE_FINAL_TYPE (RegieDossierNetwork, regie_dossier_network, REGIE_TYPE_PAGE)

enum { PROP_SHOWN = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const RegieQuestion *
regie_dossier_network_ask (RegiePage *page, GVariant **target)
{
  if (regie_page_get_subject (page) == 0)
    return NULL;
  *target = g_variant_new_int64 (regie_page_get_subject (page));
  return &regie_network_questions[REGIE_NETWORK_READ];
}

static gboolean
regie_dossier_network_begin (RegiePage *page)
{
  return regie_page_get_view (page) != NULL
         && gtk_widget_child_focus (GTK_WIDGET (REGIE_DOSSIER_NETWORK (page)->stack),
                                    GTK_DIR_TAB_FORWARD);
}

/* Nothing of one person stands under the name of another. */
static void
regie_dossier_network_cleared (RegiePage *page)
{
  g_object_set (REGIE_DOSSIER_NETWORK (page)->drawing, "view", NULL, NULL);
}

static void
regie_dossier_network_opened (RegiePage *page)
{
  GtkWidget *widget = GTK_WIDGET (page);

  regie_commands_guard (widget, regie_page_get_session (page));
  gtk_widget_action_set_enabled (widget, "network.new", regie_page_may (page, REGIE_MAY_RECORD));
}

static void
add_member (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));

  if (dossier != 0)
    regie_ask_dialog_present (widget, regie_page_get_session (REGIE_PAGE (widget)),
                              &regie_network_commands[REGIE_NETWORK_ADD],
                              g_variant_new_int64 (dossier), NULL, NULL);
}

static gpointer
make_paper (gpointer view, PangoContext *context)
{
  return regie_network_paper_new (view, context);
}

static guint
count_pages (gpointer paper)
{
  return regie_network_paper_count (paper);
}

static void
draw_page (gpointer paper, guint page, cairo_t *cr)
{
  regie_network_paper_draw (paper, page, cr);
}

#define PRINT "network.print"

static gboolean
save_network (gpointer view, GFile *file, GCancellable *cancellable, GError **error)
{
  return regie_network_save (view, REGIE_DAY_NONE, file, cancellable, error);
}

/* What is written on a thread is a copy: the screen goes on with its own. */
static void
put_out (GtkWidget *widget, const char *name, GVariant *target)
{
  static const RegiePaperKind kind = { make_paper, count_pages, draw_page,
                                       (GDestroyNotify) regie_network_paper_free };
  RegiePage *page = REGIE_PAGE (widget);
  RegieNetworkView *view = regie_page_get_view (page);
  const gint64 dossier = regie_page_get_subject (page);

  if (view == NULL)
    return;
  if (g_str_equal (name, PRINT))
    regie_paper_print_noted (page, dossier, "network", &kind, g_object_ref (view), g_object_unref,
                             _("Network"));
  else
    regie_paper_save_noted (page, dossier, "network", _("Save the network"), _("network.pdf"),
                            save_network, regie_item_copy (view), g_object_unref);
}

/* For the .ui: which child of the stack is there. */
static char *
child_name (gpointer self, const char *shown, RegieNetworkView *view)
{
  const gboolean is_empty = view == NULL
                            || g_list_model_get_n_items (G_LIST_MODEL (view->list)) == 0;

  return g_strdup (is_empty ? (view == NULL ? "waiting" : "empty") : shown);
}

static void
regie_dossier_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, REGIE_DOSSIER_NETWORK (object)->shown);
}

static void
regie_dossier_network_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  RegieDossierNetwork *self = REGIE_DOSSIER_NETWORK (object);

  if (g_strcmp0 (g_value_get_string (value), self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_value_dup_string (value);
  g_object_notify_by_pspec (object, properties[PROP_SHOWN]);
}

static void
regie_dossier_network_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DOSSIER_NETWORK);
  G_OBJECT_CLASS (regie_dossier_network_parent_class)->dispose (object);
}

static void
regie_dossier_network_finalize (GObject *object)
{
  g_free (REGIE_DOSSIER_NETWORK (object)->shown);
  G_OBJECT_CLASS (regie_dossier_network_parent_class)->finalize (object);
}

static void
regie_dossier_network_class_init (RegieDossierNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  g_type_ensure (REGIE_TYPE_NETWORK_DRAWING);
  g_type_ensure (REGIE_TYPE_NETWORK_SAMPLE);
  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_network_view_get_type ());
  object_class->get_property = regie_dossier_network_get_property;
  object_class->set_property = regie_dossier_network_set_property;
  object_class->dispose = regie_dossier_network_dispose;
  object_class->finalize = regie_dossier_network_finalize;
  page_class->concerns = regie_page_concerns_dossier;
  page_class->ask = regie_dossier_network_ask;
  page_class->begin = regie_dossier_network_begin;
  page_class->cleared = regie_dossier_network_cleared;
  page_class->opened = regie_dossier_network_opened;
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, "drawing",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_widget_class_set_ui (widget_class, "regie-dossier-network.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDossierNetwork, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierNetwork, drawing);
  gtk_widget_class_bind_template_callback (widget_class, child_name);
  gtk_widget_class_install_property_action (widget_class, "network.shown", "shown");
  gtk_widget_class_install_action (widget_class, "network.new", NULL, add_member);
  gtk_widget_class_install_action (widget_class, PRINT, NULL, put_out);
  gtk_widget_class_install_action (widget_class, "network.save", NULL, put_out);
  regie_commands_install (widget_class, regie_network_commands, REGIE_N_NETWORK_COMMANDS);
  regie_commands_install (widget_class, &regie_youth_commands[REGIE_YOUTH_LIGHT], 1);
}

static void
regie_dossier_network_init (RegieDossierNetwork *self)
{
  self->shown = g_strdup ("drawing");
  gtk_widget_init_template (GTK_WIDGET (self));
}
