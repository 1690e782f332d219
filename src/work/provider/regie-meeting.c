/* SPDX-License-Identifier: EUPL-1.2 */
/* The progress meeting with a provider: its agenda, its minutes and what was agreed to do. */
#include "regie-meeting.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-invoice.h"
#include "regie-letter.h"
#include "regie-money.h"
#include "regie-provider-query.h"
#include "regie-reconcile.h"
#include "regie-text.h"

void
regie_meeting_free (RegieMeeting *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}

/* Agreed at MEETING, or from before it and still open when it was held. */
static gboolean
belongs (RegieRecord *action, RegieRecord *meeting, gboolean newest)
{
  RegieDay done = regie_get_day (action, Action, done_on);
  RegieDay day = regie_get_day (meeting, Meeting, day);
  gint64 at = regie_get_int (action, Action, meeting, 0);

  if (at == regie_record_get_id (meeting))
    return TRUE;
  return newest && at != 0 && at < regie_record_get_id (meeting)
         && (done == REGIE_DAY_NONE || done >= day);
}

GPtrArray *
regie_meetings_load (RegieDb *db, gint64 provider, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_meeting_free);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if ((meetings = regie_provider_load_meetings (db, provider, error)) == NULL
      || (actions = regie_provider_load_actions (db, provider, error)) == NULL)
    return NULL;
  for (guint i = 0; i < meetings->len; i++)
    {
      g_autoptr (RegieMeeting) one = g_new0 (RegieMeeting, 1);

      one->record = g_object_ref (meetings->pdata[i]);
      one->actions = g_ptr_array_new_with_free_func (g_object_unref);
      one->items = regie_meeting_load_items (db, regie_record_get_id (one->record), error);
      if (one->items == NULL)
        return NULL;
      for (guint k = 0; k < actions->len; k++)
        if (belongs (actions->pdata[k], one->record,
                     i == 0 || regie_get (one->record, Meeting, closed_on) == NULL))
          g_ptr_array_add (one->actions, g_object_ref (actions->pdata[k]));
      g_ptr_array_add (list, g_steal_pointer (&one));
    }
  return g_steal_pointer (&list);
}

static void
add_item (RegieChange *change, const char *meeting, gint64 order, const char *title,
          const char *reason)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Item);
  gint64 id = regie_id_new ();
  char text[24];

  regie_change_insert (change, entity, id);
  regie_put_new (change, Item, id, meeting, meeting);
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, order);
  regie_put_new (change, Item, id, engagement, order != 0 ? text : NULL);
  regie_put_new (change, Item, id, title, title);
  regie_put_new (change, Item, id, reason, reason);
}

static char *
dup_reasons (const RegieReconciled *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < person->result.n; i++)
    {
      g_autofree char *sentence = regie_reconciled_dup_sentence (person, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_strdup (text->str);
}

static gboolean
is_chosen (const gint64 *orders, guint n, gint64 order)
{
  for (guint i = 0; i < n; i++)
    if (orders[i] == order)
      return TRUE;
  return FALSE;
}

/* The report of the period, when there is none or not all of it could be read in. */
static void
add_report (RegieChange *change, const char *meeting, const RegieReconciliation *all)
{
  g_autofree char *label = regie_period_dup_label (all->period);
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;

  if (all->any_report && all->faulty == 0)
    return;
  title = g_strdup_printf (all->any_report ? _("Report of %s") : _("No report of %s"), label);
  if (all->any_report)
    reason = g_strdup_printf (ngettext ("%u line could not be read in.",
                                        "%u lines could not be read in.", all->faulty),
                              all->faulty);
  add_item (change, meeting, 0, title, reason);
}

/* The invoice lines that differ or are disputed, when there are any. */
static void
add_invoices (RegieChange *change, const char *meeting, const RegieInvoices *invoices)
{
  g_autofree char *money = NULL;
  g_autofree char *reason = NULL;
  guint different = 0;
  gint64 amount = 0;

  for (guint i = 0; i < invoices->invoices->len; i++)
    {
      const RegieInvoice *invoice = invoices->invoices->pdata[i];

      for (guint k = 0; k < invoice->lines->len; k++)
        {
          const RegieBillLine *line = invoice->lines->pdata[k];

          if (line->settle == REGIE_SETTLE_DISPUTED
              || (line->settle == REGIE_SETTLE_OPEN && line->bill != REGIE_BILL_RIGHT))
            different++, amount += ABS (line->amount - line->expected);
        }
    }
  if (different == 0)
    return;
  money = regie_money_dup (amount, FALSE);
  reason = g_strdup_printf (ngettext ("%u line differs or is disputed: %s.",
                                      "%u lines differ or are disputed: %s.", different),
                            different, money);
  add_item (change, meeting, 0, _("Invoices"), reason);
}

/* What is not about one person. */
static gboolean
add_general (RegieDb *db, RegieChange *change, const char *meeting, gint64 provider,
             const RegieReconciliation *all, GError **error)
{
  g_autoptr (RegieInvoices) invoices = regie_invoices_load (db, provider, error);
  g_autofree char *reason = NULL;
  gint64 open;

  if (invoices == NULL || !regie_provider_count_open_actions (db, provider, &open, error))
    return FALSE;
  add_report (change, meeting, all);
  add_invoices (change, meeting, invoices);
  if (open == 0)
    return TRUE;
  reason = g_strdup_printf (ngettext ("%d point is open.", "%d points are open.", (int) open),
                            (int) open);
  add_item (change, meeting, 0, _("Action points of the last time"), reason);
  return TRUE;
}

/* The meeting on DAY with its items, so that none is added twice for one order, or NULL; refused
 * when it is established. */
static gboolean
find_meeting (RegieDb *db, gint64 provider, const char *day, RegieRecord **meeting,
              GPtrArray **items, GError **error)
{
  if (!regie_provider_find_meeting (db, provider, day, meeting, error))
    return FALSE;
  if (*meeting == NULL)
    return TRUE;
  if (regie_get (*meeting, Meeting, closed_on) != NULL)
    return regie_refuse (
      error, _("Day: the minutes of the meeting on this day were established already."));
  return (*items = regie_meeting_load_items (db, regie_record_get_id (*meeting), error)) != NULL;
}

static gboolean
has_item (const GPtrArray *items, gint64 order)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (regie_get_int (items->pdata[i], Item, engagement, 0) == order)
      return TRUE;
  return FALSE;
}

RegieChange *
regie_meeting_make (RegieDb *db, const RegieOffice *office, gint64 provider, RegiePeriod period,
                    const gint64 *orders, guint n, RegieForm *form, GError **error)
{
  g_autoptr (RegieReconciliation) all = regie_reconcile_load (db, office, provider, period, error);
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (RegieChange) made = NULL;
  g_autoptr (RegieRecord) meeting = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (RegieForm) values = NULL;
  char id[24], meeting_id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (all == NULL
      || !find_meeting (db, provider,
                        regie_form_get_field (form, Meeting, day) != NULL
                          ? regie_form_get_field (form, Meeting, day)
                          : "",
                        &meeting, &items, error))
    return NULL;
  if (meeting == NULL)
    {
      values = regie_form_copy (form);
      regie_form_set_field (values, Meeting, provider, id);
      if ((made = regie_record_make (db, office, regie_entity (REGIE_ENTITY_Meeting), NULL, values,
                                     error))
          == NULL)
        return NULL;
      g_strlcpy (meeting_id, regie_change_find_made (made, regie_entity (REGIE_ENTITY_Meeting)),
                 sizeof meeting_id);
    }
  else
    g_snprintf (meeting_id, sizeof meeting_id, "%" G_GINT64_FORMAT, regie_record_get_id (meeting));
  change = regie_change_new (_("Agenda made"));
  if (made != NULL)
    regie_change_join (change, made);
  for (guint i = 0; i < all->people->len; i++)
    {
      const RegieReconciled *person = all->people->pdata[i];
      g_autofree char *reasons = dup_reasons (person);
      g_autofree char *title = g_strdup_printf ("%s (%s)", person->name, person->number);

      if (is_chosen (orders, n, person->order) && !has_item (items, person->order))
        add_item (change, meeting_id, person->order, title, *reasons != '\0' ? reasons : NULL);
    }
  if (meeting == NULL && !add_general (db, change, meeting_id, provider, all, error))
    return NULL;
  if (regie_change_is_empty (change))
    return regie_refuse (error, _("All of this stands on the agenda of that day already.")), NULL;
  return g_steal_pointer (&change);
}

RegieChange *
regie_meeting_close (RegieDb *db, const RegieOffice *office, RegieRecord *meeting, GError **error)
{
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (regie_get (meeting, Meeting, closed_on) != NULL)
    return regie_refuse (error, _("These minutes were established already.")), NULL;
  if (regie_get_day (meeting, Meeting, day) > regie_office_today (office))
    return regie_refuse (error,
                         _("The meeting is still to come. Its minutes are established after it.")),
           NULL;
  change = regie_change_new (_("Minutes established"));
  regie_change_pin (change, meeting);
  regie_put (change, meeting, Meeting, closed_on,
             regie_day_format (regie_office_today (office), day));
  return change;
}

RegieChange *
regie_action_done (const RegieOffice *office, RegieRecord *action, GError **error)
{
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  if (regie_get (action, Action, done_on) != NULL)
    return regie_refuse (error, _("This action point was done already.")), NULL;
  change = regie_change_new (_("Action point done"));
  regie_change_pin (change, action);
  regie_put (change, action, Action, done_on, regie_day_format (regie_office_today (office), day));
  return change;
}

char *
regie_meeting_dup_title (const RegieMeeting *self, const char *provider)
{
  g_autofree char *day = regie_day_dup_long (regie_get_day (self->record, Meeting, day));

  return g_strdup_printf (regie_get (self->record, Meeting, closed_on) != NULL
                            ? _("Minutes of the progress meeting with %s, %s")
                            : _("Agenda of the progress meeting with %s, %s"),
                          provider, day);
}

static void
append_labelled (GString *out, const char *label, const char *text)
{
  g_autofree char *line = text != NULL ? g_strdup_printf ("%s: %s", label, text) : NULL;

  if (line != NULL)
    regie_letter_append (out, REGIE_BLOCK_TEXT, line);
}

char *
regie_meeting_dup_text (const RegieMeeting *self, const char *provider)
{
  GString *out = g_string_new (NULL);
  g_autofree char *title = regie_meeting_dup_title (self, provider);

  regie_letter_append (out, REGIE_BLOCK_HEADING, title);
  append_labelled (out, _("Time"), regie_get (self->record, Meeting, time));
  append_labelled (out, _("Place"), regie_get (self->record, Meeting, place));
  append_labelled (out, _("Present"), regie_get (self->record, Meeting, present));
  if (regie_get (self->record, Meeting, minutes) != NULL)
    regie_letter_append (out, REGIE_BLOCK_TEXT, regie_get (self->record, Meeting, minutes));
  for (guint i = 0; i < self->items->len; i++)
    {
      RegieRecord *item = self->items->pdata[i];
      g_autofree char *heading = g_strdup_printf ("%u. %s", i + 1, regie_get (item, Item, title));

      regie_letter_append (out, REGIE_BLOCK_HEADING, heading);
      if (regie_get (item, Item, reason) != NULL)
        regie_letter_append (out, REGIE_BLOCK_TEXT, regie_get (item, Item, reason));
      append_labelled (out, _("Discussed"), regie_get (item, Item, minutes));
    }
  if (self->actions->len > 0)
    regie_letter_append (out, REGIE_BLOCK_HEADING, _("Action points"));
  for (guint i = 0; i < self->actions->len; i++)
    {
      RegieRecord *action = self->actions->pdata[i];
      g_autofree char *due = regie_day_dup_long (regie_get_day (action, Action, due));
      g_autofree char *done = regie_day_dup_long (regie_get_day (action, Action, done_on));
      g_autofree char *line = NULL;

      line = regie_get (action, Action, done_on) != NULL
               ? g_strdup_printf (_("%s — %s, done on %s"), regie_get (action, Action, text),
                                  regie_get (action, Action, owner), done)
               : g_strdup_printf (_("%s — %s, by %s"), regie_get (action, Action, text),
                                  regie_get (action, Action, owner), due);
      regie_letter_append (out, REGIE_BLOCK_POINT, line);
    }
  return g_string_free (out, FALSE);
}
