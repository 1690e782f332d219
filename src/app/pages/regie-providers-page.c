/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-providers-page.h"

#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-folder.h"
#include "regie-money.h"
#include "regie-person.h"
#include "regie-sheet.h"
#include "regie-text.h"

enum { PROVIDERS, CONTRACTS, LOTS, PRICES, N_KINDS };
static const RegieEntityId kinds[N_KINDS] = { REGIE_ENTITY_Provider, REGIE_ENTITY_Contract, REGIE_ENTITY_Lot, REGIE_ENTITY_Price };

struct _RegieProvidersPage {
  GtkWidget     parent_instance;
  RegieSession *session;
  GtkWidget    *sheet;
  GPtrArray    *records[N_KINDS]; /* NULL before they are read */
  gboolean      narrow;
};

G_DEFINE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, GTK_TYPE_WIDGET)

typedef struct { GPtrArray *records[N_KINDS]; } Read;

static void
read_free (gpointer data)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&((Read *) data)->records[i], g_ptr_array_unref);
  g_free (data);
}

static gpointer
read_all (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const orders[N_KINDS] = { "0 = 0 ORDER BY name", "0 = 0 ORDER BY number", "0 = 0 ORDER BY name", "0 = 0 ORDER BY topic, from_day, id" };
  Read *read = g_new0 (Read, 1);

  for (guint i = 0; i < N_KINDS; i++)
    if ((read->records[i] = regie_load (db, regie_entity (kinds[i]), orders[i], 0, NULL, error)) == NULL)
      {
        read_free (read);
        return NULL;
      }
  return read;
}

static char *
preset (const char *key, RegieRecord *record)
{
  return g_strdup_printf ("%s=%" G_GINT64_FORMAT, key, regie_record_get_id (record));
}

/* The buttons of a row, for who may press them. */
static void
add_buttons (RegieProvidersPage *self, GtkWidget *row, RegieEntityId entity, RegieRecord *record, RegieEntityId under, const char *key, const char *label)
{
  if (!regie_session_may (self->session, REGIE_MAY_CONTRACT))
    return;
  if (key != NULL)
    {
      g_autofree char *own = preset (key, record);

      regie_row_add_icon (row, "list-add-symbolic", label, "records.add", g_variant_new ("(us)", under, own));
    }
  regie_row_add_edits (row, entity, record);
}

static gboolean
belongs (RegieRecord *record, const char *field, RegieRecord *to)
{
  return regie_record_get_int (record, field, 0) == regie_record_get_id (to);
}

static char *
dup_price (RegieProvidersPage *self, RegieRecord *price)
{
  const RegieCodes *codes = regie_session_get_office (self->session)->codes;
  g_autofree char *amount = regie_money_dup (regie_record_get_int (price, "amount", 0), FALSE);
  g_autofree char *unit = g_utf8_strdown (regie_codes_label (codes, "eenheid", regie_record_get (price, "unit")), -1);

  /* TRANSLATORS: an amount and what it is for: "€ 9,85 per hour" */
  return g_strdup_printf (_("%s per %s"), amount, unit);
}

static void
add_prices (RegieProvidersPage *self, GtkWidget *group, RegieRecord *lot)
{
  const RegieCodes *codes = regie_session_get_office (self->session)->codes;

  for (guint i = 0; i < self->records[PRICES]->len; i++)
    {
      RegieRecord *price = self->records[PRICES]->pdata[i];
      g_autofree char *text = dup_price (self, price), *name = g_strdup_printf ("price/%" G_GINT64_FORMAT, regie_record_get_id (price)),
                      *from = regie_day_dup_long (regie_record_get_day (price, "from_day")), *until = regie_day_dup_long (regie_record_get_day (price, "until_day")), *when = NULL;
      GtkWidget *row;

      if (!belongs (price, "lot", lot))
        continue;
      if (regie_record_get (price, "from_day") != NULL || regie_record_get (price, "until_day") != NULL)
        when = g_strdup_printf (_("%s to %s"), regie_record_get (price, "from_day") != NULL ? from : "…", regie_record_get (price, "until_day") != NULL ? until : "…");
      row = regie_group_add_row (group, name, regie_codes_label (codes, "onderwerp", regie_record_get (price, "topic")), when);
      gtk_widget_set_margin_start (row, 24);
      regie_row_add_value (row, text, NULL);
      add_buttons (self, row, REGIE_ENTITY_Price, price, 0, NULL, NULL);
    }
}

static void
add_contract (RegieProvidersPage *self, GtkWidget *group, RegieRecord *contract)
{
  const RegieCodes *codes = regie_session_get_office (self->session)->codes;
  g_autofree char *from = regie_day_dup_long (regie_record_get_day (contract, "from_day")), *until = regie_day_dup_long (regie_record_get_day (contract, "until_day")),
                  *about = NULL, *title = g_strdup_printf (_("Contract %s"), regie_record_get (contract, "number")),
                  *name = g_strdup_printf ("contract/%" G_GINT64_FORMAT, regie_record_get_id (contract));
  GtkWidget *row;

  about = g_strdup_printf (_("%s · %s to %s"), regie_record_get (contract, "stage") != NULL ? regie_codes_label (codes, "contractstand", regie_record_get (contract, "stage")) : "–",
                           regie_record_get (contract, "from_day") != NULL ? from : "…", regie_record_get (contract, "until_day") != NULL ? until : "…");
  row = regie_group_add_row (group, name, title, about);
  add_buttons (self, row, REGIE_ENTITY_Contract, contract, REGIE_ENTITY_Lot, "contract", _("Add a lot"));
  for (guint i = 0; i < self->records[LOTS]->len; i++)
    {
      RegieRecord *lot = self->records[LOTS]->pdata[i];
      g_autofree char *lot_name = g_strdup_printf ("lot/%" G_GINT64_FORMAT, regie_record_get_id (lot)), *lot_title = g_strdup_printf (_("Lot %s"), regie_record_get (lot, "name"));

      if (!belongs (lot, "contract", contract))
        continue;
      row = regie_group_add_row (group, lot_name, lot_title, regie_record_get (lot, "route") != NULL ? regie_codes_label (codes, "leerroute", regie_record_get (lot, "route")) : NULL);
      gtk_widget_set_margin_start (row, 12);
      add_buttons (self, row, REGIE_ENTITY_Lot, lot, REGIE_ENTITY_Price, "perceel", _("Add a price"));
      add_prices (self, group, lot);
    }
}

static void
add_provider (RegieProvidersPage *self, RegieRecord *provider)
{
  g_autofree char *name = g_strdup_printf ("provider/%" G_GINT64_FORMAT, regie_record_get_id (provider));
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *about = NULL;
  GtkWidget *group = regie_sheet_add_group (REGIE_SHEET (self->sheet), regie_record_get (provider, "name"), NULL), *row;
  guint n = 0;

  if (regie_record_get_bool (provider, "marked"))
    g_strv_builder_add (parts, _("mark of Blik op Werk"));
  if (regie_record_get_bool (provider, "recognised"))
    g_strv_builder_add (parts, _("recognised for language bridging"));
  for (guint i = 0; i < 2; i++)
    if (regie_record_get (provider, i == 0 ? "phone" : "email") != NULL)
      g_strv_builder_add (parts, regie_record_get (provider, i == 0 ? "phone" : "email"));
  list = g_strv_builder_end (parts);
  about = g_strjoinv (" · ", list);
  row = regie_group_add_row (group, name, _("The provider"), *about != '\0' ? about : NULL);
  add_buttons (self, row, REGIE_ENTITY_Provider, provider, REGIE_ENTITY_Contract, "aanbieder", _("Add a contract"));
  for (guint i = 0; i < self->records[CONTRACTS]->len; i++)
    if (belongs (self->records[CONTRACTS]->pdata[i], "provider", provider))
      {
        add_contract (self, group, self->records[CONTRACTS]->pdata[i]);
        n++;
      }
  if (n == 0)
    regie_group_add_empty (group, _("No contract is recorded yet."));
}

static void
fill (RegieProvidersPage *self)
{
  GtkWidget *group;

  if (self->records[PROVIDERS] == NULL)
    return;
  regie_sheet_begin (REGIE_SHEET (self->sheet), self->narrow);
  group = regie_sheet_add_group (REGIE_SHEET (self->sheet), _("Providers and contracts"), _("The prices here are those that a plan is reckoned with before anything is promised."));
  if (regie_session_may (self->session, REGIE_MAY_CONTRACT))
    regie_group_add_button (group, _("New provider…"), "records.add", g_variant_new ("(us)", REGIE_ENTITY_Provider, ""));
  if (self->records[PROVIDERS]->len == 0)
    regie_group_add_empty (group, _("No provider is recorded yet."));
  for (guint i = 0; i < self->records[PROVIDERS]->len; i++)
    add_provider (self, self->records[PROVIDERS]->pdata[i]);
  regie_sheet_end (REGIE_SHEET (self->sheet));
}

static void
all_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieProvidersPage) self = data;
  g_autoptr (GError) error = NULL;
  Read *read = regie_store_finish (REGIE_STORE (source), result, &error);

  if (read == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_clear_pointer (&self->records[i], g_ptr_array_unref);
      self->records[i] = g_steal_pointer (&read->records[i]);
    }
  read_free (read);
  for (guint i = 0; i < 3; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ((const char *[]) { "records.add", "records.edit", "records.remove" })[i],
                                   regie_session_may (self->session, REGIE_MAY_CONTRACT));
  fill (self);
}

static void
reload (RegieProvidersPage *self)
{
  if (regie_session_is_open (self->session))
    regie_store_read (regie_session_get_store (self->session), read_all, NULL, NULL, read_free, NULL, all_read, g_object_ref (self));
}

static void
add_record (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (widget);
  const char *text;
  guint entity;

  g_variant_get (target, "(u&s)", &entity, &text);
  regie_record_dialog_present (widget, self->session, entity, NULL, regie_form_from_text (text), NULL);
}

static RegieRecord *
find (RegieProvidersPage *self, GVariant *target, guint *entity)
{
  gint64 id;

  g_variant_get (target, "(ux)", entity, &id);
  for (guint kind = 0; kind < N_KINDS; kind++)
    for (guint i = 0; kinds[kind] == *entity && self->records[kind] != NULL && i < self->records[kind]->len; i++)
      if (regie_record_get_id (self->records[kind]->pdata[i]) == id)
        return self->records[kind]->pdata[i];
  return NULL;
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  guint entity;
  RegieRecord *record = find (REGIE_PROVIDERS_PAGE (widget), target, &entity);

  if (record != NULL)
    regie_record_dialog_present (widget, REGIE_PROVIDERS_PAGE (widget)->session, entity, record, NULL, NULL);
}

static RegieChange *
make_removed (RegieDb *db, gpointer data, GError **error)
{
  return regie_record_remove (db, data, error);
}

static void
removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieProvidersPage) self = data;

  regie_finish_apply (GTK_WIDGET (self), self->session, result, _("Removed"));
}

static void
remove_record (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (widget);
  guint entity;
  RegieRecord *record = find (self, target, &entity);

  if (record != NULL)
    regie_session_make (self->session, make_removed, g_object_ref (record), g_object_unref, removed, g_object_ref (self));
}

void
regie_providers_page_set_narrow (RegieProvidersPage *self, gboolean narrow)
{
  self->narrow = narrow;
  fill (self);
}

static void
regie_providers_page_dispose (GObject *object)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (regie_providers_page_parent_class)->dispose (object);
}

static void
regie_providers_page_class_init (RegieProvidersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_providers_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "records.add", "(us)", add_record);
  gtk_widget_class_install_action (widget_class, "records.edit", "(ux)", edit_record);
  gtk_widget_class_install_action (widget_class, "records.remove", "(ux)", remove_record);
}

static void
regie_providers_page_init (RegieProvidersPage *self)
{
  self->sheet = regie_sheet_new (760);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

GtkWidget *
regie_providers_page_new (RegieSession *session)
{
  RegieProvidersPage *self = g_object_new (REGIE_TYPE_PROVIDERS_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
