/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-db.h"
#include "regie-form.h"
#include "regie-load.h"
#include "regie-office.h"

/* What the office set for everybody in it, as a record of its own each: how it is called and where
 * it is, as letters say it. */
typedef struct {
  const char *name;  /* as it is stored: "kantoor.naam" */
  const char *label; /* N_() */
  const char *about; /* N_(), where it is used; or NULL */
  /* What is wrong with a value that was typed; NULL: any text. */
  gboolean (*check) (const char *value, GError **error);
} RegieSetting;

/* The logo is set as well, by a file: its value is what a web page calls a data URL.  It is not
 * among those that are loaded: it is large. */
#define REGIE_SETTING_LOGO "kantoor.logo"

/* All that can be set, in the order in which it is shown; *N is how many. */
const RegieSetting *regie_settings (guint *n);
/* The one with NAME, or NULL. */
const RegieSetting *regie_setting_find (const char *name);

/* What is set: RegieRecord, owned.  NULL with ERROR set. */
GPtrArray *regie_settings_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same among others that are loaded together. */
RegieLoadAsk regie_settings_to_load (GPtrArray **all);
/* The record of the logo: owned; NULL without ERROR when it was never set. */
RegieRecord *regie_settings_load_logo (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The picture that VALUE (may be NULL) of the logo is; owned, NULL for none. */
GBytes *regie_setting_dup_picture (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* PICTURE (NULL: none) becomes the logo, which LOGO (may be NULL) was; as of
 * regie_setting_change().  REGIE_ERROR_INVALID when it is no picture, or too large. */
RegieChange *regie_setting_change_logo (RegieRecord *logo, GBytes *picture, gint64 *about,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What goes to paper looks as DB says from now on (regie-house.h). */
gboolean regie_settings_dress (RegieDb *db, GError **error);
/* The record of NAME in ALL (may be NULL), borrowed; NULL when it was never set. */
RegieRecord *regie_settings_find (const GPtrArray *all, const char *name);
/* Its value, borrowed; NULL when nothing is set. */
const char *regie_settings_get (const GPtrArray *all, const char *name);
/* SETTING gets what FORM (may be NULL) has as "waarde"; ALL is what is set.  *ABOUT is its record.
 * Owned, NULL with ERROR set. */
RegieChange *regie_setting_change (const RegieOffice *office, const RegieSetting *setting,
                                   const GPtrArray *all, RegieForm *form, gint64 *about,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
