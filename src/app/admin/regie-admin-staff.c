/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here: by team, and found and sorted as any list. */
#include "regie-admin-staff.h"

#include <glib/gi18n.h>

#include "regie-staff-view.h"

/* As wide as the lines of a sheet. */
#define SHEET 760

struct _RegieAdminStaff {
  RegieAdminSheet parent_instance;
  RegieListFrame *frame;
};

G_DEFINE_FINAL_TYPE (RegieAdminStaff, regie_admin_staff, REGIE_TYPE_ADMIN_SHEET)

/* As it is read, unless something is asked of the list. */
static void
show_found (RegieAdminStaff *self)
{
  RegieStaffView *view = regie_page_get_view (REGIE_PAGE (self));
  g_autofree char *asked = regie_list_frame_dup_asked (self->frame);
  g_autoptr (GListStore) lines = NULL;
  g_autoptr (GListStore) chapters = NULL;

  if (view == NULL)
    return;
  lines = regie_list_frame_find (self->frame, view->roll, G_LIST_MODEL (view->lines));
  if (*asked != '\0')
    chapters = regie_staff_view_find (view, G_LIST_MODEL (lines));
  regie_admin_sheet_set_chapters (REGIE_ADMIN_SHEET (self),
                                  G_LIST_MODEL (chapters != NULL ? chapters : view->chapters));
}

static void
regie_admin_staff_show (RegiePage *page, gpointer answer)
{
  regie_page_take_view (page, answer);
  show_found (REGIE_ADMIN_STAFF (page));
}

static gboolean
regie_admin_staff_search (RegiePage *page)
{
  return regie_list_frame_search (REGIE_ADMIN_STAFF (page)->frame);
}

static gboolean
regie_admin_staff_take_out (RegiePage *page, gboolean prints)
{
  regie_list_frame_take_out (REGIE_ADMIN_STAFF (page)->frame, prints);
  return TRUE;
}

static void
regie_admin_staff_constructed (GObject *object)
{
  RegieAdminStaff *self = REGIE_ADMIN_STAFF (object);

  G_OBJECT_CLASS (regie_admin_staff_parent_class)->constructed (object);
  self->frame = g_object_new (REGIE_TYPE_LIST_FRAME, "list", "staff", "placeholder",
                              _("Name, role, team or login"), NULL);
  g_object_bind_property (self, "narrow", self->frame, "compact", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->frame, "changed", G_CALLBACK (show_found), self,
                           G_CONNECT_SWAPPED);
  regie_list_frame_set_bar_size (self->frame, SHEET);
  regie_admin_sheet_set_frame (REGIE_ADMIN_SHEET (self), self->frame);
  regie_list_frame_set_session (self->frame, regie_page_get_session (REGIE_PAGE (self)));
}

static void
regie_admin_staff_class_init (RegieAdminStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = regie_admin_staff_constructed;
  REGIE_PAGE_CLASS (klass)->show = regie_admin_staff_show;
  REGIE_PAGE_CLASS (klass)->search = regie_admin_staff_search;
  REGIE_PAGE_CLASS (klass)->take_out = regie_admin_staff_take_out;
}

static void
regie_admin_staff_init (RegieAdminStaff *self)
{
}
