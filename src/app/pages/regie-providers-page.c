/* SPDX-License-Identifier: EUPL-1.2 */
/* All providers beside one of them, and the purchase as a board or a line of time. */
#include "regie-providers-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-book.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-import-page.h"
#include "regie-format.h"
#include "regie-money.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-procurement.h"
#include "regie-provider-commands.h"
#include "regie-provider-tabs.h"
#include "regie-record-actions.h"
#include "regie-text.h"

enum { OVERVIEW, PEOPLE, REPORTS, INVOICES, MEETINGS, N_TABS };
static const char *const tab_names[N_TABS] = { "overview", "people", "reports", "invoices",
                                               "meetings" };

struct _RegieProvidersPage {
  GtkWidget parent_instance;
  RegieSession *session;
  GtkStack *views, *tabs;
  GtkListBox *list;
  GtkWidget *whole, *master, *detail, *back, *title, *about, *tiles, *tab_buttons[N_TABS],
    *view_buttons[3], *add, *board, *timeline, *balance;
  GtkStack *detail_stack;
  RegieShelf *shelf;         /* NULL before it was read */
  GCancellable *cancellable; /* of the tiles that are on their way */
  gint64 provider;
  guint tab;
  gboolean narrow, in_detail;
};

enum { OPEN_DOSSIER, OPEN_FILE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieProvidersPage, regie_providers_page, GTK_TYPE_WIDGET)

static RegieRecord *
find_provider (RegieProvidersPage *self, gint64 id)
{
  for (guint i = 0; self->shelf != NULL && i < self->shelf->providers->len; i++)
    if (regie_record_get_id (self->shelf->providers->pdata[i]) == id)
      return self->shelf->providers->pdata[i];
  return NULL;
}

/* The contract of PROVIDER that counts most: the one that runs, else the first of the list. */
static RegieRecord *
contract_of (RegieProvidersPage *self, RegieRecord *provider)
{
  RegieRecord *first = NULL;

  for (guint i = 0; i < self->shelf->contracts->len; i++)
    {
      RegieRecord *contract = self->shelf->contracts->pdata[i];

      if (regie_get_int (contract, Contract, provider, 0) != regie_record_get_id (provider))
        continue;
      if (g_strcmp0 (regie_get (contract, Contract, stage), "loopt") == 0)
        return contract;
      first = first != NULL ? first : contract;
    }
  return first;
}

static const RegieTask *
task_of (RegieProvidersPage *self, gint64 provider)
{
  const RegieTask *first = NULL;

  /* What has passed goes before what comes. */
  for (guint i = 0; i < self->shelf->tasks->len; i++)
    {
      const RegieTask *task = self->shelf->tasks->pdata[i];

      if (task->provider == provider
          && (first == NULL
              || (task->section == REGIE_SECTION_SIGNAL && first->section != REGIE_SECTION_LATE
                  && first->section != REGIE_SECTION_SIGNAL)))
        first = task;
    }
  return first;
}

/* Five dashes: how far the purchase is, the accent where it stands now. */
#define DASHES_TYPE (dashes_get_type ())
typedef struct {
  GtkWidget parent_instance;
  int at;
} Dashes;
typedef struct {
  GtkWidgetClass parent_class;
} DashesClass;
static GType dashes_get_type (void);
G_DEFINE_TYPE (Dashes, dashes, GTK_TYPE_WIDGET)

static void
dashes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int at = ((Dashes *) widget)->at;

  for (int i = 0; i < 5; i++)
    regie_box_snapshot (snapshot, (float) i * 14, (float) gtk_widget_get_height (widget) / 2 - 3,
                        11, 5, 2.5f,
                        regie_tone (i == at  ? REGIE_TONE_ACCENT
                                    : i < at ? REGIE_TONE_RUN
                                             : REGIE_TONE_GRID),
                        NULL);
}

static void
dashes_class_init (DashesClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = dashes_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dashes_init (Dashes *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 68, 12);
}

/* The seven stages in five dashes. */
static int
dash_of (const RegieOffice *office, const char *stage)
{
  static const int dashes[] = { 0, 0, 1, 2, 3, 4, 4 };
  int at = stage != NULL ? regie_codes_index (office->codes, "contractstand", stage) : -1;

  return at >= 0 && at < (int) G_N_ELEMENTS (dashes) ? dashes[at] : -1;
}

static GtkWidget *
master_row_new (RegieProvidersPage *self, RegieRecord *provider, RegieRecord *contract)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  const RegieTask *task = task_of (self, regie_record_get_id (provider));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *symbol = regie_symbol_new ();
  GtkWidget *state, *dashes;
  RegieDay today = regie_office_today (office);
  RegieShape shape = REGIE_SHAPE_DONE;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  const char *subject = contract != NULL ? (regie_get (contract, Contract, name) != NULL
                                              ? regie_get (contract, Contract, name)
                                              : regie_get (contract, Contract, number))
                                         : _("no contract yet");

  if (task != NULL)
    {
      g_autofree char *distance = regie_days_dup_words (task->due, today,
                                                        task->section == REGIE_SECTION_SIGNAL);

      words = g_strdup_printf ("%s, %s", regie_task_label (task->kind), distance);
      shape = task->section == REGIE_SECTION_SIGNAL ? REGIE_SHAPE_SIGNAL
                                                    : regie_shape_of_due (task->due, today, TRUE);
    }
  else
    words = g_strdup (_("nothing asks for action"));
  gtk_box_append (GTK_BOX (box),
                  regie_label_new (regie_get (provider, Provider, name), "strong", 0));
  gtk_box_append (GTK_BOX (box), regie_label_new (subject, "why", 0));
  regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
  gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
  state = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_label_set_ellipsize (GTK_LABEL (state), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (state, TRUE);
  gtk_widget_add_css_class (state, "why");
  gtk_box_append (GTK_BOX (foot), symbol);
  gtk_box_append (GTK_BOX (foot), state);
  dashes = g_object_new (DASHES_TYPE, NULL);
  ((Dashes *) dashes)->at = contract != NULL
                              ? dash_of (office, regie_get (contract, Contract, stage))
                              : -1;
  gtk_box_append (GTK_BOX (foot), dashes);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = g_strdup_printf ("%s, %s, %s", regie_get (provider, Provider, name), subject, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "provider", provider);
  g_object_set_data_full (G_OBJECT (row), "stage",
                          g_strdup (contract != NULL
                                        && regie_get (contract, Contract, stage) != NULL
                                      ? regie_get (contract, Contract, stage)
                                      : ""),
                          g_free);
  return row;
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  RegieProvidersPage *self = data;
  const char *stage = g_object_get_data (G_OBJECT (row), "stage");
  GtkWidget *label;

  if (before != NULL && strcmp (stage, g_object_get_data (G_OBJECT (before), "stage")) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (
    *stage != '\0'
      ? regie_codes_label (regie_session_get_office (self->session)->codes, "contractstand", stage)
      : _("Without a contract"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "why");
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_top (label, before != NULL ? 12 : 3);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_list_box_row_set_header (row, label);
}

static void
fill_master (RegieProvidersPage *self)
{
  static const char *const order[] = { "loopt",  "eindigt",          "gegund",    "voorlopig",
                                       "inkoop", "marktconsultatie", "afgelopen", "" };
  GtkWidget *chosen = NULL;
  GtkWidget *first = NULL;

  regie_clear_children (GTK_WIDGET (self->list));
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < self->shelf->providers->len; i++)
      {
        RegieRecord *provider = self->shelf->providers->pdata[i];
        RegieRecord *contract = contract_of (self, provider);
        const char *stage = contract != NULL && regie_get (contract, Contract, stage) != NULL
                              ? regie_get (contract, Contract, stage)
                              : "";
        GtkWidget *row;

        if (strcmp (stage, order[k]) != 0)
          continue;
        row = master_row_new (self, provider, contract);
        gtk_list_box_append (self->list, row);
        first = first != NULL ? first : row;
        if (regie_record_get_id (provider) == self->provider)
          chosen = row;
      }
  if (chosen == NULL && first != NULL)
    {
      chosen = first;
      self->provider = regie_record_get_id (g_object_get_data (G_OBJECT (first), "provider"));
    }
  if (chosen != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (chosen));
}

static GtkWidget *
tile_new (const char *label, const char *value, const char *about)
{
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (tile), regie_label_new (label, "why", 0));
  gtk_box_append (GTK_BOX (tile), regie_label_new (value, "title-3", 0));
  gtk_box_append (GTK_BOX (tile), regie_label_new (about, "why", 0));
  gtk_widget_add_css_class (gtk_widget_get_first_child (tile), "dim-label");
  gtk_widget_add_css_class (gtk_widget_get_last_child (tile), "dim-label");
  gtk_widget_add_css_class (tile, "tile");
  gtk_widget_set_hexpand (tile, TRUE);
  return tile;
}

static void
show_tiles (RegieProvidersPage *self, const RegieTiles *tiles)
{
  g_autofree char *people = g_strdup_printf ("%u", tiles->people);
  g_autofree char *committed = regie_money_dup (tiles->committed, TRUE);
  g_autofree char *places = NULL;
  g_autofree char *part = NULL;

  regie_clear_children (self->tiles);
  if (tiles->waiting > 0)
    places = g_strdup_printf (_("of %d places · %u wait"), (int) tiles->places, tiles->waiting);
  else
    places = tiles->places > 0 ? g_strdup_printf (_("of %d places"), (int) tiles->places)
                               : g_strdup (_("places are not counted"));
  part = tiles->estimate > 0 ? g_strdup_printf (_("%d %% of the estimate"),
                                                (int) (tiles->committed * 100 / tiles->estimate))
                             : g_strdup (_("no estimate"));
  gtk_box_append (GTK_BOX (self->tiles), tile_new (_("People"), people, places));
  gtk_box_append (GTK_BOX (self->tiles), tile_new (_("Committed"), committed, part));
  if (!self->narrow)
    gtk_box_append (GTK_BOX (self->tiles),
                    tile_new (_("Next decision"), tiles->next != NULL ? tiles->next : "–",
                              tiles->next != NULL ? tiles->next_about
                                                  : _("nothing in the next months")));
}

static void
tiles_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieProvidersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieTiles) tiles = regie_session_ask_finish (self->session, result, &error);

  if (tiles != NULL)
    show_tiles (self, tiles);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    regie_show_error (GTK_WIDGET (self), error);
}

/* The numbers of the provider that was shown before come too late. */
static void
ask_tiles (RegieProvidersPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  regie_session_ask (self->session, &regie_provider_questions[REGIE_PROVIDER_READ_TILES],
                     g_variant_new_int64 (self->provider), self->cancellable, tiles_read,
                     g_object_ref (self));
}

static void
show_tab (RegieProvidersPage *self)
{
  RegieRecord *provider = find_provider (self, self->provider);
  GtkWidget *tab = gtk_stack_get_child_by_name (self->tabs, tab_names[self->tab]);

  for (guint i = 0; i < N_TABS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tab_buttons[i]), i == self->tab);
  gtk_stack_set_visible_child (self->tabs, tab);
  if (provider != NULL)
    regie_provider_tab_show (REGIE_PROVIDER_TAB (tab), self->provider,
                             regie_get (provider, Provider, name));
}

static void
arrange (RegieProvidersPage *self)
{
  gtk_widget_set_visible (self->master, !self->narrow || !self->in_detail);
  gtk_widget_set_visible (self->detail, !self->narrow || self->in_detail);
  gtk_widget_set_visible (self->back, self->narrow);
  gtk_widget_set_size_request (self->master, self->narrow ? -1 : 300, -1);
  gtk_widget_set_hexpand (self->master, self->narrow);
}

static void
show_detail (RegieProvidersPage *self)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  RegieRecord *provider = find_provider (self, self->provider);
  RegieRecord *contract = provider != NULL ? contract_of (self, provider) : NULL;
  g_autofree char *about = NULL;
  g_autofree char *until = NULL;

  if (provider == NULL)
    {
      regie_stack_show_nothing (self->detail_stack, "wallet-symbolic", _("No providers yet"),
                                _("Record a provider, its contract and its prices: then plans can "
                                   "be priced and orders made."));
      return;
    }
  gtk_stack_set_visible_child_name (self->detail_stack, "detail");
  gtk_label_set_text (GTK_LABEL (self->title), regie_get (provider, Provider, name));
  if (contract != NULL)
    {
      until = regie_day_dup_long (regie_get_day (contract, Contract, until_day));
      about = g_strdup_printf (_("Contract %s · %s · until %s"),
                               regie_get (contract, Contract, number),
                               regie_get (contract, Contract, stage) != NULL
                                 ? regie_codes_label (office->codes, "contractstand",
                                                      regie_get (contract, Contract, stage))
                                 : "–",
                               regie_get (contract, Contract, until_day) != NULL ? until : "…");
    }
  else
    about = g_strdup (_("No contract is recorded yet."));
  gtk_label_set_text (GTK_LABEL (self->about), about);
  ask_tiles (self);
  show_tab (self);
}

/* What the state pays on average, and what that leaves: by the year in which people came. */
static void
fill_balance (RegieProvidersPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->shelf->balance->len; i++)
    {
      const RegieBalance *year = &g_array_index (self->shelf->balance, RegieBalance, i);
      g_autofree char *left = regie_money_dup (year->left, TRUE);
      g_autofree char *extra = regie_money_dup (year->extra, TRUE);

      g_string_append_printf (text, "%s", i > 0 ? "\n" : "");
      /* TRANSLATORS: a year; what cheaper trajectories leave over, how many; what heavier ones cost
       * more, how many; whether an amount is estimated */
      g_string_append_printf (text, _("%d: %s left over by %u people, %s more needed by %u%s"),
                              year->year, left, year->cheaper, extra, year->dearer,
                              year->estimated
                                ? _(" (estimate: not all amounts of the state are known)")
                                : "");
    }
  gtk_label_set_text (GTK_LABEL (self->balance), text->str);
}

static void
shelf_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieProvidersPage) self = data;
  g_autoptr (GError) error = NULL;
  RegieShelf *shelf = regie_session_ask_finish (self->session, result, &error);

  if (self->whole == NULL)
    {
      g_clear_pointer (&shelf, regie_shelf_free);
      return;
    }
  if (shelf == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  regie_procurement_fill (REGIE_PROCUREMENT (self->board), NULL);
  regie_procurement_fill (REGIE_PROCUREMENT (self->timeline), NULL);
  g_clear_pointer (&self->shelf, regie_shelf_free);
  self->shelf = shelf;
  fill_master (self);
  fill_balance (self);
  regie_procurement_fill (REGIE_PROCUREMENT (self->board), shelf);
  regie_procurement_fill (REGIE_PROCUREMENT (self->timeline), shelf);
  regie_record_actions_set (GTK_WIDGET (self), self->session,
                            regie_session_may (self->session, REGIE_MAY_CONTRACT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "providers.import-report",
                                 regie_session_may (self->session, REGIE_MAY_ORDER));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "providers.import-invoices",
                                 regie_session_may (self->session, REGIE_MAY_CONTRACT));
  gtk_widget_set_visible (self->add, regie_session_may (self->session, REGIE_MAY_CONTRACT));
  show_detail (self);
}

static void
reload (RegieProvidersPage *self)
{
  if (regie_session_is_open (self->session))
    regie_session_ask (self->session, &regie_provider_questions[REGIE_PROVIDERS_READ], NULL, NULL,
                       shelf_read, g_object_ref (self));
}

static void
row_activated (RegieProvidersPage *self, GtkListBoxRow *row)
{
  self->provider = regie_record_get_id (g_object_get_data (G_OBJECT (row), "provider"));
  self->in_detail = TRUE;
  arrange (self);
  show_detail (self);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  static const char *const names[] = { "list", "board", "timeline" };
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, g_variant_get_string (target, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->view_buttons[i]),
                                  strcmp (names[i], g_variant_get_string (target, NULL)) == 0);
}

void
regie_providers_page_show (RegieProvidersPage *self, gint64 provider, const char *tab)
{
  if (provider != 0)
    self->provider = provider;
  for (guint i = 0; i < N_TABS; i++)
    if (g_strcmp0 (tab, tab_names[i]) == 0)
      self->tab = i;
  self->in_detail = TRUE;
  arrange (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "providers.view", "s", "list");
  if (self->shelf != NULL)
    {
      fill_master (self);
      show_detail (self);
    }
}

static void
set_tab (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (widget);

  for (guint i = 0; i < N_TABS; i++)
    if (strcmp (g_variant_get_string (target, NULL), tab_names[i]) == 0)
      self->tab = i;
  show_tab (self);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_PROVIDERS_PAGE (widget)->in_detail = FALSE;
  arrange (REGIE_PROVIDERS_PAGE (widget));
}

static void
provider_chosen (RegieProvidersPage *self, gint64 provider)
{
  regie_providers_page_show (self, provider, NULL);
}

static void
open_dossier (RegieProvidersPage *self, gint64 dossier, const char *view)
{
  g_signal_emit (self, signals[OPEN_DOSSIER], 0, dossier, view);
}

static void
open_file (RegieProvidersPage *self, GFile *file, RegieFileKind kind)
{
  if (self->provider != 0
      && regie_session_may (self->session,
                            kind == REGIE_FILE_INVOICES ? REGIE_MAY_CONTRACT : REGIE_MAY_ORDER))
    g_signal_emit (self, signals[OPEN_FILE], 0, file, (int) kind, self->provider);
}

static void
report_chosen (GFile *file, gpointer data)
{
  open_file (data, file, REGIE_FILE_REPORT);
}

static void
invoices_chosen (GFile *file, gpointer data)
{
  open_file (data, file, REGIE_FILE_INVOICES);
}

static void
import_report (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Read in a report"), "*.csv", report_chosen, g_object_ref (widget),
                     g_object_unref);
}

static void
import_invoices (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Read in invoices"), "*.csv", invoices_chosen,
                     g_object_ref (widget), g_object_unref);
}

/* A file that is dropped on a provider is a report, but on its invoices it is one of those. */
static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, RegieProvidersPage *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;
  open_file (self, file, self->tab == INVOICES ? REGIE_FILE_INVOICES : REGIE_FILE_REPORT);
  return TRUE;
}

void
regie_providers_page_set_narrow (RegieProvidersPage *self, gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < N_TABS; i++)
    regie_provider_tab_set_narrow (
      REGIE_PROVIDER_TAB (gtk_stack_get_child_by_name (self->tabs, tab_names[i])), narrow);
  arrange (self);
  if (self->shelf != NULL)
    show_detail (self);
}

static void
regie_providers_page_dispose (GObject *object)
{
  RegieProvidersPage *self = REGIE_PROVIDERS_PAGE (object);

  g_clear_pointer (&self->whole, gtk_widget_unparent);
  g_clear_pointer (&self->shelf, regie_shelf_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (regie_providers_page_parent_class)->dispose (object);
}

/* An answer that is still on its way is taken from the session. */
static void
regie_providers_page_finalize (GObject *object)
{
  g_clear_object (&REGIE_PROVIDERS_PAGE (object)->session);
  G_OBJECT_CLASS (regie_providers_page_parent_class)->finalize (object);
}

static void
regie_providers_page_class_init (RegieProvidersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_providers_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_providers_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "providers.view", "s", set_view);
  gtk_widget_class_install_action (widget_class, "providers.tab", "s", set_tab);
  gtk_widget_class_install_action (widget_class, "providers.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "providers.import-report", NULL, import_report);
  gtk_widget_class_install_action (widget_class, "providers.import-invoices", NULL,
                                   import_invoices);
  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", REGIE_TYPE_PROVIDERS_PAGE,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_INT64, G_TYPE_STRING);
  signals[OPEN_FILE] = g_signal_new ("open-file", REGIE_TYPE_PROVIDERS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_INT,
                                     G_TYPE_INT64);
}

static GtkWidget *
toggles_new (GtkWidget **buttons, const char *const *labels, const char *const *names, guint n,
             const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < n; i++)
    {
      buttons[i] = gtk_toggle_button_new_with_label (_(labels[i]));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i]), "s", names[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons[i]), action);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[i]), i == 0);
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }
  return box;
}

static GtkWidget *
tool_bar_new (RegieProvidersPage *self)
{
  static const char *const labels[] = { N_("Providers"), N_("Board"), N_("In time") };
  static const char *const names[] = { "list", "board", "timeline" };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *space = gtk_label_new (NULL);
  GtkWidget *money = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (bar), toggles_new (self->view_buttons, labels, names,
                                              G_N_ELEMENTS (names), "providers.view"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  self->balance = regie_label_new (NULL, "numeric", 0);
  gtk_box_append (
    GTK_BOX (box),
    regie_label_new (_("What the state pays is an average: what cheaper trajectories leave over "
                        "is there for the heavier ones. By the year in which people came:"),
                     NULL, 0));
  gtk_box_append (GTK_BOX (box), self->balance);
  gtk_widget_set_size_request (box, 380, -1);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (money), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (money), _("Balance"));
  gtk_widget_set_tooltip_text (money, _("Cheaper and heavier trajectories against each other"));
  gtk_box_append (GTK_BOX (bar), money);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _("New provider"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New provider"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "(us)", REGIE_ENTITY_Provider, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "records.add");
  gtk_box_append (GTK_BOX (bar), self->add);
  gtk_widget_set_margin_start (bar, 18);
  gtk_widget_set_margin_end (bar, 18);
  gtk_widget_set_margin_bottom (bar, 9);
  return bar;
}

static GtkWidget *
detail_new (RegieProvidersPage *self)
{
  static const char *const labels[N_TABS] = { N_("Overview"), N_("People"), N_("Reports"),
                                              N_("Invoices"), N_("Meetings") };
  GtkWidget *detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *tabs;

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->back, _("All providers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("All providers"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "providers.back");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title-2");
  self->about = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_box_append (GTK_BOX (names), self->title);
  gtk_box_append (GTK_BOX (names), self->about);
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), names);
  self->tiles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->tiles, "card");
  tabs = toggles_new (self->tab_buttons, labels, tab_names, N_TABS, "providers.tab");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), tabs);
  self->tabs = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->tabs), TRUE);
  gtk_stack_set_hhomogeneous (self->tabs, FALSE);
  gtk_box_append (GTK_BOX (detail), head);
  gtk_box_append (GTK_BOX (detail), self->tiles);
  gtk_box_append (GTK_BOX (detail), scrolled);
  gtk_box_append (GTK_BOX (detail), GTK_WIDGET (self->tabs));
  gtk_widget_set_margin_start (detail, 18);
  gtk_widget_set_margin_end (detail, 18);
  return detail;
}

static void
regie_providers_page_init (RegieProvidersPage *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->whole), tool_bar_new (self));
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  gtk_stack_set_hhomogeneous (self->views, FALSE);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_header_func (self->list, set_header, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Providers"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  self->master = scrolled;
  gtk_box_append (GTK_BOX (columns), self->master);
  self->detail_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->detail_stack, FALSE);
  gtk_stack_add_named (self->detail_stack, detail_new (self), "detail");
  self->detail = GTK_WIDGET (self->detail_stack);
  gtk_widget_set_hexpand (self->detail, TRUE);
  gtk_box_append (GTK_BOX (columns), self->detail);
  gtk_stack_add_named (self->views, columns, "list");
  gtk_box_append (GTK_BOX (self->whole), GTK_WIDGET (self->views));
  gtk_widget_set_parent (self->whole, GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
regie_providers_page_new (RegieSession *session)
{
  RegieProvidersPage *self = g_object_new (REGIE_TYPE_PROVIDERS_PAGE, NULL);
  GtkWidget *tabs[N_TABS] = { regie_provider_overview_new (session),
                              regie_provider_people_new (session),
                              regie_provider_reports_new (session),
                              regie_provider_invoices_new (session),
                              regie_provider_meetings_new (session) };

  self->session = g_object_ref (session);
  regie_record_actions_set (GTK_WIDGET (self), session, TRUE);
  for (guint i = 0; i < N_TABS; i++)
    {
      gtk_stack_add_named (self->tabs, tabs[i], tab_names[i]);
      g_signal_connect_object (tabs[i], "open-dossier", G_CALLBACK (open_dossier), self,
                               G_CONNECT_SWAPPED);
    }
  self->board = regie_procurement_new (session, FALSE);
  self->timeline = regie_procurement_new (session, TRUE);
  g_signal_connect_object (self->board, "chosen", G_CALLBACK (provider_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "chosen", G_CALLBACK (provider_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->views, self->board, "board");
  gtk_stack_add_named (self->views, self->timeline, "timeline");
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  arrange (self);
  reload (self);
  return GTK_WIDGET (self);
}
