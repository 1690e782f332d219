/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-desk-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-csv.h"
#include "regie-error.h"
#include "regie-letter.h"
#include "regie-text.h"
#include "regie-week.h"

typedef struct {
  RegieDb           *db;
  const RegieOffice *office;
  gboolean           wishes;
  GPtrArray         *keys;     /* per column: a Dutch key, or NULL */
  GHashTable        *parties;  /* what a giver or resident is known by → its id as text */
  GHashTable        *seen;     /* a row that came before */
  RegieChange       *change;
  GPtrArray         *faults;
} Reading;

static void
fault_free (gpointer data)
{
  RegieImportFault *fault = data;

  g_free (fault->field);
  g_free (fault->reason);
  g_free (fault);
}

static void
add_fault (Reading *r, guint line, const char *field, const char *reason)
{
  RegieImportFault *fault = g_new (RegieImportFault, 1);

  *fault = (RegieImportFault) { line, g_strdup (field), g_strdup (reason) };
  g_ptr_array_add (r->faults, fault);
}

/* What a column may be called: the keys of the thing itself and of who it belongs to. */
static const char *
known_key (gboolean wishes, const char *heading)
{
  static const char *const giver[] = { "gever", "gever_soort", "contactpersoon", "telefoon", "email", NULL };
  const RegieEntity *entity = regie_entity (wishes ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer), *party = regie_entity (REGIE_ENTITY_Resident);
  const RegieField *field;

  if (!wishes && g_strv_contains (giver, heading))
    return giver[0] != NULL ? g_intern_string (heading) : NULL;
  if (wishes && strcmp (heading, "open_sinds") == 0)
    return "open_sinds";
  field = regie_entity_find_key (entity, heading);
  if (field == NULL && wishes)
    field = regie_entity_find_key (party, heading);
  return field != NULL && !(field->flags & REGIE_OWN) ? field->key : NULL;
}

/* Keys of no column are NULL: g_str_equal cannot have them. */
static gboolean
same_key (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

static gboolean
read_headings (Reading *r, GPtrArray *cells, GError **error)
{
  static const char *const needed[2][4] = { { "gever", "titel", "soort", "plaatsen" }, { "initialen", "nummer", "soort", NULL } };

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *heading = g_ascii_strdown (g_strstrip (cells->pdata[i]), -1);

      g_ptr_array_add (r->keys, (gpointer) known_key (r->wishes, g_strdelimit (heading, " -", '_')));
    }
  for (guint i = 0; i < 4 && needed[r->wishes][i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (r->keys, needed[r->wishes][i], same_key, NULL))
      return regie_refuse (error, _("There is no column “%s”. The headings are the Dutch keys, as in data/demo."), needed[r->wishes][i]);
  return TRUE;
}

/* What was typed as a label becomes its code; numbers and yes or no as people write them. */
static char *
dup_value (const RegieOffice *office, const RegieField *field, const char *text)
{
  const char *key;

  if (field->kind == REGIE_CODE && (key = regie_codes_match (office->codes, field->list, text)) != NULL)
    return g_strdup (key);
  if (field->kind == REGIE_BOOL)
    {
      static const char *const yes[] = { "ja", "yes", "x", "1", "waar", NULL }, *const no[] = { "nee", "no", "0", "onwaar", NULL };
      g_autofree char *folded = regie_text_fold (text);

      return g_strdup (g_strv_contains (yes, folded) ? "1" : g_strv_contains (no, folded) ? "0" : text);
    }
  return g_strdup (text);
}

/* The form of ENTITY from the cells; FALSE when one of them is wrong. */
static gboolean
fill_form (Reading *r, const RegieEntity *entity, GPtrArray *cells, guint line, RegieForm *form)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < cells->len && i < r->keys->len; i++)
    {
      const char *key = r->keys->pdata[i], *cell = g_strstrip (cells->pdata[i]);
      const RegieField *field = key != NULL && *cell != '\0' ? regie_entity_find_key (entity, key) : NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      if (field == NULL || field->kind == REGIE_REF)
        continue;
      value = dup_value (r->office, field, cell);
      if (*cell == '=' || *cell == '@')
        add_fault (r, line, key, _("a formula stands here")), ok = FALSE;
      else if (!regie_field_check (field, r->office->codes, value, &error))
        add_fault (r, line, key, error->message), ok = FALSE;
      else
        regie_form_set (form, key, value);
    }
  return ok;
}

static const char *
cell_of (const Reading *r, GPtrArray *cells, const char *key)
{
  for (guint i = 0; i < cells->len && i < r->keys->len; i++)
    if (g_strcmp0 (r->keys->pdata[i], key) == 0 && *g_strstrip (cells->pdata[i]) != '\0')
      return cells->pdata[i];
  return NULL;
}

static char *
new_id (const RegieChange *change)
{
  return g_strdup (((RegieEdit *) change->edits->pdata[0])->id);
}

static gboolean
remember (guint n, const char *const *c, gpointer data, GError **error)
{
  g_hash_table_insert (data, regie_text_fold (c[1]), g_strdup (c[0]));
  return TRUE;
}

/* Who the row belongs to, made when it is not known yet; the edits of making it go to OUT. */
static char *
find_party (Reading *r, GPtrArray *cells, guint line, GPtrArray *out)
{
  const RegieEntity *entity = regie_entity (r->wishes ? REGIE_ENTITY_Resident : REGIE_ENTITY_Giver);
  const char *name = cell_of (r, cells, r->wishes ? "nummer" : "gever");
  g_autofree char *folded = name != NULL ? regie_text_fold (name) : NULL;
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  char *id;

  if (name == NULL)
    return add_fault (r, line, r->wishes ? "nummer" : "gever", _("is empty")), NULL;
  if ((id = g_hash_table_lookup (r->parties, folded)) != NULL)
    return g_strdup (id);
  if (r->wishes)
    {
      if (!fill_form (r, entity, cells, line, form))
        return NULL;
    }
  else
    {
      const char *kind = cell_of (r, cells, "gever_soort"), *code = kind != NULL ? regie_codes_match (r->office->codes, "gever", kind) : "organisatie";

      if (code == NULL)
        return add_fault (r, line, "gever_soort", _("is not one of the choices")), NULL;
      if (cell_of (r, cells, "telefoon") == NULL && cell_of (r, cells, "email") == NULL)
        return add_fault (r, line, "telefoon", _("there is no phone number and no e-mail: nobody can be sent there")), NULL;
      regie_form_set (form, "naam", name);
      regie_form_set (form, "soort", code);
      regie_form_set (form, "contactpersoon", cell_of (r, cells, "contactpersoon"));
      regie_form_set (form, "telefoon", cell_of (r, cells, "telefoon"));
      regie_form_set (form, "email", cell_of (r, cells, "email"));
    }
  if ((change = regie_record_make (r->db, r->office, entity, NULL, form, &error)) == NULL)
    return add_fault (r, line, r->wishes ? "nummer" : "gever", error->message), NULL;
  id = new_id (change);
  g_ptr_array_add (out, change);
  g_hash_table_insert (r->parties, g_steal_pointer (&folded), g_strdup (id));
  return id;
}

static gboolean
read_row (Reading *r, GPtrArray *cells, guint line)
{
  const RegieEntity *entity = regie_entity (r->wishes ? REGIE_ENTITY_Wish : REGIE_ENTITY_Offer);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_change_free);
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = NULL;
  g_autofree char *party = NULL, *whole = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  char day[REGIE_DAY_TEXT];

  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (all, g_strstrip (cells->pdata[i]));
  g_ptr_array_add (all, NULL);
  whole = g_strjoinv ("\t", (char **) all->pdata);
  if (!g_hash_table_add (r->seen, g_steal_pointer (&whole)))
    return add_fault (r, line, r->wishes ? "nummer" : "titel", _("the same row stood before")), FALSE;
  if (!fill_form (r, entity, cells, line, form) || (party = find_party (r, cells, line, made)) == NULL)
    return FALSE;
  if (r->wishes && regie_form_get (form, "open_sinds") == NULL)
    regie_form_set (form, "open_sinds", regie_day_format (regie_office_today (r->office), day));
  else if (r->wishes)
    {
      RegieDay opened;

      if (regie_day_parse (regie_form_get (form, "open_sinds"), &opened) && opened > regie_office_today (r->office))
        return add_fault (r, line, "open_sinds", _("this day is still to come")), FALSE;
    }
  if (!regie_desk_check (NULL, r->office, entity, form, &error))
    {
      g_auto (GStrv) parts = g_strsplit (error->message, ": ", 2);

      return add_fault (r, line, parts[1] != NULL ? parts[0] : "", parts[1] != NULL ? parts[1] : error->message), FALSE;
    }
  change = regie_change_new ("");
  {
    gint64 id = regie_id_new ();

    regie_change_insert (change, entity, id);
    regie_change_set_new (change, entity, id, r->wishes ? "resident" : "giver", party);
    for (guint i = 0; i < entity->n_fields; i++)
      if (entity->fields[i].kind != REGIE_REF)
        regie_change_set_new (change, entity, id, entity->fields[i].name, regie_form_get (form, entity->fields[i].key));
  }
  if (!regie_change_check (change, regie_schema (), r->office->codes, &error))
    return add_fault (r, line, "", error->message), FALSE;
  for (guint i = 0; i < made->len; i++)
    regie_change_join (r->change, made->pdata[i]);
  regie_change_join (r->change, change);
  return TRUE;
}

RegieChange *
regie_desk_import (RegieDb *db, const RegieOffice *office, gboolean wishes, const char *data, gsize length, GPtrArray **faults, guint *n, GError **error)
{
  g_autoptr (RegieCsv) csv = regie_csv_new (data, length, error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new (), keys = g_ptr_array_new ();
  g_autoptr (GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (fault_free);
  g_autoptr (GError) fault = NULL;
  Reading r = { db, office, wishes, keys, parties, seen, NULL, wrong };
  guint line;

  *n = 0;
  if (csv == NULL)
    return NULL;
  if (!regie_csv_next (csv, cells, &line, &fault))
    return fault != NULL ? g_propagate_error (error, g_steal_pointer (&fault)) : (void) regie_refuse (error, _("The file is empty.")), NULL;
  if (!read_headings (&r, cells, error) ||
      !regie_db_exec (db, wishes ? "SELECT id, number FROM resident WHERE voided = 0 AND number IS NOT NULL" : "SELECT id, name FROM giver WHERE voided = 0", 0, NULL, remember, parties, error))
    return NULL;
  r.change = change = regie_change_new (wishes ? _("Wishes read in") : _("Offers read in"));
  while (regie_csv_next (csv, cells, &line, &fault))
    *n += read_row (&r, cells, line);
  if (fault != NULL)
    return g_propagate_error (error, g_steal_pointer (&fault)), NULL;
  if (faults != NULL)
    *faults = g_steal_pointer (&wrong);
  return g_steal_pointer (&change);
}

/* --- iCalendar --- */

/* A property, its text escaped and its line folded as RFC 5545 3.1 and 3.3.11 say. */
static void
add_line (GString *out, const char *name, const char *text, gboolean escape)
{
  g_autoptr (GString) line = g_string_new (name);
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (escape && (*p == ',' || *p == ';' || *p == '\\'))
        g_string_append_c (line, '\\');
      if (escape && *p == '\n')
        g_string_append (line, "\\n");
      else if (*p != '\r')
        g_string_append_c (line, *p);
    }
  for (const char *p = line->str; *p != '\0';)
    {
      gsize bytes = g_utf8_next_char (p) - p;

      if (width + bytes > 73)
        {
          g_string_append (out, "\r\n ");
          width = 1;
        }
      g_string_append_len (out, p, bytes);
      width += bytes;
      p += bytes;
    }
  g_string_append (out, "\r\n");
}

static char *
dup_moment (RegieDay day, int minutes)
{
  int year, month, date;

  regie_day_to_civil (day, &year, &month, &date);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d00", year, month, date, minutes / 60 % 24, minutes % 60);
}

/* Slots at the same hours are one event on several days. */
static guint
add_events (GString *out, const RegieDesk *desk, guint at)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, at);
  RegieRecord *record = g_array_index (desk->offer_records, RegieDeskOffer, at).offer;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));
  RegieDay today = regie_office_today (desk->office), from = offer->from != REGIE_DAY_NONE ? offer->from : today;
  gboolean once = offer->from != REGIE_DAY_NONE && offer->from == offer->until;
  g_autofree char *stamp = dup_moment (today, 0);
  guint n = 0;

  if (!regie_week_parse (regie_record_get (record, "rhythm"), 0, 0, slots, NULL))
    return 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const RegieSlot *slot = &g_array_index (slots, RegieSlot, i);
      g_autoptr (GString) rule = g_string_new ("FREQ=WEEKLY;BYDAY=");
      g_autofree char *begin = NULL, *end = NULL, *until = NULL, *uid = NULL;
      gboolean first = TRUE;
      RegieDay day = from;

      for (guint k = 0; k < i && first; k++)
        first = g_array_index (slots, RegieSlot, k).from != slot->from || g_array_index (slots, RegieSlot, k).until != slot->until;
      if (!first)
        continue;
      for (guint k = i, m = 0; k < slots->len; k++)
        if (g_array_index (slots, RegieSlot, k).from == slot->from && g_array_index (slots, RegieSlot, k).until == slot->until)
          g_string_append_printf (rule, "%s%s", m++ > 0 ? "," : "", names[g_array_index (slots, RegieSlot, k).weekday]);
      while (!once && strstr (rule->str, names[(regie_day_weekday (day) + 6) % 7]) == NULL)
        day++;
      begin = dup_moment (day, slot->from);
      end = dup_moment (slot->until >= 24 * 60 ? day + 1 : day, slot->until);
      uid = g_strdup_printf ("aanbod-%" G_GINT64_FORMAT "-%u@regie", offer->id, i);
      g_string_append (out, "BEGIN:VEVENT\r\n");
      add_line (out, "UID:", uid, FALSE);
      g_string_append_printf (out, "DTSTAMP:%sZ\r\nDTSTART:%s\r\nDTEND:%s\r\n", stamp, begin, end);
      if (!once)
        {
          if (offer->until != REGIE_DAY_NONE)
            {
              until = dup_moment (offer->until, 23 * 60 + 59);
              g_string_append_printf (rule, ";UNTIL=%s", until);
            }
          add_line (out, "RRULE:", rule->str, FALSE);
        }
      add_line (out, "SUMMARY:", regie_record_get (record, "title"), TRUE);
      if (regie_record_get (record, "place") != NULL)
        add_line (out, "LOCATION:", regie_record_get (record, "place"), TRUE);
      g_string_append (out, "END:VEVENT\r\n");
      n++;
    }
  return n;
}

char *
regie_desk_calendar (const RegieDesk *desk, guint *n)
{
  GString *out = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regie//Meedoenbalie//NL\r\nCALSCALE:GREGORIAN\r\n");

  *n = 0;
  for (guint i = 0; i < desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (desk->offers, RegieMatchOffer, i);

      if (!offer->paused && (offer->until == REGIE_DAY_NONE || offer->until >= regie_office_today (desk->office)))
        *n += add_events (out, desk, i);
    }
  g_string_append (out, "END:VCALENDAR\r\n");
  return g_string_free (out, FALSE);
}

/* --- the card --- */

/* Both languages stand on it, whatever language the program speaks: so these words are data of the card. */
static const char *const card_words[][2] = {
  { "Wat", "What" }, { "Waar", "Where" }, { "Wanneer", "When" }, { "Route", "How to get there" }, { "Vraag naar", "Ask for" }, { "Kosten", "Costs" },
};

char *
regie_desk_card (const RegieOffice *office, const RegieDeskWish *wish, const RegieDeskOffer *offer)
{
  GString *out = g_string_new (NULL);
  const char *number = regie_record_get (wish->resident, "number");
  const char *values[] = { regie_record_get (offer->offer, "title"), regie_record_get (offer->offer, "place"), regie_record_get (offer->offer, "rhythm"),
                           regie_record_get (offer->offer, "way"), regie_record_get (offer->giver, "contact"), regie_record_get (offer->offer, "cost") };

  for (guint language = 0; language < 2; language++)
    {
      regie_letter_append (out, REGIE_BLOCK_HEADING, language == 0 ? "Meedoen" : "Taking part");
      if (number != NULL)
        regie_letter_append (out, REGIE_BLOCK_TEXT, number);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        if (values[i] != NULL)
          {
            g_autofree char *line = g_strdup_printf ("%s: %s%s%s", card_words[i][language], i == 0 && offer->giver != NULL ? regie_record_get (offer->giver, "name") : "", i == 0 ? " – " : "", values[i]);

            regie_letter_append (out, REGIE_BLOCK_POINT, line);
          }
      regie_letter_append (out, REGIE_BLOCK_TEXT, language == 0 ? "Kunt u niet komen? Zeg het bij de Meedoenbalie." : "Can you not come? Tell the Meedoenbalie.");
    }
  return g_string_free (out, FALSE);
}
