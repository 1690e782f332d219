/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload: a list or lanes, with filters, a search, columns, and what is done with several
 * dossiers at once. */
#include "regie-caseload-page-private.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-office-commands.h"
#include "regie-person.h"

G_DEFINE_FINAL_TYPE (RegieCaseloadPage, regie_caseload_page, REGIE_TYPE_LIST_PAGE)

enum { PROP_IN_NOTES = 1, PROP_LANES, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
static char *
dup_chosen (RegieCaseloadPage *self, guint n)
{
  return regie_caseload_dup_chosen (n);
}

static char *
dup_hint (RegieCaseloadPage *self, gboolean in_notes)
{
  return g_strdup (regie_caseload_hint (in_notes));
}

static void
columns_changed (RegieCaseloadPage *self)
{
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

static void
line_activated (RegieCaseloadPage *self, guint position)
{
  gint64 id = regie_list_page_get_id (REGIE_LIST_PAGE (self), position);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.dossier", "(xs)", id, "");
}

/* --- the list --- */

static char *
regie_caseload_page_dup_asked (RegieListPage *page)
{
  return regie_query_to_text (REGIE_CASELOAD_PAGE (page)->query);
}

static RegieQuery *
regie_caseload_page_get_query (RegieListPage *page)
{
  return REGIE_CASELOAD_PAGE (page)->query;
}

/* To put what a search finds in order all of it must be found, so it is asked for at once. */
static gboolean
is_searching (RegieListPage *page)
{
  const RegieQuery *query = REGIE_CASELOAD_PAGE (page)->query;

  return query->text != NULL && *query->text != '\0';
}

/* What is found is in the order of its names, unless another order was asked for. */
static const char *
regie_caseload_page_get_sort (RegieListPage *page)
{
  const char *sort = REGIE_CASELOAD_PAGE (page)->query->sort;

  if (sort != NULL)
    return sort;
  return is_searching (page) ? "name" : "next";
}

static void
regie_caseload_page_changed (RegieListPage *page)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_NOTES]);
  regie_caseload_heading_set_sort (self->heading, regie_caseload_page_get_sort (page),
                                   self->query->descending);
  regie_filter_bar_set_query (self->filters, self->query);
}

static GtkWidget *
regie_caseload_page_create_line (RegieListPage *page)
{
  return regie_caseload_line_new (
    regie_caseload_heading_get_columns (REGIE_CASELOAD_PAGE (page)->heading));
}

static void
regie_caseload_page_bind_line (GtkWidget *line, gpointer item)
{
  regie_caseload_line_set_item (REGIE_CASELOAD_LINE (line), item);
}

static gboolean
regie_caseload_page_get_column (RegieListPage *page, guint i, RegieListColumn *column)
{
  const RegieColumns *columns = regie_caseload_heading_get_columns (
    REGIE_CASELOAD_PAGE (page)->heading);

  if (i >= REGIE_N_COLUMNS)
    return FALSE;
  *column = (RegieListColumn){ regie_column_sort (i), regie_column_title (i), columns->visible[i] };
  return TRUE;
}

static void
regie_caseload_page_toggle_column (RegieListPage *page, guint i)
{
  regie_caseload_heading_toggle (REGIE_CASELOAD_PAGE (page)->heading, i);
}

static void
regie_caseload_page_show (RegiePage *page, gpointer data)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);
  g_autoptr (RegieCaseloadAnswer) answer = data;

  if (self->query->scope == REGIE_SCOPE_OWN)
    {
      self->query->scope = answer->scope;
      regie_filter_bar_set_query (self->filters, self->query);
    }
  regie_filter_bar_set_on (self->filters, g_steal_pointer (&answer->on));
  regie_page_set_subtitle (page, answer->view->title);
  regie_list_page_take_keys (REGIE_LIST_PAGE (page), g_steal_pointer (&answer->ids),
                             g_steal_pointer (&answer->first), answer->n, answer->partial);
  regie_page_take_view (page, g_steal_pointer (&answer->view));
}

void
regie_caseload_page_set_lanes (RegieCaseloadPage *self, gboolean lanes)
{
  self->lanes = lanes;
  regie_caseload_heading_set_lanes (self->heading, lanes);
  regie_list_page_set_row_height (REGIE_LIST_PAGE (self), lanes ? 38 : 43);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANES]);
}

static void
narrow_changed (RegieCaseloadPage *self)
{
  regie_caseload_heading_set_narrow (self->heading, regie_page_is_narrow (REGIE_PAGE (self)));
}

/* STAFF may be NULL: not known yet. */
static void
fill_filters (RegieCaseloadPage *self, const GPtrArray *staff)
{
  g_autoptr (GMenu) filters = regie_caseload_filters_new (
    regie_page_get_office (REGIE_PAGE (self))->codes, staff);

  regie_list_page_set_filters (REGIE_LIST_PAGE (self), self->filter_button, G_MENU_MODEL (filters));
}

static void
staff_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieCaseloadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = regie_session_ask_finish (
    regie_page_get_session (REGIE_PAGE (self)), result, &error);
  g_autoptr (GMenu) menu = NULL;

  if (self->assign_button == NULL)
    return; /* closed meanwhile */
  if (staff == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  menu = regie_caseload_staff_menu_new (staff);
  regie_menu_button_set_menu (self->assign_button, G_MENU_MODEL (menu));
  fill_filters (self, staff);
}

static void
regie_caseload_page_opened (RegiePage *page)
{
  RegieSession *session = regie_page_get_session (page);

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "caseload.assign",
                                 regie_page_may (page, REGIE_MAY_ASSIGN));
  if (regie_page_may (page, REGIE_MAY_SEE_DOSSIERS))
    regie_session_ask (session, &regie_office_questions[REGIE_STAFF_LIST], NULL, NULL, staff_read,
                       g_object_ref (page));
}

static void
regie_caseload_page_constructed (GObject *object)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);
  const RegieOffice *office = regie_page_get_office (REGIE_PAGE (self));

  regie_caseload_heading_set_office (self->heading, office);
  regie_caseload_heading_set_sort (self->heading,
                                   regie_caseload_page_get_sort (REGIE_LIST_PAGE (self)),
                                   self->query->descending);
  regie_filter_bar_set_session (self->filters, regie_page_get_session (REGIE_PAGE (self)));
  regie_filter_bar_set_query (self->filters, self->query);
  fill_filters (self, NULL);
  regie_caseload_page_set_lanes (self, FALSE);
  G_OBJECT_CLASS (regie_caseload_page_parent_class)->constructed (object);
  regie_list_page_add_columns (REGIE_LIST_PAGE (self), self->columns_button);
}

static void
regie_caseload_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);

  g_value_set_boolean (value, id == PROP_LANES ? self->lanes : self->query->in_notes);
}

static void
regie_caseload_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);

  g_assert (id == PROP_IN_NOTES);
  self->query->in_notes = g_value_get_boolean (value);
  regie_list_page_query_changed (REGIE_LIST_PAGE (self));
}

/* What was searched and filtered makes room for what TARGET, a query, asks. */
static void
regie_caseload_page_open (RegiePage *page, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);

  regie_query_free (self->query);
  self->query = regie_query_from_text (g_variant_get_string (target, NULL));
  regie_list_page_query_changed (REGIE_LIST_PAGE (self));
}

static void
regie_caseload_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_CASELOAD_PAGE);
  G_OBJECT_CLASS (regie_caseload_page_parent_class)->dispose (object);
}

static void
regie_caseload_page_finalize (GObject *object)
{
  regie_query_free (REGIE_CASELOAD_PAGE (object)->query);
  G_OBJECT_CLASS (regie_caseload_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  klass->get_property = regie_caseload_page_get_property;
  klass->set_property = regie_caseload_page_set_property;
  properties[PROP_IN_NOTES] = g_param_spec_boolean ("in-notes", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | flags);
  properties[PROP_LANES] = g_param_spec_boolean ("lanes", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (REGIE_TYPE_CASELOAD_HEADING);
  g_type_ensure (REGIE_TYPE_FILTER_BAR);
  g_type_ensure (regie_caseload_view_get_type ());
  regie_widget_class_set_ui (klass, "regie-caseload-page.ui");
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, assign_button);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, columns_button);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, filter_button);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, filters);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, heading);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, list);
  gtk_widget_class_bind_template_child (klass, RegieCaseloadPage, search);
  gtk_widget_class_bind_template_callback (klass, columns_changed);
  gtk_widget_class_bind_template_callback (klass, dup_chosen);
  gtk_widget_class_bind_template_callback (klass, dup_hint);
  gtk_widget_class_bind_template_callback (klass, line_activated);
  gtk_widget_class_bind_template_callback (klass, narrow_changed);
}

static void
regie_caseload_page_class_init (RegieCaseloadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);
  RegieListPageClass *list_class = REGIE_LIST_PAGE_CLASS (klass);

  object_class->constructed = regie_caseload_page_constructed;
  object_class->dispose = regie_caseload_page_dispose;
  object_class->finalize = regie_caseload_page_finalize;
  list_class->keys = &regie_office_questions[REGIE_CASELOAD_IDS];
  list_class->rows = &regie_office_questions[REGIE_CASELOAD_ROWS];
  list_class->list = "caseload";
  list_class->dup_asked = regie_caseload_page_dup_asked;
  list_class->get_query = regie_caseload_page_get_query;
  list_class->get_sort = regie_caseload_page_get_sort;
  list_class->wants_all = is_searching;
  list_class->changed = regie_caseload_page_changed;
  list_class->create_line = regie_caseload_page_create_line;
  list_class->bind_line = regie_caseload_page_bind_line;
  list_class->get_column = regie_caseload_page_get_column;
  list_class->toggle_column = regie_caseload_page_toggle_column;
  list_class->asks_part = regie_caseload_page_asks_part;
  list_class->toggle_part = regie_caseload_page_toggle_part;
  page_class->show = regie_caseload_page_show;
  page_class->opened = regie_caseload_page_opened;
  page_class->open = regie_caseload_page_open;
  install_properties (object_class);
  bind_template (GTK_WIDGET_CLASS (klass));
  regie_list_page_class_bind (list_class);
  regie_caseload_page_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
regie_caseload_page_init (RegieCaseloadPage *self)
{
  self->query = regie_caseload_page_choose_query ();
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_list_page_set_parts (REGIE_LIST_PAGE (self), self->list, self->search);
}

GtkWidget *
regie_caseload_page_get_list (RegieCaseloadPage *self)
{
  g_return_val_if_fail (REGIE_IS_CASELOAD_PAGE (self), NULL);
  return GTK_WIDGET (self->list);
}
