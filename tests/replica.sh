#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A streaming replica of the throw-away server of with-postgres.sh, with its socket in folder $2:
#   replica.sh start FOLDER, replica.sh stop FOLDER
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
host=${REGIE_TEST_PG#*host=}; host=${host%%&*}
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"; else "$@"; fi; }
case $1 in
  start)
    if [ "$(id -u)" = 0 ]; then chown postgres: "$2"; fi
    chmod 755 "$2"
    as "$bin/pg_basebackup" -h "$host" -U test -D "$2/data" -R -X stream -c fast --no-sync >/dev/null 2>&1
    as "$bin/pg_ctl" -D "$2/data" -w -l "$2/server.log" -o "-c listen_addresses= -c unix_socket_directories=$2" start >/dev/null ;;
  stop)
    as "$bin/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null ;;
esac
