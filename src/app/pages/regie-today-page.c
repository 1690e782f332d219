/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-today-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-caseload.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-dossier.h"
#include "regie-format.h"
#include "regie-list.h"
#include "regie-message.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-rows.h"
#include "regie-tasks.h"
#include "regie-text.h"
#include "regie-today-line.h"

struct _RegieTodayPage {
  GtkWidget     parent_instance;
  RegieSession *session;
  RegieRows    *rows;
  RegieList    *list;
  GtkLabel     *greeting, *sentence, *unrecorded_text;
  GtkStack     *stack;
  GtkRevealer  *unrecorded;
  GtkWidget    *mine, *team, *all, *head, *scopes;
  GtkMenuButton *kinds;
  RegieScope    scope;
  char         *rule;         /* only this kind, or NULL */
  guint         counts[REGIE_N_SECTIONS], n_unrecorded;
  RegieDay      next;
  gboolean      narrow, loaded;
};

enum { OPEN_DOSSIER, OPEN_PROVIDER, COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieTodayPage, regie_today_page, GTK_TYPE_WIDGET)

/* What one reading of the database brings. */
typedef struct { GArray *keys; GPtrArray *first; RegieDay next; guint n_unrecorded; } Answer;
typedef struct { const RegieOffice *office; RegieQuery *query; char *rule, *owner; RegieDay today; RegieTasksOf tasks; gboolean dossiers; } Question;

static void
answer_free (gpointer data)
{
  g_clear_pointer (&((Answer *) data)->keys, g_array_unref);
  g_clear_pointer (&((Answer *) data)->first, g_ptr_array_unref);
  g_free (data);
}

static void
question_free (gpointer data)
{
  regie_query_free (((Question *) data)->query);
  g_free (((Question *) data)->rule);
  g_free (((Question *) data)->owner);
  g_free (data);
}

static gpointer
read_today (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->next = REGIE_DAY_NONE;
  answer->keys = question->dossiers ? regie_today_keys (db, question->query, question->rule, question->today, error)
                                    : g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  if (answer->keys != NULL && (question->tasks == 0 || regie_tasks_add_keys (db, question->office, answer->keys, question->rule, question->tasks, question->owner, error)) &&
      (!question->dossiers || (regie_today_next (db, question->query, question->today, &answer->next, error) &&
                               regie_today_unrecorded (db, question->query, &answer->n_unrecorded, error))) &&
      (answer->first = regie_today_rows (db, (const RegieTodayKey *) (gpointer) answer->keys->data,
                                         MIN (answer->keys->len, REGIE_ROWS_PAGE), error)) != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

/* A position is a heading or a row; sections without rows have no heading. */
static gboolean
locate (RegieTodayPage *self, guint position, guint *section, guint *row, guint *in_section)
{
  guint base = 0;

  for (*section = 0; *section < REGIE_N_SECTIONS; (*section)++)
    {
      guint n = self->counts[*section];

      if (n == 0)
        continue;
      if (position <= n)
        {
          *in_section = position;
          *row = base + position - 1;
          return position > 0;
        }
      position -= n + 1;
      base += n;
    }
  return FALSE;
}

static guint
count_positions (RegieTodayPage *self)
{
  guint n = 0;

  for (guint i = 0; i < REGIE_N_SECTIONS; i++)
    n += self->counts[i] > 0 ? self->counts[i] + 1 : 0;
  return n;
}

/* Headings are lower than rows, but the first stands close under the page's own. */
static void
place_headings (RegieTodayPage *self)
{
  guint positions[REGIE_N_SECTIONS], n = 0, at = 0;

  for (guint i = 0; i < REGIE_N_SECTIONS; i++)
    if (self->counts[i] > 0)
      {
        positions[n++] = at;
        at += self->counts[i] + 1;
      }
  regie_list_set_headings (self->list, positions, n, 48);
}

static GtkWidget *
create_line (gpointer data)
{
  return regie_today_line_new ();
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieTodayPage *self = data;
  guint section, row = 0, at;

  if (!locate (self, position, &section, &row, &at))
    regie_today_line_set_heading (REGIE_TODAY_LINE (widget), section, self->counts[section]);
  else
    regie_today_line_set_row (REGIE_TODAY_LINE (widget), regie_session_get_office (self->session), regie_rows_get (self->rows, row),
                              row, row == 0, at == 1, at == self->counts[section], self->narrow);
}

static void
rows_loaded (RegieTodayPage *self)
{
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

/* Where a task about a provider, or of the desk, is dealt with. */
static void
open_task (RegieTodayPage *self, const RegieTodayKey *key)
{
  static const char *const tabs[REGIE_N_TASKS] = { "reports", "overview", "overview", "overview", "overview", "meetings", "invoices", "offer", "giver", "match" };

  if (regie_task_is_of_desk (key->n))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.desk", "(sx)", tabs[key->n], key->subject);
  else
    g_signal_emit (self, signals[OPEN_PROVIDER], 0, key->provider, tabs[key->n]);
}

static void
line_activated (RegieTodayPage *self, guint position)
{
  guint section, row, at;
  const RegieTodayKey *key;

  if (!locate (self, position, &section, &row, &at) || (key = regie_rows_key (self->rows, row)) == NULL)
    return;
  if (key->dossier == 0)
    open_task (self, key);
  else
    g_signal_emit (self, signals[OPEN_DOSSIER], 0, key->dossier);
}

static const char *
greeting_word (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int hour = g_date_time_get_hour (now);

  return hour < 12 ? _("Good morning") : hour < 18 ? _("Good afternoon") : _("Good evening");
}

static void
update_sentence (RegieTodayPage *self)
{
  const RegieMe *me = regie_session_get_me (self->session);
  RegieDay today = regie_office_today (regie_session_get_office (self->session));
  g_auto (GStrv) names = g_strsplit (me != NULL ? me->name : "", " ", 2);
  g_autofree char *greeting = g_strdup_printf ("%s %s", greeting_word (), names[0] != NULL ? names[0] : "");
  g_autofree char *late = g_strdup_printf (_("%u late, %u this week."), self->counts[0], self->counts[1]);
  g_autofree char *day = self->next != REGIE_DAY_NONE ? regie_day_dup_short (self->next, today) : NULL, *sentence = NULL;
  g_autofree char *quiet = NULL, *unrecorded = NULL;

  if (day != NULL && self->next > today + 8)
    /* TRANSLATORS: after this week nothing comes until this day */
    quiet = g_strdup_printf (_("After that it is quiet until %s."), day);
  sentence = regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS) ? g_strdup_printf ("%s %s", late, quiet != NULL ? quiet : "")
             : g_strdup_printf (ngettext ("%u thing that the desk must not forget.", "%u things that the desk must not forget.", self->counts[REGIE_SECTION_SIGNAL]), self->counts[REGIE_SECTION_SIGNAL]);
  gtk_label_set_text (self->greeting, greeting);
  gtk_label_set_text (self->sentence, sentence);
  unrecorded = g_strdup_printf (ngettext ("%u open end is from before the dossier was recorded here. It is not counted as late.",
                                          "%u open ends are from before the dossiers were recorded here. They are not counted as late.",
                                          self->n_unrecorded), self->n_unrecorded);
  gtk_label_set_text (self->unrecorded_text, unrecorded);
  gtk_revealer_set_reveal_child (self->unrecorded, self->n_unrecorded > 0);
}

static void
show_list (RegieTodayPage *self, guint n)
{
  g_autofree char *day = NULL, *next = NULL;

  if (n > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  if (self->next != REGIE_DAY_NONE)
    {
      day = regie_day_dup_short (self->next, regie_office_today (regie_session_get_office (self->session)));
      next = g_strdup_printf (_("The next thing comes on %s."), day);
    }
  regie_stack_show_nothing (self->stack, "emblem-ok-symbolic", _("Nothing asks for you now"), next);
}

static void
today_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  Answer *answer = regie_store_finish (REGIE_STORE (source), result, &error);
  guint n;

  if (answer == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < answer->keys->len; i++)
    self->counts[g_array_index (answer->keys, RegieTodayKey, i).section]++;
  self->next = answer->next;
  self->n_unrecorded = answer->n_unrecorded;
  n = answer->keys->len;
  regie_rows_set_keys (self->rows, g_steal_pointer (&answer->keys), n, g_steal_pointer (&answer->first));
  place_headings (self);
  regie_list_set_n (self->list, count_positions (self));
  show_list (self, n);
  update_sentence (self);
  self->loaded = TRUE;
  g_signal_emit (self, signals[COUNTED], 0, self->counts[REGIE_SECTION_LATE]);
  answer_free (answer);
}

static void
reload (RegieTodayPage *self)
{
  const RegieMe *me = regie_session_get_me (self->session);
  Question *question;

  gboolean everything = self->scope == REGIE_SCOPE_ALL || regie_session_may (self->session, REGIE_MAY_CONTRACT);

  if (me == NULL || !(regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS) || regie_session_may (self->session, REGIE_MAY_DESK)))
    return;
  question = g_new0 (Question, 1);
  question->dossiers = regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS);
  question->query = regie_query_new ();
  question->query->scope = self->scope;
  question->query->me = me->id;
  question->query->team = me->team;
  question->rule = g_strdup (self->rule);
  question->office = regie_session_get_office (self->session);
  /* What providers owe is the work of who contracts; others see their own action points, or everything when they ask for all.  Who
   * works at the desk only sees what the desk must not forget. */
  if (regie_session_may (self->session, REGIE_MAY_ORDER))
    question->tasks = everything ? REGIE_TASKS_PROVIDERS : REGIE_TASKS_OWN;
  if (regie_session_may (self->session, REGIE_MAY_DESK) && (everything || !question->dossiers))
    question->tasks |= REGIE_TASKS_DESK;
  question->owner = g_strdup (me->name);
  gtk_widget_set_visible (GTK_WIDGET (self->scopes), question->dossiers);
  question->today = regie_office_today (regie_session_get_office (self->session));
  regie_store_read (regie_session_get_store (self->session), read_today, question, question_free, answer_free, NULL, today_read,
                    g_object_ref (self));
}

static void
set_scope (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const char *word = g_variant_get_string (target, NULL);

  self->scope = strcmp (word, "mine") == 0 ? REGIE_SCOPE_MINE : strcmp (word, "team") == 0 ? REGIE_SCOPE_TEAM : REGIE_SCOPE_ALL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), self->scope == REGIE_SCOPE_MINE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->team), self->scope == REGIE_SCOPE_TEAM);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all), self->scope == REGIE_SCOPE_ALL);
  reload (self);
}

static void
set_kind (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const char *rule = g_variant_get_string (target, NULL);
  g_auto (GStrv) ids = g_strsplit (rule, ",", 2);

  g_free (self->rule);
  self->rule = *rule != '\0' ? g_strdup (rule) : NULL;
  gtk_menu_button_set_label (self->kinds, self->rule != NULL ? regie_format_rule (regie_session_get_office (self->session)->rules, ids[0])
                                                              : _("All kinds"));
  reload (self);
}

static const RegieTodayRow *
get_row (RegieTodayPage *self, GVariant *target)
{
  return regie_rows_get (self->rows, g_variant_get_uint32 (target));
}

static void
settled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieTodayPage) self = data;

  regie_finish_apply (GTK_WIDGET (self), self->session, result, _("Dealt with"));
}

/* A PIP is a decision, with why: that is drawn up in the plan. */
static void
draw_up_pip (RegieTodayPage *self, gint64 dossier)
{
  g_signal_emit (self, signals[OPEN_DOSSIER], 0, dossier);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "plan");
}

/* The action that deals with it: record the fact that ends it. */
static void
act (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const RegieTodayRow *row = get_row (self, target);
  const RegieRules *rules = regie_session_get_office (self->session)->rules;
  int at = row != NULL ? regie_rules_find (rules, row->rule) : -1;
  const char *kind = NULL;

  if (row == NULL)
    return;
  if (row->key.dossier == 0)
    {
      open_task (self, &row->key);
      return;
    }
  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0 && regie_session_may (self->session, REGIE_MAY_RECORD))
    {
      const RegieOffice *office = regie_session_get_office (self->session);
      g_autoptr (GHashTable) start = regie_message_form (office->codes, regie_message_number (row->code), regie_office_today (office));

      if (start != NULL && strcmp (regie_form_get (start, "soort"), "pip") == 0)
        {
          draw_up_pip (self, row->key.dossier);
          return;
        }
      if (start != NULL)
        {
          regie_fact_dialog_present_from (widget, self->session, row->key.dossier, start);
          return;
        }
      regie_session_apply (self->session, regie_deadline_settle (row->key.dossier, row->rule, row->fact, _("Seen")), settled, g_object_ref (self));
      return;
    }
  if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0 && regie_session_may (self->session, REGIE_MAY_ADMINISTER))
    {
      regie_erase_dialog_present (widget, self->session, row->key.dossier);
      return;
    }
  if (strcmp (row->rule, REGIE_SIGNAL_REPORT) == 0)
    {
      g_signal_emit (self, signals[OPEN_DOSSIER], 0, row->key.dossier);
      gtk_widget_activate_action (widget, "win.view", "s", "duo");
      return;
    }
  if (at >= 0 && g_strcmp0 (regie_rules_get (rules, at)->action_fact, "pip") == 0)
    {
      draw_up_pip (self, row->key.dossier);
      return;
    }
  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    kind = "contact";
  else if (at >= 0)
    kind = regie_rules_get (rules, at)->action_fact;
  if (kind == NULL || !regie_session_may (self->session, REGIE_MAY_RECORD))
    g_signal_emit (self, signals[OPEN_DOSSIER], 0, row->key.dossier);
  else
    regie_fact_dialog_present (widget, self->session, row->key.dossier, NULL, kind, NULL, FALSE);
}

static RegieChange *
make_deferred (RegieDb *db, const RegieOffice *office, RegieForm *form, gpointer data, GError **error)
{
  RegieDay until = REGIE_DAY_NONE;

  regie_day_parse (regie_form_get (form, "tot"), &until);
  return regie_task_defer (db, office, data, until, regie_form_get (form, "reden"), error);
}

static void
later_task (RegieTodayPage *self, const RegieTodayRow *row)
{
  static RegieField fields[2];
  g_autofree char *place = g_strdup_printf ("aanbieder/later/%s/%" G_GINT64_FORMAT, row->rule, row->key.subject);
  const RegieFieldsAsk ask = { _("Later"), _("_Save"), NULL, _("Put off"), place, fields, G_N_ELEMENTS (fields), NULL, make_deferred };
  RegieTask task = { (RegieTaskKind) row->key.n, row->key.provider, row->key.subject, row->name, row->code, row->key.due, (RegieSection) row->key.section };

  fields[0] = *regie_entity_find (regie_entity (REGIE_ENTITY_Delay), "until_day");
  fields[1] = *regie_entity_find (regie_entity (REGIE_ENTITY_Delay), "reason");
  regie_fields_dialog_present (GTK_WIDGET (self), self->session, &ask, NULL, NULL, regie_task_copy (&task), (GDestroyNotify) regie_task_free);
}

static void
later (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const RegieTodayRow *row = get_row (self, target);
  g_autofree char *what = NULL;

  if (row != NULL && row->key.dossier == 0)
    {
      later_task (self, row);
      return;
    }
  if (row == NULL || !regie_session_may (self->session, REGIE_MAY_RECORD))
    return;
  what = g_strdup_printf ("%s · %s", regie_format_rule (regie_session_get_office (self->session)->rules, row->rule), row->name);
  regie_defer_dialog_present (widget, self->session, row->key.dossier, row->rule, row->fact, what);
}

static RegieChange *
confirm_open_ends (RegieDb *db, gpointer data, GError **error)
{
  return regie_today_confirm (db, data, _("Confirmed in bulk: done before it was recorded here"), error);
}

static void
confirmed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieTodayPage) self = data;

  regie_finish_apply (GTK_WIDGET (self), self->session, result, _("Older open ends confirmed"));
}

static void
confirm (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const RegieMe *me = regie_session_get_me (self->session);
  RegieQuery *query;

  if (me == NULL || !regie_session_may (self->session, REGIE_MAY_RECORD))
    return;
  query = regie_query_new ();
  query->scope = self->scope;
  query->me = me->id;
  query->team = me->team;
  regie_session_make (self->session, confirm_open_ends, query, (GDestroyNotify) regie_query_free, confirmed, g_object_ref (self));
}

static void
add_kind (GMenu *menu, const char *name, const char *rules)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "today.kind", "s", rules);
  g_menu_append_item (menu, item);
}

/* What the rules in force can ask, each name once: several rules may ask the same thing. */
static void
fill_kinds (RegieTodayPage *self)
{
  const RegieRules *rules = regie_session_get_office (self->session)->rules;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean dossiers = !regie_session_is_open (self->session) || regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS);
  static const char *const own[] = { REGIE_SIGNAL_SILENCE, REGIE_SIGNAL_DUO, REGIE_SIGNAL_REPORT, REGIE_SIGNAL_ERASE };

  add_kind (menu, _("All kinds"), "");
  for (guint i = 0; dossiers && i < regie_rules_count (rules); i++)
    {
      const RegieRule *rule = regie_rules_get (rules, i);
      g_autoptr (GString) ids = g_string_new (rule->id);

      if (!regie_rule_asks (rule) || !g_hash_table_add (seen, rule->name))
        continue;
      for (guint k = i + 1; k < regie_rules_count (rules); k++)
        if (regie_rule_asks (regie_rules_get (rules, k)) && strcmp (regie_rules_get (rules, k)->name, rule->name) == 0)
          g_string_append_printf (ids, ",%s", regie_rules_get (rules, k)->id);
      add_kind (menu, rule->name, ids->str);
    }
  for (guint i = 0; dossiers && i < G_N_ELEMENTS (own); i++)
    add_kind (menu, regie_format_rule (rules, own[i]), own[i]);
  for (RegieTaskKind kind = dossiers ? 0 : REGIE_TASK_OFFER; kind < REGIE_N_TASKS; kind++)
    add_kind (menu, regie_task_label (kind), regie_task_rule (kind));
  regie_menu_button_set_menu (self->kinds, G_MENU_MODEL (menu));
}

static void
opened (RegieTodayPage *self)
{
  fill_kinds (self);
  reload (self);
}

static void
regie_today_page_dispose (GObject *object)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rule, g_free);
  G_OBJECT_CLASS (regie_today_page_parent_class)->dispose (object);
}

static void
regie_today_page_class_init (RegieTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_today_page_dispose;
  g_type_ensure (REGIE_TYPE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, unrecorded);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, unrecorded_text);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, mine);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, team);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, all);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, head);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, scopes);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, kinds);
  gtk_widget_class_install_action (widget_class, "today.scope", "s", set_scope);
  gtk_widget_class_install_action (widget_class, "today.kind", "s", set_kind);
  gtk_widget_class_install_action (widget_class, "today.act", "u", act);
  gtk_widget_class_install_action (widget_class, "today.later", "u", later);
  gtk_widget_class_install_action (widget_class, "today.confirm", NULL, confirm);
  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPEN_PROVIDER] = g_signal_new ("open-provider", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[COUNTED] = g_signal_new ("counted", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
regie_today_page_init (RegieTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->scope = REGIE_SCOPE_MINE;
  self->next = REGIE_DAY_NONE;
}

void
regie_today_page_set_narrow (RegieTodayPage *self, gboolean narrow)
{
  int margin = narrow ? 12 : 32;

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), !narrow);
  gtk_widget_set_margin_start (self->head, margin);
  gtk_widget_set_margin_end (self->head, margin);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), margin);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), margin);
  regie_list_set_factory (self->list, narrow ? 98 : 56, create_line, bind_line, self);
}

GtkWidget *
regie_today_page_new (RegieSession *session)
{
  RegieTodayPage *self = g_object_new (REGIE_TYPE_TODAY_PAGE, NULL);

  self->session = g_object_ref (session);
  self->rows = regie_rows_new (session, sizeof (RegieTodayKey), (RegieFetchFunc) regie_today_rows);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (line_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  regie_list_set_factory (self->list, 56, create_line, bind_line, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What asks for action"), -1);
  fill_kinds (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), TRUE);
  reload (self);
  return GTK_WIDGET (self);
}
