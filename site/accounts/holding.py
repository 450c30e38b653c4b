"""What somebody typed and the site could not take in at once: held until it can go on."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

SESSION_KEY = "held_typing"
LIMIT = 200_000  # characters; more is left in the page itself instead of the session
SIGN_IN_FIELDS = ("login", "password")
NEVER_HELD = ("csrfmiddlewaretoken", *SIGN_IN_FIELDS)
SECRET_WORDS = ("password", "sandi")


@dataclass(frozen=True)
class Held:
    """A form as it was sent: where to, its fields (several of one name are kept), the names of its files."""

    path: str
    fields: list[tuple[str, str]]
    files: list[str]

    @property
    def texts(self) -> list[str]:
        """What a person would know again, to be read and copied; keys and buttons are left out."""
        return [value for _, value in self.fields if " " in value.strip()]

    @property
    def size(self) -> int:
        """How many characters it holds."""
        return sum(len(name) + len(value) for name, value in self.fields)


def typed(request: HttpRequest) -> Held:
    """The form that this request brings, without its token and without passwords."""
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_HELD and not any(word in name.lower() for word in SECRET_WORDS)
    ]
    files = [file.name for _, uploads in request.FILES.lists() for file in uploads if file.name]
    return Held(path=request.get_full_path(), fields=fields, files=files)


def hold(request: HttpRequest, form: Held) -> bool:
    """Keep a form with the session until its owner has signed in; False when it is too large for that."""
    if form.size > LIMIT:
        return False
    request.session[SESSION_KEY] = {"path": form.path, "fields": form.fields, "files": form.files}
    return True


def held(request: HttpRequest) -> Held | None:
    """The form that is held for this session."""
    kept: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if not kept:
        return None
    return Held(
        path=kept["path"], fields=[(name, value) for name, value in kept["fields"]], files=kept["files"]
    )


def let_go(request: HttpRequest) -> None:
    """It has arrived, or its owner does not want it any more."""
    request.session.pop(SESSION_KEY, None)
