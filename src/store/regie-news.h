/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"

/* What others wrote, as a server tells it to who listens: kinds of record with the ids that
 * changed, or that anything may have.  Ids only: what it became is read by who may. */
typedef struct _RegieNews RegieNews;

#define REGIE_TYPE_NEWS (regie_news_get_type ())
GType regie_news_get_type (void);

/* With nothing in it. */
RegieNews *regie_news_new (void) G_GNUC_WARN_UNUSED_RESULT;
RegieNews *regie_news_ref (RegieNews *self);
void regie_news_unref (RegieNews *self);
/* Anything may have changed. */
void regie_news_add_everything (RegieNews *self);
/* Adds what TEXT says, which is a message of regie_news_tell(); what is not understood is
 * everything. */
void regie_news_add_text (RegieNews *self, const char *text);
gboolean regie_news_is_everything (const RegieNews *self);
/* Adds what NEWS says. */
void regie_news_add (RegieNews *self, const RegieNews *news);
/* Who opens a dossier or leaves it says so as if it were a kind of record. */
#define REGIE_NEWS_OPEN "open"
/* The kinds of record that something is made from, such as REGIE_KINDS (REGIE_ENTITY_Wish): what
 * lies in a dossier and the person are REGIE_ENTITY_Dossier. */
#define REGIE_KINDS(...) ((const int[]){ __VA_ARGS__, -1 })
/* May who looks at what is made from KINDS (NULL: any) see something else now?  Of what lies in
 * dossiers only DOSSIER counts; 0: each of them.  NULL is everything. */
gboolean regie_news_concerns (const RegieNews *self, const int *kinds, gint64 dossier);
/* May record ID of ENTITY (a name of the schema) be another than it was?  Of a dossier: may
 * anything in it?  ID 0: any of them.  NULL is everything. */
gboolean regie_news_has (const RegieNews *self, const char *entity, gint64 id);

/* Inside a transaction: when that is committed, who listens hears what CHANGE and the DOSSIERS in
 * which it writes (gint64) are; NULL: everything.  A file tells nobody anything. */
gboolean regie_news_tell (RegieDb *db, const RegieChange *change, const GArray *dossiers,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieNews, regie_news_unref)
