/* SPDX-License-Identifier: EUPL-1.2 */
/* The PIP: the decision in its versions, the living plan with its week and its price, the goals. */
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-dossier-old-views.h"
#include "regie-money.h"
#include "regie-parts.h"
#include "regie-prices.h"
#include "regie-text.h"
#include "regie-week-view.h"

static char *
dup_value (const RegieView *view, const RegieField *field, RegieRecord *record)
{
  const char *text = regie_record_get (record, field->name);
  RegieDay day;

  if (text == NULL)
    return g_strdup ("–");
  switch (field->kind)
    {
    case REGIE_CODE:
      return g_strdup (regie_codes_label (view->office->codes, field->list, text));
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
is_in_force (const RegieView *view, RegieRecord *decision)
{
  for (guint i = 0; i < view->dossier->records->len; i++)
    if (strcmp (regie_get (view->dossier->records->pdata[i], Fact, kind), "pip") == 0
        && regie_get_day (view->dossier->records->pdata[i], Fact, day)
             == regie_get_day (decision, Decision, dated_on))
      return TRUE;
  return FALSE;
}

static GtkWidget *
cell_new (const char *text, const char *style)
{
  GtkWidget *label = regie_label_new (text, style, 0);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* The last two versions beside each other; what differs is bold. */
static GtkWidget *
compare_new (const RegieView *view)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Decision];
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Decision);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *holder = gtk_list_box_row_new ();
  guint first = list->len - 2;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_widget_set_margin_start (grid, 14);
  gtk_widget_set_margin_end (grid, 14);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  for (guint k = 0; k < 2; k++)
    {
      g_autofree char *title = g_strdup_printf (_("Version %s"), regie_get (list->pdata[first + k],
                                                                             Decision, number));

      gtk_grid_attach (GTK_GRID (grid), cell_new (title, "heading"), k + 1, 0, 1, 1);
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean differs;

      if (field->flags & REGIE_OWN && strcmp (field->name, "dated_on") != 0)
        continue;
      before = dup_value (view, field, list->pdata[first]);
      after = dup_value (view, field, list->pdata[first + 1]);
      differs = strcmp (before, after) != 0;
      gtk_grid_attach (GTK_GRID (grid), cell_new (regie_field_label (field), "dim-label"), 0, i + 1,
                       1, 1);
      gtk_grid_attach (GTK_GRID (grid), cell_new (before, NULL), 1, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), cell_new (after, differs ? "strong" : NULL), 2, i + 1, 1,
                       1);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _("The last two versions side by side"));
  regie_row_set_name (row, "decision/compare");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), holder);
  return row;
}

static void
add_decision (GtkWidget *group, const RegieView *view, RegieRecord *decision)
{
  const RegieCodes *codes = view->office->codes;
  gboolean dated = regie_get (decision, Decision, fact) != NULL;
  g_autofree char *day = regie_day_dup_long (regie_get_day (decision, Decision, dated_on));
  g_autofree char *hours = NULL;
  g_autofree char *about = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = g_strdup_printf ("decision/%" G_GINT64_FORMAT,
                                           regie_record_get_id (decision));
  GtkWidget *row, *button;

  title = g_strdup_printf (_("Version %s · %s"), regie_get (decision, Decision, number),
                           regie_codes_label (codes, "leerroute",
                                              regie_get (decision, Decision, route)));
  hours = regie_get (decision, Decision, intensity) != NULL
            ? g_strdup_printf (_(" · %s hours a week"), regie_get (decision, Decision, intensity))
            : g_strdup ("");
  about = !dated ? g_strdup_printf (_("Draft%s"), hours)
          : is_in_force (view, decision)
            ? g_strdup_printf (_("Dated %s%s"), day, hours)
            : g_strdup_printf (_("Was dated %s; taken back since"), day);
  row = regie_group_add_row (group, name, title, about);
  regie_row_set_shape (row, dated ? REGIE_SHAPE_DECISION : REGIE_SHAPE_RUN);
  if (dated)
    {
      regie_row_add_button (row, _("Letter…"), "dossier.letter", g_variant_new_string ("pip"));
      return;
    }
  button = regie_row_add_button (row, _("Establish…"), "dossier.decision-date",
                                 g_variant_new_int64 (regie_record_get_id (decision)));
  gtk_widget_add_css_class (button, "suggested-action");
  regie_row_add_edits (row, REGIE_ENTITY_Decision, decision);
}

static void
add_decisions (RegieOldSheet *sheet, const RegieView *view)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Decision];
  RegieRecord *last = regie_folder_last (view->folder, REGIE_ENTITY_Decision);
  GtkWidget *group = regie_old_sheet_add_group (
    sheet, _("The decision"),
    _("Why this route, and why not the others: the courts ask it of every route. Dated, it starts "
       "the term and is frozen."));
  GtkWidget *row;

  if (last == NULL || regie_get (last, Decision, fact) != NULL)
    regie_group_add_button (group, last == NULL ? _("Draw up…") : _("Next version…"),
                            "dossier.decision-begin", NULL);
  for (guint i = list->len; i-- > 0;)
    add_decision (group, view, list->pdata[i]);
  if (list->len >= 2)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), compare_new (view));
  if (list->len == 0)
    regie_group_add_empty (group, _("No decision was drawn up here yet."));
  row = regie_group_add_row (
    group, "decision/change", _("Another route…"),
    _("B1, education or self-reliance. What people call “downscaling to Z” is this."));
  regie_row_add_button (row, _("Record…"), "dossier.record-kind",
                        g_variant_new_string ("leerroute_wijziging"));
  row = regie_group_add_row (
    group, "decision/a2", _("A part at level A2…"),
    _("Downscaling in the B1 route, after 600 hours and with proof of effort."));
  regie_row_add_button (row, _("Record…"), "dossier.record-kind",
                        g_variant_new_string ("toestemming_a2"));
}

static RegieFamily
family_of (const char *topic)
{
  if (g_strcmp0 (topic, "taal") == 0 || g_strcmp0 (topic, "studie") == 0)
    return REGIE_FAMILY_BLUE;
  if (g_strcmp0 (topic, "pvt") == 0 || g_strcmp0 (topic, "map") == 0)
    return REGIE_FAMILY_PURPLE;
  return g_strcmp0 (topic, "kinderopvang") == 0 ? REGIE_FAMILY_SAND : REGIE_FAMILY_TEAL;
}

static gboolean
is_line (const RegieView *view, guint i)
{
  return g_array_index (view->dossier->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE;
}

static char *
line_title (const RegieView *view, guint i)
{
  RegieRecord *record = view->dossier->records->pdata[i];
  const char *topic = regie_codes_label (view->office->codes, "onderwerp",
                                         regie_get (record, Fact, topic));
  const char *provider = regie_get (record, Fact, provider);

  return provider != NULL ? g_strdup_printf ("%s · %s", topic, provider) : g_strdup (topic);
}

/* The order that was made of LINE: its number and stage; or the button that makes one, for a line
 * that names who does it. */
static void
add_order (GtkWidget *row, const RegieView *view, RegieRecord *line)
{
  GPtrArray *orders = view->folder->records[REGIE_ENTITY_Engagement];
  RegieRecord *order = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < orders->len; i++)
    if (regie_get_int (orders->pdata[i], Engagement, line, 0) == regie_record_get_id (line))
      order = orders->pdata[i];
  if (order != NULL)
    {
      text = g_strdup_printf ("%s · %s", regie_get (order, Engagement, number),
                              regie_codes_label (view->office->codes, "opdrachtstand",
                                                 regie_get (order, Engagement, stage)));
      regie_row_add_value (row, text, "dim-label");
    }
  else if (regie_get (line, Fact, provider) != NULL
           && regie_session_may (view->session, REGIE_MAY_ORDER))
    regie_row_add_button (row, _("Order…"), "dossier.order",
                          g_variant_new_int64 (regie_record_get_id (line)));
}

static void
add_lines (RegieOldSheet *sheet, const RegieView *view)
{
  GtkWidget *group = regie_old_sheet_add_group (
    sheet, _("The living plan"),
    _("What happens when, where and with whom. It changes "
       "along with life; the decision does not."));
  g_autoptr (GArray) lines = regie_dossier_cost_lines (view->dossier);
  guint n = 0;

  regie_group_add_button (group, _("Add a line…"), "dossier.record-kind",
                          g_variant_new_string ("plan_regel"));
  for (guint i = 0; i < view->dossier->records->len; i++)
    {
      RegieRecord *record = view->dossier->records->pdata[i];
      const char *parts[5] = { NULL };
      g_autofree char *title = NULL;
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;
      g_autofree char *when = NULL;
      g_autofree char *hours = NULL;
      g_autofree char *price = NULL;
      g_autofree char *about = NULL;
      g_autofree char *name = NULL;
      const RegieCostLine *line;
      guint k = 0;
      GtkWidget *row;

      if (!is_line (view, i))
        continue;
      line = &g_array_index (lines, RegieCostLine, n++);
      title = line_title (view, i);
      from = regie_day_dup_long (line->from);
      until = regie_day_dup_long (line->until);
      parts[k++] = when = g_strdup_printf (_("%s to %s"), from, until);
      if (line->per_week > 0)
        parts[k++] = hours = g_strdup_printf (
          ngettext ("%d hour a week", "%d hours a week", line->per_week), line->per_week);
      if (regie_get (record, Fact, place) != NULL)
        parts[k++] = regie_get (record, Fact, place);
      if (regie_get (record, Fact, rhythm) != NULL)
        parts[k++] = regie_get (record, Fact, rhythm);
      about = g_strjoinv (" · ", (char **) parts);
      name = g_strdup_printf ("fact/%" G_GINT64_FORMAT, regie_record_get_id (record));
      row = regie_group_add_row (group, name, title, about);
      price = line->price >= 0 ? regie_money_dup (regie_cost_of (line), TRUE)
                               : g_strdup (_("no price"));
      regie_row_add_value (row, price, line->price >= 0 ? NULL : "dim-label");
      add_order (row, view, record);
      regie_row_add_icon (row, "document-edit-symbolic", _("Change"), "dossier.correct",
                          g_variant_new_uint32 (i));
      regie_row_add_icon (row, "user-trash-symbolic", _("Remove"), "dossier.remove",
                          g_variant_new_uint32 (i));
    }
  if (n == 0)
    regie_group_add_empty (group, _("Nothing is planned yet."));
}

/* The Monday of the week that is shown: this week, else the first of the plan that is to come, else
 * its last. */
static RegieDay
monday_of (const RegieView *view)
{
  RegieDay today = regie_office_today (view->office);
  RegieDay first = REGIE_DAY_NONE;
  RegieDay last = REGIE_DAY_NONE;
  RegieDay day;
  gboolean now = FALSE;

  for (guint i = 0; i < view->dossier->facts->len; i++)
    if (is_line (view, i))
      {
        const RegieFact *line = &g_array_index (view->dossier->facts, RegieFact, i);

        now |= line->day <= today && line->until >= today;
        if (line->day > today)
          first = first == REGIE_DAY_NONE ? line->day : MIN (first, line->day);
        last = MAX (last, line->until);
      }
  day = now ? today : first != REGIE_DAY_NONE ? first : last != REGIE_DAY_NONE ? last : today;
  return day - (regie_day_weekday (day) - 1) + view->week * 7;
}

static void
say_week (GtkWidget *group, GArray *slots, GPtrArray *titles, guint64 childcare)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      gboolean is_care = slot->line < 64 && childcare >> slot->line & 1;

      for (guint k = i + 1; k < slots->len; k++)
        {
          const RegieSlot *other = &g_array_index (slots, RegieSlot, k);
          g_autofree char *text = NULL;

          if (is_care || (other->line < 64 && childcare >> other->line & 1)
              || !regie_slots_clash (slot, other))
            continue;
          text = g_strdup_printf (_("%s: %s and %s cannot both be done, travelling included."),
                                  regie_weekday_short (slot->weekday + 1),
                                  (char *) titles->pdata[slot->line],
                                  (char *) titles->pdata[other->line]);
          regie_row_set_shape (regie_group_add_row (group, NULL, text, NULL), REGIE_SHAPE_LATE);
          n++;
        }
      if (childcare != 0 && !is_care && regie_week_uncovered (slots, slot, childcare) > 0)
        {
          g_autofree char *text = g_strdup_printf (_("%s: %d minutes of %s without childcare."),
                                                   regie_weekday_short (slot->weekday + 1),
                                                   regie_week_uncovered (slots, slot, childcare),
                                                   (char *) titles->pdata[slot->line]);

          regie_row_set_shape (regie_group_add_row (group, NULL, text, NULL), REGIE_SHAPE_SOON);
          n++;
        }
    }
  if (n == 0 && slots->len > 0)
    regie_row_set_shape (regie_group_add_row (group, NULL, _("Everything fits in the week."),
                                              NULL),
                         REGIE_SHAPE_DONE);
}

static void
add_week (RegieOldSheet *sheet, const RegieView *view)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  GArray *families = g_array_new (FALSE, FALSE, sizeof (RegieFamily));
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *holidays = g_ptr_array_new ();
  RegieDay monday = monday_of (view);
  g_autofree char *day = regie_day_dup_long (monday);
  g_autofree char *title = g_strdup_printf (_("The week of %s"), day);
  GtkWidget *group = regie_old_sheet_add_group (sheet, title, NULL);
  GtkWidget *picture = regie_week_view_new ();
  GtkWidget *row = adw_preferences_row_new ();
  guint64 childcare = 0;

  regie_group_add_button (group, _("Earlier"), "dossier.week", g_variant_new_int32 (-1));
  regie_group_add_button (group, _("Later"), "dossier.week", g_variant_new_int32 (1));
  for (guint i = 0; i < view->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (view->dossier->facts, RegieFact, i);
      RegieRecord *record = view->dossier->records->pdata[i];
      RegieFamily family;

      if (!is_line (view, i) || fact->day > monday + 6
          || (fact->until != REGIE_DAY_NONE && fact->until < monday)
          || regie_get (record, Fact, rhythm) == NULL)
        continue;
      family = family_of (regie_get (record, Fact, topic));
      if (family == REGIE_FAMILY_SAND && titles->len < 64)
        childcare |= G_GUINT64_CONSTANT (1) << titles->len;
      regie_week_parse (regie_get (record, Fact, rhythm), titles->len,
                        (int) regie_get_int (record, Fact, travel, 0), slots, NULL);
      g_ptr_array_add (titles, g_strdup (regie_codes_label (view->office->codes, "onderwerp",
                                                            regie_get (record, Fact, topic))));
      g_array_append_val (families, family);
    }
  for (guint i = 0; i < 7; i++)
    g_ptr_array_add (holidays, (gpointer) regie_calendar_holiday (view->office->rules->calendar,
                                                                  monday + (int) i));
  if (slots->len == 0)
    {
      g_object_ref_sink (picture);
      g_object_unref (picture);
      g_object_ref_sink (row);
      g_object_unref (row);
      g_array_unref (slots);
      g_array_unref (families);
      g_ptr_array_unref (titles);
      g_ptr_array_unref (holidays);
      regie_group_add_empty (
        group,
        _("No line of this week says its days and hours yet (“ma 9:00-12:00, do 13:00-16:30”)."));
      return;
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), picture);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_margin_top (picture, 6);
  gtk_widget_set_margin_bottom (picture, 6);
  gtk_widget_set_margin_start (picture, 10);
  gtk_widget_set_margin_end (picture, 10);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  say_week (group, slots, titles, childcare);
  regie_week_view_set (REGIE_WEEK_VIEW (picture), slots, titles, families, holidays, monday);
}

static void
add_money_row (GtkWidget *group, const char *title, const char *about, gint64 cents,
               const char *style)
{
  g_autofree char *text = regie_money_dup (cents, TRUE);

  regie_row_add_value (regie_group_add_row (group, NULL, title, about), text, style);
}

/* What this plan does to the budget of the office in YEAR; NULL when nothing is planned then. */
static char *
dup_budget (const RegieView *view, const RegieCostYear *year)
{
  const RegieBudgetYear *all = view->budgets != NULL ? regie_budget_find (view->budgets, year->year)
                                                     : NULL;
  g_autofree char *budget = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *left = NULL;

  if (all == NULL || year->cost == 0)
    return NULL;
  planned = regie_money_dup (all->planned, TRUE);
  if (all->budget < 0)
    return g_strdup_printf (
      _("All plans of the office together: %s. No budget is recorded (see Providers)."), planned);
  budget = regie_money_dup (all->budget, TRUE);
  left = regie_money_dup (llabs (all->budget - all->planned), TRUE);
  return all->budget >= all->planned
           ? g_strdup_printf (_("Budget of the office %s, all plans together %s: %s is left."),
                              budget, planned, left)
           : g_strdup_printf (_("Budget of the office %s, all plans together %s: %s too much."),
                              budget, planned, left);
}

static void
add_price (RegieOldSheet *sheet, const RegieView *view)
{
  g_autoptr (RegieCost) cost = regie_dossier_cost (view->dossier, view->office);
  g_autofree char *summary = regie_cost_dup_summary (cost);
  g_autofree char *chance = NULL;
  g_autofree char *lessons = NULL;
  g_autofree char *unknown = regie_cost_dup_unknown (cost);
  GtkWidget *group = regie_old_sheet_add_group (sheet, _("The price"), summary);
  GtkWidget *rows = adw_expander_row_new ();
  GtkWidget *total = gtk_label_new (NULL);
  g_autofree char *income = regie_money_dup (cost->income, TRUE);
  gint64 margin = cost->income - cost->cost;

  add_money_row (group, _("Cost of the plan"), NULL, cost->cost, NULL);
  if (cost->own > 0)
    add_money_row (group, _("The person pays"),
                   _("Who is no asylum status holder pays the lessons, with a loan of DUO if need "
                      "be (Wet art. 16 and 20)."),
                   cost->own, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows), _("What the state pays (SPUK)"));
  regie_row_set_name (rows, "price/income");
  gtk_label_set_text (GTK_LABEL (total), income);
  gtk_widget_add_css_class (total, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (rows), total);
  for (guint i = 0; i < cost->parts->len; i++)
    {
      g_autofree char *sentence = regie_income_dup_sentence (
        &g_array_index (cost->parts, RegieIncome, i));

      adw_expander_row_add_row (ADW_EXPANDER_ROW (rows),
                                g_object_new (ADW_TYPE_ACTION_ROW, "title", sentence, NULL));
    }
  if (cost->finishing.amount > 0)
    {
      g_autofree char *sentence = regie_income_dup_sentence (&cost->finishing);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (rows),
                                g_object_new (ADW_TYPE_ACTION_ROW, "title", sentence, "title-lines",
                                              0, NULL));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows);
  {
    GtkWidget *years = adw_expander_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (years), _("By budget year"));
    regie_row_set_name (years, "price/years");
    for (guint i = 0; i < cost->years->len; i++)
      {
        const RegieCostYear *year = &g_array_index (cost->years, RegieCostYear, i);
        g_autofree char *title = g_strdup_printf ("%d", year->year);
        g_autofree char *spent = regie_money_dup (year->cost, TRUE);
        g_autofree char *received = regie_money_dup (year->income, TRUE);
        g_autofree char *balance = regie_money_dup (year->income - year->cost, TRUE);
        g_autofree char *office = dup_budget (view, year);
        g_autofree char *about = office != NULL ? g_strdup_printf (_("costs %s, brings in %s\n%s"),
                                                                   spent, received, office)
                                                : g_strdup_printf (_("costs %s, brings in %s"),
                                                                   spent, received);
        GtkWidget *row = adw_action_row_new ();

        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
        regie_row_add_value (row, balance, year->income >= year->cost ? "tone-done" : "tone-late");
        adw_expander_row_add_row (ADW_EXPANDER_ROW (years), row);
      }
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), years);
  }
  add_money_row (group, margin >= 0 ? _("Left") : _("Missing"), unknown, llabs (margin),
                 margin >= 0 ? "tone-done" : "tone-late");
  lessons = g_strdup_printf (
    _("%d of the %d hours of lessons that the route takes are planned. The chance of each route "
       "is an assumption of the office (amounts.ini)."),
    cost->lessons, cost->needed);
  chance = g_strdup_printf (_("%d %%"), cost->chance);
  regie_row_add_value (
    regie_group_add_row (group, NULL, _("Chance of finishing in time"), lessons), chance, NULL);
}

static void
add_heading (GtkGrid *grid, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "why");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static void
add_cell (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_alternative (GtkGrid *grid, const RegieView *view, const RegieAlternative *one, int row)
{
  gint64 margin = one->cost->income - one->cost->cost;
  g_autofree char *name = g_strdup_printf (_("%s · %s · %d h/week"),
                                           regie_codes_label (view->office->codes, "leerroute",
                                                              regie_route_name (one->route)),
                                           one->offer->provider, one->per_week);
  g_autofree char *until = regie_day_dup_medium (one->until);
  g_autofree char *cost = regie_money_dup (one->cost->cost + one->cost->own, TRUE);
  g_autofree char *left = regie_money_dup (margin, TRUE);
  g_autofree char *chance = g_strdup_printf (_("%d %%"), one->cost->chance);

  if (view->narrow) /* the name on a line of its own */
    {
      GtkWidget *label = regie_label_new (name, "strong", 0);

      gtk_grid_attach (grid, label, 0, row * 2 - 1, 4, 1);
      row *= 2;
    }
  if (one->fits)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Take over"));
      g_autofree char *about = g_strdup_printf (_("Take over into the plan: %s"), name);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "small");
      gtk_widget_set_tooltip_text (button, about);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.take");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xii)", one->offer->id,
                                        (int) one->route, one->per_week);
      gtk_grid_attach (grid, button, view->narrow ? 4 : 5, row, 1, 1);
    }
  else
    add_cell (grid, 0, row, name, NULL);
  add_cell (grid, 1, row, until, one->fits ? NULL : "tone-late");
  add_cell (grid, 2, row, cost, NULL);
  add_cell (grid, 3, row, left, margin >= 0 ? "tone-done" : "tone-late");
  if (!view->narrow)
    add_cell (grid, 4, row, chance, NULL);
}

static void
add_alternatives (RegieOldSheet *sheet, const RegieView *view)
{
  g_autoptr (GPtrArray) list = regie_alternatives_new (view->dossier, view->office, view->prices);
  GtkWidget *group = regie_old_sheet_add_group (
    sheet, _("Alternatives"),
    _("What is left to do, by route, provider and hours a week, at the prices of the contracts "
       "that run now. Red: does not fit the term."));
  GtkWidget *grid, *row;

  if (list->len == 0)
    {
      regie_group_add_empty (
        group, view->prices->len == 0
                 ? _("No contract has a price for language lessons. Record it under Providers.")
                 : _("The lessons are done: there is nothing left to compare."));
      return;
    }
  grid = gtk_grid_new ();
  row = adw_preferences_row_new ();
  gtk_widget_set_focusable (row, FALSE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 7);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  gtk_widget_set_margin_start (grid, 14);
  gtk_widget_set_margin_end (grid, 14);
  add_heading (GTK_GRID (grid), 1, _("Last lesson"));
  add_heading (GTK_GRID (grid), 2, _("Cost"));
  add_heading (GTK_GRID (grid), 3, _("Left over"));
  if (!view->narrow)
    add_heading (GTK_GRID (grid), 4, _("Chance"));
  for (guint i = 0; i < list->len && i < 10; i++)
    add_alternative (GTK_GRID (grid), view, list->pdata[i], (int) i + 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
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

static void
add_goals_under (GtkWidget *group, const RegieView *view, gint64 parent, guint depth)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Goal];

  for (guint i = 0; i < list->len; i++)
    {
      RegieRecord *goal = list->pdata[i];
      const char *kind = regie_get (goal, Goal, kind);
      const char *next = child_kind (kind);
      g_autofree char *about = NULL;
      g_autofree char *name = g_strdup_printf ("goal/%" G_GINT64_FORMAT,
                                               regie_record_get_id (goal));
      g_autofree char *due = NULL;
      g_autofree char *preset = NULL;
      gboolean done = regie_get (goal, Goal, done_on) != NULL;
      RegieDay day = done ? regie_get_day (goal, Goal, done_on) : regie_get_day (goal, Goal, due);
      RegieDay today = regie_office_today (view->office);
      GtkWidget *row, *space;

      if (regie_get_int (goal, Goal, parent, 0) != parent)
        continue;
      due = day == REGIE_DAY_NONE ? g_strdup ("")
            : done                ? g_strdup_printf (" · %s", _("achieved"))
                                  : NULL;
      if (due == NULL)
        {
          g_autofree char *words = regie_days_dup_words (day, today, FALSE);

          due = g_strdup_printf (" · %s", words);
        }
      about = g_strconcat (regie_codes_label (view->office->codes, "doel", kind), due, NULL);
      row = regie_group_add_row (group, name, regie_get (goal, Goal, text), about);
      regie_row_set_shape (row, done                                   ? REGIE_SHAPE_DONE
                                : day != REGIE_DAY_NONE && day < today ? REGIE_SHAPE_SOON
                                                                       : REGIE_SHAPE_RUN);
      space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (space, (int) depth * 22, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), space);
      if (next != NULL)
        {
          g_autofree char *label = g_strdup_printf (
            _("Add under this: %s"), regie_codes_label (view->office->codes, "doel", next));

          preset = g_strdup_printf ("onder=%" G_GINT64_FORMAT "&soort=%s",
                                    regie_record_get_id (goal), next);
          regie_row_add_icon (row, "list-add-symbolic", label, "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Goal, preset));
        }
      regie_row_add_edits (row, REGIE_ENTITY_Goal, goal);
      add_goals_under (group, view, regie_record_get_id (goal), depth + 1);
    }
}

static void
add_goals (RegieOldSheet *sheet, const RegieView *view)
{
  GtkWidget *group = regie_old_sheet_add_group (
    sheet, _("Goals"),
    _(
      "A main goal; under it wishes and attention points; under those steps that begin with “I”."));

  regie_group_add_button (group, _("Main goal…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Goal, "soort=hoofddoel"));
  regie_group_add_button (group, _("Attention point…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Goal, "soort=aandachtspunt"));
  add_goals_under (group, view, 0, 0);
  if (view->folder->records[REGIE_ENTITY_Goal]->len == 0)
    regie_group_add_empty (group, _("What does this person want to reach?"));
}

void
regie_view_fill_plan (RegieOldSheet *sheet, const RegieView *view)
{
  regie_old_sheet_begin (sheet, view->narrow);
  add_goals (sheet, view);
  add_decisions (sheet, view);
  add_lines (sheet, view);
  add_week (sheet, view);
  add_price (sheet, view);
  add_alternatives (sheet, view);
  regie_old_sheet_end (sheet);
}
