"""The sheets as browsers get them: small, and readable for the browser of an old phone (Chrome 70)."""

import gzip
import re

import pytest

from core.styles import DESK, PUBLIC, SHEETS, composed, minified

#: what such a browser does not know, and what would be lost without another way beside it
NEWER = {
    "a side by its logical name": r"[{;](margin|padding|border)-(block|inline):",
    "all sides in one word": r"[{;]inset:",
    "a ratio": r"[{;]aspect-ratio:",
    "one of several selectors": r":(is|where)\(",
    "a height without the bars": r"\d(dvh|svh|lvh)\b",
    "mixed colours": r"color-mix\(",
    "a rule within a rule": r"[{;]&",
    "two places for one colour of a gradient": r"gradient\([^;}]*(?:\)|#\w+|transparent) -?[\d.]+\w* [\d.]+\w*",
    "a line's thickness in its short form": r"text-decoration:underline \d",
}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("what", NEWER)
def test_old_phones_can_read_every_rule(sheet: str, what: str) -> None:
    """What only newer browsers know stands where nothing depends on it."""
    assert re.findall(rf".{{0,60}}{NEWER[what]}.{{0,60}}", composed(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_size_between_two_limits_has_a_plain_size_beside_it(sheet: str) -> None:
    """`clamp()` stands only where the browser has said that it knows it."""
    plain = re.sub(r"@supports \(width:clamp\([^{]*\{.*?\}\s*\}", "", composed(sheet), flags=re.DOTALL)
    assert "clamp(" not in plain


def test_the_public_sheet_stays_light() -> None:
    """Compressed, as a phone on a bad line fetches it."""
    assert len(gzip.compress(composed(PUBLIC).encode(), 9)) <= 12_000
    assert len(gzip.compress(composed(DESK).encode(), 9)) <= 8_000


def test_sides_are_spelled_out() -> None:
    """Brackets stay together, and a question to the browser stays a question."""
    assert minified(".a { padding-block: var(--s) calc(1px + 2px); margin-inline: auto }") == (
        ".a{padding-top:var(--s);padding-bottom:calc(1px + 2px);margin-left:auto;margin-right:auto}"
    )
    assert minified("@supports not (inset: 0) { .a { inset: 1px 2px 3px } }") == (
        "@supports not (inset:0){.a{top:1px;right:2px;bottom:3px;left:2px}}"
    )
