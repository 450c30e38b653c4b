#!/bin/bash
# What a reader finds, once more on Elasticsearch: a real one, started here and stopped afterwards, beside the database of the
# environment (SQLite unless DATABASE_URL says otherwise). Then everything that can happen to such a server, one thing at a time.
# Where it cannot run this says why and goes on. More arguments go to pytest, in the place of both.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
if ! lack=$("$here/elasticsearch.sh" needs 2>&1); then
  echo "Elasticsearch is left out: $lack."
  exit 0
fi
folder=$(mktemp -d -t mitraguru-search-XXXXXX)
stop() { "$here/elasticsearch.sh" stop "$folder" || true; rm -rf "$folder"; }
trap stop EXIT

ELASTICSEARCH_HOME=${ELASTICSEARCH_HOME:-$root/var/elasticsearch}
export ELASTICSEARCH_HOME
ELASTICSEARCH_URL=$("$here/elasticsearch.sh" start "$folder")
export ELASTICSEARCH_URL
echo "Elasticsearch is up; running the search's tests on it." >&2
cd "$root"
if [ $# -gt 0 ]; then .venv/bin/python -m pytest "$@"; exit; fi
.venv/bin/python -m pytest -n 2 --dist loadgroup -m every_engine tests/engines tests/search
.venv/bin/python -m pytest -m "not every_engine" tests/engines
