/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages that one may go to, what is counted there, and who works here. */
#include "regie-sidebar.h"

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-page-row.h"

struct _RegieSidebar {
  GtkWidget parent_instance;
  GtkListBox *rows;
  RegieSession *session;
  RegieOfficeView *office;
  GCancellable *cancellable; /* of what is being counted */
  guint later_id;
  gboolean is_stale; /* something was written while nobody saw it */
};

G_DEFINE_FINAL_TYPE (RegieSidebar, regie_sidebar, GTK_TYPE_WIDGET)

enum { PROP_OFFICE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* Of the template. */
static GtkWidget *
row_of (RegieSidebar *self, const RegiePageKind *kind)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (regie_pages_find (gtk_widget_get_name (row)) == kind)
      return row;
  return NULL;
}

typedef struct {
  RegieSidebar *sidebar;
  RegieSession *session;
  const RegiePageKind *kind;
} Counting;

static void
counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Counting *counting = data;
  g_autoptr (RegieSidebar) self = counting->sidebar;
  g_autoptr (RegieSession) session = counting->session;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = regie_session_ask_finish (session, result, &error);

  if (n != NULL && session == self->session)
    g_object_set (row_of (self, counting->kind), "badge", (guint) *n, NULL);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    regie_show_error (GTK_WIDGET (self), error);
}

static void
count (RegieSidebar *self)
{
  const RegiePageKind *kinds;
  guint n;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (kinds[i].count != NULL && kinds[i].label != NULL
        && regie_page_kind_is_allowed (&kinds[i], self->session))
      {
        Counting *counting = g_new (Counting, 1);

        *counting = (Counting){ g_object_ref (self), g_object_ref (self->session), &kinds[i] };
        regie_session_ask (self->session, kinds[i].count, NULL, self->cancellable, counted,
                           counting);
      }
}

static gboolean
count_later (gpointer data)
{
  RegieSidebar *self = data;

  self->later_id = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
ask_to_count (RegieSidebar *self)
{
  if (self->later_id == 0)
    self->later_id = g_idle_add_full (G_PRIORITY_LOW, count_later, self, NULL);
}

/* May another number stand beside a page? */
static gboolean
is_counted (const RegieNews *news)
{
  const RegiePageKind *kinds;
  guint n;

  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (kinds[i].count != NULL && regie_news_concerns (news, kinds[i].count->kinds, 0))
      return TRUE;
  return FALSE;
}

static void
changed (RegieSidebar *self, const RegieNews *news)
{
  if (!is_counted (news))
    return;
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    ask_to_count (self);
}

static void
forget_session (RegieSidebar *self)
{
  g_clear_handle_id (&self->later_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

void
regie_sidebar_set_session (RegieSidebar *self, RegieSession *session)
{
  g_return_if_fail (REGIE_IS_SIDEBAR (self) && (session == NULL || REGIE_IS_SESSION (session)));
  forget_session (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (
      row, regie_page_kind_is_allowed (regie_pages_find (gtk_widget_get_name (row)), session));
  g_signal_connect_object (session, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  /* Behind the first frame. */
  ask_to_count (self);
}

/* The list itself selects nothing: it would select what has the focus, and not what is shown. */
void
regie_sidebar_select (RegieSidebar *self, const RegiePageKind *kind)
{
  GtkWidget *shown;

  g_return_if_fail (REGIE_IS_SIDEBAR (self) && kind != NULL);
  shown = row_of (self, kind);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (row == shown)
        gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED,
                                   row == shown, -1);
    }
}

static void
regie_sidebar_map (GtkWidget *widget)
{
  RegieSidebar *self = REGIE_SIDEBAR (widget);

  GTK_WIDGET_CLASS (regie_sidebar_parent_class)->map (widget);
  if (self->is_stale && self->session != NULL)
    ask_to_count (self);
  self->is_stale = FALSE;
}

static void
regie_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_OFFICE);
  g_value_set_object (value, REGIE_SIDEBAR (object)->office);
}

static void
regie_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_OFFICE);
  if (g_set_object (&REGIE_SIDEBAR (object)->office, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
regie_sidebar_dispose (GObject *object)
{
  RegieSidebar *self = REGIE_SIDEBAR (object);

  forget_session (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->office);
  regie_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_SIDEBAR);
  G_OBJECT_CLASS (regie_sidebar_parent_class)->dispose (object);
}

static void
regie_sidebar_class_init (RegieSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_sidebar_get_property;
  object_class->set_property = regie_sidebar_set_property;
  object_class->dispose = regie_sidebar_dispose;
  widget_class->map = regie_sidebar_map;
  properties[PROP_OFFICE] = g_param_spec_object ("office", NULL, NULL,
                                                 regie_office_view_get_type (),
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-sidebar.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieSidebar, rows);
}

static void
regie_sidebar_init (RegieSidebar *self)
{
  const RegiePageKind *kinds;
  guint n;

  gtk_widget_init_template (GTK_WIDGET (self));
  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (kinds[i].label != NULL)
      gtk_list_box_append (self->rows, regie_page_row_new (&kinds[i]));
}
