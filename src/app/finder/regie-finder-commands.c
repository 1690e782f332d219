/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages of the program and what can be done from where one is, found by what is typed. */
#include "regie-finder-commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-page-actions.h"
#include "regie-dossier-page-views.h"
#include "regie-finder-view.h"
#include "regie-pages.h"
#include "regie-question.h"
#include "regie-text.h"
#include "regie-window.h"

/* What can be done in a dossier beside the recording of each kind of fact, which follows from the
 * list of those; TARGET as GVariant writes it. */
static const struct {
  const char *title, *icon, *action, *target, *key;
} in_dossier[] = {
  { N_("Record a fact"), "list-add-symbolic", "dossier.record", NULL, "<Control>n" },
  { N_("Personal data"), "document-edit-symbolic", "dossier.person", NULL, "<Control>e" },
  { N_("Plan a talk"), "x-office-calendar-symbolic", "dossier.talk", NULL, "<Control>g" },
  { N_("Write a file note"), "document-edit-symbolic", "dossier.note", NULL, "<Control>m" },
  { N_("Add files"), "list-add-symbolic", "dossier.file-add", NULL, "<Control>b" },
  { N_("Make a letter"), "mail-unread-symbolic", "dossier.view", "'letters'" },
  { N_("Begin the intake"), "list-add-symbolic", "dossier.intake-begin" },
  { N_("Begin a decision about the PIP"), "list-add-symbolic", "dossier.decision-begin" },
  { N_("What if…"), "view-refresh-symbolic", "dossier.what-if" },
  { N_("Will it work?"), "view-refresh-symbolic", "dossier.outlook" },
  { N_("Save for DUO"), "document-save-symbolic", "dossier.export-duo" },
  { N_("Wish or placement at the Meedoenbalie"), "emblem-synchronizing-symbolic", "dossier.desk" },
  { N_("Shield this dossier, or no longer"), "changes-prevent-symbolic", "dossier.shielding" },
  { N_("Everything about the person…"), "document-save-symbolic", "dossier.everything" },
  { N_("List of who saw the dossier…"), "document-save-symbolic", "dossier.looked-list" },
  { N_("Erase this dossier…"), "user-trash-symbolic", "dossier.erase" },
};

/* Does every one of WORDS begin a word of FOLDED? */
static gboolean
begins_words (const char *const *words, const char *folded)
{
  g_autofree char *spaced = g_strconcat (" ", folded, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      if (*words[i] != '\0' && strstr (spaced, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

RegieFinderFit
regie_finder_weigh (const char *typed, const char *title)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL && title != NULL, REGIE_FINDER_NOT);
  words = regie_question_dup_words (typed);
  folded = regie_text_fold (title);
  if (begins_words ((const char *const *) words, folded))
    return REGIE_FINDER_BEGINS;
  return regie_question_matches ((const char *const *) words, folded) ? REGIE_FINDER_WITHIN
                                                                      : REGIE_FINDER_NOT;
}

/* What is being added. */
typedef struct {
  const RegieFinderPlace *place;
  const char *typed;
  RegieFinderFit fit;
  GListStore *found;
} Adding;

/* The keys of ACTION about TARGET as they are shown; NULL when it has none. */
static char *
dup_key (GtkApplication *application, const char *action, GVariant *target)
{
  g_autofree char *detailed = g_action_print_detailed_name (action, target);
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, detailed);
  GdkModifierType state;
  guint key;

  return keys[0] != NULL && gtk_accelerator_parse (keys[0], &key, &state)
           ? gtk_accelerator_get_label (key, state)
           : NULL;
}

/* TARGET (may be NULL) is borrowed; KEY, as gtk_accelerator_parse() reads it, stands for that of
 * the application when it is not NULL. */
static void
add (const Adding *adding, const char *group, const char *title, const char *icon,
     const char *action, GVariant *target, const char *key)
{
  g_autoptr (RegieFound) found = NULL;
  g_autofree char *label = NULL;
  GdkModifierType state;
  guint value;

  if (regie_finder_weigh (adding->typed, title) != adding->fit)
    return;
  if (key == NULL)
    label = dup_key (adding->place->application, action, target);
  else if (gtk_accelerator_parse (key, &value, &state))
    label = gtk_accelerator_get_label (value, state);
  found = regie_found_new (group, title, NULL, icon, label, action, target);
  g_list_store_append (adding->found, found);
}

static gboolean
may_all (const Adding *adding, guint rights)
{
  return regie_role_may_all (regie_session_get_me (adding->place->session)->role, rights);
}

/* The page that ACTION opens, or NULL. */
static const RegiePageKind *
page_of (const char *action)
{
  const RegiePageKind *kinds;
  guint n;

  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].action, action) == 0)
      return &kinds[i];
  return NULL;
}

/* Those of the sidebar. */
static void
add_pages (const Adding *adding)
{
  const RegiePageKind *kinds;
  guint n;

  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if (kinds[i].label != NULL && regie_page_kind_is_allowed (&kinds[i], adding->place->session))
      {
        g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (kinds[i].name));

        add (adding, _("Pages"), _(kinds[i].title), kinds[i].icon, "win.go", target, NULL);
      }
}

/* "_New dossier" without its mnemonic. */
static char *
dup_plain (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

/* The entry AT of MENU, when it is for PAGES or for what is no page. */
static void
add_entry (const Adding *adding, GMenuModel *menu, int at, gboolean pages)
{
  g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, at,
                                                                       G_MENU_ATTRIBUTE_TARGET,
                                                                       NULL);
  g_autofree char *label = NULL;
  g_autofree char *action = NULL;
  g_autofree char *title = NULL;
  const RegiePageKind *page;

  if (!g_menu_model_get_item_attribute (menu, at, G_MENU_ATTRIBUTE_LABEL, "s", &label)
      || !g_menu_model_get_item_attribute (menu, at, G_MENU_ATTRIBUTE_ACTION, "s", &action))
    return;
  title = dup_plain (label);
  page = page_of (action);
  /* A page of the sidebar stands among those. */
  if ((page != NULL) != pages || (page != NULL && page->label != NULL)
      || g_str_equal (action, "win.find"))
    return;
  if (page != NULL ? regie_page_kind_is_allowed (page, adding->place->session)
                   : may_all (adding, regie_window_get_rights (action)))
    add (adding, page != NULL ? _("Pages") : _("Do"), title,
         page != NULL ? "go-next-symbolic" : "system-run-symbolic", action, target, NULL);
}

/* Of MENU and what hangs under it, the pages or what is no page. */
static void
add_menu (const Adding *adding, GMenuModel *menu, gboolean pages)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      add_entry (adding, menu, i, pages);
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[k]);

          if (below != NULL)
            add_menu (adding, below, pages);
        }
    }
}

static void
add_views (const Adding *adding)
{
  for (guint i = 0; i < REGIE_N_DOSSIER_VIEWS; i++)
    {
      const RegieDossierViewKind *view = &regie_dossier_views[i];
      g_autoptr (GVariant) target = NULL;
      g_autofree char *key = NULL;

      if (view->key == 0)
        continue;
      target = g_variant_ref_sink (g_variant_new_string (view->name));
      key = gtk_accelerator_name (view->key, GDK_ALT_MASK);
      add (adding, _("In this dossier"), _(view->title), "go-next-symbolic", "dossier.view",
           target, key);
    }
}

static void
add_facts (const Adding *adding)
{
  GPtrArray *kinds = regie_codes_list (regie_session_get_office (adding->place->session)->codes,
                                       "feit");

  if (!may_all (adding, regie_dossier_page_get_rights ("dossier.record-kind")))
    return;
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const RegieCode *kind = kinds->pdata[i];
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (kind->key));
      /* TRANSLATORS: what can be done: to record a fact of this kind */
      g_autofree char *title = g_strdup_printf (_("Record: %s"), kind->label);

      add (adding, _("In this dossier"), title, "list-add-symbolic", "dossier.record-kind", target,
           NULL);
    }
}

/* Of whom is read; nothing can be done about whom nobody sees. */
static void
add_dossier (const Adding *adding)
{
  if (!REGIE_IS_DOSSIER_PAGE (adding->place->page)
      || regie_page_get_view (adding->place->page) == NULL)
    return;
  add_views (adding);
  for (guint i = 0; i < G_N_ELEMENTS (in_dossier); i++)
    {
      g_autoptr (GVariant) target = NULL;

      if (!may_all (adding, regie_dossier_page_get_rights (in_dossier[i].action)))
        continue;
      if (in_dossier[i].target != NULL)
        target = g_variant_parse (NULL, in_dossier[i].target, NULL, NULL, NULL);
      add (adding, _("In this dossier"), _(in_dossier[i].title), in_dossier[i].icon,
           in_dossier[i].action, target, in_dossier[i].key);
    }
  add_facts (adding);
}

void
regie_finder_add_commands (const RegieFinderPlace *place, const char *typed, RegieFinderFit fit,
                           GListStore *found)
{
  const Adding adding = { place, typed, fit, found };
  g_autofree char *folded = NULL;

  g_return_if_fail (place != NULL && typed != NULL && G_IS_LIST_STORE (found));
  g_return_if_fail (regie_session_is_open (place->session));
  folded = regie_text_fold (typed);
  add_pages (&adding);
  add_menu (&adding, place->menu, TRUE);
  if (*folded == '\0')
    return;
  add_dossier (&adding);
  add_menu (&adding, place->menu, FALSE);
}
