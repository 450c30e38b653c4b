"""The author's side of a review: answering its notes, ticking them off, and saying thanks."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import record, telling
from ..models import PartComment, Review, Submission
from ..rules import Refused
from ..status import standing_of
from .locking import lock_page

#: where a text lies with its author again
ANSWERABLE = ("draf", "perlu-dilengkapi", "ditarik-penulis")
MOST_WORDS = 2_000
MOST_THANKS = 500
THANKS = _("Terima kasih, masukannya menolong.")


def _heard() -> QuerySet[Review]:
    """What authors may read: reviews of stages that have ended, so that all voices come at once."""
    return Review.objects.exclude(decision="").exclude(task_state__status=TaskState.STATUS_IN_PROGRESS)


def texts_spoken_of(pages: Iterable[Page]) -> set[int]:
    """Of these texts, those whose authors have something to read, by primary key."""
    keys = [page.pk for page in pages]
    return set(_heard().filter(submission__page__in=keys).values_list("submission__page_id", flat=True))


def heard(page: Page) -> list[Review]:
    """The reviews that the author may read, oldest first."""
    found = _heard().filter(submission__page_id=page.pk)
    return list(
        found.select_related("reviewer", "submission")
        .prefetch_related("comments")
        .order_by("submission_id", "pk")
    )


def may_answer(page: Page) -> bool:
    """Whether the text lies with its author, so that notes can be answered; before and after they can be read."""
    return standing_of(page).value in ANSWERABLE


@transaction.atomic
def answer(*, page: Page, by: User, replies: Mapping[int, str], done: Mapping[int, bool]) -> int:
    """Keep the author's answers and ticks, by the number of the note; returns how many changed. Raises Refused."""
    lock_page(page)
    notes = {note.pk: note for note in notes_of(page, by)}
    changed = [
        note
        for pk, note in notes.items()
        if _answered(note, replies.get(pk, note.reply), done.get(pk, note.done_at is not None))
    ]
    if not changed:
        return 0
    if not may_answer(page):
        raise Refused(
            _("Tulisan ini sedang dibaca rekan. Jawaban Bapak/Ibu kami simpan sampai gilirannya."),
            code="in-review",
        )
    PartComment.objects.bulk_update(changed, ["reply", "replied_at", "done_at"])
    record.note(page, "reply", by=by, data={"notes": len(changed)})
    return len(changed)


def notes_of(page: Page, by: User) -> list[PartComment]:
    """The notes that this author has been given. Raises Refused for anybody else."""
    if page.owner_id != by.pk:
        raise Refused(_("Hanya penulisnya yang menjawab masukan."), code="not-yours")
    return [note for review in heard(page) for note in review.comments.all()]


def _answered(note: PartComment, reply: str, done: bool) -> bool:
    """Put the answer into the note; tells whether anything is new."""
    reply, was = reply.strip()[:MOST_WORDS], (note.reply, note.done_at is not None)
    if reply != note.reply:
        note.reply, note.replied_at = reply, timezone.now() if reply else None
    if done != was[1]:
        note.done_at = timezone.now() if done else None
    return (reply, done) != was


def take_note(*, page: Page, by: User, note: PartComment) -> None:
    """Tick off a note whose wording stands in the text now."""
    note.taken_at = timezone.now()
    note.done_at = note.done_at or note.taken_at
    note.save(update_fields=["taken_at", "done_at"])
    record.note(page, "take_over", by=by, data={"part": note.part, "review": note.review_id})


@transaction.atomic
def thank(*, review: Review, by: User, words: str = "") -> Review:
    """One short thanks for a review that has been decided. Thanking twice changes nothing. Raises Refused."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    page = review.submission.page
    if page.owner_id != by.pk or review.pk not in [each.pk for each in heard(page)]:
        raise Refused(_("Hanya penulisnya yang dapat berterima kasih untuk telaah ini."), code="not-yours")
    if review.thanked_at is None:
        review.thanks = (words.strip() or str(THANKS))[:MOST_THANKS]
        review.thanked_at = timezone.now()
        review.save(update_fields=["thanks", "thanked_at", "updated_at"])
        record.note(page, "thanks", by=by, data={"review": review.pk})
        telling.tell_thanked(review)
    return review


def tell_answers(submission: Submission) -> None:
    """With a new round the author's answers are sent: whoever asked learns of them."""
    others = Submission.objects.filter(page_id=submission.page_id).exclude(pk=submission.pk)
    earlier = others.order_by("-submitted_at").first()
    if earlier is None:
        return
    notes = PartComment.objects.filter(
        review__submission__page_id=submission.page_id, replied_at__gt=earlier.submitted_at
    ).exclude(reply="")
    for note in notes.select_related("review__reviewer", "review__submission__page").order_by("pk"):
        telling.tell_reply(note)
