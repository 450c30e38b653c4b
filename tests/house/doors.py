"""The admin's other doors for a text: whatever button, dialogue, list or script would publish, copy, move or decide it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from tests.house.texts import Text
from tests.house.visits import KINDS, ROLES, STAFF, STATES, Visit

Way = Callable[[Client, Text], Any]
Opens = Callable[[Visit], bool]


def never(visit: Visit) -> bool:
    """Shut for everybody: nothing may be left behind."""
    return False


def staff(*states: str) -> Opens:
    """Open for the staff while the text stands there."""
    return lambda visit: visit.role in STAFF and visit.state in (states or STATES)


@dataclass(frozen=True)
class Door:
    """How it is tried, with texts in which states, and for whom it opens; `sure`: there it does leave something behind."""

    name: str
    way: Way
    opens: Opens = never
    sure: Opens = never
    states: tuple[str, ...] = STATES


def form_of(text: Text, **more: Any) -> dict[str, Any]:
    """What the page editor would send with nothing but a title, an address and a licence filled in."""
    page = text.page
    data: dict[str, Any] = {"title": "Judul lain", "slug": page.slug, "licence": page.licence, **more}
    for name in ("comments", *page.content_children):
        counts = ("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 1000)
        data |= {f"{name}-{count}": value for count, value in counts}
    return data


def editing(view: str = "edit", **buttons: str) -> Way:
    """The page editor, with one of its buttons."""

    def way(client: Client, text: Text) -> Any:
        args = [text.page.pk, *([text.about["revision_id"]] if view == "revisions_revert" else [])]
        return client.post(reverse(f"wagtailadmin_pages:{view}", args=args), form_of(text, **buttons))

    return way


def known(name: Any, text: Text) -> Any:
    """A number of the text where its name is given (0 where it has none); everything else as it is."""
    return text.about.get(name, 0) if isinstance(name, str) and name.endswith("_id") else name


def filled(data: Mapping[str, Any], text: Text) -> dict[str, Any]:
    """What is sent, with the numbers of this text."""
    return {key: known(value, text) for key, value in data.items()}


def page_view(view: str, *names: str, **data: Any) -> Way:
    """One of the admin's pages about a text."""

    def way(client: Client, text: Text) -> Any:
        args = [text.page.pk, *(known(name, text) for name in names)]
        return client.post(reverse(f"wagtailadmin_pages:{view}", args=args), filled(data, text))

    return way


def bulk(action: str, whole_section: bool = False, **data: Any) -> Way:
    """Ticked in a list, alone or as the section that it lies in."""

    def way(client: Client, text: Text) -> Any:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        chosen = text.about["destination_id"] if whole_section else text.page.pk
        return client.post(f"{address}?id={chosen}", filled(data, text))

    return way


def script(action: str, whole_section: bool = False, **data: Any) -> Way:
    """The interface that the admin's own scripts use."""

    def way(client: Client, text: Text) -> Any:
        page_id = text.about["destination_id"] if whole_section else text.page.pk
        address = reverse("wagtailadmin_api:pages:action", args=[page_id, action])
        return client.post(address, filled(data, text), content_type="application/json")

    return way


def creating(client: Client, text: Text) -> Any:
    """A new text beside this one, published at once."""
    about = text.about
    args = [about["content_type_app_name"], about["content_type_model_name"], about["destination_id"]]
    sent = form_of(text, slug="baru-sekali") | {"action-publish": "1"}
    return client.post(reverse("wagtailadmin_pages:add", args=args), sent)


def translating(then: Way) -> Way:
    """Let it be translated into English, and try the next door with what came of it."""

    def way(client: Client, text: Text) -> Any:
        english = Locale.objects.get(language_code="en")
        address = reverse("wagtail_localize:submit_page_translation", args=[text.page.pk])
        made = client.post(address, {"locales": [english.pk]})
        found = text.page.get_translation_or_none(english)
        if found is None:
            return made
        return then(client, Text(found.specific, text.owner, text.state, text.kind, text.secret, text.about))

    return way


def publishing_translation(client: Client, text: Text) -> Any:
    """The button of the translation editor."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[text.page.pk]), {"action": "publish"})


def synchronising(client: Client, text: Text) -> Any:
    """`Sync translated pages`, publishing at once."""
    from wagtail_localize.models import TranslationSource

    source = TranslationSource.objects.get(object_id=text.page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    return client.post(address, {"publish_translations": "on"})


def becoming_alias(client: Client, text: Text) -> Any:
    """The translation turned into a mirror of the original, which may be live."""
    return client.post(reverse("wagtail_localize:convert_to_alias", args=[text.page.pk]))


def handing_in_translation(client: Client, text: Text) -> Any:
    """Our own button above the translation editor; not a sentence is translated."""
    from wagtail_localize.models import Translation

    translation = Translation.objects.get(source__object_id=text.page.translation_key)
    return client.post(reverse("review_hand_in_translation", args=[translation.pk]))


COPY = {
    "new_title": "Salinan",
    "new_slug": "salinan",
    "new_parent_page": "destination_id",
    "publish_copies": "on",
}
DECIDE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
SOON = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
DRAFTING = staff("draft", "published")


def readers_door(visit: Visit) -> bool:
    """The admin's dialogue about a text under review: for whoever may decide on it at the desk."""
    return visit.role == "superuser" and not visit.own and visit.state == "review"


READ, LIVE = ("review",), ("published",)
DOORS: tuple[Door, ...] = (
    Door("save", editing(), DRAFTING, DRAFTING),
    Door("publish", editing(**{"action-publish": "1"}), DRAFTING, DRAFTING),
    Door("plan", editing(**{"action-publish": "1", "go_live_at": SOON}), DRAFTING),
    Door("submit", editing(**{"action-submit": "1"}), DRAFTING, states=("draft", "published")),
    Door("decide", editing(**DECIDE), lambda visit: DRAFTING(visit) or readers_door(visit), states=READ),
    Door("cancel the workflow", editing(**{"action-cancel-workflow": "1"}), staff(), states=READ),
    Door("begin it again", editing(**{"action-restart-workflow": "1"}), DRAFTING, states=READ),
    Door(
        "go back and publish", editing("revisions_revert", **{"action-publish": "1"}), DRAFTING, states=LIVE
    ),
    Door("create and publish", creating, staff(), staff(), states=LIVE),
    Door("approve", page_view("workflow_action", "approve", "task_state_id"), readers_door, states=READ),
    Door("send back", page_view("workflow_action", "reject", "task_state_id"), readers_door, states=READ),
    Door("copy", page_view("copy", **COPY)),
    Door("copy as alias", page_view("copy", alias="on", **COPY)),
    Door("take down", page_view("unpublish"), staff("published")),
    Door("delete", page_view("delete"), staff()),
    Door("move", page_view("move_confirm", "english_id"), staff()),
    Door("unschedule", page_view("revisions_unschedule", "revision_id"), staff(), states=READ),
    Door("lock", page_view("lock"), staff(), states=READ),
    Door("restrict", page_view("set_privacy", restriction_type="login"), staff(), states=LIVE),
    Door("publish many", bulk("publish")),
    Door("publish a section", bulk("publish", True, include_descendants="on"), staff(), states=READ),
    Door("take down many", bulk("unpublish"), staff("published"), states=LIVE),
    Door("move many", bulk("move", chooser="english_id"), staff(), states=LIVE),
    Door("delete many", bulk("delete"), staff(), states=LIVE),
    Door("publish by script", script("publish")),
    Door("take down by script", script("unpublish"), staff("published"), states=LIVE),
    Door("delete by script", script("delete"), staff(), states=LIVE),
    Door("copy by script", script("copy", recursive=False, keep_live=True, slug="salinan")),
    Door(
        "copy a section by script",
        script("copy", True, recursive=True, keep_live=True, slug="dua"),
        states=LIVE,
    ),
    Door("alias by script", script("create_alias", recursive=False, update_slug="salinan")),
    Door("translate by script", script("copy_for_translation", locale="en"), staff(), states=LIVE),
    Door("move by script", script("move", destination_page_id="english_id"), staff(), states=LIVE),
    Door("go back by script", script("revert_to_page_revision", revision_id="revision_id"), staff()),
    Door("convert by script", script("convert_alias"), staff(), states=LIVE),
    Door("publish the translation", translating(publishing_translation), staff(), staff()),
    Door("publish while synchronising", translating(synchronising), staff(), staff(), states=LIVE),
    Door("alias in English", translating(becoming_alias), staff(), staff(), states=LIVE),
    Door("hand the translation in", translating(handing_in_translation), staff(), staff(), states=LIVE),
)


def tries(role: str, door: Door) -> Iterator[Visit]:
    """Own texts in each state, of each kind, and another's; the kinds go round from role to role.

    Who is no staff is turned away whatever the text.
    """
    if role not in STAFF:
        yield Visit(role, "POST", own=role != "anonymous", state="published", kind="praktik")
        return
    shift = ROLES.index(role)
    for place, state in enumerate(STATES):
        if state in door.states:
            yield Visit(role, "POST", True, state, KINDS[(shift + place + 1) % 3])
    yield Visit(role, "POST", False, STATES[shift % 3], KINDS[2 * shift % 3])
