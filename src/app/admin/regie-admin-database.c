/* SPDX-License-Identifier: EUPL-1.2 */
/* The database of the office. */
#include "regie-admin-database.h"

#include "regie-admin-commands.h"
#include "regie-dialogs.h"
#include "regie-do.h"

struct _RegieAdminDatabase {
  RegieAdminSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieAdminDatabase, regie_admin_database, REGIE_TYPE_ADMIN_SHEET)

/* What changed nothing and can only be said. */
static void
checked (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
check (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do_then (widget, regie_page_get_session (REGIE_PAGE (widget)),
                 &regie_admin_commands[REGIE_DATABASE_CHECK], NULL, NULL, checked);
}

static void
regie_admin_database_class_init (RegieAdminDatabaseClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "database.check", NULL, check);
}

static void
regie_admin_database_init (RegieAdminDatabase *self)
{
}
