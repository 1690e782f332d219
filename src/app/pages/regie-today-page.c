/* SPDX-License-Identifier: EUPL-1.2 */
/* Vandaag: what asks for somebody now, in its order, with what deals with it. */
#include "regie-today-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-format.h"
#include "regie-list.h"
#include "regie-message.h"
#include "regie-office-commands.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-rows.h"
#include "regie-tasks.h"
#include "regie-text.h"
#include "regie-today-line.h"

struct _RegieTodayPage {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieRows *rows;
  RegieList *list;
  GtkLabel *greeting, *sentence, *unrecorded_text;
  GtkStack *stack;
  GtkRevealer *unrecorded;
  GtkWidget *mine, *team, *all, *head, *scopes;
  GtkMenuButton *kinds;
  RegieScope scope;
  char *rule; /* only this kind, or NULL */
  guint counts[REGIE_N_SECTIONS], n_unrecorded;
  RegieDay next;
  gboolean narrow, loaded;
};

enum { OPEN_DOSSIER, OPEN_PROVIDER, COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieTodayPage, regie_today_page, GTK_TYPE_WIDGET)

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
  guint positions[REGIE_N_SECTIONS];
  guint n = 0;
  guint at = 0;

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
  guint section;
  guint row = 0;
  guint at;

  if (!locate (self, position, &section, &row, &at))
    regie_today_line_set_heading (REGIE_TODAY_LINE (widget), section, self->counts[section]);
  else
    regie_today_line_set_row (REGIE_TODAY_LINE (widget), regie_session_get_office (self->session),
                              regie_rows_get (self->rows, row), row, row == 0, at == 1,
                              at == self->counts[section], self->narrow);
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
  static const char *const tabs[REGIE_N_TASKS] = { "reports",  "overview", "overview", "overview",
                                                   "overview", "meetings", "invoices", "offer",
                                                   "giver",    "match" };

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

  if (!locate (self, position, &section, &row, &at)
      || (key = regie_rows_key (self->rows, row)) == NULL)
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
  g_autofree char *greeting = g_strdup_printf ("%s %s", greeting_word (),
                                               names[0] != NULL ? names[0] : "");
  g_autofree char *late = g_strdup_printf (_("%u late, %u this week."), self->counts[0],
                                           self->counts[1]);
  g_autofree char *day = self->next != REGIE_DAY_NONE ? regie_day_dup_short (self->next, today)
                                                      : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *quiet = NULL;
  g_autofree char *unrecorded = NULL;

  if (day != NULL && self->next > today + 8)
    /* TRANSLATORS: after this week nothing comes until this day */
    quiet = g_strdup_printf (_("After that it is quiet until %s."), day);
  sentence = regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS)
               ? g_strdup_printf ("%s %s", late, quiet != NULL ? quiet : "")
               : g_strdup_printf (ngettext ("%u thing that the desk must not forget.",
                                            "%u things that the desk must not forget.",
                                            self->counts[REGIE_SECTION_SIGNAL]),
                                  self->counts[REGIE_SECTION_SIGNAL]);
  gtk_label_set_text (self->greeting, greeting);
  gtk_label_set_text (self->sentence, sentence);
  unrecorded = g_strdup_printf (
    ngettext (
      "%u open end is from before the dossier was recorded here. It is not counted as late.",
      "%u open ends are from before the dossiers were recorded here. They are not counted as late.",
      self->n_unrecorded),
    self->n_unrecorded);
  gtk_label_set_text (self->unrecorded_text, unrecorded);
  gtk_revealer_set_reveal_child (self->unrecorded, self->n_unrecorded > 0);
}

static void
show_list (RegieTodayPage *self, guint n)
{
  g_autofree char *day = NULL;
  g_autofree char *next = NULL;

  if (n > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  if (self->next != REGIE_DAY_NONE)
    {
      day = regie_day_dup_short (self->next,
                                 regie_office_today (regie_session_get_office (self->session)));
      next = g_strdup_printf (_("The next thing comes on %s."), day);
    }
  regie_stack_show_nothing (self->stack, "emblem-ok-symbolic", _("Nothing asks for you now"),
                            next);
}

static void
show_answer (RegieTodayPage *self, RegieTodayAnswer *answer)
{
  guint n = answer->keys->len;

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < n; i++)
    self->counts[g_array_index (answer->keys, RegieTodayKey, i).section]++;
  self->next = answer->next;
  self->n_unrecorded = answer->n_unrecorded;
  regie_rows_set_keys (self->rows, g_steal_pointer (&answer->keys), n,
                       g_steal_pointer (&answer->first));
  place_headings (self);
  regie_list_set_n (self->list, count_positions (self));
  show_list (self, n);
  update_sentence (self);
  self->loaded = TRUE;
  g_signal_emit (self, signals[COUNTED], 0, self->counts[REGIE_SECTION_LATE]);
}

static void
today_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieTodayAnswer) answer = NULL;

  if (self->session == NULL)
    return; /* the page is gone */
  answer = regie_session_ask_finish (self->session, result, &error);
  if (answer != NULL)
    show_answer (self, answer);
  else
    regie_show_error (GTK_WIDGET (self), error);
}

/* Whose things are shown, as a query. */
static char *
dup_query (RegieTodayPage *self)
{
  g_autoptr (RegieQuery) query = regie_query_new ();

  query->scope = self->scope;
  return regie_query_to_text (query);
}

static void
reload (RegieTodayPage *self)
{
  gboolean dossiers = regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS);
  g_autofree char *query = dup_query (self);

  if (!dossiers && !regie_session_may (self->session, REGIE_MAY_DESK))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->scopes), dossiers);
  regie_session_ask (self->session, &regie_office_questions[REGIE_TODAY_READ],
                     g_variant_new ("(ss)", query, self->rule != NULL ? self->rule : ""), NULL,
                     today_read, g_object_ref (self));
}

static void
set_scope (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const char *word = g_variant_get_string (target, NULL);

  self->scope = strcmp (word, "mine") == 0   ? REGIE_SCOPE_MINE
                : strcmp (word, "team") == 0 ? REGIE_SCOPE_TEAM
                                             : REGIE_SCOPE_ALL;
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
  gtk_menu_button_set_label (self->kinds, self->rule != NULL ? regie_format_rule (
                                            regie_session_get_office (self->session)->rules, ids[0])
                                                             : _("All kinds"));
  reload (self);
}

static const RegieTodayRow *
get_row (RegieTodayPage *self, GVariant *target)
{
  return regie_rows_get (self->rows, g_variant_get_uint32 (target));
}

/* A PIP is a decision, with why: that is drawn up in the plan. */
static void
draw_up_pip (RegieTodayPage *self, gint64 dossier)
{
  g_signal_emit (self, signals[OPEN_DOSSIER], 0, dossier);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "plan");
}

/* A message of DUO: what it says becomes a fact, or it was seen. */
static void
act_on_message (RegieTodayPage *self, const RegieTodayRow *row)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  g_autoptr (RegieForm) start = regie_message_form (office->codes, regie_message_number (row->code),
                                                    regie_office_today (office));

  if (start == NULL)
    regie_do (GTK_WIDGET (self), self->session, &regie_dossier_commands[REGIE_DEADLINE_SETTLE],
              g_variant_new ("(xsx)", row->key.dossier, row->rule, row->fact), NULL);
  else if (strcmp (regie_form_get (start, "soort"), "pip") == 0)
    draw_up_pip (self, row->key.dossier);
  else
    regie_fact_dialog_present_from (GTK_WIDGET (self), self->session, row->key.dossier, start);
}

/* The kind of fact that deals with ROW; NULL when none does. */
static const char *
kind_for (RegieTodayPage *self, const RegieTodayRow *row)
{
  const RegieRules *rules = regie_session_get_office (self->session)->rules;
  int at = regie_rules_find (rules, row->rule);

  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    return "contact";
  return at >= 0 ? regie_rules_get (rules, at)->action_fact : NULL;
}

static void
act_on_dossier (RegieTodayPage *self, const RegieTodayRow *row)
{
  gboolean may_record = regie_session_may (self->session, REGIE_MAY_RECORD);
  const char *kind = kind_for (self, row);

  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0 && may_record)
    act_on_message (self, row);
  else if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0
           && regie_session_may (self->session, REGIE_MAY_ADMINISTER))
    regie_erase_dialog_present (GTK_WIDGET (self), self->session, row->key.dossier);
  else if (g_strcmp0 (kind, "pip") == 0)
    draw_up_pip (self, row->key.dossier);
  else if (kind != NULL && may_record)
    regie_fact_dialog_present (GTK_WIDGET (self), self->session, row->key.dossier, NULL, kind, NULL,
                               FALSE);
  else
    {
      gint64 dossier = row->key.dossier;
      gboolean reports = strcmp (row->rule, REGIE_SIGNAL_REPORT) == 0;

      g_signal_emit (self, signals[OPEN_DOSSIER], 0, dossier);
      if (reports)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "duo");
    }
}

/* The action that deals with it: record the fact that ends it. */
static void
act (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  const RegieTodayRow *row = get_row (self, target);

  if (row == NULL)
    return;
  if (row->key.dossier == 0)
    open_task (self, &row->key);
  else
    act_on_dossier (self, row);
}

static void
later_task (RegieTodayPage *self, const RegieTodayRow *row)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new ("(sxx)", row->rule, row->key.provider, row->key.subject));

  regie_ask_dialog_present (GTK_WIDGET (self), self->session,
                            &regie_office_commands[REGIE_TASK_DEFER], target, NULL, NULL);
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
  what = g_strdup_printf (
    "%s · %s", regie_format_rule (regie_session_get_office (self->session)->rules, row->rule),
    row->name);
  regie_defer_dialog_present (widget, self->session, row->key.dossier, row->rule, row->fact, what);
}

static void
confirm (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (widget);
  g_autofree char *query = dup_query (self);

  regie_do (widget, self->session, &regie_office_commands[REGIE_TODAY_CONFIRM],
            g_variant_new_string (query), NULL);
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
  gboolean dossiers = !regie_session_is_open (self->session)
                      || regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS);
  static const char *const own[] = { REGIE_SIGNAL_SILENCE, REGIE_SIGNAL_DUO, REGIE_SIGNAL_REPORT,
                                     REGIE_SIGNAL_ERASE };

  add_kind (menu, _("All kinds"), "");
  for (guint i = 0; dossiers && i < regie_rules_count (rules); i++)
    {
      const RegieRule *rule = regie_rules_get (rules, i);
      g_autoptr (GString) ids = g_string_new (rule->id);

      if (!regie_rule_asks (rule) || !g_hash_table_add (seen, rule->name))
        continue;
      for (guint k = i + 1; k < regie_rules_count (rules); k++)
        if (regie_rule_asks (regie_rules_get (rules, k))
            && strcmp (regie_rules_get (rules, k)->name, rule->name) == 0)
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
rows_failed (RegieTodayPage *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self), error);
}

static void
allow (RegieTodayPage *self)
{
  const RegieMe *me = regie_session_get_me (self->session);

  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "today.confirm",
    me != NULL && regie_command_is_allowed (&regie_office_commands[REGIE_TODAY_CONFIRM], me->role));
}

static void
opened (RegieTodayPage *self)
{
  allow (self);
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
  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPEN_PROVIDER] = g_signal_new ("open-provider", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                         G_TYPE_STRING);
  signals[COUNTED] = g_signal_new ("counted", REGIE_TYPE_TODAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
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
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
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
  self->rows = regie_rows_new (session, sizeof (RegieTodayKey),
                               &regie_office_questions[REGIE_TODAY_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (line_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  regie_list_set_factory (self->list, 56, create_line, bind_line, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What asks for action"), -1);
  fill_kinds (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mine), TRUE);
  allow (self);
  reload (self);
  return GTK_WIDGET (self);
}
