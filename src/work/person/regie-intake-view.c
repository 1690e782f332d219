/* SPDX-License-Identifier: EUPL-1.2 */
/* The broad intake: what the law asks, the life domains, education and work, family, health
 * apart. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-views.h"
#include "regie-merge.h"
#include "regie-otherwise.h"
#include "regie-rights.h"
#include "regie-text.h"
#include "regie-writing.h"

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

/* What the law asks of an intake, ticked off; what is still open stands in one line. */
static void
add_topics (RegieChapter *chapter, const RegieDossierSource *from, RegieRecord *intake)
{
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();
  RegieLine *rows = regie_chapter_add_line (chapter, "intake/topics", NULL, NULL);
  g_autofree char *missing = NULL;
  const char *topic, *article;
  gboolean done;
  guint n_done = 0;
  guint n;

  for (n = 0; (topic = regie_intake_topic (from->folder, from->dossier, intake, n, &article, &done))
              != NULL;
       n++)
    {
      RegieLine *row = regie_line_add_line (rows, NULL, topic, NULL);

      regie_line_set_shape (row, done ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
      regie_line_add_word (row, article, "dim-label");
      n_done += done;
      if (!done)
        add_part (open, topic);
    }
  missing = join (open, " · ");
  g_free (rows->title);
  rows->title = g_strdup_printf (_("What the law asks: %u of %u"), n_done, n);
  if (n_done < n)
    rows->about = g_strdup_printf (_("Still open: %s"), missing);
}

static void
add_intake (GListStore *chapters, const RegieDossierSource *from, RegieRecord *intake)
{
  g_autofree char *begun = regie_day_dup_long (regie_get_day (intake, Intake, begun_on));
  g_autofree char *settled = regie_day_dup_long (regie_get_day (intake, Intake, settled_on));
  g_autofree char *title = g_strdup_printf (_("Broad intake %s"),
                                            regie_get (intake, Intake, number));
  g_autofree char *name = regie_line_dup_name (intake);
  gboolean is_settled = regie_get (intake, Intake, settled_on) != NULL;
  g_autofree char *about = NULL;
  RegieChapter *chapter;
  RegieLine *row;

  about = is_settled
            ? g_strdup_printf (_("Begun on %s, completed on %s."), begun, settled)
            : g_strdup_printf (_("Begun on %s. Everything is kept as you go; the order is free."),
                               begun);
  chapter = regie_chapters_add (chapters, title, about);
  regie_chapter_add_deed (chapter, _("Report on Paper…"), "dossier.letter",
                          g_variant_new_string ("brede-intake.nl"));
  if (is_settled)
    regie_chapter_add_deed (chapter, _("Intake again"), "dossier.intake-begin", NULL);
  row = regie_chapter_add_line (chapter, name, _("Dates, hours and report"),
                                regie_get (intake, Intake, report));
  row->about_lines = 2;
  regie_line_add_edits (row, REGIE_ENTITY_Intake, intake);
  add_topics (chapter, from, intake);
}

static void
add_begin (GListStore *chapters)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Broad intake"),
    _("A talk in your own order about eleven life domains. What the law asks is ticked off by "
       "itself; you can stop half-way."));
  RegieLine *row = regie_chapter_add_line (chapter, "intake/begin", _("No intake was begun yet"),
                                           NULL);
  RegieDeed *deed = regie_line_add_deed (row, _("Begin the intake"), "dossier.intake-begin", NULL);

  deed->style = g_strdup ("suggested-action");
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

/* What to think of in the talk about each domain. */
static const char *const prompts[REGIE_N_DOMAINS] = {
  [REGIE_DOMAIN_FAMILY] = N_("Who lives with you, who is still on the way? Who is asked for help? "
                              "Is there care for a child or a parent?"),
  [REGIE_DOMAIN_HOUSING] = N_("How do you live, and can you stay there? Is there a quiet place to "
                               "learn? How far are school and work?"),
  [REGIE_DOMAIN_MONEY] = N_("What comes in, are there debts? Do you manage letters, rent and "
                             "insurance yourself?"),
  [REGIE_DOMAIN_NETWORK] = N_("Whom do you see in a week? Who speaks Dutch with you? Mosque, "
                               "church, club, neighbours?"),
  [REGIE_DOMAIN_LANGUAGE] = N_("Which languages do you speak, read and write? Which script? Where "
                                "did you learn Dutch already?"),
  [REGIE_DOMAIN_EDUCATION] = N_("How many years of school, which diplomas, are they here? What do "
                                 "you want to learn?"),
  [REGIE_DOMAIN_WORK] = N_(
    "What did you do, for how long, what are you good at? What kind of work "
    "can you see yourself doing here?"),
  [REGIE_DOMAIN_SELF_RELIANCE] = N_(
    "Bus, doctor, DigiD, bank, post: what goes by itself and where "
    "do you need somebody?"),
  [REGIE_DOMAIN_AMBITIONS] = N_("Where do you want to be in three years? What must not be "
                                 "forgotten?"),
  [REGIE_DOMAIN_CHILDCARE] = N_(
    "Who looks after the children during lessons? Nursery, pre-school, "
    "waiting list?"),
};

/* What stood there at the intake before, when that was something else; owned. */
static char *
dup_before (RegieRecord *answer, RegieRecord *before)
{
  const char *text = before != NULL ? regie_get (before, Answer, text) : NULL;

  if (before == NULL || answer == NULL || g_strcmp0 (text, regie_get (answer, Answer, text)) == 0)
    return NULL;
  return g_strdup_printf (_("Before: %s"), text != NULL ? text : "–");
}

/* The form of an answer that is not there yet. */
static RegieForm *
new_answer (const RegieDossierSource *from, RegieRecord *intake, const RegieCode *domain)
{
  RegieForm *own = regie_form_new ();
  char number[REGIE_NUMBER_TEXT];

  regie_form_set_field (own, Answer, dossier,
                        regie_number_format (regie_get_int (intake, Intake, dossier, 0), number));
  regie_form_set_field (own, Answer, intake,
                        regie_number_format (regie_record_get_id (intake), number));
  regie_form_set_field (own, Answer, domain, domain->key);
  return own;
}

/* What was said of a domain, for who does not write it. */
static char *
dup_answer (RegieRecord *answer, const char *was)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (answer != NULL)
    {
      add_part (parts, regie_get (answer, Answer, text));
      add_part (parts, regie_get (answer, Answer, wishes));
    }
  add_part (parts, was);
  return join (parts, "\n");
}

/* Of health only whether it was talked about: what was said is kept apart. */
static void
add_health_domain (RegieLine *row, RegieRecord *answer, RegieForm *own)
{
  g_autofree char *preset = regie_form_to_text (own);

  row->about = g_strdup (_("Only whether it was talked about. What was said stands under Health, "
                            "for who may see it."));
  if (answer != NULL)
    regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Change"), "records.edit",
                         g_variant_new ("(ux)", REGIE_ENTITY_Answer, regie_record_get_id (answer)));
  else
    regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Write down"), "records.add",
                         g_variant_new ("(us)", REGIE_ENTITY_Answer, preset));
}

/* A domain is written where it stands; whoever writes something has talked about it. */
static void
add_domain (RegieChapter *chapter, const RegieDossierSource *from, RegieRecord *intake,
            const RegieCode *domain)
{
  const RegieDomain which = regie_domain_find (domain->key);
  RegieRecord *answer = regie_folder_answer (from->folder, intake, domain->key);
  gboolean done = answer != NULL && regie_get_bool (answer, Answer, done);
  g_autofree char *name = g_strdup_printf ("answer/%" G_GINT64_FORMAT "/%s",
                                           regie_record_get_id (intake), domain->key);
  g_autoptr (RegieForm) own = new_answer (from, intake, domain);
  RegieLine *row = regie_chapter_add_line (chapter, name, domain->label, NULL);
  RegieWriting *writing;
  g_autofree char *was = NULL;

  if (which == REGIE_DOMAIN_HEALTH || !from->may_answer)
    regie_line_set_shape (row, done ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN);
  if (which == REGIE_DOMAIN_HEALTH)
    {
      add_health_domain (row, answer, own);
      return;
    }
  was = dup_before (answer, earlier_answer (from->folder, intake, domain->key));
  if (was != NULL)
    regie_line_add_word (row, _("Changed"), "demo-mark");
  if (!from->may_answer)
    {
      row->about = dup_answer (answer, was);
      return;
    }
  if (answer != NULL)
    regie_line_add_edits (row, REGIE_ENTITY_Answer, answer);
  writing = regie_line_add_writing (row, REGIE_ENTITY_Answer, answer, own);
  writing->about = g_steal_pointer (&was);
  writing->shape = done ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN;
  regie_writing_add_part (writing, REGIE_FIELD (Answer, text), _("What was said"),
                          which < REGIE_N_DOMAINS && prompts[which] != NULL ? _(prompts[which])
                                                                            : NULL);
  regie_writing_add_part (writing, REGIE_FIELD (Answer, wishes), _("Wishes and attention points"),
                          NULL);
  regie_writing_set_along (writing, REGIE_FIELD (Answer, done), "1");
}

static void
add_domains (GListStore *chapters, const RegieDossierSource *from, RegieRecord *intake)
{
  GPtrArray *domains = regie_codes_list (from->office->codes, "leefgebied");
  RegieChapter *chapter = regie_chapters_add (chapters, _("Life domains"), NULL);

  for (guint i = 0; i < domains->len; i++)
    add_domain (chapter, from, intake, domains->pdata[i]);
}

/* "work · 3 years · Syria · with diploma" */
static char *
dup_experience (const RegieDossierSource *from, RegieRecord *record)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  int n = (int) regie_get_int (record, Experience, years, -1);
  g_autofree char *years = NULL;

  add_part (parts, regie_codes_label (from->office->codes, "ervaring",
                                      regie_get (record, Experience, kind)));
  add_part (parts, regie_codes_label (from->office->codes, "opleidingsniveau",
                                      regie_get (record, Experience, level)));
  if (n >= 0)
    add_part (parts, years = g_strdup_printf (ngettext ("%d year", "%d years", n), n));
  add_part (parts, regie_get (record, Experience, country));
  if (regie_get_bool (record, Experience, diploma))
    add_part (parts, _("with diploma"));
  if (regie_get_bool (record, Experience, valued))
    add_part (parts, _("valued in the Netherlands"));
  return join (parts, " · ");
}

static void
add_experience (GListStore *chapters, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Experience];
  gint64 school = 0;
  gint64 work = 0;
  g_autofree char *sum = NULL;
  RegieChapter *chapter;

  for (guint i = 0; i < list->len; i++)
    *(regie_get_code (list->pdata[i], Experience, kind) == REGIE_EXPERIENCE_WORK ? &work : &school)
      += regie_get_int (list->pdata[i], Experience, years, 0);
  if (list->len > 0)
    sum = g_strdup_printf (_("%d years of education and %d years of work."), (int) school,
                           (int) work);
  chapter = regie_chapters_add (chapters, _("Education and work"), sum);
  regie_chapter_add_deed (chapter, _("Add…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Experience, ""));
  for (guint i = 0; i < list->len; i++)
    {
      RegieRecord *record = list->pdata[i];
      g_autofree char *about = dup_experience (from, record);
      g_autofree char *name = regie_line_dup_name (record);

      regie_line_add_edits (regie_chapter_add_line (chapter, name,
                                                    regie_get (record, Experience, what), about),
                            REGIE_ENTITY_Experience, record);
    }
  if (list->len == 0)
    regie_chapter_add_empty (chapter, _("Not asked yet: level, years and country make it count."));
}

static void
add_family (GListStore *chapters, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Relation];
  RegieChapter *chapter = regie_chapters_add (chapters, _("Family and household"), NULL);

  regie_chapter_add_deed (chapter, _("Add…"), "records.add",
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
      g_autofree char *name = regie_line_dup_name (record);
      RegieLine *row;

      add_part (parts, regie_codes_label (from->office->codes, "verwantschap",
                                          regie_get (record, Relation, kind)));
      add_part (parts, birth);
      if (regie_get_bool (record, Relation, household))
        add_part (parts, _("lives in the household"));
      add_part (parts, regie_get (record, Relation, childcare));
      about = join (parts, " · ");
      row = regie_chapter_add_line (chapter, name, regie_get (record, Relation, name), about);
      if (other != NULL)
        regie_line_add_deed (row, _("Dossier"), "dossier.open-number",
                             g_variant_new_string (other));
      regie_line_add_edits (row, REGIE_ENTITY_Relation, record);
    }
  if (list->len == 0)
    regie_chapter_add_empty (chapter, _("Nobody is recorded yet."));
}

static void
add_test (GListStore *chapters, const RegieDossierSource *from)
{
  static const char *const kinds[] = { "toets_uitnodiging", "leerbaarheidstoets",
                                       "toets_ontheffing" };
  RegieChapter *chapter = regie_chapters_add (chapters, _("Learnability test"), NULL);
  RegieLine *row;
  guint n = 0;

  regie_chapter_add_deed (chapter, _("Record…"), "dossier.record-kind",
                          g_variant_new_string ("leerbaarheidstoets"));
  for (guint i = 0; i < from->dossier->records->len; i++)
    {
      RegieRecord *record = from->dossier->records->pdata[i];
      const char *kind = regie_get (record, Fact, kind);
      const char *advice = regie_get (record, Fact, advice);
      g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));
      g_autofree char *name = regie_line_dup_name (record);
      g_autofree char *about = NULL;
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

      if (strcmp (kind, kinds[0]) != 0 && strcmp (kind, kinds[1]) != 0
          && strcmp (kind, kinds[2]) != 0)
        continue;
      n++;
      if (advice != NULL)
        add_part (parts, regie_codes_label (from->office->codes, "toetsuitslag", advice));
      add_part (parts, regie_get (record, Fact, note));
      about = join (parts, " · ");
      row = regie_chapter_add_line (chapter, name,
                                    regie_codes_label (from->office->codes, "feit", kind), about);
      regie_line_add_word (row, day, "dim-label");
      regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Correct"), "dossier.correct",
                           g_variant_new_int64 (regie_record_get_id (record)));
    }
  if (n == 0)
    {
      row = regie_chapter_add_line (
        chapter, "fact/invite", _("Nobody was invited yet."),
        _("The test is part of the intake (Wet art. 14 lid 3 a). The college gives dispensation "
           "to who cannot see, or cannot hear enough for the test (lid 6)."));
      regie_line_add_deed (row, _("Invited…"), "dossier.record-kind",
                           g_variant_new_string ("toets_uitnodiging"));
    }
}

static void
add_health (GListStore *chapters, const RegieDossierSource *from)
{
  GPtrArray *list = from->folder->records[REGIE_ENTITY_Health];
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Health"),
    _("Kept apart: managers, finance and the participation desk do not see it (Wet art. 37)."));

  if (list == NULL)
    {
      regie_chapter_add_empty (chapter, _("Your role does not see health."));
      return;
    }
  regie_chapter_add_deed (chapter, _("Add…"), "records.add",
                          g_variant_new ("(us)", REGIE_ENTITY_Health, ""));
  for (guint i = list->len; i-- > 0;)
    {
      RegieRecord *record = list->pdata[i];
      g_autofree char *day = regie_day_dup_long (regie_get_day (record, Health, told_on));
      g_autofree char *name = regie_line_dup_name (record);
      g_autofree char *about = NULL;
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

      add_part (parts, regie_get (record, Health, body));
      add_part (parts, regie_get (record, Health, mind));
      add_part (parts, regie_get (record, Health, effect));
      about = join (parts, "\n");
      regie_line_add_edits (regie_chapter_add_line (chapter, name, day, about), REGIE_ENTITY_Health,
                            record);
    }
  if (list->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing was written down."));
}

/* The target group, and what the last change of it changed. */
static void
add_target_group (GListStore *chapters, const RegieDossierSource *from)
{
  RegieDay today = regie_office_today (from->office);
  RegieDay changed = REGIE_DAY_NONE;
  RegieGroup now = regie_case_group (&from->dossier->one, today, today);
  RegieGroup before = now;
  RegieChapter *chapter = regie_chapters_add (chapters, _("Target group"), NULL);
  RegieLine *row;
  g_autofree char *day = NULL;
  g_autofree char *about = NULL;
  g_autofree char *text = NULL;
  const char *article;
  gboolean gained;

  for (guint i = 0; i < from->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (from->dossier->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_GROUP && fact->day <= today
          && !(fact->flags & REGIE_FACT_PLANNED))
        changed = fact->day;
    }
  if (changed != REGIE_DAY_NONE)
    {
      before = regie_case_group (&from->dossier->one, changed - 1, today);
      day = regie_day_dup_long (changed);
      about = g_strdup_printf (_("Since %s; before that: %s"), day,
                               regie_codes_label (from->office->codes, "groep",
                                                  regie_group_name (before)));
    }
  row = regie_chapter_add_line (
    chapter, "group/now", regie_codes_label (from->office->codes, "groep", regie_group_name (now)),
    about);
  regie_line_add_deed (row, _("Another group…"), "dossier.record-kind",
                       g_variant_new_string ("doelgroep_wijziging"));
  for (guint i = 0; (text = regie_group_change (before, now, i, &article, &gained)) != NULL; i++)
    {
      row = regie_chapter_add_line (chapter, NULL, text, NULL);
      regie_line_set_shape (row, gained ? REGIE_SHAPE_DONE : REGIE_SHAPE_FAILED);
      regie_line_add_word (row, article, "dim-label");
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
add_twins (GListStore *chapters, const RegieDossierSource *from)
{
  RegieChapter *chapter;

  if (from->twins->len == 0)
    return;
  chapter = regie_chapters_add (
    chapters, _("The same person?"),
    _("Merging brings everything of the other dossier here, as one change that can be undone."));
  for (guint i = 0; i < from->twins->len && i < 4; i++)
    {
      const RegieTwin *twin = from->twins->pdata[i];
      g_autofree char *about = dup_twin (twin);
      g_autofree char *name = g_strdup_printf ("twin/%" G_GINT64_FORMAT, twin->dossier);
      RegieLine *row = regie_chapter_add_line (chapter, name, twin->name, about);

      if (twin->number != NULL)
        regie_line_add_deed (row, _("Look"), "dossier.open-number",
                             g_variant_new_string (twin->number));
      regie_line_add_deed (row, _("Merge"), "dossier.merge", g_variant_new_int64 (twin->dossier));
    }
}

GListStore *
regie_intake_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();
  RegieRecord *intake = regie_folder_last (from->folder, REGIE_ENTITY_Intake);

  if (intake != NULL)
    {
      add_intake (chapters, from, intake);
      add_domains (chapters, from, intake);
    }
  else
    add_begin (chapters);
  add_twins (chapters, from);
  add_experience (chapters, from);
  add_family (chapters, from);
  add_test (chapters, from);
  add_target_group (chapters, from);
  add_health (chapters, from);
  return chapters;
}

char *
regie_differences_dup_question (const RegieCodes *codes, const GPtrArray *differences)
{
  GString *text = g_string_new (
    _("These fields differ. Below stands what this dossier says; change what should be otherwise. "
       "What does not stand there any more is kept under “Also recorded” in the personal "
       "data.\n\nThe other dossier says:"));

  g_return_val_if_fail (codes != NULL && differences != NULL, g_string_free (text, FALSE));
  for (guint i = 0; i < differences->len; i++)
    {
      const RegieDifference *difference = differences->pdata[i];
      g_autofree char *line = regie_field_dup_line (codes, difference->field, difference->theirs);

      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}
