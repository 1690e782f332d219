/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts that are written where they stand. */
#include "regie-writing.h"

static const RegieProp writing_props[] = {
  REGIE_PROP_PASSING (RegieWriting, about, "about", TEXT),
  REGIE_PROP_PASSING (RegieWriting, shape, "shape", INT),
  REGIE_PROP_PASSING (RegieWriting, command, "command", TEXT),
  REGIE_PROP_PASSING (RegieWriting, target, "target", TARGET),
  REGIE_PROP_PASSING (RegieWriting, form, "form", TEXT),
  REGIE_PROP_PASSING (RegieWriting, suffixes, "suffixes", LIST),
  REGIE_PROP (RegieWriting, parts, "parts", LIST),
};
REGIE_DEFINE_ITEM (RegieWriting, regie_writing, writing_props)

static const RegieProp writing_part_props[] = {
  REGIE_PROP (RegieWritingPart, key, "key", TEXT),
  REGIE_PROP (RegieWritingPart, label, "label", TEXT),
  REGIE_PROP (RegieWritingPart, hint, "hint", TEXT),
  REGIE_PROP_PASSING (RegieWritingPart, text, "text", TEXT),
};
REGIE_DEFINE_ITEM (RegieWritingPart, regie_writing_part, writing_part_props)

RegieWriting *
regie_line_add_writing (RegieLine *self, RegieEntityId entity, RegieRecord *record, RegieForm *own)
{
  RegieWriting *writing;
  g_autoptr (RegieForm) form = NULL;
  g_autofree char *hangs = NULL;

  g_return_val_if_fail (REGIE_IS_LINE (self) && self->content == NULL && entity < REGIE_N_ENTITIES
                          && (record != NULL || own != NULL),
                        NULL);
  writing = g_object_new (regie_writing_get_type (), NULL);
  writing->shape = REGIE_SHAPE_NONE;
  g_object_unref (writing->suffixes);
  writing->suffixes = g_steal_pointer (&self->suffixes);
  self->suffixes = g_list_store_new (REGIE_TYPE_ITEM);
  hangs = own != NULL ? regie_form_to_text (own) : NULL;
  if (record != NULL)
    {
      form = regie_form_from_record (record);
      writing->command = g_strdup ("record.change");
      writing->target = g_variant_ref_sink (
        g_variant_new ("(sx)", regie_entity (entity)->name, regie_record_get_id (record)));
    }
  else
    {
      form = regie_form_new ();
      writing->command = g_strdup ("record.add");
      writing->target = g_variant_ref_sink (
        g_variant_new ("(ss)", regie_entity (entity)->name, hangs));
    }
  writing->form = regie_form_to_text (form);
  regie_line_take_content (self, REGIE_ITEM (writing));
  return writing;
}

void
regie_writing_add_part (RegieWriting *self, const RegieField *field, const char *label,
                        const char *hint)
{
  g_autoptr (RegieWritingPart) part = NULL;
  g_autoptr (RegieForm) form = NULL;

  g_return_if_fail (REGIE_IS_WRITING (self) && field != NULL && label != NULL);
  form = regie_form_from_text (self->form);
  part = g_object_new (regie_writing_part_get_type (), NULL);
  part->key = g_strdup (field->key);
  part->label = g_strdup (label);
  part->hint = g_strdup (hint);
  part->text = g_strdup (regie_form_get (form, field->key));
  g_list_store_append (self->parts, part);
}

void
regie_writing_set_along (RegieWriting *self, const RegieField *field, const char *value)
{
  g_autoptr (RegieForm) form = NULL;

  g_return_if_fail (REGIE_IS_WRITING (self) && field != NULL);
  form = regie_form_from_text (self->form);
  regie_form_set (form, field->key, value);
  g_free (self->form);
  self->form = regie_form_to_text (form);
}
