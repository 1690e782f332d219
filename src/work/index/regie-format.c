/* SPDX-License-Identifier: EUPL-1.2 */
/* States, amounts and names as short words, the same on every screen. */
#include "regie-format.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-signals.h"
#include "regie-text.h"

char *
regie_format_distance (RegieDay due, RegieDay today)
{
  int n = due != REGIE_DAY_NONE ? due - today : 0;

  if (due == REGIE_DAY_NONE)
    return g_strdup ("");
  if (n > 99)
    return g_strdup_printf (ngettext ("%d month", "%d months", n / 30), n / 30);
  if (n > 1)
    return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
  return regie_days_dup_words (due, today, FALSE);
}

gboolean
regie_rule_is_window (const RegieRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);
  return rule->nature == REGIE_NATURE_WINDOW || rule->nature == REGIE_NATURE_PERIOD;
}

char *
regie_format_window_day (RegieDay begin, RegieDay due, RegieDay today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (due != REGIE_DAY_NONE, NULL);
  day = regie_day_dup_short (today < begin ? begin : due, today);
  return g_strdup_printf (today < begin ? _("from %s") : _("until %s"), day);
}

char *
regie_format_window_left (RegieDay begin, RegieDay due, RegieDay today)
{
  int left;

  g_return_val_if_fail (due != REGIE_DAY_NONE, NULL);
  left = due - today;
  if (today < begin)
    return regie_days_dup_words (begin, today, FALSE);
  if (left < 0)
    return g_strdup (_("over"));
  if (left == 0)
    return g_strdup (_("the last day"));
  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

char *
regie_format_window (RegieDay begin, RegieDay due, RegieDay today)
{
  g_autofree char *day = regie_format_window_day (begin, due, today);
  g_autofree char *left = regie_format_window_left (begin, due, today);

  return day != NULL && left != NULL ? g_strdup_printf ("%s, %s", day, left) : g_strdup ("");
}

char *
regie_format_since (RegieDay day, RegieDay today)
{
  int n = day != REGIE_DAY_NONE ? today - day : 0;

  if (day == REGIE_DAY_NONE)
    return g_strdup ("–");
  return g_strdup_printf (ngettext ("%d day", "%d days", n), n);
}

const char *
regie_format_group (const char *group)
{
  switch (regie_group_find (group))
    {
    case REGIE_GROUP_ASIEL_28:
    case REGIE_GROUP_ASIEL_GEZIN:
      return _("Asylum");
    case REGIE_GROUP_GEZIN:
      return _("Family");
    case REGIE_GROUP_OVERIG:
      return _("Other");
    case REGIE_GROUP_GEESTELIJK:
      return _("Religious");
    case REGIE_GROUP_AMV:
      return _("Minor");
    case REGIE_GROUP_YOUNG:
      return _("Young");
    default:
      return "";
    }
}

char *
regie_format_initials (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  GString *out = g_string_new (NULL);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    if ((i == 0 || i == n - 1) && *parts[i] != '\0')
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (parts[i])));
  return g_string_free (out, FALSE);
}

const char *
regie_format_state (RegieState state)
{
  switch (state)
    {
    case REGIE_STATE_WAITS:
      return _("waits");
    case REGIE_STATE_RUNS:
      return _("runs");
    case REGIE_STATE_MET:
      return _("met");
    case REGIE_STATE_MET_LATE:
      return _("met late");
    case REGIE_STATE_LATE:
      return _("late");
    case REGIE_STATE_PASSED:
      return _("passed");
    case REGIE_STATE_UNRECORDED:
      return _("not recorded here");
    case REGIE_STATE_SETTLED:
      return _("dealt with");
    default:
      return _("lapsed");
    }
}

const char *
regie_format_rule (const RegieRules *rules, const char *rule)
{
  static const char *const signals[][2] = {
    { REGIE_SIGNAL_SILENCE, N_("No contact for a while") },
    { REGIE_SIGNAL_DUO, N_("Message from DUO") },
    { REGIE_SIGNAL_REPORT, N_("Report to DUO") },
    { REGIE_SIGNAL_ERASE, N_("Erase the data") },
    { REGIE_SIGNAL_RED, N_("A life area is red") },
    { REGIE_SIGNAL_SILENT, N_("Somebody of the network is silent") },
    { REGIE_SIGNAL_TRANSITION, N_("Transition without a plan") },
    { REGIE_SIGNAL_HAND_OVER, N_("Hand over to a consultant") },
    { REGIE_SIGNAL_UNLED, N_("Nobody leads the network") },
    { REGIE_SIGNAL_UNMET, N_("No network meeting for long") },
    { REGIE_RULE_AGREEMENT, N_("Agreement of the network") },
    { REGIE_RULE_TALK, N_("Talk") },
  };
  int at;

  if (rule == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (strcmp (rule, signals[i][0]) == 0)
      return _(signals[i][1]);
  at = regie_rules_find (rules, rule);
  return at >= 0 ? regie_rules_get (rules, at)->name : rule;
}

char *
regie_format_article (const char *article)
{
  GString *text = g_string_new (article);

  g_string_replace (text, " inburgering 2021", "", 0);
  g_string_replace (text, "art. ", "art.\u00a0", 0);
  g_string_replace (text, " lid ", "\u00a0lid\u00a0", 0);
  return g_string_free (text, FALSE);
}
