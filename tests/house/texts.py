"""Texts in every state for the permission matrix, each with words that stand nowhere else."""

from dataclasses import dataclass

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
    reviewer,
    superuser,
    teacher,
)
from tests.house.expectations import ROLES, STAFF, STATES, Visit


@dataclass(frozen=True)
class Text:
    """A text, whose it is, where it stands; `secret` is what is not public of it."""

    page: PracticePage
    owner: str
    state: str
    secret: str


@dataclass(frozen=True)
class House:
    """Everybody, and everybody's texts; the neighbour is a teacher who never visits."""

    people: dict[str, User]
    texts: list[Text]

    def text(self, visit: Visit) -> Text:
        """The visitor's own, or the neighbour's, in the wanted state."""
        owner = visit.role if visit.own else "neighbour"
        return next(text for text in self.texts if (text.owner, text.state) == (owner, visit.state))


def build_house() -> House:
    """One person of each role, and a draft, a waiting and a published text of each."""
    makers = {
        "teacher": teacher,
        "reviewer": reviewer,
        "editor": editor,
        "superuser": superuser,
        "neighbour": teacher,
    }
    people = {role: make() for role, make in makers.items()}
    first, last = reviewer(), editor()
    texts = [_text(owner, people[owner], state, first, last) for owner in people for state in STATES]
    return House(people, texts)


def _text(role: str, owner: User, state: str, first: User, last: User) -> Text:
    secret = f"Rahasia {state} {role}"
    page = complete_story(owner=owner, title=f"Terbit {role}" if state == "published" else secret)
    if state != "draft":
        services.start_review(page=page, by=owner)
    if state == "published":
        page = approve(approve(fresh(page), by=first), by=last)
        change(page, by=owner, title=secret)  # a newer draft, which nobody has read
    return Text(fresh(page), role, state, secret)


def may_know(role: str, text: Text, path: str) -> bool:
    """Whether the unpublished words of a text may stand in an answer to this role at this address."""
    area = path.removeprefix("/en").split("/")[1]
    if area == "telaah":
        return text.owner != role and text.state == "review" and role in ROLES[2:]
    if area == "admin":
        return role in STAFF
    return text.owner == role and area in ("tulis", "akun")
