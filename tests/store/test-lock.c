/* SPDX-License-Identifier: EUPL-1.2 */
/* Two people at once, on a server: each with a connection and a thread of their own, and nobody
 * overwrites another.
 *
 * Who comes second is known to wait by what the server says of its locks; nothing rests on time. */
#include "fixture.h"
#include "regie-lock.h"
#include "regie-desk.h"
#include "regie-error.h"
#include "regie-folder.h"
#include "regie-import.h"
#include "regie-order.h"

typedef struct _Person Person;
typedef gboolean (*ActFunc) (Person *self, GError **error);
typedef RegieChange *(*PersonMakeFunc) (Person *self, GError **error);

/* Somebody who does one thing.  With STOP_AT that person stands still in that making of the change,
 * holding the locks of those before it, until they are let go. */
struct _Person {
  Fixture *f;
  RegieDb *db;
  RegieDeriver *deriver;
  RegieApplier applier;
  gint64 process;
  ActFunc act;
  PersonMakeFunc make;
  gint64 a, b; /* what it is about */
  const char *text;
  RegieChange *change; /* what is ready */
  RegieImport *import;
  guint n_made, stop_at;
  GMutex mutex;
  GCond cond;
  gboolean stands, may_go;
  gint ended;
  gboolean ok;
  GError *error;
  GThread *thread;
};

static void
person_init (Person *self, Fixture *f, ActFunc act)
{
  g_autoptr (GError) error = NULL;

  *self = (Person){ .f = f, .act = act, .deriver = regie_office_deriver (f->office) };
  self->applier = (RegieApplier){ regie_schema (), f->office->codes, 0, regie_derive_dossier,
                                  self->deriver };
  self->db = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  regie_db_get_int (self->db, "SELECT pg_backend_pid()", 0, NULL, &self->process, &error);
  g_assert_no_error (error);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

static void
person_clear (Person *self)
{
  g_clear_pointer (&self->change, regie_change_free);
  g_clear_pointer (&self->import, regie_import_free);
  g_clear_pointer (&self->db, regie_db_close);
  g_clear_pointer (&self->deriver, regie_deriver_free);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

static void
stand_still (Person *self)
{
  g_mutex_lock (&self->mutex);
  self->stands = TRUE;
  g_cond_broadcast (&self->cond);
  while (!self->may_go)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static RegieChange *
make_and_stand (RegieDb *db, gpointer data, GError **error)
{
  Person *self = data;
  RegieChange *change = self->make (self, error);

  if (++self->n_made == self->stop_at)
    stand_still (self);
  return change;
}

static gboolean
by_making (Person *self, GError **error)
{
  return regie_apply_make (self->db, &self->applier, make_and_stand, self, NULL, NULL, error);
}

static gboolean
by_applying (Person *self, GError **error)
{
  return regie_apply (self->db, &self->applier, self->change, NULL, error);
}

static gboolean
by_undoing (Person *self, GError **error)
{
  return regie_apply_undo (self->db, &self->applier, self->a, NULL, error);
}

static gboolean
by_importing (Person *self, GError **error)
{
  gint64 seq;

  return regie_import_run (self->import, self->db, self->deriver, 0, "feiten.csv", NULL, NULL, NULL,
                           &seq, error);
}

static gpointer
act (gpointer data)
{
  Person *self = data;

  self->ok = self->act (self, &self->error);
  g_mutex_lock (&self->mutex);
  g_atomic_int_set (&self->ended, 1);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
person_start (Person *self)
{
  self->thread = g_thread_new ("person", act, self);
}

/* Starts SELF and waits until they stand still with their locks. */
static void
person_start_and_stand (Person *self)
{
  self->stop_at = 2; /* the first making says what to lock */
  person_start (self);
  g_mutex_lock (&self->mutex);
  while (!self->stands && !g_atomic_int_get (&self->ended))
    g_cond_wait (&self->cond, &self->mutex);
  g_assert_true (self->stands);
  g_mutex_unlock (&self->mutex);
}

static void
person_let_go (Person *self)
{
  g_mutex_lock (&self->mutex);
  self->may_go = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
person_join (Person *self)
{
  g_thread_join (g_steal_pointer (&self->thread));
}

/* Kinds of record, entries and everything together are locked as other numbers. */
#define LEAST_ID G_GINT64_CONSTANT (999)
#define LOCK "((CAST(classid AS BIGINT) << 32) | CAST(objid AS BIGINT))"

#define EVERYTHING 0
#define ANY_RECORD G_MININT64

/* Is SELF seen to wait for the lock KEY before they end? */
static gboolean
person_waits_for (Person *self, gint64 key)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    " AND pid = %" G_GINT64_FORMAT " AND " LOCK " %s regie_lock_key (%" G_GINT64_FORMAT ")",
    self->process, key == ANY_RECORD ? ">" : "=", key == ANY_RECORD ? LEAST_ID : key);

  while (!g_atomic_int_get (&self->ended))
    {
      if (count (self->f, sql) > 0)
        return TRUE;
      g_thread_yield ();
    }
  return FALSE;
}

/* FIRST holds what SECOND needs, and goes on when SECOND is seen to wait for the lock KEY. */
static void
one_after_the_other (Person *first, Person *second, gint64 key)
{
  person_start_and_stand (first);
  person_start (second);
  g_assert_true (person_waits_for (second, key));
  person_let_go (first);
  person_join (first);
  person_join (second);
  g_assert_no_error (first->error);
  g_assert_true (first->ok);
}

/* Both are kept waiting by the locks A and B (0: only A), and let go at once. */
static void
both_at_once (Fixture *f, Person *one, Person *other, gint64 a, gint64 b, gint64 key)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT pg_advisory_xact_lock (regie_lock_key (%" G_GINT64_FORMAT
    ")), pg_advisory_xact_lock (regie_lock_key (%" G_GINT64_FORMAT "))",
    a, b != 0 ? b : a);

  g_assert_true (regie_db_begin (f->db, NULL));
  g_assert_true (regie_db_script (f->db, sql, NULL));
  person_start (one);
  g_assert_true (person_waits_for (one, key));
  person_start (other);
  g_assert_true (person_waits_for (other, key));
  regie_db_rollback (f->db);
  person_join (one);
  person_join (other);
}

static gint64
key_of_kind (RegieEntityId kind)
{
  return (gint64) kind + 1;
}

static gint64
record (Fixture *f, RegieEntityId entity, const char *const *pairs)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    regie_form_set (form, pairs[i], pairs[i + 1]);
  change = regie_record_make (f->db, f->office, regie_entity (entity), NULL, form, &error);
  g_assert_no_error (error);
  id = g_ascii_strtoll (regie_change_find_made (change, regie_entity (entity)), NULL, 10);
  apply (f, change, NULL);
  return id;
}

#define RECORD(entity, ...)                                                                        \
  record (f, REGIE_ENTITY_##entity, (const char *const[]){ __VA_ARGS__, NULL })

static char *
text_of (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
add_goal (Fixture *f, gint64 dossier, const char *text)
{
  g_autofree char *id = text_of (dossier);

  return RECORD (Goal, "dossier", id, "soort", "hoofddoel", "tekst", text);
}

static RegieChange *
make_goal_text (Person *self, GError **error)
{
  g_autoptr (RegieRecord) goal = regie_load_one (self->db, regie_entity (REGIE_ENTITY_Goal),
                                                 self->a, error);
  RegieChange *change = regie_change_new ("Goal");

  g_assert_nonnull (goal);
  regie_change_set (change, goal, "text", self->text);
  return change;
}

/* A change that rests on a record that somebody altered while it waited is refused. */
static void
test_pin (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  gint64 other = add_dossier (f, "Tesfai", NULL, "gezin");
  gint64 pinned = add_goal (f, dossier, "Werken in de zorg");
  gint64 written = add_goal (f, other, "Fietsen");
  g_autoptr (RegieRecord) rests_on = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Goal),
                                                     pinned, NULL);
  g_autoptr (RegieRecord) changed = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Goal),
                                                    written, NULL);
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };

  person_init (&one, f, by_making);
  one.make = make_goal_text;
  one.a = pinned;
  one.text = "Werken in de bouw";
  person_init (&second, f, by_applying);
  second.change = regie_change_new ("Goal");
  regie_change_pin (second.change, rests_on);
  regie_change_set (second.change, changed, "text", "Zwemmen");
  one_after_the_other (&one, &second, pinned);
  g_assert_error (second.error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Zwemmen'"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM goal WHERE text = 'Werken in de bouw'"), ==, 1);
}

static gint64
add_wish (Fixture *f, const char *number)
{
  g_autofree char *resident = text_of (RECORD (Resident, "initialen", "H.K.", "nummer", number,
                                               "talen", "ti, en", "geboortejaar", "1994"));

  return RECORD (Wish, "bewoner", resident, "soort", "vrijwilligerswerk", "richting", "buiten",
                 "open_sinds", "2026-10-01", "rooster", "di 9:00-12:00");
}

static RegieChange *
make_match (Person *self, GError **error)
{
  return regie_match_decide (self->db, self->f->office, self->a, self->b, "afgesproken", NULL, 0,
                             error);
}

/* Of two people who give the last place away one is told that it is gone. */
static void
test_last_place (Fixture *f, gconstpointer data)
{
  g_autofree char *giver = text_of (
    RECORD (Giver, "naam", "De Tuin", "soort", "organisatie", "telefoon", "043 000 00 00"));
  gint64 offer = RECORD (Offer, "gever", giver, "titel", "Tuinieren", "soort", "vrijwilligerswerk",
                         "richting", "buiten", "plaatsen", "1", "rooster", "di 9:00-12:00");
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };

  person_init (&one, f, by_making);
  one.make = make_match;
  one.a = add_wish (f, "N1");
  one.b = offer;
  person_init (&second, f, by_making);
  second.make = make_match;
  second.a = add_wish (f, "N2");
  second.b = offer;
  one_after_the_other (&one, &second, offer);
  g_assert_error (second.error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (second.error->message, "This cannot be: all places"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM match WHERE voided = 0"), ==, 1);
}

/* A school with one lot of PLACES, for lessons of the B1 route. */
static gint64
add_lot (Fixture *f, const char *places)
{
  g_autofree char *provider = text_of (RECORD (Provider, "naam", "Mergelland Taal"));
  g_autofree char *contract = NULL;
  g_autofree char *lot = NULL;

  RECORD (Mark, "aanbieder", provider, "soort", "blik_op_werk", "tot", "2027-06-30");
  contract = text_of (RECORD (Contract, "aanbieder", provider, "nummer", "C-1", "stand", "loopt",
                              "van", "2026-01-01", "tot", "2027-12-31"));
  lot = text_of (
    RECORD (Lot, "contract", contract, "naam", "taal", "leerroute", "B1", "plaatsen", places));
  RECORD (Price, "perceel", lot, "onderwerp", "taal", "eenheid", "uur", "bedrag", "1000");
  return g_ascii_strtoll (lot, NULL, 10);
}

/* A line of lessons in the plan of somebody new. */
static gint64
add_line (Fixture *f, const char *surname)
{
  gint64 dossier = add_dossier (f, surname, NULL, "asiel_28");
  g_autoptr (RegieForm) form = regie_form_from_text (
    "soort=plan_regel&datum=2026-12-07&tot=2027-02-26&onderwerp=taal&"
    "intensiteit=12&aanbieder=Mergelland%20Taal");
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  add_fact (f, dossier, "pip", "2026-02-02", "leerroute", "B1");
  change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);
  g_assert_no_error (error);
  id = g_ascii_strtoll (((RegieEdit *) change->edits->pdata[0])->id, NULL, 10);
  apply (f, change, NULL);
  return id;
}

static RegieChange *
make_order (Person *self, GError **error)
{
  g_autoptr (RegieRecord) line = regie_load_one (self->db, regie_entity (REGIE_ENTITY_Fact),
                                                 self->a, error);

  g_assert_nonnull (line);
  return regie_order_make (self->db, self->f->office, line, 0, 0, error);
}

static void
order_twice (Fixture *f)
{
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };

  person_init (&one, f, by_making);
  one.make = make_order;
  one.a = add_line (f, "Haddad");
  person_init (&second, f, by_making);
  second.make = make_order;
  second.a = add_line (f, "Tesfai");
  one_after_the_other (&one, &second, key_of_kind (REGIE_ENTITY_Engagement));
  g_assert_no_error (second.error);
}

/* Two orders at once get two numbers, and of one place only one of them. */
static void
test_order_numbers (Fixture *f, gconstpointer data)
{
  add_lot (f, "1");
  order_twice (f);
  g_assert_cmpint (count (f, "SELECT count(DISTINCT number) FROM engagement WHERE voided = 0"), ==,
                   2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM engagement WHERE stage = 'besteld'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM engagement WHERE stage = 'wacht'"), ==, 1);
}

static RegieChange *
make_placed (Person *self, GError **error)
{
  g_autoptr (RegieRecord) order = regie_load_one (self->db, regie_entity (REGIE_ENTITY_Engagement),
                                                  self->a, error);

  g_assert_nonnull (order);
  return regie_order_place (self->db, self->f->office, order, 0, error);
}

/* Of two who wait for a place one gets the only one that comes. */
static void
test_waiting_orders (Fixture *f, gconstpointer data)
{
  gint64 lot = add_lot (f, "0");
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };
  g_autoptr (GError) error = NULL;

  order_twice (f);
  regie_db_script (f->db, "UPDATE lot SET places = 1", &error);
  g_assert_no_error (error);
  person_init (&one, f, by_making);
  one.make = make_placed;
  one.a = count (f, "SELECT min(id) FROM engagement");
  person_init (&second, f, by_making);
  second.make = make_placed;
  second.a = count (f, "SELECT max(id) FROM engagement");
  one_after_the_other (&one, &second, lot);
  g_assert_error (second.error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, "SELECT count(*) FROM engagement WHERE stage = 'besteld'"), ==, 1);
}

static RegieChange *
make_dossier (Person *self, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  gint64 id;

  regie_form_set (form, "achternaam", self->text);
  regie_form_set (form, "groep", "gezin");
  regie_form_set (form, "dossiernummer", "M1");
  return regie_dossier_create (self->f->office, form, 0, &id, error);
}

static RegieChange *
make_number (Person *self, GError **error)
{
  g_autoptr (RegieRecord) dossier = regie_load_one (self->db, regie_entity (REGIE_ENTITY_Dossier),
                                                    self->a, error);
  RegieChange *change = regie_change_new ("Number");

  g_assert_nonnull (dossier);
  regie_change_set (change, dossier, "number", "M2");
  return change;
}

static void
assert_number_taken (const GError *error)
{
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_true (
    g_str_has_prefix (error->message, "Dossier number: this stands in another dossier already"));
}

/* Of two new dossiers with one number the second is told, in words, that it is taken. */
static void
test_new_number (Fixture *f, gconstpointer data)
{
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };

  person_init (&one, f, by_making);
  one.make = make_dossier;
  one.text = "Haddad";
  person_init (&second, f, by_making);
  second.make = make_dossier;
  second.text = "Tesfai";
  one_after_the_other (&one, &second, key_of_kind (REGIE_ENTITY_Person));
  assert_number_taken (second.error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier"), ==, 1);
}

/* The same of a number that two dossiers get. */
static void
test_given_number (Fixture *f, gconstpointer data)
{
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };

  person_init (&one, f, by_making);
  one.make = make_number;
  one.a = add_dossier (f, "Haddad", NULL, "gezin");
  person_init (&second, f, by_making);
  second.make = make_number;
  second.a = add_dossier (f, "Tesfai", NULL, "gezin");
  one_after_the_other (&one, &second, key_of_kind (REGIE_ENTITY_Dossier));
  assert_number_taken (second.error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE number = 'M2'"), ==, 1);
}

static RegieChange *
make_assigned (Person *self, GError **error)
{
  return regie_dossier_assign (self->db, (const gint64[]){ self->a, self->b }, 2,
                               g_ascii_strtoll (self->text, NULL, 10), error);
}

/* Two changes over the same two dossiers, in the opposite order, wait for each other and never in a
 * circle. */
static void
test_opposite_order (Fixture *f, gconstpointer data)
{
  gint64 low = add_dossier (f, "Haddad", NULL, "gezin");
  gint64 high = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_auto (Person) one = { 0 };
  g_auto (Person) other = { 0 };
  g_autoptr (GError) error = NULL;

  regie_db_script (
    f->db,
    "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES"
    " (1, 1, 0, 'een', 'Een', 'consulent', 1), (2, 1, 0, 'twee', 'Twee', 'consulent', 1)",
    &error);
  g_assert_no_error (error);
  g_assert_cmpint (low, <, high);
  person_init (&one, f, by_making);
  one.make = make_assigned;
  one.a = low;
  one.b = high;
  one.text = "1";
  person_init (&other, f, by_making);
  other.make = make_assigned;
  other.a = high;
  other.b = low;
  other.text = "2";
  both_at_once (f, &one, &other, low, high, ANY_RECORD);
  g_assert_no_error (one.error);
  g_assert_no_error (other.error);
  g_assert_cmpint (count (f, "SELECT count(DISTINCT consultant) FROM dossier"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE consultant IS NULL"), ==, 0);
}

/* One of two takes an entry back; the other hears that it was. */
static void
test_undone_twice (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  gint64 seq = add_fact (f, dossier, "contact", "2026-11-20", NULL, NULL);
  const GError *refused;
  g_auto (Person) one = { 0 };
  g_auto (Person) other = { 0 };

  person_init (&one, f, by_undoing);
  one.a = seq;
  person_init (&other, f, by_undoing);
  other.a = seq;
  both_at_once (f, &one, &other, -seq, 0, -seq);
  g_assert_true (one.ok != other.ok);
  refused = one.ok ? other.error : one.error;
  g_assert_error (refused, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE undoes IS NOT NULL"), ==, 1);
}

static RegieChange *
make_contact (Person *self, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_from_text ("soort=contact&datum=2026-11-20");

  return regie_fact_record (self->f->office, self->a, NULL, form, 0, error);
}

/* A file with facts of a dossier comes in while that is changed: both stand, and the index says
 * so. */
static void
test_import (Fixture *f, gconstpointer data)
{
  static const char csv[] = "dossiernummer;soort;datum;leerroute\nM2;pip;02-02-2026;B1\n";
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_auto (Person) one = { 0 };
  g_auto (Person) second = { 0 };
  g_autoptr (GError) error = NULL;

  person_init (&one, f, by_making);
  one.make = make_number;
  one.a = dossier;
  g_assert_true (by_making (&one, NULL));
  one.make = make_contact;
  one.n_made = 0;
  person_init (&second, f, by_importing);
  second.import = regie_import_new (f->office, csv, sizeof csv - 1, &error);
  g_assert_no_error (error);
  g_assert_true (regie_import_check (second.import, second.db, NULL, &error));
  g_assert_cmpuint (regie_import_n_accepted (second.import), ==, 1);
  one_after_the_other (&one, &second, EVERYTHING);
  g_assert_no_error (second.error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 2);
  assert_in_order (f);
}

/* Any login can hold what all others need, also beside the program: then it is said who. */
static void
test_held (Fixture *f, gconstpointer data)
{
  g_autofree char *login = g_strdup_printf ("houdt_%d", (int) getpid ());
  g_autofree char *make = g_strdup_printf (
    "CREATE ROLE %s LOGIN; INSERT INTO staff (id, version, voided, login, name, role, active) "
    "VALUES (1, 1, 0, '%s', 'Bert Bos', 'balie', 1)",
    login, login);
  g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
  static const struct {
    const char *held;
    gboolean begins, begins_alone;
    const char *says;
  } rows[] = {
    { "SELECT pg_advisory_lock (0)", FALSE, FALSE, "Bert Bos is doing something" },
    { "SELECT pg_advisory_lock_shared (0)", TRUE, FALSE, "Bert Bos is saving and" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;

  g_assert_true (regie_db_script (f->db, make, &error));
  g_assert_no_error (error);
  db = open_as (f, login);
  g_assert_true (regie_db_script (f->db, "SET lock_timeout = 50", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (regie_db_script (db, rows[i].held, NULL));
      g_assert_cmpint (regie_lock_begin (f->db, &error), ==, rows[i].begins);
      if (rows[i].begins)
        g_assert_true (regie_lock_end (f->db, TRUE, NULL));
      else
        {
          g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
          g_assert_true (g_str_has_prefix (error->message, rows[i].says));
        }
      g_clear_error (&error);
      g_assert_false (regie_lock_begin_alone (f->db, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_BUSY);
      g_assert_true (g_str_has_prefix (error->message, "Bert Bos is saving and"));
      g_clear_error (&error);
      g_assert_true (regie_db_script (db, "SELECT pg_advisory_unlock_all ()", NULL));
    }
  g_clear_pointer (&db, regie_db_close);
  g_assert_true (regie_lock_begin_alone (f->db, &error) && regie_lock_end (f->db, TRUE, NULL));
  g_assert_true (regie_db_script (f->db, drop, &error));
}

static void
test_sorted (void)
{
  static const gint64 in[] = { 7, -3, 7, G_MAXINT64, 0, G_MININT64, -3 };
  static const gint64 out[] = { G_MININT64, -3, 0, 7, G_MAXINT64 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  regie_ids_sort (ids);
  g_assert_cmpuint (ids->len, ==, 0);
  g_array_append_vals (ids, in, G_N_ELEMENTS (in));
  regie_ids_sort (ids);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), out, sizeof out);
}

/* The dossiers that a change writes in: in order, each once, the new one too; on a server what is
 * held is not taken again. */
static void
test_dossiers (Fixture *f, gconstpointer data)
{
  gint64 first = add_dossier (f, "Haddad", NULL, "gezin");
  gint64 second = add_dossier (f, "Tesfai", NULL, "gezin");
  gint64 goal = add_goal (f, second, "Fietsen");
  gint64 fresh = regie_id_new ();
  g_autoptr (RegieChange) change = regie_change_new ("Several");
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Goal), goal,
                                                   NULL);
  g_autoptr (RegieRecord) dossier = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                    first, NULL);
  g_autoptr (RegieLocks) locks = regie_locks_new ();
  g_autoptr (GError) error = NULL;
  const gint64 wanted[] = { first, second, fresh };
  const GArray *have;
  gboolean grew;

  regie_change_insert (change, regie_entity (REGIE_ENTITY_Dossier), fresh);
  regie_put (change, record, Goal, text, "Zwemmen");
  regie_put (change, dossier, Dossier, number, "A1");
  g_assert_true (regie_lock_begin (f->db, &error));
  g_assert_true (regie_locks_take (locks, f->db, regie_schema (), change, &grew, &error));
  g_assert_cmpint (grew, ==, regie_db_is_postgres (f->db));
  have = regie_locks_get_dossiers (locks);
  g_assert_cmpmem (have->data, have->len * sizeof (gint64), wanted, sizeof wanted);
  g_assert_true (regie_locks_take (locks, f->db, regie_schema (), change, &grew, &error));
  g_assert_false (grew);
  g_assert_no_error (error);
  regie_db_rollback (f->db);
}

TEST_SUITE (lock)
{
  static const FixtureTest tests[] = {
    { "a-pin-that-was-altered", test_pin },
    { "the-last-place-of-an-offer", test_last_place },
    { "two-orders-get-two-numbers", test_order_numbers },
    { "one-place-for-two-that-wait", test_waiting_orders },
    { "one-number-for-two-new-dossiers", test_new_number },
    { "one-number-given-to-two-dossiers", test_given_number },
    { "two-dossiers-in-the-opposite-order", test_opposite_order },
    { "one-entry-undone-twice", test_undone_twice },
    { "an-import-beside-a-change", test_import },
    { "held-beside-the-program", test_held },
  };

  static const FixtureTest both[] = { { "the-dossiers-of-a-change", test_dossiers } };

  g_test_add_func ("/lock/ids-in-order", test_sorted);
  ADD_ON_BOTH_ENGINES ("/lock", both);
  ADD_ON_SERVER ("/lock", tests);
}
