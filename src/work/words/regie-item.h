/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* What a screen shows is an object with properties, to which a .ui binds: it is made where the
 * database is read, crosses to the main thread once, and is not changed after that.  So every
 * sentence on a screen can be tested without one.
 *
 * A kind of item is a struct whose first member is RegieItem and a table that names its members;
 * the properties, the freeing and the comparing follow from the table. */
#define REGIE_TYPE_ITEM (regie_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieItem, regie_item, REGIE, ITEM, GObject)

typedef enum {
  REGIE_PROP_TEXT,   /* char *, owned; NULL when there is nothing to say */
  REGIE_PROP_INT,    /* int */
  REGIE_PROP_ID,     /* gint64 */
  REGIE_PROP_BOOL,   /* gboolean */
  REGIE_PROP_DOUBLE, /* double */
  REGIE_PROP_TARGET, /* GVariant *, owned, not floating: what an action is about */
  REGIE_PROP_LIST,   /* GListStore * of items, owned */
  REGIE_PROP_OBJECT, /* GObject *, owned: an item within this one */
} RegiePropKind;

typedef struct {
  const char *name; /* of the property: "next-about" */
  RegiePropKind kind;
  guint offset; /* of the member in the struct */
  /* Two items that differ only in this say the same: whoever shows one is told of it apart
   * (RegieWriting). */
  gboolean is_passing;
} RegieProp;

struct _RegieItemClass {
  GObjectClass parent_class;
  const RegieProp *props;
  guint n_props;
};

/* Installs N readable PROPS (static), in class_init. */
void regie_item_class_install (RegieItemClass *klass, const RegieProp *props, guint n);

/* Do two items (NULL allowed) say the same?  What no property names, or a passing one, is not
 * looked at. */
gboolean regie_item_equal (RegieItem *a, RegieItem *b);

/* Another one that says the same (NULL of NULL), with nothing in common that is ever changed: what
 * goes to a thread while the screen still shows ITEM.  What no property names is not there.  Owned
 * by the caller. */
gpointer regie_item_copy (gpointer item) G_GNUC_WARN_UNUSED_RESULT;

/* Makes SHOWN list what NEW lists (NULL: nothing), and leaves what already said the same where it
 * is: the rows made of it stay, with the focus and a press that is under way. */
void regie_items_update (GListStore *shown, GListModel *new_items);

/* REGIE_DEFINE_ITEM (RegieDeed, regie_deed, deed_props): the type of a struct RegieDeed with the
 * table DEED_PROPS; the lists of the table are there, empty, from the start. */
#define REGIE_DEFINE_ITEM(Name, name, table)                                                       \
  typedef struct {                                                                                 \
    RegieItemClass parent_class;                                                                   \
  } Name##Class;                                                                                   \
  G_DEFINE_FINAL_TYPE (Name, name, REGIE_TYPE_ITEM)                                                \
  static void name##_class_init (Name##Class *klass)                                               \
  {                                                                                                \
    regie_item_class_install (REGIE_ITEM_CLASS (klass), table, G_N_ELEMENTS (table));              \
  }                                                                                                \
  static void name##_init (Name *self) {}

/* The other half of REGIE_DEFINE_ITEM, for a header: the struct Name is open, so that who makes one
 * fills its members; who shows it reads them, or binds to the properties. */
#define REGIE_DECLARE_ITEM(Name, name, NAME)                                                       \
  GType name##_get_type (void) G_GNUC_CONST;                                                       \
  typedef struct _##Name Name;                                                                     \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Name, g_object_unref)                                             \
  static inline Name *REGIE_##NAME (gpointer item)                                                 \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_CAST (item, name##_get_type (), Name);                            \
  }                                                                                                \
  static inline gboolean REGIE_IS_##NAME (gpointer item)                                           \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_TYPE (item, name##_get_type ());                                  \
  }

#define REGIE_PROP(Name, member, label, kind)                                                      \
  {                                                                                                \
    label, REGIE_PROP_##kind, G_STRUCT_OFFSET (Name, member), FALSE                                \
  }
#define REGIE_PROP_PASSING(Name, member, label, kind)                                              \
  {                                                                                                \
    label, REGIE_PROP_##kind, G_STRUCT_OFFSET (Name, member), TRUE                                 \
  }
