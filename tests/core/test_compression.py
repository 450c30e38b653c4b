"""Words travel compressed, whether the page cache keeps the page or not."""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/cari/?q=perahu", "/akun/masuk/", "/praktik/"])
def test_a_page_is_sent_compressed_to_who_can_read_it(path: str) -> None:
    plain = Client().get(path).content
    answer = Client().get(path, HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(answer.content)) >= len(plain) // 2
    assert len(answer.content) < len(plain)


def test_a_kept_page_still_answers_who_reads_no_compression() -> None:
    Client().get("/praktik/", HTTP_ACCEPT_ENCODING="gzip")
    answer = Client().get("/praktik/")
    assert "Content-Encoding" not in answer
    assert b"<h1" in answer.content
