/* SPDX-License-Identifier: EUPL-1.2 */
/* The broad intake: what the law asks, the life domains, education and work, family, health apart.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-old-views.h"
#include "regie-merge.h"
#include "regie-rights.h"
#include "regie-text.h"

static void
add_part (GStrvBuilder *parts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_strv_builder_add (parts, text);
}

static char *
join (GStrvBuilder *builder, const char *mark)
{
  g_auto (GStrv) parts = g_strv_builder_end (builder);

  return g_strjoinv (mark, parts);
}

static void
add_intake (RegieOldSheet *sheet, const RegieView *view, RegieRecord *intake)
{
  g_autofree char *begun = regie_day_dup_long (regie_get_day (intake, Intake, begun_on));
  g_autofree char *settled = regie_day_dup_long (regie_get_day (intake, Intake, settled_on));
  g_autofree char *title = g_strdup_printf (_("Broad intake %s"),
                                            regie_get (intake, Intake, number));
  g_autofree char *about = NULL;
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;
  gboolean is_settled = regie_get (intake, Intake, settled_on) != NULL;
  gboolean done;
  const char *topic, *article;
  guint n = 0;
  guint n_done = 0;
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();
  g_autofree char *missing = NULL;
  g_autofree char *escaped = NULL;
  GtkWidget *group, *row, *rows;

  about = is_settled
            ? g_strdup_printf (_("Begun on %s, completed on %s."), begun, settled)
            : g_strdup_printf (_("Begun on %s. Everything is kept as you go; the order is free."),
                               begun);
  group = regie_old_sheet_add_group (sheet, title, about);
  regie_group_add_button (group, _("Report on Paper…"), "dossier.letter",
                          g_variant_new_string ("brede-intake.nl"));
  if (is_settled)
    regie_group_add_button (group, _("Intake again"), "dossier.intake-begin", NULL);
  name = g_strdup_printf ("intake/%" G_GINT64_FORMAT, regie_record_get_id (intake));
  for (guint i = 0;
       regie_intake_topic (view->folder, view->dossier, intake, i, &article, &done) != NULL; i++)
    {
      n++, n_done += done;
      if (!done)
        add_part (open,
                  regie_intake_topic (view->folder, view->dossier, intake, i, &article, &done));
    }
  missing = join (open, " · ");
  row = regie_group_add_row (group, name, _("Dates, hours and report"),
                             regie_get (intake, Intake, report));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  regie_row_add_edits (row, REGIE_ENTITY_Intake, intake);
  count = g_strdup_printf (_("What the law asks: %u of %u"), n_done, n);
  rows = adw_expander_row_new ();
  regie_row_set_name (rows, "intake/topics");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows), count);
  escaped = g_markup_printf_escaped (_("Still open: %s"), missing);
  if (n_done < n)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (rows), escaped);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows);
  for (guint i = 0;
       (topic = regie_intake_topic (view->folder, view->dossier, intake, i, &article, &done))
       != NULL;
       i++)
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic);
      regie_row_set_shape (row, done ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
      regie_row_add_value (row, article, "dim-label");
      adw_expander_row_add_row (ADW_EXPANDER_ROW (rows), row);
    }
}

/* The answer of the intake before this one. */
static RegieRecord *
earlier_answer (const RegieFolder *folder, RegieRecord *intake, const char *domain)
{
  GPtrArray *intakes = folder->records[REGIE_ENTITY_Intake];

  for (guint i = 1; i < intakes->len; i++)
    if (intakes->pdata[i] == intake)
      return regie_folder_answer (folder, intakes->pdata[i - 1], domain);
  return NULL;
}

static void
add_domains (RegieOldSheet *sheet, const RegieView *view, RegieRecord *intake)
{
  GPtrArray *domains = regie_codes_list (view->office->codes, "leefgebied");
  GtkWidget *group = regie_old_sheet_add_group (sheet, _("Life domains"), NULL);

  for (guint i = 0; i < domains->len; i++)
    {
      const RegieCode *domain = domains->pdata[i];
      RegieRecord *answer = regie_folder_answer (view->folder, intake, domain->key);
      RegieRecord *before = earlier_answer (view->folder, intake, domain->key);
      gboolean done = answer != NULL && regie_get_bool (answer, Answer, done);
      gboolean health = strcmp (domain->key, "gezondheid") == 0;
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_autofree char *about = NULL;
      g_autofree char *name = g_strdup_printf ("answer/%s", domain->key);
      g_autofree char *preset = NULL;
      g_autofree char *was = NULL;
      GtkWidget *row;

      if (answer != NULL)
        {
          add_part (parts, regie_get (answer, Answer, text));
          add_part (parts, regie_get (answer, Answer, wishes));
        }
      if (before != NULL && answer != NULL
          && g_strcmp0 (regie_get (before, Answer, text), regie_get (answer, Answer, text)) != 0)
        {
          was = g_strdup_printf (_("Before: %s"), regie_get (before, Answer, text) != NULL
                                                     ? regie_get (before, Answer, text)
                                                     : "–");
          add_part (parts, was);
        }
      if (health)
        add_part (parts, _("Only whether it was talked about. What was said stands under Health, "
                            "for who may see it."));
      about = join (parts, "\n");
      row = regie_group_add_row (group, name, domain->label, about);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
      regie_row_set_shape (row, done ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
      if (was != NULL)
        regie_row_add_value (row, _("Changed"), "demo-mark");
      if (answer != NULL)
        regie_row_add_icon (row, "document-edit-symbolic", _("Change"), "records.edit",
                            g_variant_new ("(ux)", REGIE_ENTITY_Answer,
                                           regie_record_get_id (answer)));
      else
        {
          preset = g_strdup_printf ("brede_intake=%" G_GINT64_FORMAT "&leefgebied=%s",
                                    regie_record_get_id (intake), domain->key);
          regie_row_add_icon (row, "document-edit-symbolic", _("Write down"), "records.add",
                              g_variant_new ("(us)", REGIE_ENTITY_Answer, preset));
        }
    }
}

static void
add_experience (RegieOldSheet *sheet, const RegieView *view)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Experience];
  gint64 school = 0;
  gint64 work = 0;
  g_autofree char *sum = NULL;
  GtkWidget *group;

  for (guint i = 0; i < list->len; i++)
    *(g_strcmp0 (regie_get (list->pdata[i], Experience, kind), "werk") == 0 ? &work : &school)
      += regie_get_int (list->pdata[i], Experience, years, 0);
  if (list->len > 0)
    sum = g_strdup_printf (_("%d years of education and %d years of work."), (int) school,
                           (int) work);
  group = regie_old_sheet_add_group (sheet, _("Education and work"), sum);
  regie_group_add_button (group, _("Add…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Experience, ""));
  for (guint i = 0; i < list->len; i++)
    {
      RegieRecord *record = list->pdata[i];
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_autofree char *about = NULL;
      g_autofree char *years = NULL;
      g_autofree char *name = g_strdup_printf ("experience/%" G_GINT64_FORMAT,
                                               regie_record_get_id (record));
      int n = (int) regie_get_int (record, Experience, years, -1);

      add_part (parts, regie_codes_label (view->office->codes, "ervaring",
                                          regie_get (record, Experience, kind)));
      add_part (parts, regie_codes_label (view->office->codes, "opleidingsniveau",
                                          regie_get (record, Experience, level)));
      if (n >= 0)
        add_part (parts, years = g_strdup_printf (ngettext ("%d year", "%d years", n), n));
      add_part (parts, regie_get (record, Experience, country));
      if (regie_get_bool (record, Experience, diploma))
        add_part (parts, _("with diploma"));
      if (regie_get_bool (record, Experience, valued))
        add_part (parts, _("valued in the Netherlands"));
      about = join (parts, " · ");
      regie_row_add_edits (regie_group_add_row (group, name, regie_get (record, Experience, what),
                                                about),
                           REGIE_ENTITY_Experience, record);
    }
  if (list->len == 0)
    regie_group_add_empty (group, _("Not asked yet: level, years and country make it count."));
}

static void
add_family (RegieOldSheet *sheet, const RegieView *view)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Relation];
  GtkWidget *group = regie_old_sheet_add_group (sheet, _("Family and household"), NULL);

  regie_group_add_button (group, _("Add…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Relation, ""));
  for (guint i = 0; i < list->len; i++)
    {
      RegieRecord *record = list->pdata[i];
      const char *born = regie_get (record, Relation, born);
      const char *other = regie_get (record, Relation, other);
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_autofree char *about = NULL;
      g_autofree char *typed = born != NULL ? regie_day_dup_partial_typed (born) : NULL;
      g_autofree char *birth = typed != NULL ? g_strdup_printf (_("born %s"), typed) : NULL;
      g_autofree char *name = g_strdup_printf ("relation/%" G_GINT64_FORMAT,
                                               regie_record_get_id (record));
      GtkWidget *row;

      add_part (parts, regie_codes_label (view->office->codes, "verwantschap",
                                          regie_get (record, Relation, kind)));
      add_part (parts, birth);
      if (regie_get_bool (record, Relation, household))
        add_part (parts, _("lives in the household"));
      add_part (parts, regie_get (record, Relation, childcare));
      about = join (parts, " · ");
      row = regie_group_add_row (group, name, regie_get (record, Relation, name), about);
      if (other != NULL)
        regie_row_add_button (row, _("Dossier"), "dossier.open-number",
                              g_variant_new_string (other));
      regie_row_add_edits (row, REGIE_ENTITY_Relation, record);
    }
  if (list->len == 0)
    regie_group_add_empty (group, _("Nobody is recorded yet."));
}

static void
add_test (RegieOldSheet *sheet, const RegieView *view)
{
  static const char *const kinds[] = { "toets_uitnodiging", "leerbaarheidstoets",
                                       "toets_ontheffing" };
  GtkWidget *group = regie_old_sheet_add_group (sheet, _("Learnability test"), NULL);
  GtkWidget *row;
  guint n = 0;

  regie_group_add_button (group, _("Record…"), "dossier.record-kind",
                          g_variant_new_string ("leerbaarheidstoets"));
  for (guint i = 0; i < view->dossier->records->len; i++)
    {
      RegieRecord *record = view->dossier->records->pdata[i];
      const char *kind = regie_get (record, Fact, kind);
      const char *advice = regie_get (record, Fact, advice);
      g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));
      g_autofree char *name = g_strdup_printf ("fact/%" G_GINT64_FORMAT,
                                               regie_record_get_id (record));
      g_autofree char *about = NULL;
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

      if (strcmp (kind, kinds[0]) != 0 && strcmp (kind, kinds[1]) != 0
          && strcmp (kind, kinds[2]) != 0)
        continue;
      n++;
      if (advice != NULL)
        add_part (parts, regie_codes_label (view->office->codes, "toetsuitslag", advice));
      add_part (parts, regie_get (record, Fact, note));
      about = join (parts, " · ");
      row = regie_group_add_row (group, name, regie_codes_label (view->office->codes, "feit", kind),
                                 about);
      regie_row_add_value (row, day, "dim-label");
      regie_row_add_icon (row, "document-edit-symbolic", _("Correct"), "dossier.correct",
                          g_variant_new_uint32 (i));
    }
  if (n == 0)
    {
      row = regie_group_add_row (
        group, "fact/invite", _("Nobody was invited yet."),
        _("The test is part of the intake (Wet art. 14 lid 3 a). The college gives dispensation "
           "to who cannot see, or cannot hear enough for the test (lid 6)."));
      regie_row_add_button (row, _("Invited…"), "dossier.record-kind",
                            g_variant_new_string ("toets_uitnodiging"));
    }
}

static void
add_health (RegieOldSheet *sheet, const RegieView *view)
{
  GPtrArray *list = view->folder->records[REGIE_ENTITY_Health];
  GtkWidget *group = regie_old_sheet_add_group (
    sheet, _("Health"),
    _("Kept apart: managers, finance and the participation desk do not see it (Wet art. 37)."));

  if (list == NULL)
    {
      regie_group_add_empty (group, _("Your role does not see health."));
      return;
    }
  regie_group_add_button (group, _("Add…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Health, ""));
  for (guint i = list->len; i-- > 0;)
    {
      RegieRecord *record = list->pdata[i];
      g_autofree char *day = regie_day_dup_long (regie_get_day (record, Health, told_on));
      g_autofree char *name = g_strdup_printf ("health/%" G_GINT64_FORMAT,
                                               regie_record_get_id (record));
      g_autofree char *about = NULL;
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

      add_part (parts, regie_get (record, Health, body));
      add_part (parts, regie_get (record, Health, mind));
      add_part (parts, regie_get (record, Health, effect));
      about = join (parts, "\n");
      regie_row_add_edits (regie_group_add_row (group, name, day, about), REGIE_ENTITY_Health,
                           record);
    }
  if (list->len == 0)
    regie_group_add_empty (group, _("Nothing was written down."));
}

/* The target group, and what the last change of it changed. */
static void
add_target_group (RegieOldSheet *sheet, const RegieView *view)
{
  RegieDay today = regie_office_today (view->office);
  RegieDay changed = REGIE_DAY_NONE;
  RegieGroup now = regie_case_group (&view->dossier->one, today, today);
  RegieGroup before = now;
  GtkWidget *group = regie_old_sheet_add_group (sheet, _("Target group"), NULL);
  GtkWidget *row;
  g_autofree char *day = NULL;
  g_autofree char *about = NULL;
  g_autofree char *text = NULL;
  const char *article;
  gboolean gained;

  for (guint i = 0; i < view->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (view->dossier->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_GROUP && fact->day <= today
          && !(fact->flags & REGIE_FACT_PLANNED))
        changed = fact->day;
    }
  if (changed != REGIE_DAY_NONE)
    {
      before = regie_case_group (&view->dossier->one, changed - 1, today);
      day = regie_day_dup_long (changed);
      about = g_strdup_printf (_("Since %s; before that: %s"), day,
                               regie_codes_label (view->office->codes, "groep",
                                                  regie_group_name (before)));
    }
  row = regie_group_add_row (
    group, "group/now", regie_codes_label (view->office->codes, "groep", regie_group_name (now)),
    about);
  regie_row_add_button (row, _("Another group…"), "dossier.record-kind",
                        g_variant_new_string ("doelgroep_wijziging"));
  for (guint i = 0; (text = regie_group_change (before, now, i, &article, &gained)) != NULL; i++)
    {
      row = regie_group_add_row (group, NULL, text, NULL);
      regie_row_set_shape (row, gained ? REGIE_SHAPE_DONE : REGIE_SHAPE_FAILED);
      regie_row_add_value (row, article, "dim-label");
      g_clear_pointer (&text, g_free);
    }
}

/* "born 1-1-1990 · the same V-number · differs: Phone, Target group" */
static char *
dup_twin (const RegieTwin *twin)
{
  g_autofree char *born = twin->born != NULL ? regie_day_dup_partial_typed (twin->born)
                                             : g_strdup ("–");
  GString *text = g_string_new (NULL);

  g_string_printf (text, _("%s · born %s · %s"), twin->number != NULL ? twin->number : "–", born,
                   twin->same_number ? _("the same V-number")
                                     : _("name and year of birth match"));
  for (guint i = 0; i < twin->differences->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? _(" · differs: ") : ", ",
                            regie_field_label (
                              ((RegieDifference *) twin->differences->pdata[i])->field));
  return g_string_free (text, FALSE);
}

/* Somebody who may stand here twice. */
static void
add_twins (RegieOldSheet *sheet, const RegieView *view)
{
  GtkWidget *group;

  if (view->twins->len == 0)
    return;
  group = regie_old_sheet_add_group (
    sheet, _("The same person?"),
    _("Merging brings everything of the other dossier here, as one change that can be undone."));
  for (guint i = 0; i < view->twins->len && i < 4; i++)
    {
      const RegieTwin *twin = view->twins->pdata[i];
      g_autofree char *about = dup_twin (twin);
      g_autofree char *name = g_strdup_printf ("twin/%" G_GINT64_FORMAT, twin->dossier);
      GtkWidget *row = regie_group_add_row (group, name, twin->name, about);

      if (twin->number != NULL)
        regie_row_add_button (row, _("Look"), "dossier.open-number",
                              g_variant_new_string (twin->number));
      regie_row_add_button (row, _("Merge"), "dossier.merge", g_variant_new_int64 (twin->dossier));
    }
}

void
regie_view_fill_intake (RegieOldSheet *sheet, const RegieView *view)
{
  RegieRecord *intake = regie_folder_last (view->folder, REGIE_ENTITY_Intake);

  regie_old_sheet_begin (sheet, view->narrow);
  if (intake != NULL)
    {
      add_intake (sheet, view, intake);
      add_domains (sheet, view, intake);
    }
  else
    {
      GtkWidget *group = regie_old_sheet_add_group (
        sheet, _("Broad intake"),
        _("A talk in your own order about eleven life domains. What the law asks is ticked off by "
           "itself; you can stop half-way."));
      GtkWidget *row = regie_group_add_row (group, "intake/begin", _("No intake was begun yet"),
                                            NULL);
      GtkWidget *button;

      button = regie_row_add_button (row, _("Begin the intake"), "dossier.intake-begin", NULL);
      gtk_widget_add_css_class (button, "suggested-action");
    }
  add_twins (sheet, view);
  add_experience (sheet, view);
  add_family (sheet, view);
  add_test (sheet, view);
  add_target_group (sheet, view);
  add_health (sheet, view);
  regie_old_sheet_end (sheet);
}
