/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"

/* How the office is called and where it is, as letters say it. */
REGIE_DECLARE_ITEM (RegieSettingView, regie_setting_view, SETTING_VIEW)
struct _RegieSettingView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* SETTINGS are what is set (regie_settings_load); LOGO the record of the logo (may be
 * NULL); with buttons for a ROLE that may change them. */
RegieSettingView *regie_setting_view_new (const GPtrArray *settings, RegieRecord *logo,
                                          const char *role) G_GNUC_WARN_UNUSED_RESULT;
