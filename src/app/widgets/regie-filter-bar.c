/* SPDX-License-Identifier: EUPL-1.2 */
/* The usual questions to a caseload as chips, and behind them those that somebody kept. */
#include "regie-filter-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-office-commands.h"

struct _RegieFilterBar {
  GtkBox parent_instance;
  RegieSession *session;
  RegieQuery *query;
  GtkWidget *forget; /* seen when a kept filter is on */
  char *known;       /* the kept filters that the chips stand for */
};

G_DEFINE_FINAL_TYPE (RegieFilterBar, regie_filter_bar, GTK_TYPE_BOX)

/* The question without its order, and without what was typed when the filter says nothing of that.
 */
static char *
dup_filter (const RegieQuery *query, gboolean with_text)
{
  g_autoptr (RegieQuery) plain = regie_query_copy (query);

  if (!with_text)
    g_clear_pointer (&plain->text, g_free);
  g_clear_pointer (&plain->sort, g_free);
  plain->descending = FALSE;
  return regie_query_to_text (plain);
}

/* The filter that CHIP stands for, 0 for the usual ones. */
static gint64
kept_by (GtkWidget *chip)
{
  const gint64 *id = g_object_get_data (G_OBJECT (chip), "filter");

  return id != NULL ? *id : 0;
}

/* The chip of what is shown is pressed; when it is one that was kept, it can be thrown away. */
static void
update_chips (RegieFilterBar *self)
{
  gint64 kept = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (GTK_IS_TOGGLE_BUTTON (chip))
      {
        const char *target = g_variant_get_string (
          gtk_actionable_get_action_target_value (GTK_ACTIONABLE (chip)), NULL);
        g_autoptr (RegieQuery) asked = regie_query_from_text (target);
        g_autofree char *now = dup_filter (self->query, asked->text != NULL);
        g_autofree char *then = dup_filter (asked, TRUE);
        gboolean active = strcmp (then, now) == 0;

        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), active);
        if (active && kept_by (chip) != 0)
          kept = kept_by (chip);
      }
  if (self->forget != NULL)
    gtk_widget_set_visible (self->forget, kept != 0);
}

/* ID: of a filter that was kept, 0 for the usual ones. */
static void
add_chip (RegieFilterBar *self, const char *label, const char *filter, gint64 id)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "caseload.filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", filter);
  if (id != 0)
    g_object_set_data_full (G_OBJECT (chip), "filter", g_memdup2 (&id, sizeof id), g_free);
  gtk_box_append (GTK_BOX (self), chip);
}

static GtkWidget *
add_chip_button (RegieFilterBar *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self), button);
  return button;
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
show_filters (RegieFilterBar *self, GPtrArray *filters)
{
  static const struct {
    const char *label, *filter;
  } own[] = {
    { N_("Everyone"), "" },
    { N_("Mine"), "van=mijn" },
    { N_("My team"), "van=team" },
    { N_("Late"), "te_laat=ja" },
    { N_("Without PIP"), "zonder_pip=ja" },
    { N_("Behind on hours"), "achter=ja" },
    { N_("Ends within 6 months"), "eindigt=ja" },
  };
  g_autofree char *known = dup_known (filters);
  GtkWidget *child;

  if (self->forget != NULL && g_strcmp0 (known, self->known) == 0)
    return; /* whoever stands on a chip stays there */
  g_free (self->known);
  self->known = g_steal_pointer (&known);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    add_chip (self, _(own[i].label), own[i].filter, 0);
  for (guint i = 0; i < filters->len; i++)
    {
      const RegieChoice *filter = filters->pdata[i];

      add_chip (self, filter->name, filter->query, filter->id);
    }
  self->forget = add_chip_button (self, "user-trash-symbolic", _("Throw this filter away"),
                                  "caseload.forget-filter");
  add_chip_button (self, "list-add-symbolic", _("Keep this filter"), "caseload.save-filter");
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
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

void
regie_filter_bar_forget (RegieFilterBar *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (kept_by (chip) != 0 && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      {
        regie_do (GTK_WIDGET (self), self->session, &regie_office_commands[REGIE_FILTER_FORGET],
                  g_variant_new_int64 (kept_by (chip)), NULL);
        return;
      }
}

void
regie_filter_bar_keep (RegieFilterBar *self)
{
  g_autofree char *query = regie_query_to_text (self->query);
  g_autofree char *name = describe (self);

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
  regie_query_free (self->query);
  self->query = regie_query_copy (query);
  update_chips (self);
}

void
regie_filter_bar_set_session (RegieFilterBar *self, RegieSession *session)
{
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (load_filters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (load_filters), self, G_CONNECT_SWAPPED);
  load_filters (self);
}

static void
regie_filter_bar_dispose (GObject *object)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->query, regie_query_free);
  g_clear_pointer (&self->known, g_free);
  self->forget = NULL;
  G_OBJECT_CLASS (regie_filter_bar_parent_class)->dispose (object);
}

static void
regie_filter_bar_class_init (RegieFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = regie_filter_bar_dispose;
}

static void
regie_filter_bar_init (RegieFilterBar *self)
{
  self->query = regie_query_new ();
}
