/* SPDX-License-Identifier: EUPL-1.2 */
/* The row at the counter: who waits, who arrives, and what is kept of what the visitor says. */
#include "regie-desk-queue.h"

#include <glib/gi18n.h>

#include "regie-desk-query.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-text.h"
#include "regie-value.h"

void
regie_desk_queue_free (RegieDeskQueue *self)
{
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->residents, g_ptr_array_unref);
  g_free (self);
}

/* Puts VISIT in the row when its resident is still known. */
static gboolean
add_visit (RegieDb *db, RegieDeskQueue *queue, RegieRecord *visit, GError **error)
{
  g_autoptr (GError) local = NULL;
  RegieRecord *resident = regie_load_one (db, regie_entity (REGIE_ENTITY_Resident),
                                          regie_get_int (visit, Visit, resident, 0), &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (resident != NULL)
    {
      g_ptr_array_add (queue->visits, g_object_ref (visit));
      g_ptr_array_add (queue->residents, resident);
    }
  return TRUE;
}

RegieDeskQueue *
regie_desk_queue_load (RegieDb *db, RegieDay today, GError **error)
{
  g_autoptr (RegieDeskQueue) queue = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  guint helped;

  g_return_val_if_fail (db != NULL, NULL);
  if ((visits = regie_visit_load_waiting (db, today, &helped, error)) == NULL)
    return NULL;
  queue = g_new (RegieDeskQueue, 1);
  *queue = (RegieDeskQueue){ g_ptr_array_new_with_free_func (g_object_unref),
                             g_ptr_array_new_with_free_func (g_object_unref), helped };
  for (guint i = 0; i < visits->len; i++)
    if (!add_visit (db, queue, visits->pdata[i], error))
      return NULL;
  return g_steal_pointer (&queue);
}

/* A resident of whom the desk knows a number and initials, and nothing else yet. */
static RegieChange *
make_resident (RegieDb *db, const RegieOffice *office, const char *number, const char *initials,
               gint64 *resident, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  RegieChange *change;

  regie_form_set (form, REGIE_FIELD (Resident, number)->key, number);
  regie_form_set (form, REGIE_FIELD (Resident, initials)->key, initials);
  change = regie_record_make (db, office, regie_entity (REGIE_ENTITY_Resident), NULL, form, error);
  if (change != NULL)
    *resident = g_ascii_strtoll (
      regie_change_find_made (change, regie_entity (REGIE_ENTITY_Resident)), NULL, 10);
  return change;
}

RegieChange *
regie_visit_arrive (RegieDb *db, const RegieOffice *office, const char *number,
                    const char *initials, gint64 *resident, GError **error)
{
  g_autoptr (RegieChange) visit = NULL;
  g_autoptr (RegieChange) known = NULL;
  g_autofree char *stamped = NULL;
  const char *reason;

  g_return_val_if_fail (db != NULL && office != NULL && resident != NULL, NULL);
  if (number == NULL)
    {
      regie_refuse_field (error, REGIE_FIELD (Resident, number)->key, _("%s must be filled in"),
                          regie_field_label (REGIE_FIELD (Resident, number)));
      return NULL;
    }
  /* As it is stored; what is no number is refused when it is kept. */
  stamped = regie_value_read (REGIE_FIELD (Resident, number), office->codes, number, &reason);
  if (stamped == NULL)
    stamped = g_strdup (number);
  if (!regie_resident_find_number (db, stamped, number, resident, error))
    return NULL;
  if (*resident != 0)
    return regie_visit_begin (db, office, *resident, error);
  if (initials == NULL)
    {
      regie_refuse_field (error, REGIE_FIELD (Resident, initials)->key,
                          _("Initials: this number is new; type the initials as well"));
      return NULL;
    }
  if ((known = make_resident (db, office, stamped, initials, resident, error)) == NULL
      || (visit = regie_visit_begin (db, office, *resident, error)) == NULL)
    return NULL;
  regie_change_join (known, visit);
  return g_steal_pointer (&known);
}

/* The visit with ID, while its visitor still waits. */
static RegieRecord *
load_waiting (RegieDb *db, gint64 id, GError **error)
{
  g_autoptr (RegieRecord) visit = regie_load_needed (db, regie_entity (REGIE_ENTITY_Visit), id,
                                                     error);

  if (visit == NULL || regie_get (visit, Visit, helped_at) == NULL)
    return g_steal_pointer (&visit);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("This visitor was helped already."));
  return NULL;
}

RegieChange *
regie_visit_leave (RegieDb *db, gint64 visit, GError **error)
{
  g_autoptr (RegieRecord) waiting = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  waiting = load_waiting (db, visit, error);
  return waiting != NULL ? regie_visit_end (waiting) : NULL;
}

/* The wish of RESIDENT as FORM says it, opened TODAY. */
static void
add_wish (RegieChange *change, gint64 wish, const char *resident, RegieForm *form, RegieDay today)
{
  char day[REGIE_DAY_TEXT];

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Wish), wish);
  regie_put_new (change, Wish, wish, resident, resident);
  regie_put_new (change, Wish, wish, kind, regie_form_get (form, REGIE_FIELD (Wish, kind)->key));
  regie_put_new (change, Wish, wish, theme, regie_form_get (form, REGIE_FIELD (Wish, theme)->key));
  regie_put_new (change, Wish, wish, rhythm,
                 regie_form_get (form, REGIE_FIELD (Wish, rhythm)->key));
  regie_put_new (change, Wish, wish, opened_on, regie_day_format (today, day));
}

static gboolean
say_wish_again (RegieDb *db, RegieChange *change, gint64 id, RegieForm *form, GError **error)
{
  g_autoptr (RegieRecord) wish = regie_load_needed (db, regie_entity (REGIE_ENTITY_Wish), id,
                                                    error);

  if (wish == NULL)
    return FALSE;
  regie_form_show_seen (form, wish);
  regie_put (change, wish, Wish, theme, regie_form_get (form, REGIE_FIELD (Wish, theme)->key));
  regie_put (change, wish, Wish, kind, regie_form_get (form, REGIE_FIELD (Wish, kind)->key));
  regie_put (change, wish, Wish, rhythm, regie_form_get (form, REGIE_FIELD (Wish, rhythm)->key));
  return TRUE;
}

RegieChange *
regie_visit_keep_wish (RegieDb *db, const RegieOffice *office, gint64 visit_id, RegieForm *form,
                       gint64 *wish, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Wish kept"));
  g_autoptr (RegieChange) helped = NULL;
  g_autoptr (RegieRecord) visit = NULL;

  g_return_val_if_fail (db != NULL && office != NULL && form != NULL && wish != NULL, NULL);
  if ((visit = load_waiting (db, visit_id, error)) == NULL
      || !regie_desk_check (db, office, regie_entity (REGIE_ENTITY_Wish), NULL, form, error))
    return NULL;
  if (*wish == 0)
    {
      *wish = regie_id_new ();
      add_wish (change, *wish, regie_get (visit, Visit, resident), form,
                regie_office_today (office));
    }
  else if (!say_wish_again (db, change, *wish, form, error))
    return NULL;
  helped = regie_visit_end (visit);
  regie_change_join (change, helped);
  return g_steal_pointer (&change);
}
