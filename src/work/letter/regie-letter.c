/* SPDX-License-Identifier: EUPL-1.2 */
/* Letters: templates read and checked, their fields filled in from a dossier, and the text that is
 * kept. */
#include "regie-letter.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "regie-error.h"
#include "regie-money.h"
#include "regie-person.h"
#include "regie-progress.h"
#include "regie-save.h"
#include "regie-setting.h"

/* Within a block of the kept text a new line is this. */
#define LINE_MARK "\342\200\250"

typedef struct {
  const RegieOffice *office;
  const RegieDossier *dossier;
  const RegieFolder *folder;
  const char *language;
  GHashTable *answers;
  GKeyFile *words; /* of letters/words.ini: the office and the words of each language */
  RegieRecord *decision;
  RegieRecord *talk; /* that is planned; NULL for none */
} Filling;

static char *
dup_folder (gboolean own)
{
  return own ? g_build_filename (g_get_user_config_dir (), "regie", "letters", NULL)
             : regie_office_dup_path ("letters");
}

static char *
dup_day (const Filling *f, RegieDay day)
{
  g_auto (GStrv) months = g_key_file_get_string_list (f->words, f->language, "maanden", NULL, NULL);
  int y, m, d;

  if (day == REGIE_DAY_NONE)
    return NULL;
  regie_day_to_civil (day, &y, &m, &d);
  return months != NULL && g_strv_length (months) == 12
           ? g_strdup_printf ("%d %s %d", d, months[m - 1], y)
           : g_strdup_printf ("%02d-%02d-%d", d, m, y);
}

static char *
dup_record (const Filling *f, RegieRecord *record, const char *name)
{
  const RegieField *field = record != NULL
                              ? regie_entity_find (regie_record_get_entity (record), name)
                              : NULL;
  const char *text = field != NULL ? regie_record_get (record, name) : NULL;
  RegieDay day;

  if (text == NULL)
    return NULL;
  if (field->kind == REGIE_CODE)
    return g_strdup (regie_codes_label_in (f->office->codes, field->list, text, f->language));
  if (field->kind == REGIE_DAY && regie_day_parse (text, &day))
    return dup_day (f, day);
  return field->kind == REGIE_PARTIAL ? regie_day_dup_partial_typed (text) : g_strdup (text);
}

/* The fact of KIND that happened last. */
static RegieRecord *
last_fact (const Filling *f, const char *kind)
{
  for (guint i = f->dossier->records->len; i-- > 0;)
    if (strcmp (regie_get (f->dossier->records->pdata[i], Fact, kind), kind) == 0
        && !regie_get_bool (f->dossier->records->pdata[i], Fact, planned))
      return f->dossier->records->pdata[i];
  return NULL;
}

static char *
dup_decision (const Filling *f, const char *name)
{
  char *text = dup_record (f, f->decision, name);
  RegieRecord *fact;

  /* A PIP from before decisions were kept here: what its fact says. */
  if (text != NULL || f->decision != NULL || (fact = last_fact (f, "pip")) == NULL)
    return text;
  if (strcmp (name, "dated_on") == 0)
    name = "day";
  return regie_entity_find (regie_record_get_entity (fact), name) != NULL
           ? dup_record (f, fact, name)
           : NULL;
}

static void
append_more (GString *text, const char *more)
{
  if (more != NULL)
    g_string_append_printf (text, ", %s", more);
}

static char *
dup_lines (const Filling *f)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *until_word = g_key_file_get_string (f->words, f->language, "tot", NULL);
  g_autofree char *hours_word = g_key_file_get_string (f->words, f->language, "uur_per_week", NULL);

  for (guint i = 0; i < f->dossier->records->len; i++)
    {
      RegieRecord *line = f->dossier->records->pdata[i];
      g_autofree char *topic = NULL;
      g_autofree char *from = NULL;
      g_autofree char *until = NULL;
      RegieDay last = regie_get_day (line, Fact, until_day);

      if (regie_get_code (line, Fact, kind) != REGIE_FACT_PLAN_LINE
          || (last != REGIE_DAY_NONE && last < regie_office_today (f->office)))
        continue;
      topic = dup_record (f, line, "topic");
      from = dup_day (f, regie_get_day (line, Fact, day));
      until = dup_day (f, last);
      g_string_append_printf (text, "%s%s: %s %s %s", text->len > 0 ? "\n" : "", topic, from,
                              until_word != NULL ? until_word : "–", until != NULL ? until : "…");
      if (regie_get (line, Fact, intensity) != NULL)
        g_string_append_printf (text, ", %s %s", regie_get (line, Fact, intensity),
                                hours_word != NULL ? hours_word : "");
      append_more (text, regie_get (line, Fact, provider));
      append_more (text, regie_get (line, Fact, place));
      append_more (text, regie_get (line, Fact, rhythm));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_goals (const Filling *f)
{
  GPtrArray *goals = f->folder->records[REGIE_ENTITY_Goal];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    if (regie_get_code (goals->pdata[i], Goal, kind) != REGIE_GOAL_EVIDENCE
        && regie_get (goals->pdata[i], Goal, done_on) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              regie_get (goals->pdata[i], Goal, text));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
dup_term (const Filling *f, gboolean end)
{
  for (guint i = 0; i < f->dossier->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (f->dossier->deadlines, RegieDeadline, i);

      if (d->rule == f->office->rules->role[REGIE_RULE_IS_TERM] && !d->planned)
        return dup_day (f, end ? d->due : d->begin);
    }
  return NULL;
}

static char *
dup_name (const Filling *f, const char *unused)
{
  return g_strdup (f->dossier->name);
}

static char *
dup_consultant (const Filling *f, const char *unused)
{
  return g_strdup (f->dossier->consultant);
}

static char *
dup_person (const Filling *f, const char *name)
{
  return dup_record (f, f->dossier->person, name);
}

static char *
dup_dossier (const Filling *f, const char *name)
{
  return dup_record (f, f->dossier->dossier, name);
}

/* The setting of KEY, or else what WORDS (of words.ini) say. */
static char *
dup_of_office (const GPtrArray *settings, GKeyFile *words, const char *key)
{
  g_autofree char *name = g_strconcat ("kantoor.", key, NULL);
  const char *set = regie_settings_get (settings, name);

  return set != NULL ? g_strdup (set) : g_key_file_get_string (words, "kantoor", key, NULL);
}

static char *
dup_office (const Filling *f, const char *name)
{
  return dup_of_office (f->folder->records[REGIE_ENTITY_Setting], f->words, name);
}

static char *
dup_today (const Filling *f, const char *unused)
{
  return dup_day (f, regie_office_today (f->office));
}

static char *
dup_term_end (const Filling *f, const char *end)
{
  return dup_term (f, strcmp (end, "end") == 0);
}

static char *
dup_plan (const Filling *f, const char *unused)
{
  return dup_lines (f);
}

static char *
dup_goal_list (const Filling *f, const char *unused)
{
  return dup_goals (f);
}

/* A point of a list holds one line. */
static void
add_point (GString *text, const char *head, const char *first, const char *second)
{
  g_autofree char *body = g_strjoin (first != NULL && second != NULL ? " – " : "",
                                     first != NULL ? first : "", second != NULL ? second : "",
                                     NULL);

  g_strdelimit (body, "\n", ' ');
  if (*body != '\0')
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", head, body);
}

static char *
end_points (GString *text)
{
  return g_string_free (text, text->len == 0);
}

static char *
dup_intake (const Filling *f, const char *name)
{
  RegieRecord *intake = regie_folder_last (f->folder, REGIE_ENTITY_Intake);

  return intake != NULL ? dup_record (f, intake, name) : NULL;
}

/* What was said per life domain in the last intake.  Health is kept apart and is in no letter. */
static char *
dup_domains (const Filling *f, const char *name)
{
  RegieRecord *intake = regie_folder_last (f->folder, REGIE_ENTITY_Intake);
  GPtrArray *domains = regie_codes_list (f->office->codes, "leefgebied");
  GString *text = g_string_new (NULL);

  for (guint i = 0; intake != NULL && i < domains->len; i++)
    {
      const char *key = ((RegieCode *) domains->pdata[i])->key;
      RegieRecord *answer = regie_domain_find (key) != REGIE_DOMAIN_HEALTH
                              ? regie_folder_answer (f->folder, intake, key)
                              : NULL;

      if (answer != NULL)
        add_point (text, regie_codes_label_in (f->office->codes, "leefgebied", key, f->language),
                   regie_record_get (answer, name), NULL);
    }
  return end_points (text);
}

static char *
dup_family (const Filling *f, const char *unused)
{
  GPtrArray *relations = f->folder->records[REGIE_ENTITY_Relation];
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < relations->len; i++)
    {
      g_autofree char *kind = dup_record (f, relations->pdata[i], "kind");
      g_autofree char *born = dup_record (f, relations->pdata[i], "born");

      add_point (text, kind, regie_get (relations->pdata[i], Relation, name), born);
    }
  return end_points (text);
}

static char *
dup_experience (const Filling *f, const char *unused)
{
  GPtrArray *all = f->folder->records[REGIE_ENTITY_Experience];
  g_autofree char *year_word = g_key_file_get_string (f->words, f->language, "jaar", NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      RegieRecord *one = all->pdata[i];
      g_autofree char *kind = dup_record (f, one, "kind");
      g_autofree char *level = dup_record (f, one, "level");
      g_autofree char *more = NULL;
      g_autofree char *years = regie_get (one, Experience, years) != NULL
                                 ? g_strdup_printf ("%s %s", regie_get (one, Experience, years),
                                                    year_word != NULL ? year_word : "")
                                 : NULL;
      const char *parts[4] = { NULL };
      guint n = 0;

      if (level != NULL)
        parts[n++] = level;
      if (years != NULL)
        parts[n++] = years;
      if (regie_get (one, Experience, country) != NULL)
        parts[n++] = regie_get (one, Experience, country);
      more = n > 0 ? g_strjoinv (", ", (char **) parts) : NULL;
      add_point (text, kind, regie_get (one, Experience, what), more);
    }
  return end_points (text);
}

/* How far somebody is, for who takes over. */
static char *
dup_progress (const Filling *f, const char *name)
{
  g_autoptr (GPtrArray) passed = g_ptr_array_new ();
  RegieProgress p;

  regie_progress_run (f->dossier, f->office, &p);
  if (strcmp (name, "lessons") == 0)
    return g_strdup_printf ("%d", p.lessons);
  if (strcmp (name, "participation") == 0)
    return g_strdup_printf ("%d", p.participation);
  for (guint i = 0; i < REGIE_N_EXAM_PARTS; i++)
    if (p.exams[i].passed)
      g_ptr_array_add (
        passed, (gpointer) regie_codes_label_in (
                  f->office->codes, "onderdeel",
                  ((RegieCode *) regie_codes_list (f->office->codes, "onderdeel")->pdata[i])->key,
                  f->language));
  g_ptr_array_add (passed, NULL);
  return passed->len > 1 ? g_strjoinv (", ", (char **) passed->pdata) : NULL;
}

/* NAME: "kind/field". */
static char *
dup_fact (const Filling *f, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);

  return dup_record (f, last_fact (f, parts[0]), parts[1]);
}

static char *
dup_talk (const Filling *f, const char *name)
{
  return f->talk != NULL ? dup_record (f, f->talk, name) : NULL;
}

/* How the talk is held, as one would say it to who comes; nothing when the letter has no words for
 * it, and the label of the code in a language that says nothing of it. */
static char *
dup_talk_form (const Filling *f, const char *unused)
{
  const char *form = f->talk != NULL ? regie_get (f->talk, Talk, form) : NULL;
  g_autofree char *key = form != NULL ? g_strconcat ("vorm_", form, NULL) : NULL;
  g_autofree char *said = key != NULL ? g_key_file_get_string (f->words, f->language, key, NULL)
                                      : NULL;

  if (said == NULL)
    return dup_talk (f, "form");
  return *said != '\0' ? g_steal_pointer (&said) : NULL;
}

/* "dinsdag 24 november 2026": a language without names of days has the date alone. */
static char *
dup_talk_day (const Filling *f, const char *unused)
{
  g_auto (GStrv) days = g_key_file_get_string_list (f->words, f->language, "dagen", NULL, NULL);
  RegieDay day = f->talk != NULL ? regie_get_day (f->talk, Talk, day) : REGIE_DAY_NONE;
  g_autofree char *date = dup_day (f, day);

  if (date == NULL || days == NULL || g_strv_length (days) != 7)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %s", days[regie_day_weekday (day) - 1], date);
}

/* Who talks, when that is who has the dossier: a letter names nobody else. */
static char *
dup_talk_with (const Filling *f, const char *unused)
{
  return f->talk != NULL
             && g_strcmp0 (regie_get (f->talk, Talk, staff),
                           regie_get (f->dossier->dossier, Dossier, consultant))
                  == 0
           ? g_strdup (f->dossier->consultant)
           : NULL;
}

/* Every field that a template can name. */
static const struct {
  const char *field;
  char *(*dup) (const Filling *f, const char *name);
  const char *name;
} fields[] = {
  { "persoon.naam", dup_name, NULL },
  { "persoon.voornamen", dup_person, "given_names" },
  { "persoon.achternaam", dup_person, "surname" },
  { "persoon.geboren", dup_person, "born" },
  { "persoon.bsn", dup_person, "bsn" },
  { "persoon.v_nummer", dup_person, "v_number" },
  { "persoon.adres", dup_person, "address" },
  { "persoon.postcode", dup_person, "postcode" },
  { "persoon.woonplaats", dup_person, "town" },
  { "persoon.taal", dup_person, "language" },
  { "persoon.tolk", dup_person, "interpreter" },
  { "dossier.nummer", dup_dossier, "number" },
  { "dossier.groep", dup_dossier, "group" },
  { "dossier.gemeente", dup_dossier, "municipality" },
  { "consulent.naam", dup_consultant, NULL },
  { "vandaag", dup_today, NULL },
  { "kantoor.naam", dup_office, "naam" },
  { "kantoor.adres", dup_office, "adres" },
  { "kantoor.postcode", dup_office, "postcode" },
  { "kantoor.plaats", dup_office, "plaats" },
  { "kantoor.telefoon", dup_office, "telefoon" },
  { "kantoor.website", dup_office, "website" },
  { "kantoor.bestuur", dup_office, "bestuur" },
  { "kantoor.bezwaaradres", dup_office, "bezwaaradres" },
  { "besluit.versie", dup_decision, "number" },
  { "besluit.dagtekening", dup_decision, "dated_on" },
  { "besluit.leerroute", dup_decision, "route" },
  { "besluit.niveau", dup_decision, "level" },
  { "besluit.intensiteit", dup_decision, "intensity" },
  { "besluit.waarom_b1", dup_decision, "why_b1" },
  { "besluit.waarom_o", dup_decision, "why_o" },
  { "besluit.waarom_z", dup_decision, "why_z" },
  { "besluit.uren_pvt", dup_decision, "pvt_hours" },
  { "besluit.uren_map", dup_decision, "map_hours" },
  { "besluit.voortgangsgesprekken", dup_decision, "talks" },
  { "besluit.ondersteuning", dup_decision, "support" },
  { "besluit.vve", dup_decision, "childcare" },
  { "besluit.participatiewet", dup_decision, "benefit" },
  { "termijn.begin", dup_term_end, "begin" },
  { "termijn.einde", dup_term_end, "end" },
  { "voortgang.lessen", dup_progress, "lessons" },
  { "voortgang.participatie", dup_progress, "participation" },
  { "voortgang.examens", dup_progress, "exams" },
  { "pip.datum", dup_fact, "pip/day" },
  { "pip.leerroute", dup_fact, "pip/route" },
  { "pip.niveau", dup_fact, "pip/level" },
  { "intake.datum", dup_fact, "brede_intake/day" },
  { "toets.datum", dup_fact, "leerbaarheidstoets/day" },
  { "toets.uitslag", dup_fact, "leerbaarheidstoets/advice" },
  { "verhuizing.datum", dup_fact, "verhuisd/day" },
  { "verhuizing.gemeente", dup_fact, "verhuisd/municipality" },
  { "gesprek.dag", dup_talk_day, NULL },
  { "gesprek.met", dup_talk_with, NULL },
  { "gesprek.tijd", dup_talk, "time" },
  { "gesprek.plaats", dup_talk, "place" },
  { "gesprek.waarover", dup_talk, "purpose" },
  { "gesprek.vorm", dup_talk_form, NULL },
  { "gesprek.ook_aanwezig", dup_talk, "present" },
  { "gesprek.tolk", dup_talk, "interpreter" },
  { "ondertekening.datum", dup_fact, "ondertekening/day" },
  { "intake.begonnen", dup_intake, "begun_on" },
  { "intake.alleen_spreken", dup_intake, "alone_on" },
  { "intake.verslag", dup_intake, "report" },
  { "intake.uren_lessen", dup_intake, "lesson_hours" },
  { "intake.uren_pvt", dup_intake, "pvt_hours" },
  { "intake.uren_map", dup_intake, "map_hours" },
  { "leefgebieden", dup_domains, "text" },
  { "wensen", dup_domains, "wishes" },
  { "gezin", dup_family, NULL },
  { "ervaring", dup_experience, NULL },
  { "persoon.alfabetisering", dup_person, "literacy" },
  { "plan.regels", dup_plan, NULL },
  { "doelen", dup_goal_list, NULL },
  { "a2.datum", dup_fact, "toestemming_a2/day" },
  { "a2.onderdelen", dup_fact, "toestemming_a2/parts" },
  { "wijziging.datum", dup_fact, "leerroute_wijziging/day" },
  { "wijziging.leerroute", dup_fact, "leerroute_wijziging/route" },
  { "route_behaald.datum", dup_fact, "leerroute_voldaan/day" },
  { "pvt.datum", dup_fact, "pvt_voldaan/day" },
  { "map.datum", dup_fact, "map_voldaan/day" },
};

static int
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].field, name) == 0)
      return i;
  return -1;
}

void
regie_template_free (RegieTemplate *self)
{
  g_free (self->name);
  g_free (self->language);
  g_free (self->title);
  g_free (self->path);
  g_strfreev (self->questions);
  g_strfreev (self->lines);
  g_free (self);
}

/* Calls FOUND for every field of LINE with what stands between the braces. */
static gboolean
each_field (const char *line, gboolean (*found) (const char *field, gpointer data), gpointer data)
{
  for (const char *open = strstr (line, "{{"); open != NULL; open = strstr (open + 2, "{{"))
    {
      const char *close = strstr (open, "}}");
      g_autofree char *field = g_strndup (open + 2, close != NULL ? (gsize) (close - open - 2)
                                                                  : strlen (open + 2));

      if (!found (close != NULL ? g_strstrip (field) : "{{", data))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  const char *path;
  guint line;
  GPtrArray *questions;
  GError **error;
} Checking;

static gboolean
check_field (const char *field, gpointer data)
{
  Checking *c = data;
  g_autofree char *name = g_path_get_basename (c->path);

  if (g_str_has_prefix (field, "vraag:"))
    {
      if (!g_ptr_array_find_with_equal_func (c->questions, field + strlen ("vraag:"), g_str_equal,
                                             NULL))
        g_ptr_array_add (c->questions, g_strdup (field + strlen ("vraag:")));
      return TRUE;
    }
  if (find_field (field) >= 0)
    return TRUE;
  if (strcmp (field, "{{") == 0)
    g_set_error (c->error, REGIE_ERROR, REGIE_ERROR_INVALID,
                 _("%s, line %u: a field begins with {{ and does not end with }}"), name, c->line);
  else
    g_set_error (c->error, REGIE_ERROR, REGIE_ERROR_INVALID,
                 _("%s, line %u: “%s” is not a field that Regie knows"), name, c->line, field);
  return FALSE;
}

RegieTemplate *
regie_template_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) parts = g_strsplit (base, ".", 3);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_free);
  Checking checking = { path, 0, questions, error };
  RegieTemplate *self;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  if (!g_utf8_validate (text, -1, NULL) || g_strv_length (parts) != 3)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                   _("%s: expected UTF-8 text in a file named name.language.txt"), base);
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  if (!g_str_has_prefix (lines[0], "titel:"))
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("%s, line 1: expected “titel: …”"),
                   base);
      return NULL;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      checking.line = i + 1;
      if (!each_field (lines[i], check_field, &checking))
        return NULL;
    }
  g_ptr_array_add (questions, NULL);
  self = g_new (RegieTemplate, 1);
  *self = (RegieTemplate){ g_strdup (parts[0]),
                           g_strdup (parts[1]),
                           g_strstrip (g_strdup (lines[0] + strlen ("titel:"))),
                           g_strdup (path),
                           (char **) g_ptr_array_steal (questions, NULL),
                           g_steal_pointer (&lines) };
  return self;
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const RegieTemplate *x = *(RegieTemplate *const *) a;
  const RegieTemplate *y = *(RegieTemplate *const *) b;
  int order = g_utf8_collate (x->title, y->title);

  return order != 0 ? order : strcmp (x->language, y->language);
}

static gboolean
is_there (const GPtrArray *list, const RegieTemplate *one)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((RegieTemplate *) list->pdata[i])->name, one->name) == 0
        && strcmp (((RegieTemplate *) list->pdata[i])->language, one->language) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
regie_templates_load (char **faults)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_template_free);
  g_autoptr (GString) wrong = g_string_new (NULL);

  for (int own = 1; own >= 0; own--)
    {
      g_autofree char *folder = dup_folder (own);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autoptr (GError) error = NULL;
          RegieTemplate *one = g_str_has_suffix (name, ".txt") ? regie_template_read (path, &error)
                                                               : NULL;

          if (error != NULL)
            g_string_append_printf (wrong, "%s%s", wrong->len > 0 ? "\n" : "", error->message);
          if (one != NULL && is_there (list, one))
            regie_template_free (one);
          else if (one != NULL)
            g_ptr_array_add (list, one);
        }
    }
  g_ptr_array_sort (list, compare_templates);
  if (faults != NULL)
    *faults = wrong->len > 0 ? g_strdup (wrong->str) : NULL;
  return list;
}

RegieTemplate *
regie_template_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);

  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      g_autofree char *own = g_strconcat (one->name, ".", one->language, NULL);

      if (strcmp (own, name) == 0)
        return g_ptr_array_steal_index (templates, i);
    }
  regie_refuse (error, _("This letter is no longer among the templates: %s"), name);
  return NULL;
}

static char *
dup_value (const Filling *f, const char *field)
{
  int at = find_field (field);
  const char *answer;

  if (g_str_has_prefix (field, "vraag:"))
    {
      answer = f->answers != NULL ? g_hash_table_lookup (f->answers, field + strlen ("vraag:"))
                                  : NULL;
      return answer != NULL && *answer != '\0' ? g_strdup (answer) : NULL;
    }
  return at >= 0 ? fields[at].dup (f, fields[at].name) : NULL;
}

/* LINE with its fields filled in; NULL when it is only kept with all of them and one is not
 * known. */
static char *
fill_line (const Filling *f, const char *line, gboolean all_or_nothing, guint *missing)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = line;
  const char *open;

  while ((open = strstr (at, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *field = g_strstrip (g_strndup (open + 2, (gsize) (close - open - 2)));
      g_autofree char *value = dup_value (f, field);

      g_string_append_len (out, at, open - at);
      if (value == NULL && all_or_nothing)
        return NULL;
      if (value == NULL)
        {
          (*missing)++;
          /* TRANSLATORS: in a letter, where something is not known: the name of the field */
          g_string_append_printf (out, "[…: %s]",
                                  g_str_has_prefix (field, "vraag:") ? field + strlen ("vraag:")
                                                                     : field);
        }
      else
        g_string_append (out, value);
      at = close + 2;
    }
  g_string_append (out, at);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
regie_letter_append (GString *out, RegieBlockKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *one = g_strjoinv (LINE_MARK, lines);

  g_return_if_fail (out != NULL);
  if (*g_strstrip (one) != '\0')
    g_string_append_printf (out, "%c %s\n", (char) kind, one);
}

/* A heading goes with the last of its lines, which the next empty line ends. */
static void
drop_empty_heading (GString *out, gssize heading, gboolean went)
{
  if (heading >= 0 && went)
    g_string_truncate (out, heading);
}

static void
fill (const Filling *f, char **lines, GString *out, guint *missing)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  gssize heading
    = -1; /* where the last one stands, while there is nothing under it but lines that went */
  gboolean went = FALSE;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      gboolean optional = g_str_has_prefix (line, "? ");
      char kind;
      g_autofree char *text = NULL;

      line += optional ? 2 : 0;
      kind = g_str_has_prefix (line, "# ")   ? REGIE_BLOCK_HEADING
             : g_str_has_prefix (line, "- ") ? REGIE_BLOCK_POINT
                                             : REGIE_BLOCK_TEXT;
      text = fill_line (f, kind != REGIE_BLOCK_TEXT ? line + 2 : line, optional, missing);
      if (text == NULL)
        {
          went = TRUE;
          continue;
        }
      if (*line == '\0' && went)
        drop_empty_heading (out, heading, went);
      if (kind != REGIE_BLOCK_HEADING && (*line != '\0' || went))
        heading = -1;
      if (kind == REGIE_BLOCK_TEXT && *line != '\0')
        {
          g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? "\n" : "", text);
          continue;
        }
      regie_letter_append (out, REGIE_BLOCK_TEXT, paragraph->str);
      g_string_truncate (paragraph, 0);
      if (kind == REGIE_BLOCK_POINT)
        {
          g_auto (GStrv) points = g_strsplit (text, "\n", -1);

          for (guint k = 0; points[k] != NULL; k++)
            regie_letter_append (out, REGIE_BLOCK_POINT, points[k]);
        }
      else if (kind == REGIE_BLOCK_HEADING)
        {
          drop_empty_heading (out, heading, went);
          heading = out->len;
          went = FALSE;
          regie_letter_append (out, kind, text);
        }
    }
  regie_letter_append (out, REGIE_BLOCK_TEXT, paragraph->str);
  drop_empty_heading (out, heading, went);
}

/* Minutes from midnight; of two without an hour none is the earlier. */
static int
hour_of (RegieRecord *talk)
{
  const char *text = regie_get (talk, Talk, time);
  int hours, minutes;

  return text != NULL && sscanf (text, "%d:%d", &hours, &minutes) == 2 ? hours * 60 + minutes : -1;
}

static gboolean
is_earlier (RegieRecord *talk, RegieRecord *other)
{
  RegieDay day = regie_get_day (talk, Talk, day);
  RegieDay day_of_other = regie_get_day (other, Talk, day);

  return day != day_of_other ? day < day_of_other : hour_of (talk) < hour_of (other);
}

/* The talk that an answer names, else the one that comes first. */
static RegieRecord *
find_talk (const RegieOffice *office, const RegieFolder *folder, GHashTable *answers)
{
  const GPtrArray *talks = folder->records[REGIE_ENTITY_Talk];
  const char *named = answers != NULL ? g_hash_table_lookup (answers, REGIE_LETTER_TALK) : NULL;
  RegieRecord *first = NULL;

  if (named != NULL)
    return regie_folder_find (folder, REGIE_ENTITY_Talk, g_ascii_strtoll (named, NULL, 10));
  for (guint i = 0; talks != NULL && i < talks->len; i++)
    if (regie_get_code (talks->pdata[i], Talk, stage) == REGIE_TALK_PLANNED
        && regie_get_day (talks->pdata[i], Talk, day) >= regie_office_today (office)
        && (first == NULL || is_earlier (talks->pdata[i], first)))
      first = talks->pdata[i];
  return first;
}

/* The words of the office, or else those of the program. */
static gboolean
load_words (GKeyFile *words, GError **error)
{
  g_autofree char *own = dup_folder (TRUE);
  g_autofree char *shipped = dup_folder (FALSE);
  g_autofree char *own_words = g_build_filename (own, "words.ini", NULL);
  g_autofree char *words_path = g_build_filename (shipped, "words.ini", NULL);

  return g_key_file_load_from_file (words,
                                    g_file_test (own_words, G_FILE_TEST_EXISTS) ? own_words
                                                                                : words_path,
                                    G_KEY_FILE_NONE, error);
}

char *
regie_letter_dup_office (const GPtrArray *settings, const char *key)
{
  g_autoptr (GKeyFile) words = g_key_file_new ();

  g_return_val_if_fail (key != NULL, NULL);
  load_words (words, NULL);
  return dup_of_office (settings, words, key);
}

char *
regie_letter_fill (const RegieTemplate *template_, const RegieOffice *office,
                   const RegieDossier *dossier, const RegieFolder *folder, GHashTable *answers,
                   guint *missing, GError **error)
{
  g_autoptr (GKeyFile) words = g_key_file_new ();
  g_autoptr (RegieTemplate) now = NULL;
  Filling filling = { office,
                      dossier,
                      folder,
                      NULL,
                      answers,
                      words,
                      regie_folder_last (folder, REGIE_ENTITY_Decision),
                      find_talk (office, folder, answers) };
  GString *out;
  guint unknown = 0;

  if (template_->lines == NULL
      && (template_ = now = regie_template_read (template_->path, error)) == NULL)
    return NULL;
  if (!load_words (words, error))
    return NULL;
  filling.language = template_->language;
  out = g_string_new (NULL);
  fill (&filling, template_->lines, out, &unknown);
  if (missing != NULL)
    *missing = unknown;
  return g_string_free (out, FALSE);
}

/* Appends the letters and digits of TEXT, with one sign between what stood apart. */
static void
append_plain (GString *name, const char *text)
{
  gboolean apart = name->len > 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          apart = name->len > 0;
          continue;
        }
      if (apart)
        g_string_append_c (name, '-');
      g_string_append_unichar (name, c);
      apart = FALSE;
    }
}

char *
regie_letter_dup_file_name (const char *title, const char *number, RegieDay day)
{
  GString *name = g_string_new (NULL);
  char text[REGIE_DAY_TEXT];

  append_plain (name, title);
  append_plain (name, number);
  append_plain (name, regie_day_format (day, text));
  return g_string_free (name, FALSE);
}

static void
block_free (gpointer data)
{
  g_free (((RegieBlock *) data)->text);
  g_free (data);
}

static gboolean
is_right_to_left (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Marks where the letter reads from right to left, when most of its letters do. */
static void
mark_direction (GPtrArray *blocks, const char *text)
{
  guint letters = 0;
  guint right = 0;
  gboolean head = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      letters++, right += is_right_to_left (g_utf8_get_char (p));
  for (guint i = 0; i < blocks->len && right * 2 > letters; i++)
    {
      RegieBlock *block = blocks->pdata[i];

      head = head && block->kind != REGIE_BLOCK_HEADING;
      block->right_to_left = !head;
    }
}

GPtrArray *
regie_letter_blocks (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][1] == ' ')
      {
        RegieBlock *block = g_new (RegieBlock, 1);
        g_auto (GStrv) parts = g_strsplit (lines[i] + 2, LINE_MARK, -1);

        *block = (RegieBlock){ lines[i][0], g_strjoinv ("\n", parts), FALSE };
        g_ptr_array_add (blocks, block);
      }
  mark_direction (blocks, text);
  return blocks;
}

RegieChange *
regie_letter_record (const RegieOffice *office, const RegieTemplate *template_, gint64 dossier,
                     const char *text, gint64 me)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Document);
  g_autofree char *title = g_strdup_printf (_("Letter made: %s"), template_->title);
  g_autofree char *name = g_strconcat (template_->name, ".", template_->language, NULL);
  RegieChange *change = regie_change_new (title);
  gint64 id = regie_id_new ();
  char number[24], day[REGIE_DAY_TEXT];

  g_return_val_if_fail (office != NULL, NULL);
  regie_change_insert (change, entity, id);
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, dossier);
  regie_put_new (change, Document, id, dossier, number);
  regie_put_new (change, Document, id, template, name);
  regie_put_new (change, Document, id, title, template_->title);
  regie_put_new (change, Document, id, made_on,
                 regie_day_format (regie_office_today (office), day));
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, me);
  regie_put_new (change, Document, id, made_by, me != 0 ? number : NULL);
  regie_put_new (change, Document, id, text, text);
  return change;
}

static gboolean
write_plain (const char *text, GOutputStream *stream, GError **error)
{
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];

      g_string_append_printf (out, "%s%s\n%s", block->kind == REGIE_BLOCK_POINT ? "• " : "",
                              block->text, block->kind == REGIE_BLOCK_POINT ? "" : "\n");
    }
  return g_output_stream_write_all (stream, out->str, out->len, NULL, NULL, error);
}

typedef struct {
  const char *text, *title, *language, *name;
} Saving;

static gboolean
write_letter (gconstpointer data, GOutputStream *stream, GError **error)
{
  const Saving *self = data;

  if (g_str_has_suffix (self->name, ".odt"))
    return regie_letter_write_odt (self->text, self->title, self->language, stream, error);
  if (g_str_has_suffix (self->name, ".pdf"))
    return regie_letter_write_pdf (self->text, self->title, stream, error);
  return write_plain (self->text, stream, error);
}

gboolean
regie_letter_save (const char *text, const char *title, const char *language, GFile *file,
                   GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  const Saving saving = { text, title, language, name };

  return regie_save (file, write_letter, &saving, cancellable, error);
}
