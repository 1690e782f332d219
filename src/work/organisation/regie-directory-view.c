/* SPDX-License-Identifier: EUPL-1.2 */
/* All organisations as rows: what each is to us, and what is open. */
#include "regie-directory-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

static const RegieProp row_props[] = {
  REGIE_PROP (RegieOrganisationRow, id, "id", ID),
  REGIE_PROP (RegieOrganisationRow, name, "name", TEXT),
  REGIE_PROP (RegieOrganisationRow, about, "about", TEXT),
  REGIE_PROP (RegieOrganisationRow, state, "state", TEXT),
  REGIE_PROP (RegieOrganisationRow, shape, "shape", INT),
  REGIE_PROP (RegieOrganisationRow, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieOrganisationRow, regie_organisation_row, row_props)

static const RegieProp directory_props[] = {
  REGIE_PROP (RegieDirectoryView, rows, "rows", LIST),
  REGIE_PROP (RegieDirectoryView, is_empty, "is-empty", BOOL),
  REGIE_PROP (RegieDirectoryView, nothing, "nothing", TEXT),
};
REGIE_DEFINE_ITEM (RegieDirectoryView, regie_directory_view, directory_props)

/* What an organisation can be, and how the filter calls it. */
static const struct {
  RegieOrganisationRoles role;
  const char *key, *label;
} roles[] = {
  { REGIE_IS_PROVIDER, "aanbieder", N_("Provider") },
  { REGIE_IS_GIVER, "gever", N_("Giver") },
  { REGIE_IS_SCHOOL, "school", N_("School") },
  { REGIE_IS_PARTNER, "netwerkpartner", N_("Network partner") },
};

/* The bit of the role called KEY; 0 for "", every role. */
static guint
role_of (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (roles[i].key, key) == 0)
      return roles[i].role;
  return 0;
}

/* "Provider, network partner · Maastricht" */
static char *
dup_about (const RegieOffice *office, const RegieListed *listed)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (listed->roles & roles[i].role)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(roles[i].label));
  if (text->len == 0 && listed->kind != NULL)
    g_string_append (text, regie_codes_label (office->codes, "organisatiesoort", listed->kind));
  if (listed->town != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", listed->town);
  return g_string_free (text, FALSE);
}

static char *
dup_state (const RegieListed *listed)
{
  g_autofree char *networks = g_strdup_printf (
    ngettext ("in %u network", "in %u networks", listed->n_networks), listed->n_networks);
  g_autofree char *agreements = g_strdup_printf (
    ngettext ("%u agreement open", "%u agreements open", listed->n_agreements),
    listed->n_agreements);
  const char *parts[3] = { NULL };
  guint n = 0;

  if (listed->n_networks > 0)
    parts[n++] = networks;
  if (listed->n_agreements > 0)
    parts[n++] = agreements;
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

static RegieOrganisationRow *
row_new (const RegieOffice *office, const RegieListed *listed, gboolean sees_dossiers)
{
  RegieOrganisationRow *row = g_object_new (regie_organisation_row_get_type (), NULL);

  row->id = listed->id;
  row->name = g_strdup (listed->name);
  row->about = dup_about (office, listed);
  row->state = sees_dossiers ? dup_state (listed) : NULL;
  row->shape = row->state == NULL         ? (int) REGIE_SHAPE_NONE
               : listed->n_agreements > 0 ? (int) REGIE_SHAPE_SOON
                                          : (int) REGIE_SHAPE_DONE;
  row->spoken = row->state != NULL
                  ? g_strdup_printf ("%s, %s, %s", row->name, row->about, row->state)
                  : g_strdup_printf ("%s, %s", row->name, row->about);
  return row;
}

RegieDirectoryView *
regie_directory_view_new (const RegieOffice *office, const GPtrArray *all, const char *search,
                          const char *role, gboolean sees_dossiers)
{
  g_autofree char *folded = NULL;
  RegieDirectoryView *self;
  guint wanted;

  g_return_val_if_fail (office != NULL && all != NULL && search != NULL && role != NULL, NULL);
  folded = regie_text_fold (search);
  wanted = role_of (role);
  self = g_object_new (regie_directory_view_get_type (), NULL);
  self->is_empty = all->len == 0;
  self->nothing = g_strdup (self->is_empty ? _("No organisations yet") : _("Nothing found"));
  for (guint i = 0; i < all->len; i++)
    {
      const RegieListed *listed = all->pdata[i];
      g_autoptr (RegieOrganisationRow) row = NULL;

      if ((wanted != 0 && !(listed->roles & wanted)) || !regie_listed_is_found (listed, folded))
        continue;
      row = row_new (office, listed, sees_dossiers);
      g_list_store_append (self->rows, row);
    }
  return self;
}
