#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A Kerberos of one test in folder $2, of which server.sh takes the key of the server; who connects has KRB5_CONFIG=FOLDER/krb5.conf.
#   new FOLDER: makes and starts it, with the keys of the server, lotte and vreemd in FOLDER/NAME.keytab
#   login FOLDER NAME [OPTION …]: a ticket of NAME, in FOLDER/NAME.cc
#   expire FOLDER NAME: a ticket that ended when this ends
#   stop FOLDER: it answers no longer
#   end FOLDER
set -eu
PATH=$PATH:/usr/sbin
d=$2
realm=REGIE.TEST
export KRB5_CONFIG=$d/krb5.conf KRB5_KDC_PROFILE=$d/kdc.conf
login() { kinit -k -t "$d/$1.keytab" -c "$d/$1.cc" "${@:2}" "$1@$realm"; }
stop() {
  if [ ! -e "$d/pid" ]; then return; fi
  while kill "$(cat "$d/pid")" 2>/dev/null; do sleep 0.01; done
}
case $1 in
  new)
    mkdir -p "$d"
    chmod 755 "$d"
    # Somebody else may take the port that was free: then another is.
    for port in $(/usr/bin/python3 -c 'import socket
all = [socket.socket() for i in range(9)]
for s in all: s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'); do
      cat >"$d/krb5.conf" <<EOF
[libdefaults]
default_realm = $realm
dns_lookup_kdc = false
dns_canonicalize_hostname = false
rdns = false
udp_preference_limit = 1
clockskew = 1
[realms]
$realm = {
  kdc = 127.0.0.1:$port
}
[domain_realm]
localhost = $realm
127.0.0.1 = $realm
EOF
      cat >"$d/kdc.conf" <<EOF
[kdcdefaults]
kdc_listen = 127.0.0.1:$port
kdc_tcp_listen = 127.0.0.1:$port
[realms]
$realm = {
  database_name = $d/principal
  key_stash_file = $d/stash
  acl_file = $d/acl
  max_life = 10h
}
[logging]
kdc = FILE:$d/kdc.log
EOF
      if [ ! -e "$d/principal" ]; then
        kdb5_util create -s -r $realm -P "$RANDOM$RANDOM" >/dev/null
        for name in lotte vreemd postgres/localhost; do
          kadmin.local -r $realm addprinc -randkey "$name" >/dev/null
          kadmin.local -r $realm ktadd -k "$d/${name%%/*}.keytab" "$name" >/dev/null
        done
        chmod 644 "$d"/*.keytab
      fi
      if krb5kdc -P "$d/pid" >/dev/null && login lotte; then break; fi
    done
    kdestroy -c "$d/lotte.cc" ;;
  login)
    login "${@:3}" ;;
  expire)
    login "$3" -l 2s
    # The Kerberos itself allows a second more: until it gives nothing for it.
    cp "$d/$3.cc" "$d/asks.cc"
    while kvno -q -c "$d/asks.cc" postgres/localhost 2>/dev/null; do cp "$d/$3.cc" "$d/asks.cc"; done ;;
  stop)
    stop ;;
  end)
    stop
    rm -rf "$d" ;;
esac
