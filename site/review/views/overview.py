"""The editor's overview at /telaah/ikhtisar/ and, in the admin's frame, at /admin/telaah/; and acts on several texts."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from accounts.models import User
from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import overview as overviews
from .. import rules, services
from ..rules import Refused

View = Callable[..., HttpResponseBase]
#: how many texts one press of a button reaches: a page of them
MOST = overviews.A_PAGE


def for_editors(view: View) -> View:
    """For whoever keeps the desk."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.is_editor(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@signed_in_or_resume
@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: SignedInRequest) -> HttpResponse:
    """What waits; a post acts on the chosen texts and comes back to the same choices."""
    return _answer(request, "review/overview.html")


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def admin_overview(request: SignedInRequest) -> HttpResponse:
    """The same within the admin's frame."""
    return _answer(request, "review/admin/overview.html")


@signed_in_or_resume
@for_editors
@require_POST
def first_read(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Somebody's first review was read, with or without a word to the reviewer."""
    review = get_object_or_404(services.first_reviews(request.user), pk=review_id)
    try:
        services.read_first_review(review=review, by=request.user, word=request.POST.get("word", ""))
    except Refused as refusal:
        messages.info(request, str(refusal.message))
    else:
        messages.success(request, _("Terima kasih. Penelaahnya diberi tahu."))
    return redirect("review_admin_overview" if request.POST.get("frame") == "admin" else "review:overview")


def _answer(request: SignedInRequest, template: str) -> HttpResponse:
    if request.method == "POST":
        act_on_several(request)
        return redirect(request.get_full_path())
    found = overviews.overview_for(request.user, request.GET)
    return render(request, template, {"overview": found, "address": request.path})


def act_on_several(request: SignedInRequest) -> None:
    """Do one thing to each chosen text and tell of each in a sentence; texts that are not this editor's are passed over."""
    act = ACTS.get(request.POST.get("act", ""))
    chosen = [int(pk) for pk in request.POST.getlist("pilih")[:MOST] if pk.isdecimal() and len(pk) < 19]
    stages = overviews.known_to(request.user).filter(submission__page_id__in=chosen)
    texts = {
        stage.submission.page_id: stage.submission for stage in stages.select_related("submission__page")
    }
    if act is None or not texts:
        messages.info(request, _("Pilih dulu tulisannya, lalu apa yang dilakukan."))
        return
    for page_id in chosen:
        if page_id in texts:
            title, page = texts[page_id].title, texts[page_id].page
            try:
                done = act(page, request.user)
            except Refused as refusal:
                messages.info(request, f"{title}: {refusal.message}")
            else:
                messages.success(request, f"{title}: {done}")


def _offer(page: Page, by: User) -> str:
    offers = services.offer_best(page=page, by=by)
    if not offers:
        return _("belum ada rekan yang cocok dan masih longgar.")
    return _("ditawarkan kepada %(names)s.") % {"names": _names(offer.reviewer for offer in offers)}


def _remind(page: Page, by: User) -> str:
    return _("%(names)s diingatkan.") % {"names": _names(services.remind(page=page, by=by))}


def _put_back(page: Page, by: User) -> str:
    return _("kembali ke meja bersama; %(names)s diberi tahu.") % {
        "names": _names(services.put_back(page=page, by=by))
    }


def _names(people: Any) -> str:
    return ", ".join(person.get_full_name() for person in people)


ACTS: dict[str, Callable[[Page, User], str]] = {"offer": _offer, "remind": _remind, "put_back": _put_back}
