/* SPDX-License-Identifier: EUPL-1.2 */
/* One organisation in chapters: what it is, what it is to us, who works there, what we agreed. */
#include "regie-directory-view.h"

#include <glib/gi18n.h>

#include "regie-folder.h"
#include "regie-network.h"
#include "regie-organisation.h"
#include "regie-silence-query.h"
#include "regie-text.h"

/* So many for whom it is silent stand in the page; the others in the list of young people. */
#define MOST_SILENT 50

static const RegieProp view_props[] = {
  REGIE_PROP (RegieOrganisationView, name, "name", TEXT),
  REGIE_PROP (RegieOrganisationView, chapters, "chapters", LIST),
};
REGIE_DEFINE_ITEM (RegieOrganisationView, regie_organisation_view, view_props)

/* What every part of it needs. */
typedef struct {
  GListStore *chapters;
  const RegieOffice *office;
  const RegieListing *listing;
  const char *role;
  RegieDay today;
} View;

static gboolean
may_write (const View *view, RegieEntityId entity)
{
  return regie_record_may_write (regie_entity (entity), view->role);
}

static RegieLine *
add_record (RegieChapter *chapter, RegieRecord *record, const char *title, const char *about)
{
  g_autofree char *name = regie_line_dup_name (record);

  return regie_chapter_add_line (chapter, name, title, about);
}

static void
add_edits (const View *view, RegieLine *line, RegieEntityId entity, RegieRecord *record)
{
  if (may_write (view, entity))
    regie_line_add_edits (line, entity, record);
}

/* A button that adds a record of ENTITY to the organisation, which a ROLE is called after as
 * well. */
static void
add_button (const View *view, RegieChapter *chapter, const char *label, RegieEntityId entity,
            gboolean is_role)
{
  g_autoptr (RegieForm) preset = regie_form_new ();
  g_autofree char *text = NULL;
  char id[REGIE_NUMBER_TEXT];

  if (!may_write (view, entity))
    return;
  regie_form_set (preset, "organisatie",
                  regie_number_format (regie_record_get_id (view->listing->record), id));
  if (is_role)
    regie_form_set_field (preset, Organisation, name,
                          regie_get (view->listing->record, Organisation, name));
  text = regie_form_to_text (preset);
  regie_chapter_add_deed (chapter, label, "records.add", g_variant_new ("(us)", entity, text));
}

/* FIRST and SECOND (each may be NULL) with a dot between them; NULL when neither is there. */
static char *
dup_both (const char *first, const char *second)
{
  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s · %s", first, second);
  return g_strdup (first != NULL ? first : second);
}

static const char *
label (const View *view, const char *list, const char *value)
{
  return value != NULL ? regie_codes_label (view->office->codes, list, value) : NULL;
}

/* --- what it is --- */

static void
add_known (RegieChapter *chapter, RegieRecord *record, guint field)
{
  const RegieField *known = &regie_entity (REGIE_ENTITY_Organisation)->fields[field];
  const char *text = regie_record_get (record, known->name);

  if (text != NULL)
    regie_chapter_add_line (chapter, known->name, text, regie_field_label (known));
}

static void
add_organisation (const View *view)
{
  static const guint fields[] = { REGIE_AT (Organisation, phone), REGIE_AT (Organisation, email),
                                  REGIE_AT (Organisation, website),
                                  REGIE_AT (Organisation, chamber), REGIE_AT (Organisation, note) };
  RegieRecord *record = view->listing->record;
  RegieChapter *chapter = regie_chapters_add (view->chapters, _("The organisation"), NULL);
  g_autofree char *where = dup_both (regie_get (record, Organisation, address),
                                     regie_get (record, Organisation, town));
  g_autofree char *what = dup_both (
    label (view, "organisatiesoort", regie_get (record, Organisation, kind)), where);
  RegieLine *line = add_record (chapter, record, regie_get (record, Organisation, name), what);

  if (regie_organisation_may_merge (view->role))
    regie_chapter_add_deed (chapter, _("Merge…"), "organisation.merge",
                            g_variant_new ("(xx)", regie_record_get_id (record), (gint64) 0));
  add_edits (view, line, REGIE_ENTITY_Organisation, record);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_known (chapter, record, fields[i]);
}

/* --- what it is to us --- */

/* The names are for who may open the dossiers. */
static void
add_networks (const View *view, RegieChapter *chapter)
{
  const GPtrArray *networks = view->listing->networks;
  g_autofree char *title = g_strdup_printf (ngettext ("In the network of %u person",
                                                      "In the network of %u people", networks->len),
                                            networks->len);
  RegieLine *line;

  if (networks->len == 0 || !regie_role_may (view->role, REGIE_MAY_SEE_DOSSIERS))
    return;
  line = regie_chapter_add_line (chapter, "networks", title,
                                 label (view, "gebied",
                                        regie_get (view->listing->record, Organisation, area)));
  for (guint i = 0; i < networks->len; i++)
    {
      const RegieInNetwork *one = networks->pdata[i];
      g_autofree char *name = g_strdup_printf ("network/%" G_GINT64_FORMAT, one->dossier);
      RegieLine *row = regie_line_add_line (line, name, one->name, NULL);

      regie_line_set_action (row, "win.dossier", g_variant_new ("(xs)", one->dossier, "network"));
    }
}

static void
add_roles (const View *view)
{
  const RegieListing *listing = view->listing;
  RegieChapter *chapter = regie_chapters_add (view->chapters, _("What it is to us"), NULL);
  RegieLine *line;

  if (listing->provider != 0)
    {
      line = regie_chapter_add_line (chapter, "provider", _("Provider"),
                                     _("with its contracts, reports and invoices"));
      if (regie_role_may (view->role, REGIE_MAY_SEE_DOSSIERS))
        regie_line_set_action (line, "win.provider", g_variant_new ("(xs)", listing->provider, ""));
    }
  else
    add_button (view, chapter, _("Provider…"), REGIE_ENTITY_Provider, TRUE);
  if (listing->giver != 0)
    {
      line = regie_chapter_add_line (chapter, "giver", _("Giver of the Meedoenbalie"),
                                     _("with its offers"));
      if (regie_role_may (view->role, REGIE_MAY_DESK))
        regie_line_set_action (line, "win.desk", g_variant_new ("(sx)", "giver", listing->giver));
    }
  else
    add_button (view, chapter, _("Giver…"), REGIE_ENTITY_Giver, TRUE);
  if (g_strcmp0 (regie_get (listing->record, Organisation, partner), "1") == 0)
    regie_chapter_add_line (chapter, "partner", _("Network partner"),
                            label (view, "gebied",
                                   regie_get (listing->record, Organisation, area)));
  add_networks (view, chapter);
  if (g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)) == 0)
    regie_chapter_add_empty (chapter, _("It is no provider, no giver and in no network yet."));
}

/* --- for whom it is silent --- */

/* "Mentor · directed by Inge Smeets": who of the organisation, and who directs the person. */
static void
add_silent (const View *view, RegieChapter *chapter, const RegieSilent *silent)
{
  gboolean is_person = g_strcmp0 (silent->name, silent->organisation) != 0;
  g_autofree char *name = g_strdup_printf ("silent/%" G_GINT64_FORMAT, silent->tie);
  g_autofree char *directed = silent->director != NULL
                                ? g_strdup_printf (_("directed by %s"), silent->director)
                                : NULL;
  g_autofree char *about = dup_both (is_person ? silent->name : NULL, directed);
  g_autofree char *ago = regie_spoken_dup_ago (silent->last, view->today);
  RegieLine *line = regie_chapter_add_line (chapter, name, silent->person, about);

  regie_line_set_shape (line, REGIE_SHAPE_SOON);
  regie_line_add_word (line, ago, "tone-soon");
  regie_line_set_action (line, "win.dossier", g_variant_new ("(xs)", silent->dossier, "network"));
}

/* The others are found where the whole list can be filtered. */
static void
add_more_silent (const View *view, RegieChapter *chapter, guint n)
{
  gint64 id = regie_record_get_id (view->listing->record);
  g_autofree char *title = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  g_autofree char *filter = g_strdup_printf ("school=%" G_GINT64_FORMAT "&vraagt=stil", id);

  regie_line_set_action (regie_chapter_add_line (chapter, "silent/more", title,
                                                 _("In the list of young people")),
                         "win.youth", g_variant_new_string (filter));
}

static void
add_silence (const View *view)
{
  const GPtrArray *silent = view->listing->silent;
  RegieChapter *chapter;

  if (view->listing->networks->len == 0 || !regie_role_may (view->role, REGIE_MAY_SEE_DOSSIERS))
    return;
  chapter = regie_chapters_add (view->chapters, _("Silent for"), NULL);
  if (silent->len == 0)
    regie_chapter_add_empty (chapter, _("For nobody: everybody was spoken to in time."));
  for (guint i = 0; i < MIN (silent->len, MOST_SILENT); i++)
    add_silent (view, chapter, silent->pdata[i]);
  if (silent->len > MOST_SILENT)
    add_more_silent (view, chapter, silent->len - MOST_SILENT);
}

/* --- who works there --- */

static void
add_contact (const View *view, RegieChapter *chapter, RegieRecord *contact)
{
  RegieDay until = regie_get_day (contact, Contact, until_day);
  gboolean has_ended = until != REGIE_DAY_NONE && until < view->today;
  g_autofree char *day = has_ended ? regie_day_dup_long (until) : NULL;
  g_autofree char *ended = has_ended ? g_strdup_printf (_("worked there until %s"), day) : NULL;
  g_autofree char *about = dup_both (regie_get (contact, Contact, job),
                                     has_ended ? ended : regie_get (contact, Contact, email));
  RegieLine *line = add_record (chapter, contact, regie_get (contact, Contact, name), about);

  if (has_ended)
    regie_line_set_shape (line, REGIE_SHAPE_FAILED);
  else if (regie_get (contact, Contact, phone) != NULL)
    regie_line_add_word (line, regie_get (contact, Contact, phone), NULL);
  add_edits (view, line, REGIE_ENTITY_Contact, contact);
}

static void
add_contacts (const View *view)
{
  const GPtrArray *contacts = view->listing->contacts;
  RegieChapter *chapter = regie_chapters_add (view->chapters, _("Contact persons"), NULL);

  add_button (view, chapter, _("Contact person…"), REGIE_ENTITY_Contact, FALSE);
  if (contacts->len == 0)
    regie_chapter_add_empty (chapter, _("Nobody is recorded yet."));
  for (guint i = 0; i < contacts->len; i++)
    add_contact (view, chapter, contacts->pdata[i]);
}

/* --- what we agreed --- */

static void
add_agreement (const View *view, RegieChapter *chapter, RegieRecord *agreement)
{
  RegieDay done = regie_get_day (agreement, Agreement, done_on);
  RegieDay due = regie_get_day (agreement, Agreement, due);
  g_autofree char *day = regie_day_dup_long (done != REGIE_DAY_NONE ? done : due);
  g_autofree char *distance = regie_days_dup_words (due, view->today, FALSE);
  g_autofree char *about = done != REGIE_DAY_NONE
                             ? g_strdup_printf (_("%s, done on %s"),
                                                regie_get (agreement, Agreement, owner), day)
                             : g_strdup_printf ("%s, %s · %s",
                                                regie_get (agreement, Agreement, owner), day,
                                                distance);
  RegieLine *line = add_record (chapter, agreement, regie_get (agreement, Agreement, text), about);

  regie_line_set_shape (line, done != REGIE_DAY_NONE ? REGIE_SHAPE_DONE
                                                     : regie_shape_of_due (due, view->today, TRUE));
  if (done == REGIE_DAY_NONE && may_write (view, REGIE_ENTITY_Agreement))
    regie_line_add_deed (line, _("Done"), "agreement.done",
                         g_variant_new_int64 (regie_record_get_id (agreement)));
  add_edits (view, line, REGIE_ENTITY_Agreement, agreement);
}

static void
add_meeting (const View *view, RegieChapter *chapter, RegieRecord *gathering)
{
  gboolean is_closed = regie_get (gathering, Gathering, closed_on) != NULL;
  RegieDay day = regie_get_day (gathering, Gathering, day);
  g_autofree char *title = regie_day_dup_long (day);
  g_autofree char *place = dup_both (regie_get (gathering, Gathering, time),
                                     regie_get (gathering, Gathering, place));
  g_autofree char *about = dup_both (place, regie_get (gathering, Gathering, minutes));
  RegieLine *line = add_record (chapter, gathering, title, about);

  regie_line_set_shape (line, day >= view->today ? REGIE_SHAPE_SOON : REGIE_SHAPE_DONE);
  if (!is_closed && day <= view->today && may_write (view, REGIE_ENTITY_Gathering))
    regie_line_add_deed (line, _("Establish the minutes"), "gathering.close",
                         g_variant_new_int64 (regie_record_get_id (gathering)));
  if (!is_closed)
    add_edits (view, line, REGIE_ENTITY_Gathering, gathering);
}

/* The desk does not meet with organisations. */
static void
add_meetings (const View *view)
{
  const RegieListing *listing = view->listing;
  RegieChapter *agreed;
  RegieChapter *met;

  if (!regie_role_may (view->role, REGIE_MAY_SEE_DOSSIERS))
    return;
  agreed = regie_chapters_add (view->chapters, _("Agreements with us"), NULL);
  add_button (view, agreed, _("Agreement…"), REGIE_ENTITY_Agreement, FALSE);
  if (listing->agreements->len == 0)
    regie_chapter_add_empty (agreed, _("Nothing was agreed yet."));
  for (guint i = 0; i < listing->agreements->len; i++)
    add_agreement (view, agreed, listing->agreements->pdata[i]);
  met = regie_chapters_add (view->chapters, _("Meetings with us"), NULL);
  add_button (view, met, _("Meeting…"), REGIE_ENTITY_Gathering, FALSE);
  if (listing->gatherings->len == 0)
    regie_chapter_add_empty (met, _("No meeting is planned or recorded yet."));
  for (guint i = 0; i < listing->gatherings->len; i++)
    add_meeting (view, met, listing->gatherings->pdata[i]);
}

RegieOrganisationView *
regie_organisation_view_new (const RegieOffice *office, const RegieListing *listing,
                             const char *role)
{
  RegieOrganisationView *self;
  View view;

  g_return_val_if_fail (office != NULL && listing != NULL && role != NULL, NULL);
  self = g_object_new (regie_organisation_view_get_type (), NULL);
  self->name = g_strdup (regie_get (listing->record, Organisation, name));
  view = (View){ self->chapters, office, listing, role, regie_office_today (office) };
  add_organisation (&view);
  add_roles (&view);
  add_silence (&view);
  add_contacts (&view);
  add_meetings (&view);
  return self;
}
