"""Changes that readers must see at once renew the page cache. Handlers hand on; the rule is in `delivery.page_cache`."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .delivery.page_cache import renew, renew_after_taking_down


@receiver(page_published)
def renew_after_publishing(**kwargs: Any) -> None:
    """What is new shows in lists, navigation and neighbours: the whole site is renewed."""
    renew()


@receiver([page_unpublished, page_slug_changed, post_page_move])
def renew_after_page_change(**kwargs: Any) -> None:
    """Taking down, renaming and moving show everywhere too, and leave addresses where nothing is any more."""
    renew_after_taking_down()


@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver([post_save, post_delete], sender=Site)
def renew_after_site_change(**kwargs: Any) -> None:
    """Restrictions and site records decide who sees what."""
    renew_after_taking_down()


@receiver(post_delete)
def renew_after_page_deletion(instance: Any, **kwargs: Any) -> None:
    """A deleted page is gone from every list."""
    if isinstance(instance, Page):
        renew_after_taking_down()
