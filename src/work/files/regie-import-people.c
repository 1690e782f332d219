/* SPDX-License-Identifier: EUPL-1.2 */
/* The department's own spreadsheet: what its columns can be. */
#include "regie-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

static const RegieField *
person_field (const char *key)
{
  return regie_entity_find_key (regie_entity (REGIE_ENTITY_Person), key);
}

/* Of what points to another record only an order can be looked up; who recorded it and when, the
 * import says itself. */
static const RegieField *
fact_field (const char *key)
{
  const RegieField *field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact), key);

  if (field == NULL || field->kind == REGIE_MOMENT
      || (field->kind == REGIE_REF && strcmp (field->name, "engagement") != 0))
    return NULL;
  return field;
}

/* "persoon.bsn", "dossier.groep", "feit.pip", "feit.pip.leerroute", "regel.soort" */
static void
resolve (const RegieImport *self, Column *column)
{
  g_auto (GStrv) parts = g_strsplit (column->target != NULL ? column->target : "", ".", 3);
  guint n = g_strv_length (parts);

  column->what = SKIP;
  column->kind = -1;
  if (n < 2)
    return;
  if (strcmp (parts[0], "persoon") == 0 && (column->field = person_field (parts[1])) != NULL)
    column->what = PERSON;
  else if (strcmp (parts[0], "dossier") == 0
           && (column->field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Dossier),
                                                      parts[1]))
                != NULL)
    column->what = DOSSIER;
  else if (strcmp (parts[0], "regel") == 0 && (column->field = fact_field (parts[1])) != NULL)
    column->what = LONG_FIELD;
  else if (strcmp (parts[0], "feit") == 0
           && (column->kind = regie_codes_index (self->office->codes, "feit", parts[1])) >= 0)
    {
      column->field = fact_field (n == 3 ? parts[2] : "datum");
      column->what = column->field == NULL ? SKIP : n == 3 ? FACT_ATTRIBUTE : FACT_DAY;
    }
}

/* Of what refers to another record only the consultant is found by a name in a file. */
static gboolean
is_column (const RegieField *field)
{
  return field->kind != REGIE_REF || field == REGIE_FIELD (Dossier, consultant);
}

static void
add_fields (RegieImport *self, const RegieEntity *entity, const char *prefix)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_column (&entity->fields[i]))
      {
        g_autofree char *target = g_strdup_printf ("%s.%s", prefix, entity->fields[i].key);

        regie_import_add_word (self, entity->fields[i].key, target);
        regie_import_add_word (self, regie_field_label (&entity->fields[i]), target);
      }
}

/* What departments call their columns, besides our own keys and labels. */
static const char *const words[][2] = {
  { "burgerservicenummer", "persoon.bsn" },
  { "sofinummer", "persoon.bsn" },
  { "vnummer", "persoon.v_nummer" },
  { "v-nr", "persoon.v_nummer" },
  { "vreemdelingennummer", "persoon.v_nummer" },
  { "IND-nummer", "persoon.v_nummer" },
  { "voornaam", "persoon.voornamen" },
  { "roepnaam", "persoon.voornamen" },
  { "tussenvoegsel", "persoon.voorvoegsel" },
  { "tussenvoegsels", "persoon.voorvoegsel" },
  { "tussenv", "persoon.voorvoegsel" },
  { "first name", "persoon.voornamen" },
  { "given names", "persoon.voornamen" },
  { "last name", "persoon.achternaam" },
  { "dob", "persoon.geboren" },
  { "voorvoegsels", "persoon.voorvoegsel" },
  { "naam", "persoon.achternaam" },
  { "geslachtsnaam", "persoon.achternaam" },
  { "familienaam", "persoon.achternaam" },
  { "geboortedatum", "persoon.geboren" },
  { "geb datum", "persoon.geboren" },
  { "geboren op", "persoon.geboren" },
  { "gebdat", "persoon.geboren" },
  { "doelgroep", "dossier.groep" },
  { "mobiel", "persoon.telefoon" },
  { "mobiele telefoon", "persoon.telefoon" },
  { "tel", "persoon.telefoon" },
  { "gsm", "persoon.telefoon" },
  { "06", "persoon.telefoon" },
  { "e-mailadres", "persoon.email" },
  { "mail", "persoon.email" },
  { "mailadres", "persoon.email" },
  { "straat", "persoon.adres" },
  { "straat en huisnummer", "persoon.adres" },
  { "pc", "persoon.postcode" },
  { "stad", "persoon.woonplaats" },
  { "moedertaal", "persoon.taal" },
  { "m/v", "persoon.geslacht" },
  { "aliassen", "persoon.ook_bekend_als" },
  { "clientnummer", "dossier.dossiernummer" },
  { "klantnummer", "dossier.dossiernummer" },
  { "zaaknummer", "dossier.dossiernummer" },
  { "woongemeente", "dossier.gemeente" },
  { "consulent", "dossier.consulent" },
  { "regisseur", "dossier.regisseur" },
  { "jongerenregisseur", "dossier.regisseur" },
  { "klantmanager", "dossier.consulent" },
  { "casemanager", "dossier.consulent" },
  { "contactpersoon gemeente", "dossier.consulent" },
  { "datum kennisgeving", "feit.kennisgeving" },
  { "brief duo", "feit.kennisgeving" },
  { "inschrijving brp", "feit.brp_inschrijving" },
  { "datum brp", "feit.brp_inschrijving" },
  { "datum pip", "feit.pip" },
  { "pip datum", "feit.pip" },
  { "dagtekening", "feit.pip" },
  { "leerroute", "feit.pip.leerroute" },
  { "route", "feit.pip.leerroute" },
  { "niveau", "feit.pip.niveau" },
  { "laatste contact", "feit.contact" },
  { "soort", "regel.soort" },
  { "feit", "regel.soort" },
  { "datum", "regel.datum" },
  { "dossier", "dossier.dossiernummer" },
  { "nieuw einde", "feit.verlenging_besluit.nieuw_einde" },
  { "aanbod", "feit.aanbod" },
  { "einddatum duo", "feit.verlenging_besluit.nieuw_einde" },
  { "einddatum exclusief", "feit.verlenging_besluit.nieuw_einde" },
  { "einddatum termijn duo", "feit.verlenging_besluit.nieuw_einde" },
  { "nieuw einde duo", "feit.verlenging_besluit.nieuw_einde" },
};

static void
fill_targets (RegieImport *self)
{
  GPtrArray *kinds = regie_codes_list (self->office->codes, "feit");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    regie_import_add_word (self, words[i][0], words[i][1]);
  add_fields (self, regie_entity (REGIE_ENTITY_Person), "persoon");
  add_fields (self, regie_entity (REGIE_ENTITY_Dossier), "dossier");
  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];
      g_autofree char *target = g_strconcat ("feit.", kind->key, NULL);

      regie_import_add_word (self, kind->key, target);
      regie_import_add_word (self, kind->label, target);
    }
}

gboolean
regie_import_is_long (const RegieImport *self)
{
  gboolean kind = FALSE;
  gboolean day = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->columns->len; i++)
    {
      kind |= g_strcmp0 (get_column (self, i)->target, "regel.soort") == 0;
      day |= g_strcmp0 (get_column (self, i)->target, "regel.datum") == 0;
    }
  return kind && day;
}

/* The field of a fact that HEADING names, by its key or its label. */
static const RegieField *
find_fact_field (const char *heading)
{
  const RegieEntity *fact = regie_entity (REGIE_ENTITY_Fact);
  g_autofree char *folded = regie_text_fold (heading);
  g_autofree char *key = g_strdelimit (g_strdup (folded), " ", '_');

  if (regie_entity_find_key (fact, key) != NULL)
    return fact_field (key);
  for (guint i = 0; i < fact->n_fields; i++)
    {
      g_autofree char *label = regie_text_fold (regie_field_label (&fact->fields[i]));

      if (strcmp (label, folded) == 0)
        return fact_field (fact->fields[i].key);
    }
  return NULL;
}

/* A fact per row: the other headings name its attributes; what names a field of a fact that cannot
 * be looked up goes nowhere. */
static void
map_long (RegieImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const RegieField *field = find_fact_field (get_column (self, i)->heading);
      g_autofree char *target = field != NULL ? g_strconcat ("regel.", field->key, NULL) : NULL;

      /* An end of DUO's is known by its heading. */
      if (target == NULL && get_column (self, i)->target != NULL
          && g_str_has_suffix (get_column (self, i)->target, ".nieuw_einde"))
        target = g_strdup ("regel.nieuw_einde");
      if (target != NULL)
        regie_import_take_target (self, i, target);
    }
}

static char **
dup_targets (const RegieImport *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  static const RegieEntityId entities[] = { REGIE_ENTITY_Person, REGIE_ENTITY_Dossier };
  GPtrArray *kinds = regie_codes_list (self->office->codes, "feit");

  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      const RegieEntity *entity = regie_entity (entities[e]);

      for (guint i = 0; i < entity->n_fields; i++)
        if (is_column (&entity->fields[i]))
          {
            g_autofree char *target = g_strdup_printf ("%s.%s", entity->key, entity->fields[i].key);

            g_strv_builder_add (list, target);
            g_strv_builder_add (list, regie_field_label (&entity->fields[i]));
          }
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];
      g_autofree char *target = g_strconcat ("feit.", kind->key, NULL);

      g_strv_builder_add (list, target);
      g_strv_builder_add (list, kind->label);
    }
  g_strv_builder_add (list, "feit.pip.leerroute");
  g_strv_builder_add (list, _("Route of the PIP"));
  g_strv_builder_add (list, "feit.pip.niveau");
  g_strv_builder_add (list, _("Level of the PIP"));
  g_strv_builder_add (list, "feit.verlenging_besluit.nieuw_einde");
  g_strv_builder_add (list, _("New end of the term"));
  g_strv_builder_add (list, "regel.soort");
  g_strv_builder_add (list, _("Kind of fact (one per row)"));
  g_strv_builder_add (list, "regel.datum");
  g_strv_builder_add (list, _("Date of the fact (one per row)"));
  return g_strv_builder_end (list);
}

static void
mapped (RegieImport *self)
{
  if (regie_import_is_long (self))
    map_long (self);
}

static void
free_data (gpointer staff)
{
  g_hash_table_unref (staff);
}

RegieImport *
regie_import_new (const RegieOffice *office, const char *data, gsize length, GError **error)
{
  static const RegieImportKind kind = {
    fill_targets, resolve, mapped, dup_targets, regie_import_people_check, regie_import_people_run,
    free_data
  };
  GHashTable *staff = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (office != NULL, NULL);
  return regie_import_new_kind (&kind, staff, office, data, length, error);
}
