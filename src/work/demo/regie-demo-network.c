/* SPDX-License-Identifier: EUPL-1.2 */
/* Invented networks: who stands around somebody, who was spoken to, what was agreed and allowed. */
#include "regie-demo-private.h"
#include "regie-demo-query.h"
#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)
#define MOST_TIES 12

/* People who are there for no organisation. */
static const struct {
  const char *name, *role, *area;
} people[] = {
  { "Tante Hiwet", "familie, woont bij haar", "steun" },
  { "Dawit", "maatje van de voetbal", "welzijn" },
  { "Buurvrouw Mia", "helpt met brieven", "wonen" },
  { "Oom Yonas", "familie", "steun" },
  { "Mevrouw Peters", "mentor", "school_werk" },
  { "Samira", "vriendin", "steun" },
};

/* Of one person who gets a network. */
typedef struct {
  RegieDemoWriter *w;
  const GArray *partners;
  guint n; /* the how many-th network; what is in it follows from that number alone */
  char dossier[REGIE_NUMBER_TEXT], who[REGIE_NUMBER_TEXT]; /* WHO directs, or consults */
  char ties[MOST_TIES][REGIE_NUMBER_TEXT];
  const char *areas[MOST_TIES];
  guint n_ties;
} Middle;

/* How many days ago the tie number I was spoken to; 0: never. */
static int
days_ago (const Middle *m, guint i)
{
  static const int ago[] = { 3, 11, 6, 19, 24, 58, 5, 13, 21, 9, 8, 2, 17, 26, 4, 0, 15, 10, 22 };

  return ago[(m->n * 5 + i * 3) % G_N_ELEMENTS (ago)];
}

static void
add_contacts (Middle *m, guint i)
{
  static const char *const forms[] = { "telefoon", "gesprek", "bericht", "huisbezoek" };
  RegieDemoWriter *w = m->w;
  int ago = days_ago (m, i);
  char id[REGIE_NUMBER_TEXT];

  for (guint k = 0; ago > 0 && k < 1 + (m->n + i) % 3; k++, ago += 17)
    ADD (Fact, id, "dossier", m->dossier, "kind", "contact", "day", regie_demo_in_days (w, -ago),
         "form", forms[(i + k) % G_N_ELEMENTS (forms)], "tie", m->ties[i], "source", "consulent",
         "recorded_by", m->who, "recorded_at", "2026-01-01T09:00:00Z");
}

/* TIES so far; the slot is how many of the area are there before. */
static void
add_tie (Middle *m, const char *area, const char *name, const char *role, gint64 organisation,
         const char *every)
{
  RegieDemoWriter *w = m->w;
  char slot[REGIE_NUMBER_TEXT], of[REGIE_NUMBER_TEXT];
  guint at = m->n_ties++;
  int before = 0;

  for (guint i = 0; i < at; i++)
    before += g_str_equal (m->areas[i], area);
  m->areas[at] = area;
  ADD (Tie, m->ties[at], "dossier", m->dossier, "area", area, "name", name, "role", role,
       "organisation", organisation != 0 ? regie_number_format (organisation, of) : NULL, "leads",
       at == 1 && m->n % 5 != 3 ? "1" : NULL, "every", every, "from_day",
       regie_demo_in_days (w, -90 - (int) (m->n % 200)), "slot",
       regie_number_format (before, slot));
}

static void
add_person (Middle *m, guint i)
{
  guint at = (m->n + i) % G_N_ELEMENTS (people);

  add_tie (m, people[at].area, people[at].name, people[at].role, 0, NULL);
}

static void
add_partner (Middle *m, guint i)
{
  const RegieDemoPartner *partner = &g_array_index (m->partners, RegieDemoPartner,
                                                    (m->n * 7 + i) % m->partners->len);

  add_tie (m, partner->area != NULL ? partner->area : "welzijn", NULL, NULL, partner->id,
           i % 4 == 2 ? "42" : NULL);
}

/* One in three is a person, and nobody stands there twice. */
static void
add_ties (Middle *m, guint n_ties)
{
  guint n_people = 0;
  guint n_partners = 0;

  n_ties = MIN (MIN (n_ties, MOST_TIES), G_N_ELEMENTS (people) + m->partners->len);
  while (m->n_ties < n_ties)
    if (n_partners == m->partners->len || (m->n_ties % 3 == 0 && n_people < G_N_ELEMENTS (people)))
      add_person (m, n_people++);
    else
      add_partner (m, n_partners++);
}

/* Neighbours in the list know each other, now and then. */
static void
add_links (Middle *m)
{
  RegieDemoWriter *w = m->w;
  char id[REGIE_NUMBER_TEXT];

  for (guint i = 0; i + 1 < m->n_ties; i += 2)
    ADD (Link, id, "dossier", m->dossier, "one", m->ties[i], "other", m->ties[i + 1]);
}

/* Most may know of their own area; a few of more, of health by itself, and a few withdrew it. */
static void
add_consents (Middle *m)
{
  RegieDemoWriter *w = m->w;
  char id[REGIE_NUMBER_TEXT];

  for (guint i = 0; i < m->n_ties; i++)
    {
      const char *giver = m->n % 6 == 0 ? "voogd" : "betrokkene";

      if ((m->n + i) % 4 == 3)
        continue;
      ADD (Consent, id, "dossier", m->dossier, "tie", m->ties[i], "topic", m->areas[i], "giver",
           giver, "given_on", regie_demo_in_days (w, -80), "until_day",
           i % 3 == 0 ? regie_demo_in_days (w, (int) (m->n % 40) - 5) : NULL, "withdrawn_on",
           (m->n + i) % 9 == 4 ? regie_demo_in_days (w, -20) : NULL);
      if (i % 4 == 1)
        ADD (Consent, id, "dossier", m->dossier, "tie", m->ties[i], "topic", "inburgering", "giver",
             giver, "given_on", regie_demo_in_days (w, -80));
      if (i % 5 == 2)
        ADD (Consent, id, "dossier", m->dossier, "tie", m->ties[i], "topic", "gezondheid", "giver",
             "betrokkene", "given_on", regie_demo_in_days (w, -60), "until_day",
             regie_demo_in_days (w, 305));
    }
}

/* A meeting that was, with what was said and agreed. */
static void
add_past_meeting (Middle *m, int ago)
{
  static const struct {
    const char *title, *topic, *minutes, *agreed;
  } points[] = {
    { "Inschrijven voor een opleiding", "school_werk",
      "De open dag is bezocht. Techniek past het best.", "Aanmelden voor de entree-opleiding" },
    { "Zorgverzekering en toeslag", "inkomen", "De aanvraag ligt klaar, DigiD ontbreekt nog.",
      "Samen DigiD aanvragen" },
    { "Kamer vanaf de zomer", "wonen", NULL, NULL },
    { "Slapen en piekeren", "gezondheid", "Wil er met de huisarts over praten.", NULL },
  };
  RegieDemoWriter *w = m->w;
  char meeting[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  ADD (Gathering, meeting, "dossier", m->dossier, "day", regie_demo_in_days (w, -ago), "time",
       "15:00", "place", "Stadskantoor", "closed_on", regie_demo_in_days (w, 2 - ago));
  for (guint i = 0; i < MIN (m->n_ties, 5); i++)
    ADD (Invitee, id, "dossier", m->dossier, "gathering", meeting, "tie", m->ties[i], "came",
         i % 4 != 3 ? "1" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      ADD (Point, id, "dossier", m->dossier, "gathering", meeting, "title", points[i].title,
           "topic", points[i].topic, "minutes", points[i].minutes);
      if (points[i].agreed != NULL)
        ADD (Agreement, id, "dossier", m->dossier, "gathering", meeting, "text", points[i].agreed,
             "topic", points[i].topic, "owner", i == 0 ? "Mentor" : "Regisseur", "staff",
             i == 1 && *m->who != '\0' ? m->who : NULL, "due",
             regie_demo_in_days (w, 30 - ago + (int) (m->n % 4) * 10), "done_on",
             (m->n + i) % 4 != 0 ? regie_demo_in_days (w, 20 - ago) : NULL);
    }
}

/* A talk to come, one to which nobody came, and a note of what a colleague heard. */
static void
add_talks (Middle *m)
{
  RegieDemoWriter *w = m->w;
  const char *who = *m->who != '\0' ? m->who : NULL;
  char id[REGIE_NUMBER_TEXT];

  ADD (Talk, id, "dossier", m->dossier, "day", regie_demo_in_days (w, 8 + (int) (m->n % 5)), "time",
       "10:00", "minutes", "45", "purpose", "voortgang", "form", "gesprek", "place",
       "Stadskantoor, kamer 4", "staff", who, "interpreter", "Tigrinya", "agenda",
       "Stage, DigiD en de kamer vanaf de zomer.", "stage", "gepland");
  ADD (Talk, id, "dossier", m->dossier, "day", regie_demo_in_days (w, -40), "time", "14:00",
       "minutes", "30", "purpose", "kennismaking", "form", "huisbezoek", "staff", who, "stage",
       "niet_gekomen", "reason", "Was de afspraak vergeten. Belde later zelf.");
  ADD (FileNote, id, "dossier", m->dossier, "day", regie_demo_in_days (w, -6), "kind", "derde",
       "title", "Mentor belde", "text", "Komt op tijd en doet goed mee. Schrijven kost moeite.",
       "staff", who);
}

static void
add_meetings (Middle *m)
{
  RegieDemoWriter *w = m->w;
  char meeting[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  if (m->n % 7 != 5)
    {
      add_past_meeting (m, 25 + (int) (m->n * 13 % 90));
      add_talks (m);
    }
  if (m->n % 3 != 0)
    return;
  ADD (Gathering, meeting, "dossier", m->dossier, "day",
       regie_demo_in_days (w, 3 + (int) (m->n % 30)), "time", "10:30", "place", "Centre Céramique");
  for (guint i = 0; i < m->n_ties; i++)
    ADD (Invitee, id, "dossier", m->dossier, "gathering", meeting, "tie", m->ties[i]);
  ADD (Point, id, "dossier", m->dossier, "gathering", meeting, "title", "Hoe gaat het thuis?",
       "topic", "steun");
}

/* Somebody who is directed has a network, of the other young one in three and of the rest one in
 * fifteen. */
static gboolean
has_network (const RegieDemoMiddle *one, guint at)
{
  return one->director != 0 || (one->is_young ? at % 3 == 1 : at % 15 == 4);
}

/* What was said with them needs the ties to be there. */
static gboolean
add_network (RegieDemoWriter *w, const GArray *partners, const RegieDemoMiddle *one, guint n,
             GError **error)
{
  gint64 who = one->director != 0 ? one->director : one->consultant;
  Middle m = { .w = w, .partners = partners, .n = n };

  regie_number_format (one->dossier, m.dossier);
  if (who != 0)
    regie_number_format (who, m.who);
  add_ties (&m, one->is_young ? 6 + n % 7 : 2 + n % 3);
  add_links (&m);
  add_consents (&m);
  if (one->is_young)
    add_meetings (&m);
  if (!regie_demo_flush (w, error))
    return FALSE;
  for (guint i = 0; i < m.n_ties; i++)
    add_contacts (&m, i);
  return regie_demo_flush (w, error);
}

gboolean
regie_demo_networks (RegieDemoWriter *w, RegieDeriver *deriver, GError **error)
{
  g_autoptr (GArray) middles = regie_demo_load_middles (w->db, w->today, error);
  g_autoptr (GArray) partners = middles != NULL ? regie_demo_load_partners (w->db, error) : NULL;
  guint n = 0;

  if (partners == NULL)
    return FALSE;
  for (guint i = 0; i < middles->len; i++)
    {
      const RegieDemoMiddle *one = &g_array_index (middles, RegieDemoMiddle, i);

      if (!has_network (one, i))
        continue;
      if (!add_network (w, partners, one, n++, error)
          || !regie_derive_dossier (w->db, one->dossier, deriver, error))
        return FALSE;
    }
  return TRUE;
}
