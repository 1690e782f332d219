/* SPDX-License-Identifier: EUPL-1.2 */
/* What the tabs of a provider share: asking their question when they are shown, and again when
 * anything changed. */
#include "regie-provider-tabs.h"

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-person.h"
#include "regie-record-actions.h"

typedef struct {
  RegieSession *session;
  gint64 provider, asked;
  char *name;
  GCancellable *cancellable;
  gpointer answer;
  gboolean narrow, stale;
} RegieProviderTabPrivate;

enum { OPEN_DOSSIER, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieProviderTab, regie_provider_tab, GTK_TYPE_WIDGET)

static RegieProviderTabPrivate *
get (RegieProviderTab *self)
{
  return regie_provider_tab_get_instance_private (self);
}

RegieSession *
regie_provider_tab_get_session (RegieProviderTab *self)
{
  return get (self)->session;
}

gint64
regie_provider_tab_get_provider (RegieProviderTab *self)
{
  return get (self)->provider;
}

const char *
regie_provider_tab_get_name (RegieProviderTab *self)
{
  return get (self)->name != NULL ? get (self)->name : "";
}

gboolean
regie_provider_tab_is_narrow (RegieProviderTab *self)
{
  return get (self)->narrow;
}

gboolean
regie_provider_tab_may_change (RegieProviderTab *self)
{
  return regie_session_may (get (self)->session, REGIE_PROVIDER_TAB_GET_CLASS (self)->right);
}

static void
drop_answer (RegieProviderTab *self)
{
  RegieProviderTabPrivate *p = get (self);

  if (p->answer != NULL)
    REGIE_PROVIDER_TAB_GET_CLASS (self)->question->free (p->answer);
  p->answer = NULL;
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieProviderTab) self = data;
  g_autoptr (GError) error = NULL;
  gpointer answer = regie_session_ask_finish (get (self)->session, result, &error);

  if (answer == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      get (self)->stale = TRUE; /* it is asked again when it is shown again */
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  drop_answer (self);
  get (self)->answer = answer;
  regie_provider_tab_refill (self);
}

void
regie_provider_tab_refill (RegieProviderTab *self)
{
  RegieProviderTabClass *klass = REGIE_PROVIDER_TAB_GET_CLASS (self);
  gboolean may = regie_provider_tab_may_change (self);

  if (get (self)->answer == NULL)
    return;
  regie_record_actions_set (GTK_WIDGET (self), get (self)->session, may);
  regie_commands_guard (GTK_WIDGET (self), get (self)->session);
  klass->fill (self, get (self)->answer);
}

static void
reload (RegieProviderTab *self)
{
  RegieProviderTabPrivate *p = get (self);

  p->stale = TRUE;
  if (p->provider == 0 || !regie_session_is_open (p->session)
      || !gtk_widget_get_child_visible (GTK_WIDGET (self))
      || gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  p->stale = FALSE;
  g_cancellable_cancel (p->cancellable);
  g_clear_object (&p->cancellable);
  p->cancellable = g_cancellable_new ();
  regie_session_ask (p->session, REGIE_PROVIDER_TAB_GET_CLASS (self)->question,
                     g_variant_new ("(xx)", p->provider, p->asked), p->cancellable, answered,
                     g_object_ref (self));
}

void
regie_provider_tab_show (RegieProviderTab *self, gint64 provider, const char *name)
{
  RegieProviderTabPrivate *p = get (self);

  if (p->provider == provider && !p->stale)
    return;
  if (p->provider != provider)
    {
      g_free (p->name);
      p->name = g_strdup (name);
      p->provider = provider;
      p->asked = 0;
      drop_answer (self);
      if (REGIE_PROVIDER_TAB_GET_CLASS (self)->clear != NULL)
        REGIE_PROVIDER_TAB_GET_CLASS (self)->clear (self);
    }
  reload (self);
}

void
regie_provider_tab_ask (RegieProviderTab *self, gint64 asked)
{
  get (self)->asked = asked;
  reload (self);
}

void
regie_provider_tab_set_narrow (RegieProviderTab *self, gboolean narrow)
{
  if (get (self)->narrow == narrow)
    return;
  get (self)->narrow = narrow;
  regie_provider_tab_refill (self);
}

void
regie_provider_tab_open_dossier (RegieProviderTab *self, gint64 dossier, const char *view)
{
  g_signal_emit (self, signals[OPEN_DOSSIER], 0, dossier, view);
}

enum { PROP_SESSION = 1 };

static void
regie_provider_tab_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieProviderTab *self = REGIE_PROVIDER_TAB (object);

  get (self)->session = g_value_dup_object (value);
  g_signal_connect_object (get (self)->session, "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  regie_record_actions_set (GTK_WIDGET (self), get (self)->session, TRUE);
}

static void
regie_provider_tab_dispose (GObject *object)
{
  RegieProviderTab *self = REGIE_PROVIDER_TAB (object);
  GtkWidget *child;

  g_cancellable_cancel (get (self)->cancellable);
  drop_answer (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_provider_tab_parent_class)->dispose (object);
}

static void
regie_provider_tab_finalize (GObject *object)
{
  RegieProviderTabPrivate *p = get (REGIE_PROVIDER_TAB (object));

  g_clear_object (&p->cancellable);
  g_clear_object (&p->session);
  g_free (p->name);
  G_OBJECT_CLASS (regie_provider_tab_parent_class)->finalize (object);
}

static void
regie_provider_tab_class_init (RegieProviderTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = regie_provider_tab_set_property;
  object_class->dispose = regie_provider_tab_dispose;
  object_class->finalize = regie_provider_tab_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  klass->right = REGIE_MAY_ORDER;
  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, REGIE_TYPE_SESSION,
                                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                          | G_PARAM_STATIC_STRINGS));
  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", REGIE_TYPE_PROVIDER_TAB, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                        G_TYPE_STRING);
}

static void
regie_provider_tab_init (RegieProviderTab *self)
{
  get (self)->stale = TRUE;
}
