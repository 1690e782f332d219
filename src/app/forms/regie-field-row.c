/* SPDX-License-Identifier: EUPL-1.2 */
/* What the rows of all kinds of field have in common. */
#include "regie-field-row-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-text.h"
#include "regie-value.h"

static RegieField *
regie_field_copy (RegieField *self)
{
  return g_memdup2 (self, sizeof *self);
}

static void
regie_field_free (RegieField *self)
{
  g_free (self);
}

G_DEFINE_BOXED_TYPE (RegieField, regie_field, regie_field_copy, regie_field_free)

G_DEFINE_INTERFACE (RegieFieldRow, regie_field_row, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_FIELD = 1, PROP_VALUE, PROP_REQUIRED, PROP_FAULT, PROP_HEADING, PROP_MEANING, N_PROPS };

static const char *const names[N_PROPS] = {
  [PROP_FIELD] = "field", [PROP_VALUE] = "value",     [PROP_REQUIRED] = "required",
  [PROP_FAULT] = "fault", [PROP_HEADING] = "heading", [PROP_MEANING] = "meaning",
};

static RegieFieldState *
state_of (RegieFieldRow *self)
{
  return REGIE_FIELD_ROW_GET_IFACE (self)->get_state (self);
}

void
regie_field_state_clear (RegieFieldState *self)
{
  g_clear_pointer (&self->field, regie_field_free);
  g_clear_pointer (&self->fault, g_free);
}

/* What a field does not say by its name alone: in which unit, or whose way of counting. */
static const char *
get_help (const RegieField *field)
{
  if (field == NULL)
    return NULL;
  if (strcmp (field->key, "nieuw_einde") == 0)
    return _("The last day of the term itself. DUO names the day after it: fill in one day "
              "earlier than DUO does.");
  if (strcmp (field->key, "intensiteit") == 0)
    return _("Hours a week. DUO asks for the hours of the whole B1 course, which is another field "
              "of the PIP.");
  if (strcmp (field->key, "intensiteit_totaal") == 0)
    return _("All hours of the B1 course together, from 1 to 9999: what DUO calls the intensity. "
              "Left empty, it follows from the weeks and hours of the plan.");
  return NULL;
}

static char *
dup_heading (const RegieFieldState *state)
{
  const char *unit;

  if (state->field == NULL)
    return NULL;
  /* TRANSLATORS: behind the new end of a term */
  unit = strcmp (state->field->key, "nieuw_einde") == 0 ? _(" (its last day)") : "";
  return g_strdup_printf ("%s%s%s", regie_field_label (state->field), unit,
                          state->required ? " *" : "");
}

/* What is stored of TEXT, as regie_value_read says. */
static char *
read_text (RegieFieldRow *self, const char *text, const char **reason)
{
  const RegieFieldState *state = state_of (self);

  return state->knows_today
           ? regie_value_read_typed (state->field, NULL, state->today, text, reason)
           : regie_value_read (state->field, NULL, text, reason);
}

/* Of a birth date that is known in part nothing else can be said than what was typed. */
static char *
dup_meaning_of (const RegieField *field, const char *value)
{
  RegieDay day;
  gint64 cents;

  if ((field->kind == REGIE_DAY || field->kind == REGIE_PARTIAL) && regie_day_parse (value, &day))
    return field->kind == REGIE_DAY ? regie_day_dup_medium (day) : regie_day_dup_long (day);
  if (field->kind == REGIE_MONEY
      && g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &cents, NULL))
    return regie_money_dup (cents, FALSE);
  return NULL;
}

static char *
dup_meaning (RegieFieldRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  const char *reason;

  if (state_of (self)->field == NULL || REGIE_FIELD_ROW_GET_IFACE (self)->chosen)
    return NULL;
  text = REGIE_FIELD_ROW_GET_IFACE (self)->dup_text (self);
  value = read_text (self, text, &reason);
  return value != NULL ? dup_meaning_of (state_of (self)->field, value) : NULL;
}

/* What a screen reader comes to. */
static GtkAccessible *
input_of (RegieFieldRow *self)
{
  const RegieFieldRowInterface *iface = REGIE_FIELD_ROW_GET_IFACE (self);

  return GTK_ACCESSIBLE (iface->get_input != NULL ? iface->get_input (self) : GTK_WIDGET (self));
}

/* For who does not see the mark or the tooltip: what is wrong, or that it is needed and what it is
 * about. */
static void
describe (RegieFieldRow *self)
{
  const RegieFieldState *state = state_of (self);
  const char *help = get_help (state->field);
  g_autofree char *text = NULL;

  if (state->fault != NULL)
    text = g_strdup (state->fault);
  else if (state->required && help != NULL)
    text = g_strdup_printf ("%s. %s", _("Required"), help);
  else
    text = g_strdup (state->required ? _("Required") : help);
  if (text != NULL)
    gtk_accessible_update_property (input_of (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (input_of (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
set_field (RegieFieldRow *self, const RegieField *field)
{
  RegieFieldState *state = state_of (self);

  g_return_if_fail (state->field == NULL);
  if (field == NULL)
    return;
  state->field = regie_field_copy ((RegieField *) field);
  g_object_notify (G_OBJECT (self), names[PROP_FIELD]);
  g_object_notify (G_OBJECT (self), names[PROP_HEADING]);
  /* GTK takes a tooltip for a description. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), get_help (field));
  describe (self);
}

static void
set_required (RegieFieldRow *self, gboolean required)
{
  RegieFieldState *state = state_of (self);

  if (state->required == required)
    return;
  state->required = required;
  gtk_accessible_update_property (input_of (self), GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
  describe (self);
  g_object_notify (G_OBJECT (self), names[PROP_REQUIRED]);
  g_object_notify (G_OBJECT (self), names[PROP_HEADING]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieFieldRow *self = REGIE_FIELD_ROW (object);
  const RegieFieldState *state = state_of (self);

  if (id == PROP_FIELD)
    g_value_set_boxed (value, state->field);
  else if (id == PROP_VALUE)
    g_value_take_string (value, regie_field_row_dup_value (self));
  else if (id == PROP_REQUIRED)
    g_value_set_boolean (value, state->required);
  else if (id == PROP_FAULT)
    g_value_set_string (value, state->fault);
  else if (id == PROP_HEADING)
    g_value_take_string (value, dup_heading (state));
  else if (id == PROP_MEANING)
    g_value_take_string (value, dup_meaning (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieFieldRow *self = REGIE_FIELD_ROW (object);

  if (id == PROP_FIELD)
    set_field (self, g_value_get_boxed (value));
  else if (id == PROP_VALUE)
    regie_field_row_set_value (self, g_value_get_string (value));
  else if (id == PROP_REQUIRED)
    set_required (self, g_value_get_boolean (value));
  else if (id == PROP_FAULT)
    regie_field_row_set_fault (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

void
regie_field_row_install_properties (GObjectClass *klass)
{
  g_return_if_fail (G_IS_OBJECT_CLASS (klass));
  klass->get_property = get_property;
  klass->set_property = set_property;
  for (guint id = PROP_FIELD; id < N_PROPS; id++)
    g_object_class_override_property (klass, id, names[id]);
}

static void
regie_field_row_default_init (RegieFieldRowInterface *iface)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamSpec *properties[] = {
    g_param_spec_boxed (names[PROP_FIELD], NULL, NULL, REGIE_TYPE_FIELD, flags),
    g_param_spec_string (names[PROP_VALUE], NULL, NULL, NULL, flags),
    g_param_spec_boolean (names[PROP_REQUIRED], NULL, NULL, FALSE, flags),
    g_param_spec_string (names[PROP_FAULT], NULL, NULL, NULL, flags),
    g_param_spec_string (names[PROP_HEADING], NULL, NULL, NULL, told),
    g_param_spec_string (names[PROP_MEANING], NULL, NULL, NULL, told),
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_object_interface_install_property (iface, properties[i]);
}

const RegieField *
regie_field_row_get_field (RegieFieldRow *self)
{
  g_return_val_if_fail (REGIE_IS_FIELD_ROW (self), NULL);
  return state_of (self)->field;
}

static char *
dup_typed (RegieFieldRow *self, const char *value)
{
  const RegieFieldRowInterface *iface = REGIE_FIELD_ROW_GET_IFACE (self);

  return iface->dup_typed != NULL ? iface->dup_typed (self, value) : g_strdup (value);
}

char *
regie_field_row_dup_value (RegieFieldRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  const char *reason;

  g_return_val_if_fail (REGIE_IS_FIELD_ROW (self), NULL);
  text = REGIE_FIELD_ROW_GET_IFACE (self)->dup_text (self);
  if (REGIE_FIELD_ROW_GET_IFACE (self)->chosen || state_of (self)->field == NULL)
    return g_steal_pointer (&text);
  value = read_text (self, text, &reason);
  return reason != NULL ? g_strdup (regie_text_trim (text)) : g_steal_pointer (&value);
}

void
regie_field_row_set_today (RegieFieldRow *self, RegieDay today)
{
  RegieFieldState *state;

  g_return_if_fail (REGIE_IS_FIELD_ROW (self) && today != REGIE_DAY_NONE);
  state = state_of (self);
  state->knows_today = TRUE;
  state->today = today;
  regie_field_row_changed (self);
}

void
regie_field_row_set_value (RegieFieldRow *self, const char *value)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (REGIE_IS_FIELD_ROW (self) && state_of (self)->field != NULL);
  typed = dup_typed (self, value);
  REGIE_FIELD_ROW_GET_IFACE (self)->set_text (self, typed);
}

/* The key under which a form keeps what was typed in the field with KEY. */
static char *
dup_typed_key (const char *key)
{
  return g_strconcat ("~", key, NULL);
}

/* Does TEXT mean another day tomorrow?  Then it is not kept to the letter. */
static gboolean
is_of_today (RegieFieldRow *self, const char *text)
{
  const char *then, *now;
  g_autofree char *by_itself = regie_value_read (state_of (self)->field, NULL, text, &then);
  g_autofree char *today = read_text (self, text, &now);

  return then != NULL && now == NULL;
}

void
regie_field_row_read (RegieFieldRow *self, RegieForm *form)
{
  g_autofree char *value = NULL;
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (REGIE_IS_FIELD_ROW (self) && state_of (self)->field != NULL && form != NULL);
  value = regie_field_row_dup_value (self);
  key = dup_typed_key (state_of (self)->field->key);
  text = REGIE_FIELD_ROW_GET_IFACE (self)->dup_text (self);
  shown = dup_typed (self, value);
  regie_form_set (form, state_of (self)->field->key, value);
  regie_form_set (form, key,
                  g_strcmp0 (text, shown) != 0 && !is_of_today (self, text) ? text : NULL);
}

void
regie_field_row_write (RegieFieldRow *self, RegieForm *form)
{
  g_autofree char *key = NULL;
  const char *text;

  g_return_if_fail (REGIE_IS_FIELD_ROW (self) && state_of (self)->field != NULL && form != NULL);
  key = dup_typed_key (state_of (self)->field->key);
  text = regie_form_get (form, key);
  if (text != NULL)
    REGIE_FIELD_ROW_GET_IFACE (self)->set_text (self, text);
  else
    regie_field_row_set_value (self, regie_form_get (form, state_of (self)->field->key));
}

void
regie_field_row_set_fault (RegieFieldRow *self, const char *fault)
{
  RegieFieldState *state;

  g_return_if_fail (REGIE_IS_FIELD_ROW (self));
  state = state_of (self);
  if (g_strcmp0 (state->fault, fault) == 0)
    return;
  g_free (state->fault);
  state->fault = g_strdup (fault);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (input_of (self), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  describe (self);
  g_object_notify (G_OBJECT (self), names[PROP_FAULT]);
}

void
regie_field_row_changed (RegieFieldRow *self)
{
  g_return_if_fail (REGIE_IS_FIELD_ROW (self));
  g_object_notify (G_OBJECT (self), names[PROP_VALUE]);
  g_object_notify (G_OBJECT (self), names[PROP_MEANING]);
}
