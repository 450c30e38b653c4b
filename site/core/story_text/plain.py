"""From what a teacher types to what is stored, and back. Neither way loses a word or a mark."""

from .html_reading import read_html
from .reading import read
from .writing import html as write_html
from .writing import plain as write_plain


def to_html(text: str) -> str:
    """Clean HTML for a text in plain syntax. HTML typed into it stays visible as text."""
    return write_html(read(text))


def to_plain(html: str) -> str:
    """The plain syntax for stored HTML: `to_html` of it gives the HTML that `to_html` or `clean` made."""
    return write_plain(read_html(html))
