"""Where a text stands, in the words of the house (enumeration `status`), and what its author can do next."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from core.enumerations import label

from .models import Claim, Review, Submission
from .tasks import EditorDecisionTask


@dataclass(frozen=True)
class Standing:
    """The status of one text: its value, its words, and the round it is in (0 before the first)."""

    value: str
    round: int = 0

    @property
    def label(self) -> str:
        """The words that people read."""
        return label("status", self.value)

    @property
    def explanation(self) -> str:
        """One sentence for the author."""
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
    "menunggu-penelaah": _("Rekan guru akan membacanya. Biasanya 5 hari."),
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
    """Where each text stands, by primary key, in four queries however many there are."""
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
    return {page.pk: _standing(page, newest.get(str(page.pk)), claimed, rounds) for page in pages}


def _standing(page: Page, state: WorkflowState | None, claimed: set[int], rounds: dict[int, int]) -> Standing:
    number = rounds.get(state.pk, 0) if state else 0
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state:
        if state.current_task_state.task.content_type.model == EditorDecisionTask._meta.model_name:
            return Standing("siap-terbit", number)
        return Standing(
            "sedang-ditelaah" if state.current_task_state_id in claimed else "menunggu-penelaah", number
        )
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing("perlu-dilengkapi", number)
    if page.live:
        return Standing("terbit", number)
    if page.approved_schedule:
        return Standing("siap-terbit", number)
    if state is not None and state.status == WorkflowState.STATUS_CANCELLED and _by_author(page, state):
        return Standing("ditarik-penulis", number)
    return Standing("draf", number)


def _by_author(page: Page, state: WorkflowState) -> bool:
    """Whether the author took the text back; one that an editor has put back is a draft again."""
    stopped = state.current_task_state
    return stopped is None or stopped.finished_by_id in (None, page.owner_id)
