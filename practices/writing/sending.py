"""What a phone has kept and sends later: texts written without a line, and pictures that waited.

A page that a phone keeps holds no token, so it asks for one first (`ready`). Sending goes through the same service as the
form, with the same key, so that sending twice, or from two tabs, makes one text and one picture.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.ownership import owner_token
from accounts.resuming import SignedInRequest, signed_in_or_resume
from core.pages import ReviewedPage
from review.rules import Refused

from . import services
from .kinds import Kind, kind_of
from .views import TWO_VERSIONS, own_or_404, save_posted


@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """A token to send with, and the mark of whoever is signed in (empty when nobody is)."""
    user = request.user if request.user.is_authenticated else None
    return JsonResponse({"token": get_token(request), "owner": owner_token(user)})


@signed_in_or_resume
@require_POST
def send(request: SignedInRequest) -> JsonResponse:
    """Take in a text or a picture from a phone's queue; every answer is told as JSON, in words."""
    if request.POST.get("owner", "") not in ("", owner_token(request.user)):
        return _refusal(
            _("Ini milik akun lain. Masuk dengan akun itu untuk mengirimnya."), status=403, other=True
        )
    kind = kind_of(request.POST.get("kind", ""))
    key = _key(request)
    if kind is None or key is None:
        return _refusal(_("Kiriman ini tidak dapat dibaca. Salin teksnya dari sini."), status=400)
    try:
        page = _page(request, kind)
    except Http404:
        return _refusal(_("Tulisan ini sudah dihapus. Salin teksnya dari sini bila masih perlu."), status=410)
    return _take(request, kind, key, page)


def _take(request: SignedInRequest, kind: Kind, key: UUID, page: ReviewedPage | None) -> JsonResponse:
    """Save it as the form would, and tell what became of it."""
    try:
        saved = save_posted(request, kind, key, page)
    except Refused as refusal:
        services.remember(kind=kind, owner=request.user, key=key, data=request.POST, page=page)
        return _refusal(str(refusal.message), status=403)
    told: dict[str, Any] = {
        "url": reverse("writing:edit", args=[kind.slug, saved.page.pk]),
        "saved": timezone.localtime().strftime("%H.%M"),
        "turn": saved.draft.turn,
    }
    if saved.conflicts:
        return JsonResponse({**told, "two": True, "detail": str(TWO_VERSIONS)}, status=409)
    sentences = [sentence for sentences in saved.errors.values() for sentence in sentences]
    if sentences and request.FILES:
        return JsonResponse({**told, "detail": " ".join(sentences)}, status=422)
    return JsonResponse({**told, "amiss": sentences})


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("submission_key", ""))
    except ValueError:
        return None


def _page(request: SignedInRequest, kind: Kind) -> ReviewedPage | None:
    """The text that the phone knows by its number; None for one that it only knows by its key. Raises Http404."""
    number = request.POST.get("page", "")
    if not number:
        return None
    if not number.isdigit() or len(number) > 18:
        raise Http404
    return own_or_404(request, kind, int(number))


def _refusal(detail: str, *, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"detail": detail, **more}, status=status)
