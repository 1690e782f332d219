/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads and writes the values of JSON, with faults that name their field. */
#include "regie-json.h"

#include <glib/gi18n.h>
#include <math.h>

#include "regie-error.h"

gboolean
regie_json_refuse (GError **error, const char *field, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, "%s: %s", field, text);
  return FALSE;
}

char *
regie_json_dup_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    switch (json_node_get_value_type (node))
      {
      case G_TYPE_STRING:
        return g_strdup (json_node_get_string (node));
      case G_TYPE_INT64:
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      case G_TYPE_BOOLEAN:
        return g_strdup (json_node_get_boolean (node) ? "1" : "0");
      case G_TYPE_DOUBLE:
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          return g_strdup (
            g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
        }
      default:
        return NULL;
      }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *part = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_VALUE (part) || json_node_get_value_type (part) != G_TYPE_STRING)
            return NULL;
          g_strv_builder_add (parts, json_node_get_string (part));
        }
      list = g_strv_builder_end (parts);
      return g_strjoinv (",", list);
    }
  return NULL;
}

gboolean
regie_json_get_cents (JsonNode *node, gint64 *cents)
{
  double exact;

  if (!JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64
          && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  exact = json_node_get_double (node) * 100;
  if (!(fabs (exact) < 1e12) || fabs (exact - round (exact)) > 0.01)
    return FALSE;
  *cents = (gint64) round (exact);
  return TRUE;
}

const char *
regie_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

JsonObject *
regie_json_parse (const char *text, gssize length, const char *what, JsonParser **parser,
                  GError **error)
{
  g_autoptr (GError) local = NULL;

  *parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (*parser, text, length, &local))
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("This is not JSON: %s"),
                   local->message);
      return NULL;
    }
  if (json_parser_get_root (*parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (*parser)))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, what);
      return NULL;
    }
  return json_node_get_object (json_parser_get_root (*parser));
}

void
regie_json_add_day (JsonBuilder *b, const char *member, RegieDay day)
{
  char text[REGIE_DAY_TEXT];

  json_builder_set_member_name (b, member);
  if (day == REGIE_DAY_NONE)
    json_builder_add_null_value (b);
  else
    json_builder_add_string_value (b, regie_day_format (day, text));
}

void
regie_json_add_text (JsonBuilder *b, const char *member, const char *text)
{
  json_builder_set_member_name (b, member);
  json_builder_add_string_value (b, text);
}

void
regie_json_add_int (JsonBuilder *b, const char *member, gint64 value)
{
  json_builder_set_member_name (b, member);
  json_builder_add_int_value (b, value);
}

void
regie_json_add_number (JsonBuilder *b, const char *member, double value)
{
  json_builder_set_member_name (b, member);
  json_builder_add_double_value (b, round (value * 100) / 100);
}

void
regie_json_add_hundredths (JsonBuilder *b, const char *member, gboolean known, gint64 hundredths)
{
  json_builder_set_member_name (b, member);
  if (!known)
    json_builder_add_null_value (b);
  else if (hundredths % 100 == 0)
    json_builder_add_int_value (b, hundredths / 100);
  else
    json_builder_add_double_value (b, (double) hundredths / 100);
}

void
regie_json_add_money (JsonBuilder *b, const char *member, gint64 cents)
{
  json_builder_set_member_name (b, member);
  json_builder_add_double_value (b, (double) cents / 100);
}

static void append_node (GString *out, JsonNode *node, guint depth);

static void
append_break (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
append_text (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

static void
append_object (GString *out, JsonObject *object, guint depth)
{
  g_autoptr (GList) members = json_object_get_members (object);

  g_string_append_c (out, '{');
  for (GList *l = members; l != NULL; l = l->next)
    {
      append_break (out, depth + 1);
      append_text (out, l->data);
      g_string_append (out, " : ");
      append_node (out, json_object_get_member (object, l->data), depth + 1);
      if (l->next != NULL)
        g_string_append_c (out, ',');
    }
  if (members != NULL)
    append_break (out, depth);
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array, guint depth)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      append_break (out, depth + 1);
      append_node (out, json_array_get_element (array, i), depth + 1);
      if (i + 1 < n)
        g_string_append_c (out, ',');
    }
  if (n > 0)
    append_break (out, depth);
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (out, g_ascii_formatd (number, sizeof number, "%.2f",
                                             json_node_get_double (node)));
    }
  else
    {
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append (out, text);
    }
}

/* As the library lays it out. */
static void
append_node (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node), depth);
  else
    append_value (out, node);
}

char *
regie_json_dup (JsonBuilder *b)
{
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  GString *out = g_string_new (NULL);

  append_node (out, root, 0);
  return g_string_free (out, FALSE);
}
