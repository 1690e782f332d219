/* SPDX-License-Identifier: EUPL-1.2 */
/* The rights of each role as tables of words. */
#include "regie-matrix-view.h"

#include <glib/gi18n.h>

#include "regie-access.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieMatrixView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieMatrixView, regie_matrix_view, props)

/* "read, add, change" */
static const char *
act_name (RegieAct act)
{
  static const char *const names[] = { N_("read"), N_("add"), N_("change"), N_("erase") };

  return _(names[act]);
}

static const char *
relation_name (guint i)
{
  static const char *const names[] = {
    N_("their own"), N_("of their team"), N_("of young people"), N_("shielded"), N_("others"),
  };

  return _(names[i]);
}

static void
append (GString *text, const char *separator, const char *word)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", word);
}

/* The dossiers of MASK; nothing when it is all of them. */
static char *
dup_relations (guint mask)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; mask != REGIE_RELATION_ALL && i < REGIE_N_RELATIONS; i++)
    if (mask & 1u << i)
      append (text, ", ", relation_name (i));
  return g_string_free (text, FALSE);
}

/* What ROLE may, acts with the same dossiers together: "read, change: their own; add". */
static char *
dup_acts (const RegieAccess *access, RegieRole role)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint done = 0;

  for (guint act = 0; act < REGIE_N_ACTS; act++)
    {
      guint mask = regie_access_get_relations (access, role, act);
      g_autoptr (GString) same = g_string_new (NULL);
      g_autofree char *dossiers = dup_relations (mask);

      if (mask == 0 || done & 1u << act)
        continue;
      for (guint other = act; other < REGIE_N_ACTS; other++)
        if (regie_access_get_relations (access, role, other) == mask)
          {
            append (same, ", ", act_name (other));
            done |= 1u << other;
          }
      if (*dossiers != '\0')
        g_string_append_printf (same, ": %s", dossiers);
      append (all, "; ", same->str);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static const char *
role_label (const RegieCodes *codes, RegieRole role)
{
  return regie_codes_label (codes, "rol", regie_role_name (role));
}

static RegieTable *
add_table (GListStore *chapters, const char *name, const char *title, const char *about)
{
  RegieChapter *chapter = regie_chapters_add (chapters, title, about);
  RegieTable *table = regie_table_new (3, 2);

  regie_line_take_content (regie_chapter_add_line (chapter, name, "", NULL), REGIE_ITEM (table));
  table->stacks = TRUE;
  regie_table_add (table, _("Role"), "heading");
  regie_table_add (table, _("May"), "heading");
  regie_table_add (table, _("Why"), "heading");
  return table;
}

static void
add_programme (GListStore *chapters, const RegieCodes *codes)
{
  RegieTable *table = add_table (chapters, "programma", _("In the program"),
                                 _("What a role gets to do at all."));

  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      g_autofree char *words = g_strjoinv (", ",
                                           (char **) regie_access_get_programme ((RegieRole) role));

      regie_table_add (table, role_label (codes, (RegieRole) role), NULL);
      regie_table_add (table, words, NULL);
      regie_table_add (table, regie_access_programme_reason ((RegieRole) role), "dim-label");
    }
}

/* "Goal, Decision, …": the kinds of record that ACCESS is about. */
static char *
dup_kinds (const RegieAccess *access)
{
  GString *text = g_string_new (NULL);

  for (const char *const *table = regie_access_get_tables (access); *table != NULL; table++)
    {
      const RegieEntity *entity = regie_schema_find (regie_schema (), *table);

      append (text, ", ", entity != NULL ? _(entity->label) : *table);
    }
  if (regie_access_get_field (access) != NULL)
    g_string_append_printf (text, ": %s", regie_field_label (regie_access_get_field (access)));
  return g_string_free (text, FALSE);
}

/* "Inhoud van een dossier" */
static char *
dup_title (const RegieAccess *access)
{
  const char *name = regie_access_get_name (access);
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (name), NULL);
}

static void
add_section (GListStore *chapters, const RegieCodes *codes, const RegieAccess *access)
{
  g_autofree char *kinds = dup_kinds (access);
  g_autofree char *title = dup_title (access);
  RegieTable *table = add_table (chapters, regie_access_get_name (access), title, kinds);

  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      g_autofree char *acts = dup_acts (access, (RegieRole) role);

      regie_table_add (table, role_label (codes, (RegieRole) role), NULL);
      /* TRANSLATORS: of a role that may do nothing with these records */
      regie_table_add (table, *acts != '\0' ? acts : _("nothing"),
                       *acts != '\0' ? NULL : "dim-label");
      regie_table_add (table, regie_access_get_reason (access, (RegieRole) role), "dim-label");
    }
}

RegieMatrixView *
regie_matrix_view_new (const RegieCodes *codes)
{
  RegieMatrixView *self;

  g_return_val_if_fail (codes != NULL, NULL);
  self = g_object_new (regie_matrix_view_get_type (), NULL);
  add_programme (self->chapters, codes);
  for (guint i = 0; i < regie_access_count (); i++)
    add_section (self->chapters, codes, regie_access_get (i));
  return self;
}

void
regie_matrix_add_role (GListStore *chapters, RegieRole role)
{
  RegieChapter *chapter;

  g_return_if_fail (chapters != NULL);
  chapter = regie_chapters_add (chapters, _("What this role may"),
                                regie_access_programme_reason (role));
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);
      g_autofree char *title = dup_title (access);
      g_autofree char *acts = dup_acts (access, role);

      if (*acts != '\0')
        regie_chapter_add_line (chapter, regie_access_get_name (access), title, acts);
    }
}

static const RegieRollColumn columns[] = {
  { "what", N_("What"), REGIE_CELL_TEXT, 0 },
  { "kinds", N_("Kinds of record"), REGIE_CELL_TEXT, 0 },
  { "may", N_("May"), REGIE_CELL_TEXT, 0 },
  { "why", N_("Why"), REGIE_CELL_TEXT, 0 },
};

RegieRoll *
regie_matrix_roll_new (const char *title, RegieRole role)
{
  RegieRoll *roll = regie_roll_new (title);
  g_autofree char *programme = g_strjoinv (", ", (char **) regie_access_get_programme (role));

  regie_roll_add_columns (roll, columns, G_N_ELEMENTS (columns));
  regie_roll_add_row (roll, 0);
  regie_roll_add_text (roll, _("In the program"));
  regie_roll_add_empty (roll);
  regie_roll_add_text (roll, programme);
  regie_roll_add_text (roll, regie_access_programme_reason (role));
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);
      g_autofree char *called = dup_title (access);
      g_autofree char *kinds = dup_kinds (access);
      g_autofree char *acts = dup_acts (access, role);

      regie_roll_add_row (roll, i + 1);
      regie_roll_add_text (roll, called);
      regie_roll_add_text (roll, kinds);
      regie_roll_add_text (roll, *acts != '\0' ? acts : _("nothing"));
      regie_roll_add_text (roll, regie_access_get_reason (access, role));
    }
  return roll;
}
