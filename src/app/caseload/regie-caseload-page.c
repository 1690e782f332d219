/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload: a list or lanes, with filters, a search, columns, and what is done with several
 * dossiers at once. */
#include "regie-caseload-page-private.h"

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-office-commands.h"
#include "regie-person.h"

G_DEFINE_FINAL_TYPE (RegieCaseloadPage, regie_caseload_page, REGIE_TYPE_PAGE)

enum { PROP_IN_NOTES = 1, PROP_LANES, PROP_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
static gboolean
is_some (RegieCaseloadPage *self, guint n)
{
  return n > 0;
}

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

static int
margin (RegieCaseloadPage *self, gboolean narrow)
{
  return narrow ? 12 : 24;
}

static void
columns_changed (RegieCaseloadPage *self)
{
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

static void
line_activated (RegieCaseloadPage *self, guint position)
{
  const gint64 *id = regie_rows_key (self->rows, position);

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.dossier", "(xs)", *id, "");
}

static void
selection_changed (RegieCaseloadPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

void
regie_caseload_page_query_changed (RegieCaseloadPage *self)
{
  const char *text = self->query->text != NULL ? self->query->text : "";

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_NOTES]);
  regie_caseload_heading_set_sort (self->heading, regie_caseload_page_get_sort (self),
                                   self->query->descending);
  regie_filter_bar_set_query (self->filters, self->query);
  regie_page_refresh (REGIE_PAGE (self));
}

static void
search_changed (RegieCaseloadPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, self->query->text != NULL ? self->query->text : "") == 0)
    return; /* a search entry says so when it is made as well */
  g_free (self->query->text);
  self->query->text = g_strdup (text);
  regie_page_interrupt (REGIE_PAGE (self));
  regie_caseload_page_query_changed (self);
  /* What was typed and what it finds belong in one frame, when that is soon enough. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

static void
search_entered (RegieCaseloadPage *self)
{
  regie_list_set_cursor (self->list, 0, TRUE);
}

/* Down goes from what was typed to what was found. */
static gboolean
search_key (RegieCaseloadPage *self, guint key)
{
  if (key != GDK_KEY_Down || regie_list_get_n (self->list) == 0)
    return FALSE;
  regie_list_set_cursor (self->list, 0, TRUE);
  return TRUE;
}

static gboolean
regie_caseload_page_search (RegiePage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REGIE_CASELOAD_PAGE (page)->search));
}

static void
narrow_changed (RegieCaseloadPage *self)
{
  regie_caseload_heading_set_narrow (self->heading, regie_page_is_narrow (REGIE_PAGE (self)));
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
  g_autoptr (GMenu) columns = regie_caseload_columns_menu_new ();
  g_autoptr (GMenu) filters = regie_caseload_filters_new (office->codes);

  regie_caseload_page_make_rows (self);
  regie_caseload_heading_set_office (self->heading, office);
  regie_caseload_heading_set_sort (self->heading, regie_caseload_page_get_sort (self), FALSE);
  regie_filter_bar_set_session (self->filters, regie_page_get_session (REGIE_PAGE (self)));
  regie_list_set_selectable (self->list, TRUE);
  regie_menu_button_set_menu (self->columns_button, G_MENU_MODEL (columns));
  regie_menu_button_set_menu (self->filter_button, G_MENU_MODEL (filters));
  regie_caseload_page_set_lanes (self, FALSE);
  G_OBJECT_CLASS (regie_caseload_page_parent_class)->constructed (object);
}

static void
regie_caseload_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);
  g_autoptr (GArray) chosen = NULL;

  switch (id)
    {
    case PROP_IN_NOTES:
      g_value_set_boolean (value, self->query->in_notes);
      break;
    case PROP_LANES:
      g_value_set_boolean (value, self->lanes);
      break;
    default:
      chosen = self->list != NULL ? regie_list_get_selection (self->list) : NULL;
      g_value_set_uint (value, chosen != NULL ? chosen->len : 0);
    }
}

static void
regie_caseload_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);

  g_assert (id == PROP_IN_NOTES);
  self->query->in_notes = g_value_get_boolean (value);
  regie_caseload_page_query_changed (self);
}

/* What was searched and filtered makes room for what TARGET, a query, asks. */
static void
regie_caseload_page_open (RegiePage *page, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);

  regie_query_free (self->query);
  self->query = regie_query_from_text (g_variant_get_string (target, NULL));
  regie_caseload_page_query_changed (self);
}

static void
regie_caseload_page_dispose (GObject *object)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_CASELOAD_PAGE);
  g_clear_object (&self->rows);
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
  properties[PROP_CHOSEN] = g_param_spec_uint ("chosen", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (REGIE_TYPE_CASELOAD_HEADING);
  g_type_ensure (REGIE_TYPE_FILTER_BAR);
  g_type_ensure (REGIE_TYPE_LIST);
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
  gtk_widget_class_bind_template_callback (klass, is_some);
  gtk_widget_class_bind_template_callback (klass, line_activated);
  gtk_widget_class_bind_template_callback (klass, margin);
  gtk_widget_class_bind_template_callback (klass, narrow_changed);
  gtk_widget_class_bind_template_callback (klass, search_changed);
  gtk_widget_class_bind_template_callback (klass, search_entered);
  gtk_widget_class_bind_template_callback (klass, search_key);
  gtk_widget_class_bind_template_callback (klass, selection_changed);
}

static void
regie_caseload_page_class_init (RegieCaseloadPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->constructed = regie_caseload_page_constructed;
  object_class->dispose = regie_caseload_page_dispose;
  object_class->finalize = regie_caseload_page_finalize;
  regie_caseload_page_class_install_rows (page_class);
  page_class->opened = regie_caseload_page_opened;
  page_class->search = regie_caseload_page_search;
  page_class->open = regie_caseload_page_open;
  install_properties (object_class);
  bind_template (GTK_WIDGET_CLASS (klass));
  regie_caseload_page_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
regie_caseload_page_init (RegieCaseloadPage *self)
{
  self->query = regie_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
regie_caseload_page_get_list (RegieCaseloadPage *self)
{
  g_return_val_if_fail (REGIE_IS_CASELOAD_PAGE (self), NULL);
  return GTK_WIDGET (self->list);
}
