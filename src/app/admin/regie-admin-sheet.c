/* SPDX-License-Identifier: EUPL-1.2 */
/* The views of Beheer that are pages of chapters. */
#include "regie-admin-sheet.h"

#include "regie-admin-commands.h"
#include "regie-ahead-commands.h"
#include "regie-closures.h"
#include "regie-do.h"
#include "regie-sheet.h"

typedef struct {
  RegieSheet *sheet;
  const RegieQuestion *question;
} RegieAdminSheetPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RegieAdminSheet, regie_admin_sheet, REGIE_TYPE_PAGE)

enum { PROP_QUESTION = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegieAdminSheetPrivate *
get (gpointer self)
{
  return regie_admin_sheet_get_instance_private (self);
}

static const RegieQuestion *
regie_admin_sheet_ask (RegiePage *page, GVariant **target)
{
  return get (page)->question;
}

static void
regie_admin_sheet_show (RegiePage *page, gpointer answer)
{
  g_autoptr (GListModel) chapters = NULL;

  if (answer != NULL)
    g_object_get (answer, "chapters", &chapters, NULL);
  regie_sheet_set_chapters (get (page)->sheet, chapters);
  regie_page_take_view (page, answer);
}

static void
regie_admin_sheet_opened (RegiePage *page)
{
  regie_commands_guard (GTK_WIDGET (page), regie_page_get_session (page));
}

static gboolean
regie_admin_sheet_begin (RegiePage *page)
{
  return regie_page_get_view (page) != NULL && regie_page_begin_in (GTK_WIDGET (get (page)->sheet));
}

static void
regie_admin_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_QUESTION);
  get (object)->question = g_value_get_pointer (value);
}

static void
regie_admin_sheet_class_init (RegieAdminSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  object_class->set_property = regie_admin_sheet_set_property;
  REGIE_PAGE_CLASS (klass)->ask = regie_admin_sheet_ask;
  REGIE_PAGE_CLASS (klass)->show = regie_admin_sheet_show;
  REGIE_PAGE_CLASS (klass)->opened = regie_admin_sheet_opened;
  REGIE_PAGE_CLASS (klass)->begin = regie_admin_sheet_begin;
  properties[PROP_QUESTION] = g_param_spec_pointer (
    "question", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_commands_install (widget_class, regie_admin_commands, REGIE_N_ADMIN_COMMANDS);
  regie_commands_install (widget_class, regie_ahead_commands, REGIE_N_AHEAD_COMMANDS);
  regie_widget_class_set_ui (widget_class, "regie-admin-sheet.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RegieAdminSheet, sheet);
}

static void
regie_admin_sheet_init (RegieAdminSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
