/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages of words: chapters of lines, what stands at their end and what can be done with them. */
#include "regie-chapter.h"

#include <glib/gi18n.h>

#include "regie-writing.h"

static const RegieProp deed_props[] = {
  REGIE_PROP (RegieDeed, label, "label", TEXT),     REGIE_PROP (RegieDeed, icon, "icon", TEXT),
  REGIE_PROP (RegieDeed, spoken, "spoken", TEXT),   REGIE_PROP (RegieDeed, action, "action", TEXT),
  REGIE_PROP (RegieDeed, target, "target", TARGET), REGIE_PROP (RegieDeed, style, "style", TEXT),
  REGIE_PROP (RegieDeed, tooltip, "tooltip", TEXT),
};
REGIE_DEFINE_ITEM (RegieDeed, regie_deed, deed_props)

static const RegieProp word_props[] = {
  REGIE_PROP (RegieWord, text, "text", TEXT),
  REGIE_PROP (RegieWord, style, "style", TEXT),
};
REGIE_DEFINE_ITEM (RegieWord, regie_word, word_props)

static const RegieProp gauge_props[] = {
  REGIE_PROP (RegieGauge, part, "part", DOUBLE),
  REGIE_PROP (RegieGauge, whole, "whole", DOUBLE),
  REGIE_PROP (RegieGauge, label, "label", TEXT),
  REGIE_PROP (RegieGauge, spoken, "spoken", TEXT),
};
REGIE_DEFINE_ITEM (RegieGauge, regie_gauge, gauge_props)

static const RegieProp line_props[] = {
  REGIE_PROP (RegieLine, name, "name", TEXT),
  REGIE_PROP (RegieLine, title, "title", TEXT),
  REGIE_PROP (RegieLine, about, "about", TEXT),
  REGIE_PROP (RegieLine, style, "style", TEXT),
  REGIE_PROP (RegieLine, shape, "shape", INT),
  REGIE_PROP (RegieLine, depth, "depth", INT),
  REGIE_PROP (RegieLine, about_lines, "about-lines", INT),
  REGIE_PROP (RegieLine, action, "action", TEXT),
  REGIE_PROP (RegieLine, target, "target", TARGET),
  REGIE_PROP (RegieLine, suffixes, "suffixes", LIST),
  REGIE_PROP (RegieLine, lines, "lines", LIST),
  REGIE_PROP (RegieLine, content, "content", OBJECT),
};
REGIE_DEFINE_ITEM (RegieLine, regie_line, line_props)

static const RegieProp chapter_props[] = {
  REGIE_PROP (RegieChapter, name, "name", TEXT),   REGIE_PROP (RegieChapter, title, "title", TEXT),
  REGIE_PROP (RegieChapter, about, "about", TEXT), REGIE_PROP (RegieChapter, deeds, "deeds", LIST),
  REGIE_PROP (RegieChapter, lines, "lines", LIST),
};
REGIE_DEFINE_ITEM (RegieChapter, regie_chapter, chapter_props)

static const RegieProp table_props[] = {
  REGIE_PROP (RegieTable, columns, "columns", INT),
  REGIE_PROP (RegieTable, narrow_columns, "narrow-columns", INT),
  REGIE_PROP (RegieTable, stacks, "stacks", BOOL),
  REGIE_PROP (RegieTable, counts, "counts", BOOL),
  REGIE_PROP (RegieTable, cells, "cells", LIST),
};
REGIE_DEFINE_ITEM (RegieTable, regie_table, table_props)

/* Appends ITEM, which is taken, to LIST. */
static gpointer
add (GListStore *list, gpointer item)
{
  g_list_store_append (list, item);
  g_object_unref (item); /* the list holds it */
  return item;
}

RegieDeed *
regie_deed_new (const char *label, const char *action, GVariant *target)
{
  RegieDeed *self;

  g_return_val_if_fail (label != NULL && action != NULL, NULL);
  self = g_object_new (regie_deed_get_type (), NULL);
  self->label = g_strdup (label);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  return self;
}

static RegieWord *
word_new (const char *text, const char *style)
{
  RegieWord *self = g_object_new (regie_word_get_type (), NULL);

  self->text = g_strdup (text);
  self->style = g_strdup (style);
  return self;
}

GListStore *
regie_chapters_new (void)
{
  return g_list_store_new (REGIE_TYPE_ITEM);
}

RegieChapter *
regie_chapters_add (GListStore *chapters, const char *title, const char *about)
{
  RegieChapter *self;

  g_return_val_if_fail (G_IS_LIST_STORE (chapters) && title != NULL, NULL);
  self = add (chapters, g_object_new (regie_chapter_get_type (), NULL));
  self->name = g_strdup (title);
  self->title = g_strdup (title);
  self->about = g_strdup (about);
  return self;
}

RegieDeed *
regie_chapter_add_deed (RegieChapter *self, const char *label, const char *action, GVariant *target)
{
  g_return_val_if_fail (REGIE_IS_CHAPTER (self) && label != NULL && action != NULL, NULL);
  return add (self->deeds, regie_deed_new (label, action, target));
}

RegieLine *
regie_chapter_add_line (RegieChapter *self, const char *name, const char *title, const char *about)
{
  g_return_val_if_fail (REGIE_IS_CHAPTER (self), NULL);
  return add (self->lines, regie_line_new (name, title, about));
}

RegieLine *
regie_chapter_add_empty (RegieChapter *self, const char *text)
{
  RegieLine *line = regie_chapter_add_line (self, NULL, text, NULL);

  g_return_val_if_fail (line != NULL, NULL);
  line->style = g_strdup ("dim-label");
  return line;
}

RegieLine *
regie_line_new (const char *name, const char *title, const char *about)
{
  RegieLine *self = g_object_new (regie_line_get_type (), NULL);

  self->name = g_strdup (name);
  self->title = g_strdup (title != NULL ? title : "");
  self->about = g_strdup (about);
  self->shape = REGIE_SHAPE_NONE;
  return self;
}

RegieLine *
regie_line_add_line (RegieLine *self, const char *name, const char *title, const char *about)
{
  g_return_val_if_fail (REGIE_IS_LINE (self), NULL);
  return add (self->lines, regie_line_new (name, title, about));
}

void
regie_line_set_shape (RegieLine *self, RegieShape shape)
{
  g_return_if_fail (REGIE_IS_LINE (self));
  self->shape = (int) shape;
}

void
regie_line_set_action (RegieLine *self, const char *action, GVariant *target)
{
  g_return_if_fail (REGIE_IS_LINE (self) && action != NULL && self->action == NULL);
  self->action = g_strdup (action);
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

void
regie_line_take_content (RegieLine *self, RegieItem *content)
{
  g_return_if_fail (REGIE_IS_LINE (self) && REGIE_IS_ITEM (content) && self->content == NULL);
  self->content = content;
}

void
regie_line_add_word (RegieLine *self, const char *text, const char *style)
{
  g_return_if_fail (REGIE_IS_LINE (self));
  add (self->suffixes, word_new (text, style));
}

void
regie_line_add_gauge (RegieLine *self, double part, double whole, const char *spoken)
{
  RegieGauge *gauge;

  g_return_if_fail (REGIE_IS_LINE (self) && whole > 0);
  gauge = add (self->suffixes, g_object_new (regie_gauge_get_type (), NULL));
  gauge->part = CLAMP (part, 0, whole);
  gauge->whole = whole;
  gauge->label = g_strdup (self->title);
  gauge->spoken = g_strdup (spoken);
}

RegieDeed *
regie_line_add_deed (RegieLine *self, const char *label, const char *action, GVariant *target)
{
  g_return_val_if_fail (REGIE_IS_LINE (self) && label != NULL && action != NULL, NULL);
  return add (self->suffixes, regie_deed_new (label, action, target));
}

/* What is said of SELF where nothing else of it is seen: its title, and the first word at its end:
 * of two contacts that is the day. */
static char *
dup_called (RegieLine *self)
{
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (self->suffixes), 0);

  if (first == NULL || !REGIE_IS_WORD (first) || *REGIE_WORD (first)->text == '\0')
    return g_strdup (self->title);
  return g_strjoin (", ", self->title, REGIE_WORD (first)->text, NULL);
}

RegieDeed *
regie_line_add_icon (RegieLine *self, const char *icon, const char *label, const char *action,
                     GVariant *target)
{
  RegieDeed *deed = regie_line_add_deed (self, label, action, target);
  g_autofree char *called = NULL;

  g_return_val_if_fail (deed != NULL && icon != NULL, NULL);
  deed->icon = g_strdup (icon);
  /* TRANSLATORS: a button for a screen reader: what it does, and to what */
  called = dup_called (self);
  deed->spoken = g_strdup_printf (_("%s: %s"), label, called);
  return deed;
}

void
regie_line_add_edits (RegieLine *self, RegieEntityId entity, RegieRecord *record)
{
  gint64 id = regie_record_get_id (record);

  regie_line_add_icon (self, REGIE_ICON_PENCIL, _("Change"), "records.edit",
                       g_variant_new ("(ux)", entity, id));
  regie_line_add_icon (self, "user-trash-symbolic", _("Remove"), "records.remove",
                       g_variant_new ("(ux)", entity, id));
}

char *
regie_line_dup_name (RegieRecord *record)
{
  g_return_val_if_fail (REGIE_IS_RECORD (record), NULL);
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, regie_record_get_entity (record)->name,
                          regie_record_get_id (record));
}

RegieTable *
regie_table_new (int columns, int narrow)
{
  RegieTable *self;

  g_return_val_if_fail (columns > 0 && narrow > 0 && narrow <= columns, NULL);
  self = g_object_new (regie_table_get_type (), NULL);
  self->columns = columns;
  self->narrow_columns = narrow;
  return self;
}

void
regie_table_add (RegieTable *self, const char *text, const char *style)
{
  g_return_if_fail (REGIE_IS_TABLE (self));
  add (self->cells, word_new (text, style));
}

RegieDeed *
regie_table_add_deed (RegieTable *self, const char *label, const char *action, GVariant *target)
{
  g_return_val_if_fail (REGIE_IS_TABLE (self) && label != NULL && action != NULL, NULL);
  return add (self->cells, regie_deed_new (label, action, target));
}

static void
say (GString *text, const char *first, const char *second)
{
  g_string_append (text, first);
  if (second != NULL)
    g_string_append_printf (text, " | %s", second);
}

static void
say_suffix (GString *text, gpointer item)
{
  if (REGIE_IS_WORD (item))
    g_string_append_printf (text, " | %s", REGIE_WORD (item)->text);
  else if (REGIE_IS_GAUGE (item))
    g_string_append_printf (text, " | %s", REGIE_GAUGE (item)->spoken);
  else if (REGIE_IS_DEED (item))
    g_string_append_printf (text, " [%s]", REGIE_DEED (item)->label);
}

static void
say_table (GString *text, RegieTable *table)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->cells));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieItem) cell = g_list_model_get_item (G_LIST_MODEL (table->cells), i);

      g_string_append (text, i % (guint) table->columns == 0 ? "\n    " : " | ");
      if (REGIE_IS_DEED (cell))
        g_string_append_printf (text, "[%s]", REGIE_DEED (cell)->label);
      else
        g_string_append (text, REGIE_WORD (cell)->text);
    }
}

static void
say_suffixes (GString *text, GListModel *suffixes)
{
  for (guint k = 0; k < g_list_model_get_n_items (suffixes); k++)
    {
      g_autoptr (RegieItem) suffix = g_list_model_get_item (suffixes, k);

      say_suffix (text, suffix);
    }
}

/* Of a text that is written: its state, what stands above it, and what was written. */
static void
say_writing (GString *text, RegieWriting *writing)
{
  if (writing->about != NULL)
    g_string_append_printf (text, " | %s", writing->about);
  say_suffixes (text, G_LIST_MODEL (writing->suffixes));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (writing->parts)); i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (G_LIST_MODEL (writing->parts), i);

      g_string_append_printf (text, "\n    %s: %s", part->label,
                              part->text != NULL ? part->text : "…");
    }
}

static void
say_lines (GString *text, GListModel *lines, const char *indent)
{
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (lines, i);
      g_autofree char *deeper = g_strconcat (indent, "  ", NULL);

      g_string_append (text, indent);
      say (text, line->title, line->about);
      say_suffixes (text, G_LIST_MODEL (line->suffixes));
      if (line->content != NULL && REGIE_IS_TABLE (line->content))
        say_table (text, REGIE_TABLE (line->content));
      if (line->content != NULL && REGIE_IS_WRITING (line->content))
        say_writing (text, REGIE_WRITING (line->content));
      g_string_append_c (text, '\n');
      say_lines (text, G_LIST_MODEL (line->lines), deeper);
    }
}

char *
regie_chapters_dup_text (GListModel *chapters)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (chapters), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (chapters); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (chapters, i);

      say (text, chapter->title, chapter->about);
      say_suffixes (text, G_LIST_MODEL (chapter->deeds));
      g_string_append_c (text, '\n');
      say_lines (text, G_LIST_MODEL (chapter->lines), "  ");
    }
  return g_string_free (text, FALSE);
}
