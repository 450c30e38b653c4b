#!/bin/bash
# The suite once more on the servers of a large installation: PostgreSQL and Redis, started here and stopped afterwards.
# Journeys in a browser are left out: they run on the site as a newcomer starts it. More arguments go to pytest.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
folder=$(mktemp -d -t mitraguru-services-XXXXXX)
stop() { "$here/postgres.sh" stop "$folder"; "$here/redis.sh" stop "$folder"; rm -rf "$folder"; }
trap stop EXIT

DATABASE_URL=$("$here/postgres.sh" start "$folder")
REDIS_URL=$("$here/redis.sh" start "$folder")
export DATABASE_URL REDIS_URL
echo "PostgreSQL and Redis are up; running the tests on them." >&2
cd "$root"
if [ $# -eq 0 ]; then set -- tests; fi
.venv/bin/python -m pytest --create-db -n 2 --dist loadgroup --ignore tests/journeys "$@"
