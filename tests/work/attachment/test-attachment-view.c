/* SPDX-License-Identifier: EUPL-1.2 */
/* What the chapter of files says. */
#include "regie-attachment-view.h"

#include "parts.h"

#define FILE_OF(title, kind, day, name, type)                                                      \
  "INSERT INTO attachment (id, version, voided, dossier, title, kind, day, note, name, "           \
  "media_type, size, sha256) VALUES (1, 1, 0, $1, '" title "', '" kind "', '" day                  \
  "', 'Kwam per post', '" name "', '" type "', 1200000, 'x')"

#define REMOVED                                                                                    \
  "INSERT INTO attachment (id, version, voided, dossier, title, kind, day, name, media_type, "     \
  "size, sha256) VALUES (1, 2, 1, $1, 'Weg', 'brief', '2026-11-20', 'a.pdf', 'application/pdf', "  \
  "1, 'x')"

static const PartRow rows[] = {
  { .says = { "Files | What came in: drop it", "[Add files…]", "There are no files" } },
  { .role = "manager", .says = { "Files | What came in. Press one" }, .lacks = "[Add files…]" },
  { .sql = FILE_OF ("Van de school", "brief", "2026-11-20", "a.pdf", "application/pdf"),
    .says = { "Van de school", "Fri 20 Nov 2026 · Letter · PDF, 1.2", "Kwam per post" },
    .lacks = "There are no files" },
  { .role = "manager",
    .sql = FILE_OF ("Rapport", "medisch", "2026-11-20", "a.pdf", "application/pdf"),
    .says = { "There are no files" },
    .lacks = "Rapport" },
  { .role = "manager",
    .sql = FILE_OF ("Rapport 999999990", "brief", "2026-11-20", "a.pdf", "application/pdf"),
    .says = { "Rapport" },
    .lacks = "999999990" },
  { .role = "beheer",
    .sql = REMOVED,
    .says = { "There are no files", "1 removed file | It can be brought back", "[Erase…]" } },
  { .sql = REMOVED, .says = { "There are no files" }, .lacks = "removed file" },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  /* Every row has a file with the same id. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check_part (f, REGIE_PART_LETTERS, &rows[i], 1);
      sql (f, "DELETE FROM attachment");
    }
}

static void
add (Fixture *f, gint64 dossier, guint id, const char *name, const char *type)
{
  g_autofree char *text = g_strdup_printf (
    "INSERT INTO attachment (id, version, voided, dossier, title, kind, day, name, media_type, "
    "size, sha256) VALUES (%u, 1, 0, %" G_GINT64_FORMAT
    ", 'Stuk %02u', 'overig', '2026-10-%02u', '%s', '%s', 1, 'x')",
    id, dossier, id, id, name, type);

  sql (f, text);
}

/* The newest first; of many the oldest are behind one line. */
static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 14; i++)
    add (f, dossier, i, "a.pdf", "application/pdf");
  text = dup_part (f, "consulent", REGIE_PART_LETTERS, dossier, 0);
  g_assert_true (strstr (text, "Stuk 14") < strstr (text, "Stuk 03"));
  g_assert_true (strstr (text, "Stuk 03") < strstr (text, "2 earlier files"));
  g_assert_true (strstr (text, "2 earlier files") < strstr (text, "Stuk 02"));
}

/* Pressing one opens it; what can run is saved. */
static void
test_press (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *type, *action;
  } kinds[] = { { "a.pdf", "application/pdf", "dossier.file-open" },
                { "a.sh", "application/x-shellscript", "dossier.file-save" },
                { "a.desktop", "application/pdf", "dossier.file-save" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
      g_autoptr (RegieDossierPart) part = NULL;
      g_autoptr (RegieChapter) chapter = NULL;
      g_autoptr (RegieLine) line = NULL;

      add (f, dossier, i + 1, kinds[i].name, kinds[i].type);
      part = read_part (f, "consulent", REGIE_PART_LETTERS, dossier, 0);
      chapter = g_list_model_get_item (G_LIST_MODEL (part->chapters), 0);
      line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), 0);
      g_assert_cmpstr (line->action, ==, kinds[i].action);
    }
}

TEST_SUITE (attachment_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "the-newest-first", test_order },
    { "pressing-one", test_press },
  };

  ADD_ON_BOTH_ENGINES ("/attachment-view", tests);
}
