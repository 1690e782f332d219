/* SPDX-License-Identifier: EUPL-1.2 */
/* How a list leaves the program: what goes out is asked, logged, and then written or printed. */
#include "regie-list-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-caseload-roll.h"
#include "regie-changes-view.h"
#include "regie-colleague-view.h"
#include "regie-desk-rolls.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-figure-query.h"
#include "regie-office-commands.h"
#include "regie-people-set.h"
#include "regie-print.h"
#include "regie-provider-rolls.h"
#include "regie-roll-paper.h"
#include "regie-staff-view.h"
#include "regie-youth-commands.h"
#include "regie-youth-view.h"

#define ALL_COLUMNS "alle_kolommen"
#define WITH_BSN "bsn"
#define REASON "reden"

/* --- the lists that the database finds and orders --- */

/* The BSNs of IDS when they were asked for: *BSNS (owned) stays NULL without. */
static gboolean
load_bsns (const RegieWork *work, const GArray *ids, gboolean with_bsn, char ***bsns,
           GError **error)
{
  *bsns = NULL;
  return !with_bsn
         || (*bsns = regie_caseload_load_bsns (work->db, (const gint64 *) (gconstpointer) ids->data,
                                               ids->len, error))
              != NULL;
}

/* What is shown, in words: PARTS (char *), or everybody; and the TEXT that was searched. */
static void
describe (RegieRoll *roll, GPtrArray *parts, const char *everybody, const char *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *searched = NULL;

  g_ptr_array_add (parts, NULL);
  shown = parts->len > 1 ? g_strjoinv (" · ", (char **) parts->pdata) : g_strdup (everybody);
  if (shown != NULL)
    regie_roll_add_about (roll, shown);
  if (text == NULL || *text == '\0')
    return;
  searched = g_strdup_printf (_("Searched for “%s”"), text);
  regie_roll_add_about (roll, searched);
}

/* Says what QUERY asks above ROLL; FALSE with ERROR set. */
static gboolean
describe_caseload (const RegieWork *work, RegieRoll *roll, const RegieQuery *query, GError **error)
{
  g_autoptr (GPtrArray) on = regie_work_name_parts (work, query, error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = NULL;

  if (on == NULL
      || (query->figure != NULL && (names = regie_figures_names (work->db, error)) == NULL))
    return FALSE;
  if (query->figure != NULL)
    g_ptr_array_add (parts, regie_figure_dup_filter_label (work->office, query->figure, names));
  for (guint i = 0; i < on->len; i++)
    g_ptr_array_add (parts, g_strdup (((const RegieChoice *) on->pdata[i])->name));
  describe (roll, parts, _("Everyone"), query->text);
  return TRUE;
}

static RegieRoll *
load_caseload (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  g_autoptr (RegieQuery) query = regie_work_query (work, asked, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RegieRoll) roll = NULL;
  g_auto (GStrv) bsns = NULL;

  if (query == NULL
      || (ids = regie_caseload_ids (work->db, query, work->today, 0, NULL, error)) == NULL
      || (rows = regie_caseload_rows (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                      error))
           == NULL
      || !load_bsns (work, ids, with_bsn, &bsns, error))
    return NULL;
  roll = regie_caseload_roll_new (work->office, rows, bsns);
  return describe_caseload (work, roll, query, error) ? g_steal_pointer (&roll) : NULL;
}

/* The name of ID among CHOICES (RegieChoice), or NULL. */
static const char *
name_of (const GPtrArray *choices, gint64 id)
{
  for (guint i = 0; i < choices->len; i++)
    if (((const RegieChoice *) choices->pdata[i])->id == id)
      return ((const RegieChoice *) choices->pdata[i])->name;
  return NULL;
}

static gboolean
describe_youth (const RegieWork *work, RegieRoll *roll, const RegieYouthFilter *filter,
                GError **error)
{
  g_autoptr (GPtrArray) directors = regie_youth_load_directors (work->db, error);
  g_autoptr (GPtrArray) schools = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = regie_youth_filter_to_text (filter);
  g_auto (GStrv) asked = g_strsplit (text, "&", -1);

  if (directors == NULL || (schools = regie_youth_load_schools (work->db, error)) == NULL)
    return FALSE;
  for (guint i = 0; asked[i] != NULL; i++)
    {
      const char *who = g_str_has_prefix (asked[i], "school=")
                          ? name_of (schools, filter->school)
                          : name_of (directors, filter->director);
      char *label = regie_youth_dup_part_label (work->office, asked[i], who);

      if (label != NULL)
        g_ptr_array_add (parts, label);
    }
  describe (roll, parts, _("Everyone"), filter->base->text);
  return TRUE;
}

/* A reason that was not given is refused. */
static RegieRoll *
load_youth (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  gboolean asks_reason;
  g_autofree char *also = NULL;
  g_autoptr (RegieYouthFilter) filter = regie_work_youth_filter (work, asked, &asks_reason, &also,
                                                                 error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RegieRoll) roll = NULL;
  g_auto (GStrv) bsns = NULL;

  if (filter == NULL)
    return NULL;
  if (asks_reason)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("First say why you look at the young people of colleagues."));
      return NULL;
    }
  if ((ids = regie_youth_load_ids (work->db, filter, work->today, work->office->network.ahead, 0,
                                   error))
        == NULL
      || (rows = regie_youth_load_rows (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                        error))
           == NULL
      || !load_bsns (work, ids, with_bsn, &bsns, error))
    return NULL;
  roll = regie_youth_roll_new (work->office, rows, bsns);
  return describe_youth (work, roll, filter, error) ? g_steal_pointer (&roll) : NULL;
}

#define SEE REGIE_RIGHT (SEE_DOSSIERS)
#define DESK REGIE_RIGHT (DESK)

static const RegieListKind kinds[] = {
  { "caseload", N_("Caseload"), N_("the caseload"), SEE, TRUE, .load = load_caseload },
  { "youth", N_("Young people of 16–27"), N_("the list of young people"), SEE, TRUE,
    .load = load_youth },
  { "providers", N_("Providers"), N_("the providers"), SEE, FALSE, regie_provider_columns,
    &regie_n_provider_columns, N_("By stage"), regie_provider_roll_load },
  { "orders", N_("Orders"), N_("the orders at a provider"), SEE, TRUE, regie_order_columns,
    &regie_n_order_columns, N_("By stage"), regie_order_roll_load },
  { "invoice-lines", N_("Billed lines"), N_("the lines that a provider billed"), SEE, FALSE,
    regie_bill_columns, &regie_n_bill_columns, N_("What asks for a decision first"),
    regie_bill_roll_load },
  { "wishes", N_("Wishes"), N_("the wishes of residents"), DESK, FALSE, regie_wish_columns,
    &regie_n_wish_columns, N_("Who waits longest first"), regie_wish_roll_load, TRUE },
  { "offers", N_("Offers"), N_("the offers"), DESK, FALSE, regie_offer_columns,
    &regie_n_offer_columns, N_("What fits first"), regie_offer_roll_load },
  { "matches", N_("Matches that run"), N_("the matches that run"), DESK, FALSE,
    regie_match_columns, &regie_n_match_columns, N_("The oldest first"), regie_match_roll_load,
    TRUE },
  { "givers", N_("Givers"), N_("the givers"), DESK, FALSE, regie_giver_columns,
    &regie_n_giver_columns, N_("Who heard nothing longest first"), regie_giver_roll_load },
  { "changes", N_("Changes"), N_("the changes of everybody"), REGIE_RIGHT (AUDIT), FALSE,
    .load = regie_changes_roll_load, .asks_reason = TRUE },
  { "rights", N_("Rights"), N_("the rights of a member of staff"), REGIE_RIGHT (AUDIT), FALSE,
    .load = regie_colleague_roll_load },
  { "staff", N_("Staff"), N_("the list of staff"), REGIE_RIGHT (AUDIT), FALSE,
    regie_staff_columns, &regie_n_staff_columns, N_("By team"), regie_staff_roll_load },
};

const RegieListKind *
regie_list_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

/* --- what goes out --- */

/* What was found of a list, and what of that goes out. */
typedef struct {
  const RegieListKind *kind;
  RegieRoll *roll;
  GArray *rows;
  const char **words; /* NULL: all columns */
  gboolean with_bsn;
  const char *reason; /* borrowed of the form; NULL: none is asked */
} Going;

static void
going_clear (Going *self)
{
  g_clear_object (&self->roll);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Going, going_clear)

static gboolean
says_yes (RegieForm *form, const char *key)
{
  return form != NULL && g_strcmp0 (regie_form_get (form, key), "1") == 0;
}

/* The words of the columns on the screen of ROLL; owned, the words are the roll's. */
static const char **
find_shown (RegieRoll *roll)
{
  guint n = regie_roll_get_n_columns (roll);
  const char **words = g_new0 (const char *, n + 1);
  guint at = 0;

  for (guint k = 0; k < n; k++)
    if ((regie_roll_get_column (roll, k)->flags & REGIE_ROLL_EXTRA) == 0)
      words[at++] = regie_roll_get_column (roll, k)->word;
  return words;
}

/* What was searched, and in which order the rows stand. */
static void
describe_ask (Going *self, const RegieRollAsk *ask)
{
  g_autofree char *searched = ask->text != NULL
                                ? g_strdup_printf (_("Searched for “%s”"), ask->text)
                                : NULL;

  if (searched != NULL)
    regie_roll_add_about (self->roll, searched);
  for (guint i = 0; ask->sort != NULL && i < *self->kind->n_columns; i++)
    if (g_str_equal (self->kind->columns[i].word, ask->sort))
      {
        g_autofree char *order = g_strdup_printf (ask->descending
                                                    ? _("Sorted by: %s, the other way round")
                                                    : _("Sorted by: %s"),
                                                  _(self->kind->columns[i].title));

        regie_roll_add_about (self->roll, order);
        return;
      }
}

/* Loads what ASKED asks of the list NAME; COLUMNS are borrowed by SELF. */
static gboolean
load (const RegieWork *work, const char *name, const char *asked, const char *const *columns,
      RegieForm *form, Going *self, GError **error)
{
  RegieRollAsk ask = { 0 };

  if ((self->kind = regie_list_find (name)) == NULL)
    return regie_refuse (error, _("“%s” is no list."), name);
  if (!regie_work_may (work, self->kind->rights, error))
    return FALSE;
  self->with_bsn = self->kind->is_of_people && says_yes (form, WITH_BSN);
  if (self->with_bsn && !regie_role_may (work->me->role, REGIE_MAY_SEE_BSN))
    return regie_refuse_field (error, WITH_BSN, _("Your role may not see a BSN."));
  self->reason = form != NULL && self->kind->asks_reason ? regie_form_get (form, REASON) : NULL;
  if (self->kind->asks_reason && self->reason == NULL)
    return regie_refuse_field (error, REASON,
                               _("Reason: say why this list is needed; it is logged."));
  if ((self->roll = self->kind->load (work, asked, self->with_bsn, error)) == NULL)
    return FALSE;
  if (self->kind->columns != NULL)
    regie_roll_ask_read (&ask, asked);
  self->rows = regie_roll_find (self->roll, &ask);
  describe_ask (self, &ask);
  regie_roll_ask_clear (&ask);
  if (!says_yes (form, ALL_COLUMNS))
    self->words = columns[0] != NULL
                    ? g_memdup2 (columns, (g_strv_length ((char **) columns) + 1) * sizeof *columns)
                    : find_shown (self->roll);
  return TRUE;
}

/* TITLE of what happened, with the name of the list; owned. */
static char *
dup_logged (const Going *self, gboolean printed)
{
  const char *called = _(self->kind->called);

  if (self->reason != NULL)
    return g_strdup_printf (printed ? _("Printed: %s (%s)") : _("Exported: %s (%s)"), called,
                            self->reason);
  if (printed)
    return self->with_bsn ? g_strdup_printf (_("Printed: %s, with BSN"), called)
                          : g_strdup_printf (_("Printed: %s"), called);
  return self->with_bsn ? g_strdup_printf (_("Exported: %s, with BSN"), called)
                        : g_strdup_printf (_("Exported: %s"), called);
}

static RegieReading
reading_of (const Going *self, gboolean printed)
{
  return (RegieReading){ .act = printed ? REGIE_READ_PRINTED : REGIE_READ_EXPORTED,
                         .kind = self->kind->name,
                         .persons = self->rows->len,
                         .words = self->reason };
}

/* A list that is not of people may tell of them all the same: then a reason is asked. */
static gboolean
note_reason (const RegieWork *work, const Going *self, gboolean printed, GError **error)
{
  const RegieReading reading = reading_of (self, printed);

  return !self->kind->asks_reason || regie_reading_note (work->db, work->me->id, &reading, error);
}

/* Who took data out is logged before they are out, and of how many people. */
static gboolean
log_going (const RegieWork *work, const Going *self, gboolean printed, GError **error)
{
  g_autofree char *title = dup_logged (self, printed);
  const RegieReading reading = reading_of (self, printed);

  if (!self->kind->is_of_people)
    return note_reason (work, self, printed, error)
           && regie_export_note (work->db, work->me->id, title, error);
  return regie_export_note (work->db, work->me->id, title, error)
         && regie_export_log (work->db, work->me->id, &reading, error);
}

static gboolean
has_ending (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  return g_str_has_suffix (small, ending);
}

static gboolean
check_name (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  RegieCellsForm form;

  return has_ending (file, ".pdf") || (name != NULL && regie_cells_form_find (name, &form))
         || regie_refuse (
           error, _("The name of the file of a list ends with .xlsx, .ods, .csv or .pdf."));
}

static RegieDocument *
make_document (const RegieWork *work, const Going *self)
{
  return regie_roll_make_document (self->roll, self->rows, self->words, self->with_bsn,
                                   work->today);
}

static gboolean
save_document (const RegieWork *work, const Going *self, GFile *file, GError **error)
{
  g_autoptr (RegieDocument) document = make_document (work, self);

  return log_going (work, self, FALSE, error)
         && regie_document_save (document, "nl", file, work->cancellable, error);
}

static gboolean
save_cells (const RegieWork *work, const Going *self, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = dup_logged (self, FALSE);
  RegieCellsForm form = REGIE_CELLS_EXCEL;
  g_autoptr (RegieCells) cells = NULL;

  regie_cells_form_find (name, &form);
  cells = regie_roll_make_cells (self->roll, self->rows, self->words, self->with_bsn, form);
  return self->kind->is_of_people
           ? regie_people_set_save (work, cells, title, self->kind->name, file, error)
           : note_reason (work, self, FALSE, error)
               && regie_cells_save (work, cells, title, file, error);
}

static gboolean
run_export (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  g_auto (Going) going = { 0 };
  g_autofree const char **columns = NULL;
  g_autoptr (GFile) file = NULL;
  const char *name, *asked, *uri;

  g_variant_get (target, "(&s&s^a&s&s)", &name, &asked, &columns, &uri);
  if (!load (work, name, asked, columns, form, &going, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (uri);
  if (!check_name (file, error))
    return FALSE;
  return has_ending (file, ".pdf") ? save_document (work, &going, file, error)
                                   : save_cells (work, &going, file, error);
}

static gboolean
run_print (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
           GError **error)
{
  g_auto (Going) going = { 0 };
  g_autofree const char **columns = NULL;
  g_autoptr (RegieDocument) document = NULL;
  const char *name, *asked;

  g_variant_get (target, "(&s&s^a&s)", &name, &asked, &columns);
  if (!load (work, name, asked, columns, form, &going, error)
      || !log_going (work, &going, TRUE, error))
    return FALSE;
  document = make_document (work, &going);
  outcome->made = G_OBJECT (regie_print_new (document));
  return TRUE;
}

/* A list of which the lines are here already is searched without the database, and says so. */
static gboolean
run_searched (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
              GError **error)
{
  RegieReading reading = { .act = REGIE_READ_SEARCHED };
  const RegieListKind *kind;

  g_variant_get (target, "(&su)", &reading.kind, &reading.persons);
  if (g_str_equal (reading.kind, REGIE_LIST_FINDER)) /* which is for everybody */
    return regie_reading_note (work->db, work->me->id, &reading, error);
  if ((kind = regie_list_find (reading.kind)) == NULL)
    return regie_refuse (error, _("“%s” is no list."), reading.kind);
  return regie_work_may (work, kind->rights, error)
         && (!regie_list_tells_of_people (kind)
             || regie_reading_note (work->db, work->me->id, &reading, error));
}

gboolean
regie_list_tells_of_people (const RegieListKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);
  return kind->is_of_people || kind->asks_reason;
}

/* --- what is asked --- */

#define COLUMNS_FIELD                                                                              \
  {                                                                                                \
    "all_columns", ALL_COLUMNS, N_("All columns, also those that the list does not show"), NULL,  \
      REGIE_BOOL, 0, 10                                                                            \
  }

/* What is asked about any list, of people and about what residents said. */
static const RegieField plain_fields[] = { COLUMNS_FIELD };
static const RegieField bsn_fields[] = {
  COLUMNS_FIELD,
  { "with_bsn", WITH_BSN, N_("With the BSN of each person"), NULL, REGIE_BOOL, 0, 10 },
};
static const RegieField reason_fields[] = {
  { "reason", REASON, N_("Reason"), NULL, REGIE_TEXT, REGIE_REQUIRED, 10 },
  COLUMNS_FIELD,
};

static const RegieField *
get_field (GVariant *target, guint i)
{
  const RegieField *all[] = { &bsn_fields[0], &bsn_fields[1], &reason_fields[0] };

  return i < G_N_ELEMENTS (all) ? all[i] : NULL;
}

#define EXPORT_TITLE N_("What goes into the file")
#define EXPORT_ABOUT                                                                               \
  N_("Everything that was found, in the order of the list, with the columns that it shows. Who "  \
      "has the file has these data: keep it no longer than you need it.")
#define PRINT_TITLE N_("What goes on paper")
#define PRINT_ABOUT                                                                                \
  N_(                                                                                             \
    "Everything that was found, in the order of the list, with the columns that it shows. Paper "  \
    "with names is kept and thrown away like a dossier.")

/* By command, and by what is asked of it. */
enum { ASK_PLAIN, ASK_BSN, ASK_REASON, N_ASKS };
static const RegieAsk asks[REGIE_N_LIST_COMMANDS][N_ASKS] = {
  [REGIE_LIST_EXPORT] = { { EXPORT_TITLE, N_("_Export"), EXPORT_ABOUT, plain_fields, 1 },
                          { EXPORT_TITLE, N_("_Export"), EXPORT_ABOUT, bsn_fields, 2 },
                          { EXPORT_TITLE, N_("_Export"), EXPORT_ABOUT, reason_fields, 2 } },
  [REGIE_LIST_PRINT] = { { PRINT_TITLE, N_("_Print"), PRINT_ABOUT, plain_fields, 1 },
                         { PRINT_TITLE, N_("_Print"), PRINT_ABOUT, bsn_fields, 2 },
                         { PRINT_TITLE, N_("_Print"), PRINT_ABOUT, reason_fields, 2 } },
};

const RegieAsk *
regie_list_get_ask (const RegieListKind *kind, RegieListCommand command, gboolean sees_bsn)
{
  g_return_val_if_fail (kind != NULL && command < REGIE_N_LIST_COMMANDS, NULL);
  if (kind->asks_reason)
    return &asks[command][ASK_REASON];
  return &asks[command][kind->is_of_people && sees_bsn ? ASK_BSN : ASK_PLAIN];
}

const RegieCommand regie_list_commands[REGIE_N_LIST_COMMANDS] = {
  [REGIE_LIST_EXPORT] = { "list.export-to", "(ssass)", REGIE_RIGHT (EXPORT),
                          N_("The list is saved"), .run = run_export, .takes_out = TRUE,
                          .field = get_field },
  [REGIE_LIST_PRINT] = { "list.print-as", "(ssas)", REGIE_RIGHT (EXPORT), N_("Printed"),
                         .run = run_print, .takes_out = TRUE, .field = get_field },
  [REGIE_LIST_SEARCHED] = { "list.searched", "(su)", REGIE_RIGHT_NONE, .run = run_searched,
                            .quiet = TRUE },
};
