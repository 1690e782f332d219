/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-what-if.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-fact-dialog.h"
#include "regie-parts.h"
#include "regie-text.h"

/* A fact that is only tried out; RECORD is the planned fact that it moves, if it does. */
typedef struct {
  RegieForm *form;
  RegieFact fact;
  RegieRecord *record;
  gboolean on;
} Tried;

struct _RegieWhatIf {
  GtkWidget parent_instance;
  RegieSession *session;
  const RegieDossier *dossier;
  GtkListBox *tried, *changes;
  GArray *tries;       /* Tried */
  GArray *extra;       /* RegieFact: those that are on */
  GArray *what_if;     /* RegieDeadline */
  GArray *merged;      /* RegieFact */
  guint editing;       /* place in TRIES of what the open form changes; G_MAXUINT for a new one */
  RegieRecord *moving; /* or the planned fact that it moves */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieWhatIf, regie_what_if, GTK_TYPE_WIDGET)

static const RegieOffice *
office_of (const RegieWhatIf *self)
{
  return regie_session_get_office (self->session);
}

static void
tried_clear (gpointer data)
{
  Tried *tried = data;

  g_clear_pointer (&tried->form, g_hash_table_unref);
  g_clear_object (&tried->record);
}

/* Pairs a deadline with the one of the same rule and the same first fact after the trial. */
static const RegieDeadline *
find_same (const RegieWhatIf *self, const RegieDeadline *old)
{
  gint64 id = old->n_facts > 0 ? g_array_index (self->dossier->facts, RegieFact, old->facts[0]).id
                               : 0;

  for (guint i = 0; i < self->what_if->len; i++)
    {
      const RegieDeadline *d = &g_array_index (self->what_if, RegieDeadline, i);

      if (d->rule == old->rule
          && (d->n_facts == 0 || g_array_index (self->merged, RegieFact, d->facts[0]).id == id))
        return d;
    }
  return NULL;
}

static void
add_change_row (RegieWhatIf *self, const RegieRule *rule, RegieDay was, RegieDay now,
                const RegieDeadline *d)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;
  g_autofree char *old_text = regie_day_dup_medium (was);
  g_autofree char *new_text = regie_day_dup_medium (now);
  g_autofree char *difference = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *reading = NULL;

  label = regie_label_new (rule->name, "strong", 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (top), label);
  if (was != REGIE_DAY_NONE && now != REGIE_DAY_NONE)
    {
      difference = g_strdup_printf (ngettext ("%+d day", "%+d days", ABS (now - was)), now - was);
      gtk_box_append (GTK_BOX (top), regie_label_new (difference, "what-if-text", 1));
    }
  gtk_box_append (GTK_BOX (box), top);
  markup = was != REGIE_DAY_NONE ? g_strdup_printf ("<s>%s</s> → <b>%s</b>", old_text,
                                                    now != REGIE_DAY_NONE ? new_text : _("lapses"))
                                 : g_strdup_printf ("<b>%s</b>", new_text);
  label = regie_label_new (NULL, NULL, 0);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_box_append (GTK_BOX (box), label);
  if (d != NULL && d->uncertain && d->other != REGIE_DAY_NONE)
    {
      g_autofree char *other = regie_day_dup_medium (d->other);

      reading = g_strdup_printf (_("other reading: %s"), other);
      gtk_box_append (GTK_BOX (box), regie_label_new (reading, "reading", 0));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->changes, row);
}

static void
fill_changes (RegieWhatIf *self)
{
  regie_clear_children (GTK_WIDGET (self->changes));
  for (guint i = 0; i < self->dossier->deadlines->len; i++)
    {
      const RegieDeadline *old = &g_array_index (self->dossier->deadlines, RegieDeadline, i);
      const RegieDeadline *now = find_same (self, old);
      const RegieRule *rule = regie_rules_get (office_of (self)->rules, old->rule);

      if (now == NULL)
        add_change_row (self, rule, old->due, REGIE_DAY_NONE, NULL);
      else if (now->due != old->due
               || (rule->shape == REGIE_RULE_WINDOW_BEFORE && now->begin != old->begin))
        add_change_row (self, rule, rule->shape == REGIE_RULE_WINDOW_BEFORE ? old->begin : old->due,
                        rule->shape == REGIE_RULE_WINDOW_BEFORE ? now->begin : now->due, now);
    }
  for (guint i = 0; i < self->what_if->len; i++)
    {
      const RegieDeadline *d = &g_array_index (self->what_if, RegieDeadline, i);
      gboolean known = FALSE;

      for (guint k = 0; k < self->dossier->deadlines->len && !known; k++)
        known = find_same (self, &g_array_index (self->dossier->deadlines, RegieDeadline, k)) == d;
      if (!known && d->due != REGIE_DAY_NONE)
        add_change_row (self, regie_rules_get (office_of (self)->rules, d->rule), REGIE_DAY_NONE,
                        d->due, d);
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->changes)) == NULL)
    gtk_list_box_append (self->changes, regie_label_new (_("No date changes."), "dim-label", 0));
}

/* Runs the clock again with what is on. */
static void
update (RegieWhatIf *self)
{
  g_array_set_size (self->extra, 0);
  g_array_set_size (self->what_if, 0);
  g_clear_pointer (&self->merged, g_array_unref);
  if (self->dossier == NULL)
    return;
  for (guint i = 0; i < self->tries->len; i++)
    if (g_array_index (self->tries, Tried, i).on)
      g_array_append_val (self->extra, g_array_index (self->tries, Tried, i).fact);
  regie_dossier_what_if (self->dossier, office_of (self), self->extra, self->what_if,
                         &self->merged);
  fill_changes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
switched (GtkSwitch *widget, GParamSpec *pspec, RegieWhatIf *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "at"));

  if (at < self->tries->len)
    g_array_index (self->tries, Tried, at).on = gtk_switch_get_active (widget);
  update (self);
}

static void fill_tried (RegieWhatIf *self);

static void
try_form (RegieWhatIf *self, RegieForm *form)
{
  Tried tried = { g_hash_table_ref (form), { 0 }, g_steal_pointer (&self->moving), TRUE };

  regie_form_to_fact (form, &tried.fact);
  tried.fact.flags |= REGIE_FACT_PLANNED;
  if (self->editing < self->tries->len)
    {
      Tried *old = &g_array_index (self->tries, Tried, self->editing);

      tried.fact.id = old->fact.id;
      g_set_object (&tried.record, old->record);
      tried_clear (old);
      *old = tried;
    }
  else
    {
      tried.fact.id = tried.record != NULL ? regie_record_get_id (tried.record)
                                           : -1 - (gint64) self->tries->len;
      g_array_append_val (self->tries, tried);
    }
  fill_tried (self);
  update (self);
}

static void
present (RegieWhatIf *self, RegieForm *form)
{
  RegieFactDialog *dialog = regie_fact_dialog_present_trial (
    GTK_WIDGET (self), self->session, regie_record_get_id (self->dossier->dossier),
    regie_get (self->dossier->person, Person, born), form);

  g_signal_connect_object (dialog, "tried", G_CALLBACK (try_form), self, G_CONNECT_SWAPPED);
}

void
regie_what_if_ask (RegieWhatIf *self)
{
  if (self->dossier == NULL)
    return;
  self->editing = G_MAXUINT;
  g_clear_object (&self->moving);
  present (self, NULL);
}

static void
edit_clicked (GtkWidget *button, RegieWhatIf *self)
{
  self->editing = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "at"));
  g_clear_object (&self->moving);
  if (self->editing < self->tries->len)
    present (self, g_array_index (self->tries, Tried, self->editing).form);
}

/* The form of a record as it stands. */
static RegieForm *
form_of (RegieRecord *record)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  RegieForm *form = regie_form_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF && entity->fields[i].kind != REGIE_MOMENT)
      regie_form_set (form, entity->fields[i].key,
                      regie_record_get (record, entity->fields[i].name));
  return form;
}

static void
move_clicked (GtkWidget *button, RegieWhatIf *self)
{
  RegieRecord *record = g_object_get_data (G_OBJECT (button), "record");
  g_autoptr (GHashTable) form = form_of (record);

  self->editing = G_MAXUINT;
  g_set_object (&self->moving, record);
  present (self, form);
}

static GtkWidget *
add_row (RegieWhatIf *self, const char *title, RegieDay day, const char *tooltip, GCallback clicked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *label;
  g_autofree char *date = regie_day_dup_long (day);
  g_autofree char *text = g_strdup_printf ("%s\n%s", title, date);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", tooltip, title);

  label = regie_label_new (text, NULL, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_append (self->tried, box);
  return button;
}

static gboolean
is_moved (RegieWhatIf *self, RegieRecord *record)
{
  for (guint i = 0; i < self->tries->len; i++)
    if (g_array_index (self->tries, Tried, i).fact.id == regie_record_get_id (record))
      return TRUE;
  return FALSE;
}

/* What is tried, each with a switch; then what is planned already and could be moved. */
static void
fill_tried (RegieWhatIf *self)
{
  const RegieCodes *codes = office_of (self)->codes;

  regie_clear_children (GTK_WIDGET (self->tried));
  for (guint i = 0; i < self->tries->len; i++)
    {
      Tried *tried = &g_array_index (self->tries, Tried, i);
      const char *kind = regie_form_get (tried->form, "soort");
      const char *title = regie_codes_label (codes, "feit", kind);
      /* Only DUO decides: in a trial an extension is a supposition. */
      const char *shown = strcmp (kind, "verlenging_besluit") == 0
                            ? _("If DUO grants this extension")
                            : title;
      GtkWidget *edit = add_row (self, shown, tried->fact.day, _("Change"),
                                 G_CALLBACK (edit_clicked));
      GtkWidget *toggle = gtk_switch_new ();

      g_object_set_data (G_OBJECT (edit), "at", GUINT_TO_POINTER (i));
      gtk_switch_set_active (GTK_SWITCH (toggle), tried->on);
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, shown,
                                      -1);
      g_object_set_data (G_OBJECT (toggle), "at", GUINT_TO_POINTER (i));
      g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched), self, 0);
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (edit)), toggle);
    }
  for (guint i = 0; i < self->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (self->dossier->facts, RegieFact, i);
      RegieRecord *record = regie_dossier_get_record (self->dossier, i);
      g_autofree char *title = NULL;

      if (!(fact->flags & REGIE_FACT_PLANNED) || record == NULL || is_moved (self, record))
        continue;
      /* TRANSLATORS: a fact that is planned already */
      title = g_strdup_printf (_("Planned: %s"),
                               regie_codes_label (codes, "feit", regie_get (record, Fact, kind)));
      g_object_set_data_full (G_OBJECT (add_row (self, title, fact->day, _("Move"),
                                                 G_CALLBACK (move_clicked))),
                              "record", g_object_ref (record), g_object_unref);
    }
}

void
regie_what_if_set (RegieWhatIf *self, RegieSession *session, const RegieDossier *dossier)
{
  g_set_object (&self->session, session);
  self->dossier = dossier;
  if (dossier != NULL)
    {
      fill_tried (self);
      update (self);
    }
}

void
regie_what_if_clear (RegieWhatIf *self)
{
  g_array_set_size (self->tries, 0);
  g_array_set_size (self->extra, 0);
  regie_clear_children (GTK_WIDGET (self->tried));
}

gboolean
regie_what_if_is_empty (RegieWhatIf *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->tried)) == NULL;
}

const GArray *
regie_what_if_get_facts (RegieWhatIf *self)
{
  return self->extra;
}

const GArray *
regie_what_if_get_deadlines (RegieWhatIf *self)
{
  return self->extra->len > 0 ? self->what_if : NULL;
}

char **
regie_what_if_dup_forms (RegieWhatIf *self)
{
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();

  for (guint i = 0; i < self->tries->len; i++)
    {
      const Tried *tried = &g_array_index (self->tries, Tried, i);
      g_autofree char *moves = tried->record != NULL
                                 ? g_strdup_printf ("%" G_GINT64_FORMAT,
                                                    regie_record_get_id (tried->record))
                                 : NULL;
      g_autoptr (RegieForm) form = NULL;
      g_autofree char *text = NULL;

      if (!tried->on)
        continue;
      text = regie_form_to_text (tried->form);
      form = regie_form_from_text (text);
      regie_form_set (form, REGIE_FORM_MOVES, moves);
      g_free (text);
      text = regie_form_to_text (form);
      g_strv_builder_add (forms, text);
    }
  return g_strv_builder_end (forms);
}

static void
regie_what_if_dispose (GObject *object)
{
  RegieWhatIf *self = REGIE_WHAT_IF (object);

  self->dossier = NULL;
  g_clear_pointer (&self->tries, g_array_unref);
  g_clear_pointer (&self->extra, g_array_unref);
  g_clear_pointer (&self->what_if, g_array_unref);
  g_clear_pointer (&self->merged, g_array_unref);
  g_clear_object (&self->moving);
  g_clear_object (&self->session);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_what_if_parent_class)->dispose (object);
}

static void
regie_what_if_class_init (RegieWhatIfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_what_if_dispose;
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-what-if.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieWhatIf, tried);
  gtk_widget_class_bind_template_child (widget_class, RegieWhatIf, changes);
}

static void
regie_what_if_init (RegieWhatIf *self)
{
  self->tries = g_array_new (FALSE, FALSE, sizeof (Tried));
  g_array_set_clear_func (self->tries, tried_clear);
  self->extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  self->what_if = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  self->editing = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}
