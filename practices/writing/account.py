"""/akun/: each of a teacher's texts, where it stands in the words of the house, and the next step as a button."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.models import Page

from accounts.models import User
from accounts.resuming import SignedInRequest, signed_in_or_resume
from core.pages import ReviewedPage
from library.usage import pages_with_media
from review import aftercare, rules
from review.services.answering import texts_spoken_of
from review.status import Standing, standings

from .kinds import Door, Kind, all_kinds, kind_for
from .models import FormDraft


@dataclass(frozen=True)
class OwnText:
    """One of the person's texts."""

    page: ReviewedPage
    kind: Kind
    standing: Standing
    doors: list[Door]
    #: an editor's words: why it was taken down, or what needs an update
    taken_down: str = ""
    asked: str = ""


@signed_in_or_resume
@require_GET
def account(request: SignedInRequest) -> HttpResponse:
    """The person's texts, newest first, and what was typed but never saved."""
    user = request.user
    context: dict[str, Any] = {
        "texts": texts_of(user),
        "unsent": FormDraft.objects.filter(owner=user, page=None)
        .exclude(data={})
        .order_by("-updated_at")[:5],
        "kinds": all_kinds(),
        "reads": rules.is_reader(user),
        "edits": user.has_perm("wagtailadmin.access_admin"),
        "near_url": near_url(user),
    }
    return render(request, "writing/account.html", context)


def near_url(user: User) -> str:
    """The search for texts from schools like the person's own; empty as long as no school is told."""
    school = user.school
    return (
        f"{reverse('search:search')}?{urlencode({'sekolah': school.npsn, 'urut': 'mirip'})}" if school else ""
    )


def texts_of(user: User) -> list[OwnText]:
    """All texts that belong to a person, with standing and doors, in a fixed number of queries."""
    models = [kind.model for kind in all_kinds()]
    pages = list(
        Page.objects.filter(owner=user, alias_of=None)
        .type(*models)
        .order_by("-latest_revision_created_at")
        .specific()[:200]
    )
    where = standings(pages)
    beside = _beside(pages, where)
    open_ones = [page for page in pages if where[page.pk].is_open_to_author]
    reasons, asked = aftercare.reason_of(open_ones), aftercare.asked_of(open_ones)
    return [
        OwnText(
            page,
            kind_for(page),
            where[page.pk],
            [*doors(page, kind_for(page), where[page.pk]), *beside.get(page.pk, [])],
            taken_down=reasons.get(page.pk, ""),
            asked=asked.get(page.pk, ""),
        )
        for page in pages
    ]


def _beside(pages: list[ReviewedPage], where: dict[int, Standing]) -> dict[int, list[Door]]:
    """Doors that stand open whatever becomes of the text: its kind's own, what readers said, its pictures and files."""
    found: dict[int, list[Door]] = {page.pk: [] for page in pages}
    for kind in all_kinds():
        if kind.doors is not None:
            for key, more in kind.doors([page for page in pages if isinstance(page, kind.model)]).items():
                found[key] += more
    with_media, spoken_of = pages_with_media(pages), texts_spoken_of(pages)
    for page in pages:
        if page.pk in spoken_of and where[page.pk].value != "perlu-dilengkapi":
            url = reverse("writing:feedback", args=[kind_for(page).slug, page.pk])
            found[page.pk].append(Door(_("Masukan penelaah"), url, quiet=True))
        if page.pk in with_media:
            url = reverse("writing:media", args=[kind_for(page).slug, page.pk])
            found[page.pk].append(Door(_("Foto dan berkas"), url, quiet=True))
    return found


def doors(page: ReviewedPage, kind: Kind, standing: Standing) -> list[Door]:
    """What the author can do next; the first is the one to press."""
    edit = reverse("writing:edit", args=[kind.slug, page.pk])
    preview = Door(_("Lihat seperti pembaca"), reverse("writing:preview", args=[kind.slug, page.pk]))
    if standing.value in ("draf", "ditarik-penulis"):
        return [Door(_("Lanjutkan menulis"), edit, main=True), preview]
    if standing.value == "perlu-dilengkapi":
        return [
            Door(
                _("Baca masukan dan lengkapi"),
                reverse("writing:feedback", args=[kind.slug, page.pk]),
                main=True,
            ),
            Door(_("Tarik dulu"), edit, act="withdraw"),
        ]
    if standing.value == "terbit":
        return [Door(_("Buka"), page.get_url() or "/", main=True), Door(_("Perbarui"), edit)]
    return [preview, Door(_("Tarik kembali"), edit, act="withdraw")]
