"""A signed link from a mail: one text at one stage, for one reader, without signing in.

Opening it changes nothing, because mail scanners open links too; every act is a button. It begins no session, so nothing
else on the site opens with it.
"""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.roles import is_staff

from .. import links
from ..links import DeadLinkError, Link
from ..models import Offer, Review, Stage
from ..reading import Reading
from ..rules import Refused
from ..services.locking import locked_stage
from . import text

ACTS = ("claim", "hand_back", "save", "approve", "request_changes")
View = Callable[[HttpRequest, Link], HttpResponseBase]


def for_its_reader(view: View) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """Open the link, or tell kindly why it does not open; its address stays on this site and in no index."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponseBase:
        response = _answer(view, request, token)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_reader
def link(request: HttpRequest, link: Link) -> HttpResponseBase:
    """The text with its form, and the buttons that take it, give it back or decide."""
    return _act(request, link) if request.method == "POST" else _show(request, link)


@require_POST
@for_its_reader
def keep(request: HttpRequest, link: Link) -> HttpResponseBase:
    """Key strokes of that form, from the script."""
    with transaction.atomic():
        locked_stage(link.page, by=link.user, expected=link.state.pk)
        return text.keep(_for_reader(request, link), link.page.pk)


def _answer(view: View, request: HttpRequest, token: str) -> HttpResponseBase:
    if not ratelimit.consume(request, action="review_link"):
        return render(request, "429.html", status=429)
    try:
        link = links.opened(token)
    except DeadLinkError:
        return render(request, "review/link/dead.html", status=410)
    visitor = request.user
    if visitor.is_authenticated and visitor.pk != link.user.pk:
        return render(request, "review/link/not_yours.html", status=403)
    inside = visitor.is_authenticated and request.method != "POST"
    if inside or is_staff(link.user) or link.state.stage.kind != Stage.Kind.PEER:
        return redirect("review:text", link.page.pk)
    if not links.is_open_now(link):
        return _ended(request, link)
    try:
        return view(request, link)
    except Refused:  # the stage has ended since
        return _ended(request, link)


def _act(request: HttpRequest, link: Link) -> HttpResponse:
    act = request.POST.get("act", "")
    try:
        with transaction.atomic():
            # Under the lock of this very stage: a link does nothing at a later one.
            locked_stage(link.page, by=link.user, expected=link.state.pk)
            message = text._perform(_for_reader(request, link), link.page, act if act in ACTS else "save")
    except Refused as refusal:
        return _show(request, link, typed=request.POST.dict(), refusal=refusal)
    messages.success(request, message)
    return redirect(request.path)


def _for_reader(request: HttpRequest, link: Link) -> Any:
    """This one request, as coming from the link's reader; the visitor stays a visitor."""
    acting = copy(request)
    acting.user = link.user
    return acting


def _show(
    request: HttpRequest, link: Link, *, typed: dict[str, Any] | None = None, refusal: Refused | None = None
) -> HttpResponse:
    if refusal is not None and not links.is_open_now(link):
        return _ended(request, link)
    reading = Reading(page=link.page, submission=link.state.stage.submission, user=link.user, typed=typed)
    offers = Offer.objects.filter(task_state=link.state, reviewer=link.user, declined_at__isnull=False)
    context = {
        "reading": reading,
        "declined": reading.claim is None and offers.exists(),
        "refusal": str(refusal.message) if refusal else "",
    }
    return render(request, "review/link/text.html", context, status=409 if refusal else 200)


def _ended(request: HttpRequest, link: Link) -> HttpResponse:
    """The stage is over: what became of the text, and what was typed too late, to be copied."""
    late = request.method == "POST"
    typed = request.POST.dict() if late else None
    reading = Reading(page=link.page, submission=link.state.stage.submission, user=link.user, typed=typed)
    said = Review.objects.filter(task_state=link.state, reviewer=link.user).exclude(decision="")
    context = {"reading": reading, "helped": said.exists()}
    return render(request, "review/link/ended.html", context, status=409 if late else 200)
