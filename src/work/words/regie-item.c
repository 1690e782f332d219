/* SPDX-License-Identifier: EUPL-1.2 */
/* Items: properties from a table, freeing, comparing, and lists that change only where they
 * differ. */
#include "regie-item.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (RegieItem, regie_item, G_TYPE_OBJECT)

static gpointer
member (RegieItem *self, const RegieProp *prop)
{
  return (char *) self + prop->offset;
}

static void
regie_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieItem *self = REGIE_ITEM (object);
  const RegieProp *prop = &REGIE_ITEM_GET_CLASS (self)->props[id - 1];
  gpointer at = member (self, prop);

  switch (prop->kind)
    {
    case REGIE_PROP_TEXT:
      g_value_set_string (value, *(char **) at);
      break;
    case REGIE_PROP_INT:
      g_value_set_int (value, *(int *) at);
      break;
    case REGIE_PROP_ID:
      g_value_set_int64 (value, *(gint64 *) at);
      break;
    case REGIE_PROP_BOOL:
      g_value_set_boolean (value, *(gboolean *) at);
      break;
    case REGIE_PROP_DOUBLE:
      g_value_set_double (value, *(double *) at);
      break;
    case REGIE_PROP_TARGET:
      g_value_set_variant (value, *(GVariant **) at);
      break;
    case REGIE_PROP_LIST:
    case REGIE_PROP_OBJECT:
      g_value_set_object (value, *(GObject **) at);
      break;
    default:
      g_assert_not_reached ();
    }
}

static GParamSpec *
spec_new (const RegieProp *prop)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (prop->kind)
    {
    case REGIE_PROP_TEXT:
      return g_param_spec_string (prop->name, NULL, NULL, NULL, flags);
    case REGIE_PROP_INT:
      return g_param_spec_int (prop->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case REGIE_PROP_ID:
      return g_param_spec_int64 (prop->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case REGIE_PROP_BOOL:
      return g_param_spec_boolean (prop->name, NULL, NULL, FALSE, flags);
    case REGIE_PROP_DOUBLE:
      return g_param_spec_double (prop->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case REGIE_PROP_TARGET:
      return g_param_spec_variant (prop->name, NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
    case REGIE_PROP_LIST:
      return g_param_spec_object (prop->name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      return g_param_spec_object (prop->name, NULL, NULL, G_TYPE_OBJECT, flags);
    }
}

void
regie_item_class_install (RegieItemClass *klass, const RegieProp *props, guint n)
{
  g_return_if_fail (REGIE_IS_ITEM_CLASS (klass) && props != NULL);
  G_OBJECT_CLASS (klass)->get_property
    = regie_item_get_property; /* GObject inherits it to nobody */
  klass->props = props;
  klass->n_props = n;
  for (guint i = 0; i < n; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, spec_new (&props[i]));
}

static void
regie_item_constructed (GObject *object)
{
  RegieItem *self = REGIE_ITEM (object);
  RegieItemClass *klass = REGIE_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_props; i++)
    if (klass->props[i].kind == REGIE_PROP_LIST)
      *(GListStore **) member (self, &klass->props[i]) = g_list_store_new (REGIE_TYPE_ITEM);
  G_OBJECT_CLASS (regie_item_parent_class)->constructed (object);
}

static void
regie_item_finalize (GObject *object)
{
  RegieItem *self = REGIE_ITEM (object);
  RegieItemClass *klass = REGIE_ITEM_GET_CLASS (self);

  for (guint i = 0; i < klass->n_props; i++)
    {
      gpointer at = member (self, &klass->props[i]);

      if (klass->props[i].kind == REGIE_PROP_TEXT)
        g_free (*(char **) at);
      else if (klass->props[i].kind == REGIE_PROP_TARGET)
        g_clear_pointer ((GVariant **) at, g_variant_unref);
      else if (klass->props[i].kind >= REGIE_PROP_LIST)
        g_clear_object ((GObject **) at);
    }
  G_OBJECT_CLASS (regie_item_parent_class)->finalize (object);
}

static void
regie_item_class_init (RegieItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = regie_item_constructed;
  object_class->finalize = regie_item_finalize;
}

static void
regie_item_init (RegieItem *self)
{
}

static gboolean
variants_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
lists_equal (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (a);

  if (n != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieItem) one = g_list_model_get_item (a, i);
      g_autoptr (RegieItem) other = g_list_model_get_item (b, i);

      if (!regie_item_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
members_equal (RegiePropKind kind, gpointer a, gpointer b)
{
  switch (kind)
    {
    case REGIE_PROP_TEXT:
      return g_strcmp0 (*(char **) a, *(char **) b) == 0;
    case REGIE_PROP_INT:
    case REGIE_PROP_BOOL:
      return *(int *) a == *(int *) b;
    case REGIE_PROP_ID:
      return *(gint64 *) a == *(gint64 *) b;
    case REGIE_PROP_DOUBLE:
      return memcmp (a, b, sizeof (double)) == 0;
    case REGIE_PROP_TARGET:
      return variants_equal (*(GVariant **) a, *(GVariant **) b);
    case REGIE_PROP_LIST:
      return lists_equal (*(GListModel **) a, *(GListModel **) b);
    default:
      return regie_item_equal (*(RegieItem **) a, *(RegieItem **) b);
    }
}

gboolean
regie_item_equal (RegieItem *a, RegieItem *b)
{
  RegieItemClass *klass;

  if (a == b || a == NULL || b == NULL || G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return a == b;
  klass = REGIE_ITEM_GET_CLASS (a);
  for (guint i = 0; i < klass->n_props; i++)
    if (!klass->props[i].is_passing
        && !members_equal (klass->props[i].kind, member (a, &klass->props[i]),
                           member (b, &klass->props[i])))
      return FALSE;
  return TRUE;
}

static GListStore *
copy_list (GListModel *list)
{
  GListStore *copy = g_list_store_new (REGIE_TYPE_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RegieItem) one = g_list_model_get_item (list, i);
      g_autoptr (RegieItem) other = regie_item_copy (one);

      g_list_store_append (copy, other);
    }
  return copy;
}

static void
copy_member (RegiePropKind kind, gpointer from, gpointer to)
{
  switch (kind)
    {
    case REGIE_PROP_TEXT:
      *(char **) to = g_strdup (*(char **) from);
      break;
    case REGIE_PROP_INT:
    case REGIE_PROP_BOOL:
      *(int *) to = *(int *) from;
      break;
    case REGIE_PROP_ID:
      *(gint64 *) to = *(gint64 *) from;
      break;
    case REGIE_PROP_DOUBLE:
      *(double *) to = *(double *) from;
      break;
    case REGIE_PROP_TARGET:
      *(GVariant **) to = *(GVariant **) from != NULL ? g_variant_ref (*(GVariant **) from) : NULL;
      break;
    case REGIE_PROP_LIST:
      g_object_unref (*(GListStore **) to);
      *(GListStore **) to = copy_list (*(GListModel **) from);
      break;
    default:
      *(RegieItem **) to = regie_item_copy (*(RegieItem **) from);
    }
}

gpointer
regie_item_copy (gpointer item)
{
  RegieItemClass *klass;
  RegieItem *copy;

  if (item == NULL)
    return NULL;
  g_return_val_if_fail (REGIE_IS_ITEM (item), NULL);
  klass = REGIE_ITEM_GET_CLASS (item);
  copy = g_object_new (G_OBJECT_TYPE (item), NULL);
  for (guint i = 0; i < klass->n_props; i++)
    copy_member (klass->props[i].kind, member (item, &klass->props[i]),
                 member (copy, &klass->props[i]));
  return copy;
}

static gboolean
same_at (GListModel *a, guint i, GListModel *b, guint k)
{
  g_autoptr (RegieItem) one = g_list_model_get_item (a, i);
  g_autoptr (RegieItem) other = g_list_model_get_item (b, k);

  return regie_item_equal (one, other);
}

/* Puts the N_NEW items from FIRST on in the place of N_OLD. */
static void
replace (GListStore *shown, guint first, guint n_old, GListModel *new_items, guint first_new,
         guint n_new)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_new; i++)
    g_ptr_array_add (added, g_list_model_get_item (new_items, first_new + i));
  if (n_old > 0 || n_new > 0)
    g_list_store_splice (shown, first, n_old, added->pdata, n_new);
}

/* More than this is not compared one by one: then all between the first and the last difference is
 * another. */
#define MOST_COMPARED 40000

/* Of the N_OLD items from FIRST on and the N_NEW that come in their place: keeps as many as can
 * stay in their order, and replaces what stands between them, the last first. */
static void
replace_between (GListStore *shown, guint first, guint n_old, GListModel *new_items, guint n_new)
{
  const guint width = n_new + 1;
  /* How many can stay of those from I of the old and from K of the new ones on. */
  g_autofree guint *stay = g_new0 (guint, (gsize) (n_old + 1) * width);
  g_autofree guint *kept = g_new (guint, 2 * (MIN (n_old, n_new) + 1));
  guint n_kept = 0;

  for (guint i = n_old; i-- > 0;)
    for (guint k = n_new; k-- > 0;)
      stay[i * width + k] = same_at (G_LIST_MODEL (shown), first + i, new_items, first + k)
                              ? stay[(i + 1) * width + k + 1] + 1
                              : MAX (stay[(i + 1) * width + k], stay[i * width + k + 1]);
  for (guint i = 0, k = 0; i < n_old && k < n_new;)
    if (stay[i * width + k] > MAX (stay[(i + 1) * width + k], stay[i * width + k + 1]))
      {
        kept[2 * n_kept] = i++;
        kept[2 * n_kept++ + 1] = k++;
      }
    else if (stay[(i + 1) * width + k] >= stay[i * width + k + 1])
      i++;
    else
      k++;
  kept[2 * n_kept] = n_old;
  kept[2 * n_kept + 1] = n_new;
  for (guint i = n_kept + 1; i-- > 0;)
    {
      guint from = i > 0 ? kept[2 * i - 2] + 1 : 0;
      guint from_new = i > 0 ? kept[2 * i - 1] + 1 : 0;

      replace (shown, first + from, kept[2 * i] - from, new_items, first + from_new,
               kept[2 * i + 1] - from_new);
    }
}

void
regie_items_update (GListStore *shown, GListModel *new_items)
{
  GListModel *old = G_LIST_MODEL (shown);
  guint n_old, n_new, first = 0, last = 0;

  g_return_if_fail (G_IS_LIST_STORE (shown) && (new_items == NULL || G_IS_LIST_MODEL (new_items)));
  n_old = g_list_model_get_n_items (old);
  n_new = new_items != NULL ? g_list_model_get_n_items (new_items) : 0;
  while (first < n_old && first < n_new && same_at (old, first, new_items, first))
    first++;
  while (last < n_old - first && last < n_new - first
         && same_at (old, n_old - 1 - last, new_items, n_new - 1 - last))
    last++;
  n_old -= first + last;
  n_new -= first + last;
  if ((guint64) n_old * n_new > MOST_COMPARED)
    replace (shown, first, n_old, new_items, first, n_new);
  else
    replace_between (shown, first, n_old, new_items, n_new);
}
