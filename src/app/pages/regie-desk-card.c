/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-desk-card.h"

#include <glib/gi18n.h>

#include "regie-parts.h"

enum { MOST_PROS = 3, MOST_REASONS = 5 };

typedef struct {
  GtkWidget *title, *what, *when, *signs[MOST_REASONS], *texts[MOST_REASONS], *yes;
  guint at;
} Parts;

GtkWidget *
regie_desk_card_new (guint at)
{
  Parts *parts = g_new0 (Parts, 1);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();

  parts->at = at;
  parts->title = regie_label_new ("", "title-4", 0);
  parts->what = regie_label_new ("", NULL, 0);
  parts->when = regie_label_new ("", "dim-label", 0);
  parts->yes = gtk_button_new_with_label ("");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (int i = 0; i < MOST_REASONS; i++)
    {
      gboolean pro = i < MOST_PROS;

      parts->signs[i] = regie_reason_sign_new (pro);
      parts->texts[i] = regie_label_new ("", NULL, 0);
      gtk_widget_set_hexpand (parts->texts[i], TRUE);
      gtk_grid_attach (GTK_GRID (grid), parts->signs[i], 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), parts->texts[i], 1, i, 1, 1);
    }
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (parts->yes))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (parts->yes, "pill");
  if (at == 0)
    gtk_widget_add_css_class (parts->yes, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (parts->yes), "u", at);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (parts->yes), "counter.yes");
  gtk_widget_set_vexpand (parts->yes, TRUE);
  gtk_widget_set_valign (parts->yes, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card), parts->title);
  gtk_box_append (GTK_BOX (card), parts->what);
  gtk_box_append (GTK_BOX (card), parts->when);
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (GTK_BOX (card), parts->yes);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "proposal");
  gtk_widget_set_hexpand (card, TRUE);
  g_object_set_data_full (G_OBJECT (card), "parts", parts, g_free);
  return card;
}

static void
set_reason (Parts *parts, guint at, const char *text)
{
  gtk_label_set_text (GTK_LABEL (parts->texts[at]), text != NULL ? text : "");
  gtk_widget_set_visible (parts->signs[at], text != NULL);
  gtk_widget_set_visible (parts->texts[at], text != NULL);
}

void
regie_desk_card_set (GtkWidget *card, const RegieDesk *desk, const RegieFit *fit)
{
  Parts *parts = g_object_get_data (G_OBJECT (card), "parts");
  const RegieDeskOffer *offer = &g_array_index (desk->offer_records, RegieDeskOffer, fit->offer);
  const char *name = regie_get (offer->giver, Giver, name);
  const char *rhythm = regie_get (offer->offer, Offer, rhythm);
  g_autofree char *label = g_strdup_printf (_("Yes, this is what I want  (%c)"),
                                            'A' + (int) parts->at);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, label);
  g_auto (GStrv) pros = NULL;
  g_auto (GStrv) cons = NULL;
  guint n_pros, n_cons;

  regie_desk_explain (desk, fit, &pros, &cons, NULL);
  n_pros = g_strv_length (pros);
  n_cons = g_strv_length (cons);
  gtk_label_set_text (GTK_LABEL (parts->title), name);
  gtk_label_set_text (GTK_LABEL (parts->what), regie_get (offer->offer, Offer, title));
  gtk_label_set_text (GTK_LABEL (parts->when), rhythm != NULL ? rhythm : "");
  gtk_widget_set_visible (parts->when, rhythm != NULL);
  for (guint i = 0; i < MOST_REASONS; i++)
    set_reason (parts, i,
                i < MOST_PROS            ? (i < n_pros ? pros[i] : NULL)
                : i - MOST_PROS < n_cons ? cons[i - MOST_PROS]
                                         : NULL);
  gtk_button_set_label (GTK_BUTTON (parts->yes), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->yes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}
