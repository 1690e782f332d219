/* SPDX-License-Identifier: EUPL-1.2 */
/* A row in which something is written, and saved. */
#include "regie-writing-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-closures.h"
#include "regie-error.h"
#include "regie-log-commands.h"
#include "regie-office-commands.h"
#include "regie-page.h"
#include "regie-palette.h"
#include "regie-suffixes.h"
#include "regie-writing-text.h"

struct _RegieWritingRow {
  AdwPreferencesRow parent_instance;
  RegieLine *line;
  RegieWriting *writing;
  GtkBox *texts;
  RegieSession *session; /* NULL until it is on a page */
  char *state, *fault;
  RegieForm *base;   /* the texts as they are in the database */
  RegieForm *saving; /* the texts that are on their way there, or NULL */
  char *place;       /* of the draft: there it lies, NULL while there is none */
  char *kept;        /* the texts of the draft */
  guint watch_id;
  gboolean is_asked;  /* the draft of the last time was asked for */
  gboolean is_stale;  /* it was saved, and how the record is now is not known yet */
  gboolean is_again;  /* it has to be saved once more when that is known */
  gboolean is_theirs; /* somebody else wrote: saved only by who asks for it */
};

G_DEFINE_FINAL_TYPE (RegieWritingRow, regie_writing_row, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_LINE = 1, PROP_WRITING, PROP_STATE, PROP_FAULT, PROP_SUFFIXES, PROP_THEIRS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_text (RegieWritingRow *self, guint id, const char *text)
{
  char **there = id == PROP_STATE ? &self->state : &self->fault;

  if (g_strcmp0 (*there, text) == 0)
    return;
  g_free (*there);
  *there = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

/* The texts as they stand in the row. */
static RegieForm *
read_texts (RegieWritingRow *self)
{
  RegieForm *form = regie_form_new ();
  GtkWidget *text = gtk_widget_get_first_child (GTK_WIDGET (self->texts));

  for (; text != NULL; text = gtk_widget_get_next_sibling (text))
    {
      g_autofree char *typed = regie_writing_text_dup (REGIE_WRITING_TEXT (text));

      regie_form_set (form, regie_writing_text_get_key (REGIE_WRITING_TEXT (text)), typed);
    }
  return form;
}

static void
write_texts (RegieWritingRow *self, RegieForm *form)
{
  GtkWidget *text = gtk_widget_get_first_child (GTK_WIDGET (self->texts));

  for (; text != NULL; text = gtk_widget_get_next_sibling (text))
    {
      const char *key = regie_writing_text_get_key (REGIE_WRITING_TEXT (text));

      regie_writing_text_set (REGIE_WRITING_TEXT (text), regie_form_get (form, key));
    }
}

/* The texts as WRITING has them. */
static RegieForm *
texts_of (RegieWriting *writing)
{
  g_autoptr (RegieForm) whole = regie_form_from_text (writing->form);
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (writing->parts)); i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (G_LIST_MODEL (writing->parts), i);

      regie_form_set (form, part->key, regie_form_get (whole, part->key));
    }
  return form;
}

static gboolean
forms_equal (RegieForm *a, RegieForm *b)
{
  g_autofree char *one = regie_form_to_text (a);
  g_autofree char *other = regie_form_to_text (b);

  return g_strcmp0 (one, other) == 0;
}

/* Does something stand there that the database does not have? */
static gboolean
is_dirty (RegieWritingRow *self)
{
  g_autoptr (RegieForm) now = read_texts (self);

  return !forms_equal (now, self->base);
}

/* What the command is done with: all that WRITING says, with TEXTS in it. */
static RegieForm *
form_with (RegieWriting *writing, RegieForm *texts)
{
  RegieForm *form = regie_form_from_text (writing->form);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (writing->parts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (G_LIST_MODEL (writing->parts), i);

      regie_form_set (form, part->key, regie_form_get (texts, part->key));
    }
  return form;
}

static void
put_draft (RegieWritingRow *self, const char *place, RegieForm *form)
{
  regie_session_do (self->session, &regie_office_commands[REGIE_DRAFT_PUT],
                    g_variant_new_string (place), form, NULL, NULL, NULL);
}

static char *
dup_place (RegieWritingRow *self)
{
  return regie_command_dup_place (regie_command_find (self->writing->command),
                                  self->writing->target);
}

/* There is nothing that has to be kept. */
static void
drop_draft (RegieWritingRow *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  if (self->place != NULL)
    put_draft (self, self->place, NULL);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->kept, g_free);
}

/* Keeps what is typed, unless that is kept already. */
static void
keep (RegieWritingRow *self)
{
  g_autoptr (RegieForm) now = read_texts (self);
  g_autofree char *text = regie_form_to_text (now);
  g_autoptr (RegieForm) form = NULL;

  if (self->session == NULL || g_strcmp0 (text, self->kept) == 0)
    return;
  if (self->place == NULL)
    self->place = dup_place (self);
  form = form_with (self->writing, now);
  put_draft (self, self->place, form);
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
}

static gboolean
watch (gpointer data)
{
  g_assert (REGIE_IS_WRITING_ROW (data));
  keep (data);
  return G_SOURCE_CONTINUE;
}

/* Does it ask which of the two texts is to stand? */
static void
set_theirs (RegieWritingRow *self, gboolean is_theirs)
{
  if (self->is_theirs == is_theirs)
    return;
  self->is_theirs = is_theirs;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEIRS]);
}

/* Something else stands in it. */
static void
changed (RegieWritingRow *self)
{
  if (self->base == NULL)
    return; /* the texts are being made */
  if (!is_dirty (self))
    {
      drop_draft (self);
      set_theirs (self, FALSE);
      set_text (self, PROP_STATE, NULL);
      set_text (self, PROP_FAULT, NULL);
      return;
    }
  set_text (self, PROP_STATE, _("Not saved yet"));
  if (self->watch_id == 0)
    self->watch_id = g_timeout_add_seconds (1, watch, self);
}

static void save (RegieWritingRow *self);

/* The program does not end before it is known that what is on its way is there. */
static void
hold (gboolean on)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  if (on)
    g_application_hold (application);
  else
    g_application_release (application);
}

/* Does its page wait for how everything is now?  It asks when something is written, before who
 * wrote it hears of that; so an answer that comes after that is of after it. */
static gboolean
is_asking (RegieWritingRow *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), REGIE_TYPE_PAGE);
  gboolean busy = FALSE;

  if (page != NULL)
    g_object_get (page, "busy", &busy, NULL);
  return busy;
}

static void
saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWritingRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);
  g_autoptr (RegieForm) sent = g_steal_pointer (&self->saving);

  hold (FALSE);
  if (outcome == NULL || outcome->asks != NULL)
    {
      /* What was typed stands here, and as a draft. */
      keep (self);
      self->is_again = FALSE;
      set_text (self, PROP_FAULT, outcome != NULL ? outcome->asks : error->message);
      return;
    }
  g_hash_table_unref (self->base);
  self->base = g_steal_pointer (&sent);
  self->is_stale = outcome->seq != 0 && is_asking (self);
  set_text (self, PROP_FAULT, NULL);
  if (is_dirty (self))
    {
      changed (self);
      keep (self);
    }
  else
    {
      drop_draft (self);
      set_text (self, PROP_STATE, _("Saved"));
    }
  regie_session_did (self->session, outcome);
  if (self->is_again && !self->is_stale && !self->is_theirs)
    save (self);
}

/* Saves what is not saved, once it is known what that rests on. */
static void
save (RegieWritingRow *self)
{
  g_autoptr (RegieForm) form = NULL;

  if (self->session == NULL)
    return;
  if (self->saving != NULL || self->is_stale)
    {
      self->is_again = TRUE;
      return;
    }
  self->is_again = FALSE;
  if (!is_dirty (self))
    return;
  self->saving = read_texts (self);
  hold (TRUE);
  form = form_with (self->writing, self->saving);
  keep (self);
  regie_session_do (self->session, regie_command_find (self->writing->command),
                    self->writing->target, form, NULL, saved, g_object_ref (self));
}

static void
left (RegieWritingRow *self)
{
  g_assert (REGIE_IS_WRITING_ROW (self));
  if (!self->is_theirs)
    save (self);
}

/* The row in which one goes on, or NULL. */
static GtkWidget *
next_row (RegieWritingRow *self)
{
  GtkWidget *row = gtk_widget_get_next_sibling (GTK_WIDGET (self));

  while (row != NULL && !REGIE_IS_WRITING_ROW (row))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
save_and_next (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (widget);
  GtkWidget *next = next_row (self);

  set_theirs (self, FALSE);
  save (self);
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

/* BY (NULL: not known) wrote THEIRS where this is being typed. */
static void
write_theirs (RegieWritingRow *self, RegieForm *theirs, const char *by)
{
  GString *text = g_string_new (NULL);
  GListModel *parts = G_LIST_MODEL (self->writing->parts);
  g_autofree char *said = NULL;

  /* TRANSLATORS: who and when */
  g_string_append_printf (text, _("%s wrote here in the meantime:"),
                          by != NULL ? by : _("Somebody else"));
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (parts, i);
      const char *value = regie_form_get (theirs, part->key);

      g_string_append_printf (text, "\n%s: %s", part->label, value != NULL ? value : "–");
    }
  g_string_append_printf (text, "\n%s",
                          _("What you typed is not saved. Ctrl+Enter puts it in the place of "
                             "that."));
  said = g_string_free (text, FALSE);
  set_text (self, PROP_FAULT, said);
  set_theirs (self, TRUE);
}

/* Who wrote the first of the texts, and when. */
static void
since_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWritingRow) self = data;
  g_autoptr (RegieForm) since = regie_session_ask_finish (self->session, result, NULL);
  const RegieEntity *entity;
  gint64 id;

  if (since == NULL || !self->is_theirs
      || (entity = regie_form_get_seen_kind (since, 0, &id)) == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->writing->parts)); i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (
        G_LIST_MODEL (self->writing->parts), i);
      const RegieField *field = regie_entity_find_key (entity, part->key);
      g_autofree char *key = field != NULL ? g_strconcat (REGIE_LOG_BY, field->name, NULL) : NULL;

      if (key != NULL && regie_form_get (since, key) != NULL)
        {
          write_theirs (self, self->base, regie_form_get (since, key));
          return;
        }
    }
}

static void
say_theirs (RegieWritingRow *self, RegieForm *theirs)
{
  g_autoptr (RegieForm) whole = regie_form_from_text (self->writing->form);
  const RegieEntity *entity;
  gint64 id;

  write_theirs (self, theirs, NULL);
  if (self->session != NULL && (entity = regie_form_get_seen_kind (whole, 0, &id)) != NULL)
    regie_session_ask (self->session, &regie_log_questions[REGIE_LOG_SINCE],
                       g_variant_new ("(sx)", entity->name, id), NULL, since_read,
                       g_object_ref (self));
}

/* Of the template: what stands in the database now comes in the place of what was typed, or above
 * it. */
static void
take_theirs (RegieWritingRow *self)
{
  g_autoptr (RegieForm) theirs = g_hash_table_ref (self->base);

  write_texts (self, theirs);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
keep_both (RegieWritingRow *self)
{
  g_autoptr (RegieForm) both = read_texts (self);
  GHashTableIter iter;
  gpointer key, theirs;

  g_hash_table_iter_init (&iter, self->base);
  while (g_hash_table_iter_next (&iter, &key, &theirs))
    {
      const char *mine = regie_form_get (both, key);
      g_autofree char *joined = mine != NULL && g_strcmp0 (mine, theirs) != 0
                                  ? g_strdup_printf ("%s\n\n%s", (char *) theirs, mine)
                                  : g_strdup (theirs);

      regie_form_set (both, key, joined);
    }
  write_texts (self, both);
  set_theirs (self, FALSE);
  set_text (self, PROP_FAULT, NULL);
  save (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What is typed lies as a draft where the command of before had it. */
static void
move_draft (RegieWritingRow *self)
{
  g_autofree char *place = dup_place (self);

  if (self->place == NULL || strcmp (self->place, place) == 0)
    return;
  put_draft (self, self->place, NULL);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->kept, g_free);
  if (is_dirty (self))
    keep (self);
}

RegieLine *
regie_writing_row_get_line (RegieWritingRow *self)
{
  g_return_val_if_fail (REGIE_IS_WRITING_ROW (self), NULL);
  return self->line;
}

void
regie_writing_row_update (RegieWritingRow *self, RegieLine *line)
{
  RegieWriting *writing;
  g_autoptr (RegieForm) texts = NULL;
  gboolean dirty;

  g_return_if_fail (REGIE_IS_WRITING_ROW (self) && REGIE_IS_LINE (line)
                    && REGIE_IS_WRITING (line->content));
  writing = REGIE_WRITING (line->content);
  dirty = is_dirty (self);
  texts = texts_of (writing);
  g_set_object (&self->writing, writing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUFFIXES]);
  self->is_stale = FALSE;
  if (!forms_equal (texts, self->base))
    {
      gboolean is_mine = self->saving != NULL && forms_equal (texts, self->saving);

      g_hash_table_unref (self->base);
      self->base = g_hash_table_ref (texts);
      if (!dirty)
        write_texts (self, texts);
      else if (!is_mine)
        say_theirs (self, texts);
    }
  move_draft (self);
  if (self->is_again && self->saving == NULL && !self->is_theirs)
    save (self);
}

void
regie_writing_row_set_narrow (RegieWritingRow *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_WRITING_ROW (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->texts, !narrow);
}

/* Was a record seen when DRAFT was typed that is another now? */
static gboolean
rests_on_other (RegieWritingRow *self, RegieForm *draft)
{
  g_autoptr (RegieForm) now = regie_form_from_text (self->writing->form);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, draft);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *) key == '<' && g_strcmp0 (regie_form_get (now, key), value) != 0)
      return TRUE;
  return FALSE;
}

static void
draft_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWritingRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieForm) form = regie_session_ask_finish (self->session, result, &error);

  /* Whoever already began to type again keeps that. */
  if (form == NULL || is_dirty (self))
    return;
  g_clear_pointer (&self->place, g_free);
  self->place = dup_place (self);
  write_texts (self, form);
  if (!is_dirty (self))
    drop_draft (self);
  else if (rests_on_other (self, form))
    say_theirs (self, self->base);
}

/* What was typed here the last time, and was not saved, is there again. */
static void
regie_writing_row_map (GtkWidget *widget)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, REGIE_TYPE_PAGE);
  g_autofree char *place = NULL;

  GTK_WIDGET_CLASS (regie_writing_row_parent_class)->map (widget);
  if (self->is_asked || page == NULL)
    return;
  self->is_asked = TRUE;
  g_set_object (&self->session, regie_page_get_session (REGIE_PAGE (page)));
  place = dup_place (self);
  regie_session_ask (self->session, &regie_office_questions[REGIE_DRAFT_READ],
                     g_variant_new_string (place), NULL, draft_read, g_object_ref (self));
}

static gboolean
regie_writing_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *text = gtk_widget_get_first_child (GTK_WIDGET (REGIE_WRITING_ROW (widget)->texts));

  return text != NULL && gtk_widget_grab_focus (text);
}

static void
regie_writing_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (object);

  if (id == PROP_LINE)
    g_value_set_object (value, self->line);
  else if (id == PROP_WRITING)
    g_value_set_object (value, self->writing);
  else if (id == PROP_THEIRS)
    g_value_set_boolean (value, self->is_theirs);
  else if (id == PROP_SUFFIXES)
    g_value_set_object (value, self->writing != NULL ? self->writing->suffixes : NULL);
  else
    g_value_set_string (value, id == PROP_STATE ? self->state : self->fault);
}

static void
regie_writing_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  REGIE_WRITING_ROW (object)->line = g_value_dup_object (value);
}

static void
regie_writing_row_constructed (GObject *object)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (object);

  G_OBJECT_CLASS (regie_writing_row_parent_class)->constructed (object);
  g_assert (self->line != NULL && REGIE_IS_WRITING (self->line->content));
  self->writing = REGIE_WRITING (g_object_ref (self->line->content));
  g_object_set (self, "title", self->line->title, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->writing->parts)); i++)
    {
      g_autoptr (RegieWritingPart) part = g_list_model_get_item (
        G_LIST_MODEL (self->writing->parts), i);
      GtkWidget *text = regie_writing_text_new (part, self->line->title);

      g_signal_connect_object (text, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->texts, text);
    }
  self->base = texts_of (self->writing);
  write_texts (self, self->base);
  set_text (self, PROP_STATE, NULL);
  g_object_notify_by_pspec (object, properties[PROP_WRITING]);
  g_object_notify_by_pspec (object, properties[PROP_SUFFIXES]);
}

static void
regie_writing_row_dispose (GObject *object)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_WRITING_ROW);
  G_OBJECT_CLASS (regie_writing_row_parent_class)->dispose (object);
}

static void
regie_writing_row_finalize (GObject *object)
{
  RegieWritingRow *self = REGIE_WRITING_ROW (object);

  g_clear_object (&self->line);
  g_clear_object (&self->writing);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_hash_table_unref);
  g_clear_pointer (&self->saving, g_hash_table_unref);
  g_free (self->state);
  g_free (self->fault);
  g_free (self->place);
  g_free (self->kept);
  G_OBJECT_CLASS (regie_writing_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LINE] = g_param_spec_object ("line", NULL, NULL, regie_line_get_type (),
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRITING] = g_param_spec_object ("writing", NULL, NULL, regie_writing_get_type (),
                                                  told);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, told);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, told);
  properties[PROP_SUFFIXES] = g_param_spec_object ("suffixes", NULL, NULL, G_TYPE_LIST_MODEL, told);
  properties[PROP_THEIRS] = g_param_spec_boolean ("theirs", NULL, NULL, FALSE, told);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
regie_writing_row_class_init (RegieWritingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (REGIE_TYPE_SUFFIXES);
  object_class->get_property = regie_writing_row_get_property;
  object_class->set_property = regie_writing_row_set_property;
  object_class->constructed = regie_writing_row_constructed;
  object_class->dispose = regie_writing_row_dispose;
  object_class->finalize = regie_writing_row_finalize;
  widget_class->map = regie_writing_row_map;
  widget_class->grab_focus = regie_writing_row_grab_focus;
  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "writing.next", NULL, save_and_next);
  regie_widget_class_set_ui (widget_class, "regie-writing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieWritingRow, texts);
  gtk_widget_class_bind_template_callback (widget_class, keep_both);
  gtk_widget_class_bind_template_callback (widget_class, left);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs);
}

static void
regie_writing_row_init (RegieWritingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
