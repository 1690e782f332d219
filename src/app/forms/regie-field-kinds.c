/* SPDX-License-Identifier: EUPL-1.2 */
/* Which row a field gets, by its kind. */
#include "regie-field-kinds.h"

#include <glib/gi18n.h>

#include "regie-choice-row.h"
#include "regie-day-row.h"
#include "regie-note-row.h"
#include "regie-number-row.h"
#include "regie-option.h"
#include "regie-partial-row.h"
#include "regie-switch-row.h"
#include "regie-text-row.h"

static GType
get_class (RegieKind kind)
{
  switch (kind)
    {
    case REGIE_CODE:
    case REGIE_BOOL:
      return REGIE_TYPE_CHOICE_ROW;
    case REGIE_NOTE:
      return REGIE_TYPE_NOTE_ROW;
    case REGIE_DAY:
      return REGIE_TYPE_DAY_ROW;
    case REGIE_PARTIAL:
      return REGIE_TYPE_PARTIAL_ROW;
    case REGIE_INT:
    case REGIE_MONEY:
      return REGIE_TYPE_NUMBER_ROW;
    default:
      return REGIE_TYPE_TEXT_ROW;
    }
}

/* What can be chosen in FIELD, which may be left open as well. */
static GListStore *
make_options (const RegieField *field, const RegieCodes *codes)
{
  GListStore *options = regie_options_new (TRUE);

  if (field->kind == REGIE_CODE)
    regie_options_add_codes (options, codes, field->list);
  else
    {
      regie_options_add (options, "1", _("Yes"));
      regie_options_add (options, "0", _("No"));
    }
  return options;
}

RegieFieldRow *
regie_field_row_new (const RegieField *field, const RegieCodes *codes, const char *value,
                     gboolean required)
{
  RegieFieldRow *self;

  g_return_val_if_fail (field != NULL, NULL);
  self = g_object_new (get_class (field->kind), "field", field, "required", required, NULL);
  if (REGIE_IS_CHOICE_ROW (self))
    {
      g_autoptr (GListStore) options = make_options (field, codes);

      adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (options));
    }
  regie_field_row_set_value (self, value);
  return self;
}

RegieFieldRow *
regie_field_row_new_choice (const RegieField *field, GListModel *options, const char *value)
{
  RegieFieldRow *self;

  g_return_val_if_fail (field != NULL && G_IS_LIST_MODEL (options), NULL);
  self = g_object_new (REGIE_TYPE_CHOICE_ROW, "field", field, "model", options, NULL);
  regie_field_row_set_value (self, value);
  return self;
}

RegieFieldRow *
regie_field_row_new_switch (const RegieField *field, const char *value)
{
  RegieFieldRow *self;

  g_return_val_if_fail (field != NULL && field->kind == REGIE_BOOL, NULL);
  self = g_object_new (REGIE_TYPE_SWITCH_ROW, "field", field, NULL);
  regie_field_row_set_value (self, value);
  return self;
}
