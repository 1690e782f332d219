/* SPDX-License-Identifier: EUPL-1.2 */
/* Files as providers send them, about the orders of an invented office. */
#include <string.h>

#include "regie-csv.h"
#include "regie-demo.h"
#include "regie-demo-query.h"
#include "regie-invoice.h"

/* xorshift: the same everywhere. */
static guint
next (guint64 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (guint) (*state >> 33);
}

static void
append_day (GString *out, RegieDay day, gboolean iso)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  if (iso)
    g_string_append_printf (out, "%04d-%02d-%02d", y, m, d);
  else
    g_string_append_printf (out, "%d-%d-%d", d, m, y);
}

/* "Opdracht;Periode;Gepland;Aanwezig;Afgemeld;Zonder bericht;Niveau;Opmerking", with a title above
 * and totals below. */
static void
append_monthly (GString *out, const RegieDemoSample *s, RegiePeriod period, guint roll, int wrong)
{
  static const char *const remarks[] = {
    "", "", "Doet goed mee", "Schrijven gaat langzaam", "Mist lessen door werk", ""
  };
  RegieDay first = MAX (s->from, period.from);
  RegieDay last = MIN (s->until, period.until);
  int planned = MAX (1, s->hours * (last - first + 1) / 7);
  int attended = planned * (int) (roll % 13 == 0 ? 45 : 80 + roll % 21) / 100;
  int away = planned - attended;
  char text[REGIE_PERIOD_TEXT];
  g_autofree char *number = wrong == 0 ? g_strdup ("O-2021-00001") : g_strdup (s->number);

  g_string_append_printf (
    out, "%s;%s;%d;", number,
    regie_period_format (wrong == 1 ? regie_period_later (period, -5) : period, text), planned);
  if (wrong == 2)
    g_string_append (out, "=C7*0,8");
  else if (wrong == 3)
    g_string_append (out, "1.234,50");
  else if (wrong == 4)
    g_string_append (out, "veel");
  else if (roll % 4 == 1)
    g_string_append_printf (out, "%d,5", attended);
  else
    g_string_append_printf (out, "%d", attended);
  g_string_append_printf (out, ";%d;%d;%s;%s\r\n", away * 2 / 3, away / 3,
                          roll % 3 == 0   ? "A2"
                          : roll % 3 == 1 ? "A1"
                                          : "",
                          remarks[roll % G_N_ELEMENTS (remarks)]);
}

/* "dossiernummer,datum,aanwezig,gepland,ongeoorloofd" */
static void
append_lesson (GString *out, const RegieDemoSample *s, RegieDay day, guint roll, int wrong)
{
  gboolean present = roll % 8 != 0;
  int minutes = MAX (60, s->hours * 20 / 30 * 30); /* on three days of the week */
  g_autofree char *length = g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);

  g_string_append_printf (out, "%s,", wrong == 0 ? "I999999" : s->dossier);
  append_day (out, wrong == 1 ? day - 900 : day, TRUE);
  g_string_append_printf (out, ",%s,%s,%s\n",
                          wrong == 2   ? "\"1,234\""
                          : wrong == 3 ? "1:75"
                          : wrong == 4 ? "-2"
                          : present    ? length
                                       : "0:00",
                          length, present || roll % 16 != 0 ? "" : length);
}

/* "BSN\tKwartaal\tGevolgde uren\tOpmerkingen", hours in minutes. */
static void
append_minutes (GString *out, const RegieDemoSample *s, RegiePeriod period, guint roll, int wrong)
{
  char text[REGIE_PERIOD_TEXT];
  g_autofree char *bsn = g_strdup (s->bsn != NULL ? s->bsn : "");

  if (wrong == 0 && strlen (bsn) == 9)
    bsn[8] = bsn[8] == '0' ? '1' : bsn[8] - 1;
  g_string_append_printf (out, "%s\t%s\t%s\t%s\n", bsn,
                          wrong == 1 ? "2019-K1" : regie_period_format (period, text),
                          wrong == 2   ? "=SOM(B2:B9)"
                          : wrong == 3 ? "-30 min"
                          : wrong == 4 ? "n.v.t."
                                       : "720 min",
                          roll % 5 == 0 ? "Verklaring ondertekend" : "");
}

char *
regie_demo_dup_report (RegieDb *db, gint64 provider, RegiePeriod period, RegieSampleShape shape,
                       guint n, guint faulty, guint64 seed, guint *n_lines, guint *n_faulty,
                       GError **error)
{
  g_autoptr (GArray) samples = regie_demo_load_samples (db, provider, period, error);
  char label[REGIE_PERIOD_TEXT];
  GString *out;
  guint64 state = seed * 2 + 0x9e3779b97f4a7c15u;

  *n_lines = *n_faulty = 0;
  if (samples == NULL)
    return NULL;
  out = g_string_new (NULL);
  if (shape == REGIE_SAMPLE_MONTHLY)
    g_string_append_printf (out,
                            "\xef\xbb\xbfMaandrapport "
                            "%s;;;;;;;\r\n;;;;;;;\r\nOpdracht;Periode;Gepland;Aanwezig;Afgemeld;"
                            "Zonder bericht;Niveau;Opmerking\r\n",
                            regie_period_format (period, label));
  else
    g_string_append (out, shape == REGIE_SAMPLE_LESSONS
                            ? "dossiernummer,datum,aanwezig,gepland,ongeoorloofd\n"
                            : "BSN\tKwartaal\tGevolgde uren\tOpmerkingen\n");
  for (guint i = 0; i < samples->len && (n == 0 || *n_lines < n); i++)
    {
      const RegieDemoSample *s = &g_array_index (samples, RegieDemoSample, i);
      RegieDay last = MIN (s->until, period.until);

      for (RegieDay day = MAX (s->from, period.from); day <= last && (n == 0 || *n_lines < n);
           day++)
        {
          guint roll;
          int wrong;

          if (shape == REGIE_SAMPLE_LESSONS && n == 0 && regie_day_weekday (day) != 1
              && regie_day_weekday (day) != 3 && regie_day_weekday (day) != 5)
            continue;
          roll = next (&state);
          wrong = next (&state) % 1000 < faulty ? (int) (roll % 5) : -1;
          if (shape == REGIE_SAMPLE_MONTHLY)
            append_monthly (out, s, period, roll, wrong);
          else if (shape == REGIE_SAMPLE_LESSONS)
            append_lesson (out, s, day, roll, wrong);
          else
            append_minutes (out, s, period, roll, wrong);
          (*n_lines)++;
          *n_faulty += wrong >= 0;
          if (shape != REGIE_SAMPLE_LESSONS)
            break;
        }
    }
  if (shape == REGIE_SAMPLE_MONTHLY)
    {
      g_string_append (out, "Totaal;;;;;;;\r\n");
      (*n_lines)++;
      (*n_faulty)++;
    }
  return g_string_free (out, FALSE);
}

char *
regie_demo_dup_invoice (RegieDb *db, gint64 provider, RegiePeriod period, guint faulty,
                        guint64 seed, guint *n_faulty, GError **error)
{
  g_autoptr (RegieInvoices) all = regie_invoices_load (db, provider, error);
  GString *out;
  guint64 state = seed * 2 + 0x9e3779b97f4a7c15u;
  char text[REGIE_PERIOD_TEXT];

  *n_faulty = 0;
  if (all == NULL)
    return NULL;
  out = g_string_new ("Factuurnummer;Factuurdatum;Opdracht;Periode;Uren;Bedrag\r\n");
  regie_period_format (period, text);
  for (guint i = 0; i < all->orders->all->len; i++)
    {
      RegieBillLine line = { .order = all->orders->all->pdata[i],
                             .period = period,
                             .has_period = TRUE,
                             .minutes = -1,
                             .amount = 1 };
      int wrong = next (&state) % 1000 < faulty ? (int) (next (&state) % 4) : -1;

      regie_invoices_judge (all, provider, &line);
      if (line.expected <= 0 || line.delivered <= 0)
        continue;
      g_string_append_printf (out, "F-%s;", text);
      append_day (out, period.until + 8, FALSE);
      if (wrong == 1)
        line.expected += 5000;
      if (wrong == 2)
        line.expected /= 2;
      g_string_append_printf (out, ";%s;%s;%d,%02d;%" G_GINT64_FORMAT ",%02d\r\n",
                              wrong == 0 ? "O-2021-00001" : line.order->number, text,
                              line.delivered / 60, line.delivered % 60 * 100 / 60,
                              line.expected / 100, (int) (line.expected % 100));
      if (wrong == 3)
        g_string_append_printf (out, "F-%s;;%s;%s;;%" G_GINT64_FORMAT ",%02d\r\n", text,
                                line.order->number, text, line.expected / 100,
                                (int) (line.expected % 100));
      *n_faulty += wrong >= 0;
    }
  return g_string_free (out, FALSE);
}
