/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding people and telling them apart, on both engines: names in every way they are written,
 * numbers in every spelling. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-today.h"
#include "regie-caseload.h"
#include "regie-error.h"
#include "regie-person.h"

/* Dutch keys and values, in pairs; NULL ends. */
static gint64
add_person (Fixture *f, const char *const *pairs)
{
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;
  RegieChange *change;

  regie_form_set (form, "groep", "gezin");
  for (; pairs[0] != NULL; pairs += 2)
    regie_form_set (form, pairs[0], pairs[1]);
  change = regie_dossier_create (f->office, form, 0, &id, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  return id;
}

/* number, given names, prefix, surname, BSN */
static const char *const people[][5] = {
  { "P1", "Anna", "van der", "Berg", "998800004" },
  { "2026-7", "Bea", "de", "Vries", "998800016" },
  { "P3", "Dirk", "'t", "Hart", "998800028" },
  { "7", "Yu", NULL, "Wang", "998800041" },
  { "P5", "علی", NULL, "کریمی", "998800053" },
  { "P6", "Testje", NULL, "van Dam", "998800065" },
  { "P7", "Testje", NULL, "Ek", "998800077" },
  { "P8", "Sean", NULL, "O’Brien", "998800089" },
  { "P9", "Sean", NULL, "O'Brien", "998800090" },
  { "P10", "Sean", NULL, "OʼBrien", NULL },
  { "P11", "Piet", NULL, "Jan\xe2\x80\x8bsen", NULL },
  { "P12", "伟", NULL, "王", NULL },
  { "P13", "Nour", "el", "Haddad", NULL },
  { "P14", "Jan-Willem", NULL, "Øz\xcc\x88türk", NULL },
};

static void
add_people (Fixture *f)
{
  static const char *const keys[] = { "dossiernummer", "voornamen", "voorvoegsel", "achternaam",
                                      "bsn" };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const char *pairs[11] = { NULL };

      for (guint k = 0; k < 5; k++)
        pairs[k * 2] = keys[k], pairs[k * 2 + 1] = people[i][k];
      add_person (f, pairs);
    }
}

/* The dossier numbers of IDS. */
static char *
dup_numbers (Fixture *f, const GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = regie_caseload_rows (f->db, (const gint64 *) (gpointer) ids->data,
                                                    ids->len, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((RegieCaseloadRow *) rows->pdata[i])->number);
  return g_string_free (out, FALSE);
}

/* The dossier numbers that TEXT finds, in the order of the list. */
static char *
found (Fixture *f, const char *text, gboolean in_notes)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  query->text = g_strdup (text);
  query->in_notes = in_notes;
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
  g_assert_cmpuint (n, ==, ids->len);
  return dup_numbers (f, ids);
}

static void
test_find (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text, *finds;
  } rows[] = {
    /* Every word may stand anywhere, in any order, also of one or two letters. */
    { "de vries", "2026-7" },
    { "Vries de", "2026-7" },
    { "B. de Vries", "2026-7" },
    { "A. de Vries", "" },
    { "B.de V.", "P1 2026-7" },
    { "bea v", "2026-7" },
    { "'t hart", "P3" },
    { "’t Hart", "P3" },
    { "t hart", "P3" },
    { "yu wang", "7" },
    { "wang, yu", "7" },
    { "yu", "7" },
    { "y", "7" },
    { "van der berg", "P1" },
    { "A. van der Berg", "P1" },
    { "d.", "P1 P6 P3 2026-7" },
    { "van dam", "P6" },
    { "Dam, van", "P6" },
    /* What is written as one word, and apart. */
    { "vanderberg", "P1" },
    { "elhaddad", "P13" },
    { "el-haddad", "P13" },
    { "janwillem", "P14" },
    { "Jan Willem", "P14" },
    /* Every apostrophe is the same sign. */
    { "O'Brien", "P10 P8 P9" },
    { "O’Brien", "P10 P8 P9" },
    { "O`Brien", "P10 P8 P9" },
    { "obrien", "P10 P8 P9" },
    { "O Brien", "P10 P8 P9" },
    /* What nobody sees, and what other scripts write otherwise. */
    { "jansen", "P11" },
    { "Jan\xc2\xadsen", "P11" },
    { "علي", "P5" },
    { "كريمي", "P5" },
    { "علی", "P5" },
    { "عل", "P5" },
    { "王伟", "" },
    { "王 伟", "P12" },
    { "伟", "P12" },
    { "ozturk", "P14" },
    { "ÖZTÜRK", "P14" },
    /* Numbers, short ones too, in any spelling. */
    { "P1", "P1 P13 P11 P10 P14 P12" },
    { "p-14", "P14" },
    { "P 3", "P3" },
    { "998.800.004", "P1" },
    { "9988 00 016", "2026-7" },
    { "2026-7", "2026-7" },
    { "20267", "2026-7" },
    { "٩٩٨٨٠٠٠٠٤", "P1" },
    { "zzz", "" },
  };

  add_people (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = found (f, rows[i].text, FALSE);
      g_autofree char *texts = found (f, rows[i].text, TRUE);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (names, ==, rows[i].finds);
      g_assert_cmpuint (strlen (texts), ==,
                        strlen (rows[i].finds)); /* looking in texts as well loses nobody */
    }
  assert_in_order (f);
}

/* Who is called NAME stands first, and below, in whatever order, who differs by one letter: so many
 * of them, and not more than LIMIT in all. */
static void
assert_below (Fixture *f, const char *name, guint limit, const char *finds, guint near)
{
  g_autoptr (RegieQuery) query = regie_query_new ();

  query->text = g_strdup (name);
  query->sort = g_strdup ("name");
  for (query->descending = FALSE; query->descending <= TRUE; query->descending++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *numbers = NULL;
      guint n_near = 99;

      ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), limit, &n_near,
                                &error);
      g_assert_no_error (error);
      numbers = dup_numbers (f, ids);
      g_assert_cmpstr (numbers, ==, finds);
      g_assert_cmpuint (n_near, ==, near);
    }
}

/* When many are called so, who is called nearly so stands only in the whole list. */
static void
test_many (Fixture *f, gconstpointer data)
{
  const RegieDay today = regie_office_today (f->office);
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const guint many = 15;
  guint n_near;

  for (guint i = 0; i < many; i++)
    add_person (f, (const char *[]){ "achternaam", "Yilmaz", NULL });
  add_person (f, (const char *[]){ "achternaam", "Yilmas", NULL });
  query->text = g_strdup ("Yilmaz");
  first = regie_caseload_ids (f->db, query, today, 2 * many, &n_near, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, many);
  g_assert_cmpuint (n_near, ==, 0);
  g_assert_true (regie_caseload_leaves_near (query, 2 * many, many));
  all = regie_caseload_ids (f->db, query, today, 0, &n_near, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, many + 1);
  g_assert_cmpuint (n_near, ==, 1);
  g_assert_false (regie_caseload_leaves_near (query, 0, many));
  g_assert_cmpmem (first->data, many * sizeof (gint64), all->data, many * sizeof (gint64));
}

/* One mistake of typing is forgiven: who differs by one letter stands below who is called so. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text, *finds;
  } rows[] = {
    { "Hadad", "P13" },    { "Nour Hadadd", "P13" },
    { "Jansn", "P11" },    { "Ozturkk, Jan-Willem", "P14" },
    { "B. Hadad", "" },    { "Hadid", "" },
    { "Mohmamed", "P15" }, { "Mohammde", "P15" },
    { "Teklu", "P16" },    { "Tkelu", "P16" },
    { "Telku", "P16" },    { "Tekul", "P16" },
  };
  g_autofree char *exact = NULL;

  add_people (f);
  add_person (f, (const char *[]){ "dossiernummer", "P15", "achternaam", "Mohammed", NULL });
  add_person (f, (const char *[]){ "dossiernummer", "P16", "achternaam", "Teklu", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = found (f, rows[i].text, FALSE);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (names, ==, rows[i].finds);
    }
  add_person (f, (const char *[]){ "dossiernummer", "P20", "achternaam", "Hadad", NULL });
  exact = found (f, "Hadad", FALSE);
  g_assert_cmpstr (exact, ==, "P20 P13");
  assert_below (f, "Hadad", 0, "P20 P13", 1);
  assert_below (f, "Hadad", 1, "P20", 0);
  assert_below (f, "Haddad", 0, "P13 P20", 1);
  assert_below (f, "Nour Hadad", 0, "P13", 1);
  assert_below (f, "Hada", 0, "P20", 0);
}

/* A prefix in the surname sorts as one in its own column. */
static void
test_order (Fixture *f, gconstpointer data)
{
  static const char *const surnames[] = { "Ek", "van Dam", "Dam, van", "d'Eik", "Duin" };
  g_autofree char *order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      g_autofree char *number = g_strdup_printf ("N%u", i);

      add_person (f, (const char *[]){ "dossiernummer", number, "voornamen", "Testje", "achternaam",
                                       surnames[i], NULL });
    }
  order = found (f, "testje", FALSE);
  g_assert_true (strcmp (order, "N1 N2 N4 N3 N0") == 0 || strcmp (order, "N2 N1 N4 N3 N0") == 0);
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *word, *number;
  } rows[] = {
    { "P1", "P1" },
    { "p1", "P1" },
    { "P-1", "P1" },
    { "P 1", "P1" },
    { "998800004", "P1" },
    { "9988.00.004", "P1" },
    { "998 800 004", "P1" },
    { "2026-7", "2026-7" },
    { "20267", "2026-7" },
    { "7", "7" },
    { "V1234567890", "P20" },
    { "v 123.456-7890", "P20" },
    { "1234567890", "P20" },
    { "P99", NULL },
    { "998800099", NULL },
    { "", NULL },
    { "-", NULL },
    { "0", NULL },
    { "99999", NULL },
  };

  add_people (f);
  add_person (f, (const char *[]){ "dossiernummer", "P20", "achternaam", "Tesfai", "v_nummer",
                                   "V1234567890", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieDossier) dossier = NULL;
      gint64 id = -1;

      g_test_message ("%s", rows[i].word);
      if (rows[i].number == NULL)
        {
          g_assert_false (regie_dossier_find (f->db, rows[i].word, &id, &error));
          g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
          continue;
        }
      g_assert_true (regie_dossier_find (f->db, rows[i].word, &id, &error));
      dossier = regie_dossier_load (f->db, f->office, id, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (regie_record_get (dossier->dossier, "number"), ==, rows[i].number);
    }
}

/* The id that a list gives out names its dossier too; two numbers that differ in signs only are
 * told. */
static void
test_number_of_two (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = add_person (f, (const char *[]){ "dossiernummer", "A-1", "achternaam", "Tesfai",
                                                  NULL });
  gint64 id;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, first);

  add_person (f, (const char *[]){ "dossiernummer", "A 1", "achternaam", "Tesfai", NULL });
  g_assert_true (regie_dossier_find (f->db, "A-1", &id, &error));
  g_assert_cmpint (id, ==, first);
  g_assert_true (regie_dossier_find (f->db, text, &id, &error));
  g_assert_cmpint (id, ==, first);
  g_assert_false (regie_dossier_find (f->db, "a1", &id, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "more than one"));
}

/* Vandaag names the birth date of who has a namesake, and of nobody else. */
static void
test_namesakes (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 3; i++)
    {
      gint64 id = add_person (f, (const char *[]){ "voornamen", "Mohamed", "achternaam",
                                                   i < 2 ? "Ali" : "Bakker", "geboren",
                                                   i == 0 ? "1990-01-01" : "1985-00-00", NULL });

      add_fact (f, id, "kennisgeving", "2026-09-01", NULL, NULL);
      add_fact (f, id, "brp_inschrijving", "2026-09-01", NULL, NULL);
    }
  /* As if they were recorded from the beginning. */
  regie_db_script (f->db, "UPDATE dossier SET recorded_from = '2026-01-01'", &error);
  g_assert_no_error (error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  g_assert_no_error (error);
  rows = regie_today_rows (f->db, f->office, (const RegieTodayKey *) (gpointer) keys->data,
                           keys->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (names, ((RegieTodayRow *) rows->pdata[i])->name);
  g_assert_cmpuint (g_hash_table_size (names), ==, 3);
  g_assert_true (g_hash_table_contains (names, "Mohamed Ali (1-1-1990)")
                 && g_hash_table_contains (names, "Mohamed Ali (1985)")
                 && g_hash_table_contains (names, "Mohamed Bakker"));
}

/* The state of RULE on the page of DOSSIER. */
static RegieState
state_of (Fixture *f, gint64 id, const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossier) dossier = regie_dossier_load (f->db, f->office, id, &error);
  int wanted = regie_rules_find (f->office->rules, rule);

  g_assert_no_error (error);
  for (guint i = 0; i < dossier->deadlines->len; i++)
    if (g_array_index (dossier->deadlines, RegieDeadline, i).rule == wanted)
      {
        g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));

        regie_dossier_what_if (dossier, f->office, NULL, again, NULL);
        g_assert_cmpint (g_array_index (again, RegieDeadline, i).state, ==,
                         g_array_index (dossier->deadlines, RegieDeadline, i).state);
        return g_array_index (dossier->deadlines, RegieDeadline, i).state;
      }
  g_assert_not_reached ();
}

/* List, Vandaag and dossier say the same of a duty from before the dossier was recorded here. */
static void
test_unrecorded (Fixture *f, gconstpointer data)
{
  gint64 id = add_person (f, (const char *[]){ "achternaam", "Tesfai", "groep", "asiel_28", NULL });
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n, late;

  /* Opened today, so recorded from today. */
  add_fact (f, id, "besluit", "2026-03-01", NULL, NULL);
  add_fact (f, id, "bezwaar", "2026-03-09", NULL, NULL);
  g_assert_cmpint (state_of (f, id, "BOB-6W"), ==, REGIE_STATE_UNRECORDED);
  rows = regie_caseload_rows (f->db, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((RegieCaseloadRow *) rows->pdata[0])->unrecorded, >=, 1);
  g_assert_true (regie_today_unrecorded (f->db, query, NULL, &n, &error));
  g_assert_cmpuint (n, ==, (guint) ((RegieCaseloadRow *) rows->pdata[0])->unrecorded);
  query->late = TRUE;
  g_assert_true (
    regie_caseload_count (f->db, query, regie_office_today (f->office), &late, &error));
  g_assert_cmpuint (late, ==, 0);
  query->late = FALSE;
  apply (f, regie_today_confirm (f->db, query, NULL, NULL, n, "Gedaan", &error), NULL);
  g_assert_cmpint (state_of (f, id, "BOB-6W"), ==, REGIE_STATE_SETTLED);
  assert_in_order (f);
  /* Recorded here when it fell due: late, on the list and on the page. */
  regie_db_script (
    f->db, "UPDATE deferral SET voided = 1; UPDATE dossier SET recorded_from = '2026-01-01'",
    &error);
  g_assert_no_error (error);
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (f, id, "BOB-6W"), ==, REGIE_STATE_LATE);
  query->late = TRUE;
  g_assert_true (regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
  g_assert_cmpuint (n, ==, 1);
}

static guint
n_found (Fixture *f, const char *text)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n;

  query->text = g_strdup (text);
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
  g_assert_cmpuint (n, ==, ids->len);
  return ids->len;
}

static void
test_renamed (Fixture *f, gconstpointer data)
{
  gint64 id = add_dossier (f, "Şahin-Öztürk", "999999990", "gezin");

  add_dossier (f, "Tesfai", NULL, "gezin");
  g_assert_cmpuint (n_found (f, "sahin"), ==, 1);
  g_assert_cmpuint (n_found (f, "ztur"), ==, 1);
  g_assert_cmpuint (n_found (f, "ÖZTÜRK sel"), ==, 1);
  g_assert_cmpuint (n_found (f, "99999"), ==, 1);
  g_assert_cmpuint (n_found (f, "te"), ==, 1);
  g_assert_cmpuint (n_found (f, "selam"), ==, 2);
  g_assert_cmpuint (n_found (f, ""), ==, 2);
  g_assert_cmpuint (n_found (f, "nie\"mand*"), ==, 0);
  g_assert_cmpuint (n_found (f, "x%_"), ==, 0);
  /* A new name is found at once, the old one no more. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (RegieRecord) dossier = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Dossier),
                                                      id, &error);
    g_autoptr (RegieRecord) person = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Person),
                                                     regie_record_get_int (dossier, "person", 0),
                                                     &error);
    RegieChange *change = regie_change_new ("name");

    regie_change_set (change, person, "surname", "Yıldız");
    apply (f, change, NULL);
  }
  g_assert_cmpuint (n_found (f, "sahin"), ==, 0);
  g_assert_cmpuint (n_found (f, "yildiz"), ==, 1);
  assert_in_order (f);
}

/* Filters give subsets, and the text of a filter gives the filter back. */
static void
test_filters (Fixture *f, gconstpointer data)
{
  static const char *const filters[] = { "te_laat=ja",
                                         "zonder_pip=ja",
                                         "achter=ja",
                                         "eindigt=ja",
                                         "leerroute=Z",
                                         "groep=gezin",
                                         "fase=intake",
                                         "gemeente=0935",
                                         "van=mijn",
                                         "consulent=1003",
                                         "van=team",
                                         "niet_vastgelegd=ja",
                                         "zoek=ab&leerroute=B1&sorteer=name&aflopend=ja" };
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 60, 3);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_from_text (filters[i]);
      g_autofree char *text = regie_query_to_text (query);
      guint n;

      query->me = 1003;
      query->team = 1000;
      query->behind_below = f->office->warnings.behind;
      g_assert_true (
        regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n, <, 60);
      g_assert_cmpuint (strlen (text), ==, strlen (filters[i]));
    }
}

/* Who sorts by consultant looks for a surname, whatever prefix stands before it: whoever has no
 * consultant comes last.  (The database would say: Öztürk, as a byte, behind everybody.) */
static void
test_by_consultant (Fixture *f, gconstpointer data)
{
  static const gint64 staff[] = { 3, 1, 2, 0 }; /* of P1, 2026-7, P3, 7 */
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieQuery) query = regie_query_from_text ("sorteer=consultant");
  g_autoptr (RegieQuery) backward = regie_query_from_text ("sorteer=consultant&aflopend=ja");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) turned = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *last = NULL;

  regie_db_script (f->db,
                   "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (1, "
                   "1, 0, 'Bas de Wit', 'z', 'consulent', 1), (2, 1, 0, 'Zoe van den Berg', 'b', "
                   "'consulent', 1), (3, 1, 0, 'Nour Öztürk', 'n', 'consulent', 1)",
                   &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      gint64 id = add_person (f, (const char *const[]){ "dossiernummer", people[i][0], "achternaam",
                                                        people[i][3], NULL });
      g_autofree char *sql = g_strdup_printf ("UPDATE dossier_index SET consultant = NULLIF (%d, 0)"
                                              " WHERE dossier = %" G_GINT64_FORMAT,
                                              (int) staff[i], id);

      regie_db_script (f->db, sql, &error);
      g_assert_no_error (error);
    }
  ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
  numbers = dup_numbers (f, ids);
  g_assert_cmpstr (numbers, ==, "P3 P1 2026-7 7");
  turned = regie_caseload_ids (f->db, backward, regie_office_today (f->office), 0, NULL, &error);
  last = dup_numbers (f, turned);
  g_assert_cmpstr (last, ==, "2026-7 P1 P3 7");
}

/* Those of whom it is the same stand by name, whichever way round, also of whom it is not known. */
static void
test_second_order (Fixture *f, gconstpointer data)
{
  static const char *const asked[] = { "sorteer=group", "sorteer=group&aflopend=ja",
                                       "sorteer=route", "sorteer=consultant", "sorteer=contact" };

  for (guint i = 4; i-- > 0;)
    add_person (f, (const char *const[]){ "dossiernummer", people[i][0], "voorvoegsel",
                                          people[i][2] != NULL ? people[i][2] : "", "achternaam",
                                          people[i][3], NULL });
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieQuery) query = regie_query_from_text (asked[i]);
      g_autoptr (GArray) ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0,
                                                   NULL, &error);
      g_autofree char *numbers = NULL;

      g_assert_no_error (error);
      numbers = dup_numbers (f, ids);
      if (strcmp (numbers, "P1 P3 2026-7 7") != 0)
        g_error ("“%s” gives %s", asked[i], numbers);
    }
}

TEST_SUITE (find)
{
  static const FixtureTest tests[] = {
    { "filters", test_filters },
    { "by-the-name-of-the-consultant", test_by_consultant },
    { "the-same-stands-by-name", test_second_order },
    { "a-new-name-is-found-at-once", test_renamed },
    { "every-word-anywhere", test_find },
    { "one-mistake-is-forgiven", test_typing },
    { "many-who-are-called-so", test_many },
    { "a-prefix-sorts-as-one", test_order },
    { "a-dossier-by-any-number", test_numbers },
    { "a-number-of-two", test_number_of_two },
    { "namesakes-differ", test_namesakes },
    { "unrecorded-everywhere-alike", test_unrecorded },
  };

  ADD_ON_BOTH_ENGINES ("/find", tests);
}
