/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking back and doing again: who may, what is asked first, and what is said afterwards. */
#include "regie-turn.h"

#include <glib/gi18n.h>

#include "regie-done-query.h"
#include "regie-done-words.h"
#include "regie-dossier-query.h"
#include "regie-error.h"

typedef struct {
  const RegieWork *work;
  const RegieDone *done;
  RegieTurn turn;
} Turning;

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* What a colleague did is taken back by that colleague, or by an administrator. */
static gboolean
check (const Turning *self, GError **error)
{
  if (self->done->n_records == 0)
    return refuse (_("There is nothing in it that can be taken back."), error);
  if (self->done->is_undone && !self->turn.redo)
    return refuse (_("This change was taken back already."), error);
  if (!self->done->is_undone && self->turn.redo)
    return refuse (_("This was not taken back: it stands as it was done."), error);
  if (self->turn.of_office || self->done->who == self->work->me->id
      || regie_role_may (self->work->me->role, REGIE_MAY_ADMINISTER))
    return TRUE;
  return refuse (_("Somebody else did this. Only who did it can take it back."), error);
}

/* A name would be read by visitors: of whom it is, and how the record is called. */
static gboolean
is_hidden (const Turning *self)
{
  return self->turn.at_desk && self->done->where.kind != REGIE_WHERE_DESK;
}

static const char *
whom_of (const Turning *self)
{
  return is_hidden (self) ? NULL : self->done->whom;
}

static char *
dup_what (const Turning *self)
{
  return is_hidden (self) ? g_strdup (self->done->title) : regie_done_dup_what (self->done);
}

static gboolean
is_elsewhere (const Turning *self)
{
  return self->turn.where.kind != REGIE_WHERE_ANYWHERE
         && (self->done->where.kind != self->turn.where.kind
             || self->done->where.id != self->turn.where.id);
}

/* --- what is asked --- */

static char *
dup_question (const Turning *self)
{
  const char *whom = whom_of (self);
  g_autofree char *what = dup_what (self);

  if (whom == NULL)
    /* TRANSLATORS: what was done: "Recorded: Contact" */
    return g_strdup_printf (self->turn.redo ? _("Redo “%s”?") : _("Undo “%s”?"), what);
  /* TRANSLATORS: what was done, and the person or the provider it is about */
  return g_strdup_printf (self->turn.redo ? _("Redo “%1$s” of %2$s?") : _("Undo “%1$s” of %2$s?"),
                          what, whom);
}

static const char *
label_of (const RegieDoneCount *count, const RegieCodes *codes)
{
  const char *label = count->kind != NULL ? regie_codes_label (codes, "feit", count->kind) : NULL;

  return label != NULL ? label : _(count->entity->label);
}

/* "Hours (202), Report (1)"; NULL for none. */
static char *
dup_kinds (const GPtrArray *counts, RegieDoneHow how, const RegieCodes *codes)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const RegieDoneCount *count = counts->pdata[i];

      if (count->how == how)
        g_string_append_printf (list, "%s%s (%u)", list->len > 0 ? ", " : "",
                                label_of (count, codes), count->n);
    }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* What happens to the records when they are taken back. */
static char *
dup_sentence (const GPtrArray *counts, RegieDoneHow how, const RegieCodes *codes)
{
  g_autofree char *kinds = dup_kinds (counts, how, codes);

  if (kinds == NULL)
    return NULL;
  /* TRANSLATORS: the kinds of record and how many: "Hours (202), Report (1)" */
  return how == REGIE_DONE_GOES ? g_strdup_printf (_("This goes: %s."), kinds)
         : how == REGIE_DONE_COMES_BACK
           ? g_strdup_printf (_("This comes back: %s."), kinds)
           : g_strdup_printf (_("This becomes what it was: %s."), kinds);
}

/* Appended as a line of its own; TEXT is taken, NULL is nothing. */
static void
add_line (GString *lines, char *text)
{
  if (text != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", text);
  g_free (text);
}

static gboolean
add_what_goes (const Turning *self, GString *lines, GError **error)
{
  static const RegieDoneHow hows[] = { REGIE_DONE_GOES, REGIE_DONE_COMES_BACK, REGIE_DONE_CHANGES };
  const RegieCodes *codes = self->work->office->codes;
  g_autoptr (GPtrArray) counts = regie_done_count (self->work->db, self->done, error);

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
    add_line (lines, dup_sentence (counts, hows[i], codes));
  return TRUE;
}

/* Fills OUTCOME with the question, when there is one. */
static gboolean
ask (const Turning *self, RegieOutcome *outcome, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean is_grave = !self->turn.redo && regie_done_is_grave (self->done);

  if (!is_grave && !is_elsewhere (self))
    return TRUE;
  if (is_elsewhere (self))
    add_line (lines, g_strdup (_("You did this elsewhere, not in what is open now.")));
  if (is_grave && self->done->is_settled)
    add_line (lines, g_strdup (_("It was settled, and others may go by it already.")));
  if (is_grave && !add_what_goes (self, lines, error))
    return FALSE;
  outcome->asks = dup_question (self);
  outcome->asks_about = g_strdup (lines->str);
  outcome->seq = self->done->entry;
  return TRUE;
}

/* --- where it can be seen --- */

/* Who looks at a list or works at the desk stays there; a dossier that went has nothing to go
 * to. */
static void
set_where (const Turning *self, RegieOutcome *outcome)
{
  const RegieDone *done = self->done;
  gboolean is_there;

  if (is_hidden (self) || self->turn.where.kind == REGIE_WHERE_ANYWHERE
      || done->where.kind != REGIE_WHERE_DOSSIER
      || !regie_dossier_is_there (self->work->db, done->where.id, &is_there, NULL) || !is_there)
    return;
  outcome->action = "win.show-dossier";
  outcome->target = g_variant_ref_sink (
    g_variant_new ("(xs)", done->where.id, regie_done_views (done)));
}

static char *
dup_said (const Turning *self)
{
  const char *whom = whom_of (self);
  g_autofree char *what = dup_what (self);

  if (whom == NULL)
    return g_strdup_printf (self->turn.redo ? _("Done again: %s") : _("Undone: %s"), what);
  /* TRANSLATORS: what was done, and the person or the provider it is about */
  return g_strdup_printf (self->turn.redo ? _("Done again: %1$s · %2$s")
                                          : _("Undone: %1$s · %2$s"),
                          what, whom);
}

gboolean
regie_turn (const RegieWork *work, const RegieDone *done, RegieTurn turn, RegieForm *form,
            RegieOutcome *outcome, GError **error)
{
  const Turning self = { work, done, turn };
  RegieApplier applier;

  g_return_val_if_fail (work != NULL && done != NULL && outcome != NULL, FALSE);
  applier = regie_work_applier (work);
  if (!check (&self, error))
    return FALSE;
  if (!regie_form_is_sure (form, done->entry) && !ask (&self, outcome, error))
    return FALSE;
  if (outcome->asks != NULL)
    return TRUE;
  if (!regie_apply_undo (work->db, &applier, done->entry, &outcome->seq, error))
    return FALSE;
  outcome->about = done->where.id;
  outcome->is_undone = !turn.redo;
  outcome->said = dup_said (&self);
  set_where (&self, outcome);
  return TRUE;
}

/* So far back goes Ctrl+Z; what was done before that is taken back from the list of it. */
#define STEPS 200

gboolean
regie_turn_next (const RegieWork *work, RegieTurn turn, RegieForm *form, RegieOutcome *outcome,
                 GError **error)
{
  const RegieDoneFilter mine = { .who = work->me->id };
  g_autoptr (GPtrArray) done = NULL;
  RegieDone *next;

  g_return_val_if_fail (work != NULL && outcome != NULL, FALSE);
  if ((done = regie_done_load (work->db, &mine, 0, STEPS, error)) == NULL)
    return FALSE;
  next = regie_done_next (done, work->me->id, turn.redo, turn.where);
  if (next == NULL)
    next = regie_done_next (done, work->me->id, turn.redo, (RegieWhere){ REGIE_WHERE_ANYWHERE, 0 });
  if (next == NULL)
    return refuse (turn.redo ? _("There is nothing of yours to redo.")
                             : _("There is nothing of yours to undo."),
                   error);
  return regie_done_name (work->db, &next, 1, error)
         && regie_turn (work, next, turn, form, outcome, error);
}
