/* SPDX-License-Identifier: EUPL-1.2 */
/* Dividing the caseload, leave, and what somebody can carry, as commands; the forecast and the
 * proposal as questions. */
#include "regie-ahead-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-divide-view.h"
#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-forecast-view.h"
#include "regie-load.h"
#include "regie-office-query.h"
#include "regie-text.h"

static const char gone[] = N_("Somebody else has removed this.");

static RegieRecord *
load_there (const RegieWork *work, RegieEntityId kind, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (kind), id, _(gone), error);
}

/* Who gets a dossier works here. */
static RegieRecord *
load_worker (const RegieWork *work, gint64 id, GError **error)
{
  g_autoptr (RegieRecord) staff = load_there (work, REGIE_ENTITY_Staff, id, error);

  if (staff != NULL && !regie_get_bool (staff, Staff, active))
    return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                                _("Who would get a dossier does not work here any more.")),
           NULL;
  return g_steal_pointer (&staff);
}

/* The note of a move, for who takes over. */
static RegieChange *
make_note (const RegieWork *work, gint64 dossier, gint64 from, const char *to, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autofree char *was = NULL;
  g_autofree char *note = NULL;
  char today[REGIE_DAY_TEXT];

  if (from != 0 && !regie_staff_load_name (work->db, from, &was, error))
    return NULL;
  note = was != NULL ? g_strdup_printf (_("The caseload was divided: from %s to %s."), was, to)
                     : g_strdup_printf (_("The caseload was divided: to %s."), to);
  regie_form_set (form, REGIE_FIELD (Fact, kind)->key, regie_fact_kind_name (REGIE_FACT_HANDOVER));
  regie_form_set (form, REGIE_FIELD (Fact, day)->key, regie_day_format (work->today, today));
  regie_form_set (form, REGIE_FIELD (Fact, note)->key, note);
  return regie_fact_record (work->office, dossier, NULL, form, work->me->id, error);
}

/* A dossier that is of somebody else than was seen is not moved, nor is any of the others. */
static gboolean
add_move (const RegieWork *work, RegieChange *change, gint64 dossier, gint64 from, gint64 to,
          GError **error)
{
  g_autoptr (RegieRecord) record = load_there (work, REGIE_ENTITY_Dossier, dossier, error);
  g_autoptr (RegieRecord) staff = record != NULL ? load_worker (work, to, error) : NULL;
  g_autoptr (RegieChange) note = NULL;
  char id[REGIE_NUMBER_TEXT];

  if (staff == NULL)
    return FALSE;
  if (regie_get_int (record, Dossier, consultant, 0) != from)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                           _("One of these dossiers was given to somebody else in the meantime. "
                              "Look again at what is proposed."));
      return FALSE;
    }
  regie_put (change, record, Dossier, consultant, regie_number_format (to, id));
  if ((note = make_note (work, dossier, from, regie_get (staff, Staff, name), error)) == NULL)
    return FALSE;
  regie_change_join (change, note);
  return TRUE;
}

static RegieChange *
make_divided (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  guint n = (guint) g_variant_n_children (target);
  g_autofree char *title = g_strdup_printf (
    ngettext ("Divided %u dossier", "Divided %u dossiers", n), n);
  g_autoptr (RegieChange) change = regie_change_new (title);
  GVariantIter iter;
  gint64 dossier, from, to;

  if (n == 0)
    return regie_refuse (error, _("There is nothing to divide.")), NULL;
  g_variant_iter_init (&iter, target);
  while (g_variant_iter_next (&iter, "(xxx)", &dossier, &from, &to))
    if (!add_move (work, change, dossier, from, to, error))
      return NULL;
  return g_steal_pointer (&change);
}

static gboolean
may_grant (const RegieWork *work, gint64 staff, GError **error)
{
  if (regie_absence_may_record (work->me, staff))
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("The leave of a colleague is for the manager to record."));
  return FALSE;
}

static RegieDay
day_in (RegieForm *form, const char *key)
{
  const char *text = regie_form_get (form, key);
  RegieDay day;

  return text != NULL && regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

/* What FORM says of the leave ID of STAFF; checked beside that of everybody. */
static gboolean
read_absence (const RegieWork *work, RegieForm *form, gint64 id, gint64 staff, RegieAbsence *one,
              GError **error)
{
  const char *by = regie_form_get (form, REGIE_ASK_CHOICE);
  g_autoptr (RegieRecord) replaces = NULL;
  g_autoptr (GArray) all = NULL;

  *one = (RegieAbsence){ id, staff, by != NULL ? g_ascii_strtoll (by, NULL, 10) : 0,
                         day_in (form, REGIE_FIELD (Absence, from_day)->key),
                         day_in (form, REGIE_FIELD (Absence, until_day)->key) };
  if (one->replaced_by != 0 && (replaces = load_worker (work, one->replaced_by, error)) == NULL)
    return FALSE;
  all = regie_absences_load (work->db, one->from, error);
  return all != NULL && regie_absence_check (one, all, error);
}

/* What FORM says goes into RECORD, or into a new one with the id that ONE has. */
static void
put_absence (RegieChange *change, RegieRecord *record, const RegieAbsence *one, RegieForm *form)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Absence);
  char staff[REGIE_NUMBER_TEXT], by[REGIE_NUMBER_TEXT];
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  const char *values[] = {
    [REGIE_AT (Absence, staff)] = regie_number_format (one->staff, staff),
    [REGIE_AT (Absence, from_day)] = regie_day_format (one->from, from),
    [REGIE_AT (Absence, until_day)] = regie_day_format (one->until, until),
    [REGIE_AT (Absence, replaced_by)] = one->replaced_by != 0
                                          ? regie_number_format (one->replaced_by, by)
                                          : NULL,
    [REGIE_AT (Absence, note)] = regie_form_get (form, REGIE_FIELD (Absence, note)->key),
  };

  for (guint i = 0; i < entity->n_fields; i++)
    if (record != NULL)
      regie_change_set (change, record, entity->fields[i].name, values[i]);
    else
      regie_change_set_new (change, entity, one->id, entity->fields[i].name, values[i]);
}

static RegieChange *
make_absence (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Leave recorded"));
  g_autoptr (RegieRecord) staff = NULL;
  g_autoptr (RegieForm) none = form == NULL ? regie_form_new () : NULL;
  gint64 id = g_variant_get_int64 (target);
  RegieAbsence one;

  form = form != NULL ? form : none;
  *about = regie_id_new ();
  if (!may_grant (work, id, error) || (staff = load_worker (work, id, error)) == NULL
      || !read_absence (work, form, *about, id, &one, error))
    return NULL;
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Absence), *about);
  put_absence (change, NULL, &one, form);
  return g_steal_pointer (&change);
}

static RegieChange *
make_absence_changed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                      GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Leave changed"));
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (RegieForm) none = form == NULL ? regie_form_new () : NULL;
  RegieAbsence one;

  form = form != NULL ? form : none;
  *about = g_variant_get_int64 (target);
  if ((record = load_there (work, REGIE_ENTITY_Absence, *about, error)) == NULL
      || !may_grant (work, regie_get_int (record, Absence, staff, 0), error)
      || !read_absence (work, form, *about, regie_get_int (record, Absence, staff, 0), &one, error))
    return NULL;
  regie_change_pin (change, record);
  put_absence (change, record, &one, form);
  return g_steal_pointer (&change);
}

static RegieChange *
make_absence_removed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                      GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Leave removed"));
  g_autoptr (RegieRecord) record = NULL;

  *about = g_variant_get_int64 (target);
  if ((record = load_there (work, REGIE_ENTITY_Absence, *about, error)) == NULL
      || !may_grant (work, regie_get_int (record, Absence, staff, 0), error))
    return NULL;
  regie_change_void (change, record);
  return g_steal_pointer (&change);
}

static RegieChange *
make_working (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Working hours changed"));
  g_autoptr (RegieRecord) staff = NULL;
  const char *capacity = form != NULL ? regie_form_get_field (form, Staff, capacity) : NULL;

  *about = g_variant_get_int64 (target);
  if ((staff = load_there (work, REGIE_ENTITY_Staff, *about, error)) == NULL)
    return NULL;
  if (capacity != NULL && !g_ascii_string_to_unsigned (capacity, 10, 0, 100, NULL, NULL))
    return regie_refuse_field (error, REGIE_FIELD (Staff, capacity)->key,
                               _("Works so much of a whole week: expected 0 to 100 %%.")),
           NULL;
  regie_put (change, staff, Staff, capacity, capacity);
  regie_put (change, staff, Staff, languages,
             form != NULL ? regie_form_get_field (form, Staff, languages) : NULL);
  return g_steal_pointer (&change);
}

static const RegieField absence_fields[] = {
  { "from_day", "van", N_("From"), NULL, REGIE_DAY, REGIE_REQUIRED, 9 },
  { "until_day", "tot", N_("Until"), NULL, REGIE_DAY, REGIE_REQUIRED, 9 },
  { "note", "toelichting", N_("Note"), NULL, REGIE_NOTE, 0, 9 },
};

#define LEAVE_ABOUT                                                                                \
  N_("The dossiers stay with who is away. Until then the colleague sees them as well, in Today "  \
      "and in the caseload.")

static const RegieAsk ask_absence = {
  N_("Leave"),
  N_("_Save"),
  LEAVE_ABOUT,
  absence_fields,
  G_N_ELEMENTS (absence_fields),
  N_("Replaced by"),
  &regie_ahead_questions[REGIE_ABSENCE_START],
};

static const RegieAsk ask_absence_changed = {
  N_("Leave"),
  N_("_Save"),
  LEAVE_ABOUT,
  absence_fields,
  G_N_ELEMENTS (absence_fields),
  N_("Replaced by"),
  &regie_ahead_questions[REGIE_ABSENCE_OPENING],
};

static const RegieField working_fields[] = {
  { "capacity", "beschikbaar", N_("Works so much of a whole week, %"), NULL, REGIE_INT, 0, 9 },
  { "languages", "talen", N_("Speaks"), NULL, REGIE_TEXT, REGIE_SEVERAL, 9 },
};

static const RegieAsk ask_working = {
  N_("Working hours"),
  N_("_Save"),
  N_("Languages with commas between. Without a percentage it is the whole week."),
  working_fields,
  G_N_ELEMENTS (working_fields),
  NULL,
  &regie_ahead_questions[REGIE_WORKING_START],
};

#define ASSIGN REGIE_RIGHT (ASSIGN)

const RegieCommand regie_ahead_commands[REGIE_N_AHEAD_COMMANDS] = {
  [REGIE_CASELOAD_DIVIDE] = { "caseload.divide", "a(xxx)", ASSIGN, .make = make_divided },
  [REGIE_ABSENCE_ADD] = { "absence.add", "x", ASSIGN, N_("Leave recorded"), &ask_absence,
                          .make = make_absence },
  [REGIE_ABSENCE_CHANGE] = { "absence.change", "x", ASSIGN, N_("Leave changed"),
                             &ask_absence_changed, .make = make_absence_changed },
  [REGIE_ABSENCE_REMOVE] = { "absence.remove", "x", ASSIGN, N_("Leave removed"),
                             .make = make_absence_removed },
  [REGIE_STAFF_WORKING] = { "staff.working", "x", REGIE_RIGHT (ADMINISTER),
                            N_("Working hours changed"), &ask_working, .make = make_working },
};

static gpointer
answer_forecast (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_forecast_view_load (work, target, error);
}

static gpointer
answer_divide (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (target, 0);
  g_autoptr (GVariant) skipped = g_variant_get_child_value (target, 1);
  g_autoptr (RegieCarried) carried = regie_carried_load (work, error);
  g_autoptr (GArray) moves = NULL;
  const gint64 *left_out, *staff;
  guint32 most;
  gsize n, n_staff;

  if (carried == NULL)
    return NULL;
  g_variant_get_child (target, 2, "u", &most);
  staff = g_variant_get_fixed_array (skipped, &n_staff, sizeof *staff);
  for (gsize i = 0; i < n_staff; i++)
    regie_carried_skip (carried, staff[i]);
  left_out = g_variant_get_fixed_array (ids, &n, sizeof *left_out);
  moves = regie_carried_propose (carried, work->office, most, left_out, n);
  return regie_divide_view_new (work, carried, moves, left_out, n);
}

/* The form of the leave RECORD (NULL: a new one) of STAFF, with who can replace. */
static RegieAskStart *
start_absence (const RegieWork *work, gint64 staff, RegieRecord *record, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();
  g_autofree char *name = NULL;

  if (!regie_staff_load_name (work->db, staff, &name, error)
      || (start->choices = regie_absences_load_colleagues (work->db, staff, error)) == NULL)
    return NULL;
  start->about = g_strdup_printf ("%s. %s", name, _(ask_absence.about));
  if (record == NULL)
    return g_steal_pointer (&start);
  start->form = regie_form_new ();
  for (guint i = 0; i < G_N_ELEMENTS (absence_fields); i++)
    regie_form_set (start->form, absence_fields[i].key,
                    regie_record_get (record, absence_fields[i].name));
  regie_form_set (start->form, REGIE_ASK_CHOICE, regie_get (record, Absence, replaced_by));
  return g_steal_pointer (&start);
}

static gpointer
answer_absence_start (const RegieWork *work, GVariant *target, GError **error)
{
  return start_absence (work, g_variant_get_int64 (target), NULL, error);
}

static gpointer
answer_absence_opening (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) record = load_there (work, REGIE_ENTITY_Absence,
                                               g_variant_get_int64 (target), error);

  return record != NULL
           ? start_absence (work, regie_get_int (record, Absence, staff, 0), record, error)
           : NULL;
}

static gpointer
answer_working_start (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) staff = load_there (work, REGIE_ENTITY_Staff,
                                              g_variant_get_int64 (target), error);
  RegieAskStart *start;

  if (staff == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_new ();
  for (guint i = 0; i < G_N_ELEMENTS (working_fields); i++)
    regie_form_set (start->form, working_fields[i].key,
                    regie_record_get (staff, working_fields[i].name));
  return start;
}

#define START (GDestroyNotify) regie_ask_start_free

const RegieQuestion regie_ahead_questions[REGIE_N_AHEAD_QUESTIONS] = {
  [REGIE_FORECAST_READ] = { "forecast", "a{sx}", REGIE_RIGHT (SEE_DOSSIERS), answer_forecast,
                            g_object_unref },
  [REGIE_DIVIDE_READ] = { "divide", "(axaxu)", ASSIGN, answer_divide, g_object_unref },
  [REGIE_ABSENCE_START] = { "absence.start", "x", ASSIGN, answer_absence_start, START },
  [REGIE_ABSENCE_OPENING] = { "absence.opening", "x", ASSIGN, answer_absence_opening, START },
  [REGIE_WORKING_START] = { "working.start", "x", REGIE_RIGHT (ADMINISTER), answer_working_start,
                            START },
};
