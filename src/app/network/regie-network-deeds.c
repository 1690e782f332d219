/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done with a member of a network, by key and by menu. */
#include "regie-network-deeds.h"

#include <glib/gi18n.h>

#include "regie-network-list.h"

/* What an action is about. */
typedef enum { ABOUT_TIE, ABOUT_RECORD, ABOUT_CONSENT, ABOUT_NOTHING } About;

static const struct {
  guint key, other; /* OTHER: of the keypad, or the same */
  const char *label, *action;
  About about;
} deeds[] = {
  { GDK_KEY_c, GDK_KEY_C, N_("Record a Contact…"), "network.contact", ABOUT_TIE },
  { GDK_KEY_l, GDK_KEY_L, N_("Leads the Network"), "network.lead", ABOUT_TIE },
  { GDK_KEY_k, GDK_KEY_K, N_("Knows…"), "network.knows", ABOUT_TIE },
  { GDK_KEY_t, GDK_KEY_T, N_("Consent…"), "records.add", ABOUT_CONSENT },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, N_("Change…"), "records.edit", ABOUT_RECORD },
  { GDK_KEY_Delete, GDK_KEY_KP_Delete, N_("Remove"), "records.remove", ABOUT_RECORD },
  { GDK_KEY_n, GDK_KEY_N, N_("New in the Network…"), "network.new", ABOUT_NOTHING },
};

/* Floating; NULL for an action about nothing. */
static GVariant *
target_of (About about, gint64 id)
{
  switch (about)
    {
    case ABOUT_TIE:
      return g_variant_new_int64 (id);
    case ABOUT_RECORD:
      return g_variant_new ("(ux)", REGIE_ENTITY_Tie, id);
    case ABOUT_CONSENT:
      return regie_network_consent_target (id);
    default:
      return NULL;
    }
}

static void
activate (GtkWidget *widget, guint deed, gint64 id)
{
  GVariant *target = target_of (deeds[deed].about, id);
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;

  gtk_widget_activate_action_variant (widget, deeds[deed].action, held);
}

gboolean
regie_network_deeds_key (GtkWidget *widget, RegieNetworkMark *mark, guint key)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_NETWORK_MARK (mark), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (key == deeds[i].key || key == deeds[i].other)
      return activate (widget, i, mark->id), TRUE;
  return FALSE;
}

void
regie_network_deeds_open (GtkWidget *widget, RegieNetworkMark *mark)
{
  regie_network_deeds_key (widget, mark, GDK_KEY_Return);
}

GMenu *
regie_network_deeds_menu (RegieNetworkMark *mark)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (REGIE_IS_NETWORK_MARK (mark), menu);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(deeds[i].label), NULL);

      if (mark->leads && g_str_equal (deeds[i].action, "network.lead"))
        continue;
      g_menu_item_set_action_and_target_value (item, deeds[i].action,
                                               target_of (deeds[i].about, mark->id));
      g_menu_append_item (menu, item);
    }
  return menu;
}
