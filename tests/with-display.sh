#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Runs a program on a virtual display with a session bus of its own and the settings of GNOME.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/config/gtk-4.0" "$work/data" "$work/cache" "$work/run"
chmod 700 "$work/run"
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-enable-animations=false\ngtk-cursor-blink=false\n' > "$work/config/gtk-4.0/settings.ini"
export XDG_RUNTIME_DIR="$work/run" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" XDG_STATE_HOME="$work/state"
export GDK_BACKEND=x11 GDK_DEBUG=gl-disable GDK_DISABLE=gl GSK_RENDERER=cairo ADW_DISABLE_PORTAL=1 GSETTINGS_BACKEND=memory GIO_MODULE_DIR="$work"
# What the program says stays until it is read, however busy the machine is.
export REGIE_TOASTS_STAY=1
# What services print goes nowhere; only the program itself speaks.
exec 3>&1
xvfb-run -a -s '-screen 0 1600x1000x24 -noreset' dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >/dev/null
