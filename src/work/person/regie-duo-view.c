/* SPDX-License-Identifier: EUPL-1.2 */
/* What DUO must know of one person, and what DUO would say of it. */
#include "regie-dossier-views.h"

#include <glib/gi18n.h>

#include "regie-preflight.h"
#include "regie-text.h"

/* What is wrong with FACT, a sentence a line; what only asks for a look is left out once it was
 * reported. */
static char *
dup_trouble (const GPtrArray *findings, guint fact, gboolean reported)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s (%s)", finding->sentence, finding->rule);

      if (finding->fact == fact
          && (finding->verdict == REGIE_VERDICT_REFUSED
              || (finding->verdict == REGIE_VERDICT_NOTE && !reported)))
        g_strv_builder_add (lines, line);
    }
  list = g_strv_builder_end (lines);
  return g_strjoinv ("\n", list);
}

/* From before the dossier was recorded here: whether DUO was told is not known, and it is not
 * counted as open. */
static gboolean
is_older (const RegieDossier *dossier, guint fact)
{
  RegieDay from = regie_get_day (dossier->dossier, Dossier, recorded_from);

  return from != REGIE_DAY_NONE && g_array_index (dossier->facts, RegieFact, fact).day < from;
}

/* "PIP · B1-route · 2 February 2026" */
static char *
dup_title (const RegieOffice *office, RegieRecord *record)
{
  const char *label = regie_codes_label (office->codes, "feit", regie_get (record, Fact, kind));
  const char *route = regie_get (record, Fact, route);
  g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));

  return route != NULL
           ? g_strdup_printf ("%s · %s · %s", label,
                              regie_codes_label (office->codes, "leerroute", route), day)
           : g_strdup_printf ("%s · %s", label, day);
}

static char *
dup_state (const RegieDossier *dossier, guint fact, RegieDay told, gboolean refused)
{
  g_autofree char *told_on = regie_day_dup_medium (told);

  if (told != REGIE_DAY_NONE)
    return g_strdup_printf (_("Reported on %s"), told_on);
  if (refused)
    return g_strdup (_("DUO would refuse this"));
  return g_strdup (is_older (dossier, fact) ? _(
                     "From before the dossier was recorded here: not known whether it was reported")
                                            : _("Not reported yet"));
}

static void
add_report_button (RegieLine *row, RegieRecord *record)
{
  RegieDeed *deed = regie_line_add_deed (row, _("Mark as reported"), "dossier.reported",
                                         g_variant_new_int64 (regie_record_get_id (record)));

  deed->tooltip = g_strdup (_("DUO was told of this today"));
  /* TRANSLATORS: a button for a screen reader: which fact was reported */
  deed->spoken = g_strdup_printf (_("Reported to DUO: %s"), row->title);
}

static gboolean
is_refused (const GPtrArray *findings, guint fact)
{
  const RegieFinding *worst = regie_preflight_worst (findings, fact);

  return worst != NULL && worst->verdict == REGIE_VERDICT_REFUSED;
}

static void
add_fact (RegieChapter *chapter, const RegieDossierSource *from, const GPtrArray *findings,
          guint fact)
{
  RegieRecord *record = regie_dossier_get_record (from->dossier, fact);
  RegieDay told = regie_get_day (record, Fact, reported_on);
  gboolean refused = is_refused (findings, fact);
  g_autofree char *trouble = dup_trouble (findings, fact, told != REGIE_DAY_NONE);
  g_autofree char *state = dup_state (from->dossier, fact, told, refused);
  g_autofree char *title = dup_title (from->office, record);
  g_autofree char *name = regie_line_dup_name (record);
  g_autofree char *about = *trouble != '\0' ? g_strdup_printf ("%s\n%s", state, trouble)
                                            : g_strdup (state);
  RegieLine *row = regie_chapter_add_line (chapter, name, title, about);

  regie_line_set_shape (row, refused                  ? REGIE_SHAPE_LATE
                             : told != REGIE_DAY_NONE ? REGIE_SHAPE_DONE
                                                      : REGIE_SHAPE_RUN);
  if (told == REGIE_DAY_NONE && !refused)
    add_report_button (row, record);
}

static gboolean
is_reported (const RegieFact *fact)
{
  return regie_preflight_concerns (fact->kind)
         && !(fact->flags & (REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE));
}

typedef struct {
  guint n, n_open, n_refused;
} Counts;

static Counts
count_facts (const RegieDossier *dossier, const GPtrArray *findings)
{
  Counts counts = { 0 };

  for (guint i = 0; i < dossier->facts->len; i++)
    {
      RegieRecord *record = regie_dossier_get_record (dossier, i);

      if (!is_reported (&g_array_index (dossier->facts, RegieFact, i)))
        continue;
      counts.n++;
      counts.n_open += regie_get_day (record, Fact, reported_on) == REGIE_DAY_NONE
                       && !is_older (dossier, i);
      counts.n_refused += is_refused (findings, i);
    }
  return counts;
}

/* "2 facts are still to be reported. DUO would refuse 1." */
static char *
dup_summary (Counts counts)
{
  g_autofree char *open = g_strdup_printf (ngettext ("%u fact is still to be reported.",
                                                     "%u facts are still to be reported.",
                                                     counts.n_open),
                                           counts.n_open);
  g_autofree char *refused = g_strdup_printf (
    ngettext ("DUO would refuse %u.", "DUO would refuse %u.", counts.n_refused), counts.n_refused);
  const char *said = counts.n == 0        ? _("Nothing to report yet")
                     : counts.n_open == 0 ? _("Nothing is left to report.")
                                          : open;

  return counts.n_refused > 0 ? g_strdup_printf ("%s %s", said, refused) : g_strdup (said);
}

GListStore *
regie_duo_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();
  g_autoptr (GPtrArray) findings = regie_dossier_preflight (from->dossier, from->office);
  const RegieFinding *person = regie_preflight_worst (findings, G_MAXUINT);
  Counts counts = count_facts (from->dossier, findings);
  g_autofree char *summary = dup_summary (counts);
  RegieChapter *chapter = regie_chapters_add (chapters, summary, NULL);
  RegieDeed *deed = regie_chapter_add_deed (chapter, _("Export…"), "dossier.export-duo", NULL);

  g_free (chapter->name);
  chapter->name = g_strdup ("duo"); /* other numbers are the same chapter */
  deed->tooltip = g_strdup (_("Save this list with DUO's codes, as CSV or JSON"));
  if (person != NULL && person->verdict == REGIE_VERDICT_REFUSED)
    regie_line_set_shape (regie_chapter_add_line (chapter, "duo/person",
                                                  _("DUO shows nothing of this person"),
                                                  person->sentence),
                          REGIE_SHAPE_LATE);
  for (guint i = from->dossier->facts->len; i-- > 0;)
    if (is_reported (&g_array_index (from->dossier->facts, RegieFact, i)))
      add_fact (chapter, from, findings, i);
  if (counts.n == 0)
    regie_line_set_shape (
      regie_chapter_add_line (chapter, "duo/first",
                              _("The first is the PIP: its route, its level and its date."), NULL),
      REGIE_SHAPE_RUN);
  return chapters;
}
