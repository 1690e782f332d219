/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what was found at a server. */
#include "regie-server-view.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-schema.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieServerView, chapters, "chapters", LIST),
  REGIE_PROP (RegieServerView, verdict, "verdict", TEXT),
  REGIE_PROP (RegieServerView, is_good, "is-good", BOOL),
};

REGIE_DEFINE_ITEM (RegieServerView, regie_server_view, props)

static void
add (RegieChapter *chapter, const char *name, RegieShape shape, const char *title,
     const char *about)
{
  regie_line_set_shape (regie_chapter_add_line (chapter, name, title, about), shape);
}

static void
add_safe (RegieChapter *chapter, const RegieServer *server, const RegieServerFound *found)
{
  g_autofree char *about = NULL;

  if (regie_server_is_local (server))
    about = g_strdup (_("On this computer: nothing goes over a network."));
  else if (found->encryption != NULL)
    about = g_strdup_printf (_("Encrypted (%s), and the certificate is of this server."),
                             found->encryption);
  else
    about = g_strdup (_("Not encrypted."));
  add (chapter, "safe",
       regie_server_is_local (server) || found->encryption != NULL ? REGIE_SHAPE_DONE
                                                                   : REGIE_SHAPE_SIGNAL,
       _("Safe"), about);
}

/* What is in the database, and whether this program can open that. */
static gboolean
add_regie (RegieChapter *chapter, const RegieServerFound *found)
{
  int known = (int) regie_schema ()->version;
  g_autofree char *about = NULL;
  gboolean is_good = TRUE;

  if (found->version > known)
    {
      about = g_strdup_printf (
        _("It was written by a newer Regie (version %d, this program knows %d). Install that "
           "first."),
        found->version, known);
      is_good = FALSE;
    }
  else if (found->version == 0)
    {
      is_good = found->may_create;
      about = g_strdup (is_good ? _("It is empty: opening it begins an office, with you as its "
                                     "administrator.")
                                : _("It is empty, and you may not make anything there. Look "
                                     "whether the name is right."));
    }
  else if (found->version < known)
    about = g_strdup_printf (
      _("Version %d. This program brings it to version %d when its owner opens it."),
      found->version, known);
  else
    about = g_strdup_printf (_("Version %d, that of this program."), found->version);
  add (chapter, "regie", is_good ? REGIE_SHAPE_DONE : REGIE_SHAPE_FAILED,
       found->version > 0 ? _("A database of Regie") : _("An empty database"), about);
  return is_good;
}

static gboolean
add_role (RegieChapter *chapter, const RegieServerFound *found, const RegieCodes *codes)
{
  g_autofree char *about = NULL;

  if (found->version == 0)
    return TRUE;
  if (found->role == NULL && found->may_create)
    {
      add (chapter, "role", REGIE_SHAPE_DONE, _("Who you are there"),
           _("The owner of the database, who sets the office up."));
      return TRUE;
    }
  if (found->role == NULL)
    {
      about = g_strdup_printf (
        _("The login %s does not stand in the list of who works here. An administrator lets you "
           "in (Beheer, Staff)."),
        found->login);
      add (chapter, "role", REGIE_SHAPE_FAILED, _("Not let in to Regie"), about);
      return FALSE;
    }
  about = g_strdup_printf ("%s · %s", found->name,
                           codes != NULL ? regie_codes_label (codes, "rol", found->role)
                                         : found->role);
  add (chapter, "role", REGIE_SHAPE_DONE, _("Who you are there"), about);
  return TRUE;
}

RegieServerView *
regie_server_view_new (const RegieServer *server, const RegieServerFound *found,
                       const RegieCodes *codes)
{
  static const char *const failed[REGIE_N_SERVER_STAGES] = { N_("Not found"), N_("Not let in"),
                                                             N_("Cannot be read") };
  RegieServerView *self;
  RegieChapter *chapter;
  g_autofree char *as = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (server != NULL && found != NULL, NULL);
  self = g_object_new (regie_server_view_get_type (), NULL);
  chapter = regie_chapters_add (self->chapters, _("What was found"), NULL);
  if (found->reached > REGIE_SERVER_FOUND)
    add (chapter, "found", REGIE_SHAPE_DONE, _("Found"), server->host);
  if (found->reached == REGIE_N_SERVER_STAGES)
    {
      gboolean is_regie;

      add_safe (chapter, server, found);
      as = g_strdup_printf (_("As %s"), found->login);
      add (chapter, "let-in", REGIE_SHAPE_DONE, _("Let in"), as);
      version = g_strdup_printf (_("PostgreSQL %s"), found->server);
      add (chapter, "server", REGIE_SHAPE_DONE, _("The server"), version);
      is_regie = add_regie (chapter, found);
      self->is_good = is_regie && add_role (chapter, found, codes);
    }
  else if (found->error != NULL)
    add (chapter, "failed", REGIE_SHAPE_FAILED, _(failed[found->reached]), found->error->message);
  self->verdict = g_strdup (self->is_good ? _("You can work here.")
                                          : _("You cannot work here yet."));
  return self;
}
