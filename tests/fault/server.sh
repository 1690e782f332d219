#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A PostgreSQL of one test, in folder $2: new, start, kill (as a machine that falls over) or end it.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
d=$2
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"; else "$@"; fi; }
start() {
  as "$bin/pg_ctl" -D "$d/data" -w -t 120 -l "$d/server.log" -o "-c listen_addresses= -c unix_socket_directories=$d -c autovacuum=off -c fsync=off -c full_page_writes=off -c shared_buffers=16MB" start >/dev/null
}
case $1 in
  new)
    if [ "$(id -u)" = 0 ]; then chown postgres: "$d"; fi
    chmod 755 "$d"
    as "$bin/initdb" -D "$d/data" -A trust -U test --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
    start ;;
  start)
    start ;;
  kill)
    # First it stands still, so that it starts nobody meanwhile.
    pid=$(head -1 "$d/data/postmaster.pid")
    kill -STOP "$pid"
    all="$(ps -o pid= --ppid "$pid") $pid"
    kill -KILL $all 2>/dev/null || true
    for one in $all; do
      while [ -d "/proc/$one" ] && [ "$(ps -o stat= -p "$one" | cut -c1)" != Z ]; do sleep 0.01; done
    done
    # Where nobody takes note of who died its number may seem to live on.
    rm -f "$d/data/postmaster.pid" "$d"/.s.PGSQL.* ;;
  end)
    as "$bin/pg_ctl" -D "$d/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$d" ;;
esac
