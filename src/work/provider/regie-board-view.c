/* SPDX-License-Identifier: EUPL-1.2 */
/* The contracts as cards on a board of stages, and as lanes on a line of time. */
#include "regie-shelf-view.h"

#include <glib/gi18n.h>

#include "regie-money.h"
#include "regie-provider-commands.h"
#include "regie-text.h"

#define FAR 60 /* days: what comes later than this is not yet near */

static const RegieProp board_card_props[] = {
  REGIE_PROP (RegieBoardCard, contract, "contract", ID),
  REGIE_PROP (RegieBoardCard, provider, "provider", TARGET),
  REGIE_PROP (RegieBoardCard, name, "name", TEXT),
  REGIE_PROP (RegieBoardCard, about, "about", TEXT),
  REGIE_PROP (RegieBoardCard, size, "size", TEXT),
  REGIE_PROP (RegieBoardCard, next, "next", TEXT),
  REGIE_PROP (RegieBoardCard, shape, "shape", INT),
  REGIE_PROP (RegieBoardCard, moves, "moves", LIST),
  REGIE_PROP (RegieBoardCard, may_contract, "may-contract", BOOL),
  REGIE_PROP (RegieBoardCard, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieBoardCard, regie_board_card, board_card_props)

static const RegieProp board_column_props[] = {
  REGIE_PROP (RegieBoardColumn, stage, "stage", TEXT),
  REGIE_PROP (RegieBoardColumn, title, "title", TEXT),
  REGIE_PROP (RegieBoardColumn, width, "width", INT),
  REGIE_PROP (RegieBoardColumn, may_contract, "may-contract", BOOL),
  REGIE_PROP (RegieBoardColumn, cards, "cards", LIST),
};
REGIE_DEFINE_ITEM (RegieBoardColumn, regie_board_column, board_column_props)

static const RegieProp lane_mark_props[] = {
  REGIE_PROP (RegieLaneMark, day, "day", INT),
  REGIE_PROP (RegieLaneMark, shape, "shape", INT),
  REGIE_PROP (RegieLaneMark, size, "size", INT),
};
REGIE_DEFINE_ITEM (RegieLaneMark, regie_lane_mark, lane_mark_props)

static const RegieProp lane_props[] = {
  REGIE_PROP (RegieLane, provider, "provider", TARGET),
  REGIE_PROP (RegieLane, name, "name", TEXT),
  REGIE_PROP (RegieLane, number, "number", TEXT),
  REGIE_PROP (RegieLane, today, "today", INT),
  REGIE_PROP (RegieLane, from, "from", INT),
  REGIE_PROP (RegieLane, until, "until", INT),
  REGIE_PROP (RegieLane, extended, "extended", INT),
  REGIE_PROP (RegieLane, marks, "marks", LIST),
  REGIE_PROP (RegieLane, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieLane, regie_lane, lane_props)

static const char *
provider_name (const RegieShelf *shelf, RegieRecord *contract)
{
  for (guint i = 0; i < shelf->providers->len; i++)
    if (regie_record_get_id (shelf->providers->pdata[i])
        == regie_get_int (contract, Contract, provider, 0))
      return regie_get (shelf->providers->pdata[i], Provider, name);
  return "–";
}

static GVariant *
provider_target (RegieRecord *contract)
{
  return g_variant_ref_sink (g_variant_new_int64 (regie_get_int (contract, Contract, provider, 0)));
}

static gboolean
is_of (RegieRecord *step, RegieRecord *contract)
{
  return regie_get_int (step, Milestone, contract, 0) == regie_record_get_id (contract);
}

/* The first step of the purchase of CONTRACT that is not done; NULL when there is none. */
static RegieRecord *
open_step (const RegieShelf *shelf, RegieRecord *contract)
{
  RegieRecord *first = NULL;

  for (guint i = 0; i < shelf->milestones->len; i++)
    {
      RegieRecord *step = shelf->milestones->pdata[i];

      if (is_of (step, contract) && regie_get (step, Milestone, done_on) == NULL
          && (first == NULL
              || regie_get_day (step, Milestone, day) < regie_get_day (first, Milestone, day)))
        first = step;
    }
  return first;
}

/* What comes next of CONTRACT, and on which day: a step of the purchase, or what ends what runs.
 * NULL when nothing does. */
static const char *
find_next (const RegieOffice *office, const RegieShelf *shelf, RegieRecord *contract, RegieDay *day)
{
  RegieDay today = regie_office_today (office);
  RegieDay notice = regie_contract_notice (contract);
  RegieDay until = regie_get_day (contract, Contract, until_day);
  RegieRecord *step = open_step (shelf, contract);

  if (step != NULL)
    {
      *day = regie_get_day (step, Milestone, day);
      return regie_codes_label (office->codes, "inkoopstap", regie_get (step, Milestone, kind));
    }
  if (!regie_contract_is_running (contract))
    return NULL;
  *day = notice != REGIE_DAY_NONE && notice >= today ? notice : until;
  if (*day == REGIE_DAY_NONE || *day < today)
    return NULL;
  return *day == notice ? _("Notice or extension by") : _("Ends on");
}

static void
set_next (RegieBoardCard *card, const RegieOffice *office, const RegieShelf *shelf,
          RegieRecord *contract)
{
  RegieDay today = regie_office_today (office);
  RegieDay day = REGIE_DAY_NONE;
  const char *what = find_next (office, shelf, contract, &day);
  g_autofree char *when = NULL;

  card->shape = REGIE_SHAPE_RUN;
  if (what == NULL)
    return;
  when = regie_day_dup_short (day, today);
  card->next = g_strdup_printf ("%s %s", what, when);
  if (day <= today + FAR)
    card->shape = (int) regie_shape_of_due (day, today, TRUE);
}

/* How many places CONTRACT has, and what it is worth as it was estimated; NULL when neither is
 * known. */
static char *
dup_size (const RegieShelf *shelf, RegieRecord *contract)
{
  gint64 estimate = 0;
  gint64 places = 0;
  g_autofree char *money = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < shelf->lots->len; i++)
    if (regie_get_int (shelf->lots->pdata[i], Lot, contract, 0) == regie_record_get_id (contract))
      {
        places += regie_get_int (shelf->lots->pdata[i], Lot, places, 0);
        estimate += regie_get_int (shelf->lots->pdata[i], Lot, estimate, 0);
      }
  /* As on the page of the provider: what its lots say goes before the contract itself. */
  if (estimate == 0)
    estimate = regie_get_int (contract, Contract, estimate, 0);
  if (estimate != 0)
    money = regie_money_dup (estimate, TRUE);
  if (places == 0)
    return g_steal_pointer (&money);
  text = g_strdup_printf (ngettext ("%d place at a time", "%d places at a time", (gulong) places),
                          (int) places);
  /* Each on its line: an amount is not divided. */
  return money != NULL ? g_strdup_printf ("%s\n%s", text, money) : g_steal_pointer (&text);
}

/* The buttons do for the keyboard what dragging the card does. */
static void
add_move (RegieBoardCard *card, const RegieOffice *office, const char *stage, int by)
{
  const char *to = regie_stage_next (office->codes, stage, by);
  g_autoptr (RegieDeed) deed = NULL;
  g_autofree char *label = NULL;

  if (*to == '\0')
    return;
  label = g_strdup_printf (_("To: %s"), regie_codes_label (office->codes, "contractstand", to));
  deed = regie_deed_new (label, regie_provider_commands[REGIE_CONTRACT_MOVE].name,
                         g_variant_new ("(xs)", card->contract, to));
  deed->icon = g_strdup (by < 0 ? "go-previous-symbolic" : "go-next-symbolic");
  deed->style = g_strdup ("small-button");
  deed->spoken = g_strdup_printf ("%s, %s", card->name, label);
  g_list_store_append (card->moves, deed);
}

static RegieBoardCard *
card_new (const RegieOffice *office, const RegieShelf *shelf, RegieRecord *contract,
          gboolean may_contract)
{
  RegieBoardCard *card = g_object_new (regie_board_card_get_type (), NULL);
  const char *stage = regie_get (contract, Contract, stage);
  const char *title = regie_get (contract, Contract, name);
  const char *number = regie_get (contract, Contract, number);

  card->contract = regie_record_get_id (contract);
  card->provider = provider_target (contract);
  card->name = g_strdup (provider_name (shelf, contract));
  card->about = g_strdup (title != NULL ? title : number);
  card->size = dup_size (shelf, contract);
  card->may_contract = may_contract;
  set_next (card, office, shelf, contract);
  for (int by = -1; may_contract && by <= 1; by += 2)
    add_move (card, office, stage, by);
  card->spoken = g_strdup_printf (
    "%s, %s, %s%s%s", card->name, number,
    stage != NULL ? regie_codes_label (office->codes, "contractstand", stage) : "",
    card->next != NULL ? ", " : "", card->next != NULL ? card->next : "");
  return card;
}

static RegieBoardColumn *
column_new (const RegieOffice *office, const RegieShelf *shelf, const RegieCode *stage,
            gboolean may_contract)
{
  RegieBoardColumn *column = g_object_new (regie_board_column_get_type (), NULL);
  guint n;

  for (guint i = 0; i < shelf->contracts->len; i++)
    if (g_strcmp0 (regie_get (shelf->contracts->pdata[i], Contract, stage), stage->key) == 0)
      {
        g_autoptr (RegieBoardCard) card = card_new (office, shelf, shelf->contracts->pdata[i],
                                                    may_contract);

        g_list_store_append (column->cards, card);
      }
  n = g_list_model_get_n_items (G_LIST_MODEL (column->cards));
  column->stage = g_strdup (stage->key);
  column->title = g_strdup_printf ("%s  %u", stage->label, n);
  column->width = n > 0 ? 210 : 130;
  column->may_contract = may_contract;
  return column;
}

void
regie_providers_view_add_columns (RegieProvidersView *self, const RegieOffice *office,
                                  const RegieShelf *shelf)
{
  GPtrArray *stages;

  g_return_if_fail (REGIE_IS_PROVIDERS_VIEW (self) && office != NULL && shelf != NULL);
  stages = regie_codes_list (office->codes, "contractstand");
  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (RegieBoardColumn) column = column_new (office, shelf, stages->pdata[i],
                                                        self->may_contract);

      g_list_store_append (self->columns, column);
    }
}

static void
add_mark (RegieLane *lane, RegieDay day, RegieShape shape, int size)
{
  g_autoptr (RegieLaneMark) mark = g_object_new (regie_lane_mark_get_type (), NULL);

  mark->day = day;
  mark->shape = (int) shape;
  mark->size = size;
  g_list_store_append (lane->marks, mark);
}

/* A day of notice that has passed is a fact: nobody can do anything about it any more. */
static void
add_marks (RegieLane *lane, const RegieShelf *shelf, RegieRecord *contract)
{
  RegieDay notice = regie_contract_notice (contract);

  if (notice != REGIE_DAY_NONE)
    add_mark (lane, notice,
              notice < lane->today ? REGIE_SHAPE_FACT
                                   : regie_shape_of_due (notice, lane->today, TRUE),
              14);
  for (guint i = 0; i < shelf->milestones->len; i++)
    {
      RegieRecord *step = shelf->milestones->pdata[i];
      RegieDay day = regie_get_day (step, Milestone, day);

      if (is_of (step, contract))
        add_mark (lane, day,
                  regie_get (step, Milestone, done_on) != NULL
                    ? REGIE_SHAPE_DONE
                    : regie_shape_of_due (day, lane->today, TRUE),
                  16);
    }
}

static char *
dup_lane_words (const RegieLane *lane, const RegieOffice *office, const RegieShelf *shelf,
                RegieRecord *contract)
{
  g_autofree char *from = regie_day_dup_long (lane->from);
  g_autofree char *until = regie_day_dup_long (lane->until);
  GString *words = g_string_new (NULL);

  g_string_printf (words, _("%s, contract %s, %s to %s"), lane->name, lane->number,
                   lane->from != REGIE_DAY_NONE ? from : "…",
                   lane->until != REGIE_DAY_NONE ? until : "…");
  for (guint i = 0; i < shelf->milestones->len; i++)
    {
      RegieRecord *step = shelf->milestones->pdata[i];
      g_autofree char *day = regie_day_dup_long (regie_get_day (step, Milestone, day));

      if (is_of (step, contract))
        g_string_append_printf (
          words, ", %s %s%s",
          regie_codes_label (office->codes, "inkoopstap", regie_get (step, Milestone, kind)), day,
          regie_get (step, Milestone, done_on) != NULL ? _(" (done)") : "");
    }
  return g_string_free (words, FALSE);
}

static RegieLane *
lane_new (const RegieOffice *office, const RegieShelf *shelf, RegieRecord *contract)
{
  RegieLane *lane = g_object_new (regie_lane_get_type (), NULL);
  int months = (int) (regie_get_int (contract, Contract, options, 0)
                      * regie_get_int (contract, Contract, option_months, 0));

  lane->provider = provider_target (contract);
  lane->name = g_strdup (provider_name (shelf, contract));
  lane->number = g_strdup (regie_get (contract, Contract, number));
  lane->today = regie_office_today (office);
  lane->from = regie_get_day (contract, Contract, from_day);
  lane->until = regie_get_day (contract, Contract, until_day);
  lane->extended = months > 0 && lane->until != REGIE_DAY_NONE
                     ? regie_day_extend (lane->until, months)
                     : REGIE_DAY_NONE;
  add_marks (lane, shelf, contract);
  lane->spoken = dup_lane_words (lane, office, shelf, contract);
  return lane;
}

void
regie_providers_view_add_lanes (RegieProvidersView *self, const RegieOffice *office,
                                const RegieShelf *shelf)
{
  g_return_if_fail (REGIE_IS_PROVIDERS_VIEW (self) && office != NULL && shelf != NULL);
  self->axis = g_object_new (regie_lane_get_type (), NULL);
  self->axis->today = regie_office_today (office);
  for (guint i = 0; i < shelf->contracts->len; i++)
    {
      g_autoptr (RegieLane) lane = lane_new (office, shelf, shelf->contracts->pdata[i]);

      g_list_store_append (self->lanes, lane);
    }
}
