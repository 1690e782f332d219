/* SPDX-License-Identifier: EUPL-1.2 */
/* What the caseload says, in words. */
#include "regie-caseload-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-format.h"
#include "regie-office-query.h"
#include "regie-person.h"
#include "regie-text.h"

static const RegieProp item_props[] = {
  REGIE_PROP (RegieCaseloadItem, id, "id", ID),
  REGIE_PROP (RegieCaseloadItem, name, "name", TEXT),
  REGIE_PROP (RegieCaseloadItem, born, "born", TEXT),
  REGIE_PROP (RegieCaseloadItem, initials, "initials", TEXT),
  REGIE_PROP (RegieCaseloadItem, group, "group", TEXT),
  REGIE_PROP (RegieCaseloadItem, route, "route", TEXT),
  REGIE_PROP (RegieCaseloadItem, phase, "phase", TEXT),
  REGIE_PROP (RegieCaseloadItem, next, "next", TEXT),
  REGIE_PROP (RegieCaseloadItem, distance, "distance", TEXT),
  REGIE_PROP (RegieCaseloadItem, contact, "contact", TEXT),
  REGIE_PROP (RegieCaseloadItem, consultant, "consultant", TEXT),
  REGIE_PROP (RegieCaseloadItem, hours, "hours", TEXT),
  REGIE_PROP (RegieCaseloadItem, term, "term", TEXT),
  REGIE_PROP (RegieCaseloadItem, municipality, "municipality", TEXT),
  REGIE_PROP (RegieCaseloadItem, number, "number", TEXT),
  REGIE_PROP (RegieCaseloadItem, spoken, "spoken", TEXT),
  REGIE_PROP (RegieCaseloadItem, shape, "shape", INT),
};

REGIE_DEFINE_ITEM (RegieCaseloadItem, regie_caseload_item, item_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieCaseloadView, n, "n", INT),
  REGIE_PROP (RegieCaseloadView, title, "title", TEXT),
  REGIE_PROP (RegieCaseloadView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieCaseloadView, nobody, "nobody", TEXT),
  REGIE_PROP (RegieCaseloadView, is_new, "is-new", BOOL),
  REGIE_PROP (RegieCaseloadView, is_part, "is-part", BOOL),
  REGIE_PROP (RegieCaseloadView, looks_on, "looks-on", BOOL),
  REGIE_PROP (RegieCaseloadView, figure, "figure", TEXT),
  REGIE_PROP (RegieCaseloadView, also, "also", TEXT),
  REGIE_PROP (RegieCaseloadView, near, "near", TEXT),
};

REGIE_DEFINE_ITEM (RegieCaseloadView, regie_caseload_view, view_props)

static void
describe_next (RegieCaseloadItem *self, const RegieOffice *office, const RegieCaseloadRow *row,
               RegieDay today)
{
  int at = row->next_rule != NULL ? regie_rules_find (office->rules, row->next_rule) : -1;
  /* The end of the term is no duty of the college. */
  gboolean is_duty = at < 0 || at != office->rules->role[REGIE_RULE_IS_TERM];

  if (row->done_on != REGIE_DAY_NONE)
    {
      self->next = g_strdup (_("Duty fulfilled"));
      self->distance = g_strdup ("");
      self->shape = REGIE_SHAPE_DONE;
    }
  else
    {
      self->next = g_strdup (regie_format_rule (office->rules, row->next_rule));
      self->distance = regie_format_distance (row->next_due, today);
      self->shape = regie_shape_of_due (row->next_due, today, is_duty);
    }
  self->is_late = row->next_due != REGIE_DAY_NONE && row->next_due < today && is_duty;
}

/* The duty was met, or there is none any more. */
static gboolean
is_ended (RegiePhase phase)
{
  return phase >= REGIE_PHASE_READY && phase != REGIE_PHASE_UNKNOWN;
}

static void
copy_days (RegieCaseloadItem *self, const RegieCaseloadRow *row)
{
  self->started = row->started;
  self->pip_day = row->pip_day;
  self->term_begin = row->term_begin;
  self->term_nominal = row->term_nominal;
  self->term_end = row->term_end;
  self->next_due = row->next_due;
  self->done_on = row->done_on;
}

RegieCaseloadItem *
regie_caseload_item_new (const RegieOffice *office, const RegieCaseloadRow *row)
{
  g_autofree char *whom = NULL;
  RegieCaseloadItem *self;
  RegieDay today;

  g_return_val_if_fail (office != NULL && row != NULL, NULL);
  today = regie_office_today (office);
  self = g_object_new (regie_caseload_item_get_type (), NULL);
  self->id = row->id;
  self->name = g_strdup (row->name);
  self->born = regie_day_dup_partial_typed (row->born);
  self->initials = regie_format_initials (row->name);
  self->group = g_strdup (regie_format_group (row->group));
  self->route = g_strdup (row->route != NULL ? row->route : "—");
  self->phase = g_strdup (regie_codes_label (office->codes, "fase", row->phase));
  describe_next (self, office, row, today);
  self->contact = regie_format_since (row->last_contact, today);
  self->is_ended = is_ended (regie_phase_find (row->phase));
  self->contact_days = row->last_contact != REGIE_DAY_NONE && !self->is_ended
                         ? today - row->last_contact
                         : 0;
  self->consultant = g_strdup (row->consultant_name != NULL ? row->consultant_name : "");
  self->hours_done = row->hours;
  self->hours_plan = row->hours_plan;
  self->is_behind = !self->is_ended && row->hours * 100 < row->hours_plan * office->warnings.behind;
  self->hours = g_strdup_printf ("%d / %d", row->hours, row->hours_plan);
  self->term = row->term_end != REGIE_DAY_NONE ? regie_day_dup_short (row->term_end, 0)
                                               : g_strdup ("");
  self->municipality = g_strdup (regie_codes_label (office->codes, "gemeente", row->municipality));
  self->number = g_strdup (row->number);
  self->family = g_str_hash (row->name) % REGIE_N_FAMILIES;
  copy_days (self, row);
  whom = regie_person_dup_apart (row->name, row->born, row->born == NULL ? row->number : NULL);
  /* TRANSLATORS: a row of the caseload for a screen reader: name and birth, group, route, phase,
   * next deadline, how long */
  self->spoken = g_strdup_printf (_("%s, %s, route %s, %s. Next: %s %s"), whom, self->group,
                                  self->route, self->phase, self->next, self->distance);
  return self;
}

char *
regie_caseload_dup_near (guint n, guint n_near)
{
  g_return_val_if_fail (n_near <= n, NULL);
  if (n_near == 0)
    return NULL;
  if (n_near == n)
    return g_strdup_printf (
      ngettext ("Nobody is called exactly so. The name of %u person differs by one letter.",
                "Nobody is called exactly so. The names of %u people differ by one letter.",
                n_near),
      n_near);
  return g_strdup_printf (
    ngettext ("Below the others stands %u person whose name differs by one letter.",
              "Below the others stand %u people whose names differ by one letter.", n_near),
    n_near);
}

/* What is so when nobody was found, and what can be tried. */
static void
describe_nothing (RegieCaseloadView *self, const RegieQuery *query)
{
  g_auto (GStrv) parts = regie_query_dup_parts (query);
  gboolean searches = regie_query_has_text (query);

  self->is_part = parts[0] != NULL;
  self->is_new = self->n == 0 && !self->is_part && !searches;
  self->nobody = g_strdup (self->is_new ? _("Nobody here yet") : _("Nobody found"));
  if (self->is_new)
    self->nothing = g_strdup (_("Record the first person, or read in a list of people that you "
                                 "have in a spreadsheet."));
  else if (query->in_notes)
    self->nothing = g_strdup (_("Not in a name, and not in intake, plan, letters and notes. "
                                 "Take a filter away, or try other words."));
  else if (!searches)
    self->nothing = g_strdup (_("Nobody fits all filters that are on. Take one away."));
  else
    self->nothing = g_strdup (self->is_part
                                ? _("Try another part of the name, or take a filter away.")
                                : _("Try another part of the name."));
}

RegieCaseloadView *
regie_caseload_view_new (const RegieQuery *query, guint n, guint n_near)
{
  RegieCaseloadView *self;

  g_return_val_if_fail (query != NULL, NULL);
  self = g_object_new (regie_caseload_view_get_type (), NULL);
  self->n = (int) n;
  self->title = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  describe_nothing (self, query);
  self->near = regie_caseload_dup_near (n, n_near);
  self->looks_on = query->text != NULL && *query->text != '\0' && !query->in_notes;
  return self;
}

const char *
regie_caseload_hint (gboolean in_notes)
{
  return in_notes ? _("Search by name, number or in texts") : _("Search by name or number");
}

char *
regie_caseload_dup_chosen (guint n)
{
  return g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
}

char *
regie_caseload_dup_part_label (const RegieCodes *codes, const char *part, const char *consultant)
{
  static const struct {
    const char *part, *label;
  } words[] = {
    { "van=mijn", N_("My caseload") },
    { "van=team", N_("My team") },
    { "te_laat=ja", N_("Late") },
    { "zonder_pip=ja", N_("Without PIP") },
    { "achter=ja", N_("Behind on hours") },
    { "eindigt=ja", N_("Ends within 6 months") },
    { "niet_vastgelegd=ja", N_("Not recorded") },
  };
  static const char *const lists[] = { "leerroute", "groep", "fase", "gemeente" };
  g_auto (GStrv) pair = NULL;

  g_return_val_if_fail (codes != NULL && part != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].part, part))
      return g_strdup (_(words[i].label));
  if (g_str_has_prefix (part, "consulent="))
    return g_strdup (consultant != NULL ? consultant : _("Unknown consultant"));
  pair = g_strsplit (part, "=", 2);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i], pair[0]) && pair[1] != NULL)
      {
        g_autofree char *code = g_uri_unescape_string (pair[1], NULL);

        return g_strdup (regie_codes_label (codes, lists[i], code != NULL ? code : pair[1]));
      }
  return NULL;
}

static void
append_part (GMenu *menu, const char *label, const char *part)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *action = g_strconcat ("filters.", part, NULL);

  g_menu_item_set_action_and_target_value (item, action, NULL);
  g_menu_append_item (menu, item);
}

static void
append_staff (GMenu *menu, const GPtrArray *staff)
{
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < staff->len; i++)
    {
      const RegieChoice *one = staff->pdata[i];
      g_autofree char *part = g_strdup_printf ("consulent=%" G_GINT64_FORMAT, one->id);

      append_part (sub, one->name, part);
    }
  g_menu_append_submenu (menu, _("Consultant"), G_MENU_MODEL (sub));
}

static void
append_codes (GMenu *menu, const RegieCodes *codes, const char *title, const char *list)
{
  GPtrArray *all = regie_codes_list (codes, list);
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const RegieCode *code = all->pdata[i];
      g_autofree char *filter = g_strdup_printf ("%s=%s", list, code->key);

      append_part (sub, code->label, filter);
    }
  g_menu_append_submenu (menu, title, G_MENU_MODEL (sub));
}

GMenu *
regie_caseload_filters_new (const RegieCodes *codes, const GPtrArray *staff)
{
  GMenu *menu;

  g_return_val_if_fail (codes != NULL, NULL);
  menu = g_menu_new ();
  g_menu_append (menu, _("Search in Texts Too"), "caseload.notes");
  if (staff != NULL && staff->len > 0)
    append_staff (menu, staff);
  append_codes (menu, codes, _("Route"), "leerroute");
  append_codes (menu, codes, _("Phase"), "fase");
  append_codes (menu, codes, _("Target group"), "groep");
  append_codes (menu, codes, _("Municipality"), "gemeente");
  append_part (menu, _("Not recorded"), "niet_vastgelegd=ja");
  g_menu_append (menu, _("No filter"), "caseload.filter('')");
  return menu;
}
