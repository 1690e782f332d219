#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# On the throw-away server of with-postgres.sh: an invented municipality, and a login for everybody who works there.  Prints the
# addresses, and stays until Ctrl+C; what is built lies in $1.  With a command after that it runs the command instead of staying.
set -eu
built=$1; shift
host=${REGIE_TEST_PG#*host=}; host=${host%%&*}
sql() { psql -qAtX -v ON_ERROR_STOP=1 -h "$host" -U test "${@:2}" "$1"; }
sql postgres -c 'CREATE DATABASE regie'
owner="postgresql:///regie?host=$host&user=test"
"$built/regiectl" demo --database "$owner" --dossiers "${REGIE_OFFICE_DOSSIERS:-60}" --today "${REGIE_OFFICE_TODAY:-$(date +%F)}" >/dev/null
echo "An invented municipality on a server of its own.  Who works there:"
# That a login exists is for the server; what it may do follows from the list of staff.
sql regie -F ' ' -c "SELECT login, role, name FROM staff WHERE login IS NOT NULL AND login <> '' AND voided = 0 ORDER BY id" |
  while read -r login role name; do
    sql postgres -c "CREATE ROLE \"$login\" LOGIN"
    "$built/regiectl" staff "$login" "$role" "$name" --database "$owner" >/dev/null
    printf '  %-10s %-15s postgresql:///regie?host=%s&user=%s\n' "$login" "$name" "$host" "$login"
  done
export REGIE_OFFICE="postgresql:///regie?host=$host&user="
if [ $# -gt 0 ]; then
  "$@"
  exit
fi
echo
echo "Two windows that see each other's changes, each in a terminal of its own:"
for login in consulent regisseur; do
  echo "  ./dev run --database '$REGIE_OFFICE$login'"
done
echo
echo "Ctrl+C ends the server and throws everything away."
trap 'exit 0' INT TERM
sleep infinity &
wait
