import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.home.test_query_budget import *
@pytest.mark.django_db
def test_q(client):
    page = a_story()
    with CaptureQueriesContext(connection) as c: client.get(page.url)
    client.get("/"); caches["pages"].clear()
    import re
    with CaptureQueriesContext(connection) as c: client.get(page.url)
    with open("/tmp/w/pages/q.txt","w") as f:
        for q in c.captured_queries: f.write(re.sub(r'SELECT .*? FROM','SELECT … FROM',q["sql"])[:420]+"\n\n")
