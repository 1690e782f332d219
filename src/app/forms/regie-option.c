/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be chosen in a field. */
#include "regie-option.h"

struct _RegieOption {
  GObject parent_instance;
  char *key;
  char *label;
};

G_DEFINE_FINAL_TYPE (RegieOption, regie_option, G_TYPE_OBJECT)

enum { PROP_KEY = 1, PROP_LABEL, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
regie_option_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieOption *self = REGIE_OPTION (object);

  if (id == PROP_KEY)
    g_value_set_string (value, self->key);
  else if (id == PROP_LABEL)
    g_value_set_string (value, self->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_option_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieOption *self = REGIE_OPTION (object);

  if (id == PROP_KEY)
    self->key = g_value_dup_string (value);
  else if (id == PROP_LABEL)
    self->label = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_option_finalize (GObject *object)
{
  RegieOption *self = REGIE_OPTION (object);

  g_free (self->key);
  g_free (self->label);
  G_OBJECT_CLASS (regie_option_parent_class)->finalize (object);
}

static void
regie_option_class_init (RegieOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_option_get_property;
  object_class->set_property = regie_option_set_property;
  object_class->finalize = regie_option_finalize;
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
regie_option_init (RegieOption *self)
{
}

RegieOption *
regie_option_new (const char *key, const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);
  return g_object_new (REGIE_TYPE_OPTION, "key", key, "label", label, NULL);
}

const char *
regie_option_get_key (RegieOption *self)
{
  g_return_val_if_fail (REGIE_IS_OPTION (self), NULL);
  return self->key;
}

GListStore *
regie_options_new (gboolean open)
{
  GListStore *self = g_list_store_new (REGIE_TYPE_OPTION);

  if (open)
    regie_options_add (self, NULL, "–");
  return self;
}

void
regie_options_add (GListStore *self, const char *key, const char *label)
{
  g_autoptr (RegieOption) option = regie_option_new (key, label);

  g_return_if_fail (G_IS_LIST_STORE (self) && option != NULL);
  g_list_store_append (self, option);
}

void
regie_options_add_codes (GListStore *self, const RegieCodes *codes, const char *list)
{
  GPtrArray *all;

  g_return_if_fail (G_IS_LIST_STORE (self) && codes != NULL && list != NULL);
  all = regie_codes_list (codes, list);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const RegieCode *code = all->pdata[i];

      regie_options_add (self, code->key, code->label);
    }
}
