"""/tulis/luring/: the form without a person in it, to be kept on a phone and written on where there is no line.

It is public and holds no token: what it sends arrives as any post with an old token does, on a page that holds every
field and signs in (see `accounts.resuming`).
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.delivery.page_cache import mark_public

from .fields import form_field
from .kinds import kind_of

FIELDS = (
    "title",
    "summary",
    "level",
    "situation",
    "challenge",
    "actions",
    "reflection",
    "outcome",
    "did_not_work",
)


@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The story's main questions on one page, the same bytes for everybody."""
    kind = kind_of("praktik")
    assert kind is not None  # the room of stories registers it
    fields = {name: form_field(kind.model, name) for name in FIELDS}
    form = type("OfflineForm", (forms.Form,), fields)()
    response = render(request, "writing/offline.html", {"form": form, "exit_url": "/"})
    response.is_public_shell = True  # type: ignore[attr-defined]
    return mark_public(response)
