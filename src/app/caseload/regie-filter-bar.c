/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of a caseload as chips: what was chosen in a menu, the usual questions, and those
 * that somebody kept. */
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
  GtkWidget *first, *last;   /* of the usual chips */
  GPtrArray *kept;           /* RegieFilterChip, behind it, which the box owns */
  char *known;               /* which filters those are; NULL until that was read */
  GPtrArray *on;             /* RegieChoice: the parts that are on, in words */
  GPtrArray *chosen;         /* RegieFilterChip, before the usual ones: what a menu chose */
  GCancellable *cancellable; /* of the counts that are on their way */
  GPtrArray *counted;        /* RegieFilterChip: what those are about */
  guint count_id;
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

/* --- how many each finds --- */

static void
counts_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFilterBar) self = data;
  g_autoptr (GArray) counts = NULL;

  /* Not known is no fault: the chips work without. */
  if (self->session != NULL)
    counts = regie_session_ask_finish (self->session, result, NULL);
  for (guint i = 0; counts != NULL && i < counts->len && i < self->counted->len; i++)
    regie_filter_chip_set_count (self->counted->pdata[i], (int) g_array_index (counts, guint, i));
}

/* Those whose people can be counted in one walk: who was kept with a text is left out. */
static void
collect_counted (RegieFilterBar *self, GPtrArray *queries)
{
  g_autofree char *asked = regie_query_to_text (self->query);

  g_ptr_array_set_size (self->counted, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RegieFilterChip *chip = REGIE_IS_FILTER_CHIP (child) ? REGIE_FILTER_CHIP (child) : NULL;
      g_autoptr (RegieQuery) own = chip != NULL
                                     ? regie_query_from_text (regie_filter_chip_get_query (chip))
                                     : NULL;

      if (own == NULL || own->text != NULL || own->figure != NULL)
        continue;
      g_ptr_array_add (self->counted, g_object_ref (chip));
      g_ptr_array_add (queries, regie_filter_chip_dup_asks (chip, asked));
    }
  g_ptr_array_add (queries, NULL);
}

static gboolean
ask_counts (gpointer data)
{
  RegieFilterBar *self = data;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_free);

  self->count_id = 0;
  if (self->session == NULL || !regie_session_is_open (self->session)
      || !regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS)
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  collect_counted (self, queries);
  regie_session_ask (self->session, &regie_office_questions[REGIE_CASELOAD_EACH],
                     g_variant_new_strv ((const char *const *) queries->pdata, -1),
                     self->cancellable, counts_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Behind the frame that shows the rows. */
static void
count (RegieFilterBar *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add_full (G_PRIORITY_LOW, ask_counts, self, NULL);
}

/* --- the chips --- */

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
  count (self);
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

/* What PART is called in the last answer, or NULL. */
static const char *
find_name (const RegieFilterBar *self, const char *part)
{
  for (guint i = 0; self->on != NULL && i < self->on->len; i++)
    if (g_str_equal (((const RegieChoice *) self->on->pdata[i])->query, part))
      return ((const RegieChoice *) self->on->pdata[i])->name;
  return NULL;
}

/* A name for a kept filter, made from what it asks. */
static char *
describe (RegieFilterBar *self)
{
  const RegieQuery *q = self->query;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) asked = regie_query_dup_parts (q);
  g_auto (GStrv) list = NULL;

  if (q->text != NULL && *q->text != '\0')
    g_strv_builder_add (parts, q->text);
  for (guint i = 0; asked[i] != NULL; i++)
    {
      g_autofree char *label = regie_caseload_dup_part_label (
        regie_session_get_office (self->session)->codes, asked[i], find_name (self, asked[i]));

      if (label != NULL)
        g_strv_builder_add (parts, label);
    }
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
  count (self);
}

/* Does a usual chip stand for PART? */
static gboolean
is_usual (RegieFilterBar *self, const char *part)
{
  for (GtkWidget *chip = self->first; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      if (g_strcmp0 (regie_filter_chip_get_query (REGIE_FILTER_CHIP (chip)), part) == 0)
        return TRUE;
      if (chip == self->last)
        break;
    }
  return FALSE;
}

/* The chip among those that were chosen that stands for PART, or NULL. */
static gboolean
stands_for (gconstpointer chip, gconstpointer part)
{
  return g_strcmp0 (regie_filter_chip_get_query ((RegieFilterChip *) chip), part) == 0;
}

/* The chip that stands for what was chosen behind place I goes away: whoever was on it is on the
 * one that takes its place, so that Space and the arrows go on there. */
static void
take_away (RegieFilterBar *self, guint i)
{
  GtkWidget *chip = self->chosen->pdata[i];
  GtkWidget *beside = gtk_widget_get_next_sibling (chip);
  gboolean had_focus = gtk_widget_has_focus (chip);

  g_ptr_array_remove_index (self->chosen, i);
  if (had_focus && beside != NULL)
    gtk_widget_grab_focus (beside);
  gtk_box_remove (GTK_BOX (self), chip);
}

/* What is on by a menu stands before the usual ones, in the order in which it was chosen; a chip
 * that stays is the same widget. */
void
regie_filter_bar_set_on (RegieFilterBar *self, GPtrArray *on)
{
  g_return_if_fail (REGIE_IS_FILTER_BAR (self) && on != NULL);
  g_clear_pointer (&self->on, g_ptr_array_unref);
  self->on = on;
  for (guint i = self->chosen->len; i-- > 0;)
    if (find_name (self, regie_filter_chip_get_query (self->chosen->pdata[i])) == NULL)
      take_away (self, i);
  for (guint i = 0; i < on->len; i++)
    {
      const RegieChoice *part = on->pdata[i];
      GtkWidget *before = self->chosen->len > 0 ? self->chosen->pdata[self->chosen->len - 1] : NULL;
      RegieFilterChip *chip;

      if (is_usual (self, part->query)
          || g_ptr_array_find_with_equal_func (self->chosen, part->query, stands_for, NULL))
        continue;
      chip = regie_filter_chip_new_part (part->name, part->query);
      gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (chip), before);
      g_object_bind_property (self, "asked", chip, "asked", G_BINDING_SYNC_CREATE);
      g_ptr_array_add (self->chosen, chip);
    }
  count (self);
}

/* While nobody sees it nothing is counted; when it comes on the screen it is. */
static void
changed (RegieFilterBar *self, const RegieNews *news)
{
  if (news != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (regie_news_concerns (news, regie_office_questions[REGIE_CASELOAD_EACH].kinds, 0))
    count (self);
  if (regie_news_concerns (news, regie_office_questions[REGIE_FILTER_LIST].kinds, 0))
    load_filters (self);
}

void
regie_filter_bar_set_session (RegieFilterBar *self, RegieSession *session)
{
  g_return_if_fail (REGIE_IS_FILTER_BAR (self) && REGIE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (load_filters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
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

/* What changed while it was not seen. */
static void
regie_filter_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (regie_filter_bar_parent_class)->map (widget);
  count (REGIE_FILTER_BAR (widget));
}

static void
regie_filter_bar_dispose (GObject *object)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_object (&self->session);
  g_ptr_array_set_size (self->counted, 0);
  g_ptr_array_set_size (self->kept, 0);
  g_ptr_array_set_size (self->chosen, 0);
  G_OBJECT_CLASS (regie_filter_bar_parent_class)->dispose (object);
}

static void
regie_filter_bar_finalize (GObject *object)
{
  RegieFilterBar *self = REGIE_FILTER_BAR (object);

  regie_query_free (self->query);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->counted);
  g_clear_pointer (&self->on, g_ptr_array_unref);
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
  widget_class->map = regie_filter_bar_map;
  properties[PROP_ASKED] = g_param_spec_string ("asked", NULL, NULL, NULL, told);
  properties[PROP_CAN_FORGET] = g_param_spec_boolean ("can-forget", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_FILTER_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFilterBar, first);
  gtk_widget_class_bind_template_child (widget_class, RegieFilterBar, last);
}

static void
regie_filter_bar_init (RegieFilterBar *self)
{
  self->query = regie_query_new ();
  self->kept = g_ptr_array_new ();
  self->chosen = g_ptr_array_new ();
  self->counted = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
