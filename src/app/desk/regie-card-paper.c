/* SPDX-License-Identifier: EUPL-1.2 */
/* The card of the Meedoenbalie to a printer. */
#include "regie-card-paper.h"

#include <glib/gi18n.h>

#include "regie-card-page.h"

static gpointer
make_card (gpointer card, PangoContext *context)
{
  return regie_card_page_new (card, context);
}

static guint
count_card (gpointer page)
{
  return 1;
}

static void
draw_card (gpointer page, guint at, cairo_t *cr)
{
  regie_card_page_draw (page, cr, FALSE);
}

const RegiePaperKind regie_card_paper = { make_card,        count_card,
                                          draw_card,        (GDestroyNotify) regie_card_page_free,
                                          REGIE_CARD_WIDTH, REGIE_CARD_HEIGHT,
                                          "iso_a6" };

void
regie_card_print (GtkWidget *widget, RegieDeskCard *card)
{
  g_return_if_fail (card != NULL);
  regie_paper_print_as (widget, &regie_card_paper, regie_desk_card_ref (card),
                        (GDestroyNotify) regie_desk_card_unref, _("Card"));
}
