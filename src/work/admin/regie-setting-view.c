/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what the office has set. */
#include "regie-setting-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-house.h"
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

/* "PNG, 320 × 90, 12 kB" */
static char *
dup_picture (GBytes *picture)
{
  g_autofree char *size = g_format_size (g_bytes_get_size (picture));
  const char *type;
  int width, height;

  if (!regie_house_check_picture (picture, &type, &width, &height, NULL))
    return g_strdup (_("It cannot be drawn any more."));
  return g_strdup_printf ("%s, %d × %d, %s", g_str_has_suffix (type, "png") ? "PNG" : "SVG", width,
                          height, size);
}

static void
add_logo (RegieChapter *chapter, RegieRecord *logo, gboolean may_change)
{
  g_autoptr (GBytes) picture = logo != NULL
                                 ? regie_setting_dup_picture (regie_get (logo, Setting, value))
                                 : NULL;
  g_autofree char *is = picture != NULL ? dup_picture (picture) : g_strdup (_("nothing"));
  g_autofree char *title = g_strdup_printf (_("%s: %s"), _("Logo"), is);
  RegieLine *line = regie_chapter_add_line (chapter, REGIE_SETTING_LOGO, title,
                                            _("On paper and in PDF: above letters, the plan, "
                                               "reports and lists, and on the card of the "
                                               "Meedoenbalie. Choose a PNG or an SVG"));

  if (!may_change)
    return;
  if (picture != NULL)
    regie_line_add_icon (line, "user-trash-symbolic", _("Take Away"), "setting.logo",
                         g_variant_new_string (""));
  regie_line_add_icon (line, "document-open-symbolic", _("Choose a Picture…"),
                       "setting.choose-logo", NULL);
}

RegieSettingView *
regie_setting_view_new (const GPtrArray *all, RegieRecord *logo, const char *role)
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
  add_logo (chapter, logo, may_change);
  return self;
}
