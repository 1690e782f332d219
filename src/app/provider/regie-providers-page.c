/* SPDX-License-Identifier: EUPL-1.2 */
/* All providers beside one of them, and the purchase as a board or a line of time. */
#include "regie-providers-page-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "regie-board.h"
#include "regie-closures.h"
#include "regie-contract-lanes.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-provider-row.h"
#include "regie-record-actions.h"
#include "regie-shelf-view.h"

G_DEFINE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, REGIE_TYPE_PAGE)

enum { PROP_SHOWN = 1, PROP_IN_DETAIL, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_shown (RegieProvidersPage *self, const char *shown)
{
  if (g_strcmp0 (self->shown, shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
set_in_detail (RegieProvidersPage *self, gboolean in_detail)
{
  if (self->in_detail == in_detail)
    return;
  self->in_detail = in_detail;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_DETAIL]);
}

/* --- what the template asks --- */

/* What the stack shows: a board without contracts is none. */
static char *
shown_page (GObject *self, const char *shown, RegieProvidersView *view)
{
  if (g_strcmp0 (shown, "list") != 0 && view != NULL && !view->has_contracts)
    return g_strdup ("empty");
  return g_strdup (shown);
}

static gboolean
shows_list (GObject *self, gboolean narrow, gboolean in_detail)
{
  return !narrow || !in_detail;
}

static gboolean
shows_detail (GObject *self, gboolean narrow, gboolean in_detail)
{
  return !narrow || in_detail;
}

static int
list_width (GObject *self, gboolean narrow)
{
  return narrow ? -1 : 280;
}

static gboolean
may_contract (GObject *self, RegieProvidersView *view)
{
  return view != NULL && view->may_contract;
}

/* --- the list --- */

static void
go_to (RegieProvidersPage *self, gint64 provider)
{
  self->provider = provider;
  set_in_detail (self, TRUE);
  set_shown (self, "list");
  regie_providers_page_show_provider (self);
  /* The head and the tab come in one frame when they are read within it. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, RegieProvidersPage *self)
{
  go_to (self, ((RegieShelfRow *) regie_item_row_get_item (REGIE_ITEM_ROW (row)))->id);
}

static gboolean
file_dropped (GtkDropTarget *target, const GValue *value, double x, double y,
              RegieProvidersPage *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;
  regie_provider_page_drop (self->page, file);
  return TRUE;
}

/* --- the page --- */

static gint64
regie_providers_page_about (RegiePage *page)
{
  return REGIE_PROVIDERS_PAGE (page)->provider;
}

static const RegieQuestion *
regie_providers_page_ask (RegiePage *page, GVariant **target)
{
  return &regie_provider_questions[REGIE_PROVIDERS_READ];
}

static void
regie_providers_page_answered (RegiePage *page, gpointer answer)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (page);
  RegieProvidersView *view = answer;

  regie_page_take_view (page, view);
  regie_providers_page_find_rows (self);
}

static void
regie_providers_page_opened (RegiePage *page)
{
  regie_record_actions_set (GTK_WIDGET (page), regie_page_get_session (page),
                            regie_page_may (page, REGIE_MAY_CONTRACT));
}

static void
regie_providers_page_open (RegiePage *page, GVariant *target)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (page);
  gint64 provider;
  const char *tab;

  g_return_if_fail (g_variant_is_of_type (target, G_VARIANT_TYPE ("(xs)")));
  g_variant_get (target, "(x&s)", &provider, &tab);
  regie_list_frame_clear (self->frame); /* who is sent somewhere sees it in the list */
  regie_provider_page_set_tab (self->page, tab);
  go_to (self, provider != 0 ? provider : self->provider);
  regie_page_begin (REGIE_PAGE (self->page));
}

static void
regie_providers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  if (id == PROP_SHOWN)
    g_value_set_string (value, self->shown);
  else
    g_value_set_boolean (value, self->in_detail);
}

static void
regie_providers_page_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  if (id == PROP_SHOWN)
    set_shown (self, g_value_get_string (value));
  else
    set_in_detail (self, g_value_get_boolean (value));
}

static void
regie_providers_page_constructed (GObject *object)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  self->page = g_object_new (REGIE_TYPE_PROVIDER_PAGE, "session",
                             regie_page_get_session (REGIE_PAGE (self)), NULL);
  gtk_stack_add_named (self->detail, GTK_WIDGET (self->page), "provider");
  regie_list_frame_set_session (self->frame, regie_page_get_session (REGIE_PAGE (self)));
  g_object_bind_property (self, "narrow", self->page, "narrow", G_BINDING_SYNC_CREATE);
  G_OBJECT_CLASS (regie_providers_page_parent_class)->constructed (object);
}

static void
regie_providers_page_finalize (GObject *object)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  g_clear_object (&self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (regie_providers_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (REGIE_TYPE_BOARD);
  g_type_ensure (REGIE_TYPE_LIST_FRAME);
  g_type_ensure (REGIE_TYPE_VIEW_SWITCH);
  g_type_ensure (REGIE_TYPE_CONTRACT_LANES);
  g_type_ensure (regie_providers_view_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-providers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, frame);
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, view_switch);
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, detail);
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, add);
  gtk_widget_class_bind_template_child (widget_class, RegieProvidersPage, drop);
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, shown_page);
  gtk_widget_class_bind_template_callback (widget_class, shows_list);
  gtk_widget_class_bind_template_callback (widget_class, shows_detail);
  gtk_widget_class_bind_template_callback (widget_class, list_width);
  gtk_widget_class_bind_template_callback (widget_class, may_contract);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, file_dropped);
  gtk_widget_class_bind_template_callback (widget_class, regie_providers_page_find_rows);
}

static void
regie_providers_page_class_init (RegieProvidersPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->constructed = regie_providers_page_constructed;
  object_class->get_property = regie_providers_page_get_property;
  object_class->set_property = regie_providers_page_set_property;
  object_class->finalize = regie_providers_page_finalize;
  page_class->ask = regie_providers_page_ask;
  page_class->show = regie_providers_page_answered;
  page_class->opened = regie_providers_page_opened;
  page_class->open = regie_providers_page_open;
  page_class->begin = regie_providers_page_begin;
  page_class->about = regie_providers_page_about;
  page_class->search = regie_providers_page_search;
  page_class->take_out = regie_providers_page_take_out;
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, NULL, flags);
  properties[PROP_IN_DETAIL] = g_param_spec_boolean ("in-detail", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_providers_page_install_actions (widget_class);
  bind_template (widget_class);
}

static void
regie_providers_page_init (RegieProvidersPage *self)
{
  GType file = G_TYPE_FILE;

  self->shown = g_strdup ("list");
  self->rows = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_view_switch_add (self->view_switch, "list", _("Providers"), 0, FALSE);
  regie_view_switch_add (self->view_switch, "board", _("Board"), 0, FALSE);
  regie_view_switch_add (self->view_switch, "timeline", _("In time"), 0, FALSE);
  gtk_drop_target_set_gtypes (self->drop, &file, 1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "(us)", REGIE_ENTITY_Provider, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "records.add");
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rows), regie_item_row_new,
                           GSIZE_TO_POINTER (REGIE_TYPE_PROVIDER_ROW), NULL);
  regie_providers_page_set_headers (self);
}
