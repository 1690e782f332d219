/* SPDX-License-Identifier: EUPL-1.2 */
/* Doing a command and asking a question, the same way from a screen, regiectl and a test. */
#include "regie-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-load.h"
#include "regie-veil-query.h"

RegieOutcome *
regie_outcome_new (void)
{
  return g_new0 (RegieOutcome, 1);
}

void
regie_outcome_free (RegieOutcome *self)
{
  g_free (self->said);
  g_free (self->asks);
  g_free (self->asks_about);
  g_free (self->asks_yes);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_object (&self->made);
  g_free (self);
}

const RegieField *
regie_sure_field (GVariant *target, guint i)
{
  static const RegieField sure = { "sure", REGIE_SURE, N_("Sure"), NULL, REGIE_INT, 0, 11 };

  return i == 0 ? &sure : NULL;
}

gboolean
regie_form_is_sure (RegieForm *form, gint64 seq)
{
  const char *sure = form != NULL ? regie_form_get (form, REGIE_SURE) : NULL;

  return sure != NULL && g_ascii_strtoll (sure, NULL, 10) == seq;
}

RegieAskStart *
regie_ask_start_new (void)
{
  return g_new0 (RegieAskStart, 1);
}

void
regie_ask_start_free (RegieAskStart *self)
{
  g_free (self->about);
  g_clear_pointer (&self->form, g_hash_table_unref);
  g_strfreev (self->choices);
  g_free (self);
}

gboolean
regie_command_is_allowed (const RegieCommand *command, const char *role)
{
  g_return_val_if_fail (command != NULL && role != NULL, FALSE);
  return regie_role_may_all (role, command->rights);
}

static gboolean
is_of_type (const char *type, GVariant *target)
{
  return type == NULL ? target == NULL
                      : target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE (type));
}

gboolean
regie_command_takes (const RegieCommand *command, GVariant *target)
{
  g_return_val_if_fail (command != NULL, FALSE);
  return is_of_type (command->target, target);
}

typedef struct {
  const RegieWork *work;
  const RegieCommand *command;
  GVariant *target;
  RegieForm *form;
  gint64 about;
  GString *beside; /* what others changed of the same records meanwhile, and is kept */
} Making;

/* Does CHANGE give FIELD of RECORD, or of what takes its place, another value than it has? */
static gboolean
changes (const RegieChange *change, RegieRecord *record, const RegieField *field)
{
  const RegieEntity *entity = regie_record_get_entity (record);

  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      if (strcmp (edit->entity, entity->name) == 0 && strcmp (edit->field, field->name) == 0
          && (g_ascii_strtoll (edit->id, NULL, 10) == regie_record_get_id (record)
              || edit->from == NULL)
          && g_strcmp0 (edit->to, regie_record_get (record, field->name)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* What a form saw of RECORD, which it does not change, and is not so any more. */
static void
find_beside (Making *making, RegieRecord *record, const RegieChange *change)
{
  const RegieEntity *entity = regie_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];

      /* Who recorded it, and when, is not what anybody wrote. */
      if (strcmp (field->name, REGIE_VOIDED) != 0 && (field->flags & REGIE_OWN) == 0
          && !changes (change, record, field)
          && g_strcmp0 (regie_form_get_seen (making->form, entity, field),
                        regie_record_get (record, field->name))
               != 0)
        g_string_append_printf (making->beside, "%s%s", making->beside->len > 0 ? ", " : "",
                                regie_field_label (field));
    }
}

/* What goes by what a question showed leaves out what that did. */
static RegieChange *
make_veiled (Making *self, GError **error)
{
  const RegieWork *work = self->work;
  gboolean put = FALSE;
  RegieChange *change;

  if (self->command->takes_out && !regie_veil_put (work->db, work->me, &put, error))
    return NULL;
  change = self->command->make (work, self->target, self->form, &self->about, error);
  if (put)
    regie_veil_lift (work->db);
  return change;
}

static RegieChange *
make (RegieDb *db, gpointer data, GError **error)
{
  Making *making = data;
  RegieChange *change;
  const RegieEntity *entity;
  gint64 id;

  making->about = 0;
  g_string_truncate (making->beside, 0);
  change = make_veiled (making, error);
  for (guint i = 0; change != NULL && making->form != NULL && change->edits->len > 0
                    && (entity = regie_form_get_seen_kind (making->form, i, &id)) != NULL;
       i++)
    {
      g_autoptr (GError) why = NULL;
      g_autoptr (RegieRecord) record = regie_load_latest (db, entity, id, &why);

      if (record != NULL)
        find_beside (making, record, change);
      else if (why != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          g_clear_pointer (&change, regie_change_free);
        }
    }
  return change;
}

gboolean
regie_work_may (const RegieWork *work, guint rights, GError **error)
{
  g_return_val_if_fail (work != NULL && work->me != NULL, FALSE);
  if (regie_role_may_all (work->me->role, rights))
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("Your role may not do this."));
  return FALSE;
}

RegieApplier
regie_work_applier (const RegieWork *work)
{
  return (RegieApplier){ .schema = regie_schema (),
                         .codes = work->office->codes,
                         .who = work->me->id,
                         .derive = regie_derive_dossier,
                         .derive_data = work->deriver,
                         .role = work->me->role };
}

static gboolean
apply (Making *making, RegieOutcome *outcome, GError **error)
{
  RegieApplier applier = regie_work_applier (making->work);
  g_autoptr (RegieChange) made = NULL;

  if (!regie_apply_make (making->work->db, &applier, make, making, &made, &outcome->seq, error))
    return FALSE;
  outcome->about = making->about;
  if (making->command->done == NULL)
    outcome->said = g_strdup (made->title);
  return TRUE;
}

/* Fills OUTCOME with the warning, when there is one that nobody said yes to. */
static gboolean
warn (Making *making, RegieOutcome *outcome, GError **error)
{
  g_autoptr (RegieOutcome) found = regie_outcome_new ();
  g_autoptr (RegieChange) change = NULL;

  if (making->command->warn == NULL)
    return TRUE;
  if (!making->command->warn (making->work, making->target, making->form, found, error))
    return FALSE;
  if (found->asks == NULL || regie_form_is_sure (making->form, found->seq))
    return TRUE;
  if ((change = make (making->work->db, making, error)) == NULL)
    return FALSE;
  outcome->asks = g_steal_pointer (&found->asks);
  outcome->asks_about = g_steal_pointer (&found->asks_about);
  outcome->asks_yes = g_steal_pointer (&found->asks_yes);
  outcome->seq = found->seq;
  return TRUE;
}

static void
say_beside (RegieOutcome *outcome, const char *fields)
{
  g_autofree char *said = g_steal_pointer (&outcome->said);

  /* TRANSLATORS: what was done; the names of fields */
  outcome->said = g_strdup_printf (_("%1$s. A colleague changed meanwhile, and that stays: %2$s"),
                                   said != NULL ? said : _("Saved"), fields);
}

/* What is shown or taken out leaves out what is shielded, as a question does. */
static gboolean
run (Making *self, RegieOutcome *outcome, GError **error)
{
  const RegieWork *work = self->work;
  gboolean put = FALSE;
  gboolean ok;

  if (self->command->takes_out && !regie_veil_put (work->db, work->me, &put, error))
    return FALSE;
  ok = self->command->run (work, self->target, self->form, outcome, error);
  if (put)
    regie_veil_lift (work->db);
  return ok;
}

RegieOutcome *
regie_command_do (const RegieWork *work, const RegieCommand *command, GVariant *target,
                  RegieForm *form, GError **error)
{
  g_autoptr (RegieOutcome) outcome = regie_outcome_new ();
  g_autoptr (GString) beside = g_string_new (NULL);
  Making making = { work, command, target, form, 0, beside };

  g_return_val_if_fail (work != NULL && work->db != NULL && work->me != NULL && command != NULL,
                        NULL);
  g_return_val_if_fail (regie_command_takes (command, target), NULL);
  if (!regie_work_may (work, command->rights, error) || !warn (&making, outcome, error))
    return NULL;
  if (outcome->asks != NULL)
    return g_steal_pointer (&outcome);
  if (command->run != NULL ? !run (&making, outcome, error) : !apply (&making, outcome, error))
    return NULL;
  if (outcome->said == NULL && command->done != NULL)
    outcome->said = g_strdup (_(command->done));
  if (beside->len > 0 && outcome->seq != 0)
    say_beside (outcome, beside->str);
  return g_steal_pointer (&outcome);
}

gboolean
regie_reads_dossier (const RegieWork *work, GVariant *target, gconstpointer answer,
                     RegieReading *reading)
{
  reading->act = REGIE_READ_OPENED;
  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    reading->dossier = g_variant_get_int64 (target);
  else
    g_variant_get_child (target, 0, "x", &reading->dossier);
  return TRUE;
}

/* What was not shown is noted as well; that it was refused is said in any case. */
static void
note_refused (const RegieWork *work, RegieReading *reading)
{
  reading->refused = TRUE;
  regie_reading_note (work->db, work->me->id, reading, NULL);
}

/* Opening a dossier of others asks why, once a day. */
static gboolean
check_reason (const RegieWork *work, RegieReading *reading, GError **error)
{
  gboolean needs;

  if (!regie_reading_needs_reason (work->db, work->me->id, reading->dossier, work->today, &needs,
                                   error))
    return FALSE;
  if (!needs)
    return TRUE;
  note_refused (work, reading);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REASON,
                       _("This dossier is of colleagues: first say why you look at it."));
  return FALSE;
}

gboolean
regie_work_open_dossier (const RegieWork *work, gint64 dossier, GError **error)
{
  RegieReading reading = { .act = REGIE_READ_OPENED, .dossier = dossier };
  gboolean there;

  g_return_val_if_fail (work != NULL && work->me != NULL, FALSE);
  return regie_reading_is_there (work->db, work->me->id, &reading, &there, error)
         && (there
             || (check_reason (work, &reading, error)
                 && regie_reading_note (work->db, work->me->id, &reading, error)));
}

/* Who no longer waits stops what is read here: the session only knows its own connection. */
static gpointer
load_beside (const RegieWork *beside, const RegieWork *work, const RegieQuestion *question,
             GVariant *target, GError **error)
{
  gulong id = beside->db != work->db ? regie_replica_stop_with (beside->db, work->cancellable) : 0;
  gpointer answer;

  answer = question->load (beside, target, error);
  if (id != 0)
    g_cancellable_disconnect (work->cancellable, id);
  return answer;
}

/* Loads from the replica when that may be.  One that fails in the middle is not the end of it: the
 * database itself is asked. */
static gpointer
load (const RegieWork *work, const RegieQuestion *question, GVariant *target, GError **error)
{
  RegieWork beside = *work;
  g_autofree char *said = NULL;
  g_autoptr (GError) why = NULL;
  gpointer answer;

  if (!question->may_lag || work->replica == NULL)
    return question->load (work, target, error);
  beside.db = regie_replica_choose (work->replica, work->db, &said);
  beside.read_from = said;
  answer = load_beside (&beside, work, question, target, &why);
  if (why != NULL && beside.db != work->db
      && !g_error_matches (why, REGIE_ERROR, REGIE_ERROR_CANCELLED))
    {
      g_clear_error (&why);
      regie_replica_doubt (work->replica, &said);
      beside.db = work->db;
      beside.read_from = said;
      answer = question->load (&beside, target, &why);
    }
  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  return answer;
}

/* What is read for somebody leaves out what is shielded.  A connection that only reads keeps its
 * veil. */
static gpointer
load_veiled (const RegieWork *work, const RegieQuestion *question, GVariant *target, GError **error)
{
  gboolean put;
  gpointer answer;

  if (!regie_veil_put (work->db, work->me, &put, error))
    return NULL;
  answer = load (work, question, target, error);
  if (put && work->deriver != NULL)
    regie_veil_lift (work->db);
  return answer;
}

/* An answer is given when it is written down that it is. */
static gpointer
read_and_note (const RegieWork *work, const RegieQuestion *question, GVariant *target,
               GError **error)
{
  RegieReading reading = { 0 };
  gboolean opens = question->reads (work, target, NULL, &reading)
                   && reading.act == REGIE_READ_OPENED;
  gpointer answer;

  if (opens && !regie_work_open_dossier (work, reading.dossier, error))
    return NULL;
  answer = load_veiled (work, question, target, error);
  if (answer == NULL || opens || !question->reads (work, target, answer, &reading)
      || regie_reading_note (work->db, work->me->id, &reading, error))
    return answer;
  question->free (answer);
  return NULL;
}

gpointer
regie_question_ask (const RegieWork *work, const RegieQuestion *question, GVariant *target,
                    GError **error)
{
  RegieReading reading = { 0 };

  g_return_val_if_fail (work != NULL && work->db != NULL && work->me != NULL && question != NULL,
                        NULL);
  g_return_val_if_fail (is_of_type (question->target, target), NULL);
  if (regie_role_may_all (work->me->role, question->rights))
    return question->reads != NULL ? read_and_note (work, question, target, error)
                                   : load_veiled (work, question, target, error);
  if (question->reads != NULL && question->reads (work, target, NULL, &reading))
    note_refused (work, &reading);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("Your role may not see this."));
  return NULL;
}

const RegieCommand *
regie_command_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (const RegieCommandTable *table = regie_command_tables (); table->commands != NULL; table++)
    for (guint i = 0; i < table->n; i++)
      if (strcmp (table->commands[i].name, name) == 0)
        return &table->commands[i];
  return NULL;
}

char *
regie_command_dup_place (const RegieCommand *command, GVariant *target)
{
  g_autofree char *printed = NULL;

  g_return_val_if_fail (command != NULL && regie_command_takes (command, target), NULL);
  if (target == NULL)
    return g_strdup (command->name);
  printed = g_variant_print (target, FALSE);
  return g_strconcat (command->name, " ", printed, NULL);
}

const RegieCommand *
regie_command_parse_place (const char *place, GVariant **target)
{
  g_autofree char *name = NULL;
  const RegieCommand *command;
  const char *space;

  g_return_val_if_fail (place != NULL && target != NULL, NULL);
  *target = NULL;
  space = strchr (place, ' ');
  name = space != NULL ? g_strndup (place, space - place) : g_strdup (place);
  command = regie_command_find (name);
  if (command == NULL || (command->target == NULL) != (space == NULL))
    return NULL;
  if (space == NULL)
    return command;
  *target = g_variant_parse (G_VARIANT_TYPE (command->target), space + 1, NULL, NULL, NULL);
  return *target != NULL ? command : NULL;
}
