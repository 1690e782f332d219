/* SPDX-License-Identifier: EUPL-1.2 */
/* Records that are changed in memory before they are said: what goes is not given any more. */
#include "regie-rewrite.h"

#include "records.h"
#include "regie-error.h"

/* What is read is the same object every time, until it goes: then it is a conflict, as for what
 * went before. */
static void
test_goes (Fixture *f, gconstpointer data)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Relation);
  const gint64 dossier = add_dossier (f, "Haile", NULL, "gezin");
  const gint64 id = record_in (f, REGIE_ENTITY_Relation, dossier,
                               PAIRS ("soort", "kind", "naam", "Yonas"));
  g_autoptr (RegieRewrite) rewrite = regie_rewrite_new (f->db);
  g_autoptr (GError) error = NULL;
  RegieRecord *record = regie_rewrite_get (rewrite, entity, id, &error);

  g_assert_no_error (error);
  g_assert_true (regie_rewrite_get (rewrite, entity, id, &error) == record);
  g_assert_null (regie_rewrite_get (rewrite, entity, id + 1, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  regie_rewrite_void (rewrite, record);
  g_assert_true (regie_rewrite_goes (rewrite, record));
  g_assert_null (regie_rewrite_get (rewrite, entity, id, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
}

TEST_SUITE (rewrite)
{
  static const FixtureTest tests[] = {
    { "what-goes-is-not-given", test_goes },
  };

  ADD_ON_BOTH_ENGINES ("/rewrite", tests);
}
