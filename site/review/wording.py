"""A suggested wording beside the sentence that it is for: what would go, and what would come."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .comparing.words import GONE, NEW, Budget, calm, changes, matches, pieces_of, words_of

TAGS = {GONE: "del", NEW: "ins"}


def changed(sentence: str, wording: str) -> SafeString:
    """The sentence with what goes as `del` and what comes as `ins`; safe to show whatever was typed."""
    old, new = words_of(sentence), words_of(wording)
    held = matches([word.text for word in old], [word.text for word in new], Budget())
    pieces = pieces_of(calm(changes(held, len(old), len(new))), old, new)
    return format_html_join(
        "",
        "{}{}",
        (
            (
                " " if piece.spaced and number else "",
                format_html("<{0}>{1}</{0}>", TAGS[piece.kind], piece.text)
                if piece.kind in TAGS
                else piece.text,
            )
            for number, piece in enumerate(pieces)
        ),
    )
