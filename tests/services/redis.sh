#!/bin/bash
# redis.sh start FOLDER   a Redis of our own, in memory only, on a free port of 127.0.0.1; prints its REDIS_URL
# redis.sh stop FOLDER    stops that one, by its process id
# It needs Debian's `redis-server`.
set -euo pipefail

act=${1:?start or stop}; folder=${2:?FOLDER}

start() {
  local port
  command -v redis-server >/dev/null || { echo "redis-server was not found: install the package redis-server." >&2; exit 3; }
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --databases 64 --dir "$folder" \
    --daemonize yes --pidfile "$folder/redis.pid" --logfile "$folder/redis.log" >&2
  for _ in $(seq 100); do
    redis-cli -p "$port" ping >/dev/null 2>&1 && { echo "redis://127.0.0.1:$port"; return; }
    sleep 0.1
  done
  cat "$folder/redis.log" >&2; exit 1
}

stop() {
  local pid
  [ -f "$folder/redis.pid" ] || return 0
  pid=$(cat "$folder/redis.pid")
  kill "$pid" 2>/dev/null || return 0
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  echo "Redis ($pid) did not stop." >&2
}

"$act"
