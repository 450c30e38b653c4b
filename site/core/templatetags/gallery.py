"""Draws an example of the living page by the product's own template."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.gallery.registry import Example

register = template.Library()

# Two states of one component stand on one page: what they name themselves by is told apart.
NAMES = re.compile(r'((?<=\s)(?:id|for|aria-labelledby|aria-describedby|aria-controls)=")([^"]+)(")')
POINTERS = re.compile(r"""(href="#|url\(#)([^")]+)""")


@register.simple_tag(takes_context=True)
def shown(context: template.Context, example: Example, section: str, number: int) -> SafeString:
    """What the template makes of its values alone, as `include … only` does."""
    engine = context.template.engine  # type: ignore[union-attr]
    html = engine.get_template(example.address).render(context.new(example.values))
    if example.as_source:
        return format_html('<pre tabindex="0">{}</pre>', html.strip())
    if example.unhidden:
        html = html.replace(" hidden", "")
    tail = f"-{section}-{number}"
    told = NAMES.sub(
        lambda found: found[1] + " ".join(name + tail for name in found[2].split()) + found[3], html
    )
    return mark_safe(POINTERS.sub(lambda found: found[0] + tail, told))
