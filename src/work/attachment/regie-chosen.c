/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that were chosen together, before it is asked what they are. */
#include "regie-chosen.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-schema.h"
#include "regie-text.h"

void
regie_chosen_free (RegieChosen *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->left);
  g_free (self);
}

static void
leave_out (RegieChosen *self, const char *name, const char *why)
{
  /* TRANSLATORS: the name of a file, and why it stays out */
  g_ptr_array_add (self->left, g_strdup_printf (_("%s: %s"), name, why));
}

static gsize
count_bytes (const RegieChosen *self)
{
  gsize n = 0;

  for (guint i = 0; i < self->files->len; i++)
    n += g_bytes_get_size (((RegieIncoming *) self->files->pdata[i])->bytes);
  return n;
}

static gboolean
is_there (const RegieChosen *self, const char *sha256)
{
  for (guint i = 0; i < self->files->len; i++)
    if (strcmp (((RegieIncoming *) self->files->pdata[i])->sha256, sha256) == 0)
      return TRUE;
  return FALSE;
}

static void
read_one (RegieChosen *self, GFile *file, GCancellable *cancellable)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = regie_incoming_dup_name (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIncoming) incoming = regie_incoming_read (file, cancellable, &error);

  if (incoming == NULL)
    leave_out (self, name, error->message);
  else if (is_there (self, incoming->sha256))
    leave_out (self, name, _("this is the same as another of them."));
  else if (count_bytes (self) + g_bytes_get_size (incoming->bytes) > REGIE_INCOMING_MOST_TOGETHER)
    leave_out (self, name, _("this is too much at once. Add it after the others."));
  else
    g_ptr_array_add (self->files, g_steal_pointer (&incoming));
}

RegieChosen *
regie_chosen_read (const GPtrArray *files, GCancellable *cancellable)
{
  RegieChosen *self = g_new (RegieChosen, 1);

  g_return_val_if_fail (files != NULL, NULL);
  *self = (RegieChosen){ g_ptr_array_new_with_free_func ((GDestroyNotify) regie_incoming_free),
                         g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < files->len; i++)
    read_one (self, files->pdata[i], cancellable);
  return self;
}

void
regie_chosen_leave_known (RegieChosen *self, char **titles)
{
  g_return_if_fail (self != NULL && titles != NULL);
  g_return_if_fail (g_strv_length (titles) == self->files->len);
  for (guint i = self->files->len; i-- > 0;)
    if (*titles[i] != '\0')
      {
        /* TRANSLATORS: the title of a file in the dossier */
        g_autofree char *why = g_strdup_printf (_("this is in the dossier already, as “%s”."),
                                                titles[i]);

        leave_out (self, ((RegieIncoming *) self->files->pdata[i])->name, why);
        g_ptr_array_remove_index (self->files, i);
      }
}

char *
regie_chosen_dup_about (const RegieChosen *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->files->len; i++)
    {
      const RegieIncoming *file = self->files->pdata[i];
      g_autofree char *size = regie_incoming_dup_size (g_bytes_get_size (file->bytes));

      g_string_append_printf (text, "%s%s · %s, %s", i > 0 ? "\n" : "", file->name,
                              regie_incoming_get_word (file->media_type), size);
    }
  if (self->left->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", _("These stay out:"));
  for (guint i = 0; i < self->left->len; i++)
    g_string_append_printf (text, "\n%s", (char *) self->left->pdata[i]);
  return g_strdup (text->str);
}

/* The kind that NAME speaks of, or NULL.  Health and identity go before what such a paper is. */
static const char *
guess_kind (const char *name)
{
  const char *medical = REGIE_CODE_KEY (Attachment, kind, REGIE_ATTACHMENT_MEDICAL);
  const char *identity = REGIE_CODE_KEY (Attachment, kind, REGIE_ATTACHMENT_IDENTITY);
  const struct {
    const char *word, *kind; /* how a word of the name begins, folded */
  } words[] = {
    { "medisch", medical },       { "huisarts", medical },        { "arts", medical },
    { "ggz", medical },           { "ziekenhuis", medical },      { "paspoort", identity },
    { "verblijfs", identity },    { "identiteit", identity },     { "id kaart", identity },
    { "besluit", "besluit" },     { "beschikking", "besluit" },   { "diploma", "diploma" },
    { "certificaat", "diploma" }, { "getuigschrift", "diploma" }, { "cijferlijst", "diploma" },
    { "foto", "foto" },           { "brief", "brief" },
  };
  g_autofree char *folded = regie_text_fold (name);
  g_autofree char *spaced = g_strconcat (" ", folded, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *begin = g_strconcat (" ", words[i].word, NULL);

      if (strstr (spaced, begin) != NULL)
        return words[i].kind;
    }
  return NULL;
}

const char *
regie_chosen_guess_kind (const RegieChosen *self)
{
  const char *kind = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->files->len; i++)
    {
      const char *one = guess_kind (((RegieIncoming *) self->files->pdata[i])->name);

      if (one == NULL || (kind != NULL && strcmp (one, kind) != 0))
        return NULL;
      kind = one;
    }
  return kind;
}

char *
regie_chosen_dup_why (const RegieChosen *self)
{
  guint others;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->left->len < 2)
    return self->left->len > 0 ? g_strdup (self->left->pdata[0]) : NULL;
  others = self->left->len - 1;
  return g_strdup_printf (ngettext ("%s (and %u other stays out)", "%s (and %u others stay out)",
                                    others),
                          (char *) self->left->pdata[0], others);
}
