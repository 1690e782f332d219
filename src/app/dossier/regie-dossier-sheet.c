/* SPDX-License-Identifier: EUPL-1.2 */
/* The views of a dossier that are pages of chapters. */
#include "regie-dossier-sheet.h"

#include "regie-dossier-views.h"
#include "regie-sheet.h"

typedef struct {
  RegieSheet *sheet;
  const RegieQuestion *question;
  int maximum_size;
} RegieDossierSheetPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RegieDossierSheet, regie_dossier_sheet, REGIE_TYPE_PAGE)

struct _RegieDossierPlan {
  RegieDossierSheet parent_instance;
  int week; /* so many from the one that is shown by itself */
};

G_DEFINE_FINAL_TYPE (RegieDossierPlan, regie_dossier_plan, REGIE_TYPE_DOSSIER_SHEET)

enum { PROP_QUESTION = 1, PROP_MAXIMUM_SIZE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegieDossierSheetPrivate *
get (RegieDossierSheet *self)
{
  return regie_dossier_sheet_get_instance_private (self);
}

/* Not at what stands above every view. */
static gboolean
regie_dossier_sheet_begin (RegiePage *page)
{
  return regie_page_get_view (page) != NULL
         && regie_page_begin_in (GTK_WIDGET (get (REGIE_DOSSIER_SHEET (page))->sheet));
}

static const RegieQuestion *
regie_dossier_sheet_ask (RegiePage *page, GVariant **target)
{
  RegieDossierSheet *self = REGIE_DOSSIER_SHEET (page);

  if (regie_page_get_subject (page) == 0)
    return NULL;
  *target = REGIE_DOSSIER_SHEET_GET_CLASS (self)->target (self);
  return get (self)->question;
}

static GVariant *
regie_dossier_sheet_target (RegieDossierSheet *self)
{
  return g_variant_new_int64 (regie_page_get_subject (REGIE_PAGE (self)));
}

/* Nothing of one person stands under the name of another. */
static void
regie_dossier_sheet_cleared (RegiePage *page)
{
  regie_sheet_set_chapters (get (REGIE_DOSSIER_SHEET (page))->sheet, NULL);
}

static void
regie_dossier_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_MAXIMUM_SIZE);
  g_value_set_int (value, get (REGIE_DOSSIER_SHEET (object))->maximum_size);
}

static void
regie_dossier_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieDossierSheetPrivate *p = get (REGIE_DOSSIER_SHEET (object));

  if (id == PROP_QUESTION)
    p->question = g_value_get_pointer (value);
  else
    p->maximum_size = g_value_get_int (value);
}

static void
regie_dossier_sheet_class_init (RegieDossierSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_dossier_part_get_type ());
  object_class->get_property = regie_dossier_sheet_get_property;
  object_class->set_property = regie_dossier_sheet_set_property;
  REGIE_PAGE_CLASS (klass)->concerns = regie_page_concerns_dossier;
  REGIE_PAGE_CLASS (klass)->ask = regie_dossier_sheet_ask;
  REGIE_PAGE_CLASS (klass)->begin = regie_dossier_sheet_begin;
  REGIE_PAGE_CLASS (klass)->cleared = regie_dossier_sheet_cleared;
  klass->target = regie_dossier_sheet_target;
  properties[PROP_QUESTION] = g_param_spec_pointer (
    "question", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAXIMUM_SIZE] = g_param_spec_int ("maximum-size", NULL, NULL, 0, G_MAXINT, 760,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-dossier-sheet.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RegieDossierSheet, sheet);
}

static void
regie_dossier_sheet_init (RegieDossierSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GVariant *
regie_dossier_plan_target (RegieDossierSheet *sheet)
{
  return g_variant_new ("(xi)", regie_page_get_subject (REGIE_PAGE (sheet)),
                        REGIE_DOSSIER_PLAN (sheet)->week);
}

static void
regie_dossier_plan_cleared (RegiePage *page)
{
  REGIE_DOSSIER_PLAN (page)->week = 0;
  REGIE_PAGE_CLASS (regie_dossier_plan_parent_class)->cleared (page);
}

static void
another_week (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_DOSSIER_PLAN (widget)->week += g_variant_get_int32 (target);
  regie_page_refresh (REGIE_PAGE (widget));
}

static void
regie_dossier_plan_class_init (RegieDossierPlanClass *klass)
{
  REGIE_PAGE_CLASS (klass)->cleared = regie_dossier_plan_cleared;
  REGIE_DOSSIER_SHEET_CLASS (klass)->target = regie_dossier_plan_target;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dossier.week", "i", another_week);
}

static void
regie_dossier_plan_init (RegieDossierPlan *self)
{
}
