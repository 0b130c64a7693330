#!/bin/bash
# A first start makes the cluster with POSTGRES_PASSWORD; then whatever was asked for runs, never as root.
set -euo pipefail
if [ "$(id -u)" = 0 ]; then
  chown postgres "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  read -ra options <<<"${POSTGRES_INITDB_ARGS:-}"
  initdb -U postgres --auth-local=trust --auth-host=scram-sha-256 --pwfile=<(echo "${POSTGRES_PASSWORD:?}") "${options[@]}"
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
fi
exec "$@"
