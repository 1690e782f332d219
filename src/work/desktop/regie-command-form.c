/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a command, filled in with words. */
#include "regie-command-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier.h"
#include "regie-error.h"
#include "regie-text.h"
#include "regie-value.h"

/* What is chosen below the fields of a small form: any text that its command knows. */
static const RegieField choice_field = { "choice", "keuze", N_("Choice"), NULL, REGIE_TEXT, 0, 1 };

/* The I-th field of all that the form has; NULL after the last. */
static const RegieField *
get_field (const RegieCommand *command, GVariant *target, guint i)
{
  const RegieAsk *ask = command->ask;
  guint n = ask != NULL ? ask->n : 0;

  if (i < n)
    return &ask->fields[i];
  i -= n;
  if (ask != NULL && ask->choice != NULL && i-- == 0)
    return &choice_field;
  return command->field != NULL ? command->field (target, i) : NULL;
}

static const RegieField *
find_field (const RegieCommand *command, GVariant *target, const char *key)
{
  const RegieField *field;

  for (guint i = 0; (field = get_field (command, target, i)) != NULL; i++)
    if (strcmp (field->key, key) == 0)
      return field;
  return NULL;
}

static gboolean
asks (const RegieCommand *command, GVariant *target, const char *question)
{
  g_auto (GStrv) questions = command->questions != NULL ? command->questions (target) : NULL;

  return questions != NULL && g_strv_contains ((const char *const *) questions, question);
}

char **
regie_command_dup_keys (const RegieCommand *command, GVariant *target)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) questions = NULL;
  const RegieField *field;

  g_return_val_if_fail (command != NULL, NULL);
  for (guint i = 0; (field = get_field (command, target, i)) != NULL; i++)
    g_strv_builder_add (keys, field->key);
  questions = command->questions != NULL ? command->questions (target) : NULL;
  if (questions != NULL)
    g_strv_builder_addv (keys, (const char **) questions);
  return g_strv_builder_end (keys);
}

RegieForm *
regie_command_begin_form (const RegieWork *work, const RegieCommand *command, GVariant *target,
                          GError **error)
{
  g_return_val_if_fail (work != NULL && command != NULL && regie_command_takes (command, target),
                        NULL);
  return command->fill != NULL ? command->fill (work, target, error) : regie_form_new ();
}

static gboolean
refuse_key (const RegieCommand *command, GVariant *target, const char *key, GError **error)
{
  g_auto (GStrv) keys = regie_command_dup_keys (command, target);
  g_autofree char *known = g_strjoinv (", ", keys);

  if (*known == '\0')
    return regie_refuse (error, _("%s asks nothing, so there is no “%s” to fill in"),
                         command->name, key);
  return regie_refuse (error, _("%s does not ask “%s”; it asks %s"), command->name, key, known);
}

static gboolean
is_dossier (const RegieField *field)
{
  return field->kind == REGIE_REF && g_strcmp0 (field->list, "dossier") == 0;
}

static gboolean
fill_in_dossier (const RegieWork *work, const RegieField *field, RegieForm *form,
                 const char *number, GError **error)
{
  char text[REGIE_NUMBER_TEXT];
  gint64 id;

  if (!regie_dossier_find (work->db, number, &id, error))
    return FALSE;
  regie_form_set (form, field->key, regie_number_format (id, text));
  return TRUE;
}

gboolean
regie_command_fill_in (const RegieWork *work, const RegieCommand *command, GVariant *target,
                       RegieForm *form, const char *word, GError **error)
{
  const char *mark;
  const char *reason;
  const RegieField *field;
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (work != NULL && command != NULL && form != NULL && word != NULL, FALSE);
  mark = strchr (word, '=');
  if (mark == NULL)
    return regie_refuse (error, _("%s: expected key=value after what it is about"), command->name);
  key = g_strndup (word, mark - word);
  if (asks (command, target, key))
    {
      regie_form_set (form, key, mark[1] != '\0' ? mark + 1 : NULL);
      return TRUE;
    }
  if ((field = find_field (command, target, key)) == NULL)
    return refuse_key (command, target, key, error);
  if (is_dossier (field) && mark[1] != '\0')
    return fill_in_dossier (work, field, form, mark + 1, error);
  value = regie_value_read (field, work->office->codes, mark + 1, &reason);
  if (reason != NULL)
    return regie_refuse (error, _("%s: %s"), key, reason);
  regie_form_set (form, key, value);
  return TRUE;
}

static GVariant *
parse_target (const RegieCommand *command, const char *text, GError **error)
{
  g_autoptr (GVariant) target = NULL;

  if (strcmp (command->target, "s") == 0 && *text != '\'' && *text != '"')
    return g_variant_ref_sink (g_variant_new_string (text));
  /* A kind of record, and nothing that it hangs on. */
  if (strcmp (command->target, "(ss)") == 0 && *text != '(')
    return g_variant_ref_sink (g_variant_new ("(ss)", text, ""));
  target = g_variant_parse (G_VARIANT_TYPE (command->target), text, NULL, NULL, NULL);
  if (target == NULL)
    regie_refuse (error, _("%s is about something of the type %s; this is none"), command->name,
                  command->target);
  return g_steal_pointer (&target);
}

GVariant *
regie_command_read_target (const RegieWork *work, const RegieCommand *command, const char *text,
                           GError **error)
{
  gint64 dossier;

  g_return_val_if_fail (work != NULL && command != NULL, NULL);
  g_return_val_if_fail ((command->target == NULL) == (text == NULL), NULL);
  if (text == NULL)
    return NULL;
  if (strcmp (command->target, "x") == 0)
    {
      g_autoptr (GError) local = NULL;

      if (regie_dossier_find (work->db, text, &dossier, &local))
        return g_variant_ref_sink (g_variant_new_int64 (dossier));
      /* What is no dossier may be the id of something else; what is no number at all was meant as
       * one. */
      if (!g_error_matches (local, REGIE_ERROR, REGIE_ERROR_INVALID)
          || text[strspn (text, "0123456789")] != '\0')
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return parse_target (command, text, error);
}
