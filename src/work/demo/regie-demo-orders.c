/* SPDX-License-Identifier: EUPL-1.2 */
/* The providers of an invented office: contracts with their steps, orders, reports, invoices and
 * meetings. */
#include "regie-demo-private.h"

#include <string.h>

#include "regie-orders.h"
#include "regie-period.h"

#define ADD(entity, id, ...)                                                                       \
  regie_demo_add (db, next_id, REGIE_ENTITY_##entity, id,                                          \
                  (const char *const[]){ __VA_ARGS__, NULL }, error)

gboolean
regie_demo_add (RegieDb *db, gint64 *next_id, RegieEntityId entity, char *id,
                const char *const *pairs, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GPtrArray) params = g_ptr_array_new ();
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  g_snprintf (id, 24, "%" G_GINT64_FORMAT, (*next_id)++);
  g_ptr_array_add (params, id);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_ptr_array_add (params, (gpointer) pairs[i + 1]);
      g_string_append_printf (names, ", \"%s\"", pairs[i]);
      g_string_append_printf (values, ", $%u", params->len);
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (id, version, voided%s) VALUES ($1, 1, 0%s)",
                         regie_entity (entity)->name, names->str, values->str);
  return regie_db_exec (db, sql, params->len, (const char *const *) params->pdata, NULL, NULL,
                        error);
}

gboolean
regie_demo_is_fresh (RegieDay month_end, RegieDay today)
{
  return month_end > today - 31;
}

/* A day so many days from today, in one of the buffers of a call. */
typedef struct {
  char text[12][REGIE_DAY_TEXT];
  guint n;
  RegieDay today;
} Days;

static const char *
in_days (Days *days, int n)
{
  return regie_day_format (days->today + n, days->text[days->n++ % G_N_ELEMENTS (days->text)]);
}

static gboolean
add_steps (RegieDb *db, gint64 *next_id, Days *days, const char *contract, guint i, GError **error)
{
  char id[24];

  switch (i)
    {
    case 2: /* ends, and a decision about extending comes */
      return ADD (Milestone, id, "contract", contract, "kind", "evaluatie", "day",
                  in_days (days, 9))
             && ADD (Milestone, id, "contract", contract, "kind", "verlengen", "day",
                     in_days (days, 38));
    case 5: /* provisionally awarded */
      return ADD (Milestone, id, "contract", contract, "kind", "marktconsultatie", "day",
                  in_days (days, -190), "done_on", in_days (days, -190))
             && ADD (Milestone, id, "contract", contract, "kind", "publicatie", "day",
                     in_days (days, -110), "done_on", in_days (days, -108))
             && ADD (Milestone, id, "contract", contract, "kind", "inschrijven", "day",
                     in_days (days, -50), "done_on", in_days (days, -50))
             && ADD (Milestone, id, "contract", contract, "kind", "voorlopige_gunning", "day",
                     in_days (days, -13), "done_on", in_days (days, -13))
             && ADD (Milestone, id, "contract", contract, "kind", "bezwaar", "day",
                     in_days (days, 7))
             && ADD (Milestone, id, "contract", contract, "kind", "definitieve_gunning", "day",
                     in_days (days, 16));
    case 6: /* in tender */
      return ADD (Milestone, id, "contract", contract, "kind", "marktconsultatie", "day",
                  in_days (days, -80), "done_on", in_days (days, -75))
             && ADD (Milestone, id, "contract", contract, "kind", "publicatie", "day",
                     in_days (days, -21), "done_on", in_days (days, -21))
             && ADD (Milestone, id, "contract", contract, "kind", "inschrijven", "day",
                     in_days (days, 25))
             && ADD (Milestone, id, "contract", contract, "kind", "voorlopige_gunning", "day",
                     in_days (days, 60));
    default:
      return TRUE;
    }
}

static gboolean
add_agreements (RegieDb *db, gint64 *next_id, const char *provider, const char *contract, guint i,
                GError **error)
{
  static const char *const people[][3] = { { "Ingrid Wolters", "Accountmanager", "043-5550101" },
                                           { "Peter Hamers", "Teamleider NT2", "043-5550102" },
                                           { "Anja Roks", "Coördinator taalschakel",
                                             "043-5550103" },
                                           { "Tom Willems", "Teamleider", "043-5550104" },
                                           { "Els Bastiaens", "Coördinator MAP", "043-5550105" },
                                           { "Frank Odekerken", "Directeur", "043-5550106" },
                                           { "Nel Simons", "Inschrijver", "043-5550107" } };
  char id[24];

  return ADD (Contact, id, "provider", provider, "name", people[i][0], "job", people[i][1], "phone",
              people[i][2])
         && (i > 2
             || (ADD (Indicator, id, "contract", contract, "kind", "aanwezigheid", "norm", "80")
                 && ADD (Indicator, id, "contract", contract, "kind", "doorlooptijd", "norm", "28")
                 && ADD (Indicator, id, "contract", contract, "kind", "uitval", "norm", "10")
                 && ADD (Indicator, id, "contract", contract, "kind", "rapport", "norm", "95")))
         && (i > 4
             || ADD (Paper, id, "contract", contract, "name", "Raamovereenkomst", "dated_on",
                     "2024-12-02", "place", "Zaaksysteem, map Inkoop"));
}

gboolean
regie_demo_contracts (RegieDb *db, gint64 *next_id, RegieDay today, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  static const struct {
    const char *name, *mark, *rhythm, *number, *subject, *stage, *scale, *until, *notice,
      *prices[17];
  } all[] = {
    /* lot, route, subject, unit, cents, places, estimate */
    { REGIE_DEMO_REPORTER,
      "blik_op_werk",
      "maand",
      "SZ-2025-014",
      "Leerroutes B1 en Z",
      "loopt",
      "zuid-limburg",
      "2027-12-31",
      "6",
      { "taal B1", "B1", "taal", "uur", "985", "330", "900000000", "taal Z", "Z", "taal", "uur",
        "1240", "140", "600000000" } },
    { "Leerhuis Zuid",
      "blik_op_werk",
      "maand",
      "SZ-2025-015",
      "Leerroutes B1 en Z",
      "loopt",
      "heuvelland",
      "2027-12-31",
      "6",
      { "taal B1", "B1", "taal", "uur", "1065", "155", "400000000", "taal Z", "Z", "taal", "uur",
        "1120", "90", "260000000" } },
    { "Taalplein Maas",
      "taalschakel",
      "maand",
      "SZ-2024-031",
      "Onderwijsroute",
      "eindigt",
      "zuid-limburg",
      NULL,
      "3",
      { "onderwijsroute", "O", "taal", "traject", "1890000", "60", "340000000" } },
    { "VluchtelingenWerk",
      NULL,
      "kwartaal",
      "SZ-2025-020",
      "Maatschappelijke begeleiding en PVT",
      "loopt",
      "heuvelland",
      "2027-12-31",
      "6",
      { "begeleiding", NULL, "maatschappelijk", "maand", "19500", NULL, NULL, "pvt", NULL, "pvt",
        "traject", "32500", NULL, NULL } },
    { "Werkplein Heuvelland",
      NULL,
      "geen",
      "SZ-2026-002",
      "Module Arbeidsmarkt en Participatie",
      "loopt",
      "eigen",
      "2028-12-31",
      "6",
      { "map", NULL, "map", "traject", "75000", NULL, NULL } },
    { "Academie Maasdal",
      NULL,
      "maand",
      "SZ-2026-041",
      "Onderwijsroute vanaf 2027",
      "voorlopig",
      "zuid-limburg",
      "2029-12-31",
      "6",
      { "onderwijsroute 2027", "O", "taal", "traject", "1750000", "80", "150000000" } },
    { "Alfabetisering 2027",
      NULL,
      "maand",
      "SZ-2026-055",
      "Alfabetisering vanaf 2027",
      "inkoop",
      "heuvelland",
      "2029-12-31",
      "6",
      { "alfabetisering", "Z", "taal", "uur", "1290", "40", "20000000" } },
  };
  char provider[24], contract[24], lot[24], id[24], text[24];
  Days days = { .today = today };
  int year, month, day;

  regie_day_to_civil (today, &year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (!ADD (Provider, provider, "name", all[i].name, "rhythm", all[i].rhythm, "report_days",
                "14", "shares_phone", i < 3 ? "1" : "0")
          || (all[i].mark != NULL
              && !ADD (Mark, id, "provider", provider, "kind", all[i].mark, "number", "K-1042",
                       "until_day", i == 1 ? in_days (&days, 33) : NULL))
          || !ADD (Contract, contract, "provider", provider, "number", all[i].number, "name",
                   all[i].subject, "stage", all[i].stage, "scale", all[i].scale, "from_day",
                   i >= 5 ? "2027-01-01" : "2022-01-01", "until_day",
                   all[i].until != NULL ? all[i].until : in_days (&days, 130), "options",
                   i < 3 ? "1" : NULL, "option_months", i < 3 ? "24" : NULL, "notice_months",
                   all[i].notice, "index_rate", i < 3 ? "25" : NULL)
          || !add_steps (db, next_id, &days, contract, i, error)
          || !add_agreements (db, next_id, provider, contract, i, error))
        return FALSE;
      for (guint k = 0; all[i].prices[k] != NULL; k += 7)
        if (!ADD (Lot, lot, "contract", contract, "name", all[i].prices[k], "route",
                  all[i].prices[k + 1], "places", all[i].prices[k + 5], "estimate",
                  all[i].prices[k + 6])
            || !ADD (Price, id, "lot", lot, "topic", all[i].prices[k + 2], "unit",
                     all[i].prices[k + 3], "amount", all[i].prices[k + 4])
            || (i < 2 && k == 0
                && (!ADD (Course, id, "lot", lot, "name", "B1 avond, september", "from_day",
                          in_days (&days, -77), "until_day", in_days (&days, 240), "places", "16",
                          "rhythm", "ma-do 18:30-20:30", "place", "Heer")
                    || !ADD (Course, id, "lot", lot, "name", "B1 overdag, januari", "from_day",
                             in_days (&days, 49), "until_day", in_days (&days, 400), "places", "14",
                             "rhythm", "ma 9:00-12:00, wo 9:00-12:00, vr 9:00-12:00", "place",
                             "Malberg"))))
          return FALSE;
    }
  for (int y = year; y <= year + 1; y++)
    {
      g_snprintf (text, sizeof text, "%d", y);
      if (!ADD (Budget, id, "year", text, "amount", y == year ? "420000000" : "390000000"))
        return FALSE;
    }
  return TRUE;
}

/* One line of a plan that becomes an order. */
typedef struct {
  gint64 fact, dossier;
  char *topic, *lot, *price, *unit, *hours;
  RegieDay from, until;
} PlanLine;

static void
plan_line_clear (gpointer data)
{
  PlanLine *line = data;

  g_free (line->topic);
  g_free (line->lot);
  g_free (line->price);
  g_free (line->unit);
  g_free (line->hours);
}

static gboolean
take_plan_line (guint n, const char *const *c, gpointer data, GError **error)
{
  PlanLine line = { g_ascii_strtoll (c[0], NULL, 10),
                    g_ascii_strtoll (c[1], NULL, 10),
                    g_strdup (c[2]),
                    g_strdup (c[3]),
                    g_strdup (c[4]),
                    g_strdup (c[5]),
                    g_strdup (c[6]) };

  regie_day_parse (c[7], &line.from);
  regie_day_parse (c[8], &line.until);
  g_array_append_val ((GArray *) data, line);
  return TRUE;
}

static gboolean
add_order (RegieDb *db, gint64 *next_id, const PlanLine *line, guint n, RegieDay today,
           GError **error)
{
  gboolean stopped = n % 17 == 5 && regie_topic_find (line->topic) == REGIE_TOPIC_LANGUAGE
                     && line->from < today - 120;
  gboolean finished = !stopped && line->until <= today;
  gboolean waits = line->from > today && n % 5 == 0;
  RegieDay begun = line->from + (n % 41 == 4 ? 34 : (int) (n % 9));
  RegieDay end = stopped ? MIN (line->until, today) - 54 : line->until;
  char id[24], number[16], dossier[24], fact[24], from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT],
    ordered[REGIE_DAY_TEXT], first[REGIE_DAY_TEXT], last[REGIE_DAY_TEXT];
  int year, month, day;

  regie_day_to_civil (line->from - 18, &year, &month, &day);
  g_snprintf (number, sizeof number, "O-%d-%05u", year, n + 1);
  g_snprintf (dossier, sizeof dossier, "%" G_GINT64_FORMAT, line->dossier);
  g_snprintf (fact, sizeof fact, "%" G_GINT64_FORMAT, line->fact);
  return ADD (Engagement, id, "dossier", dossier, "lot", line->lot, "line", fact, "number", number,
              "topic", line->topic, "price", line->price, "unit", line->unit, "ordered_on",
              regie_day_format (MIN (line->from - 18, today), ordered), "from_day",
              regie_day_format (line->from, from), "until_day",
              regie_day_format (line->until, until), "hours", line->hours, "stage",
              waits            ? "wacht"
              : stopped        ? "gestopt"
              : finished       ? "klaar"
              : begun <= today ? "loopt"
                               : "besteld",
              "begun_on",
              !waits && begun <= today && begun <= end ? regie_day_format (begun, first) : NULL,
              "ended_on", stopped || finished ? regie_day_format (end, last) : NULL, "reason",
              stopped ? (n % 2 == 0 ? "Heeft werk gevonden en kan de lessen niet volgen."
                                    : "Gaat naar een andere school.")
                      : NULL);
}

static gboolean
add_orders (RegieDb *db, gint64 *next_id, RegieDay today, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PlanLine));

  g_array_set_clear_func (lines, plan_line_clear);
  if (!regie_db_exec (
        db,
        "SELECT f.id, f.dossier, f.topic, l.id, p.amount, p.unit, f.intensity, f.day, f.until_day "
        "FROM fact f JOIN dossier_index i ON i.dossier = f.dossier"
        " JOIN provider o ON o.name = f.provider JOIN contract c ON c.provider = o.id JOIN lot l "
        "ON l.contract = c.id JOIN price p ON p.lot = l.id AND p.topic = f.topic"
        " WHERE f.kind = 'plan_regel' AND f.topic IN ('taal', 'pvt', 'map') AND f.until_day IS NOT "
        "NULL"
        " AND (l.route IS NULL OR l.route = i.route) ORDER BY f.id",
        0, NULL, take_plan_line, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!add_order (db, next_id, &g_array_index (lines, PlanLine, i), i, today, error))
      return FALSE;
  return TRUE;
}

/* Hours of a lesson order, as they came in with the report of a month. */
typedef struct {
  gint64 fact, order, provider;
  RegieDay day;
} Hours;

static gboolean
take_hours (guint n, const char *const *c, gpointer data, GError **error)
{
  Hours hours = { g_ascii_strtoll (c[0], NULL, 10), g_ascii_strtoll (c[1], NULL, 10),
                  g_ascii_strtoll (c[2], NULL, 10), REGIE_DAY_NONE };

  regie_day_parse (c[3], &hours.day);
  g_array_append_val ((GArray *) data, hours);
  return TRUE;
}

static const char *
text_of (gint64 number, char *buffer)
{
  g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, number);
  return buffer;
}

/* The report of a provider over a month, made when its first line comes. */
static gboolean
report_of (RegieDb *db, gint64 *next_id, GHashTable *reports, const Hours *hours, char *id,
           GError **error)
{
  RegiePeriod month = regie_period_of (hours->day, REGIE_PERIOD_MONTH);
  char period[REGIE_PERIOD_TEXT], provider[24], read[REGIE_DAY_TEXT];
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", hours->provider,
                                          regie_period_format (month, period));
  g_autofree char *file = NULL;
  const char *known = g_hash_table_lookup (reports, key);
  int late = month.from % 11 == 0 ? 17 : 6 + month.from % 7; /* one in so many comes too late */

  if (known != NULL)
    return g_strlcpy (id, known, 24) > 0;
  file = g_strdup_printf ("rapport-%s.csv", period);
  if (!ADD (Report, id, "provider", text_of (hours->provider, provider), "period", period, "file",
            file, "read_on", regie_day_format (month.until + late, read)))
    return FALSE;
  g_hash_table_insert (reports, g_steal_pointer (&key), g_strdup (id));
  return TRUE;
}

static gboolean
add_reports (RegieDb *db, gint64 *next_id, RegieDay today, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Hours));
  g_autoptr (GHashTable) reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (
    !regie_db_exec (
      db,
      "SELECT f.id, e.id, c.provider, f.day FROM fact f JOIN engagement e ON e.dossier = f.dossier "
      "AND e.topic = 'taal' JOIN lot l ON l.id = e.lot JOIN contract c ON c.id = l.contract"
      " WHERE f.kind = 'uren' AND f.day <= COALESCE(e.ended_on, e.until_day) ORDER BY f.day, f.id",
      0, NULL, take_hours, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const Hours *hours = &g_array_index (lines, Hours, i);
      char report[24], order[24], fact[24];

      if (!report_of (db, next_id, reports, hours, report, error)
          || !regie_db_exec (
            db,
            "UPDATE fact SET engagement = $1, report = $2, topic = 'taal', minutes = hours * 60, "
            "plan_minutes = plan * 60, excused_minutes = excused * 60,"
            " unexcused_minutes = unexcused * 60, source = 'aanbieder' WHERE id = $3",
            3,
            (const char *[]){ text_of (hours->order, order), report, text_of (hours->fact, fact) },
            NULL, NULL, error))
        return FALSE;
    }
  /* Who reports by quarter did so until the last one but one. */
  for (RegiePeriod quarter = regie_period_of (regie_day_from_civil (2022, 1, 1),
                                              REGIE_PERIOD_QUARTER);
       regie_period_later (quarter, 2).from <= today; quarter = regie_period_later (quarter, 1))
    {
      char id[24], period[REGIE_PERIOD_TEXT], read[REGIE_DAY_TEXT];
      g_autofree char *provider = NULL;

      if (!regie_db_get_text (
            db, "SELECT CAST(id AS TEXT) FROM provider WHERE name = 'VluchtelingenWerk'", 0, NULL,
            &provider, error)
          || !ADD (Report, id, "provider", provider, "period",
                   regie_period_format (quarter, period), "file", "kwartaal.csv", "read_on",
                   regie_day_format (quarter.until + 10, read)))
        return FALSE;
    }
  return regie_db_exec (db,
                        "UPDATE report SET lines = (SELECT count(*) FROM fact f WHERE f.report = "
                        "report.id), faulty = 0",
                        0, NULL, NULL, NULL, error)
         &&
         /* Some are said to be further than others, one in so many on another route. */
         regie_db_exec (db,
                        "UPDATE fact SET level = CASE WHEN day > (SELECT max(read_on) FROM report "
                        "WHERE id = fact.report) THEN NULL WHEN id % 3 = 0 THEN 'A2' ELSE 'A1' END"
                        " WHERE kind = 'uren' AND report IS NOT NULL AND id % 4 = 1",
                        0, NULL, NULL, NULL, error)
         && regie_db_exec (
           db,
           "UPDATE fact SET route = 'Z' WHERE kind = 'uren' AND report IS NOT NULL AND id % 97 = 5",
           0, NULL, NULL, NULL, error);
}

typedef struct {
  gint64 order, minutes, price;
} Billed;

static gboolean
take_billed (guint n, const char *const *c, gpointer data, GError **error)
{
  Billed billed = { g_ascii_strtoll (c[0], NULL, 10), g_ascii_strtoll (c[1], NULL, 10),
                    g_ascii_strtoll (c[2], NULL, 10) };

  g_array_append_val ((GArray *) data, billed);
  return TRUE;
}

/* The invoice of MONTH: settled when it is long ago, with a few differences when it is new. */
static gboolean
add_invoice (RegieDb *db, gint64 *next_id, const char *provider, RegiePeriod month, gboolean is_new,
             GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Billed));
  char period[REGIE_PERIOD_TEXT], day[REGIE_DAY_TEXT], settled[REGIE_DAY_TEXT], last[24],
    invoice[24], id[24];
  g_autofree char *number = g_strdup_printf ("MT-%s", regie_period_format (month, period));

  if (!regie_db_exec (db,
                      "SELECT e.id, sum(f.minutes), e.price FROM report r JOIN fact f ON f.report "
                      "= r.id JOIN engagement e ON e.id = f.engagement"
                      " WHERE r.provider = $1 AND r.period = $2 AND e.unit = 'uur' GROUP BY e.id, "
                      "e.price HAVING sum(f.minutes) > 0 ORDER BY e.id",
                      2, (const char *[]){ provider, period }, take_billed, lines, error))
    return FALSE;
  if (lines->len == 0)
    return TRUE;
  if (!ADD (Invoice, invoice, "provider", provider, "number", number, "day",
            regie_day_format (month.until + 9, day), "file", "factuur.csv", "settled_on",
            is_new ? NULL : regie_day_format (month.until + 24, settled)))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const Billed *one = &g_array_index (lines, Billed, i);
      gint64 right = (one->minutes * one->price + 30) / 60;
      gint64 amount = is_new && i % 23 == 7 ? right + 4 * one->price : right;
      char line[24], order[24], minutes[24], cents[24], due[24];

      if (!ADD (InvoiceLine, id, "invoice", invoice, "number", text_of (i + 2, line), "engagement",
                text_of (one->order, order), "period", period, "minutes",
                text_of (one->minutes, minutes), "amount", text_of (amount, cents), "expected",
                text_of (right, due), "finding", amount == right ? "klopt" : "te_veel", "stage",
                is_new ? "open" : "goedgekeurd", "approved", is_new ? NULL : cents))
        return FALSE;
    }
  return !is_new
         || ADD (InvoiceLine, id, "invoice", invoice, "number", text_of (lines->len + 2, last),
                 "reference", "O-2024-99999", "period", period, "amount", "28400", "stage", "open");
}

static gboolean
add_meetings (RegieDb *db, gint64 *next_id, const char *provider, Days *days, GError **error)
{
  char meeting[24], id[24];

  return ADD (Meeting, meeting, "provider", provider, "day", in_days (days, -81), "time", "10:00",
              "place", "Stadhuis, kamer 2.14", "present", "Lotte Habets, Ingrid Wolters", "minutes",
              "Rustig kwartaal. De groep in Malberg zit vol.", "closed_on", in_days (days, -79))
         && ADD (Item, id, "meeting", meeting, "title", "Roosters na de zomer", "reason",
                 "Avondgroep begint later dan gepland.", "minutes",
                 "De school begint een week later en haalt de uren in.")
         && ADD (Item, id, "meeting", meeting, "title", "Aanwezigheid", "minutes",
                 "De school belt na twee keer afwezig zonder bericht.")
         && ADD (Action, id, "provider", provider, "meeting", meeting, "text",
                 "Lijst van inhaallessen sturen", "owner", "Ingrid Wolters", "due",
                 in_days (days, -12))
         && ADD (Action, id, "provider", provider, "meeting", meeting, "text",
                 "Belafspraak vastleggen in het werkproces", "owner", "Lotte Habets", "due",
                 in_days (days, 5))
         && ADD (Action, id, "provider", provider, "meeting", meeting, "text",
                 "Lokaal in Heer regelen", "owner", "Peter Hamers", "due", in_days (days, -40),
                 "done_on", in_days (days, -43));
}

gboolean
regie_demo_orders (RegieDb *db, gint64 *next_id, RegieDay today, GError **error)
{
  g_autofree char *provider = NULL;
  RegiePeriod last = regie_period_later (regie_period_of (today, REGIE_PERIOD_MONTH), -1);
  Days days = { .today = today };

  g_return_val_if_fail (db != NULL, FALSE);
  if (!add_orders (db, next_id, today, error) || !add_reports (db, next_id, today, error)
      || !regie_db_get_text (db, "SELECT CAST(id AS TEXT) FROM provider WHERE name = $1", 1,
                             (const char *[]){ REGIE_DEMO_REPORTER }, &provider, error))
    return FALSE;
  for (RegiePeriod month = regie_period_of (regie_period_of (last.from, REGIE_PERIOD_YEAR).from,
                                            REGIE_PERIOD_MONTH);
       month.from <= last.from; month = regie_period_later (month, 1))
    if (!add_invoice (db, next_id, provider, month, month.from == last.from, error))
      return FALSE;
  return add_meetings (db, next_id, provider, &days, error);
}
