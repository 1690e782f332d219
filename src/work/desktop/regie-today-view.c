/* SPDX-License-Identifier: EUPL-1.2 */
/* What Vandaag says, in words, with the actions that go with it. */
#include "regie-today-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-commands.h"
#include "regie-format.h"
#include "regie-gathering-commands.h"
#include "regie-message.h"
#include "regie-office-commands.h"
#include "regie-talk-commands.h"
#include "regie-tasks.h"
#include "regie-text.h"
#include "regie-today-talks.h"
#include "regie-week.h"

static const RegieProp item_props[] = {
  REGIE_PROP (RegieTodayItem, what, "what", TEXT),
  REGIE_PROP (RegieTodayItem, who, "who", TEXT),
  REGIE_PROP (RegieTodayItem, why, "why", TEXT),
  REGIE_PROP (RegieTodayItem, distance, "distance", TEXT),
  REGIE_PROP (RegieTodayItem, date, "date", TEXT),
  REGIE_PROP (RegieTodayItem, spoken, "spoken", TEXT),
  REGIE_PROP (RegieTodayItem, icon, "icon", TEXT),
  REGIE_PROP (RegieTodayItem, shape, "shape", INT),
  REGIE_PROP (RegieTodayItem, label, "label", TEXT),
  REGIE_PROP (RegieTodayItem, step, "step", TEXT),
  REGIE_PROP (RegieTodayItem, action, "action", TEXT),
  REGIE_PROP (RegieTodayItem, target, "target", TARGET),
  REGIE_PROP (RegieTodayItem, later_action, "later-action", TEXT),
  REGIE_PROP (RegieTodayItem, later_icon, "later-icon", TEXT),
  REGIE_PROP (RegieTodayItem, later_label, "later-label", TEXT),
  REGIE_PROP (RegieTodayItem, later_target, "later-target", TARGET),
  REGIE_PROP (RegieTodayItem, can_leave, "can-leave", BOOL),
  REGIE_PROP (RegieTodayItem, leave_target, "leave-target", TARGET),
  REGIE_PROP (RegieTodayItem, open_action, "open-action", TEXT),
  REGIE_PROP (RegieTodayItem, open_target, "open-target", TARGET),
};

REGIE_DEFINE_ITEM (RegieTodayItem, regie_today_item, item_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieTodayView, first_name, "first-name", TEXT),
  REGIE_PROP (RegieTodayView, sentence, "sentence", TEXT),
  REGIE_PROP (RegieTodayView, kind, "kind", TEXT),
  REGIE_PROP (RegieTodayView, notice, "notice", TEXT),
  REGIE_PROP (RegieTodayView, put_off, "put-off", TEXT),
  REGIE_PROP (RegieTodayView, shown, "shown", TEXT),
  REGIE_PROP (RegieTodayView, colleague, "colleague", TEXT),
  REGIE_PROP (RegieTodayView, colleagues, "colleagues", OBJECT),
  REGIE_PROP (RegieTodayView, next, "next", TEXT),
  REGIE_PROP (RegieTodayView, is_empty, "is-empty", BOOL),
  REGIE_PROP (RegieTodayView, has_scopes, "has-scopes", BOOL),
};

REGIE_DEFINE_ITEM (RegieTodayView, regie_today_view, view_props)

const char *
regie_today_section_name (RegieSection section)
{
  static const char *const names[] = { N_("Talks today"), N_("Late"),
                                       N_("This week"),   N_("Coming weeks"),
                                       N_("Signals"),     N_("From before it was recorded here"),
                                       N_("Put off") };

  g_return_val_if_fail (section < REGIE_N_SECTIONS, NULL);
  return _(names[section]);
}

static const char *const shown_names[REGIE_N_TODAY_SHOWN] = { "", "history", "put-off" };

const char *
regie_today_shown_name (RegieTodayShown shown)
{
  g_return_val_if_fail (shown < REGIE_N_TODAY_SHOWN, NULL);
  return shown_names[shown];
}

RegieTodayShown
regie_today_shown_find (const char *name)
{
  for (guint i = REGIE_TODAY_HISTORY; i < REGIE_N_TODAY_SHOWN; i++)
    if (g_strcmp0 (shown_names[i], name) == 0)
      return i;
  return REGIE_TODAY_ASKS;
}

char *
regie_today_dup_greeting (const char *name, int hour)
{
  const char *word = hour < 12   ? _("Good morning")
                     : hour < 18 ? _("Good afternoon")
                                 : _("Good evening");

  return g_strdup_printf ("%s %s", word, name != NULL ? name : "");
}

const char *
regie_today_start_scope (const RegieMe *me)
{
  g_return_val_if_fail (me != NULL, NULL);
  if (regie_role_find (me->role) != REGIE_ROLE_MANAGER)
    return "mine";
  return me->team != 0 ? "team" : "all";
}

RegieScope
regie_today_scope_find (const char *name)
{
  return g_strcmp0 (name, "mine") == 0   ? REGIE_SCOPE_MINE
         : g_strcmp0 (name, "team") == 0 ? REGIE_SCOPE_TEAM
                                         : REGIE_SCOPE_ALL;
}

gboolean
regie_today_has_scopes (const RegieMe *me)
{
  g_return_val_if_fail (me != NULL, FALSE);
  return regie_role_may (me->role, REGIE_MAY_SEE_DOSSIERS)
         && (regie_role_may (me->role, REGIE_MAY_RECORD)
             || regie_role_find (me->role) == REGIE_ROLE_MANAGER);
}

static const char *
icon_for (const char *rule)
{
  static const char *const icons[][2] = {
    { "PIP", "document-edit-symbolic" },
    { "OFFER", "mail-send-symbolic" },
    { "ONTZORG", "wallet-symbolic" },
    { "BALIE-NIET", "call-missed-symbolic" },
    { "BALIE", "emblem-synchronizing-symbolic" },
    { "B", "scales-symbolic" },
    { "INGEBREKE", "scales-symbolic" },
    { "ROUTE", "route-symbolic" },
    { "TERM", "alarm-symbolic" },
    { "NEWTERM", "alarm-symbolic" },
    { "EXT", "mail-unread-symbolic" },
    { "MB", "system-users-symbolic" },
    { "SIGNAAL-DUO", "mail-unread-symbolic" },
    { "SIGNAAL-MELDEN", "mail-send-symbolic" },
    { "AANBIEDER-RAPPORT", "mail-unread-symbolic" },
    { "AANBIEDER-ACTIE", "emblem-ok-symbolic" },
    { "AANBIEDER-FACTUUR", "wallet-symbolic" },
    { "AANBIEDER", "document-edit-symbolic" },
    { "GESPREK", "x-office-calendar-symbolic" },
    { "NETWERK-AFSPRAAK", "emblem-ok-symbolic" },
    { "NETWERK", "system-users-symbolic" },
    { "SIGNAAL-WISSEN", "user-trash-symbolic" },
    { "SIGNAAL", "call-missed-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_has_prefix (rule, icons[i][0]))
      return icons[i][1];
  return "alarm-symbolic";
}

static char *
dup_why_of_message (const RegieOffice *office, const RegieTodayRow *row, const char *received)
{
  int number = regie_message_number (row->code);
  g_autofree char *code = number > 0 ? regie_message_dup_code (number) : g_strdup (row->code);
  const char *meaning = regie_message_meaning (office->codes, number);

  if (meaning != NULL)
    /* TRANSLATORS: what the message means, its code, the day */
    return g_strdup_printf (_("%s · %s, received on %s"), meaning, code, received);
  return code != NULL ? g_strdup_printf (_("%s, received on %s"), code, received)
                      : g_strdup_printf (_("Received on %s"), received);
}

static gboolean
is_of_network (const RegieTodayRow *row)
{
  return g_str_has_prefix (row->rule, "NETWERK-");
}

/* "Samen DigiD aanvragen", "Nidos · since 12 October 2026" */
static char *
dup_why_of_network (const RegieTodayRow *row, const char *begin)
{
  if (strcmp (row->rule, REGIE_RULE_AGREEMENT) == 0)
    return row->code != NULL ? g_strdup (row->code) : g_strdup_printf (_("Ready by %s"), begin);
  if (strcmp (row->rule, REGIE_SIGNAL_HAND_OVER) == 0)
    return g_strdup (_("The task of the youth director ends"));
  return row->code != NULL ? g_strdup_printf (_("%s · since %s"), row->code, begin)
                           : g_strdup_printf (_("Since %s"), begin);
}

/* "until 3 December 2026 · Waits for the tolk": until when, and why */
static char *
dup_why_put_off (const RegieTodayRow *row)
{
  g_autofree char *until = regie_day_dup_long (row->until);

  /* TRANSLATORS: of what was put off: until which day, and why */
  return g_strdup_printf (_("Put off until %s: %s"), until,
                          row->reason != NULL ? row->reason : "–");
}

static char *
dup_why (const RegieOffice *office, const RegieTodayRow *row)
{
  int at = regie_rules_find (office->rules, row->rule);
  g_autofree char *begin = regie_day_dup_long (row->begin);
  g_autofree char *article = NULL;
  const RegieRule *rule;

  if (row->key.dossier == 0)
    return regie_task_dup_what (office, row);
  if (regie_today_is_talk (&row->key))
    return g_strdup (row->reason != NULL ? row->reason : "");
  if (row->key.section == REGIE_SECTION_PUT_OFF)
    return dup_why_put_off (row);
  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    return g_strdup_printf (_("Last contact on %s"), begin);
  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0)
    return dup_why_of_message (office, row, begin);
  if (strcmp (row->rule, REGIE_SIGNAL_REPORT) == 0)
    return g_strdup_printf (_("Recorded with the date %s, and not reported yet"), begin);
  if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0)
    return g_strdup_printf (_("The duty ended on %s; the time to keep the data is up"), begin);
  if (is_of_network (row))
    return dup_why_of_network (row, begin);
  if (at < 0)
    return g_strdup ("");
  rule = regie_rules_get (office->rules, at);
  article = regie_format_article (rule->article);
  return g_strdup_printf ("%s · %s", rule->why, article);
}

/* The same, with whose it is when that is somebody else. */
static char *
dup_why_of (const RegieWork *work, const RegieTodayRow *row)
{
  g_autofree char *why = dup_why (work->office, row);

  if (row->consultant_name == NULL || g_strcmp0 (row->consultant_name, work->me->name) == 0)
    return g_steal_pointer (&why);
  return *why != '\0' ? g_strdup_printf ("%s · %s", row->consultant_name, why)
                      : g_strdup (row->consultant_name);
}

/* What the button says of what lies in a dossier. */
static const char *
label_for (const RegieOffice *office, const RegieTodayRow *row)
{
  int at = regie_rules_find (office->rules, row->rule);

  if (at >= 0 && regie_rules_get (office->rules, at)->action != NULL)
    return regie_rules_get (office->rules, at)->action;
  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    return _("Record contact");
  if (strcmp (row->rule, REGIE_SIGNAL_HAND_OVER) == 0)
    return _("Hand over…");
  if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0)
    return _("Erase…");
  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0)
    {
      const RegieCode *kind = regie_message_kind (office->codes, regie_message_number (row->code));

      return kind != NULL ? kind->label : _("Dealt with");
    }
  return _("Look at it");
}

/* ACTION about TARGET, floating, deals with it. */
static void
set_action (RegieTodayItem *self, const char *action, GVariant *target)
{
  self->action = g_strdup (action);
  self->target = g_variant_ref_sink (target);
}

static GVariant *
view_of_dossier (const RegieTodayRow *row, const char *view)
{
  return g_variant_new ("(xs)", row->key.dossier, view);
}

/* A message of DUO: what it says becomes a fact, or it was seen. */
static void
act_on_message (RegieTodayItem *self, const RegieWork *work, const RegieTodayRow *row)
{
  g_autoptr (RegieForm) start = regie_message_form (work->office->codes,
                                                    regie_message_number (row->code), work->today);

  if (start == NULL)
    set_action (self, regie_dossier_commands[REGIE_DEADLINE_SETTLE].name,
                g_variant_new ("(xsx)", row->key.dossier, row->rule, row->fact));
  else if (regie_form_get_code (start, Fact, kind) == REGIE_FACT_PIP)
    set_action (self, "win.dossier", view_of_dossier (row, "plan"));
  else
    set_action (self, "today.message", view_of_dossier (row, row->code));
}

/* The kind of fact that deals with ROW; NULL when none does. */
static const char *
kind_for (const RegieRules *rules, const RegieTodayRow *row)
{
  int at = regie_rules_find (rules, row->rule);

  if (strcmp (row->rule, REGIE_SIGNAL_SILENCE) == 0)
    return "contact";
  return at >= 0 ? regie_rules_get (rules, at)->action_fact : NULL;
}

/* A PIP is a decision, with why: that is drawn up in the plan. */
static void
act_on_dossier (RegieTodayItem *self, const RegieWork *work, const RegieTodayRow *row)
{
  gboolean may_record = regie_role_may (work->me->role, REGIE_MAY_RECORD);
  const char *kind = kind_for (work->office->rules, row);

  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0 && may_record)
    act_on_message (self, work, row);
  else if (strcmp (row->rule, REGIE_SIGNAL_ERASE) == 0
           && regie_role_may (work->me->role, REGIE_MAY_ADMINISTER))
    set_action (self, "today.erase", g_variant_new_int64 (row->key.dossier));
  else if (strcmp (row->rule, REGIE_SIGNAL_HAND_OVER) == 0 && may_record)
    set_action (self, regie_gathering_commands[REGIE_DOSSIER_HAND_OVER].name,
                g_variant_new_int64 (row->key.dossier));
  else if (regie_fact_kind_find (kind) == REGIE_FACT_PIP)
    set_action (self, "win.dossier", view_of_dossier (row, "plan"));
  else if (kind != NULL && may_record)
    set_action (self, "today.record", view_of_dossier (row, kind));
  else
    set_action (self, "win.dossier",
                view_of_dossier (row, strcmp (row->rule, REGIE_SIGNAL_REPORT) == 0    ? "duo"
                                      : strcmp (row->rule, REGIE_RULE_AGREEMENT) == 0 ? "meetings"
                                      : is_of_network (row)                           ? "network"
                                                                                      : ""));
}

/* The second thing that can be done: ACTION about TARGET, floating. */
static void
set_later (RegieTodayItem *self, const char *action, GVariant *target, const char *icon,
           const char *label)
{
  self->later_action = g_strdup (action);
  self->later_target = g_variant_ref_sink (target);
  self->later_icon = g_strdup (icon);
  self->later_label = g_strdup (label);
}

/* It is put off; or an open end was done already, now or with the others. */
static void
add_later (RegieTodayItem *self, const RegieTodayRow *row)
{
  g_autofree char *about = g_strdup_printf ("%s · %s", self->what, row->name);

  self->can_leave = row->key.section == REGIE_SECTION_HISTORY;
  if (!self->can_leave)
    {
      set_later (self, "today.later",
                 g_variant_new ("(xsxs)", row->key.dossier, row->rule, row->fact, about),
                 "alarm-symbolic", _("Later, with a reason"));
      return;
    }
  set_later (self, regie_dossier_commands[REGIE_DEADLINE_SETTLE].name,
             g_variant_new ("(xsx)", row->key.dossier, row->rule, row->fact), "emblem-ok-symbolic",
             _("Was done already"));
  self->leave_target = g_variant_ref (self->later_target);
}

/* Does the action do it, or lead to where it is done?  A dossier that opens is only looked at. */
static gboolean
deals (RegieTodayItem *self, const RegieWork *work)
{
  const char *view;

  if (!regie_role_may (work->me->role, REGIE_MAY_RECORD))
    return FALSE;
  if (!g_str_equal (self->action, "win.dossier"))
    return TRUE;
  g_variant_get (self->target, "(x&s)", NULL, &view);
  return *view != '\0';
}

static void
describe_dossier (RegieTodayItem *self, const RegieWork *work, const RegieTodayRow *row)
{
  const RegieOffice *office = work->office;

  self->what = g_strdup (regie_format_rule (office->rules, row->rule));
  if (strcmp (row->rule, REGIE_SIGNAL_DUO) == 0)
    self->step = g_strdup (regie_message_step (office->codes, regie_message_number (row->code)));
  act_on_dossier (self, work, row);
  self->label = g_strdup (deals (self, work) ? label_for (office, row) : _("Look at it"));
  self->open_action = g_strdup ("win.dossier");
  self->open_target = g_variant_ref_sink (view_of_dossier (row, ""));
  if (regie_role_may (work->me->role, REGIE_MAY_RECORD))
    add_later (self, row);
}

/* Once its day has come somebody says how a talk went; before, it can be moved. */
static void
describe_talk (RegieTodayItem *self, const RegieWork *work, const RegieTodayRow *row)
{
  gboolean may_record = regie_role_may (work->me->role, REGIE_MAY_RECORD);
  gint64 id = row->key.subject;

  /* TRANSLATORS: a talk, and what it is for */
  self->what = g_strdup_printf (_("Talk: %s"), row->code);
  self->open_action = g_strdup ("win.dossier");
  self->open_target = g_variant_ref_sink (view_of_dossier (row, "meetings"));
  if (may_record && row->key.due <= work->today)
    {
      self->label = g_strdup (_("Report…"));
      set_action (self, regie_talk_commands[REGIE_TALK_HOLD].name, g_variant_new_int64 (id));
    }
  else
    {
      self->label = g_strdup (_("Look at it"));
      set_action (self, self->open_action, view_of_dossier (row, "meetings"));
    }
  if (may_record)
    set_later (self, regie_talk_commands[REGIE_TALK_MOVE].name, g_variant_new_int64 (id),
               "alarm-symbolic", _("Move to another day"));
}

/* A task about a provider, or of the desk, is dealt with there. */
static void
describe_task (RegieTodayItem *self, const RegieTodayRow *row)
{
  static const char *const places[REGIE_N_TASKS] = { "reports",  "overview", "overview", "overview",
                                                     "overview", "meetings", "invoices", "offer",
                                                     "giver",    "match" };
  const RegieTodayKey *key = &row->key;

  self->what = g_strdup (regie_task_label ((RegieTaskKind) key->n));
  self->label = g_strdup (regie_task_action ((RegieTaskKind) key->n));
  if (regie_task_is_of_desk (key->n))
    set_action (self, "win.desk", g_variant_new ("(sx)", places[key->n], key->subject));
  else
    set_action (self, "win.provider", g_variant_new ("(xs)", key->provider, places[key->n]));
  self->open_action = g_strdup (self->action);
  self->open_target = g_variant_ref (self->target);
  set_later (self, regie_office_commands[REGIE_TASK_DEFER].name,
             g_variant_new ("(sxx)", row->rule, key->provider, key->subject), "alarm-symbolic",
             _("Later, with a reason"));
}

static gboolean
is_window (const RegieRules *rules, const RegieTodayRow *row)
{
  int at = row->rule != NULL ? regie_rules_find (rules, row->rule) : -1;

  return at >= 0 && regie_rule_is_window (regie_rules_get (rules, at))
         && row->key.due != REGIE_DAY_NONE;
}

/* How long, and the day; of a talk of today the hour. */
static void
say_days (RegieTodayItem *self, const RegieWork *work, const RegieTodayRow *row, gboolean is_signal)
{
  const RegieDay due = row->key.due;

  if (is_window (work->office->rules, row))
    {
      self->distance = regie_format_window_left (row->begin, due, work->today);
      self->date = regie_format_window_day (row->begin, due, work->today);
      return;
    }
  if (row->key.section == REGIE_SECTION_TALKS && regie_today_has_time (&row->key))
    {
      self->distance = regie_minutes_dup (row->key.n);
      self->date = regie_day_dup_short (due, work->today);
      return;
    }
  self->distance = regie_days_dup_words (due, work->today, is_signal);
  self->date = regie_day_dup_short (due, work->today);
}

RegieTodayItem *
regie_today_item_new (const RegieWork *work, const RegieTodayRow *row)
{
  RegieTodayItem *self;
  gboolean is_signal;

  g_return_val_if_fail (work != NULL && row != NULL, NULL);
  self = g_object_new (regie_today_item_get_type (), NULL);
  is_signal = row->key.section == REGIE_SECTION_SIGNAL;
  if (row->key.dossier == 0)
    describe_task (self, row);
  else if (regie_today_is_talk (&row->key))
    describe_talk (self, work, row);
  else
    describe_dossier (self, work, row);
  self->who = g_strdup (row->name);
  self->why = dup_why_of (work, row);
  say_days (self, work, row, is_signal);
  self->icon = g_strdup (icon_for (row->rule));
  self->shape = is_signal ? REGIE_SHAPE_SIGNAL
                : row->key.section == REGIE_SECTION_TALKS
                  ? REGIE_SHAPE_RUN
                  : regie_shape_of_due (row->key.due, work->today, TRUE);
  /* TRANSLATORS: what, who, how long, the day, why: one sentence for a screen reader */
  self->spoken = g_strdup_printf (_("%s, %s: %s, %s. %s"), self->what, self->who, self->distance,
                                  self->date, self->why);
  if (self->step != NULL)
    {
      g_autofree char *spoken = self->spoken;

      self->spoken = g_strdup_printf ("%s. %s", spoken, self->step);
    }
  return self;
}

RegieTodayItem *
regie_today_item_new_waiting (void)
{
  RegieTodayItem *self = g_object_new (regie_today_item_get_type (), NULL);

  self->what = g_strdup ("…");
  self->spoken = g_strdup (_("Loading"));
  self->shape = REGIE_SHAPE_RUN;
  return self;
}

/* DAY: of the next thing, or NULL. */
static char *
dup_sentence (const RegieWork *work, const guint *counts, const RegieTodayAround *around,
              const char *day)
{
  g_autofree char *late = NULL;
  g_autofree char *quiet = NULL;

  if (!regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS))
    return g_strdup_printf (ngettext ("%u thing that the desk must not forget.",
                                      "%u things that the desk must not forget.",
                                      counts[REGIE_SECTION_SIGNAL]),
                            counts[REGIE_SECTION_SIGNAL]);
  if (around->shown != REGIE_TODAY_ASKS)
    return g_strdup (around->shown == REGIE_TODAY_HISTORY
                       ? regie_today_section_name (REGIE_SECTION_HISTORY)
                       : regie_today_section_name (REGIE_SECTION_PUT_OFF));
  late = g_strdup_printf (_("%u late, %u this week."), counts[REGIE_SECTION_LATE],
                          counts[REGIE_SECTION_WEEK]);
  if (day != NULL && around->next > work->today + 8)
    /* TRANSLATORS: after this week nothing comes until this day */
    quiet = g_strdup_printf (_("After that it is quiet until %s."), day);
  return g_strdup_printf ("%s %s%s%s", late, quiet != NULL ? quiet : "",
                          around->also != NULL ? "\n" : "",
                          around->also != NULL ? around->also : "");
}

static char *
dup_notice (const RegieTodayAround *around)
{
  guint n = around->n_unrecorded;

  if (n == 0 || around->shown == REGIE_TODAY_PUT_OFF)
    return NULL;
  if (around->shown == REGIE_TODAY_HISTORY)
    return g_strdup (_("What is ticked was done already; take away the tick of what was not."));
  return g_strdup_printf (
    ngettext (
      "%u open end is from before the dossier was recorded here. It is not counted as late.",
      "%u open ends are from before the dossiers were recorded here. They are not counted as late.",
      n),
    n);
}

/* RULES stand for one name: that of the first. */
static char *
dup_kind (const RegieRules *rules, const char *ids)
{
  g_auto (GStrv) each = ids != NULL ? g_strsplit (ids, ",", 2) : NULL;

  return g_strdup (each != NULL ? regie_format_rule (rules, each[0]) : _("All kinds"));
}

/* DAY: of the next thing, or NULL; without one an empty page says where there may be more. */
static char *
dup_next (const RegieWork *work, const RegieTodayAround *around, const char *day, gboolean is_empty)
{
  if (day != NULL)
    return g_strdup_printf (_("The next thing comes on %s."), day);
  if (!is_empty)
    return NULL;
  if (around->rules != NULL)
    return g_strdup (_("Choose “All kinds” to see the rest."));
  return regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS)
           ? g_strdup (_("Look at “Everyone”, or go to the caseload with Ctrl+2."))
           : NULL;
}

static void
add_colleague (GMenu *menu, const char *name, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "today.colleague", "x", id);
  g_menu_append_item (menu, item);
}

/* Who has how much that is late; who was chosen stays there when nothing is any more. */
static void
take_colleagues (RegieTodayView *self, const RegieTodayAround *around)
{
  if (around->shares == NULL)
    return;
  self->colleagues = g_menu_new ();
  add_colleague (self->colleagues, _("All colleagues"), 0);
  for (guint i = 0; i < around->shares->len; i++)
    {
      const RegieTodayShare *share = around->shares->pdata[i];
      /* TRANSLATORS: somebody's name, and how much is late */
      g_autofree char *name = g_strdup_printf (_("%s: %u late"), share->name, share->n_late);

      add_colleague (self->colleagues, name, share->consultant);
      if (share->consultant == around->colleague)
        self->colleague = g_strdup (share->name);
    }
  if (self->colleague == NULL)
    self->colleague = g_strdup (around->colleague == 0 ? _("All colleagues")
                                                       : _("One colleague"));
}

RegieTodayView *
regie_today_view_new (const RegieWork *work, GArray *keys, const RegieTodayAround *around)
{
  g_autofree char *day = NULL;
  g_auto (GStrv) names = NULL;
  RegieTodayView *self;

  g_return_val_if_fail (work != NULL && keys != NULL && around != NULL, NULL);
  self = g_object_new (regie_today_view_get_type (), NULL);
  for (guint i = 0; i < keys->len; i++)
    self->counts[g_array_index (keys, RegieTodayKey, i).section]++;
  if (around->next != REGIE_DAY_NONE)
    day = regie_day_dup_short (around->next, work->today);
  names = g_strsplit (work->me->name, " ", 2);
  self->first_name = g_strdup (names[0]);
  self->sentence = dup_sentence (work, self->counts, around, day);
  self->kind = dup_kind (work->office->rules, around->rules);
  self->notice = dup_notice (around);
  self->shown = g_strdup (regie_today_shown_name (around->shown));
  if (around->n_put_off > 0 || around->shown == REGIE_TODAY_PUT_OFF)
    self->put_off = g_strdup_printf (_("Put off: %u"), around->n_put_off);
  self->is_empty = keys->len == 0;
  self->next = dup_next (work, around, day, self->is_empty);
  self->has_scopes = regie_today_has_scopes (work->me);
  take_colleagues (self, around);
  return self;
}

static void
add_kind (GMenu *menu, const char *name, const char *rules)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, "today.kind", "s", rules);
  g_menu_append_item (menu, item);
}

/* Several rules may ask the same thing. */
static void
add_rules (GMenu *menu, const RegieRules *rules)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < regie_rules_count (rules); i++)
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
}

GMenu *
regie_today_kinds_new (const RegieRules *rules, gboolean sees_dossiers)
{
  static const char *const own[] = {
    REGIE_SIGNAL_SILENCE,    REGIE_SIGNAL_DUO,       REGIE_SIGNAL_REPORT, REGIE_SIGNAL_ERASE,
    REGIE_RULE_AGREEMENT,    REGIE_SIGNAL_SILENT,    REGIE_SIGNAL_UNLED,  REGIE_SIGNAL_UNMET,
    REGIE_SIGNAL_TRANSITION, REGIE_SIGNAL_HAND_OVER, REGIE_SIGNAL_RED,    REGIE_RULE_TALK
  };
  GMenu *menu;

  g_return_val_if_fail (rules != NULL, NULL);
  menu = g_menu_new ();
  add_kind (menu, _("All kinds"), "");
  if (sees_dossiers)
    {
      add_rules (menu, rules);
      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        add_kind (menu, regie_format_rule (rules, own[i]), own[i]);
    }
  for (RegieTaskKind kind = sees_dossiers ? 0 : REGIE_TASK_OFFER; kind < REGIE_N_TASKS; kind++)
    add_kind (menu, regie_task_label (kind), regie_task_rule (kind));
  return menu;
}
