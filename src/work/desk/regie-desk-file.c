/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves the Meedoenbalie as a file: the times of the offers, and a card. */
#include "regie-desk-file.h"

#include "regie-card-page.h"
#include "regie-ical.h"
#include "regie-pdf.h"
#include "regie-save.h"
#include "regie-week.h"

/* --- iCalendar --- */

static char *
dup_rule (guint days, RegieDay until)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  GString *rule = g_string_new ("FREQ=WEEKLY;BYDAY=");

  for (guint i = 0, n = 0; i < G_N_ELEMENTS (names); i++)
    if (days >> i & 1)
      g_string_append_printf (rule, "%s%s", n++ > 0 ? "," : "", names[i]);
  /* The last moment is in universal time, as 3.3.10 asks of times with a zone. */
  if (until != REGIE_DAY_NONE)
    {
      g_autofree char *last = regie_ical_dup_last_moment (until);

      g_string_append_printf (rule, ";UNTIL=%s", last);
    }
  return g_string_free (rule, FALSE);
}

/* Slots at the same hours are one event on several days. */
static guint
add_events (GString *out, const RegieDesk *desk, guint at)
{
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  RegieRecord *record = g_array_index (desk->offer_records, RegieDeskOffer, at).offer;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  RegieDay today = regie_office_today (desk->office);
  guint n = 0;

  if (!regie_week_parse (regie_get (record, Offer, rhythm), 0, 0, slots, NULL))
    return 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      guint days = regie_week_days_alike (slots, i);
      RegieDay day = regie_week_first (days, offer->from != REGIE_DAY_NONE ? offer->from : today,
                                       offer->until);
      g_autofree char *rule = NULL;
      g_autofree char *uid = NULL;

      if (day == REGIE_DAY_NONE)
        continue;
      uid = g_strdup_printf ("aanbod-%" G_GINT64_FORMAT "-%u@regie", offer->id, i);
      rule = offer->until == REGIE_DAY_NONE || day < offer->until ? dup_rule (days, offer->until)
                                                                  : NULL;
      regie_ical_add (out, &(RegieIcalEvent){ .uid = uid,
                                              .title = regie_get (record, Offer, title),
                                              .place = regie_get (record, Offer, place),
                                              .rule = rule,
                                              .day = day,
                                              .stamp = today,
                                              .from = slot->from,
                                              .until = slot->until });
      n++;
    }
  return n;
}

char *
regie_desk_calendar (const RegieDesk *desk, guint *n)
{
  GString *out = regie_ical_begin ("Meedoenbalie");

  *n = 0;
  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      if (!offer->paused
          && (offer->until == REGIE_DAY_NONE || offer->until >= regie_office_today (desk->office)))
        *n += add_events (out, desk, i);
    }
  return regie_ical_end (out);
}

/* --- the card --- */

static void
draw_pdf (cairo_t *cr, gpointer card)
{
  PangoContext *context = pango_cairo_create_context (cr);
  RegieCardPage *page = regie_card_page_new (card, context);

  regie_card_page_draw (page, cr, TRUE);
  cairo_show_page (cr);
  regie_card_page_free (page);
  g_object_unref (context);
}

static gboolean
write_pdf (gconstpointer card, GOutputStream *stream, GError **error)
{
  return regie_pdf_write_sized ("Meedoen", REGIE_DAY_NONE, REGIE_CARD_WIDTH, REGIE_CARD_HEIGHT,
                                draw_pdf, (gpointer) card, stream, error);
}

gboolean
regie_desk_card_save (RegieDeskCard *card, GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (card != NULL && G_IS_FILE (file), FALSE);
  return regie_save (file, write_pdf, card, cancellable, error);
}
