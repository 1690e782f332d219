/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of young people says, in words. */
#include "regie-youth-view.h"

#include <glib/gi18n.h>

#include "regie-format.h"
#include "regie-light.h"
#include "regie-person.h"
#include "regie-text.h"

static const RegieProp item_props[] = {
  REGIE_PROP (RegieYouthItem, id, "id", ID),
  REGIE_PROP (RegieYouthItem, name, "name", TEXT),
  REGIE_PROP (RegieYouthItem, born, "born", TEXT),
  REGIE_PROP (RegieYouthItem, initials, "initials", TEXT),
  REGIE_PROP (RegieYouthItem, number, "number", TEXT),
  REGIE_PROP (RegieYouthItem, age, "age", TEXT),
  REGIE_PROP (RegieYouthItem, school, "school", TEXT),
  REGIE_PROP (RegieYouthItem, group, "group", TEXT),
  REGIE_PROP (RegieYouthItem, route, "route", TEXT),
  REGIE_PROP (RegieYouthItem, director, "director", TEXT),
  REGIE_PROP (RegieYouthItem, consultant, "consultant", TEXT),
  REGIE_PROP (RegieYouthItem, municipality, "municipality", TEXT),
  REGIE_PROP (RegieYouthItem, moment, "moment", TEXT),
  REGIE_PROP (RegieYouthItem, moment_in, "moment-in", TEXT),
  REGIE_PROP (RegieYouthItem, leader, "leader", TEXT),
  REGIE_PROP (RegieYouthItem, meeting, "meeting", TEXT),
  REGIE_PROP (RegieYouthItem, silent, "silent", TEXT),
  REGIE_PROP (RegieYouthItem, silent_for, "silent-for", TEXT),
  REGIE_PROP (RegieYouthItem, asks, "asks", TEXT),
  REGIE_PROP (RegieYouthItem, spoken, "spoken", TEXT),
  REGIE_PROP (RegieYouthItem, n_asks, "n-asks", INT),
  REGIE_PROP (RegieYouthItem, moment_shape, "moment-shape", INT),
  REGIE_PROP (RegieYouthItem, silent_shape, "silent-shape", INT),
  REGIE_PROP (RegieYouthItem, ask_shape, "ask-shape", INT),
};

REGIE_DEFINE_ITEM (RegieYouthItem, regie_youth_item, item_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieYouthView, n, "n", INT),
  REGIE_PROP (RegieYouthView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieYouthView, asks_reason, "asks-reason", BOOL),
  REGIE_PROP (RegieYouthView, also, "also", TEXT),
};

REGIE_DEFINE_ITEM (RegieYouthView, regie_youth_view, view_props)

static const RegieCode *
area_code (const RegieOffice *office, guint i)
{
  GPtrArray *areas = regie_codes_list (office->codes, regie_keys_get (REGIE_LIST_Area)->name);

  return i < areas->len ? areas->pdata[i] : NULL;
}

RegieArea
regie_youth_area (const RegieOffice *office, guint i)
{
  const RegieCode *code;

  g_return_val_if_fail (office != NULL && i < REGIE_N_AREAS, REGIE_AREA_UNKNOWN);
  code = area_code (office, i);
  return code != NULL ? regie_area_find (code->key) : REGIE_AREA_UNKNOWN;
}

const char *
regie_youth_area_label (const RegieOffice *office, guint i)
{
  const RegieCode *code;

  g_return_val_if_fail (office != NULL && i < REGIE_N_AREAS, "");
  code = area_code (office, i);
  return code != NULL ? code->label : "";
}

static gboolean
asks_on (const RegieYouthRow *row, RegieYouthAsk ask, RegieDay today)
{
  return row->youth.asks[ask] != REGIE_DAY_NONE && row->youth.asks[ask] <= today;
}

/* Is the transition that to a consultant? */
static gboolean
hands_over (const RegieOffice *office, const RegieYouthRow *row)
{
  return row->director != 0 && regie_ages_hand_over_at (office->ages, row->youth.age);
}

/* "Housing and Income are red" would be long: the first, and how many more. */
static char *
dup_red (const RegieOffice *office, const RegieYouthRow *row)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < REGIE_N_AREAS; i++)
    if (row->youth.lights[regie_youth_area (office, i)] == REGIE_LIGHT_RED)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              regie_youth_area_label (office, i));
  /* TRANSLATORS: the life areas of which the light is red */
  return g_strdup_printf (_("Red: %s"), names->str);
}

static char *
dup_silent (const RegieYouthRow *row, RegieDay today)
{
  int days = row->silent_since != REGIE_DAY_NONE ? today - row->silent_since
                                                 : today - row->youth.asks[REGIE_YOUTH_SILENT];
  const char *who = row->silent != NULL ? row->silent : _("Somebody");

  return g_strdup_printf (ngettext ("%s silent for %d day", "%s silent for %d days", days), who,
                          days);
}

static char *
dup_unmet (const RegieYouthRow *row, RegieDay today)
{
  int days;

  if (row->youth.last_meeting == REGIE_DAY_NONE)
    return g_strdup (_("Never a network meeting"));
  days = today - row->youth.last_meeting;
  return g_strdup_printf (
    ngettext ("No network meeting for %d day", "No network meeting for %d days", days), days);
}

char *
regie_youth_dup_ask (const RegieOffice *office, const RegieYouthRow *row, RegieYouthAsk ask)
{
  RegieDay today;

  g_return_val_if_fail (office != NULL && row != NULL, NULL);
  today = regie_office_today (office);
  switch (ask)
    {
    case REGIE_YOUTH_RED:
      return dup_red (office, row);
    case REGIE_YOUTH_NOTICE:
      return g_strdup (_("Notice of DUO: change the target group"));
    case REGIE_YOUTH_SILENT:
      return dup_silent (row, today);
    case REGIE_YOUTH_TRANSITION:
      return hands_over (office, row)
               ? g_strdup (_("Hand over to a consultant"))
               : g_strdup_printf (_("Becomes %d without a plan"), row->youth.age);
    case REGIE_YOUTH_AGREEMENT:
      return g_strdup (_("An agreement is late"));
    case REGIE_YOUTH_UNLED:
      return g_strdup (_("Nobody leads the network"));
    case REGIE_YOUTH_UNMET:
      return dup_unmet (row, today);
    case REGIE_YOUTH_MOMENT:
      return g_strdup_printf (_("Becomes %d"), row->youth.age);
    case REGIE_N_YOUTH_ASKS:
    default:
      return g_strdup ("");
    }
}

const char *
regie_youth_ask_label (RegieYouthAsk ask)
{
  static const char *const labels[] = {
    [REGIE_YOUTH_RED] = N_("A red light"),
    [REGIE_YOUTH_NOTICE] = N_("Notice of DUO, other target group"),
    [REGIE_YOUTH_SILENT] = N_("Somebody silent"),
    [REGIE_YOUTH_TRANSITION] = N_("Transition without a plan, or to hand over"),
    [REGIE_YOUTH_AGREEMENT] = N_("An agreement is late"),
    [REGIE_YOUTH_UNLED] = N_("Nobody leads"),
    [REGIE_YOUTH_UNMET] = N_("No network meeting"),
    [REGIE_YOUTH_MOMENT] = N_("A birthday ahead"),
  };

  g_return_val_if_fail (ask < REGIE_N_YOUTH_ASKS, "");
  return _(labels[ask]);
}

static char *
dup_age (const RegieYouthRow *row, RegieDay today)
{
  RegieBirth born = regie_birth_parse (row->born);
  int least = regie_age_on (&born, today, FALSE);
  int most = regie_age_on (&born, today, TRUE);

  if (least < 0)
    return g_strdup ("?");
  return least == most ? g_strdup_printf ("%d", least)
                       /* TRANSLATORS: of a birth date that is partly known: 16 or 17 years old */
                       : g_strdup_printf (_("%d or %d"), least, most);
}

static void
describe_moment (RegieYouthItem *self, const RegieYouthRow *row, RegieDay today)
{
  const RegieYouth *y = &row->youth;
  gboolean was = y->moment_latest != REGIE_DAY_NONE && y->moment_latest <= today;
  gboolean unsure = y->moment != REGIE_DAY_NONE && y->moment <= today && !was;

  if (y->age == 0)
    {
      self->moment = g_strdup ("");
      self->moment_in = g_strdup ("");
      self->moment_shape = REGIE_SHAPE_RUN;
      return;
    }
  self->moment = g_strdup_printf (was      ? _("Became %d")
                                  : unsure ? _("Perhaps %d already")
                                           : _("Becomes %d"),
                                  y->age);
  self->moment_in = unsure ? g_strdup (_("not known"))
                    : was  ? regie_format_since (y->moment, today)
                           : regie_format_distance (y->moment, today);
  self->moment_shape = asks_on (row, REGIE_YOUTH_TRANSITION, today)         ? REGIE_SHAPE_LATE
                       : unsure || asks_on (row, REGIE_YOUTH_MOMENT, today) ? REGIE_SHAPE_SOON
                                                                            : REGIE_SHAPE_RUN;
}

static void
describe_network (RegieYouthItem *self, const RegieYouthRow *row, RegieDay today)
{
  gboolean silent = asks_on (row, REGIE_YOUTH_SILENT, today);

  self->leader = g_strdup (row->leader != NULL ? row->leader : "");
  self->meeting = row->youth.next_meeting != REGIE_DAY_NONE
                    ? regie_day_dup_short (row->youth.next_meeting, 0)
                    : g_strdup ("");
  self->silent = g_strdup (silent && row->silent != NULL ? row->silent : "");
  self->silent_for = silent ? regie_format_since (row->silent_since, today) : g_strdup ("");
  self->silent_shape = silent ? REGIE_SHAPE_LATE : REGIE_SHAPE_DONE;
}

static void
describe_asks (RegieYouthItem *self, const RegieOffice *office, const RegieYouthRow *row,
               RegieDay today)
{
  GString *asks = g_string_new (NULL);

  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    if (asks_on (row, ask, today))
      {
        g_autofree char *one = regie_youth_dup_ask (office, row, ask);

        g_string_append_printf (asks, "%s%s", self->n_asks++ > 0 ? " · " : "", one);
      }
  self->asks = g_string_free (asks, FALSE);
  self->ask_shape = self->n_asks == 0 ? REGIE_SHAPE_DONE
                    : asks_on (row, REGIE_YOUTH_RED, today)
                        || asks_on (row, REGIE_YOUTH_NOTICE, today)
                        || asks_on (row, REGIE_YOUTH_TRANSITION, today)
                      ? REGIE_SHAPE_LATE
                      : REGIE_SHAPE_SOON;
}

static char *
dup_school (const RegieOffice *office, const RegieYouthRow *row)
{
  const char *level = regie_codes_label (office->codes, "opleidingsniveau", row->level);

  if (row->school == NULL)
    return g_strdup (level);
  return *level != '\0' ? g_strdup_printf ("%s · %s", row->school, level) : g_strdup (row->school);
}

/* All of the row in a sentence; the lights by their words. */
static char *
dup_spoken (const RegieYouthItem *self, const RegieOffice *office, const RegieYouthRow *row)
{
  g_autofree char *whom = regie_person_dup_apart (row->name, row->born, NULL);
  GString *text = g_string_new (NULL);

  /* TRANSLATORS: a young person for a screen reader: name and birth, age, what changes, in how
   * long */
  g_string_printf (text, _("%s, %s years. %s: %s."), whom, self->age, self->moment,
                   self->moment_in);
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    {
      RegieLight light = row->youth.lights[regie_youth_area (office, i)];

      if (light != REGIE_LIGHT_UNKNOWN)
        g_string_append_printf (text, " %s: %s.", regie_youth_area_label (office, i),
                                regie_code_label (office->codes, Light, light));
    }
  g_string_append_printf (text, " %s",
                          self->n_asks > 0 ? self->asks : _("Nothing asks for action"));
  return g_string_free (text, FALSE);
}

RegieYouthItem *
regie_youth_item_new (const RegieOffice *office, const RegieYouthRow *row)
{
  RegieYouthItem *self;
  RegieDay today;

  g_return_val_if_fail (office != NULL && row != NULL, NULL);
  today = regie_office_today (office);
  self = g_object_new (regie_youth_item_get_type (), NULL);
  self->id = row->id;
  self->name = g_strdup (row->name);
  self->born = regie_day_dup_partial_typed (row->born != NULL ? row->born : "");
  self->initials = regie_format_initials (row->name);
  self->number = g_strdup (row->number);
  self->age = dup_age (row, today);
  self->school = dup_school (office, row);
  self->group = g_strdup (regie_codes_label (office->codes, "groep", row->group));
  self->route = g_strdup (row->route != NULL ? row->route : "—");
  self->director = g_strdup (row->director_name != NULL ? row->director_name : "");
  self->consultant = g_strdup (row->consultant_name != NULL ? row->consultant_name : "");
  self->municipality = g_strdup (regie_codes_label (office->codes, "gemeente", row->municipality));
  self->family = g_str_hash (row->name) % REGIE_N_FAMILIES;
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    self->lights[i] = regie_light_shape (row->youth.lights[regie_youth_area (office, i)]);
  describe_moment (self, row, today);
  describe_network (self, row, today);
  describe_asks (self, office, row, today);
  self->spoken = dup_spoken (self, office, row);
  return self;
}

RegieYouthView *
regie_youth_view_new (guint n)
{
  RegieYouthView *self = g_object_new (regie_youth_view_get_type (), NULL);

  self->n = (int) n;
  self->nothing = g_strdup (_("Take a filter away, or look at everybody's."));
  return self;
}

/* --- as it goes out --- */

/* By the words of the columns on the screen; what is not there goes out with all columns. */
static void
add_columns (RegieRoll *roll, const RegieOffice *office)
{
  static const RegieRollColumn before[] = {
    { "name", N_("Name"), REGIE_CELL_TEXT, 0 },
    { "number", N_("Number"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
    { "age", N_("Age"), REGIE_CELL_TEXT, 0 },
    { "group", N_("Group"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
    { "route", N_("Route"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
    { "school", N_("School"), REGIE_CELL_TEXT, 0 },
    { "director", N_("Youth director"), REGIE_CELL_TEXT, 0 },
    { "consultant", N_("Consultant"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
    { "moment", N_("Birthday ahead"), REGIE_CELL_TEXT, 0 },
    { "moment", N_("On"), REGIE_CELL_DAY, REGIE_ROLL_BESIDE },
  };
  static const RegieRollColumn behind[] = {
    { "leader", N_("Leads the network"), REGIE_CELL_TEXT, 0 },
    { "meeting", N_("Next meeting"), REGIE_CELL_DAY, 0 },
    { "last-meeting", N_("Last meeting"), REGIE_CELL_DAY, REGIE_ROLL_EXTRA },
    { "silent", N_("Silent"), REGIE_CELL_TEXT, 0 },
    { "silent", N_("Spoken to"), REGIE_CELL_DAY, REGIE_ROLL_BESIDE },
    { "asks", N_("Asks for action"), REGIE_CELL_TEXT, 0 },
  };

  regie_roll_add_columns (roll, before, G_N_ELEMENTS (before));
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    {
      const RegieRollColumn light = { "lights", regie_youth_area_label (office, i), REGIE_CELL_TEXT,
                                      REGIE_ROLL_BESIDE | REGIE_ROLL_UNTITLED };

      regie_roll_add_columns (roll, &light, 1);
    }
  regie_roll_add_columns (roll, behind, G_N_ELEMENTS (behind));
}

static void
add_row (RegieRoll *roll, const RegieOffice *office, const RegieYouthRow *row)
{
  g_autoptr (RegieYouthItem) item = regie_youth_item_new (office, row);
  const char *texts[] = { item->name,   item->number,   item->age,        item->group, item->route,
                          item->school, item->director, item->consultant, item->moment };

  regie_roll_add_row (roll, row->id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    regie_roll_add_text (roll, texts[i]);
  regie_roll_add_day (roll, row->youth.moment);
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    regie_roll_add_text (roll, regie_code_label (office->codes, Light,
                                                 row->youth.lights[regie_youth_area (office, i)]));
  regie_roll_add_text (roll, item->leader);
  regie_roll_add_day (roll, row->youth.next_meeting);
  regie_roll_add_day (roll, row->youth.last_meeting);
  regie_roll_add_text (roll, item->silent);
  regie_roll_add_day (roll, *item->silent != '\0' ? row->silent_since : REGIE_DAY_NONE);
  regie_roll_add_text (roll, item->asks);
}

RegieRoll *
regie_youth_roll_new (const RegieOffice *office, GPtrArray *rows, char **bsns)
{
  static const RegieRollColumn bsn = { "bsn", N_("BSN"), REGIE_CELL_TEXT, REGIE_ROLL_BSN };
  RegieRoll *roll;

  g_return_val_if_fail (office != NULL && rows != NULL, NULL);
  roll = regie_roll_new (_("Young people of 16–27"));
  add_columns (roll, office);
  if (bsns != NULL)
    regie_roll_add_columns (roll, &bsn, 1);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      {
        add_row (roll, office, rows->pdata[i]);
        if (bsns != NULL)
          regie_roll_add_text (roll, bsns[i]);
      }
  return roll;
}

/* --- what is asked, in words --- */

char *
regie_youth_dup_part_label (const RegieOffice *office, const char *part, const char *who)
{
  static const struct {
    const char *part, *label;
  } words[] = {
    { "van=mijn", N_("Mine") },
    { "vraagt_iets=ja", N_("Asks for action") },
    { "verandert=ja", N_("Changes within half a year") },
    { "zonder_regisseur=ja", N_("Without a youth director") },
  };
  static const char *const lists[] = { "licht", "leerroute", "groep" };
  g_auto (GStrv) pair = NULL;

  g_return_val_if_fail (office != NULL && part != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].part, part))
      return g_strdup (_(words[i].label));
  pair = g_strsplit (part, "=", 2);
  if (pair[0] == NULL || pair[1] == NULL)
    return NULL;
  if (g_str_has_prefix (part, "regisseur=") || g_str_has_prefix (part, "school="))
    return g_strdup (who);
  if (g_str_equal (pair[0], "vraagt") && regie_youth_ask_find (pair[1]) < REGIE_N_YOUTH_ASKS)
    return g_strdup (regie_youth_ask_label (regie_youth_ask_find (pair[1])));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i], pair[0]))
      return g_strdup (regie_codes_label (office->codes, lists[i], pair[1]));
  return NULL;
}
