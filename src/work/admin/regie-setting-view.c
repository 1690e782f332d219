/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what the office has set. */
#include "regie-setting-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-letter.h"
#include "regie-person.h"
#include "regie-setting.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieSettingView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieSettingView, regie_setting_view, props)

static void
add_setting (RegieChapter *chapter, const RegieSetting *setting, const GPtrArray *all,
             gboolean may_change)
{
  const char *key = strchr (setting->name, '.') + 1;
  g_autofree char *value = regie_letter_dup_office (all, key);
  gboolean is_set = regie_settings_get (all, setting->name) != NULL;
  g_autofree char *title = g_strdup_printf ("%s: %s", _(setting->label),
                                            value != NULL ? value : _("nothing"));
  RegieLine *line = regie_chapter_add_line (chapter, setting->name, title, _(setting->about));

  if (!is_set)
    regie_line_add_word (line, _("as it comes"), "dim-label");
  if (may_change)
    regie_line_add_icon (line, REGIE_ICON_PENCIL, _("Change…"), "setting.change",
                         g_variant_new_string (setting->name));
}

RegieSettingView *
regie_setting_view_new (const GPtrArray *all, const char *role)
{
  gboolean may_change = regie_role_may (role, REGIE_MAY_ADMINISTER);
  RegieSettingView *self = g_object_new (regie_setting_view_get_type (), NULL);
  RegieChapter *chapter = regie_chapters_add (
    self->chapters, _("The office"),
    _("For everybody who works with this database; letters that were made stay as they are. What "
       "is set here goes before the words of the letters on a computer."));
  const RegieSetting *settings;
  guint n;

  settings = regie_settings (&n);
  for (guint i = 0; i < n; i++)
    add_setting (chapter, &settings[i], all, may_change);
  return self;
}
