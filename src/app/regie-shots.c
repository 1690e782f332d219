/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-shots.h"

#include <string.h>

#include "regie-caseload.h"
#include "regie-window.h"

typedef struct { RegieApplication *application; char *folder; guint at; gint64 dossier; int width; } Shots;

static void
save (GtkWidget *window, const char *folder, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable), gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (gdk_texture_save_to_png (texture, file))
    g_print ("%s\n", file);
}

static gpointer
find_dossier (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = g_new0 (gint64, 1);

  /* Somebody with a good deal to show. */
  if (regie_db_get_int (db, "SELECT i.dossier FROM dossier_index i WHERE i.phase = 'examens' AND i.term_end > i.term_nominal"
                            " ORDER BY i.hours DESC, i.dossier LIMIT 1", 0, NULL, id, error))
    return id;
  g_free (id);
  return NULL;
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree gint64 *id = regie_store_finish (REGIE_STORE (source), result, NULL);

  if (id != NULL)
    ((Shots *) data)->dossier = *id;
}

/* The action before each picture, and its name. */
static gboolean
next (gpointer data)
{
  Shots *shots = data;
  RegieWindow *window = REGIE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (shots->application)));
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *page;
  static const char *const names[] = { NULL, "1-vandaag", "2-caseload", "3-banen", "4-tijdlijn", "5-kwartaal", "6-feiten", "7-logboek", "8-wat-als", "9-regels" };

  if (regie_application_get_session (shots->application) == NULL)
    {
      save (widget, shots->folder, "0-welkom");
      g_application_quit (G_APPLICATION (shots->application));
      return G_SOURCE_REMOVE;
    }
  if (shots->at > 0 && shots->at < G_N_ELEMENTS (names))
    save (widget, shots->folder, names[shots->at]);
  switch (++shots->at)
    {
    case 1:
      regie_store_read (regie_session_get_store (regie_application_get_session (shots->application)), find_dossier, NULL, NULL, g_free, NULL, found, shots);
      regie_window_go (window, "today");
      break;
    case 2:
      regie_window_go (window, "caseload");
      break;
    case 3:
      gtk_widget_activate_action (regie_window_get_page (window, "caseload"), "caseload.view", "s", "lanes");
      break;
    case 4:
      regie_window_open_dossier (window, shots->dossier);
      break;
    case 5:
      gtk_widget_activate_action (regie_window_get_page (window, "dossier"), "dossier.zoom", "u", 2);
      break;
    case 6:
      gtk_widget_activate_action (widget, "win.view", "s", "facts");
      break;
    case 7:
      gtk_widget_activate_action (widget, "win.view", "s", "log");
      break;
    case 8:
      page = regie_window_get_page (window, "dossier");
      gtk_widget_activate_action (widget, "win.view", "s", "timeline");
      gtk_widget_activate_action (page, "dossier.zoom", "u", 4);
      gtk_widget_activate_action (page, "dossier.what-if", NULL);
      break;
    case 9:
      for (GList *l = gtk_application_get_windows (GTK_APPLICATION (shots->application)); l != NULL; l = l->next)
        if (l->data != window)
          save (l->data, shots->folder, "8-formulier");
      regie_window_go (window, "rules");
      break;
    default:
      g_application_quit (G_APPLICATION (shots->application));
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
activated (RegieApplication *application, Shots *shots)
{
  const char *width = g_getenv ("REGIE_SHOTS_WIDTH");
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (width != NULL && window != NULL)
    gtk_window_set_default_size (window, atoi (width), 860);
  g_timeout_add (900, next, shots);
}

void
regie_shots_begin (RegieApplication *application, const char *folder)
{
  Shots *shots = g_new0 (Shots, 1);

  shots->application = application;
  shots->folder = g_strdup (folder);
  g_mkdir_with_parents (folder, 0755);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated), shots);
}
