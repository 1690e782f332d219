/* SPDX-License-Identifier: EUPL-1.2 */
/* Starts the program. */
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "regie-application.h"
#include "regie-leaks.h"
#include "regie-measure.h"
#include "regie-memory.h"
#include "regie-shots.h"

/* Without a GPU the cheap renderer is the fast one, and looking for GL costs more than the rest of
 * starting up. What the user chose stays. */
static void
choose_renderer (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");
  g_autofree char *more = debug != NULL ? g_strconcat (debug, ":gl-disable", NULL)
                                        : g_strdup ("gl-disable");
  gboolean gpu = FALSE;
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);

  for (const char *name; dir != NULL && !gpu && (name = g_dir_read_name (dir)) != NULL;)
    gpu = g_str_has_prefix (name, "renderD");
  if (gpu || g_getenv ("GSK_RENDERER") != NULL)
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", more, TRUE);
}

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("REGIE_LOCALEDIR");
  g_autofree char *database = NULL;
  g_autofree char *login = NULL;
  g_autofree char *today_text = NULL;
  g_autofree char *shots = NULL;
  g_autofree char *measure = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (RegieApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  RegieDay today = regie_office_real_today ();
  const GOptionEntry entries[] = {
    { "database", 'd', 0, G_OPTION_ARG_STRING, &database, N_("Database: a path or postgresql://…"),
      N_("WHERE") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &login,
      N_("demo data: be the member of staff with this login"), N_("LOGIN") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_("The day to reckon with"),
      "YYYY-MM-DD" },
    { "measure", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &measure, NULL, NULL },
    { "shots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &shots, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  regie_memory_keep_private ();
  if (argc == 2 && strcmp (argv[1], "--measure=hello") == 0)
    return regie_measure_hello (argc, argv);
  choose_renderer ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : REGIE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Regie");

  if (!regie_db_check_words (argc, argv, &error))
    {
      g_printerr ("regie: %s\n", error->message);
      return 2;
    }
  context = g_option_context_new (NULL);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("regie: %s\n", error->message);
      return 2;
    }
  if (today_text != NULL && !regie_day_parse (today_text, &today))
    {
      g_printerr (_("regie: --today: expected a date such as 2026-11-23\n"));
      return 2;
    }
  if (database != NULL && !regie_db_check_name (database, &error))
    {
      g_printerr ("regie: %s\n", error->message);
      return 2;
    }
  application = regie_application_new (database, today);
  regie_application_play (application, login);
  if (measure != NULL)
    regie_measure_begin (application, measure);
  if (shots != NULL)
    regie_shots_begin (application, shots);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
