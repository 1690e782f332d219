/* SPDX-License-Identifier: EUPL-1.2 */
/* The same screens of the same invented office, from a file and from a server: there as who works
 * with them, and as who owns the tables, for whom no policy holds. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "regie-bench.h"
#include "regie-copy-query.h"
#include "regie-demo-mark.h"
#include "regie-demo.h"
#include "regie-desk-commands.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-parts.h"
#include "regie-error.h"
#include "regie-dashboard-view.h"
#include "regie-finder-view.h"
#include "regie-migrate.h"
#include "regie-office-commands.h"
#include "regie-organisation-commands.h"
#include "regie-policies.h"
#include "regie-provider-commands.h"
#include "regie-server.h"
#include "regie-youth-commands.h"

#define RUNS REGIE_BENCH_RUNS
#define PG_GOAL 1.5
#define WARM 2

/* Who looks: each with a login of its own.  The names are those of the invented office. */
typedef enum { CONSULTANT, DIRECTOR, DESK, MANAGER, FINANCE, N_WHO } Who;
static const char *const logins[N_WHO] = { "consulent", "regisseur", "balie", "manager",
                                           "financien" };

/* TARGET is the text of a GVariant, with $dossier, $provider and $rows; NULL: a question about
 * nothing.  Without a QUESTION a fact is saved. */
typedef struct {
  const char *name;
  Who who;
  const RegieQuestion *question;
  const char *target;
} Screen;

static const Screen screens[] = {
  { "Today, of a consultant", CONSULTANT, &regie_office_questions[REGIE_TODAY_READ],
    "('', '', '')" },
  { "Today, of everybody, manager", MANAGER, &regie_office_questions[REGIE_TODAY_READ],
    "('', '', '')" },
  { "caseload, the first page", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('', 256, true)" },
  { "caseload, sorted by name", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('sorteer=name', 256, true)" },
  { "caseload, sorted by hours and late", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('te_laat=ja sorteer=hours aflopend=ja', 256, true)" },
  { "caseload, mine", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('van=mijn', 256, true)" },
  { "caseload, every id behind the first page", CONSULTANT,
    &regie_office_questions[REGIE_CASELOAD_IDS], "('', 0, false)" },
  { "caseload, a page while scrolling", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_ROWS],
    "$rows" },
  { "caseload, the counts of every filter", CONSULTANT,
    &regie_office_questions[REGIE_CASELOAD_EACH],
    "['', 'van=mijn', 'te_laat=ja', 'zonder_pip=ja', 'achter=ja', 'eindigt=ja']" },
  { "search by a fragment of a name", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('zoek=kerom', 256, true)" },
  { "search with one letter", CONSULTANT, &regie_office_questions[REGIE_CASELOAD_IDS],
    "('zoek=k', 256, true)" },
  { "Ctrl+K", CONSULTANT, &regie_finder_question, "('kerom', 0)" },
  { "a dossier", CONSULTANT, &regie_dossier_questions[REGIE_DOSSIER_READ], "$dossier" },
  { "a dossier, its plan", CONSULTANT, &regie_dossier_parts[REGIE_PART_PLAN], "($dossier, 0)" },
  { "a dossier, its facts", CONSULTANT, &regie_dossier_parts[REGIE_PART_FACTS], "$dossier" },
  { "a dossier, its log", CONSULTANT, &regie_dossier_parts[REGIE_PART_LOG], "$dossier" },
  { "the young people, first page", DIRECTOR, &regie_youth_questions[REGIE_YOUTH_IDS],
    "('', 256, true)" },
  { "providers", FINANCE, &regie_provider_questions[REGIE_PROVIDERS_READ], NULL },
  { "a provider, its orders", FINANCE, &regie_provider_questions[REGIE_PROVIDER_READ_ORDERS],
    "($provider, 0, '')" },
  { "a provider, its invoices", FINANCE, &regie_provider_questions[REGIE_PROVIDER_READ_INVOICES],
    "($provider, 0)" },
  { "organisations", MANAGER, &regie_organisation_questions[REGIE_ORGANISATIONS_READ], "('', '')" },
  { "the desk", DESK, &regie_desk_questions[REGIE_DESK_READ], NULL },
  { "figures of the manager", MANAGER, &regie_figure_questions[REGIE_DASHBOARD_READ],
    "(-2147483648, 0, '', 0, ['actief', 'pip_op_tijd'])" },
  { "a fact is saved", CONSULTANT, NULL, NULL },
};

/* Where the office stands. */
typedef enum { IN_FILE, AS_LOGIN, AS_OWNER, N_SIDES } SideKind;
typedef struct {
  RegieDb *db[N_WHO]; /* the same for all where nobody has a login of their own */
  RegieMe *me[N_WHO];
} Side;

typedef struct {
  RegieCommandLine *line;
  RegieDeriver *deriver;
  Side sides[N_SIDES];
  gint64 dossier, provider;
  char *rows;
  guint n_saved;
} Bench;

static void
side_clear (Side *self)
{
  for (guint i = 0; i < N_WHO; i++)
    {
      if (self->db[i] != NULL && (i == 0 || self->db[i] != self->db[0]))
        regie_db_close (self->db[i]);
      g_clear_pointer (&self->me[i], regie_me_free);
    }
}

static void
bench_clear (Bench *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    side_clear (&self->sides[i]);
  g_clear_pointer (&self->deriver, regie_deriver_free);
  g_free (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_clear)

/* Everybody through the connection TAKE, in turn. */
static gboolean
side_play (Side *self, RegieDb *take, GError **error)
{
  for (guint i = 0; i < N_WHO; i++)
    {
      self->db[i] = take;
      if (take == NULL || (self->me[i] = regie_me_play (take, logins[i], error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

char *
regie_bench_dup_address (const char *address, const char *login)
{
  g_autoptr (RegieServer) server = regie_server_from_address (address, FALSE);

  if (server == NULL)
    return NULL;
  g_free (server->login);
  server->login = g_strdup (login);
  return regie_server_dup_address (server, NULL);
}

/* Each with a login that the server holds to its role. */
static gboolean
side_log_in (Side *self, const char *address, GError **error)
{
  for (guint i = 0; i < N_WHO; i++)
    {
      g_autofree char *own = regie_bench_dup_address (address, logins[i]);

      if ((self->db[i] = regie_db_open (own, REGIE_DB_READ_WRITE, error)) == NULL
          || (self->me[i] = regie_me_find (self->db[i], error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_bench_let_in (RegieDb *owner, const char *login, GError **error)
{
  gint64 known = 0;
  g_autofree char *sql = g_strdup_printf ("CREATE ROLE \"%s\" LOGIN", login);

  return regie_db_get_int (owner, "SELECT count(*) FROM pg_roles WHERE rolname = $1", 1, &login,
                           &known, error)
         && (known > 0 || regie_db_script (owner, sql, error))
         && regie_policies_grant (owner, login, TRUE, error);
}

static char *
dup_login (guint number)
{
  return g_strdup_printf ("drukte%02u", number + 1);
}

char *
regie_bench_dup_address_of (const char *server, guint number)
{
  g_autofree char *login = dup_login (number);

  return regie_bench_dup_address (server, login);
}

gboolean
regie_bench_hire (RegieDb *owner, guint number, GError **error)
{
  g_autofree char *login = dup_login (number);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, regie_id_new ());
  gint64 there;

  return regie_db_get_int (owner, "SELECT count(*) FROM staff WHERE login = $1", 1,
                           (const char *[]){ login }, &there, error)
         && (there > 0
             || regie_db_exec (owner,
                               "INSERT INTO staff (id, version, voided, login, name, role, active) "
                               "VALUES ($1, 1, 0, $2, $2, 'consulent', 1)",
                               2, (const char *[]){ id, login }, NULL, NULL, error))
         && regie_bench_let_in (owner, login, error);
}

RegieDb *
regie_bench_open_server (RegieCommandLine *line, GError **error)
{
  if (line->database != NULL && regie_db_is_address (line->database))
    return regie_db_open (line->database, REGIE_DB_READ_WRITE, error);
  regie_command_wrong (error, _("Name a server to measure with --database, one that may be thrown "
                                 "away: logins are made on it."));
  return NULL;
}

RegieDb *
regie_bench_open_office (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) owner = regie_bench_open_server (line, error);
  gint64 dossiers;

  if (owner == NULL || !regie_migrate (owner, regie_schema (), error)
      || !regie_db_get_int (owner, "SELECT count(*) FROM dossier", 0, NULL, &dossiers, error)
      || (dossiers == 0
          && !regie_demo_fill (owner, line->office, (guint) line->dossiers, 1, NULL, NULL, NULL,
                               error)))
    return NULL;
  if (!regie_demo_is (owner))
    return regie_refuse (error,
                         _("This changes dossiers: it is measured on invented people only.")),
           NULL;
  return g_steal_pointer (&owner);
}

guint
regie_bench_number (RegieCommandLine *line, guint i, guint instead)
{
  guint64 n;

  return g_strv_length (line->words) > i + 2
             && g_ascii_string_to_unsigned (line->words[i + 2], 10, 1, 100000, &n, NULL)
           ? (guint) n
           : instead;
}

/* The office of FILE on the server, unless it stands there since an earlier run. */
static gboolean
fill_server (RegieDb *file, RegieDb *owner, const char *address, GError **error)
{
  static const char sum[] = "SELECT COALESCE (sum (id % 1000000007), 0) FROM dossier";
  gint64 here, there;
  gint64 begin = g_get_monotonic_time ();

  if (!regie_migrate (owner, regie_schema (), error)
      || !regie_db_get_int (file, sum, 0, NULL, &here, error)
      || !regie_db_get_int (owner, sum, 0, NULL, &there, error))
    return FALSE;
  if (here != there)
    {
      g_autoptr (RegieDb) patient = regie_db_open (address, REGIE_DB_PATIENT_READER, error);

      if (patient == NULL || !regie_copy_all (file, owner, NULL, NULL, NULL, error)
          || !regie_db_script (patient, "VACUUM ANALYZE", error))
        return FALSE;
      g_print (_("The office was copied to the server in %.0f seconds.\n"),
               (double) (g_get_monotonic_time () - begin) / 1e6);
    }
  for (guint i = 0; i < N_WHO; i++)
    if (!regie_bench_let_in (owner, logins[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
find_ids (Bench *self, GError **error)
{
  RegieDb *db = self->sides[IN_FILE].db[0];
  g_autofree char *me = g_strdup_printf ("%" G_GINT64_FORMAT, self->sides[IN_FILE].me[0]->id);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) rows = g_string_new ("[");

  if (!regie_db_get_int (db,
                         "SELECT dossier FROM dossier_index WHERE consultant = $1 ORDER BY hours "
                         "DESC LIMIT 1",
                         1, (const char *[]){ me }, &self->dossier, error)
      || !regie_db_get_int (db,
                            "SELECT c.provider FROM engagement e JOIN lot l ON l.id = e.lot JOIN "
                            "contract c ON c.id = l.contract GROUP BY c.provider ORDER BY count(*) "
                            "DESC, c.provider LIMIT 1",
                            0, NULL, &self->provider, error)
      || !regie_db_get_ids (db,
                            "SELECT dossier FROM dossier_index ORDER BY name_sort LIMIT 50 OFFSET "
                            "(SELECT count(*) / 2 FROM dossier_index)",
                            0, NULL, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (rows, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (rows, ']');
  self->rows = g_string_free (g_steal_pointer (&rows), FALSE);
  return TRUE;
}

static GVariant *
make_target (const Bench *self, const Screen *screen, GError **error)
{
  g_autoptr (GString) text = g_string_new (screen->target);
  g_autofree char *dossier = g_strdup_printf ("%" G_GINT64_FORMAT, self->dossier);
  g_autofree char *provider = g_strdup_printf ("%" G_GINT64_FORMAT, self->provider);

  g_string_replace (text, "$dossier", dossier, 0);
  g_string_replace (text, "$provider", provider, 0);
  g_string_replace (text, "$rows", self->rows, 0);
  return g_variant_parse (G_VARIANT_TYPE (screen->question->target), text->str, NULL, NULL, error);
}

static gboolean
save_fact (const RegieWork *work, gint64 dossier, guint days_ago, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieOutcome) outcome = NULL;
  char day[REGIE_DAY_TEXT];

  regie_form_set_code (form, Fact, kind, REGIE_FACT_CONTACT);
  regie_form_set_field (form, Fact, day, regie_day_format (work->today - (int) days_ago, day));
  outcome = regie_command_do (work, &regie_dossier_commands[REGIE_FACT_RECORD],
                              g_variant_new_int64 (dossier), form, error);
  return outcome != NULL;
}

/* Milliseconds: on the wall, and of the processor, here and in the process of the server when that
 * is on this computer (else 0).  Where others work on the machine as well only the last is fair. */
typedef struct {
  double wall, processor;
} Took;

gint64
regie_bench_processor (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/schedstat", pid);
  g_autofree char *text = NULL;

  return pid != 0 && g_file_get_contents (path, &text, NULL, NULL)
           ? g_ascii_strtoll (text, NULL, 10)
           : 0;
}

static Took
now (RegieDb *db)
{
  struct timespec own;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &own);
  return (Took){ (double) g_get_monotonic_time () / 1e3,
                 (double) own.tv_sec * 1e3 + (double) own.tv_nsec / 1e6
                   + (double) regie_bench_processor (regie_db_get_process (db)) / 1e6 };
}

static gboolean
time_screen (Bench *self, const Screen *screen, SideKind kind, Took *took, GError **error)
{
  const Side *side = &self->sides[kind];
  RegieWork work = { .db = side->db[screen->who],
                     .office = self->line->office,
                     .deriver = self->deriver,
                     .me = side->me[screen->who],
                     .today = self->line->today };
  g_autoptr (GVariant) target = NULL;
  gpointer answer = NULL;
  Took begin;
  gboolean ok;

  if (screen->target != NULL && (target = make_target (self, screen, error)) == NULL)
    return FALSE;
  if (target != NULL)
    g_variant_ref_sink (target);
  begin = now (work.db);
  if (screen->question == NULL)
    ok = save_fact (&work, self->dossier, self->n_saved++ / N_SIDES, error);
  else
    ok = (answer = regie_question_ask (&work, screen->question, target, error)) != NULL;
  *took = now (work.db);
  took->wall -= begin.wall;
  took->processor -= begin.processor;
  if (answer != NULL)
    screen->question->free (answer);
  return ok;
}

static double
part (double above, double below)
{
  return below > 0 ? above / below : 0;
}

/* What the first time is special about (statements that are prepared, pages that are read) is not
 * counted. */
static gboolean
time_all (Bench *self, const Screen *screen, GError **error)
{
  double server[RUNS], policies[RUNS], processor[RUNS];
  Took took[N_SIDES];
  char detail[160];

  for (int run = -WARM; run < RUNS; run++)
    {
      for (guint kind = 0; kind < N_SIDES; kind++)
        if (!time_screen (self, screen, kind, &took[kind], error))
          {
            g_prefix_error (error, "%s (%u): ", screen->name, kind);
            return FALSE;
          }
      if (run >= 0)
        {
          server[run] = part (took[AS_LOGIN].wall, took[IN_FILE].wall);
          processor[run] = part (took[AS_LOGIN].processor, took[IN_FILE].processor);
          policies[run] = part (took[AS_LOGIN].processor, took[AS_OWNER].processor);
        }
    }
  g_snprintf (detail, sizeof detail,
              "(%.2f ms against %.2f ms; of the processor %.2f; with / without policies %.2f)",
              took[AS_LOGIN].wall, took[IN_FILE].wall, regie_bench_median (processor, RUNS),
              regie_bench_median (policies, RUNS));
  regie_bench_report (screen->name, regie_bench_median (server, RUNS), PG_GOAL, detail);
  return TRUE;
}

static gboolean
run (RegieCommandLine *line, const char *path, GError **error)
{
  g_auto (Bench) self = { .line = line, .deriver = regie_office_deriver (line->office) };
  RegieDb *owner = regie_bench_open_server (line, error);
  RegieDb *file;

  if (owner == NULL)
    return FALSE;
  self.sides[AS_OWNER].db[0] = owner;
  if ((file = regie_db_open (path, REGIE_DB_CREATE, error)) == NULL)
    return FALSE;
  self.sides[IN_FILE].db[0] = file;
  if (!regie_migrate (file, regie_schema (), error)
      || !regie_demo_fill (file, line->office, (guint) line->dossiers, 1, NULL, NULL, NULL, error)
      || !regie_db_script (file, "ANALYZE", error) || !side_play (&self.sides[IN_FILE], file, error)
      || (owner = regie_bench_open_server (line, error)) == NULL)
    return FALSE;
  if (!fill_server (file, owner, line->database, error))
    {
      regie_db_close (owner);
      return FALSE;
    }
  if (!side_play (&self.sides[AS_OWNER], owner, error)
      || !side_log_in (&self.sides[AS_LOGIN], line->database, error) || !find_ids (&self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    if ((line->search == NULL || strstr (screens[i].name, line->search) != NULL)
        && !time_all (&self, &screens[i], error))
      return FALSE;
  return TRUE;
}

int
regie_bench_postgres (RegieCommandLine *line, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gboolean ok;

  if ((folder = g_dir_make_tmp ("regie-bench-XXXXXX", error)) == NULL)
    return 1;
  path = g_build_filename (folder, "office.db", NULL);
  g_print (_("Medians of %d runs in turn: a server against a file, %d dossiers.\n"), RUNS,
           line->dossiers);
  ok = run (line, path, error);
  g_unlink (path);
  g_rmdir (folder);
  return ok ? 0 : 1;
}
