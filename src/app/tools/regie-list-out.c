/* SPDX-License-Identifier: EUPL-1.2 */
/* A list to a file or to a printer: where to, what goes out, and then the command. */
#include "regie-list-out.h"

#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-paper.h"

typedef struct {
  GtkWidget *widget;
  RegieSession *session;
  const RegieListKind *kind;
  char *asked;
  GVariant *shown;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self->asked);
  g_variant_unref (self->shown);
  g_free (self);
}

static void
exported (GtkWidget *above, const RegieOutcome *outcome)
{
  regie_show_toast (above, outcome->said);
}

static void
printed (GtkWidget *above, const RegieOutcome *outcome)
{
  regie_paper_print_made (above, REGIE_PRINT (outcome->made));
}

static void
ask (const Leaving *self, RegieListCommand command, GVariant *target)
{
  gboolean sees_bsn = regie_session_may (self->session, REGIE_MAY_SEE_BSN);

  regie_ask_dialog_present_then (self->widget, self->session, &regie_list_commands[command],
                                 regie_list_get_ask (self->kind, command, sees_bsn), target,
                                 command == REGIE_LIST_PRINT ? printed : exported);
}

/* Where to is known: now what. */
static void
export_to (GFile *file, gpointer data)
{
  const Leaving *self = data;
  g_autofree char *uri = g_file_get_uri (file);

  ask (self, REGIE_LIST_EXPORT,
       g_variant_new ("(ss@ass)", self->kind->name, self->asked, self->shown, uri));
}

/* The forms of a list; the first is proposed. */
static const char *const endings[] = {
  ".xlsx", N_("Excel (.xlsx)"),    ".ods", N_("OpenDocument (.ods)"), ".csv", N_("Text (.csv)"),
  ".pdf",  N_("PDF, as on paper"), NULL,
};

void
regie_list_take_out (GtkWidget *widget, RegieSession *session, const char *name, const char *asked,
                     GVariant *shown, gboolean prints)
{
  Leaving *self;
  g_autofree char *file = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && REGIE_IS_SESSION (session));
  g_return_if_fail (regie_list_find (name) != NULL && asked != NULL);
  self = g_new (Leaving, 1);
  *self = (Leaving){ g_object_ref (widget), g_object_ref (session), regie_list_find (name),
                     g_strdup (asked),
                     g_variant_ref_sink (shown != NULL ? shown : g_variant_new_strv (NULL, 0)) };
  if (!regie_session_may (session, REGIE_MAY_EXPORT))
    regie_show_toast (widget, prints ? _("Your role may not print lists.")
                                     : _("Your role may not export."));
  else if (prints)
    ask (self, REGIE_LIST_PRINT,
         g_variant_new ("(ss@as)", self->kind->name, self->asked, self->shown));
  else
    {
      file = g_strconcat (_(self->kind->title), endings[0], NULL);
      regie_choose_save_as (widget, _("Export the list"), file, endings, export_to, self,
                            leaving_free);
      return;
    }
  leaving_free (self);
}
