"""Giving out pictures and files, and the pages about consent."""

import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.files.storage import FileSystemStorage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.delivery.page_cache import mark_public

from . import renditions, services
from .access import may_see, may_take_down
from .models import Document, Image, Rendition, released_storage
from .serving import ASK_AGAIN, FOR_EVER, PRIVATE, download_response, picture_response

_RELEASED_NAME = re.compile(r"^[0-9a-f]{2}/[0-9a-f]{32}\.(avif|webp|jpg|png)$")


@require_safe
def rendition(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One size of a picture; 404 for whoever may not see it, as for one that does not exist."""
    found = get_object_or_404(Rendition.objects.select_related("image__for_page"), pk=pk)
    if not may_see(request.user, found.image):
        raise Http404
    return _answer(found)


@require_safe
def picture(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A picture at the single size that authors and reviewers see; it is made at the first look."""
    image: Image = get_object_or_404(Image.objects.select_related("for_page"), pk=pk)
    if not may_see(request.user, image):
        raise Http404
    try:
        return _answer(renditions.one_size(image))
    except OSError as error:  # the original is away
        raise Http404 from error


def _answer(found: Rendition) -> HttpResponseBase:
    return picture_response(
        lambda: found.file.storage.open(found.file.name, "rb"), name=found.file.name, cache=PRIVATE
    )


@require_safe
def document(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file to take along; 404 for whoever may not have it, as for one that does not exist."""
    found: Document = get_object_or_404(Document.objects.select_related("for_page"), pk=pk)
    if found.filename != name or not may_see(request.user, found):
        raise Http404
    response = download_response(
        lambda: found.file.storage.open(found.file.name or "", "rb"),
        name=name,
        etag=found.file_hash,
        cache=ASK_AGAIN if found.released else PRIVATE,
    )
    response.is_public_shell = found.released  # type: ignore[attr-defined]
    return response


@require_safe
def released_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A released picture by its random name, where the storage is a folder; a bucket answers for itself."""
    storage = released_storage()
    if not isinstance(storage, FileSystemStorage) or not _RELEASED_NAME.match(name):
        raise Http404
    return picture_response(lambda: storage.open(name, "rb"), name=name, cache=FOR_EVER)


@require_safe
def consent_form(request: HttpRequest) -> HttpResponse:
    """The form that parents sign, to print. The same bytes for everybody."""
    response = render(request, "library/consent_form.html")
    response.is_public_shell = True  # type: ignore[attr-defined]
    return mark_public(response)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """A parent says no to a picture: one page that tells what will happen, one button, one that says it is done."""
    return _take_down(request, get_object_or_404(Image.objects.select_related("for_page"), pk=pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_down_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for a sound, a video, a sheet."""
    return _take_down(request, get_object_or_404(Document.objects.select_related("for_page"), pk=pk))


def _take_down(request: HttpRequest, medium: Image | Document) -> HttpResponse:
    if not may_take_down(request.user, medium):
        raise Http404
    if request.method == "POST":
        services.withdraw_consent(medium, request.user)
        return redirect(medium.take_down_url)
    context: dict[str, Any] = {
        "medium": medium,
        "is_picture": isinstance(medium, Image),
        "done": medium.consent_withdrawn_at is not None,
    }
    return render(request, "library/take_down.html", context)
