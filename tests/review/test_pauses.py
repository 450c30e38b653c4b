"""Pauses in the admin: an editor sets them, and what was promised follows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from review.models import Pause, Stage
from tests.factories.review import editor, reviewer, submitted
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db


def fields(**more: object) -> dict[str, object]:
    stage = Stage.objects.get(ended_at=None)
    assert stage.due_at is not None
    day = stage.due_at.date()
    return {
        "name": "Pekan rapor",
        "starts": day.isoformat(),
        "ends": (day + timedelta(days=9)).isoformat(),
        **more,
    }


def test_editor_sets_a_pause_and_the_promise_moves() -> None:
    submitted()
    promised = Stage.objects.get(ended_at=None).due_at

    response = signed_in(editor()).post(reverse("wagtailsnippets_review_pause:add"), fields())

    assert response.status_code == 302
    assert Stage.objects.get(ended_at=None).due_at > promised + timedelta(days=9)


def test_pause_may_be_kept_in_some_provinces() -> None:
    submitted()

    signed_in(editor()).post(reverse("wagtailsnippets_review_pause:add"), fields(provinces=["51", "13"]))

    assert Pause.objects.get().provinces == ["51", "13"]


def test_pause_that_ends_before_it_begins_is_refused() -> None:
    submitted()
    client = signed_in(editor())

    response = client.post(reverse("wagtailsnippets_review_pause:add"), fields(ends="2020-01-01"))

    assert "Hari terakhir tidak boleh sebelum hari pertama." in response.content.decode()
    assert not Pause.objects.exists()


def test_editor_changes_and_removes_a_pause() -> None:
    submitted()
    client, promised = signed_in(editor()), Stage.objects.get(ended_at=None).due_at
    client.post(reverse("wagtailsnippets_review_pause:add"), fields())
    pause = Pause.objects.get()

    assert client.get(reverse("wagtailsnippets_review_pause:list")).status_code == 200
    assert client.get(reverse("wagtailsnippets_review_pause:edit", args=[pause.pk])).status_code == 200
    client.post(reverse("wagtailsnippets_review_pause:delete", args=[pause.pk]))

    assert Stage.objects.get(ended_at=None).due_at == promised


def test_colleague_has_no_say_in_pauses() -> None:
    submitted()

    response = signed_in(reviewer()).post(reverse("wagtailsnippets_review_pause:add"), fields())

    assert response.status_code in (302, 403)
    assert not Pause.objects.exists()
