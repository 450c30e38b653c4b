"""People who read and decide, and texts on their way through review. Every step goes through the services."""

from typing import Any

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from tests.factories.accounts import AdministratorFactory, EditorFactory, ReviewerFactory, UserFactory
from tests.factories.pages import story

WORDS = {"notice": "Murid membaca timbangan sungguhan; itu yang saya suka."}


def teacher(**fields: Any) -> User:
    """Writes, and reads nobody's drafts."""
    return UserFactory(**fields)


def reviewer(**fields: Any) -> User:
    """A colleague who reads."""
    return ReviewerFactory(**fields)


def editor(**fields: Any) -> User:
    """Decides after the colleague."""
    return EditorFactory(**fields)


def administrator(**fields: Any) -> User:
    """Looks after accounts and workflows as well."""
    return AdministratorFactory(**fields)


def superuser(**fields: Any) -> User:
    """Whom Django forbids nothing."""
    return UserFactory(is_superuser=True, is_staff=True, **fields)


def complete_story(**fields: Any) -> PracticePage:
    """A draft without gaps."""
    return story(**fields)


def fresh(page: PracticePage) -> PracticePage:
    """The same text as the database holds it now."""
    return PracticePage.objects.get(pk=page.pk)


def submitted(**fields: Any) -> PracticePage:
    """A text that its author has handed in."""
    page = complete_story(**fields)
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def approve(page: PracticePage, *, by: User) -> PracticePage:
    """One approval, at the step where the text waits."""
    services.decide(page=page, by=by, decision="approve", words=WORDS)
    return fresh(page)


def send_back(page: PracticePage, *, by: User) -> PracticePage:
    """One request to add something."""
    services.decide(
        page=page, by=by, decision="request_changes", words={"ask": "Berapa lama tiap kelompok menimbang?"}
    )
    return fresh(page)


def ready_to_publish(**fields: Any) -> PracticePage:
    """A text that a colleague has approved and that waits for an editor."""
    return approve(submitted(**fields), by=reviewer())


def published(**fields: Any) -> PracticePage:
    """A text that went the whole way."""
    return approve(ready_to_publish(**fields), by=editor())


def change(page: PracticePage, *, by: User, **fields: Any) -> PracticePage:
    """New words in the newest draft, as a new revision."""
    latest = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.save_revision(user=by)
    return fresh(page)
