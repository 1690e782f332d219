#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Runs a command with a throw-away PostgreSQL, on a socket only; its address is in REGIE_TEST_PG.  What REGIE_SERVER_OPTIONS says wins
# from the settings below, which keep nothing: "-c fsync=on -c synchronous_commit=on" is a server as one works with it.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
d=$(mktemp -d /tmp/regie-pg-XXXXXX)
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"; else "$@"; fi; }
if [ "$(id -u)" = 0 ]; then chown postgres: "$d"; fi
chmod 755 "$d"
trap 'as "$bin/pg_ctl" -D "$d/data" -m immediate -w stop >/dev/null 2>&1 || true; rm -rf "$d"' EXIT
as "$bin/initdb" -D "$d/data" -A trust -U test --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
as "$bin/pg_ctl" -D "$d/data" -w -l "$d/server.log" -o "-c listen_addresses= -c unix_socket_directories=$d -c autovacuum=off -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB ${REGIE_SERVER_OPTIONS:-}" start >/dev/null
export REGIE_TEST_PG="postgresql:///postgres?host=$d&user=test"
"$@"
