/* SPDX-License-Identifier: EUPL-1.2 */
/* The orders of a provider: who waits, who follows, who stopped. */
#include "regie-provider-tabs.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-list.h"
#include "regie-order-list.h"
#include "regie-order.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-rows.h"
#include "regie-table-line.h"
#include "regie-text.h"

struct _RegieProviderPeople {
  RegieProviderTab parent_instance;
  GtkWidget       *chips[REGIE_N_ORDER_FILTERS];
  GtkStack        *stack;
  GtkWidget       *list, *heading;
  RegieRows       *rows;
  RegieOrderFilter filter;
};

#define REGIE_TYPE_PROVIDER_PEOPLE (regie_provider_people_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE, PROVIDER_PEOPLE, RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE_TYPE_PROVIDER_TAB)

static const char *const filter_names[REGIE_N_ORDER_FILTERS] = { N_("All"), N_("Waiting"), N_("Ordered"), N_("Running"), N_("Ended") };

typedef struct { GArray *ids; GPtrArray *first; guint counts[REGIE_N_ORDER_FILTERS]; } Answer;

static void
answer_free (gpointer data)
{
  g_clear_pointer (&((Answer *) data)->ids, g_array_unref);
  g_clear_pointer (&((Answer *) data)->first, g_ptr_array_unref);
  g_free (data);
}

static gpointer
read_orders (RegieDb *db, const RegieOffice *office, gint64 provider, gint64 question, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);

  if ((answer->ids = regie_order_ids (db, provider, (RegieOrderFilter) question, error)) != NULL && regie_order_counts (db, provider, answer->counts, error) &&
      (answer->first = regie_order_rows (db, (const gint64 *) (gpointer) answer->ids->data, MIN (answer->ids->len, REGIE_ROWS_PAGE), error)) != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

/* The button of a row: what can be done with the order as it stands. */
static const char *
action_of (const RegieOrderRow *row, const char **label)
{
  static const struct { const char *stage, *action, *label; } all[] = {
    { "wacht", "order.place", N_("Give a place…") }, { "besteld", "order.begin", N_("First lesson…") }, { "loopt", "order.end", N_("End…") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (row->stage, all[i].stage) == 0)
      return *label = _(all[i].label), all[i].action;
  return *label = NULL;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = regie_table_line_new (), *button = gtk_button_new ();

  gtk_widget_set_size_request (button, 120, -1);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), button);
  return line;
}

static RegieShape
shape_of (const char *stage)
{
  return strcmp (stage, "wacht") == 0 ? REGIE_SHAPE_SOON : strcmp (stage, "klaar") == 0 ? REGIE_SHAPE_DONE : strcmp (stage, "gestopt") == 0 ? REGIE_SHAPE_FAILED : REGIE_SHAPE_RUN;
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderPeople *self = data;
  RegieTableLine *line = REGIE_TABLE_LINE (widget);
  const RegieOffice *office = regie_session_get_office (regie_provider_tab_get_session (data));
  RegieDay today = regie_office_today (office);
  const RegieOrderRow *row = regie_rows_get (self->rows, position);
  GtkWidget *button = regie_table_line_get_suffix (line);
  g_autofree char *about = NULL, *from = NULL, *until = NULL, *when = NULL, *hours = NULL, *what = NULL, *spoken = NULL;
  const char *label, *action;

  if (row == NULL)
    {
      regie_table_line_set (line, "…", NULL, "", "", regie_provider_tab_is_narrow (data));
      regie_table_line_set_bar (line, 0, 0);
      regie_table_line_set_judgement (line, REGIE_SHAPE_RUN, NULL, NULL);
      gtk_widget_set_visible (button, FALSE);
      return;
    }
  from = regie_day_dup_short (row->begun != REGIE_DAY_NONE ? row->begun : row->from, today);
  until = regie_day_dup_short (row->ended != REGIE_DAY_NONE ? row->ended : row->until, today);
  about = g_strdup_printf (_("%s · %s · from %s"), row->number, row->course != NULL ? row->course : row->lot_name, from);
  when = g_strdup_printf ("%s", until);
  hours = row->hours > 0 ? g_strdup_printf (_("%d h/week"), row->hours) : g_strdup ("");
  what = row->begun == REGIE_DAY_NONE && strcmp (row->stage, "besteld") == 0 && row->from < today ? g_strdup (_("first lesson not recorded")) : g_strdup (row->reason);
  regie_table_line_set (line, row->name, about, hours, when, regie_provider_tab_is_narrow (data));
  regie_table_line_set_bar (line, 0, 0);
  regie_table_line_set_judgement (line, shape_of (row->stage), regie_codes_label (office->codes, "opdrachtstand", row->stage), what);
  action = action_of (row, &label);
  gtk_widget_set_visible (button, TRUE);
  gtk_widget_set_opacity (button, action != NULL ? 1 : 0);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_uint32 (position));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action != NULL ? action : "order.filter");
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  spoken = g_strdup_printf ("%s, %s, %s, %s", row->name, about, regie_codes_label (office->codes, "opdrachtstand", row->stage), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
rows_loaded (RegieProviderPeople *self)
{
  regie_list_refresh (REGIE_LIST (self->list), 0, regie_list_get_n (REGIE_LIST (self->list)));
}

static void
fill (RegieProviderTab *tab, gpointer data)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (tab);
  Answer *answer = data;

  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s  %u", _(filter_names[i]), answer->counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), i == self->filter);
    }
  /* The keys and their first rows come in one go: no frame shows a list that is still empty.  Filled again, they are there. */
  if (answer->ids != NULL)
    {
      guint n = answer->ids->len;

      regie_rows_set_keys (self->rows, g_steal_pointer (&answer->ids), n, g_steal_pointer (&answer->first));
    }
  regie_list_set_n (REGIE_LIST (self->list), regie_rows_get_n (self->rows));
  rows_loaded (self);
  gtk_widget_set_visible (self->heading, regie_rows_get_n (self->rows) > 0 && !regie_provider_tab_is_narrow (tab));
  if (regie_rows_get_n (self->rows) == 0)
    regie_stack_show_nothing (self->stack, "system-users-symbolic", _("Nobody here"), _("Orders are made in the plan of a dossier, from a line that names this provider."));
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
activated (RegieProviderPeople *self, guint position)
{
  const RegieOrderRow *row = regie_rows_get (self->rows, position);

  if (row != NULL)
    regie_provider_tab_open_dossier (REGIE_PROVIDER_TAB (self), row->dossier, "plan");
}

static void
set_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_PROVIDER_PEOPLE (widget)->filter = g_variant_get_uint32 (target);
  regie_provider_tab_ask (REGIE_PROVIDER_TAB (widget), g_variant_get_uint32 (target));
}

static const RegieField day_field[] = {
  { "day", "datum", N_("Date"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
};
static const RegieField end_fields[] = {
  { "day", "datum", N_("Last day"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
  { "finished", "afgerond", N_("Finished as planned"), NULL, REGIE_BOOL, 0, 1 },
  { "reason", "reden", N_("Reason, when it stops early"), NULL, REGIE_NOTE, 0, 1 },
};

static RegieRecord *
load_order (RegieDb *db, gpointer id, GError **error)
{
  RegieRecord *order = regie_load_one (db, regie_entity (REGIE_ENTITY_Engagement), *(gint64 *) id, error);

  if (order == NULL && error != NULL && *error == NULL)
    regie_refuse (error, _("This order is no longer there."));
  return order;
}

static gboolean
get_day (RegieForm *form, RegieDay *day, GError **error)
{
  if (regie_day_parse (regie_form_get (form, "datum"), day))
    return TRUE;
  return regie_refuse (error, _("Date: fill in a day, for example 23-11-2026"));
}

static RegieChange *
make_begun (RegieDb *db, const RegieOffice *office, RegieForm *form, gpointer data, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (db, data, error);
  RegieDay day;

  return order != NULL && get_day (form, &day, error) ? regie_order_begin (db, office, order, day, error) : NULL;
}

static RegieChange *
make_ended (RegieDb *db, const RegieOffice *office, RegieForm *form, gpointer data, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (db, data, error);
  RegieDay day;

  return order != NULL && get_day (form, &day, error)
         ? regie_order_end (db, office, order, day, g_strcmp0 (regie_form_get (form, "afgerond"), "1") == 0, regie_form_get (form, "reden"), error) : NULL;
}

static RegieChange *
make_placed (RegieDb *db, const RegieOffice *office, RegieForm *form, gpointer data, GError **error)
{
  g_autoptr (RegieRecord) order = load_order (db, data, error);
  const char *course = regie_form_get (form, REGIE_ASK_CHOICE);

  return order != NULL ? regie_order_place (db, office, order, course != NULL ? g_ascii_strtoll (course, NULL, 10) : 0, error) : NULL;
}

static RegieForm *
today_form (RegieProviderTab *tab)
{
  RegieForm *form = regie_form_new ();
  char day[REGIE_DAY_TEXT];

  regie_form_set (form, "datum", regie_day_format (regie_office_today (regie_session_get_office (regie_provider_tab_get_session (tab))), day));
  return form;
}

static gint64 *
order_at (GtkWidget *widget, GVariant *target)
{
  const RegieOrderRow *row = regie_rows_get (REGIE_PROVIDER_PEOPLE (widget)->rows, g_variant_get_uint32 (target));

  return row != NULL ? g_memdup2 (&row->id, sizeof row->id) : NULL;
}

static void
begin_order (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 *id = order_at (widget, target);
  g_autofree char *place = id != NULL ? g_strdup_printf ("aanbieder/people/%" G_GINT64_FORMAT "/begin/%" G_GINT64_FORMAT, regie_provider_tab_get_provider (REGIE_PROVIDER_TAB (widget)), *id) : NULL;
  const RegieFieldsAsk ask = { _("First lesson"), _("_Save"), _("From this day the hours of the order count, and how long it took is reckoned."), _("First lesson recorded"), place, day_field, 1, NULL, make_begun };

  if (id != NULL)
    regie_fields_dialog_present (widget, regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget)), &ask, today_form (REGIE_PROVIDER_TAB (widget)), NULL, id, g_free);
}

static void
end_order (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 *id = order_at (widget, target);
  g_autofree char *place = id != NULL ? g_strdup_printf ("aanbieder/people/%" G_GINT64_FORMAT "/end/%" G_GINT64_FORMAT, regie_provider_tab_get_provider (REGIE_PROVIDER_TAB (widget)), *id) : NULL;
  const RegieFieldsAsk ask = { _("End the order"), _("_Save"), _("The line of the plan ends with it."), _("Order ended"), place, end_fields, G_N_ELEMENTS (end_fields), NULL, make_ended };

  if (id != NULL)
    regie_fields_dialog_present (widget, regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget)), &ask, today_form (REGIE_PROVIDER_TAB (widget)), NULL, id, g_free);
}

/* The groups of the lot that have room, with how much. */
typedef struct { const RegieOffice *office; gint64 order, lot; } PlaceQuestion;

static gpointer
read_groups (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PlaceQuestion *question = data;

  return regie_order_dup_groups (db, question->lot, regie_office_today (question->office), error);
}

typedef struct { RegieProviderPeople *self; gint64 order; } Placing;

static void
groups_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Placing *placing = data;
  g_autoptr (GError) error = NULL;
  char **groups = regie_store_finish (REGIE_STORE (source), result, &error);
  const RegieFieldsAsk ask = { _("Give a place"), _("_Save"), NULL, _("Got a place"), NULL, NULL, 0, _("Group"), make_placed };

  if (groups != NULL && regie_provider_tab_get_session (REGIE_PROVIDER_TAB (placing->self)) != NULL)
    regie_fields_dialog_present (GTK_WIDGET (placing->self), regie_provider_tab_get_session (REGIE_PROVIDER_TAB (placing->self)), &ask, NULL, groups,
                                 g_memdup2 (&placing->order, sizeof placing->order), g_free);
  else if (groups == NULL)
    regie_show_error (GTK_WIDGET (placing->self), error);
  g_object_unref (placing->self);
  g_free (placing);
}

static void
place_order (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (widget);
  RegieSession *session = regie_provider_tab_get_session (REGIE_PROVIDER_TAB (widget));
  const RegieOrderRow *row = regie_rows_get (self->rows, g_variant_get_uint32 (target));
  PlaceQuestion *question = g_new (PlaceQuestion, 1);
  Placing *placing = g_new (Placing, 1);

  if (row == NULL)
    {
      g_free (question);
      g_free (placing);
      return;
    }
  *question = (PlaceQuestion) { regie_session_get_office (session), row->id, row->lot };
  *placing = (Placing) { g_object_ref (self), row->id };
  regie_store_read (regie_session_get_store (session), read_groups, question, g_free, (GDestroyNotify) g_strfreev, NULL, groups_read, placing);
}

/* The export to the provider: made on the writer, for who took it is logged before it is out. */
typedef struct { const RegieOffice *office; gint64 provider, me; char *name; } ExportQuestion;
typedef struct { GFile *file; RegieProviderPeople *self; } Exporting;

static void
export_question_free (gpointer data)
{
  g_free (((ExportQuestion *) data)->name);
  g_free (data);
}

static gpointer
write_export (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const ExportQuestion *question = data;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint n;

  if (!regie_export_provider (db, question->office, question->provider, TRUE, out, &n, error))
    return NULL;
  title = g_strdup_printf (ngettext ("Plan of %2$u person given to %1$s", "Plans of %2$u people given to %1$s", n), question->name, n);
  return regie_export_note (db, question->me, title, error) ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
export_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Exporting *exporting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = regie_store_finish (REGIE_STORE (source), result, &error);

  if (text != NULL && g_file_replace_contents (exporting->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    regie_show_toast (GTK_WIDGET (exporting->self), _("Saved"));
  else
    regie_show_error (GTK_WIDGET (exporting->self), error);
  g_object_unref (exporting->file);
  g_object_unref (exporting->self);
  g_free (exporting);
}

static void
export_chosen (GFile *file, gpointer data)
{
  RegieProviderTab *tab = data;
  RegieSession *session = regie_provider_tab_get_session (tab);
  ExportQuestion *question = g_new (ExportQuestion, 1);
  Exporting *exporting = g_new (Exporting, 1);

  *question = (ExportQuestion) { regie_session_get_office (session), regie_provider_tab_get_provider (tab), regie_session_get_me (session)->id, g_strdup (regie_provider_tab_get_name (tab)) };
  *exporting = (Exporting) { g_object_ref (file), g_object_ref (REGIE_PROVIDER_PEOPLE (tab)) };
  regie_store_write (regie_session_get_store (session), write_export, question, export_question_free, g_free, NULL, export_written, exporting);
}

static void
export_people (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Save the list for the provider"), "verwacht.csv", export_chosen, g_object_ref (widget), g_object_unref);
}

static void
regie_provider_people_dispose (GObject *object)
{
  g_clear_object (&REGIE_PROVIDER_PEOPLE (object)->rows);
  G_OBJECT_CLASS (regie_provider_people_parent_class)->dispose (object);
}

static void
clear (RegieProviderTab *tab)
{
  REGIE_PROVIDER_PEOPLE (tab)->filter = REGIE_ORDERS_ALL;
}

static void
regie_provider_people_class_init (RegieProviderPeopleClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  static const char *const actions[] = { "order.begin", "order.end", "order.place", "order.export", NULL };

  G_OBJECT_CLASS (klass)->dispose = regie_provider_people_dispose;
  tab_class->actions = actions;
  tab_class->read = read_orders;
  tab_class->fill = fill;
  tab_class->clear = clear;
  tab_class->answer_free = answer_free;
  gtk_widget_class_install_action (widget_class, "order.filter", "u", set_filter);
  gtk_widget_class_install_action (widget_class, "order.begin", "u", begin_order);
  gtk_widget_class_install_action (widget_class, "order.end", "u", end_order);
  gtk_widget_class_install_action (widget_class, "order.place", "u", place_order);
  gtk_widget_class_install_action (widget_class, "order.export", NULL, export_people);
}

static void
regie_provider_people_init (RegieProviderPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *scrolled = gtk_scrolled_window_new (), *out;
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *slide = gtk_scrolled_window_new ();

  for (guint i = 0; i < REGIE_N_ORDER_FILTERS; i++)
    {
      self->chips[i] = gtk_toggle_button_new_with_label (_(filter_names[i]));
      gtk_widget_add_css_class (self->chips[i], "chip");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chips[i]), "u", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->chips[i]), "order.filter");
      gtk_box_append (GTK_BOX (chips), self->chips[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (slide), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (slide), chips);
  gtk_widget_set_hexpand (slide, TRUE);
  gtk_box_append (GTK_BOX (head), slide);
  out = gtk_button_new_from_icon_name ("document-send-symbolic");
  gtk_widget_set_tooltip_text (out, _("List for the provider: who is expected when, with what plan"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (out), GTK_ACCESSIBLE_PROPERTY_LABEL, _("List for the provider"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (out), "order.export");
  gtk_box_append (GTK_BOX (head), out);
  self->list = g_object_new (REGIE_TYPE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Orders"), -1);
  regie_list_set_factory (REGIE_LIST (self->list), REGIE_TABLE_LINE_HEIGHT, create_line, bind_line, self);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->heading = regie_table_heading_new (_("Person"), _("Hours"), _("Until"), _("Stage"), "", 120);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
regie_provider_people_new (RegieSession *session)
{
  RegieProviderPeople *self = g_object_new (REGIE_TYPE_PROVIDER_PEOPLE, "session", session, NULL);

  self->rows = regie_rows_new (session, sizeof (gint64), (RegieFetchFunc) regie_order_rows);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
