/* SPDX-License-Identifier: EUPL-1.2 */
/* A key for the backups, made from the window: the reckoning is done on a thread. */
#include "regie-key-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-backup-folder.h"
#include "regie-backup-keyring.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-error.h"
#include "regie-flow-layout.h"
#include "regie-office.h"
#include "regie-paper.h"
#include "regie-recovery.h"
#include "regie-save-as.h"
#include "regie-spoken.h"

struct _RegieKeyWindow {
  AdwWindow parent_instance;
  GtkEditable *now, *passphrase, *again;
  GtkStack *stack;
  GtkWidget *save;
  GtkLabel *label;
  char *fault, *recovery; /* the latter while it is shown */
  gboolean changes, is_asked;
  GCancellable *cancellable; /* while it is reckoned */
  RegieSealKeys *keys;       /* made, and in force when it is said that they are kept; or NULL */
  RegieSecret *secret;       /* what opens them */
  RegieKeyFunc done;
  GtkWidget *data; /* weak */
};

G_DEFINE_FINAL_TYPE (RegieKeyWindow, regie_key_window, ADW_TYPE_WINDOW)

enum { PROP_CHANGES = 1, PROP_FAULT, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean is_trial;

void
regie_key_window_set_trial (gboolean trial)
{
  is_trial = trial;
}

/* --- on a thread --- */

/* What goes there, and what comes back in it. */
typedef struct {
  char *now, *passphrase, *recovery;
  gboolean changes;
  RegieSealKeys *keys;
  RegieSecret *secret;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  regie_seal_text_free (self->now);
  regie_seal_text_free (self->passphrase);
  regie_seal_text_free (self->recovery);
  g_clear_pointer (&self->keys, regie_seal_keys_free);
  g_clear_pointer (&self->secret, regie_secret_free);
  g_free (self);
}

static gboolean
renew (Errand *errand, GError **error)
{
  const gboolean is_recovery = regie_recovery_is_meant (errand->now);
  const RegieSealOpener opener = { .recovery = is_recovery ? errand->now : NULL,
                                   .passphrase = errand->now };
  g_autoptr (RegieSealKeys) keys = regie_backup_need_keys (error);

  errand->keys = keys != NULL ? regie_seal_keys_renew (keys, &opener, errand->passphrase,
                                                       &errand->secret, error)
                              : NULL;
  return errand->keys != NULL;
}

static gboolean
make_new (Errand *errand, GError **error)
{
  errand->keys = regie_seal_keys_new (errand->passphrase,
                                      is_trial ? REGIE_SEAL_QUICK : REGIE_SEAL_USUAL,
                                      &errand->recovery, error);
  errand->secret = errand->keys != NULL
                     ? regie_seal_keys_open (errand->keys, errand->passphrase, error)
                     : NULL;
  return errand->secret != NULL;
}

static void
reckon (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;

  if (errand->changes ? renew (errand, &error) : make_new (errand, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- the window --- */

static void
update (RegieKeyWindow *self)
{
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "key.make",
    self->cancellable == NULL && *gtk_editable_get_text (self->passphrase) != '\0'
      && *gtk_editable_get_text (self->again) != '\0'
      && (!self->changes || *gtk_editable_get_text (self->now) != '\0'));
}

/* For the template: what the button says. */
static char *
dup_label (RegieKeyWindow *self, gboolean changes)
{
  return g_strdup (changes ? _("_Change") : _("_Make the Key"));
}

static void
set_fault (RegieKeyWindow *self, const char *fault)
{
  g_free (self->fault);
  self->fault = g_strdup (fault);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
}

/* CANCELLABLE is taken. */
static void
set_running (RegieKeyWindow *self, GCancellable *cancellable)
{
  g_clear_object (&self->cancellable);
  self->cancellable = cancellable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  update (self);
}

/* Nothing that was made here stays. */
static void
forget (RegieKeyWindow *self)
{
  g_clear_pointer (&self->keys, regie_seal_keys_free);
  g_clear_pointer (&self->secret, regie_secret_free);
  g_clear_pointer (&self->recovery, regie_seal_text_free);
}

/* What a key ring is given. */
typedef struct {
  RegieSealKeys *keys;
  RegieSecret *secret;
} Ring;

static void
ring_free (gpointer data)
{
  Ring *self = data;

  regie_seal_keys_free (self->keys);
  regie_secret_free (self->secret);
  g_free (self);
}

static void
store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Ring *ring = data;

  g_task_return_boolean (task, regie_backup_keyring_store (ring->keys, ring->secret));
}

/* A key ring may ask somebody first, and where there is none a test of a backup asks for the
 * passphrase: nobody waits for it. */
static void
give_to_ring (RegieKeyWindow *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Ring *ring = g_new (Ring, 1);

  *ring = (Ring){ g_steal_pointer (&self->keys), g_steal_pointer (&self->secret) };
  g_task_set_task_data (task, ring, ring_free);
  if (!is_trial)
    g_task_run_in_thread (task, store);
}

/* They are in force: backups are sealed with them from now on. */
static void
keep (RegieKeyWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!regie_backup_save_keys (self->keys, &error))
    {
      set_fault (self, error->message);
      return;
    }
  give_to_ring (self);
  if (parent != NULL)
    regie_show_toast (GTK_WIDGET (parent),
                      self->changes ? _("Backups open with the new passphrase from now on.")
                                    : _("Backups are sealed with this key from now on."));
  if (self->data != NULL)
    self->done (self->data);
  gtk_window_close (GTK_WINDOW (self));
}

/* The key of the errand is this window's, in the place of one that could not be kept; what was
 * typed is not shown any more. */
static void
take (RegieKeyWindow *self, Errand *errand)
{
  forget (self);
  self->keys = g_steal_pointer (&errand->keys);
  self->secret = g_steal_pointer (&errand->secret);
  self->recovery = g_steal_pointer (&errand->recovery);
  gtk_editable_set_text (self->now, "");
  gtk_editable_set_text (self->passphrase, "");
  gtk_editable_set_text (self->again, "");
}

static void
reckoned (GObject *source, GAsyncResult *result, gpointer data)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (source);
  g_autoptr (GError) error = NULL;

  /* Who closed the window wants no other key: the one of before stays. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  set_running (self, NULL);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      set_fault (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->changes ? self->now : self->passphrase));
      return;
    }
  take (self, g_task_get_task_data (G_TASK (result)));
  if (self->changes)
    {
      keep (self);
      return;
    }
  gtk_label_set_text (self->label, self->recovery);
  gtk_stack_set_visible_child_name (self->stack, "shown");
  gtk_widget_grab_focus (self->save);
}

static void
make (RegieKeyWindow *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  if (self->cancellable != NULL)
    return;
  if (!regie_backup_check_passphrase (passphrase, &error)
      || (strcmp (passphrase, gtk_editable_get_text (self->again)) != 0
          && !regie_refuse (&error, _("The two are not the same."))))
    {
      set_fault (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  set_fault (self, NULL);
  set_running (self, g_cancellable_new ());
  errand = g_new0 (Errand, 1);
  errand->now = g_strdup (gtk_editable_get_text (self->now));
  errand->passphrase = g_strdup (passphrase);
  errand->changes = self->changes;
  task = g_task_new (self, self->cancellable, reckoned, NULL);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, reckon);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *target)
{
  make (REGIE_KEY_WINDOW (widget));
}

/* Enter goes on to the next, and does it in the last. */
static void
go_on (RegieKeyWindow *self, GtkEditable *row)
{
  GtkEditable *next = row == self->now          ? self->passphrase
                      : row == self->passphrase ? self->again
                                                : NULL;

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "key.make", NULL);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *target)
{
  keep (REGIE_KEY_WINDOW (widget));
}

/* --- the page with the recovery key --- */

static RegieDocument *
make_page (RegieKeyWindow *self)
{
  return regie_backup_make_page (self->recovery, regie_office_real_today ());
}

static void
print_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDocument *page = make_page (REGIE_KEY_WINDOW (widget));
  g_autoptr (RegiePrint) print = regie_print_new (page);

  regie_backup_page_free (page);
  regie_paper_print_made (widget, print);
}

static gboolean
write_page (gpointer page, GFile *file, GCancellable *cancellable, GError **error)
{
  return regie_document_save (page, "nl", file, cancellable, error);
}

static void
save_page (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_save_as (widget, _("Save the recovery key"), _("Recovery key.pdf"), write_page,
                 make_page (REGIE_KEY_WINDOW (widget)), (GDestroyNotify) regie_backup_page_free);
}

/* --- closing --- */

static void
closing_answered (gboolean keeps, gpointer data)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (data);

  if (keeps)
    {
      keep (self);
      return;
    }
  forget (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
closing_done (gpointer data)
{
  REGIE_KEY_WINDOW (data)->is_asked = FALSE;
  g_object_unref (data);
}

/* Somebody may hold a paper with a recovery key that opens nothing: that is said. */
static void
ask_first (RegieKeyWindow *self)
{
  if (self->is_asked)
    return;
  self->is_asked = TRUE;
  regie_ask_closing (GTK_WIDGET (self), _("This Key Is Not in Force Yet"),
                     _("Backups are not sealed with it. If you throw it away, the recovery key "
                        "that you printed or saved opens nothing: throw that away as well."),
                     _("_Throw away"), _("_Use the Key"), closing_answered, g_object_ref (self),
                     closing_done);
}

static gboolean
regie_key_window_close_request (GtkWindow *window)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (window);

  if (self->recovery != NULL && self->keys != NULL)
    {
      ask_first (self);
      return TRUE;
    }
  g_cancellable_cancel (self->cancellable);
  forget (self);
  gtk_label_set_text (self->label, "");
  return GTK_WINDOW_CLASS (regie_key_window_parent_class)->close_request (window);
}

/* --- the class --- */

static void
regie_key_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (object);

  if (id == PROP_CHANGES)
    g_value_set_boolean (value, self->changes);
  else if (id == PROP_FAULT)
    g_value_set_string (value, self->fault);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, self->cancellable != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_key_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_CHANGES);
  REGIE_KEY_WINDOW (object)->changes = g_value_get_boolean (value);
}

static void
regie_key_window_dispose (GObject *object)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (regie_key_window_parent_class)->dispose (object);
}

static void
regie_key_window_finalize (GObject *object)
{
  RegieKeyWindow *self = REGIE_KEY_WINDOW (object);

  forget (self);
  g_clear_weak_pointer (&self->data);
  g_free (self->fault);
  G_OBJECT_CLASS (regie_key_window_parent_class)->finalize (object);
}

static void
regie_key_window_class_init (RegieKeyWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_key_window_get_property;
  object_class->set_property = regie_key_window_set_property;
  object_class->dispose = regie_key_window_dispose;
  object_class->finalize = regie_key_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = regie_key_window_close_request;
  properties[PROP_CHANGES] = g_param_spec_boolean ("changes", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "key.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "key.print", NULL, print_page);
  gtk_widget_class_install_action (widget_class, "key.save", NULL, save_page);
  gtk_widget_class_install_action (widget_class, "key.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (REGIE_TYPE_FLOW_LAYOUT);
  regie_widget_class_set_ui (widget_class, "regie-key-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, now);
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, passphrase);
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, again);
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, save);
  gtk_widget_class_bind_template_child (widget_class, RegieKeyWindow, label);
  gtk_widget_class_bind_template_callback (widget_class, dup_label);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
regie_key_window_init (RegieKeyWindow *self)
{
  GtkEditable **const rows[] = { &self->now, &self->passphrase, &self->again };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    regie_buttons_set_about (GTK_WIDGET (*rows[i]),
                             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (*rows[i])));
  update (self);
}

void
regie_key_window_present (GtkWidget *above, gboolean changes, RegieKeyFunc done, gpointer data)
{
  RegieKeyWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (above) && done != NULL && GTK_IS_WIDGET (data));
  self = g_object_new (REGIE_TYPE_KEY_WINDOW, "transient-for", gtk_widget_get_root (above),
                       "changes", changes, NULL);
  self->done = done;
  g_set_weak_pointer (&self->data, data);
  regie_window_fit (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (changes ? self->now : self->passphrase));
}
