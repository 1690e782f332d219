#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A PostgreSQL as an office has one, in folder $2: it listens on a port of this computer, with certificates of a CA of its own.
#   new FOLDER: makes and starts it; its port stands in FOLDER/port, what belongs to who connects in FOLDER/mine
#   use FOLDER WHAT: shows another certificate (good, ended, strange), or has none (none); when this ends it does
#   end FOLDER
# With more arguments, new FOLDER LINE …: those are its pg_hba.conf instead of that below.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
d=$2
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups --reset-env "$@"; else "$@"; fi; }
sql() { psql -qAtX -v ON_ERROR_STOP=1 -h "$d" -p "$(cat "$d/port")" -U test -d postgres "$@"; }

# sign CA NAME DAYS FILE: a certificate of NAME that lasts DAYS, with the one key there is.
sign() {
  openssl req -new -key "$d/key" -subj "/CN=$2" -addext "subjectAltName=DNS:$2" |
    openssl x509 -req -CA "$d/$1.crt" -CAkey "$d/key" -days "$3" -copy_extensions copy -set_serial "$RANDOM" -out "$4"
}
certificates() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$d/key"
  for ca in ours theirs; do openssl req -x509 -new -key "$d/key" -subj "/CN=$ca" -days 2 -out "$d/$ca.crt"; done
  sign ours localhost 1 "$d/good.crt"
  sign ours localhost -1 "$d/ended.crt"
  sign theirs localhost 1 "$d/strange.crt"
  mkdir "$d/mine"
  sign ours kaart 1 "$d/mine/kaart.crt"
  sign ours ander 1 "$d/mine/ander.crt"
  sign ours kaart -1 "$d/mine/oud.crt"
  sign theirs kaart 1 "$d/mine/vreemd.crt"
  cp "$d/ours.crt" "$d/theirs.crt" "$d/mine"
  cp "$d/key" "$d/mine/key"
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$d/mine/anders.key"
  chmod 600 "$d"/mine/*key
  cp "$d/key" "$d/mine/open.key"
  chmod 644 "$d/mine/open.key"
}
# Somebody else may take the port that was free: then another is.
start() {
  for port in $(/usr/bin/python3 -c 'import socket
all = [socket.socket() for i in range(9)]
for s in all: s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'); do
    echo "$port" >"$d/port"
    if as "$bin/pg_ctl" -D "$d/data" -w -t 300 -l "$d/server.log" -o "-c listen_addresses=127.0.0.1 -c port=$port" start >/dev/null; then return; fi
  done
  cat "$d/server.log" >&2
  exit 1
}
case $1 in
  new)
    shift 2
    mkdir -p "$d"
    chmod 755 "$d"
    certificates 2>/dev/null
    if [ "$(id -u)" = 0 ]; then chown postgres: "$d" "$d/key"; fi
    chmod 600 "$d/key"
    as "$bin/initdb" -D "$d/data" -A trust -U test --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
    cp "$d/good.crt" "$d/now.crt"
    cat >"$d/settings" <<EOF
unix_socket_directories = '$d'
autovacuum = off
fsync = off
full_page_writes = off
shared_buffers = 16MB
ssl = on
ssl_cert_file = '$d/now.crt'
ssl_key_file = '$d/key'
ssl_ca_file = '$d/ours.crt'
log_connections = on
log_statement = all
EOF
    if [ $# = 0 ]; then
      set -- 'hostnossl all open 127.0.0.1/32 trust' 'hostssl all geweigerd 127.0.0.1/32 reject' \
        'hostssl all kaart 127.0.0.1/32 cert' 'hostssl all lotte,oud,buiten 127.0.0.1/32 scram-sha-256'
    fi
    printf '%s\n' 'local all all trust' "$@" >"$d/hba"
    as cp "$d/hba" "$d/data/pg_hba.conf"
    as sh -c 'cat "$1/settings" >>"$1/data/postgresql.conf"' - "$d"
    start
    sql -c 'CREATE DATABASE office' ;;
  use)
    before=$(sql -c 'SELECT pg_conf_load_time ()')
    if [ "$3" != none ]; then cp "$d/$3.crt" "$d/now.crt"; fi
    echo "ssl = $([ "$3" = none ] && echo off || echo on)" >"$d/last"
    as sh -c 'cat "$1/last" >>"$1/data/postgresql.conf"' - "$d"
    as "$bin/pg_ctl" -D "$d/data" reload >/dev/null
    while [ "$(sql -c 'SELECT pg_conf_load_time ()')" = "$before" ]; do :; done ;;
  end)
    as "$bin/pg_ctl" -D "$d/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$d" ;;
esac
