/* SPDX-License-Identifier: EUPL-1.2 */
/* What goes wrong between the program and a server, in sentences. */
#include "regie-wire-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

/* A part of what was said, the code and the sentence that belong to it.  The first that fits. */
typedef struct {
  const char *part;
  int code;
  const char *sentence;
} Case;

#define NO_ONE_THERE                                                                               \
  N_("The server of the database was not found. Look whether its name is right and whether you "  \
      "are on the network of the office.")
#define NOT_RUNNING                                                                                \
  N_("The computer is there, but no database answers on it. It may be starting or stand still: "  \
      "try again in a minute, or ask its administrator.")
#define NO_PASSWORD                                                                                \
  N_("The server does not accept this login or password. Look whether both are right and the "    \
      "password has not ended, or ask its administrator.")
#define ASKS_PASSWORD                                                                              \
  N_(                                                                                             \
    "The server asks for a password, and none was given. Log in with login and password; on the "  \
    "command line it is asked, or read from the file that PGPASSFILE names.")
#define NOT_LET_IN                                                                                 \
  N_(                                                                                             \
    "The server does not let this login in from this computer. Look whether the login is right, "  \
    "and your certificate or ticket is of the same person; else ask its administrator.")
#define NOT_IN_DATABASE                                                                            \
  N_(                                                                                             \
    "The server knows this login, but does not let it into this database. Look whether the name "  \
    "of the database is right, or ask its administrator.")
#define NO_DATABASE N_("The server has no database of this name. Look whether the name is right.")
#define TOO_MANY                                                                                   \
  N_("The server has no room for another connection. Close a window of Regie or try again in a "  \
      "minute.")
#define STARTING N_("The server of the database is starting or stopping. Try again in a minute.")
#define NOT_TRUSTED                                                                                \
  N_(                                                                                             \
    "The certificate of the server is not trusted, so it is not certain who answers. Nothing was " \
    "sent. It may have ended, or be signed by somebody this computer does not know: ask the "      \
    "administrator for the certificate of the office.")
#define OTHER_NAME                                                                                 \
  N_(                                                                                             \
    "The certificate of the server is of a computer with another name, so it is not certain who "  \
    "answers. Nothing was sent. Look whether you wrote the name as the administrator does.")
#define NO_ROOT                                                                                    \
  N_("The file with the certificate of the office is not there or cannot be read, so it is not "  \
      "certain who answers. Nothing was sent. Ask the administrator for that file.")
#define MINE_ENDED N_("Your certificate has ended. Ask the administrator for a new one.")
#define MINE_NOT_TRUSTED                                                                           \
  N_("The server does not trust your certificate. Look whether you chose the right file, or ask " \
      "the administrator for one.")
#define MINE_UNUSABLE                                                                              \
  N_("Your certificate or its key cannot be used: it is not there, they do not belong together, " \
      "or others may read the key. Choose them again; only you may read the key (chmod 600).")
#define WRONG_KIND                                                                                 \
  N_("A server answers, but not of the kind that the address asks for (target_session_attrs). "   \
      "Try again in a minute, or ask its administrator.")
#define TOO_WEAK                                                                                   \
  N_(                                                                                             \
    "This address asks for a connection on which others can listen or pretend to be the server. "  \
    "Regie does not work over such a one: leave sslmode out of the address, or set it to "         \
    "verify-full.")
#define NOT_ENCRYPTED                                                                              \
  N_("The server offers no encrypted connection, and Regie sends nothing over another. Ask its "  \
      "administrator.")
#define NO_TICKET                                                                                  \
  N_("You are not logged in to the network of the office (Kerberos), or it is too long ago. Log " \
      "in there and try again.")
#define NO_SUCH_SERVICE                                                                            \
  N_("Kerberos does not know this server by this name. Look whether you wrote the name as the "   \
      "administrator does, or ask the administrator.")
#define NO_KERBEROS                                                                                \
  N_("The Kerberos of the office does not answer. Look whether you are on the network of the "    \
      "office; try again in a minute.")
#define CUT                                                                                        \
  N_("The connection to the database was broken off while it was being made. Try again; when it " \
      "stays so, ask its administrator.")
#define NO_ANSWER                                                                                  \
  N_("The database does not answer. Look whether the network works; try again in a minute.")
#define BAD_ADDRESS                                                                                \
  N_("This is not the address of a database. Write it as postgresql://server/name.")

static const Case opening[] = {
  { "28P01", REGIE_ERROR_REFUSED, NO_PASSWORD },
  { "28000", REGIE_ERROR_REFUSED, NOT_LET_IN },
  { "42501", REGIE_ERROR_REFUSED, NOT_IN_DATABASE },
  { "3D000", REGIE_ERROR_REFUSED, NO_DATABASE },
  { "53300", REGIE_ERROR_LOST, TOO_MANY },
  { "57P0", REGIE_ERROR_LOST, STARTING },
  { "no password supplied", REGIE_ERROR_REFUSED, ASKS_PASSWORD },
  { "not found in Kerberos database", REGIE_ERROR_REFUSED, NO_SUCH_SERVICE },
  { "Cannot contact any KDC", REGIE_ERROR_LOST, NO_KERBEROS },
  { "Cannot find KDC", REGIE_ERROR_LOST, NO_KERBEROS },
  { "GSSAPI", REGIE_ERROR_REFUSED, NO_TICKET },
  { "server does not support SSL", REGIE_ERROR_REFUSED, NOT_ENCRYPTED },
  { "root certificate file", REGIE_ERROR_REFUSED, NO_ROOT },
  { "private key", REGIE_ERROR_REFUSED, MINE_UNUSABLE },
  { "could not read certificate file", REGIE_ERROR_REFUSED, MINE_UNUSABLE },
  { "alert certificate expired", REGIE_ERROR_REFUSED, MINE_ENDED },
  { "alert unknown ca", REGIE_ERROR_REFUSED, MINE_NOT_TRUSTED },
  { "alert bad certificate", REGIE_ERROR_REFUSED, MINE_NOT_TRUSTED },
  { "alert certificate", REGIE_ERROR_REFUSED, MINE_NOT_TRUSTED },
  { "does not match host name", REGIE_ERROR_REFUSED, OTHER_NAME },
  { "certificate", REGIE_ERROR_REFUSED, NOT_TRUSTED },
  { "server is not in hot standby mode", REGIE_ERROR_LOST, WRONG_KIND },
  { "server is in hot standby mode", REGIE_ERROR_LOST, WRONG_KIND },
  { "session is read-only", REGIE_ERROR_LOST, WRONG_KIND },
  { "session is not read-only", REGIE_ERROR_LOST, WRONG_KIND },
  { "could not translate host name", REGIE_ERROR_LOST, NO_ONE_THERE },
  { "No route to host", REGIE_ERROR_LOST, NO_ONE_THERE },
  { "Network is unreachable", REGIE_ERROR_LOST, NO_ONE_THERE },
  { "No such file or directory", REGIE_ERROR_LOST, NOT_RUNNING },
  { "Connection refused", REGIE_ERROR_LOST, NOT_RUNNING },
  { "imed out", REGIE_ERROR_LOST, NO_ANSWER },
  { "invalid connection option", REGIE_ERROR_INVALID, BAD_ADDRESS },
  { "invalid URI", REGIE_ERROR_INVALID, BAD_ADDRESS },
};

/* A prefix of the state code. */
static const Case statements[] = {
  { "42501", REGIE_ERROR_REFUSED,
    N_("Your login may not do this on the server. Ask its administrator to let you in (regiectl "
        "staff).") },
  { "25006", REGIE_ERROR_REFUSED,
    N_("The server lets nobody write at this moment. What you typed is still here; ask its "
        "administrator when it can be written again.") },
  { "40", REGIE_ERROR_BUSY,
    N_("Somebody else is changing the same dossier. Try again in a moment.") },
  { "55P03", REGIE_ERROR_BUSY,
    N_("Somebody else is changing the same dossier. Try again in a moment.") },
  { "57014", REGIE_ERROR_BUSY,
    N_("The database takes too long over this. Nothing was changed; what you typed is still here. "
        "Try again in a moment.") },
};

locale_t
regie_wire_speak_plainly (void)
{
  return uselocale (newlocale (LC_MESSAGES_MASK, "C", duplocale (uselocale (NULL))));
}

void
regie_wire_speak_again (locale_t before)
{
  freelocale (uselocale (before));
}

void
regie_wire_refuse_opening (const char *message, gboolean too_late, GError **error)
{
  for (guint i = 0; !too_late && i < G_N_ELEMENTS (opening); i++)
    if (strstr (message, opening[i].part) != NULL)
      {
        g_set_error_literal (error, REGIE_ERROR, opening[i].code, _(opening[i].sentence));
        return;
      }
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_LOST, too_late ? _(NO_ANSWER) : _(CUT));
}

void
regie_wire_refuse_weak (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _(TOO_WEAK));
}

void
regie_wire_refuse_lost (gboolean too_late, GError **error)
{
  g_set_error_literal (
    error, REGIE_ERROR, REGIE_ERROR_LOST,
    too_late
      ? _("The database does not answer. What you typed is still here; try again in a moment.")
      : _("The connection to the database is lost. What you typed is still here; try again."));
}

void
regie_wire_refuse_statement (const char *state, const char *where, gboolean interrupted,
                             GError **error)
{
  if (state == NULL)
    state = "";
  if (interrupted && g_str_has_prefix (state, "57014"))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED,
                           _("The database could not do this."));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (g_str_has_prefix (state, statements[i].part))
      {
        g_set_error_literal (error, REGIE_ERROR, statements[i].code, _(statements[i].sentence));
        return;
      }
  if (g_str_has_prefix (state, "23"))
    g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                 _("The database refuses this: a value is missing, stands there twice, or is "
                    "still used elsewhere. (%s)"),
                 where != NULL ? where : state);
  else
    g_set_error (error, REGIE_ERROR,
                 g_str_has_prefix (state, "53") ? REGIE_ERROR_FULL : REGIE_ERROR_FAILED,
                 "%s (%s %s)", _("The database could not do this."), state,
                 g_str_has_prefix (state, "42") && where != NULL ? where : "");
}
