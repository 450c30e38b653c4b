"""What home adds to Wagtail: links in editors' words find their addresses together."""

from typing import Any

from wagtail import hooks

from .page_links import PageLinks


@hooks.register("register_rich_text_features", order=1)  # after Wagtail's own, which it takes the place of
def register_page_links(features: Any) -> None:
    """Take over links to pages."""
    features.register_link_type(PageLinks)
