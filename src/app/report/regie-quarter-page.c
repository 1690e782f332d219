/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of quarter reports. */
#include "regie-quarter-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-quarter-commands.h"
#include "regie-sheet.h"

struct _RegieQuarterPage {
  RegiePage parent_instance;
  GtkMenuButton *save_button;
  GMenuModel *save_menu;
  char *period; /* "" is the last quarter that is over */
};

G_DEFINE_FINAL_TYPE (RegieQuarterPage, regie_quarter_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_quarter_page_ask (RegiePage *page, GVariant **target)
{
  *target = g_variant_new_string (REGIE_QUARTER_PAGE (page)->period);
  return &regie_quarter_questions[REGIE_QUARTER_READ];
}

static void
regie_quarter_page_open (RegiePage *page, GVariant *target)
{
  RegieQuarterPage *self = REGIE_QUARTER_PAGE (page);

  g_free (self->period);
  self->period = g_variant_dup_string (target, NULL);
  regie_page_refresh (page);
}

static void
regie_quarter_page_opened (RegiePage *page)
{
  regie_commands_guard (GTK_WIDGET (page), regie_page_get_session (page));
}

static void
go_to (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_quarter_page_open (REGIE_PAGE (widget), target);
}

static void
saved (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

/* What can be saved, by the ending that the menu names. */
static const struct {
  const char *ending;
  RegieQuarterCommand command;
  const char *title, *name; /* N_(); NAME of the file, with the quarter */
} savings[] = {
  { "pdf", REGIE_QUARTER_SAVE, N_("Save the quarter report"), N_("quarter report %s.pdf") },
  { "odt", REGIE_QUARTER_SAVE, N_("Save the quarter report"), N_("quarter report %s.odt") },
  { "swi", REGIE_QUARTER_SAVE_SWI, N_("Save the set for CBS"), N_("SWI %s.csv") },
  { "spuk", REGIE_QUARTER_SAVE_SPUK, N_("Save who counts for the grant"), N_("SPUK %s.csv") },
};

typedef struct {
  RegieQuarterPage *page;
  RegieQuarterCommand command;
  char *period;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->page);
  g_free (self->period);
  g_free (self);
}

/* Where it goes was chosen. */
static void
save_to (GFile *file, gpointer data)
{
  const Saving *self = data;
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (GTK_WIDGET (self->page), regie_page_get_session (REGIE_PAGE (self->page)),
                 &regie_quarter_commands[self->command], g_variant_new ("(ss)", self->period, uri),
                 NULL, saved);
}

/* What TARGET says, of the quarter that is shown. */
static void
save_as (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieQuarterView *view = regie_page_get_view (REGIE_PAGE (widget));

  for (guint i = 0; view != NULL && i < G_N_ELEMENTS (savings); i++)
    if (strcmp (savings[i].ending, g_variant_get_string (target, NULL)) == 0)
      {
        Saving *saving = g_new (Saving, 1);
        g_auto (GStrv) halves = g_strsplit (_(savings[i].name), "%s", 2);
        g_autofree char *file = g_strjoinv (view->period, halves);

        *saving = (Saving){ g_object_ref (REGIE_QUARTER_PAGE (widget)), savings[i].command,
                            g_strdup (view->period) };
        regie_choose_save (widget, _(savings[i].title), file, save_to, saving, saving_free);
      }
}

static void
regie_quarter_page_finalize (GObject *object)
{
  g_free (REGIE_QUARTER_PAGE (object)->period);
  G_OBJECT_CLASS (regie_quarter_page_parent_class)->finalize (object);
}

static void
regie_quarter_page_class_init (RegieQuarterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_quarter_page_finalize;
  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_quarter_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_quarter_page_ask;
  REGIE_PAGE_CLASS (klass)->open = regie_quarter_page_open;
  REGIE_PAGE_CLASS (klass)->opened = regie_quarter_page_opened;
  regie_commands_install (widget_class, regie_quarter_commands, REGIE_N_QUARTER_COMMANDS);
  gtk_widget_class_install_action (widget_class, "quarter.go", "s", go_to);
  gtk_widget_class_install_action (widget_class, "quarter.save-as", "s", save_as);
  regie_widget_class_set_ui (widget_class, "regie-quarter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieQuarterPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, RegieQuarterPage, save_menu);
}

static void
regie_quarter_page_init (RegieQuarterPage *self)
{
  self->period = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_menu_button_set_menu (self->save_button, self->save_menu);
}
