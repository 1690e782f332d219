/* SPDX-License-Identifier: EUPL-1.2 */
/* The PIP: the goals, the decision in its versions, the lines of the living plan. */
#include "regie-dossier-views.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-cost-file.h"
#include "regie-money.h"
#include "regie-plan-parts.h"
#include "regie-text.h"

static char *
dup_value (const RegieDossierSource *from, const RegieField *field, RegieRecord *record)
{
  const char *text = regie_record_get (record, field->name);
  RegieDay day;

  if (text == NULL)
    return g_strdup ("–");
  switch (field->kind)
    {
    case REGIE_CODE:
      return g_strdup (regie_codes_label (from->office->codes, field->list, text));
    case REGIE_BOOL:
      return g_strdup (*text == '1' ? _("yes") : _("no"));
    case REGIE_DAY:
      return regie_day_parse (text, &day) ? regie_day_dup_long (day) : g_strdup (text);
    default:
      return g_strdup (text);
    }
}

/* The fact of a decision is still there: it was not taken back. */
static gboolean
is_in_force (const RegieDossierSource *from, RegieRecord *decision)
{
  for (guint i = 0; i < from->dossier->records->len; i++)
    if (regie_get_code (from->dossier->records->pdata[i], Fact, kind) == REGIE_FACT_PIP
        && regie_get_day (from->dossier->records->pdata[i], Fact, day)
             == regie_get_day (decision, Decision, dated_on))
      return TRUE;
  return FALSE;
}

/* Which fields of a decision are compared: those that a person fills in, and its day. */
static gboolean
is_compared (const RegieField *field)
{
  return !(field->flags & REGIE_OWN) || strcmp (field->name, "dated_on") == 0;
}

/* The last two versions beside each other; what differs is bold. */
static void
add_comparison (RegieChapter *chapter, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Decision];
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Decision);
  RegieRecord *versions[] = { list->pdata[list->len - 2], list->pdata[list->len - 1] };
  RegieTable *table = regie_table_new (3, 3);
  RegieLine *row = regie_chapter_add_line (chapter, "decision/compare",
                                           _("The last two versions side by side"), NULL);

  regie_table_add (table, "", NULL);
  for (guint k = 0; k < G_N_ELEMENTS (versions); k++)
    {
      g_autofree char *title = g_strdup_printf (_("Version %s"),
                                                regie_get (versions[k], Decision, number));

      regie_table_add (table, title, "heading");
    }
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_compared (&entity->fields[i]))
      {
        const RegieField *field = &entity->fields[i];
        g_autofree char *before = dup_value (from, field, versions[0]);
        g_autofree char *after = dup_value (from, field, versions[1]);

        regie_table_add (table, regie_field_label (field), "dim-label");
        regie_table_add (table, before, NULL);
        regie_table_add (table, after, strcmp (before, after) != 0 ? "strong" : NULL);
      }
  regie_line_take_content (regie_line_add_line (row, NULL, NULL, NULL), REGIE_ITEM (table));
}

static void
add_decision (RegieChapter *chapter, const RegieDossierSource *from, RegieRecord *decision)
{
  const RegieCodes *codes = from->office->codes;
  gboolean dated = regie_get (decision, Decision, fact) != NULL;
  g_autofree char *day = regie_day_dup_long (regie_get_day (decision, Decision, dated_on));
  g_autofree char *hours = NULL;
  g_autofree char *about = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = regie_line_dup_name (decision);
  RegieLine *row;
  RegieDeed *deed;

  title = g_strdup_printf (_("Version %s · %s"), regie_get (decision, Decision, number),
                           regie_codes_label (codes, "leerroute",
                                              regie_get (decision, Decision, route)));
  hours = regie_get (decision, Decision, intensity) != NULL
            ? g_strdup_printf (_(" · %s hours a week"), regie_get (decision, Decision, intensity))
            : g_strdup ("");
  about = !dated ? g_strdup_printf (_("Draft%s"), hours)
          : is_in_force (from, decision)
            ? g_strdup_printf (_("Dated %s%s"), day, hours)
            : g_strdup_printf (_("Was dated %s; taken back since"), day);
  row = regie_chapter_add_line (chapter, name, title, about);
  regie_line_set_shape (row, dated ? REGIE_SHAPE_DECISION : REGIE_SHAPE_RUN);
  if (dated)
    {
      regie_line_add_deed (row, _("Letter…"), "dossier.letter", g_variant_new_string ("pip"));
      return;
    }
  deed = regie_line_add_deed (row, _("Establish…"), "dossier.decision-date",
                              g_variant_new_int64 (regie_record_get_id (decision)));
  deed->style = g_strdup ("suggested-action");
  regie_line_add_edits (row, REGIE_ENTITY_Decision, decision);
}

/* What changes the decision without being a next version of it. */
static void
add_changes (RegieChapter *chapter, const RegieDossierSource *from)
{
  int hours = from->office->assumed.a2_hours;
  g_autofree char *a2 = g_strdup_printf (
    ngettext ("Downscaling in the B1 route, after %d hour and with proof of effort.",
              "Downscaling in the B1 route, after %d hours and with proof of effort.", hours),
    hours);
  RegieLine *row = regie_chapter_add_line (
    chapter, "decision/change", _("Another route…"),
    _("B1, education or self-reliance. What people call “downscaling to Z” is this."));

  regie_line_add_deed (row, _("Record…"), "dossier.record-kind",
                       g_variant_new_string ("leerroute_wijziging"));
  row = regie_chapter_add_line (chapter, "decision/a2", _("A part at level A2…"), a2);
  regie_line_add_deed (row, _("Record…"), "dossier.record-kind",
                       g_variant_new_string ("toestemming_a2"));
}

static void
add_decisions (GListStore *chapters, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Decision];
  RegieRecord *last = regie_folder_last (from->folder, REGIE_ENTITY_Decision);
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("The decision"),
    _("Why this route, and why not the others: the courts ask it of every route. Dated, it starts "
       "the term and is frozen."));

  if (last == NULL || regie_get (last, Decision, fact) != NULL)
    {
      RegieDeed *begin = regie_chapter_add_deed (chapter,
                                                 last == NULL ? _("Draw up…")
                                                              : _("Next version…"),
                                                 "dossier.decision-begin", NULL);

      if (last == NULL) /* what Vandaag sends one for */
        begin->style = g_strdup ("suggested-action");
    }
  for (guint i = list->len; i-- > 0;)
    add_decision (chapter, from, list->pdata[i]);
  if (list->len >= 2)
    add_comparison (chapter, from);
  if (list->len == 0)
    regie_chapter_add_empty (chapter, _("No decision was drawn up here yet."));
  add_changes (chapter, from);
}

static gboolean
is_line (const RegieDossierSource *from, guint i)
{
  return g_array_index (from->dossier->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE;
}

/* Does line I stand beside one of the other kind: lessons beside work? */
static gboolean
is_dual (const RegieDossierSource *from, guint i)
{
  const GArray *facts = from->dossier->facts;

  return regie_facts_are_dual_at ((const RegieFact *) (gconstpointer) facts->data, facts->len, i);
}

static char *
line_title (const RegieDossierSource *from, guint i)
{
  RegieRecord *record = from->dossier->records->pdata[i];
  const char *topic = regie_codes_label (from->office->codes, "onderwerp",
                                         regie_get (record, Fact, topic));
  const char *provider = regie_get (record, Fact, provider);

  return provider != NULL ? g_strdup_printf ("%s · %s", topic, provider) : g_strdup (topic);
}

/* The order that was made of LINE: its number and stage; or the button that makes one, for a line
 * that names who does it. */
static void
add_order (RegieLine *row, const RegieDossierSource *from, RegieRecord *line)
{
  GPtrArray *orders = from->folder->records[REGIE_ENTITY_Engagement];
  RegieRecord *order = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < orders->len; i++)
    if (regie_get_int (orders->pdata[i], Engagement, line, 0) == regie_record_get_id (line))
      order = orders->pdata[i];
  if (order != NULL)
    {
      text = g_strdup_printf ("%s · %s", regie_get (order, Engagement, number),
                              regie_codes_label (from->office->codes, "opdrachtstand",
                                                 regie_get (order, Engagement, stage)));
      regie_line_add_word (row, text, "dim-label");
    }
  else if (regie_get (line, Fact, provider) != NULL && from->may_order)
    regie_line_add_deed (row, _("Order…"), "dossier.order",
                         g_variant_new_int64 (regie_record_get_id (line)));
}

/* "5 January 2026 to 26 June 2026 · 12 hours a week · Leerhuis · ma 9:00-12:00" */
static char *
dup_line_about (RegieRecord *record, const RegieCostLine *line)
{
  const char *parts[5] = { NULL };
  g_autofree char *from = regie_day_dup_long (line->from);
  g_autofree char *until = regie_day_dup_long (line->until);
  g_autofree char *when = g_strdup_printf (_("%s to %s"), from, until);
  g_autofree char *hours = NULL;
  guint n = 0;

  parts[n++] = when;
  if (line->per_week > 0)
    parts[n++] = hours = g_strdup_printf (
      ngettext ("%d hour a week", "%d hours a week", line->per_week), line->per_week);
  if (regie_get (record, Fact, place) != NULL)
    parts[n++] = regie_get (record, Fact, place);
  if (regie_get (record, Fact, rhythm) != NULL)
    parts[n++] = regie_get (record, Fact, rhythm);
  return g_strjoinv (" · ", (char **) parts);
}

static void
add_line (RegieChapter *chapter, const RegieDossierSource *from, guint i, const RegieCostLine *line)
{
  RegieRecord *record = from->dossier->records->pdata[i];
  gint64 id = regie_record_get_id (record);
  g_autofree char *name = regie_line_dup_name (record);
  g_autofree char *title = line_title (from, i);
  g_autofree char *about = dup_line_about (record, line);
  g_autofree char *price = line->price >= 0 ? regie_money_dup (regie_cost_of (line), TRUE)
                                            : g_strdup (_("no price"));
  RegieLine *row = regie_chapter_add_line (chapter, name, title, about);

  if (is_dual (from, i))
    /* TRANSLATORS: a dual track: lessons and work at the same time */
    regie_line_add_word (row, _("dual"), NULL);
  regie_line_add_word (row, price, line->price >= 0 ? NULL : "dim-label");
  add_order (row, from, record);
  regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Change"), "dossier.correct",
                       g_variant_new_int64 (id));
  regie_line_add_icon (row, "user-trash-symbolic", _("Remove"), "dossier.remove",
                       g_variant_new_int64 (id));
}

static void
add_lines (GListStore *chapters, const RegieDossierSource *from)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("The living plan"),
    _("What happens when, where and with whom. It changes "
       "along with life; the decision does not."));
  g_autoptr (GArray) lines = regie_dossier_cost_lines (from->dossier);
  guint n = 0;

  regie_chapter_add_deed (chapter, _("Add a line…"), "dossier.record-kind",
                          g_variant_new_string ("plan_regel"));
  for (guint i = 0; i < from->dossier->records->len; i++)
    if (is_line (from, i))
      add_line (chapter, from, i, &g_array_index (lines, RegieCostLine, n++));
  if (n == 0)
    regie_chapter_add_empty (chapter, _("Nothing is planned yet."));
}

/* What may hang under a goal: a wish or an attention point, then steps, then activities, then
 * evidence. */
static const char *
child_kind (const char *kind)
{
  static const char *const under[][2] = { { "hoofddoel", "ontwikkelwens" },
                                          { "ontwikkelwens", "subdoel" },
                                          { "aandachtspunt", "subdoel" },
                                          { "subdoel", "activiteit" },
                                          { "activiteit", "bewijs" } };

  for (guint i = 0; i < G_N_ELEMENTS (under); i++)
    if (g_strcmp0 (kind, under[i][0]) == 0)
      return under[i][1];
  return NULL;
}

/* "Main goal · 4 months": what it is, and when it is due or that it was achieved. */
static char *
dup_goal_about (const RegieDossierSource *from, RegieRecord *goal, RegieDay day)
{
  const char *kind = regie_codes_label (from->office->codes, "doel", regie_get (goal, Goal, kind));
  g_autofree char *words = NULL;

  if (day == REGIE_DAY_NONE)
    return g_strdup (kind);
  if (regie_get (goal, Goal, done_on) != NULL)
    return g_strdup_printf ("%s · %s", kind, _("achieved"));
  words = regie_days_dup_words (day, regie_office_today (from->office), FALSE);
  return g_strdup_printf ("%s · %s", kind, words);
}

/* The button that adds what may hang under GOAL. */
static void
add_under (RegieLine *row, const RegieDossierSource *from, RegieRecord *goal)
{
  const char *next = child_kind (regie_get (goal, Goal, kind));
  g_autofree char *label = NULL;
  g_autofree char *preset = NULL;

  if (next == NULL)
    return;
  label = g_strdup_printf (_("Add under this: %s"),
                           regie_codes_label (from->office->codes, "doel", next));
  preset = g_strdup_printf ("onder=%" G_GINT64_FORMAT "&soort=%s", regie_record_get_id (goal),
                            next);
  regie_line_add_icon (row, "list-add-symbolic", label, "records.add",
                       g_variant_new ("(us)", REGIE_ENTITY_Goal, preset));
}

static void
add_goals_under (RegieChapter *chapter, const RegieDossierSource *from, gint64 parent, int depth)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Goal];
  RegieDay today = regie_office_today (from->office);

  for (guint i = 0; i < list->len; i++)
    {
      RegieRecord *goal = list->pdata[i];
      gboolean done = regie_get (goal, Goal, done_on) != NULL;
      RegieDay day = done ? regie_get_day (goal, Goal, done_on) : regie_get_day (goal, Goal, due);
      g_autofree char *name = regie_line_dup_name (goal);
      g_autofree char *about = NULL;
      RegieLine *row;

      if (regie_get_int (goal, Goal, parent, 0) != parent)
        continue;
      about = dup_goal_about (from, goal, day);
      row = regie_chapter_add_line (chapter, name, regie_get (goal, Goal, text), about);
      row->depth = depth;
      regie_line_set_shape (row, done                                   ? REGIE_SHAPE_DONE
                                 : day != REGIE_DAY_NONE && day < today ? REGIE_SHAPE_SOON
                                                                        : REGIE_SHAPE_RUN);
      add_under (row, from, goal);
      regie_line_add_edits (row, REGIE_ENTITY_Goal, goal);
      add_goals_under (chapter, from, regie_record_get_id (goal), depth + 1);
    }
}

static void
add_goals (GListStore *chapters, const RegieDossierSource *from)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Goals"),
    _(
      "A main goal; under it wishes and attention points; under those steps that begin with “I”."));

  regie_chapter_add_deed (chapter, _("Main goal…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Goal, "soort=hoofddoel"));
  regie_chapter_add_deed (chapter, _("Attention point…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Goal, "soort=aandachtspunt"));
  add_goals_under (chapter, from, 0, 0);
  if (from->folder->records[REGIE_ENTITY_Goal]->len == 0)
    regie_chapter_add_empty (chapter, _("What does this person want to reach?"));
}

GListStore *
regie_plan_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();

  add_goals (chapters, from);
  add_decisions (chapters, from);
  add_lines (chapters, from);
  regie_plan_add_week (chapters, from);
  regie_plan_add_price (chapters, from);
  regie_plan_add_alternatives (chapters, from);
  return chapters;
}
