/* SPDX-License-Identifier: EUPL-1.2 */
/* The network around a person, without a screen. */
#include "regie-network-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "regie-commands.h"
#include "regie-json.h"
#include "regie-network-save.h"
#include "regie-network-view.h"

/* The room in which the places of --format json are. */
#define WIDTH 900
#define HEIGHT 600

static void
add_bool (JsonBuilder *b, const char *member, gboolean value)
{
  json_builder_set_member_name (b, member);
  json_builder_add_boolean_value (b, value);
}

static void
add_shares (JsonBuilder *b, const RegieMember *member)
{
  json_builder_set_member_name (b, "deelt");
  json_builder_begin_array (b);
  for (guint i = 0; i < REGIE_N_SHARED; i++)
    if (member->shares >> i & 1)
      json_builder_add_string_value (b, REGIE_CODE_KEY (Consent, topic, i));
  json_builder_end_array (b);
  add_bool (b, "toestemming_ingetrokken", member->has_withdrawn);
}

static void
add_label (JsonBuilder *b, const RegieNetworkBox *label)
{
  json_builder_set_member_name (b, "naamvak");
  json_builder_begin_object (b);
  regie_json_add_int (b, "x", label->x);
  regie_json_add_int (b, "y", label->y);
  regie_json_add_int (b, "breed", label->width);
  regie_json_add_int (b, "hoog", label->width > 0 ? label->height : 0);
  json_builder_end_object (b);
}

static void
add_member (JsonBuilder *b, const RegieNetwork *network, const RegieMember *member,
            const RegieNetworkNode *node)
{
  static const char *const rings[] = { "dichtbij", "verder", "stil" };

  json_builder_begin_object (b);
  regie_json_add_int (b, "id", member->id);
  regie_json_add_text (b, "naam", member->name);
  regie_json_add_text (b, "rol", member->about);
  regie_json_add_text (b, "gebied", REGIE_CODE_KEY (Tie, area, member->area));
  regie_json_add_text (b, "vorm", member->is_person ? "persoon" : "organisatie");
  regie_json_add_day (b, "laatst_gesproken", member->last);
  regie_json_add_int (b, "dagen", regie_member_days (member, network->today));
  regie_json_add_text (b, "ring", rings[member->ring]);
  add_bool (b, "stil", member->ring == REGIE_RING_SILENT);
  add_bool (b, "voert_regie", member->leads);
  add_shares (b, member);
  regie_json_add_int (b, "x", node->x);
  regie_json_add_int (b, "y", node->y);
  add_label (b, &node->label);
  json_builder_end_object (b);
}

static void
add_known (JsonBuilder *b, const RegieNetwork *network)
{
  json_builder_set_member_name (b, "kennen_elkaar");
  json_builder_begin_array (b);
  for (guint i = 0; i < network->acquaintances->len; i++)
    {
      const RegieAcquaintance *one = &g_array_index (network->acquaintances, RegieAcquaintance, i);

      json_builder_begin_array (b);
      json_builder_add_int_value (b, ((RegieMember *) network->members->pdata[one->one])->id);
      json_builder_add_int_value (b, ((RegieMember *) network->members->pdata[one->other])->id);
      json_builder_end_array (b);
    }
  json_builder_end_array (b);
}

static int
print_json (const RegieNetwork *network, RegieNetworkView *view)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (RegieNetworkLayout) layout = regie_network_view_layout (view, regie_letters_plain (),
                                                                     WIDTH, HEIGHT);

  json_builder_begin_object (b);
  regie_json_add_text (b, "naam", view->name);
  regie_json_add_day (b, "stand", network->today);
  regie_json_add_int (b, "breed", WIDTH);
  regie_json_add_int (b, "hoog", HEIGHT);
  json_builder_set_member_name (b, "netwerk");
  json_builder_begin_array (b);
  for (guint i = 0; i < network->n_members; i++)
    add_member (b, network, network->members->pdata[i], &layout->nodes[i]);
  json_builder_end_array (b);
  add_known (b, network);
  json_builder_end_object (b);
  return regie_command_print_json (regie_json_dup (b));
}

static int
print_sentences (RegieNetworkView *view)
{
  guint n = regie_network_view_get_n_marks (view);

  g_print ("%s\n", view->spoken);
  for (guint i = 0; i < n; i++)
    g_print ("  %s\n", regie_network_view_get_mark (view, i)->spoken);
  return 0;
}

int
regie_run_network (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (RegieNetworkView) view = NULL;
  g_autoptr (GFile) file = NULL;
  RegieWork work;
  gint64 dossier;

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("network: name the dossier")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_find_dossier (line, db, line->words[1], &dossier, error))
    return 1;
  work = (RegieWork){ .db = db, .office = line->office, .me = line->me, .today = line->today };
  network = regie_network_load (db, line->office, dossier, line->me->role, error);
  if (network == NULL || (view = regie_network_view_load (&work, dossier, error)) == NULL)
    return 1;
  if (line->output == NULL)
    return regie_command_is_json (line) ? print_json (network, view) : print_sentences (view);
  file = g_file_new_for_commandline_arg (line->output);
  return regie_network_save (view, line->today, file, NULL, error) ? 0 : 1;
}
