"""Making drafts of what the intake read: dates, authors, labels, tables and pictures are kept, nothing is published."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from accounts.people import find_or_add_person, person_of
from core.enumerations import choices
from core.story_text.cleaning import to_text
from library.services import add_picture

from .intake import Notice, Post, Sections, find_warnings, read_posts, split_star
from .models import Contributor, ImportedPost, PracticeIndexPage, PracticePage, StoryPicture, StoryStep

PARTS = ("situation", "challenge", "actions", "reflection", "did_not_work")
MAX_TITLE = 200


@dataclass
class Imported:
    """What became of one post: the draft (None where it was imported before) and what its owner should look at."""

    post: Post
    page: PracticePage | None
    notices: list[Notice] = field(default_factory=list)


def import_file(
    path: Path, *, owner: User, progress: object = None, report: object = None
) -> Iterator[Imported]:
    """Turn each post of a file into a draft of `owner`; posts that were imported before are passed over.

    Raises intake.IntakeError (with the line) for a file that cannot be read; drafts already made stay.
    """
    for post in read_posts(path, progress=progress, report=report):  # type: ignore[arg-type]
        yield import_post(post, owner=owner)


@transaction.atomic
def import_post(post: Post, *, owner: User) -> Imported:
    """One post as a draft, once for each owner."""
    known, created = ImportedPost.objects.get_or_create(
        owner=owner,
        source_id=post.source_id[:250],
        defaults={"url": post.url[:500], "author": post.author[:150], "written_at": post.published},
    )
    if not created:
        return Imported(post, None)
    sections = split_star(post)
    page = _draft(post, sections, owner)
    notices = [*post.notices, *sections.notices, *find_warnings(post), *_add_pictures(page, post, owner)]
    page.save_revision(user=owner, clean=False, log_action=True)
    known.page = Page(pk=page.pk)
    known.save(update_fields=["page"])
    return Imported(post, page, notices)


def _draft(post: Post, sections: Sections, owner: User) -> PracticePage:
    index = PracticeIndexPage.objects.get(locale__language_code="id")
    Page.objects.select_for_update().filter(pk=index.pk).values_list("pk").first()
    page = PracticePage(
        title=(sections.title or post.title)[:MAX_TITLE] or _("Tanpa judul"),
        summary=sections.summary[:300],
        goal=to_text(sections.goal)[:500],
        place_note=sections.location[:200],
        level=_level_in(sections.scope),
        **{name: getattr(sections, name) for name in PARTS},
        told_on=post.published.date() if post.published else None,
        original_author=(post.author or sections.author)[:150],
        original_url=post.url[:500],
        owner=owner,
        live=False,
        locale=index.locale,
    )
    page.situation += _leftover(sections)
    page.steps.set([StoryStep(title=to_text(title)[:120], text=html) for title, html in sections.steps])
    page.contributors.set(_contributors(post, sections, owner))
    page.tags.add(*[label.lower()[:60] for label in post.labels][:12])
    index.add_child(instance=page)
    return page


def _leftover(sections: Sections) -> str:
    """What fitted nowhere stays in the draft, under a heading that says so, for the author to move."""
    if not to_text(sections.leftover).strip():
        return ""
    return format_html("<h3>{}</h3>", _("Belum ditempatkan")) + sections.leftover


def _contributors(post: Post, sections: Sections, owner: User) -> list[Contributor]:
    own = person_of(owner)
    people = [Contributor(person=own, role="guru")]
    author = (post.author or sections.author).strip()
    if author and author.casefold() != own.name.casefold() and "@" not in author:
        people.append(
            Contributor(person=find_or_add_person(author, owner), role="guru", note=_("penulis asal"))
        )
    return people


def _level_in(scope: str) -> str:
    """The level that a worksheet's “Lingkup pendidikan” names, if it names one."""
    words = set(scope.upper().replace("/", " ").split())
    for value, label in choices("level"):
        if words & set(str(label).upper().replace("/", " ").split()):
            return value
    return ""


def _add_pictures(page: PracticePage, post: Post, owner: User) -> list[Notice]:
    """Pictures that came with the file; who can be recognised on them the author still has to say."""
    notices = []
    for picture in post.pictures:
        if picture.data is None:
            continue
        name = Path(picture.src[:80]).name or "gambar"
        try:
            image = add_picture(
                file=ContentFile(picture.data, name=name), owner=owner, page=page, alt=picture.alt[:250]
            )
        except ValidationError as error:
            notices.append(Notice("picture-refused", f"{name}: {' '.join(error.messages)}"))
        else:
            page.pictures.add(StoryPicture(image=image, part="actions"))
    page.save()
    return notices
