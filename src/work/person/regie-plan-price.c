/* SPDX-License-Identifier: EUPL-1.2 */
/* The price of the living plan, and what the rest of the trajectory would cost otherwise. */
#include "regie-plan-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-money.h"
#include "regie-prices.h"
#include "regie-text.h"

/* So many alternatives are shown: the best. */
#define MOST 10

static void
add_money (RegieChapter *chapter, const char *title, const char *about, gint64 cents,
           const char *style)
{
  g_autofree char *text = regie_money_dup (cents, TRUE);

  regie_line_add_word (regie_chapter_add_line (chapter, NULL, title, about), text, style);
}

/* What this plan does to the budget of the office in YEAR; NULL when nothing is planned then. */
static char *
dup_budget (const RegieDossierSource *from, const RegieCostYear *year)
{
  const RegieBudgetYear *all = from->budgets != NULL ? regie_budget_find (from->budgets, year->year)
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
add_income (RegieChapter *chapter, const RegieCost *cost)
{
  g_autofree char *income = regie_money_dup (cost->income, TRUE);
  RegieLine *rows = regie_chapter_add_line (chapter, "price/income",
                                            _("What the state pays (SPUK)"), NULL);

  regie_line_add_word (rows, income, NULL);
  for (guint i = 0; i < cost->parts->len; i++)
    {
      g_autofree char *sentence = regie_income_dup_sentence (
        &g_array_index (cost->parts, RegieIncome, i));

      regie_line_add_line (rows, NULL, sentence, NULL);
    }
  if (cost->finishing.amount > 0)
    {
      g_autofree char *sentence = regie_income_dup_sentence (&cost->finishing);

      regie_line_add_line (rows, NULL, sentence, NULL);
    }
}

static void
add_year (RegieLine *rows, const RegieDossierSource *from, const RegieCostYear *year)
{
  g_autofree char *title = g_strdup_printf ("%d", year->year);
  g_autofree char *spent = regie_money_dup (year->cost, TRUE);
  g_autofree char *received = regie_money_dup (year->income, TRUE);
  g_autofree char *balance = regie_money_dup (year->income - year->cost, TRUE);
  g_autofree char *office = dup_budget (from, year);
  g_autofree char *about = office != NULL
                             ? g_strdup_printf (_("costs %s, brings in %s\n%s"), spent, received,
                                                office)
                             : g_strdup_printf (_("costs %s, brings in %s"), spent, received);

  regie_line_add_word (regie_line_add_line (rows, NULL, title, about), balance,
                       year->income >= year->cost ? "tone-done" : "tone-late");
}

static void
add_years (RegieChapter *chapter, const RegieDossierSource *from, const RegieCost *cost)
{
  RegieLine *rows = regie_chapter_add_line (chapter, "price/years", _("By budget year"), NULL);

  for (guint i = 0; i < cost->years->len; i++)
    add_year (rows, from, &g_array_index (cost->years, RegieCostYear, i));
}

static void
add_chance (RegieChapter *chapter, const RegieCost *cost)
{
  g_autofree char *chance = g_strdup_printf (_("%d %%"), cost->chance);
  g_autofree char *lessons = g_strdup_printf (
    _("%d of the %d hours of lessons that the route takes are planned. The chance of each route "
       "is an assumption of the office."),
    cost->lessons, cost->needed);

  regie_line_add_word (regie_chapter_add_line (chapter, NULL, _("Chance of finishing in time"),
                                               lessons),
                       chance, NULL);
}

void
regie_plan_add_price (GListStore *chapters, const RegieDossierSource *from)
{
  g_autoptr (RegieCost) cost = regie_dossier_cost (from->dossier, from->office);
  g_autofree char *summary = regie_cost_dup_summary (cost);
  g_autofree char *unknown = regie_cost_dup_unknown (cost);
  RegieChapter *chapter = regie_chapters_add (chapters, _("The price"), summary);
  gint64 margin = cost->income - cost->cost;

  add_money (chapter, _("Cost of the plan"), NULL, cost->cost, NULL);
  if (cost->own > 0)
    add_money (chapter, _("The person pays"),
               _("Who is no asylum status holder pays the lessons, with a loan of DUO if need "
                  "be (Wet art. 16 and 20)."),
               cost->own, "dim-label");
  add_income (chapter, cost);
  add_years (chapter, from, cost);
  add_money (chapter, margin >= 0 ? _("Left") : _("Missing"), unknown, llabs (margin),
             margin >= 0 ? "tone-done" : "tone-late");
  add_chance (chapter, cost);
}

static void
add_headings (RegieTable *table)
{
  const char *const headings[] = { "", _("Last lesson"), _("Cost"), _("Left over"), _("Chance"),
                                   "" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    regie_table_add (table, headings[i], "dim-label");
}

static void
add_alternative (RegieTable *table, const RegieDossierSource *from, const RegieAlternative *one)
{
  gint64 margin = one->cost->income - one->cost->cost;
  g_autofree char *name = g_strdup_printf (_("%s · %s · %d h/week"),
                                           regie_codes_label (from->office->codes, "leerroute",
                                                              regie_route_name (one->route)),
                                           one->offer->provider, one->per_week);
  g_autofree char *until = regie_day_dup_medium (one->until);
  g_autofree char *cost = regie_money_dup (one->cost->cost + one->cost->own, TRUE);
  g_autofree char *left = regie_money_dup (margin, TRUE);
  g_autofree char *chance = g_strdup_printf (_("%d %%"), one->cost->chance);
  RegieDeed *deed;

  regie_table_add (table, name, NULL);
  regie_table_add (table, until, one->fits ? NULL : "tone-late");
  regie_table_add (table, cost, NULL);
  regie_table_add (table, left, margin >= 0 ? "tone-done" : "tone-late");
  regie_table_add (table, chance, NULL);
  if (!one->fits)
    {
      regie_table_add (table, "", NULL);
      return;
    }
  deed = regie_table_add_deed (table, _("Take over"), "dossier.take",
                               g_variant_new ("(xii)", one->offer->id, (int) one->route,
                                              one->per_week));
  deed->tooltip = g_strdup_printf (_("Take over into the plan: %s"), name);
  deed->style = g_strdup ("flat");
}

void
regie_plan_add_alternatives (GListStore *chapters, const RegieDossierSource *from)
{
  g_autoptr (GPtrArray) list = regie_alternatives_new (from->dossier, from->office, from->prices);
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Alternatives"),
    _("What is left to do, by route, provider and hours a week, at the prices of the contracts "
       "that run now. Red: does not fit the term."));
  RegieTable *table;

  if (list->len == 0)
    {
      regie_chapter_add_empty (
        chapter, from->prices->len == 0
                   ? _("No contract has a price for language lessons. Record it under Providers.")
                   : _("The lessons are done: there is nothing left to compare."));
      return;
    }
  table = regie_table_new (6, 4);
  table->stacks = TRUE;
  table->counts = TRUE;
  add_headings (table);
  for (guint i = 0; i < list->len && i < MOST; i++)
    add_alternative (table, from, list->pdata[i]);
  regie_line_take_content (regie_chapter_add_line (chapter, "alternatives", NULL, NULL),
                           REGIE_ITEM (table));
}
