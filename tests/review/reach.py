"""Everything an author can reach that tells of an own text: pages, files, mails and the rows that travel with it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.serializers import serialize
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from accounts.models import Notice, User
from accounts.notices.posting import send_due_notices
from search.models import SearchDocument
from tests.review.door import signed_in

OWN = ("edit", "preview", "feedback", "compare", "record", "record-csv", "record-json", "media")
ADMIN_PAGES = ("edit", "history", "workflow_history", "view_draft", "usage", "delete", "unpublish")
REPORTS = ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages")
PUBLIC = ("/", "/praktik/", "/umpan/", "/sitemap.xml", "/cari/?q=timbangan")


def as_teacher(page: Page) -> Iterator[tuple[str, str]]:
    """What any author sees of a text, each with its address."""
    client = signed_in(page.owner)
    for address in (*_own_addresses(page), "/akun/", *PUBLIC, page.get_url() or "/"):
        yield address, read(client, address)
    yield from mails_to(page.owner)
    yield from _rows(page)


def as_staff(page: Page) -> Iterator[tuple[str, str]]:
    """What an author sees besides who may enter the admin, and keeps the desk."""
    client = signed_in(page.owner)
    for address in (*_admin_addresses(page), *_desk_addresses(page)):
        yield address, read(client, address)


def read(client: Client, address: str) -> str:
    """Everything an address answers: words, headers and, of a file, its bytes as far as they are words."""
    response = client.get(address, follow=True)
    assert response.status_code < 500, address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return "\n".join([*map(str, response.headers.items()), body.decode(errors="replace")])


def _own_addresses(page: Any) -> Iterator[str]:
    for name in OWN:
        address = reverse(f"writing:{name}", args=[page.kind, page.pk])
        yield from [f"{address}?langkah={step}" for step in range(1, 10)] if name == "edit" else [address]
        if name == "compare":
            yield f"{address}?dari=1&ke=2"


def _admin_addresses(page: Page) -> Iterator[str]:
    yield from (reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ADMIN_PAGES)
    yield reverse("wagtailadmin_home")
    yield reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    yield reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    for state in WorkflowState.objects.for_instance(page):
        yield reverse("wagtailadmin_pages:workflow_history_detail", args=[page.pk, state.pk])
    for name in REPORTS:
        address = reverse(f"wagtailadmin_reports:{name}")
        yield from (address, f"{address}?export=csv")


def _desk_addresses(page: Page) -> Iterator[str]:
    yield from (
        reverse(name) for name in ("review:desk", "review:desk-record-csv", "review:desk-record-json")
    )
    yield from (f"/telaah/{page.pk}/{end}" for end in ("", "baca/", "banding/", "riwayat/", "riwayat.csv"))


def mails_to(person: User) -> Iterator[tuple[str, str]]:
    """Every mail that was sent to somebody or will be, whole: all headers and both bodies."""
    for days in range(1, 9):
        send_due_notices(now=timezone.now() + timedelta(days=days))
    for number, letter in enumerate(mail.outbox):
        if person.email in letter.to:
            yield f"mail {number}", letter.message().as_bytes().decode(errors="replace") + letter.body
            yield f"mail {number}, HTML", "".join(str(part[0]) for part in letter.alternatives)
    yield "notices", serialize("json", Notice.objects.filter(user=person))


def _rows(page: Page) -> Iterator[tuple[str, str]]:
    """The rows that Wagtail shows, copies or indexes with a text, raw."""
    yield "revisions", serialize("json", Revision.objects.for_instance(page))
    yield "search", serialize("json", SearchDocument.objects.all())
    yield "history", serialize("json", PageLogEntry.objects.filter(page=page.pk))
    yield "stages", serialize("json", TaskState.objects.filter(workflow_state__object_id=str(page.pk)))
