/* SPDX-License-Identifier: EUPL-1.2 */
/* What Ctrl+K finds in the database, in words and with the way there. */
#include "regie-finder-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-caseload-query.h"
#include "regie-directory-query.h"
#include "regie-directory-view.h"
#include "regie-finder-query.h"
#include "regie-office-commands.h"
#include "regie-text.h"

static const RegieProp found_props[] = {
  REGIE_PROP (RegieFound, group, "group", TEXT),
  REGIE_PROP (RegieFound, title, "title", TEXT),
  REGIE_PROP (RegieFound, about, "about", TEXT),
  REGIE_PROP (RegieFound, icon, "icon", TEXT),
  REGIE_PROP (RegieFound, key, "key", TEXT),
  REGIE_PROP (RegieFound, spoken, "spoken", TEXT),
  REGIE_PROP (RegieFound, action, "action", TEXT),
  REGIE_PROP (RegieFound, target, "target", TARGET),
};
REGIE_DEFINE_ITEM (RegieFound, regie_found, found_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieFinderView, found, "found", LIST),
};
REGIE_DEFINE_ITEM (RegieFinderView, regie_finder_view, view_props)

RegieFound *
regie_found_new (const char *group, const char *title, const char *about, const char *icon,
                 const char *key, const char *action, GVariant *target)
{
  RegieFound *self;

  g_return_val_if_fail (group != NULL && title != NULL && action != NULL, NULL);
  self = g_object_new (regie_found_get_type (), NULL);
  self->group = g_strdup (group);
  self->title = g_strdup (title);
  self->about = g_strdup (about);
  self->icon = g_strdup (icon);
  self->key = g_strdup (key);
  self->spoken = about != NULL && *about != '\0' ? g_strdup_printf ("%s, %s", title, about)
                                                 : g_strdup (title);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

static void
add (GListStore *found, RegieFound *take)
{
  g_list_store_append (found, take);
  g_object_unref (take);
}

/* "3-5-1990 · P-12 · Ingrid": what tells one from a namesake. */
static char *
dup_about_person (const RegieCaseloadRow *row)
{
  g_autofree char *born = regie_day_dup_partial_typed (row->born);
  const char *parts[] = { born, row->number, row->consultant_name };
  GString *about = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", parts[i]);
  return g_string_free (about, FALSE);
}

static void
add_person (GListStore *found, const char *group, const RegieCaseloadRow *row)
{
  g_autofree char *about = dup_about_person (row);

  add (found, regie_found_new (group, row->name, about, "avatar-default-symbolic", NULL,
                               "win.dossier", g_variant_new ("(xs)", row->id, "")));
}

/* Before anything is typed. */
static gboolean
add_opened (const RegieWork *work, gint64 open, GListStore *found, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (open == REGIE_FINDER_AT_DESK || !regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS))
    return TRUE;
  ids = regie_finder_load_opened (work->db, work->me->id, open, REGIE_FINDER_MOST, error);
  if (ids == NULL
      || (rows = regie_caseload_rows (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                      error))
           == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_person (found, _("Opened last"), rows->pdata[i]);
  return TRUE;
}

/* Is TEXT the whole number of ROW?  "p12" is that of P-12, which begins P-120 as well. */
static gboolean
has_number (const RegieCaseloadRow *row, const char *text)
{
  g_autofree char *typed = regie_text_squeeze (text);
  g_autofree char *number = regie_text_squeeze (row->number != NULL ? row->number : "");

  return strcmp (typed, number) == 0;
}

/* Who has exactly the number that was typed comes first, the others by name; apart from those the
 * last N_NEAR, whose names differ by one letter. */
static void
add_rows (GListStore *found, const GPtrArray *rows, guint n_near, const char *text)
{
  const guint n_exact = rows->len - n_near;
  guint n = 0;

  for (int exact = TRUE; exact >= FALSE; exact--)
    for (guint i = 0; i < rows->len && n < REGIE_FINDER_MOST; i++)
      if (rows->pdata[i] != NULL && has_number (rows->pdata[i], text) == exact)
        {
          add_person (found, i < n_exact ? _("People") : _("Differs by one letter"),
                      rows->pdata[i]);
          n++;
        }
}

/* Those that are shown, with who is called nearly so when there is room. */
static GArray *
load_people (const RegieWork *work, const RegieQuery *query, guint *n_near, GError **error)
{
  g_autoptr (GArray) ids = regie_caseload_ids (work->db, query, work->today, REGIE_FIRST_ROWS,
                                               n_near, error);

  if (ids == NULL || ids->len >= REGIE_FINDER_MOST
      || !regie_caseload_leaves_near (query, REGIE_FIRST_ROWS, ids->len - *n_near))
    return g_steal_pointer (&ids);
  return regie_caseload_ids (work->db, query, work->today, 0, n_near, error);
}

static gboolean
add_people (const RegieWork *work, const char *text, GListStore *found, GError **error)
{
  g_autoptr (RegieQuery) typed = regie_query_new ();
  g_autoptr (RegieQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *asked = NULL;
  guint n_near;

  if (!regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS))
    return TRUE;
  typed->text = g_strdup (text);
  asked = regie_query_to_text (typed);
  if ((query = regie_work_query (work, asked, error)) == NULL
      || (ids = load_people (work, query, &n_near, error)) == NULL
      || (rows = regie_caseload_rows (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                      error))
           == NULL)
    return FALSE;
  add_rows (found, rows, n_near, text);
  if (rows->len > REGIE_FINDER_MOST)
    add (found, regie_found_new (_("People"), _("Everybody who was found, in the caseload"), NULL,
                                 "system-users-symbolic", NULL, "win.caseload",
                                 g_variant_new_string (asked)));
  return TRUE;
}

/* A provider opens its own page, for who sees those. */
static gboolean
add_organisation (const RegieWork *work, const RegieOrganisationRow *row, GListStore *found,
                  GError **error)
{
  gint64 provider = 0;

  if (regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS)
      && !regie_directory_find_role (work->db, REGIE_ENTITY_Provider, row->id, &provider, error))
    return FALSE;
  add (found, regie_found_new (_("Organisations"), row->name, row->about,
                               provider != 0 ? "wallet-symbolic" : "x-office-address-book-symbolic",
                               NULL, provider != 0 ? "win.provider" : "win.organisation",
                               provider != 0 ? g_variant_new ("(xs)", provider, "")
                                             : g_variant_new_int64 (row->id)));
  return TRUE;
}

/* Of IDS, in their order. */
static gboolean
add_listed (const RegieWork *work, const GArray *ids, const GPtrArray *listed, GListStore *found,
            GError **error)
{
  const gboolean sees = regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS);
  g_autoptr (RegieDirectoryView) view = regie_directory_view_new (work->office, listed, "", "",
                                                                  sees);
  GListModel *rows = G_LIST_MODEL (view->rows);

  for (guint k = 0; k < ids->len; k++)
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
      {
        g_autoptr (RegieOrganisationRow) row = g_list_model_get_item (rows, i);

        if (row->id == g_array_index (ids, gint64, k)
            && !add_organisation (work, row, found, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_organisations (const RegieWork *work, const char *text, GListStore *found, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  if (!regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS)
      && !regie_role_may (work->me->role, REGIE_MAY_DESK))
    return TRUE;
  ids = regie_finder_load_organisations (work->db, text, REGIE_FINDER_MOST, error);
  if (ids == NULL
      || (listed = regie_directory_load (work->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                         error))
           == NULL)
    return FALSE;
  return add_listed (work, ids, listed, found, error);
}

static gboolean
add_offers (const RegieWork *work, const char *text, GListStore *found, GError **error)
{
  g_autoptr (GPtrArray) offers = NULL;

  if (!regie_role_may (work->me->role, REGIE_MAY_DESK))
    return TRUE;
  if ((offers = regie_finder_load_offers (work->db, text, REGIE_FINDER_MOST, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    {
      const RegieFinderOffer *offer = offers->pdata[i];

      add (found, regie_found_new (_("Offers"), offer->title, offer->giver,
                                   "emblem-synchronizing-symbolic", NULL, "win.desk",
                                   g_variant_new ("(sx)", "offer", offer->id)));
    }
  return TRUE;
}

static gpointer
answer_find (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieFinderView) view = g_object_new (regie_finder_view_get_type (), NULL);
  g_autofree char *folded = NULL;
  const char *text;
  gint64 open;

  g_variant_get (target, "(&sx)", &text, &open);
  folded = regie_text_fold (text);
  if (*folded == '\0')
    return add_opened (work, open, view->found, error) ? g_steal_pointer (&view) : NULL;
  return add_people (work, text, view->found, error)
             && add_organisations (work, text, view->found, error)
             && add_offers (work, text, view->found, error)
           ? g_steal_pointer (&view)
           : NULL;
}

const RegieQuestion regie_finder_question = { "finder.find", "(sx)", REGIE_RIGHT_NONE, answer_find,
                                              g_object_unref };
