/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what the program reckons with, and where that comes from. */
#include "regie-law-view.h"

#include <glib/gi18n.h>

#include "regie-text.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieLawView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieLawView, regie_law_view, props)

/* --- where they come from --- */

static void
add_source (RegieLawView *self, const RegieLawFiles *files)
{
  static const struct {
    RegieShape shape;
    const char *title, *about;
  } sources[] = {
    [REGIE_LAW_SHIPPED]
    = { REGIE_SHAPE_DONE, N_("The rules of the program"),
        N_("An office can have its own: files with the same names in this folder:") },
    [REGIE_LAW_OFFICE] = { REGIE_SHAPE_DONE, N_("The rules of the office"),
                           N_("They stand in this folder:") },
    [REGIE_LAW_KEPT] = { REGIE_SHAPE_SIGNAL, N_("The last good rules of the office"),
                         N_("Its own cannot be read now; they stand in this folder:") },
    [REGIE_LAW_CHANGED] = { REGIE_SHAPE_SIGNAL, N_("Other rules than those that are in force"),
                            N_("The files were changed since this program began. Close it and "
                                "open it again to work with them. They stand in this folder:") },
  };
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("Where they come from"), NULL);
  g_autofree char *about = g_strconcat (_(sources[files->source].about), "\n", files->folder,
                                        NULL);
  RegieLine *line = regie_chapter_add_line (chapter, "source", _(sources[files->source].title),
                                            about);

  regie_line_set_shape (line, sources[files->source].shape);
  regie_line_add_deed (line, _("All rules in words"), "win.rules", NULL);
  if (files->fault != NULL)
    regie_line_set_shape (regie_chapter_add_line (
                            chapter, "fault", _("A file of the office has a fault"), files->fault),
                          REGIE_SHAPE_FAILED);
  regie_chapter_add_line (chapter, "amounts", _("Amounts and assumptions"),
                          _("Those of the program: they are the same in every office."));
}

/* --- what differs --- */

static const char *
rule_name (const RegieOffice *office, const char *group)
{
  int at = regie_rules_find (office->rules, group);

  return at >= 0 ? regie_rules_get (office->rules, (guint) at)->name : NULL;
}

static char *
dup_difference (const RegieLawDifference *one)
{
  if (one->key == NULL)
    return g_strdup (one->shipped == NULL ? _("Only the office has this.")
                                          : _("The office has left this out."));
  return g_strdup_printf (_("%s: here %s, in the program %s"), one->key,
                          one->own != NULL ? one->own : _("nothing"),
                          one->shipped != NULL ? one->shipped : _("nothing"));
}

static void
add_differences (RegieLawView *self, const RegieOffice *office, const RegieLawFiles *files)
{
  RegieChapter *chapter;

  if (files->source != REGIE_LAW_OFFICE && files->source != REGIE_LAW_KEPT)
    return;
  chapter = regie_chapters_add (self->chapters, _("What the office has otherwise"), NULL);
  for (guint i = 0; i < files->differences->len; i++)
    {
      const RegieLawDifference *one = files->differences->pdata[i];
      g_autofree char *name = g_strdup_printf ("differs/%s/%s/%s", one->file, one->group,
                                               one->key != NULL ? one->key : "");
      g_autofree char *about = dup_difference (one);
      const char *title = rule_name (office, one->group);

      regie_line_add_word (regie_chapter_add_line (chapter, name,
                                                   title != NULL ? title : one->group, about),
                           title != NULL ? one->group : one->file, "dim-label");
    }
  if (files->differences->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing: they say the same as those of the program."));
}

/* --- rules --- */

/* "from 1 January 2023", "until 31 December 2022", both, or NULL: as long as the law. */
static char *
dup_validity (const RegieRule *rule)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (rule->valid_from != REGIE_DAY_NONE)
    from = regie_day_dup_long (rule->valid_from);
  if (rule->valid_to != REGIE_DAY_NONE)
    to = regie_day_dup_long (rule->valid_to);
  if (from != NULL && to != NULL)
    return g_strdup_printf (_("from %s until %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_("from %s"), from);
  return to != NULL ? g_strdup_printf (_("until %s"), to) : NULL;
}

static gboolean
in_force (const RegieRule *rule, RegieDay today)
{
  return (rule->valid_from == REGIE_DAY_NONE || rule->valid_from <= today)
         && (rule->valid_to == REGIE_DAY_NONE || today <= rule->valid_to);
}

static void
add_rules (RegieLawView *self, const RegieOffice *office, RegieDay today, gboolean are_in_force)
{
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, are_in_force ? _("Rules in force") : _("Rules of another time"),
    are_in_force ? NULL : _("For facts of those days: a term is that of the day it began."));

  for (guint i = 0; i < regie_rules_count (office->rules); i++)
    {
      const RegieRule *rule = regie_rules_get (office->rules, i);
      g_autofree char *validity = dup_validity (rule);
      g_autofree char *about = NULL;
      g_autofree char *name = g_strdup_printf ("rule/%s", rule->id);

      if (in_force (rule, today) != are_in_force)
        continue;
      about = validity != NULL ? g_strdup_printf ("%s · %s", rule->article, validity)
                               : g_strdup (rule->article);
      regie_line_add_word (regie_chapter_add_line (chapter, name, rule->name, about), rule->id,
                           "dim-label");
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)) == 0)
    regie_chapter_add_empty (chapter, _("None."));
}

/* --- holidays --- */

static void
add_holidays (RegieLawView *self, const RegieOffice *office, RegieDay today)
{
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, _("Holidays of the coming year"),
    _("A term that ends on one of these, or in a weekend, ends on the next working day "
       "(Algemene termijnenwet)."));

  for (RegieDay day = today; day < today + 366; day++)
    {
      const char *holiday = regie_calendar_holiday (office->rules->calendar, day);
      char iso[REGIE_DAY_TEXT];
      g_autofree char *words = NULL;
      g_autofree char *name = NULL;

      if (holiday == NULL)
        continue;
      words = regie_day_dup_long (day);
      name = g_strdup_printf ("holiday/%s", regie_day_format (day, iso));
      regie_line_add_word (regie_chapter_add_line (chapter, name, holiday, NULL), words, NULL);
    }
}

/* --- amounts --- */

static void
add_amounts (RegieLawView *self, const RegieLawFiles *files)
{
  g_auto (GStrv) groups = g_key_file_get_groups (files->amounts->keys, NULL);
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, _("Amounts and assumptions"),
    _("As they stand in the file, with their source above them. What has no article is an "
       "assumption of the office."));

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (files->amounts->keys, groups[i], NULL, NULL);
      g_autofree char *source = regie_law_dup_comment (files->amounts, groups[i], NULL);
      g_autofree char *name = g_strdup_printf ("amounts/%s", groups[i]);
      RegieLine *line = regie_chapter_add_line (chapter, name, groups[i], source);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *value = regie_ini_dup (files->amounts, groups[i], keys[k]);
          g_autofree char *about = regie_law_dup_comment (files->amounts, groups[i], keys[k]);
          g_autofree char *under = g_strdup_printf ("amounts/%s/%s", groups[i], keys[k]);

          regie_line_add_word (regie_line_add_line (line, under, keys[k], about), value, NULL);
        }
    }
}

RegieLawView *
regie_law_view_new (const RegieOffice *office, const RegieLawFiles *files, RegieDay today)
{
  RegieLawView *self;

  g_return_val_if_fail (office != NULL && files != NULL, NULL);
  self = g_object_new (regie_law_view_get_type (), NULL);
  add_source (self, files);
  add_differences (self, office, files);
  add_rules (self, office, today, TRUE);
  add_rules (self, office, today, FALSE);
  add_holidays (self, office, today);
  add_amounts (self, files);
  return self;
}
