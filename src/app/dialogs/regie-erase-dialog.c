/* SPDX-License-Identifier: EUPL-1.2 */
/* Erasing a dossier: what goes is counted first, the ground is asked, and the number must be typed,
 * because there is no way back. */
#include "regie-erase-dialog.h"

#include <glib/gi18n.h>

#include "regie-choice-row.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-erase.h"
#include "regie-option.h"
#include "regie-text.h"

struct _RegieEraseDialog {
  AdwMessageDialog parent_instance;
  RegieSession *session;
  GtkWidget *parent; /* says how it ended */
  gint64 dossier;
  char *about;
  char *expected;   /* what must be typed; NULL until that is known */
  gboolean allowed; /* the ground is one on which it may go now */
  RegieFieldRow *ground;
  GtkEditable *number;
  GCancellable *cancellable; /* of what is looked up for the ground that is chosen */
};

G_DEFINE_FINAL_TYPE (RegieEraseDialog, regie_erase_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum { PROP_SESSION = 1, PROP_ABOUT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GVariant *
target_of (RegieEraseDialog *self)
{
  g_autofree char *ground = regie_field_row_dup_value (self->ground);

  return g_variant_new ("(xs)", self->dossier, ground);
}

static void
update (RegieEraseDialog *self)
{
  g_assert (REGIE_IS_ERASE_DIALOG (self));
  adw_message_dialog_set_response_enabled (
    ADW_MESSAGE_DIALOG (self), "erase",
    self->allowed && g_strcmp0 (gtk_editable_get_text (self->number), self->expected) == 0);
}

static void
set_about (RegieEraseDialog *self, const char *text)
{
  g_free (self->about);
  self->about = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ABOUT]);
}

static char *
dup_too_early (const RegieErasure *plan)
{
  g_autofree char *day = NULL;

  if (plan->due == REGIE_DAY_NONE)
    return g_strdup (
      _("The time to keep this has not begun: no fact says that the duty was met or ended."));
  day = regie_day_dup_long (plan->due);
  return g_strdup_printf (_("The time to keep this is not up yet: it may go from %s."), day);
}

static char *
dup_what_goes (const RegieErasure *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->kinds->len; i++)
    {
      const RegieErasedKind *kind = plan->kinds->pdata[i];

      g_string_append_printf (text, "%s%s (%u)", i > 0 ? ", " : "", kind->kind, kind->n);
    }
  g_string_append_c (text, '.');
  if (plan->keeps_core)
    g_string_append_printf (
      text, "\n\n%s",
      _("Name, BSN, address, date of birth and how the duty ended stay, for at most 50 years."));
  for (guint i = 0; i < plan->elsewhere->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "\n\n" : "\n",
                            (char *) plan->elsewhere->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_plan (RegieEraseDialog *self, const RegieErasure *plan)
{
  g_autofree char *ground = regie_field_row_dup_value (self->ground);
  RegieDay today = regie_office_today (regie_session_get_office (self->session));
  g_autofree char *text = NULL;

  self->allowed = regie_erase_ground_find (ground) != REGIE_ERASE_TIME
                  || (plan->due != REGIE_DAY_NONE && plan->due <= today);
  g_free (self->expected);
  self->expected = plan->number != NULL ? g_strdup (plan->number)
                                        : g_strdup_printf ("%" G_GINT64_FORMAT, self->dossier);
  text = self->allowed ? dup_what_goes (plan) : dup_too_early (plan);
  set_about (self, text);
}

static void
plan_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieEraseDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieErasure) plan = regie_session_ask_finish (self->session, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another ground was chosen, or the dialog was closed */
  if (plan != NULL)
    show_plan (self, plan);
  else
    set_about (self, error->message);
  update (self);
}

static void
ground_chosen (RegieEraseDialog *self)
{
  g_assert (REGIE_IS_ERASE_DIALOG (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->allowed = FALSE;
  update (self);
  regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_ERASURE],
                     target_of (self), self->cancellable, plan_read, g_object_ref (self));
}

static void
erased (GtkWidget *parent, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (parent, outcome->said);
}

static void
regie_erase_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  RegieEraseDialog *self = REGIE_ERASE_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  if (g_strcmp0 (response, "erase") == 0)
    regie_do_then (self->parent, self->session, &regie_dossier_commands[REGIE_DOSSIER_ERASE],
                   target_of (self), NULL, erased);
}

static void
regie_erase_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieEraseDialog *self = REGIE_ERASE_DIALOG (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else if (id == PROP_ABOUT)
    g_value_set_string (value, self->about);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_erase_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    REGIE_ERASE_DIALOG (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_erase_dialog_dispose (GObject *object)
{
  RegieEraseDialog *self = REGIE_ERASE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->parent);
  G_OBJECT_CLASS (regie_erase_dialog_parent_class)->dispose (object);
}

static void
regie_erase_dialog_finalize (GObject *object)
{
  RegieEraseDialog *self = REGIE_ERASE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_free (self->about);
  g_free (self->expected);
  G_OBJECT_CLASS (regie_erase_dialog_parent_class)->finalize (object);
}

static void
regie_erase_dialog_class_init (RegieEraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_erase_dialog_get_property;
  object_class->set_property = regie_erase_dialog_set_property;
  object_class->dispose = regie_erase_dialog_dispose;
  object_class->finalize = regie_erase_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = regie_erase_dialog_response;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, REGIE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_ABOUT] = g_param_spec_string ("about", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-erase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieEraseDialog, ground);
  gtk_widget_class_bind_template_child (widget_class, RegieEraseDialog, number);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
regie_erase_dialog_init (RegieEraseDialog *self)
{
  self->about = g_strdup (_("Looking up what there is…"));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The grounds on which a dossier may be erased. */
static void
set_grounds (RegieEraseDialog *self)
{
  const RegieField field = {
    .name = "ground", .key = "grond", .label = N_("Ground"), .list = "wisgrond", .kind = REGIE_CODE
  };
  g_autoptr (GListStore) grounds = regie_options_new (FALSE);

  regie_options_add_codes (grounds, regie_session_get_office (self->session)->codes, field.list);
  g_object_set (self->ground, "field", &field, "model", grounds, NULL);
  g_signal_connect_object (self->ground, "notify::value", G_CALLBACK (ground_chosen), self,
                           G_CONNECT_SWAPPED);
}

void
regie_erase_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier)
{
  RegieEraseDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session));
  self = g_object_new (REGIE_TYPE_ERASE_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       "session", session, NULL);
  self->parent = g_object_ref (parent);
  self->dossier = dossier;
  set_grounds (self);
  ground_chosen (self);
  gtk_window_present (GTK_WINDOW (self));
}
