/* SPDX-License-Identifier: EUPL-1.2 */
/* Commands of the Meedoenbalie. */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-desk-file.h"
#include "regie-error.h"
#include "regie-json.h"
#include "regie-period.h"
#include "regie-person.h"

static void
print_fits (const RegieDesk *desk, GArray *fits, gboolean for_wish)
{
  for (guint i = 0; i < fits->len; i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);
      const RegieDeskWish *wish = &g_array_index (desk->wish_records, RegieDeskWish, fit->wish);
      const RegieDeskOffer *offer = &g_array_index (desk->offer_records, RegieDeskOffer,
                                                    fit->offer);
      const char *title = for_wish ? regie_get (offer->offer, Offer, title)
                                   : regie_get (wish->resident, Resident, initials);
      g_auto (GStrv) pros = NULL;
      g_auto (GStrv) cons = NULL;
      g_auto (GStrv) refusals = NULL;

      regie_desk_explain (desk, fit, &pros, &cons, &refusals);
      if (fit->hard == 0)
        g_print ("%4d  %s\n", fit->score, title != NULL ? title : "");
      else
        g_print ("   –  %s\n", title != NULL ? title : "");
      for (guint k = 0; pros[k] != NULL; k++)
        g_print ("        + %s\n", pros[k]);
      for (guint k = 0; cons[k] != NULL; k++)
        g_print ("        - %s\n", cons[k]);
      for (guint k = 0; refusals[k] != NULL; k++)
        g_print ("        × %s\n", refusals[k]);
    }
}

static gboolean
read_id (const char *option, const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  return regie_refuse (error, _("--%s: expected a number"), option);
}

/* There is no such wish, or no such offer. */
static gboolean
refuse_unknown (gboolean is_wish, GError **error)
{
  return regie_refuse (error, is_wish ? _("--wish: there is no open wish with this number")
                                      : _("--offer: there is no offer with this number"));
}

int
regie_run_match (RegieCommandLine *line, GError **error)
{
  gboolean for_wish = line->wish != NULL;
  g_autoptr (RegieDesk) desk = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GArray) fits = NULL;
  gint64 id;
  int at;

  if (for_wish == (line->offer != NULL))
    return regie_command_wrong (error, _("match: name one --wish or one --offer")), 2;
  if (!read_id (for_wish ? "wish" : "offer", for_wish ? line->wish : line->offer, &id, error))
    return 2;
  if (line->case_file != NULL)
    {
      g_autofree char *text = NULL;
      gsize length;

      if (!g_file_get_contents (line->case_file, &text, &length, error)
          || (desk = regie_desk_parse (line->office, text, length, error)) == NULL)
        return 2;
    }
  else if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
           || (desk = regie_desk_load (db, line->office, error)) == NULL)
    return 1;
  at = for_wish ? regie_desk_find_wish (desk, id) : regie_desk_find_offer (desk, id);
  if (at < 0)
    return refuse_unknown (for_wish, error), 2;
  fits = for_wish ? regie_desk_for_wish (desk, at, TRUE) : regie_desk_for_offer (desk, at, TRUE);
  if (regie_command_is_json (line))
    return regie_command_print_json (regie_desk_fits_json (desk, fits, for_wish));
  print_fits (desk, fits, for_wish);
  return 0;
}

int
regie_run_card (RegieCommandLine *line, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieDesk) desk = NULL;
  g_autoptr (RegieDeskCard) card = NULL;
  gint64 wish, offer;
  int of_wish, of_offer;
  const RegieDeskOffer *one;

  if (line->wish == NULL || line->offer == NULL || line->words[1] == NULL)
    return regie_command_wrong (error, _("card: name a --wish, an --offer and a file")), 2;
  if (!read_id ("wish", line->wish, &wish, error) || !read_id ("offer", line->offer, &offer, error))
    return 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || (desk = regie_desk_load (db, line->office, error)) == NULL)
    return 1;
  of_wish = regie_desk_find_wish (desk, wish);
  of_offer = regie_desk_find_offer (desk, offer);
  if (of_wish < 0 || of_offer < 0)
    return refuse_unknown (of_wish < 0, error), 2;
  one = &g_array_index (desk->offer_records, RegieDeskOffer, of_offer);
  card = regie_desk_card_new (line->office,
                              g_array_index (desk->wish_records, RegieDeskWish, of_wish).resident,
                              one->giver, one->offer);
  file = g_file_new_for_commandline_arg (line->words[1]);
  return regie_desk_card_save (card, file, NULL, error) ? 0 : 1;
}

int
regie_run_calendar (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieDesk) desk = db != NULL ? regie_desk_load (db, line->office, error) : NULL;
  g_autofree char *text = NULL;
  guint n;

  if (desk == NULL)
    return 1;
  text = regie_desk_calendar (desk, &n);
  if (line->words[1] == NULL)
    g_print ("%s", text);
  /* It says who is expected where, so nobody else reads it. */
  else if (!g_file_set_contents_full (line->words[1], text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                      0600, error))
    return 1;
  return 0;
}

int
regie_run_desk (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  RegieDeskFigures figures;
  RegiePeriod period = { REGIE_PERIOD_YEAR, line->today - 364, line->today };

  if (db == NULL)
    return 1;
  if (line->period != NULL && !regie_period_parse (line->period, &period))
    return regie_command_wrong (
             error, _("--period: expected a month 2026-10, a quarter 2026-K4 or a year 2026")),
           2;
  if (!regie_desk_figures (db, period.from, MIN (period.until, line->today), &figures, error))
    return 1;
  if (regie_command_is_json (line))
    {
      g_autoptr (JsonBuilder) b = json_builder_new ();

      json_builder_begin_object (b);
      for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
        {
          json_builder_set_member_name (b, regie_desk_figure_name (i));
          json_builder_add_int_value (b, figures.values[i]);
        }
      json_builder_end_object (b);
      return regie_command_print_json (regie_json_dup (b));
    }
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    g_print ("%6" G_GINT64_FORMAT "  %-28s %s\n", figures.values[i], regie_desk_figure_label (i),
             regie_desk_figure_about (i));
  return 0;
}
