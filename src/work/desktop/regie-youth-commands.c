/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of young people as commands and questions: lights, why one looks on, what goes out. */
#include "regie-youth-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-divide-query.h"
#include "regie-dossier-query.h"
#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-office-commands.h"

#define MINE "van=mijn"
#define REASON "reden"

static gboolean
is_director (const char *role)
{
  return regie_role_find (role) == REGIE_ROLE_DIRECTOR;
}

const char *
regie_youth_usual_filter (const char *role)
{
  return is_director (role) ? MINE : "";
}

/* Does FILTER ask for the young people of others? */
static gboolean
asks_for_others (const RegieYouthFilter *filter)
{
  return filter->base->scope != REGIE_SCOPE_MINE && filter->director != filter->base->me;
}

RegieYouthFilter *
regie_work_youth_filter (const RegieWork *work, const char *text, gboolean *asks_reason,
                         char **also, GError **error)
{
  g_autoptr (RegieYouthFilter) filter = NULL;
  gboolean has = TRUE;

  g_return_val_if_fail (work != NULL && text != NULL && asks_reason != NULL, NULL);
  filter = regie_youth_filter_from_text (text);
  filter->base->me = work->me->id;
  filter->base->hides_bsn = !regie_role_may (work->me->role, REGIE_MAY_SEE_BSN);
  if (filter->base->scope == REGIE_SCOPE_MINE
      && (filter->base->replaced = regie_absences_load_replaced (work->db, work->me->id,
                                                                 work->today, also, error))
           == NULL)
    return NULL;
  if (is_director (work->me->role) && asks_for_others (filter)
      && !regie_youth_has_reason (work->db, work->me->id, &has, error))
    return NULL;
  *asks_reason = !has;
  return g_steal_pointer (&filter);
}

static RegieChange *
make_light (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) fact = regie_form_new ();
  g_autofree char *born = NULL;
  char today[REGIE_DAY_TEXT];

  g_variant_get (target, "(x&s)", about, NULL);
  if (form != NULL)
    regie_form_fill (fact, form);
  regie_form_set_field (fact, Fact, kind, regie_fact_kind_name (REGIE_FACT_AREA));
  regie_form_set_field (fact, Fact, day, regie_day_format (work->today, today));
  return regie_dossier_load_born (work->db, *about, &born, error)
           ? regie_fact_make (work->db, work->office, *about, NULL, born, fact, work->me->id, error)
           : NULL;
}

static gboolean
run_look (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
          GError **error)
{
  const char *reason = form != NULL ? regie_form_get (form, REASON) : NULL;

  if (reason == NULL || *reason == '\0')
    return regie_refuse_field (error, REASON,
                               _("Reason: say why you look at these young people."));
  return regie_youth_log_reason (work->db, work->me->id, reason, error);
}

static const RegieField light_fields[] = {
  { "area", "gebied", N_("Life area"), "gebied", REGIE_CODE, REGIE_REQUIRED, 10 },
  { "light", "licht", N_("Light"), "licht", REGIE_CODE, REGIE_REQUIRED, 10 },
  { "note", "toelichting", N_("Note"), NULL, REGIE_NOTE, REGIE_PERSONAL, 10 },
};

static const RegieAsk light_ask = {
  .title = N_("How it stands"),
  .save = N_("_Record"),
  .about = N_("The newest light of each life area counts. Those before it stay in the dossier."),
  .fields = light_fields,
  .n = G_N_ELEMENTS (light_fields),
  .start = &regie_youth_questions[REGIE_YOUTH_LIGHT_START],
};

static const RegieField look_fields[] = {
  { "reason", REASON, N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED, 10 },
};

static const RegieAsk look_ask = {
  .title = N_("Young people of colleagues"),
  .save = N_("_Look"),
  .about = N_("Why you look stands in the log of reading, and holds for today."),
  .fields = look_fields,
  .n = G_N_ELEMENTS (look_fields),
};

#define SEE REGIE_RIGHT (SEE_DOSSIERS)

const RegieCommand regie_youth_commands[REGIE_N_YOUTH_COMMANDS] = {
  [REGIE_YOUTH_LIGHT] = { "light.set", "(xs)", SEE | REGIE_RIGHT (RECORD), N_("Light recorded"),
                          &light_ask, .make = make_light },
  [REGIE_YOUTH_LOOK] = { "youth.look", NULL, SEE, N_("It stands in the log of reading"), &look_ask,
                         .run = run_look },
};

void
regie_youth_answer_free (RegieYouthAnswer *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_clear_object (&self->view);
  g_free (self);
}

void
regie_youth_choices_free (RegieYouthChoices *self)
{
  g_clear_pointer (&self->directors, g_ptr_array_unref);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_free (self);
}

static void
item_free (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static GPtrArray *
load_items (const RegieWork *work, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = regie_youth_load_rows (work->db, ids, n, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_full (rows->len, item_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, rows->pdata[i] != NULL
                              ? regie_youth_item_new (work->office, rows->pdata[i])
                              : NULL);
  return items;
}

/* The ids and their number; of who must say why first, none. */
static gboolean
find_ids (const RegieWork *work, const RegieYouthFilter *filter, gboolean asks_reason, guint most,
          RegieYouthAnswer *answer, GError **error)
{
  int ahead = work->office->network.ahead;

  if (asks_reason)
    {
      answer->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      return TRUE;
    }
  answer->ids = regie_youth_load_ids (work->db, filter, work->today, ahead, most, error);
  if (answer->ids == NULL)
    return FALSE;
  answer->n = answer->ids->len;
  answer->partial = most != 0 && answer->n == most;
  return !answer->partial
         || regie_youth_count (work->db, filter, work->today, ahead, &answer->n, error);
}

/* The first ids at once with the count: the rest can follow behind the frame that shows them. */
static gpointer
answer_ids (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieYouthAnswer) answer = g_new0 (RegieYouthAnswer, 1);
  g_autoptr (RegieYouthFilter) filter = NULL;
  g_autofree char *also = NULL;
  const char *text;
  guint32 most;
  gboolean with_rows, asks_reason;

  g_variant_get (target, "(&sub)", &text, &most, &with_rows);
  filter = regie_work_youth_filter (work, text, &asks_reason, &also, error);
  if (filter == NULL || !find_ids (work, filter, asks_reason, most, answer, error))
    return NULL;
  if (with_rows
      && (answer->first = load_items (work, (const gint64 *) (gpointer) answer->ids->data,
                                      MIN (answer->ids->len, REGIE_FIRST_ROWS), error))
           == NULL)
    return NULL;
  answer->view = regie_youth_view_new (answer->n);
  answer->view->asks_reason = asks_reason;
  answer->view->also = g_steal_pointer (&also);
  return g_steal_pointer (&answer);
}

static gpointer
answer_rows (const RegieWork *work, GVariant *target, GError **error)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (target, &n, sizeof *ids);

  return load_items (work, ids, (guint) n, error);
}

static gpointer
answer_count (const RegieWork *work, GVariant *target, GError **error)
{
  gboolean asks_reason;
  g_autofree char *also = NULL;
  g_autoptr (RegieYouthFilter) mine = regie_work_youth_filter (work, MINE, &asks_reason, &also,
                                                               error);
  gint64 *answer;
  guint n;

  if (mine == NULL)
    return NULL;
  mine->acts = TRUE;
  if (!regie_youth_count (work->db, mine, work->today, 0, &n, error))
    return NULL;
  answer = g_new (gint64, 1);
  *answer = n;
  return answer;
}

static gpointer
answer_light_start (const RegieWork *work, GVariant *target, GError **error)
{
  RegieAskStart *start = regie_ask_start_new ();
  const char *area;

  g_variant_get (target, "(x&s)", NULL, &area);
  start->form = regie_form_new ();
  regie_form_set_field (start->form, Fact, area, area);
  return start;
}

static gpointer
answer_choices (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieYouthChoices) choices = g_new0 (RegieYouthChoices, 1);

  choices->directors = regie_youth_load_directors (work->db, error);
  if (choices->directors == NULL
      || (choices->schools = regie_youth_load_schools (work->db, error)) == NULL)
    return NULL;
  return g_steal_pointer (&choices);
}

#define OF_PEOPLE                                                                                  \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Staff, REGIE_ENTITY_Team, REGIE_ENTITY_Absence,  \
               REGIE_ENTITY_Contact, REGIE_ENTITY_Organisation)

const RegieQuestion regie_youth_questions[REGIE_N_YOUTH_QUESTIONS] = {
  [REGIE_YOUTH_IDS] = { "youth", "(sub)", SEE, answer_ids, (GDestroyNotify) regie_youth_answer_free,
                        .kinds = OF_PEOPLE },
  [REGIE_YOUTH_ROWS] = { "youth.rows", "ax", SEE, answer_rows, (GDestroyNotify) g_ptr_array_unref },
  [REGIE_YOUTH_COUNT] = { "youth.count", NULL, SEE, answer_count, g_free, .kinds = OF_PEOPLE },
  [REGIE_YOUTH_LIGHT_START] = { "light.start", "(xs)", SEE, answer_light_start,
                                (GDestroyNotify) regie_ask_start_free },
  [REGIE_YOUTH_CHOICES] = { "youth.choices", NULL, SEE, answer_choices,
                            (GDestroyNotify) regie_youth_choices_free },
};
