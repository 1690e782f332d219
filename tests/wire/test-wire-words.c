/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said of a connection that does not come about, or breaks. */
#include <string.h>

#include "regie-error.h"
#include "regie-wire-words.h"
#include "suite.h"

/* Every case has a sentence of its own that says what to do, and says nothing of what the library
 * said: no name of a server, no path, no login. */
static void
test_opening (void)
{
  static const struct {
    const char *message;
    int code;
    const char *says;
  } rows[] = {
    { "could not translate host name \"geheim\" to address: Name or service not known",
      REGIE_ERROR_LOST, "was not found" },
    { "connection to server at \"geheim\" (10.0.0.1), port 5432 failed: No route to host",
      REGIE_ERROR_LOST, "was not found" },
    { "connection to server at \"geheim\" (10.0.0.1), port 5432 failed: Connection refused",
      REGIE_ERROR_LOST, "no database answers" },
    { "connection to server on socket \"/geheim/.s.PGSQL.5432\" failed: No such file or directory",
      REGIE_ERROR_LOST, "no database answers" },
    { "connection to server at \"geheim\" (10.0.0.1), port 5432 failed: FATAL:  28P01",
      REGIE_ERROR_REFUSED, "login or password" },
    { "connection to server at \"geheim\" failed: fe_sendauth: no password supplied",
      REGIE_ERROR_REFUSED, "asks for a password" },
    { "connection to server at \"geheim\" failed: FATAL:  28000", REGIE_ERROR_REFUSED,
      "from this computer" },
    { "connection to server at \"geheim\" failed: FATAL:  3D000", REGIE_ERROR_REFUSED,
      "no database of this name" },
    { "connection to server at \"geheim\" failed: FATAL:  53300", REGIE_ERROR_LOST, "no room" },
    { "connection to server at \"geheim\" failed: FATAL:  57P03", REGIE_ERROR_LOST, "starting" },
    { "connection to server at \"geheim\" failed: FATAL:  57P01", REGIE_ERROR_LOST, "starting" },
    { "SSL error: certificate verify failed", REGIE_ERROR_REFUSED, "not trusted" },
    { "server certificate for \"geheim\" does not match host name \"anders\"", REGIE_ERROR_REFUSED,
      "another name" },
    { "root certificate file \"/geheim/root.crt\" does not exist", REGIE_ERROR_REFUSED,
      "certificate of the office is not there" },
    { "connection to server at \"geheim\" failed: FATAL:  42501", REGIE_ERROR_REFUSED,
      "into this database" },
    { "SSL error: sslv3 alert certificate expired", REGIE_ERROR_REFUSED,
      "Your certificate has ended" },
    { "SSL error: tlsv1 alert unknown ca", REGIE_ERROR_REFUSED, "does not trust your" },
    { "private key file \"/geheim/certificate.key\" has group or world access", REGIE_ERROR_REFUSED,
      "cannot be used" },
    { "connection to server at \"geheim\" failed: server is not in hot standby mode",
      REGIE_ERROR_LOST, "not of the kind" },
    { "server does not support SSL, but SSL was required", REGIE_ERROR_REFUSED, "no encrypted" },
    { "GSSAPI continuation error: No credentials", REGIE_ERROR_REFUSED, "not logged in" },
    { "GSSAPI continuation error: Unspecified GSS failure.  Minor code may provide more "
      "information: Server postgres/geheim@GEHEIM not found in Kerberos database",
      REGIE_ERROR_REFUSED, "does not know this server" },
    { "GSSAPI continuation error: Cannot contact any KDC for realm 'geheim'", REGIE_ERROR_LOST,
      "Kerberos of the office does not answer" },
    { "server closed the connection unexpectedly", REGIE_ERROR_LOST, "broken off" },
    { "connection to server at \"geheim\" failed: Connection timed out", REGIE_ERROR_LOST,
      "does not answer" },
    { "invalid URI query parameter: \"geheim\"", REGIE_ERROR_INVALID, "not the address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      regie_wire_refuse_opening (rows[i].message, FALSE, &error);
      g_assert_error (error, REGIE_ERROR, rows[i].code);
      if (strstr (error->message, rows[i].says) == NULL)
        g_error ("%s: %s", rows[i].message, error->message);
      g_assert_null (strstr (error->message, "geheim"));
    }
}

/* Whatever stood there until then: who waited too long hears that. */
static void
test_too_late (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) lost = NULL;

  regie_wire_refuse_opening ("connection refused", TRUE, &error);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_LOST);
  g_assert_nonnull (strstr (error->message, "does not answer"));
  regie_wire_refuse_lost (TRUE, &lost);
  g_assert_error (lost, REGIE_ERROR, REGIE_ERROR_LOST);
  g_assert_nonnull (strstr (lost->message, "What you typed is still here"));
}

/* A statement that was stopped because somebody asked is not one that took too long. */
static void
test_stopped (void)
{
  g_autoptr (GError) asked = NULL;
  g_autoptr (GError) late = NULL;

  regie_wire_refuse_statement ("57014", NULL, TRUE, &asked);
  g_assert_error (asked, REGIE_ERROR, REGIE_ERROR_CANCELLED);
  regie_wire_refuse_statement ("57014", NULL, FALSE, &late);
  g_assert_error (late, REGIE_ERROR, REGIE_ERROR_BUSY);
  g_assert_nonnull (strstr (late->message, "too long"));
}

TEST_SUITE (wire_words)
{
  g_test_add_func ("/wire/words/opening", test_opening);
  g_test_add_func ("/wire/words/too-late", test_too_late);
  g_test_add_func ("/wire/words/stopped", test_stopped);
}
