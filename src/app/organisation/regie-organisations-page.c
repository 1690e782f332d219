/* SPDX-License-Identifier: EUPL-1.2 */
/* The directory of organisations: all of them with a search and a filter, beside one of them. */
#include "regie-organisations-page.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-do.h"
#include "regie-folder.h"
#include "regie-gathering-commands.h"
#include "regie-item-row.h"
#include "regie-organisation-commands.h"
#include "regie-organisation-line.h"
#include "regie-organisation-page.h"
#include "regie-record-actions.h"
#include "regie-spoken.h"

struct _RegieOrganisationsPage {
  RegiePage parent_instance;
  GtkEditable *search;
  GtkDropDown *role;
  GtkListBox *list;
  GtkStack *detail;
  GtkWidget *add;
  RegieOrganisationPage *page; /* the organisation beside the list */
  GListStore *rows;            /* RegieOrganisationRow */
  gint64 organisation;         /* 0: none yet */
  gboolean in_detail;          /* narrow: the organisation is shown, not the list */
};

G_DEFINE_FINAL_TYPE (RegieOrganisationsPage, regie_organisations_page, REGIE_TYPE_PAGE)

enum { PROP_IN_DETAIL = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* As the filter of the template has them. */
static const char *const roles[] = { "", "aanbieder", "gever", "school", "netwerkpartner" };

static void
set_in_detail (RegieOrganisationsPage *self, gboolean in_detail)
{
  if (self->in_detail == in_detail)
    return;
  self->in_detail = in_detail;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_DETAIL]);
}

/* --- what the template asks --- */

static gboolean
shows_list (GObject *self, gboolean narrow, gboolean in_detail)
{
  return !narrow || !in_detail;
}

static gboolean
shows_detail (GObject *self, gboolean narrow, gboolean in_detail)
{
  return !narrow || in_detail;
}

static int
list_width (GObject *self, gboolean narrow)
{
  return narrow ? -1 : 320;
}

/* --- the list --- */

/* The row of ORGANISATION; the first when it is not there, NULL when there is none. */
static GtkListBoxRow *
find_row (RegieOrganisationsPage *self, gint64 organisation)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieOrganisationRow) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (item->id == organisation)
        return gtk_list_box_get_row_at_index (self->list, (int) i);
    }
  return gtk_list_box_get_row_at_index (self->list, 0);
}

/* Who searches sees the first that is found at once. */
static void
show_organisation (RegieOrganisationsPage *self)
{
  GtkListBoxRow *row = find_row (self, self->organisation);

  if (regie_page_get_view (REGIE_PAGE (self)) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->detail, row != NULL ? "organisation" : "empty");
  if (row == NULL)
    return;
  self->organisation = ((RegieOrganisationRow *) regie_item_row_get_item (REGIE_ITEM_ROW (row)))
                         ->id;
  gtk_list_box_select_row (self->list, row);
  regie_page_set_subject (REGIE_PAGE (self->page), self->organisation);
}

static void
go_to (RegieOrganisationsPage *self, gint64 organisation)
{
  self->organisation = organisation;
  set_in_detail (self, organisation != 0);
  show_organisation (self);
  /* It comes in one frame when it is read within it. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

static void
row_activated (GtkListBox *list, GtkListBoxRow *row, RegieOrganisationsPage *self)
{
  go_to (self, ((RegieOrganisationRow *) regie_item_row_get_item (REGIE_ITEM_ROW (row)))->id);
}

/* What is found follows the letters: an answer that is under way is not waited for. */
static void
filter_changed (RegieOrganisationsPage *self)
{
  if (self->rows == NULL)
    return; /* a search entry says so when it is made as well */
  regie_page_interrupt (REGIE_PAGE (self));
  regie_page_refresh (REGIE_PAGE (self));
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

/* --- the page --- */

static const RegieQuestion *
regie_organisations_page_ask (RegiePage *page, GVariant **target)
{
  RegieOrganisationsPage *self = REGIE_ORGANISATIONS_PAGE (page);
  guint role = gtk_drop_down_get_selected (self->role);

  *target = g_variant_new ("(ss)", gtk_editable_get_text (self->search),
                           role < G_N_ELEMENTS (roles) ? roles[role] : "");
  return &regie_organisation_questions[REGIE_ORGANISATIONS_READ];
}

static void
regie_organisations_page_answered (RegiePage *page, gpointer answer)
{
  RegieOrganisationsPage *self = REGIE_ORGANISATIONS_PAGE (page);
  RegieDirectoryView *view = answer;

  regie_page_take_view (page, view);
  regie_items_update (self->rows, G_LIST_MODEL (view->rows));
  show_organisation (self);
}

static void
regie_organisations_page_opened (RegiePage *page)
{
  RegieSession *session = regie_page_get_session (page);
  gboolean may = regie_page_may (page, REGIE_MAY_RECORD)
                 || regie_page_may (page, REGIE_MAY_CONTRACT)
                 || regie_page_may (page, REGIE_MAY_DESK);

  regie_record_actions_set (GTK_WIDGET (page), session, may);
  regie_commands_guard (GTK_WIDGET (page), session);
}

/* What was searched makes room for what is opened. */
static void
regie_organisations_page_open (RegiePage *page, GVariant *target)
{
  RegieOrganisationsPage *self = REGIE_ORGANISATIONS_PAGE (page);
  gint64 organisation = g_variant_get_int64 (target);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->role, 0);
  go_to (self, organisation != 0 ? organisation : self->organisation);
}

static gboolean
regie_organisations_page_search (RegiePage *page)
{
  RegieOrganisationsPage *self = REGIE_ORGANISATIONS_PAGE (page);

  set_in_detail (self, FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  set_in_detail (REGIE_ORGANISATIONS_PAGE (widget), FALSE);
}

static void
regie_organisations_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, REGIE_ORGANISATIONS_PAGE (object)->in_detail);
}

static void
regie_organisations_page_constructed (GObject *object)
{
  RegieOrganisationsPage *self = REGIE_ORGANISATIONS_PAGE (object);

  self->page = g_object_new (REGIE_TYPE_ORGANISATION_PAGE, "session",
                             regie_page_get_session (REGIE_PAGE (self)), NULL);
  gtk_stack_add_named (self->detail, GTK_WIDGET (self->page), "organisation");
  g_object_bind_property (self, "narrow", self->page, "narrow", G_BINDING_SYNC_CREATE);
  G_OBJECT_CLASS (regie_organisations_page_parent_class)->constructed (object);
}

static void
regie_organisations_page_finalize (GObject *object)
{
  g_clear_object (&REGIE_ORGANISATIONS_PAGE (object)->rows);
  G_OBJECT_CLASS (regie_organisations_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (regie_directory_view_get_type ());
  regie_widget_class_set_ui (widget_class, "regie-organisations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieOrganisationsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RegieOrganisationsPage, role);
  gtk_widget_class_bind_template_child (widget_class, RegieOrganisationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieOrganisationsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, RegieOrganisationsPage, add);
  gtk_widget_class_bind_template_callback (widget_class, shows_list);
  gtk_widget_class_bind_template_callback (widget_class, shows_detail);
  gtk_widget_class_bind_template_callback (widget_class, list_width);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
}

static void
regie_organisations_page_class_init (RegieOrganisationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->constructed = regie_organisations_page_constructed;
  object_class->get_property = regie_organisations_page_get_property;
  object_class->finalize = regie_organisations_page_finalize;
  page_class->ask = regie_organisations_page_ask;
  page_class->show = regie_organisations_page_answered;
  page_class->opened = regie_organisations_page_opened;
  page_class->open = regie_organisations_page_open;
  page_class->search = regie_organisations_page_search;
  properties[PROP_IN_DETAIL] = g_param_spec_boolean ("in-detail", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_commands_install (widget_class, regie_organisation_commands, REGIE_N_ORGANISATION_COMMANDS);
  regie_commands_install (widget_class, &regie_gathering_commands[REGIE_GATHERING_CLOSE], 1);
  regie_commands_install (widget_class, &regie_gathering_commands[REGIE_AGREEMENT_DONE], 1);
  gtk_widget_class_install_action (widget_class, "organisations.back", NULL, go_back);
  bind_template (widget_class);
}

static void
regie_organisations_page_init (RegieOrganisationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_drop_down_set_about (self->role, _("What they are to us"));
  self->rows = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "(us)", REGIE_ENTITY_Organisation,
                                    "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "records.add");
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rows), regie_item_row_new,
                           GSIZE_TO_POINTER (REGIE_TYPE_ORGANISATION_LINE), NULL);
}
