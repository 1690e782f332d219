/* SPDX-License-Identifier: EUPL-1.2 */
/* One directory of organisations: their roles follow them and the other way round, and two become
 * one. */
#include "regie-organisation.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-load.h"
#include "regie-organisation-query.h"
#include "regie-otherwise.h"
#include "regie-person.h"
#include "regie-text.h"
#include "regie-tie-fold.h"

#define ORGANISATION regie_entity (REGIE_ENTITY_Organisation)

/* What is always the same of an organisation and its roles; a giver has no number. */
static const char *const shared[] = { "name", "chamber", "phone", "email" };
static const RegieEntityId roles[] = { REGIE_ENTITY_Provider, REGIE_ENTITY_Giver };

static gboolean
is_person (const RegieEntity *entity, RegieForm *form)
{
  return entity == regie_entity (REGIE_ENTITY_Giver)
         && regie_form_get_code (form, Giver, kind) == REGIE_GIVER_PERSON;
}

static gboolean
is_role (const RegieEntity *entity)
{
  return entity == regie_entity (REGIE_ENTITY_Provider)
         || entity == regie_entity (REGIE_ENTITY_Giver);
}

/* The value that FORM, of a record of ENTITY, has for the field called NAME; NULL also when there
 * is no such field. */
static const char *
value_of (const RegieEntity *entity, RegieForm *form, const char *name)
{
  const RegieField *field = regie_entity_find (entity, name);

  return field != NULL ? regie_form_get (form, field->key) : NULL;
}

/* OTHER, an organisation or a role of it, says what FORM says of a record of ENTITY. */
static void
say_the_same (RegieChange *change, RegieRecord *other, const RegieEntity *entity, RegieForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (regie_entity_find (entity, shared[i]) != NULL
        && regie_entity_find (regie_record_get_entity (other), shared[i]) != NULL)
      regie_change_set (change, other, shared[i], value_of (entity, form, shared[i]));
}

/* The roles of ORGANISATION but for RECORD (may be NULL) say what FORM says. */
static gboolean
tell_roles (RegieDb *db, RegieChange *change, gint64 organisation, const RegieEntity *entity,
            RegieForm *form, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (RegieRecord) role = NULL;

      if (regie_entity (roles[i]) == entity)
        continue;
      if (!regie_organisation_load_role (db, roles[i], organisation, &role, error))
        return FALSE;
      if (role != NULL)
        say_the_same (change, role, entity, form);
    }
  return TRUE;
}

/* A name in FORM that RECORD (NULL: a new one) does not have yet is of no other organisation than
 * ID (0: a new one). */
static gboolean
check_name (RegieDb *db, gint64 id, RegieRecord *record, RegieForm *form, GError **error)
{
  const char *name = regie_form_get_field (form, Organisation, name);
  gint64 other;

  if (record != NULL && g_strcmp0 (regie_record_get (record, shared[0]), name) == 0)
    return TRUE;
  if (!regie_organisation_find (db, name, id, &other, error))
    return FALSE;
  return other == 0
         || regie_refuse_field (error, REGIE_FIELD (Organisation, name)->key,
                                _("Name: an organisation with this name is in the directory "
                                   "already. Choose that one, or make one of the two there."));
}

static gboolean
follow_organisation (RegieDb *db, RegieChange *change, RegieRecord *record, RegieForm *form,
                     GError **error)
{
  gint64 id = record != NULL ? regie_record_get_id (record) : 0;

  return check_name (db, id, record, form, error)
         && (record == NULL || tell_roles (db, change, id, ORGANISATION, form, error));
}

/* A new organisation of a new role. */
static void
make_organisation (RegieChange *change, const RegieEntity *entity, RegieForm *form)
{
  gint64 id = regie_id_new ();
  char text[REGIE_NUMBER_TEXT];

  regie_change_insert (change, ORGANISATION, id);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    regie_change_set_new (change, ORGANISATION, id, shared[i], value_of (entity, form, shared[i]));
  regie_form_set (form, "organisatie", regie_number_format (id, text));
}

/* A role joins ORGANISATION, which it is of from now on: that one's name is spelled as it is
 * there. */
static gboolean
join_organisation (RegieDb *db, const RegieEntity *entity, RegieRecord *organisation,
                   RegieForm *form, GError **error)
{
  g_autoptr (RegieRecord) taken = NULL;
  char text[REGIE_NUMBER_TEXT];

  if (!regie_organisation_load_role (db, (RegieEntityId) (entity - regie_entity (0)),
                                     regie_record_get_id (organisation), &taken, error))
    return FALSE;
  if (taken != NULL)
    return regie_refuse_field (error, REGIE_FIELD (Organisation, name)->key,
                               _("Name: this is there already, perhaps in other letters."));
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      const RegieField *field = regie_entity_find (entity, shared[i]);

      if (field != NULL && (i == 0 || regie_form_get (form, field->key) == NULL))
        regie_form_set (form, field->key, regie_record_get (organisation, shared[i]));
    }
  regie_form_set (form, "organisatie",
                  regie_number_format (regie_record_get_id (organisation), text));
  return TRUE;
}

/* The organisation that the role in FORM is of: the one it names, or else the one of the same name.
 * *ORGANISATION is owned, NULL when there is none. */
static gboolean
find_organisation (RegieDb *db, const RegieEntity *entity, RegieForm *form,
                   RegieRecord **organisation, GError **error)
{
  const char *named = regie_form_get (form, "organisatie");
  gint64 id;

  *organisation = NULL;
  if (named != NULL)
    {
      *organisation = regie_load_there (db, ORGANISATION, g_ascii_strtoll (named, NULL, 10),
                                        _("This organisation is no longer there."), error);
      return *organisation != NULL;
    }
  if (!regie_organisation_find (db, value_of (entity, form, shared[0]), 0, &id, error))
    return FALSE;
  return id == 0 || (*organisation = regie_load_needed (db, ORGANISATION, id, error)) != NULL;
}

static gboolean
follow_role (RegieDb *db, RegieChange *change, const RegieEntity *entity, RegieRecord *record,
             RegieForm *form, GError **error)
{
  gboolean is_joining = record == NULL || regie_form_get (form, "organisatie") == NULL;
  g_autoptr (RegieRecord) organisation = NULL;
  gint64 id;

  if (!find_organisation (db, entity, form, &organisation, error))
    return FALSE;
  if (organisation == NULL)
    {
      make_organisation (change, entity, form);
      return TRUE;
    }
  id = regie_record_get_id (organisation);
  if (is_joining ? !join_organisation (db, entity, organisation, form, error)
                 : !check_name (db, id, record, form, error))
    return FALSE;
  if (is_joining)
    regie_change_pin (change, organisation);
  say_the_same (change, organisation, entity, form);
  return tell_roles (db, change, id, entity, form, error);
}

/* A giver that is a person is no organisation: what was made for it goes, unless something else
 * hangs on that. */
static gboolean
leave (RegieDb *db, RegieChange *change, RegieForm *form, GError **error)
{
  const char *named = regie_form_get_field (form, Giver, organisation);
  gint64 id = named != NULL ? g_ascii_strtoll (named, NULL, 10) : 0;
  g_autoptr (RegieRecord) organisation = NULL;
  guint n;

  if (id == 0)
    return TRUE;
  regie_form_set_field (form, Giver, organisation, NULL);
  if (!regie_organisation_count_pointing (db, id, &n, error))
    return FALSE;
  if (n > 1)
    return TRUE;
  if ((organisation = regie_load_needed (db, ORGANISATION, id, error)) == NULL)
    return FALSE;
  regie_change_void (change, organisation);
  return TRUE;
}

static gboolean
follow_contact (RegieDb *db, RegieForm *form, GError **error)
{
  const char *provider = regie_form_get_field (form, Contact, provider);
  g_autofree char *organisation = NULL;

  if (provider == NULL || regie_form_get_field (form, Contact, organisation) != NULL)
    return TRUE;
  if (!regie_organisation_of_provider (db, provider, &organisation, error))
    return FALSE;
  regie_form_set_field (form, Contact, organisation, organisation);
  return TRUE;
}

gboolean
regie_organisation_follow (RegieDb *db, RegieChange *change, const RegieEntity *entity,
                           RegieRecord *record, RegieForm *form, GError **error)
{
  g_return_val_if_fail (db != NULL && change != NULL && entity != NULL && form != NULL, FALSE);
  if (entity == ORGANISATION)
    return follow_organisation (db, change, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Contact))
    return follow_contact (db, form, error);
  if (!is_role (entity))
    return TRUE;
  return is_person (entity, form) ? leave (db, change, form, error)
                                  : follow_role (db, change, entity, record, form, error);
}

gboolean
regie_organisation_keep_contacts (RegieDb *db, RegieChange *change, RegieRecord *provider,
                                  GError **error)
{
  g_autoptr (GPtrArray) contacts = NULL;

  g_return_val_if_fail (db != NULL && change != NULL, FALSE);
  contacts = regie_organisation_load_contacts (db, regie_record_get_id (provider), error);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    if (regie_get (contacts->pdata[i], Contact, organisation) != NULL)
      regie_put (change, contacts->pdata[i], Contact, provider, NULL);
    else
      regie_change_void (change, contacts->pdata[i]);
  return contacts != NULL;
}

/* --- two become one --- */

typedef struct {
  RegieDb *db;
  const RegieOffice *office;
  RegieRewrite *rewrite;
  RegieRecord *keep, *goes;
  RegieForm *whole; /* what KEEP will say */
} Merging;

/* Of each role there is one at most. */
static gboolean
check_roles (const Merging *m, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (RegieRecord) mine = NULL;
      g_autoptr (RegieRecord) theirs = NULL;

      if (!regie_organisation_load_role (m->db, roles[i], regie_record_get_id (m->keep), &mine,
                                         error)
          || !regie_organisation_load_role (m->db, roles[i], regie_record_get_id (m->goes), &theirs,
                                            error))
        return FALSE;
      if (mine != NULL && theirs != NULL)
        return regie_refuse (error, roles[i] == REGIE_ENTITY_Provider
                                      ? _("Both are a provider. Two providers do not become one: "
                                           "their contracts and reports are apart.")
                                      : _("Both are a giver of the Meedoenbalie. Two givers do "
                                           "not become one: their offers are apart."));
    }
  return TRUE;
}

/* What KEEP will say; what the other said otherwise comes in the note. */
static void
decide (const Merging *m)
{
  g_autoptr (GString) note = g_string_new (regie_get (m->keep, Organisation, note));

  for (guint i = 0; i < ORGANISATION->n_fields; i++)
    {
      const RegieField *field = &ORGANISATION->fields[i];
      const char *mine = regie_record_get (m->keep, field->name);
      const char *theirs = regie_record_get (m->goes, field->name);
      gboolean says_more = field->kind == REGIE_BOOL && g_strcmp0 (theirs, "1") == 0;
      g_autofree char *line = NULL;

      regie_form_set (m->whole, field->key, mine == NULL || says_more ? theirs : mine);
      if (mine == NULL || theirs == NULL || field->kind != REGIE_TEXT || strcmp (mine, theirs) == 0)
        continue;
      line = regie_field_dup_line (m->office->codes, field, theirs);
      regie_text_add_line (note, "\n", line);
    }
  regie_text_add_line (note, "\n", regie_get (m->goes, Organisation, note));
  regie_form_set_field (m->whole, Organisation, note, note->str);
}

/* RECORD, a role, says what the form of the whole says. */
static void
say_the_whole (const Merging *m, RegieRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (regie_entity_find (regie_record_get_entity (record), shared[i]) != NULL)
      regie_record_set (record, shared[i], value_of (ORGANISATION, m->whole, shared[i]));
}

static GPtrArray *
load_pointing (const Merging *m, const RegieEntity *entity, RegieRecord *organisation,
               GError **error)
{
  return regie_rewrite_pointing (m->rewrite, entity, regie_entity_find (entity, "organisation"),
                                 regie_record_get_id (organisation), error);
}

/* What points to the one that goes points to the one that stays; its roles say what that says. */
static gboolean
move_all (const Merging *m, GError **error)
{
  if (!regie_rewrite_point (m->rewrite, ORGANISATION->name, regie_record_get_id (m->goes),
                            regie_record_get_id (m->keep), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) own = load_pointing (m, regie_entity (roles[i]), m->keep, error);

      for (guint k = 0; own != NULL && k < own->len; k++)
        say_the_whole (m, own->pdata[k]);
      if (own == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those of TIES that lie in DOSSIER. */
static GPtrArray *
in_dossier (const GPtrArray *ties, gint64 dossier)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < ties->len; i++)
    if (regie_get_int (ties->pdata[i], Tie, dossier, 0) == dossier)
      g_ptr_array_add (found, ties->pdata[i]);
  return found;
}

/* Who stood in one network for both stands there once. */
static gboolean
fold_ties (const Merging *m, const GPtrArray *kept, const GPtrArray *moved, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < moved->len; i++)
    {
      gint64 dossier = regie_get_int (moved->pdata[i], Tie, dossier, 0);
      g_autoptr (GPtrArray) mine = in_dossier (kept, dossier);
      g_autoptr (GPtrArray) theirs = in_dossier (moved, dossier);

      if (mine->len > 0 && g_hash_table_add (done, g_memdup2 (&dossier, sizeof dossier))
          && !regie_ties_fold (m->rewrite, m->office, mine, theirs, error))
        return FALSE;
    }
  return TRUE;
}

/* Moves all that hangs on the one that goes, and folds who stood there twice. */
static gboolean
move_and_fold (const Merging *m, GError **error)
{
  const RegieEntity *contact = regie_entity (REGIE_ENTITY_Contact);
  const RegieEntity *tie = regie_entity (REGIE_ENTITY_Tie);
  g_autoptr (GPtrArray) contacts = load_pointing (m, contact, m->keep, error);
  g_autoptr (GPtrArray) their_contacts = NULL;
  g_autoptr (GPtrArray) ties = NULL;
  g_autoptr (GPtrArray) their_ties = NULL;

  return contacts != NULL && (their_contacts = load_pointing (m, contact, m->goes, error)) != NULL
         && (ties = load_pointing (m, tie, m->keep, error)) != NULL
         && (their_ties = load_pointing (m, tie, m->goes, error)) != NULL && move_all (m, error)
         && regie_contacts_fold (m->rewrite, m->office, contacts, their_contacts, error)
         && fold_ties (m, ties, their_ties, error);
}

RegieChange *
regie_organisation_merge (RegieDb *db, const RegieOffice *office, gint64 keep, gint64 goes,
                          GError **error)
{
  const char *gone = _("This organisation is no longer there.");
  g_autoptr (RegieChange) change = regie_change_new (_("Two organisations merged"));
  g_autoptr (RegieForm) whole = regie_form_new ();
  g_autoptr (RegieRewrite) rewrite = NULL;
  g_autoptr (RegieRecord) mine = NULL;
  g_autoptr (RegieRecord) theirs = NULL;
  Merging m;

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  if (keep == goes)
    return regie_refuse (error, _("This is one and the same organisation.")), NULL;
  if ((mine = regie_load_there (db, ORGANISATION, keep, gone, error)) == NULL
      || (theirs = regie_load_there (db, ORGANISATION, goes, gone, error)) == NULL)
    return NULL;
  rewrite = regie_rewrite_new (db);
  m = (Merging){ db, office, rewrite, mine, theirs, whole };
  if (!check_roles (&m, error))
    return NULL;
  decide (&m);
  if (!move_and_fold (&m, error))
    return NULL;
  regie_change_pin (change, mine);
  regie_change_pin (change, theirs);
  regie_change_void (change, theirs);
  for (guint i = 0; i < ORGANISATION->n_fields; i++)
    regie_change_set (change, mine, ORGANISATION->fields[i].name,
                      regie_form_get (whole, ORGANISATION->fields[i].key));
  regie_rewrite_say (rewrite, change);
  return g_steal_pointer (&change);
}

gboolean
regie_organisation_may_merge (const char *role)
{
  g_return_val_if_fail (role != NULL, FALSE);
  return regie_role_may (role, REGIE_MAY_RECORD)
         || regie_role_may_all (role, REGIE_RIGHT (SEE_DOSSIERS) | REGIE_RIGHT (CONTRACT)
                                        | REGIE_RIGHT (ASSIGN));
}

gboolean
regie_organisations_check (RegieDb *db, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_organisation_find_different (db, &name, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
               _("%s: the directory of organisations says something else than the provider or the "
                  "giver does. Open its form there, fill in what is right and save it: then it is "
                  "the same everywhere."),
               name);
  return FALSE;
}
