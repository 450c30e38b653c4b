"""Texts of every kind in every state for the matrix, each with words that stand nowhere else, stories with a picture and a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale

from accounts.models import User
from core.pages import ReviewedPage
from library.models import Document, Image
from library.renditions import write_released
from review import services
from tests.factories.pages import community, document, image, report, story
from tests.factories.review import WORDS, administrator, editor, reviewer, superuser, teacher
from tests.house.visits import READERS, STAFF, Visit

WRITERS: dict[str, Callable[..., Any]] = {"praktik": story, "komunitas": community, "lokakarya": report}
PEOPLE: dict[str, Callable[[], User]] = {
    "teacher": teacher,
    "reviewer": reviewer,
    "editor": editor,
    "administrator": administrator,
    "superuser": superuser,
}


@dataclass(frozen=True)
class Text:
    """A text, whose it is, where it stands; `secret` is what is not public of it."""

    page: Any
    owner: str
    state: str
    kind: str
    secret: str
    #: what an address may name of it
    about: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class House:
    """Whoever visits, and a neighbour who never does; a text of each in every state and kind."""

    role: str
    visitor: User | None
    texts: list[Text]

    def text(self, visit: Visit) -> Text:
        """The visitor's own, or the neighbour's, in the wanted state and of the wanted kind."""
        owner = visit.role if visit.own else "neighbour"
        wanted = (owner, visit.state, visit.kind)
        return next(text for text in self.texts if (text.owner, text.state, text.kind) == wanted)


def build_house(role: str, subjects: Iterable[tuple[bool, str, str]]) -> House:
    """One visitor, and a text for each (own, state, kind) that visits will be about."""
    visitor = PEOPLE[role]() if role in PEOPLE else None
    neighbour, first, last = teacher(), reviewer(), editor()
    texts = [
        _text(role if own else "neighbour", visitor if own else neighbour, state, kind, first, last)
        for own, state, kind in sorted(subjects)
    ]
    return House(role, visitor, texts)


def _text(role: str, owner: User | None, state: str, kind: str, first: User, last: User) -> Text:
    secret = f"Rahasia {state} {kind} {role}"
    page = WRITERS[kind](owner=owner, title=f"Terbit {kind} {role}" if state == "published" else secret)
    media = _media(page, owner) if kind == "praktik" else (None, None)
    if state != "draft":
        services.start_review(page=page, by=owner)
    if state == "published":
        for reader in (first, last):
            services.decide(page=_fresh(page), by=reader, decision="approve", words=WORDS)
        _change(page, owner, secret)  # a newer draft, which nobody has read
    page = _fresh(page)
    return Text(page, role, state, kind, secret, {"kind": kind, **_about(page), **_about_media(*media)})


def _about(page: Any) -> dict[str, Any]:
    step = page.current_workflow_task_state
    return {
        **dict.fromkeys(("page_id", "page_to_move_id", "parent_page_id", "page_pk"), page.pk),
        "slug": page.slug,
        "content_type_app_name": page._meta.app_label,
        "content_type_model_name": page._meta.model_name,
        "destination_id": page.get_parent().pk,
        "english_id": page.get_parent().get_translation(Locale.objects.get(language_code="en")).pk,
        "revision_id": page.latest_revision_id,
        **({"task_state_id": step.pk, "workflow_state_id": step.workflow_state_id} if step else {}),
    }


def _about_media(picture: Image | None, file: Document | None) -> dict[str, Any]:
    if picture is None or file is None:
        return {}
    write_released([picture.pk])  # nothing, unless it is shown in public
    made = picture.renditions.order_by("-released_name").first()
    assert made is not None
    return {
        "image_id": picture.pk,
        "document_id": file.pk,
        "doc_id": file.pk,
        "file": file.filename,
        "rendition_id": made.pk,
        "released_name": made.released_name or "aa/" + "0" * 32 + ".jpg",
    }


def _media(page: Any, owner: User) -> tuple[Image, Document]:
    picture, file = image(owner=owner, size=(60, 40), page=page), document(owner=owner, page=page)
    picture.get_rendition("width-30")
    latest = page.get_latest_revision_as_object()
    latest.pictures.add(type(latest).pictures.rel.related_model(image=picture, part="actions"))
    latest.attachments.add(type(latest).attachments.rel.related_model(document=file, title="Nota"))
    latest.save_revision(user=owner)
    return picture, file


def _change(page: Any, by: User, title: str) -> None:
    latest = _fresh(page).get_latest_revision_as_object()
    latest.title = title
    latest.save_revision(user=by)


def _fresh(page: ReviewedPage) -> Any:
    return type(page).objects.get(pk=page.pk)


def may_know(role: str, text: Text, path: str) -> bool:
    """Whether the unpublished words of a text may stand in an answer to this role at this address."""
    area = path.removeprefix("/en").split("/")[1]
    if text.owner == role:
        return area in ("tulis", "akun", "telaah") or (area == "admin" and role in STAFF)
    if area == "telaah":
        return text.state == "review" and role in READERS
    return area == "admin" and role in STAFF
