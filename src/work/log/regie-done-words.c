/* SPDX-License-Identifier: EUPL-1.2 */
/* Where what was done can be seen, and the button that turns it round. */
#include "regie-done-words.h"

#include "regie-moment.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *entity, *views;
} shown[] = {
  { "fact", "timeline clock facts plan progress duo network meetings" },
  { "deferral", "timeline clock" },
  { "goal", "plan" },
  { "decision", "plan" },
  { "engagement", "plan" },
  { "relation", "intake" },
  { "intake", "intake" },
  { "answer", "intake" },
  { "health", "intake" },
  { "experience", "intake" },
  { "document", "letters" },
  { "tie", "network" },
  { "link", "network" },
  { "consent", "network" },
  { "gathering", "meetings" },
  { "invitee", "meetings" },
  { "agreement", "meetings" },
  { "point", "meetings" },
  { "talk", "meetings" },
  { "file_note", "meetings" },
  { "attachment", "letters" },
};

/* A toast has one line. */
#define THING 32

char *
regie_done_dup_what (const RegieDone *self)
{
  g_autofree char *begin = NULL;
  const char *thing;

  g_return_val_if_fail (self != NULL, NULL);
  thing = self->thing;
  if (thing == NULL || strstr (self->title, thing) != NULL || g_strcmp0 (thing, self->whom) == 0)
    return g_strdup (self->title);
  begin = g_utf8_strlen (thing, -1) > THING ? g_utf8_substring (thing, 0, THING) : NULL;
  /* TRANSLATORS: what was done, and how that is called: "Recorded: Goal “Working”" */
  return g_strdup_printf (begin != NULL ? _("%1$s “%2$s…”") : _("%1$s “%2$s”"), self->title,
                          begin != NULL ? begin : thing);
}

const char *
regie_done_views (const RegieDone *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; self->entity != NULL && i < G_N_ELEMENTS (shown); i++)
    if (strcmp (shown[i].entity, self->entity->name) == 0)
      return shown[i].views;
  return "";
}

char *
regie_done_dup_back (gint64 who, const char *by, const RegieMe *me)
{
  g_return_val_if_fail (me != NULL, NULL);
  if (who == me->id)
    return g_strdup (_("taken back"));
  /* TRANSLATORS: who took it back */
  return g_strdup_printf (_("taken back by %s"), by != NULL ? by : _("somebody"));
}

RegieDay
regie_done_split_moment (const RegieDone *self, char **time)
{
  g_autoptr (GDateTime) here = regie_moment_here (self->at);

  *time = here != NULL ? g_date_time_format (here, "%H:%M") : g_strdup ("");
  return regie_moment_day (here);
}

const char *
regie_done_place (const RegieDone *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->whom != NULL)
    return self->whom;
  if (self->where.kind == REGIE_WHERE_DESK)
    return _("Meedoenbalie");
  return self->n_dossiers > 1 ? _("several dossiers") : NULL;
}

void
regie_done_set_action (RegieLine *line, const RegieDone *self)
{
  g_return_if_fail (line != NULL && self != NULL);
  switch (self->where.kind)
    {
    case REGIE_WHERE_DOSSIER:
      regie_line_set_action (line, "win.show-dossier",
                             g_variant_new ("(xs)", self->where.id, regie_done_views (self)));
      break;
    case REGIE_WHERE_PROVIDER:
      regie_line_set_action (line, "win.provider", g_variant_new ("(xs)", self->where.id, ""));
      break;
    case REGIE_WHERE_DESK:
      regie_line_set_action (line, "win.go", g_variant_new_string ("desk"));
      break;
    default:
      break;
    }
}

void
regie_done_add_deed (RegieLine *line, gboolean is_undone, gint64 entry)
{
  RegieDeed *deed;

  g_return_if_fail (line != NULL);
  if (is_undone)
    deed = regie_line_add_icon (line, "edit-redo-symbolic", _("Redo"), "win.redo-entry",
                                g_variant_new_int64 (entry));
  else
    deed = regie_line_add_icon (line, "edit-undo-symbolic", _("Undo"), "win.undo-entry",
                                g_variant_new_int64 (entry));
  if (line->about == NULL)
    return;
  /* Of two that are called the same it is said when and of whom. */
  g_free (deed->spoken);
  deed->spoken = g_strdup_printf ("%s: %s, %s", deed->label, line->title, line->about);
}
