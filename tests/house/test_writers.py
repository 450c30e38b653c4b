"""Eight people write at once on one database: no word is lost, and nobody is told that the database is locked."""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import QueryDict
from wagtail.models import Page

from practices.articles.models import PracticePage
from practices.writing import services
from practices.writing.kinds import Kind, kind_of
from practices.writing.models import FormDraft
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WRITERS, TIMES = 8, 5


def all_at_once(act: Callable[[int], None]) -> None:
    """Eight threads begin together; the first trouble of any of them fails the test."""
    ready, troubles = threading.Barrier(WRITERS), []

    def writer(number: int) -> None:
        try:
            ready.wait(timeout=30)
            act(number)
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=writer, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert troubles == []


def posted(**fields: str) -> QueryDict:
    """What a browser would send."""
    data = QueryDict(mutable=True)
    data.update(fields)
    return data


def story_kind() -> Kind:
    kind = kind_of("praktik")
    assert kind is not None
    return kind


def test_key_strokes_of_eight_windows_all_stay() -> None:
    guru, key = UserFactory(), uuid.uuid4()

    def type_on(number: int) -> None:
        for time in range(TIMES):
            services.remember(
                kind=story_kind(), owner=guru, key=key, data=posted(**{f"kotak-{number}-{time}": "isi"})
            )

    all_at_once(type_on)
    draft = FormDraft.objects.get(owner=guru, key=key)
    assert set(draft.data) == {f"kotak-{number}-{time}" for number in range(WRITERS) for time in range(TIMES)}


def test_eight_teachers_begin_a_story_at_once() -> None:
    teachers = UserFactory.create_batch(WRITERS)

    def begin(number: int) -> None:
        services.save_draft(
            kind=story_kind(),
            owner=teachers[number],
            key=uuid.uuid4(),
            data=posted(title=f"Cerita {number}"),
            files={},
        )

    all_at_once(begin)
    stories = PracticePage.objects.filter(owner__in=teachers)
    assert {page.get_latest_revision_as_object().title for page in stories} == {
        f"Cerita {number}" for number in range(WRITERS)
    }
    assert len({page.path for page in stories}) == WRITERS
    assert Page.find_problems() == ([], [], [], [], [])


def test_eight_sends_of_one_form_make_one_story() -> None:
    guru, key = UserFactory(), uuid.uuid4()
    all_at_once(
        lambda number: (
            services.save_draft(
                kind=story_kind(), owner=guru, key=key, data=posted(title="Sekali saja"), files={}
            )
            and None
        )
    )
    assert PracticePage.objects.filter(owner=guru).count() == 1


def test_eight_parts_saved_at_once_are_all_in_the_story() -> None:
    guru, key = UserFactory(), uuid.uuid4()
    services.save_draft(kind=story_kind(), owner=guru, key=key, data=posted(title="Delapan bagian"), files={})
    parts = (
        "summary",
        "situation",
        "challenge",
        "actions",
        "reflection",
        "did_not_work",
        "materials",
        "duration",
    )

    def save(number: int) -> None:
        services.save_draft(
            kind=story_kind(),
            owner=guru,
            key=key,
            data=posted(**{parts[number]: f"bagian {number}"}),
            files={},
        )

    all_at_once(save)
    page = PracticePage.objects.get(owner=guru).get_latest_revision_as_object()
    assert [part for part in parts if not getattr(page, part)] == []
