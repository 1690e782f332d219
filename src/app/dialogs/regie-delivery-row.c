/* SPDX-License-Identifier: EUPL-1.2 */
/* Who delivers a line of the plan. */
#include "regie-delivery-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-delivery.h"
#include "regie-dossier-commands.h"

/* The rows of the form that it has to do with. */
typedef enum { TOPIC, DAY, UNTIL, PROVIDER, PRICE, UNIT, PLACE, RHYTHM, HOURS, N_ROWS } Part;

struct _RegieDeliveryRow {
  AdwComboRow parent_instance;
  RegieSession *session;
  GCancellable *cancellable; /* of the question that is being answered */
  gint64 dossier;
  RegieFieldRow *rows[N_ROWS]; /* held */
  char *asked;                 /* what was asked last, printed */
  char *filled;                /* the price that stands in its row because it was chosen here */
  gboolean is_showing;         /* what is selected now, nobody chose */
  gboolean is_without;         /* somebody chose that there is no contract; a name may be to come */
};

G_DEFINE_FINAL_TYPE (RegieDeliveryRow, regie_delivery_row, ADW_TYPE_COMBO_ROW)

static const char *
key_of (Part part)
{
  const RegieField *const fields[N_ROWS] = {
    [TOPIC] = REGIE_FIELD (Fact, topic),     [DAY] = REGIE_FIELD (Fact, day),
    [UNTIL] = REGIE_FIELD (Fact, until_day), [PROVIDER] = REGIE_FIELD (Fact, provider),
    [PRICE] = REGIE_FIELD (Fact, price),     [UNIT] = REGIE_FIELD (Fact, unit),
    [PLACE] = REGIE_FIELD (Fact, place),     [RHYTHM] = REGIE_FIELD (Fact, rhythm),
    [HOURS] = REGIE_FIELD (Fact, intensity),
  };

  return fields[part]->key;
}

static char *
dup_value (RegieDeliveryRow *self, Part part)
{
  return self->rows[part] != NULL ? regie_field_row_dup_value (self->rows[part]) : NULL;
}

static void
set_value (RegieDeliveryRow *self, Part part, const char *value)
{
  if (self->rows[part] != NULL)
    regie_field_row_set_value (self->rows[part], value);
}

/* The name is typed, or was typed once. */
static void
set_typed (RegieDeliveryRow *self, gboolean is_typed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows[PROVIDER]), is_typed);
}

/* What is chosen says here what it costs and whether there is room. */
static void
show_about (RegieDeliveryRow *self)
{
  RegieDelivery *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  g_autofree char *topic = dup_value (self, TOPIC);
  const char *about = topic == NULL
                        ? _("Choose the subject first: who delivers it stands here then")
                      : chosen != NULL && chosen->kind == REGIE_DELIVERY_CONTRACT ? chosen->about
                                                                                  : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), about);
  set_typed (self, chosen != NULL && chosen->kind == REGIE_DELIVERY_OTHER);
}

/* However they are written, as an order finds a provider by its name. */
static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return strcmp (x, y) == 0;
}

/* How well DELIVERY fits what stands in the rows; 0: not. */
static int
fit (RegieDeliveryRow *self, const RegieDelivery *delivery, const char *provider)
{
  g_autofree char *place = NULL;
  g_autofree char *rhythm = NULL;

  if (delivery->kind != REGIE_DELIVERY_CONTRACT)
    return (delivery->kind == REGIE_DELIVERY_NONE) == (provider == NULL && !self->is_without);
  if (provider == NULL || !is_same_name (delivery->provider, provider))
    return 0;
  if (!delivery->is_group)
    return 2;
  place = dup_value (self, PLACE);
  rhythm = dup_value (self, RHYTHM);
  return delivery->rhythm != NULL && g_strcmp0 (delivery->rhythm, rhythm) == 0
             && g_strcmp0 (delivery->place, place) == 0
           ? 3
           : 0;
}

/* Selects what stands in the rows. */
static void
show_chosen (RegieDeliveryRow *self)
{
  GListModel *all = adw_combo_row_get_model (ADW_COMBO_ROW (self));
  g_autofree char *provider = dup_value (self, PROVIDER);
  guint selected = GTK_INVALID_LIST_POSITION;
  int best = 0;

  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RegieDelivery) delivery = g_list_model_get_item (all, i);
      int now = fit (self, delivery, provider);

      if (now > best)
        {
          best = now;
          selected = i;
        }
    }
  self->is_showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->is_showing = FALSE;
  show_about (self);
}

/* The price that was filled in here goes with the choice; one that was typed stays. */
static void
set_price (RegieDeliveryRow *self, const char *price, const char *unit)
{
  g_autofree char *now = dup_value (self, PRICE);

  if (price == NULL && (now == NULL || g_strcmp0 (now, self->filled) != 0))
    return;
  set_value (self, PRICE, price);
  set_value (self, UNIT, unit);
  g_free (self->filled);
  self->filled = g_strdup (price);
}

static void
fill_group (RegieDeliveryRow *self, const RegieDelivery *chosen)
{
  g_autofree char *hours = dup_value (self, HOURS);

  if (!chosen->is_group)
    return;
  set_value (self, PLACE, chosen->place);
  set_value (self, RHYTHM, chosen->rhythm);
  if (hours == NULL)
    set_value (self, HOURS, chosen->intensity);
}

/* Somebody chose. */
static void
was_chosen (RegieDeliveryRow *self)
{
  RegieDelivery *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  /* The row cuts a long name. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), chosen != NULL ? chosen->title : NULL);
  if (chosen == NULL || self->is_showing)
    return;
  self->is_showing = TRUE;
  self->is_without = chosen->kind == REGIE_DELIVERY_OTHER;
  set_value (self, PROVIDER, chosen->provider);
  set_price (self, chosen->price, chosen->unit);
  fill_group (self, chosen);
  self->is_showing = FALSE;
  show_about (self);
  if (chosen->kind == REGIE_DELIVERY_OTHER)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[PROVIDER]));
}

/* What is agreed on another day may have another price. */
static void
follow_price (RegieDeliveryRow *self)
{
  RegieDelivery *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  g_autofree char *now = dup_value (self, PRICE);

  if (self->filled != NULL && chosen != NULL && chosen->kind == REGIE_DELIVERY_CONTRACT
      && g_strcmp0 (now, self->filled) == 0)
    set_price (self, chosen->price, chosen->unit);
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeliveryRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all = regie_session_ask_finish (self->session, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (all == NULL) /* it can still be typed */
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error != NULL ? error->message : NULL);
      set_typed (self, TRUE);
      return;
    }
  self->is_showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), all);
  self->is_showing = FALSE;
  show_chosen (self);
  follow_price (self);
}

/* Asks who delivers what stands in the rows; not while half a day is typed, and not twice. */
static void
ask (RegieDeliveryRow *self)
{
  g_autofree char *topic = dup_value (self, TOPIC);
  g_autofree char *from = dup_value (self, DAY);
  g_autofree char *until = dup_value (self, UNTIL);
  g_autofree char *asked = g_strjoin ("\n", topic != NULL ? topic : "", from != NULL ? from : "",
                                      until != NULL ? until : "", NULL);
  RegieDay day;

  g_assert (REGIE_IS_DELIVERY_ROW (self));
  if (g_strcmp0 (asked, self->asked) == 0 || (from != NULL && !regie_day_parse (from, &day))
      || (until != NULL && !regie_day_parse (until, &day)))
    return;
  g_free (self->asked);
  self->asked = g_steal_pointer (&asked);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  regie_session_ask (self->session, &regie_dossier_questions[REGIE_PLAN_DELIVERIES],
                     g_variant_new ("(xsss)", self->dossier, topic != NULL ? topic : "",
                                    from != NULL ? from : "", until != NULL ? until : ""),
                     self->cancellable, answered, g_object_ref (self));
  regie_session_settle (self->session);
}

/* What was not saved the last time stands in the rows; who types a name chooses nothing. */
static void
rows_filled (RegieDeliveryRow *self)
{
  g_assert (REGIE_IS_DELIVERY_ROW (self));
  if (!self->is_showing && !gtk_widget_get_visible (GTK_WIDGET (self->rows[PROVIDER])))
    show_chosen (self);
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "max-width-chars",
                                   44, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_item (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "margin-top", 3, "margin-bottom", 3, NULL);
  GtkWidget *about = label_new ("caption");

  gtk_widget_add_css_class (about, "dim-label");
  gtk_box_append (GTK_BOX (box), label_new (NULL));
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_item_set_child (item, box);
}

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RegieDelivery *delivery = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *about = gtk_widget_get_next_sibling (title);

  gtk_label_set_label (GTK_LABEL (title), delivery->title);
  gtk_label_set_label (GTK_LABEL (about), delivery->about != NULL ? delivery->about : "");
  gtk_widget_set_visible (about, delivery->about != NULL);
}

static void
regie_delivery_row_dispose (GObject *object)
{
  RegieDeliveryRow *self = REGIE_DELIVERY_ROW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < N_ROWS; i++)
    g_clear_object (&self->rows[i]);
  G_OBJECT_CLASS (regie_delivery_row_parent_class)->dispose (object);
}

static void
regie_delivery_row_finalize (GObject *object)
{
  RegieDeliveryRow *self = REGIE_DELIVERY_ROW (object);

  g_clear_object (&self->session);
  g_free (self->asked);
  g_free (self->filled);
  G_OBJECT_CLASS (regie_delivery_row_parent_class)->finalize (object);
}

static void
regie_delivery_row_class_init (RegieDeliveryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_delivery_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_delivery_row_finalize;
  g_type_ensure (regie_delivery_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-delivery-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, setup_item);
  gtk_widget_class_bind_template_callback (widget_class, bind_item);
  gtk_widget_class_bind_template_callback (widget_class, was_chosen);
}

static void
regie_delivery_row_init (RegieDeliveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
find_rows (RegieDeliveryRow *self, GPtrArray *rows)
{
  for (Part part = 0; part < N_ROWS; part++)
    for (guint i = 0; i < rows->len; i++)
      if (g_strcmp0 (regie_field_row_get_field (rows->pdata[i])->key, key_of (part)) == 0)
        g_set_object (&self->rows[part], rows->pdata[i]);
}

GtkWidget *
regie_delivery_row_new (RegieSession *session, gint64 dossier, GPtrArray *rows)
{
  RegieDeliveryRow *self;

  g_return_val_if_fail (REGIE_IS_SESSION (session) && rows != NULL, NULL);
  self = g_object_new (REGIE_TYPE_DELIVERY_ROW, NULL);
  self->session = g_object_ref (session);
  self->dossier = dossier;
  find_rows (self, rows);
  g_return_val_if_fail (self->rows[PROVIDER] != NULL, NULL);
  set_typed (self, FALSE);
  for (Part part = TOPIC; part <= UNTIL; part++)
    if (self->rows[part] != NULL)
      g_signal_connect_object (self->rows[part], "notify::value", G_CALLBACK (ask), self,
                               G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows[PROVIDER], "notify::value", G_CALLBACK (rows_filled), self,
                           G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
