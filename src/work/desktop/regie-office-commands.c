/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done and asked outside one dossier: the caseload, Vandaag, kept filters, drafts, erasing,
 * as commands and questions. */
#include "regie-office-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-apply.h"
#include "regie-demo.h"
#include "regie-divide-query.h"
#include "regie-desk.h"
#include "regie-dossier.h"
#include "regie-draft.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-load.h"
#include "regie-tasks.h"
#include "regie-today-talks.h"
#include "regie-text.h"

/* Keys of Vandaag are handed over as they lie in memory. */
G_STATIC_ASSERT (sizeof (RegieTodayKey) == 32 && G_STRUCT_OFFSET (RegieTodayKey, due) == 28);

/* My caseload comes first for who has one. */
static gboolean
settle_scope (const RegieWork *work, RegieQuery *query, GError **error)
{
  gboolean has = FALSE;

  if (query->me != 0 && !regie_caseload_has_own (work->db, query->me, &has, error))
    return FALSE;
  query->scope = has ? REGIE_SCOPE_MINE : REGIE_SCOPE_ALL;
  return TRUE;
}

/* The same, and of whom else the dossiers are mine, when it asks for mine: *ALSO (owned, may be
 * NULL) says it. */
static RegieQuery *
work_query (const RegieWork *work, const char *text, char **also, GError **error)
{
  g_autoptr (RegieQuery) query = regie_query_from_text (text);

  g_return_val_if_fail (work != NULL, NULL);
  query->me = work->me->id;
  query->team = work->me->team;
  query->term_rule
    = regie_rules_get (work->office->rules, work->office->rules->role[REGIE_RULE_IS_TERM])->id;
  query->behind_below = work->office->warnings.behind;
  if (query->scope == REGIE_SCOPE_OWN && !settle_scope (work, query, error))
    return NULL;
  query->hides_bsn = !regie_role_may (work->me->role, REGIE_MAY_SEE_BSN);
  if (query->figure != NULL
      && (query->only = regie_figures_load_dossiers (work, query->figure, error)) == NULL)
    return NULL;
  if (query->scope == REGIE_SCOPE_MINE
      && (query->replaced = regie_absences_load_replaced (work->db, query->me, work->today, also,
                                                          error))
           == NULL)
    return NULL;
  return g_steal_pointer (&query);
}

RegieQuery *
regie_work_query (const RegieWork *work, const char *text, GError **error)
{
  g_autofree char *also = NULL;

  return work_query (work, text, &also, error);
}

static RegieChange *
make_assigned (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
               GError **error)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (target, 0);
  g_autoptr (RegieRecord) staff = NULL;
  const gint64 *dossiers;
  gsize n;

  g_variant_get_child (target, 1, "x", about);
  if ((staff = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Staff), *about,
                                 _("Somebody else has removed this."), error))
      == NULL)
    return NULL;
  dossiers = g_variant_get_fixed_array (ids, &n, sizeof *dossiers);
  return regie_dossier_assign (work->db, dossiers, (guint) n, *about, error);
}

static RegieChange *
make_kept (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Filter kept"));
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Filter);
  char mine[REGIE_NUMBER_TEXT];
  const char *name;
  const char *query;

  g_variant_get (target, "(&s&s)", &name, &query);
  if (*name == '\0')
    {
      regie_refuse (error, _("Choose a filter or search first; then it can be kept."));
      return NULL;
    }
  *about = regie_id_new ();
  regie_change_insert (change, entity, *about);
  regie_put_new (change, Filter, *about, name, name);
  regie_put_new (change, Filter, *about, query, query);
  if (work->me->id != 0)
    regie_put_new (change, Filter, *about, staff, regie_number_format (work->me->id, mine));
  return g_steal_pointer (&change);
}

static RegieChange *
make_forgotten (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (RegieRecord) filter = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Filter),
                                                     g_variant_get_int64 (target),
                                                     _("Somebody else has removed this."), error);
  g_autoptr (RegieChange) change = NULL;

  if (filter == NULL)
    return NULL;
  if (regie_get (filter, Filter, staff) != NULL
      && regie_get_int (filter, Filter, staff, 0) != work->me->id)
    {
      regie_refuse (error, _("Your role may not do this."));
      return NULL;
    }
  change = regie_change_new (_("Filter thrown away"));
  regie_change_void (change, filter);
  return g_steal_pointer (&change);
}

static RegieChange *
make_confirmed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GVariantIter) each = NULL;
  g_autoptr (RegieQuery) query = NULL;
  gint64 dossier, fact;
  const char *text;
  const char *rules;
  const char *rule;
  guint32 shown;

  g_variant_get (target, "(&s&sa(xsx)u)", &text, &rules, &each, &shown);
  while (g_variant_iter_next (each, "(x&sx)", &dossier, &rule, &fact))
    g_hash_table_add (left, regie_today_dup_open_end (dossier, rule, fact));
  if ((query = regie_work_query (work, text, error)) == NULL)
    return NULL;
  return regie_today_confirm (work->db, query, *rules != '\0' ? rules : NULL, left, shown,
                              _("Confirmed in bulk: done before it was recorded here"), error);
}

/* Who works at the desk puts off what the desk must not forget; what providers owe is the work of
 * who orders. */
static gboolean
may_defer (const RegieWork *work, RegieTaskKind kind, GError **error)
{
  return regie_work_may (work,
                         regie_task_is_of_desk (kind) ? REGIE_RIGHT (DESK) : REGIE_RIGHT (ORDER),
                         error);
}

/* The task as Vandaag has it now, or a conflict: it was dealt with in the meantime. */
static gboolean
find_task (const RegieWork *work, GVariant *target, RegieTask *task, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  const char *rule;
  gint64 provider;
  gint64 subject;

  g_variant_get (target, "(&sxx)", &rule, &provider, &subject);
  if (!regie_tasks_add_keys (work->db, work->office, keys, rule,
                             REGIE_TASKS_PROVIDERS | REGIE_TASKS_DESK, NULL, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const RegieTodayKey *key = &g_array_index (keys, RegieTodayKey, i);

      *task = (RegieTask){
        .kind = key->n, .provider = key->provider, .subject = key->subject, .due = key->due
      };
      /* What was typed before version 8 knows the subject only. */
      if ((provider == 0 || key->provider == provider) && key->subject == subject)
        return TRUE;
    }
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("This was dealt with in the meantime."));
  return FALSE;
}

static RegieChange *
make_task_deferred (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                    GError **error)
{
  RegieDay until = REGIE_DAY_NONE;
  RegieTask task;

  if (!find_task (work, target, &task, error) || !may_defer (work, task.kind, error))
    return NULL;
  if (form != NULL)
    regie_day_parse (regie_form_get_field (form, Delay, until_day), &until);
  return regie_task_defer (work->db, work->office, &task, until,
                           form != NULL ? regie_form_get_field (form, Delay, reason) : NULL, error);
}

static gboolean
refresh (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
         GError **error)
{
  guint n;

  regie_deriver_set_today (work->deriver, work->today);
  return regie_refresh (work->db, work->deriver, &n, error);
}

static gboolean
settle_hours (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
              GError **error)
{
  const RegieApplier applier = regie_work_applier (work);
  guint n;

  return regie_desk_settle (work->db, &applier, &n, error);
}

static gboolean
put_draft (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
           GError **error)
{
  g_autofree char *text = form != NULL ? regie_form_to_text (form) : NULL;

  return regie_draft_put (work->db, work->me->id, g_variant_get_string (target, NULL), text, error);
}

static gboolean
sweep_drafts (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
              GError **error)
{
  return regie_draft_sweep (work->db, error);
}

static const RegieField defer_fields[] = {
  { "until_day", "tot", N_("Until"), NULL, REGIE_DAY, REGIE_REQUIRED, 4 },
  { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED | REGIE_PERSONAL, 4 },
};

static const RegieAsk defer_ask = {
  N_("Later"), N_("_Save"), NULL, defer_fields, G_N_ELEMENTS (defer_fields), NULL
};

#define SEE REGIE_RIGHT (SEE_DOSSIERS)

const RegieCommand regie_office_commands[REGIE_N_OFFICE_COMMANDS] = {
  [REGIE_DOSSIERS_ASSIGN] = { "dossiers.assign", "(axx)", REGIE_RIGHT (ASSIGN), N_("Assigned"),
                              .make = make_assigned },
  [REGIE_FILTER_KEEP] = { "filter.keep", "(ss)", SEE, N_("Filter kept"), .make = make_kept },
  [REGIE_FILTER_FORGET] = { "filter.forget", "x", SEE, N_("Filter thrown away"),
                            .make = make_forgotten },
  [REGIE_TODAY_CONFIRM] = { "today.confirm-all", "(ssa(xsx)u)", REGIE_RIGHT (RECORD),
                            N_("Older open ends confirmed"), .make = make_confirmed,
                            .takes_out = TRUE },
  [REGIE_TASK_DEFER] = { "task.defer", "(sxx)", REGIE_RIGHT_NONE, N_("Put off"), &defer_ask,
                         .make = make_task_deferred },
  [REGIE_INDEX_REFRESH] = { "index.refresh", NULL, REGIE_RIGHT_NONE, .run = refresh },
  [REGIE_HOURS_SETTLE] = { "hours.settle", NULL, REGIE_RIGHT (RECORD), .run = settle_hours },
  [REGIE_DRAFT_PUT] = { "draft.put", "s", REGIE_RIGHT_NONE, .run = put_draft, .quiet = TRUE },
  [REGIE_DRAFT_SWEEP] = { "draft.sweep", NULL, REGIE_RIGHT_NONE, .run = sweep_drafts,
                          .quiet = TRUE },
};

void
regie_caseload_answer_free (RegieCaseloadAnswer *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_clear_pointer (&self->on, g_ptr_array_unref);
  g_clear_object (&self->view);
  g_free (self);
}

static void
item_free (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static GPtrArray *
load_caseload_items (const RegieWork *work, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = regie_caseload_rows (work->db, ids, n, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_full (rows->len, item_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, rows->pdata[i] != NULL
                              ? regie_caseload_item_new (work->office, rows->pdata[i])
                              : NULL);
  return items;
}

/* Of which figure the caseload is the list. */
static gboolean
name_figure (const RegieWork *work, const char *figure, RegieCaseloadView *view, GError **error)
{
  g_autoptr (GHashTable) names = NULL;

  if ((names = regie_figures_names (work->db, error)) == NULL)
    return FALSE;
  view->figure = regie_figure_dup_filter_label (work->office, figure, names);
  return TRUE;
}

GPtrArray *
regie_work_name_parts (const RegieWork *work, const RegieQuery *query, GError **error)
{
  g_autoptr (GPtrArray) on = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_choice_free);
  g_auto (GStrv) parts = regie_query_dup_parts (query);
  g_autofree char *consultant = NULL;
  g_autoptr (GError) failed = NULL;

  if (query->consultant != 0)
    consultant = regie_staff_dup_name (work->db, query->consultant, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = regie_caseload_dup_part_label (work->office->codes, parts[i], consultant);
      RegieChoice *choice = name != NULL ? g_new0 (RegieChoice, 1) : NULL;

      if (choice == NULL)
        continue; /* a figure has a heading of its own */
      choice->name = name;
      choice->query = g_strdup (parts[i]);
      g_ptr_array_add (on, choice);
    }
  return g_steal_pointer (&on);
}

/* How many those are of whom the first are known, N_NEAR of them by a name like it.  When near
 * names are for later, they are counted later as well. */
static gboolean
count_all (const RegieWork *work, const RegieQuery *query, guint n_near, guint *n, GError **error)
{
  return n_near == 0 ? regie_caseload_count_exact (work->db, query, work->today, n, error)
                     : regie_caseload_count (work->db, query, work->today, n, error);
}

/* The first ids at once with the count: the rest can follow behind the frame that shows them. */
static gpointer
answer_ids (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieCaseloadAnswer) answer = g_new0 (RegieCaseloadAnswer, 1);
  g_autoptr (RegieQuery) query = NULL;
  const char *text;
  g_autofree char *also = NULL;
  guint32 most;
  guint n_near;
  gboolean with_rows;

  g_variant_get (target, "(&sub)", &text, &most, &with_rows);
  if ((query = work_query (work, text, &also, error)) == NULL)
    return NULL;
  if ((answer->ids = regie_caseload_ids (work->db, query, work->today, most, &n_near, error))
      == NULL)
    return NULL;
  answer->n = answer->ids->len;
  answer->partial = (most != 0 && answer->n == most)
                    || regie_caseload_leaves_near (query, most, answer->n - n_near);
  if (most != 0 && answer->n == most && !count_all (work, query, n_near, &answer->n, error))
    return NULL;
  if (with_rows
      && (answer->first = load_caseload_items (work, (const gint64 *) (gpointer) answer->ids->data,
                                               MIN (answer->ids->len, REGIE_FIRST_ROWS), error))
           == NULL)
    return NULL;
  answer->view = regie_caseload_view_new (query, answer->n, n_near);
  answer->view->also = g_steal_pointer (&also);
  answer->scope = query->scope;
  if ((answer->on = regie_work_name_parts (work, query, error)) == NULL)
    return NULL;
  if (query->figure != NULL && !name_figure (work, query->figure, answer->view, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
answer_rows (const RegieWork *work, GVariant *target, GError **error)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (target, &n, sizeof *ids);

  return load_caseload_items (work, ids, (guint) n, error);
}

/* Whom a list behind a figure is about is looked up once: the queries search among the same. */
static gpointer
answer_each (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_query_free);
  g_autofree const char **texts = g_variant_get_strv (target, NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (RegieQuery) typed = regie_query_from_text (texts[i]);
      g_autofree char *text = NULL;
      RegieQuery *query;

      if (i > 0)
        g_clear_pointer (&typed->figure, g_free);
      text = regie_query_to_text (typed);
      if ((query = regie_work_query (work, text, error)) == NULL)
        return NULL;
      g_ptr_array_add (queries, query);
    }
  return regie_caseload_count_each (work->db, queries, work->today, error);
}

static gpointer
answer_count (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieQuery) everybody = regie_query_new ();
  gint64 *answer;
  guint n;

  if (!regie_caseload_count (work->db, everybody, work->today, &n, error))
    return NULL;
  answer = g_new (gint64, 1);
  *answer = n;
  return answer;
}

void
regie_today_answer_free (RegieTodayAnswer *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_clear_object (&self->view);
  g_free (self);
}

/* What providers owe is the work of who contracts; others see their own action points, or
 * everything when they ask for all.  Who works at the desk only sees what the desk must not
 * forget. */
static RegieTasksOf
tasks_of (const char *role, RegieScope scope)
{
  gboolean everything = scope == REGIE_SCOPE_ALL || regie_role_may (role, REGIE_MAY_CONTRACT);
  RegieTasksOf of = 0;

  if (regie_role_may (role, REGIE_MAY_ORDER))
    of = everything ? REGIE_TASKS_PROVIDERS : REGIE_TASKS_OWN;
  if (regie_role_may (role, REGIE_MAY_DESK)
      && (everything || !regie_role_may (role, REGIE_MAY_SEE_DOSSIERS)))
    of |= REGIE_TASKS_DESK;
  return of;
}

/* The keys of QUERY of dossiers, with in AROUND what the page says beside them. */
static GArray *
read_dossiers (const RegieWork *work, const RegieQuery *query, RegieTodayAround *around,
               GError **error)
{
  g_autoptr (GArray) keys = NULL;

  if (!regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS))
    return g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  keys = around->shown == REGIE_TODAY_ASKS
           ? regie_today_keys (work->db, query, around->rules, work->today, error)
           : regie_today_keys_apart (work->db, query, around->rules, around->shown, work->today,
                                     error);
  return keys != NULL && regie_today_next (work->db, query, work->today, &around->next, error)
             && regie_today_unrecorded (work->db, query, around->rules, &around->n_unrecorded,
                                        error)
             && regie_today_put_off (work->db, query, around->rules, work->today,
                                     &around->n_put_off, error)
           ? g_steal_pointer (&keys)
           : NULL;
}

/* The tasks of QUERY, of RULES (may be NULL), among KEYS. */
static gboolean
add_tasks (const RegieWork *work, const RegieQuery *query, const char *rules, GArray *keys,
           GError **error)
{
  RegieTasksOf of = tasks_of (work->me->role, query->scope);

  /* What providers owe is no colleague's. */
  return of == 0 || query->consultant != 0
         || regie_tasks_add_keys (work->db, work->office, keys, rules, of, work->me->name, error);
}

/* The talks of QUERY, of RULES (may be NULL), among KEYS. */
static gboolean
add_talks (const RegieWork *work, const RegieQuery *query, const char *rules, GArray *keys,
           GError **error)
{
  return !regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS)
         || regie_today_add_talks (work->db, query, rules, work->today, keys, error);
}

/* Of dossiers and of providers. */
static GArray *
read_keys (const RegieWork *work, const RegieQuery *query, RegieTodayAround *around, GError **error)
{
  g_autoptr (GArray) keys = read_dossiers (work, query, around, error);

  if (keys == NULL
      || (around->shown == REGIE_TODAY_ASKS
          && (!add_talks (work, query, around->rules, keys, error)
              || !add_tasks (work, query, around->rules, keys, error))))
    return NULL;
  return g_steal_pointer (&keys);
}

static GPtrArray *
load_today_items (const RegieWork *work, const RegieTodayKey *keys, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = regie_today_rows (work->db, work->office, keys, n, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;
  items = g_ptr_array_new_full (rows->len, item_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items,
                     rows->pdata[i] != NULL ? regie_today_item_new (work, rows->pdata[i]) : NULL);
  return items;
}

/* Who was chosen stays among SHARES when nothing of COLLEAGUE is late any more. */
static gboolean
add_chosen (const RegieWork *work, GPtrArray *shares, gint64 colleague, GError **error)
{
  g_autofree char *name = NULL;
  RegieTodayShare *share;

  for (guint i = 0; i < shares->len; i++)
    if (((RegieTodayShare *) shares->pdata[i])->consultant == colleague)
      return TRUE;
  if ((name = regie_staff_dup_name (work->db, colleague, error)) == NULL)
    return error == NULL || *error == NULL;
  share = g_new0 (RegieTodayShare, 1);
  share->consultant = colleague;
  share->name = g_steal_pointer (&name);
  g_ptr_array_add (shares, share);
  return TRUE;
}

/* Whose things can be chosen in QUERY, in *SHARES, owned by the caller whatever happens; NULL when
 * it is about one's own. */
static gboolean
read_shares (const RegieWork *work, RegieQuery *query, GPtrArray **shares, GError **error)
{
  const gint64 colleague = query->consultant;

  if (query->scope == REGIE_SCOPE_MINE || !regie_today_has_scopes (work->me))
    return TRUE;
  query->consultant = 0;
  *shares = regie_today_load_shares (work->db, query, work->today, error);
  query->consultant = colleague;
  return *shares != NULL && (colleague == 0 || add_chosen (work, *shares, colleague, error));
}

static gpointer
answer_today (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieTodayAnswer) answer = g_new0 (RegieTodayAnswer, 1);
  g_autoptr (RegieQuery) query = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autofree char *also = NULL;
  RegieTodayAround around = { .next = REGIE_DAY_NONE };
  const char *text;
  const char *rules;
  const char *shown;

  g_variant_get (target, "(&s&s&s)", &text, &rules, &shown);
  if ((query = work_query (work, text, &also, error)) == NULL)
    return NULL;
  around.rules = *rules != '\0' ? rules : NULL;
  around.shown = regie_today_shown_find (shown);
  around.also = also;
  if (!read_shares (work, query, &shares, error))
    return NULL;
  around.shares = shares;
  around.colleague = query->consultant;
  if ((answer->keys = read_keys (work, query, &around, error)) == NULL)
    return NULL;
  answer->view = regie_today_view_new (work, answer->keys, &around);
  answer->first = load_today_items (work, (const RegieTodayKey *) (gpointer) answer->keys->data,
                                    MIN (answer->keys->len, REGIE_FIRST_ROWS), error);
  return answer->first != NULL ? g_steal_pointer (&answer) : NULL;
}

/* How much is late of what one begins with, whatever one looks at. */
static gpointer
answer_late (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieQuery) own = regie_query_new ();
  g_autoptr (RegieQuery) mine = NULL;
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_autofree char *text = NULL;
  g_autofree gint64 *n = g_new0 (gint64, 1);
  guint of_dossiers = 0;

  own->scope = regie_today_scope_find (regie_today_start_scope (work->me));
  text = regie_query_to_text (own);
  if ((mine = regie_work_query (work, text, error)) == NULL
      || (regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS)
          && !regie_today_count_late (work->db, mine, work->today, &of_dossiers, error))
      || !add_tasks (work, mine, NULL, tasks, error))
    return NULL;
  *n = of_dossiers;
  for (guint i = 0; i < tasks->len; i++)
    *n += g_array_index (tasks, RegieTodayKey, i).section == REGIE_SECTION_LATE;
  return g_steal_pointer (&n);
}

static gpointer
answer_today_rows (const RegieWork *work, GVariant *target, GError **error)
{
  gboolean dossiers = regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS);
  gsize n;
  const RegieTodayKey *keys = g_variant_get_fixed_array (target, &n, sizeof *keys);

  for (gsize i = 0; i < n && !dossiers; i++)
    if (keys[i].dossier != 0)
      {
        g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                             _("Your role may not see this."));
        return NULL;
      }
  return load_today_items (work, keys, (guint) n, error);
}

static gpointer
answer_rules (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_rules_view_new (work->office->rules, work->today);
}

static gpointer
answer_staff (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_staff_load_choices (work->db, error);
}

static gpointer
answer_filters (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_filters_load_choices (work->db, work->me->id, error);
}

static gpointer
answer_waiting (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree gint64 *n = g_new0 (gint64, 1);

  return regie_desk_n_waiting (work->db, n, error) ? g_steal_pointer (&n) : NULL;
}

static gpointer
answer_fullest (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_fullest_load (work->db, error);
}

static gpointer
answer_shown (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, 4);

  return regie_demo_shown (work->db, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static gpointer
answer_draft (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree char *text = NULL;

  if (!regie_draft_get (work->db, work->me->id, g_variant_get_string (target, NULL), &text, error)
      || text == NULL)
    return NULL;
  return regie_form_from_text (text);
}

static gpointer
answer_newest_draft (const RegieWork *work, GVariant *target, GError **error)
{
  char *place = NULL;

  return regie_draft_newest (work->db, work->me->id, &place, error) ? place : NULL;
}

static gpointer
answer_stands (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree gint64 *seq = g_new0 (gint64, 1);

  return regie_log_stands (work->db, g_variant_get_string (target, NULL), seq, error)
           ? g_steal_pointer (&seq)
           : NULL;
}

#define ARRAY (GDestroyNotify) g_ptr_array_unref

/* Lists of people: who they are, in which order and under which name. */
#define OF_PEOPLE                                                                                  \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Staff, REGIE_ENTITY_Team, REGIE_ENTITY_Absence,  \
               REGIE_ENTITY_Provider, REGIE_ENTITY_Organisation, REGIE_ENTITY_Filter)
/* What asks for action: in a dossier, of a provider, at the desk. */
#define OF_TODAY                                                                                   \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Absence, REGIE_ENTITY_Action,                    \
               REGIE_ENTITY_Agreement, REGIE_ENTITY_Attendance, REGIE_ENTITY_Contact,              \
               REGIE_ENTITY_Contract, REGIE_ENTITY_Deferral, REGIE_ENTITY_Delay,                   \
               REGIE_ENTITY_Emergency, REGIE_ENTITY_Gathering, REGIE_ENTITY_Giver,                 \
               REGIE_ENTITY_Inspection, REGIE_ENTITY_Invoice, REGIE_ENTITY_Item, REGIE_ENTITY_Lot, \
               REGIE_ENTITY_Mark, REGIE_ENTITY_Match, REGIE_ENTITY_Meeting,                        \
               REGIE_ENTITY_Milestone, REGIE_ENTITY_Offer, REGIE_ENTITY_Organisation,              \
               REGIE_ENTITY_Provider, REGIE_ENTITY_Report, REGIE_ENTITY_Resident,                  \
               REGIE_ENTITY_Staff, REGIE_ENTITY_Wish)

const RegieQuestion regie_office_questions[REGIE_N_OFFICE_QUESTIONS] = {
  [REGIE_CASELOAD_IDS] = { "caseload", "(sub)", SEE, answer_ids,
                           (GDestroyNotify) regie_caseload_answer_free, .kinds = OF_PEOPLE },
  [REGIE_CASELOAD_ROWS] = { "caseload.rows", "ax", SEE, answer_rows, ARRAY },
  [REGIE_CASELOAD_EACH] = { "caseload.each", "as", SEE, answer_each, (GDestroyNotify) g_array_unref,
                            .is_long = TRUE, .kinds = OF_PEOPLE },
  [REGIE_CASELOAD_COUNT] = { "caseload.count", NULL, SEE, answer_count, g_free,
                             .kinds = OF_PEOPLE },
  [REGIE_TODAY_READ] = { "today", "(sss)", REGIE_RIGHT_NONE, answer_today,
                         (GDestroyNotify) regie_today_answer_free, .kinds = OF_TODAY },
  [REGIE_TODAY_LATE] = { "today.late", NULL, REGIE_RIGHT_NONE, answer_late, g_free,
                         .kinds = OF_TODAY },
  [REGIE_TODAY_ROWS] = { "today.rows", "a" REGIE_TODAY_KEY_TYPE, REGIE_RIGHT_NONE,
                         answer_today_rows, ARRAY },
  [REGIE_RULES_READ] = { "rules", NULL, REGIE_RIGHT_NONE, answer_rules, g_object_unref },
  [REGIE_STAFF_LIST] = { "staff", NULL, SEE, answer_staff, ARRAY },
  [REGIE_FILTER_LIST] = { "filters", NULL, SEE, answer_filters, ARRAY,
                          .kinds = REGIE_KINDS (REGIE_ENTITY_Filter) },
  [REGIE_HOURS_WAITING] = { "hours.waiting", NULL, REGIE_RIGHT (RECORD), answer_waiting, g_free },
  [REGIE_CASELOAD_FULLEST] = { "caseload.fullest", NULL, SEE, answer_fullest,
                               (GDestroyNotify) regie_fullest_free },
  [REGIE_DEMO_SHOWN] = { "demo.shown", NULL, SEE, answer_shown, g_free },
  [REGIE_DRAFT_READ] = { "draft", "s", REGIE_RIGHT_NONE, answer_draft,
                         (GDestroyNotify) g_hash_table_unref },
  [REGIE_LOG_STANDS] = { "log.stands", "s", REGIE_RIGHT_NONE, answer_stands, g_free },
  [REGIE_DRAFT_NEWEST] = { "draft.newest", NULL, REGIE_RIGHT_NONE, answer_newest_draft, g_free },
};
