/* SPDX-License-Identifier: EUPL-1.2 */
/* Shielding a dossier, opening it in need, and looking that through. */
#include "regie-shield-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-emergency-view.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-matrix-view.h"
#include "regie-reading-query.h"
#include "regie-shield-query.h"
#include "regie-text.h"
#include "regie-veil-query.h"

/* Emergency access ends by itself after so many hours. */
#define HOURS 8

static char *
dup_moment (int hours)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_hours (now, hours);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
is_shielded (RegieRecord *dossier)
{
  return g_strcmp0 (regie_get (dossier, Dossier, shielded), "1") == 0;
}

gboolean
regie_shield_check (const RegieWork *work, RegieRecord *dossier, GError **error)
{
  g_autofree char *now = dup_moment (0);
  gboolean lent = FALSE;

  g_return_val_if_fail (work != NULL && dossier != NULL, FALSE);
  if (!is_shielded (dossier) || regie_veil_sees_shielded (work->me->role)
      || regie_get_int (dossier, Dossier, consultant, 0) == work->me->id
      || regie_get_int (dossier, Dossier, director, 0) == work->me->id)
    return TRUE;
  if (!regie_shield_is_lent (work->db, regie_record_get_id (dossier), work->me->id, now, &lent,
                             error))
    return FALSE;
  return lent
         || regie_refuse (error, _("This dossier is shielded. Who must see it all the same opens "
                                    "it with “Emergency access” in the menu, and says why."));
}

static RegieChange *
make_shield (const RegieWork *work, GVariant *target, const char *title, const char *value,
             gint64 *about, GError **error)
{
  g_autoptr (RegieRecord) dossier = NULL;
  RegieChange *change;

  *about = g_variant_get_int64 (target);
  dossier = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier), *about,
                              _("This dossier is no longer there."), error);
  if (dossier == NULL || !regie_shield_check (work, dossier, error))
    return NULL;
  change = regie_change_new (title);
  regie_put (change, dossier, Dossier, shielded, value);
  return change;
}

static RegieChange *
make_set (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  return make_shield (work, target, _("Dossier shielded"), "1", about, error);
}

static RegieChange *
make_lifted (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  return make_shield (work, target, _("Dossier no longer shielded"), NULL, about, error);
}

/* --- in need --- */

static const RegieField open_fields[] = {
  { "number", "nummer", N_("Dossier number, V-number or BSN"), NULL, REGIE_TEXT,
    REGIE_REQUIRED | REGIE_PERSONAL, 14 },
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED | REGIE_PERSONAL, 14 },
};

static const RegieAsk ask_open = {
  .title = N_("Emergency access"),
  .save = N_("_Open"),
  .about = N_("For a shielded dossier that is not yours. It ends by itself after eight hours. It "
               "is logged with your reason, and a colleague looks it through."),
  .fields = open_fields,
  .n = G_N_ELEMENTS (open_fields),
};

typedef struct {
  const RegieWork *work;
  const char *reason;
  gint64 dossier;
} Opening;

static RegieChange *
make_opening (RegieDb *db, gpointer data, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Emergency);
  const Opening *self = data;
  g_autofree char *from = dup_moment (0);
  g_autofree char *until = dup_moment (HOURS);
  char dossier[REGIE_NUMBER_TEXT], staff[REGIE_NUMBER_TEXT];
  RegieChange *change = regie_change_new (_("Emergency access"));
  gint64 id = regie_id_new ();

  regie_change_insert (change, entity, id);
  regie_put_new (change, Emergency, id, dossier, regie_number_format (self->dossier, dossier));
  regie_put_new (change, Emergency, id, staff, regie_number_format (self->work->me->id, staff));
  regie_put_new (change, Emergency, id, reason, self->reason);
  regie_put_new (change, Emergency, id, from_moment, from);
  regie_put_new (change, Emergency, id, until_moment, until);
  return change;
}

/* There is no undo: it was seen.  That somebody tries a number is written down first. */
static gboolean
open_in_need (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
              GError **error)
{
  const char *number = form != NULL ? regie_form_get (form, open_fields[0].key) : NULL;
  Opening opening = { work, form != NULL ? regie_form_get (form, open_fields[1].key) : NULL, 0 };
  RegieApplier applier = regie_work_applier (work);
  g_autofree char *key = NULL;

  if (number == NULL)
    return regie_refuse_field (error, open_fields[0].key, _("Number: say which dossier."));
  if (opening.reason == NULL)
    return regie_refuse_field (error, open_fields[1].key,
                               _("Reason: say why you must see this dossier."));
  key = g_strstrip (g_strdup (number));
  if (!regie_reading_find_shielded (work->db, work->me->id, key, opening.reason, &opening.dossier,
                                    error))
    return FALSE;
  if (opening.dossier == 0)
    return regie_refuse_field (error, open_fields[0].key,
                               _("Number: there is no shielded dossier with this number."));
  if (!regie_apply_make (work->db, &applier, make_opening, &opening, NULL, NULL, error))
    return FALSE;
  outcome->about = opening.dossier;
  outcome->action = "win.show-dossier";
  outcome->target = g_variant_ref_sink (g_variant_new ("(xs)", opening.dossier, ""));
  return TRUE;
}

static const RegieField judge_fields[] = {
  { "verdict", "oordeel", N_("Verdict"), "oordeel", REGIE_CODE, REGIE_REQUIRED, 14 },
  { "review", "toelichting", N_("Note"), NULL, REGIE_NOTE, REGIE_PERSONAL, 14 },
};

static const RegieAsk ask_judge = {
  .title = N_("Look through emergency access"),
  .save = N_("_Record"),
  .about = N_("Was it right to open this dossier?"),
  .fields = judge_fields,
  .n = G_N_ELEMENTS (judge_fields),
};

static RegieChange *
make_judged (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  const char *verdict = form != NULL ? regie_form_get (form, judge_fields[0].key) : NULL;
  g_autoptr (RegieRecord) record = regie_load_needed (work->db,
                                                      regie_entity (REGIE_ENTITY_Emergency),
                                                      g_variant_get_int64 (target), error);
  char day[REGIE_DAY_TEXT], staff[REGIE_NUMBER_TEXT];
  RegieChange *change;

  if (record == NULL)
    return NULL;
  if (regie_get_int (record, Emergency, staff, 0) == work->me->id)
    return regie_refuse (error, _("A colleague looks through what you did.")), NULL;
  if (regie_review_find (verdict) == REGIE_REVIEW_NONE)
    return regie_refuse_field (error, judge_fields[0].key,
                               _("Verdict: choose rightly or "
                                  "wrongly.")),
           NULL;
  change = regie_change_new (_("Emergency access looked through"));
  regie_put (change, record, Emergency, verdict, verdict);
  regie_put (change, record, Emergency, review, regie_form_get (form, judge_fields[1].key));
  regie_put (change, record, Emergency, reviewed_on, regie_day_format (work->today, day));
  regie_put (change, record, Emergency, reviewed_by, regie_number_format (work->me->id, staff));
  return change;
}

const RegieCommand regie_shield_commands[REGIE_N_SHIELD_COMMANDS] = {
  [REGIE_SHIELD_SET] = { "dossier.shield", "x", REGIE_RIGHT (RECORD), .make = make_set },
  [REGIE_SHIELD_LIFT] = { "dossier.unshield", "x", REGIE_RIGHT (RECORD), .make = make_lifted },
  [REGIE_SHIELD_OPEN] = { "dossier.emergency", NULL, REGIE_RIGHT (BREAK_GLASS),
                          N_("Opened; it is in the log with your reason"), &ask_open,
                          .run = open_in_need },
  [REGIE_EMERGENCY_JUDGE] = { "emergency.judge", "x", REGIE_RIGHT (AUDIT), N_("Recorded"),
                              &ask_judge, .make = make_judged },
};

/* --- what is asked --- */

static GHashTable *
words_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static gpointer
answer_emergencies (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GHashTable) names = words_new ();
  g_autoptr (GHashTable) numbers = words_new ();
  g_autoptr (GPtrArray) records = regie_load (work->db, regie_entity (REGIE_ENTITY_Emergency),
                                              "1 = 1 ORDER BY from_moment DESC, id DESC", 0, NULL,
                                              error);

  if (records == NULL || !regie_shield_load_words (work->db, names, numbers, error))
    return NULL;
  return regie_emergency_view_new (records, names, numbers, work->me->id);
}

static gpointer
answer_matrix (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_matrix_view_new (work->office->codes);
}

const RegieQuestion regie_shield_questions[REGIE_N_SHIELD_QUESTIONS] = {
  [REGIE_EMERGENCIES] = { "emergencies", NULL, REGIE_RIGHT (AUDIT), answer_emergencies,
                          g_object_unref },
  [REGIE_MATRIX] = { "rights", NULL, REGIE_RIGHT (AUDIT), answer_matrix, g_object_unref },
};
