/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-duo-panel.h"

#include <glib/gi18n.h>

#include "regie-palette.h"
#include "regie-parts.h"
#include "regie-preflight.h"
#include "regie-text.h"

struct _RegieDuoPanel {
  GtkWidget parent_instance;
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RegieDuoPanel, regie_duo_panel, GTK_TYPE_WIDGET)

/* What is wrong with FACT, a sentence a line; what only asks for a look is left out once it was
 * reported. */
static char *
dup_trouble (const GPtrArray *findings, guint fact, gboolean reported)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s (%s)", finding->sentence, finding->rule);

      if (finding->fact == fact
          && (finding->verdict == REGIE_VERDICT_REFUSED
              || (finding->verdict == REGIE_VERDICT_NOTE && !reported)))
        g_strv_builder_add (lines, line);
    }
  list = g_strv_builder_end (lines);
  return g_strjoinv ("\n", list);
}

static void
add_row (RegieDuoPanel *self, RegieShape shape, const char *title, const char *about,
         GtkWidget *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *symbol = regie_symbol_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (about, -1);

  regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
  gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), symbol);
  if (end != NULL)
    {
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
    }
  gtk_list_box_append (self->list, row);
}

static GtkWidget *
report_button (guint fact, const char *about)
{
  GtkWidget *button = gtk_button_new_with_label (_("Mark as reported"));
  /* TRANSLATORS: a button for a screen reader: which fact was reported */
  g_autofree char *spoken = g_strdup_printf (_("Reported to DUO: %s"), about);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.reported");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", fact);
  gtk_widget_set_tooltip_text (button, _("DUO was told of this today"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

/* From before the dossier was recorded here: whether DUO was told is not known, and it is not
 * counted as open. */
static gboolean
is_older (const RegieDossier *dossier, guint fact)
{
  RegieDay from = regie_get_day (dossier->dossier, Dossier, recorded_from);

  return from != REGIE_DAY_NONE && g_array_index (dossier->facts, RegieFact, fact).day < from;
}

static void
add_fact (RegieDuoPanel *self, const RegieOffice *office, const RegieDossier *dossier,
          const GPtrArray *findings, guint fact)
{
  RegieRecord *record = regie_dossier_get_record (dossier, fact);
  RegieDay told = regie_get_day (record, Fact, reported_on);
  const RegieFinding *worst = regie_preflight_worst (findings, fact);
  gboolean refused = worst != NULL && worst->verdict == REGIE_VERDICT_REFUSED;
  const char *label = regie_codes_label (office->codes, "feit", regie_get (record, Fact, kind));
  const char *route = regie_get (record, Fact, route);
  g_autofree char *trouble = dup_trouble (findings, fact, told != REGIE_DAY_NONE);
  g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));
  g_autofree char *told_on = regie_day_dup_medium (told);
  g_autofree char *state = NULL;
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;

  title = route != NULL
            ? g_strdup_printf ("%s · %s · %s", label,
                               regie_codes_label (office->codes, "leerroute", route), day)
            : g_strdup_printf ("%s · %s", label, day);
  state = told != REGIE_DAY_NONE
            ? g_strdup_printf (_("Reported on %s"), told_on)
            : g_strdup (
              refused ? _("DUO would refuse this")
              : is_older (dossier, fact)
                ? _("From before the dossier was recorded here: not known whether it was reported")
                : _("Not reported yet"));
  about = *trouble != '\0' ? g_strdup_printf ("%s\n%s", state, trouble) : g_strdup (state);
  add_row (self,
           refused                  ? REGIE_SHAPE_LATE
           : told != REGIE_DAY_NONE ? REGIE_SHAPE_DONE
                                    : REGIE_SHAPE_RUN,
           title, about, told == REGIE_DAY_NONE && !refused ? report_button (fact, title) : NULL);
}

void
regie_duo_panel_fill (RegieDuoPanel *self, const RegieOffice *office, const RegieDossier *dossier)
{
  g_autoptr (GPtrArray) findings = regie_dossier_preflight (dossier, office);
  const RegieFinding *person = regie_preflight_worst (findings, G_MAXUINT);
  guint n_open = 0;
  guint n_refused = 0;
  guint n = 0;
  g_autofree char *open = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *refused = NULL;

  regie_clear_children (GTK_WIDGET (self->list));
  if (person != NULL && person->verdict == REGIE_VERDICT_REFUSED)
    add_row (self, REGIE_SHAPE_LATE, _("DUO shows nothing of this person"), person->sentence,
             NULL);
  for (guint i = dossier->facts->len; i-- > 0;)
    {
      const RegieFact *fact = &g_array_index (dossier->facts, RegieFact, i);
      const RegieFinding *worst = regie_preflight_worst (findings, i);

      if (!regie_preflight_concerns (fact->kind)
          || fact->flags & (REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE))
        continue;
      n++;
      n_open += regie_get_day (regie_dossier_get_record (dossier, i), Fact, reported_on)
                  == REGIE_DAY_NONE
                && !is_older (dossier, i);
      n_refused += worst != NULL && worst->verdict == REGIE_VERDICT_REFUSED;
      add_fact (self, office, dossier, findings, i);
    }
  if (n == 0)
    add_row (self, REGIE_SHAPE_RUN, _("The first is the PIP: its route, its level and its date."),
             "", NULL);
  open = g_strdup_printf (ngettext ("%u fact is still to be reported.",
                                    "%u facts are still to be reported.", n_open),
                          n_open);
  refused = g_strdup_printf (ngettext ("DUO would refuse %u.", "DUO would refuse %u.", n_refused),
                             n_refused);
  summary = g_strdup_printf ("%s %s",
                             n == 0        ? _("Nothing to report yet")
                             : n_open == 0 ? _("Nothing is left to report.")
                                           : open,
                             n_refused > 0 ? refused : "");
  gtk_label_set_text (self->summary, summary);
}

static void
regie_duo_panel_dispose (GObject *object)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_duo_panel_parent_class)->dispose (object);
}

static void
regie_duo_panel_class_init (RegieDuoPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_duo_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-duo-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDuoPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, RegieDuoPanel, list);
}

static void
regie_duo_panel_init (RegieDuoPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
