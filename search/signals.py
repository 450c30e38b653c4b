"""Following publications. Handlers hand on; the rules are in `indexing`."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from . import indexing
from .engines import database_engine
from .models import SearchDocument


@receiver(page_published)
def refresh_after_publication(instance: Page, **kwargs: Any) -> None:
    """What goes public is found at once."""
    indexing.refresh(instance)


@receiver(page_unpublished)
def forget_after_unpublication(instance: Page, **kwargs: Any) -> None:
    """What is taken down, or about to be deleted (then the row still says that it is live), is gone at once."""
    indexing.forget([instance.pk])


@receiver(page_slug_changed)
def refresh_after_rename(instance: Page, **kwargs: Any) -> None:
    """A new slug changes the addresses of everything below."""
    indexing.refresh_below(instance)


@receiver(post_page_move)
def refresh_after_move(instance: Page, **kwargs: Any) -> None:
    """A move changes addresses, and may lead into or out of a restricted section."""
    indexing.refresh_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def refresh_after_restriction(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restricted section is found by nobody; when the restriction goes, by everybody (not when its page
    goes).
    """
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None and (origin is None or _is_of(origin, PageViewRestriction)):
        indexing.refresh_below(page)


@receiver(pre_delete, sender=SearchDocument)
def forget_in_database_engine(instance: SearchDocument, **kwargs: Any) -> None:
    """However a document goes (with its page, too), the engine is told before its words are gone."""
    database_engine().delete([instance.pk])


@receiver(post_delete, sender=SearchDocument)
def offer_translations_again(instance: SearchDocument, **kwargs: Any) -> None:
    """A text comes up again in a language whose translation is gone."""
    indexing.settle_translations({instance.translation_key}, set())


def _is_of(origin: Any, model: type[Model]) -> bool:
    return getattr(origin, "model", type(origin)) is model
