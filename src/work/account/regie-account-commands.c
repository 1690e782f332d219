/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking through the log of reading, and verifying the logs. */
#include "regie-account-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-anchor.h"
#include "regie-changes-view.h"
#include "regie-colleague-view.h"
#include "regie-error.h"
#include "regie-insight.h"
#include "regie-load.h"
#include "regie-restored-query.h"
#include "regie-text.h"

/* So many days back signals are looked for; so many lines are read for them and for a search. */
#define SIGNAL_DAYS 31
#define LOOKED_AT 20000

/* --- are the logs whole? --- */

static const char *const called[REGIE_N_CHAINS] = { N_("The log of what was done"),
                                                    N_("The log of reading") };

/* What is wrong; owned, NULL for a chain that is whole. */
static char *
dup_fault (RegieChainKind kind, const RegieChainVerdict *verdict)
{
  const char *log = _(called[kind]);
  char seq[REGIE_NUMBER_TEXT];

  regie_number_format (verdict->seq, seq);
  switch (verdict->state)
    {
    /* TRANSLATORS: which log, then the number of a line */
    case REGIE_CHAIN_CHANGED:
      return g_strdup_printf (_("%s: line %s was changed from outside."), log, seq);
    case REGIE_CHAIN_MISSING:
      return g_strdup_printf (_("%s: line %s is missing."), log, seq);
    case REGIE_CHAIN_MOVED:
      return g_strdup_printf (_("%s: line %s was put in, or stands in the place of another."), log,
                              seq);
    case REGIE_CHAIN_CUT:
      return g_strdup_printf (_("%s: the last lines are missing, up to line %s."), log, seq);
    case REGIE_CHAIN_REWRITTEN:
      return g_strdup_printf (_("%s: line %s is another than the anchor says."), log, seq);
    default:
      return NULL;
    }
}

static char *
dup_whole (RegieChainKind kind, const RegieChainVerdict *verdict)
{
  g_autofree char *lines = NULL;
  char number[REGIE_NUMBER_TEXT];

  if (verdict->n == 0)
    return g_strdup_printf (_("%s: nothing stands in it yet."), _(called[kind]));
  lines = g_strdup_printf (ngettext ("%s is whole: %s line, from %s to %s",
                                     "%s is whole: %s lines, from %s to %s", (gulong) verdict->n),
                           _(called[kind]), regie_number_format (verdict->n, number),
                           verdict->from, verdict->until);
  return g_strdup_printf (verdict->is_anchored
                            ? _("%s. It agrees with an anchor that was kept outside the database.")
                            : _("%s. No anchor of before is known here."),
                          lines);
}

/* Does EXTRA belong to the chain KIND?  Its hash tells; one that is nowhere belongs to both. */
static GPtrArray *
load_anchors (RegieDb *db, RegieChainKind kind, const RegieHead *extra, GError **error)
{
  GPtrArray *anchors = regie_anchors_load (db, kind, error);

  if (anchors != NULL && extra != NULL)
    g_ptr_array_add (anchors, regie_head_new (extra->seq, extra->hash));
  return anchors;
}

/* Anchors of lines that went when a backup was restored say nothing of what stands here now. */
static RegieChainVerdict *
verify_one (RegieDb *db, RegieChainKind kind, const GPtrArray *restored, const RegieHead *extra,
            GError **error)
{
  g_autoptr (GPtrArray) anchors = load_anchors (db, kind, extra, error);

  if (anchors == NULL)
    return NULL;
  regie_restored_pass_by (restored, kind, anchors);
  return regie_chain_verify (db, kind, anchors, error);
}

/* In which of the chains EXTRA stands: REGIE_N_CHAINS for none. */
static gboolean
find_extra (RegieDb *db, const RegieHead *extra, guint *kind, GError **error)
{
  for (*kind = 0; extra != NULL && *kind < REGIE_N_CHAINS; ++*kind)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (RegieChainVerdict) verdict = NULL;

      g_ptr_array_add (one, (gpointer) extra);
      if ((verdict = regie_chain_verify (db, *kind, one, error)) == NULL)
        return FALSE;
      if (verdict->is_anchored)
        break;
    }
  return TRUE;
}

gboolean
regie_account_verify (RegieDb *db, const RegieHead *extra, char **said, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) restored = NULL;
  g_autofree char *fault = NULL;
  guint belongs;

  g_return_val_if_fail (db != NULL && said != NULL, FALSE);
  *said = NULL;
  if (!find_extra (db, extra, &belongs, error)
      || (restored = regie_restored_load (db, error)) == NULL)
    return FALSE;
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    {
      g_autoptr (RegieChainVerdict) verdict = verify_one (
        db, kind, restored, belongs == kind || belongs == REGIE_N_CHAINS ? extra : NULL, error);
      g_autofree char *wrong = NULL;
      g_autofree char *whole = NULL;

      if (verdict == NULL)
        return FALSE;
      wrong = dup_fault (kind, verdict);
      whole = wrong == NULL ? dup_whole (kind, verdict) : NULL;
      g_string_append_printf (words, "%s%s", kind > 0 ? "\n" : "", wrong != NULL ? wrong : whole);
      if (fault == NULL)
        fault = g_steal_pointer (&wrong);
    }
  for (guint i = 0; i < restored->len; i++)
    {
      g_autofree char *one = regie_restored_dup_words (restored->pdata[i]);

      g_string_append_printf (words, "\n%s", one);
    }
  *said = g_string_free (g_steal_pointer (&words), FALSE);
  if (fault == NULL)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED, "%s", fault);
  return FALSE;
}

static gboolean
run_verify (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  return regie_account_verify (work->db, NULL, &outcome->said, error);
}

/* --- what was looked at --- */

static RegieChange *
make_review (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Log of reading looked through"));
  const char *verdict = form != NULL ? regie_form_get_field (form, Inspection, verdict) : NULL;
  const char *note = form != NULL ? regie_form_get_field (form, Inspection, note) : NULL;
  char who[REGIE_NUMBER_TEXT], me[REGIE_NUMBER_TEXT], today[REGIE_DAY_TEXT];
  const char *key;
  gint64 staff;

  g_variant_get (target, "(&sx)", &key, &staff);
  if (verdict == NULL || regie_review_find (verdict) == REGIE_REVIEW_NONE)
    {
      regie_refuse_field (error, REGIE_FIELD (Inspection, verdict)->key,
                          _("Verdict: choose whether it was right to look."));
      return NULL;
    }
  if (staff != 0 && staff == work->me->id)
    {
      regie_refuse (error, _("This is about yourself: let somebody else look at it."));
      return NULL;
    }
  *about = regie_id_new ();
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Inspection), *about);
  regie_put_new (change, Inspection, *about, about, key);
  if (staff != 0)
    regie_put_new (change, Inspection, *about, staff, regie_number_format (staff, who));
  if (work->me->id != 0)
    regie_put_new (change, Inspection, *about, reviewed_by, regie_number_format (work->me->id, me));
  regie_put_new (change, Inspection, *about, reviewed_on, regie_day_format (work->today, today));
  regie_put_new (change, Inspection, *about, verdict, verdict);
  if (note != NULL)
    regie_put_new (change, Inspection, *about, note, note);
  return g_steal_pointer (&change);
}

static gboolean
save_insight (const RegieWork *work, GVariant *target, gboolean looked, RegieOutcome *outcome,
              GError **error)
{
  g_autoptr (GFile) file = NULL;
  const char *uri;

  g_variant_get (target, "(x&s)", &outcome->about, &uri);
  file = g_file_new_for_commandline_arg (uri);
  return regie_insight_save (work, outcome->about, looked, file, NULL, error);
}

static gboolean
run_person (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  return save_insight (work, target, FALSE, outcome, error);
}

static gboolean
run_looked (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  return save_insight (work, target, TRUE, outcome, error);
}

static const RegieField review_fields[] = {
  { "verdict", "oordeel", N_("Verdict"), "oordeel", REGIE_CODE, REGIE_REQUIRED, 14 },
  { "note", "toelichting", N_("Note"), NULL, REGIE_NOTE, REGIE_PERSONAL, 14 },
};

static const RegieAsk ask_review = {
  .title = N_("Looked at"),
  .save = N_("_Save"),
  .about = N_("What you found when you asked. It stands in the log, and can be taken back."),
  .fields = review_fields,
  .n = G_N_ELEMENTS (review_fields),
};

#define AUDIT REGIE_RIGHT (AUDIT)

const RegieCommand regie_account_commands[REGIE_N_ACCOUNT_COMMANDS] = {
  [REGIE_ACCOUNT_REVIEW] = { "account.review", "(sx)", AUDIT, N_("Looked at"), &ask_review,
                             .make = make_review },
  [REGIE_ACCOUNT_PERSON] = { "account.person", "(xs)",
                             REGIE_RIGHT_EVERYTHING | REGIE_RIGHT (EXPORT), N_("Saved"),
                             .run = run_person, .takes_out = TRUE },
  [REGIE_ACCOUNT_LOOKED] = { "account.looked", "(xs)", AUDIT | REGIE_RIGHT (SEE_DOSSIERS),
                             N_("Saved"), .run = run_looked, .takes_out = TRUE },
  [REGIE_ACCOUNT_VERIFY] = { "account.verify", NULL, AUDIT, .run = run_verify, .quiet = TRUE },
};

/* --- the page --- */

GPtrArray *
regie_account_load_signals (const RegieWork *work, GPtrArray **rows, GError **error)
{
  const RegieReadingFilter filter = { .from = work->today - SIGNAL_DAYS,
                                      .until = REGIE_DAY_NONE,
                                      .most = LOOKED_AT };
  g_autofree char *path = regie_office_dup_path ("misuse.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);
  RegieMisuseLimits limits;

  if (ini == NULL || !regie_misuse_limits_read (ini, &limits, error)
      || (*rows = regie_readings_load (work->db, &filter, error)) == NULL)
    return NULL;
  return regie_misuse_find (*rows, &limits);
}

/* Of the month before today. */
static GPtrArray *
load_sample (const RegieWork *work, GPtrArray **rows, GError **error)
{
  RegieReadingFilter filter = { .most = LOOKED_AT };
  g_autofree char *path = regie_office_dup_path ("misuse.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);
  RegieMisuseLimits limits;
  int year, number, day;

  regie_day_to_civil (work->today, &year, &number, &day);
  filter.until = work->today - day; /* the last of the month before */
  regie_day_to_civil (filter.until, &year, &number, &day);
  filter.from = filter.until - day + 1;
  if (ini == NULL || !regie_misuse_limits_read (ini, &limits, error)
      || (*rows = regie_readings_load (work->db, &filter, error)) == NULL)
    return NULL;
  return regie_misuse_draw (*rows, (guint) limits.sample, year * 100 + number);
}

/* Keeps the rows that say all WORDS, MOST at most; TRUE when there are more. */
static gboolean
take_matches (const RegieWork *work, GPtrArray *rows, char *const *words, guint most)
{
  guint kept = 0;
  gboolean has_more = FALSE;

  for (guint i = 0; i < rows->len && !has_more; i++)
    {
      g_autofree char *line = regie_account_dup_line (work->office, rows->pdata[i]);
      g_autofree char *folded = regie_text_fold (line);
      gboolean matches = TRUE;

      for (guint k = 0; words[k] != NULL; k++)
        matches = matches && strstr (folded, words[k]) != NULL;
      if (!matches)
        continue;
      if (kept == most)
        has_more = TRUE;
      else
        {
          gpointer row = rows->pdata[i];

          rows->pdata[i] = rows->pdata[kept];
          rows->pdata[kept++] = row;
        }
    }
  g_ptr_array_set_size (rows, (int) kept);
  return has_more;
}

GPtrArray *
regie_account_load_rows (const RegieWork *work, const char *search, guint most, gboolean *has_more,
                         GError **error)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  RegieReadingFilter filter = { .from = REGIE_DAY_NONE, .until = REGIE_DAY_NONE };
  GPtrArray *rows;

  g_return_val_if_fail (work != NULL && search != NULL && has_more != NULL, NULL);
  folded = regie_text_fold (search);
  words = g_strsplit (folded, " ", -1);
  filter.most = *folded == '\0' ? most + 1 : LOOKED_AT;
  rows = regie_readings_load (work->db, &filter, error);
  if (rows != NULL)
    *has_more = take_matches (work, rows, words, most);
  return rows;
}

static gpointer
answer_account (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) inspections = NULL;
  g_autoptr (GPtrArray) month_rows = NULL;
  g_autoptr (GPtrArray) signal_rows = NULL;
  g_autoptr (GPtrArray) signals = NULL;
  g_autoptr (GPtrArray) sample = NULL;
  RegieAccountSource from = { .office = work->office };
  guint32 most;

  g_variant_get (target, "(&su)", &from.search, &most);
  if ((rows = regie_account_load_rows (work, from.search, most, &from.has_more, error)) == NULL)
    return NULL;
  if (*from.search == '\0'
      && ((inspections = regie_load (work->db, regie_entity (REGIE_ENTITY_Inspection), NULL, 0,
                                     NULL, error))
            == NULL
          || (signals = regie_account_load_signals (work, &signal_rows, error)) == NULL
          || (sample = load_sample (work, &month_rows, error)) == NULL))
    return NULL;
  from.rows = rows;
  from.inspections = inspections;
  from.signals = signals;
  from.sample = sample;
  return regie_account_view_new (&from);
}

static gpointer
answer_changes (const RegieWork *work, GVariant *target, GError **error)
{
  const char *asked;
  guint32 most;

  g_variant_get (target, "(&su)", &asked, &most);
  return regie_changes_view_load (work, asked, most, error);
}

static gpointer
answer_colleague (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_colleague_view_load (work, g_variant_get_int64 (target), error);
}

/* What was written of people is read as well. */
static gboolean
reads_changes (const RegieWork *work, GVariant *target, gconstpointer answer, RegieReading *reading)
{
  *reading = (RegieReading){ .act = REGIE_READ_LISTED, .kind = "changes" };
  return answer != NULL;
}

const RegieQuestion regie_account_questions[REGIE_N_ACCOUNT_QUESTIONS] = {
  [REGIE_ACCOUNT_READ] = { "account", "(su)", AUDIT, answer_account, g_object_unref,
                           .is_long = TRUE },
  [REGIE_ACCOUNT_CHANGES] = { "account.changes", "(su)", AUDIT, answer_changes, g_object_unref,
                              .is_long = TRUE, .reads = reads_changes },
  [REGIE_ACCOUNT_COLLEAGUE] = { "account.colleague", "x", AUDIT, answer_colleague, g_object_unref,
                                .is_long = TRUE, .reads = reads_changes },
};
