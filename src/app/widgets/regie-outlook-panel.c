/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-outlook-panel.h"

#include <glib/gi18n.h>

#include "regie-outlook.h"
#include "regie-palette.h"
#include "regie-parts.h"

struct _RegieOutlookPanel {
  GtkWidget parent_instance;
  const RegieOffice *office;
  const RegieDossier *dossier;
  RegieAssumptions assumed;
  GtkLabel *summary;
  GtkBox *duties, *repairs, *assumptions;
  GtkWidget *repairs_part;
};

G_DEFINE_FINAL_TYPE (RegieOutlookPanel, regie_outlook_panel, GTK_TYPE_WIDGET)

static RegieShape
shape_of (RegieOutlookVerdict verdict)
{
  static const RegieShape shapes[] = { REGIE_SHAPE_DONE, REGIE_SHAPE_RUN, REGIE_SHAPE_RUN,
                                       REGIE_SHAPE_SOON, REGIE_SHAPE_LATE };

  return shapes[verdict];
}

/* Its height is asked for before its width is known. */
static GtkWidget *
wrapped (const char *text, const char *style)
{
  GtkWidget *label = regie_label_new (text, style, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_duty (RegieOutlookPanel *self, const RegieProspect *p)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *symbol = regie_symbol_new ();
  g_autofree char *sentence = regie_prospect_dup_sentence (p);

  regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape_of (p->verdict));
  gtk_box_append (GTK_BOX (texts), wrapped (regie_duty_label (p->duty), "strong"));
  gtk_box_append (GTK_BOX (texts), wrapped (sentence, "why"));
  gtk_box_append (GTK_BOX (row), symbol);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (self->duties, row);
}

static void
add_repair (RegieOutlookPanel *self, const RegieRepair *r, guint n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *badge;
  g_autofree char *sentence = regie_repair_dup_sentence (self->office->rules, r);
  g_autofree char *number = g_strdup_printf ("%u", n);

  badge = regie_label_new (number, "step", .5);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), badge);
  gtk_box_append (GTK_BOX (row), wrapped (sentence, NULL));
  gtk_box_append (self->repairs, row);
}

static void
update (RegieOutlookPanel *self)
{
  g_autoptr (RegieOutlook) outlook = NULL;
  g_autofree char *summary = NULL;

  regie_clear_children (GTK_WIDGET (self->duties));
  regie_clear_children (GTK_WIDGET (self->repairs));
  if (self->dossier == NULL)
    return;
  outlook = regie_outlook_new (self->office->rules, &self->dossier->one,
                               regie_office_today (self->office), &self->assumed);
  summary = regie_outlook_dup_summary (outlook);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < outlook->prospects->len; i++)
    add_duty (self, &g_array_index (outlook->prospects, RegieProspect, i));
  for (guint i = 0; i < outlook->repairs->len; i++)
    add_repair (self, &g_array_index (outlook->repairs, RegieRepair, i), i + 1);
  gtk_widget_set_visible (self->repairs_part, outlook->repairs->len > 0);
}

static void
assumption_changed (RegieOutlookPanel *self, GtkSpinButton *spin)
{
  *(int *) g_object_get_data (G_OBJECT (spin), "value") = gtk_spin_button_get_value_as_int (spin);
  update (self);
}

static void
make_assumptions (RegieOutlookPanel *self)
{
  const char *label;
  int *value;

  for (guint i = 0; regie_assumptions_get (&self->assumed, i, &label, &value) != NULL; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *spin = gtk_spin_button_new_with_range (1, 100000, 1);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), *value);
      gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
      gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
      gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_object_set_data (G_OBJECT (spin), "value", value);
      g_signal_connect_object (spin, "value-changed", G_CALLBACK (assumption_changed), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), wrapped (label, "why"));
      gtk_box_append (GTK_BOX (row), spin);
      gtk_box_append (self->assumptions, row);
    }
}

void
regie_outlook_panel_set (RegieOutlookPanel *self, const RegieOffice *office,
                         const RegieDossier *dossier)
{
  self->office = office;
  self->dossier = dossier;
  if (dossier != NULL && gtk_widget_get_first_child (GTK_WIDGET (self->assumptions)) == NULL)
    {
      self->assumed = office->assumed;
      make_assumptions (self);
    }
  update (self);
}

static void
regie_outlook_panel_dispose (GObject *object)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_outlook_panel_parent_class)->dispose (object);
}

static void
regie_outlook_panel_class_init (RegieOutlookPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_outlook_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-outlook-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, duties);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, repairs);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, repairs_part);
  gtk_widget_class_bind_template_child (widget_class, RegieOutlookPanel, assumptions);
}

static void
regie_outlook_panel_init (RegieOutlookPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
