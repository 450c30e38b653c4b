"""The parts of a text as reviewers and the completeness check see them, whatever the page type."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Part:
    """A named part of a text: `html` is what the public would read of it."""

    key: str
    label: str | Promise
    html: str
    icon: str = ""
    question: str | Promise = ""


@dataclass(frozen=True)
class Gap:
    """Something that is still missing: which field, on which step of the form, and a sentence that says what to do."""

    field: str
    message: str | Promise
