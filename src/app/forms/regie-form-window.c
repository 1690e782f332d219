/* SPDX-License-Identifier: EUPL-1.2 */
/* The window that every form is, and what is typed in it. */
#include "regie-form-window.h"

#include <glib/gi18n.h>

#include "regie-check.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"
#include "regie-form-conflict.h"
#include "regie-log-commands.h"
#include "regie-fault-row.h"
#include "regie-field-kinds.h"
#include "regie-office-commands.h"
#include "regie-person.h"
#include "regie-text.h"
#include "regie-value.h"

typedef struct {
  RegieSession *session;
  GtkWindow *above;   /* in which it is said what was kept; NULL for none */
  RegieDoneFunc then; /* NULL: nobody waits */
  const RegieCommand *command;
  GVariant *target;
  RegieForm *seen;
  RegieForm *sent; /* what was saved last, about which something may be asked */
  char *doubt;     /* the proof of what is not known to be saved, or NULL */
  char *texts[5];  /* by property, from PROP_SAVE_LABEL to PROP_FAULT */
  char *born;
  char *place;       /* of the draft; NULL keeps nothing */
  RegieForm *opened; /* the form as it was presented */
  char *base;        /* the same as text */
  char *last;        /* and as it was last kept */
  gboolean keeps;
  gboolean restored;
  gboolean shown; /* it was presented: invisible now means closed */
  guint watch_id;
  GPtrArray *rows; /* RegieFieldRow, in the order of the list, which owns them */
  GtkWidget *header, *save_button;
  GtkListBox *list;
  GtkBox *page;
} RegieFormWindowPrivate;

static void regie_form_window_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (RegieFormWindow, regie_form_window, ADW_TYPE_WINDOW,
                         G_ADD_PRIVATE (RegieFormWindow)
                           G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                  regie_form_window_buildable_init))

enum {
  PROP_SESSION = 1,
  PROP_KEEPS,
  PROP_RESTORED,
  PROP_SAVE_LABEL,
  PROP_ABOUT,
  PROP_HEADING,
  PROP_DESCRIPTION,
  PROP_FAULT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static RegieFormWindowPrivate *
get (RegieFormWindow *self)
{
  return regie_form_window_get_instance_private (self);
}

static void
set_text (RegieFormWindow *self, guint id, const char *text)
{
  char **there = &get (self)->texts[id - PROP_SAVE_LABEL];

  if (g_strcmp0 (*there, text) == 0)
    return;
  g_free (*there);
  *there = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_flag (RegieFormWindow *self, guint id, gboolean *there, gboolean flag)
{
  if (*there == flag)
    return;
  *there = flag;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

/* Saved once, not twice. */
static void
set_saving (RegieFormWindow *self, gboolean saving)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !saving);
}

/* The form as one text, to be compared. */
static char *
dup_form (RegieFormWindow *self)
{
  g_autoptr (RegieForm) form = REGIE_FORM_WINDOW_GET_CLASS (self)->read (self);

  return regie_form_to_text (form);
}

/* What is typed at the place of SELF is kept as FORM says, or not any more when that is NULL. */
static void
put_draft (RegieFormWindow *self, RegieForm *form)
{
  regie_session_do (get (self)->session, &regie_office_commands[REGIE_DRAFT_PUT],
                    g_variant_new_string (get (self)->place), form, NULL, NULL, NULL);
}

/* Keeps what stands in the form when it differs from what was kept; nothing is kept of a form as it
 * was opened. */
static void
keep (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);
  g_autoptr (RegieForm) form = REGIE_FORM_WINDOW_GET_CLASS (self)->read (self);
  g_autofree char *text = regie_form_to_text (form);

  if (g_strcmp0 (text, p->last) == 0)
    return;
  put_draft (self, g_strcmp0 (text, p->base) == 0 ? NULL : form);
  g_free (p->last);
  p->last = g_steal_pointer (&text);
}

static gboolean
watch (gpointer data)
{
  g_assert (REGIE_IS_FORM_WINDOW (data));
  keep (data);
  return G_SOURCE_CONTINUE;
}

static void
draft_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFormWindow) self = data;
  RegieFormWindowPrivate *p = get (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieForm) form = regie_session_ask_finish (p->session, result, &error);
  g_autofree char *now = NULL;

  if (regie_form_window_is_closed (self))
    return;
  if (error != NULL)
    regie_form_window_set_fault (self, error);
  if (form == NULL)
    return;
  /* Whoever already began to type again keeps that. */
  now = dup_form (self);
  if (g_strcmp0 (now, p->base) != 0)
    return;
  REGIE_FORM_WINDOW_GET_CLASS (self)->write (self, form);
  g_free (p->last);
  p->last = dup_form (self);
  set_flag (self, PROP_RESTORED, &p->restored, TRUE);
}

static void
discard (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieFormWindow *self = REGIE_FORM_WINDOW (widget);
  g_autoptr (RegieForm) form = NULL;

  if (get (self)->base == NULL)
    return;
  form = regie_form_from_text (get (self)->base);
  REGIE_FORM_WINDOW_GET_CLASS (self)->write (self, form);
  keep (self);
  set_flag (self, PROP_RESTORED, &get (self)->restored, FALSE);
}

/* A record that the form rests on, as it is now, beside what was typed. */
static void
since_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFormWindow) self = data;
  RegieFormWindowPrivate *p = get (self);
  g_autoptr (RegieForm) now = regie_session_ask_finish (p->session, result, NULL);
  g_autoptr (GError) said = NULL;
  g_autofree char *elsewhere = NULL;
  guint n;

  if (now == NULL || regie_form_window_is_closed (self))
    return;
  n = regie_form_conflict_show (p->rows, p->seen, now, regie_session_get_office (p->session)->codes,
                                &elsewhere);
  if (n > 0)
    set_text (self, PROP_FAULT, NULL);
  else if (elsewhere != NULL)
    {
      g_set_error (&said, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                   _("Somebody else changed this meanwhile: %s. Look whether it still holds, and "
                      "save again."),
                   elsewhere);
      regie_form_window_set_fault (self, said);
    }
  /* From now on the form rests on what it has shown. */
  regie_form_take_seen (p->seen, now);
}

static void
ask_since (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);
  const RegieEntity *entity;
  gint64 id;

  for (guint i = 0; (entity = regie_form_get_seen_kind (p->seen, i, &id)) != NULL; i++)
    regie_session_ask (p->session, &regie_log_questions[REGIE_LOG_SINCE],
                       g_variant_new ("(sx)", entity->name, id), NULL, since_read,
                       g_object_ref (self));
}

/* It did not go: what was typed stays. */
static void
save_failed (RegieFormWindow *self, const GError *error)
{
  if (regie_form_window_is_closed (self))
    {
      if (get (self)->above != NULL)
        regie_show_error (GTK_WIDGET (get (self)->above), error);
      return;
    }
  g_free (get (self)->doubt);
  get (self)->doubt = g_strdup (regie_error_get_proof (error));
  /* Who does not know whether it was saved does not save it twice. */
  set_saving (self, get (self)->doubt != NULL);
  regie_form_window_set_fault (self, error);
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CONFLICT))
    ask_since (self);
  if (REGIE_FORM_WINDOW_GET_CLASS (self)->failed != NULL)
    REGIE_FORM_WINDOW_GET_CLASS (self)->failed (self, error);
}

/* It stands: what was typed need not be kept any more, and the form goes. */
static void
end (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);

  g_clear_handle_id (&p->watch_id, g_source_remove);
  if (p->place != NULL && g_strcmp0 (p->last, p->base) != 0)
    put_draft (self, NULL);
}

/* What was in doubt is known; the window says that too. */
static void
settled (RegieFormWindow *self, const char *proof, gboolean saved)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (get (self)->doubt, proof) != 0)
    return;
  g_clear_pointer (&get (self)->doubt, g_free);
  if (regie_form_window_is_closed (self))
    return;
  if (saved)
    {
      end (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_set_error_literal (&error, REGIE_ERROR, REGIE_ERROR_FAILED,
                       _("It was not saved. What you typed is still here: save it again."));
  set_saving (self, FALSE);
  regie_form_window_set_fault (self, error);
}

static void command_done (GObject *source, GAsyncResult *result, gpointer data);

/* FORM (held) is on its way. */
static void
send (RegieFormWindow *self, RegieForm *form)
{
  RegieFormWindowPrivate *p = get (self);

  g_clear_pointer (&p->sent, g_hash_table_unref);
  p->sent = g_hash_table_ref (form);
  set_saving (self, TRUE);
  regie_session_do (p->session, p->command, p->target, form, NULL, command_done,
                    g_object_ref (self));
}

typedef struct {
  RegieFormWindow *self;
  gint64 seq;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->self);
  g_free (data);
}

static void
said_yes (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (RegieForm) form = regie_form_copy (get (asked->self)->sent);
  char sure[REGIE_NUMBER_TEXT];

  regie_form_set (form, REGIE_SURE, regie_number_format (asked->seq, sure));
  send (asked->self, form);
}

/* Nothing was saved yet: what should be known first is asked above the form, which stays. */
static void
ask_first (RegieFormWindow *self, const RegieOutcome *outcome)
{
  Asked *asked;

  set_saving (self, FALSE);
  if (regie_form_window_is_closed (self)) /* what was typed is kept */
    return;
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (self), outcome->seq };
  regie_form_window_set_fault (self, NULL);
  regie_ask_yes (GTK_WIDGET (self), outcome->asks, outcome->asks_about,
                 outcome->asks_yes != NULL ? outcome->asks_yes : _("_Save all the same"), FALSE,
                 said_yes, asked, asked_free);
}

static void
command_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFormWindow) self = data;
  RegieFormWindowPrivate *p = get (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (p->session, result, &error);

  if (outcome == NULL)
    {
      save_failed (self, error);
      return;
    }
  if (outcome->asks != NULL)
    {
      ask_first (self, outcome);
      return;
    }
  end (self);
  regie_session_did (p->session, outcome);
  if (REGIE_FORM_WINDOW_GET_CLASS (self)->done != NULL && p->above != NULL)
    REGIE_FORM_WINDOW_GET_CLASS (self)->done (self, GTK_WIDGET (p->above), outcome);
  if (p->then != NULL && p->above != NULL)
    p->then (GTK_WIDGET (p->above), outcome);
  gtk_window_destroy (GTK_WINDOW (self));
}

static RegieForm *
read_rows (RegieFormWindow *self)
{
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < get (self)->rows->len; i++)
    regie_field_row_read (get (self)->rows->pdata[i], form);
  return form;
}

static void
write_rows (RegieFormWindow *self, RegieForm *form)
{
  for (guint i = 0; i < get (self)->rows->len; i++)
    regie_field_row_write (get (self)->rows->pdata[i], form);
}

static void
do_command (RegieFormWindow *self, RegieForm *form)
{
  g_return_if_fail (get (self)->command != NULL);
  regie_form_fill (form, get (self)->seen);
  send (self, form);
}

static void
about_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieFormWindow) self = data;
  RegieFormWindowPrivate *p = get (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAbout) about = regie_session_ask_finish (p->session, result, &error);
  g_autofree char *whom = NULL;

  if (regie_form_window_is_closed (self))
    return;
  if (error != NULL)
    regie_form_window_set_fault (self, error);
  if (about == NULL)
    return;
  whom = regie_person_dup_apart (about->name != NULL ? about->name : "", about->born, NULL);
  set_text (self, PROP_ABOUT, whom);
  g_free (p->born);
  p->born = g_steal_pointer (&about->born);
}

/* The row of what is typed under KEY, or NULL. */
static RegieFieldRow *
find_row (RegieFormWindow *self, const char *key)
{
  for (guint i = 0; key != NULL && i < get (self)->rows->len; i++)
    if (g_strcmp0 (regie_field_row_get_field (get (self)->rows->pdata[i])->key, key) == 0)
      return get (self)->rows->pdata[i];
  return NULL;
}

void
regie_form_window_set_fault (RegieFormWindow *self, const GError *error)
{
  const char *text = error != NULL ? error->message : NULL;
  RegieFieldRow *row;

  g_return_if_fail (REGIE_IS_FORM_WINDOW (self));
  row = find_row (self, regie_error_get_field (error));
  for (guint i = 0; i < get (self)->rows->len; i++)
    regie_field_row_set_fault (get (self)->rows->pdata[i],
                               get (self)->rows->pdata[i] == row ? text : NULL);
  set_text (self, PROP_FAULT, row == NULL ? text : NULL);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* What is wrong with what stands in ROW by itself, owned; NULL for nothing.  BEFORE is how the form
 * was opened: what stood there already is not judged. */
static char *
dup_fault (RegieFormWindow *self, RegieFieldRow *row, RegieForm *before)
{
  const RegieCodes *codes = regie_session_get_office (get (self)->session)->codes;
  RegieField field = *regie_field_row_get_field (row);
  g_autofree char *value = regie_field_row_dup_value (row);
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;
  const char *reason = NULL;
  gboolean required;

  g_object_get (row, "required", &required, NULL);
  field.flags = required ? field.flags | REGIE_REQUIRED : field.flags & ~REGIE_REQUIRED;
  if (!regie_field_check_typed (&field, codes, value, regie_form_get (before, field.key), &error))
    return g_strdup (error->message);
  /* A number of a person is a text that can be wrong. */
  if (value != NULL && field.kind == REGIE_TEXT)
    read = regie_value_read (&field, codes, value, &reason);
  return g_strdup (reason);
}

/* All that can be seen to be wrong is said at once, each at its row, and the first has the focus.
 * Is nothing? */
static gboolean
check_rows (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);
  RegieFieldRow *first = NULL;

  regie_form_window_set_fault (self, NULL);
  for (guint i = 0; i < p->rows->len; i++)
    {
      RegieFieldRow *row = p->rows->pdata[i];
      g_autofree char *fault = gtk_widget_get_visible (GTK_WIDGET (row))
                                 ? dup_fault (self, row, p->opened)
                                 : NULL;

      regie_field_row_set_fault (row, fault);
      if (first == NULL && fault != NULL)
        first = row;
    }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return first == NULL;
}

static void
save (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieFormWindow *self = REGIE_FORM_WINDOW (widget);
  g_autoptr (RegieForm) form = NULL;

  if (!check_rows (self))
    return;
  form = REGIE_FORM_WINDOW_GET_CLASS (self)->read (self);
  REGIE_FORM_WINDOW_GET_CLASS (self)->save (self, form);
}

/* From the last row an arrow goes on to what stands below, as Tab does. */
static gboolean
keynav_failed (RegieFormWindow *self, GtkDirectionType direction)
{
  g_assert (REGIE_IS_FORM_WINDOW (self));
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self), direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD
                                                                            : GTK_DIR_TAB_FORWARD);
}

static gboolean
regie_form_window_close_request (GtkWindow *window)
{
  RegieFormWindow *self = REGIE_FORM_WINDOW (window);
  RegieFormWindowPrivate *p = get (self);

  if (p->watch_id != 0)
    {
      keep (self);
      if (g_strcmp0 (p->last, p->base) != 0 && p->above != NULL)
        regie_show_kept (GTK_WIDGET (p->above), p->place);
    }
  return GTK_WINDOW_CLASS (regie_form_window_parent_class)->close_request (window);
}

static void
regie_form_window_unrealize (GtkWidget *widget)
{
  g_clear_handle_id (&get (REGIE_FORM_WINDOW (widget))->watch_id, g_source_remove);
  GTK_WIDGET_CLASS (regie_form_window_parent_class)->unrealize (widget);
}

/* Rows and what stands below them are children of a derived template; everything else is as in any
 * window. */
static void
regie_form_window_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                             const char *type)
{
  RegieFormWindow *self = REGIE_FORM_WINDOW (buildable);

  if (REGIE_IS_FIELD_ROW (child))
    regie_form_window_insert_row (self, REGIE_FIELD_ROW (child), NULL);
  else if (ADW_IS_PREFERENCES_ROW (child))
    gtk_list_box_append (get (self)->list, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "below") == 0)
    gtk_box_append (get (self)->page, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
regie_form_window_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = regie_form_window_add_child;
}

static void
regie_form_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieFormWindowPrivate *p = get (REGIE_FORM_WINDOW (object));

  if (id == PROP_SESSION)
    g_value_set_object (value, p->session);
  else if (id == PROP_KEEPS)
    g_value_set_boolean (value, p->keeps);
  else if (id == PROP_RESTORED)
    g_value_set_boolean (value, p->restored);
  else if (id >= PROP_SAVE_LABEL && id <= PROP_FAULT)
    g_value_set_string (value, p->texts[id - PROP_SAVE_LABEL]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_form_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieFormWindow *self = REGIE_FORM_WINDOW (object);

  if (id == PROP_SESSION)
    get (self)->session = g_value_dup_object (value);
  else if (id == PROP_KEEPS)
    set_flag (self, id, &get (self)->keeps, g_value_get_boolean (value));
  else if (id >= PROP_SAVE_LABEL && id <= PROP_DESCRIPTION)
    set_text (self, id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_form_window_dispose (GObject *object)
{
  RegieFormWindowPrivate *p = get (REGIE_FORM_WINDOW (object));

  g_clear_handle_id (&p->watch_id, g_source_remove);
  g_ptr_array_set_size (p->rows, 0);
  g_clear_object (&p->above);
  G_OBJECT_CLASS (regie_form_window_parent_class)->dispose (object);
}

static void
regie_form_window_finalize (GObject *object)
{
  RegieFormWindowPrivate *p = get (REGIE_FORM_WINDOW (object));

  g_clear_object (&p->session);
  g_clear_pointer (&p->target, g_variant_unref);
  g_ptr_array_unref (p->rows);
  g_hash_table_unref (p->seen);
  g_clear_pointer (&p->sent, g_hash_table_unref);
  g_clear_pointer (&p->opened, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (p->texts); i++)
    g_free (p->texts[i]);
  g_free (p->born);
  g_free (p->doubt);
  g_free (p->place);
  g_free (p->base);
  g_free (p->last);
  G_OBJECT_CLASS (regie_form_window_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  static const char *const texts[] = { "save-label", "about", "heading", "description", "fault" };
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, REGIE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEEPS] = g_param_spec_boolean ("keeps", NULL, NULL, TRUE, flags);
  properties[PROP_RESTORED] = g_param_spec_boolean ("restored", NULL, NULL, FALSE, told);
  for (guint id = PROP_SAVE_LABEL; id <= PROP_FAULT; id++)
    properties[id] = g_param_spec_string (texts[id - PROP_SAVE_LABEL], NULL, NULL, NULL,
                                          id <= PROP_DESCRIPTION ? flags : told);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
regie_form_window_class_init (RegieFormWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_form_window_get_property;
  object_class->set_property = regie_form_window_set_property;
  object_class->dispose = regie_form_window_dispose;
  object_class->finalize = regie_form_window_finalize;
  widget_class->unrealize = regie_form_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = regie_form_window_close_request;
  klass->read = read_rows;
  klass->write = write_rows;
  klass->save = do_command;
  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RegieFormWindow, header);
  gtk_widget_class_bind_template_child_private (widget_class, RegieFormWindow, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, RegieFormWindow, list);
  gtk_widget_class_bind_template_child_private (widget_class, RegieFormWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed);
  regie_closures_bind (widget_class);
}

static void
regie_form_window_init (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);

  p->keeps = TRUE;
  p->seen = regie_form_new ();
  p->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

RegieFormWindow *
regie_form_window_new (GtkWidget *parent, RegieSession *session, const char *title,
                       const char *save_label)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session), NULL);
  return g_object_new (REGIE_TYPE_FORM_WINDOW, "transient-for", gtk_widget_get_root (parent),
                       "session", session, "title", title, "save-label", save_label, NULL);
}

RegieSession *
regie_form_window_get_session (RegieFormWindow *self)
{
  g_return_val_if_fail (REGIE_IS_FORM_WINDOW (self), NULL);
  return get (self)->session;
}

const char *
regie_form_window_get_born (RegieFormWindow *self)
{
  g_return_val_if_fail (REGIE_IS_FORM_WINDOW (self), NULL);
  return get (self)->born;
}

gboolean
regie_form_window_is_closed (RegieFormWindow *self)
{
  g_return_val_if_fail (REGIE_IS_FORM_WINDOW (self), TRUE);
  return get (self)->shown && !gtk_widget_get_visible (GTK_WIDGET (self));
}

void
regie_form_window_set_then (RegieFormWindow *self, RegieDoneFunc func)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self));
  get (self)->then = func;
}

void
regie_form_window_set_command (RegieFormWindow *self, const RegieCommand *command, GVariant *target)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && command != NULL);
  g_return_if_fail (get (self)->command == NULL);
  get (self)->command = command;
  get (self)->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

void
regie_form_window_see (RegieFormWindow *self, RegieRecord *record)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && record != NULL);
  regie_form_set_seen (get (self)->seen, record);
}

void
regie_form_window_see_form (RegieFormWindow *self, RegieForm *form)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self));
  regie_form_take_seen (get (self)->seen, form);
}

void
regie_form_window_show_about (RegieFormWindow *self, gint64 dossier)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self));
  regie_session_ask (get (self)->session, &regie_dossier_questions[REGIE_DOSSIER_ABOUT],
                     g_variant_new_int64 (dossier), NULL, about_read, g_object_ref (self));
}

void
regie_form_window_add_field (RegieFormWindow *self, const RegieField *field, const char *value,
                             gboolean required)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && field != NULL);
  regie_form_window_insert_row (
    self,
    regie_field_row_new (field, regie_session_get_office (get (self)->session)->codes, value,
                         required),
    NULL);
}

/* What was wrong may be right now. */
static void
typed_anew (RegieFieldRow *row)
{
  g_assert (REGIE_IS_FIELD_ROW (row));
  regie_field_row_set_fault (row, NULL);
}

static void
tell_today (RegieFormWindow *self, RegieFieldRow *row)
{
  regie_field_row_set_today (row,
                             regie_office_today (regie_session_get_office (get (self)->session)));
}

void
regie_form_window_insert_row (RegieFormWindow *self, RegieFieldRow *row, GtkWidget *before)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && REGIE_IS_FIELD_ROW (row));
  g_return_if_fail (before == NULL || GTK_IS_LIST_BOX_ROW (before));
  g_ptr_array_add (get (self)->rows, row);
  if (get (self)->shown)
    tell_today (self, row);
  gtk_list_box_insert (get (self)->list, GTK_WIDGET (row),
                       before != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (before))
                                      : -1);
  gtk_list_box_insert (get (self)->list, regie_fault_row_new (row),
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  g_signal_connect (row, "notify::value", G_CALLBACK (typed_anew), NULL);
}

void
regie_form_window_set_quick (RegieFormWindow *self)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), get (self)->save_button);
  for (guint i = 0; i < get (self)->rows->len; i++)
    if (ADW_IS_ENTRY_ROW (get (self)->rows->pdata[i]))
      adw_entry_row_set_activates_default (get (self)->rows->pdata[i], TRUE);
}

void
regie_form_window_remove_row (RegieFormWindow *self, RegieFieldRow *row)
{
  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && REGIE_IS_FIELD_ROW (row));
  g_ptr_array_remove (get (self)->rows, row);
  gtk_list_box_remove (get (self)->list,
                       gtk_widget_get_next_sibling (GTK_WIDGET (row))); /* its fault */
  gtk_list_box_remove (get (self)->list, GTK_WIDGET (row));
}

/* Looks for what was typed here before, and keeps what is typed from now on. */
static void
begin_draft (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);

  p->place = regie_command_dup_place (p->command, p->target);
  p->base = regie_form_to_text (p->opened);
  p->last = g_strdup (p->base);
  p->watch_id = g_timeout_add_seconds (1, watch, self);
  regie_session_ask (p->session, &regie_office_questions[REGIE_DRAFT_READ],
                     g_variant_new_string (p->place), NULL, draft_read, g_object_ref (self));
  regie_session_settle (p->session);
}

/* What a window may have around it, in pixels. */
#define FRAME 24

/* As much larger as the text is, with its title whole, but no larger than the window below it. */
static void
fit (RegieFormWindow *self)
{
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (self));
  const double text = regie_get_text_scale (GTK_WIDGET (self));
  int width, height, title;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_measure (get (self)->header, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title, NULL, NULL);
  width = MAX ((int) (width * text), title + FRAME);
  height = (int) (height * text);
  if (below != NULL && gtk_widget_get_width (GTK_WIDGET (below)) > 0)
    {
      width = MIN (width, gtk_widget_get_width (GTK_WIDGET (below)));
      height = MIN (height, gtk_widget_get_height (GTK_WIDGET (below)));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

void
regie_form_window_present (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);

  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && !p->shown);
  g_set_object (&p->above, gtk_window_get_transient_for (GTK_WINDOW (self)));
  for (guint i = 0; i < p->rows->len; i++)
    tell_today (self, p->rows->pdata[i]);
  g_signal_connect_object (p->session, "settled", G_CALLBACK (settled), self, G_CONNECT_SWAPPED);
  fit (self);
  p->opened = REGIE_FORM_WINDOW_GET_CLASS (self)->read (self);
  if (p->keeps && p->command != NULL)
    begin_draft (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (p->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_window_get_title (GTK_WINDOW (self)), -1);
  gtk_window_present (GTK_WINDOW (self));
  p->shown = TRUE;
  /* On the first field, not on Cancel. */
  gtk_widget_child_focus (GTK_WIDGET (p->list), GTK_DIR_TAB_FORWARD);
}

void
regie_form_window_begin_at_gap (RegieFormWindow *self)
{
  RegieFormWindowPrivate *p = get (self);

  g_return_if_fail (REGIE_IS_FORM_WINDOW (self) && p->shown);
  for (guint i = 0; i < p->rows->len; i++)
    {
      g_autofree char *value = regie_field_row_dup_value (p->rows->pdata[i]);

      if (value == NULL && gtk_widget_grab_focus (p->rows->pdata[i]))
        return;
    }
}
