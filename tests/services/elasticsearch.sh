#!/bin/bash
# elasticsearch.sh start FOLDER   a real Elasticsearch of our own in FOLDER, on a free port of 127.0.0.1; prints its ELASTICSEARCH_URL
# elasticsearch.sh stop FOLDER    stops that one, by its process id
# elasticsearch.sh needs          says what this machine lacks for it, and fails when something is missing
# It is built once, into ELASTICSEARCH_HOME or var/elasticsearch (44 MB from Maven Central), and needs a JDK 21 or newer and Maven.
set -euo pipefail

act=${1:?start, stop or needs}; folder=${2:-}
here=$(cd "$(dirname "$0")" && pwd); parts=$here/elasticsearch
home=${ELASTICSEARCH_HOME:-$(cd "$here/../.." && pwd)/var/elasticsearch}

needs() {
  (. "$parts/java.sh") 2>/dev/null || { echo "no JDK 21 or newer" >&2; return 3; }
  [ -f "$home/.built" ] || command -v mvn >/dev/null || { echo "no Maven" >&2; return 3; }
}

free_port() { # its neighbour a hundred higher is for the nodes among themselves
  python3 -c '
import socket
while True:
    one, other = socket.socket(), socket.socket()
    one.bind(("127.0.0.1", 0)); port = one.getsockname()[1]
    try: other.bind(("127.0.0.1", port + 100)); break
    except (OSError, OverflowError): continue
print(port)'
}

start() {
  local port pid
  needs
  "$parts/build.sh" "$home" >&2
  # What a server writes is thrown away with the folder; what it is made of stays and is shared.
  mkdir -p "$folder/elasticsearch"
  ln -sfn "$home/lib" "$folder/elasticsearch/lib"; ln -sfn "$home/modules" "$folder/elasticsearch/modules"
  cp -r "$home/config" "$home/plugins" "$folder/elasticsearch/"
  port=$(free_port)
  HEAP=${HEAP:-512m} "$parts/start.sh" "$folder/elasticsearch" "$port" node-1 </dev/null >"$folder/elasticsearch.log" 2>&1 &
  pid=$!
  echo "$pid" >"$folder/elasticsearch.pid"
  for _ in $(seq 600); do
    grep -q "^STARTED" "$folder/elasticsearch.log" && { echo "http://127.0.0.1:$port"; return; }
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
  done
  cat "$folder/elasticsearch.log" >&2; exit 1
}

stop() {
  local pid
  [ -f "$folder/elasticsearch.pid" ] || return 0
  pid=$(cat "$folder/elasticsearch.pid")
  kill "$pid" 2>/dev/null || return 0
  for _ in $(seq 150); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  echo "Elasticsearch ($pid) did not stop." >&2
}

[ "$act" = needs ] || : "${folder:?FOLDER}"
"$act"
