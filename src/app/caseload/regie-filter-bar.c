/* SPDX-License-Identifier: EUPL-1.2 */
/* The usual questions to a caseload as chips, and behind them those that somebody kept. */
#include "regie-filter-bar.h"

#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-figure.h"
#include "regie-filter-chip.h"
#include "regie-office-commands.h"

struct _RegieFilterBar {
  GtkBox parent_instance;
  RegieSession *session;
  RegieQuery *query;
  GtkWidget *last; /* of the usual chips */
  GPtrArray *kept; /* RegieFilterChip, behind it, which the box owns */
  char *known;     /* which filters those are; NULL until that was read */
};

G_DEFINE_FINAL_TYPE (RegieFilterBar, regie_filter_bar, GTK_TYPE_BOX)

enum { PROP_ASKED = 1, PROP_CAN_FORGET, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The kept chip that is pressed, or NULL. */
static RegieFilterChip *
pressed (RegieFilterBar *self)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (gtk_toggle_button_get_active (self->kept->pdata[i]))
      return self->kept->pdata[i];
  return NULL;
}

/* The chip of what is shown is pressed; when it is one that was kept, it can be thrown away. */
static void
update_chips (RegieFilterBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_FORGET]);
}

/* What somebody kept: which filters, and no more than once. */
static char *
dup_known (GPtrArray *filters)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < filters->len; i++)
    g_string_append_printf (known, "%" G_GINT64_FORMAT " ",
                            ((const RegieChoice *) filters->pdata[i])->id);
  return g_string_free (g_steal_pointer (&known), FALSE);
}

static void
add_kept (RegieFilterBar *self, const RegieChoice *filter)
{
  RegieFilterChip *chip = regie_filter_chip_new (filter->name, filter->query, filter->id);
  GtkWidget *before = self->kept->len > 0 ? self->kept->pdata[self->kept->len - 1] : self->last;

  gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (chip), before);
  g_object_bind_property (self, "asked", chip, "asked", G_BINDING_SYNC_CREATE);
  g_ptr_array_add (self->kept, chip);
}

static void
show_filters (RegieFilterBar *self, GPtrArray *filters)
{
  g_autofree char *known = dup_known (filters);

  if (g_strcmp0 (known, self->known) == 0)
    return; /* whoever stands on a chip stays there */
  g_free (self->known);
  self->known = g_steal_pointer (&known);
  for (guint i = 0; i < self->kept->len; i++)
    gtk_box_remove (GTK_BOX (self), self->kept->pdata[i]);
  g_ptr_array_set_size (self->kept, 0);
  for (guint i = 0; i < filters->len; i++)
    add_kept (self, filters->pdata[i]);
  update_chips (self);
}

static void
filters_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFilterBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = self->session != NULL
                                    ? regie_session_ask_finish (self->session, result, &error)
                                    : NULL;

  if (filters != NULL)
    show_filters (self, filters);
  else if (error != NULL)
    regie_show_error (GTK_WIDGET (self), error);
}

static void
load_filters (RegieFilterBar *self)
{
  if (regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    regie_session_ask (self->session, &regie_office_questions[REGIE_FILTER_LIST], NULL, NULL,
                       filters_read, g_object_ref (self));
}

/* A name for a kept filter, made from what it asks. */
static char *
describe (RegieFilterBar *self)
{
  const RegieCodes *codes = regie_session_get_office (self->session)->codes;
  const RegieQuery *q = self->query;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (q->text != NULL && *q->text != '\0')
    g_strv_builder_add (parts, q->text);
  if (q->scope == REGIE_SCOPE_MINE)
    g_strv_builder_add (parts, _("Mine"));
  if (q->scope == REGIE_SCOPE_TEAM)
    g_strv_builder_add (parts, _("My team"));
  if (q->route != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "leerroute", q->route));
  if (q->group != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "groep", q->group));
  if (q->phase != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "fase", q->phase));
  if (q->municipality != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "gemeente", q->municipality));
  if (q->late)
    g_strv_builder_add (parts, _("Late"));
  if (q->without_pip)
    g_strv_builder_add (parts, _("Without PIP"));
  if (q->behind)
    g_strv_builder_add (parts, _("Behind on hours"));
  if (q->ending)
    g_strv_builder_add (parts, _("Ends within 6 months"));
  if (q->unrecorded)
    g_strv_builder_add (parts, _("Not recorded"));
  if (q->figure != NULL)
    {
      g_autofree char *figure = regie_figure_dup_filter_label (
        regie_session_get_office (self->session), q->figure, NULL);

      g_strv_builder_add (parts, figure);
    }
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

void
regie_filter_bar_forget (RegieFilterBar *self)
{
  RegieFilterChip *chip;

  g_return_if_fail (REGIE_IS_FILTER_BAR (self));
  chip = pressed (self);
  if (chip != NULL)
    regie_do (GTK_WIDGET (self), self->session, &regie_office_commands[REGIE_FILTER_FORGET],
              g_variant_new_int64 (regie_filter_chip_get_filter (chip)), NULL);
}

void
regie_filter_bar_keep (RegieFilterBar *self)
{
  g_autofree char *query = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (REGIE_IS_FILTER_BAR (self));
  query = regie_query_to_text (self->query);
  name = describe (self);
  if (*name == '\0')
    regie_show_toast (GTK_WIDGET (self),
                      _("Choose a filter or search first; then it can be kept."));
  else
    regie_do (GTK_WIDGET (self), self->session, &regie_office_commands[REGIE_FILTER_KEEP],
              g_variant_new ("(ss)", name, query), NULL);
}

void
regie_filter_bar_set_query (RegieFilterBar *self, const RegieQuery *query)
{
  g_return_if_fail (REGIE_IS_FILTER_BAR (self) && query != NULL);
  regie_query_free (self->query);
  self->query = regie_query_copy (query);
  update_chips (self);
}

void
regie_filter_bar_set_session (RegieFilterBar *self, RegieSession *session)
{
  g_return_if_fail (REGIE_IS_FILTER_BAR (self) && REGIE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (load_filters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (load_filters), self, G_CONNECT_SWAPPED);
  load_filters (self);
}

static void
regie_filter_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  if (id == PROP_ASKED)
    g_value_take_string (value, self->query != NULL ? regie_query_to_text (self->query) : NULL);
  else if (id == PROP_CAN_FORGET)
    g_value_set_boolean (value, pressed (self) != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_filter_bar_dispose (GObject *object)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  g_clear_object (&self->session);
  g_ptr_array_set_size (self->kept, 0);
  G_OBJECT_CLASS (regie_filter_bar_parent_class)->dispose (object);
}

static void
regie_filter_bar_finalize (GObject *object)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  regie_query_free (self->query);
  g_ptr_array_unref (self->kept);
  g_free (self->known);
  G_OBJECT_CLASS (regie_filter_bar_parent_class)->finalize (object);
}

static void
regie_filter_bar_class_init (RegieFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_filter_bar_get_property;
  object_class->dispose = regie_filter_bar_dispose;
  object_class->finalize = regie_filter_bar_finalize;
  properties[PROP_ASKED] = g_param_spec_string ("asked", NULL, NULL, NULL, told);
  properties[PROP_CAN_FORGET] = g_param_spec_boolean ("can-forget", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_FILTER_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFilterBar, last);
}

static void
regie_filter_bar_init (RegieFilterBar *self)
{
  self->query = regie_query_new ();
  self->kept = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
