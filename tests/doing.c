/* SPDX-License-Identifier: EUPL-1.2 */
/* Commands as somebody with a role does them. */
#include "doing.h"

#include "regie-error.h"

int
do_as (Fixture *f, const char *role, const RegieCommand *command, GVariant *target,
       const char *form, RegieOutcome **outcome, char **field)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (RegieForm) values = form != NULL ? regie_form_from_text (form) : NULL;
  g_autoptr (RegieOutcome) own = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  own = regie_command_do (&work, command, owned, values, &error);
  g_assert_true ((own == NULL) == (error != NULL));
  if (error != NULL)
    g_test_message ("%s: %s", command->name, error->message);
  if (outcome != NULL)
    *outcome = g_steal_pointer (&own);
  if (field != NULL)
    *field = g_strdup (error != NULL ? regie_error_get_field (error) : NULL);
  return error != NULL ? error->code : DONE;
}

gpointer
answer_as (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target, int *code)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  gpointer answer;

  work.today = regie_office_real_today ();
  answer = regie_question_ask (&work, question, owned, &error);
  *code = error != NULL ? error->code : DONE;
  return answer;
}

void
assert_said (const char *text, const char *role, const char *says, gboolean wanted)
{
  if ((strstr (text, says) != NULL) != wanted)
    g_error ("“%s” as %s in: %s", says, role, text);
}
