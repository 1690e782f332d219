/* SPDX-License-Identifier: EUPL-1.2 */
/* The errors of the program: a sentence, what can be done about it, and which field it is about. */
#include "regie-error.h"

typedef struct {
  char *field, *proof;
} RegieErrorPrivate;

static void
regie_error_private_init (RegieErrorPrivate *self)
{
}

static void
regie_error_private_copy (const RegieErrorPrivate *self, RegieErrorPrivate *copy)
{
  copy->field = g_strdup (self->field);
  copy->proof = g_strdup (self->proof);
}

static void
regie_error_private_clear (RegieErrorPrivate *self)
{
  g_free (self->field);
  g_free (self->proof);
}

G_DEFINE_EXTENDED_ERROR (RegieError, regie_error)

gboolean
regie_refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, text);
  return FALSE;
}

gboolean
regie_refuse_field (GError **error, const char *key, const char *format, ...)
{
  GError *refusal;
  va_list args;

  g_return_val_if_fail (key != NULL, FALSE);
  va_start (args, format);
  refusal = g_error_new_valist (REGIE_ERROR, REGIE_ERROR_INVALID, format, args);
  va_end (args);
  regie_error_get_private (refusal)->field = g_strdup (key);
  g_propagate_error (error, refusal);
  return FALSE;
}

const char *
regie_error_get_field (const GError *error)
{
  if (error == NULL || error->domain != REGIE_ERROR)
    return NULL;
  return regie_error_get_private (error)->field;
}

void
regie_error_set_proof (GError *error, const char *proof)
{
  g_return_if_fail (error != NULL && error->domain == REGIE_ERROR);
  g_free (regie_error_get_private (error)->proof);
  regie_error_get_private (error)->proof = g_strdup (proof);
}

const char *
regie_error_get_proof (const GError *error)
{
  if (error == NULL || error->domain != REGIE_ERROR)
    return NULL;
  return regie_error_get_private (error)->proof;
}
