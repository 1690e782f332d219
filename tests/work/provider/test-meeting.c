/* SPDX-License-Identifier: EUPL-1.2 */
/* The agenda of a progress meeting and its minutes. */
#include "school.h"
#include "regie-error.h"
#include "regie-letter.h"
#include "regie-meeting.h"

/* An agenda from the differences; minutes; action points that return; established, nothing changes
 * any more. */
static void
test_meeting (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  gint64 orders[1], meeting_id;
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  g_autoptr (RegieRecord) order = order_for (f, dossier, "Mergelland Taal");
  g_autoptr (RegieRecord) meeting = NULL;
  g_autoptr (GHashTable) form = form_of (PAIRS ("datum", "2026-11-20", "tijd", "10:00"));
  g_autoptr (GHashTable) minutes = NULL;
  g_autoptr (GHashTable) again = form_of (PAIRS ("datum", "2026-11-20"));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RegiePeriod october;
  RegieMeeting *one;
  char id[24], in[24];

  orders[0] = regie_record_get_id (order);
  g_assert_true (regie_period_parse ("2026-10", &october));
  import (f, s.provider,
          "Opdracht;Periode;Uren;Gepland\nO-2026-00001;2026-10;20;53\nO-9;2026-10;1;1\n");
  record (f, REGIE_ENTITY_Action,
          PAIRS ("aanbieder", id_text (s.provider, id), "wat", "Van vorige keer", "wie", "Lotte",
                 "klaar_voor", "2026-12-01"));
  apply (f, regie_meeting_make (f->db, f->office, s.provider, october, orders, 1, form, &error),
         NULL);
  g_assert_no_error (error);
  list = regie_meetings_load (f->db, s.provider, &error);
  g_assert_cmpuint (list->len, ==, 1);
  one = list->pdata[0];
  meeting_id = regie_record_get_id (one->record);
  g_assert_cmpuint (one->items->len, ==, 3); /* the person, the faulty line, the open points */
  g_assert_cmpstr (regie_record_get (one->items->pdata[0], "title"), ==,
                   "Selam Haddad (O-2026-00001)");
  g_assert_nonnull (
    strstr (regie_record_get (one->items->pdata[0], "reason"), "hours a week attended"));
  g_assert_null (regie_meeting_make (f->db, f->office, s.provider, october, orders, 1, again,
                                     &error)); /* stands there already */
  g_clear_error (&error);
  minutes = form_of (PAIRS ("voortgangsoverleg", id_text (meeting_id, id), "punt",
                            "Selam Haddad (O-2026-00001)", "besproken",
                            "Belt twee keer; daarna <b>gesprek</b> & plan."));
  apply (f,
         regie_record_make (f->db, f->office, regie_entity (REGIE_ENTITY_Item),
                            one->items->pdata[0], minutes, &error),
         NULL);
  g_assert_no_error (error);
  record (f, REGIE_ENTITY_Action,
          PAIRS ("aanbieder", id_text (s.provider, id), "voortgangsoverleg",
                 id_text (meeting_id, in), "wat", "Gesprek voeren", "wie", "Ingrid", "klaar_voor",
                 "2026-12-04"));
  meeting = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Meeting), meeting_id, NULL);
  apply (f, regie_meeting_close (f->db, f->office, meeting, &error), NULL);
  g_assert_no_error (error);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = regie_meetings_load (f->db, s.provider, &error);
  one = list->pdata[0];
  text = regie_meeting_dup_text (one, "Mergelland Taal");
  g_assert_nonnull (
    strstr (text, "H Minutes of the progress meeting with Mergelland Taal, 20 November 2026"));
  g_assert_nonnull (strstr (text, "Discussed: Belt twee keer; daarna <b>gesprek</b> & plan."));
  g_assert_nonnull (strstr (text, "L Gesprek voeren — Ingrid, by 4 December 2026"));
  for (guint pdf = 0; pdf < 2; pdf++)
    {
      g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

      g_assert_true (pdf ? regie_letter_write_pdf (text, "Verslag", out, &error)
                         : regie_letter_write_odt (text, "Verslag", "nl", out, &error));
      g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)), >,
                        1000);
    }
  g_assert_null (regie_record_make (f->db, f->office, regie_entity (REGIE_ENTITY_Item),
                                    one->items->pdata[0], minutes, &error)); /* frozen */
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (regie_record_remove (f->db, one->record, &error));
  g_clear_error (&error);
  /* The next meeting has the point that is still open. */
  record (f, REGIE_ENTITY_Meeting,
          PAIRS ("aanbieder", id_text (s.provider, id), "datum", "2026-12-18"));
  later = regie_meetings_load (f->db, s.provider, &error);
  one = later->pdata[0];
  g_assert_cmpuint (one->actions->len, ==, 1);
  apply (f, regie_action_done (f->office, one->actions->pdata[0], &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM action WHERE done_on = '2026-11-23'"), ==, 1);
  g_assert_null (regie_meeting_close (f->db, f->office, one->record, &error)); /* still to come */
  assert_in_order (f);
}

TEST_SUITE (meeting)
{
  static const FixtureTest tests[] = {
    { "agenda-and-minutes", test_meeting },
  };

  ADD_ON_BOTH_ENGINES ("/meeting", tests);
}
