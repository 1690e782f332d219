/* SPDX-License-Identifier: EUPL-1.2 */
/* Jongeren 16–27: the young people as cards or as a table, with search, filters and columns. */
#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-gathering-commands.h"
#include "regie-nothing.h"
#include "regie-youth-commands.h"
#include "regie-youth-line.h"
#include "regie-youth-page-private.h"

G_DEFINE_FINAL_TYPE (RegieYouthPage, regie_youth_page, REGIE_TYPE_LIST_PAGE)

enum { PROP_FILTER = 1, PROP_CARDS, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
static gboolean
asks (RegieYouthPage *self, const char *filter, const char *word)
{
  return regie_youth_filter_has (filter != NULL ? filter : "", word);
}

/* The child of the stack. */
static char *
dup_child (RegieYouthPage *self, RegieYouthView *view)
{
  return g_strdup (view == NULL || view->n > 0 ? "list" : view->asks_reason ? "reason" : "empty");
}

static void
laid_out (RegieYouthPage *self)
{
  const RegieYouthColumns *columns = regie_youth_heading_get_columns (self->heading);

  regie_list_page_set_row_height (REGIE_LIST_PAGE (self), regie_youth_columns_row_height (columns));
}

static void
line_activated (RegieYouthPage *self, guint position)
{
  gint64 id = regie_list_page_get_id (REGIE_LIST_PAGE (self), position);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.dossier", "(xs)", id, "network");
}

/* --- the list --- */

static char *
regie_youth_page_dup_asked (RegieListPage *page)
{
  return regie_youth_filter_to_text (REGIE_YOUTH_PAGE (page)->filter);
}

static RegieQuery *
regie_youth_page_get_query (RegieListPage *page)
{
  return REGIE_YOUTH_PAGE (page)->filter->base;
}

static const char *
regie_youth_page_get_sort (RegieListPage *page)
{
  const char *sort = REGIE_YOUTH_PAGE (page)->filter->base->sort;

  return sort != NULL ? sort : "act";
}

static void
regie_youth_page_changed (RegieListPage *page)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (page);

  regie_youth_heading_set_sort (self->heading, regie_youth_page_get_sort (page),
                                self->filter->base->descending);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static GtkWidget *
regie_youth_page_create_line (RegieListPage *page)
{
  return regie_youth_line_new (regie_youth_heading_get_columns (REGIE_YOUTH_PAGE (page)->heading),
                               regie_page_get_office (REGIE_PAGE (page)));
}

static void
regie_youth_page_bind_line (GtkWidget *line, gpointer item)
{
  regie_youth_line_set_item (REGIE_YOUTH_LINE (line), item);
}

static gboolean
regie_youth_page_get_column (RegieListPage *page, guint i, RegieListColumn *column)
{
  const RegieYouthColumns *columns = regie_youth_heading_get_columns (
    REGIE_YOUTH_PAGE (page)->heading);

  if (i >= REGIE_N_YOUTH_COLUMNS)
    return FALSE;
  *column = (RegieListColumn){ regie_youth_column_word (i), regie_youth_column_title (i),
                               columns->visible[i] };
  return TRUE;
}

static void
regie_youth_page_toggle_column (RegieListPage *page, guint i)
{
  regie_youth_heading_toggle (REGIE_YOUTH_PAGE (page)->heading, i);
}

static gboolean
regie_youth_page_asks_part (RegieListPage *page, const char *part)
{
  g_autofree char *asked = regie_youth_page_dup_asked (page);

  return regie_youth_filter_has (asked, part);
}

static void
regie_youth_page_toggle_part (RegieListPage *page, const char *part)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "youth.filter", "s", part);
}

static void
regie_youth_page_show (RegiePage *page, gpointer data)
{
  g_autoptr (RegieYouthAnswer) answer = data;

  regie_list_page_take_keys (REGIE_LIST_PAGE (page), g_steal_pointer (&answer->ids),
                             g_steal_pointer (&answer->first), answer->n, answer->partial);
  regie_page_take_view (page, g_steal_pointer (&answer->view));
}

void
regie_youth_page_set_filter (RegieYouthPage *self, const char *text)
{
  regie_youth_filter_free (self->filter);
  self->filter = regie_youth_filter_from_text (text);
  self->is_chosen = TRUE;
  regie_list_page_query_changed (REGIE_LIST_PAGE (self));
}

static void
narrow_changed (RegieYouthPage *self)
{
  regie_youth_heading_set_narrow (self->heading, regie_page_is_narrow (REGIE_PAGE (self)));
}

static void
choices_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieYouthPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieYouthChoices) choices = regie_session_ask_finish (
    regie_page_get_session (REGIE_PAGE (self)), result, &error);

  if (self->filter_button == NULL)
    return; /* closed meanwhile */
  if (choices == NULL)
    regie_show_error (GTK_WIDGET (self), error);
  else
    regie_youth_page_fill_filters (self, choices);
}

static void
regie_youth_page_opened (RegiePage *page)
{
  static const char *const recorded[] = { "youth.light", "youth.hand-over" };
  RegieYouthPage *self = REGIE_YOUTH_PAGE (page);
  RegieSession *session = regie_page_get_session (page);
  const RegieMe *me = regie_session_get_me (session);
  const char *usual = me != NULL ? regie_youth_usual_filter (me->role) : "";

  regie_commands_guard (GTK_WIDGET (page), session);
  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), recorded[i],
                                   regie_page_may (page, REGIE_MAY_RECORD));
  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS))
    return;
  if (!self->is_chosen && *usual != '\0')
    {
      regie_youth_page_set_filter (self, usual);
      self->is_chosen = FALSE;
    }
  regie_session_ask (session, &regie_youth_questions[REGIE_YOUTH_CHOICES], NULL, NULL, choices_read,
                     g_object_ref (page));
}

/* What was searched and filtered makes room for what TARGET, a filter, asks. */
static void
regie_youth_page_open (RegiePage *page, GVariant *target)
{
  regie_youth_page_set_filter (REGIE_YOUTH_PAGE (page), g_variant_get_string (target, NULL));
}

static void
regie_youth_page_constructed (GObject *object)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (object);

  regie_youth_heading_set_sort (self->heading, "act", FALSE);
  regie_youth_page_fill_filters (self, NULL);
  laid_out (self);
  G_OBJECT_CLASS (regie_youth_page_parent_class)->constructed (object);
  regie_list_page_add_columns (REGIE_LIST_PAGE (self), self->columns_button);
}

static void
regie_youth_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (object);

  if (id == PROP_FILTER)
    g_value_take_string (value, regie_youth_filter_to_text (self->filter));
  else
    g_value_set_boolean (value,
                         self->heading == NULL || regie_youth_heading_wants_cards (self->heading));
}

static void
regie_youth_page_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_YOUTH_PAGE);
  G_OBJECT_CLASS (regie_youth_page_parent_class)->dispose (object);
}

static void
regie_youth_page_finalize (GObject *object)
{
  regie_youth_filter_free (REGIE_YOUTH_PAGE (object)->filter);
  G_OBJECT_CLASS (regie_youth_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  klass->get_property = regie_youth_page_get_property;
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "", flags);
  properties[PROP_CARDS] = g_param_spec_boolean ("cards", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (REGIE_TYPE_YOUTH_HEADING);
  g_type_ensure (regie_youth_view_get_type ());
  regie_widget_class_set_ui (klass, "regie-youth-page.ui");
  gtk_widget_class_bind_template_child (klass, RegieYouthPage, columns_button);
  gtk_widget_class_bind_template_child (klass, RegieYouthPage, filter_button);
  gtk_widget_class_bind_template_child (klass, RegieYouthPage, heading);
  gtk_widget_class_bind_template_child (klass, RegieYouthPage, list);
  gtk_widget_class_bind_template_child (klass, RegieYouthPage, search);
  gtk_widget_class_bind_template_callback (klass, asks);
  gtk_widget_class_bind_template_callback (klass, dup_child);
  gtk_widget_class_bind_template_callback (klass, laid_out);
  gtk_widget_class_bind_template_callback (klass, line_activated);
  gtk_widget_class_bind_template_callback (klass, narrow_changed);
}

static void
regie_youth_page_class_init (RegieYouthPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);
  RegieListPageClass *list_class = REGIE_LIST_PAGE_CLASS (klass);

  object_class->constructed = regie_youth_page_constructed;
  object_class->dispose = regie_youth_page_dispose;
  object_class->finalize = regie_youth_page_finalize;
  list_class->keys = &regie_youth_questions[REGIE_YOUTH_IDS];
  list_class->rows = &regie_youth_questions[REGIE_YOUTH_ROWS];
  list_class->list = "youth";
  list_class->dup_asked = regie_youth_page_dup_asked;
  list_class->get_query = regie_youth_page_get_query;
  list_class->get_sort = regie_youth_page_get_sort;
  list_class->changed = regie_youth_page_changed;
  list_class->create_line = regie_youth_page_create_line;
  list_class->bind_line = regie_youth_page_bind_line;
  list_class->get_column = regie_youth_page_get_column;
  list_class->toggle_column = regie_youth_page_toggle_column;
  list_class->asks_part = regie_youth_page_asks_part;
  list_class->toggle_part = regie_youth_page_toggle_part;
  page_class->show = regie_youth_page_show;
  page_class->opened = regie_youth_page_opened;
  page_class->open = regie_youth_page_open;
  install_properties (object_class);
  bind_template (GTK_WIDGET_CLASS (klass));
  regie_list_page_class_bind (list_class);
  regie_commands_install (GTK_WIDGET_CLASS (klass), regie_youth_commands, REGIE_N_YOUTH_COMMANDS);
  regie_commands_install (GTK_WIDGET_CLASS (klass),
                          &regie_gathering_commands[REGIE_DOSSIER_HAND_OVER], 1);
  regie_youth_page_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
regie_youth_page_init (RegieYouthPage *self)
{
  self->filter = regie_youth_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_list_page_set_parts (REGIE_LIST_PAGE (self), self->list, self->search);
}

GtkWidget *
regie_youth_page_get_list (RegieYouthPage *self)
{
  g_return_val_if_fail (REGIE_IS_YOUTH_PAGE (self), NULL);
  return GTK_WIDGET (self->list);
}
