/* SPDX-License-Identifier: EUPL-1.2 */
/* What is tried out in "what if". */
#include "regie-tried.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

struct _RegieTried {
  GObject parent_instance;
  RegieForm *form;
  RegieFact fact;
  RegieRecord *record;
  char *title;
  gboolean tried;
  gboolean on;
};

G_DEFINE_FINAL_TYPE (RegieTried, regie_tried, G_TYPE_OBJECT)

enum { PROP_TITLE = 1, PROP_DATE, PROP_VERB, PROP_SPOKEN, PROP_TRIED, PROP_ON, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const char *
get_verb (RegieTried *self)
{
  return self->tried ? _("Change") : _("Move");
}

static void
regie_tried_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieTried *self = REGIE_TRIED (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_DATE)
    g_value_take_string (value, regie_day_dup_long (self->fact.day));
  else if (id == PROP_VERB)
    g_value_set_string (value, get_verb (self));
  else if (id == PROP_SPOKEN)
    g_value_take_string (value, g_strdup_printf ("%s: %s", get_verb (self), self->title));
  else if (id == PROP_TRIED)
    g_value_set_boolean (value, self->tried);
  else if (id == PROP_ON)
    g_value_set_boolean (value, self->on);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_tried_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieTried *self = REGIE_TRIED (object);

  if (id != PROP_ON)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->on == g_value_get_boolean (value))
    return;
  self->on = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
regie_tried_finalize (GObject *object)
{
  RegieTried *self = REGIE_TRIED (object);

  g_clear_pointer (&self->form, g_hash_table_unref);
  g_clear_object (&self->record);
  g_free (self->title);
  G_OBJECT_CLASS (regie_tried_parent_class)->finalize (object);
}

static void
regie_tried_class_init (RegieTriedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_tried_get_property;
  object_class->set_property = regie_tried_set_property;
  object_class->finalize = regie_tried_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, told);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, told);
  properties[PROP_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, told);
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, told);
  properties[PROP_TRIED] = g_param_spec_boolean ("tried", NULL, NULL, FALSE, told);
  properties[PROP_ON] = g_param_spec_boolean (
    "on", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
regie_tried_init (RegieTried *self)
{
}

/* Only DUO decides: in a trial an extension is a supposition. */
static const char *
get_supposition (const RegieOffice *office, const char *kind)
{
  return regie_fact_kind_find (kind) == REGIE_FACT_EXT_GRANTED
           ? _("If DUO grants this extension")
           : regie_codes_label (office->codes, "feit", kind);
}

RegieTried *
regie_tried_new (const RegieOffice *office, RegieForm *form, gint64 id, RegieRecord *record)
{
  RegieTried *self;

  g_return_val_if_fail (office != NULL && form != NULL, NULL);
  self = g_object_new (REGIE_TYPE_TRIED, NULL);
  self->form = g_hash_table_ref (form);
  regie_form_to_fact (form, &self->fact);
  self->fact.flags |= REGIE_FACT_PLANNED;
  self->fact.id = id;
  g_set_object (&self->record, record);
  self->title = g_strdup (get_supposition (office, regie_form_get (form, "soort")));
  self->tried = TRUE;
  self->on = TRUE;
  return self;
}

/* The form of a record as it stands. */
static RegieForm *
form_of (RegieRecord *record)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF && entity->fields[i].kind != REGIE_MOMENT)
      regie_form_set (form, entity->fields[i].key,
                      regie_record_get (record, entity->fields[i].name));
  return form;
}

RegieTried *
regie_tried_new_planned (const RegieOffice *office, const RegieFact *fact, RegieRecord *record)
{
  RegieTried *self;

  g_return_val_if_fail (office != NULL && fact != NULL && record != NULL, NULL);
  self = g_object_new (REGIE_TYPE_TRIED, NULL);
  self->form = form_of (record);
  self->fact = *fact;
  self->record = g_object_ref (record);
  /* TRANSLATORS: a fact that is planned already */
  self->title = g_strdup_printf (
    _("Planned: %s"), regie_codes_label (office->codes, "feit", regie_get (record, Fact, kind)));
  return self;
}

RegieForm *
regie_tried_get_form (RegieTried *self)
{
  g_return_val_if_fail (REGIE_IS_TRIED (self), NULL);
  return self->form;
}

const RegieFact *
regie_tried_get_fact (RegieTried *self)
{
  g_return_val_if_fail (REGIE_IS_TRIED (self), NULL);
  return &self->fact;
}

RegieRecord *
regie_tried_get_record (RegieTried *self)
{
  g_return_val_if_fail (REGIE_IS_TRIED (self), NULL);
  return self->record;
}

gboolean
regie_tried_is_on (RegieTried *self)
{
  g_return_val_if_fail (REGIE_IS_TRIED (self), FALSE);
  return self->on;
}
