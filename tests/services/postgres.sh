#!/bin/bash
# postgres.sh start FOLDER   a PostgreSQL of our own in FOLDER, on a free port of 127.0.0.1; prints its DATABASE_URL
# postgres.sh stop FOLDER    stops that one, by its process id
# It needs Debian's `postgresql` and leaves any other cluster of the machine alone.
set -euo pipefail

act=${1:?start or stop}; folder=${2:?FOLDER}; data=$folder/postgres

# PostgreSQL refuses to run as root: then it runs as the user that its package made.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# Debian keeps the server's commands out of the PATH, one folder for each version.
programs() {
  local found
  found=$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1 || true)
  [ -n "$found" ] || { echo "PostgreSQL's initdb was not found: install the package postgresql." >&2; exit 3; }
  dirname "$found"
}

start() {
  local bin port
  bin=$(programs)
  mkdir -p "$data"; chmod 711 "$folder"; chmod 700 "$data"
  [ "$(id -u)" != 0 ] || chown postgres "$data"
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  as_owner "$bin/initdb" -D "$data" -U mitraguru --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 \
    || { cat "$folder/initdb.log" >&2; exit 1; }
  # What is written here is thrown away: nothing needs to survive a power cut.
  as_owner "$bin/pg_ctl" -D "$data" -w -t 60 -l "$data/server.log" -o "-h 127.0.0.1 -p $port -k $data -c fsync=off -c full_page_writes=off -c synchronous_commit=off" start >&2 \
    || { cat "$data/server.log" >&2; exit 1; }
  echo "postgres://mitraguru@127.0.0.1:$port/postgres"
}

stop() {
  local pid
  [ -f "$data/postmaster.pid" ] || return 0
  pid=$(head -n 1 "$data/postmaster.pid")
  kill -INT "$pid" 2>/dev/null || return 0
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  echo "PostgreSQL ($pid) did not stop." >&2
}

"$act"
