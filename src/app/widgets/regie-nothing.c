/* SPDX-License-Identifier: EUPL-1.2 */
/* An empty page that costs nothing until it is seen. */
#include "regie-nothing.h"

struct _RegieNothing {
  AdwBin parent_instance;
  char *icon_name, *title, *description;
  GtkWidget *extra;
};

G_DEFINE_FINAL_TYPE (RegieNothing, regie_nothing, ADW_TYPE_BIN)

enum { PROP_ICON_NAME = 1, PROP_TITLE, PROP_DESCRIPTION, PROP_EXTRA };

static void
tell (RegieNothing *self, AdwStatusPage *page)
{
  g_autofree char *title = g_markup_escape_text (self->title != NULL ? self->title : "", -1);
  g_autofree char *description = g_markup_escape_text (self->description != NULL ? self->description
                                                                                 : "",
                                                       -1);

  adw_status_page_set_icon_name (page, self->icon_name);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, description);
}

static void
regie_nothing_map (GtkWidget *widget)
{
  RegieNothing *self = REGIE_NOTHING (widget);
  AdwStatusPage *page;

  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    {
      page = ADW_STATUS_PAGE (adw_status_page_new ());
      tell (self, page);
      adw_status_page_set_child (page, self->extra);
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (page));
    }
  GTK_WIDGET_CLASS (regie_nothing_parent_class)->map (widget);
}

static void
set_text (char **text, const GValue *value)
{
  g_free (*text);
  *text = g_value_dup_string (value);
}

static void
regie_nothing_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieNothing *self = REGIE_NOTHING (object);
  GtkWidget *page = adw_bin_get_child (ADW_BIN (self));

  switch (id)
    {
    case PROP_ICON_NAME:
      set_text (&self->icon_name, value);
      break;
    case PROP_TITLE:
      set_text (&self->title, value);
      break;
    case PROP_DESCRIPTION:
      set_text (&self->description, value);
      break;
    default:
      g_set_object (&self->extra, g_value_get_object (value));
    }
  if (page != NULL)
    tell (self, ADW_STATUS_PAGE (page));
}

static void
regie_nothing_finalize (GObject *object)
{
  RegieNothing *self = REGIE_NOTHING (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->description);
  g_clear_object (&self->extra);
  G_OBJECT_CLASS (regie_nothing_parent_class)->finalize (object);
}

static void
regie_nothing_class_init (RegieNothingClass *klass)
{
  static const char *const texts[] = { NULL, "icon-name", "title", "description" };
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_nothing_set_property;
  object_class->finalize = regie_nothing_finalize;
  GTK_WIDGET_CLASS (klass)->map = regie_nothing_map;
  for (guint i = PROP_ICON_NAME; i <= PROP_DESCRIPTION; i++)
    g_object_class_install_property (object_class, i,
                                     g_param_spec_string (texts[i], NULL, NULL, NULL, flags));
  g_object_class_install_property (
    object_class, PROP_EXTRA, g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, flags));
}

static void
regie_nothing_init (RegieNothing *self)
{
}
