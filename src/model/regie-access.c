/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads data/rights.ini, which is part of the program, once. */
#include "regie-access.h"

#include <gio/gio.h>
#include <string.h>

#include "regie-ini.h"
#include "regie-model-resources.h"

#define PROGRAMME "programma"
#define FIELD_PREFIX "veld "
#define PATH "/nl/szmh/Regie/model/rights.ini"

/* What one role may in a section. */
typedef struct {
  guint relations[REGIE_N_ACTS];
  GPtrArray *fields; /* of names that are named; NULL: every field */
  gboolean except;   /* FIELDS are those that it may not fill in */
  char *reason;
} Allowed;

struct _RegieAccess {
  char *name;
  GPtrArray *entities; /* RegieEntity; empty of tables beside the records */
  GPtrArray *tables;   /* char*, NULL last */
  const RegieField *field;
  const RegieField *where;
  char **codes;
  Allowed roles[REGIE_N_ROLES];
  char *reason; /* of who may not */
};

/* The whole file; never freed. */
static struct {
  GPtrArray *sections;
  char **programme[REGIE_N_ROLES];
  char *why[REGIE_N_ROLES];
  char *hash;
} matrix;

static const char *const acts[] = { "lezen", "toevoegen", "wijzigen", "wissen" };
static const char *const relations[] = { "eigen", "team", "jeugd", "afgeschermd", "overig" };

/* A program whose own file is wrong cannot say who may what, so it does not run. */
static void
insist (RegieIni *ini, gboolean holds, const char *section, const char *key, const char *what)
{
  if (!holds)
    g_error ("%s, line %u: [%s] %s: %s", ini->name, regie_ini_line (ini, section, key), section,
             key != NULL ? key : "", what);
}

static int
place_of (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;
  return -1;
}

static char **
dup_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

static const RegieEntity *
find_kind (const char *key)
{
  const RegieSchema *schema = regie_schema ();

  for (guint i = 0; i < schema->n_entities; i++)
    if (strcmp (schema->entities[i].key, key) == 0)
      return &schema->entities[i];
  return NULL;
}

static void
add_table (RegieAccess *self, const char *name)
{
  g_ptr_array_insert (self->tables, (int) self->tables->len - 1, g_strdup (name));
}

static void
read_kinds (RegieIni *ini, RegieAccess *self)
{
  g_autofree char *kinds = regie_ini_dup (ini, self->name, "soorten");
  g_autofree char *others = regie_ini_dup (ini, self->name, "tabellen");
  g_auto (GStrv) words = dup_words (kinds != NULL ? kinds : "");
  g_auto (GStrv) tables = dup_words (others != NULL ? others : "");

  for (guint i = 0; words[i] != NULL; i++)
    {
      const RegieEntity *entity = find_kind (words[i]);

      insist (ini, entity != NULL, self->name, "soorten", words[i]);
      g_ptr_array_add (self->entities, (gpointer) entity);
      add_table (self, entity->name);
    }
  for (guint i = 0; tables[i] != NULL; i++)
    add_table (self, tables[i]);
}

/* "soort: uren aanbod" */
static void
read_where (RegieIni *ini, RegieAccess *self)
{
  g_autofree char *text = regie_ini_dup (ini, self->name, "waar");
  g_auto (GStrv) sides = NULL;

  if (text == NULL)
    return;
  sides = g_strsplit (text, ":", 2);
  insist (ini, self->entities->len == 1 && g_strv_length (sides) == 2, self->name, "waar", text);
  self->where = regie_entity_find_key (self->entities->pdata[0], g_strstrip (sides[0]));
  insist (ini, self->where != NULL, self->name, "waar", sides[0]);
  self->codes = dup_words (sides[1]);
}

/* "veld persoon.bsn" */
static void
read_field (RegieIni *ini, RegieAccess *self)
{
  g_auto (GStrv) sides = NULL;
  const RegieEntity *entity;

  if (!g_str_has_prefix (self->name, FIELD_PREFIX))
    return;
  sides = g_strsplit (self->name + strlen (FIELD_PREFIX), ".", 2);
  entity = find_kind (sides[0]);
  insist (ini, entity != NULL && sides[1] != NULL, self->name, NULL, self->name);
  self->field = regie_entity_find_key (entity, sides[1]);
  insist (ini, self->field != NULL, self->name, NULL, self->name);
  add_table (self, entity->name);
}

/* "lezen wijzigen: eigen jeugd; toevoegen" */
static void
read_acts (RegieIni *ini, RegieAccess *self, RegieRole role, const char *text)
{
  const char *key = regie_role_name (role);
  g_auto (GStrv) clauses = g_strsplit (text, ";", -1);

  for (guint i = 0; clauses[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (clauses[i], ":", 2);
      g_auto (GStrv) done = dup_words (sides[0]);
      g_auto (GStrv) to = dup_words (sides[1] != NULL ? sides[1] : "");
      guint mask = sides[1] != NULL ? 0 : REGIE_RELATION_ALL;

      for (guint k = 0; to[k] != NULL; k++)
        {
          int at = place_of (relations, G_N_ELEMENTS (relations), to[k]);

          insist (ini, at >= 0, self->name, key, to[k]);
          mask |= 1u << at;
        }
      for (guint k = 0; done[k] != NULL; k++)
        {
          int at = place_of (acts, G_N_ELEMENTS (acts), done[k]);

          insist (ini, at >= 0 && mask != 0, self->name, key, done[k]);
          self->roles[role].relations[at] |= mask;
        }
    }
}

static gboolean
has_kind_with (const RegieAccess *self, const char *key)
{
  for (guint i = 0; i < self->entities->len; i++)
    if (regie_entity_find_key (self->entities->pdata[i], key) != NULL)
      return TRUE;
  return FALSE;
}

static void
read_fields (RegieIni *ini, RegieAccess *self, RegieRole role, const char *word, gboolean except)
{
  g_autofree char *key = g_strconcat (regie_role_name (role), ".", word, NULL);
  g_autofree char *text = regie_ini_dup (ini, self->name, key);
  g_auto (GStrv) names = NULL;

  if (text == NULL)
    return;
  names = dup_words (strcmp (text, "-") == 0 ? "" : text);
  self->roles[role].fields = g_ptr_array_new_with_free_func (g_free);
  self->roles[role].except = except;
  for (guint i = 0; names[i] != NULL; i++)
    {
      insist (ini, has_kind_with (self, names[i]), self->name, key, names[i]);
      g_ptr_array_add (self->roles[role].fields, g_strdup (names[i]));
    }
}

static void
read_role (RegieIni *ini, RegieAccess *self, RegieRole role)
{
  g_autofree char *reason = g_strconcat (regie_role_name (role), ".reden", NULL);
  g_autofree char *text = regie_ini_dup (ini, self->name, regie_role_name (role));

  self->roles[role].reason = regie_ini_dup (ini, self->name, reason);
  insist (ini, (text == NULL) == (self->roles[role].reason == NULL), self->name,
          regie_role_name (role), "a right has a reason, and nothing else has one");
  if (text != NULL)
    read_acts (ini, self, role, text);
  read_fields (ini, self, role, "velden", FALSE);
  read_fields (ini, self, role, "behalve", TRUE);
}

/* What is written otherwise than it is spelled here would be a right that nobody has. */
static void
check_keys (RegieIni *ini, const char *section)
{
  static const char *const ends[] = { "", ".reden", ".velden", ".behalve" };
  g_auto (GStrv) keys = g_key_file_get_keys (ini->keys, section, NULL, NULL);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (guint role = 0; role < REGIE_N_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      g_ptr_array_add (known, g_strconcat (regie_role_name (role), ends[i], NULL));
  g_ptr_array_add (known, g_strdup ("soorten"));
  g_ptr_array_add (known, g_strdup ("tabellen"));
  g_ptr_array_add (known, g_strdup ("waar"));
  g_ptr_array_add (known, g_strdup ("reden"));
  for (guint i = 0; keys[i] != NULL; i++)
    insist (ini, g_ptr_array_find_with_equal_func (known, keys[i], g_str_equal, NULL), section,
            keys[i], "unknown key");
}

static RegieAccess *
read_section (RegieIni *ini, const char *section)
{
  RegieAccess *self = g_new0 (RegieAccess, 1);

  check_keys (ini, section);
  self->name = g_strdup (section);
  self->entities = g_ptr_array_new ();
  self->tables = g_ptr_array_new ();
  g_ptr_array_add (self->tables, NULL);
  read_kinds (ini, self);
  read_where (ini, self);
  read_field (ini, self);
  self->reason = regie_ini_dup (ini, section, "reden");
  insist (ini, self->tables->len > 1 && self->reason != NULL, section, NULL, "soorten, reden");
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    read_role (ini, self, (RegieRole) role);
  return self;
}

static void
read_programme (RegieIni *ini)
{
  check_keys (ini, PROGRAMME);
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      const char *key = regie_role_name ((RegieRole) role);
      g_autofree char *text = regie_ini_dup (ini, PROGRAMME, key);
      g_autofree char *reason = g_strconcat (key, ".reden", NULL);

      matrix.programme[role] = dup_words (text != NULL ? text : "");
      matrix.why[role] = regie_ini_dup (ini, PROGRAMME, reason);
    }
}

static gpointer
read_file (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (regie_model_get_resource (), PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (RegieIni) ini = NULL;
  g_auto (GStrv) names = NULL;
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  ini = regie_ini_parse ("rights.ini", text, (gssize) length, &error);
  g_assert_no_error (error);
  matrix.hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  matrix.sections = g_ptr_array_new ();
  read_programme (ini);
  names = g_key_file_get_groups (ini->keys, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], PROGRAMME) != 0)
      g_ptr_array_add (matrix.sections, read_section (ini, names[i]));
  return NULL;
}

static void
ensure (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, read_file, NULL);
}

guint
regie_access_count (void)
{
  ensure ();
  return matrix.sections->len;
}

const RegieAccess *
regie_access_get (guint i)
{
  ensure ();
  g_return_val_if_fail (i < matrix.sections->len, NULL);
  return matrix.sections->pdata[i];
}

const char *
regie_access_get_name (const RegieAccess *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

const char *const *
regie_access_get_tables (const RegieAccess *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *) self->tables->pdata;
}

const RegieField *
regie_access_get_field (const RegieAccess *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->field;
}

const RegieField *
regie_access_get_where (const RegieAccess *self, const char *const **codes)
{
  g_return_val_if_fail (self != NULL && codes != NULL, NULL);
  *codes = (const char *const *) self->codes;
  return self->where;
}

guint
regie_access_get_relations (const RegieAccess *self, RegieRole role, RegieAct act)
{
  g_return_val_if_fail (self != NULL && act < REGIE_N_ACTS, 0);
  return role < REGIE_N_ROLES ? self->roles[role].relations[act] : 0;
}

gboolean
regie_access_has_field (const RegieAccess *self, RegieRole role, const RegieField *field)
{
  const Allowed *allowed;

  g_return_val_if_fail (self != NULL && field != NULL, FALSE);
  if (role >= REGIE_N_ROLES)
    return FALSE;
  allowed = &self->roles[role];
  return allowed->fields == NULL
         || g_ptr_array_find_with_equal_func (allowed->fields, field->key, g_str_equal, NULL)
              != allowed->except;
}

const char *
regie_access_get_reason (const RegieAccess *self, RegieRole role)
{
  g_return_val_if_fail (self != NULL, NULL);
  return role < REGIE_N_ROLES && self->roles[role].reason != NULL ? self->roles[role].reason
                                                                  : self->reason;
}

gboolean
regie_access_allows (const char *role, const RegieEntity *entity, RegieAct act, const char *name)
{
  RegieRole who = regie_role_find (role);
  const RegieField *field;
  gboolean removes;

  g_return_val_if_fail (entity != NULL && act < REGIE_N_ACTS, FALSE);
  ensure ();
  field = name != NULL ? regie_entity_find (entity, name) : NULL;
  /* Who may fill in only some fields does not remove a record either. */
  removes = act == REGIE_ACT_CHANGE && name != NULL && field == NULL;
  for (guint i = 0; i < matrix.sections->len; i++)
    {
      const RegieAccess *section = matrix.sections->pdata[i];

      if (section->field == NULL && g_ptr_array_find (section->entities, entity, NULL)
          && regie_access_get_relations (section, who, act) != 0
          && (field == NULL || regie_access_has_field (section, who, field))
          && (!removes || section->roles[who].fields == NULL || section->roles[who].except))
        return TRUE;
    }
  return FALSE;
}

const char *const *
regie_access_get_programme (RegieRole role)
{
  static const char *const none[] = { NULL };

  ensure ();
  return role < REGIE_N_ROLES ? (const char *const *) matrix.programme[role] : none;
}

const char *
regie_access_programme_reason (RegieRole role)
{
  ensure ();
  return role < REGIE_N_ROLES ? matrix.why[role] : NULL;
}

const char *
regie_act_name (RegieAct act)
{
  g_return_val_if_fail (act < REGIE_N_ACTS, NULL);
  return acts[act];
}

const char *
regie_access_get_hash (void)
{
  ensure ();
  return matrix.hash;
}
