"""Who comes to a door, whose text it is about, and where that text stands: the dimensions of the matrix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("anonymous", "teacher", "reviewer", "editor", "administrator", "superuser")
READERS = ("reviewer", "editor", "administrator", "superuser")
STAFF = ("editor", "administrator", "superuser")
STATES = ("draft", "review", "published")
KINDS = ("praktik", "komunitas", "lokakarya")


@dataclass(frozen=True)
class Visit:
    """Somebody at a door. `own` tells whose text it is, `state` where it stands, `kind` what it is.

    A teacher at another's text is the “other teacher”. `data` is what is posted.
    """

    role: str
    method: str = "GET"
    own: bool = False
    state: str = "draft"
    kind: str = "praktik"
    language: str = "id"
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def act(self) -> str:
        """Which button of the form was pressed."""
        return str(self.data.get("act", ""))

    def __str__(self) -> str:
        whose = f"{'own' if self.own else 'another'} {self.state} {self.kind}"
        return f"{self.role} {self.method} {self.act} [{self.language}, {whose}]"


#: the statuses that are right for a visit
Rule = Callable[[Visit], set[int]]
