"""Where a text stands, in the words of the house (enumeration `status`), and what its author can do next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState

from core.enumerations import label

from .models import Claim, Review, Submission
from .promises import promises
from .tasks import EditorDecisionTask


@dataclass(frozen=True)
class Standing:
    """The status of one text: its value, its words, the round it is in (0 before the first), and what is promised.

    `promise` is a sentence while a stage is open, else empty; `planned` is when an approved text goes public.
    """

    value: str
    round: int = 0
    promise: str = ""
    planned: datetime | None = None

    @property
    def label(self) -> str:
        """The words that people read."""
        return label("status", self.value)

    @property
    def explanation(self) -> str:
        """One sentence for the author."""
        if self.planned:
            day = date_format(timezone.localtime(self.planned), "j F Y, H.i")
            return gettext("Sudah disetujui, dan terbit pada %(day)s.") % {"day": day}
        return str(EXPLANATIONS[self.value])

    @property
    def is_open_to_author(self) -> bool:
        """Whether the author can write on it now."""
        return self.value in ("draf", "perlu-dilengkapi", "ditarik-penulis", "terbit")

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether it lies with readers now."""
        return self.value in ("menunggu-penelaah", "sedang-ditelaah", "siap-terbit", "perlu-dilengkapi")


EXPLANATIONS = {
    "draf": _("Hanya Bapak/Ibu yang melihatnya. Lanjutkan saat sempat."),
    "menunggu-penelaah": _("Rekan guru akan membacanya."),
    "sedang-ditelaah": _("Seorang rekan sedang membacanya."),
    "perlu-dilengkapi": _("Terima kasih sudah berbagi. Tulisan Bapak/Ibu tetap utuh; lanjutkan saat sempat."),
    "siap-terbit": _("Rekan sudah setuju. Penyunting membacanya sekali lagi, lalu terbit."),
    "terbit": _("Dapat dibaca semua orang."),
    "ditarik-penulis": _("Ditarik kembali. Boleh dilanjutkan dan dikirim lagi kapan saja."),
}


def standing_of(page: Page) -> Standing:
    """Where one text stands."""
    return standings([page])[page.pk]


def standings(pages: Iterable[Page]) -> dict[int, Standing]:
    """Where each text stands, by primary key, in seven queries however many there are."""
    pages = list(pages)
    newest: dict[str, WorkflowState] = {}
    states = WorkflowState.objects.filter(
        object_id__in=[str(page.pk) for page in pages], base_content_type__app_label="wagtailcore"
    ).select_related("current_task_state__task__content_type")
    for state in states.order_by("created_at", "pk"):
        newest[state.object_id] = state
    at = [state.current_task_state_id for state in newest.values()]
    claimed = set(Claim.objects.filter(task_state__in=at).values_list("task_state_id", flat=True))
    claimed |= set(
        Review.objects.filter(task_state__in=at).exclude(decision="").values_list("task_state_id", flat=True)
    )
    rounds = dict(
        Submission.objects.filter(workflow_state__in=newest.values())
        .order_by("round")
        .values_list("workflow_state_id", "round")
    )
    promised, planned = promises(at), _planned(pages)
    found: dict[int, Standing] = {}
    for page in pages:
        state = newest.get(str(page.pk))
        standing = _standing(page, state, claimed, rounds, planned.get(str(page.pk)))
        words = promised.get(state.current_task_state_id or 0, "") if state else ""
        found[page.pk] = replace(standing, promise=words)
    return found


def _planned(pages: list[Page]) -> dict[str, datetime]:
    """When the texts that wait for their day go public, by primary key as Wagtail writes it."""
    waiting = Revision.objects.filter(
        base_content_type__app_label="wagtailcore",
        object_id__in=[str(page.pk) for page in pages],
        approved_go_live_at__isnull=False,
    )
    return dict(waiting.values_list("object_id", "approved_go_live_at"))


def _standing(
    page: Page,
    state: WorkflowState | None,
    claimed: set[int],
    rounds: dict[int, int],
    planned: datetime | None,
) -> Standing:
    number = rounds.get(state.pk, 0) if state else 0
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state:
        if state.current_task_state.task.content_type.model == EditorDecisionTask._meta.model_name:
            return Standing("siap-terbit", number)
        return Standing(
            "sedang-ditelaah" if state.current_task_state_id in claimed else "menunggu-penelaah", number
        )
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing("perlu-dilengkapi", number)
    if planned:
        return Standing("siap-terbit", number, planned=planned)
    if page.live:
        return Standing("terbit", number)
    if state is not None and _by_author(page, state):
        return Standing("ditarik-penulis", number)
    return Standing("draf", number)


def _by_author(page: Page, state: WorkflowState) -> bool:
    """Whether the author took the text back; one that an editor has put back is a draft again.

    A text that was approved, is not planned any more and was never public is one whose author took the plan back.
    """
    if state.status == WorkflowState.STATUS_APPROVED:
        return page.first_published_at is None
    stopped = state.current_task_state
    return state.status == WorkflowState.STATUS_CANCELLED and (
        stopped is None or stopped.finished_by_id in (None, page.owner_id)
    )
